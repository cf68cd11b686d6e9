/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Votes on a motion: counted by counters or by hands, or cast one by one. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-motion-planning.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* RULE where @id is not open to be counted by @method (NULL: by any that is counted in one). */
static const HutRecord *
find_voting (const HutMeetingActing *acting, const HutUid *id, const char *method, GError **error)
{
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
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
  if (count->n_choices != hut_motion_planning_choices (motion))
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

/* A count by two is one by two people, whose names stand in the minutes. */
static gboolean
check_counter (const HutRecord *motion, guint which, const char *counter, GError **error)
{
  const char *other = hut_record_get_text (motion, which == 2 ? "counter_1" : "counter_2");
  gboolean two = is_method (motion, "secret");

  if (which != 1 && !(two && which == 2))
    return hut_meeting_refuse (error, two ? _ ("A counter is the first or the second.")
                                          : _ ("This motion is counted by one."));
  if (two && (counter == NULL || *counter == '\0'))
    return hut_meeting_refuse (error, _ ("Say who counted: both counters are named."));
  return !two || g_strcmp0 (counter, other) != 0 ||
         hut_meeting_refuse (error, _ ("The two counters have to be two people."));
}

HutRecordPlan *
hut_motion_plan_count (const HutMeetingActing *acting, const HutUid *id, guint which,
                       const char *counter, const HutCount *count, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_voting (acting, id, NULL, error);
  g_autofree char *json = hut_count_print (count);
  g_autofree char *who = counter != NULL ? g_strstrip (g_strdup (counter)) : NULL;
  HutRecord *next;

  if (kept == NULL || !check_count (acting, kept, count, error) ||
      !check_counter (kept, which, who, error))
    return NULL;
  next = hut_meeting_plan_led (plan, acting, kept);
  hut_record_set_text (next, which == 2 ? "count_2" : "count_1", json);
  hut_record_set_text (next, which == 2 ? "counter_2" : "counter_1", who);
  return g_steal_pointer (&plan);
}

/* A raised hand cannot be spoiled. */
static gboolean
check_hands (const HutCount *count, GError **error)
{
  return count->spoiled == 0 ||
         hut_meeting_refuse (error, _ ("In a show of hands nothing is spoiled: count for, against "
                                       "and abstaining."));
}

/* Whether @count of @name ("": the whole hall) and what the other blocks have fit who is there. A
 * hand of the hall and of a block would count twice. */
static gboolean
check_blocks (const HutMeetingActing *acting, const HutRecord *motion, const char *name,
              const HutCount *count, GError **error)
{
  g_autoptr (GArray) blocks = hut_block_counts_read (hut_record_get_text (motion, "blocks"), NULL);
  HutCount sum = *count;

  if (!check_count (acting, motion, count, error) || !check_hands (count, error))
    return FALSE;
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const HutBlockCount *block = &g_array_index (blocks, HutBlockCount, i);
      gboolean hall = *block->block == '\0';

      if (g_str_equal (block->block, name) || hut_count_total (&block->count) == 0)
        continue;
      if (hall || *name == '\0')
        return hut_meeting_refuse (error, hall ? _ ("The whole hall was counted already. Set that "
                                                    "count to zero to count block by block.")
                                               : _ ("Blocks were counted already. Set their counts "
                                                    "to zero to count the whole hall."));
      sum.yes += block->count.yes;
      sum.no += block->count.no;
      sum.abstain += block->count.abstain;
    }
  return check_count (acting, motion, &sum, error);
}

HutRecordPlan *
hut_motion_plan_block (const HutMeetingActing *acting, const HutUid *id, const char *block,
                       const HutCount *count, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_voting (acting, id, "hands", error);
  const char *name = block != NULL ? block : "";
  g_autofree char *blocks = NULL;

  if (kept == NULL || !check_blocks (acting, kept, name, count, error))
    return NULL;
  blocks = hut_block_counts_set (hut_record_get_text (kept, "blocks"), name, count);
  hut_record_set_text (hut_meeting_plan_led (plan, acting, kept), "blocks", blocks);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_motion_plan_tally (const HutMeetingActing *acting, const HutUid *id, const char *block,
                       const HutCount *count, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = hut_motion_planning_find (acting, id, error);
  HutRecord *tally;

  if (kept == NULL)
    return NULL;
  if (!is_state (kept, "voting") || !is_method (kept, "hands"))
    {
      hut_meeting_refuse (error, _ ("No show of hands is open."));
      return NULL;
    }
  if (!check_count (acting, kept, count, error) || !check_hands (count, error))
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
  const HutRecord *member; /* who stands for it on record: the one of it that is known longest */
  const HutRecord *ballot; /* NULL: not cast */
} Voter;

static gboolean
was_there (const HutMeeting *meeting, const HutRecord *motion, const HutMotionRoll *roll,
           guint voter)
{
  g_autoptr (HutAttendance) attendance = hut_attendance_new_at (
      meeting, roll->voters, roll->rule, hut_record_get_int (motion, "opened_at", G_MAXINT64));

  return attendance->voter_present[voter];
}

/* Where the rule counts who is there: those who were when the vote opened, and did not go. */
static gboolean
check_there (const HutMeeting *meeting, const HutRecord *motion, const HutMotionRoll *roll,
             guint voter, GError **error)
{
  if (roll->rule == NULL || roll->rule->voting != HUT_VOTING_PRESENT)
    return TRUE;
  if (!roll->attendance->voter_present[voter])
    return hut_meeting_refuse (error, _ ("Is not here."));
  return was_there (meeting, motion, roll, voter) ||
         hut_meeting_refuse (error, _ ("Was not here when the vote opened."));
}

/* The same whatever the order of the list, so that two desks make one ballot of one voter. */
static const HutRecord *
eldest_of (const HutMeeting *meeting, const HutVoters *voters, guint voter)
{
  const HutRecord *eldest = NULL;

  for (guint i = 0; i < voters->n_members; i++)
    {
      const HutRecord *member = meeting->members->pdata[i];

      if (voters->voter_of[i] == voter &&
          (eldest == NULL || memcmp (&member->id, &eldest->id, sizeof (HutUid)) < 0))
        eldest = member;
    }
  return eldest;
}

/* RULE where @id has no vote, or is to cast it now and cannot. */
static gboolean
find_voter (const HutMeetingActing *acting, const HutRecord *motion, const HutUid *id,
            gboolean casts, Voter *found, GError **error)
{
  const HutMeeting *meeting = acting->meeting;
  g_autoptr (HutMotionRoll) roll = hut_motion_roll_new (meeting, motion, acting->office);
  g_autofree HutVoterBallot *ballots = hut_motion_ballots (meeting, motion, roll->voters);
  guint voter = HUT_NO_VOTER;

  for (guint i = 0; i < meeting->members->len; i++)
    if (hut_uid_equal (&((HutRecord *)meeting->members->pdata[i])->id, id))
      voter = roll->voters->voter_of[i];
  if (voter == HUT_NO_VOTER)
    return hut_meeting_refuse (error, _ ("Has no vote here."));
  if (casts && !check_there (meeting, motion, roll, voter, error))
    return FALSE;
  *found = (Voter){ eldest_of (meeting, roll->voters, voter), ballots[voter].ballot };
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
