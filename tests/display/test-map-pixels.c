/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map on the screen, dot by dot, beside what the painter paints for the same view: at rest,
 * while it is moved, and while it is zoomed. Runs at 1× and 2×, with the cairo and the gl
 * renderer; see meson.build. */

#include "hut-map-stage.h"

#include "mapview/hut-map-sight.h"
#include "mapview/hut-package-layer.h"
#include "report/hut-map-painter.h"

#include <math.h>

#define WIDTH 640
#define HEIGHT 480

static HutMapPainter *painter;

static void
look_at (HutMapStage *stage, double lon, double lat, double zoom)
{
  ShumateViewport *viewport = hut_map_stage_viewport (stage);

  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
}

/* Moves the map by whole pixels. */
static void
move_by (HutMapStage *stage, double x, double y)
{
  ShumateViewport *viewport = hut_map_stage_viewport (stage);
  HutMapSight sight = hut_map_sight_get (viewport);
  double world = hut_mercator_world (sight.zoom);
  double lat = atan (sinh ((0.5 - sight.centre.y - y / world) * 2 * G_PI)) * (180 / G_PI);

  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat,
                                 (sight.centre.x + x / world - 0.5) * 360);
}

/* What the painter makes of the view. */
static cairo_surface_t *
paint_view (HutMapStage *stage)
{
  HutMapSight sight = hut_map_sight_get (hut_map_stage_viewport (stage));
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (stage->view));
  int width = gtk_widget_get_width (GTK_WIDGET (stage->view));
  int height = gtk_widget_get_height (GTK_WIDGET (stage->view));
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  HutMapFrame frame = {
    sight.centre, sight.zoom, width, height, scale, HUT_MAP_SCHEME_LIGHT, FALSE
  };
  g_autoptr (GError) error = NULL;

  hut_map_painter_paint (painter, &frame, surface, NULL, &error);
  g_assert_no_error (error);
  return surface;
}

static const guint8 *
pixel (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) +
         4 * x;
}

/* The part of the dots that differ by more than a shade. */
static double
difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *p = pixel (a, x, y), *q = pixel (b, x, y);

        n += ABS (p[0] - q[0]) > 12 || ABS (p[1] - q[1]) > 12 || ABS (p[2] - q[2]) > 12;
      }

  return n / (double)(width * height);
}

/* How many rows and columns have nothing but the ground in them. */
static guint
count_empty_lines (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autofree gboolean *columns = g_new0 (gboolean, width);
  guint32 ground = hut_map_scheme_ink (HUT_MAP_SCHEME_LIGHT, HUT_MAP_INK_GROUND) >> 8;
  guint empty = 0;

  for (int y = 0; y < height; y++)
    {
      gboolean any = FALSE;

      for (int x = 0; x < width; x++)
        if ((*(const guint32 *)pixel (surface, x, y) & 0xffffff) != ground)
          any = columns[x] = TRUE;
      empty += !any;
    }
  for (int x = 0; x < width; x++)
    empty += !columns[x];

  return empty;
}

static double
compare_with_painter (HutMapStage *stage)
{
  cairo_surface_t *shown =
      hut_map_stage_capture (hut_map_stage_layer (stage, HUT_TYPE_PACKAGE_LAYER));
  cairo_surface_t *fresh = paint_view (stage);
  double differs = difference (shown, fresh);

  g_assert_cmpuint (count_empty_lines (shown), ==, 0);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (fresh);
  return differs;
}

/* At rest, at whole zooms and between them, each dot is the painter's: nothing is stretched. */
static void
test_sharp_at_rest (void)
{
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);

  for (double zoom = 14; zoom < 18; zoom += 0.47)
    {
      double differs;

      look_at (&stage, 116.3203, 40.0016, zoom);
      hut_map_stage_settle (&stage);
      differs = compare_with_painter (&stage);
      g_test_message ("zoom %.2f: %.3f %% differ", zoom, differs * 100);
      g_assert_cmpfloat (differs, <, 0.005);
    }
}

/* While the map is moved it shows what would be painted there, with nothing missing at its edges:
 * the picture of before, moved. */
static void
test_moving (void)
{
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  double worst = 0;

  look_at (&stage, 116.3185, 40.0000, 16);
  hut_map_stage_settle (&stage);
  for (guint step = 0; step < 60; step++)
    {
      move_by (&stage, 7, step % 3 ? -4 : 3);
      worst = MAX (worst, compare_with_painter (&stage));
      hut_map_stage_wait (8);
    }
  hut_map_stage_settle (&stage);
  g_test_message ("%.2f %% differ at most", worst * 100);
  g_assert_cmpfloat (worst, <, 0.01);
}

/* Moved by a fraction of a dot it stays as sharp. */
static void
test_fractions (void)
{
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  cairo_surface_t *before, *after;
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_PACKAGE_LAYER);

  look_at (&stage, 116.3203, 40.0016, 16.3);
  hut_map_stage_settle (&stage);
  before = hut_map_stage_capture (layer);
  move_by (&stage, 0.21, 0.17);
  after = hut_map_stage_capture (layer);
  g_assert_cmpfloat (difference (before, after), ==, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

/* A leap or a fast zoom outruns the worker: then the far picture shows, and no strip is empty. */
static void
test_no_empty_strip (void)
{
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_PACKAGE_LAYER);

  look_at (&stage, 116.3203, 40.0016, 16);
  hut_map_stage_settle (&stage);
  for (guint step = 0; step < 8; step++)
    {
      cairo_surface_t *shown;

      move_by (&stage, 60, 25);
      shown = hut_map_stage_capture (layer);
      g_assert_cmpuint (count_empty_lines (shown), ==, 0);
      cairo_surface_destroy (shown);
    }

  look_at (&stage, 116.3203, 40.0016, 16);
  hut_map_stage_settle (&stage);
  for (double zoom = 16; zoom > 14.2; zoom -= 0.2)
    {
      cairo_surface_t *shown;

      look_at (&stage, 116.3203, 40.0016, zoom);
      shown = hut_map_stage_capture (layer);
      g_assert_cmpuint (count_empty_lines (shown), ==, 0);
      cairo_surface_destroy (shown);
    }
  hut_map_stage_settle (&stage);
}

/* A dark window has a dark map, painted anew. */
static void
test_dark (void)
{
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_PACKAGE_LAYER);
  cairo_surface_t *shown;
  double sum = 0;

  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", TRUE, NULL);
  hut_map_stage_settle (&stage);
  shown = hut_map_stage_capture (layer);
  for (int y = 0; y < cairo_image_surface_get_height (shown); y++)
    for (int x = 0; x < cairo_image_surface_get_width (shown); x++)
      sum += pixel (shown, x, y)[1];
  sum /= cairo_image_surface_get_width (shown) * cairo_image_surface_get_height (shown);
  g_assert_cmpfloat (sum, <, 90);
  cairo_surface_destroy (shown);
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", FALSE, NULL);
}

/* Our own work in a frame. */
static void
test_frame_time (void)
{
  g_autofree char *package = hut_map_stage_package ();
  g_auto (HutMapStage) stage = hut_map_stage_open (package, WIDTH, HEIGHT);
  GtkWidget *layer = hut_map_stage_layer (&stage, HUT_TYPE_PACKAGE_LAYER);
  gint64 start = g_get_monotonic_time ();
  double each;

  for (guint i = 0; i < 200; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      GTK_WIDGET_GET_CLASS (layer)->snapshot (layer, snapshot);
      g_object_unref (snapshot);
    }
  each = (g_get_monotonic_time () - start) / 200.0 / 1000;
  g_test_message ("a frame of the map: %.3f ms", each);
  g_assert_cmpfloat (each, <, 1);
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
  g_autofree char *path = hut_map_stage_package ();
  HutMapPackage *package;
  int result;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  if (!has_wanted_renderer ())
    {
      g_print ("1..0 # SKIP there is no OpenGL here\n");
      return 77;
    }

  package = hut_map_package_open (path, NULL);
  g_assert_nonnull (package);
  painter = hut_map_painter_new (package);
  g_test_add_func ("/map-pixels/sharp-at-rest", test_sharp_at_rest);
  g_test_add_func ("/map-pixels/the-same-while-moving", test_moving);
  g_test_add_func ("/map-pixels/on-whole-dots", test_fractions);
  g_test_add_func ("/map-pixels/no-empty-strip", test_no_empty_strip);
  g_test_add_func ("/map-pixels/dark", test_dark);
  g_test_add_func ("/map-pixels/frame-time", test_frame_time);
  result = g_test_run ();
  hut_map_painter_free (painter);
  return result;
}
