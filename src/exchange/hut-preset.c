/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Presets as they stand in their files, checked once, with every name in its normal form. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-preset.h"

#include "base/hut-json.h"
#include "base/hut-paths.h"
#include "exchange/hut-exchange-error.h"

#include <gio/gio.h>
#include <string.h>

#define WORDS_FILE "presets/words.json"
#define ANY_WORD "*"

struct _HutPreset
{
  gatomicrefcount refs;
  char *name;
  char *label;
  char *source;
  GTimeZone *zone;
  HutCoords coords;
  GPtrArray *fields;    /* names, ends with NULL */
  GHashTable *names;    /* field -> GHashTable: heading -> place + 1 */
  GPtrArray *required;  /* GStrv: one of each is needed */
  GHashTable *defaults; /* field -> value */
  GHashTable *words;    /* field or "bool" -> GHashTable: word -> code */
};

static gboolean
fail (GError **error, const char *file, const char *what)
{
  g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING, "%s: %s", file, what);
  return FALSE;
}

/* Signs such as √ and × are words of their own. */
static gboolean
is_punctuation (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type >= G_UNICODE_CONNECT_PUNCTUATION && type <= G_UNICODE_OPEN_PUNCTUATION;
}

char *
hut_preset_normalize (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isspace (character) && !is_punctuation (character) &&
          !g_unichar_iszerowidth (character))
        g_string_append_unichar (out, character);
    }
  return g_string_free (out, FALSE);
}

/* The pseudo fields, and every field of a case that a file may fill. */
gboolean
hut_preset_is_field (const char *name)
{
  static const char *const pseudo[] = { HUT_PRESET_LONGITUDE, HUT_PRESET_LATITUDE,
                                        HUT_PRESET_COORDINATES, HUT_PRESET_STREET, NULL };
  static const char *const ours[] = { "number",       "source",      "place",
                                      "place_system", "due_source",  "matter",
                                      "reopened",     "void_reason", NULL };

  if (g_strv_contains (pseudo, name))
    return TRUE;
  return hut_kind_field (&hut_kind_case, name) != NULL && !g_strv_contains (ours, name);
}

static GHashTable *
new_table (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
}

static gboolean
read_names (HutPreset *preset, const char *field, JsonArray *names)
{
  GHashTable *table = new_table (NULL);

  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonNode *name = json_array_get_element (names, i);
      g_autofree char *normal = NULL;

      if (!JSON_NODE_HOLDS_VALUE (name) || json_node_get_string (name) == NULL)
        continue;
      normal = hut_preset_normalize (json_node_get_string (name));
      if (*normal != '\0' && !g_hash_table_contains (table, normal))
        g_hash_table_insert (table, g_steal_pointer (&normal), GUINT_TO_POINTER (i + 1));
    }
  g_hash_table_insert (preset->names, g_strdup (field), table);
  g_ptr_array_add (preset->fields, g_strdup (field));
  return g_hash_table_size (table) > 0;
}

static gboolean
read_fields (HutPreset *preset, JsonObject *fields, const char *file, GError **error)
{
  g_autoptr (GList) members = fields != NULL ? json_object_get_members (fields) : NULL;

  if (members == NULL)
    return fail (error, file, "names no fields");
  for (GList *member = members; member != NULL; member = member->next)
    {
      JsonArray *names = hut_json_get_array (fields, member->data);

      if (!hut_preset_is_field (member->data))
        return fail (error, file, "names a field that no file can fill");
      if (names == NULL || !read_names (preset, member->data, names))
        return fail (error, file, "has a field without names");
    }
  g_ptr_array_add (preset->fields, NULL);
  return TRUE;
}

static gboolean
read_required (HutPreset *preset, JsonArray *groups, const char *file, GError **error)
{
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    {
      JsonNode *node = json_array_get_element (groups, i);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      if (!JSON_NODE_HOLDS_ARRAY (node))
        return fail (error, file, "requires something that is no list of fields");
      for (guint j = 0; j < json_array_get_length (json_node_get_array (node)); j++)
        {
          const char *name = json_array_get_string_element (json_node_get_array (node), j);

          if (name == NULL || !g_hash_table_contains (preset->names, name))
            return fail (error, file, "requires a field that it has no name for");
          g_strv_builder_add (builder, name);
        }
      g_ptr_array_add (preset->required, g_strv_builder_end (builder));
    }
  return TRUE;
}

static void
read_defaults (HutPreset *preset, JsonObject *defaults)
{
  g_autoptr (GList) members = defaults != NULL ? json_object_get_members (defaults) : NULL;

  for (GList *member = members; member != NULL; member = member->next)
    g_hash_table_insert (preset->defaults, g_strdup (member->data),
                         g_strdup (hut_json_get_string (defaults, member->data)));
}

/* "1" and "0" of a BOOL, or one of the field's codes, or nothing. */
static gboolean
is_code (const char *field_name, const char *code)
{
  const HutField *field = hut_kind_field (&hut_kind_case, field_name);

  if (code == NULL)
    return FALSE;
  if (*code == '\0')
    return TRUE;
  if (field == NULL || field->type == HUT_FIELD_BOOL)
    return g_str_equal (code, "1") || g_str_equal (code, "0");
  for (const HutCode *at = field->codes; at != NULL && at->code != NULL; at++)
    if (g_str_equal (at->code, code))
      return TRUE;
  return FALSE;
}

/* Words of the preset itself were read first, and stay. */
static gboolean
read_words_of (HutPreset *preset, const char *field, JsonObject *words, const char *file,
               GError **error)
{
  GHashTable *table = g_hash_table_lookup (preset->words, field);
  g_autoptr (GList) members = json_object_get_members (words);

  if (table == NULL)
    {
      table = new_table (g_free);
      g_hash_table_insert (preset->words, g_strdup (field), table);
    }
  for (GList *member = members; member != NULL; member = member->next)
    {
      const char *code = hut_json_get_string (words, member->data);
      g_autofree char *word = g_str_equal (member->data, ANY_WORD)
                                  ? g_strdup (ANY_WORD)
                                  : hut_preset_normalize (member->data);

      if (!is_code (field, code))
        return fail (error, file, "has a word for a code that does not exist");
      if (!g_hash_table_contains (table, word))
        g_hash_table_insert (table, g_steal_pointer (&word), g_strdup (code));
    }
  return TRUE;
}

static gboolean
read_words (HutPreset *preset, JsonObject *words, const char *file, GError **error)
{
  g_autoptr (GList) members = words != NULL ? json_object_get_members (words) : NULL;

  for (GList *member = members; member != NULL; member = member->next)
    {
      JsonObject *table = hut_json_get_object (words, member->data);

      if (table == NULL || !read_words_of (preset, member->data, table, file, error))
        return table != NULL ? FALSE : fail (error, file, "has words that are no table");
    }
  return TRUE;
}

static char *
choose_label (JsonObject *labels, const char *fallback)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; labels != NULL && languages[i] != NULL; i++)
    {
      const char *label = hut_json_get_string (labels, languages[i]);

      if (label != NULL)
        return g_strdup (label);
    }
  if (labels != NULL && hut_json_get_string (labels, "en") != NULL)
    return g_strdup (hut_json_get_string (labels, "en"));
  return g_strdup (fallback);
}

static gboolean
read_head (HutPreset *preset, JsonObject *object, const char *file, GError **error)
{
  const char *coords = hut_json_get_string (object, "coordinates");

  preset->name = g_strdup (hut_json_get_string (object, "name"));
  preset->source = g_strdup (hut_json_get_string (object, "source"));
  preset->zone = hut_time_zone (hut_json_get_string (object, "zone"));
  if (preset->name == NULL || preset->source == NULL || *preset->source == '\0')
    return fail (error, file, "has no name, or no source");
  if (coords != NULL && !hut_coords_parse (coords, &preset->coords))
    return fail (error, file, "names a system of coordinates that does not exist");
  preset->label = choose_label (hut_json_get_object (object, "label"), preset->name);
  return TRUE;
}

static JsonObject *
read_object (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  return hut_json_parse_object (bytes, length, error);
}

static HutPreset *
preset_new (void)
{
  HutPreset *preset = g_new0 (HutPreset, 1);

  g_atomic_ref_count_init (&preset->refs);
  preset->coords = HUT_COORDS_WGS84;
  preset->fields = g_ptr_array_new_with_free_func (g_free);
  preset->names = new_table ((GDestroyNotify)g_hash_table_unref);
  preset->required = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  preset->defaults = new_table (g_free);
  preset->words = new_table ((GDestroyNotify)g_hash_table_unref);
  return preset;
}

static HutPreset *
load_file (const char *path, GError **error)
{
  g_autofree char *words_path = hut_paths_data_file (WORDS_FILE);
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (JsonObject) object = read_object (path, error);
  g_autoptr (JsonObject) words = object != NULL ? read_object (words_path, error) : NULL;
  g_autoptr (HutPreset) preset = NULL;

  if (object == NULL || words == NULL)
    {
      g_prefix_error (error, "%s: ", file);
      return NULL;
    }
  preset = preset_new ();
  read_defaults (preset, hut_json_get_object (object, "defaults"));
  if (!read_head (preset, object, file, error) ||
      !read_fields (preset, hut_json_get_object (object, "fields"), file, error) ||
      !read_required (preset, hut_json_get_array (object, "required"), file, error) ||
      !read_words (preset, hut_json_get_object (object, "words"), file, error) ||
      !read_words (preset, hut_json_get_object (words, "words"), "words.json", error))
    return NULL;
  return g_steal_pointer (&preset);
}

HutPreset *
hut_preset_load (const char *name, GError **error)
{
  g_autofree char *file = g_strdup_printf ("presets/%s.json", name);
  g_autofree char *path = hut_paths_data_file (file);

  if (strchr (name, '/') != NULL || g_str_has_suffix (name, ".json"))
    return load_file (name, error);
  if (g_str_equal (name, "words") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING, "no preset is named %s",
                   name);
      return NULL;
    }
  return load_file (path, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(HutPreset *const *)a)->name, (*(HutPreset *const *)b)->name);
}

GPtrArray *
hut_preset_load_all (GError **error)
{
  g_autofree char *folder = hut_paths_data_file ("presets");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) presets = NULL;
  const char *file;

  if (dir == NULL)
    return NULL;
  presets = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_preset_unref);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      HutPreset *preset;

      if (!g_str_has_suffix (file, ".json") || g_str_equal (file, "words.json"))
        continue;
      preset = load_file (path, error);
      if (preset == NULL)
        return NULL;
      g_ptr_array_add (presets, preset);
    }
  g_ptr_array_sort (presets, compare_names);
  return g_steal_pointer (&presets);
}

HutPreset *
hut_preset_ref (HutPreset *preset)
{
  g_atomic_ref_count_inc (&preset->refs);
  return preset;
}

void
hut_preset_unref (HutPreset *preset)
{
  if (preset == NULL || !g_atomic_ref_count_dec (&preset->refs))
    return;
  g_free (preset->name);
  g_free (preset->label);
  g_free (preset->source);
  g_ptr_array_unref (preset->fields);
  g_hash_table_unref (preset->names);
  g_ptr_array_unref (preset->required);
  g_hash_table_unref (preset->defaults);
  g_hash_table_unref (preset->words);
  g_free (preset);
}

const char *
hut_preset_get_name (HutPreset *preset)
{
  return preset->name;
}

const char *
hut_preset_get_label (HutPreset *preset)
{
  return preset->label;
}

const char *
hut_preset_get_source (HutPreset *preset)
{
  return preset->source;
}

GTimeZone *
hut_preset_get_zone (HutPreset *preset)
{
  return preset->zone;
}

HutCoords
hut_preset_get_coords (HutPreset *preset)
{
  return preset->coords;
}

const char *const *
hut_preset_get_fields (HutPreset *preset)
{
  return (const char *const *)preset->fields->pdata;
}

int
hut_preset_rate_heading (HutPreset *preset, const char *field, const char *heading)
{
  GHashTable *names = g_hash_table_lookup (preset->names, field);

  return names != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (names, heading)) - 1 : -1;
}

GPtrArray *
hut_preset_list_names (HutPreset *preset, const char *field)
{
  GHashTable *names = g_hash_table_lookup (preset->names, field);
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  if (names == NULL)
    return list;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (list, name);
  return list;
}

gboolean
hut_preset_is_enough (HutPreset *preset, GHashTable *fields, char **missing)
{
  for (guint i = 0; i < preset->required->len; i++)
    {
      GStrv group = g_ptr_array_index (preset->required, i);
      gboolean found = FALSE;

      for (guint j = 0; group[j] != NULL && !found; j++)
        found = g_hash_table_contains (fields, group[j]);
      if (!found)
        {
          if (missing != NULL)
            *missing = g_strjoinv (", ", group);
          return FALSE;
        }
    }
  return TRUE;
}

static const char *
look_up_word (HutPreset *preset, const char *field, const char *word)
{
  GHashTable *words = g_hash_table_lookup (preset->words, field);

  return words != NULL ? g_hash_table_lookup (words, word) : NULL;
}

static const char *
find_own_word (HutPreset *preset, const HutField *field, const char *word)
{
  g_autofree char *normal = NULL;
  const char *code;

  for (const HutCode *at = field->codes; at != NULL && at->code != NULL; at++)
    if (g_str_equal (at->code, word))
      return at->code;
  normal = hut_preset_normalize (word);
  code = look_up_word (preset, field->name, normal);
  if (code == NULL && field->type == HUT_FIELD_BOOL)
    code = look_up_word (preset, "bool", normal);
  return code;
}

const char *
hut_preset_find_word (HutPreset *preset, const HutField *field, const char *word)
{
  const char *code = find_own_word (preset, field, word);

  return code != NULL ? code : look_up_word (preset, field->name, ANY_WORD);
}

gboolean
hut_preset_knows_word (HutPreset *preset, const HutField *field, const char *word)
{
  return find_own_word (preset, field, word) != NULL;
}

const char *
hut_preset_get_default (HutPreset *preset, const char *field)
{
  return g_hash_table_lookup (preset->defaults, field);
}
