/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counts per category and community, and which of them are out of the ordinary. The reasons for the
 * model stand in the header. Pure. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-warning.h"

#include "insight/hut-tail.h"

#include <math.h>
#include <string.h>

#define NANO 1e9

/* The weeks */

static HutWarningWeek
week_before (HutTime end, GTimeZone *zone, int days)
{
  return (HutWarningWeek){ hut_time_day_start (end, zone, -days - 7),
                           hut_time_day_start (end, zone, -days) };
}

void
hut_warning_weeks_plan (HutWarningWeeks *weeks, const HutWarningRules *rules, HutTime time,
                        HutTime first, GTimeZone *zone)
{
  HutTime end = hut_time_day_start (time, zone, 1), oldest;

  weeks->n_before = weeks->n_years = 0;
  weeks->weeks[0] = week_before (end, zone, 0);
  for (int i = 1; i <= rules->weeks; i++)
    {
      HutWarningWeek week = week_before (end, zone, 7 * i);

      if (week.from < first)
        break;
      weeks->weeks[++weeks->n_before] = week;
    }
  oldest = weeks->weeks[weeks->n_before].from;
  for (int year = 1; year <= rules->years; year++)
    for (int beside = -1; beside <= 1; beside++)
      {
        int days = (int)lround (year * 365.25 / 7) * 7 + 7 * beside;
        HutWarningWeek week = week_before (end, zone, days);

        if (week.from >= first && week.until <= oldest)
          weeks->weeks[1 + weeks->n_before + weeks->n_years++] = week;
      }
}

/* The counts */

typedef struct
{
  const char *category;
  const char *community;
  guint counts[1 + HUT_WARNING_MAX_WEEKS];
} Cell;

struct _HutWarningTable
{
  HutWarningWeeks weeks;
  GStringChunk *names; /* equal texts are the same pointer */
  GHashTable *cells;   /* Cell, by its two names */
  guint n_cases;
  guint n_left_out;
};

static guint
cell_hash (gconstpointer data)
{
  const Cell *cell = data;

  return g_direct_hash (cell->category) * 31 + g_direct_hash (cell->community);
}

static gboolean
cell_equal (gconstpointer a, gconstpointer b)
{
  const Cell *left = a, *right = b;

  return left->category == right->category && left->community == right->community;
}

HutWarningTable *
hut_warning_table_new (const HutWarningWeeks *weeks)
{
  HutWarningTable *table = g_new0 (HutWarningTable, 1);

  table->weeks = *weeks;
  table->names = g_string_chunk_new (4096);
  table->cells = g_hash_table_new_full (cell_hash, cell_equal, g_free, NULL);
  return table;
}

void
hut_warning_table_free (HutWarningTable *table)
{
  if (table == NULL)
    return;
  g_hash_table_unref (table->cells);
  g_string_chunk_free (table->names);
  g_free (table);
}

const HutWarningWeeks *
hut_warning_table_get_weeks (HutWarningTable *table)
{
  return &table->weeks;
}

void
hut_warning_table_add (HutWarningTable *table, guint week, const char *category,
                       const char *community)
{
  Cell key = { 0 };
  Cell *cell;

  g_return_if_fail (week < G_N_ELEMENTS (key.counts));

  table->n_cases += week == 0;
  if (category == NULL || community == NULL)
    {
      table->n_left_out += week == 0;
      return;
    }
  key.category = g_string_chunk_insert_const (table->names, category);
  key.community = g_string_chunk_insert_const (table->names, community);
  cell = g_hash_table_lookup (table->cells, &key);
  if (cell == NULL)
    {
      cell = g_memdup2 (&key, sizeof key);
      g_hash_table_add (table->cells, cell);
    }
  cell->counts[week]++;
}

/* One group */

void
hut_warning_free (HutWarning *warning)
{
  g_free (warning->category);
  g_free (warning->community);
  g_free (warning->before);
  g_free (warning);
}

static HutWarning *
warning_new (const Cell *cell, const HutWarningWeeks *weeks)
{
  HutWarning *warning = g_new0 (HutWarning, 1);

  warning->category = g_strdup (cell->category);
  warning->community = g_strdup (cell->community);
  warning->seen = cell->counts[0];
  warning->n_before = weeks->n_before;
  warning->before = g_new (guint, weeks->n_before);
  for (guint i = 0; i < weeks->n_before; i++)
    {
      warning->before[i] = cell->counts[weeks->n_before - i];
      warning->sum_before += warning->before[i];
    }
  warning->n_years = weeks->n_years;
  for (guint i = 0; i < weeks->n_years; i++)
    warning->sum_years += cell->counts[1 + weeks->n_before + i];
  return warning;
}

/* A count below the minimum is never out of the ordinary: then p is 1, which leaves it valid. */
static void
weigh (HutWarning *warning, const HutWarningRules *rules)
{
  double by_year;

  warning->tail = 1.0;
  if (warning->seen < (guint)rules->minimum)
    return;
  warning->tail = hut_tail_count (warning->seen, warning->sum_before, warning->n_before);
  if (warning->n_years == 0)
    return;
  by_year = hut_tail_count (warning->seen, warning->sum_years, warning->n_years);
  warning->held_by_year = by_year > warning->tail;
  warning->tail = MAX (warning->tail, by_year);
}

gint64
hut_warning_expected_milli (const HutWarning *warning)
{
  guint64 sum = warning->held_by_year ? warning->sum_years : warning->sum_before;
  guint64 n = warning->held_by_year ? warning->n_years : warning->n_before;

  return n > 0 ? (gint64)((2000 * sum + n) / (2 * n)) : 0;
}

gint64
hut_warning_tail_nano (const HutWarning *warning)
{
  return (gint64)fmin (ceil (warning->tail * NANO), NANO);
}

/* All of them */

static int
compare_warnings (gconstpointer a, gconstpointer b)
{
  const HutWarning *left = *(HutWarning *const *)a, *right = *(HutWarning *const *)b;
  int order;

  if (left->tail != right->tail)
    return left->tail < right->tail ? -1 : 1;
  if (left->seen != right->seen)
    return left->seen > right->seen ? -1 : 1;
  order = strcmp (left->category, right->category);
  return order != 0 ? order : strcmp (left->community, right->community);
}

/* How many of the groups, sorted, warn. Benjamini and Hochberg (1995): the last whose probability
 * is at most its rank's share of the level, and all before it. */
static guint
count_warnings (GPtrArray *tested, const HutWarningRules *rules)
{
  double level = rules->level_permille / 1000.0;
  guint n = 0;

  for (guint i = 0; i < tested->len; i++)
    {
      double tail = ((const HutWarning *)tested->pdata[i])->tail;
      double share = rules->correction == HUT_CORRECTION_NONE ? level
                     : rules->correction == HUT_CORRECTION_BONFERRONI
                         ? level / tested->len
                         : level * (i + 1) / tested->len;

      if (tail <= share)
        n = i + 1;
    }
  return n;
}

HutWarnings *
hut_warnings_find (HutWarningTable *table, const HutWarningRules *rules)
{
  HutWarnings *found = g_new0 (HutWarnings, 1);
  GHashTableIter iter;
  gpointer cell;

  found->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_warning_free);
  found->n_cases = table->n_cases;
  found->n_left_out = table->n_left_out;
  found->too_short = table->weeks.n_before < HUT_WARNING_LEAST_WEEKS;
  g_hash_table_iter_init (&iter, table->cells);
  while (!found->too_short && g_hash_table_iter_next (&iter, &cell, NULL))
    {
      HutWarning *warning = warning_new (cell, &table->weeks);

      g_ptr_array_add (found->warnings, warning);
      if (warning->seen + warning->sum_before < (guint)rules->minimum)
        g_ptr_array_set_size (found->warnings, (int)found->warnings->len - 1);
      else
        weigh (warning, rules);
    }
  found->n_tested = found->warnings->len;
  g_ptr_array_sort (found->warnings, compare_warnings);
  g_ptr_array_set_size (found->warnings, (int)count_warnings (found->warnings, rules));
  return found;
}

void
hut_warnings_free (HutWarnings *warnings)
{
  if (warnings == NULL)
    return;
  g_ptr_array_unref (warnings->warnings);
  g_free (warnings);
}
