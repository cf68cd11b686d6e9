/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is this place called? Asked of a map package, a few hundred metres around. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-near-name.h"

#include "geo/hut-shape-distance.h"

#define GROUNDS_EXTRA 30.0 /* metres: a house beside is nearer than the grounds around */
#define ROAD_EXTRA 15.0    /* a road's name says less than a house's */

typedef struct
{
  HutPoint point;
  double within;
  double best; /* metres, with what its class adds */
  double metres;
  char *name;
} Search;

static gboolean
is_of_use (HutMapClass class)
{
  return class != HUT_MAP_RAIL && class != HUT_MAP_SUBWAY && class != HUT_MAP_RIVER &&
         class != HUT_MAP_STREAM && class != HUT_MAP_WALL;
}

static double
extra (HutMapClass class)
{
  if (class == HUT_MAP_BUILDING || class >= HUT_MAP_PLACE)
    return 0;
  return hut_map_class_is_area (class) ? GROUNDS_EXTRA : ROAD_EXTRA;
}

static gboolean
look (const HutMapFeature *feature, gpointer data)
{
  Search *search = data;
  double metres, rank;

  if (*feature->name == '\0' || !is_of_use (feature->class))
    return TRUE;
  metres = hut_shape_distance (feature->shape, search->point);
  rank = metres + extra (feature->class);
  if (metres > search->within || rank >= search->best)
    return TRUE;
  search->best = rank;
  search->metres = metres;
  g_free (search->name);
  search->name = g_strdup (feature->name);
  return TRUE;
}

char *
hut_near_name_find (HutMapPackage *package, HutPoint point, double within, double *metres,
                    GCancellable *cancellable, GError **error)
{
  Search search = { .point = point, .within = within, .best = G_MAXDOUBLE };
  HutBox box = HUT_BOX_EMPTY;

  hut_box_add_point (&box, point);
  box = hut_box_grown (&box, within);
  if (!hut_map_package_query (package, &box, HUT_MAP_ZOOM_MAX, look, &search, cancellable, error))
    g_clear_pointer (&search.name, g_free);
  *metres = search.metres;
  return search.name;
}
