/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-package-layer.h"
#include "mapview/hut-tile-layer.h"

G_BEGIN_DECLS

/* The tiles of a source between a map's layers: below them the package, which is seen wherever no
 * tile is, above them its boundaries, and the note on what is wrong. Main thread.
 *
 * Signal "changed", never while sizes are given out: the attribution may be another. */
#define HUT_TYPE_TILE_GROUND (hut_tile_ground_get_type ())
G_DECLARE_FINAL_TYPE (HutTileGround, hut_tile_ground, HUT, TILE_GROUND, GObject)

/* Puts its layers onto @map, above what is there: @package_layer, which it covers and uncovers. */
HutTileGround *hut_tile_ground_new (ShumateMap *map, HutPackageLayer *package_layer);

/* The note, for the map's owner to place. */
GtkWidget *hut_tile_ground_get_note (HutTileGround *self);

/* The package whose boundaries are drawn; NULL: none. */
void hut_tile_ground_set_package (HutTileGround *self, const char *path);

/* What is painted over the package, and over the tiles where there are any; NULL: nothing. */
void hut_tile_ground_set_overlay (HutTileGround *self, HutMapOverlay *overlay);

/* Another file lies where the package did: see hut_map_worker_renew(). */
void hut_tile_ground_renew_package (HutTileGround *self);

/* NULL: no source. */
void hut_tile_ground_set_source (HutTileGround *self, HutTileSource *source, const char *key);
void hut_tile_ground_set_scheme (HutTileGround *self, HutMapScheme scheme);

/* Whom the tiles that are seen are of; NULL: nobody. */
const char *hut_tile_ground_get_attribution (HutTileGround *self);

gboolean hut_tile_ground_is_settled (HutTileGround *self);

G_END_DECLS
