/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Areas and lines of records as shapes. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-record-shape.h"

#include "base/hut-json.h"

/* [lon,lat]; FALSE where it is none. */
static gboolean
read_point (JsonNode *node, HutPoint *point)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (pair == NULL || json_array_get_length (pair) != 2 ||
      !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 0)))
    return FALSE;
  *point = (HutPoint){ (gint32)json_array_get_int_element (pair, 0),
                       (gint32)json_array_get_int_element (pair, 1) };
  return hut_point_is_valid (*point);
}

static void
add_part (HutShape *shape, JsonArray *part)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  HutPoint point;

  for (guint i = 0; i < json_array_get_length (part); i++)
    if (read_point (json_array_get_element (part, i), &point))
      g_array_append_val (points, point);
  hut_shape_add_part (shape, (const HutPoint *)points->data, points->len);
}

HutShape *
hut_record_shape (const HutRecord *record, const char *field, HutShapeKind kind)
{
  const char *text = hut_record_get_text (record, field);
  g_autoptr (JsonNode) node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;
  g_autoptr (HutShape) shape = hut_shape_new (kind);
  JsonArray *parts;
  HutPoint point;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  parts = json_node_get_array (node);
  if (json_array_get_length (parts) > 0 && read_point (json_array_get_element (parts, 0), &point))
    add_part (shape, parts);
  else
    for (guint i = 0; i < json_array_get_length (parts); i++)
      if (JSON_NODE_HOLDS_ARRAY (json_array_get_element (parts, i)))
        add_part (shape, json_array_get_array_element (parts, i));
  return hut_shape_n_parts (shape) > 0 ? g_steal_pointer (&shape) : NULL;
}
