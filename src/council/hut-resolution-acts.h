/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-line-list.h"
#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* What the rows of resolutions offer, wherever they are shown: each an action with the uid of the
 * resolution. Main thread. */

/* Installs them all on a class whose widgets show such rows. */
void hut_resolution_install (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc func);

/* Opens the prompt of the action @name over @parent, for the resolution @id (a uid's text). FALSE
 * where it asks nothing: it is done by hut_resolution_turn(). */
gboolean hut_resolution_ask (GtkWidget *parent, HutMeetingDesk *desk, const char *name,
                             const char *id);

/* Does @name, which asks nothing. @done and @data as of hut_meeting_desk_do(). */
void hut_resolution_turn (HutMeetingDesk *desk, const char *name, const char *id,
                          HutMeetingDone done, gpointer data);

/* Adds to @line what can be done with @resolution of the meeting itself. */
void hut_resolution_offer (HutLine *line, const HutRecord *resolution);

G_END_DECLS
