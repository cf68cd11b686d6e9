/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The worker that writes what was entered with its evidence. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-evidence-job.h"

#include "exchange/hut-attachment.h"
#include "widgets/hut-attach-sources.h"
#include "widgets/hut-attachment-words.h"

typedef struct
{
  HutWrite *write;
  GPtrArray *sources;
  const HutKind *of;
  HutUid id;
  HutUid step; /* of a whistle; nil: none */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->write, hut_write_free);
  g_ptr_array_unref (job->sources);
  g_free (job);
}

static gboolean
keep (Job *job, HutStore *store, HutAttachment *attachment, const char *item, GError **error)
{
  if (item != NULL)
    return hut_attachment_keep_check (attachment, store, job->write, &job->id, item, error);
  if (!hut_uid_is_nil (&job->step))
    return hut_attachment_keep_evidence (attachment, store, job->write, &job->id, &job->step,
                                         error);
  return hut_attachment_keep (attachment, store, job->write, job->of, &job->id, error);
}

static gboolean
keep_one (Job *job, HutStore *store, const HutAttachSource *source, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutAttachment) attachment =
      source->path != NULL ? hut_attachment_read (source->path, &failed)
                           : hut_attachment_new (source->bytes, source->name, &failed);
  g_autofree char *words = NULL;

  if (attachment != NULL && keep (job, store, attachment, source->item, &failed))
    return TRUE;
  words = hut_attachment_refusal_words (source->name, failed);
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, words);
  return FALSE;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  for (guint i = 0; i < job->sources->len; i++)
    {
      if (hut_write_is_full (job->write))
        hut_write_begin_group (job->write);
      if (!keep_one (job, source, job->sources->pdata[i], &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  if (hut_store_write (source, g_steal_pointer (&job->write), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hut_evidence_job_async (HutStore *store, HutWrite *write, GPtrArray *sources, const HutKind *of,
                        const HutUid *id, const HutUid *step, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  *job = (Job){ .write = write, .sources = sources, .of = of, .id = *id };
  if (step != NULL)
    job->step = *step;
  g_task_set_source_tag (task, hut_evidence_job_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
}

gboolean
hut_evidence_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
