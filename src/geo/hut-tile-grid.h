/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-coords.h"
#include "geo/hut-mercator.h"

G_BEGIN_DECLS

/* One picture of a tiled map: at @zoom the world is 2^zoom × 2^zoom of them, @x counted to the east
 * and @y to the south from its north-west corner, as addresses of web maps count. */
typedef struct
{
  guint zoom;
  guint x;
  guint y;
} HutTile;

#define HUT_TILE_ZOOM_MAX 22

/* A place in tiles: whole numbers are corners. */
typedef struct
{
  double x;
  double y;
} HutTilePlace;

/* Whether there is such a tile at all. */
gboolean hut_tile_is_valid (HutTile tile);

/* Where a place of the grid lies in the world of WGS-84, when the grid is one of @coords: a map in
 * GCJ-02 is moved under our points, not our points over it. Exact to a millimetre. */
HutMercator hut_tile_grid_to_world (HutCoords coords, guint zoom, HutTilePlace place);

/* The way back: which place of the grid shows @world. */
HutTilePlace hut_tile_grid_from_world (HutCoords coords, guint zoom, HutMercator world);

G_END_DECLS
