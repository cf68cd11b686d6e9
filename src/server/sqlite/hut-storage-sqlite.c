/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The SQLite backend: opening, transactions, streams. What a stream's row says is kept within one
 * transaction only: another process may write between two. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-storage-sqlite.h"

#include "server/sqlite/hut-storage-sqlite-private.h"

#include <glib/gstdio.h>

static void init_interface (HutStorageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HutStorageSqlite, hut_storage_sqlite, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HUT_TYPE_STORAGE, init_interface))

/* clang-format off */
static const char SQL_MARK[] =
  "INSERT INTO meta (name, value) VALUES ('mark', '1')"
  " ON CONFLICT (name) DO UPDATE SET value = CAST (value AS INTEGER) + 1"
  " RETURNING CAST (value AS INTEGER)";
static const char SQL_META_GET[] =
  "SELECT value FROM meta WHERE name = ?";
static const char SQL_META_SET[] =
  "INSERT INTO meta (name, value) VALUES (?, ?)"
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
static const char SQL_STREAM_ADD[] =
  "INSERT INTO stream (name) VALUES (?) ON CONFLICT (name) DO NOTHING";
static const char SQL_STREAM_GET[] =
  "SELECT key, seq, count, sum_full, sum_masked FROM stream WHERE name = ?";
static const char SQL_STREAM_NAMES[] =
  "SELECT name FROM stream ORDER BY name";
static const char SQL_CHECK[] =
  "PRAGMA integrity_check (1)";
/* clang-format on */

static gboolean
begin (HutStorage *storage, HutStorageMode mode, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);

  g_assert (!self->open);
  if (!hut_sqlite_exec (self->sqlite, mode == HUT_STORAGE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN",
                        error))
    return FALSE;
  self->open = TRUE;
  self->mode = mode;
  self->serial++;
  return TRUE;
}

static void
rollback (HutStorage *storage)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  g_autoptr (GError) error = NULL;

  if (!self->open)
    return;
  self->open = FALSE;
  self->serial++;
  g_hash_table_remove_all (self->streams);
  if (!sqlite3_get_autocommit (hut_sqlite_handle (self->sqlite)) &&
      !hut_sqlite_exec (self->sqlite, "ROLLBACK", &error))
    g_warning ("cannot roll back: %s", error->message);
}

static gboolean
next_mark (HutStorageSqlite *self, gint64 *mark, GError **error)
{
  sqlite3_stmt *statement = hut_sqlite_start (self->sqlite, error, SQL_MARK, "");

  if (statement == NULL || hut_sqlite_step (self->sqlite, statement, error) != SQLITE_ROW)
    return FALSE;
  *mark = sqlite3_column_int64 (statement, 0);
  hut_sqlite_end (statement);
  return TRUE;
}

static gboolean
commit (HutStorage *storage, gint64 *mark, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 taken = 0;

  g_assert (self->open);
  if ((self->mode == HUT_STORAGE_WRITE && !next_mark (self, &taken, error)) ||
      !hut_sqlite_exec (self->sqlite, "COMMIT", error))
    {
      rollback (storage);
      return FALSE;
    }
  self->open = FALSE;
  self->serial++;
  if (mark != NULL)
    *mark = taken;
  return TRUE;
}

static gboolean
part_begin (HutStorage *storage, GError **error)
{
  return hut_sqlite_exec (HUT_STORAGE_SQLITE (storage)->sqlite, "SAVEPOINT part", error);
}

static gboolean
part_keep (HutStorage *storage, GError **error)
{
  return hut_sqlite_exec (HUT_STORAGE_SQLITE (storage)->sqlite, "RELEASE part", error);
}

static gboolean
part_undo (HutStorage *storage, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);

  self->serial++;
  return hut_sqlite_exec (self->sqlite, "ROLLBACK TO part; RELEASE part", error);
}

static gboolean
meta_get (HutStorage *storage, const char *name, char **value, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  sqlite3_stmt *row;

  *value = NULL;
  if (!hut_sqlite_find (self->sqlite, &row, error, SQL_META_GET, "t", name))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *value = hut_sqlite_column_text (row, 0);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
meta_set (HutStorage *storage, const char *name, const char *value, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_META_SET, "tt", name,
                         value);
}

static gboolean
stream_add (HutStorage *storage, const char *stream, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_STREAM_ADD, "t", stream);
}

HutStreamRow *
hut_storage_sqlite_stream (HutStorageSqlite *self, const char *stream, GError **error)
{
  HutStreamRow *row = g_hash_table_lookup (self->streams, stream);
  sqlite3_stmt *statement;

  if (row != NULL && row->serial == self->serial)
    return row;
  statement = hut_sqlite_start (self->sqlite, error, SQL_STREAM_GET, "t", stream);
  if (statement == NULL || hut_sqlite_step (self->sqlite, statement, error) != SQLITE_ROW)
    return NULL;
  if (row == NULL)
    {
      row = g_new0 (HutStreamRow, 1);
      g_hash_table_insert (self->streams, g_strdup (stream), row);
    }
  row->serial = self->serial;
  row->key = sqlite3_column_int64 (statement, 0);
  row->state.seq = sqlite3_column_int64 (statement, 1);
  row->state.count = sqlite3_column_int64 (statement, 2);
  row->state.sum_full = sqlite3_column_int64 (statement, 3);
  row->state.sum_masked = sqlite3_column_int64 (statement, 4);
  hut_sqlite_end (statement);
  return row;
}

gint64
hut_storage_sqlite_key (HutStorageSqlite *self, const char *stream, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  HutStreamRow *row = hut_storage_sqlite_stream (self, stream, &trouble);

  if (row != NULL)
    return row->key;
  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "there is no stream %s",
                 stream);
  return 0;
}

static gboolean
stream_state (HutStorage *storage, const char *stream, HutStreamState *state, gboolean *found,
              GError **error)
{
  g_autoptr (GError) trouble = NULL;
  HutStreamRow *row = hut_storage_sqlite_stream (HUT_STORAGE_SQLITE (storage), stream, &trouble);

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  *found = row != NULL;
  *state = row != NULL ? row->state : (HutStreamState){ 0 };
  return TRUE;
}

static GStrv
stream_names (HutStorage *storage, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *statement = hut_sqlite_start (self->sqlite, error, SQL_STREAM_NAMES, "");
  int result = -1;

  while (statement != NULL &&
         (result = hut_sqlite_step (self->sqlite, statement, error)) == SQLITE_ROW)
    g_strv_builder_add (names, (const char *)sqlite3_column_text (statement, 0));
  return result == SQLITE_DONE ? g_strv_builder_end (names) : NULL;
}

static gboolean
verify (HutStorage *storage, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  sqlite3_stmt *statement = hut_sqlite_start (self->sqlite, error, SQL_CHECK, "");
  g_autofree char *found = NULL;

  if (statement == NULL || hut_sqlite_step (self->sqlite, statement, error) != SQLITE_ROW)
    return FALSE;
  found = hut_sqlite_column_text (statement, 0);
  hut_sqlite_end (statement);
  if (g_str_equal (found, "ok"))
    return TRUE;
  g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT, "the database is damaged: %s",
               found);
  return FALSE;
}

static void
init_interface (HutStorageInterface *iface)
{
  iface->begin = begin;
  iface->commit = commit;
  iface->rollback = rollback;
  iface->part_begin = part_begin;
  iface->part_keep = part_keep;
  iface->part_undo = part_undo;
  iface->meta_get = meta_get;
  iface->meta_set = meta_set;
  iface->stream_add = stream_add;
  iface->stream_state = stream_state;
  iface->stream_names = stream_names;
  iface->verify = verify;
  hut_storage_sqlite_init_records (iface);
  hut_storage_sqlite_init_operations (iface);
  hut_storage_sqlite_init_projections (iface);
  hut_storage_sqlite_init_sign_in (iface);
}

static void
hut_storage_sqlite_finalize (GObject *object)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (object);

  hut_storage_sqlite_close (self);
  g_hash_table_unref (self->streams);
  G_OBJECT_CLASS (hut_storage_sqlite_parent_class)->finalize (object);
}

static void
hut_storage_sqlite_class_init (HutStorageSqliteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_storage_sqlite_finalize;
}

static void
hut_storage_sqlite_init (HutStorageSqlite *self)
{
  self->streams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

HutStorage *
hut_storage_sqlite_new (const char *path, HutStorageSqliteMode mode, GError **error)
{
  static const HutSqliteMode modes[] = { HUT_SQLITE_CREATE, HUT_SQLITE_WRITE, HUT_SQLITE_READ };
  g_autoptr (HutStorageSqlite) self = g_object_new (HUT_TYPE_STORAGE_SQLITE, NULL);

  if (mode == HUT_STORAGE_SQLITE_CREATE && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "%s is there already", path);
      return NULL;
    }
  self->sqlite = hut_sqlite_open (path, modes[mode], error);
  if (self->sqlite == NULL)
    return NULL;
  if (mode == HUT_STORAGE_SQLITE_READER ? !hut_sqlite_check_version (self->sqlite, error)
                                        : !hut_sqlite_migrate (self->sqlite, path, error))
    return NULL;
  if (mode == HUT_STORAGE_SQLITE_CREATE)
    g_chmod (path, 0600);
  return HUT_STORAGE (g_steal_pointer (&self));
}

void
hut_storage_sqlite_close (HutStorageSqlite *self)
{
  rollback (HUT_STORAGE (self));
  g_clear_pointer (&self->sqlite, hut_sqlite_close);
}
