/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread's waiting; what it does is in hut-blob-moving.c. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-blob-mover.h"

#include "sync/hut-blob-moving.h"
#include "sync/hut-sync-error.h"

#define NEVER G_MAXINT64
#define LEAST (G_USEC_PER_SEC / 5) /* between two turns */

struct _HutBlobMover
{
  HutStore *store;
  char *url;
  GThread *thread;
  GCancellable *cancellable;

  GMutex lock;
  GCond wake;
  gboolean stopping;
  gboolean told;
  char *access;
};

/* FALSE: the end. @access is the thread's own copy of the token. */
static gboolean
wait_for_turn (HutBlobMover *mover, gint64 due, char **access)
{
  gboolean goes_on;

  g_mutex_lock (&mover->lock);
  while (!mover->stopping && !mover->told && g_get_monotonic_time () < due)
    {
      if (due == NEVER)
        g_cond_wait (&mover->wake, &mover->lock);
      else
        g_cond_wait_until (&mover->wake, &mover->lock, due);
    }
  mover->told = FALSE;
  g_free (*access);
  *access = g_strdup (mover->access);
  goes_on = !mover->stopping;
  g_mutex_unlock (&mover->lock);
  return goes_on;
}

/* When there is something to do again, monotonic. */
static gint64
next_due (HutBlobMover *mover)
{
  g_autoptr (GError) error = NULL;
  HutTime due;

  if (!hut_store_sync_blobs_next_due (mover->store, &due, &error))
    {
      g_message ("it is not known which contents are to be moved: %s", error->message);
      return NEVER;
    }
  return due < 0 ? NEVER : g_get_monotonic_time () + MAX (due - hut_time_now (), LEAST);
}

static gpointer
mover_main (gpointer data)
{
  HutBlobMover *mover = data;
  g_autoptr (HutHttp) http = hut_http_new (mover->url, NULL);
  g_autofree char *access = NULL;
  gint64 due = NEVER;

  while (wait_for_turn (mover, due, &access) && http != NULL)
    {
      g_autoptr (GError) error = NULL;
      HutBlobCounts counts = { 0 };

      hut_http_set_token (http, access);
      if (hut_blob_moving_run (mover->store, http, mover->cancellable, &counts, &error))
        due = next_due (mover);
      else
        {
          g_debug ("contents wait: %s", error->message);
          due = NEVER;
        }
    }
  return NULL;
}

HutBlobMover *
hut_blob_mover_new (HutStore *store, const char *url)
{
  HutBlobMover *mover = g_new0 (HutBlobMover, 1);

  mover->store = g_object_ref (store);
  mover->url = g_strdup (url);
  mover->cancellable = g_cancellable_new ();
  g_mutex_init (&mover->lock);
  g_cond_init (&mover->wake);
  mover->thread = g_thread_new ("hutong-blobs", mover_main, mover);
  return mover;
}

void
hut_blob_mover_go (HutBlobMover *mover, const char *access)
{
  g_mutex_lock (&mover->lock);
  g_free (mover->access);
  mover->access = g_strdup (access);
  mover->told = TRUE;
  g_cond_signal (&mover->wake);
  g_mutex_unlock (&mover->lock);
}

void
hut_blob_mover_free (HutBlobMover *mover)
{
  if (mover == NULL)
    return;
  g_cancellable_cancel (mover->cancellable);
  g_mutex_lock (&mover->lock);
  mover->stopping = TRUE;
  g_cond_signal (&mover->wake);
  g_mutex_unlock (&mover->lock);
  g_thread_join (mover->thread);
  g_object_unref (mover->cancellable);
  g_object_unref (mover->store);
  g_mutex_clear (&mover->lock);
  g_cond_clear (&mover->wake);
  g_free (mover->access);
  g_free (mover->url);
  g_free (mover);
}
