/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counting the three rates. Their mean is computed over one common denominator in 128 bits: with up
 * to ten million cases and weights up to a thousand nothing overflows. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rates.h"

#include <string.h>

#define SCORE_WHOLE G_GINT64_CONSTANT (1000000000)

__extension__ typedef unsigned __int128 Wide;

/* Sets */

HutRateSet *
hut_rate_set_new (const HutRatePeriod *period)
{
  HutRateSet *set = g_new0 (HutRateSet, 1);

  g_atomic_ref_count_init (&set->refs);
  set->period = *period;
  set->cases = g_array_new (FALSE, FALSE, sizeof (HutRateCase));
  set->names = g_string_chunk_new (1024);
  return set;
}

HutRateSet *
hut_rate_set_ref (HutRateSet *set)
{
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

void
hut_rate_set_unref (HutRateSet *set)
{
  if (!g_atomic_ref_count_dec (&set->refs))
    return;
  g_array_unref (set->cases);
  g_string_chunk_free (set->names);
  g_free (set);
}

static const char *
intern (HutRateSet *set, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (set->names, text) : NULL;
}

void
hut_rate_set_add (HutRateSet *set, const HutRateCase *item)
{
  HutRateCase copy = *item;

  copy.community = intern (set, item->community);
  copy.category = intern (set, item->category);
  copy.lead = intern (set, item->lead);
  g_array_append_val (set->cases, copy);
}

/* Counts */

gboolean
hut_rate_case_counts (const HutRateCase *item)
{
  return item->called_back && !item->excluded;
}

gboolean
hut_rate_case_lost (const HutRateCase *item, const HutRateRules *rules)
{
  if (!hut_rate_case_counts (item))
    return FALSE;
  return item->contacted == HUT_SAID_NO || item->resolved == HUT_SAID_NO ||
         (item->grade >= 0 && rules->grades[item->grade] < rules->full);
}

/* @step is 1, or -1 of unsigned sums that hold the case. */
static void
count_case (HutRateCount *count, const HutRateCase *item, int step)
{
  count->cases += step;
  count->pending += step * item->pending;
  if (item->excluded)
    {
      count->excluded += step;
      count->excluded_without_evidence += step * !item->evidenced;
    }
  if (!hut_rate_case_counts (item))
    return;
  count->counted += step;
  if (item->contacted != HUT_SAID_NOTHING)
    count->said[0][item->contacted] += step;
  if (item->resolved != HUT_SAID_NOTHING)
    count->said[1][item->resolved] += step;
  if (item->grade >= 0)
    count->graded[item->grade] += step;
  count->own_contacted += step * (item->own_contact != HUT_CONTACT_NONE);
  count->own_in_time += step * (item->own_contact == HUT_CONTACT_IN_TIME);
}

void
hut_rate_count_add (HutRateCount *count, const HutRateCase *item)
{
  count_case (count, item, 1);
}

void
hut_rate_count_remove (HutRateCount *count, const HutRateCase *item)
{
  count_case (count, item, -1);
}

void
hut_rate_count_set (HutRateCount *count, const HutRateSet *set)
{
  for (guint i = 0; i < set->cases->len; i++)
    count_case (count, &g_array_index (set->cases, HutRateCase, i), 1);
}

/* Figures */

HutFraction
hut_rate_of (const HutRateCount *count, HutRate rate, const HutRateRules *rules)
{
  HutFraction fraction = { 0, 0 };

  if (rate != HUT_RATE_SATISFACTION)
    {
      const guint *said = count->said[rate == HUT_RATE_RESPONSE ? 0 : 1];

      return (HutFraction){ said[HUT_SAID_YES], (gint64)said[HUT_SAID_NO] + said[HUT_SAID_YES] };
    }
  for (guint i = 0; i < HUT_N_GRADES; i++)
    {
      fraction.part += (gint64)rules->grades[i] * count->graded[i];
      fraction.whole += (gint64)rules->full * count->graded[i];
    }
  return fraction;
}

int
hut_fraction_tenths (HutFraction fraction)
{
  if (fraction.whole == 0)
    return HUT_NO_FIGURE;
  return (int)((2000 * fraction.part + fraction.whole) / (2 * fraction.whole));
}

/* The score as one fraction; FALSE where a rate that counts has no figure. */
static gboolean
score_fraction (const HutRateCount *count, const HutRateRules *rules, const HutRatePreset *preset,
                Wide *part, Wide *whole)
{
  Wide weights = 0;

  *part = 0;
  *whole = 1;
  for (int i = 0; i < HUT_N_RATES; i++)
    {
      HutFraction rate = hut_rate_of (count, i, rules);

      if (preset->weights[i] == 0)
        continue;
      if (rate.whole == 0)
        return FALSE;
      *part = *part * (Wide)rate.whole + (Wide)preset->weights[i] * (Wide)rate.part * *whole;
      *whole *= (Wide)rate.whole;
      weights += (Wide)preset->weights[i];
    }
  *whole *= weights;
  return TRUE;
}

gint64
hut_rates_score (const HutRateCount *count, const HutRateRules *rules, const HutRatePreset *preset)
{
  Wide part, whole;

  if (!score_fraction (count, rules, preset, &part, &whole))
    return -1;
  return (gint64)(part * SCORE_WHOLE / whole);
}

int
hut_rates_score_tenths (const HutRateCount *count, const HutRateRules *rules,
                        const HutRatePreset *preset)
{
  Wide part, whole;

  if (!score_fraction (count, rules, preset, &part, &whole))
    return HUT_NO_FIGURE;
  return (int)((2000 * part + whole) / (2 * whole));
}

char *
hut_tenths_print (int tenths)
{
  if (tenths == HUT_NO_FIGURE)
    return g_strdup ("—");
  return g_strdup_printf ("%s%d.%d", tenths < 0 ? "-" : "", ABS (tenths) / 10, ABS (tenths) % 10);
}

int
hut_tenths_movement (int now, int before)
{
  return now == HUT_NO_FIGURE || before == HUT_NO_FIGURE ? HUT_NO_FIGURE : now - before;
}

/* Groups */

const char *
hut_rate_case_key (const HutRateCase *item, HutRatesBy by)
{
  switch (by)
    {
    case HUT_RATES_BY_COMMUNITY:
      return item->community;
    case HUT_RATES_BY_CATEGORY:
      return item->category;
    case HUT_RATES_BY_UNIT:
      return item->lead;
    case HUT_RATES_BY_NOTHING:
    default:
      return NULL;
    }
}

void
hut_rate_line_free (HutRateLine *line)
{
  g_free (line->key);
  g_free (line);
}

static HutRateLine *
find_line (GPtrArray *lines, GHashTable *by_key, const char *key)
{
  HutRateLine *line = g_hash_table_lookup (by_key, key != NULL ? key : "");

  if (line != NULL)
    return line;
  line = g_new0 (HutRateLine, 1);
  line->key = g_strdup (key);
  g_ptr_array_add (lines, line);
  g_hash_table_insert (by_key, line->key != NULL ? line->key : (char *)"", line);
  return line;
}

static int
compare_lines (const void *a, const void *b)
{
  const HutRateLine *left = *(HutRateLine *const *)a, *right = *(HutRateLine *const *)b;

  if (left->key == NULL || right->key == NULL)
    return (left->key == NULL) - (right->key == NULL);
  return strcmp (left->key, right->key);
}

static void
group_set (GPtrArray *lines, GHashTable *by_key, const HutRateSet *set, HutRatesBy by,
           gsize which_count)
{
  for (guint i = 0; i < set->cases->len; i++)
    {
      const HutRateCase *item = &g_array_index (set->cases, HutRateCase, i);
      HutRateLine *line = find_line (lines, by_key, hut_rate_case_key (item, by));

      count_case ((HutRateCount *)((char *)line + which_count), item, 1);
    }
}

GPtrArray *
hut_rates_group (const HutRateSet *now, const HutRateSet *before, HutRatesBy by)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_rate_line_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  if (by == HUT_RATES_BY_NOTHING)
    find_line (lines, by_key, NULL);
  group_set (lines, by_key, now, by, G_STRUCT_OFFSET (HutRateLine, now));
  if (before != NULL)
    group_set (lines, by_key, before, by, G_STRUCT_OFFSET (HutRateLine, before));
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}
