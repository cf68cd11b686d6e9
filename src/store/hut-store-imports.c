/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Imports remembered, and what they ask the past. Written on the writer thread, read by any
 * reader. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-imports.h"

#include "store/hut-reader-private.h"
#include "store/hut-store-private.h"

/* clang-format off */
static const char SQL_ADD[] =
  "INSERT INTO import_batch (file, source, at, rows_read, unchanged, rejected) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char SQL_ADD_CASE[] =
  "INSERT INTO import_case (batch, place, \"case\", outcome) VALUES (?1, ?2, ?3, ?4)";
static const char SQL_FORGET[] =
  "DELETE FROM import_batch WHERE id <= ?1";
static const char SQL_FIND[] =
  "SELECT id, file, source, at, rows_read, unchanged, rejected FROM import_batch "
  "WHERE id = ?1 OR ?1 = 0 ORDER BY id DESC LIMIT 1";
static const char SQL_CASES[] =
  "SELECT \"case\", outcome FROM import_case WHERE batch = ?1 ORDER BY place";
/* The newest of the category first, by the index that holds their rows in order. */
static const char SQL_USUAL_LEAD[] =
  "SELECT lead, count(*), sum(count(*)) OVER () FROM ("
  "  SELECT lead FROM ("
  "    SELECT category_2, category_3, community, lead FROM cases "
  "    WHERE category = ?1 AND void_reason IS NULL AND state <> 'received' "
  "      AND staged NOT IN (SELECT id FROM staging) ORDER BY id DESC LIMIT 500) "
  "  WHERE (?2 IS NULL OR category_2 = ?2) AND (?3 IS NULL OR category_3 = ?3) "
  "    AND community = ?4 AND lead IS NOT NULL) "
  "GROUP BY lead ORDER BY count(*) DESC, lead LIMIT 1";
/* clang-format on */

HutImportBatch *
hut_import_batch_new (const char *file, const char *source)
{
  HutImportBatch *batch = g_new0 (HutImportBatch, 1);

  batch->file = g_strdup (file);
  batch->source = g_strdup (source);
  batch->cases = g_array_new (FALSE, FALSE, sizeof (HutImportedCase));
  return batch;
}

void
hut_import_batch_free (HutImportBatch *batch)
{
  if (batch == NULL)
    return;
  g_free (batch->file);
  g_free (batch->source);
  g_array_unref (batch->cases);
  g_free (batch);
}

static gboolean
add_cases (HutDb *db, const HutImportBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->cases->len; i++)
    {
      const HutImportedCase *one = &g_array_index (batch->cases, HutImportedCase, i);
      sqlite3_stmt *statement = hut_db_statement (db, SQL_ADD_CASE, error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, batch->id);
      sqlite3_bind_int (statement, 2, i);
      hut_db_bind_uid (statement, 3, &one->id);
      sqlite3_bind_int (statement, 4, one->as);
      if (!hut_db_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutImportBatch *batch = data;
  sqlite3_stmt *statement = hut_db_statement (db, SQL_ADD, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, batch->file);
  hut_db_bind_text (statement, 2, batch->source);
  sqlite3_bind_int64 (statement, 3, batch->at);
  sqlite3_bind_int64 (statement, 4, batch->rows_read);
  sqlite3_bind_int64 (statement, 5, batch->unchanged);
  sqlite3_bind_int64 (statement, 6, batch->rejected);
  if (!hut_db_run (db, statement, error))
    return FALSE;
  batch->id = sqlite3_last_insert_rowid (hut_db_handle (db));
  if (!add_cases (db, batch, error))
    return FALSE;
  statement = hut_db_statement (db, SQL_FORGET, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, batch->id - HUT_IMPORT_BATCHES_MAX);
  return hut_db_run (db, statement, error);
}

gboolean
hut_store_keep_import (HutStore *store, HutImportBatch *batch, GError **error)
{
  batch->at = hut_time_now ();
  return hut_store_run (store, HUT_STORE_LATER, keep, batch, error);
}

static HutImportBatch *
find_batch (HutDb *db, gint64 id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_FIND, error);
  HutImportBatch *batch;
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (!hut_db_step (db, statement, &row, error) || !row)
    return NULL;
  batch =
      hut_import_batch_new (hut_db_column_text (statement, 1), hut_db_column_text (statement, 2));
  batch->id = sqlite3_column_int64 (statement, 0);
  batch->at = sqlite3_column_int64 (statement, 3);
  batch->rows_read = sqlite3_column_int64 (statement, 4);
  batch->unchanged = sqlite3_column_int64 (statement, 5);
  batch->rejected = sqlite3_column_int64 (statement, 6);
  sqlite3_reset (statement);
  return batch;
}

HutImportBatch *
hut_reader_last_import (HutReader *reader, GError **error)
{
  return find_batch (reader->db, 0, error);
}

HutImportBatch *
hut_reader_import (HutReader *reader, gint64 id, GError **error)
{
  g_autoptr (HutImportBatch) batch = find_batch (reader->db, id, error);
  sqlite3_stmt *statement = batch != NULL ? hut_db_statement (reader->db, SQL_CASES, error) : NULL;
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, batch->id);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutImportedCase one;

      if (!row)
        return g_steal_pointer (&batch);
      one = (HutImportedCase){ hut_db_column_uid (statement, 0),
                               CLAMP (sqlite3_column_int (statement, 1), 0, HUT_N_IMPORTED - 1) };
      g_array_append_val (batch->cases, one);
    }
  return NULL;
}

char *
hut_reader_usual_lead (HutReader *reader, const char *const path[3], const char *community,
                       guint *led, guint *of, GError **error)
{
  sqlite3_stmt *statement;
  char *lead;
  gboolean row;

  *led = *of = 0;
  if (path[0] == NULL || community == NULL)
    return NULL;
  statement = hut_db_statement (reader->db, SQL_USUAL_LEAD, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < 3; i++)
    hut_db_bind_text (statement, i + 1, path[i]);
  hut_db_bind_text (statement, 4, community);
  if (!hut_db_step (reader->db, statement, &row, error) || !row)
    return NULL;
  lead = hut_db_dup_text (statement, 0);
  *led = sqlite3_column_int (statement, 1);
  *of = sqlite3_column_int (statement, 2);
  sqlite3_reset (statement);
  return lead;
}
