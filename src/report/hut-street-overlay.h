/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-overlay.h"
#include "store/hut-reader-street.h"

G_BEGIN_DECLS

/* What of the street's parts is drawn over a map, on the screen and on paper. */
typedef enum
{
  HUT_STREET_COMMUNITIES = 1 << 0,
  HUT_STREET_GRIDS = 1 << 1,
  HUT_STREET_LANES = 1 << 2,
  HUT_STREET_POSTS = 1 << 3,
  HUT_STREET_LANES_COVERAGE = 1 << 4, /* lanes by how they are covered today */
  HUT_STREET_LANES_CHECKS = 1 << 5,   /* lanes by their checks */
} HutStreetLayers;

/* Their names, as they are kept and as hutongctl takes them. */
#define HUT_MAP_LAYER_LANES "lanes"
#define HUT_MAP_LAYER_LANES_COVERAGE "lanes-coverage"
#define HUT_MAP_LAYER_LANES_CHECKS "lanes-checks"
#define HUT_MAP_LAYER_GRIDS "grids"
#define HUT_MAP_LAYER_COMMUNITIES "communities"
#define HUT_MAP_LAYER_POSTS "posts"

/* The layer with @name; 0: there is none. */
HutStreetLayers hut_street_layer (const char *name);

/* The layers of "lanes,grids"; FALSE where a name is none, or there is none at all. */
gboolean hut_street_layers_parse (const char *list, HutStreetLayers *layers);

/* The overlay of @layers, with the names of chiefs beside their lanes; or of lanes that are told by
 * how they stand, with that. Where the office has drawn
 * no communities, those of the map file stand for them. Reads all parts of the street: on a
 * worker. */
HutMapOverlay *hut_street_overlay_new (HutReader *reader, HutStreetLayers layers, GError **error);

G_END_DECLS
