/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From OpenStreetMap's tags to the classes of a map package: one table, read from the top. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-map-class.h"

#include <math.h>
#include <string.h>

#define AREA (1 << HUT_SHAPE_AREA)
#define LINE (1 << HUT_SHAPE_LINE)
#define POINT (1 << HUT_SHAPE_POINT)

typedef struct
{
  const char *key;
  const char *value; /* NULL: any but "no" */
  guint kinds;
  HutMapClass class;
} Rule;

/* clang-format off */
static const Rule RULES[] = {
  { "class",    "lane",          LINE, HUT_MAP_LANE },
  { "building", NULL,            AREA, HUT_MAP_BUILDING },
  { "building:part", NULL,       AREA, HUT_MAP_BUILDING },

  { "highway",  "motorway",      LINE, HUT_MAP_MOTORWAY },
  { "highway",  "motorway_link", LINE, HUT_MAP_TERTIARY },
  { "highway",  "trunk",         LINE, HUT_MAP_TRUNK },
  { "highway",  "trunk_link",    LINE, HUT_MAP_TERTIARY },
  { "highway",  "primary",       LINE, HUT_MAP_PRIMARY },
  { "highway",  "primary_link",  LINE, HUT_MAP_TERTIARY },
  { "highway",  "secondary",     LINE, HUT_MAP_SECONDARY },
  { "highway",  "secondary_link", LINE, HUT_MAP_TERTIARY },
  { "highway",  "tertiary",      LINE, HUT_MAP_TERTIARY },
  { "highway",  "tertiary_link", LINE, HUT_MAP_STREET },
  { "highway",  "residential",   LINE, HUT_MAP_STREET },
  { "highway",  "unclassified",  LINE, HUT_MAP_STREET },
  { "highway",  "road",          LINE, HUT_MAP_STREET },
  { "highway",  "living_street", LINE, HUT_MAP_LANE },
  { "service",  "alley",         LINE, HUT_MAP_LANE },
  { "highway",  "service",       LINE, HUT_MAP_SERVICE },
  { "highway",  "track",         LINE, HUT_MAP_SERVICE },
  { "highway",  "steps",         LINE, HUT_MAP_STEPS },
  { "highway",  "platform",      AREA, HUT_MAP_PAVED },
  { "highway",  "pedestrian",    AREA, HUT_MAP_PAVED },
  { "highway",  "footway",       AREA, HUT_MAP_PAVED },
  { "highway",  "service",       AREA, HUT_MAP_PAVED },
  { "highway",  "footway",       LINE, HUT_MAP_PATH },
  { "highway",  "cycleway",      LINE, HUT_MAP_PATH },
  { "highway",  "path",          LINE, HUT_MAP_PATH },
  { "highway",  "pedestrian",    LINE, HUT_MAP_PATH },
  { "highway",  "bridleway",     LINE, HUT_MAP_PATH },

  { "railway",  "rail",          LINE, HUT_MAP_RAIL },
  { "railway",  "light_rail",    LINE, HUT_MAP_RAIL },
  { "railway",  "subway",        LINE, HUT_MAP_SUBWAY },
  { "railway",  "platform",      AREA, HUT_MAP_PAVED },
  { "railway",  "station",       POINT, HUT_MAP_STATION },

  { "natural",  "water",         AREA, HUT_MAP_WATER },
  { "waterway", "riverbank",     AREA, HUT_MAP_WATER },
  { "waterway", "dock",          AREA, HUT_MAP_WATER },
  { "landuse",  "reservoir",     AREA, HUT_MAP_WATER },
  { "landuse",  "basin",         AREA, HUT_MAP_WATER },
  { "leisure",  "swimming_pool", AREA, HUT_MAP_WATER },
  { "amenity",  "fountain",      AREA, HUT_MAP_WATER },
  { "waterway", "river",         LINE, HUT_MAP_RIVER },
  { "waterway", "canal",         LINE, HUT_MAP_RIVER },
  { "waterway", "stream",        LINE, HUT_MAP_STREAM },
  { "waterway", "ditch",         LINE, HUT_MAP_STREAM },
  { "waterway", "drain",         LINE, HUT_MAP_STREAM },

  { "landuse",  "forest",        AREA, HUT_MAP_WOOD },
  { "natural",  "wood",          AREA, HUT_MAP_WOOD },
  { "natural",  "scrub",         AREA, HUT_MAP_WOOD },
  { "leisure",  "pitch",         AREA, HUT_MAP_PITCH },
  { "leisure",  "track",         AREA, HUT_MAP_PITCH },
  { "leisure",  "stadium",       AREA, HUT_MAP_PITCH },
  { "leisure",  "playground",    AREA, HUT_MAP_PITCH },
  { "leisure",  "park",          AREA, HUT_MAP_PARK },
  { "leisure",  "garden",        AREA, HUT_MAP_PARK },
  { "leisure",  "nature_reserve", AREA, HUT_MAP_PARK },
  { "leisure",  "golf_course",   AREA, HUT_MAP_PARK },
  { "leisure",  "common",        AREA, HUT_MAP_PARK },
  { "landuse",  "recreation_ground", AREA, HUT_MAP_PARK },
  { "landuse",  "cemetery",      AREA, HUT_MAP_PARK },
  { "landuse",  "grass",         AREA, HUT_MAP_GRASS },
  { "landuse",  "meadow",        AREA, HUT_MAP_GRASS },
  { "landuse",  "greenfield",    AREA, HUT_MAP_GRASS },
  { "landuse",  "flowerbed",     AREA, HUT_MAP_GRASS },
  { "landuse",  "village_green", AREA, HUT_MAP_GRASS },
  { "landuse",  "farmland",      AREA, HUT_MAP_GRASS },
  { "landuse",  "orchard",       AREA, HUT_MAP_GRASS },
  { "natural",  "grassland",     AREA, HUT_MAP_GRASS },
  { "natural",  "heath",         AREA, HUT_MAP_GRASS },

  { "amenity",  "parking",       AREA, HUT_MAP_PAVED },
  { "place",    "square",        AREA, HUT_MAP_PAVED },
  { "amenity",  "university",    AREA, HUT_MAP_CAMPUS },
  { "amenity",  "college",       AREA, HUT_MAP_CAMPUS },
  { "amenity",  "school",        AREA, HUT_MAP_CAMPUS },
  { "amenity",  "kindergarten",  AREA, HUT_MAP_CAMPUS },
  { "amenity",  "hospital",      AREA, HUT_MAP_CAMPUS },
  { "landuse",  "residential",   AREA, HUT_MAP_CAMPUS },
  { "landuse",  "commercial",    AREA, HUT_MAP_CAMPUS },
  { "landuse",  "retail",        AREA, HUT_MAP_CAMPUS },
  { "landuse",  "industrial",    AREA, HUT_MAP_CAMPUS },
  { "leisure",  "sports_centre", AREA, HUT_MAP_CAMPUS },

  { "barrier",  "wall",          LINE, HUT_MAP_WALL },
  { "barrier",  "fence",         LINE, HUT_MAP_WALL },
  { "barrier",  "city_wall",     LINE, HUT_MAP_WALL },

  { "place",    NULL,            POINT, HUT_MAP_PLACE },
  { "amenity",  "university",    POINT, HUT_MAP_PLACE },
  { "amenity",  "hospital",      POINT, HUT_MAP_POI },
  { "amenity",  "school",        POINT, HUT_MAP_POI },
  { "amenity",  "kindergarten",  POINT, HUT_MAP_POI },
  { "amenity",  "police",        POINT, HUT_MAP_POI },
  { "amenity",  "post_office",   POINT, HUT_MAP_POI },
  { "amenity",  "library",       POINT, HUT_MAP_POI },
  { "amenity",  "theatre",       POINT, HUT_MAP_POI },
  { "amenity",  "marketplace",   POINT, HUT_MAP_POI },
  { "amenity",  "community_centre", POINT, HUT_MAP_POI },
  { "office",   "government",    POINT, HUT_MAP_POI },
  { "tourism",  "museum",        POINT, HUT_MAP_POI },
  { "building", NULL,            POINT, HUT_MAP_POI },
  { "barrier",  "gate",          POINT, HUT_MAP_GATE },
  { "entrance", NULL,            POINT, HUT_MAP_GATE },
  { "railway",  "subway_entrance", POINT, HUT_MAP_GATE },
};

/* Keys whose closed lines are areas, whatever the value. */
static const char *const AREA_KEYS[] = {
  "building", "building:part", "landuse", "natural", "leisure", "amenity", "place", "tourism",
};

/* From which zoom on, at the earliest. */
static const struct { HutMapClass class; guint zoom; } FIRST_ZOOMS[] = {
  { HUT_MAP_CAMPUS, 12 }, { HUT_MAP_GRASS, 12 }, { HUT_MAP_PARK, 10 }, { HUT_MAP_WOOD, 10 },
  { HUT_MAP_PITCH, 14 }, { HUT_MAP_WATER, 8 }, { HUT_MAP_PAVED, 15 }, { HUT_MAP_BUILDING, 14 },
  { HUT_MAP_STREAM, 13 }, { HUT_MAP_RIVER, 9 }, { HUT_MAP_WALL, 16 }, { HUT_MAP_SUBWAY, 13 },
  { HUT_MAP_RAIL, 11 }, { HUT_MAP_STEPS, 16 }, { HUT_MAP_PATH, 15 }, { HUT_MAP_SERVICE, 14 },
  { HUT_MAP_LANE, 13 }, { HUT_MAP_STREET, 13 }, { HUT_MAP_TERTIARY, 11 },
  { HUT_MAP_SECONDARY, 10 }, { HUT_MAP_PRIMARY, 8 }, { HUT_MAP_TRUNK, 6 },
  { HUT_MAP_MOTORWAY, 5 }, { HUT_MAP_PLACE, 12 }, { HUT_MAP_STATION, 13 }, { HUT_MAP_POI, 16 },
  { HUT_MAP_GATE, HUT_MAP_ZOOM_ALL }, { HUT_MAP_HOUSE, HUT_MAP_ZOOM_ALL },
};
/* clang-format on */

#define WORTH_PIXELS 2.5
#define METRES_PER_PIXEL_AT_0 120000.0 /* at the latitude of Beijing */

gboolean
hut_map_class_is_known (int number)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIRST_ZOOMS); i++)
    if ((int)FIRST_ZOOMS[i].class == number)
      return TRUE;

  return FALSE;
}

gboolean
hut_map_class_from_tags (HutOsmTags tags, HutShapeKind kind, HutMapClass *class)
{
  for (guint i = 0; tags && i < G_N_ELEMENTS (RULES); i++)
    {
      const Rule *rule = &RULES[i];
      const char *value = rule->kinds & 1 << kind ? hut_osm_tag (tags, rule->key) : NULL;

      if (!value || (rule->value ? strcmp (value, rule->value) != 0 : strcmp (value, "no") == 0))
        continue;

      *class = rule->class;
      return TRUE;
    }

  return FALSE;
}

gboolean
hut_map_class_closes (HutOsmTags tags)
{
  const char *area = hut_osm_tag (tags, "area"), *water = hut_osm_tag (tags, "waterway");

  if (area)
    return strcmp (area, "yes") == 0;
  if (hut_osm_tag (tags, "highway") || hut_osm_tag (tags, "barrier"))
    return g_strcmp0 (hut_osm_tag (tags, "highway"), "platform") == 0 ||
           hut_osm_tag (tags, "building") || hut_osm_tag (tags, "landuse");
  if (g_strcmp0 (water, "riverbank") == 0 || g_strcmp0 (water, "dock") == 0)
    return TRUE;
  if (g_strcmp0 (hut_osm_tag (tags, "railway"), "platform") == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (AREA_KEYS); i++)
    if (hut_osm_tag (tags, AREA_KEYS[i]))
      return TRUE;

  return FALSE;
}

guint
hut_map_class_min_zoom (HutMapClass class, double metres)
{
  guint first = HUT_MAP_ZOOM_MAX;
  double worth;

  for (guint i = 0; i < G_N_ELEMENTS (FIRST_ZOOMS); i++)
    if (FIRST_ZOOMS[i].class == class)
      first = FIRST_ZOOMS[i].zoom;
  if (metres <= 0 || class >= HUT_MAP_PLACE)
    return first;

  worth = ceil (log2 (WORTH_PIXELS * METRES_PER_PIXEL_AT_0 / metres));
  return (guint)CLAMP (worth, first, HUT_MAP_ZOOM_MAX - 2);
}

int
hut_map_class_layer (HutOsmTags tags)
{
  const char *layer = hut_osm_tag (tags, "layer");
  const char *tunnel = hut_osm_tag (tags, "tunnel"), *bridge = hut_osm_tag (tags, "bridge");
  gint64 number;

  if (layer && g_ascii_string_to_signed (layer, 10, -5, 5, &number, NULL))
    return (int)number;
  if (tunnel && strcmp (tunnel, "no") != 0)
    return -1;

  return bridge && strcmp (bridge, "no") != 0 ? 1 : 0;
}
