/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-tile-grid.h"

G_BEGIN_DECLS

/* Tiles that came over the network, kept on disk up to a bound; those that were not used for the
 * longest go first. Any thread may use it. What it cannot do it leaves: it is a convenience, and a
 * damaged file is begun anew. No address is kept, so no key is. */
typedef struct _HutTileCache HutTileCache;

#define HUT_TILE_CACHE_BYTES (200 * 1024 * 1024)

/* One picture of a tile (HutTileSource: shelf and layer). */
typedef struct
{
  const char *shelf;
  guint layer;
  HutTile tile;
} HutTilePlaceOnDisk;

/* What is kept of it. */
typedef struct
{
  GBytes *body;
  char *etag;
  char *modified;
  gint64 good_until; /* seconds since 1970 */
} HutTileKept;

void hut_tile_kept_free (HutTileKept *kept);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileKept, hut_tile_kept_free)

/* The file at @path, made where it is not there, readable by this person only. NULL where it can
 * neither be opened nor made; the reason is logged. Blocks. */
HutTileCache *hut_tile_cache_open (const char *path, gsize bytes_max);
void hut_tile_cache_free (HutTileCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileCache, hut_tile_cache_free)

/* NULL: it is not there. */
HutTileKept *hut_tile_cache_find (HutTileCache *cache, const HutTilePlaceOnDisk *place);

/* Keeps a tile; @kept stays the caller's. */
void hut_tile_cache_put (HutTileCache *cache, const HutTilePlaceOnDisk *place,
                         const HutTileKept *kept);

/* The server said that what is kept is still right. */
void hut_tile_cache_renew (HutTileCache *cache, const HutTilePlaceOnDisk *place, gint64 good_until);

/* Of all tiles that are kept. */
gsize hut_tile_cache_get_bytes (HutTileCache *cache);

G_END_DECLS
