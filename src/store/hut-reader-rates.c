/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the rates look at, out of two covering indexes: 100,000 cases without touching their rows.
 */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-rates.h"

#include "store/hut-case-figure.h"
#include "store/hut-reader-private.h"

/* clang-format off */
static const char columns[] =
  "c.id, c.community, c.category, c.lead, c.contacted, c.resolved, c.satisfaction, c.excluded, "
  "c.contacted_at, c.contact_due_at, c.call_back_at, c.state, "
  "CASE WHEN c.excluded = 1 THEN (SELECT e.exclusion_evidence IS NOT NULL "
  "  FROM cases e WHERE e.id = c.id) END";
/* clang-format on */

static HutSaid
read_said (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return HUT_SAID_NOTHING;
  return sqlite3_column_int (statement, column) != 0 ? HUT_SAID_YES : HUT_SAID_NO;
}

static HutContactRecord
read_own_contact (sqlite3_stmt *statement)
{
  HutTime at = sqlite3_column_int64 (statement, 8);
  HutTime due = sqlite3_column_int64 (statement, 9);

  if (at == 0)
    return HUT_CONTACT_NONE;
  return due != 0 && at > due ? HUT_CONTACT_LATE : HUT_CONTACT_IN_TIME;
}

static gboolean
may_be_called_back (const char *state)
{
  return state == NULL || !(g_str_equal (state, "closed") || g_str_equal (state, "returned"));
}

static void
add_case (HutRateSet *set, sqlite3_stmt *statement)
{
  HutRateCase item = { .row = sqlite3_column_int64 (statement, 0),
                       .community = hut_db_column_text (statement, 1),
                       .category = hut_db_column_text (statement, 2),
                       .lead = hut_db_column_text (statement, 3),
                       .contacted = read_said (statement, 4),
                       .resolved = read_said (statement, 5),
                       .grade = hut_rate_grade (hut_db_column_text (statement, 6)),
                       .own_contact = read_own_contact (statement),
                       .excluded = sqlite3_column_int (statement, 7) == 1,
                       .evidenced = sqlite3_column_int (statement, 12) == 1 };

  item.called_back = sqlite3_column_type (statement, 10) != SQLITE_NULL ||
                     item.contacted != HUT_SAID_NOTHING || item.resolved != HUT_SAID_NOTHING ||
                     item.grade >= 0;
  item.pending = !item.called_back && !item.excluded &&
                 may_be_called_back (hut_db_column_text (statement, 11));
  hut_rate_set_add (set, &item);
}

HutRateSet *
hut_reader_rates (HutReader *reader, const HutRatePeriod *period, HutTime now,
                  GCancellable *cancellable, GError **error)
{
  const char *sql = hut_figure_period_sql (columns, period->counted);
  sqlite3_stmt *statement = hut_db_statement (reader->db, sql, error);
  g_autoptr (HutRateSet) set = hut_rate_set_new (period);
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_figure_bind_period (statement, period, now);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&set);
      add_case (set, statement);
      if (set->cases->len % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }
  sqlite3_reset (statement);
  return NULL;
}

void
hut_rate_sets_free (HutRateSets *sets)
{
  if (sets == NULL)
    return;
  g_clear_pointer (&sets->now, hut_rate_set_unref);
  g_clear_pointer (&sets->before, hut_rate_set_unref);
  g_free (sets);
}

HutRateSets *
hut_reader_rates_compared (HutReader *reader, const HutRatePeriod *period,
                           const HutRatePeriod *before, HutTime now, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HutRateSets) sets = g_new0 (HutRateSets, 1);

  if (!hut_db_execute (reader->db, "BEGIN", error))
    return NULL;
  sets->now = hut_reader_rates (reader, period, now, cancellable, error);
  if (sets->now != NULL)
    sets->before = hut_reader_rates (reader, before, now, cancellable, error);
  hut_db_rollback (reader->db);
  return sets->before != NULL ? g_steal_pointer (&sets) : NULL;
}
