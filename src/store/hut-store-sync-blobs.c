/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which contents are to go up or to come down. The table is filled by triggers (migration 010); an
 * attachment counts as soon as the server has it, and while it is not void. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"

#include "store/hut-blobs.h"

/* A clock that was set back must not make anything wait for years. */
#define FAR HUT_TIME_DAY

/* clang-format off */
#define IS_OPEN \
  "b.settled = 0 AND EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = b.sha256" \
  "  AND a.void_reason IS NULL AND (EXISTS (SELECT 1 FROM holding h WHERE h.uid = a.uid)" \
  "  OR (a.hash <> 0 AND EXISTS" \
  "    (SELECT 1 FROM stream s WHERE s.id = a.stream AND s.view = 'full'))))"

static const char SQL_DUE[] =
  "SELECT b.sha256, b.failures FROM blob b "
  "WHERE " IS_OPEN " AND (b.due <= ?1 OR b.due > ?2) ORDER BY b.at DESC LIMIT ?3";
static const char SQL_NEXT_DUE[] = "SELECT min (b.due) FROM blob b WHERE " IS_OPEN;
static const char SQL_COUNT[] = "SELECT count (*) FROM blob b WHERE " IS_OPEN;
static const char SQL_SETTLE[] =
  "UPDATE blob SET settled = 1, due = 0, failures = 0 WHERE sha256 = ?1";
static const char SQL_LATER[] =
  "UPDATE blob SET due = ?2, failures = failures + 1 WHERE sha256 = ?1 AND settled = 0";
static const char SQL_NAMING[] = "SELECT uid FROM attachments WHERE sha256 = ?1";
/* clang-format on */

GArray *
hut_store_sync_blobs_due (HutStore *store, HutTime now, guint most, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);
  sqlite3_stmt *statement = db != NULL ? hut_db_statement (db, SQL_DUE, error) : NULL;
  g_autoptr (GArray) due = g_array_new (FALSE, TRUE, sizeof (HutBlobTurn));
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, now);
  sqlite3_bind_int64 (statement, 2, now + FAR);
  sqlite3_bind_int64 (statement, 3, most);
  while (hut_db_step (db, statement, &row, error))
    {
      HutBlobTurn turn = { 0 };

      if (!row)
        return g_steal_pointer (&due);
      g_strlcpy (turn.name, hut_db_column_text (statement, 0), sizeof turn.name);
      turn.failures = (guint)sqlite3_column_int (statement, 1);
      g_array_append_val (due, turn);
    }
  return NULL;
}

/* -1: the answer is NULL. */
static gboolean
ask_int (HutStore *store, const char *sql, gint64 *answer, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);
  sqlite3_stmt *statement = db != NULL ? hut_db_statement (db, sql, error) : NULL;
  gboolean row;

  if (statement == NULL || !hut_db_step (db, statement, &row, error))
    return FALSE;
  *answer = row && sqlite3_column_type (statement, 0) != SQLITE_NULL
                ? sqlite3_column_int64 (statement, 0)
                : -1;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_store_sync_blobs_next_due (HutStore *store, HutTime *due, GError **error)
{
  return ask_int (store, SQL_NEXT_DUE, due, error);
}

gboolean
hut_store_sync_blobs_count (HutStore *store, guint *count, GError **error)
{
  gint64 answer;

  if (!ask_int (store, SQL_COUNT, &answer, error))
    return FALSE;
  *count = (guint)MAX (answer, 0);
  return TRUE;
}

typedef struct
{
  const char *name;
  HutBlobEnd end;
  HutTime due;
} Outcome;

/* Whoever shows one of them looks again. */
static gboolean
announce (HutDb *db, HutChangeSet *changes, const char *name, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_NAMING, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, name);
  while (hut_db_step (db, statement, &row, error))
    {
      HutUid id;

      if (!row)
        return TRUE;
      id = hut_db_column_uid (statement, 0);
      hut_change_set_add (changes, &hut_kind_attachment, &id);
    }
  return FALSE;
}

static gboolean
settle_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const Outcome *outcome = data;
  sqlite3_stmt *statement = hut_db_statement (db, SQL_SETTLE, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, outcome->name);
  return hut_db_run (db, statement, error) &&
         (outcome->end != HUT_BLOB_CAME || announce (db, changes, outcome->name, error));
}

gboolean
hut_store_sync_blob_settle (HutStore *store, const char *name, HutBlobEnd end, GError **error)
{
  Outcome outcome = { .name = name, .end = end };

  return hut_store_run (store, HUT_STORE_LATER, settle_job, &outcome, error);
}

static gboolean
later_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const Outcome *outcome = data;
  sqlite3_stmt *statement = hut_db_statement (db, SQL_LATER, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, outcome->name);
  sqlite3_bind_int64 (statement, 2, outcome->due);
  return hut_db_run (db, statement, error);
}

gboolean
hut_store_sync_blob_later (HutStore *store, const char *name, HutTime due, GError **error)
{
  Outcome outcome = { .name = name, .due = due };

  return hut_store_run (store, HUT_STORE_LATER, later_job, &outcome, error);
}
