/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The decision engine. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-decision.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- What can be ---- */

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, what);
  return FALSE;
}

/* Whether the parts, none negative, are at most @whole; exact where their sum leaves 64 bits. */
static gboolean
fits (const gint64 *parts, guint n_parts, gint64 whole)
{
  gint64 left = whole;

  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i] > left)
        return FALSE;
      left -= parts[i];
    }
  return TRUE;
}

static gboolean
has_negative (const HutTally *tally)
{
  const gint64 numbers[] = {
    tally->base,         tally->present,         tally->yes,
    tally->no,           tally->abstain,         tally->spoiled,
    tally->not_voted,    tally->representatives, tally->representatives_present,
    tally->area_base,    tally->area_yes,        tally->area_no,
    tally->area_abstain, tally->area_spoiled,
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i] < 0)
      return TRUE;
  return FALSE;
}

gboolean
hut_tally_check (const HutTally *tally, const HutDecisionRule *rule, GError **error)
{
  const gint64 ballots[] = { tally->yes, tally->no, tally->abstain, tally->spoiled,
                             tally->not_voted };
  const gint64 areas[] = { tally->area_yes, tally->area_no, tally->area_abstain,
                           tally->area_spoiled };
  gboolean by_ballots = rule->voting == HUT_VOTING_TAKING_PART;

  if (has_negative (tally))
    return refuse (error, _ ("A count cannot be below zero"));
  if (!by_ballots && tally->present > tally->base)
    return refuse (error, _ ("More are present than there are to come"));
  if (rule->voting == HUT_VOTING_PRESENT && !fits (ballots, G_N_ELEMENTS (ballots), tally->present))
    return refuse (error, _ ("More votes are counted than people are present"));
  if (!fits (ballots, G_N_ELEMENTS (ballots), tally->base))
    return refuse (error, _ ("More votes are counted than there are people who may vote"));
  if (tally->has_area && !fits (areas, G_N_ELEMENTS (areas), tally->area_base))
    return refuse (error, _ ("The areas that voted are more than the whole area"));
  if (tally->has_representatives && tally->representatives_present > tally->representatives)
    return refuse (error, _ ("More owners’ representatives are present than there are"));
  return TRUE;
}

/* ---- The verdict ---- */

gint64
hut_tally_taking_part (const HutTally *tally)
{
  return tally->yes + tally->no + tally->abstain + tally->spoiled;
}

static gint64
area_taking_part (const HutTally *tally)
{
  return tally->area_yes + tally->area_no + tally->area_abstain + tally->area_spoiled;
}

static gboolean
is_asked (const HutShare *share)
{
  return share->test != HUT_SHARE_NOT_ASKED;
}

static gboolean
is_measured (const HutDecisionRule *rule, const HutTally *tally)
{
  if ((is_asked (&rule->quorum_area) || is_asked (&rule->area)) && !tally->has_area)
    return FALSE;
  return !is_asked (&rule->quorum_representatives) || tally->has_representatives;
}

static gint64
lacks (const HutShare *share, gint64 have, gint64 of)
{
  return MAX (0, hut_share_need (share, of) - have);
}

/* A representative who comes counts among the members too: the least number that could do is the
 * larger of the two. */
static void
find_quorum (const HutDecisionRule *rule, const HutTally *tally, HutDecision *decision)
{
  gint64 have =
      rule->voting == HUT_VOTING_TAKING_PART ? hut_tally_taking_part (tally) : tally->present;

  if (!is_asked (&rule->quorum_people))
    return;
  decision->missing = MAX (lacks (&rule->quorum_people, have, tally->base),
                           lacks (&rule->quorum_representatives, tally->representatives_present,
                                  tally->representatives));
  decision->missing_area = lacks (&rule->quorum_area, area_taking_part (tally), tally->area_base);
  decision->quorum = decision->missing == 0 && decision->missing_area == 0 ? HUT_QUORUM_REACHED
                                                                           : HUT_QUORUM_MISSING;
}

static void
find_voting (const HutDecisionRule *rule, const HutTally *tally, HutDecision *decision)
{
  switch (rule->voting)
    {
    case HUT_VOTING_TAKING_PART:
      decision->voting = hut_tally_taking_part (tally);
      decision->voting_area = area_taking_part (tally);
      break;
    case HUT_VOTING_BASE:
      decision->voting = tally->base;
      decision->voting_area = tally->area_base;
      break;
    case HUT_VOTING_PRESENT:
    default:
      decision->voting = tally->present;
      decision->voting_area = area_taking_part (tally);
      break;
    }
  decision->need = hut_share_need (&rule->people, decision->voting);
  decision->need_area = hut_share_need (&rule->area, decision->voting_area);
  decision->carried = hut_share_is_met (&rule->people, tally->yes, decision->voting) &&
                      hut_share_is_met (&rule->area, tally->area_yes, decision->voting_area);
}

static HutNoVerdict
find_reason (const HutDecisionRule *rule, const HutTally *tally, HutDecision *decision)
{
  if (!hut_decision_rule_is_valid (rule, tally->day))
    return HUT_NO_VERDICT_NOT_VALID;
  if (!rule->trusted)
    return HUT_NO_VERDICT_UNVERIFIED;
  if (!is_measured (rule, tally))
    return HUT_NO_VERDICT_NOT_MEASURED;
  find_quorum (rule, tally, decision);
  find_voting (rule, tally, decision);
  if (tally->not_announced || tally->notice_late > 0)
    return HUT_NO_VERDICT_NOT_ANNOUNCED;
  /* Of nobody nothing is decided, also where the rule asks for no quorum. */
  if (decision->quorum == HUT_QUORUM_MISSING || decision->voting <= 0)
    return HUT_NO_VERDICT_NO_QUORUM;
  return HUT_NO_VERDICT_NONE;
}

void
hut_decide (const HutDecisionRule *rule, const HutTally *tally, HutDecision *decision)
{
  *decision = (HutDecision){ .notice_late = tally->not_announced ? 0 : tally->notice_late };
  decision->elsewhere =
      tally->subject != NULL && !hut_decision_rule_has_subject (rule, tally->subject);
  decision->reason = find_reason (rule, tally, decision);
  if (decision->reason != HUT_NO_VERDICT_NONE)
    decision->verdict = HUT_VERDICT_NONE;
  else if (rule->opinion || decision->elsewhere)
    decision->verdict = HUT_VERDICT_OPINION;
  else
    decision->verdict = decision->carried ? HUT_VERDICT_PASSED : HUT_VERDICT_NOT_PASSED;
}

const char *
hut_verdict_code (HutVerdict verdict)
{
  static const char *const codes[] = { "none", "passed", "not-passed", "opinion" };

  return codes[verdict];
}

const char *
hut_no_verdict_code (HutNoVerdict reason)
{
  static const char *const codes[] = {
    "", "not-valid", "unverified", "not-measured", "not-announced", "no-quorum"
  };

  return codes[reason];
}
