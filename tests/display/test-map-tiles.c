/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tiles below the map package, dot by dot: no seams, nothing painted over them, and the package
 * wherever they are not. Runs with both renderers and at 2×; see meson.build. */

#include "hut-map-stage.h"

#include "hut-test-tiles.h"

#include "mapview/hut-map-sight.h"
#include "mapview/hut-package-layer.h"
#include "mapview/hut-tile-layer.h"
#include "mapview/hut-tile-note.h"

#define WIDTH 640
#define HEIGHT 480

static void
look_at (HutMapStage *stage, double lon, double lat, double zoom)
{
  ShumateViewport *viewport = hut_map_stage_viewport (stage);

  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
}

static void
set_source (HutMapStage *stage, const char *address, HutCoords coords)
{
  g_autoptr (HutTileSource) source = hut_tile_source_new (HUT_TILE_XYZ);
  g_autoptr (GError) error = NULL;

  g_free (source->name);
  source->name = g_strdup ("Test");
  g_free (source->address);
  source->address = g_strdup (address);
  source->coords = coords;
  hut_tile_source_check (source, &error);
  g_assert_no_error (error);
  hut_map_view_set_source (stage->view, source, NULL);
}

/* How many dots have the colour of no tile of @level around the view: seams, or what lies below. */
static guint
count_strangers (cairo_surface_t *surface, guint level)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint x = 0; x < 8; x++)
    for (guint y = 0; y < 8; y++)
      g_hash_table_add (colours, GUINT_TO_POINTER (hut_test_tile_colour (level, x, y)));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *row = cairo_image_surface_get_data (surface) + y * stride;
        guint32 dot = *(const guint32 *)(row + 4 * x) & 0xffffff;

        n += !g_hash_table_contains (colours, GUINT_TO_POINTER (dot));
      }
  return n;
}

/* At every zoom each dot is a tile's, for maps in either system. */
static void
test_no_seam (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autofree char *address = hut_test_tiles_template (tiles, "");
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (stage.view));

  for (guint coords = HUT_COORDS_WGS84; coords <= HUT_COORDS_GCJ02; coords++)
    {
      set_source (&stage, address, coords);
      for (double zoom = 13; zoom < 17; zoom += 0.83)
        {
          guint level = (guint)(zoom + scale - 1 + 0.6);
          cairo_surface_t *shown;

          look_at (&stage, 116.3203, 40.0016, zoom);
          hut_map_stage_settle (&stage);
          shown = hut_map_stage_capture (hut_map_stage_layer (&stage, HUT_TYPE_TILE_LAYER));
          g_test_message ("zoom %.2f, level %u", zoom, level);
          g_assert_cmpuint (count_strangers (shown, level), ==, 0);
          cairo_surface_destroy (shown);
        }
    }
}

/* The part of the dots that @layer paints. */
static double
share_painted (GtkWidget *layer)
{
  cairo_surface_t *shown = hut_map_stage_capture (layer);
  int width = cairo_image_surface_get_width (shown);
  int height = cairo_image_surface_get_height (shown);
  int stride = cairo_image_surface_get_stride (shown);
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += *(const guint32 *)(cairo_image_surface_get_data (shown) + y * stride + 4 * x) != 0;
  cairo_surface_destroy (shown);
  return n / (double)(width * height);
}

static gboolean
note_is_shown (HutMapStage *stage)
{
  GtkWidget *note = hut_map_stage_layer (stage, HUT_TYPE_TILE_NOTE);

  hut_map_stage_wait (50);
  return gtk_widget_get_mapped (note);
}

/* With tiles the package paints nothing over them; when the server is gone from the beginning it is
 * shown whole, with a note, and when it comes back the button brings the tiles. */
static void
test_server_gone (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autofree char *address = hut_test_tiles_template (tiles, "");
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  GtkWidget *ground = hut_map_stage_layer (&stage, HUT_TYPE_PACKAGE_LAYER);
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_TILE_LAYER);

  look_at (&stage, 116.3203, 40.0016, 15);
  hut_test_tiles_set (tiles, HUT_TEST_TILES_BUSY);
  set_source (&stage, address, HUT_COORDS_WGS84);
  hut_map_stage_settle (&stage);
  g_assert_true (note_is_shown (&stage));
  g_assert_cmpfloat (share_painted (ground), ==, 1);

  hut_test_tiles_set (tiles, HUT_TEST_TILES_GOOD);
  hut_tile_layer_retry (HUT_TILE_LAYER (layer));
  while (!hut_tile_layer_covers (HUT_TILE_LAYER (layer)))
    hut_map_stage_wait (10);
  hut_map_stage_settle (&stage);
  g_assert_false (note_is_shown (&stage));
  g_assert_cmpfloat (share_painted (ground), ==, 0);

  hut_map_view_set_source (stage.view, NULL, NULL);
  hut_map_stage_settle (&stage);
  g_assert_cmpfloat (share_painted (ground), ==, 1);
}

/* The layer above @layer. */
static GtkWidget *
layer_above (GtkWidget *layer)
{
  return gtk_widget_get_next_sibling (layer);
}

/* The package's boundaries lie above the tiles, and little else; with its names, more. */
static void
test_boundaries_above (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autofree char *address = hut_test_tiles_template (tiles, "");
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_TILE_LAYER);
  double lines;

  look_at (&stage, 116.3203, 40.0016, 14);
  g_assert_true (HUT_IS_PACKAGE_LAYER (layer_above (layer)));
  g_assert_cmpfloat (share_painted (layer_above (layer)), ==, 0);
  set_source (&stage, address, HUT_COORDS_WGS84);
  hut_map_stage_settle (&stage);
  lines = share_painted (layer_above (layer));
  g_test_message ("%.2f %% are lines", lines * 100);
  g_assert_cmpfloat (lines, >, 0.002);
  g_assert_cmpfloat (lines, <, 0.2);

  hut_map_view_set_package (stage.view, NULL);
  hut_map_stage_settle (&stage);
  g_assert_cmpfloat (share_painted (layer_above (layer)), ==, 0);
  hut_map_view_set_package (stage.view, package);
  hut_map_stage_settle (&stage);
  g_assert_cmpfloat (share_painted (layer_above (layer)), ==, lines);
}

/* Our own work in a frame, of a map that has to be shifted. */
static void
test_frame_time (void)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  g_autofree char *address = hut_test_tiles_template (tiles, "");
  g_auto (HutMapStage) stage = hut_map_stage_open (NULL, 1280, 800);
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_TILE_LAYER);
  gint64 start;
  double each;

  look_at (&stage, 116.3203, 40.0016, 15.5);
  set_source (&stage, address, HUT_COORDS_GCJ02);
  hut_map_stage_settle (&stage);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      GTK_WIDGET_GET_CLASS (layer)->snapshot (layer, snapshot);
      g_object_unref (snapshot);
    }
  each = (g_get_monotonic_time () - start) / 100.0 / 1000;
  g_test_message ("a frame of tiles: %.3f ms", each);
  g_assert_cmpfloat (each, <, 4);
}

/* With GSK_RENDERER=gl (in newer GTKs ngl) on a machine without OpenGL, GTK falls back to cairo. */
static gboolean
has_wanted_renderer (void)
{
  const char *wanted = g_getenv ("GSK_RENDERER");
  g_auto (HutMapStage) stage = hut_map_stage_open (NULL, WIDTH, HEIGHT);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (stage.window));

  return wanted == NULL || !g_str_has_suffix (wanted, "gl") ||
         g_strcmp0 (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer") != 0;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  if (!has_wanted_renderer ())
    {
      g_print ("1..0 # SKIP there is no OpenGL here\n");
      return 77;
    }

  g_test_add_func ("/map-tiles/no-seam", test_no_seam);
  g_test_add_func ("/map-tiles/the-package-where-they-are-not", test_server_gone);
  g_test_add_func ("/map-tiles/boundaries-above", test_boundaries_above);
  g_test_add_func ("/map-tiles/frame-time", test_frame_time);
  return g_test_run ();
}
