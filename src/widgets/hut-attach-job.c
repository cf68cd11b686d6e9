/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The worker that attaches. How far it is lies in an atomic number that the caller's context looks
 * at five times a second. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attach-job.h"

#include "exchange/hut-attachment.h"
#include "widgets/hut-attachment-words.h"

#define LOOK_MS 200
#define PATIENCE_LOOKS 5

typedef struct
{
  HutStore *store;
  const HutKind *of;
  HutUid id;
  GPtrArray *sources;
  HutAttachResult *result;
  gint done; /* atomic */

  HutAttachProgress progress;
  gpointer progress_data;
  guint look_id;
  guint looks;
} Job;

void
hut_attach_result_free (HutAttachResult *result)
{
  g_free (result->batch);
  g_ptr_array_unref (result->refused);
  g_free (result);
}

static void
job_free (Job *job)
{
  g_object_unref (job->store);
  g_ptr_array_unref (job->sources);
  g_clear_pointer (&job->result, hut_attach_result_free);
  g_free (job);
}

static void
keep_one (Job *job, HutWrite *write, const HutAttachSource *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAttachment) attachment =
      source->path != NULL ? hut_attachment_read (source->path, &error)
                           : hut_attachment_new (source->bytes, source->name, &error);

  if (attachment != NULL &&
      hut_attachment_keep (attachment, job->store, write, job->of, &job->id, &error))
    {
      job->result->n_kept++;
      job->result->n_papers += attachment->names_author;
      return;
    }
  g_ptr_array_add (job->result->refused, hut_attachment_refusal_words (source->name, error));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  GError *error = NULL;

  for (guint i = 0; i < job->sources->len; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;
      keep_one (job, write, job->sources->pdata[i]);
      g_atomic_int_set (&job->done, i + 1);
    }
  if (job->result->n_kept > 0)
    {
      job->result->batch = hut_uid_to_string (&batch);
      if (!hut_store_write (job->store, g_steal_pointer (&write), &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

/* Quiet for the first second. */
static gboolean
look (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  if (g_task_get_completed (task))
    {
      job->look_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (++job->looks >= PATIENCE_LOOKS)
    job->progress (g_atomic_int_get (&job->done), job->sources->len, g_task_get_cancellable (task),
                   job->progress_data);
  return G_SOURCE_CONTINUE;
}

void
hut_attach_job_async (HutStore *store, const HutKind *of, const HutUid *id, GPtrArray *sources,
                      HutAttachProgress progress, gpointer progress_data,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (store);
  job->of = of;
  job->id = *id;
  job->sources = sources;
  job->result = g_new0 (HutAttachResult, 1);
  job->result->refused = g_ptr_array_new_with_free_func (g_free);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, hut_attach_job_async);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_set_check_cancellable (task, FALSE);
  job->look_id =
      g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, look, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, run);
}

HutAttachResult *
hut_attach_job_finish (GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  g_clear_handle_id (&job->look_id, g_source_remove);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&job->result);
}
