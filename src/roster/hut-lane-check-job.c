/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The worker that writes a check with its photographs. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-check-job.h"

#include "exchange/hut-attachment.h"
#include "widgets/hut-attachment-words.h"

typedef struct
{
  HutWrite *write;
  GPtrArray *sources; /* HutLaneSource */
  HutUid check;
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
keep_one (Job *job, HutStore *store, const HutLaneSource *source, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutAttachment) attachment = hut_attachment_read (source->path, &failed);
  g_autofree char *words = NULL;

  if (attachment != NULL &&
      hut_attachment_keep_check (attachment, store, job->write, &job->check, source->item, &failed))
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
      /* The check has a record of the first group; many photographs are groups after it. */
      if (i > 0 && i % (HUT_RECORD_PLAN_MOST - 1) == 0)
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
hut_lane_check_job_async (HutStore *store, HutWrite *write, GPtrArray *sources, const HutUid *check,
                          GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  *job = (Job){ write, sources, *check };
  g_task_set_source_tag (task, hut_lane_check_job_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
}

gboolean
hut_lane_check_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
