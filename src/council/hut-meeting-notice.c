/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The steps of a meeting that stands still. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-notice.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

HutMeetingNotice
hut_meeting_notice (const HutMeetingView *view, gboolean leads)
{
  const char *state = hut_meeting_get_state (view->meeting);
  const char *leader = hut_record_get_text (view->meeting->meeting, "leader_name");

  if (g_strcmp0 (state, "closed") == 0)
    return (HutMeetingNotice){ _ ("The meeting is closed."), NULL, NULL };
  if (leader == NULL)
    return (HutMeetingNotice){
      _ ("Lead the meeting from this desk to take presence; open it when the quorum "
         "is there."),
      _ ("_Lead…"), "meeting.lead"
    };
  if (!leads)
    return (HutMeetingNotice){
      _ ("Another desk leads this meeting. Here you can watch, and count a block of "
         "a show of hands."),
      _ ("_Take Over…"), "meeting.lead"
    };
  if (g_strcmp0 (state, "draft") == 0 || g_strcmp0 (state, "announced") == 0)
    return (HutMeetingNotice){ _ ("The meeting is not open yet. Who arrives is taken already."),
                               _ ("_Open the Meeting"), "meeting.open" };
  if (g_strcmp0 (state, "adjourned") == 0)
    return (HutMeetingNotice){ _ ("The meeting is adjourned."), _ ("_Go On"), "meeting.resume" };
  return (HutMeetingNotice){ NULL, NULL, NULL };
}
