/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-tile-fetch.h"
#include "report/hut-map-scheme.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* The tiles of a source as a layer. libshumate's own leaves seams under the cairo renderer, knows
 * no device scale, keeps a hundred tiles whatever their size, and never asks again for one that
 * failed; this one puts tiles on whole dots, chooses their level by the device's dots, is bounded
 * by bytes and has retries. While a tile loads, what is there of the levels around it stands in,
 * and where there is nothing, what lies below the layer is seen.
 *
 * Signal "changed": what the functions below tell may be another. */
#define HUT_TYPE_TILE_LAYER (hut_tile_layer_get_type ())
G_DECLARE_FINAL_TYPE (HutTileLayer, hut_tile_layer, HUT, TILE_LAYER, ShumateLayer)

/* What keeps the source from being seen as it should. */
typedef enum
{
  HUT_TILE_TROUBLE_NONE,
  HUT_TILE_TROUBLE_OFFLINE,
  HUT_TILE_TROUBLE_SLOW,
  HUT_TILE_TROUBLE_BUSY,
  HUT_TILE_TROUBLE_REFUSED,
  HUT_TILE_TROUBLE_KEY,
  HUT_TILE_TROUBLE_MISSING, /* it shows nothing of this part */
  HUT_TILE_TROUBLE_NO_IMAGE,
  HUT_TILE_TROUBLE_TOO_LARGE,
  HUT_TILE_TROUBLE_FILE,
  HUT_TILE_TROUBLE_FAR, /* it begins at a nearer zoom */
  HUT_N_TILE_TROUBLES,
} HutTileTrouble;

ShumateLayer *hut_tile_layer_new (ShumateViewport *viewport);

/* Shows the tiles of @fetch; NULL: none. Takes a reference. */
void hut_tile_layer_set_fetch (HutTileLayer *self, HutTileFetch *fetch);
HutTileFetch *hut_tile_layer_get_fetch (HutTileLayer *self);

/* In a dark scheme the tiles are dimmed. */
void hut_tile_layer_set_scheme (HutTileLayer *self, HutMapScheme scheme);

HutTileTrouble hut_tile_layer_get_trouble (HutTileLayer *self);

/* Whether any tile is seen; and whether nothing that lies below is. */
gboolean hut_tile_layer_shows_any (HutTileLayer *self);
gboolean hut_tile_layer_covers (HutTileLayer *self);

/* Whether all that can come has come. */
gboolean hut_tile_layer_is_settled (HutTileLayer *self);

void hut_tile_layer_retry (HutTileLayer *self);

G_END_DECLS
