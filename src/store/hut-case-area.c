/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where cases are asked for: as JSON, and decided for a place. The query is hut-reader-cases.c's.
 */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-area.h"

#include "base/hut-json.h"

static gboolean
same_box (const HutBox *a, const HutBox *b)
{
  return a->min_lon == b->min_lon && a->min_lat == b->min_lat && a->max_lon == b->max_lon &&
         a->max_lat == b->max_lat;
}

gboolean
hut_case_area_equal (const HutCaseArea *a, const HutCaseArea *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == HUT_CASE_AREA_CIRCLE)
    return a->centre.lon == b->centre.lon && a->centre.lat == b->centre.lat &&
           a->metres == b->metres;
  return a->kind == HUT_CASE_AREA_ANY || same_box (&a->box, &b->box);
}

HutBox
hut_case_area_box (const HutCaseArea *area)
{
  HutBox box = HUT_BOX_EMPTY;

  if (area->kind == HUT_CASE_AREA_BOX)
    return area->box;
  if (area->kind == HUT_CASE_AREA_CIRCLE)
    {
      hut_box_add_point (&box, area->centre);
      box = hut_box_grown (&box, area->metres);
    }
  return box;
}

gboolean
hut_case_area_holds (const HutCaseArea *area, HutPoint place)
{
  HutBox box = hut_case_area_box (area);

  if (area->kind == HUT_CASE_AREA_ANY)
    return TRUE;
  return hut_box_contains (&box, place) &&
         (area->kind == HUT_CASE_AREA_BOX ||
          hut_point_distance (area->centre, place) <= area->metres);
}

JsonObject *
hut_case_area_to_json (const HutCaseArea *area)
{
  JsonObject *object = json_object_new ();
  JsonArray *box;

  if (area->kind == HUT_CASE_AREA_CIRCLE)
    {
      json_object_set_int_member (object, "lon", area->centre.lon);
      json_object_set_int_member (object, "lat", area->centre.lat);
      json_object_set_int_member (object, "metres", area->metres);
      return object;
    }
  box = json_array_new ();
  json_array_add_int_element (box, area->box.min_lon);
  json_array_add_int_element (box, area->box.min_lat);
  json_array_add_int_element (box, area->box.max_lon);
  json_array_add_int_element (box, area->box.max_lat);
  json_object_set_array_member (object, "box", box);
  return object;
}

static gboolean
read_circle (HutCaseArea *area, JsonObject *object)
{
  gint64 lon, lat, metres;

  if (json_object_get_size (object) != 3 || !hut_json_get_int (object, "lon", &lon) ||
      !hut_json_get_int (object, "lat", &lat) || !hut_json_get_int (object, "metres", &metres) ||
      ABS (lon) > HUT_POINT_LON_MAX || ABS (lat) > HUT_POINT_LAT_MAX || metres < 1 ||
      metres > HUT_CASE_AREA_METRES_MAX)
    return FALSE;
  *area = (HutCaseArea){ .kind = HUT_CASE_AREA_CIRCLE,
                         .centre = { (gint32)lon, (gint32)lat },
                         .metres = (int)metres };
  return TRUE;
}

static gboolean
read_box (HutCaseArea *area, JsonArray *array)
{
  gint64 edges[4];

  if (array == NULL || json_array_get_length (array) != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        return FALSE;
      edges[i] = json_node_get_int (node);
      if (ABS (edges[i]) > (i % 2 == 0 ? HUT_POINT_LON_MAX : HUT_POINT_LAT_MAX))
        return FALSE;
    }
  if (edges[0] > edges[2] || edges[1] > edges[3])
    return FALSE;
  *area = (HutCaseArea){ .kind = HUT_CASE_AREA_BOX,
                         .box = { (gint32)edges[0], (gint32)edges[1], (gint32)edges[2],
                                  (gint32)edges[3] } };
  return TRUE;
}

gboolean
hut_case_area_read (HutCaseArea *area, JsonObject *object)
{
  if (object == NULL)
    return FALSE;
  if (json_object_has_member (object, "box"))
    return json_object_get_size (object) == 1 &&
           read_box (area, hut_json_get_array (object, "box"));
  return read_circle (area, object);
}
