/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What callers ask of an open store that is a job of one step: settings and writing. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

typedef struct
{
  const char *name;
  const char *value;
  char *got;
} Setting;

static gboolean
get_setting (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Setting *setting = data;

  setting->got = hut_settings_get (db, setting->name);
  return TRUE;
}

static gboolean
set_setting (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Setting *setting = data;

  return hut_settings_set (db, setting->name, setting->value, error);
}

char *
hut_store_get_setting (HutStore *store, const char *name)
{
  Setting setting = { .name = name };

  hut_store_run (store, HUT_STORE_FIRST, get_setting, &setting, NULL);
  return setting.got;
}

gboolean
hut_store_set_setting (HutStore *store, const char *name, const char *value, GError **error)
{
  Setting setting = { .name = name, .value = value };

  return hut_store_run (store, HUT_STORE_FIRST, set_setting, &setting, error);
}

char *
hut_store_get_map_path (HutStore *store)
{
  return hut_store_get_setting (store, "map");
}

static gboolean
apply_write (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutApply apply = { .store = store, .db = db, .changes = changes };

  return hut_apply_write (&apply, data, NULL, error);
}

static HutStorePriority
priority_of (HutWrite *write)
{
  return hut_write_get_by (write) == HUT_WRITE_PERSON ? HUT_STORE_FIRST : HUT_STORE_LATER;
}

gboolean
hut_store_write (HutStore *store, HutWrite *write, GError **error)
{
  g_autoptr (HutWrite) owned = write;

  return hut_store_run (store, priority_of (write), apply_write, owned, error);
}

void
hut_store_write_async (HutStore *store, HutWrite *write, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, hut_store_write_async);
  g_task_set_task_data (task, write, (GDestroyNotify)hut_write_free);
  hut_store_run_task (store, priority_of (write), apply_write, task);
}

gboolean
hut_store_write_finish (HutStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
