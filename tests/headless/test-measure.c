/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measured lines: how long, how large, and back again. */

#include "geo/hut-measure.h"

/* A hundredth of a degree north and a hundredth east at 40° are 1,112 m and 852 m. */
static const HutPoint SQUARE[] = {
  { 1163200000, 400000000 },
  { 1163300000, 400000000 },
  { 1163300000, 400100000 },
  { 1163200000, 400100000 },
};
#define NORTH 1111.95
#define EAST 851.80

static HutMeasure *
make (guint n)
{
  HutMeasure *measure = hut_measure_new ();

  for (guint i = 0; i < n; i++)
    g_assert_true (hut_measure_add (measure, SQUARE[i]));
  return measure;
}

static void
test_length (void)
{
  g_autoptr (HutMeasure) measure = make (0);
  double before = 0;

  g_assert_cmpfloat (hut_measure_length (measure), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (SQUARE); i++)
    {
      g_assert_true (hut_measure_add (measure, SQUARE[i]));
      g_assert_cmpfloat_with_epsilon (hut_measure_length (measure) - before,
                                      hut_measure_piece (measure), 1e-6);
      before = hut_measure_length (measure);
    }
  g_assert_cmpfloat_with_epsilon (before, 2 * EAST + NORTH, 2);
  g_assert_cmpfloat (hut_measure_area (measure), ==, 0);
  g_assert_false (hut_measure_add (measure, SQUARE[3]));
}

static void
test_area (void)
{
  g_autoptr (HutMeasure) measure = make (4);

  g_assert_true (hut_measure_close (measure));
  g_assert_cmpfloat_with_epsilon (hut_measure_length (measure), 2 * (EAST + NORTH), 2);
  g_assert_cmpfloat_with_epsilon (hut_measure_piece (measure), NORTH, 1);
  g_assert_cmpfloat_with_epsilon (hut_measure_area (measure) / (EAST * NORTH), 1, 0.002);
  g_assert_false (hut_measure_close (measure));
  g_assert_false (hut_measure_add (measure, SQUARE[0]));
}

static void
test_too_short (void)
{
  g_autoptr (HutMeasure) measure = make (2);

  g_assert_false (hut_measure_close (measure));
  g_assert_true (hut_measure_add (measure, SQUARE[2]));
  g_assert_true (hut_measure_close (measure));
}

static void
test_take_back (void)
{
  g_autoptr (HutMeasure) measure = make (3);

  g_assert_true (hut_measure_close (measure));
  g_assert_true (hut_measure_take_back (measure));
  g_assert_false (measure->closed);
  g_assert_cmpuint (measure->points->len, ==, 3);
  for (guint n = 3; n > 0; n--)
    g_assert_true (hut_measure_take_back (measure));
  g_assert_false (hut_measure_take_back (measure));
  g_assert_cmpfloat (hut_measure_length (measure), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/the-line-is-as-long-as-its-pieces", test_length);
  g_test_add_func ("/measure/a-closed-line-has-an-area", test_area);
  g_test_add_func ("/measure/two-points-go-around-nothing", test_too_short);
  g_test_add_func ("/measure/what-was-done-last-is-taken-back", test_take_back);
  return g_test_run ();
}
