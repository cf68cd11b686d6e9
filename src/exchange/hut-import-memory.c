/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was decided about the columns of a file, kept in the settings of the database under the
 * preset and a sum of the row of headings: tomorrow's export has the same. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-private.h"

#include "base/hut-json.h"
#include "exchange/hut-results.h"

static char *
setting_name (HutImport *import)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < hut_import_n_columns (import); i++)
    {
      g_autofree char *normal = hut_preset_normalize (hut_import_get_column (import, i)->heading);

      g_checksum_update (sum, (const guchar *)normal, -1);
      g_checksum_update (sum, (const guchar *)"\n", 1);
    }
  return g_strdup_printf ("mapping:%s:%.32s", hut_preset_get_name (hut_import_get_preset (import)),
                          g_checksum_get_string (sum));
}

static void
add_word (const char *field, const char *word, const char *code, gpointer data)
{
  g_autofree char *key = g_strdup_printf ("%s %s", field, word);

  json_object_set_string_member (data, key, code);
}

/* The words of the file, the other way round: of a code the first that stands for it. */
static void
add_own_word (const char *field, const char *word, const char *code, gpointer data)
{
  g_autofree char *key = g_strdup_printf ("%s %s", field, code);

  if (*code != '\0' && !json_object_has_member (data, key))
    json_object_set_string_member (data, key, word);
}

/* The columns as they came, for what goes back (hut-results.h). */
static gboolean
remember_columns (HutImport *import, HutStore *store, GError **error)
{
  g_autoptr (JsonObject) setting = json_object_new ();
  JsonArray *headings = json_array_new ();
  JsonArray *fields = json_array_new ();
  JsonObject *words = json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < hut_import_n_columns (import); i++)
    {
      g_autofree char *filled = hut_import_get_fields (import, i);
      g_auto (GStrv) names = filled != NULL ? g_strsplit (filled, ", ", 2) : NULL;

      json_array_add_string_element (headings, hut_import_get_column (import, i)->heading);
      json_array_add_string_element (fields, names != NULL ? names[0] : "");
    }
  hut_mapping_each_word (import->mapping, add_own_word, words);
  json_object_set_array_member (setting, "headings", headings);
  json_object_set_array_member (setting, "fields", fields);
  json_object_set_object_member (setting, "words", words);
  text = hut_json_print_object (setting);
  return hut_store_set_setting (store, HUT_RESULTS_SETTING, text, error);
}

gboolean
hut_import_remember (HutImport *import, HutStore *store, GError **error)
{
  g_autoptr (GPtrArray) fields = hut_mapping_list_fields (import->mapping);
  g_autoptr (JsonObject) memory = json_object_new ();
  JsonObject *columns = json_object_new ();
  JsonObject *words = json_object_new ();
  JsonArray *kept = json_array_new ();
  g_autofree char *name = setting_name (import);
  g_autofree char *text = NULL;

  for (guint i = 0; i + 1 < fields->len; i++)
    json_object_set_int_member (columns, fields->pdata[i],
                                hut_mapping_get_column (import->mapping, fields->pdata[i]));
  hut_mapping_each_word (import->mapping, add_word, words);
  for (guint i = 0; i < hut_import_n_columns (import); i++)
    if (hut_mapping_is_kept (import->mapping, i))
      json_array_add_int_element (kept, i);
  json_object_set_object_member (memory, "columns", columns);
  json_object_set_object_member (memory, "words", words);
  json_object_set_array_member (memory, "kept", kept);
  json_object_set_string_member (memory, "coordinates",
                                 hut_coords_name (hut_import_get_coords (import)));
  text = hut_json_print_object (memory);
  return hut_store_set_setting (store, name, text, error) &&
         remember_columns (import, store, error);
}

static void
recall_words (HutImport *import, JsonObject *words)
{
  g_autoptr (GList) members = json_object_get_members (words);

  for (GList *member = members; member != NULL; member = member->next)
    {
      g_auto (GStrv) key = g_strsplit (member->data, " ", 2);
      const char *code = hut_json_get_string (words, member->data);

      if (g_strv_length (key) == 2 && code != NULL)
        hut_mapping_set_word (import->mapping, key[0], key[1], code);
    }
}

static void
recall_kept (HutImport *import, JsonArray *kept)
{
  for (guint i = 0; i < json_array_get_length (kept); i++)
    {
      gint64 column = json_array_get_int_element (kept, i);

      if (column >= 0 && column < hut_import_n_columns (import))
        hut_mapping_keep (import->mapping, column, TRUE);
    }
}

static void
recall_columns (HutImport *import, JsonObject *columns)
{
  g_autoptr (GPtrArray) fields = hut_mapping_list_fields (import->mapping);
  g_autoptr (GList) members = json_object_get_members (columns);

  for (guint i = 0; i + 1 < fields->len; i++)
    hut_mapping_set_column (import->mapping, fields->pdata[i], -1);
  for (GList *member = members; member != NULL; member = member->next)
    {
      gint64 column = json_object_get_int_member_with_default (columns, member->data, -1);

      if (column >= 0 && column < hut_import_n_columns (import))
        hut_mapping_set_column (import->mapping, member->data, column);
    }
}

gboolean
hut_import_recall (HutImport *import, HutReader *reader)
{
  g_autofree char *name = setting_name (import);
  g_autofree char *text = hut_reader_get_setting (reader, name);
  g_autoptr (JsonObject) memory = text != NULL ? hut_json_parse_object (text, -1, NULL) : NULL;
  JsonObject *columns = memory != NULL ? hut_json_get_object (memory, "columns") : NULL;
  HutCoords coords;

  if (memory == NULL)
    return FALSE;
  import->recalled = TRUE;
  /* An earlier version kept the columns alone. */
  recall_columns (import, columns != NULL ? columns : memory);
  if (columns == NULL)
    return TRUE;
  if (hut_coords_parse (hut_json_get_string (memory, "coordinates"), &coords))
    hut_import_set_coords (import, coords);
  if (hut_json_get_object (memory, "words") != NULL)
    recall_words (import, hut_json_get_object (memory, "words"));
  if (hut_json_get_array (memory, "kept") != NULL)
    recall_kept (import, hut_json_get_array (memory, "kept"));
  return TRUE;
}
