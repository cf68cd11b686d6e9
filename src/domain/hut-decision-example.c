/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A rule told with numbers. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-decision-example.h"

#include "domain/hut-decision-words.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define EXAMPLE_AREA 1000000 /* 10,000 m² */
#define EXAMPLE_REPRESENTATIVES 9

static gboolean
is_asked (const HutShare *share)
{
  return share->test != HUT_SHARE_NOT_ASKED;
}

/* In a line of its own; takes over @sentence. */
static void
add_sentence (GString *words, char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/* ---- An example ---- */

static void
add_quorum (GString *words, const HutDecisionRule *rule, gint64 base, gint64 present)
{
  int need = (int)hut_share_need (&rule->quorum_people, base);
  gboolean reached = present >= need;

  if (!is_asked (&rule->quorum_people))
    return;
  if (rule->voting == HUT_VOTING_TAKING_PART)
    add_sentence (words,
                  g_strdup_printf (reached ? _ ("Of %1$d in all, %2$d have to take part: with "
                                                "%3$d it is valid.")
                                           : _ ("Of %1$d in all, %2$d have to take part: with "
                                                "%3$d it is not valid."),
                                   (int)base, need, (int)present));
  else
    add_sentence (words, g_strdup_printf (reached ? _ ("Of %1$d in all, %2$d have to come: with "
                                                       "%3$d the quorum is reached.")
                                                  : _ ("Of %1$d in all, %2$d have to come: with "
                                                       "%3$d the quorum is missed."),
                                          (int)base, need, (int)present));
}

static void
add_other_quorums (GString *words, const HutDecisionRule *rule)
{
  g_autofree char *whole = hut_area_words (EXAMPLE_AREA);
  g_autofree char *area = hut_area_words (hut_share_need (&rule->quorum_area, EXAMPLE_AREA));
  int representatives =
      (int)hut_share_need (&rule->quorum_representatives, EXAMPLE_REPRESENTATIVES);

  if (is_asked (&rule->quorum_representatives))
    add_sentence (words, g_strdup_printf (_ ("Of %1$d owners’ representatives, %2$d have to come."),
                                          EXAMPLE_REPRESENTATIVES, representatives));
  if (is_asked (&rule->quorum_area))
    add_sentence (words, g_strdup_printf (_ ("Of %1$s, %2$s have to take part."), whole, area));
}

static void
add_decision (GString *words, const HutDecisionRule *rule, gint64 base, gint64 present)
{
  gint64 of = rule->voting == HUT_VOTING_BASE ? base : present;
  int need = (int)hut_share_need (&rule->people, of);

  switch (rule->voting)
    {
    case HUT_VOTING_TAKING_PART:
      add_sentence (words,
                    g_strdup_printf (_ ("Of the %1$d whose ballot came in, %2$d are needed."),
                                     (int)of, need));
      break;
    case HUT_VOTING_BASE:
      add_sentence (
          words, g_strdup_printf (_ ("Of all %1$d who may vote, %2$d are needed."), (int)of, need));
      break;
    case HUT_VOTING_PRESENT:
    default:
      add_sentence (words,
                    g_strdup_printf (_ ("Of the %1$d present, %2$d are needed."), (int)of, need));
      break;
    }
}

static void
add_area (GString *words, const HutDecisionRule *rule)
{
  g_autofree char *whole = hut_area_words (EXAMPLE_AREA);
  g_autofree char *need = hut_area_words (hut_share_need (&rule->area, EXAMPLE_AREA));

  if (is_asked (&rule->area))
    add_sentence (words, g_strdup_printf (_ ("Of %1$s that vote, %2$s are needed."), whole, need));
}

char *
hut_decision_example (const HutDecisionRule *rule, gint64 base, gint64 present)
{
  GString *words = g_string_new (NULL);

  add_quorum (words, rule, base, present);
  add_other_quorums (words, rule);
  if (is_asked (&rule->people))
    add_decision (words, rule, base, present);
  add_area (words, rule);
  return g_string_free (words, FALSE);
}

/* ---- Days ---- */

/* Takes over @part. */
static void
add_part (GString *words, char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("between words", "; ") : "", part);
  g_free (part);
}

char *
hut_decision_rule_duties (const HutDecisionRule *rule)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (rule->notice_days > 0)
    add_part (words, g_strdup_printf (_ ("announced %d days before"), rule->notice_days));
  if (rule->publish_within_days > 0)
    add_part (words, g_strdup_printf (_ ("published within %d days"), rule->publish_within_days));
  if (rule->publish_for_days > 0)
    add_part (words, g_strdup_printf (rule->publish_count == HUT_COUNT_WORKING_DAYS
                                          ? _ ("published for %d working days")
                                          : _ ("published for %d days"),
                                      rule->publish_for_days));
  if (rule->proxy)
    add_part (words, g_strdup (rule->quorum_representatives.test != HUT_SHARE_NOT_ASKED
                                   ? _ ("somebody may stand for another, but not for an owners’ "
                                        "representative")
                                   : _ ("somebody may stand for another")));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static char *
day_words (gint64 day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return hut_time_format (day * HUT_TIME_DAY, utc, "%Y-%m-%d");
}

char *
hut_decision_rule_term (const HutDecisionRule *rule)
{
  g_autofree char *from = rule->from > G_MININT64 ? day_words (rule->from) : NULL;
  g_autofree char *to = rule->to < G_MAXINT64 ? day_words (rule->to) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("in force from %1$s to %2$s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("in force from %s on"), from);
  return to != NULL ? g_strdup_printf (_ ("in force until %s"), to)
                    : g_strdup (_ ("in force without a limit in time"));
}
