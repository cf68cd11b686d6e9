/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The choice of the street's map package. The file stays where it lies: it is watched there, and
 * may be replaced. Main thread; opening and writing on a worker. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-map-file.h"

#include "exchange/hut-map-error.h"
#include "exchange/hut-map-package.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SETTING "map" /* what hut_store_get_map_path() reads */

typedef struct
{
  HutStore *store;
  char *path;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->store);
  g_free (choice->path);
  g_free (choice);
}

static void
use_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Choice *choice = data;
  GError *error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (choice->path, &error);

  if (package != NULL && hut_store_set_setting (choice->store, SETTING, choice->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hut_map_file_use_async (HutDesk *desk, const char *path, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (desk, NULL, callback, data);
  Choice *choice = g_new0 (Choice, 1);

  choice->store = g_object_ref (hut_desk_get_store (desk));
  choice->path = g_canonicalize_filename (path, NULL);
  g_task_set_source_tag (task, hut_map_file_use_async);
  g_task_set_task_data (task, choice, (GDestroyNotify)choice_free);
  g_task_run_in_thread (task, use_in_thread);
}

gboolean
hut_map_file_use_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
hut_map_file_words (const GError *error)
{
  if (error->domain != HUT_MAP_ERROR)
    return _ ("The map file could not be kept in the street's file. Try again.");
  switch (error->code)
    {
    case HUT_MAP_ERROR_FOREIGN:
      return _ ("This is no map file. Choose one that ends with .hutmap.");
    case HUT_MAP_ERROR_EMPTY:
      return _ ("There is nothing in this map file. Choose another.");
    case HUT_MAP_ERROR_BROKEN:
      return _ ("This map file is damaged or cut short. Copy it again, or choose another.");
    case HUT_MAP_ERROR_TOO_NEW:
      return _ (
          "This map file was made by a newer version. Update the program, or choose another.");
    default:
      return _ ("The map file is not there, or may not be read. Choose another.");
    }
}
