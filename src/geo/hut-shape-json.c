/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Figures as records keep them; see the header. Any thread. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-shape-json.h"

#include "base/hut-json.h"

static gboolean
read_whole (JsonArray *pair, guint index, gint32 *value)
{
  JsonNode *node = json_array_get_element (pair, index);
  gint64 whole;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  whole = json_node_get_int (node);
  *value = (gint32)CLAMP (whole, G_MININT32, G_MAXINT32);
  return *value == whole;
}

static gboolean
read_point (JsonNode *node, HutPoint *point)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return pair != NULL && json_array_get_length (pair) == 2 && read_whole (pair, 0, &point->lon) &&
         read_whole (pair, 1, &point->lat) && hut_point_is_valid (*point);
}

static gboolean
read_part (HutShape *shape, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      HutPoint point;

      if (!read_point (json_array_get_element (array, i), &point))
        return FALSE;
      g_array_append_val (points, point);
    }
  return points->len > 0 && hut_shape_add_part (shape, (HutPoint *)points->data, points->len);
}

HutShape *
hut_shape_from_json (HutShapeKind kind, const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;
  g_autoptr (HutShape) shape = hut_shape_new (kind);
  JsonArray *array;
  HutPoint ignored;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  if (json_array_get_length (array) == 0)
    return NULL;
  if (kind == HUT_SHAPE_LINE && read_point (json_array_get_element (array, 0), &ignored))
    return read_part (shape, node) ? g_steal_pointer (&shape) : NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_part (shape, json_array_get_element (array, i)))
      return NULL;
  return g_steal_pointer (&shape);
}

static void
append_part (GString *text, const HutShape *line, guint part)
{
  guint n;
  const HutPoint *points = hut_shape_part (line, part, &n);

  g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s[%d,%d]", i > 0 ? "," : "", points[i].lon, points[i].lat);
  g_string_append_c (text, ']');
}

char *
hut_shape_line_to_json (const HutShape *line)
{
  GString *text = g_string_new (NULL);
  guint n = hut_shape_n_parts (line);

  if (n > 1)
    g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_part (text, line, i);
    }
  if (n > 1)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}
