/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the papers of the meeting that @desk shows, to be printed or saved, with @which chosen (a
 * name of hut-council-papers.h; another is the first). @parent: any widget of the window. Main
 * thread. */
void hut_meeting_print_open (GtkWidget *parent, HutMeetingDesk *desk, const char *which);

G_END_DECLS
