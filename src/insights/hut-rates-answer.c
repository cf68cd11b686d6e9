/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The numbers of the page of the three rates, read on a worker. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rates-answer.h"

#include "store/hut-reader-rates.h"

void
hut_rates_question_free (HutRatesQuestion *question)
{
  hut_rate_rules_free (question->rules);
  g_free (question->preset);
  g_free (question);
}

void
hut_rates_answer_free (HutRatesAnswer *answer)
{
  if (answer == NULL)
    return;
  hut_rate_rules_free (answer->rules);
  g_clear_pointer (&answer->total, hut_rate_line_free);
  g_clear_pointer (&answer->lines, g_ptr_array_unref);
  g_clear_pointer (&answer->lost, g_array_unref);
  g_clear_pointer (&answer->costly, g_ptr_array_unref);
  g_free (answer);
}

/* How many of each line's cases cost a rate. */
static GArray *
count_lost (const HutRatesAnswer *answer, const HutRateSet *set)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *lost = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (lost, answer->lines->len);
  if (answer->lines->len == 0)
    return lost;
  for (guint i = 0; i < answer->lines->len; i++)
    {
      const HutRateLine *line = g_ptr_array_index (answer->lines, i);

      g_hash_table_insert (places, line->key != NULL ? line->key : (char *)"",
                           GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < set->cases->len; i++)
    {
      const HutRateCase *item = &g_array_index (set->cases, HutRateCase, i);
      const char *key = hut_rate_case_key (item, answer->by);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key != NULL ? key : ""));

      if (hut_rate_case_lost (item, answer->rules))
        g_array_index (lost, guint, place)++;
    }
  return lost;
}

/* Grouped; by nothing there are no lines: the total says it all. */
static void
add_lines (HutRatesAnswer *answer, const HutRateSets *sets)
{
  answer->lines = answer->by == HUT_RATES_BY_NOTHING
                      ? g_ptr_array_new ()
                      : hut_rates_group (sets->now, sets->before, answer->by);
  answer->lost = count_lost (answer, sets->now);
}

static void
costly_case_free (HutCostlyCase *costly)
{
  g_clear_pointer (&costly->row, hut_case_row_free);
  g_free (costly);
}

/* One row after the other: one that has gone would move the others to wrong places. */
static gboolean
add_costly (HutRatesAnswer *answer, HutReader *reader, const HutRateCase *item, gint64 gain,
            GError **error)
{
  g_autoptr (GPtrArray) rows = hut_reader_case_rows (reader, &item->row, 1, error);
  HutCostlyCase *costly;

  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  costly = g_new0 (HutCostlyCase, 1);
  costly->item = *item;
  costly->item.community = costly->item.category = costly->item.lead = NULL;
  costly->gain = gain;
  costly->row = g_ptr_array_steal_index (rows, 0);
  g_ptr_array_add (answer->costly, costly);
  return TRUE;
}

/* The next whole point of the score, and what it takes. */
static void
find_reach (HutRatesAnswer *answer, const HutRateSet *set, const GArray *ranked)
{
  int tenths = hut_rates_score_tenths (&answer->total->now, answer->rules, answer->preset);

  if (tenths == HUT_NO_FIGURE)
    return;
  answer->reach_tenths = MIN ((tenths / 10 + 1) * 10, 1000);
  answer->reach =
      hut_what_if_reach (set, ranked, answer->rules, answer->preset, answer->reach_tenths);
}

static gboolean
read_costly (HutRatesAnswer *answer, HutReader *reader, const HutRateSet *set, GError **error)
{
  g_autoptr (GArray) ranked = hut_what_if_rank (set, answer->rules, answer->preset);

  answer->costly = g_ptr_array_new_with_free_func ((GDestroyNotify)costly_case_free);
  answer->n_costly = ranked->len;
  find_reach (answer, set, ranked);
  for (guint i = 0; i < MIN (ranked->len, HUT_COSTLY_MAX); i++)
    {
      const HutWhatIf *what_if = &g_array_index (ranked, HutWhatIf, i);

      if (!add_costly (answer, reader, &g_array_index (set->cases, HutRateCase, what_if->index),
                       what_if->gain, error))
        return FALSE;
    }
  return TRUE;
}

void *
hut_rates_answer_read (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const HutRatesQuestion *question = asked;
  g_autoptr (HutRatesAnswer) answer = NULL;
  g_autoptr (HutRateSets) sets = hut_reader_rates_compared (
      reader, &question->period, &question->before, question->now, cancellable, error);

  if (sets == NULL)
    return NULL;
  answer = g_new0 (HutRatesAnswer, 1);
  answer->rules = hut_rate_rules_copy (question->rules);
  answer->preset = hut_rate_rules_find (answer->rules, question->preset);
  answer->period = question->period;
  answer->before = question->before;
  answer->by = question->by;
  answer->total = g_new0 (HutRateLine, 1);
  hut_rate_count_set (&answer->total->now, sets->now);
  hut_rate_count_set (&answer->total->before, sets->before);
  add_lines (answer, sets);
  if (!read_costly (answer, reader, sets->now, error))
    return NULL;
  return g_steal_pointer (&answer);
}
