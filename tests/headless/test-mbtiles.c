/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files of map tiles, good and bad, and what is kept on disk of tiles from the network. */

#include "exchange/hut-map-error.h"
#include "exchange/hut-mbtiles.h"
#include "exchange/hut-tile-cache.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define PICTURE "X'89504e470d0a1a0a0000000d49484452'"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("hutong-mbtiles-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a #%map?.mbtiles", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_unlink (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

#define TABLES                                                                                     \
  "CREATE TABLE metadata (name TEXT, value TEXT);"                                                 \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data "      \
  "BLOB);"

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutMbtiles) mbtiles = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  guint min_zoom, max_zoom;
  HutBox bounds;

  write_file (fixture, TABLES "INSERT INTO metadata VALUES ('name', 'A street'), "
                              "('format', 'png'), ('bounds', '116.2,39.9,116.4,40.1'), "
                              "('attribution', '<a href=\"x\">Who made it</a>');"
                              "INSERT INTO tiles VALUES (3, 5, 6, " PICTURE "),"
                              "(4, 1, 1, " PICTURE ");");
  mbtiles = hut_mbtiles_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hut_mbtiles_get_name (mbtiles), ==, "A street");
  g_assert_cmpstr (hut_mbtiles_get_attribution (mbtiles), ==, "Who made it");
  hut_mbtiles_get_zooms (mbtiles, &min_zoom, &max_zoom);
  g_assert_cmpuint (min_zoom, ==, 3);
  g_assert_cmpuint (max_zoom, ==, 4);
  bounds = hut_mbtiles_get_bounds (mbtiles);
  g_assert_cmpint (bounds.min_lon, ==, 1162000000);

  /* rows are counted from the south */
  found = hut_mbtiles_read (mbtiles, (HutTile){ 3, 5, 1 }, &error);
  g_assert_nonnull (found);
  g_assert_cmpuint (g_bytes_get_size (found), ==, 16);
  g_assert_null (hut_mbtiles_read (mbtiles, (HutTile){ 3, 5, 6 }, &error));
  g_assert_null (hut_mbtiles_read (mbtiles, (HutTile){ 99, 1 << 30, 0 }, &error));
  g_assert_no_error (error);
}

/* Many programs write the tiles as a view of two tables. */
static void
test_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutMbtiles) mbtiles = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture,
              "CREATE TABLE metadata (name, value); CREATE TABLE images (id, data);"
              "CREATE TABLE map (z, x, y, id); INSERT INTO images VALUES (1, " PICTURE ");"
              "INSERT INTO map VALUES (2, 1, 1, 1);"
              "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, "
              "data AS tile_data FROM map JOIN images USING (id);");
  mbtiles = hut_mbtiles_open (fixture->path, &error);
  g_assert_no_error (error);
  found = hut_mbtiles_read (mbtiles, (HutTile){ 2, 1, 2 }, &error);
  g_assert_nonnull (found);
}

static void
assert_refused (Fixture *fixture, HutMapError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_mbtiles_open (fixture->path, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, HUT_MAP_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, "a #%map?.mbtiles"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, HUT_MAP_ERROR_UNREADABLE, "no such file");
  g_file_set_contents (fixture->path, "", 0, NULL);
  assert_refused (fixture, HUT_MAP_ERROR_EMPTY, "the file is empty");
  g_file_set_contents (fixture->path, "PK\3\4 a zip, or so it says", -1, NULL);
  assert_refused (fixture, HUT_MAP_ERROR_FOREIGN, "not a map file");
  write_file (fixture, "CREATE TABLE other (a);");
  assert_refused (fixture, HUT_MAP_ERROR_FOREIGN, "not of map tiles");
  write_file (fixture, TABLES);
  assert_refused (fixture, HUT_MAP_ERROR_EMPTY, "no tile in it");
  write_file (fixture, TABLES "INSERT INTO metadata VALUES ('format', 'pbf');"
                              "INSERT INTO tiles VALUES (1, 1, 1, X'1f8b08');");
  assert_refused (fixture, HUT_MAP_ERROR_FOREIGN, "pbf");
  write_file (fixture, TABLES "INSERT INTO tiles VALUES (1, 1, 1, X'1f8b08');");
  assert_refused (fixture, HUT_MAP_ERROR_FOREIGN, "no pictures");
  write_file (fixture, "CREATE TABLE metadata (name, value); CREATE TABLE tiles (a);");
  assert_refused (fixture, HUT_MAP_ERROR_BROKEN, "tile_data");
  write_file (fixture, TABLES "INSERT INTO tiles VALUES (-5, 1, 1, " PICTURE ");");
  assert_refused (fixture, HUT_MAP_ERROR_BROKEN, "levels");
}

/* Cut short anywhere it is refused, or read as far as it goes; it never brings the program down. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;

  write_file (fixture,
              TABLES "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                     "WHERE i < 400) INSERT INTO tiles SELECT 9, i, i, " PICTURE " FROM n;");
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (gsize cut = 512; cut < length; cut += 1024)
    {
      g_autoptr (GError) error = NULL;
      HutMbtiles *mbtiles;

      g_file_set_contents (fixture->path, whole, cut, NULL);
      mbtiles = hut_mbtiles_open (fixture->path, &error);
      g_assert_true ((mbtiles == NULL) == (error != NULL));
      if (mbtiles != NULL)
        {
          g_autoptr (GBytes) found = hut_mbtiles_read (mbtiles, (HutTile){ 9, 200, 311 }, NULL);

          hut_mbtiles_free (mbtiles);
        }
    }
}

/* A view that counts for ever is given up. */
static void
test_endless (Fixture *fixture, gconstpointer data)
{
  write_file (
      fixture,
      "CREATE TABLE metadata (name, value);"
      "CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n) "
      "SELECT i AS zoom_level, i AS tile_column, i AS tile_row, NULL AS tile_data FROM n "
      "WHERE i < 0;");
  assert_refused (fixture, HUT_MAP_ERROR_BROKEN, "interrupt");
}

/* ---- what is kept of tiles from the network ---- */

static HutTilePlaceOnDisk
place_of (guint x)
{
  return (HutTilePlaceOnDisk){ "shelf", 0, { 9, x, 1 } };
}

static void
put (HutTileCache *cache, guint x, gsize length)
{
  HutTilePlaceOnDisk place = place_of (x);
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (length), length);

  hut_tile_cache_put (cache, &place, &(HutTileKept){ body, (char *)"\"tag\"", NULL, 12345 });
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTileCache) cache = hut_tile_cache_open (fixture->path, 1 << 20);
  HutTilePlaceOnDisk place = place_of (7), other = { "another shelf", 0, place.tile };
  HutTileKept *kept;
  GStatBuf facts;

  put (cache, 7, 1000);
  kept = hut_tile_cache_find (cache, &place);
  g_assert_cmpuint (g_bytes_get_size (kept->body), ==, 1000);
  g_assert_cmpstr (kept->etag, ==, "\"tag\"");
  g_assert_null (kept->modified);
  g_assert_cmpint (kept->good_until, ==, 12345);
  hut_tile_kept_free (kept);
  g_assert_null (hut_tile_cache_find (cache, &other));

  hut_tile_cache_renew (cache, &place, 99999);
  g_clear_pointer (&cache, hut_tile_cache_free);
  cache = hut_tile_cache_open (fixture->path, 1 << 20);
  kept = hut_tile_cache_find (cache, &place);
  g_assert_cmpint (kept->good_until, ==, 99999);
  hut_tile_kept_free (kept);

  g_assert_cmpint (g_stat (fixture->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTileCache) cache = hut_tile_cache_open (fixture->path, 1 << 20);
  HutTilePlaceOnDisk last = place_of (999), first = place_of (0);
  HutTileKept *kept;

  for (guint i = 0; i < 1000; i++)
    put (cache, i, 4096);
  g_assert_cmpuint (hut_tile_cache_get_bytes (cache), <=, 1 << 20);
  kept = hut_tile_cache_find (cache, &last);
  g_assert_nonnull (kept);
  hut_tile_kept_free (kept);
  g_assert_null (hut_tile_cache_find (cache, &first));
}

/* What is no cache at all is begun anew. */
static void
test_begun_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTileCache) cache = NULL;
  HutTilePlaceOnDisk place = place_of (7);
  HutTileKept *kept;

  g_file_set_contents (fixture->path, "what is this, and how did it come here", -1, NULL);
  cache = hut_tile_cache_open (fixture->path, 1 << 20);
  g_assert_nonnull (cache);
  put (cache, 7, 10);
  kept = hut_tile_cache_find (cache, &place);
  g_assert_nonnull (kept);
  hut_tile_kept_free (kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/mbtiles/a-good-file", test_good);
  ADD ("/mbtiles/tiles-may-be-a-view", test_view);
  ADD ("/mbtiles/refused-with-what-is-wrong", test_refused);
  ADD ("/mbtiles/cut-anywhere", test_cut);
  ADD ("/mbtiles/no-view-works-for-ever", test_endless);
  ADD ("/tile-cache/kept", test_kept);
  ADD ("/tile-cache/bounded", test_bounded);
  ADD ("/tile-cache/begun-anew-where-it-is-none", test_begun_anew);
  return g_test_run ();
}
