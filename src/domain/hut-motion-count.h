/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-motion-roll.h"

G_BEGIN_DECLS

/* Counts of a motion, by its method (DOMAIN 4). A count on paper or by hand is an object,
 *
 *   {"yes":41,"no":9,"abstain":4,"spoiled":0}      {"choices":[12,30,11]} of a poll
 *
 * A secret ballot is counted by two, whose counts must agree; a show of hands block by block
 * ([{"block":"A","yes":...}, ...]); a roll call by its ballots, each voter's once. */
typedef struct
{
  gint64 yes, no, abstain, spoiled;
  gint64 choices[16]; /* of a poll */
  guint n_choices;
} HutCount;

#define HUT_MAX_CHOICES 16

/* HUT_DOMAIN_ERROR_MALFORMED (translated) names what cannot be read. */
gboolean hut_count_read (HutCount *count, const char *json, GError **error);
char *hut_count_print (const HutCount *count);
gint64 hut_count_total (const HutCount *count);

/* The counts by block, in their order: names (owned by the array) and counts. NULL with MALFORMED.
 */
typedef struct
{
  char *block;
  HutCount count;
} HutBlockCount;

GArray *hut_block_counts_read (const char *json, GError **error);
/* With @block's count replaced or added. */
char *hut_block_counts_set (const char *json, const char *block, const HutCount *count);

/* How a voter's ballot stands in a roll call: as cast, or as corrected since. */
typedef struct
{
  const HutRecord *ballot; /* NULL: not cast */
  const char *choice;      /* code, or NULL */
  gboolean corrected;
} HutVoterBallot;

/* Of each voter, in their order, whoever of it is on record; of several ballots the first that was
 * cast. Free with g_free(). */
HutVoterBallot *hut_motion_ballots (const HutMeeting *meeting, const HutRecord *motion,
                                    const HutVoters *voters);

/* The corrections of @motion with @member's set to @choice, and why; canonical JSON. */
char *hut_motion_correct (const HutRecord *motion, const HutUid *member, const char *choice,
                          const char *why);

/* What was counted of @motion so far into @tally by its @roll: who may vote and is there as it was
 * frozen when the vote opened, or as it is now before. HUT_DOMAIN_ERROR_RULE
 * (translated): the two counters differ, and where; one has not counted; nobody has. The tally is
 * then that of what is known. */
gboolean hut_motion_tally (const HutMeeting *meeting, const HutRecord *motion,
                           const HutMotionRoll *roll, gint64 day, HutTally *tally, GError **error);

/* The count that is on record of a motion that was counted. */
void hut_motion_recorded (const HutRecord *motion, HutTally *tally);

G_END_DECLS
