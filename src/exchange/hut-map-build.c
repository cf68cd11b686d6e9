/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From OpenStreetMap and GeoJSON to a map package; see the header.
 *
 * The order in which features are added is the order of their ids, the same for the same sources:
 * multi-polygons first, then ways, nodes, and the extra files. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-map-build.h"

#include "base/hut-paths.h"
#include "domain/hut-divisions.h"
#include "exchange/hut-map-error.h"
#include "exchange/hut-map-name.h"
#include "exchange/hut-map-writer.h"
#include "exchange/hut-osm-rings.h"
#include "geo/hut-geojson.h"
#include "hut-config.h"

#include <string.h>

#define ATTRIBUTION "© OpenStreetMap contributors"
#define LICENCE "ODbL-1.0"
#define SURROUNDINGS 2500 /* metres around the boundary that belong to the map */

typedef struct
{
  const HutMapSources *sources;
  HutMapCounts counts;
  HutOsm *osm;
  HutMapWriter *writer;
  GHashTable *used_ways; /* gint64: outer ways whose relation stands for them */
  HutBox bounds;         /* of the street, or the extracts */
  HutBox extent;         /* what lies outside is left out */
  GString *titles;       /* the sources' file names */
  char *name;
} Build;

static gboolean
fail (GError **error, HutMapError code, const char *path, const char *message)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, HUT_MAP_ERROR, code, "%s: %s", name, message);
  return FALSE;
}

static void
note_source (Build *build, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  g_string_append_printf (build->titles, "%s%s", build->titles->len ? ", " : "", name);
}

/* The features of a GeoJSON file; NULL with an error that names the file. */
static GPtrArray *
read_geojson (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) reason = NULL;
  GPtrArray *features;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      g_set_error_literal (error, HUT_MAP_ERROR, HUT_MAP_ERROR_UNREADABLE, reason->message);
      return NULL;
    }

  features = hut_geojson_parse (text, length, error);
  if (!features)
    g_prefix_error (error, "%s: ", name);
  return features;
}

static gboolean
is_approximate (const HutGeojsonFeature *feature)
{
  JsonNode *node =
      feature->properties ? json_object_get_member (feature->properties, "approximate") : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static gboolean
is_street (const HutGeojsonFeature *feature)
{
  const char *kind = hut_geojson_get (feature, "kind");

  return feature->shape->kind == HUT_SHAPE_AREA && (!kind || strcmp (kind, "street") == 0);
}

static char *
read_shipped (const char *name)
{
  g_autofree char *path = hut_paths_data_file (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_info ("streets keep the names that they have: %s", error->message);
  return text;
}

/* The codes of the boundary's streets that have none, by name. Of several streets of one district
 * the map is called by the district. */
static GHashTable *
find_codes (Build *build, GPtrArray *features, const char *streets)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *areas = NULL;
  GHashTable *codes;
  guint n_streets = 0;
  GHashTableIter iter;
  gpointer code;

  for (guint i = 0; i < features->len; i++)
    {
      const char *name = hut_geojson_get (features->pdata[i], "name");

      n_streets += is_street (features->pdata[i]);
      if (is_street (features->pdata[i]) && name && !hut_geojson_get (features->pdata[i], "code"))
        g_ptr_array_add (names, (gpointer)name);
    }
  codes = hut_divisions_streets (streets ? streets : "", names);
  g_hash_table_iter_init (&iter, codes);
  if (n_streets > 1 && g_hash_table_iter_next (&iter, NULL, &code))
    {
      g_autofree char *district = g_strndup (code, 6);

      areas = read_shipped ("divisions/beijing-areas.csv");
      build->name = areas ? hut_divisions_name (areas, district) : NULL;
    }
  return codes;
}

static gboolean
add_boundary (Build *build, GError **error)
{
  const char *path = build->sources->boundary;
  g_autoptr (GPtrArray) features = read_geojson (path, error);

  g_autofree char *streets = read_shipped ("divisions/beijing-streets.csv");
  g_autoptr (GHashTable) codes = NULL;

  if (!features)
    return FALSE;

  note_source (build, path);
  codes = find_codes (build, features, streets);
  for (guint i = 0; i < features->len; i++)
    {
      const HutGeojsonFeature *feature = features->pdata[i];
      const char *kind = hut_geojson_get (feature, "kind");
      const char *name = hut_geojson_get (feature, "name");
      const char *code = hut_geojson_get (feature, "code");
      g_autofree char *official = NULL;

      if (feature->shape->kind != HUT_SHAPE_AREA)
        continue;
      if (!code && name && is_street (feature) && (code = g_hash_table_lookup (codes, name)))
        official = hut_divisions_name (streets, code);
      if (official)
        name = official;

      hut_map_writer_add_area (build->writer, kind ? kind : "street", code ? code : "",
                               name ? name : "", is_approximate (feature), feature->shape);
      hut_box_add_box (&build->bounds, &feature->shape->box);
      build->counts.n_areas++;
      if (!build->name && g_strcmp0 (kind ? kind : "street", "street") == 0 && name)
        build->name = g_strdup (name);
    }

  return build->counts.n_areas > 0 ||
         fail (error, HUT_MAP_ERROR_EMPTY, path, "no area in the boundary file");
}

static void
add_feature (Build *build, HutMapClass class, HutOsmTags tags, const HutShape *shape)
{
  g_autofree char *name = hut_map_name_of (tags, class);
  HutMapCounts *counts = &build->counts;

  if (class >= HUT_MAP_PLACE && !name)
    return;
  if (!hut_box_intersects (&shape->box, &build->extent))
    {
      counts->n_left_out++;
      return;
    }

  hut_map_writer_add (build->writer, class, hut_map_class_layer (tags), name, shape);
  counts->n_features++;
  counts->n_roads += hut_map_class_is_road (class);
  counts->n_buildings += class == HUT_MAP_BUILDING;
  counts->n_names += name != NULL;
}

/* The house number that a building or a shop has, by which others on the road are found. */
static void
add_house (Build *build, HutOsmTags tags, HutPoint point)
{
  g_autofree char *name = hut_map_name_of_house (tags);
  g_autoptr (HutShape) shape = NULL;

  if (name == NULL)
    return;
  shape = hut_shape_new (HUT_SHAPE_POINT);
  hut_shape_add_part (shape, &point, 1);
  if (hut_box_intersects (&shape->box, &build->extent))
    hut_map_writer_add (build->writer, HUT_MAP_HOUSE, 0, name, shape);
}

/* Older multi-polygons carry no tags of their own: those of their first tagged way count. */
static HutOsmTags
tags_of_relation (Build *build, const HutOsmRelation *relation, HutMapClass *class)
{
  if (hut_map_class_from_tags (relation->tags, HUT_SHAPE_AREA, class))
    return relation->tags;

  for (guint i = 0; i < relation->n_ways; i++)
    {
      HutOsmWay way;

      if (hut_osm_get_way (build->osm, relation->ways[i], &way) &&
          hut_map_class_from_tags (way.tags, HUT_SHAPE_AREA, class))
        return way.tags;
    }

  return NULL;
}

static void
add_relation (const HutOsmRelation *relation, gpointer data)
{
  Build *build = data;
  g_autoptr (HutShape) area = hut_shape_new (HUT_SHAPE_AREA);
  const char *type = hut_osm_tag (relation->tags, "type");
  HutMapClass class = HUT_MAP_CAMPUS;
  HutOsmTags tags;

  if (g_strcmp0 (type, "multipolygon") != 0)
    return;
  tags = tags_of_relation (build, relation, &class);
  if (!tags)
    return;

  if (!hut_osm_rings_assemble (build->osm, relation, area))
    build->counts.n_broken_relations++;
  if (hut_shape_n_parts (area) == 0)
    return;

  add_feature (build, class, tags, area);
  for (guint i = 0; i < relation->n_ways; i++)
    {
      HutMapClass own;
      HutOsmWay way;

      if (hut_osm_get_way (build->osm, relation->ways[i], &way) &&
          hut_map_class_from_tags (way.tags, HUT_SHAPE_AREA, &own) && own == class)
        g_hash_table_add (build->used_ways, g_memdup2 (&way.id, sizeof way.id));
    }
}

static void
add_way (const HutOsmWay *way, gpointer data)
{
  Build *build = data;
  g_autoptr (GArray) points = NULL;
  g_autoptr (HutShape) shape = NULL;
  gboolean closed = way->n_nodes > 3 && way->nodes[0] == way->nodes[way->n_nodes - 1];
  HutShapeKind kind = closed && hut_map_class_closes (way->tags) ? HUT_SHAPE_AREA : HUT_SHAPE_LINE;
  HutMapClass class;

  if (!hut_map_class_from_tags (way->tags, kind, &class) ||
      g_hash_table_contains (build->used_ways, &way->id))
    return;

  points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  if (hut_osm_way_points (build->osm, way, points) > 0)
    build->counts.n_broken_ways++;
  shape = hut_shape_new (kind);
  if (!hut_shape_add_part (shape, (const HutPoint *)points->data, points->len))
    return;
  add_feature (build, class, way->tags, shape);
  if (kind == HUT_SHAPE_AREA)
    add_house (build, way->tags, hut_shape_label_point (shape));
}

static void
add_node (const HutOsmNode *node, gpointer data)
{
  Build *build = data;
  g_autoptr (HutShape) shape = NULL;
  HutMapClass class;

  add_house (build, node->tags, node->point);
  if (!hut_map_class_from_tags (node->tags, HUT_SHAPE_POINT, &class))
    return;

  shape = hut_shape_new (HUT_SHAPE_POINT);
  hut_shape_add_part (shape, &node->point, 1);
  add_feature (build, class, node->tags, shape);
}

/* The string properties of @feature as tags, borrowed from it. */
static GPtrArray *
tags_of_feature (const HutGeojsonFeature *feature)
{
  GPtrArray *tags = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (feature->properties)
    {
      json_object_iter_init (&iter, feature->properties);
      while (json_object_iter_next (&iter, &key, &node))
        if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
          {
            g_ptr_array_add (tags, (char *)key);
            g_ptr_array_add (tags, (char *)json_node_get_string (node));
          }
    }

  g_ptr_array_add (tags, NULL);
  return tags;
}

/* Whether an extract, which knows more, covers the middle of @shape. */
static gboolean
told_better (Build *build, const HutShape *shape)
{
  GArray *bounds = hut_osm_bounds (build->osm);
  HutPoint middle = hut_box_centre (&shape->box);

  for (guint i = 0; i < bounds->len; i++)
    if (hut_box_contains (&g_array_index (bounds, HutBox, i), middle))
      return TRUE;

  return FALSE;
}

static gboolean
add_geojson (Build *build, const char *path, GError **error)
{
  g_autoptr (GPtrArray) features = read_geojson (path, error);

  if (!features)
    return FALSE;

  note_source (build, path);
  for (guint i = 0; i < features->len; i++)
    {
      const HutGeojsonFeature *feature = features->pdata[i];
      g_autoptr (GPtrArray) tags = tags_of_feature (feature);
      HutMapClass class;

      if (!hut_map_class_from_tags ((HutOsmTags)tags->pdata, feature->shape->kind, &class))
        continue;
      if (class != HUT_MAP_LANE && told_better (build, feature->shape))
        build->counts.n_left_out++;
      else
        add_feature (build, class, (HutOsmTags)tags->pdata, feature->shape);
    }

  return TRUE;
}

static gboolean
read_extracts (Build *build, HutMapProgress progress, gpointer data, GCancellable *cancellable,
               GError **error)
{
  const char *const *paths = build->sources->osm;
  guint n_paths = paths ? g_strv_length ((char **)paths) : 0;

  for (guint i = 0; i < n_paths; i++)
    {
      if (!hut_osm_read (build->osm, paths[i], cancellable, error))
        return FALSE;
      note_source (build, paths[i]);
      if (progress)
        progress (0.7 * (i + 1) / n_paths, data);
    }

  return TRUE;
}

/* What the map is to show: the street, or where there is none, the extracts; and around it. */
static void
set_extent (Build *build)
{
  GArray *bounds = hut_osm_bounds (build->osm);
  HutBox extracts = HUT_BOX_EMPTY;

  for (guint i = 0; i < bounds->len; i++)
    hut_box_add_box (&extracts, &g_array_index (bounds, HutBox, i));
  if (hut_box_is_empty (&build->bounds))
    build->bounds = extracts;

  if (hut_box_is_empty (&build->bounds))
    build->extent =
        (HutBox){ -HUT_POINT_LON_MAX, -HUT_POINT_LAT_MAX, HUT_POINT_LON_MAX, HUT_POINT_LAT_MAX };
  else
    build->extent = hut_box_grown (&build->bounds, SURROUNDINGS);
}

static void
describe (Build *build, const char *out)
{
  g_autofree char *file = g_path_get_basename (out);
  g_autofree char *bounds = NULL;
  const char *newest = hut_osm_newest (build->osm);

  if (hut_box_is_empty (&build->bounds))
    build->bounds = hut_map_writer_box (build->writer);
  bounds = g_strdup_printf ("%d %d %d %d", build->bounds.min_lon, build->bounds.min_lat,
                            build->bounds.max_lon, build->bounds.max_lat);
  hut_map_writer_set (build->writer, "name", build->name ? build->name : file);
  hut_map_writer_set (build->writer, "bounds", bounds);
  hut_map_writer_set (build->writer, "attribution", ATTRIBUTION);
  hut_map_writer_set (build->writer, "licence", LICENCE);
  hut_map_writer_set (build->writer, "sources", build->titles->str);
  hut_map_writer_set (build->writer, "built-by", "Hutong " HUT_VERSION);
  if (newest)
    hut_map_writer_set (build->writer, "newest", newest);
}

static gboolean
run (Build *build, const char *out, HutMapProgress progress, gpointer data,
     GCancellable *cancellable, GError **error)
{
  const char *const *geojson = build->sources->geojson;

  if (!read_extracts (build, progress, data, cancellable, error) ||
      (build->sources->boundary && !add_boundary (build, error)))
    return FALSE;

  set_extent (build);
  hut_osm_foreach_relation (build->osm, add_relation, build);
  hut_osm_foreach_way (build->osm, add_way, build);
  hut_osm_foreach_node (build->osm, add_node, build);
  for (guint i = 0; geojson && geojson[i]; i++)
    if (!add_geojson (build, geojson[i], error))
      return FALSE;

  if (hut_map_writer_size (build->writer) == 0)
    return fail (error, HUT_MAP_ERROR_EMPTY, out, "the sources hold nothing that a map shows here");
  if (progress)
    progress (0.9, data);

  describe (build, out);
  if (!hut_map_writer_save (build->writer, out, cancellable, error))
    return FALSE;
  if (progress)
    progress (1, data);
  return TRUE;
}

gboolean
hut_map_build (const HutMapSources *sources, const char *out, HutMapCounts *counts,
               HutMapProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutOsm) osm = hut_osm_new ();
  g_autoptr (HutMapWriter) writer = hut_map_writer_new ();
  Build build = {
    .sources = sources,
    .osm = osm,
    .writer = writer,
    .used_ways = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .bounds = HUT_BOX_EMPTY,
    .titles = g_string_new (NULL),
  };
  gboolean good = run (&build, out, progress, data, cancellable, error);

  if (good && counts)
    *counts = build.counts;
  g_hash_table_unref (build.used_ways);
  g_string_free (build.titles, TRUE);
  g_free (build.name);
  return good;
}
