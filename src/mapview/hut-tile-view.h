/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-tile-grid.h"
#include "mapview/hut-map-sight.h"

G_BEGIN_DECLS

/* Which tiles a view shows, and where. A plain value, good for one sight; free with
 * hut_tile_view_clear(). */
typedef struct
{
  guint level;
  guint first_x;
  guint first_y;
  guint columns; /* 0: none are seen */
  guint rows;
  double *west;  /* columns + 1 edges in widget pixels, on whole dots */
  double *north; /* for each column rows + 1 of them */
} HutTileView;

void hut_tile_view_clear (HutTileView *view);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutTileView, hut_tile_view_clear)

/* The level whose tiles come nearest to the device's dots at @zoom: never stretched by more than
 * 1.4, within @min_zoom and @max_zoom. FALSE where even the first level is too near to be seen. */
gboolean hut_tile_view_level (double zoom, double scale, guint min_zoom, guint max_zoom,
                              guint *level);

/* The tiles of @level in a grid of @coords that are seen in @width × @height pixels with @scale
 * dots. Their edges meet on whole dots, so that no seam shows. An edge of a tile in GCJ-02 is put
 * where it lies in WGS-84: to the west and the east exactly, to the north and the south exactly in
 * the middle of each column, which is within half a pixel at its sides. */
HutTileView hut_tile_view_new (const HutMapSight *sight, guint level, HutCoords coords,
                               double width, double height, double scale);

/* The tile of a column and a row, counted from 0, and where it is drawn. */
HutTile hut_tile_view_tile (const HutTileView *view, guint column, guint row);
graphene_rect_t hut_tile_view_area (const HutTileView *view, guint column, guint row);

G_END_DECLS
