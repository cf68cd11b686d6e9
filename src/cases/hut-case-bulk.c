/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Many cases at once, on a worker; the caller's context looks five times a second how far it is.
 * Main thread, but for run(). */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-bulk.h"

#define LOOK_MS 200
#define PATIENCE_LOOKS 5

typedef struct
{
  HutBulk *bulk;
  HutCaseBulkProgress progress;
  gpointer progress_data;
  guint look_id;
  guint looks;
} Running;

static void
running_free (Running *running)
{
  hut_bulk_free (running->bulk);
  g_free (running);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Running *running = data;
  GError *error = NULL;

  if (hut_bulk_run (running->bulk, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Quiet for the first second. */
static gboolean
look (gpointer data)
{
  GTask *task = data;
  Running *running = g_task_get_task_data (task);

  if (g_task_get_completed (task))
    {
      running->look_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (++running->looks >= PATIENCE_LOOKS)
    running->progress (MIN (hut_bulk_get_progress (running->bulk), 0.99),
                       g_task_get_cancellable (task), running->progress_data);
  return G_SOURCE_CONTINUE;
}

void
hut_case_bulk_async (HutBulk *bulk, HutCaseBulkProgress progress, gpointer progress_data,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Running *running = g_new0 (Running, 1);

  running->bulk = bulk;
  running->progress = progress;
  running->progress_data = progress_data;
  g_task_set_source_tag (task, hut_case_bulk_async);
  g_task_set_task_data (task, running, (GDestroyNotify)running_free);
  g_task_set_check_cancellable (task, FALSE);
  running->look_id =
      g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, look, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, run);
}

HutBulk *
hut_case_bulk_finish (GAsyncResult *result, GError **error)
{
  Running *running = g_task_get_task_data (G_TASK (result));

  g_clear_handle_id (&running->look_id, g_source_remove);
  return g_task_propagate_boolean (G_TASK (result), error) ? running->bulk : NULL;
}
