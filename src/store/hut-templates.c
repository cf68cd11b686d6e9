/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The office's templates and those that are suggested. Any thread, with a reader of its own. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-templates.h"

#include "base/hut-json.h"
#include "base/hut-paths.h"
#include "store/hut-case-names.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

void
hut_template_free (HutTemplate *item)
{
  if (item == NULL)
    return;
  g_free (item->name);
  g_free (item->use);
  g_free (item->category);
  g_free (item->text);
  g_free (item);
}

static HutTemplate *
template_new (const HutUid *id, const char *name, const char *use, const char *category,
              const char *text)
{
  HutTemplate *item = g_new0 (HutTemplate, 1);

  if (id != NULL)
    item->id = *id;
  item->name = g_strdup (name);
  item->use = g_strdup (use);
  item->category = g_strdup (category);
  item->text = g_strdup (text);
  return item;
}

static gboolean
has_name (GPtrArray *items, const char *name)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((HutTemplate *)items->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* ---- Reading ---- */

static gboolean
add_own (HutReader *reader, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, &hut_kind_template, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];

      g_ptr_array_add (items, template_new (&record->id, hut_record_get_text (record, "name"),
                                            hut_record_get_text (record, "use"),
                                            hut_record_get_text (record, "category"),
                                            hut_record_get_text (record, "text")));
    }
  return records != NULL;
}

static JsonObject *
read_suggested (GError **error)
{
  g_autofree char *path = hut_paths_data_file ("templates/suggested.json");
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, error)
             ? hut_json_parse_object (bytes, length, error)
             : NULL;
}

static gboolean
add_suggested (GPtrArray *items, GError **error)
{
  g_autoptr (JsonObject) file = read_suggested (error);
  JsonArray *array = file != NULL ? hut_json_get_array (file, "templates") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *name = object != NULL ? hut_json_get_string (object, "name") : NULL;
      const char *text = object != NULL ? hut_json_get_string (object, "text") : NULL;

      if (name != NULL && text != NULL && !has_name (items, name))
        g_ptr_array_add (items, template_new (NULL, name, hut_json_get_string (object, "use"),
                                              hut_json_get_string (object, "category"), text));
    }
  return file != NULL;
}

/* Of any use is one that names none. */
static void
keep_use (GPtrArray *items, const char *use)
{
  for (guint i = items->len; use != NULL && i-- > 0;)
    {
      const HutTemplate *item = items->pdata[i];

      if (item->use != NULL && !g_str_equal (item->use, use))
        g_ptr_array_remove_index (items, i);
    }
}

GPtrArray *
hut_templates_read (HutReader *reader, const char *use, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_template_free);

  if (!add_own (reader, items, error) || !add_suggested (items, error))
    return NULL;
  keep_use (items, use);
  return g_steal_pointer (&items);
}

HutTemplate *
hut_templates_find (HutReader *reader, const char *name, GError **error)
{
  g_autoptr (GPtrArray) items = hut_templates_read (reader, NULL, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (g_str_equal (((HutTemplate *)items->pdata[i])->name, name))
      return g_ptr_array_steal_index (items, i);
  return NULL;
}

/* ---- Writing ---- */

static void
set_text (HutRecord *record, HutWrite *write, const char *field, const char *text)
{
  if (record != NULL)
    hut_record_set_text (record, field, text);
  else
    hut_write_set (write, field, text != NULL ? hut_value_text (text) : (HutValue)HUT_VALUE_INIT);
}

gboolean
hut_templates_put (HutWrite *write, HutStore *store, const HutTemplate *item, GError **error)
{
  HutRecord *record = NULL;

  if (item->name == NULL || *item->name == '\0' || item->text == NULL || *item->text == '\0')
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("A template needs a name and a text."));
      return FALSE;
    }
  if (!hut_template_check (item->text, error))
    return FALSE;
  if (hut_uid_is_nil (&item->id))
    {
      HutUid id = hut_uid_new ();

      record = hut_record_new (&hut_kind_template, &id, NULL);
    }
  else
    hut_write_update (write, &hut_kind_template, &item->id);
  set_text (record, write, "name", item->name);
  set_text (record, write, "use", item->use);
  set_text (record, write, "category", item->category);
  set_text (record, write, "text", item->text);
  if (record != NULL)
    hut_write_create (write, record);
  return TRUE;
}

/* ---- Filling ---- */

static const char *
name_of (const char *field, const char *code, gpointer data)
{
  const HutCaseNames *names = data;

  if (g_str_equal (field, "community"))
    return g_hash_table_lookup (names->community_names, code);
  return g_str_equal (field, "lead") ? g_hash_table_lookup (names->unit_names, code) : NULL;
}

char *
hut_templates_fill (HutStore *store, HutReader *reader, const char *text, const HutRecord *record,
                    HutTemplatePrivacy privacy, GPtrArray *missing)
{
  HutCaseNames *names = hut_case_names_new ();
  g_autofree char *person = NULL;
  char *filled;

  hut_case_names_read (names, reader);
  hut_case_names_read_settings (names, reader);
  person = hut_reader_account_name (reader, names->account);
  filled = hut_template_fill (text,
                              &(HutTemplateFilling){ .record = record,
                                                     .street = hut_store_get_street_name (store),
                                                     .person = person,
                                                     .now = hut_time_now (),
                                                     .name = name_of,
                                                     .name_data = names,
                                                     .privacy = privacy },
                              missing);
  hut_case_names_free (names);
  return filled;
}
