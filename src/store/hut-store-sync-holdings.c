/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What projected streams show of records (data/migrations/client/008): each stream has its holding
 * with its own ver and its part in its own sum; what people see is the home's row where that is
 * held, else the holding of the stream that was known first, with our operations on top. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"
#include "store/hut-verify.h"

#include "base/hut-json.h"

/* clang-format off */
static const char SQL_HASH[] =
  "SELECT h.hash FROM holding h JOIN stream s ON s.id = h.stream "
  "WHERE s.name = ?1 AND h.kind = ?2 AND h.uid = ?3";
static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO holding (stream, kind, uid, home, ver, hash, row) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char SQL_DELETE[] =
  "DELETE FROM holding WHERE stream = (SELECT id FROM stream WHERE name = ?1) "
  "  AND kind = ?2 AND uid = ?3";
static const char SQL_FIRST[] =
  "SELECT h.kind, h.uid, s.name, h.ver, h.row FROM holding h JOIN stream s ON s.id = h.home "
  "WHERE h.uid = ?1 AND h.kind = ?2 ORDER BY h.stream LIMIT 1";
static const char SQL_OF_STREAM[] =
  "SELECT h.kind, h.uid, s.name, h.ver, h.row FROM holding h JOIN stream s ON s.id = h.home "
  "WHERE h.stream = (SELECT id FROM stream WHERE name = ?1) ORDER BY h.kind, h.uid";
static const char SQL_SET_HASH[] =
  "UPDATE holding SET hash = ?4 "
  "WHERE stream = (SELECT id FROM stream WHERE name = ?1) AND kind = ?2 AND uid = ?3";
static const char SQL_STREAMS_OF[] =
  "SELECT s.name FROM holding h JOIN stream s ON s.id = h.stream "
  "WHERE h.uid = ?1 AND h.kind = ?2";
static const char SQL_ALL[] = "SELECT DISTINCT kind, uid FROM holding ORDER BY kind, uid";
static const char SQL_IS_CHANGED[] =
  "SELECT 1 FROM operation "
  "WHERE uid = ?1 AND (state IN (0, 1, 3) OR (state = 2 AND ver > ?2)) LIMIT 1";
/* clang-format on */

/* A statement of a stream, a kind and an id. */
static sqlite3_stmt *
start (HutDb *db, const char *sql, const char *stream, const HutKind *kind, const HutUid *id,
       GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, sql, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, stream);
  hut_db_bind_text (statement, 2, kind->name);
  hut_db_bind_uid (statement, 3, id);
  return statement;
}

gboolean
hut_holding_hash (HutDb *db, const char *stream, const HutKind *kind, const HutUid *id,
                  guint64 *hash, GError **error)
{
  sqlite3_stmt *statement = start (db, SQL_HASH, stream, kind, id, error);
  gboolean row;

  *hash = 0;
  if (statement == NULL || !hut_db_step (db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *hash = (guint64)sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_holding_set_hash (HutDb *db, const char *stream, const HutKind *kind, const HutUid *id,
                      guint64 hash, GError **error)
{
  sqlite3_stmt *statement = start (db, SQL_SET_HASH, stream, kind, id, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 4, (gint64)hash);
  return hut_db_run (db, statement, error);
}

/* ---- Reading ---- */

static HutRecord *
read_record (sqlite3_stmt *statement, GError **error)
{
  const HutKind *kind = hut_kind_find (hut_db_column_text (statement, 0));
  HutUid id = hut_db_column_uid (statement, 1);
  g_autoptr (JsonObject) row = hut_json_parse_object (hut_db_column_text (statement, 4), -1, error);
  HutRecord *record = NULL;

  if (row == NULL)
    return NULL;
  if (kind != NULL)
    record = hut_record_from_json (kind, &id, hut_db_column_text (statement, 2),
                                   sqlite3_column_int64 (statement, 3), row, NULL, error);
  else
    g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                         "what is shown here is of an unknown kind");
  return record;
}

/* NULL and no error: no projected stream holds it. */
static HutRecord *
get (HutDb *db, const HutKind *kind, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_FIRST, error);
  HutRecord *record;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  hut_db_bind_text (statement, 2, kind->name);
  if (!hut_db_step (db, statement, &row, error) || !row)
    return NULL;
  record = read_record (statement, error);
  sqlite3_reset (statement);
  return record;
}

HutRecord *
hut_holding_get (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error)
{
  return get (job->db, kind, id, error);
}

gboolean
hut_holding_each (HutDb *db, const char *stream, HutHoldingVisit visit, gpointer data,
                  GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_OF_STREAM, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  while (hut_db_step (db, statement, &row, error))
    {
      g_autoptr (HutRecord) record = NULL;

      if (!row)
        return TRUE;
      record = read_record (statement, error);
      if (record == NULL || !visit (record, data, error))
        break;
    }
  sqlite3_reset (statement);
  return FALSE;
}

/* ---- Writing ---- */

/* What people see of a record that only projected streams hold, if any still does. */
static gboolean
show (HutSyncJob *job, const HutKind *kind, const HutUid *id, const HutHeld *held, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) image = NULL;

  if (held->hash != 0)
    return TRUE; /* the home's is shown */
  image = get (job->db, kind, id, &failed);
  if (failed == NULL)
    return hut_sync_write_shown (job, kind, id, held, image, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
write_holding (HutSyncJob *job, const char *stream, const HutRecord *record, guint64 hash,
               GError **error)
{
  g_autoptr (JsonObject) row = hut_record_row (record);
  g_autofree char *text = hut_json_print_object (row);
  gint64 home = hut_store_stream_id (job->db, record->stream, error);
  gint64 shows = home != 0 ? hut_store_stream_id (job->db, stream, error) : 0;
  sqlite3_stmt *statement = shows != 0 ? hut_db_statement (job->db, SQL_PUT, error) : NULL;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, shows);
  hut_db_bind_text (statement, 2, record->kind->name);
  hut_db_bind_uid (statement, 3, &record->id);
  sqlite3_bind_int64 (statement, 4, home);
  sqlite3_bind_int64 (statement, 5, record->ver);
  sqlite3_bind_int64 (statement, 6, (gint64)hash);
  hut_db_bind_text (statement, 7, text);
  return hut_db_run (job->db, statement, error);
}

gboolean
hut_holding_put (HutSyncJob *job, const char *stream, const HutRecord *record, GError **error)
{
  guint64 hash = hut_record_hash (record, FALSE), before;
  g_auto (HutHeld) held = { 0 };

  return hut_sync_read_held (job, record->kind, &record->id, &held, error) &&
         hut_holding_hash (job->db, stream, record->kind, &record->id, &before, error) &&
         hut_sync_count_row (job, stream, before, hash, error) &&
         write_holding (job, stream, record, hash, error) &&
         show (job, record->kind, &record->id, &held, error);
}

gboolean
hut_holding_remove (HutSyncJob *job, const char *stream, const HutKind *kind, const HutUid *id,
                    GError **error)
{
  g_auto (HutHeld) held = { 0 };
  sqlite3_stmt *statement;
  guint64 before;

  if (!hut_holding_hash (job->db, stream, kind, id, &before, error) ||
      !hut_sync_read_held (job, kind, id, &held, error))
    return FALSE;
  if (before == 0)
    return TRUE;
  if (!hut_sync_count_row (job, stream, before, 0, error))
    return FALSE;
  statement = start (job->db, SQL_DELETE, stream, kind, id, error);
  return statement != NULL && hut_db_run (job->db, statement, error) &&
         show (job, kind, id, &held, error);
}

gboolean
hut_holding_remove_all (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_STREAMS_OF, error);
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  hut_db_bind_text (statement, 2, kind->name);
  while (row)
    {
      if (!hut_db_step (job->db, statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (streams, hut_db_dup_text (statement, 0));
    }
  for (guint i = 0; i < streams->len; i++)
    if (!hut_holding_remove (job, streams->pdata[i], kind, id, error))
      return FALSE;
  return TRUE;
}

/* ---- Verifying ---- */

static gboolean
is_changed_here (HutDb *db, const HutRecord *image, gboolean *changed, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_IS_CHANGED, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &image->id);
  sqlite3_bind_int64 (statement, 2, image->ver);
  if (!hut_db_step (db, statement, changed, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/* @same: what people see of @image is that, or has the home's row or ours in its place. */
static gboolean
is_seen (HutDb *db, HutVault *vault, const HutRecord *image, gboolean *same, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) seen = hut_rows_get (db, vault, image->kind, &image->id, &failed);
  guint64 hash;
  gint64 ver;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!hut_rows_get_state (db, image->kind, &image->id, &ver, &hash, error) ||
      !is_changed_here (db, image, same, error))
    return FALSE;
  *same = *same || hash != 0 ||
          (seen != NULL && ver == image->ver && g_strcmp0 (seen->stream, image->stream) == 0 &&
           hut_record_hash (seen, TRUE) == hut_record_hash (image, TRUE));
  return TRUE;
}

/* The records that are held, and whose row people see otherwise. */
static gboolean
find_others (HutDb *db, HutVault *vault, GPtrArray *others, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_ALL, error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  while (hut_db_step (db, statement, &row, error))
    {
      const HutKind *kind = row ? hut_kind_find (hut_db_column_text (statement, 0)) : NULL;
      g_autoptr (HutRecord) image = NULL;
      HutUid id;
      gboolean same;

      if (!row)
        return TRUE;
      id = hut_db_column_uid (statement, 1);
      image = kind != NULL ? get (db, kind, &id, error) : NULL;
      if (image == NULL || !is_seen (db, vault, image, &same, error))
        break;
      if (!same)
        g_ptr_array_add (others, g_steal_pointer (&image));
    }
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
hut_holdings_verify (HutDb *db, HutVault *vault, GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  char id[HUT_UID_STRING_LEN + 1];
  const HutRecord *first;

  if (!find_others (db, vault, others, error))
    return FALSE;
  if (others->len == 0)
    return TRUE;
  first = others->pdata[0];
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
               "the %s %s is not what the server shows of it", first->kind->name,
               hut_uid_print (&first->id, id));
  return FALSE;
}

gboolean
hut_holdings_restore (HutStore *store, HutDb *db, HutChangeSet *changes, guint *n_restored,
                      GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, changes);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (!find_others (db, job.vault, others, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const HutRecord *image = others->pdata[i];

      if (!hut_sync_replay (&job, image->kind, &image->id, error))
        return FALSE;
      ++*n_restored;
    }
  return TRUE;
}
