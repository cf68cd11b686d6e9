/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the main views of all topics, one below the other, in @box, which holds nothing else: see
 * hut-topic-notes.h. @leads: this desk leads the meeting. */
void hut_after_views_show (GtkBox *box, const HutMeetingView *view, gboolean leads);

/* What was typed in them and is not on record yet goes there now. */
void hut_after_views_flush (GtkBox *box);

G_END_DECLS
