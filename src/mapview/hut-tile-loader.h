/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-tile-fetch.h"
#include "mapview/hut-tile-shelf.h"

G_BEGIN_DECLS

/* Brings the tiles of one source into memory, a few at once, on threads of its own, and bears with
 * what goes wrong: where the server cannot be reached it waits ever longer between tries, up to
 * five minutes, tries at once when the network comes back, and lets nothing but what is on disk be
 * asked meanwhile. Main thread.
 *
 * Signal "changed": a tile has come, or the trouble is another. */
#define HUT_TYPE_TILE_LOADER (hut_tile_loader_get_type ())
G_DECLARE_FINAL_TYPE (HutTileLoader, hut_tile_loader, HUT, TILE_LOADER, GObject)

HutTileLoader *hut_tile_loader_new (HutTileFetch *fetch);

HutTileFetch *hut_tile_loader_get_fetch (HutTileLoader *self);
HutTileShelf *hut_tile_loader_get_shelf (HutTileLoader *self);

/* What is to be shown now, the most urgent first, in place of what was wanted before. */
void hut_tile_loader_want (HutTileLoader *self, const HutTile *tiles, guint n_tiles);

/* Why no tiles come, a HutTileError; −1: they do. */
int hut_tile_loader_get_trouble (HutTileLoader *self);

/* Nothing is under way, and nothing that is wanted can be asked for now. */
gboolean hut_tile_loader_is_idle (HutTileLoader *self);

/* Tries again now. */
void hut_tile_loader_retry (HutTileLoader *self);

/* Gives up all that is under way, for good: before the last reference goes. */
void hut_tile_loader_stop (HutTileLoader *self);

G_END_DECLS
