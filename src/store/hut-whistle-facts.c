/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a step of a whistle is judged by, in the writer's transaction. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

/* clang-format off */
static const char SQL_COUNTS[] =
  "SELECT count(*), sum(state NOT IN ('done', 'released')) FROM summonses "
  "WHERE whistle = ?1 AND void_reason IS NULL";
/* clang-format on */

static gboolean
read_record (HutDb *db, const HutKind *kind, const HutUid *id, HutRecord **record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (hut_uid_is_nil (id))
    return TRUE;
  *record = hut_rows_get (db, NULL, kind, id, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_counts (HutDb *db, const HutUid *whistle, HutWhistleFacts *facts, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_COUNTS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, whistle);
  if (!hut_db_step (db, statement, &row, error))
    return FALSE;
  if (row)
    {
      facts->n_summonses = (guint)sqlite3_column_int (statement, 0);
      facts->n_open = (guint)sqlite3_column_int (statement, 1);
    }
  sqlite3_reset (statement);
  return TRUE;
}

void
hut_whistle_known_clear (HutWhistleKnown *known)
{
  g_clear_pointer (&known->whistle, hut_record_free);
  g_clear_pointer (&known->summons, hut_record_free);
  g_clear_pointer (&known->unit, g_free);
  known->facts = (HutWhistleFacts){ 0 };
}

gboolean
hut_whistle_known_read (HutDb *db, const HutOperation *operation, const HutRecord *present,
                        HutWhistleKnown *known, GError **error)
{
  HutUid whistle, summons;

  if (!hut_whistle_needs (operation, present, &whistle, &summons))
    return TRUE;
  if (!read_record (db, &hut_kind_whistle, &whistle, &known->whistle, error) ||
      !read_record (db, &hut_kind_summons, &summons, &known->summons, error) ||
      (operation->kind == &hut_kind_whistle && !read_counts (db, &whistle, &known->facts, error)))
    return FALSE;
  known->unit = hut_department_here (db);
  known->facts.whistle = known->whistle;
  known->facts.summons = known->summons;
  known->facts.unit = known->unit;
  return TRUE;
}
