/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting, and what is made of its records. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-meeting-view.h"

#include "domain/hut-meeting-plan.h"

HutMeetingView *
hut_meeting_view_new (HutMeeting *meeting, HutOffice *office, HutTime now)
{
  HutMeetingView *view = g_new0 (HutMeetingView, 1);

  view->meeting = meeting;
  view->office = hut_office_ref (office);
  view->made_at = now;
  view->rule = hut_meeting_rule (meeting, NULL, office);
  hut_speaker_rules_of (office, &view->speakers);
  view->voters = hut_voters_new (meeting->members, view->rule);
  view->attendance = hut_attendance_new (meeting, view->voters, view->rule);
  view->agenda = hut_agenda_new (meeting, now);
  view->list = hut_speech_list_new (meeting, hut_meeting_current_topic (meeting), &view->speakers);
  view->totals = hut_speech_totals_new (meeting);
  return view;
}

void
hut_meeting_view_free (HutMeetingView *view)
{
  if (view == NULL)
    return;
  hut_speech_totals_free (view->totals);
  hut_speech_list_free (view->list);
  hut_agenda_free (view->agenda);
  hut_attendance_free (view->attendance);
  hut_voters_free (view->voters);
  hut_decision_rule_free (view->rule);
  hut_office_unref (view->office);
  hut_meeting_free (view->meeting);
  g_free (view);
}

char *
hut_member_words (const HutRecord *member)
{
  const char *number = hut_record_get_text (member, "number");
  const char *name = hut_record_get_text (member, "name");

  if (name == NULL)
    name = hut_record_get_text (member, "household");
  return g_strdup_printf ("%s%s%s", number != NULL ? number : "",
                          number != NULL && name != NULL ? " " : "", name != NULL ? name : "");
}
