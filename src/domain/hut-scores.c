/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Scores of a period. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-scores.h"

#include "domain/hut-summons-clock.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

int
hut_mark_mean (const HutMarkSum *sum)
{
  return sum->n == 0 ? -1 : (int)((sum->sum * 200 + sum->n) / (2 * sum->n));
}

static void
add_mark (HutMarkSum *sum, const HutRecord *mark, const char *field)
{
  gint64 value = hut_record_get_int (mark, field, 0);

  if (value <= 0)
    return;
  sum->n++;
  sum->sum += (guint)value;
}

/* A score while it is made. */
typedef struct
{
  HutUnitScore score;
  GArray *spans; /* HutTime, of those who came */
} Making;

static Making *
making_of (GHashTable *by_unit, const char *unit)
{
  Making *making = g_hash_table_lookup (by_unit, unit);

  if (making != NULL)
    return making;
  making = g_new0 (Making, 1);
  making->score.unit = g_strdup (unit);
  making->spans = g_array_new (FALSE, FALSE, sizeof (HutTime));
  g_hash_table_insert (by_unit, making->score.unit, making);
  return making;
}

gboolean
hut_summons_marks_asked (const HutWhistle *whistle, const HutRecord *summons)
{
  HutSummonsTimes times;

  if (!hut_whistle_is_ended (whistle))
    return FALSE;
  hut_summons_times (whistle, summons, &times);
  return times.released == 0 || times.arrived != 0 || times.refused != 0 ||
         hut_summons_late_arrival (summons, &times, times.released) > 0;
}

gboolean
hut_summons_is_unmarked (const HutWhistle *whistle, const HutRecord *summons)
{
  return hut_summons_marks_asked (whistle, summons) &&
         hut_whistle_mark (whistle, summons, "street") == NULL;
}

static void
note_marks (HutUnitScore *score, const HutWhistle *whistle, const HutRecord *summons)
{
  const HutRecord *street = hut_whistle_mark (whistle, summons, "street");

  if (street != NULL)
    {
      add_mark (&score->timely, street, "timely");
      add_mark (&score->effective, street, "effective");
      add_mark (&score->attitude, street, "attitude");
    }
  score->n_unmarked += hut_summons_is_unmarked (whistle, summons);
  for (guint i = 0; hut_codes_marker[i].code != NULL; i++)
    {
      const HutRecord *mark = hut_whistle_mark (whistle, summons, hut_codes_marker[i].code);

      if (mark == NULL || mark == street)
        continue;
      add_mark (&score->others, mark, "timely");
      add_mark (&score->others, mark, "effective");
      add_mark (&score->others, mark, "attitude");
    }
}

static void
note_view (HutUnitScore *score, const HutWhistle *whistle, const HutRecord *summons)
{
  const HutRecord *view = hut_whistle_view (whistle, summons);
  const char *needed = view != NULL ? hut_record_get_text (view, "needed") : NULL;
  const char *clear = view != NULL ? hut_record_get_text (view, "clear") : NULL;

  score->n_views += view != NULL;
  score->n_needed += g_strcmp0 (needed, "yes") == 0;
  score->n_not_needed += g_strcmp0 (needed, "no") == 0;
  score->n_clear += g_strcmp0 (clear, "yes") == 0;
  score->n_not_clear += g_strcmp0 (clear, "no") == 0;
}

static void
note_times (Making *making, const HutRecord *summons, const HutSummonsTimes *times, HutTime now)
{
  HutUnitScore *score = &making->score;
  HutTime answer_due = hut_record_get_int (summons, "answer_due_at", 0), span;
  gint64 late_answer = hut_summons_late_answer (summons, times, now);
  gint64 late = hut_summons_late_arrival (summons, times, now);

  if (answer_due != 0 && (times->answered != 0 || late_answer > 0))
    {
      score->n_answer_due++;
      score->n_answered += late_answer == 0;
    }
  if (times->arrived != 0 || late > 0)
    {
      score->n_due++;
      score->n_in_time += late == 0;
    }
  if (times->arrived == 0)
    return;
  span = MAX (times->arrived - times->called, 0);
  g_array_append_val (making->spans, span);
}

static void
note_summons (Making *making, const HutWhistle *whistle, const HutRecord *summons, HutTime now)
{
  HutUnitScore *score = &making->score;
  const char *state = hut_record_get_text (summons, "state");
  HutSummonsTimes times;

  hut_summons_times (whistle, summons, &times);
  score->n_called++;
  score->n_done += g_strcmp0 (state, "done") == 0;
  score->n_released += g_strcmp0 (state, "released") == 0;
  score->n_disputed += times.disputed != 0;
  score->n_refused += times.refused != 0;
  score->n_sent_back += times.n_sent_back;
  score->n_supervised += times.n_supervised;
  note_times (making, summons, &times, now);
  note_marks (score, whistle, summons);
  note_view (score, whistle, summons);
}

static void
note_whistle (HutScores *scores, GHashTable *by_unit, const HutWhistle *whistle, HutTime now)
{
  const char *occasion = hut_record_get_text (whistle->whistle, "occasion");

  scores->n_whistles++;
  scores->n_ended += hut_whistle_is_ended (whistle);
  for (guint i = 0; hut_codes_occasion[i].code != NULL; i++)
    scores->n_by_occasion[i] += g_strcmp0 (hut_codes_occasion[i].code, occasion) == 0;
  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const HutRecord *summons = whistle->summonses->pdata[i];
      const char *unit = hut_record_get_text (summons, "unit");

      if (unit != NULL)
        note_summons (making_of (by_unit, unit), whistle, summons, now);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const HutTime *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static HutTime
median_of (GArray *spans)
{
  guint middle = spans->len / 2;

  if (spans->len == 0)
    return -1;
  g_array_sort (spans, compare_times);
  return spans->len % 2 == 1 ? g_array_index (spans, HutTime, middle)
                             : (g_array_index (spans, HutTime, middle - 1) +
                                g_array_index (spans, HutTime, middle)) /
                                   2;
}

static void
unit_score_free (gpointer data)
{
  HutUnitScore *score = data;

  g_free (score->unit);
  g_free (score);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const HutUnitScore *left = *(HutUnitScore *const *)a, *right = *(HutUnitScore *const *)b;

  return g_strcmp0 (left->unit, right->unit);
}

static void
set_gauge (HutScores *scores, const HutWhistleTimes *times)
{
  gint64 whistles = scores->n_whistles;

  scores->gauge_milli = -1;
  if (scores->n_cases <= 0)
    return;
  scores->gauge_milli = (whistles * 200000 + scores->n_cases) / (2 * scores->n_cases);
  scores->gauge = whistles * 1000 < times->gauge_low * scores->n_cases    ? HUT_GAUGE_LOW
                  : whistles * 1000 > times->gauge_high * scores->n_cases ? HUT_GAUGE_HIGH
                                                                          : HUT_GAUGE_FINE;
}

HutScores *
hut_scores_new (GPtrArray *whistles, gint64 n_cases, const HutWhistleTimes *times, HutTime now)
{
  HutScores *scores = g_new0 (HutScores, 1);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer made;

  scores->n_cases = n_cases;
  scores->units = g_ptr_array_new_with_free_func (unit_score_free);
  for (guint i = 0; i < whistles->len; i++)
    note_whistle (scores, by_unit, whistles->pdata[i], now);
  g_hash_table_iter_init (&iter, by_unit);
  while (g_hash_table_iter_next (&iter, NULL, &made))
    {
      Making *making = made;

      making->score.median = median_of (making->spans);
      g_ptr_array_add (scores->units, g_memdup2 (&making->score, sizeof making->score));
      g_array_unref (making->spans);
      g_free (making);
    }
  g_ptr_array_sort (scores->units, compare_units);
  set_gauge (scores, times);
  return scores;
}

void
hut_scores_free (HutScores *scores)
{
  if (scores == NULL)
    return;
  g_ptr_array_unref (scores->units);
  g_free (scores);
}

const char *
hut_gauge_name (HutGauge gauge)
{
  static const char *const names[] = { "none", "low", "fine", "high" };

  return names[gauge];
}

const char *
hut_gauge_words (HutGauge gauge)
{
  static const char *const words[] = {
    N_ ("no case was received"),
    N_ ("below the lower wall: the mechanism sleeps"),
    N_ ("between the walls"),
    N_ ("above the upper wall: the daily mechanism is broken"),
  };

  return g_dgettext (GETTEXT_PACKAGE, words[gauge]);
}
