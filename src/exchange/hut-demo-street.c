/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The demo street's lanes and units, from data/demo. Their codes name them, so that every machine
 * makes the same records. Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo.h"

#define LANES HUT_DEMO_STREET "-lanes.json"
#define UNITS HUT_DEMO_STREET "-units.json"

static gboolean
read_records (HutDemo *demo, const char *file, const HutKind *kind, GPtrArray *records,
              GError **error)
{
  g_autoptr (JsonNode) node = hut_demo_read_file (file, error);
  const char *stream = hut_demo_get_stream (demo);
  JsonArray *rows;

  if (node == NULL)
    return FALSE;
  rows = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (row) ? json_node_get_object (row) : NULL;
      const char *code =
          object != NULL ? json_object_get_string_member_with_default (object, "code", NULL) : NULL;
      HutRecord *record = NULL;

      if (code != NULL)
        {
          HutUid id = hut_uid_from_key (stream, kind->name, code);

          record = hut_record_from_json (kind, &id, stream, 0, object, NULL, error);
        }
      else
        g_set_error (error, HUT_DEMO_ERROR, HUT_DEMO_ERROR_MALFORMED,
                     "data/demo/%s: entry %u has no code", file, i + 1);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return TRUE;
}

GPtrArray *
hut_demo_street_records (HutDemo *demo, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (!read_records (demo, UNITS, &hut_kind_unit, records, error) ||
      !read_records (demo, LANES, &hut_kind_lane, records, error))
    return NULL;
  return g_steal_pointer (&records);
}
