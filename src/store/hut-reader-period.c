/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counting what happened in a period. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-period.h"

#include "store/hut-reader-private.h"

/* clang-format off */
#define SHOWN "c.state <> 'void' AND c.staged NOT IN (SELECT id FROM staging)"

static const char SQL_RECEIVED[] =
  "SELECT count(*) FROM cases c WHERE c.created_at >= ?1 AND c.created_at < ?2 AND " SHOWN;

static const char SQL_ENTERED[] =
  "SELECT count(DISTINCT e.\"case\") FILTER (WHERE e.state = 'awaiting-call-back'), "
  "  count(DISTINCT e.\"case\") FILTER (WHERE e.state = 'closed') "
  "FROM events e JOIN cases c ON c.uid = e.\"case\" "
  "WHERE e.at >= ?1 AND e.at < ?2 AND e.staged NOT IN (SELECT id FROM staging) AND " SHOWN;

#define SQL_SHARES(column) \
  "SELECT c." column ", count(*) FILTER (WHERE c.created_at >= ?2) AS now, " \
  "  count(*) FILTER (WHERE c.created_at < ?2) " \
  "FROM cases c WHERE c.created_at >= ?1 AND c.created_at < ?3 AND " SHOWN \
  " GROUP BY c." column " HAVING now > 0 ORDER BY now DESC, c." column " LIMIT ?4"

static const char *const SQL_BY[] = { SQL_SHARES ("category"), SQL_SHARES ("community") };
/* clang-format on */

static gboolean
read_received (HutReader *reader, HutTime from, HutTime until, HutPeriodCounts *counts,
               GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_RECEIVED, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  counts->received = (guint)sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_reader_period_counts (HutReader *reader, HutTime from, HutTime until, HutPeriodCounts *counts,
                          GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  *counts = (HutPeriodCounts){ 0 };
  if (!read_received (reader, from, until, counts, error))
    return FALSE;
  statement = hut_db_statement (reader->db, SQL_ENTERED, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  counts->answered = (guint)sqlite3_column_int64 (statement, 0);
  counts->closed = (guint)sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

static void
share_free (HutPeriodShare *share)
{
  g_free (share->key);
  g_free (share);
}

GPtrArray *
hut_reader_period_shares (HutReader *reader, HutPeriodBy by, HutTime before, HutTime from,
                          HutTime until, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_BY[by], error);
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func ((GDestroyNotify)share_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, before);
  sqlite3_bind_int64 (statement, 2, from);
  sqlite3_bind_int64 (statement, 3, until);
  sqlite3_bind_int64 (statement, 4, limit);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutPeriodShare *share;

      if (!row)
        return g_steal_pointer (&shares);
      share = g_new0 (HutPeriodShare, 1);
      share->key = g_strdup (hut_db_column_text (statement, 0));
      share->now = (guint)sqlite3_column_int64 (statement, 1);
      share->before = (guint)sqlite3_column_int64 (statement, 2);
      g_ptr_array_add (shares, share);
    }
  sqlite3_reset (statement);
  return NULL;
}
