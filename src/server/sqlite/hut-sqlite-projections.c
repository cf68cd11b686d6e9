/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What homes have shown to other streams, what waits to be taken over there, and how far a stream
 * that was given later is filled. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-storage-sqlite-private.h"

/* clang-format off */
static const char SQL_OF[] =
  "SELECT target, ver, hash, shown FROM projection WHERE home = ? AND kind = ? AND id = ?";
static const char SQL_PUT[] =
  "INSERT INTO projection (home, kind, id, target, ver, hash, shown) VALUES (?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (home, kind, id, target) DO UPDATE SET ver = excluded.ver, hash = excluded.hash,"
  " shown = excluded.shown";
static const char SQL_QUEUE_ADD[] =
  "INSERT INTO projection_queue (home, target, turn, kind, id, ver, row)"
  " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING n";
static const char SQL_QUEUE_TURN[] =
  "UPDATE projection_queue SET turn = n WHERE n = ?";
static const char SQL_QUEUE_WAITING[] =
  "SELECT stream.name, target FROM projection_queue JOIN stream ON stream.key = home"
  " GROUP BY home, target ORDER BY min (n)";
static const char SQL_QUEUE_EACH[] =
  "SELECT n, turn, kind, id, ver, row FROM projection_queue WHERE home = ? AND target = ?"
  " ORDER BY n";
static const char SQL_QUEUE_REMOVE[] =
  "DELETE FROM projection_queue WHERE home = ? AND target = ? AND n <= ?";
static const char SQL_FILL_PUT[] =
  "INSERT INTO projection_fill (home, target, seq) VALUES (?, ?, ?)"
  " ON CONFLICT (home, target) DO UPDATE SET seq = excluded.seq";
static const char SQL_FILL_NEXT[] =
  "SELECT stream.name, target, projection_fill.seq FROM projection_fill"
  " JOIN stream ON stream.key = home ORDER BY home, target LIMIT 1";
static const char SQL_FILL_REMOVE[] =
  "DELETE FROM projection_fill WHERE home = ? AND target = ?";
/* clang-format on */

static GPtrArray *
projections_of (HutStorage *storage, const char *home, const HutKind *kind, const HutUid *id,
                GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_stored_projection_free);
  sqlite3_stmt *statement;
  int result = -1;

  if (key == 0)
    return NULL;
  statement = hut_sqlite_start (self->sqlite, error, SQL_OF, "itu", key, kind->name, id);
  while (statement != NULL &&
         (result = hut_sqlite_step (self->sqlite, statement, error)) == SQLITE_ROW)
    {
      HutStoredProjection *projection = g_new0 (HutStoredProjection, 1);

      projection->target = hut_sqlite_column_text (statement, 0);
      projection->ver = sqlite3_column_int64 (statement, 1);
      projection->hash = sqlite3_column_int64 (statement, 2);
      projection->shown = sqlite3_column_int (statement, 3);
      g_ptr_array_add (found, projection);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
projection_put (HutStorage *storage, const char *home, const HutKind *kind, const HutUid *id,
                const HutStoredProjection *projection, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);

  return key != 0 && hut_sqlite_run (self->sqlite, error, SQL_PUT, "itutiii", key, kind->name, id,
                                     projection->target, projection->ver, (gint64)projection->hash,
                                     (gint64)projection->shown);
}

static gboolean
queue_add (HutStorage *storage, const char *home, HutStoredShowing *showing, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);
  sqlite3_stmt *statement;

  if (key == 0)
    return FALSE;
  statement = hut_sqlite_start (self->sqlite, error, SQL_QUEUE_ADD, "itituit", key, showing->target,
                                showing->turn, showing->kind->name, &showing->id, showing->ver,
                                showing->row);
  if (statement == NULL || hut_sqlite_step (self->sqlite, statement, error) != SQLITE_ROW)
    return FALSE;
  showing->n = sqlite3_column_int64 (statement, 0);
  hut_sqlite_end (statement);
  if (showing->turn != 0)
    return TRUE;
  showing->turn = showing->n;
  return hut_sqlite_run (self->sqlite, error, SQL_QUEUE_TURN, "i", showing->n);
}

static GPtrArray *
queue_waiting (HutStorage *storage, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  g_autoptr (GPtrArray) waiting =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_stored_share_free);
  sqlite3_stmt *statement = hut_sqlite_start (self->sqlite, error, SQL_QUEUE_WAITING, "");
  int result = -1;

  while (statement != NULL &&
         (result = hut_sqlite_step (self->sqlite, statement, error)) == SQLITE_ROW)
    {
      HutStoredShare *share = g_new0 (HutStoredShare, 1);

      share->home = hut_sqlite_column_text (statement, 0);
      share->target = hut_sqlite_column_text (statement, 1);
      g_ptr_array_add (waiting, share);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&waiting) : NULL;
}

/* Points into the row of the statement. FALSE where the kind is none. */
static gboolean
read_showing (sqlite3_stmt *statement, const char *target, HutStoredShowing *showing,
              GError **error)
{
  const char *kind = (const char *)sqlite3_column_text (statement, 2);

  *showing = (HutStoredShowing){ .n = sqlite3_column_int64 (statement, 0),
                                 .turn = sqlite3_column_int64 (statement, 1),
                                 .target = (char *)target,
                                 .kind = hut_kind_find (kind),
                                 .id = hut_sqlite_column_uid (statement, 3),
                                 .ver = sqlite3_column_int64 (statement, 4),
                                 .row = (char *)sqlite3_column_text (statement, 5) };
  if (showing->kind == NULL)
    g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT,
                 "the queue holds the unknown kind %s", kind);
  return showing->kind != NULL;
}

static gboolean
queue_each (HutStorage *storage, const char *home, const char *target, HutShowingFunc func,
            gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);
  sqlite3_stmt *statement;
  int result = -1;

  if (key == 0)
    return FALSE;
  statement = hut_sqlite_start (self->sqlite, error, SQL_QUEUE_EACH, "it", key, target);
  while (statement != NULL &&
         (result = hut_sqlite_step (self->sqlite, statement, error)) == SQLITE_ROW)
    {
      HutStoredShowing showing;
      gboolean read = read_showing (statement, target, &showing, error);

      if (read && func (&showing, data))
        continue;
      hut_sqlite_end (statement);
      return read;
    }
  return result == SQLITE_DONE;
}

static gboolean
queue_remove (HutStorage *storage, const char *home, const char *target, gint64 n, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);

  return key != 0 && hut_sqlite_run (self->sqlite, error, SQL_QUEUE_REMOVE, "iti", key, target, n);
}

static gboolean
fill_put (HutStorage *storage, const char *home, const char *target, gint64 seq, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);

  return key != 0 && hut_sqlite_run (self->sqlite, error, SQL_FILL_PUT, "iti", key, target, seq);
}

static gboolean
fill_next (HutStorage *storage, char **home, char **target, gint64 *seq, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  sqlite3_stmt *row;

  *home = *target = NULL;
  *seq = 0;
  if (!hut_sqlite_find (self->sqlite, &row, error, SQL_FILL_NEXT, ""))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *home = hut_sqlite_column_text (row, 0);
  *target = hut_sqlite_column_text (row, 1);
  *seq = sqlite3_column_int64 (row, 2);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
fill_remove (HutStorage *storage, const char *home, const char *target, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, home, error);

  return key != 0 && hut_sqlite_run (self->sqlite, error, SQL_FILL_REMOVE, "it", key, target);
}

void
hut_storage_sqlite_init_projections (HutStorageInterface *iface)
{
  iface->projections_of = projections_of;
  iface->projection_put = projection_put;
  iface->queue_add = queue_add;
  iface->queue_waiting = queue_waiting;
  iface->queue_each = queue_each;
  iface->queue_remove = queue_remove;
  iface->fill_put = fill_put;
  iface->fill_next = fill_next;
  iface->fill_remove = fill_remove;
}
