/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writers of fields. A record that nobody has changed has one entry. Pure. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-writers.h"

#include "base/hut-json.h"

#include <string.h>

struct _HutWriters
{
  HutWriter creator;
  GHashTable *fields; /* name → HutWriter */
};

HutWriters *
hut_writers_new (const HutWriter *creator)
{
  HutWriters *writers = g_new0 (HutWriters, 1);

  writers->creator = *creator;
  writers->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return writers;
}

void
hut_writers_free (HutWriters *writers)
{
  if (writers == NULL)
    return;
  g_hash_table_unref (writers->fields);
  g_free (writers);
}

HutWriter
hut_writers_get (const HutWriters *writers, const HutField *field)
{
  const HutWriter *writer = g_hash_table_lookup (writers->fields, field->name);

  return writer != NULL ? *writer : writers->creator;
}

void
hut_writers_set (HutWriters *writers, const HutField *field, const HutWriter *writer)
{
  g_hash_table_insert (writers->fields, g_strdup (field->name), g_memdup2 (writer, sizeof *writer));
}

gboolean
hut_writer_is_later (const HutWriter *writer, const HutWriter *than)
{
  int order;

  if (writer->clock != than->clock)
    return writer->clock > than->clock;
  order = memcmp (&writer->device, &than->device, sizeof writer->device);
  if (order == 0)
    order = memcmp (&writer->op, &than->op, sizeof writer->op);
  return order > 0;
}

static void
print_writer (JsonObject *object, const char *name, const HutWriter *writer)
{
  JsonArray *array = json_array_sized_new (3);
  char text[HUT_UID_STRING_LEN + 1];

  json_array_add_int_element (array, writer->clock);
  json_array_add_string_element (array, hut_uid_print (&writer->device, text));
  json_array_add_string_element (array, hut_uid_print (&writer->op, text));
  json_object_set_array_member (object, name, array);
}

char *
hut_writers_print (const HutWriters *writers)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GHashTableIter iter;
  gpointer name, writer;

  print_writer (object, "", &writers->creator);
  g_hash_table_iter_init (&iter, writers->fields);
  while (g_hash_table_iter_next (&iter, &name, &writer))
    print_writer (object, name, writer);
  return hut_json_print_object (object);
}

static gboolean
read_writer (JsonNode *node, HutWriter *writer)
{
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != 3)
    return FALSE;
  writer->clock = json_array_get_int_element (array, 0);
  return hut_uid_parse (json_array_get_string_element (array, 1), &writer->device) &&
         hut_uid_parse (json_array_get_string_element (array, 2), &writer->op);
}

HutWriters *
hut_writers_parse (const char *text)
{
  g_autoptr (JsonObject) object = hut_json_parse_object (text, -1, NULL);
  g_autoptr (HutWriters) writers = NULL;
  HutWriter writer;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL || !read_writer (json_object_get_member (object, ""), &writer))
    return NULL;
  writers = hut_writers_new (&writer);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (*name == '\0')
        continue;
      if (!read_writer (node, &writer))
        return NULL;
      g_hash_table_insert (writers->fields, g_strdup (name), g_memdup2 (&writer, sizeof writer));
    }
  return g_steal_pointer (&writers);
}
