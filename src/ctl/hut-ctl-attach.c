/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl attach: photographs and papers of a case or a topic. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "exchange/hut-attachment.h"
#include "store/hut-blobs.h"
#include "store/hut-reader-parts.h"

#include <glib/gi18n.h>

static const char ADD[] = "--db F attach CASE|TOPIC FILE... [--json]";
static const char LIST[] = "--db F attach list CASE|TOPIC [--json]";
static const char SAVE[] = "--db F attach save ID --out F";
static const char REMOVE[] = "--db F attach remove ID [--reason TEXT]";

static JsonObject *
attachment_object (const HutRecord *record)
{
  static const char *const names[] = { "name", "media_type", "sha256", "by", "moment", "words" };
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&record->id, id));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (hut_record_get_text (record, names[i]) != NULL)
      json_object_set_string_member (object, names[i], hut_record_get_text (record, names[i]));
  json_object_set_int_member (object, "size", hut_record_get_int (record, "size", 0));
  json_object_set_boolean_member (object, "public", hut_record_get_int (record, "public", 0) == 1);
  return object;
}

/* The topic of that uid, which is its only name, or the case that @name says. */
static HutRecord *
find_owner (HutReader *reader, const char *name, GError **error)
{
  g_autoptr (HutRecord) topic = NULL;
  g_autoptr (GError) failed = NULL;
  HutUid id;

  if (hut_uid_parse (name, &id))
    topic = hut_reader_get (reader, &hut_kind_topic, &id, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  return topic != NULL && hut_record_get_text (topic, "void_reason") == NULL
             ? g_steal_pointer (&topic)
             : hut_ctl_find_case (reader, name, error);
}

/* ---- attach CASE|TOPIC FILE... ---- */

/* All of them or none: a script that is told of one bad file starts again with the rest. */
static gboolean
keep_files (HutStore *store, HutWrite *write, const HutRecord *owner, char **paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (HutAttachment) attachment = hut_attachment_read (paths[i], error);

      if (attachment == NULL ||
          !hut_attachment_keep (attachment, store, write, owner->kind, &owner->id, error))
        {
          g_prefix_error (error, "%s: ", paths[i]);
          return FALSE;
        }
      if (attachment->names_author)
        g_printerr ("hutongctl: %s: %s\n", attachment->name,
                    _ ("kept as it is: what its program wrote of the author stays in it"));
    }
  return TRUE;
}

static int
add (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (HutWrite) write = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_options (ADD, entries, &argc, &argv, &code))
    return code;
  if (argc < 3)
    return hut_ctl_usage (ADD);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  record = find_owner (desk.reader, argv[1], &error);
  if (record == NULL)
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  if (!keep_files (desk.store, write, record, argv + 2, &error))
    return hut_ctl_fail (error);
  return hut_ctl_desk_write (&desk, g_steal_pointer (&write), json);
}

/* ---- attach list CASE|TOPIC ---- */

static gboolean
print_json (GPtrArray *records)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, attachment_object (records->pdata[i]));
  json_object_set_array_member (answer, "attachments", array);
  return hut_ctl_print_json (answer);
}

static gboolean
print_lines (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];
      char id[HUT_UID_STRING_LEN + 1];
      g_autofree char *size =
          g_strdup_printf ("%" G_GINT64_FORMAT, hut_record_get_int (record, "size", 0));

      if (!hut_ctl_print_cells ((const char *const[]){ hut_uid_print (&record->id, id),
                                                       hut_record_get_text (record, "media_type"),
                                                       size, hut_record_get_text (record, "name") },
                                4))
        return FALSE;
    }
  return TRUE;
}

static int
list (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_desk_open_list (&desk, LIST, db, &argc, &argv, 1, &json, &code))
    return code;
  record = find_owner (desk.reader, argv[1], &error);
  records = record != NULL ? hut_reader_parts_of (desk.reader, &hut_kind_attachment, record->kind,
                                                  &record->id, &error)
                           : NULL;
  if (records == NULL)
    return hut_ctl_fail (error);
  return (json ? print_json (records) : print_lines (records)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* ---- attach save ID, attach remove ID ---- */

/* That one, where it is there and not void. */
static HutRecord *
find_attachment (HutReader *reader, const char *name, GError **error)
{
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GError) failed = NULL;
  HutUid id;

  if (hut_uid_parse (name, &id))
    record = hut_reader_get (reader, &hut_kind_attachment, &id, &failed);
  if (record != NULL && hut_record_get_text (record, "void_reason") == NULL)
    return g_steal_pointer (&record);
  if (failed == NULL)
    g_set_error (&failed, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no attachment %s"),
                 name);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static int
save (const char *db, int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out, NULL, NULL }, G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_options (SAVE, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || out == NULL)
    return hut_ctl_usage (SAVE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  record = find_attachment (desk.reader, argv[1], &error);
  bytes =
      record != NULL ? hut_blobs_read (db, hut_record_get_text (record, "sha256"), &error) : NULL;
  if (bytes == NULL ||
      !g_file_set_contents_full (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return hut_ctl_fail (error);
  return HUT_CTL_DONE;
}

static const char *
removed_words (const HutRecord *record)
{
  return hut_record_get_text (record, "topic") != NULL ? _ ("Removed from the topic")
                                                       : _ ("Removed from the case");
}

static int
remove_one (const char *db, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = { { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &reason,
                                     NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (HutWrite) write = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_options (REMOVE, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || (reason != NULL && *reason == '\0'))
    return hut_ctl_usage (REMOVE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  record = find_attachment (desk.reader, argv[1], &error);
  if (record == NULL)
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_void (write, &hut_kind_attachment, &record->id,
                  reason != NULL ? reason : removed_words (record));
  return hut_ctl_desk_write (&desk, g_steal_pointer (&write), FALSE);
}

int
hut_ctl_attach (const char *db, int argc, char **argv)
{
  static const HutCtlVerb verbs[] = { { "list", list },
                                      { "save", save },
                                      { "remove", remove_one } };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, argv[1]))
      return verbs[i].run (db, argc - 1, argv + 1);
  return add (db, argc, argv);
}
