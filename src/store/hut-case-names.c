/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names and settings that pages look up again and again. Main thread, but for the settings. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-names.h"

#include <gio/gio.h>

typedef struct
{
  char *account;
  gboolean has_server;
} Settings;

HutCaseNames *
hut_case_names_new (void)
{
  HutCaseNames *names = g_new0 (HutCaseNames, 1);

  names->communities = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  names->units = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  names->community_names = g_hash_table_new (g_str_hash, g_str_equal);
  names->unit_names = g_hash_table_new (g_str_hash, g_str_equal);
  return names;
}

void
hut_case_names_free (HutCaseNames *names)
{
  g_hash_table_unref (names->community_names);
  g_hash_table_unref (names->unit_names);
  g_ptr_array_unref (names->communities);
  g_ptr_array_unref (names->units);
  g_free (names->account);
  g_free (names);
}

static void
add_records (HutReader *reader, const HutKind *kind, GPtrArray *records, GHashTable *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hut_reader_list (reader, kind, &error);

  if (found == NULL)
    {
      g_warning ("Cannot read the names of %s: %s", kind->table, error->message);
      return;
    }
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      HutRecord *record = g_ptr_array_index (found, i);
      const char *code = hut_record_get_text (record, "code");
      const char *name = hut_record_get_text (record, "name");

      g_ptr_array_add (records, record);
      if (code != NULL && name != NULL)
        g_hash_table_insert (names, (gpointer)code, (gpointer)name);
    }
}

void
hut_case_names_read (HutCaseNames *names, HutReader *reader)
{
  g_hash_table_remove_all (names->community_names);
  g_hash_table_remove_all (names->unit_names);
  g_ptr_array_unref (names->communities);
  g_ptr_array_unref (names->units);
  names->communities = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  names->units = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  add_records (reader, &hut_kind_community, names->communities, names->community_names);
  add_records (reader, &hut_kind_unit, names->units, names->unit_names);
  add_records (reader, &hut_kind_department, names->units, names->unit_names);
}

/* ---- Settings ---- */

static Settings *
settings_read (HutStore *store)
{
  Settings *settings = g_new0 (Settings, 1);
  g_autofree char *server = hut_store_get_setting (store, "server");

  settings->has_server = server != NULL;
  settings->account = hut_store_get_setting (store, "account");
  return settings;
}

static void
settings_free (Settings *settings)
{
  g_free (settings->account);
  g_free (settings);
}

/* Takes over @settings. */
static void
take (HutCaseNames *names, Settings *settings)
{
  g_free (names->account);
  names->account = g_steal_pointer (&settings->account);
  names->has_server = settings->has_server;
  settings_free (settings);
}

void
hut_case_names_read_settings (HutCaseNames *names, HutStore *store)
{
  take (names, settings_read (store));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, settings_read (data), (GDestroyNotify)settings_free);
}

void
hut_case_names_read_settings_async (HutCaseNames *names, HutStore *store,
                                    GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, hut_case_names_read_settings_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, run);
}

void
hut_case_names_read_settings_finish (HutCaseNames *names, GAsyncResult *result)
{
  Settings *settings = g_task_propagate_pointer (G_TASK (result), NULL);

  if (settings != NULL)
    take (names, settings);
}
