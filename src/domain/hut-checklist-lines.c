/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Check-lists in lines. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-checklist-lines.h"

#include "base/hut-json.h"
#include "domain/hut-office.h"

static const char *const parts[] = { "noes", "haves" };

static JsonArray *
items_of (JsonNode *value, const char *part)
{
  return value != NULL && JSON_NODE_HOLDS_OBJECT (value)
             ? hut_json_get_array (json_node_get_object (value), part)
             : NULL;
}

static guint
n_items (JsonArray *items)
{
  return items != NULL ? json_array_get_length (items) : 0;
}

static JsonObject *
item_at (JsonArray *items, guint index)
{
  JsonNode *node = json_array_get_element (items, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
name_of (JsonObject *item)
{
  return item != NULL ? hut_rule_text (json_object_get_member (item, "name")) : NULL;
}

char *
hut_checklist_lines (JsonNode *value, const char *part)
{
  JsonArray *items = items_of (value, part);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < n_items (items); i++)
    {
      g_autofree char *name = name_of (item_at (items, i));

      if (name != NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", name);
    }
  return g_string_free (lines, FALSE);
}

/* ---- From lines ---- */

/* Stripped, without those that are empty. */
static GPtrArray *
split (const char *text)
{
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL; i++)
    if (*g_strstrip (all[i]) != '\0')
      g_ptr_array_add (lines, g_strdup (all[i]));
  return lines;
}

/* The kept item that says @line; G_MAXUINT: none does. */
static guint
find_same (JsonArray *items, const char *line)
{
  for (guint i = 0; i < n_items (items); i++)
    {
      g_autofree char *name = name_of (item_at (items, i));

      if (g_strcmp0 (name, line) == 0)
        return i;
    }
  return G_MAXUINT;
}

static gboolean
says (GPtrArray *lines, JsonObject *item)
{
  g_autofree char *name = name_of (item);

  return name != NULL && g_ptr_array_find_with_equal_func (lines, name, g_str_equal, NULL);
}

/* A code that no item of @kept has, and none of @used. */
static char *
new_code (JsonNode *kept, GHashTable *used)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *code = g_strdup_printf ("own-%u", n);
      gboolean taken = g_hash_table_contains (used, code);

      for (gsize k = 0; k < G_N_ELEMENTS (parts); k++)
        for (guint i = 0; i < n_items (items_of (kept, parts[k])); i++)
          {
            JsonObject *item = item_at (items_of (kept, parts[k]), i);

            taken |= item != NULL && g_strcmp0 (hut_json_get_string (item, "code"), code) == 0;
          }
      if (!taken)
        return g_steal_pointer (&code);
    }
}

static JsonObject *
new_item (const char *code, const char *name)
{
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "code", code);
  json_object_set_string_member (item, "name", name);
  return item;
}

/* What the line @index becomes. */
static JsonNode *
item_of (JsonNode *kept, JsonArray *items, GPtrArray *lines, guint index, GHashTable *used)
{
  const char *line = lines->pdata[index];
  guint same = find_same (items, line);
  JsonObject *before = lines->len == n_items (items) ? item_at (items, index) : NULL;
  const char *code = before != NULL ? hut_json_get_string (before, "code") : NULL;
  g_autofree char *made = NULL;
  JsonNode *node;

  if (same != G_MAXUINT)
    return json_node_copy (json_array_get_element (items, same));
  if (code == NULL || says (lines, before))
    code = made = new_code (kept, used);
  g_hash_table_add (used, g_strdup (code));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, new_item (code, line));
  return node;
}

JsonNode *
hut_checklist_from_lines (JsonNode *kept, const char *noes, const char *haves)
{
  const char *const texts[] = { noes, haves };
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *object = json_object_new ();
  JsonNode *value = json_node_new (JSON_NODE_OBJECT);

  for (gsize k = 0; k < G_N_ELEMENTS (parts); k++)
    {
      g_autoptr (GPtrArray) lines = split (texts[k]);
      JsonArray *items = items_of (kept, parts[k]), *array = json_array_new ();

      for (guint i = 0; i < lines->len; i++)
        json_array_add_element (array, item_of (kept, items, lines, i, used));
      json_object_set_array_member (object, parts[k], array);
    }
  json_node_take_object (value, object);
  return value;
}
