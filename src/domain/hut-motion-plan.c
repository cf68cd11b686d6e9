/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with a motion. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-motion-plan.h"

#include "base/hut-json.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-decision-words.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const HutRecord *
find_motion (const HutMeetingActing *acting, const HutUid *id, GError **error)
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

/* ---- Made ready ---- */

static guint
n_choices (const HutRecord *motion)
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
  if (is_method (said, "poll") && (n_choices (said) < 2 || n_choices (said) > HUT_MAX_CHOICES))
    return hut_meeting_refuse (error, _ ("A poll has from 2 to 16 choices."));
  return TRUE;
}

/* What the law gives to somebody stays with the topic; the motion may say it closer. */
static void
take_over_subject (HutRecord *motion, const HutMeeting *meeting)
{
  const HutRecord *topic = hut_meeting_of (meeting, motion, "topic");

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
  if (hut_record_get_text (record, "leader") != NULL && !hut_meeting_acting_leads (acting, error))
    return NULL;
  motion = hut_record_plan_create (plan, &hut_kind_motion, &said->id);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (motion, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  hut_record_set (motion, "meeting", hut_value_uid (&record->id));
  hut_record_set_text (motion, "state", "ready");
  if (hut_record_get_text (motion, "rule") == NULL)
    hut_record_set_text (motion, "rule", hut_record_get_text (record, "rule"));
  take_over_subject (motion, acting->meeting);
  if (hut_record_get_text (record, "leader") == NULL)
    return g_steal_pointer (&plan);
  hut_record_set (motion, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (motion, "term", hut_record_get_int (record, "term", 0));
  return g_steal_pointer (&plan);
}

/* One of a motion that was prepared before the meeting had a leader is written by any desk. */
static HutRecord *
change (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept)
{
  return hut_record_get_text (acting->meeting->meeting, "leader") != NULL
             ? hut_meeting_plan_led (plan, acting, kept)
             : hut_record_plan_change (plan, kept);
}

HutRecordPlan *
hut_motion_plan_edit (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  static const char *const fields[] = { "topic", "title", "method", "choices", "subject", "rule" };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_motion (acting, &said->id, error);
  HutRecord *next;

  if (kept == NULL || !check_said (acting, said, error))
    return NULL;
  if (!is_state (kept, "ready"))
    {
      hut_meeting_refuse (error, _ ("The motion was put to the vote, and stands as it was."));
      return NULL;
    }
  if (hut_record_get_text (acting->meeting->meeting, "leader") != NULL &&
      !hut_meeting_acting_leads (acting, error))
    return NULL;
  next = change (plan, acting, kept);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (next, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  hut_record_plan_expect (plan, next, "state");
  return g_steal_pointer (&plan);
}

/* ---- The vote ---- */

static gboolean
check_under_way (const HutMeetingActing *acting, GError **error)
{
  if (!hut_meeting_acting_leads (acting, error))
    return FALSE;
  return hut_meeting_is_open (acting->meeting) ||
         hut_meeting_refuse (error, _ ("The meeting is not under way."));
}

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
  next = hut_meeting_plan_led (plan, acting, kept);
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

HutRecordPlan *
hut_motion_plan_open (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_motion (acting, id, error);
  g_autoptr (HutDecisionRule) rule =
      kept != NULL ? hut_meeting_rule (acting->meeting, kept, acting->office) : NULL;
  g_autoptr (HutVoters) voters = hut_voters_new (acting->meeting->members, rule);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (acting->meeting, voters, rule);
  HutRecord *next;

  if (kept == NULL || !check_under_way (acting, error))
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
  freeze (next, attendance);
  return g_steal_pointer (&plan);
}

/* RULE where @id is not open to be counted by @method (NULL: by any that is counted in one). */
static const HutRecord *
find_voting (const HutMeetingActing *acting, const HutUid *id, const char *method, GError **error)
{
  const HutRecord *kept = find_motion (acting, id, error);

  if (kept == NULL || !check_under_way (acting, error))
    return NULL;
  if (!is_state (kept, "voting"))
    {
      hut_meeting_refuse (error, _ ("The vote is not open."));
      return NULL;
    }
  if (method != NULL ? !is_method (kept, method)
                     : is_method (kept, "roll-call") || is_method (kept, "hands"))
    {
      hut_meeting_refuse (error, _ ("This motion is voted on another way."));
      return NULL;
    }
  return kept;
}

/* How many can have voted: who was there when the vote opened, or of a vote on paper by all who may
 * vote, these. */
static gint64
most_votes (const HutMeetingActing *acting, const HutRecord *motion, gboolean *there)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (acting->meeting, motion, acting->office);

  *there = rule == NULL || rule->voting == HUT_VOTING_PRESENT;
  return hut_record_get_int (motion, *there ? "present" : "base", 0);
}

static gboolean
check_poll (const HutRecord *motion, const HutCount *count, gint64 most, GError **error)
{
  if (count->n_choices != n_choices (motion))
    return hut_meeting_refuse (error, _ ("The count does not have a number for each choice."));
  for (guint i = 0; i < count->n_choices; i++)
    if (count->choices[i] < 0 || count->choices[i] > most)
      return hut_meeting_refuse (error, _ ("A choice cannot have more votes than there are people, "
                                           "or fewer than none."));
  return TRUE;
}

static gboolean
check_count (const HutMeetingActing *acting, const HutRecord *motion, const HutCount *count,
             GError **error)
{
  gboolean there;
  gint64 most = most_votes (acting, motion, &there);

  if (count->yes < 0 || count->no < 0 || count->abstain < 0 || count->spoiled < 0)
    return hut_meeting_refuse (error, _ ("A count cannot be below zero"));
  if (is_method (motion, "poll"))
    return check_poll (motion, count, most, error);
  if (hut_count_total (count) <= most)
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               there ? _ ("%d votes are counted, but %d were present when the vote opened.")
                     : _ ("%d votes are counted, but %d may vote."),
               (int)hut_count_total (count), (int)most);
  return FALSE;
}

/* A count by two is one by two people. */
static gboolean
check_counter (const HutRecord *motion, guint which, const char *counter, GError **error)
{
  const char *other = hut_record_get_text (motion, which == 2 ? "counter_1" : "counter_2");

  return !is_method (motion, "secret") || counter == NULL || g_strcmp0 (counter, other) != 0 ||
         hut_meeting_refuse (error, _ ("The two counters have to be two people."));
}

HutRecordPlan *
hut_motion_plan_count (const HutMeetingActing *acting, const HutUid *id, guint which,
                       const char *counter, const HutCount *count, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_voting (acting, id, NULL, error);
  g_autofree char *json = hut_count_print (count);
  HutRecord *next;

  if (kept == NULL || !check_count (acting, kept, count, error) ||
      !check_counter (kept, which, counter, error))
    return NULL;
  next = hut_meeting_plan_led (plan, acting, kept);
  hut_record_set_text (next, which == 2 ? "count_2" : "count_1", json);
  hut_record_set_text (next, which == 2 ? "counter_2" : "counter_1", counter);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_block (const HutMeetingActing *acting, const HutUid *id, const char *block,
                       const HutCount *count, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_voting (acting, id, "hands", error);
  g_autofree char *blocks = NULL;

  if (kept == NULL || !check_count (acting, kept, count, error))
    return NULL;
  blocks = hut_block_counts_set (hut_record_get_text (kept, "blocks"), block != NULL ? block : "",
                                 count);
  hut_record_set_text (hut_meeting_plan_led (plan, acting, kept), "blocks", blocks);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_tally (const HutMeetingActing *acting, const HutUid *id, const char *block,
                       const HutCount *count, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_motion (acting, id, error);
  HutRecord *tally;

  if (kept == NULL)
    return NULL;
  if (!is_state (kept, "voting") || !is_method (kept, "hands"))
    {
      hut_meeting_refuse (error, _ ("No show of hands is open."));
      return NULL;
    }
  if (!check_count (acting, kept, count, error))
    return NULL;
  tally = hut_record_plan_create (plan, &hut_kind_tally, NULL);
  hut_record_set (tally, "motion", hut_value_uid (id));
  hut_record_set (tally, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  hut_record_set_text (tally, "block", block);
  hut_record_set_int (tally, "yes", count->yes);
  hut_record_set_int (tally, "no", count->no);
  hut_record_set_int (tally, "abstain", count->abstain);
  hut_record_set_int (tally, "at", acting->now);
  hut_record_set_text (tally, "by", acting->account);
  return g_steal_pointer (&plan);
}

/* ---- A roll call ---- */

HutUid
hut_ballot_id (const char *stream, const HutUid *motion, const HutUid *member)
{
  char first[HUT_UID_STRING_LEN + 1], second[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strconcat (hut_uid_print (motion, first), "/", hut_uid_print (member, second), NULL);

  return hut_uid_from_key (stream, hut_kind_ballot.name, key);
}

/* A member as a voter, and how his ballot stands. */
typedef struct
{
  const HutRecord *member; /* who stands for it on record */
  const HutRecord *ballot; /* NULL: not cast */
} Voter;

static gboolean
was_there (const HutMeeting *meeting, const HutRecord *motion, const HutVoters *voters,
           const HutDecisionRule *rule, guint voter)
{
  g_autoptr (HutAttendance) attendance = hut_attendance_new_at (
      meeting, voters, rule, hut_record_get_int (motion, "opened_at", G_MAXINT64));

  return attendance->voter_present[voter];
}

/* Where the rule counts who is there: those who were when the vote opened, and did not go. */
static gboolean
check_there (const HutMeeting *meeting, const HutRecord *motion, const HutVoters *voters,
             const HutDecisionRule *rule, guint voter, GError **error)
{
  g_autoptr (HutAttendance) attendance = hut_attendance_new (meeting, voters, rule);

  if (rule == NULL || rule->voting != HUT_VOTING_PRESENT)
    return TRUE;
  if (!attendance->voter_present[voter])
    return hut_meeting_refuse (error, _ ("Is not here."));
  return was_there (meeting, motion, voters, rule, voter) ||
         hut_meeting_refuse (error, _ ("Was not here when the vote opened."));
}

/* RULE where @id has no vote, or is to cast it now and cannot. */
static gboolean
find_voter (const HutMeetingActing *acting, const HutRecord *motion, const HutUid *id,
            gboolean casts, Voter *found, GError **error)
{
  const HutMeeting *meeting = acting->meeting;
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (meeting, motion, acting->office);
  g_autoptr (HutVoters) voters = hut_voters_new (meeting->members, rule);
  g_autofree HutVoterBallot *ballots = hut_motion_ballots (meeting, motion, voters);
  guint voter = HUT_NO_VOTER;

  for (guint i = 0; i < meeting->members->len; i++)
    if (hut_uid_equal (&((HutRecord *)meeting->members->pdata[i])->id, id))
      voter = voters->voter_of[i];
  if (voter == HUT_NO_VOTER)
    return hut_meeting_refuse (error, _ ("Has no vote here."));
  if (casts && !check_there (meeting, motion, voters, rule, voter, error))
    return FALSE;
  *found = (Voter){ meeting->members->pdata[voters->member_of[voter]], ballots[voter].ballot };
  return TRUE;
}

static gboolean
is_ballot (const char *choice)
{
  for (const HutCode *code = hut_codes_ballot; code->code != NULL; code++)
    if (g_strcmp0 (code->code, choice) == 0)
      return TRUE;
  return FALSE;
}

HutRecordPlan *
hut_motion_plan_ballot (const HutMeetingActing *acting, const HutUid *id, const HutUid *member,
                        const char *choice, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *motion = find_voting (acting, id, "roll-call", error);
  HutRecord *ballot;
  Voter voter;
  HutUid uid;

  if (motion == NULL || !find_voter (acting, motion, member, TRUE, &voter, error))
    return NULL;
  uid = hut_ballot_id (acting->stream, id, &voter.member->id);
  if (!is_ballot (choice) || voter.ballot != NULL)
    {
      hut_meeting_refuse (error, is_ballot (choice) ? _ ("Has voted already.")
                                                    : _ ("A ballot is for, against, abstaining or "
                                                         "spoiled."));
      return NULL;
    }
  ballot = hut_record_plan_create (plan, &hut_kind_ballot, &uid);
  hut_record_set (ballot, "motion", hut_value_uid (id));
  hut_record_set (ballot, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  hut_record_set (ballot, "member", hut_value_uid (&voter.member->id));
  hut_record_set_text (ballot, "choice", choice);
  hut_record_set_int (ballot, "at", acting->now);
  hut_record_set_text (ballot, "by", acting->account);
  hut_record_set (ballot, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (ballot, "term", hut_record_get_int (acting->meeting->meeting, "term", 0));
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_correct (const HutMeetingActing *acting, const HutUid *id, const HutUid *member,
                         const char *choice, const char *why, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *motion = find_voting (acting, id, "roll-call", error);
  g_autofree char *corrections = NULL;
  Voter voter;

  if (motion == NULL || !find_voter (acting, motion, member, FALSE, &voter, error))
    return NULL;
  if (!is_ballot (choice) || voter.ballot == NULL)
    {
      hut_meeting_refuse (error, is_ballot (choice) ? _ ("Has not voted yet.")
                                                    : _ ("A ballot is for, against, abstaining or "
                                                         "spoiled."));
      return NULL;
    }
  if (why == NULL || *why == '\0')
    {
      hut_meeting_refuse (error, _ ("A ballot is corrected with a reason."));
      return NULL;
    }
  corrections = hut_motion_correct (motion, &voter.member->id, choice, why);
  hut_record_set_text (hut_meeting_plan_led (plan, acting, motion), "corrections", corrections);
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

static void
record_rule (HutRecord *next, HutOffice *office, const HutDecisionRule *rule)
{
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, rule->id, NULL);
  JsonNode *value = hut_office_get_rule (office, name);
  g_autofree char *json = value != NULL ? hut_json_print (value) : NULL;

  hut_record_set_text (next, "citation", rule->citation);
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
  const HutRecord *kept = find_motion (acting, id, error);
  g_autoptr (HutDecisionRule) rule =
      kept != NULL ? hut_meeting_rule (acting->meeting, kept, acting->office) : NULL;
  g_autoptr (HutVoters) voters = hut_voters_new (acting->meeting->members, rule);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (acting->meeting, voters, rule);
  HutRecord *next;
  HutTally tally;

  if (kept == NULL || !check_under_way (acting, error))
    return NULL;
  if (is_method (kept, "poll"))
    {
      HutRecordPlan *done = close_poll (plan, acting, kept, error);

      return done != NULL ? g_steal_pointer (&plan) : NULL;
    }
  if (rule == NULL)
    {
      hut_meeting_refuse (error, _ ("Neither the motion nor the meeting names a decision rule."));
      return NULL;
    }
  if (!hut_motion_tally (acting->meeting, kept, voters, attendance, day_of (acting), &tally,
                         error) ||
      !hut_tally_check (&tally, rule, error))
    return NULL;
  tally.not_announced = tally.not_announced && rule->notice_days > 0;
  next = step (plan, acting, kept, "counted", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "counted_at", acting->now);
  record_count (next, &tally);
  record_verdict (next, acting->office, rule, &tally);
  return g_steal_pointer (&plan);
}

/* The counts stay, and are taken again: what a counter does not change is as it was. */
HutRecordPlan *
hut_motion_plan_reopen (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  static const char *const found[] = { "verdict",    "why",    "submit",
                                       "arithmetic", "counts", "counted_at" };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_motion (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !check_under_way (acting, error))
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
  const HutRecord *kept = find_motion (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !check_under_way (acting, error))
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
  const HutRecord *kept = find_motion (acting, id, error);

  if (kept == NULL || !hut_meeting_acting_leads (acting, error) ||
      step (plan, acting, kept, "withdrawn", error) == NULL)
    return NULL;
  return g_steal_pointer (&plan);
}
