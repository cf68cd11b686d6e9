/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What-if. Cases that said the same gain the same: each of the 108 ways is worked out once. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-what-if.h"

#define N_WAYS (3 * 3 * (HUT_N_GRADES + 1) * 2)

HutRateCase
hut_what_if_good (const HutRateCase *item)
{
  HutRateCase good = *item;

  good.contacted = HUT_SAID_YES;
  good.resolved = HUT_SAID_YES;
  good.grade = 0;
  good.called_back = TRUE;
  good.pending = FALSE;
  return good;
}

static guint
way_of (const HutRateCase *item)
{
  guint way = (guint)(item->contacted + 1);

  way = way * 3 + (guint)(item->resolved + 1);
  way = way * (HUT_N_GRADES + 1) + (guint)(item->grade + 1);
  return way * 2 + item->called_back;
}

void
hut_what_if_turn (HutRateCount *count, const HutRateCase *item, HutWhatIfChoice choice)
{
  HutRateCase turned = choice == HUT_WHAT_IF_AS_IT_IS ? *item : hut_what_if_good (item);

  if (choice == HUT_WHAT_IF_RESOLVED)
    turned.grade = item->grade;
  hut_rate_count_remove (count, item);
  hut_rate_count_add (count, &turned);
}

static gint64
gain_of (const HutRateCount *count, const HutRateCase *item, const HutRateRules *rules,
         const HutRatePreset *preset)
{
  HutRateCount after = *count;
  gint64 before = hut_rates_score (count, rules, preset);
  gint64 score;

  hut_what_if_turn (&after, item, HUT_WHAT_IF_SATISFIED);
  score = hut_rates_score (&after, rules, preset);
  return before < 0 || score < 0 ? 0 : score - before;
}

static int
by_gain (const void *a, const void *b)
{
  const HutWhatIf *left = a, *right = b;

  if (left->gain != right->gain)
    return left->gain < right->gain ? 1 : -1;
  return left->index < right->index ? -1 : left->index > right->index;
}

GArray *
hut_what_if_rank (const HutRateSet *set, const HutRateRules *rules, const HutRatePreset *preset)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (HutWhatIf));
  gint64 gains[N_WAYS];
  HutRateCount count = { 0 };

  for (guint way = 0; way < N_WAYS; way++)
    gains[way] = -1;
  hut_rate_count_set (&count, set);
  for (guint i = 0; i < set->cases->len; i++)
    {
      const HutRateCase *item = &g_array_index (set->cases, HutRateCase, i);
      gint64 *gain = &gains[way_of (item)];
      HutWhatIf what_if = { .index = i };

      if (!item->pending && !hut_rate_case_lost (item, rules))
        continue;
      if (*gain < 0)
        *gain = gain_of (&count, item, rules, preset);
      what_if.gain = *gain;
      g_array_append_val (ranked, what_if);
    }
  g_array_sort (ranked, by_gain);
  return ranked;
}

static void
turn_ranked (HutRateCount *count, const HutRateSet *set, const GArray *ranked, guint place)
{
  guint index = g_array_index (ranked, HutWhatIf, place).index;

  hut_what_if_turn (count, &g_array_index (set->cases, HutRateCase, index), HUT_WHAT_IF_SATISFIED);
}

HutRateCount
hut_what_if_count (const HutRateSet *set, const GArray *ranked, guint n)
{
  HutRateCount count = { 0 };

  hut_rate_count_set (&count, set);
  for (guint i = 0; i < MIN (n, ranked->len); i++)
    turn_ranked (&count, set, ranked, i);
  return count;
}

guint
hut_what_if_reach (const HutRateSet *set, const GArray *ranked, const HutRateRules *rules,
                   const HutRatePreset *preset, int tenths)
{
  HutRateCount count = { 0 };

  hut_rate_count_set (&count, set);
  if (hut_rates_score_tenths (&count, rules, preset) >= tenths)
    return 0;
  for (guint i = 0; i < ranked->len; i++)
    {
      turn_ranked (&count, set, ranked, i);
      if (hut_rates_score_tenths (&count, rules, preset) >= tenths)
        return i + 1;
    }
  return 0;
}
