/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* WGS-84, GCJ-02 and BD-09. Pure functions, for every thread.
 *
 * GCJ-02 adds to a WGS-84 place a sum of sines around (105° E, 35° N), scaled by the Krasovsky
 * ellipsoid; BD-09 turns and stretches that by a few metres more and moves it by a constant.
 * Neither has a closed inverse. Both change slowly with the place, so that the fixed point
 * p ← p + (wanted − forward (p)) gains about three digits a step. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-coords.h"

#include <math.h>

#define METRES_PER_DEGREE 111195.08
#define FEWEST_BESIDE 8 /* points whose place is known otherwise */
#define CLEAR_WAY 150   /* metres that a better system takes away at least */
#define TOO_FAR 1000    /* metres: no shift between two systems */

typedef struct
{
  double lon;
  double lat;
} Place;

typedef Place (*Forward) (Place place);

#define KRASOVSKY_AXIS 6378245.0
#define KRASOVSKY_E2 0.00669342162296594323
#define BAIDU_WAVE (G_PI * 3000.0 / 180.0)
#define BAIDU_LON 0.0065
#define BAIDU_LAT 0.006

#define CLOSE_ENOUGH 1e-10 /* degree; 0.01 mm */
#define MAX_STEPS 30

/* The outline of China in 1/100 degree: the land border after Natural Earth (public domain, 1:110M)
 * with its border towns put on their own side, the sea side some 30 km off the coast. */
/* clang-format off */
static const gint16 OUTLINE[][2] = {
  { 12780, 4960 }, { 12940, 4944 }, { 13058, 4873 }, { 13099, 4779 }, { 13251, 4779 },
  { 13337, 4818 }, { 13440, 4842 }, { 13490, 4840 }, { 13450, 4758 }, { 13415, 4700 },
  { 13377, 4612 }, { 13310, 4514 }, { 13188, 4532 }, { 13110, 4497 }, { 13129, 4411 },
  { 13114, 4293 }, { 13063, 4290 }, { 13064, 4240 }, { 12999, 4299 }, { 12960, 4242 },
  { 12805, 4199 }, { 12821, 4142 }, { 12734, 4150 }, { 12687, 4178 }, { 12620, 4108 },
  { 12508, 4057 }, { 12438, 4009 }, { 12420, 3950 }, { 12310, 3880 }, { 12270, 3820 },
  { 12310, 3760 }, { 12310, 3660 }, { 12080, 3520 }, { 12180, 3330 }, { 12290, 3190 },
  { 12330, 3030 }, { 12270, 2850 }, { 12230, 2560 }, { 12220, 2430 }, { 12130, 2160 },
  { 12030, 2160 }, { 11700, 2260 }, { 11460, 2180 }, { 11150, 2020 }, { 11140, 1920 },
  { 11030, 1790 }, { 10930, 1780 }, { 10830, 1850 }, { 10820, 1980 }, { 10860, 2090 },
  { 10801, 2148 }, { 10704, 2181 }, { 10657, 2222 }, { 10673, 2279 }, { 10581, 2298 },
  { 10533, 2335 }, { 10448, 2282 }, { 10396, 2249 }, { 10350, 2270 }, { 10271, 2271 },
  { 10217, 2246 }, { 10165, 2232 }, { 10180, 2117 }, { 10127, 2110 }, { 10118, 2144 },
  { 10115, 2185 }, { 10042, 2150 }, {  9998, 2174 }, {  9924, 2212 }, {  9953, 2295 },
  {  9890, 2314 }, {  9866, 2406 }, {  9760, 2385 }, {  9772, 2508 }, {  9867, 2592 },
  {  9871, 2674 }, {  9868, 2751 }, {  9825, 2775 }, {  9791, 2834 }, {  9733, 2826 },
  {  9625, 2841 }, {  9659, 2883 }, {  9612, 2945 }, {  9540, 2903 }, {  9457, 2928 },
  {  9341, 2864 }, {  9250, 2790 }, {  9170, 2777 }, {  9126, 2804 }, {  9073, 2806 },
  {  9002, 2830 }, {  8948, 2804 }, {  8881, 2727 }, {  8873, 2809 }, {  8812, 2788 },
  {  8695, 2797 }, {  8598, 2794 }, {  8535, 2828 }, {  8501, 2864 }, {  8423, 2884 },
  {  8390, 2932 }, {  8334, 2946 }, {  8233, 3012 }, {  8153, 3042 }, {  8111, 3018 },
  {  7972, 3088 }, {  7874, 3152 }, {  7846, 3262 }, {  7918, 3248 }, {  7921, 3299 },
  {  7881, 3351 }, {  7891, 3432 }, {  7784, 3549 }, {  7619, 3590 }, {  7590, 3667 },
  {  7516, 3713 }, {  7498, 3742 }, {  7483, 3799 }, {  7486, 3838 }, {  7426, 3861 },
  {  7393, 3851 }, {  7368, 3943 }, {  7396, 3966 }, {  7382, 3989 }, {  7478, 4037 },
  {  7547, 4056 }, {  7653, 4043 }, {  7690, 4107 }, {  7819, 4119 }, {  7854, 4158 },
  {  8012, 4212 }, {  8026, 4235 }, {  8018, 4292 }, {  8087, 4318 }, {  7997, 4492 },
  {  8195, 4532 }, {  8246, 4554 }, {  8318, 4733 }, {  8516, 4700 }, {  8572, 4745 },
  {  8577, 4846 }, {  8660, 4855 }, {  8736, 4921 }, {  8775, 4930 }, {  8801, 4860 },
  {  8885, 4807 }, {  9028, 4769 }, {  9097, 4689 }, {  9059, 4572 }, {  9095, 4529 },
  {  9213, 4512 }, {  9348, 4498 }, {  9469, 4435 }, {  9531, 4424 }, {  9576, 4332 },
  {  9635, 4273 }, {  9745, 4275 }, {  9952, 4252 }, { 10085, 4266 }, { 10183, 4251 },
  { 10331, 4191 }, { 10452, 4191 }, { 10496, 4160 }, { 10613, 4213 }, { 10774, 4248 },
  { 10924, 4252 }, { 11041, 4287 }, { 11113, 4341 }, { 11183, 4374 }, { 11167, 4407 },
  { 11135, 4446 }, { 11187, 4510 }, { 11244, 4501 }, { 11346, 4481 }, { 11446, 4534 },
  { 11599, 4573 }, { 11672, 4639 }, { 11742, 4667 }, { 11887, 4681 }, { 11966, 4669 },
  { 11977, 4705 }, { 11887, 4775 }, { 11806, 4807 }, { 11730, 4770 }, { 11631, 4785 },
  { 11574, 4773 }, { 11549, 4814 }, { 11619, 4913 }, { 11668, 4989 }, { 11788, 4951 },
  { 11929, 5014 }, { 11928, 5058 }, { 12018, 5164 }, { 12074, 5196 }, { 12073, 5252 },
  { 12018, 5275 }, { 12100, 5325 }, { 12236, 5350 }, { 12357, 5348 }, { 12507, 5316 },
  { 12595, 5279 }, { 12656, 5178 }, { 12694, 5135 }, { 12729, 5074 }, { 12753, 5026 },
};
/* clang-format on */

static const char *const NAMES[] = { "wgs84", "gcj02", "bd09" };

gboolean
hut_coords_in_china (double lon, double lat)
{
  gboolean inside = FALSE;

  if (!(lon > 73 && lon < 136 && lat > 17 && lat < 54))
    return FALSE;

  for (gsize i = 0, j = G_N_ELEMENTS (OUTLINE) - 1; i < G_N_ELEMENTS (OUTLINE); j = i++)
    {
      double ax = OUTLINE[i][0] / 100.0, ay = OUTLINE[i][1] / 100.0;
      double bx = OUTLINE[j][0] / 100.0, by = OUTLINE[j][1] / 100.0;

      if ((ay > lat) != (by > lat) && lon < ax + (bx - ax) * (lat - ay) / (by - ay))
        inside = !inside;
    }

  return inside;
}

/* The waves that both axes of the GCJ-02 shift share: two along one axis, @slow along the other. */
static double
waves (double along, double across, double slow, double slower)
{
  double shared = 20 * sin (6 * along * G_PI) + 20 * sin (2 * along * G_PI);
  double own = 20 * sin (across * G_PI) + 40 * sin (across / 3 * G_PI);
  double long_waves = slow * sin (across / 12 * G_PI) + slower * sin (across / 30 * G_PI);

  return (shared + own + long_waves) * 2 / 3;
}

static Place
gcj_from_wgs (Place place)
{
  double x = place.lon - 105, y = place.lat - 35;
  double phi = place.lat * (G_PI / 180);
  double w2 = 1 - KRASOVSKY_E2 * sin (phi) * sin (phi);
  double meridian = KRASOVSKY_AXIS * (1 - KRASOVSKY_E2) / (w2 * sqrt (w2)) * (G_PI / 180);
  double parallel = KRASOVSKY_AXIS / sqrt (w2) * cos (phi) * (G_PI / 180);
  double root = sqrt (fabs (x));
  double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
  double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;

  north += waves (x, y, 160, 320);
  east += waves (x, x, 150, 300);

  return (Place){ place.lon + east / parallel, place.lat + north / meridian };
}

static Place
bd_from_gcj (Place place)
{
  double radius = hypot (place.lon, place.lat) + 0.00002 * sin (place.lat * BAIDU_WAVE);
  double angle = atan2 (place.lat, place.lon) + 0.000003 * cos (place.lon * BAIDU_WAVE);

  return (Place){ radius * cos (angle) + BAIDU_LON, radius * sin (angle) + BAIDU_LAT };
}

static Place
inverse (Forward forward, Place wanted)
{
  Place place = wanted;

  for (int i = 0; i < MAX_STEPS; i++)
    {
      Place there = forward (place);
      double lon = wanted.lon - there.lon, lat = wanted.lat - there.lat;

      place.lon += lon;
      place.lat += lat;
      if (fabs (lon) < CLOSE_ENOUGH && fabs (lat) < CLOSE_ENOUGH)
        break;
    }

  return place;
}

static Place
to_wgs (HutCoords from, Place place)
{
  if (from == HUT_COORDS_BD09)
    place = inverse (bd_from_gcj, place);
  if (from != HUT_COORDS_WGS84)
    place = inverse (gcj_from_wgs, place);

  return place;
}

static Place
from_wgs (HutCoords to, Place place)
{
  if (to != HUT_COORDS_WGS84)
    place = gcj_from_wgs (place);
  if (to == HUT_COORDS_BD09)
    place = bd_from_gcj (place);

  return place;
}

void
hut_coords_convert (HutCoords from, HutCoords to, double *lon, double *lat)
{
  Place place = { *lon, *lat };

  if (from == to || !(fabs (*lon) <= 180) || !(fabs (*lat) <= 90))
    return;

  place = to_wgs (from, place);
  if (!hut_coords_in_china (place.lon, place.lat))
    return;

  place = from_wgs (to, place);
  *lon = place.lon;
  *lat = place.lat;
}

const char *
hut_coords_name (HutCoords coords)
{
  return coords < G_N_ELEMENTS (NAMES) ? NAMES[coords] : NULL;
}

gboolean
hut_coords_parse (const char *name, HutCoords *coords)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (NAMES); i++)
    if (g_ascii_strcasecmp (name, NAMES[i]) == 0)
      {
        *coords = i;
        return TRUE;
      }

  return FALSE;
}

HutCoords
hut_coords_guess (const double *points, gsize n_points, const HutBox *box, double *share)
{
  HutCoords best = HUT_COORDS_WGS84;
  gsize best_inside = 0;

  for (guint system = 0; system < G_N_ELEMENTS (NAMES); system++)
    {
      gsize inside = 0;

      for (gsize i = 0; i < n_points; i++)
        {
          double lon = points[2 * i], lat = points[2 * i + 1];

          hut_coords_convert (system, HUT_COORDS_WGS84, &lon, &lat);
          inside += hut_box_contains (box, hut_point_from_degrees (lon, lat));
        }

      if (inside > best_inside)
        {
          best = system;
          best_inside = inside;
        }
    }

  *share = n_points ? best_inside / (double)n_points : 0;
  return best;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return (one > other) - (one < other);
}

/* The middle of @values, which are sorted. */
static double
median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

/* How far and whereto the points, read as @coords, lie off together, in metres. */
static double
common_way (const double *points, const HutPoint *known, gsize n_points, HutCoords coords)
{
  g_autoptr (GArray) east = g_array_sized_new (FALSE, FALSE, sizeof (double), n_points);
  g_autoptr (GArray) north = g_array_sized_new (FALSE, FALSE, sizeof (double), n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      double lon = points[2 * i], lat = points[2 * i + 1], x, y;

      hut_coords_convert (coords, HUT_COORDS_WGS84, &lon, &lat);
      y = (lat - hut_point_lat (known[i])) * METRES_PER_DEGREE;
      x = (lon - hut_point_lon (known[i])) * METRES_PER_DEGREE *
          cos (hut_point_lat (known[i]) * G_PI / 180);
      g_array_append_val (east, x);
      g_array_append_val (north, y);
    }
  return hypot (median (east), median (north));
}

gboolean
hut_coords_guess_beside (const double *points, const HutPoint *known, gsize n_points,
                         HutCoords read_as, HutCoords *coords)
{
  double now, least;

  *coords = read_as;
  if (n_points < FEWEST_BESIDE)
    return FALSE;
  least = now = common_way (points, known, n_points, read_as);
  for (HutCoords other = HUT_COORDS_WGS84; other <= HUT_COORDS_BD09; other++)
    {
      double way = common_way (points, known, n_points, other);

      if (way < least)
        {
          least = way;
          *coords = other;
        }
    }
  /* a shift that one of the systems explains is taken away by it, all but what single points err */
  if (now - least < CLEAR_WAY || least > now / 2)
    *coords = read_as;
  return least < TOO_FAR;
}
