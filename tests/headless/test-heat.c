/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Heat: that it counts each point once, and where it lies. */

#include "geo/hut-heat.h"
#include "report/hut-heat-bands.h"

#include <math.h>

#define LEVEL 18

static HutPointSet *
make_points (guint n, HutPin pin)
{
  g_autofree HutPoint *points = g_new (HutPoint, n);
  g_autofree guint8 *pins = g_new (guint8, n);
  g_autofree guint32 *ids = g_new (guint32, n);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    {
      points[i] = hut_point_from_degrees (116.32 + g_rand_double_range (random, -0.005, 0.005),
                                          40.00 + g_rand_double_range (random, -0.005, 0.005));
      pins[i] = i % 3 == 0 ? (guint8)pin : HUT_PIN_AT_WORK;
      ids[i] = i;
    }
  return hut_point_set_new (points, pins, ids, n);
}

static HutHeat *
make_heat (HutPointSet *set, HutHeatBy by, double around)
{
  HutMercator north_west =
      hut_mercator_project (hut_point_from_degrees (116.32 - around, 40.00 + around));
  HutMercator south_east =
      hut_mercator_project (hut_point_from_degrees (116.32 + around, 40.00 - around));

  return hut_heat_new (set, by, LEVEL, north_west, south_east);
}

static double
sum_of (const HutHeat *heat)
{
  double sum = 0;

  for (guint i = 0; i < heat->width * heat->height; i++)
    sum += heat->values[i];
  return sum / ((16 / 6.0) * (16 / 6.0));
}

static void
test_each_point_once (void)
{
  g_autoptr (HutPointSet) set = make_points (3000, HUT_PIN_OVERDUE);
  g_autoptr (HutHeat) all = make_heat (set, HUT_HEAT_COUNT, 0.02);
  g_autoptr (HutHeat) late = make_heat (set, HUT_HEAT_LATENESS, 0.02);

  g_assert_cmpfloat (fabs (sum_of (all) - 3000), <, 0.5);
  g_assert_cmpfloat (fabs (sum_of (late) - 1000), <, 0.5);
  g_assert_cmpfloat (all->most, >, late->most);
}

static void
test_nothing_late_is_no_heat (void)
{
  g_autoptr (HutPointSet) set = make_points (300, HUT_PIN_DONE);
  g_autoptr (HutHeat) late = make_heat (set, HUT_HEAT_LATENESS, 0.02);

  g_assert_cmpfloat (late->most, ==, 0);
}

/* Two views over the same ground agree, but for the squares at their edges. */
static void
test_views_agree (void)
{
  g_autoptr (HutPointSet) set = make_points (2000, HUT_PIN_SOON);
  g_autoptr (HutHeat) wide = make_heat (set, HUT_HEAT_COUNT, 0.02);
  g_autoptr (HutHeat) near = make_heat (set, HUT_HEAT_COUNT, 0.004);

  g_assert_cmpuint (near->width, >, 5);
  for (guint y = 2; y + 2 < near->height; y++)
    for (guint x = 2; x + 2 < near->width; x++)
      {
        guint column = near->x + x - wide->x, row = near->y + y - wide->y;

        g_assert_cmpfloat (near->values[y * near->width + x], ==,
                           wide->values[row * wide->width + column]);
      }
}

/* One point is thickest at its own square, and the same on either side. */
static void
test_one_point (void)
{
  HutPoint point = hut_point_from_degrees (116.32, 40.00);
  guint8 pin = HUT_PIN_OVERDUE;
  guint32 id = 1;
  g_autoptr (HutPointSet) set = hut_point_set_new (&point, &pin, &id, 1);
  g_autoptr (HutHeat) heat = make_heat (set, HUT_HEAT_COUNT, 0.01);
  HutMercator place = hut_mercator_project (point);
  guint x = (guint)(place.x * exp2 (LEVEL)) - heat->x;
  guint y = (guint)(place.y * exp2 (LEVEL)) - heat->y;
  const float *middle = &heat->values[y * heat->width + x];

  g_assert_cmpfloat (*middle, ==, heat->most);
  g_assert_cmpfloat (fabs (*middle - 1), <, 1e-6);
  g_assert_cmpfloat (middle[-1], ==, middle[1]);
  g_assert_cmpfloat (middle[-2], <, middle[-1]);
  g_assert_cmpfloat (middle[3], ==, 0);
}

static void
test_levels (void)
{
  for (double zoom = 10; zoom < 20; zoom += 0.13)
    {
      double square = hut_mercator_world (zoom) / exp2 (hut_heat_level (zoom, 18));

      g_assert_cmpfloat (square, >=, 18);
      g_assert_cmpfloat (square, <, 36);
    }
}

static void
test_scale (void)
{
  g_assert_cmpuint (hut_heat_scale_end (0), ==, 1);
  g_assert_cmpuint (hut_heat_scale_end (1.2f), ==, 2);
  g_assert_cmpuint (hut_heat_scale_end (50), ==, 50);
  g_assert_cmpuint (hut_heat_scale_end (51), ==, 100);
  g_assert_cmpuint (hut_heat_scale_end (123456), ==, 200000);
}

/* One case is painted in the last colour where nothing is more: there stands the 1. */
static void
test_legend (void)
{
  static const guint WANTED[][HUT_MAP_HEAT_STEPS + 1] = {
    { 1, 0, 0, 0, 0, 1 }, { 2, 0, 0, 0, 1, 2 }, { 5, 0, 1, 2, 3, 5 }, { 100, 4, 16, 36, 64, 100 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (WANTED); i++)
    for (guint step = 0; step < HUT_MAP_HEAT_STEPS; step++)
      g_assert_cmpuint (hut_map_heat_step_value (step, WANTED[i][0]), ==, WANTED[i][step + 1]);
}

/* How light a colour is on white, 0 to 1. */
static double
lightness (guint32 colour, double ground)
{
  double alpha = (colour & 0xff) / 255.0;
  double own =
      0.299 * (colour >> 24) + 0.587 * (colour >> 16 & 0xff) + 0.114 * (colour >> 8 & 0xff);

  return own / 255 * alpha + ground * (1 - alpha);
}

/* The colours are told by their lightness alone: each step differs from the last. */
static void
test_colours_without_hue (void)
{
  for (guint scheme = 0; scheme < HUT_N_MAP_SCHEMES; scheme++)
    {
      double ground = scheme == HUT_MAP_SCHEME_DARK ? 0.12 : 0.95, last = ground;

      for (guint step = 0; step < HUT_MAP_HEAT_STEPS; step++)
        {
          double now = lightness (hut_map_heat_step_colour (scheme, step), ground);

          if (scheme == HUT_MAP_SCHEME_DARK)
            g_assert_cmpfloat (now, >, last + 0.03);
          else
            g_assert_cmpfloat (now, <, last - 0.03);
          last = now;
        }
    }
}

/* A short scale has fewer bands; none ends twice with one number. */
static void
test_bands (void)
{
  guint ends[HUT_MAP_HEAT_STEPS];

  g_assert_cmpuint (hut_heat_bands_find (0, ends), ==, 0);
  g_assert_cmpuint (hut_heat_bands_find (1, ends), ==, 1);
  g_assert_cmpuint (hut_heat_bands_find (2, ends), ==, 2);
  for (float most = 0.5f; most < 1e6; most *= 1.7f)
    {
      guint n = hut_heat_bands_find (most, ends);

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (n, <=, HUT_MAP_HEAT_STEPS);
      for (guint i = 1; i < n; i++)
        g_assert_cmpuint (ends[i], >, ends[i - 1]);
      g_assert_cmpuint (ends[n - 1], ==, hut_heat_scale_end (most));
    }
}

/* How light a dot of a picture is, 0 to 255, as a printer without colour shows it. */
static guint
grey_at (cairo_surface_t *picture, int x, int y)
{
  const guint8 *row =
      cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture);
  guint32 dot = ((const guint32 *)(gconstpointer)row)[x];

  return (299 * (dot >> 16 & 0xff) + 587 * (dot >> 8 & 0xff) + 114 * (dot & 0xff)) / 1000;
}

static cairo_surface_t *
white_picture (int width, int height, cairo_t **cr)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (picture);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  return picture;
}

/* On paper a square is as dark as the legend's swatch of its number. */
static void
test_bands_without_colour (void)
{
  HutMapFrame frame = { .width = 200, .height = 60 };
  /* 40 × 8 squares of 4 pixels, rising to the east by half a point each */
  g_autoptr (HutHeat) heat = g_new0 (HutHeat, 1);
  guint ends[HUT_MAP_HEAT_STEPS], n, last = 255;
  cairo_t *cr;
  cairo_surface_t *picture = white_picture (200, 60, &cr), *legend;

  heat->level = 8;
  heat->x = 100;
  heat->y = 120;
  heat->width = 40;
  heat->height = 8;
  heat->values = g_new (float, 40 * 8);
  for (guint i = 0; i < 40 * 8; i++)
    heat->values[i] = (float)(i % 40) / 2;
  heat->most = 19.5f;
  frame.zoom = log2 (4 * 256 / hut_mercator_world (0));
  frame.centre = (HutMercator){ (100 + 20) / 256.0, (120 + 4) / 256.0 };
  hut_heat_bands_draw (heat, &frame, cr);
  cairo_destroy (cr);

  legend = white_picture (200, 60, &cr);
  n = hut_heat_bands_find (heat->most, ends);
  g_assert_cmpuint (n, >, 3);
  for (guint band = 0; band < n; band++)
    {
      double low = band == 0 ? 0.3 : ends[band - 1], middle = (low + MIN (ends[band], 19)) / 2;
      int x = (int)lround (100 + (2 * middle + 0.5 - 20) * 4);
      guint grey = grey_at (picture, x, 30);

      hut_heat_bands_swatch (band, 10, 10, 40, 20, cr);
      cairo_surface_flush (legend);
      g_assert_cmpuint (grey, ==, grey_at (legend, 30, 20));
      g_assert_cmpuint (grey + 15, <, last);
      last = grey;
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (legend);
  cairo_surface_destroy (picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heat/each-point-counts-once", test_each_point_once);
  g_test_add_func ("/heat/nothing-late-is-no-heat", test_nothing_late_is_no_heat);
  g_test_add_func ("/heat/views-agree-where-they-overlap", test_views_agree);
  g_test_add_func ("/heat/thickest-where-the-point-is", test_one_point);
  g_test_add_func ("/heat/squares-keep-their-size-on-the-screen", test_levels);
  g_test_add_func ("/heat/scales-end-with-a-round-number", test_scale);
  g_test_add_func ("/heat/the-legend-has-a-number-where-its-colour-ends", test_legend);
  g_test_add_func ("/heat/told-by-lightness-alone", test_colours_without_hue);
  g_test_add_func ("/heat/bands-end-with-different-numbers", test_bands);
  g_test_add_func ("/heat/bands-are-as-dark-as-their-legend", test_bands_without_colour);
  return g_test_run ();
}
