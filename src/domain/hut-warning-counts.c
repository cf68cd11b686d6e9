/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counts per week, category and community, and which weeks. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-warning-counts.h"

#include <math.h>

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
    for (int beside = -HUT_WARNING_BESIDE; beside <= HUT_WARNING_BESIDE; beside++)
      {
        int days = (int)lround (year * 365.25 / 7) * 7 + 7 * beside;
        HutWarningWeek week = week_before (end, zone, days);

        if (week.from < first || week.until > oldest)
          continue;
        weeks->beside[1 + weeks->n_before + weeks->n_years] = (guint8)ABS (beside);
        weeks->weeks[1 + weeks->n_before + weeks->n_years++] = week;
      }
}

/* The counts */

static guint
cell_hash (gconstpointer data)
{
  const HutWarningCell *cell = data;

  return g_direct_hash (cell->category) * 31 + g_direct_hash (cell->community);
}

static gboolean
cell_equal (gconstpointer a, gconstpointer b)
{
  const HutWarningCell *left = a, *right = b;

  return left->category == right->category && left->community == right->community;
}

HutWarningCounts *
hut_warning_counts_new (const HutWarningWeeks *weeks)
{
  HutWarningCounts *counts = g_new0 (HutWarningCounts, 1);

  counts->weeks = *weeks;
  counts->names = g_string_chunk_new (4096);
  counts->cells = g_hash_table_new_full (cell_hash, cell_equal, g_free, NULL);
  return counts;
}

void
hut_warning_counts_free (HutWarningCounts *counts)
{
  if (counts == NULL)
    return;
  g_hash_table_unref (counts->cells);
  g_string_chunk_free (counts->names);
  g_free (counts);
}

void
hut_warning_counts_add (HutWarningCounts *counts, guint week, const char *category,
                        const char *community)
{
  HutWarningCell key = { 0 };
  HutWarningCell *cell;

  g_return_if_fail (week < G_N_ELEMENTS (key.counts));

  counts->n_cases += week == 0;
  if (category == NULL || community == NULL)
    {
      counts->n_left_out += week == 0;
      return;
    }
  key.category = g_string_chunk_insert_const (counts->names, category);
  key.community = g_string_chunk_insert_const (counts->names, community);
  cell = g_hash_table_lookup (counts->cells, &key);
  if (cell == NULL)
    {
      cell = g_memdup2 (&key, sizeof key);
      g_hash_table_add (counts->cells, cell);
    }
  cell->counts[week]++;
}
