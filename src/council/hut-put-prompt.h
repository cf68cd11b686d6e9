/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the meeting that was chosen. @widget and @topic are those of the prompt. */
typedef void (*HutPutInto) (GtkWidget *widget, const HutUid *meeting, const HutRecord *topic);

/* Asks on the agenda of which meeting @topic (copied) is put: those in preparation and those
 * announced, of which @usual is proposed. Where there is none it says so, and asks for a new one.
 * @widget stands in a HutCouncilPage; @reader is the main thread's. */
void hut_put_prompt_open (GtkWidget *widget, HutReader *reader, const HutRecord *topic,
                          const HutUid *usual, HutPutInto put);

G_END_DECLS
