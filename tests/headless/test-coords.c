/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Coordinate systems and the projection. */

#include "geo/hut-coords.h"
#include "geo/hut-mercator.h"
#include "hut-test-data.h"

#include <math.h>
#include <string.h>

/* The columns of addresses/compounds-beijing.csv that hold the two published places. */
enum
{
  BD_LON = 14,
  BD_LAT,
  WGS_LON,
  WGS_LAT,
  N_COLUMNS,
};

static double
metres (double lon_a, double lat_a, double lon_b, double lat_b)
{
  double north = (lat_b - lat_a) * 111195;
  double east = (lon_b - lon_a) * 111195 * cos (lat_a * G_PI / 180);

  return hypot (north, east);
}

/* The pairs that the usual web libraries publish as their examples. */
static void
test_forward (void)
{
  double lon = 116.404, lat = 39.915;

  hut_coords_convert (HUT_COORDS_WGS84, HUT_COORDS_GCJ02, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lon, 116.41024449916938, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, 39.91640428150164, 1e-9);

  lon = 116.404, lat = 39.915;
  hut_coords_convert (HUT_COORDS_GCJ02, HUT_COORDS_BD09, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lon, 116.41036949371029, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, 39.92133699351021, 1e-9);

  /* this one was made with a one-step inverse */
  lon = 116.404, lat = 39.915;
  hut_coords_convert (HUT_COORDS_BD09, HUT_COORDS_GCJ02, &lon, &lat);
  g_assert_cmpfloat (metres (lon, lat, 116.39762729119315, 39.90865673957631), <, 3);
}

/* Within a kilometre or so of the outline, what is moved and what is not lie side by side. */
static gboolean
far_from_outline (double lon, double lat)
{
  gboolean inside = hut_coords_in_china (lon, lat);

  for (int east = -1; east <= 1; east++)
    for (int north = -1; north <= 1; north++)
      if (hut_coords_in_china (lon + east * 0.03, lat + north * 0.02) != inside)
        return FALSE;

  return TRUE;
}

static void
check_there_and_back (HutCoords from, HutCoords to, double lon, double lat)
{
  double x = lon, y = lat;

  hut_coords_convert (from, to, &x, &y);
  hut_coords_convert (to, from, &x, &y);
  g_assert_cmpfloat (metres (lon, lat, x, y), <, 0.001);
}

static void
test_there_and_back (void)
{
  for (double lon = 74.5; lon < 135; lon += 0.7)
    for (double lat = 18.3; lat < 53.5; lat += 0.7)
      for (guint pair = 0; pair < 9 && far_from_outline (lon, lat); pair++)
        check_there_and_back (pair / 3, pair % 3, lon, lat);
}

static void
test_outside_stays (void)
{
  static const double PLACES[][2] = {
    { 139.767, 35.681 }, /* Tokyo */
    { 126.978, 37.566 }, /* Seoul */
    { 125.755, 39.032 }, /* Pyongyang */
    { 106.918, 47.921 }, /* Ulaanbaatar */
    { 105.852, 21.028 }, /* Hanoi */
    { 77.209, 28.614 },  /* Delhi */
    { 85.324, 27.717 },  /* Kathmandu */
    { 74.587, 42.874 },  /* Bishkek */
    { 76.889, 43.238 },  /* Almaty */
    { 131.886, 43.116 }, /* Vladivostok */
    { 121.001, 14.600 }, /* Manila */
    { -76.612, 39.290 }, /* Baltimore */
    { -71.058, 42.360 }, /* Boston */
    { 0, 0 },
    { -180, -90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    for (guint pair = 0; pair < 9; pair++)
      {
        double lon = PLACES[i][0], lat = PLACES[i][1];

        g_assert_false (hut_coords_in_china (lon, lat));
        hut_coords_convert (pair / 3, pair % 3, &lon, &lat);
        g_assert_cmpfloat (lon, ==, PLACES[i][0]);
        g_assert_cmpfloat (lat, ==, PLACES[i][1]);
      }
}

static void
test_inside_moves (void)
{
  static const double PLACES[][2] = {
    { 116.397, 39.909 }, /* 北京 */
    { 121.474, 31.230 }, /* 上海 */
    { 114.058, 22.543 }, /* 深圳 */
    { 75.989, 39.470 },  /* 喀什 */
    { 80.410, 44.213 },  /* 霍尔果斯 */
    { 87.617, 43.793 },  /* 乌鲁木齐 */
    { 91.117, 29.647 },  /* 拉萨 */
    { 109.512, 18.252 }, /* 三亚 */
    { 107.972, 21.542 }, /* 东兴 */
    { 97.852, 24.012 },  /* 瑞丽 */
    { 103.940, 22.560 }, /* 河口 */
    { 124.394, 40.129 }, /* 丹东 */
    { 130.366, 42.863 }, /* 珲春 */
    { 134.300, 48.364 }, /* 抚远 */
    { 122.362, 53.480 }, /* 漠河北极村 */
    { 117.430, 49.597 }, /* 满洲里 */
    { 118.180, 24.490 }, /* 厦门 */
    { 122.207, 29.985 }, /* 舟山 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      double lon = PLACES[i][0], lat = PLACES[i][1], moved;

      g_assert_true (hut_coords_in_china (lon, lat));
      hut_coords_convert (HUT_COORDS_WGS84, HUT_COORDS_GCJ02, &lon, &lat);
      moved = metres (PLACES[i][0], PLACES[i][1], lon, lat);
      g_assert_cmpfloat (moved, >, 50);
      g_assert_cmpfloat (moved, <, 800);
    }
}

static void
test_nonsense_stays (void)
{
  double lon = NAN, lat = 40;

  hut_coords_convert (HUT_COORDS_BD09, HUT_COORDS_WGS84, &lon, &lat);
  g_assert_true (isnan (lon));
  g_assert_cmpfloat (lat, ==, 40);

  lon = 1e300;
  hut_coords_convert (HUT_COORDS_BD09, HUT_COORDS_WGS84, &lon, &lat);
  g_assert_cmpfloat (lon, ==, 1e300);
}

/* The pairs were published with the one-step inverse, which itself is off by up to 3.3 m. */
static void
test_published_pairs (void)
{
  g_autofree char *path = hut_test_data_file ("addresses/compounds-beijing.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  double worst = 0;
  guint n_pairs = 0, n_far = 0;

  if (!path)
    return;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);
      guint n_cells = g_strv_length (cells);
      char **last = cells + n_cells - N_COLUMNS;
      double lon, lat, apart;

      if (n_cells < N_COLUMNS || *cells[n_cells - 1] == '\0')
        continue;
      lon = g_ascii_strtod (last[BD_LON], NULL);
      lat = g_ascii_strtod (last[BD_LAT], NULL);
      hut_coords_convert (HUT_COORDS_BD09, HUT_COORDS_WGS84, &lon, &lat);
      apart = metres (lon, lat, g_ascii_strtod (last[WGS_LON], NULL),
                      g_ascii_strtod (last[WGS_LAT], NULL));
      worst = MAX (worst, apart);
      n_far += apart > 3;
      n_pairs++;
    }

  g_test_message ("%u pairs, %u over 3 m apart, %.2f m at most", n_pairs, n_far, worst);
  g_assert_cmpuint (n_pairs, >, 4000);
  g_assert_cmpuint (n_far, <=, n_pairs / 1000);
  g_assert_cmpfloat (worst, <, 3.3);
}

/* Places that were read as another system are told by some whose place is known otherwise, each to
 * some hundred metres, all of them in a street or two. */
static void
test_a_shift_within_a_street_is_told (void)
{
  g_autofree char *path = hut_test_data_file ("addresses/compounds-beijing.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  HutCoords rather;

  if (!path)
    return;

  g_file_get_contents (path, &text, NULL, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);
      guint n_cells = g_strv_length (cells), n = known->len;
      char **last = cells + n_cells - N_COLUMNS;
      double bd[2], wgs[2];
      HutPoint point;

      if (n_cells < N_COLUMNS || *cells[n_cells - 1] == '\0')
        continue;
      bd[0] = g_ascii_strtod (last[BD_LON], NULL), bd[1] = g_ascii_strtod (last[BD_LAT], NULL);
      wgs[0] = g_ascii_strtod (last[WGS_LON], NULL), wgs[1] = g_ascii_strtod (last[WGS_LAT], NULL);
      if (metres (wgs[0], wgs[1], 116.33, 39.98) > 2000)
        continue;
      /* looked up: off by up to 300 m, each elsewhere */
      point = hut_point_from_degrees (wgs[0] + ((int)(n * 7 % 11) - 5) * 0.0006,
                                      wgs[1] + ((int)(n * 5 % 9) - 4) * 0.0006);
      g_array_append_vals (read, bd, 2);
      g_array_append_val (known, point);
    }

  g_assert_cmpuint (known->len, >, 20);
  g_assert_true (hut_coords_guess_beside ((const double *)read->data, (const HutPoint *)known->data,
                                          known->len, HUT_COORDS_WGS84, &rather));
  g_assert_cmpint (rather, ==, HUT_COORDS_BD09);
  g_assert_true (hut_coords_guess_beside ((const double *)read->data, (const HutPoint *)known->data,
                                          known->len, HUT_COORDS_BD09, &rather));
  g_assert_cmpint (rather, ==, HUT_COORDS_BD09);
  for (guint i = 0; i < known->len; i++)
    hut_coords_convert (HUT_COORDS_BD09, HUT_COORDS_GCJ02, &g_array_index (read, double, 2 * i),
                        &g_array_index (read, double, 2 * i + 1));
  g_assert_true (hut_coords_guess_beside ((const double *)read->data, (const HutPoint *)known->data,
                                          known->len, HUT_COORDS_WGS84, &rather));
  g_assert_cmpint (rather, ==, HUT_COORDS_GCJ02);
  g_assert_false (hut_coords_guess_beside (
      (const double *)read->data, (const HutPoint *)known->data, 7, HUT_COORDS_WGS84, &rather));
}

static void
test_names (void)
{
  HutCoords coords = HUT_COORDS_WGS84;

  g_assert_true (hut_coords_parse ("BD09", &coords));
  g_assert_cmpint (coords, ==, HUT_COORDS_BD09);
  g_assert_cmpstr (hut_coords_name (HUT_COORDS_GCJ02), ==, "gcj02");
  g_assert_false (hut_coords_parse ("mars", &coords));
  g_assert_false (hut_coords_parse (NULL, &coords));
}

static void
test_guess (void)
{
  HutBox street = { 1163084000, 399905000, 1163320000, 400123000 };
  double points[200], share;

  for (guint system = 0; system < 3; system++)
    {
      for (guint i = 0; i < 100; i++)
        {
          points[2 * i] = 116.309 + 0.0225 * (i % 10) / 9;
          points[2 * i + 1] = 39.991 + 0.0205 * (i / 10) / 9;
          hut_coords_convert (HUT_COORDS_WGS84, system, &points[2 * i], &points[2 * i + 1]);
        }
      g_assert_cmpint (hut_coords_guess (points, 100, &street, &share), ==, system);
      g_assert_cmpfloat (share, ==, 1);
    }
}

static void
test_projection (void)
{
  HutPoint point = { 1163260000, 400010000 };
  HutMercator place = hut_mercator_project (point);
  HutPoint back = hut_mercator_unproject (place);
  HutBox view = hut_mercator_view (point, 15.5, 800, 600);
  HutBox whole = { -1800000000, -850511287, 1800000000, 850511287 };

  g_assert_cmpint (ABS (back.lon - point.lon), <=, 1);
  g_assert_cmpint (ABS (back.lat - point.lat), <=, 1);
  g_assert_cmpfloat_with_epsilon (hut_mercator_fit (&view, 800, 600, 20), 15.5, 1e-4);
  g_assert_cmpfloat_with_epsilon (hut_mercator_fit (&whole, 256, 256, 20), 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (hut_mercator_world (3.5), 2896.309, 1e-3);

  /* a pixel's metres are the length of the view over its pixels */
  g_assert_cmpfloat_with_epsilon (hut_mercator_metres_per_pixel (40.001, 15.5) * 800,
                                  hut_point_distance ((HutPoint){ view.min_lon, point.lat },
                                                      (HutPoint){ view.max_lon, point.lat }),
                                  5);
}

static void
test_points (void)
{
  HutPoint a = hut_point_from_degrees (116.3, 40), b = hut_point_from_degrees (116.3, 40.01);
  HutBox box = HUT_BOX_EMPTY, grown;

  g_assert_cmpfloat_with_epsilon (hut_point_distance (a, b), 1111.95, 0.1);
  g_assert_true (hut_box_is_empty (&box));
  g_assert_false (hut_box_contains (&box, a));
  hut_box_add_point (&box, a);
  hut_box_add_point (&box, b);
  g_assert_true (hut_box_contains (&box, a));
  grown = hut_box_grown (&box, 1000);
  g_assert_true (hut_box_contains (&grown, hut_point_from_degrees (116.3, 40.0189)));
  g_assert_false (hut_box_contains (&grown, hut_point_from_degrees (116.3, 40.0191)));
  g_assert_true (hut_box_contains (&grown, hut_point_from_degrees (116.3116, 40)));
  g_assert_false (hut_box_contains (&grown, hut_point_from_degrees (116.3119, 40)));
  g_assert_cmpint (hut_point_from_degrees (NAN, 1e9).lon, ==, 0);
  g_assert_cmpint (hut_point_from_degrees (NAN, 1e9).lat, ==, 900000000);
  g_assert_false (hut_point_is_valid ((HutPoint){ 1800000001, 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coords/a-shift-within-a-street-is-told", test_a_shift_within_a_street_is_told);
  g_test_add_func ("/coords/forward", test_forward);
  g_test_add_func ("/coords/there-and-back", test_there_and_back);
  g_test_add_func ("/coords/outside-china-is-not-moved", test_outside_stays);
  g_test_add_func ("/coords/inside-china-is-moved", test_inside_moves);
  g_test_add_func ("/coords/nonsense-stays", test_nonsense_stays);
  g_test_add_func ("/coords/published-pairs", test_published_pairs);
  g_test_add_func ("/coords/names", test_names);
  g_test_add_func ("/coords/guess", test_guess);
  g_test_add_func ("/mercator/there-and-back", test_projection);
  g_test_add_func ("/point/distance-and-box", test_points);
  return g_test_run ();
}
