/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-line-list.h"
#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* Public notices as lines of lists (hut-meeting-lines.h says how), with what can be done with each
 * (hut-notice-acts.h). */

/* The sheets of the meeting's own notice: where each hangs, and until when. A line is about the
 * notice, and its title is the place. */
GPtrArray *hut_notice_lines_of_meeting (const HutMeetingView *view, HutTime now);

/* What hangs, or is to hang, once the meeting is over: the sheets of its notice that nobody took
 * down, and each result that was announced, with its notice or by when it has to be put up. The
 * line of a result is about the motion. */
GPtrArray *hut_notice_lines_after (const HutMeetingView *view, HutTime now);

/* Whether a sheet of the meeting's own notice hangs. */
gboolean hut_notice_hangs_of_meeting (const HutMeetingView *view);

G_END_DECLS
