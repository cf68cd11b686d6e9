/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Roads of a package as lines. Any thread, with a package of its own. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-road-lines.h"

#include "geo/hut-line-join.h"

#define TOUCH 2.0   /* metres between the ends of pieces that are one road */
#define BESIDE 40.0 /* metres between carriageways */
#define EDGE 35.0   /* metres: a road that is the edge of the street is the street’s too */
#define LEAST 20.0  /* metres of a part that is a line of its own */

void
hut_road_name_free (HutRoadName *road)
{
  g_free (road->name);
  g_free (road);
}

/* The pieces of each name. */
typedef struct
{
  const char *only;   /* or NULL: all */
  GHashTable *pieces; /* char * -> HutShape */
} Gathering;

static gboolean
gather (const HutMapFeature *feature, gpointer data)
{
  Gathering *gathering = data;
  HutShape *pieces;

  if (!hut_map_class_is_road (feature->class) || *feature->name == '\0' ||
      feature->shape->kind != HUT_SHAPE_LINE ||
      (gathering->only != NULL && !g_str_equal (gathering->only, feature->name)))
    return TRUE;
  pieces = g_hash_table_lookup (gathering->pieces, feature->name);
  if (pieces == NULL)
    {
      pieces = hut_shape_new (HUT_SHAPE_LINE);
      g_hash_table_insert (gathering->pieces, g_strdup (feature->name), pieces);
    }
  for (guint i = 0; i < hut_shape_n_parts (feature->shape); i++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (feature->shape, i, &n);

      hut_shape_add_part (pieces, points, n);
    }
  return TRUE;
}

/* The street's area: the first that is one. */
static const HutShape *
street_of (HutMapPackage *package)
{
  GPtrArray *areas = hut_map_package_areas (package);

  for (guint i = 0; i < areas->len; i++)
    {
      const HutMapArea *area = areas->pdata[i];

      if (g_strcmp0 (area->kind, "street") == 0 && area->shape->kind == HUT_SHAPE_AREA)
        return area->shape;
    }
  return NULL;
}

static GHashTable *
gather_roads (HutMapPackage *package, const char *only, GCancellable *cancellable, GError **error)
{
  const HutShape *street = street_of (package);
  HutBox box =
      street != NULL ? hut_box_grown (&street->box, EDGE) : hut_map_package_bounds (package);
  g_autoptr (GHashTable) pieces =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)hut_shape_free);
  Gathering gathering = { only, pieces };

  if (!hut_map_package_query (package, &box, HUT_MAP_ZOOM_ALL, gather, &gathering, cancellable,
                              error))
    return NULL;
  return g_steal_pointer (&pieces);
}

/* Within the street, or all of it where the package knows no street; NULL where nothing is left. */
static HutShape *
cut (HutMapPackage *package, const HutShape *line)
{
  const HutShape *street = street_of (package);

  return street != NULL ? hut_line_cut (line, street, EDGE) : hut_line_join (line, 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const HutRoadName *first = *(HutRoadName *const *)a, *second = *(HutRoadName *const *)b;

  return g_utf8_collate (first->name, second->name);
}

GPtrArray *
hut_road_names (HutMapPackage *package, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) pieces = gather_roads (package, NULL, cancellable, error);
  GPtrArray *names;
  GHashTableIter iter;
  gpointer name, line;

  if (pieces == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_road_name_free);
  g_hash_table_iter_init (&iter, pieces);
  while (g_hash_table_iter_next (&iter, &name, &line))
    {
      g_autoptr (HutShape) inside = cut (package, line);
      HutRoadName *road;

      if (inside == NULL)
        continue;
      road = g_new0 (HutRoadName, 1);
      road->name = g_strdup (name);
      road->metres = hut_shape_measure (inside);
      g_ptr_array_add (names, road);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Without crumbs: what the edge of the street leaves of a road beside it. */
static HutShape *
without_crumbs (const HutShape *line)
{
  HutShape *kept = hut_shape_new (HUT_SHAPE_LINE);

  for (guint i = 0; i < hut_shape_n_parts (line); i++)
    {
      g_autoptr (HutShape) part = hut_shape_new (HUT_SHAPE_LINE);
      guint n;
      const HutPoint *points = hut_shape_part (line, i, &n);

      if (hut_shape_add_part (part, points, n) && (i == 0 || hut_shape_measure (part) >= LEAST))
        hut_shape_add_part (kept, points, n);
    }
  return kept;
}

HutShape *
hut_road_line (HutMapPackage *package, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) pieces = gather_roads (package, name, cancellable, error);
  const HutShape *line = pieces != NULL ? g_hash_table_lookup (pieces, name) : NULL;
  g_autoptr (HutShape) joined = line != NULL ? hut_line_join (line, TOUCH) : NULL;
  g_autoptr (HutShape) inside = joined != NULL ? cut (package, joined) : NULL;
  g_autoptr (HutShape) again = inside != NULL ? hut_line_join (inside, TOUCH) : NULL;
  g_autoptr (HutShape) single = again != NULL ? hut_line_without_doubles (again, BESIDE) : NULL;

  return single != NULL ? without_crumbs (single) : NULL;
}
