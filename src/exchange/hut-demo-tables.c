/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads the demo street's files. They are ours, but a half installed or edited one must be told
 * from a good one: each absence is an error that names the file and what is missing.
 * Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-tables.h"

#include "base/hut-json.h"
#include "base/hut-paths.h"

#include <string.h>

#define TEXTS "texts.json"
#define PLACES HUT_DEMO_STREET "-places.json"
#define LANES HUT_DEMO_STREET "-lanes.json"

static const char *const class_names[HUT_DEMO_N_CLASSES] = {
  "home",  "estate", "dorm",  "teaching", "office", "canteen", "school",
  "sport", "green",  "water", "road",     "gate",   "stop",
};

G_DEFINE_QUARK (hut_demo_error, hut_demo_error)

static gboolean
malformed (GError **error, const char *file, const char *what)
{
  g_set_error (error, HUT_DEMO_ERROR, HUT_DEMO_ERROR_MALFORMED, "data/demo/%s: %s", file, what);
  return FALSE;
}

JsonNode *
hut_demo_read_file (const char *name, GError **error)
{
  g_autofree char *inside = g_build_filename ("demo", name, NULL);
  g_autofree char *path = hut_paths_data_file (inside);
  g_autofree char *bytes = NULL;
  JsonNode *node;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  node = hut_json_parse (bytes, length, error);
  if (node == NULL)
    g_prefix_error (error, "%s: ", path);
  return node;
}

gboolean
hut_demo_read_point (JsonNode *node, HutPoint *point)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (pair == NULL || json_array_get_length (pair) != 2)
    return FALSE;
  *point = (HutPoint){ json_array_get_int_element (pair, 0), json_array_get_int_element (pair, 1) };
  return hut_point_is_valid (*point);
}

/* The texts of @array; NULL where it is absent, empty, or holds anything else. */
static GStrv
read_texts (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL || json_array_get_length (array) == 0)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_numbers (JsonArray *array, guint *numbers, guint n_numbers)
{
  if (array == NULL || json_array_get_length (array) != n_numbers)
    return FALSE;
  for (guint i = 0; i < n_numbers; i++)
    numbers[i] = json_array_get_int_element (array, i);
  return TRUE;
}

static gboolean
read_class (const char *name, HutDemoClass *class)
{
  for (guint i = 0; name != NULL && i < HUT_DEMO_N_CLASSES; i++)
    if (g_str_equal (name, class_names[i]))
      {
        *class = i;
        return TRUE;
      }
  return FALSE;
}

/* Places */

static void
place_free (gpointer data)
{
  HutDemoPlace *place = data;

  g_free (place->name);
  g_free (place->community);
  g_free (place->lane);
  g_clear_pointer (&place->points, g_array_unref);
  g_free (place);
}

static gboolean
read_points (JsonArray *array, GArray *points)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      HutPoint point;

      if (!hut_demo_read_point (json_array_get_element (array, i), &point))
        return FALSE;
      g_array_append_val (points, point);
    }
  return points->len > 0;
}

static gboolean
read_place (HutDemoTables *tables, JsonObject *row, GHashTable *lanes, GError **error)
{
  const char *name = hut_json_get_string (row, "name");
  HutDemoPlace *place = g_new0 (HutDemoPlace, 1);

  g_ptr_array_add (tables->places, place);
  place->name = g_strdup (name);
  place->community = g_strdup (hut_json_get_string (row, "community"));
  place->points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  if (name == NULL || place->community == NULL ||
      !read_class (hut_json_get_string (row, "class"), &place->class) ||
      !read_points (hut_json_get_array (row, "points"), place->points))
    return malformed (error, PLACES, "a place without name, community, class or points");
  place->lane = g_strdup (g_hash_table_lookup (lanes, name));
  g_ptr_array_add (tables->places_of[place->class], place);
  return TRUE;
}

/* The codes of the lanes by name. */
static GHashTable *
read_lane_codes (GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) node = hut_demo_read_file (LANES, error);
  JsonArray *rows;

  if (node == NULL)
    return NULL;
  rows = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_hash_table_replace (codes, g_strdup (hut_json_get_string (row, "name")),
                            g_strdup (hut_json_get_string (row, "code")));
    }
  return g_steal_pointer (&codes);
}

static gboolean
read_places (HutDemoTables *tables, GError **error)
{
  g_autoptr (GHashTable) lanes = read_lane_codes (error);
  g_autoptr (JsonNode) node = lanes != NULL ? hut_demo_read_file (PLACES, error) : NULL;
  JsonArray *rows;

  if (node == NULL)
    return FALSE;
  rows = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (!JSON_NODE_HOLDS_OBJECT (row))
        return malformed (error, PLACES, "an entry is no object");
      if (!read_place (tables, json_node_get_object (row), lanes, error))
        return FALSE;
    }
  return tables->places->len > 0 || malformed (error, PLACES, "has no places");
}

/* Texts */

static void
leaf_free (gpointer data)
{
  HutDemoLeaf *leaf = data;

  for (guint i = 0; i < G_N_ELEMENTS (leaf->path); i++)
    g_free (leaf->path[i]);
  g_free (leaf->lead);
  g_free (leaf->route);
  g_strfreev (leaf->kinds);
  g_strfreev (leaf->levels);
  g_strfreev (leaf->title);
  g_strfreev (leaf->fact);
  g_strfreev (leaf->harm);
  g_strfreev (leaf->wish);
  g_strfreev (leaf->answer);
  g_free (leaf);
}

/* The classes that the leaf speaks of; 0 where one is unknown, or none of its places is there. */
static guint
read_classes (HutDemoTables *tables, JsonArray *names)
{
  guint classes = 0;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      HutDemoClass class;

      if (!read_class (json_array_get_string_element (names, i), &class) ||
          tables->places_of[class]->len == 0)
        return 0;
      classes |= 1u << class;
    }
  return classes;
}

static gboolean
read_leaf (HutDemoTables *tables, JsonObject *row, JsonObject *seasons, JsonObject *hours)
{
  HutDemoLeaf *leaf = g_new0 (HutDemoLeaf, 1);
  const char *season = hut_json_get_string (row, "season");
  const char *day = hut_json_get_string (row, "hours");
  const char *route = hut_json_get_string (row, "route");
  g_auto (GStrv) path = read_texts (hut_json_get_array (row, "path"));
  gint64 weight = 0;

  g_ptr_array_add (tables->leaves, leaf);
  if (path == NULL || g_strv_length (path) != G_N_ELEMENTS (leaf->path) || season == NULL ||
      day == NULL || !hut_json_get_int (row, "weight", &weight) || weight < 1 || weight > 1000)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (leaf->path); i++)
    leaf->path[i] = g_strdup (path[i]);
  leaf->weight = weight;
  leaf->classes = read_classes (tables, hut_json_get_array (row, "at"));
  leaf->lead = g_strdup (hut_json_get_string (row, "lead"));
  leaf->route = g_strdup (route != NULL ? route : "handle");
  leaf->kinds = read_texts (hut_json_get_array (row, "kind"));
  leaf->levels = read_texts (hut_json_get_array (row, "level"));
  leaf->title = read_texts (hut_json_get_array (row, "title"));
  leaf->fact = read_texts (hut_json_get_array (row, "fact"));
  leaf->harm = read_texts (hut_json_get_array (row, "harm"));
  leaf->wish = read_texts (hut_json_get_array (row, "wish"));
  leaf->answer = read_texts (hut_json_get_array (row, "answer"));
  return leaf->classes != 0 && leaf->lead != NULL && leaf->kinds != NULL && leaf->levels != NULL &&
         leaf->title != NULL && leaf->fact != NULL && leaf->harm != NULL && leaf->wish != NULL &&
         leaf->answer != NULL &&
         read_numbers (hut_json_get_array (seasons, season), leaf->months, 12) &&
         read_numbers (hut_json_get_array (hours, day), leaf->hours, 24);
}

static gboolean
read_leaves (HutDemoTables *tables, JsonObject *texts, GError **error)
{
  JsonObject *seasons = hut_json_get_object (texts, "seasons");
  JsonObject *hours = hut_json_get_object (texts, "hours");
  JsonArray *rows = hut_json_get_array (texts, "leaves");

  if (seasons == NULL || hours == NULL || rows == NULL || json_array_get_length (rows) == 0)
    return malformed (error, TEXTS, "has no seasons, hours or leaves");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (!JSON_NODE_HOLDS_OBJECT (row) ||
          !read_leaf (tables, json_node_get_object (row), seasons, hours))
        {
          g_autofree char *what = g_strdup_printf ("leaf %u is not complete", i + 1);

          return malformed (error, TEXTS, what);
        }
    }
  return TRUE;
}

static gboolean
read_slot (HutDemoTables *tables, const char *name, JsonObject *classes, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (classes);

  for (GList *at = members; at != NULL; at = at->next)
    {
      const char *class = at->data;
      GStrv choices = read_texts (hut_json_get_array (classes, class));

      if (choices == NULL)
        return malformed (error, TEXTS, name);
      g_hash_table_replace (tables->slots,
                            g_str_equal (class, "*") ? g_strdup (name)
                                                     : g_strconcat (name, "/", class, NULL),
                            choices);
    }
  return g_hash_table_contains (tables->slots, name) || malformed (error, TEXTS, name);
}

static gboolean
read_words (HutDemoTables *tables, JsonObject *texts, GError **error)
{
  JsonObject *words = hut_json_get_object (texts, "words");
  JsonObject *slots = hut_json_get_object (texts, "slots");
  g_autoptr (GList) word_names = words != NULL ? json_object_get_members (words) : NULL;
  g_autoptr (GList) slot_names = slots != NULL ? json_object_get_members (slots) : NULL;

  for (GList *at = word_names; at != NULL; at = at->next)
    {
      GStrv templates = read_texts (hut_json_get_array (words, at->data));

      if (templates == NULL)
        return malformed (error, TEXTS, at->data);
      g_hash_table_replace (tables->words, g_strdup (at->data), templates);
    }
  for (GList *at = slot_names; at != NULL; at = at->next)
    {
      JsonObject *classes = hut_json_get_object (slots, at->data);

      if (classes == NULL || !read_slot (tables, at->data, classes, error))
        return classes != NULL ? FALSE : malformed (error, TEXTS, at->data);
    }
  return word_names != NULL && slot_names != NULL ? TRUE : malformed (error, TEXTS, "has no words");
}

/* Every template must find what it names. */

/* Slots that the composer sets itself. */
static const char *const given_slots[] = { "p", "w", "r", "lead", "grade", "mood", NULL };

static const char *const needed_words[] = {
  "accepted",  "assigned",   "attempt",   "callback", "contact",  "disputed", "excluded",
  "extension", "grades",     "histories", "hotline",  "interim",  "moods",    "openings",
  "progress",  "registered", "reopened",  "replies",  "returned", "routed",   "staff",
  "stems",     "surnames",   "told",      "unsolved", "upheld",   "void",     "wishes"
};

static gboolean
check_template (HutDemoTables *tables, const char *template, GError **error)
{
  for (const char *open = strchr (template, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;

      if (name == NULL ||
          (!g_strv_contains (given_slots, name) && !g_hash_table_contains (tables->slots, name)))
        return malformed (error, TEXTS, template);
    }
  return TRUE;
}

static gboolean
check_templates (HutDemoTables *tables, GStrv templates, GError **error)
{
  for (guint i = 0; templates[i] != NULL; i++)
    if (!check_template (tables, templates[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_all (HutDemoTables *tables, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed_words); i++)
    {
      GStrv templates = g_hash_table_lookup (tables->words, needed_words[i]);

      if (templates == NULL)
        return malformed (error, TEXTS, needed_words[i]);
      if (!check_templates (tables, templates, error))
        return FALSE;
    }
  if (g_strv_length (g_hash_table_lookup (tables->words, "grades")) != 5 ||
      g_strv_length (g_hash_table_lookup (tables->words, "routed")) != 5)
    return malformed (error, TEXTS, "grades or routed are not five");
  for (guint i = 0; i < tables->leaves->len; i++)
    {
      const HutDemoLeaf *leaf = tables->leaves->pdata[i];

      if (!check_templates (tables, leaf->title, error) ||
          !check_templates (tables, leaf->fact, error) ||
          !check_templates (tables, leaf->harm, error) ||
          !check_templates (tables, leaf->wish, error) ||
          !check_templates (tables, leaf->answer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (HutDemoTables *tables, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (!read_places (tables, error))
    return FALSE;
  node = hut_demo_read_file (TEXTS, error);
  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return malformed (error, TEXTS, "is no object");
  return read_words (tables, json_node_get_object (node), error) &&
         read_leaves (tables, json_node_get_object (node), error) && check_all (tables, error);
}

/* Public API */

HutDemoTables *
hut_demo_tables_read (GError **error)
{
  g_autoptr (HutDemoTables) tables = g_new0 (HutDemoTables, 1);

  tables->leaves = g_ptr_array_new_with_free_func (leaf_free);
  tables->places = g_ptr_array_new_with_free_func (place_free);
  for (guint i = 0; i < HUT_DEMO_N_CLASSES; i++)
    tables->places_of[i] = g_ptr_array_new ();
  tables->words =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  tables->slots =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  return read_all (tables, error) ? g_steal_pointer (&tables) : NULL;
}

void
hut_demo_tables_free (HutDemoTables *tables)
{
  for (guint i = 0; i < HUT_DEMO_N_CLASSES; i++)
    g_ptr_array_unref (tables->places_of[i]);
  g_ptr_array_unref (tables->places);
  g_ptr_array_unref (tables->leaves);
  g_hash_table_unref (tables->words);
  g_hash_table_unref (tables->slots);
  g_free (tables);
}

const char *const *
hut_demo_tables_words (const HutDemoTables *tables, const char *name)
{
  const char *const *templates = g_hash_table_lookup (tables->words, name);

  g_assert (templates != NULL); /* one of needed_words */
  return templates;
}

const char *const *
hut_demo_tables_slot (const HutDemoTables *tables, const char *name, HutDemoClass class)
{
  g_autofree char *key = g_strconcat (name, "/", class_names[class], NULL);
  const char *const *choices = g_hash_table_lookup (tables->slots, key);

  return choices != NULL ? choices : g_hash_table_lookup (tables->slots, name);
}
