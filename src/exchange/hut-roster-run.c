/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An import into the roster in a thread. The task holds the store as long as it runs. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-roster-run.h"

#include "exchange/hut-pasted-rows.h"

/* One message about the progress is under way at a time. */
typedef struct
{
  char *path;
  char *text;
  HutStore *store;
  HutRosterImport how;
  HutRosterProgress progress;
  gpointer progress_data;
  GTask *task; /* borrowed: it owns this */
  GMutex lock;
  gboolean told;
  guint64 rows, all;
  gboolean writing;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_free (run->path);
  g_free (run->text);
  g_object_unref (run->store);
  g_mutex_clear (&run->lock);
  g_free (run);
}

static gboolean
pass_on (gpointer data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  guint64 rows, all;
  gboolean writing;

  g_mutex_lock (&run->lock);
  run->told = FALSE;
  rows = run->rows;
  all = run->all;
  writing = run->writing;
  g_mutex_unlock (&run->lock);
  if (!g_task_get_completed (task) && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    run->progress (rows, writing, all > 0 ? (double)rows / (double)all : -1, run->progress_data);
  return G_SOURCE_REMOVE;
}

static void
tell (guint64 rows, guint64 all, gboolean writing, gpointer data)
{
  g_autoptr (GSource) source = NULL;
  Run *run = data;
  gboolean first;

  g_mutex_lock (&run->lock);
  run->rows = rows;
  run->all = all;
  run->writing = writing;
  first = !run->told;
  run->told = TRUE;
  g_mutex_unlock (&run->lock);
  if (!first)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, pass_on, g_object_ref (run->task), g_object_unref);
  g_source_attach (source, g_task_get_context (run->task));
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  GError *error = NULL;
  g_autoptr (HutRowReader) rows =
      run->path != NULL ? hut_row_reader_open (run->path, &error) : hut_pasted_rows_new (run->text);
  g_autoptr (HutReader) reader = rows != NULL ? hut_reader_new (run->store, &error) : NULL;
  HutRosterResult *result =
      reader != NULL ? hut_roster_import (rows, run->store, reader, &run->how, cancellable, &error)
                     : NULL;

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify)hut_roster_result_free);
  else
    g_task_return_error (task, error);
}

void
hut_roster_run_async (const char *path, const char *text, HutStore *store,
                      const HutRosterImport *how, HutRosterProgress progress,
                      gpointer progress_data, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Run *run = g_new0 (Run, 1);

  *run = (Run){ .path = g_strdup (path),
                .text = g_strdup (text),
                .store = g_object_ref (store),
                .how = *how,
                .progress = progress,
                .progress_data = progress_data,
                .task = task };
  run->how.tell = progress != NULL ? tell : NULL;
  run->how.tell_data = run;
  g_mutex_init (&run->lock);
  /* What was written stays written: the result is told even when it was cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, hut_roster_run_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_in_thread);
}

HutRosterResult *
hut_roster_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
