/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading MBTiles; see the header. Rows are counted from the south (TMS). "tiles" may be a view,
 * as many programs write it; what it is is not trusted, so no question may work for ever. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-mbtiles.h"

#include "exchange/hut-map-error.h"
#include "exchange/hut-sqlite-file.h"

#include <string.h>

#define TILE_MAX (2 * 1024 * 1024)
#define TEXT_MAX 200  /* bytes of a name */
#define STEPS 100000  /* of SQLite's machine between looks */
#define LOOKS_MAX 300 /* some seconds, for a table without an index */

/* clang-format off */
static const char SQL_TABLES[] =
  "SELECT count(DISTINCT name) FROM sqlite_schema "
  "WHERE name IN ('metadata', 'tiles') AND type IN ('table', 'view')";
static const char SQL_META[] = "SELECT name, value FROM metadata LIMIT 200";
static const char SQL_ZOOMS[] = "SELECT min(zoom_level), max(zoom_level) FROM tiles";
static const char SQL_ANY[] = "SELECT tile_data FROM tiles LIMIT 1";
static const char SQL_TILE[] =
  "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
/* clang-format on */

struct _HutMbtiles
{
  char *base_name;
  GMutex mutex;
  sqlite3 *db;
  sqlite3_stmt *tile;
  guint n_looks;
  GHashTable *meta;
  char *name;
  char *attribution;
  guint min_zoom;
  guint max_zoom;
  HutBox bounds;
};

static gboolean
fail (HutMbtiles *mbtiles, GError **error, HutMapError code, const char *message)
{
  g_set_error (error, HUT_MAP_ERROR, code, "%s: %s", mbtiles->base_name, message);
  return FALSE;
}

static gboolean
fail_from_sqlite (HutMbtiles *mbtiles, GError **error)
{
  return fail (mbtiles, error, HUT_MAP_ERROR_BROKEN, sqlite3_errmsg (mbtiles->db));
}

void
hut_mbtiles_free (HutMbtiles *mbtiles)
{
  sqlite3_finalize (mbtiles->tile);
  sqlite3_close (mbtiles->db);
  g_hash_table_unref (mbtiles->meta);
  g_mutex_clear (&mbtiles->mutex);
  g_free (mbtiles->base_name);
  g_free (mbtiles->name);
  g_free (mbtiles->attribution);
  g_free (mbtiles);
}

static int
on_steps (void *data)
{
  HutMbtiles *mbtiles = data;

  return ++mbtiles->n_looks > LOOKS_MAX;
}

/* A statement of one question; NULL with an error where the file cannot answer it. */
static sqlite3_stmt *
ask (HutMbtiles *mbtiles, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  mbtiles->n_looks = 0;
  if (sqlite3_prepare_v2 (mbtiles->db, sql, -1, &statement, NULL) != SQLITE_OK)
    fail_from_sqlite (mbtiles, error);
  return statement;
}

static gboolean
check_tables (HutMbtiles *mbtiles, GError **error)
{
  sqlite3_stmt *statement = ask (mbtiles, SQL_TABLES, error);
  gboolean read, both;

  if (statement == NULL)
    return FALSE;
  read = sqlite3_step (statement) == SQLITE_ROW;
  both = read && sqlite3_column_int (statement, 0) == 2;
  sqlite3_finalize (statement);
  if (!read)
    return fail (mbtiles, error, HUT_MAP_ERROR_BROKEN, "the file is damaged or cut short");
  return both || fail (mbtiles, error, HUT_MAP_ERROR_FOREIGN, "a database, but not of map tiles");
}

static gboolean
read_meta (HutMbtiles *mbtiles, GError **error)
{
  sqlite3_stmt *statement = ask (mbtiles, SQL_META, error);
  int result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *)sqlite3_column_text (statement, 0);
      const char *value = (const char *)sqlite3_column_text (statement, 1);

      if (name != NULL && value != NULL && g_utf8_validate (name, -1, NULL) &&
          g_utf8_validate (value, -1, NULL))
        g_hash_table_insert (mbtiles->meta, g_ascii_strdown (name, -1), g_strdup (value));
    }
  sqlite3_finalize (statement);
  return result == SQLITE_DONE || fail_from_sqlite (mbtiles, error);
}

/* What people are to read: without the markup that some programs put in, and not too long. */
static char *
plain_text (const char *text)
{
  GString *plain = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *at = text != NULL ? text : ""; *at != '\0' && plain->len < TEXT_MAX;
       at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '<')
        inside = TRUE;
      else if (letter == '>')
        inside = FALSE;
      else if (!inside && g_unichar_isprint (letter))
        g_string_append_unichar (plain, letter);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

static gboolean
check_format (HutMbtiles *mbtiles, GError **error)
{
  static const char *const PICTURES[] = { "png", "jpg", "jpeg", "webp", "png8", "image/png", NULL };
  const char *format = g_hash_table_lookup (mbtiles->meta, "format");
  g_autofree char *plain = format != NULL ? g_ascii_strdown (format, -1) : NULL;

  if (plain == NULL || g_strv_contains (PICTURES, plain))
    return TRUE;
  if (g_str_equal (plain, "pbf"))
    return fail (mbtiles, error, HUT_MAP_ERROR_FOREIGN,
                 "its tiles are lines and areas (pbf), not pictures");
  return fail (mbtiles, error, HUT_MAP_ERROR_FOREIGN, "its tiles are neither PNG, JPEG nor WebP");
}

static gboolean
is_picture (const guint8 *bytes, int length)
{
  return bytes != NULL && length > 12 &&
         (memcmp (bytes, "\x89PNG", 4) == 0 || memcmp (bytes, "\xff\xd8\xff", 3) == 0 ||
          memcmp (bytes + 8, "WEBP", 4) == 0);
}

static gboolean
check_any (HutMbtiles *mbtiles, GError **error)
{
  sqlite3_stmt *statement = ask (mbtiles, SQL_ANY, error);
  gboolean picture;
  int result;

  if (statement == NULL)
    return FALSE;
  result = sqlite3_step (statement);
  picture = result == SQLITE_ROW &&
            is_picture (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  if (result == SQLITE_DONE)
    return fail (mbtiles, error, HUT_MAP_ERROR_EMPTY, "a file of map tiles with no tile in it");
  if (result != SQLITE_ROW)
    return fail_from_sqlite (mbtiles, error);
  return picture || fail (mbtiles, error, HUT_MAP_ERROR_FOREIGN, "its tiles are no pictures");
}

static gboolean
read_zooms (HutMbtiles *mbtiles, GError **error)
{
  sqlite3_stmt *statement = ask (mbtiles, SQL_ZOOMS, error);
  gboolean good = FALSE;
  gint64 least = 0, most = 0;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      least = sqlite3_column_int64 (statement, 0);
      most = sqlite3_column_int64 (statement, 1);
      good = least >= 0 && most >= least && least <= HUT_TILE_ZOOM_MAX;
    }
  sqlite3_finalize (statement);
  mbtiles->min_zoom = (guint)CLAMP (least, 0, HUT_TILE_ZOOM_MAX);
  mbtiles->max_zoom = (guint)CLAMP (most, 0, HUT_TILE_ZOOM_MAX);
  return good || fail (mbtiles, error, HUT_MAP_ERROR_BROKEN, "its levels cannot be");
}

/* "116.2,39.9,116.4,40.1": west, south, east, north. */
static void
read_bounds (HutMbtiles *mbtiles)
{
  const char *text = g_hash_table_lookup (mbtiles->meta, "bounds");
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", 5);
  double edges[4];

  mbtiles->bounds =
      (HutBox){ -HUT_POINT_LON_MAX, -HUT_POINT_LAT_MAX, HUT_POINT_LON_MAX, HUT_POINT_LAT_MAX };
  if (g_strv_length (parts) != 4)
    return;
  for (guint i = 0; i < 4; i++)
    edges[i] = g_ascii_strtod (parts[i], NULL);
  if (edges[0] < edges[2] && edges[1] < edges[3])
    {
      HutPoint south_west = hut_point_from_degrees (edges[0], edges[1]);
      HutPoint north_east = hut_point_from_degrees (edges[2], edges[3]);

      mbtiles->bounds = (HutBox){ south_west.lon, south_west.lat, north_east.lon, north_east.lat };
    }
}

HutMbtiles *
hut_mbtiles_open (const char *path, GError **error)
{
  g_autoptr (HutMbtiles) mbtiles = g_new0 (HutMbtiles, 1);

  mbtiles->base_name = g_path_get_basename (path);
  mbtiles->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&mbtiles->mutex);
  mbtiles->db = hut_sqlite_file_open (path, TILE_MAX, error);
  if (mbtiles->db == NULL)
    return NULL;
  sqlite3_progress_handler (mbtiles->db, STEPS, on_steps, mbtiles);

  if (!check_tables (mbtiles, error) || !read_meta (mbtiles, error) ||
      !check_format (mbtiles, error) || !check_any (mbtiles, error) || !read_zooms (mbtiles, error))
    return NULL;
  mbtiles->tile = ask (mbtiles, SQL_TILE, error);
  if (mbtiles->tile == NULL)
    return NULL;
  mbtiles->name = plain_text (g_hash_table_lookup (mbtiles->meta, "name"));
  mbtiles->attribution = plain_text (g_hash_table_lookup (mbtiles->meta, "attribution"));
  read_bounds (mbtiles);
  return g_steal_pointer (&mbtiles);
}

GBytes *
hut_mbtiles_read (HutMbtiles *mbtiles, HutTile tile, GError **error)
{
  GBytes *bytes = NULL;
  int result;

  if (!hut_tile_is_valid (tile))
    return NULL;

  g_mutex_lock (&mbtiles->mutex);
  mbtiles->n_looks = 0;
  sqlite3_bind_int (mbtiles->tile, 1, (int)tile.zoom);
  sqlite3_bind_int (mbtiles->tile, 2, (int)tile.x);
  sqlite3_bind_int (mbtiles->tile, 3, (int)((1u << tile.zoom) - 1 - tile.y));
  result = sqlite3_step (mbtiles->tile);
  if (result == SQLITE_ROW && sqlite3_column_bytes (mbtiles->tile, 0) > 0)
    bytes = g_bytes_new (sqlite3_column_blob (mbtiles->tile, 0),
                         sqlite3_column_bytes (mbtiles->tile, 0));
  else if (result != SQLITE_ROW && result != SQLITE_DONE)
    fail_from_sqlite (mbtiles, error);
  sqlite3_reset (mbtiles->tile);
  g_mutex_unlock (&mbtiles->mutex);
  return bytes;
}

const char *
hut_mbtiles_get_name (HutMbtiles *mbtiles)
{
  return mbtiles->name;
}

const char *
hut_mbtiles_get_attribution (HutMbtiles *mbtiles)
{
  return mbtiles->attribution;
}

void
hut_mbtiles_get_zooms (HutMbtiles *mbtiles, guint *min_zoom, guint *max_zoom)
{
  *min_zoom = mbtiles->min_zoom;
  *max_zoom = mbtiles->max_zoom;
}

HutBox
hut_mbtiles_get_bounds (HutMbtiles *mbtiles)
{
  return mbtiles->bounds;
}
