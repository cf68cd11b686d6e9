/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked before something is done in a meeting. Each opens a prompt over @parent and does
 * what was answered through @desk; a refusal is said in the prompt, which stays. Main thread. */

/* Another desk leads, or none: what it means to lead from here. */
void hut_meeting_ask_lead (GtkWidget *parent, HutMeetingDesk *desk);

/* A closed meeting is not opened again. */
void hut_meeting_ask_close (GtkWidget *parent, HutMeetingDesk *desk);

/* Who stands for @member. */
void hut_meeting_ask_proxy (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *member);

/* What the ballot of @member on @motion should have been, and why. */
void hut_meeting_ask_correction (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *motion,
                                 const HutUid *member);

/* A new motion in @topic, or what is changed of @motion; the other is NULL. */
void hut_meeting_ask_motion (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *topic,
                             const HutRecord *motion);

G_END_DECLS
