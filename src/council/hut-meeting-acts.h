/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* Acts of the window that need more than a record: who speaks how, what was counted. @done and
 * @data as of hut_meeting_desk_do(). Main thread. */

void hut_meeting_arrive (HutMeetingDesk *desk, const HutUid *member, HutMeetingDone done,
                         gpointer data);
void hut_meeting_ask_speech (HutMeetingDesk *desk, const HutUid *member, const char *stand,
                             HutMeetingDone done, gpointer data);
void hut_meeting_note_speech (HutMeetingDesk *desk, const HutUid *speech, const char *text);
void hut_meeting_note_topic (HutMeetingDesk *desk, const HutUid *topic, const char *views,
                             HutMeetingDone done, gpointer data);

/* @which: 1 or 2 (a counter, or the row of a block); @block: of a show of hands; @json: a count; a
 * desk that does not lead puts a block's count on record for the one that does. */
void hut_meeting_count (HutMeetingDesk *desk, const HutUid *motion, guint which, const char *block,
                        const char *json, const char *counter, HutMeetingDone done, gpointer data);
void hut_meeting_cast (HutMeetingDesk *desk, const HutUid *motion, const HutUid *member,
                       const char *choice, HutMeetingDone done, gpointer data);

/* One record's act whose end is told. */
void hut_meeting_do_told (HutMeetingDesk *desk, HutMeetingOfOne plan, const HutUid *id,
                          HutMeetingDone done, gpointer data);

G_END_DECLS
