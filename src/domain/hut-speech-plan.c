/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the speakers' list and the clock. The clock is two numbers on record, what
 * was spoken and since when it runs, so that it goes on where the power comes back. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-meeting-plan.h"

#include "domain/hut-attendance.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-speech-list.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const HutRecord *
find_speech (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  GPtrArray *speeches = acting->meeting->speeches;

  for (guint i = 0; i < speeches->len; i++)
    if (hut_uid_equal (&((HutRecord *)speeches->pdata[i])->id, id))
      return speeches->pdata[i];
  hut_meeting_refuse (error, _ ("This is no longer on the speakers’ list."));
  return NULL;
}

static gboolean
is_state (const HutRecord *speech, const char *state)
{
  return g_strcmp0 (hut_record_get_text (speech, "state"), state) == 0;
}

static gboolean
is_chair (const HutMeeting *meeting, const HutRecord *member)
{
  return hut_meeting_is_of (meeting->meeting, "chair", &member->id) ||
         (hut_record_get_text (meeting->meeting, "chair") == NULL &&
          g_strcmp0 (hut_record_get_text (member, "role"), "chair") == 0);
}

static gboolean
is_present (const HutMeeting *meeting, const HutUid *member)
{
  g_autoptr (HutVoters) voters = hut_voters_new (meeting->members, NULL);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (meeting, voters, NULL);
  const HutAttendee *attendee = hut_attendance_find (attendance, member);

  return attendee != NULL && attendee->present;
}

static gboolean
waits_already (const HutMeeting *meeting, const HutRecord *topic, const HutUid *member)
{
  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const HutRecord *speech = meeting->speeches->pdata[i];

      if (is_state (speech, "waiting") && hut_meeting_is_of (speech, "member", member) &&
          (topic == NULL || hut_meeting_is_of (speech, "topic", &topic->id)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_ask (const HutMeetingActing *acting, const HutRecord *member, HutStand stand,
           const HutSpeakerRules *rules, GError **error)
{
  const HutMeeting *meeting = acting->meeting;
  const HutRecord *topic = hut_meeting_current_topic (meeting);

  if (!hut_speakers_may_ask (rules, is_chair (meeting, member)))
    return hut_meeting_refuse (error, _ ("The chair is not on the speakers’ list."));
  if (!is_present (meeting, &member->id))
    return hut_meeting_refuse (error, _ ("Is not here."));
  if (topic == NULL && stand != HUT_STAND_ORDER)
    return hut_meeting_refuse (error, _ ("No topic is under discussion."));
  if (stand != HUT_STAND_ORDER && waits_already (meeting, topic, &member->id))
    return hut_meeting_refuse (error, _ ("Is on the speakers’ list already."));
  return TRUE;
}

HutRecordPlan *
hut_speech_plan_ask (const HutMeetingActing *acting, const HutUid *id, const char *stand_code,
                     GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *member = hut_meeting_find (acting->meeting, id);
  const HutRecord *topic = hut_meeting_current_topic (acting->meeting);
  HutSpeakerRules rules;
  HutStand stand;
  HutRecord *speech;

  hut_speaker_rules_of (acting->office, &rules);
  if (member == NULL || member->kind != &hut_kind_member)
    {
      hut_meeting_refuse (error, _ ("This is nobody on the list of members."));
      return NULL;
    }
  if (!hut_stand_parse (stand_code, &stand))
    {
      hut_meeting_refuse (error, _ ("A speech is for, against, a question or a point of order."));
      return NULL;
    }
  if (!hut_meeting_acting_under_way (acting, error) ||
      !check_ask (acting, member, stand, &rules, error))
    return NULL;
  speech = hut_record_plan_create (plan, &hut_kind_speech, NULL);
  hut_record_set (speech, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  if (topic != NULL)
    hut_record_set (speech, "topic", hut_value_uid (&topic->id));
  hut_record_set (speech, "member", hut_value_uid (id));
  hut_record_set_text (speech, "stand", stand_code);
  hut_record_set_int (speech, "asked_at", acting->now);
  hut_record_set_text (speech, "state", "waiting");
  hut_record_set_int (speech, "limit", rules.seconds);
  hut_record_set (speech, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (speech, "term", hut_record_get_int (acting->meeting->meeting, "term", 0));
  return g_steal_pointer (&plan);
}

static HutRecord *
step (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept, const char *state,
      GError **error)
{
  HutRecord *next;

  if (!hut_council_step_allowed (&hut_kind_speech, hut_record_get_text (kept, "state"), state))
    {
      hut_meeting_refuse (error, _ ("The speech does not stand where this can be done."));
      return NULL;
    }
  next = hut_meeting_plan_led (plan, acting, kept);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  return next;
}

/* The clock stands, and holds what was spoken. */
static void
stop_clock (HutRecord *next, const HutRecord *kept, HutTime now)
{
  hut_record_set_int (next, "spoken", hut_speech_spoken (kept, now));
  hut_record_set (next, "running_since", (HutValue)HUT_VALUE_INIT);
}

HutRecordPlan *
hut_speech_plan_withdraw (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_speech (acting, id, error);

  if (kept == NULL || !hut_meeting_acting_leads (acting, error) ||
      step (plan, acting, kept, "withdrawn", error) == NULL)
    return NULL;
  return g_steal_pointer (&plan);
}

/* Who speaks makes room: for a point of order he waits, else he has ended. */
static gboolean
make_room (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *speech,
           GError **error)
{
  gboolean order = g_strcmp0 (hut_record_get_text (speech, "stand"), "order") == 0;
  const HutRecord *speaking = hut_meeting_speaking (acting->meeting);
  HutRecord *next;

  if (speaking == NULL)
    return TRUE;
  if (speaking == speech)
    return hut_meeting_refuse (error, _ ("Is speaking already."));
  next = step (plan, acting, speaking, order ? "waiting" : "done", error);
  if (next == NULL)
    return FALSE;
  stop_clock (next, speaking, acting->now);
  if (!order)
    hut_record_set_int (next, "ended_at", acting->now);
  return TRUE;
}

/* Whether who is to speak is there. */
static gboolean
is_here (const HutMeeting *meeting, const HutRecord *speech)
{
  const HutRecord *member = hut_meeting_of (meeting, speech, "member");

  return member != NULL && is_present (meeting, &member->id);
}

HutRecordPlan *
hut_speech_plan_begin (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_speech (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  if (!is_here (acting->meeting, kept))
    {
      hut_meeting_refuse (error, _ ("Is not here."));
      return NULL;
    }
  if (!make_room (plan, acting, kept, error))
    return NULL;
  next = step (plan, acting, kept, "speaking", error);
  if (next == NULL)
    return NULL;
  if (hut_record_get_int (kept, "started_at", 0) == 0)
    hut_record_set_int (next, "started_at", acting->now);
  hut_record_set (next, "ended_at", (HutValue)HUT_VALUE_INIT);
  hut_record_set_int (next, "running_since", acting->now);
  return g_steal_pointer (&plan);
}

/* RULE where @id does not speak, or where its clock does not stand as @runs says. */
static const HutRecord *
find_clock (const HutMeetingActing *acting, const HutUid *id, gboolean runs, GError **error)
{
  const HutRecord *kept = find_speech (acting, id, error);

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  if (is_state (kept, "speaking") && (hut_record_get_int (kept, "running_since", 0) > 0) == runs)
    return kept;
  hut_meeting_refuse (error, runs ? _ ("The clock does not run.") : _ ("The clock runs already."));
  return NULL;
}

HutRecordPlan *
hut_speech_plan_pause (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_clock (acting, id, TRUE, error);

  if (kept == NULL)
    return NULL;
  stop_clock (hut_meeting_plan_led (plan, acting, kept), kept, acting->now);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_speech_plan_resume (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_clock (acting, id, FALSE, error);

  if (kept == NULL)
    return NULL;
  hut_record_set_int (hut_meeting_plan_led (plan, acting, kept), "running_since", acting->now);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_speech_plan_end (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_speech (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !hut_meeting_acting_leads (acting, error))
    return NULL;
  next = step (plan, acting, kept, "done", error);
  if (next == NULL)
    return NULL;
  stop_clock (next, kept, acting->now);
  hut_record_set_int (next, "ended_at", acting->now);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_speech_plan_note (const HutMeetingActing *acting, const HutUid *id, const char *text,
                      GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_speech (acting, id, error);
  g_autofree char *masked = hut_telephone_mask_in (text);

  if (kept == NULL || !hut_meeting_acting_notes (acting, error))
    return NULL;
  hut_record_set_text (hut_meeting_plan_led (plan, acting, kept), "text", masked);
  return g_steal_pointer (&plan);
}
