/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words of a decision. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-decision-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_decision_verdict (const HutDecision *decision)
{
  switch (decision->verdict)
    {
    case HUT_VERDICT_PASSED:
      return C_ ("verdict", "Passed");
    case HUT_VERDICT_NOT_PASSED:
      return C_ ("verdict", "Not passed");
    case HUT_VERDICT_OPINION:
      return decision->carried ? C_ ("verdict", "Opinion formed")
                               : C_ ("verdict", "Opinion recorded, without a majority");
    case HUT_VERDICT_NONE:
    default:
      return C_ ("verdict", "No verdict");
    }
}

static char *
number_words (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

char *
hut_area_words (gint64 area)
{
  g_autofree char *metres = number_words (area / 100);

  /* Translators: square metres and their hundredths. */
  return g_strdup_printf (_ ("%s.%02d m²"), metres, (int)(area % 100));
}

static char *
day_words (gint64 day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return hut_time_format (day * HUT_TIME_DAY, utc, "%Y-%m-%d");
}

static char *
validity_words (const HutDecisionRule *rule)
{
  g_autofree char *from = rule->from > G_MININT64 ? day_words (rule->from) : NULL;
  g_autofree char *to = rule->to < G_MAXINT64 ? day_words (rule->to) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("The rule is in force from %s to %s only"), from, to);
  if (to != NULL)
    return g_strdup_printf (_ ("The rule was in force until %s"), to);
  return g_strdup_printf (_ ("The rule is in force from %s on"), from);
}

static char *
missing_people (const HutDecisionRule *rule, gint64 missing)
{
  g_autofree char *number = number_words (missing);

  if (rule->voting == HUT_VOTING_TAKING_PART)
    return g_strdup_printf (
        ngettext ("%s more has to take part", "%s more have to take part", (gulong)missing),
        number);
  return g_strdup_printf (ngettext ("%s more has to come", "%s more have to come", (gulong)missing),
                          number);
}

static char *
missing_words (const HutDecisionRule *rule, const HutDecision *decision)
{
  g_autofree char *people = missing_people (rule, decision->missing);
  g_autofree char *area = hut_area_words (decision->missing_area);

  if (decision->quorum != HUT_QUORUM_MISSING)
    return g_strdup (_ ("There is nobody who could vote"));
  if (decision->missing_area == 0)
    return g_steal_pointer (&people);
  if (decision->missing == 0)
    return g_strdup_printf (_ ("%s more of the area has to take part"), area);
  return g_strdup_printf (_ ("%s, and %s of the area"), people, area);
}

static char *
unannounced_words (const HutDecision *decision)
{
  if (decision->notice_late == 0)
    return g_strdup (_ ("The topic was not announced, and cannot be voted"));
  return g_strdup_printf (ngettext ("The notice came %d day too late: the topic cannot be voted",
                                    "The notice came %d days too late: the topic cannot be voted",
                                    (gulong)decision->notice_late),
                          decision->notice_late);
}

char *
hut_decision_reason (const HutDecisionRule *rule, const HutDecision *decision)
{
  switch (decision->reason)
    {
    case HUT_NO_VERDICT_NOT_VALID:
      return validity_words (rule);
    case HUT_NO_VERDICT_UNVERIFIED:
      return g_strdup (_ ("The text of the rule is not at hand: an administrator enters and signs "
                          "its fractions"));
    case HUT_NO_VERDICT_NOT_MEASURED:
      return g_strdup (rule->quorum_representatives.test != HUT_SHARE_NOT_ASKED
                           ? _ ("The rule counts the owners’ representatives: they were not given")
                           : _ ("The rule measures the area: it was not given"));
    case HUT_NO_VERDICT_NOT_ANNOUNCED:
      return unannounced_words (decision);
    case HUT_NO_VERDICT_NO_QUORUM:
      return missing_words (rule, decision);
    case HUT_NO_VERDICT_NONE:
    default:
      return NULL;
    }
}

char *
hut_decision_submit (HutOffice *office, const HutTally *tally, const HutDecision *decision)
{
  g_autoptr (HutDecisionRule) rule = NULL;

  if (!decision->elsewhere)
    return NULL;
  rule = hut_decision_rule_for (office, tally->subject, tally->day, NULL);
  if (rule == NULL)
    return NULL;
  /* Translators: who decides it, then the article. */
  return g_strdup_printf (_ ("To be put to: %s (%s)"), rule->name,
                          rule->citation != NULL ? rule->citation : "");
}

static gboolean
was_reckoned (const HutDecision *decision)
{
  return decision->reason != HUT_NO_VERDICT_NOT_VALID &&
         decision->reason != HUT_NO_VERDICT_UNVERIFIED &&
         decision->reason != HUT_NO_VERDICT_NOT_MEASURED;
}

static char *
people_words (const HutDecisionRule *rule, const HutTally *tally, const HutDecision *decision)
{
  g_autofree char *share = hut_share_words (&rule->people);
  g_autofree char *of = number_words (decision->voting);
  g_autofree char *need = number_words (decision->need);
  g_autofree char *yes = number_words (tally->yes);

  switch (rule->voting)
    {
    /* Translators: the share, a number of people, the least that do, how many agree. */
    case HUT_VOTING_TAKING_PART:
      return g_strdup_printf (_ ("%1$s of the %2$s who took part is needed, %3$s; %4$s agree"),
                              share, of, need, yes);
    case HUT_VOTING_BASE:
      return g_strdup_printf (_ ("%1$s of all %2$s is needed, %3$s; %4$s agree"), share, of, need,
                              yes);
    case HUT_VOTING_PRESENT:
    default:
      return g_strdup_printf (_ ("%1$s of the %2$s present is needed, %3$s; %4$s agree"), share, of,
                              need, yes);
    }
}

static char *
areas_words (const HutDecisionRule *rule, const HutTally *tally, const HutDecision *decision)
{
  g_autofree char *share = hut_share_words (&rule->area);
  g_autofree char *of = hut_area_words (decision->voting_area);
  g_autofree char *need = hut_area_words (decision->need_area);
  g_autofree char *yes = hut_area_words (tally->area_yes);

  /* Translators: the share, an area, the least that does, the area that agrees. */
  return g_strdup_printf (_ ("%1$s of the area of %2$s is needed, %3$s; %4$s agree"), share, of,
                          need, yes);
}

char *
hut_decision_arithmetic (const HutDecisionRule *rule, const HutTally *tally,
                         const HutDecision *decision)
{
  g_autofree char *people = NULL;
  g_autofree char *areas = NULL;

  if (!was_reckoned (decision))
    return NULL;
  people = people_words (rule, tally, decision);
  if (rule->area.test == HUT_SHARE_NOT_ASKED)
    return g_steal_pointer (&people);
  areas = areas_words (rule, tally, decision);
  return g_strconcat (people, C_ ("between words", "; "), areas, NULL);
}

char *
hut_decision_formula (const HutDecisionRule *rule, const HutTally *tally,
                      const HutDecision *decision)
{
  g_autofree char *people = NULL;
  g_autofree char *area = NULL;

  if (!was_reckoned (decision))
    return NULL;
  people = hut_share_formula (&rule->people, tally->yes, decision->voting);
  if (rule->area.test == HUT_SHARE_NOT_ASKED)
    return g_steal_pointer (&people);
  area = hut_share_formula (&rule->area, tally->area_yes, decision->voting_area);
  return g_strdup_printf ("%s, %s", people, area);
}

char *
hut_decision_signature (HutOffice *office, const HutDecisionRule *rule)
{
  g_autofree char *day = NULL;

  if (rule->verified_at == 0)
    return NULL;
  day = hut_time_format (rule->verified_at, hut_office_get_zone (office), "%Y-%m-%d");
  if (rule->verified_by == NULL)
    return g_strdup_printf (_ ("Signed on %s"), day);
  /* Translators: a name, then a day. */
  return g_strdup_printf (_ ("Signed by %1$s on %2$s"), rule->verified_by, day);
}
