/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-osm-reader.h"

G_BEGIN_DECLS

/* What a feature of a map package is. The numbers stand in files: add at the end of a group, never
 * change one. Within a group, what is painted later has the greater number. */
typedef enum
{
  HUT_MAP_CAMPUS = 10, /* areas: grounds of a school, a hospital, a compound */
  HUT_MAP_GRASS = 11,
  HUT_MAP_PARK = 12,
  HUT_MAP_WOOD = 13,
  HUT_MAP_PITCH = 14,
  HUT_MAP_WATER = 15,
  HUT_MAP_PAVED = 16, /* squares, car parks, platforms */
  HUT_MAP_BUILDING = 20,

  HUT_MAP_STREAM = 30, /* lines */
  HUT_MAP_RIVER = 31,
  HUT_MAP_WALL = 35,
  HUT_MAP_SUBWAY = 38,
  HUT_MAP_RAIL = 39,
  HUT_MAP_STEPS = 40,
  HUT_MAP_PATH = 41,
  HUT_MAP_SERVICE = 42,
  HUT_MAP_LANE = 43, /* what a lane chief answers for: living streets, alleys, marked lanes */
  HUT_MAP_STREET = 44,
  HUT_MAP_TERTIARY = 45,
  HUT_MAP_SECONDARY = 46,
  HUT_MAP_PRIMARY = 47,
  HUT_MAP_TRUNK = 48,
  HUT_MAP_MOTORWAY = 49,

  HUT_MAP_PLACE = 60, /* points: names alone */
  HUT_MAP_STATION = 61,
  HUT_MAP_POI = 62,
  HUT_MAP_GATE = 63,  /* never drawn, as what follows: known for addresses */
  HUT_MAP_HOUSE = 64, /* its name is a house number of a road: 成府路28号 */
} HutMapClass;

/* The zoom from which on a feature is shown and up to which a package is meant to be used. */
#define HUT_MAP_ZOOM_MAX 20

/* The zoom that hands out everything, with what is never drawn. */
#define HUT_MAP_ZOOM_ALL (HUT_MAP_ZOOM_MAX + 1)

static inline gboolean
hut_map_class_is_area (HutMapClass class)
{
  return class < HUT_MAP_STREAM;
}

static inline gboolean
hut_map_class_is_road (HutMapClass class)
{
  return class >= HUT_MAP_STEPS && class <= HUT_MAP_MOTORWAY;
}

/* Whether @number is one of the above: packages come from anywhere. */
gboolean hut_map_class_is_known (int number);

/* What OpenStreetMap's @tags make of a figure of @kind (an area where the figure is closed and
 * could be one); FALSE where it is nothing that the map shows. */
gboolean hut_map_class_from_tags (HutOsmTags tags, HutShapeKind kind, HutMapClass *class);

/* Whether a closed line with these tags is an area rather than a road that comes round. */
gboolean hut_map_class_closes (HutOsmTags tags);

/* The first zoom at which a feature of @class that is @metres wide or long is worth showing. */
guint hut_map_class_min_zoom (HutMapClass class, double metres);

/* −5 to 5: what lies above (bridges) and below (tunnels). */
int hut_map_class_layer (HutOsmTags tags);

G_END_DECLS
