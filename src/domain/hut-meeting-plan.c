/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the meeting itself, and who comes and leaves. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-meeting-plan.h"

#include "domain/hut-attendance.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-decision-days.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

gboolean
hut_meeting_refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

HutDecisionRule *
hut_meeting_rule (const HutMeeting *meeting, const HutRecord *motion, HutOffice *office)
{
  const char *id = motion != NULL ? hut_record_get_text (motion, "rule") : NULL;

  if (id == NULL)
    id = hut_record_get_text (meeting->meeting, "rule");
  return id != NULL && office != NULL ? hut_decision_rule_of (office, id, NULL) : NULL;
}

/* The last who led it, also where it is closed. */
static gboolean
leads (const HutMeetingActing *acting, GError **error)
{
  const char *name;

  if (hut_meeting_is_led_by (acting->meeting, &acting->desk))
    return TRUE;
  name = hut_record_get_text (acting->meeting->meeting, "leader_name");
  if (hut_record_get_text (acting->meeting->meeting, "leader") == NULL)
    return hut_meeting_refuse (error,
                               _ ("No desk leads this meeting yet. Lead it from here first."));
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("%s leads this meeting. Take over to go on from here."),
               name != NULL ? name : _ ("Another desk"));
  return FALSE;
}

gboolean
hut_meeting_acting_leads (const HutMeetingActing *acting, GError **error)
{
  if (g_strcmp0 (hut_meeting_get_state (acting->meeting), "closed") == 0)
    return hut_meeting_refuse (error, _ ("The meeting is closed."));
  return leads (acting, error);
}

gboolean
hut_meeting_acting_notes (const HutMeetingActing *acting, GError **error)
{
  if (hut_meeting_is_signed (acting->meeting))
    return hut_meeting_refuse (error, _ ("The minutes are signed, and stand. Write an addendum."));
  return leads (acting, error);
}

gboolean
hut_meeting_acting_under_way (const HutMeetingActing *acting, GError **error)
{
  if (!hut_meeting_acting_leads (acting, error))
    return FALSE;
  return hut_meeting_is_open (acting->meeting) ||
         hut_meeting_refuse (error, _ ("The meeting is not under way."));
}

HutRecord *
hut_meeting_plan_led (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept)
{
  HutRecord *record = hut_record_plan_change (plan, kept);

  hut_record_set (record, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (record, "term", hut_record_get_int (acting->meeting->meeting, "term", 0));
  hut_record_plan_guard (plan, record, "desk");
  hut_record_plan_guard (plan, record, "term");
  return record;
}

/* ---- Entries of presence ---- */

/* Entries are replayed in the order of their times: where this laptop's clock went back, the next
 * still comes after the last. */
static HutTime
next_time (const HutMeetingActing *acting)
{
  const GPtrArray *presences = acting->meeting->presences;
  HutTime last =
      presences->len > 0 ? hut_record_get_int (presences->pdata[presences->len - 1], "at", 0) : 0;

  return MAX (acting->now, last + 1);
}

/* @member NULL: of the whole meeting. */
static HutRecord *
new_entry (HutRecordPlan *plan, const HutMeetingActing *acting, const HutUid *member,
           const char *code)
{
  HutRecord *entry = hut_record_plan_create (plan, &hut_kind_presence, NULL);

  hut_record_set (entry, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  if (member != NULL)
    hut_record_set (entry, "member", hut_value_uid (member));
  hut_record_set_text (entry, "code", code);
  hut_record_set_int (entry, "at", next_time (acting));
  hut_record_set_text (entry, "by", acting->account);
  hut_record_set (entry, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (entry, "term", hut_record_get_int (acting->meeting->meeting, "term", 0));
  return entry;
}

/* ---- The meeting ---- */

/* A step of the meeting's own state; @leads: only by the desk that leads it. */
static HutRecord *
step (HutRecordPlan *plan, const HutMeetingActing *acting, const char *state, GError **error)
{
  const HutRecord *kept = acting->meeting->meeting;
  const char *from = hut_record_get_text (kept, "state");
  HutRecord *next;

  if (!hut_council_step_allowed (&hut_kind_meeting, from, state))
    {
      hut_meeting_refuse (error, _ ("The meeting does not stand where this can be done."));
      return NULL;
    }
  next = hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  if (hut_record_get (kept, "term")->type != HUT_VALUE_NONE)
    hut_record_plan_guard (plan, next, "term");
  return next;
}

static void
begin_term (HutRecordPlan *plan, const HutMeetingActing *acting, HutRecord *next)
{
  gint64 term = hut_record_get_int (acting->meeting->meeting, "term", 0);

  hut_record_set (next, "leader", hut_value_uid (&acting->desk));
  hut_record_set_text (next, "leader_name", acting->desk_name);
  hut_record_set_int (next, "term", term + 1);
  hut_record_plan_expect (plan, next, "term");
}

int
hut_meeting_notice_lacks (const HutMeeting *meeting, HutOffice *office, HutTime announced)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (meeting, NULL, office);
  GTimeZone *zone = office != NULL ? hut_office_get_zone (office) : NULL;
  HutTime starts_at = hut_record_get_int (meeting->meeting, "starts_at", 0);

  if (rule == NULL || zone == NULL || starts_at == 0)
    return 0;
  return hut_notice_lacks (rule, hut_time_day_number (announced, zone),
                           hut_time_day_number (starts_at, zone));
}

static gboolean
check_notice (const HutMeeting *meeting, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (meeting->topics->len == 0)
    g_ptr_array_add (missing, (gpointer)_ ("topics"));
  if (hut_record_get_int (meeting->meeting, "starts_at", 0) == 0)
    g_ptr_array_add (missing, (gpointer)_ ("a time"));
  if (hut_record_get_text (meeting->meeting, "place_name") == NULL)
    g_ptr_array_add (missing, (gpointer)_ ("a place"));
  if (missing->len == 0)
    return TRUE;
  g_ptr_array_add (missing, NULL);
  list = g_strjoinv (_ (", "), (char **)missing->pdata);
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("A notice needs topics, time and place. Missing: %s."), list);
  return FALSE;
}

static void
announce_topics (HutRecordPlan *plan, const HutMeeting *meeting, gboolean announced)
{
  for (guint i = 0; i < meeting->topics->len; i++)
    {
      HutRecord *topic = hut_record_plan_change (plan, meeting->topics->pdata[i]);

      hut_record_set_int (topic, "announced", announced);
    }
}

HutRecordPlan *
hut_meeting_plan_announce (const HutMeetingActing *acting, const char *where,
                           HutTime committee_told, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutRecord *next;

  if (!check_notice (acting->meeting, error))
    return NULL;
  /* The topics first: they are announced while the meeting is in preparation. */
  announce_topics (plan, acting->meeting, TRUE);
  next = step (plan, acting, "announced", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "announced_at", acting->now);
  hut_record_set_text (next, "announced_where", where);
  if (committee_told > 0)
    hut_record_set_int (next, "committee_told_at", committee_told);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_withdraw_notice (const HutMeetingActing *acting, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutRecord *next = step (plan, acting, "draft", error);

  if (next == NULL)
    return NULL;
  hut_record_set (next, "announced_at", (HutValue)HUT_VALUE_INIT);
  hut_record_set (next, "announced_where", (HutValue)HUT_VALUE_INIT);
  hut_record_set (next, "committee_told_at", (HutValue)HUT_VALUE_INIT);
  announce_topics (plan, acting->meeting, FALSE);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_lead (const HutMeetingActing *acting, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;

  if (g_strcmp0 (hut_meeting_get_state (acting->meeting), "closed") == 0)
    {
      hut_meeting_refuse (error, _ ("The meeting is closed."));
      return NULL;
    }
  if (hut_meeting_is_led_by (acting->meeting, &acting->desk))
    {
      hut_meeting_refuse (error, _ ("This desk leads the meeting already."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  begin_term (plan, acting, hut_record_plan_change (plan, acting->meeting->meeting));
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_open (const HutMeetingActing *acting, GError **error)
{
  const HutMeeting *meeting = acting->meeting;
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (meeting, NULL, acting->office);
  g_autoptr (HutVoters) voters = hut_voters_new (meeting->members, rule);
  HutRecord *next;

  if (hut_record_get_text (meeting->meeting, "leader") != NULL &&
      !hut_meeting_acting_leads (acting, error))
    return NULL;
  next = step (plan, acting, "open", error);
  if (next == NULL)
    return NULL;
  if (hut_record_get_text (meeting->meeting, "leader") == NULL)
    begin_term (plan, acting, next);
  hut_record_set_int (next, "opened_at", acting->now);
  hut_record_set_int (next, "base", voters->n_voters);
  if (voters->has_area)
    hut_record_set_int (next, "base_area", voters->area_base);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_adjourn (const HutMeetingActing *acting, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  const HutRecord *speech = hut_meeting_speaking (acting->meeting);
  const HutRecord *motion = hut_meeting_voting (acting->meeting);

  if (!hut_meeting_acting_leads (acting, error))
    return NULL;
  if (motion != NULL && g_strcmp0 (hut_record_get_text (motion, "state"), "voting") == 0)
    {
      hut_meeting_refuse (error, _ ("A vote is open. Close it first."));
      return NULL;
    }
  plan = speech != NULL && hut_record_get_int (speech, "running_since", 0) > 0
             ? hut_speech_plan_pause (acting, &speech->id, error)
             : hut_record_plan_new ();
  if (plan == NULL || step (plan, acting, "adjourned", error) == NULL)
    return NULL;
  new_entry (plan, acting, NULL, "adjourned");
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_resume (const HutMeetingActing *acting, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;

  if (!hut_meeting_acting_leads (acting, error))
    return NULL;
  plan = hut_record_plan_new ();
  if (step (plan, acting, "open", error) == NULL)
    return NULL;
  new_entry (plan, acting, NULL, "resumed");
  return g_steal_pointer (&plan);
}

/* What is still under way ends with it; a vote is first closed by hand. */
HutRecordPlan *
hut_meeting_plan_close (const HutMeetingActing *acting, GError **error)
{
  const HutRecord *topic = hut_meeting_current_topic (acting->meeting);
  const HutRecord *speech = hut_meeting_speaking (acting->meeting);
  g_autoptr (HutRecordPlan) plan = NULL;
  HutRecord *next;

  if (!hut_meeting_acting_leads (acting, error))
    return NULL;
  if (hut_meeting_voting (acting->meeting) != NULL)
    {
      hut_meeting_refuse (error, _ ("A vote has no announced result yet. Announce it, or withdraw "
                                    "the motion."));
      return NULL;
    }
  plan = speech != NULL ? hut_speech_plan_end (acting, &speech->id, error) : hut_record_plan_new ();
  if (plan == NULL)
    return NULL;
  if (topic != NULL)
    {
      next = hut_meeting_plan_led (plan, acting, topic);
      hut_record_set_text (next, "state", "done");
      hut_record_set_int (next, "ended_at", acting->now);
    }
  next = step (plan, acting, "closed", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "closed_at", acting->now);
  return g_steal_pointer (&plan);
}

/* ---- Presence ---- */

/* Where @member stands; NULL with RULE. */
static const HutAttendee *
look_up (const HutMeetingActing *acting, HutAttendance *attendance, const HutUid *member,
         GError **error)
{
  const HutAttendee *attendee = hut_attendance_find (attendance, member);

  if (attendee == NULL)
    hut_meeting_refuse (error, _ ("This is nobody on the list of members."));
  return attendee;
}

static HutAttendance *
attendance_of (const HutMeetingActing *acting)
{
  g_autoptr (HutVoters) voters = hut_voters_new (acting->meeting->members, NULL);

  return hut_attendance_new (acting->meeting, voters, NULL);
}

/* Where the rule counts the owners' representatives, these come themselves (Beijing's property
 * regulation, 57). */
static gboolean
check_proxy (const HutMeetingActing *acting, const HutRecord *member, const char *proxy,
             GError **error)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (acting->meeting, NULL, acting->office);

  if (proxy != NULL && rule != NULL && rule->quorum_representatives.test != HUT_SHARE_NOT_ASKED &&
      g_strcmp0 (hut_record_get_text (member, "role"), "owner-representative") == 0)
    return hut_meeting_refuse (error, _ ("Nobody stands for an owners’ representative."));
  return proxy == NULL || (rule != NULL && rule->proxy) ||
         hut_meeting_refuse (error, _ ("The decision rule of this meeting lets nobody stand for "
                                       "another."));
}

HutRecordPlan *
hut_meeting_plan_arrive (const HutMeetingActing *acting, const HutUid *member, const char *proxy,
                         GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (HutAttendance) attendance = attendance_of (acting);
  const HutAttendee *attendee = look_up (acting, attendance, member, error);

  if (attendee == NULL || !check_proxy (acting, attendee->member, proxy, error) ||
      !hut_meeting_acting_leads (acting, error))
    return NULL;
  if (attendee->present && g_strcmp0 (attendee->proxy, proxy) == 0)
    {
      hut_meeting_refuse (error, _ ("Is here already."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (new_entry (plan, acting, member, "arrived"), "proxy", proxy);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_leave (const HutMeetingActing *acting, const HutUid *member, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (HutAttendance) attendance = attendance_of (acting);
  const HutAttendee *attendee = look_up (acting, attendance, member, error);

  if (attendee == NULL || !hut_meeting_acting_leads (acting, error))
    return NULL;
  if (!attendee->present)
    {
      hut_meeting_refuse (error, _ ("Is not here."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  new_entry (plan, acting, member, "left");
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_meeting_plan_strike (const HutMeetingActing *acting, const HutUid *member, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (HutAttendance) attendance = attendance_of (acting);
  const HutAttendee *attendee = look_up (acting, attendance, member, error);

  if (attendee == NULL || !hut_meeting_acting_leads (acting, error))
    return NULL;
  if (attendee->entry == NULL)
    {
      hut_meeting_refuse (error, _ ("Has no entry that could be struck out."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set (new_entry (plan, acting, member, "struck"), "strikes",
                  hut_value_uid (&attendee->entry->id));
  return g_steal_pointer (&plan);
}
