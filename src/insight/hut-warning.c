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
#define ENOUGH 20 /* cases of earlier years, to do without the weeks beside */

/* One group */

void
hut_warning_free (HutWarning *warning)
{
  g_free (warning->category);
  g_free (warning->community);
  g_free (warning->before);
  g_free (warning);
}

/* The same weeks of earlier years; where they hold few cases, with the weeks beside them. */
static void
count_years (HutWarning *warning, const HutWarningCell *cell, const HutWarningWeeks *weeks)
{
  for (guint width = 0; width <= HUT_WARNING_BESIDE && warning->sum_years < ENOUGH; width++)
    for (guint i = 1 + weeks->n_before; i <= weeks->n_before + weeks->n_years; i++)
      if (weeks->beside[i] == width)
        {
          warning->n_years++;
          warning->sum_years += cell->counts[i];
        }
}

static HutWarning *
warning_new (const HutWarningCell *cell, const HutWarningWeeks *weeks)
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
  count_years (warning, cell, weeks);
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
hut_warnings_find (const HutWarningCounts *counts, const HutWarningRules *rules)
{
  HutWarnings *found = g_new0 (HutWarnings, 1);
  GHashTableIter iter;
  gpointer cell;

  found->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_warning_free);
  found->n_cases = counts->n_cases;
  found->n_left_out = counts->n_left_out;
  found->too_short = counts->weeks.n_before < HUT_WARNING_LEAST_WEEKS;
  g_hash_table_iter_init (&iter, counts->cells);
  while (!found->too_short && g_hash_table_iter_next (&iter, &cell, NULL))
    {
      HutWarning *warning = warning_new (cell, &counts->weeks);

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
