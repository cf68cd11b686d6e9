/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The painter of maps: that it paints what is there, the same wherever the frame lies. */

#include "base/hut-paths.h"
#include "report/hut-map-painter.h"

#include <math.h>

#define ZOOM 15.4

static HutMapPainter *
make_painter (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;
  HutMapPackage *package = hut_map_package_open (path, &error);

  g_assert_no_error (error);
  return hut_map_painter_new (package);
}

static HutMapFrame
make_frame (double zoom, int width, int height, double scale)
{
  return (HutMapFrame){
    .centre = hut_mercator_project (hut_point_from_degrees (116.3205, 40.0018)),
    .zoom = zoom,
    .width = width,
    .height = height,
    .scale = scale,
    .scheme = HUT_MAP_SCHEME_LIGHT,
    .without_names = TRUE,
  };
}

static cairo_surface_t *
paint (HutMapPainter *painter, const HutMapFrame *frame)
{
  int width = (int)ceil (frame->width * frame->scale);
  int height = (int)ceil (frame->height * frame->scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GError) error = NULL;

  hut_map_painter_paint (painter, frame, surface, NULL, &error);
  g_assert_no_error (error);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *)(data + y * cairo_image_surface_get_stride (surface) + 4 * x);
}

/* The colour of an ink as a pixel. */
static guint32
ink (HutMapScheme scheme, HutMapInk which)
{
  return 0xff000000 | hut_map_scheme_ink (scheme, which) >> 8;
}

static guint
count_pixels (cairo_surface_t *surface, guint32 colour)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += pixel (surface, x, y) == colour;

  return n;
}

/* What the demo street has is seen in each scheme, and nothing is left unpainted. */
static void
test_everything_is_there (void)
{
  static const HutMapInk INKS[] = {
    HUT_MAP_INK_GROUND, HUT_MAP_INK_WATER,    HUT_MAP_INK_PARK,
    HUT_MAP_INK_ROAD,   HUT_MAP_INK_BUILDING, HUT_MAP_INK_MAIN_ROAD
  };
  g_autoptr (HutMapPainter) painter = make_painter ();

  for (guint scheme = 0; scheme < HUT_N_MAP_SCHEMES; scheme++)
    {
      HutMapFrame frame = make_frame (15, 1000, 800, 1);
      cairo_surface_t *surface;

      frame.scheme = scheme;
      surface = paint (painter, &frame);
      for (guint i = 0; i < G_N_ELEMENTS (INKS); i++)
        g_assert_cmpuint (count_pixels (surface, ink (scheme, INKS[i])), >, 200);
      for (int y = 0; y < 800; y++)
        for (int x = 0; x < 1000; x++)
          g_assert_cmphex (pixel (surface, x, y) >> 24, ==, 0xff);
      cairo_surface_destroy (surface);
    }
}

/* A known place: the middle of a lake. */
static void
test_place (void)
{
  g_autoptr (HutMapPainter) painter = make_painter ();

  for (double zoom = 15; zoom <= 18; zoom += 0.75)
    {
      HutMapFrame frame = make_frame (zoom, 201, 151, 1);
      cairo_surface_t *surface;

      frame.centre = hut_mercator_project (hut_point_from_degrees (116.30620, 40.00790));
      surface = paint (painter, &frame);
      g_assert_cmphex (pixel (surface, 100, 75), ==, ink (frame.scheme, HUT_MAP_INK_WATER));
      cairo_surface_destroy (surface);
    }
}

/* How many of the pixels that both show differ, where @b lies @x and @y dots further. */
static guint
count_differences (cairo_surface_t *a, cairo_surface_t *b, int x, int y, guint *n_common)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  *n_common = 0;
  for (int row = MAX (0, y); row < MIN (height, height + y); row++)
    for (int column = MAX (0, x); column < MIN (width, width + x); column++)
      {
        n += pixel (a, column, row) != pixel (b, column - x, row - y);
        ++*n_common;
      }

  return n;
}

/* Frames of one zoom agree dot for dot where they overlap. */
static void
test_frames_agree (void)
{
  static const int MOVES[][2] = { { 150, 40 }, { -93, 211 }, { 1, 1 }, { 0, -177 } };
  g_autoptr (HutMapPainter) painter = make_painter ();

  for (double scale = 1; scale <= 2; scale++)
    {
      HutMapFrame frame = make_frame (ZOOM, 500, 400, scale);
      cairo_surface_t *first = paint (painter, &frame);

      for (guint i = 0; i < G_N_ELEMENTS (MOVES); i++)
        {
          HutMapFrame moved = frame;
          cairo_surface_t *second;
          guint differ, common;

          moved.centre.x += MOVES[i][0] / hut_mercator_world (ZOOM);
          moved.centre.y += MOVES[i][1] / hut_mercator_world (ZOOM);
          second = paint (painter, &moved);
          differ = count_differences (first, second, (int)(MOVES[i][0] * scale),
                                      (int)(MOVES[i][1] * scale), &common);
          /* dashes start where a line enters, and rounding differs by a shade */
          g_assert_cmpuint (differ, <, common / 50);
          cairo_surface_destroy (second);
        }
      cairo_surface_destroy (first);
    }
}

/* With names too, nearly: only those near an edge may have another place. */
static void
test_names_agree (void)
{
  g_autoptr (HutMapPainter) painter = make_painter ();
  HutMapFrame frame = make_frame (16.2, 900, 700, 1), moved = frame;
  cairo_surface_t *first, *second, *plain;
  guint differ, common, ink_dots;

  frame.without_names = moved.without_names = FALSE;
  moved.centre.x += 120 / hut_mercator_world (frame.zoom);
  first = paint (painter, &frame);
  second = paint (painter, &moved);
  frame.without_names = TRUE;
  plain = paint (painter, &frame);
  ink_dots = count_differences (first, plain, 0, 0, &common);
  g_assert_cmpuint (ink_dots, >, 5000);
  differ = count_differences (first, second, 120, 0, &common);
  g_test_message ("%u dots of names, %u differ", ink_dots, differ);
  g_assert_cmpuint (differ, <, ink_dots / 3);

  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  cairo_surface_destroy (plain);
}

static void
test_scales_agree (void)
{
  g_autoptr (HutMapPainter) painter = make_painter ();
  HutMapFrame frame = make_frame (ZOOM, 400, 300, 1);
  cairo_surface_t *single = paint (painter, &frame), *twice;
  guint n = 0;

  frame.scale = 2;
  twice = paint (painter, &frame);
  g_assert_cmpint (cairo_image_surface_get_width (twice), ==, 800);
  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 400; x++)
      {
        guint32 a = pixel (single, x, y);
        guint near = 0;

        for (guint i = 0; i < 4; i++)
          near += pixel (twice, 2 * x + (i & 1), 2 * y + (i >> 1)) == a;
        n += near > 0;
      }
  g_assert_cmpuint (n, >, 400 * 300 * 6 / 10);

  cairo_surface_destroy (single);
  cairo_surface_destroy (twice);
}

static void
test_no_package (void)
{
  g_autoptr (HutMapPainter) painter = hut_map_painter_new (NULL);
  HutMapFrame frame = make_frame (12, 50, 40, 1);
  cairo_surface_t *surface = paint (painter, &frame);

  g_assert_cmpuint (count_pixels (surface, ink (frame.scheme, HUT_MAP_INK_GROUND)), ==, 50 * 40);
  cairo_surface_destroy (surface);
}

static void
test_cancel (void)
{
  g_autoptr (HutMapPainter) painter = make_painter ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HutMapFrame frame = make_frame (15, 100, 100, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);

  g_cancellable_cancel (cancellable);
  g_assert_false (hut_map_painter_paint (painter, &frame, surface, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cairo_surface_destroy (surface);
}

typedef struct
{
  HutMapFrame frame;
  cairo_surface_t *surface;
} Job;

static gpointer
paint_on_thread (gpointer data)
{
  g_autoptr (HutMapPainter) painter = make_painter ();
  Job *job = data;

  job->surface = paint (painter, &job->frame);
  return NULL;
}

/* Two painters on two threads do not disturb each other. */
static void
test_threads (void)
{
  Job jobs[2] = { { make_frame (16, 400, 300, 1) }, { make_frame (16, 400, 300, 1) } };
  GThread *threads[2];
  guint common;

  for (guint i = 0; i < 2; i++)
    {
      jobs[i].frame.without_names = FALSE;
      threads[i] = g_thread_new ("paint", paint_on_thread, &jobs[i]);
    }
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count_differences (jobs[0].surface, jobs[1].surface, 0, 0, &common), ==, 0);
  for (guint i = 0; i < 2; i++)
    cairo_surface_destroy (jobs[i].surface);
}

static void
test_widths (void)
{
  for (guint class = HUT_MAP_SERVICE; class <= HUT_MAP_MOTORWAY; class ++)
    for (double zoom = 10; zoom < 20; zoom += 0.1)
      {
        double now = hut_map_scheme_width (class, zoom);
        double next = hut_map_scheme_width (class, zoom + 0.1);

        g_assert_cmpfloat (next, >=, now);
        g_assert_cmpfloat (next - now, <, 1 + now * 0.15);
        if (class > HUT_MAP_SERVICE)
          g_assert_cmpfloat (now, >=, hut_map_scheme_width (class - 1, zoom) * 0.99);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-painter/everything-is-there", test_everything_is_there);
  g_test_add_func ("/map-painter/each-thing-at-its-place", test_place);
  g_test_add_func ("/map-painter/frames-agree-where-they-overlap", test_frames_agree);
  g_test_add_func ("/map-painter/names-agree-where-they-overlap", test_names_agree);
  g_test_add_func ("/map-painter/scales-agree", test_scales_agree);
  g_test_add_func ("/map-painter/ground-without-a-package", test_no_package);
  g_test_add_func ("/map-painter/cancelled", test_cancel);
  g_test_add_func ("/map-painter/any-thread", test_threads);
  g_test_add_func ("/map-scheme/widths-grow-evenly", test_widths);
  return g_test_run ();
}
