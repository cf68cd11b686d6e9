/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Many cases at once. The worker has a reader of its own; how far it is lies in an atomic number
 * that the caller's context looks at five times a second. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-bulk.h"

#define ROWS_A_READ 1000
#define LOOK_MS 200
#define PATIENCE_LOOKS 5

typedef struct
{
  HutStore *store;
  GArray *rowids;
  char *field; /* NULL: void */
  char *value;

  gint done; /* atomic: rows gathered; -1: writing */
  guint n_cases;
  char *batch;

  HutCaseBulkProgress progress;
  gpointer progress_data;
  guint look_id;
  guint looks;
} Bulk;

static void
bulk_free (Bulk *bulk)
{
  g_object_unref (bulk->store);
  g_array_unref (bulk->rowids);
  g_free (bulk->field);
  g_free (bulk->value);
  g_free (bulk->batch);
  g_free (bulk);
}

static void
add_case (Bulk *bulk, HutWrite *write, const HutCaseRow *row)
{
  if (bulk->field == NULL)
    {
      if (!hut_case_step_allowed (row->state, "void"))
        return;
      hut_write_void (write, &hut_kind_case, &row->id, bulk->value);
    }
  else
    {
      hut_write_update (write, &hut_kind_case, &row->id);
      hut_write_set (write, bulk->field, hut_value_text (bulk->value));
    }
  bulk->n_cases++;
}

static HutWrite *
gather (Bulk *bulk, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutReader) reader = hut_reader_new (bulk->store, error);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);

  if (reader == NULL)
    return NULL;
  for (guint at = 0; at < bulk->rowids->len; at += ROWS_A_READ)
    {
      guint n = MIN (ROWS_A_READ, bulk->rowids->len - at);
      g_autoptr (GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rows = hut_reader_case_rows (reader, &g_array_index (bulk->rowids, gint64, at), n, error);
      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        add_case (bulk, write, g_ptr_array_index (rows, i));
      g_atomic_int_set (&bulk->done, at + n);
    }
  return g_steal_pointer (&write);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Bulk *bulk = data;
  GError *error = NULL;
  HutWrite *write = gather (bulk, cancellable, &error);
  HutUid batch;

  if (write == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_atomic_int_set (&bulk->done, -1);
  batch = hut_write_get_batch (write);
  bulk->batch = hut_uid_to_string (&batch);
  if (hut_store_write (bulk->store, write, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Quiet for the first second. */
static gboolean
look (gpointer data)
{
  GTask *task = data;
  Bulk *bulk = g_task_get_task_data (task);
  int done = g_atomic_int_get (&bulk->done);

  if (g_task_get_completed (task))
    {
      bulk->look_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (++bulk->looks >= PATIENCE_LOOKS)
    bulk->progress (done < 0 ? -1.0 : (double)done / MAX (bulk->rowids->len, 1),
                    done < 0 ? NULL : g_task_get_cancellable (task), bulk->progress_data);
  return G_SOURCE_CONTINUE;
}

void
hut_case_bulk_async (HutStore *store, GArray *rowids, const char *field, const char *value,
                     HutCaseBulkProgress progress, gpointer progress_data,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Bulk *bulk = g_new0 (Bulk, 1);

  bulk->store = g_object_ref (store);
  bulk->rowids = rowids;
  bulk->field = g_strdup (field);
  bulk->value = g_strdup (value);
  bulk->progress = progress;
  bulk->progress_data = progress_data;
  g_task_set_source_tag (task, hut_case_bulk_async);
  g_task_set_task_data (task, bulk, (GDestroyNotify)bulk_free);
  g_task_set_check_cancellable (task, FALSE);
  bulk->look_id =
      g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, look, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, run);
}

gboolean
hut_case_bulk_finish (GAsyncResult *result, guint *n_cases, char **batch, GError **error)
{
  Bulk *bulk = g_task_get_task_data (G_TASK (result));

  g_clear_handle_id (&bulk->look_id, g_source_remove);
  *n_cases = bulk->n_cases;
  *batch = g_steal_pointer (&bulk->batch);
  return g_task_propagate_boolean (G_TASK (result), error);
}
