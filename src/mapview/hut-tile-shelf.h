/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-tile-grid.h"
#include "mapview/hut-tile-picture.h"

G_BEGIN_DECLS

/* The tiles that a map has in memory, bounded by their bytes. Those that were not looked at for the
 * longest go first; those of the present round never do. One thread. */
typedef struct _HutTileShelf HutTileShelf;

typedef enum
{
  HUT_TILE_UNKNOWN,
  HUT_TILE_LOADING,
  HUT_TILE_READY,
  HUT_TILE_EMPTY,  /* the source has none there */
  HUT_TILE_FAILED, /* to be asked for again at again_at */
} HutTileState;

typedef struct
{
  HutTile tile;
  HutTileState state;
  HutTilePicture *picture; /* of one that is ready */
  guint failures;
  gint64 again_at; /* monotonic microseconds */
  guint64 round;   /* in which it was last looked at */
} HutTileEntry;

#define HUT_TILE_SHELF_BYTES (64 * 1024 * 1024)

HutTileShelf *hut_tile_shelf_new (gsize bytes_max);
void hut_tile_shelf_free (HutTileShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileShelf, hut_tile_shelf_free)

/* Looks at @tile. The second makes an entry where there is none. Good until the next round. */
HutTileEntry *hut_tile_shelf_find (HutTileShelf *shelf, HutTile tile);
HutTileEntry *hut_tile_shelf_get (HutTileShelf *shelf, HutTile tile);

/* Takes @picture. */
void hut_tile_shelf_put (HutTileShelf *shelf, HutTileEntry *entry, HutTilePicture *picture);

/* All that failed may be asked for again at once. */
void hut_tile_shelf_forgive (HutTileShelf *shelf);

/* Begins a round, and drops what is over the bound. */
void hut_tile_shelf_next_round (HutTileShelf *shelf);

gsize hut_tile_shelf_get_bytes (HutTileShelf *shelf);

G_END_DECLS
