/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GeoJSON, read by json-glib after a guard of our own: json-glib recurses, so depth and size are
 * bounded before it sees a byte, and it cuts strings at U+0000, so that one is refused. Any thread.
 */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-geojson.h"

#include <math.h>
#include <string.h>

#define PROJECTED 1000 /* no degrees: metres */
#define MAX_DEPTH 24
#define MAX_BYTES (256u * 1024 * 1024)

GQuark
hut_geojson_error_quark (void)
{
  return g_quark_from_static_string ("hut-geojson-error");
}

/* How the coordinates of a geometry are nested, and what they become. */
typedef struct
{
  const char *type;
  HutShapeKind kind;
  guint depth; /* arrays around a position */
} Form;

static const Form FORMS[] = {
  { "Point", HUT_SHAPE_POINT, 0 },     { "MultiPoint", HUT_SHAPE_POINT, 1 },
  { "LineString", HUT_SHAPE_LINE, 1 }, { "MultiLineString", HUT_SHAPE_LINE, 2 },
  { "Polygon", HUT_SHAPE_AREA, 2 },    { "MultiPolygon", HUT_SHAPE_AREA, 3 },
};

static gboolean
fail (GError **error, HutGeojsonError code, const char *message)
{
  g_set_error_literal (error, HUT_GEOJSON_ERROR, code, message);
  return FALSE;
}

/* Depth and U+0000, in one pass over the bytes; the rest is json-glib's. */
static gboolean
guard (const char *bytes, gsize length, GError **error)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  if (length > MAX_BYTES)
    return fail (error, HUT_GEOJSON_ERROR_TOO_LARGE, "GeoJSON over 256 MiB");
  if (!g_utf8_validate (bytes, length, NULL))
    return fail (error, HUT_GEOJSON_ERROR_MALFORMED, "GeoJSON is not UTF-8");

  for (gsize i = 0; i < length; i++)
    {
      char c = bytes[i];

      if (in_string && c == '\\')
        {
          if (i + 5 < length && memcmp (bytes + i, "\\u0000", 6) == 0)
            return fail (error, HUT_GEOJSON_ERROR_MALFORMED, "GeoJSON holds U+0000");
          i++;
        }
      else if (c == '"')
        in_string = !in_string;
      else if (!in_string && (c == '[' || c == '{') && ++depth > MAX_DEPTH)
        return fail (error, HUT_GEOJSON_ERROR_TOO_LARGE, "GeoJSON of more than 24 levels");
      else if (!in_string && (c == ']' || c == '}') && depth > 0)
        depth--;
    }

  return TRUE;
}

static JsonNode *
member (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static JsonObject *
object_member (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_OBJECT);

  return node ? json_node_get_object (node) : NULL;
}

static JsonArray *
array_member (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_ARRAY);

  return node ? json_node_get_array (node) : NULL;
}

static const char *
string_member (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

/* FALSE where it is no number. */
static gboolean
read_number (JsonArray *position, guint index, double *number)
{
  JsonNode *node = json_array_get_element (position, index);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return FALSE;

  *number = json_node_get_double (node);
  return TRUE;
}

static gboolean
read_position (JsonNode *node, HutPoint *point, GError **error)
{
  JsonArray *position = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double lon, lat;

  if (!position || json_array_get_length (position) < 2 || !read_number (position, 0, &lon) ||
      !read_number (position, 1, &lat) || !isfinite (lon) || !isfinite (lat) ||
      (fabs (lon) > 180 && fabs (lon) <= PROJECTED) ||
      (fabs (lat) > 180 && fabs (lat) <= PROJECTED))
    return fail (error, HUT_GEOJSON_ERROR_MALFORMED,
                 "a position is not a longitude and a latitude in degrees");
  if (fabs (lon) > PROJECTED || fabs (lat) > PROJECTED)
    return fail (error, HUT_GEOJSON_ERROR_UNSUPPORTED,
                 "positions are in metres of a projection: convert them to degrees (WGS-84)");
  if (fabs (lat) > 90)
    return fail (error, HUT_GEOJSON_ERROR_UNSUPPORTED,
                 "positions have the latitude first: exchange the two");

  *point = hut_point_from_degrees (lon, lat);
  return TRUE;
}

static gboolean
read_part (JsonArray *positions, HutShape *shape, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));

  for (guint i = 0; i < json_array_get_length (positions); i++)
    {
      HutPoint point;

      if (!read_position (json_array_get_element (positions, i), &point, error))
        return FALSE;
      g_array_append_val (points, point);
    }

  if (shape->kind == HUT_SHAPE_POINT)
    {
      for (guint i = 0; i < points->len; i++)
        hut_shape_add_part (shape, &g_array_index (points, HutPoint, i), 1);
      return TRUE;
    }
  if (points->len < (shape->kind == HUT_SHAPE_AREA ? 3 : 2))
    return fail (error, HUT_GEOJSON_ERROR_MALFORMED,
                 shape->kind == HUT_SHAPE_AREA ? "a ring has less than three corners"
                                               : "a line has less than two points");

  /* one of no length or area is well-formed, but nothing */
  hut_shape_add_part (shape, (const HutPoint *)points->data, points->len);
  return TRUE;
}

static gboolean
read_parts (JsonNode *node, guint depth, HutShape *shape, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array)
    return fail (error, HUT_GEOJSON_ERROR_MALFORMED, "coordinates are not nested as they should");
  if (depth == 1)
    return read_part (array, shape, error);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_parts (json_array_get_element (array, i), depth - 1, shape, error))
      return FALSE;

  return TRUE;
}

static HutShape *
read_geometry (JsonObject *geometry, GError **error)
{
  const char *type = string_member (geometry, "type");
  JsonNode *coordinates = member (geometry, "coordinates", JSON_NODE_ARRAY);

  for (guint i = 0; type && coordinates && i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autoptr (HutShape) shape = NULL;
      HutPoint point;

      if (strcmp (type, FORMS[i].type) != 0)
        continue;

      shape = hut_shape_new (FORMS[i].kind);
      if (FORMS[i].depth > 0)
        return read_parts (coordinates, FORMS[i].depth, shape, error) ? g_steal_pointer (&shape)
                                                                      : NULL;
      if (!read_position (coordinates, &point, error))
        return NULL;
      hut_shape_add_part (shape, &point, 1);
      return g_steal_pointer (&shape);
    }

  g_set_error (error, HUT_GEOJSON_ERROR, HUT_GEOJSON_ERROR_MALFORMED,
               type && coordinates ? "geometry of the unknown type \"%.40s\""
                                   : "geometry without type or coordinates%.0s",
               type ? type : "");
  return NULL;
}

void
hut_geojson_feature_free (HutGeojsonFeature *feature)
{
  hut_shape_free (feature->shape);
  g_clear_pointer (&feature->properties, json_object_unref);
  g_free (feature);
}

static gboolean
read_feature (JsonObject *object, GPtrArray *features, GError **error)
{
  const char *type = string_member (object, "type");
  gboolean bare = g_strcmp0 (type, "Feature") != 0;
  JsonObject *geometry = bare ? object : object_member (object, "geometry");
  JsonObject *properties = bare ? NULL : object_member (object, "properties");
  HutGeojsonFeature *feature;
  HutShape *shape;

  if (!geometry && json_object_has_member (object, "geometry") &&
      json_object_get_null_member (object, "geometry"))
    return TRUE;
  if (!geometry)
    return fail (error, HUT_GEOJSON_ERROR_MALFORMED, "no geometry");

  shape = read_geometry (geometry, error);
  if (!shape)
    return FALSE;
  if (hut_shape_n_parts (shape) == 0)
    {
      hut_shape_free (shape);
      return TRUE;
    }

  feature = g_new0 (HutGeojsonFeature, 1);
  feature->shape = shape;
  feature->properties = properties ? json_object_ref (properties) : NULL;
  g_ptr_array_add (features, feature);
  return TRUE;
}

static gboolean
read_collection (JsonArray *array, GPtrArray *features, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, HUT_GEOJSON_ERROR, HUT_GEOJSON_ERROR_MALFORMED,
                       "feature %u: not an object", i);
          return FALSE;
        }
      if (!read_feature (json_node_get_object (node), features, error))
        {
          g_prefix_error (error, "feature %u: ", i);
          return FALSE;
        }
    }

  return TRUE;
}

/* The old "crs" member: nothing, or one of the names of WGS-84 and of CGCS2000. */
static gboolean
check_system (JsonObject *root, GError **error)
{
  JsonObject *crs = object_member (root, "crs");
  JsonObject *properties = crs ? object_member (crs, "properties") : NULL;
  const char *name = properties ? string_member (properties, "name") : NULL;

  if (!name || strstr (name, "CRS84") || strstr (name, "4326") || strstr (name, "4490"))
    return TRUE;

  g_set_error (error, HUT_GEOJSON_ERROR, HUT_GEOJSON_ERROR_UNSUPPORTED,
               "coordinate system \"%.60s\" is not WGS-84", name);
  return FALSE;
}

GPtrArray *
hut_geojson_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) features =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_geojson_feature_free);
  g_autoptr (GError) reason = NULL;
  JsonObject *root;
  JsonNode *node;

  if (length < 0)
    length = strlen (bytes);
  if (!guard (bytes, length, error))
    return NULL;

  if (!json_parser_load_from_data (parser, bytes, length, &reason))
    {
      g_set_error (error, HUT_GEOJSON_ERROR, HUT_GEOJSON_ERROR_MALFORMED, "not JSON: %s",
                   reason->message);
      return NULL;
    }

  node = json_parser_get_root (parser);
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (error, HUT_GEOJSON_ERROR_MALFORMED, "not a GeoJSON object");
      return NULL;
    }

  root = json_node_get_object (node);
  if (!check_system (root, error))
    return NULL;
  if (g_strcmp0 (string_member (root, "type"), "FeatureCollection") != 0)
    return read_feature (root, features, error) ? g_steal_pointer (&features) : NULL;
  if (!array_member (root, "features"))
    {
      fail (error, HUT_GEOJSON_ERROR_MALFORMED, "a FeatureCollection without features");
      return NULL;
    }

  return read_collection (array_member (root, "features"), features, error)
             ? g_steal_pointer (&features)
             : NULL;
}

const char *
hut_geojson_get (const HutGeojsonFeature *feature, const char *name)
{
  return feature->properties ? string_member (feature->properties, name) : NULL;
}
