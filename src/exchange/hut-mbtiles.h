/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-tile-grid.h"

G_BEGIN_DECLS

/* A file of map tiles in one SQLite database (MBTiles 1.3, of pictures). It may come from anywhere.
 * Any thread may read, one after the other. Errors are HUT_MAP_ERROR and name the file. */
typedef struct _HutMbtiles HutMbtiles;

/* Refused with what is wrong: no such file, another kind, damaged, no tile in it, or tiles of lines
 * and areas (pbf), which are no pictures. Blocks. */
HutMbtiles *hut_mbtiles_open (const char *path, GError **error);
void hut_mbtiles_free (HutMbtiles *mbtiles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMbtiles, hut_mbtiles_free)

/* The bytes of @tile; NULL without an error where there is none. */
GBytes *hut_mbtiles_read (HutMbtiles *mbtiles, HutTile tile, GError **error);

/* What the file says of itself. Its name and whom it is of are plain text, and may be empty; bounds
 * that it does not give are those of the world. */
const char *hut_mbtiles_get_name (HutMbtiles *mbtiles);
const char *hut_mbtiles_get_attribution (HutMbtiles *mbtiles);
void hut_mbtiles_get_zooms (HutMbtiles *mbtiles, guint *min_zoom, guint *max_zoom);
HutBox hut_mbtiles_get_bounds (HutMbtiles *mbtiles);

G_END_DECLS
