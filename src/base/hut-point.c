/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Points and rectangles on the earth; see the header. Pure functions, for every thread. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-point.h"

#include <math.h>

#define EARTH_RADIUS 6371008.8 /* metres, mean radius of WGS-84 */
#define RADIANS(degrees) ((degrees) * (G_PI / 180))

static gint32
units (double degrees, double limit)
{
  return isnan (degrees) ? 0 : (gint32)lround (CLAMP (degrees, -limit, limit) * HUT_POINT_UNITS);
}

HutPoint
hut_point_from_degrees (double lon, double lat)
{
  return (HutPoint){ units (lon, 180), units (lat, 90) };
}

double
hut_point_lon (HutPoint point)
{
  return point.lon / (double)HUT_POINT_UNITS;
}

double
hut_point_lat (HutPoint point)
{
  return point.lat / (double)HUT_POINT_UNITS;
}

gboolean
hut_point_is_valid (HutPoint point)
{
  return point.lon >= -HUT_POINT_LON_MAX && point.lon <= HUT_POINT_LON_MAX &&
         point.lat >= -HUT_POINT_LAT_MAX && point.lat <= HUT_POINT_LAT_MAX;
}

double
hut_point_distance (HutPoint a, HutPoint b)
{
  double lat_a = RADIANS (hut_point_lat (a)), lat_b = RADIANS (hut_point_lat (b));
  double half_lat = sin ((lat_b - lat_a) / 2);
  double half_lon = sin (RADIANS (hut_point_lon (b) - hut_point_lon (a)) / 2);
  double h = half_lat * half_lat + cos (lat_a) * cos (lat_b) * half_lon * half_lon;

  return 2 * EARTH_RADIUS * asin (sqrt (MIN (1, h)));
}

void
hut_box_add_point (HutBox *box, HutPoint point)
{
  box->min_lon = MIN (box->min_lon, point.lon);
  box->min_lat = MIN (box->min_lat, point.lat);
  box->max_lon = MAX (box->max_lon, point.lon);
  box->max_lat = MAX (box->max_lat, point.lat);
}

void
hut_box_add_box (HutBox *box, const HutBox *other)
{
  box->min_lon = MIN (box->min_lon, other->min_lon);
  box->min_lat = MIN (box->min_lat, other->min_lat);
  box->max_lon = MAX (box->max_lon, other->max_lon);
  box->max_lat = MAX (box->max_lat, other->max_lat);
}

HutBox
hut_box_grown (const HutBox *box, double metres)
{
  double lat, lon, widest;

  if (hut_box_is_empty (box))
    return *box;

  widest = MAX (ABS ((double)box->min_lat), ABS ((double)box->max_lat)) / HUT_POINT_UNITS;
  lat = metres / (RADIANS (1) * EARTH_RADIUS) * HUT_POINT_UNITS;
  lon = lat / MAX (0.01, cos (RADIANS (widest)));

  return (HutBox){
    (gint32)MAX (box->min_lon - lon, -HUT_POINT_LON_MAX),
    (gint32)MAX (box->min_lat - lat, -HUT_POINT_LAT_MAX),
    (gint32)MIN (box->max_lon + lon, HUT_POINT_LON_MAX),
    (gint32)MIN (box->max_lat + lat, HUT_POINT_LAT_MAX),
  };
}

gboolean
hut_box_is_empty (const HutBox *box)
{
  return box->min_lon > box->max_lon || box->min_lat > box->max_lat;
}

gboolean
hut_box_contains (const HutBox *box, HutPoint point)
{
  return point.lon >= box->min_lon && point.lon <= box->max_lon && point.lat >= box->min_lat &&
         point.lat <= box->max_lat;
}

gboolean
hut_box_intersects (const HutBox *a, const HutBox *b)
{
  return a->min_lon <= b->max_lon && b->min_lon <= a->max_lon && a->min_lat <= b->max_lat &&
         b->min_lat <= a->max_lat;
}

HutPoint
hut_box_centre (const HutBox *box)
{
  return (HutPoint){
    (gint32)(((gint64)box->min_lon + box->max_lon) / 2),
    (gint32)(((gint64)box->min_lat + box->max_lat) / 2),
  };
}
