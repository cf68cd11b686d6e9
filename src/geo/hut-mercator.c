/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Web Mercator; see the header. Pure functions, for every thread. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-mercator.h"

#include <math.h>

#define EQUATOR_METRES 40075016.685578488
#define RADIANS(degrees) ((degrees) * (G_PI / 180))

HutMercator
hut_mercator_project (HutPoint point)
{
  double lat = CLAMP (hut_point_lat (point), -HUT_MERCATOR_LAT_MAX, HUT_MERCATOR_LAT_MAX);
  double s = sin (RADIANS (lat));

  return (HutMercator){
    hut_point_lon (point) / 360 + 0.5,
    0.5 - log ((1 + s) / (1 - s)) / (4 * G_PI),
  };
}

HutPoint
hut_mercator_unproject (HutMercator place)
{
  double lon = (CLAMP (place.x, 0, 1) - 0.5) * 360;
  double lat = atan (sinh ((0.5 - CLAMP (place.y, 0, 1)) * 2 * G_PI)) * (180 / G_PI);

  return hut_point_from_degrees (lon, lat);
}

double
hut_mercator_world (double zoom)
{
  return HUT_MERCATOR_TILE * exp2 (zoom);
}

double
hut_mercator_metres_per_pixel (double lat, double zoom)
{
  return EQUATOR_METRES * cos (RADIANS (lat)) / hut_mercator_world (zoom);
}

HutBox
hut_mercator_view (HutPoint centre, double zoom, double width, double height)
{
  HutMercator middle = hut_mercator_project (centre);
  double half_x = width / 2 / hut_mercator_world (zoom);
  double half_y = height / 2 / hut_mercator_world (zoom);
  HutPoint north_west =
      hut_mercator_unproject ((HutMercator){ middle.x - half_x, middle.y - half_y });
  HutPoint south_east =
      hut_mercator_unproject ((HutMercator){ middle.x + half_x, middle.y + half_y });

  return (HutBox){ north_west.lon, south_east.lat, south_east.lon, north_west.lat };
}

double
hut_mercator_fit (const HutBox *box, double width, double height, double limit)
{
  HutMercator a = hut_mercator_project ((HutPoint){ box->min_lon, box->max_lat });
  HutMercator b = hut_mercator_project ((HutPoint){ box->max_lon, box->min_lat });
  double side = MAX ((b.x - a.x) / width, (b.y - a.y) / height) * HUT_MERCATOR_TILE;

  return side > 0 ? CLAMP (-log2 (side), 0, limit) : limit;
}
