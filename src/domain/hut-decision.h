/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision-rule.h"

G_BEGIN_DECLS

/* The decision engine (DOMAIN 4): a count under a rule gives a verdict, or none and why. Integers
 * only; areas in 0.01 m². Pure. */

/* What was counted. Of an owners' vote only ballots count as taking part, and `present` is not
 * looked at. */
typedef struct
{
  const char *subject; /* what is decided, the id of a HutDecisionSubject; NULL: nothing that the
                          law gives to somebody else */
  gint64 base;         /* N: who may vote */
  gint64 present;      /* of them */
  gint64 yes, no, abstain;
  gint64 spoiled;                                  /* took part, and counts for nobody */
  gint64 not_voted;                                /* did not take part */
  gint64 representatives, representatives_present; /* owners' representatives among the members */
  gint64 area_base, area_yes, area_no, area_abstain, area_spoiled;
  gboolean has_area;            /* the areas were given */
  gboolean has_representatives; /* the representatives were given */
  gboolean not_announced;       /* the topic did not stand in the notice */
  int notice_late;              /* days by which the notice came too late; 0: in time */
  gint64 day;                   /* of the decision, hut_time_day_number() */
} HutTally;

typedef enum
{
  HUT_VERDICT_NONE,
  HUT_VERDICT_PASSED,
  HUT_VERDICT_NOT_PASSED,
  HUT_VERDICT_OPINION, /* an opinion with its count: no decision, whatever the count */
} HutVerdict;

/* Why there is no verdict; in the order in which they are looked for. */
typedef enum
{
  HUT_NO_VERDICT_NONE = 0,      /* there is one */
  HUT_NO_VERDICT_NOT_VALID,     /* the rule does not hold on that day */
  HUT_NO_VERDICT_UNVERIFIED,    /* its fractions are not known, or nobody signed them */
  HUT_NO_VERDICT_NOT_MEASURED,  /* the rule asks for an area or for representatives not given */
  HUT_NO_VERDICT_NOT_ANNOUNCED, /* what was not announced, or too late, cannot be voted */
  HUT_NO_VERDICT_NO_QUORUM,
} HutNoVerdict;

typedef enum
{
  HUT_QUORUM_UNKNOWN, /* the rule asks for none, or cannot be applied */
  HUT_QUORUM_REACHED,
  HUT_QUORUM_MISSING,
} HutQuorum;

typedef struct
{
  HutVerdict verdict;
  HutNoVerdict reason;
  HutQuorum quorum;
  gint64 missing;             /* persons to the quorum, the least number that could do */
  gint64 missing_area;        /* to the quorum, 0.01 m² */
  int notice_late;            /* days by which the notice came too late; 0: in time, or none */
  gint64 voting, voting_area; /* of whom a share is needed */
  gint64 need, need_area;     /* the least that carries; 0 where nothing is asked */
  gboolean elsewhere;         /* the subject belongs to others: whatever the count, an opinion */
  gboolean carried;           /* the shares are met: of an opinion, that it has its majority */
} HutDecision;

/* Whether the count can be: nothing negative, no more ballots than there can be, present within
 * the base, areas within theirs. HUT_DOMAIN_ERROR_RULE (translated) says which sum does not hold.
 */
gboolean hut_tally_check (const HutTally *tally, const HutDecisionRule *rule, GError **error);

/* Decides a count that hut_tally_check() let pass. Before a vote, with no ballots yet, it tells the
 * quorum. */
void hut_decide (const HutDecisionRule *rule, const HutTally *tally, HutDecision *decision);

/* Ballots that came in: for, against, abstaining, spoiled. */
gint64 hut_tally_taking_part (const HutTally *tally);

/* "passed", "not-passed", "opinion", "none"; "no-quorum", "unverified", ... Static. */
const char *hut_verdict_code (HutVerdict verdict);
const char *hut_no_verdict_code (HutNoVerdict reason);

G_END_DECLS
