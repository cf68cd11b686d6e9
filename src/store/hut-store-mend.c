/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be put right where the file lies, in one transaction: changes that were damaged before
 * they were sent wait for a person; rows with unsent changes are written anew; rows that are not
 * what the server sent are summed as they are, so that the next sync sees them differ and brings
 * them again; then the indexes, which hold nothing that the rows do not have. The writer thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-check.h"
#include "store/hut-store-sync-private.h"
#include "store/hut-verify.h"

/* clang-format off */
static const char SQL_MET_SERVER[] = "SELECT count(*) FROM setting WHERE name = 'epoch'";
static const char SQL_STREAMS[] =
  "SELECT name, coalesce(view, '') <> 'masked', sum, count FROM stream ORDER BY id";
static const char SQL_SET_SUM[] = "UPDATE stream SET sum = ?2, count = ?3 WHERE name = ?1";
static const char SQL_NAMES_ANEW[] =
  "DELETE FROM person_names; INSERT INTO person_names "
  "SELECT lower(substr(p.name, i)), p.id FROM persons p, person_name_place WHERE i <= length(p.name) "
  "UNION SELECT lower(substr(p.initials, i)), p.id FROM persons p, person_name_place "
  "WHERE i <= length(p.initials)";
/* clang-format on */

static gboolean
put_damaged_aside (HutDb *db, HutChangeSet *changes, guint *n_waiting, GError **error)
{
  g_autoptr (GArray) damaged = hut_outbox_find_damaged (db, error);

  for (guint i = 0; damaged != NULL && i < damaged->len; i++)
    if (!hut_outbox_wait_damaged (db, g_array_index (damaged, gint64, i), error))
      return FALSE;
  *n_waiting = damaged != NULL ? damaged->len : 0;
  if (*n_waiting > 0)
    hut_change_set_add_sync (changes);
  return damaged != NULL;
}

/* ---- Rows that are not what the server sent ---- */

typedef struct
{
  char *name;
  gboolean with_personal;
  guint64 sum; /* kept */
  guint64 count;
} Stream;

static void
stream_clear (gpointer data)
{
  g_free (((Stream *)data)->name);
}

/* A row with another hash than the one that came with it. */
typedef struct
{
  const HutKind *kind;
  HutUid id;
  guint64 hash; /* of what it is now */
} Other;

typedef struct
{
  HutDb *db;
  const Stream *stream;
  guint64 sum;
  guint64 count;
  GArray *others;
} Look;

static GArray *
list_streams (HutDb *db, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_STREAMS, error);
  g_autoptr (GArray) streams = g_array_new (FALSE, FALSE, sizeof (Stream));
  gboolean row;

  g_array_set_clear_func (streams, stream_clear);
  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      Stream stream;

      if (!row)
        return g_steal_pointer (&streams);
      stream.name = hut_db_dup_text (statement, 0);
      stream.with_personal = sqlite3_column_int (statement, 1);
      stream.sum = (guint64)sqlite3_column_int64 (statement, 2);
      stream.count = (guint64)sqlite3_column_int64 (statement, 3);
      g_array_append_val (streams, stream);
    }
  return NULL;
}

static gboolean
look_at (const HutRecord *record, gpointer data, GError **error)
{
  Look *look = data;
  Other other = { record->kind, record->id, hut_record_hash (record, look->stream->with_personal) };
  guint64 kept;
  gint64 ver;

  if (!(hut_stream_is_projection (look->stream->name)
            ? hut_holding_hash (look->db, look->stream->name, record->kind, &record->id, &kept,
                                error)
            : hut_rows_get_state (look->db, record->kind, &record->id, &ver, &kept, error)))
    return FALSE;
  look->sum += other.hash;
  look->count++;
  if (kept != other.hash)
    g_array_append_val (look->others, other);
  return TRUE;
}

static gboolean
set_hash (HutDb *db, const char *stream, const Other *other, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET hash = ?2 WHERE uid = ?1", other->kind->table);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);

  if (hut_stream_is_projection (stream))
    return hut_holding_set_hash (db, stream, other->kind, &other->id, other->hash, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &other->id);
  sqlite3_bind_int64 (statement, 2, (gint64)other->hash);
  return hut_db_run (db, statement, error);
}

static gboolean
set_sum (HutDb *db, const char *name, const Look *look, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_SET_SUM, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, (gint64)look->sum);
  sqlite3_bind_int64 (statement, 3, (gint64)look->count);
  return hut_db_run (db, statement, error);
}

/* How many records sync will bring again; one at least where only the sum says that something is
 * another. */
static gboolean
mend_stream (HutStore *store, HutDb *db, const Stream *stream, guint *n_awaited, GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Other));
  Look look = { db, stream, 0, 0, others };

  if (!hut_verify_each_image (db, hut_store_get_vault (store), stream->name, look_at, &look, error))
    return FALSE;
  if (look.sum == stream->sum && look.count == stream->count && others->len == 0)
    return TRUE;
  for (guint i = 0; i < others->len; i++)
    if (!set_hash (db, stream->name, &g_array_index (others, Other, i), error))
      return FALSE;
  *n_awaited += others->len;
  if (stream->count > look.count)
    *n_awaited += (guint)(stream->count - look.count);
  else if (others->len == 0)
    *n_awaited += 1;
  return set_sum (db, stream->name, &look, error);
}

/* Without the key rows cannot be compared. Of a file that works alone no server has them again. */
static gboolean
mend_rows (HutStore *store, HutDb *db, HutChangeSet *changes, HutMended *mended, GError **error)
{
  gboolean met = hut_db_get_int (db, SQL_MET_SERVER, 0) > 0;
  g_autoptr (GArray) streams = NULL;

  if (hut_store_get_vault (store) == NULL)
    return TRUE;
  streams = list_streams (db, error);
  for (guint i = 0; met && streams != NULL && i < streams->len; i++)
    if (!mend_stream (store, db, &g_array_index (streams, Stream, i), &mended->n_awaited, error))
      return FALSE;
  return streams != NULL && hut_mend_seen (store, db, changes, &mended->n_restored, error) &&
         hut_holdings_restore (store, db, changes, &mended->n_restored, error);
}

static gboolean
mend (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutMended *mended = data;

  *mended = (HutMended){ 0 };
  return hut_db_execute (db, "REINDEX", error) &&
         put_damaged_aside (db, changes, &mended->n_waiting, error) &&
         mend_rows (store, db, changes, mended, error) &&
         hut_db_execute (db, "INSERT INTO case_search (case_search) VALUES ('rebuild')", error) &&
         hut_db_execute (db, SQL_NAMES_ANEW, error);
}

gboolean
hut_store_mend_told (HutStore *store, HutMended *mended, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, mend, mended, error) &&
         hut_store_verify (store, error);
}

gboolean
hut_store_mend (HutStore *store, GError **error)
{
  HutMended mended;

  return hut_store_mend_told (store, &mended, error);
}
