/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with a motion, but for its votes (hut-vote-plan.c). Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-motion-plan.h"

#include "base/hut-json.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-motion-planning.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

const HutRecord *
hut_motion_planning_find (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  const HutRecord *motion = hut_meeting_find (acting->meeting, id);

  if (motion == NULL || motion->kind != &hut_kind_motion)
    {
      hut_meeting_refuse (error, _ ("This motion is no longer there."));
      return NULL;
    }
  return motion;
}

static gboolean
is_state (const HutRecord *motion, const char *state)
{
  return g_strcmp0 (hut_record_get_text (motion, "state"), state) == 0;
}

static gboolean
is_method (const HutRecord *motion, const char *method)
{
  return g_strcmp0 (hut_record_get_text (motion, "method"), method) == 0;
}

static gint64
day_of (const HutMeetingActing *acting)
{
  return hut_time_day_number (acting->now, hut_office_get_zone (acting->office));
}

/* Whether this desk may prepare motions: while no desk leads the meeting, any does. */
static gboolean
may_prepare (const HutMeetingActing *acting, GError **error)
{
  return hut_record_get_text (acting->meeting->meeting, "leader") == NULL ||
         hut_meeting_acting_leads (acting, error);
}

/* One of a motion that was prepared before the meeting had a leader is written by any desk. */
static HutRecord *
change (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept)
{
  return hut_record_get_text (acting->meeting->meeting, "leader") != NULL
             ? hut_meeting_plan_led (plan, acting, kept)
             : hut_record_plan_change (plan, kept);
}

/* ---- Made ready ---- */

guint
hut_motion_planning_choices (const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "choices");
  g_autoptr (JsonNode) node = json != NULL ? hut_json_parse (json, -1, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
             ? json_array_get_length (json_node_get_array (node))
             : 0;
}

static gboolean
check_said (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  const HutRecord *topic = hut_meeting_of (acting->meeting, said, "topic");
  const char *rule = hut_record_get_text (said, "rule");
  g_autoptr (HutDecisionRule) known =
      rule != NULL ? hut_decision_rule_of (acting->office, rule, error) : NULL;

  if (rule != NULL && known == NULL)
    return FALSE;
  if (hut_record_get_text (said, "title") == NULL)
    return hut_meeting_refuse (error, _ ("A motion needs words that can be agreed to."));
  if (topic == NULL || topic->kind != &hut_kind_topic)
    return hut_meeting_refuse (error, _ ("A motion belongs to a topic of the agenda."));
  if (hut_record_get_text (said, "method") == NULL)
    return hut_meeting_refuse (error, _ ("Choose how to vote."));
  if (is_method (said, "poll") && (hut_motion_planning_choices (said) < 2 ||
                                   hut_motion_planning_choices (said) > HUT_MAX_CHOICES))
    return hut_meeting_refuse (error, _ ("A poll has from 2 to 16 choices."));
  return TRUE;
}

/* The rule is the meeting's, and what the law gives to somebody the topic's, where the motion does
 * not say them closer. */
static void
fill_in (HutRecord *motion, const HutMeeting *meeting)
{
  const HutRecord *topic = hut_meeting_of (meeting, motion, "topic");

  if (hut_record_get_text (motion, "rule") == NULL)
    hut_record_set_text (motion, "rule", hut_record_get_text (meeting->meeting, "rule"));
  if (hut_record_get_text (motion, "subject") == NULL && topic != NULL)
    hut_record_set_text (motion, "subject", hut_record_get_text (topic, "subject"));
}

HutRecordPlan *
hut_motion_plan_add (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  static const char *const fields[] = { "topic", "title", "method", "choices", "subject", "rule" };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *record = acting->meeting->meeting;
  HutRecord *motion;

  if (!check_said (acting, said, error))
    return NULL;
  if (!may_prepare (acting, error))
    return NULL;
  motion = hut_record_plan_create (plan, &hut_kind_motion, &said->id);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (motion, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  hut_record_set (motion, "meeting", hut_value_uid (&record->id));
  hut_record_set_text (motion, "state", "ready");
  fill_in (motion, acting->meeting);
  if (hut_record_get_text (record, "leader") == NULL)
    return g_steal_pointer (&plan);
  hut_record_set (motion, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (motion, "term", hut_record_get_int (record, "term", 0));
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_edit (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  static const char *const fields[] = { "topic", "title", "method", "choices", "subject", "rule" };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, &said->id, error);
  HutRecord *next;

  if (kept == NULL || !check_said (acting, said, error))
    return NULL;
  if (!is_state (kept, "ready"))
    {
      hut_meeting_refuse (error, _ ("The motion was put to the vote, and stands as it was."));
      return NULL;
    }
  if (!may_prepare (acting, error))
    return NULL;
  next = change (plan, acting, kept);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (next, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  fill_in (next, acting->meeting);
  hut_record_plan_expect (plan, next, "state");
  return g_steal_pointer (&plan);
}

/* ---- The vote ---- */

static HutRecord *
step (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept, const char *state,
      GError **error)
{
  HutRecord *next;

  if (!hut_council_step_allowed (&hut_kind_motion, hut_record_get_text (kept, "state"), state))
    {
      hut_meeting_refuse (error, _ ("The motion does not stand where this can be done."));
      return NULL;
    }
  next = change (plan, acting, kept);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  return next;
}

/* Not before the last who came: this laptop's clock may have gone back. */
static HutTime
opening_time (const HutMeetingActing *acting)
{
  const GPtrArray *presences = acting->meeting->presences;

  return presences->len == 0
             ? acting->now
             : MAX (acting->now,
                    hut_record_get_int (presences->pdata[presences->len - 1], "at", 0));
}

static void
freeze (HutRecord *next, const HutAttendance *attendance)
{
  hut_record_set_int (next, "base", attendance->base);
  hut_record_set_int (next, "present", attendance->present);
  hut_record_set_int (next, "representatives", attendance->representatives);
  hut_record_set_int (next, "representatives_present", attendance->representatives_present);
  if (attendance->has_area)
    hut_record_set_int (next, "area_base", attendance->area_base);
}

/* A vote that could not be closed, or could not be decided whatever is counted, is not opened. */
static gboolean
check_method (const HutRecord *motion, const HutDecisionRule *rule, GError **error)
{
  if (is_method (motion, "poll"))
    return TRUE;
  if (rule == NULL)
    return hut_meeting_refuse (error,
                               _ ("Neither the motion nor the meeting names a decision rule."));
  if ((rule->quorum_area.test != HUT_SHARE_NOT_ASKED || rule->area.test != HUT_SHARE_NOT_ASKED) &&
      !is_method (motion, "roll-call"))
    return hut_meeting_refuse (error, _ ("The decision rule measures areas: only named ballots "
                                         "have one. Vote by roll call."));
  return TRUE;
}

HutRecordPlan *
hut_motion_plan_open (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);
  g_autoptr (HutMotionRoll) roll = hut_motion_roll_new (acting->meeting, kept, acting->office);
  HutRecord *next;

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error) ||
      !check_method (kept, roll->rule, error))
    return NULL;
  if (hut_meeting_voting (acting->meeting) != NULL)
    {
      hut_meeting_refuse (error, _ ("Another vote has no announced result yet."));
      return NULL;
    }
  next = step (plan, acting, kept, "voting", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "opened_at", opening_time (acting));
  freeze (next, roll->attendance);
  return g_steal_pointer (&plan);
}

/* ---- The result ---- */

static void
record_count (HutRecord *next, const HutTally *tally)
{
  hut_record_set_int (next, "base", tally->base);
  hut_record_set_int (next, "present", tally->present);
  hut_record_set_int (next, "yes", tally->yes);
  hut_record_set_int (next, "no", tally->no);
  hut_record_set_int (next, "abstain", tally->abstain);
  hut_record_set_int (next, "spoiled", tally->spoiled);
  hut_record_set_int (next, "not_voted", tally->not_voted);
  if (!tally->has_area)
    return;
  hut_record_set_int (next, "area_base", tally->area_base);
  hut_record_set_int (next, "area_yes", tally->area_yes);
  hut_record_set_int (next, "area_no", tally->area_no);
  hut_record_set_int (next, "area_abstain", tally->area_abstain);
  hut_record_set_int (next, "area_spoiled", tally->area_spoiled);
}

/* With who signed it, of a rule that the office entered itself. */
static void
record_rule (HutRecord *next, HutOffice *office, const HutDecisionRule *rule)
{
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, rule->id, NULL);
  JsonNode *value = hut_office_get_rule (office, name);
  g_autofree char *json = value != NULL ? hut_json_print (value) : NULL;
  g_autofree char *signature = hut_decision_signature (office, rule);
  g_autofree char *citation =
      rule->citation != NULL && signature != NULL
          ? g_strconcat (rule->citation, C_ ("between words", "; "), signature, NULL)
          : g_strdup (rule->citation != NULL ? rule->citation : signature);

  hut_record_set_text (next, "citation", citation);
  hut_record_set_text (next, "rule_value", json);
}

static void
record_verdict (HutRecord *next, HutOffice *office, const HutDecisionRule *rule,
                const HutTally *tally)
{
  g_autofree char *why = NULL, *submit = NULL, *arithmetic = NULL;
  HutDecision decision;

  hut_decide (rule, tally, &decision);
  why = hut_decision_reason (rule, &decision);
  submit = hut_decision_submit (office, tally, &decision);
  arithmetic = hut_decision_arithmetic (rule, tally, &decision);
  hut_record_set_text (next, "verdict", hut_verdict_code (decision.verdict));
  hut_record_set_text (next, "why", why);
  hut_record_set_text (next, "submit", submit);
  hut_record_set_text (next, "arithmetic", arithmetic);
  record_rule (next, office, rule);
}

/* A poll is advice, and has no verdict. */
static HutRecordPlan *
close_poll (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept,
            GError **error)
{
  const char *json = hut_record_get_text (kept, "count_1");
  g_autofree char *counts = NULL;
  HutRecord *next;
  HutCount count;

  if (json == NULL)
    {
      hut_meeting_refuse (error, _ ("Nobody has counted yet"));
      return NULL;
    }
  if (!hut_count_read (&count, json, error))
    return NULL;
  next = step (plan, acting, kept, "counted", error);
  if (next == NULL)
    return NULL;
  counts = hut_count_print (&count);
  hut_record_set_text (next, "counts", counts);
  hut_record_set_int (next, "spoiled", count.spoiled);
  hut_record_set_int (next, "counted_at", acting->now);
  return plan;
}

HutRecordPlan *
hut_motion_plan_close (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);
  g_autoptr (HutMotionRoll) roll = hut_motion_roll_new (acting->meeting, kept, acting->office);
  HutRecord *next;
  HutTally tally;

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  if (is_method (kept, "poll"))
    {
      HutRecordPlan *done = close_poll (plan, acting, kept, error);

      return done != NULL ? g_steal_pointer (&plan) : NULL;
    }
  if (roll->rule == NULL)
    {
      hut_meeting_refuse (error, _ ("Neither the motion nor the meeting names a decision rule."));
      return NULL;
    }
  if (!hut_motion_tally (acting->meeting, kept, roll, day_of (acting), &tally, error) ||
      !hut_tally_check (&tally, roll->rule, error))
    return NULL;
  next = step (plan, acting, kept, "counted", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "counted_at", acting->now);
  record_count (next, &tally);
  record_verdict (next, acting->office, roll->rule, &tally);
  return g_steal_pointer (&plan);
}

/* The counts stay, and are taken again: what a counter does not change is as it was. */
HutRecordPlan *
hut_motion_plan_reopen (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  static const char *const found[] = { "verdict",    "why",    "submit",
                                       "arithmetic", "counts", "counted_at" };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  if (!is_state (kept, "counted"))
    {
      hut_meeting_refuse (error, _ ("The vote was not counted, or its result is announced."));
      return NULL;
    }
  next = step (plan, acting, kept, "voting", error);
  if (next == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    hut_record_set (next, found[i], (HutValue)HUT_VALUE_INIT);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_publish (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  next = step (plan, acting, kept, "published", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "published_at", acting->now);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_withdraw (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);

  if (kept == NULL || !may_prepare (acting, error) ||
      step (plan, acting, kept, "withdrawn", error) == NULL)
    return NULL;
  return g_steal_pointer (&plan);
}
