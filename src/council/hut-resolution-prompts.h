/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked about a resolution of the meeting that @desk shows, or of one that it reports on.
 * Each opens a prompt over
 * @parent and does what was answered; a refusal is said in the prompt, which stays. Main thread. */

/* What was decided with @motion (may be NULL: by hand), who does it by when. */
void hut_resolution_ask_new (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *motion);

/* Other words, unit, person or day; while it is carried out. */
void hut_resolution_ask_edit (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution);

/* One of an earlier meeting: how far it is, said in this one. */
void hut_resolution_ask_report (GtkWidget *parent, HutMeetingDesk *desk,
                                const HutRecord *resolution);

/* How far it is; that it is done; what was found on the spot; why it is given up. */
void hut_resolution_ask_progress (GtkWidget *parent, HutMeetingDesk *desk,
                                  const HutRecord *resolution);
void hut_resolution_ask_done (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution);
void hut_resolution_ask_recheck (GtkWidget *parent, HutMeetingDesk *desk,
                                 const HutRecord *resolution);
void hut_resolution_ask_drop (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution);

G_END_DECLS
