/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tiles on disk; see the header. One SQLite file: thousands of small files would be slower to read
 * and to throw away. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-tile-cache.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define VERSION 1
#define BUSY_MS 2000
#define DAY (24 * 3600) /* how exactly it is known when a tile was used */

/* clang-format off */
static const char SQL_BEGIN[] =
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
  "CREATE TABLE IF NOT EXISTS tile ("
  "  id INTEGER PRIMARY KEY,"
  "  shelf TEXT NOT NULL, layer INTEGER NOT NULL,"
  "  zoom INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,"
  "  body BLOB NOT NULL, etag TEXT, modified TEXT,"
  "  good_until INTEGER NOT NULL, used INTEGER NOT NULL,"
  "  UNIQUE (shelf, layer, zoom, x, y));"
  "CREATE INDEX IF NOT EXISTS tile_used ON tile (used);"
  "PRAGMA user_version = 1;";
static const char SQL_BYTES[] = "SELECT coalesce(sum(length(body)), 0) FROM tile";
static const char SQL_FIND[] =
  "SELECT body, etag, modified, good_until, used, id FROM tile "
  "WHERE shelf = ?1 AND layer = ?2 AND zoom = ?3 AND x = ?4 AND y = ?5";
static const char SQL_USED[] = "UPDATE tile SET used = ?2 WHERE id = ?1";
static const char SQL_PUT[] =
  "INSERT INTO tile (shelf, layer, zoom, x, y, body, etag, modified, good_until, used) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
  "ON CONFLICT (shelf, layer, zoom, x, y) DO UPDATE SET"
  "  body = excluded.body, etag = excluded.etag, modified = excluded.modified,"
  "  good_until = excluded.good_until, used = excluded.used";
static const char SQL_RENEW[] =
  "UPDATE tile SET good_until = ?6 "
  "WHERE shelf = ?1 AND layer = ?2 AND zoom = ?3 AND x = ?4 AND y = ?5";
static const char SQL_DROP_OLDEST[] =
  "DELETE FROM tile WHERE id IN (SELECT id FROM tile ORDER BY used, id LIMIT 200)";
/* clang-format on */

struct _HutTileCache
{
  GMutex mutex;
  sqlite3 *db;
  gsize bytes;
  gsize bytes_max;
};

void
hut_tile_kept_free (HutTileKept *kept)
{
  g_clear_pointer (&kept->body, g_bytes_unref);
  g_free (kept->etag);
  g_free (kept->modified);
  g_free (kept);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
ask_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* The open file, empty or of this version; NULL: neither. */
static sqlite3 *
open_file (const char *path)
{
  sqlite3 *db = NULL;
  gint64 version;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) == SQLITE_OK)
    {
      sqlite3_busy_timeout (db, BUSY_MS);
      version = ask_number (db, "PRAGMA user_version");
      if ((version == 0 || version == VERSION) &&
          sqlite3_exec (db, SQL_BEGIN, NULL, NULL, NULL) == SQLITE_OK)
        return db;
    }
  sqlite3_close (db);
  return NULL;
}

static void
remove_file (const char *path)
{
  static const char *const PARTS[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autofree char *part = g_strconcat (path, PARTS[i], NULL);

      g_unlink (part);
    }
}

HutTileCache *
hut_tile_cache_open (const char *path, gsize bytes_max)
{
  g_autofree char *folder = g_path_get_dirname (path);
  HutTileCache *cache;
  sqlite3 *db;

  g_mkdir_with_parents (folder, 0700);
  db = open_file (path);
  if (db == NULL)
    {
      remove_file (path);
      db = open_file (path);
    }
  if (db == NULL)
    {
      g_info ("map tiles are not kept on disk");
      return NULL;
    }
  g_chmod (path, 0600);

  cache = g_new0 (HutTileCache, 1);
  g_mutex_init (&cache->mutex);
  cache->db = db;
  cache->bytes_max = bytes_max;
  cache->bytes = (gsize)MAX (ask_number (db, SQL_BYTES), 0);
  return cache;
}

void
hut_tile_cache_free (HutTileCache *cache)
{
  sqlite3_close (cache->db);
  g_mutex_clear (&cache->mutex);
  g_free (cache);
}

static sqlite3_stmt *
prepare (HutTileCache *cache, const char *sql, const HutTilePlaceOnDisk *place)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (cache->db, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_text (statement, 1, place->shelf, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 2, (int)place->layer);
  sqlite3_bind_int (statement, 3, (int)place->tile.zoom);
  sqlite3_bind_int (statement, 4, (int)place->tile.x);
  sqlite3_bind_int (statement, 5, (int)place->tile.y);
  return statement;
}

static void
mark_used (HutTileCache *cache, gint64 id)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (cache->db, SQL_USED, -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, now ());
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
}

HutTileKept *
hut_tile_cache_find (HutTileCache *cache, const HutTilePlaceOnDisk *place)
{
  sqlite3_stmt *statement;
  HutTileKept *kept = NULL;
  gint64 old = 0;

  g_mutex_lock (&cache->mutex);
  statement = prepare (cache, SQL_FIND, place);
  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      kept = g_new0 (HutTileKept, 1);
      kept->body =
          g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
      kept->etag = g_strdup ((const char *)sqlite3_column_text (statement, 1));
      kept->modified = g_strdup ((const char *)sqlite3_column_text (statement, 2));
      kept->good_until = sqlite3_column_int64 (statement, 3);
      if (sqlite3_column_int64 (statement, 4) < now () - DAY)
        old = sqlite3_column_int64 (statement, 5);
    }
  sqlite3_finalize (statement);
  if (old != 0)
    mark_used (cache, old);
  g_mutex_unlock (&cache->mutex);
  return kept;
}

/* Down to nine tenths, so that not every tile has one dropped. */
static void
keep_bound (HutTileCache *cache)
{
  if (cache->bytes <= cache->bytes_max)
    return;
  while (cache->bytes > cache->bytes_max / 10 * 9 &&
         sqlite3_exec (cache->db, SQL_DROP_OLDEST, NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_changes (cache->db) > 0)
    cache->bytes = (gsize)MAX (ask_number (cache->db, SQL_BYTES), 0);
}

void
hut_tile_cache_put (HutTileCache *cache, const HutTilePlaceOnDisk *place, const HutTileKept *kept)
{
  sqlite3_stmt *statement;
  gsize length;
  gconstpointer bytes = g_bytes_get_data (kept->body, &length);

  g_mutex_lock (&cache->mutex);
  statement = prepare (cache, SQL_PUT, place);
  if (statement != NULL)
    {
      sqlite3_bind_blob (statement, 6, bytes, (int)length, SQLITE_STATIC);
      sqlite3_bind_text (statement, 7, kept->etag, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 8, kept->modified, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 9, kept->good_until);
      sqlite3_bind_int64 (statement, 10, now ());
      if (sqlite3_step (statement) == SQLITE_DONE)
        cache->bytes += length;
    }
  sqlite3_finalize (statement);
  keep_bound (cache);
  g_mutex_unlock (&cache->mutex);
}

void
hut_tile_cache_renew (HutTileCache *cache, const HutTilePlaceOnDisk *place, gint64 good_until)
{
  sqlite3_stmt *statement;

  g_mutex_lock (&cache->mutex);
  statement = prepare (cache, SQL_RENEW, place);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 6, good_until);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  g_mutex_unlock (&cache->mutex);
}

gsize
hut_tile_cache_get_bytes (HutTileCache *cache)
{
  gsize bytes;

  g_mutex_lock (&cache->mutex);
  bytes = cache->bytes;
  g_mutex_unlock (&cache->mutex);
  return bytes;
}
