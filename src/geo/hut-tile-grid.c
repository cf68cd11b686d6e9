/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The grid of tiled maps; see the header. Pure functions, for every thread.
 *
 * In doubles all the way: a HutPoint's unit of 1 cm would show as a wandering seam at 2×. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-tile-grid.h"

#include <math.h>

#define RADIANS(degrees) ((degrees) * (G_PI / 180))

static void
to_degrees (HutMercator world, double *lon, double *lat)
{
  *lon = (world.x - 0.5) * 360;
  *lat = atan (sinh ((0.5 - world.y) * 2 * G_PI)) * (180 / G_PI);
}

static HutMercator
from_degrees (double lon, double lat)
{
  double s = sin (RADIANS (CLAMP (lat, -HUT_MERCATOR_LAT_MAX, HUT_MERCATOR_LAT_MAX)));

  return (HutMercator){ lon / 360 + 0.5, 0.5 - log ((1 + s) / (1 - s)) / (4 * G_PI) };
}

static HutMercator
convert (HutCoords from, HutCoords to, HutMercator world)
{
  double lon, lat;

  if (from == to)
    return world;

  to_degrees (world, &lon, &lat);
  hut_coords_convert (from, to, &lon, &lat);
  return from_degrees (lon, lat);
}

gboolean
hut_tile_is_valid (HutTile tile)
{
  return tile.zoom <= HUT_TILE_ZOOM_MAX && tile.x >> tile.zoom == 0 && tile.y >> tile.zoom == 0;
}

HutMercator
hut_tile_grid_to_world (HutCoords coords, guint zoom, HutTilePlace place)
{
  double side = exp2 (zoom);

  return convert (coords, HUT_COORDS_WGS84, (HutMercator){ place.x / side, place.y / side });
}

HutTilePlace
hut_tile_grid_from_world (HutCoords coords, guint zoom, HutMercator world)
{
  HutMercator there = convert (HUT_COORDS_WGS84, coords, world);
  double side = exp2 (zoom);

  return (HutTilePlace){ there.x * side, there.y * side };
}
