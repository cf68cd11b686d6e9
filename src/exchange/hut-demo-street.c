/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The demo street's units, grids and lanes, from data/demo, and invented chiefs of the lanes. Their
 * codes name them, so that every machine makes the same records. Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-roster.h"

#define GRIDS HUT_DEMO_STREET "-grids.json"
#define LANES HUT_DEMO_STREET "-lanes.json"
#define UNITS HUT_DEMO_STREET "-units.json"
#define WITHOUT_CHIEF 6 /* one lane in so many has nobody: the gap that an office looks for */

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

/* A person for lanes, plainly invented as the callers are: a surname and a stem. */
static HutRecord *
make_chief (HutDemo *demo, const HutRecord *lane, guint index)
{
  const char *const *surnames = hut_demo_tables_words (hut_demo_get_tables (demo), "surnames");
  const char *const *stems = hut_demo_tables_words (hut_demo_get_tables (demo), "stems");
  const char *stream = hut_demo_get_stream (demo);
  g_autofree char *key = g_strdup_printf ("chief %u", index);
  g_autofree char *name =
      g_strconcat (surnames[(index * 11 + 4) % g_strv_length ((char **)surnames)],
                   stems[(index * 3 + 8) % g_strv_length ((char **)stems)], NULL);
  HutUid id = hut_uid_from_key (stream, hut_kind_person.name, key);
  HutRecord *person = hut_record_new (&hut_kind_person, &id, stream);

  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "unit", "urban");
  hut_record_set_text (person, "community", hut_record_get_text (lane, "community"));
  return person;
}

/* Each chief has two lanes or three. */
static void
add_chiefs (HutDemo *demo, GPtrArray *records)
{
  HutRecord *chiefs[HUT_DEMO_CHIEFS] = { NULL };
  guint n_records = records->len, index = 0;

  for (guint i = 0; i < n_records; i++)
    {
      HutRecord *lane = records->pdata[i];
      guint number = index % HUT_DEMO_CHIEFS;

      if (lane->kind != &hut_kind_lane || ++index % WITHOUT_CHIEF == 0)
        continue;
      if (chiefs[number] == NULL)
        {
          chiefs[number] = make_chief (demo, lane, number);
          g_ptr_array_add (records, chiefs[number]);
        }
      hut_record_set (lane, "chief", hut_value_uid (&chiefs[number]->id));
    }
}

GPtrArray *
hut_demo_street_records (HutDemo *demo, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (!read_records (demo, UNITS, &hut_kind_unit, records, error) ||
      !read_records (demo, GRIDS, &hut_kind_grid, records, error) ||
      !read_records (demo, LANES, &hut_kind_lane, records, error))
    return NULL;
  add_chiefs (demo, records);
  return g_steal_pointer (&records);
}
