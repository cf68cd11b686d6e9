/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Threads and their connections. A connection waits in its lane's queue and is used by one job at
 * a time. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-workers.h"

#include "protocol/hut-problem.h"

#define N_LANES 4

/* Jobs that may wait in a lane before more are turned away. */
#define MAX_WAITING 200

static const int lane_threads[N_LANES] = { 1, 3, 1, 2 };

struct _HutWorkers
{
  HutVault *vault;
  GMainContext *context;
  GThreadPool *pools[N_LANES];
  GAsyncQueue *storages[N_LANES];
};

typedef struct
{
  HutWorkers *workers;
  HutLane lane;
  HutWorkFunc work;
  HutDoneFunc done;
  gpointer data;
} Job;

static gboolean
finish_job (gpointer data)
{
  Job *job = data;

  job->done (job->data);
  return G_SOURCE_REMOVE;
}

/* In the main thread, also while that is between two iterations. */
static void
announce (HutWorkers *workers, Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, finish_job, job, g_free);
  g_source_attach (source, workers->context);
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  HutWorkers *workers = user_data;
  GAsyncQueue *storages = workers->storages[job->lane];
  HutLedger ledger = { g_async_queue_pop (storages), workers->vault };

  job->work (&ledger, job->data);
  g_async_queue_push (storages, ledger.storage);
  announce (workers, job);
}

static gboolean
open_lane (HutWorkers *workers, HutDataDir *dir, HutLane lane, GError **error)
{
  workers->storages[lane] = g_async_queue_new ();
  for (int i = 0; i < lane_threads[lane]; i++)
    {
      HutStorage *storage = lane == HUT_LANE_WRITE ? hut_data_dir_open_writer (dir, error)
                                                   : hut_data_dir_open_reader (dir, error);

      if (storage == NULL)
        return FALSE;
      g_async_queue_push (workers->storages[lane], storage);
    }
  workers->pools[lane] = g_thread_pool_new (run_job, workers, lane_threads[lane], TRUE, error);
  return workers->pools[lane] != NULL;
}

HutWorkers *
hut_workers_new (HutDataDir *dir, GError **error)
{
  HutWorkers *workers = g_new0 (HutWorkers, 1);

  workers->vault = hut_vault_ref (dir->vault);
  workers->context = g_main_context_ref_thread_default ();
  for (HutLane lane = 0; lane < N_LANES; lane++)
    if (!open_lane (workers, dir, lane, error))
      {
        hut_workers_free (workers);
        return NULL;
      }
  return workers;
}

void
hut_workers_free (HutWorkers *workers)
{
  if (workers == NULL)
    return;
  for (int lane = 0; lane < N_LANES; lane++)
    if (workers->pools[lane] != NULL)
      g_thread_pool_free (workers->pools[lane], FALSE, TRUE);
  /* The writer last: it is the one that can put the log away. */
  for (int lane = N_LANES - 1; lane >= 0; lane--)
    {
      HutStorage *storage;

      while (workers->storages[lane] != NULL &&
             (storage = g_async_queue_try_pop (workers->storages[lane])) != NULL)
        hut_data_dir_close_storage (storage);
      g_clear_pointer (&workers->storages[lane], g_async_queue_unref);
    }
  g_main_context_unref (workers->context);
  hut_vault_unref (workers->vault);
  g_free (workers);
}

gboolean
hut_workers_run (HutWorkers *workers, HutLane lane, HutWorkFunc work, HutDoneFunc done,
                 gpointer data, GError **error)
{
  Job job = { workers, lane, work, done, data };

  if (g_thread_pool_unprocessed (workers->pools[lane]) >= MAX_WAITING)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_BUSY,
                           "too many requests are waiting");
      return FALSE;
    }
  g_thread_pool_push (workers->pools[lane], g_memdup2 (&job, sizeof job), NULL);
  return TRUE;
}
