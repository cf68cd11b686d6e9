/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The office's templates and those that are suggested. Any thread, with a reader of its own. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-templates.h"

#include "base/hut-json.h"
#include "base/hut-paths.h"
#include "store/hut-case-names.h"
#include "store/hut-reader-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

HutTemplate *
hut_template_copy (const HutTemplate *item)
{
  HutTemplate *copy = g_memdup2 (item, sizeof *item);

  copy->name = g_strdup (item->name);
  copy->use = g_strdup (item->use);
  copy->category = g_strdup (item->category);
  copy->text = g_strdup (item->text);
  copy->void_reason = g_strdup (item->void_reason);
  copy->suggested = g_strdup (item->suggested);
  return copy;
}

void
hut_template_free (HutTemplate *item)
{
  if (item == NULL)
    return;
  g_free (item->name);
  g_free (item->use);
  g_free (item->category);
  g_free (item->text);
  g_free (item->void_reason);
  g_free (item->suggested);
  g_free (item);
}

static HutTemplate *
find_name (GPtrArray *items, const char *name)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((HutTemplate *)items->pdata[i])->name, name) == 0)
      return items->pdata[i];
  return NULL;
}

/* ---- Reading ---- */

static gboolean
add_own (HutReader *reader, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list_all (reader, &hut_kind_template, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];
      HutTemplate *item = g_new0 (HutTemplate, 1);

      item->id = record->id;
      item->name = g_strdup (hut_record_get_text (record, "name"));
      item->use = g_strdup (hut_record_get_text (record, "use"));
      item->category = g_strdup (hut_record_get_text (record, "category"));
      item->text = g_strdup (hut_record_get_text (record, "text"));
      item->position = hut_record_get_int (record, "position", 0);
      item->void_reason = g_strdup (hut_record_get_text (record, "void_reason"));
      g_ptr_array_add (items, item);
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

/* Of one that the office has of that name, put away or not, only the text is kept beside it. */
static void
add_suggestion (GPtrArray *items, JsonObject *object)
{
  const char *name = hut_json_get_string (object, "name");
  const char *text = hut_json_get_string (object, "text");
  HutTemplate *item;

  if (name == NULL || text == NULL)
    return;
  item = find_name (items, name);
  if (item == NULL)
    {
      item = g_new0 (HutTemplate, 1);
      item->name = g_strdup (name);
      item->use = g_strdup (hut_json_get_string (object, "use"));
      item->category = g_strdup (hut_json_get_string (object, "category"));
      item->text = g_strdup (text);
      g_ptr_array_add (items, item);
    }
  g_free (item->suggested);
  item->suggested = g_strdup (text);
}

static gboolean
add_suggested (GPtrArray *items, GError **error)
{
  g_autoptr (JsonObject) file = read_suggested (error);
  JsonArray *array = file != NULL ? hut_json_get_array (file, "templates") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        add_suggestion (items, json_node_get_object (node));
    }
  return file != NULL;
}

/* Those in use before those put away, the office's own before what is suggested, as it placed
 * them; else as they were read. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const HutTemplate *left = *(HutTemplate *const *)a, *right = *(HutTemplate *const *)b;
  gint64 left_place = left->position > 0 ? left->position : G_MAXINT64;
  gint64 right_place = right->position > 0 ? right->position : G_MAXINT64;

  if ((left->void_reason == NULL) != (right->void_reason == NULL))
    return left->void_reason == NULL ? -1 : 1;
  if (hut_uid_is_nil (&left->id) != hut_uid_is_nil (&right->id))
    return hut_uid_is_nil (&left->id) ? 1 : -1;
  return left_place < right_place ? -1 : left_place > right_place ? 1 : 0;
}

GPtrArray *
hut_templates_read_all (HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_template_free);

  if (!add_own (reader, items, error) || !add_suggested (items, error))
    return NULL;
  g_ptr_array_sort (items, compare);
  return g_steal_pointer (&items);
}

/* Of any use is one that names none. */
GPtrArray *
hut_templates_read (HutReader *reader, const char *use, GError **error)
{
  GPtrArray *items = hut_templates_read_all (reader, error);

  for (guint i = items != NULL ? items->len : 0; i-- > 0;)
    {
      const HutTemplate *item = items->pdata[i];

      if (item->void_reason != NULL ||
          (use != NULL && item->use != NULL && !g_str_equal (item->use, use)))
        g_ptr_array_remove_index (items, i);
    }
  return items;
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

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");

  return *g_strstrip (copy) == '\0';
}

static gboolean
check (const HutTemplate *item, GError **error)
{
  if (is_blank (item->name) || is_blank (item->text))
    return refuse (error, _ ("A template needs a name and a text."));
  if (g_utf8_strlen (item->name, -1) > HUT_TEMPLATE_NAME_MAX)
    return refuse (error, _ ("The name is too long: %d characters at most."),
                   HUT_TEMPLATE_NAME_MAX);
  if (g_utf8_strlen (item->text, -1) > HUT_TEMPLATE_TEXT_MAX)
    return refuse (error, _ ("The text is too long: %d characters at most."),
                   HUT_TEMPLATE_TEXT_MAX);
  return hut_template_check (item->text, error);
}

/* The office's own of that name that is not @item itself, or NULL. */
static HutTemplate *
find_other (GPtrArray *items, const HutTemplate *item)
{
  for (guint i = 0; i < items->len; i++)
    {
      HutTemplate *other = items->pdata[i];

      if (!hut_uid_is_nil (&other->id) && !hut_uid_equal (&other->id, &item->id) &&
          g_strcmp0 (other->name, item->name) == 0)
        return other;
    }
  return NULL;
}

/* What is suggested becomes the same record on every desktop, until one of them names it anew. */
static HutUid
new_id (HutReader *reader, const HutTemplate *item)
{
  HutUid id = hut_uid_from_key (hut_store_get_stream (reader->store), "template", item->name);
  g_autoptr (HutRecord) taken = hut_reader_get (reader, &hut_kind_template, &id, NULL);

  return item->suggested == NULL || taken != NULL ? hut_uid_new () : id;
}

static void
set_text (HutRecord *record, HutWrite *write, const char *field, const char *text)
{
  if (record != NULL)
    hut_record_set_text (record, field, text);
  else
    hut_write_set (write, field, text != NULL ? hut_value_text (text) : (HutValue)HUT_VALUE_INIT);
}

/* With @record as a new one, else as a change of @id. */
static void
write_item (HutWrite *write, HutRecord *record, const HutUid *id, const HutTemplate *item)
{
  if (record == NULL)
    hut_write_update (write, &hut_kind_template, id);
  set_text (record, write, "name", item->name);
  set_text (record, write, "use", item->use);
  set_text (record, write, "category", item->category);
  set_text (record, write, "text", item->text);
  if (record != NULL)
    hut_write_create (write, record);
}

gboolean
hut_templates_put (HutWrite *write, HutReader *reader, const HutTemplate *item, GError **error)
{
  g_autoptr (GPtrArray) items = check (item, error) ? hut_templates_read_all (reader, error) : NULL;
  HutTemplate *other = items != NULL ? find_other (items, item) : NULL;
  gboolean is_new = hut_uid_is_nil (&item->id);

  if (items == NULL)
    return FALSE;
  if (other != NULL && (other->void_reason == NULL || !is_new))
    return refuse (error, _ ("There is another template of the name %s."), item->name);
  if (is_new && other == NULL)
    {
      HutUid id = new_id (reader, item);

      write_item (write, hut_record_new (&hut_kind_template, &id, NULL), NULL, item);
      return TRUE;
    }
  write_item (write, NULL, other != NULL ? &other->id : &item->id, item);
  hut_write_set (write, "void_reason", (HutValue)HUT_VALUE_INIT);
  return TRUE;
}

void
hut_templates_put_away (HutWrite *write, HutReader *reader, const HutTemplate *item,
                        const char *reason)
{
  HutUid id = item->id;

  if (hut_uid_is_nil (&id))
    {
      id = new_id (reader, item);
      write_item (write, hut_record_new (&hut_kind_template, &id, NULL), NULL, item);
    }
  hut_write_void (write, &hut_kind_template, &id, reason);
}

gboolean
hut_templates_use_again (HutWrite *write, HutReader *reader, const HutTemplate *item,
                         GError **error)
{
  g_autoptr (GPtrArray) items = hut_templates_read_all (reader, error);
  HutTemplate *other = items != NULL ? find_other (items, item) : NULL;

  if (items == NULL)
    return FALSE;
  if (other != NULL && other->void_reason == NULL)
    return refuse (error, _ ("There is another template of the name %s."), item->name);
  hut_write_update (write, &hut_kind_template, &item->id);
  hut_write_set (write, "void_reason", (HutValue)HUT_VALUE_INIT);
  return TRUE;
}

/* The office's own in use, of the use of @item. */
static GPtrArray *
fellows_of (GPtrArray *items, const HutTemplate *item)
{
  GPtrArray *fellows = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      HutTemplate *other = items->pdata[i];

      if (!hut_uid_is_nil (&other->id) && other->void_reason == NULL &&
          g_strcmp0 (other->use, item->use) == 0)
        g_ptr_array_add (fellows, other);
    }
  return fellows;
}

gboolean
hut_templates_move (HutWrite *write, GPtrArray *items, const HutTemplate *item, int by)
{
  g_autoptr (GPtrArray) fellows = fellows_of (items, item);
  guint place;
  gint64 other;

  if (!g_ptr_array_find (fellows, item, &place))
    return FALSE;
  other = (gint64)place + by;
  if (other < 0 || other >= fellows->len)
    return FALSE;
  g_ptr_array_insert (fellows, other, g_ptr_array_steal_index (fellows, place));
  for (guint i = 0; i < fellows->len; i++)
    {
      const HutTemplate *fellow = fellows->pdata[i];

      if (fellow->position == i + 1)
        continue;
      hut_write_update (write, &hut_kind_template, &fellow->id);
      hut_write_set (write, "position", hut_value_int (i + 1));
    }
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
