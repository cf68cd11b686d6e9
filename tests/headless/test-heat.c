/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Heat: that it counts each point once, and where it lies. */

#include "geo/hut-heat.h"
#include "report/hut-map-heat.h"

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
  g_test_add_func ("/heat/told-by-lightness-alone", test_colours_without_hue);
  return g_test_run ();
}
