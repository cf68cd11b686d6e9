/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tiles from a server on this computer: good ones, every way in which they may be bad, and where
 * they lie in a view. */

#include "hut-test-tiles.h"

#include "mapview/hut-tile-fetch.h"
#include "mapview/hut-tile-loader.h"
#include "mapview/hut-tile-view.h"

#include <math.h>
#include <string.h>

#define KEY "s3cr3t0fth30ff1c3"
#define PATIENCE (20 * G_USEC_PER_SEC)

static const HutTile TILE = { 15, 26985, 12417 };

static HutTileSource *
describe (HutTestTiles *tiles, const char *more)
{
  HutTileSource *source = hut_tile_source_new (HUT_TILE_XYZ);
  g_autoptr (GError) error = NULL;

  g_free (source->name);
  source->name = g_strdup ("Test");
  g_free (source->address);
  source->address = hut_test_tiles_template (tiles, more);
  hut_tile_source_check (source, &error);
  g_assert_no_error (error);
  return source;
}

static guint32
colour_of (const HutTilePicture *picture)
{
  GdkTexture *texture = hut_map_image_get_texture (picture->image);
  int width = gdk_texture_get_width (texture);
  g_autofree guint32 *dots = g_new (guint32, (gsize)width * gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *)dots, 4 * width);
  return dots[0] & 0xffffff;
}

static void
test_good (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutTilePicture) picture =
      hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (picture->opaque);
  g_assert_cmphex (colour_of (picture), ==, hut_test_tile_colour (TILE.zoom, TILE.x, TILE.y));
}

/* Each bad answer has its code, which says what can be done. */
static void
test_bad (void)
{
  static const struct
  {
    HutTestTilesAnswer answer;
    HutTileError code;
  } CASES[] = {
    { HUT_TEST_TILES_REFUSES, HUT_TILE_ERROR_REFUSED },
    { HUT_TEST_TILES_SAYS_NO, HUT_TILE_ERROR_REFUSED },
    { HUT_TEST_TILES_MISSING, HUT_TILE_ERROR_MISSING },
    { HUT_TEST_TILES_BUSY, HUT_TILE_ERROR_BUSY },
    { HUT_TEST_TILES_PAGE, HUT_TILE_ERROR_NO_IMAGE },
    { HUT_TEST_TILES_GARBAGE, HUT_TILE_ERROR_NO_IMAGE },
    { HUT_TEST_TILES_CUT, HUT_TILE_ERROR_NO_IMAGE },
    { HUT_TEST_TILES_HUGE, HUT_TILE_ERROR_TOO_LARGE },
    { HUT_TEST_TILES_BOMB, HUT_TILE_ERROR_TOO_LARGE },
    { HUT_TEST_TILES_MOVED, HUT_TILE_ERROR_NO_IMAGE },
  };
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "?tk={key}");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, KEY);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;

      hut_test_tiles_set (tiles, CASES[i].answer);
      g_assert_null (hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, &error));
      g_test_message ("%d: %s", CASES[i].answer, error->message);
      g_assert_error (error, HUT_TILE_ERROR, (int)CASES[i].code);
      g_assert_null (strstr (error->message, KEY));
    }
}

static void
test_server_gone (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&tiles, hut_test_tiles_stop);
  g_assert_null (hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, &error));
  g_assert_error (error, HUT_TILE_ERROR, HUT_TILE_ERROR_OFFLINE);
}

/* Without its key a source that needs one is not even asked. */
static void
test_no_key (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "?tk={key}");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, &error));
  g_assert_error (error, HUT_TILE_ERROR, HUT_TILE_ERROR_KEY);
  g_assert_cmpuint (hut_test_tiles_count (tiles), ==, 0);
}

/* What came is kept: again, and where the server is gone, it is read from disk; a tile that is to
 * be asked for again costs an answer without a body. */
static void
test_kept_on_disk (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "?kept");
  g_autoptr (GError) error = NULL;

  hut_test_tiles_set (tiles, HUT_TEST_TILES_FRESH);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
      g_autoptr (HutTilePicture) picture =
          hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmphex (colour_of (picture), ==, hut_test_tile_colour (TILE.zoom, TILE.x, TILE.y));
    }
  g_assert_cmpuint (hut_test_tiles_count (tiles), ==, 3);
  g_assert_cmpuint (hut_test_tiles_count_unchanged (tiles), ==, 2);

  g_clear_pointer (&tiles, hut_test_tiles_stop);
  {
    g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
    g_autoptr (HutTilePicture) picture =
        hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_DISK, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (picture);
  }
}

/* A body that is no picture is not kept: the next time it may be one. */
static void
test_garbage_is_not_kept (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "?garbage");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
  g_autoptr (HutTilePicture) picture = NULL;

  hut_test_tiles_set (tiles, HUT_TEST_TILES_CUT);
  g_assert_null (hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, NULL));
  hut_test_tiles_set (tiles, HUT_TEST_TILES_GOOD);
  picture = hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, NULL);
  g_assert_nonnull (picture);
}

static gboolean
file_holds (const char *path, const char *words)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) &&
         memmem (text, length, words, strlen (words)) != NULL;
}

/* What the key is used for in the child below. */
static void
use_key (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "?tk={key}");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, KEY);

  for (guint answer = HUT_TEST_TILES_GOOD; answer <= HUT_TEST_TILES_FRESH; answer++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HutTilePicture) picture = NULL;

      hut_test_tiles_set (tiles, answer);
      picture = hut_tile_fetch_read (fetch, (HutTile){ 9, answer, 1 }, HUT_TILE_FROM_ANYWHERE, NULL,
                                     &error);
      if (error != NULL)
        g_message ("%s", error->message);
    }
}

/* With every log of every library on, and whatever the server answers, the key is nowhere but in
 * the request itself. */
static void
test_key_in_no_log (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "hutong", "tiles.db", NULL);
  g_autofree char *wal = g_strconcat (cache, "-wal", NULL);

  if (g_test_subprocess ())
    {
      g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
      use_key ();
      /* as libsoup tells it of a request over HTTP/2 */
      g_log ("libsoup-http2", G_LOG_LEVEL_DEBUG, "Request made for example.org/?tk=%s", KEY);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*" KEY "*");
  g_test_trap_assert_stderr_unmatched ("*" KEY "*");
  g_assert_false (file_holds (cache, KEY));
  g_assert_false (file_holds (wal, KEY));
}

/* The server did get it. */
static void
test_key_is_sent (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "?tk={key}");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, KEY);
  g_autoptr (HutTilePicture) picture =
      hut_tile_fetch_read (fetch, TILE, HUT_TILE_FROM_ANYWHERE, NULL, NULL);
  g_autofree char *last = hut_test_tiles_last (tiles);

  g_assert_nonnull (picture);
  g_assert_nonnull (strstr (last, "/15/26985/12417.png?tk=" KEY));
}

static void
count_change (HutTileLoader *loader, guint *n)
{
  ++*n;
}

static void
wait_until_idle (HutTileLoader *loader)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!hut_tile_loader_is_idle (loader))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* A server that refuses is asked once for a view of twenty tiles, not twenty times. */
static void
test_one_refusal_is_enough (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autoptr (HutTileSource) source = describe (tiles, "");
  g_autoptr (HutTileFetch) fetch = hut_tile_fetch_new (source, NULL);
  g_autoptr (HutTileLoader) loader = hut_tile_loader_new (fetch);
  HutTile view[20];
  guint n_changes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (view); i++)
    view[i] = (HutTile){ 15, 26980 + i % 5, 12410 + i / 5 };
  g_signal_connect (loader, "changed", G_CALLBACK (count_change), &n_changes);
  hut_test_tiles_set (tiles, HUT_TEST_TILES_REFUSES);
  hut_tile_loader_want (loader, view, G_N_ELEMENTS (view));
  wait_until_idle (loader);
  g_assert_cmpint (hut_tile_loader_get_trouble (loader), ==, HUT_TILE_ERROR_REFUSED);
  g_assert_cmpuint (hut_test_tiles_count (tiles), <=, HUT_TILE_AT_ONCE);
  g_assert_cmpuint (n_changes, >, 0);

  /* somebody mended it, and presses the button */
  hut_test_tiles_set (tiles, HUT_TEST_TILES_GOOD);
  hut_tile_loader_retry (loader);
  while (hut_tile_loader_get_trouble (loader) >= 0)
    g_main_context_iteration (NULL, TRUE);
  wait_until_idle (loader);
  for (guint i = 0; i < G_N_ELEMENTS (view); i++)
    g_assert_nonnull (hut_tile_shelf_find (hut_tile_loader_get_shelf (loader), view[i])->picture);
  hut_tile_loader_stop (loader);
}

/* The shelf keeps to its bytes, and what is looked at stays. */
static void
test_memory (void)
{
  const gsize bytes_max = 8 * 256 * 256 * 4;
  g_autoptr (HutTileShelf) shelf = hut_tile_shelf_new (bytes_max);
  g_autoptr (GBytes) png = hut_test_tile_png (0x336699);
  GBytes *bodies[] = { png };

  for (guint i = 0; i < 40; i++)
    {
      HutTile tile = { 15, i, 0 };

      hut_tile_shelf_next_round (shelf);
      hut_tile_shelf_find (shelf, (HutTile){ 15, 0, 0 });
      hut_tile_shelf_put (shelf, hut_tile_shelf_get (shelf, tile),
                          hut_tile_picture_new (bodies, 1, NULL));
      g_assert_cmpuint (hut_tile_shelf_get_bytes (shelf), <=, bytes_max + 256 * 256 * 4);
    }
  g_assert_nonnull (hut_tile_shelf_find (shelf, (HutTile){ 15, 0, 0 }));
  g_assert_null (hut_tile_shelf_find (shelf, (HutTile){ 15, 5, 0 }));
}

static HutMapSight
sight_at (double lon, double lat, double zoom)
{
  return (HutMapSight){ hut_mercator_project (hut_point_from_degrees (lon, lat)), zoom };
}

/* Neighbours share their edges, on whole dots, at every zoom and scale: no seam. */
static void
test_edges_meet (void)
{
  for (guint coords = HUT_COORDS_WGS84; coords <= HUT_COORDS_GCJ02; coords++)
    for (double scale = 1; scale <= 2; scale++)
      for (double zoom = 9; zoom < 20; zoom += 0.37)
        {
          HutMapSight sight = sight_at (116.32, 39.99, zoom);
          g_auto (HutTileView) view = { 0 };
          guint level;

          g_assert_true (hut_tile_view_level (zoom, scale, 0, 22, &level));
          view = hut_tile_view_new (&sight, level, coords, 1280, 800, scale);
          g_assert_cmpfloat (view.west[0], <=, 0);
          g_assert_cmpfloat (view.west[view.columns], >=, 1280);
          for (guint column = 0; column < view.columns; column++)
            for (guint row = 0; row < view.rows; row++)
              {
                graphene_rect_t area = hut_tile_view_area (&view, column, row);

                g_assert_cmpfloat (area.origin.x * scale, ==, round (area.origin.x * scale));
                g_assert_cmpfloat (area.origin.y * scale, ==, round (area.origin.y * scale));
                g_assert_cmpfloat (area.size.width, >, 165 / scale);
                g_assert_cmpfloat (area.size.width, <, 345 / scale);
                if (row == 0)
                  g_assert_cmpfloat (area.origin.y, <=, 0);
                if (row + 1 == view.rows)
                  g_assert_cmpfloat (area.origin.y + area.size.height, >=, 800);
              }
        }
}

/* A place that a map in GCJ-02 shows is drawn where its pin in WGS-84 stands, within a pixel or two
 * metres: all over the view, all over Beijing. */
static void
check_gcj_view (double lon, double lat, double zoom)
{
  HutMapSight sight = sight_at (lon, lat, zoom);
  double metres = hut_mercator_metres_per_pixel (lat, zoom);
  g_auto (HutTileView) view = { 0 };
  guint level;

  hut_tile_view_level (zoom, 1, 0, 18, &level);
  view = hut_tile_view_new (&sight, level, HUT_COORDS_GCJ02, 1280, 800, 1);
  for (double x = 3; x < 1280; x += 41)
    for (double y = 3; y < 800; y += 37)
      {
        HutMercator pin = hut_map_sight_from_widget (&sight, x, y, 1280, 800);
        HutTilePlace place = hut_tile_grid_from_world (HUT_COORDS_GCJ02, level, pin);
        guint column = (guint)floor (place.x) - view.first_x;
        guint row = (guint)floor (place.y) - view.first_y;
        graphene_rect_t area;
        double off_x, off_y;

        g_assert_cmpuint (column, <, view.columns);
        g_assert_cmpuint (row, <, view.rows);
        area = hut_tile_view_area (&view, column, row);
        off_x = area.origin.x + (place.x - floor (place.x)) * area.size.width - x;
        off_y = area.origin.y + (place.y - floor (place.y)) * area.size.height - y;
        if (hypot (off_x, off_y) * metres > 2)
          g_assert_cmpfloat (MAX (fabs (off_x), fabs (off_y)), <=, 1);
      }
}

static void
test_gcj_under_pins (void)
{
  for (double lon = 115.6; lon < 117.4; lon += 0.3)
    for (double lat = 39.6; lat < 41; lat += 0.3)
      for (double zoom = 9; zoom <= 20; zoom += 1.37)
        check_gcj_view (lon, lat, zoom);
}

int
main (int argc, char **argv)
{
  /* the desktop's, which the isolated folders hide, is of no use for this computer's own server */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tiles/a-good-one", test_good);
  g_test_add_func ("/tiles/each-bad-answer-has-its-code", test_bad);
  g_test_add_func ("/tiles/no-server", test_server_gone);
  g_test_add_func ("/tiles/without-its-key-none-is-asked", test_no_key);
  g_test_add_func ("/tiles/kept-on-disk", test_kept_on_disk);
  g_test_add_func ("/tiles/garbage-is-not-kept", test_garbage_is_not_kept);
  g_test_add_func ("/tiles/the-key-is-sent", test_key_is_sent);
  g_test_add_func ("/tiles/the-key-is-in-no-log", test_key_in_no_log);
  g_test_add_func ("/tiles/one-refusal-is-enough", test_one_refusal_is_enough);
  g_test_add_func ("/tiles/bounded-memory", test_memory);
  g_test_add_func ("/tiles/edges-meet-on-whole-dots", test_edges_meet);
  g_test_add_func ("/tiles/gcj02-lies-under-the-pins", test_gcj_under_pins);
  return g_test_run ();
}
