/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a motion stands before it is counted. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-motion-standing.h"

#include "domain/hut-decision-words.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- How many have voted ---- */

static gint64
count_of (const HutRecord *motion, const char *name)
{
  const char *json = hut_record_get_text (motion, name);
  HutCount count;
  gint64 total;

  if (json == NULL || !hut_count_read (&count, json, NULL))
    return 0;
  total = hut_count_total (&count);
  for (guint i = 0; i < count.n_choices; i++)
    total = MAX (total, count.choices[i]);
  return total;
}

static gint64
blocks_of (const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "blocks");
  g_autoptr (GArray) blocks = json != NULL ? hut_block_counts_read (json, NULL) : NULL;
  gint64 total = 0;

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    total += hut_count_total (&g_array_index (blocks, HutBlockCount, i).count);
  return total;
}

static gint64
ballots_of (const HutMeeting *meeting, const HutRecord *motion, const HutVoters *voters)
{
  g_autofree HutVoterBallot *ballots = hut_motion_ballots (meeting, motion, voters);
  gint64 total = 0;

  for (guint i = 0; i < voters->n_voters; i++)
    total += ballots[i].choice != NULL;
  return total;
}

static gint64
votes_in (const HutMeeting *meeting, const HutRecord *motion, const HutVoters *voters)
{
  const char *method = hut_record_get_text (motion, "method");

  if (g_strcmp0 (method, "roll-call") == 0)
    return ballots_of (meeting, motion, voters);
  if (g_strcmp0 (method, "hands") == 0)
    return blocks_of (motion);
  return MAX (count_of (motion, "count_1"), count_of (motion, "count_2"));
}

/* ---- The whole ---- */

static gint64
day_of (const HutDecisionRule *rule, HutTime now)
{
  GTimeZone *zone = rule != NULL ? rule->zone : NULL;

  return hut_time_day_number (now, zone != NULL ? zone : hut_time_zone (NULL));
}

void
hut_motion_standing (const HutMeeting *meeting, const HutRecord *motion, const HutMotionRoll *roll,
                     HutTime now, HutMotionStanding *standing)
{
  gboolean of_present = roll->rule == NULL || roll->rule->voting == HUT_VOTING_PRESENT;
  HutTally tally;

  *standing = (HutMotionStanding){ 0 };
  hut_motion_tally (meeting, motion, roll, day_of (roll->rule, now), &tally, NULL);
  standing->base = tally.base;
  standing->present = tally.present;
  standing->in = votes_in (meeting, motion, roll->voters);
  standing->out = MAX (0, (of_present ? tally.present : tally.base) - standing->in);
  if (roll->rule == NULL)
    return;
  /* Who has voted takes part, for whatever; what two counters do not agree on is in too. */
  tally.yes = tally.no = tally.spoiled = 0;
  tally.abstain = standing->in;
  hut_decide (roll->rule, &tally, &standing->decision);
}

char *
hut_motion_quorum_words (const HutMotionRoll *roll, const HutMotionStanding *standing)
{
  HutDecision missing = standing->decision;

  if (roll->rule == NULL || missing.quorum == HUT_QUORUM_UNKNOWN)
    return NULL;
  if (missing.quorum == HUT_QUORUM_REACHED)
    return g_strdup (_ ("Quorum reached"));
  missing.reason = HUT_NO_VERDICT_NO_QUORUM;
  return hut_decision_reason (roll->rule, &missing);
}
