/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lock guards the queues; the transaction that is shared belongs to the thread alone. It ends
 * after so much work that its commit stays short, when it lies idle, and after a time, so that no
 * other program that wants to write waits long. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-writer.h"

#include "base/hut-memory.h"
#include "base/hut-time.h"

/* Microseconds of a shared transaction. */
#define SHARED_WORK (400 * 1000)
#define SHARED_IDLE (100 * 1000)
#define SHARED_MAX (2000 * 1000)
/* Of nothing to do, after which its 48 MiB of pages are forgotten. */
#define REST (2000 * 1000)

typedef struct
{
  HutStoreJob job; /* NULL: only ends the transaction of @share */
  gpointer data;
  gint64 share;
  GTask *task; /* who waits: a task, or the thread in run_and_wait() */
  gboolean done;
  gboolean result;
  GError *error;
} Work;

struct _HutWriter
{
  HutStore *store;
  HutDb *db;
  HutWriterCommitted committed;
  GThread *thread;

  GMutex lock;
  GCond wake;     /* work came, or the end */
  GCond finished; /* work that a thread waits for is done */
  GQueue queues[2];
  gboolean closing;

  gboolean rested;     /* it had nothing to do, and keeps nothing */
  gint64 shared;       /* whose transaction is open; 0: nobody's */
  gint64 shared_until; /* by the clock */
  gint64 shared_work;  /* by what the thread has worked */
  gint64 spoilt;       /* who lost what was not committed; 0: nobody */
  GError *spoilt_by;
};

static void
spoil (HutWriter *writer, gint64 share, const GError *error)
{
  g_clear_error (&writer->spoilt_by);
  writer->spoilt = share;
  writer->spoilt_by = g_error_copy (error);
}

static void
end_shared (HutWriter *writer)
{
  g_autoptr (GError) error = NULL;
  gint64 share = writer->shared;

  writer->shared = 0;
  if (share != 0 && !hut_db_commit (writer->db, &error))
    spoil (writer, share, error);
}

static void
do_shared (HutWriter *writer, Work *work, HutChangeSet *changes)
{
  if (writer->shared != work->share || work->job == NULL)
    end_shared (writer);
  if (writer->spoilt == work->share)
    {
      work->error = g_error_copy (writer->spoilt_by);
      return;
    }
  work->result = TRUE;
  if (work->job == NULL)
    return;
  if (writer->shared == 0)
    {
      work->result = hut_db_begin (writer->db, &work->error);
      writer->shared = work->share;
      writer->shared_until = g_get_monotonic_time () + SHARED_MAX;
      writer->shared_work = hut_time_worked () + SHARED_WORK;
    }
  work->result =
      work->result && work->job (writer->store, writer->db, changes, work->data, &work->error);
  if (!work->result)
    {
      hut_db_rollback (writer->db);
      writer->shared = 0;
      spoil (writer, work->share, work->error);
    }
  else if (hut_time_worked () >= writer->shared_work ||
           g_get_monotonic_time () >= writer->shared_until)
    end_shared (writer);
}

static void
do_alone (HutWriter *writer, Work *work, HutChangeSet *changes)
{
  end_shared (writer);
  if (!hut_db_begin (writer->db, &work->error))
    return;
  work->result = work->job (writer->store, writer->db, changes, work->data, &work->error) &&
                 hut_db_commit (writer->db, &work->error);
  if (work->result)
    writer->committed (writer->store, changes);
  else
    hut_db_rollback (writer->db);
}

static void
do_work (HutWriter *writer, Work *work)
{
  g_autoptr (HutChangeSet) changes = hut_change_set_new ();

  if (work->task != NULL && g_task_return_error_if_cancelled (work->task))
    return;
  if (work->share != 0)
    do_shared (writer, work, changes);
  else
    do_alone (writer, work, changes);
  if (work->task == NULL)
    return;
  if (work->result)
    g_task_return_boolean (work->task, TRUE);
  else
    g_task_return_error (work->task, g_steal_pointer (&work->error));
}

/* NULL at the end, where the shared transaction lies idle, and once where the thread does. */
static Work *
next_work (HutWriter *writer, gboolean *end)
{
  gint64 idle = g_get_monotonic_time () + (writer->shared != 0 ? SHARED_IDLE : REST);
  Work *work = NULL;

  *end = FALSE;
  g_mutex_lock (&writer->lock);
  while (work == NULL && !*end)
    {
      work = g_queue_pop_head (&writer->queues[HUT_STORE_FIRST]);
      if (work == NULL)
        work = g_queue_pop_head (&writer->queues[HUT_STORE_LATER]);
      *end = work == NULL && writer->closing;
      if (work != NULL || *end)
        continue;
      if (writer->shared == 0 && writer->rested)
        g_cond_wait (&writer->wake, &writer->lock);
      else if (!g_cond_wait_until (&writer->wake, &writer->lock, idle))
        break;
    }
  g_mutex_unlock (&writer->lock);
  return work;
}

static void
hand_back (HutWriter *writer, Work *work)
{
  if (work->task != NULL)
    {
      g_object_unref (work->task);
      g_free (work);
      return;
    }
  g_mutex_lock (&writer->lock);
  work->done = TRUE;
  g_cond_broadcast (&writer->finished);
  g_mutex_unlock (&writer->lock);
}

static gpointer
writer_main (gpointer data)
{
  HutWriter *writer = data;
  gboolean end = FALSE;

  while (!end)
    {
      Work *work = next_work (writer, &end);

      if (work == NULL)
        {
          writer->rested = writer->shared == 0;
          end_shared (writer);
          hut_db_checkpoint (writer->db);
          if (writer->rested)
            {
              hut_db_forget_pages (writer->db);
              hut_memory_give_back ();
            }
          continue;
        }
      writer->rested = FALSE;
      do_work (writer, work);
      hand_back (writer, work);
      if (writer->shared == 0)
        hut_db_checkpoint (writer->db);
    }
  return NULL;
}

HutWriter *
hut_writer_new (HutStore *store, HutDb *db, HutWriterCommitted committed)
{
  HutWriter *writer = g_new0 (HutWriter, 1);

  writer->store = store;
  writer->db = db;
  hut_db_checkpoint_by_hand (db);
  writer->committed = committed;
  g_mutex_init (&writer->lock);
  g_cond_init (&writer->wake);
  g_cond_init (&writer->finished);
  g_queue_init (&writer->queues[HUT_STORE_FIRST]);
  g_queue_init (&writer->queues[HUT_STORE_LATER]);
  writer->thread = g_thread_new ("hutong-writer", writer_main, writer);
  return writer;
}

void
hut_writer_stop (HutWriter *writer)
{
  GThread *thread;

  g_mutex_lock (&writer->lock);
  thread = g_steal_pointer (&writer->thread);
  writer->closing = TRUE;
  g_cond_signal (&writer->wake);
  g_mutex_unlock (&writer->lock);
  if (thread != NULL)
    g_thread_join (thread);
}

void
hut_writer_free (HutWriter *writer)
{
  if (writer == NULL)
    return;
  hut_writer_stop (writer);
  g_clear_error (&writer->spoilt_by);
  g_mutex_clear (&writer->lock);
  g_cond_clear (&writer->wake);
  g_cond_clear (&writer->finished);
  g_free (writer);
}

static gboolean
queue_work (HutWriter *writer, HutStorePriority priority, Work *work, GError **error)
{
  gboolean open;

  g_mutex_lock (&writer->lock);
  open = !writer->closing;
  if (open)
    {
      g_queue_push_tail (&writer->queues[priority], work);
      g_cond_signal (&writer->wake);
    }
  g_mutex_unlock (&writer->lock);
  if (!open)
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, "%s is closed",
                 hut_store_get_path (writer->store));
  return open;
}

static gboolean
run_and_wait (HutWriter *writer, HutStorePriority priority, Work *work, GError **error)
{
  g_assert (g_thread_self () != writer->thread);
  if (!queue_work (writer, priority, work, error))
    return FALSE;
  g_mutex_lock (&writer->lock);
  while (!work->done)
    g_cond_wait (&writer->finished, &writer->lock);
  g_mutex_unlock (&writer->lock);

  if (work->error != NULL)
    g_propagate_error (error, work->error);
  return work->result;
}

gboolean
hut_writer_run (HutWriter *writer, HutStorePriority priority, HutStoreJob job, gpointer data,
                GError **error)
{
  Work work = { .job = job, .data = data };

  return run_and_wait (writer, priority, &work, error);
}

gboolean
hut_writer_run_shared (HutWriter *writer, gint64 share, HutStoreJob job, gpointer data,
                       GError **error)
{
  Work work = { .job = job, .data = data, .share = share };

  return run_and_wait (writer, HUT_STORE_LATER, &work, error);
}

gboolean
hut_writer_settle (HutWriter *writer, gint64 share, GError **error)
{
  Work work = { .share = share };

  return run_and_wait (writer, HUT_STORE_LATER, &work, error);
}

void
hut_writer_run_task (HutWriter *writer, HutStorePriority priority, HutStoreJob job, GTask *task)
{
  Work *work = g_new0 (Work, 1);
  GError *error = NULL;

  work->job = job;
  work->data = g_task_get_task_data (task);
  work->task = task;
  /* Only do_work() looks whether it was cancelled: what was written is told as written. */
  g_task_set_check_cancellable (task, FALSE);
  if (queue_work (writer, priority, work, &error))
    return;
  g_free (work);
  g_task_return_error (task, error);
  g_object_unref (task);
}
