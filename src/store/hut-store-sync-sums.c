/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding and mending rows that differ from the server's: sums by the end of the ids, read on a
 * connection of their own, and the records of a bucket put in the place of ours. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"
#include "store/hut-verify.h"

#include <string.h>

/* clang-format off */
static const char SQL_CURSOR[] = "SELECT cursor FROM stream WHERE name = ?1";
static const char SQL_SET_SUM[] = "UPDATE stream SET sum = ?2, count = ?3 WHERE name = ?1";
/* clang-format on */

/* ---- Buckets ---- */

static void
add_to_bucket (GHashTable *buckets, const HutUid *id, guint digits, guint64 hash)
{
  HutBucket *bucket;
  char name[5];

  if (digits == 2)
    g_snprintf (name, sizeof name, "%02x", id->bytes[15]);
  else
    g_snprintf (name, sizeof name, "%02x%02x", id->bytes[14], id->bytes[15]);
  bucket = g_hash_table_lookup (buckets, name);
  if (bucket == NULL)
    {
      bucket = g_new0 (HutBucket, 1);
      memcpy (bucket->bucket, name, sizeof name);
      g_hash_table_insert (buckets, bucket->bucket, bucket);
    }
  bucket->count++;
  bucket->sum += hash;
}

/* The uids and hashes of a stream's rows of @kind. */
static char *
rows_of (const HutKind *kind, const char *stream, const char *where)
{
  if (hut_stream_is_projection (stream))
    return g_strdup_printf ("SELECT r.uid, r.hash FROM holding r JOIN stream s ON s.id = r.stream "
                            "WHERE s.name = ?1 AND r.kind = '%s' AND %s",
                            kind->name, where);
  return g_strdup_printf ("SELECT r.uid, r.hash FROM %s r JOIN stream s ON s.id = r.stream "
                          "WHERE s.name = ?1 AND r.hash <> 0 AND %s",
                          kind->table, where);
}

static gboolean
sum_kind (HutDb *db, const HutKind *kind, const char *stream, const char *end, GHashTable *buckets,
          GError **error)
{
  g_autofree char *sql =
      rows_of (kind, stream, "(?2 IS NULL OR lower(hex(substr(r.uid, 16))) = ?2)");
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  hut_db_bind_text (statement, 2, end);
  while (hut_db_step (db, statement, &row, error))
    {
      HutUid id;

      if (!row)
        return TRUE;
      id = hut_db_column_uid (statement, 0);
      add_to_bucket (buckets, &id, end == NULL ? 2 : 4,
                     (guint64)sqlite3_column_int64 (statement, 1));
    }
  return FALSE;
}

GArray *
hut_store_sync_buckets (HutStore *store, const char *stream, const char *end, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);
  g_autoptr (GHashTable) buckets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GArray *array;
  GHashTableIter iter;
  gpointer bucket;
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  if (db == NULL)
    return NULL;
  for (guint k = 0; k < n_kinds; k++)
    if (!sum_kind (db, kinds[k], stream, end, buckets, error))
      return NULL;
  array = g_array_new (FALSE, FALSE, sizeof (HutBucket));
  g_hash_table_iter_init (&iter, buckets);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    g_array_append_vals (array, bucket, 1);
  return array;
}

/* ---- Mending ---- */

static gboolean
recount_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const char *stream = data;
  g_autoptr (GHashTable) buckets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  sqlite3_stmt *statement = hut_db_statement (db, SQL_SET_SUM, error);
  GHashTableIter iter;
  gpointer bucket;
  guint64 sum = 0;
  gint64 count = 0;
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  if (statement == NULL)
    return FALSE;
  for (guint k = 0; k < n_kinds; k++)
    if (!sum_kind (db, kinds[k], stream, NULL, buckets, error))
      return FALSE;
  g_hash_table_iter_init (&iter, buckets);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    {
      sum += ((HutBucket *)bucket)->sum;
      count += ((HutBucket *)bucket)->count;
    }
  hut_db_bind_text (statement, 1, stream);
  sqlite3_bind_int64 (statement, 2, (gint64)sum);
  sqlite3_bind_int64 (statement, 3, count);
  return hut_db_run (db, statement, error);
}

gboolean
hut_store_sync_recount (HutStore *store, const char *stream, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, recount_job, (gpointer)stream, error);
}

typedef struct
{
  const char *stream;
  gint64 seq;
  const char *end;
  GPtrArray *records;
  guint n_repaired;
} Repair;

static gboolean
stands_at (HutDb *db, const char *stream, gint64 seq, gboolean *stands, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_CURSOR, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  if (!hut_db_step (db, statement, &row, error))
    return FALSE;
  *stands = row && sqlite3_column_int64 (statement, 0) == seq;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
mend_shown (HutSyncJob *job, const HutRecord *record, Repair *repair, GError **error)
{
  guint64 hash;

  if (!hut_holding_hash (job->db, repair->stream, record->kind, &record->id, &hash, error))
    return FALSE;
  if (hash == hut_record_hash (record, FALSE))
    return TRUE;
  repair->n_repaired++;
  return hut_holding_put (job, repair->stream, record, error);
}

/* Puts the server's record where ours is not the same. */
static gboolean
mend_record (HutSyncJob *job, const HutRecord *record, Repair *repair, GError **error)
{
  g_auto (HutHeld) held = { 0 };

  if (hut_stream_is_projection (repair->stream))
    return mend_shown (job, record, repair, error);
  if (!hut_sync_read_held (job, record->kind, &record->id, &held, error))
    return FALSE;
  if (held.hash == hut_record_hash (record, TRUE))
    return TRUE;
  repair->n_repaired++;
  return hut_sync_write_held (job, record->kind, &record->id, &held, record, error);
}

static gboolean
is_among (GPtrArray *records, const HutUid *id)
{
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
remove_row (HutSyncJob *job, const HutKind *kind, const HutUid *id, const char *stream,
            GError **error)
{
  g_auto (HutHeld) held = { 0 };

  if (hut_stream_is_projection (stream))
    return hut_holding_remove (job, stream, kind, id, error);
  return hut_sync_read_held (job, kind, id, &held, error) &&
         hut_sync_write_held (job, kind, id, &held, NULL, error);
}

/* Takes away what the server does not have. */
static gboolean
remove_others (HutSyncJob *job, const HutKind *kind, Repair *repair, GError **error)
{
  g_autofree char *sql = rows_of (kind, repair->stream, "lower(hex(substr(r.uid, 15))) = ?2");
  sqlite3_stmt *statement = hut_db_statement (job->db, g_intern_string (sql), error);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, repair->stream);
  hut_db_bind_text (statement, 2, repair->end);
  while (row)
    {
      HutUid id;

      if (!hut_db_step (job->db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = hut_db_column_uid (statement, 0);
      if (!is_among (repair->records, &id))
        g_array_append_val (others, id);
    }
  for (guint i = 0; i < others->len; i++)
    {
      if (!remove_row (job, kind, &g_array_index (others, HutUid, i), repair->stream, error))
        return FALSE;
      repair->n_repaired++;
    }
  return TRUE;
}

static gboolean
repair_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Repair *repair = data;
  HutSyncJob job = hut_sync_job (store, db, changes);
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);
  gboolean stands = FALSE;

  repair->n_repaired = 0;
  if (!stands_at (db, repair->stream, repair->seq, &stands, error))
    return FALSE;
  if (!stands)
    return TRUE;
  for (guint i = 0; i < repair->records->len; i++)
    if (!mend_record (&job, repair->records->pdata[i], repair, error))
      return FALSE;
  for (guint k = 0; k < n_kinds; k++)
    if (!remove_others (&job, kinds[k], repair, error))
      return FALSE;
  return TRUE;
}

gboolean
hut_store_sync_repair (HutStore *store, const char *stream, gint64 seq, const char *end,
                       GPtrArray *records, guint *n_repaired, GError **error)
{
  Repair repair = { stream, seq, end, records, 0 };

  if (!hut_store_run (store, HUT_STORE_LATER, repair_job, &repair, error))
    return FALSE;
  *n_repaired += repair.n_repaired;
  return TRUE;
}
