/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* What is done with public notices, wherever they are shown: that of the meeting itself, and those
 * of its results. Each is an action with a uid. Main thread.
 *
 *   notice.post       puts one up: of the meeting (its own uid), or of a motion's result
 *   notice.take-down  the notice of that uid, or the one of that motion's result
 *   notice.strike     the same: it never hung there */

/* Installs them all on a class whose widgets show notices. */
void hut_notice_install (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc func);

/* Does the action @name for @id (a uid's text): at once, or after the prompt that it opens over
 * @parent. @done and @data as of hut_meeting_desk_do(), called where it asks nothing; @data is else
 * freed by @free_data. */
void hut_notice_act (GtkWidget *parent, HutMeetingDesk *desk, const char *name, const char *id,
                     HutMeetingDone done, gpointer data, GDestroyNotify free_data);

G_END_DECLS
