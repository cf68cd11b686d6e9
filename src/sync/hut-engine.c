/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread and its timing. `lock` guards what wakes the thread; `round_lock`, one for each store,
 * is held by whoever talks to a server, so that there is one push at a time and one owner of the
 * tokens, also while one engine ends and the next begins. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-engine.h"

#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "store/hut-reader.h"
#include "sync/hut-backoff.h"
#include "sync/hut-blob-mover.h"
#include "sync/hut-blob-moving.h"
#include "sync/hut-live.h"
#include "sync/hut-round.h"

#include <string.h>

#define INTERVAL (25 * (gint64)G_USEC_PER_SEC)
/* Between rounds that writes ask for: one after quiet goes at once, since somebody may wait for it
 * at another desk; what follows on it is gathered. */
#define SOON (300 * (gint64)1000)
#define UNSENT (45 * (gint64)G_USEC_PER_SEC) /* the longest wait while work is not sent */
#define NEVER G_MAXINT64

struct _HutEngine
{
  HutStore *store;
  char *url;
  HutEngineNews news;
  gpointer news_data;

  GThread *thread;
  GMutex end_lock;           /* held while its end is waited for */
  GCancellable *cancellable; /* of the thread's rounds */
  GMutex *round_lock;        /* the store's */

  GMutex lock;
  GCond wake;
  gboolean stopping;
  gboolean relink;
  gint64 due;       /* of the next round, monotonic */
  gint64 wrote_due; /* of one that only local writes ask for */
  gint64 wrote_at;  /* when the last such was due; 0: never */
  gint64 quiet;     /* until then the server asked not to be asked; hints do not count */
  GQueue tasks;     /* GTask that wait for a round */
  GQueue calls;     /* GTask of calls */

  /* The thread's own. */
  HutLink *link;
  HutLive *live;
  HutBlobMover *mover;
  HutBackoff backoff;
};

/* ---- Rounds ---- */

static void
tell (HutEngine *engine, HutSyncState state, const HutSyncReport *report, const GError *error,
      HutLink *link)
{
  engine->news (state, report, error, link != NULL ? hut_link_get_user (link) : NULL,
                engine->news_data);
}

static HutSyncState
state_after (const GError *error)
{
  if (error == NULL)
    return HUT_SYNC_STATE_IDLE;
  if (error->domain != HUT_SYNC_ERROR)
    return HUT_SYNC_STATE_OFFLINE; /* cancelled */
  switch ((HutSyncError)error->code)
    {
    case HUT_SYNC_ERROR_SIGN_IN:
      return HUT_SYNC_STATE_SIGN_IN_NEEDED;
    case HUT_SYNC_ERROR_OFFLINE:
    case HUT_SYNC_ERROR_BUSY:
    case HUT_SYNC_ERROR_PROTOCOL:
      return HUT_SYNC_STATE_OFFLINE;
    case HUT_SYNC_ERROR_SLOW_DOWN:
    case HUT_SYNC_ERROR_FULL:
    case HUT_SYNC_ERROR_NOT_YOURS:
    case HUT_SYNC_ERROR_TOO_OLD:
    case HUT_SYNC_ERROR_OTHER_STREET:
    case HUT_SYNC_ERROR_OTHER_ACCOUNT:
    case HUT_SYNC_ERROR_STORE:
    case HUT_SYNC_ERROR_LOCKED:
    case HUT_SYNC_ERROR_LOG:
    case HUT_SYNC_ERROR_ADDRESS:
    default:
      return HUT_SYNC_STATE_PROBLEM;
    }
}

static HutLink *
make_link (HutEngine *engine, GError **error)
{
  if (engine->url != NULL)
    return hut_link_new (engine->store, engine->url, error);
  g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_ADDRESS, "no server is named");
  return NULL;
}

static gboolean
run_locked (HutEngine *engine, HutLink **link, GCancellable *cancellable, HutSyncReport *report,
            GError **error)
{
  HutRound round = { .store = engine->store, .cancellable = cancellable, .report = report };
  g_autoptr (GError) local = NULL;

  if (*link == NULL && engine->url != NULL)
    *link = hut_link_new (engine->store, engine->url, &local);
  if (local == NULL && (*link == NULL || !hut_link_is_signed_in (*link)))
    {
      tell (engine,
            *link != NULL && hut_link_get_user (*link) != NULL ? HUT_SYNC_STATE_SIGN_IN_NEEDED
                                                               : HUT_SYNC_STATE_SIGNED_OUT,
            NULL, NULL, *link);
      g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN, "nobody is signed in");
      return FALSE;
    }
  if (local == NULL)
    {
      tell (engine, HUT_SYNC_STATE_SYNCING, NULL, NULL, *link);
      round.link = *link;
      hut_round_run (&round, &local);
    }
  tell (engine, state_after (local), report, local, *link);
  if (local == NULL)
    return TRUE;
  g_debug ("a round failed: %s", local->message);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
hut_engine_run_round (HutEngine *engine, HutLink **link, GCancellable *cancellable,
                      HutSyncReport *report, GError **error)
{
  gboolean done;

  *report = (HutSyncReport){ 0 };
  g_mutex_lock (engine->round_lock);
  done = run_locked (engine, link, cancellable, report, error);
  g_mutex_unlock (engine->round_lock);
  return done;
}

void
hut_engine_move_blobs (HutEngine *engine, HutLink *link, GCancellable *cancellable,
                       HutSyncReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutHttp) http = hut_http_new (engine->url, &error);
  HutBlobCounts counts = { 0 };

  if (http != NULL)
    {
      hut_http_set_token (http, hut_link_get_access (link));
      hut_blob_moving_run (engine->store, http, cancellable, &counts, &error);
    }
  report->blobs_up = counts.up;
  report->blobs_down = counts.down;
  if (error != NULL)
    g_message ("contents wait: %s", error->message);
  g_clear_error (&error);
  if (!hut_store_sync_blobs_count (engine->store, &report->blobs_waiting, &error))
    g_message ("it is not known how many contents wait: %s", error->message);
}

static gboolean
sign_in_locked (HutEngine *engine, HutLink *link, const char *user, const char *password,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 schema;

  if (!hut_link_sign_in (link, user, password, cancellable, error))
    return FALSE;
  if (!hut_link_join (link, &schema, cancellable, &local))
    {
      /* Tokens of another street's server are of no use to this file. */
      if (!hut_sync_error_is_passing (local))
        hut_link_forget (engine->store);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (hut_store_sync_keep_key (engine->store, password, &local))
    return TRUE;
  g_propagate_error (error, hut_link_translate_error (g_steal_pointer (&local)));
  return FALSE;
}

gboolean
hut_engine_sign_in (HutEngine *engine, const char *user, const char *password, HutLink **link,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (HutLink) made = NULL;
  gboolean done;

  g_mutex_lock (engine->round_lock);
  made = make_link (engine, error);
  done = made != NULL && sign_in_locked (engine, made, user, password, cancellable, error);
  g_mutex_unlock (engine->round_lock);
  if (done && link != NULL)
    *link = g_steal_pointer (&made);
  return done;
}

/* ---- The thread ---- */

/* With the lock held. */
static void
kick (HutEngine *engine, gint64 wait)
{
  gint64 due = g_get_monotonic_time () + wait;

  if (due >= engine->due)
    return;
  engine->due = due;
  g_cond_signal (&engine->wake);
}

static void
on_hint (gpointer data)
{
  HutEngine *engine = data;

  g_mutex_lock (&engine->lock);
  kick (engine, MAX (engine->quiet - g_get_monotonic_time (), 0));
  g_mutex_unlock (&engine->lock);
}

static gboolean
has_unsent (HutEngine *engine)
{
  g_autoptr (HutReader) reader = hut_reader_new (engine->store, NULL);
  HutPendingCounts counts = { 0 };

  return reader != NULL && hut_reader_pending_counts (reader, &counts, NULL) && counts.unsent > 0;
}

typedef enum
{
  TURN_END,
  TURN_ROUND,
  TURN_WRITTEN, /* only where something is unsent */
} Turn;

static Turn
wait_for_turn (HutEngine *engine, GQueue *tasks, GQueue *calls)
{
  Turn turn = TURN_END;

  g_mutex_lock (&engine->lock);
  while (!engine->stopping && g_queue_is_empty (&engine->tasks) &&
         g_queue_is_empty (&engine->calls))
    {
      gint64 due = MIN (engine->due, engine->wrote_due);

      if (g_get_monotonic_time () >= due)
        break;
      if (due == NEVER)
        g_cond_wait (&engine->wake, &engine->lock);
      else
        g_cond_wait_until (&engine->wake, &engine->lock, due);
    }
  if (!engine->stopping)
    turn = engine->due <= g_get_monotonic_time () || !g_queue_is_empty (&engine->tasks) ||
                   !g_queue_is_empty (&engine->calls)
               ? TURN_ROUND
               : TURN_WRITTEN;
  *tasks = engine->tasks;
  g_queue_init (&engine->tasks);
  *calls = engine->calls;
  g_queue_init (&engine->calls);
  if (engine->wrote_due != NEVER)
    engine->wrote_at = g_get_monotonic_time ();
  engine->wrote_due = NEVER;
  if (turn == TURN_ROUND)
    engine->due = NEVER;
  if (engine->relink)
    {
      g_clear_pointer (&engine->link, hut_link_free);
      g_clear_pointer (&engine->live, hut_live_free);
      g_clear_pointer (&engine->mover, hut_blob_mover_free);
      hut_backoff_reset (&engine->backoff);
      engine->relink = FALSE;
    }
  g_mutex_unlock (&engine->lock);
  return turn;
}

static void
answer_tasks (GQueue *tasks, const HutSyncReport *report, const GError *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (tasks)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_memdup2 (report, sizeof *report), g_free);
      g_object_unref (task);
    }
}

/* ---- Calls ---- */

HutEngineCall *
hut_engine_call_new (const char *path, char *body)
{
  HutEngineCall *call = g_new0 (HutEngineCall, 1);

  call->path = g_strdup (path);
  call->body = g_bytes_new_take (body, strlen (body));
  return call;
}

/* The body may hold a password. */
void
hut_engine_call_free (HutEngineCall *call)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (call->body, &length);

  memset ((gpointer)bytes, 0, length);
  g_bytes_unref (call->body);
  g_free (call->path);
  g_free (call->field);
  g_free (call);
}

/* What a person can answer stays as the server said it. */
static GError *
translate_refusal (GError *error)
{
  if (g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_RULE) ||
      g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_EXISTS))
    return error;
  return hut_link_translate_error (error);
}

static GBytes *
make_call (HutEngine *engine, HutEngineCall *call, GError **error)
{
  GError *local = NULL;
  GBytes *answer = NULL;

  if (engine->link == NULL)
    engine->link = make_link (engine, &local);
  if (engine->link != NULL)
    answer = hut_link_call (engine->link, call->path, HUT_MIME_JSON, call->body,
                            engine->cancellable, &local);
  if (answer == NULL)
    {
      call->field = g_strdup (engine->link != NULL ? hut_link_get_field (engine->link) : NULL);
      g_propagate_error (error, translate_refusal (local));
    }
  return answer;
}

static void
answer_calls (HutEngine *engine, GQueue *calls)
{
  GTask *task;

  while ((task = g_queue_pop_head (calls)) != NULL)
    {
      GError *error = NULL;
      GBytes *answer;

      g_mutex_lock (engine->round_lock);
      answer = make_call (engine, g_task_get_task_data (task), &error);
      g_mutex_unlock (engine->round_lock);
      if (answer != NULL)
        g_task_return_pointer (task, answer, (GDestroyNotify)g_bytes_unref);
      else
        g_task_return_error (task, error);
      g_object_unref (task);
    }
}

static void
listen_on (HutEngine *engine)
{
  const char *access = hut_link_get_access (engine->link);

  if (engine->live != NULL && hut_live_is_alive (engine->live))
    return;
  g_clear_pointer (&engine->live, hut_live_free);
  if (access != NULL)
    engine->live = hut_live_new (engine->url, access, on_hint, engine);
}

/* Records are in step: contents follow, in their own thread. */
static void
move_blobs (HutEngine *engine)
{
  if (engine->mover == NULL)
    engine->mover = hut_blob_mover_new (engine->store, engine->url);
  hut_blob_mover_go (engine->mover, hut_link_get_access (engine->link));
}

/* How long the server asked us to wait, in microseconds. */
static gint64
asked_wait (HutEngine *engine)
{
  return engine->link != NULL ? hut_link_get_retry_after (engine->link) * (gint64)G_USEC_PER_SEC
                              : 0;
}

/* How long until the next: regular where it went well, longer and longer where it did not, but no
 * less than the server asked for, and not by itself where only a person can help. */
static gint64
next_wait (HutEngine *engine, const GError *error, gboolean unsent)
{
  gint64 wait;

  if (error == NULL)
    {
      hut_backoff_reset (&engine->backoff);
      return hut_backoff_jitter (INTERVAL);
    }
  if (!hut_sync_error_is_passing (error))
    return NEVER;
  wait = hut_backoff_fail (&engine->backoff);
  if (unsent)
    wait = MIN (wait, hut_backoff_jitter (UNSENT));
  return MAX (wait, asked_wait (engine));
}

static void
take_turn (HutEngine *engine, GQueue *tasks)
{
  g_autoptr (GError) error = NULL;
  HutSyncReport report = { 0 };
  gboolean unsent;
  gint64 wait;

  if (hut_engine_run_round (engine, &engine->link, engine->cancellable, &report, &error))
    {
      listen_on (engine);
      move_blobs (engine);
    }
  answer_tasks (tasks, &report, error);
  unsent = has_unsent (engine);
  g_mutex_lock (&engine->lock);
  wait = next_wait (engine, error, unsent);
  /* What was written while the server could not be reached goes with the next round. */
  if (error != NULL)
    engine->wrote_due = NEVER;
  if (error != NULL && asked_wait (engine) > 0 && !engine->relink)
    {
      /* What was due earlier, and hints that came meanwhile, wait as well. */
      engine->quiet = g_get_monotonic_time () + asked_wait (engine);
      engine->due = NEVER;
    }
  if (wait != NEVER)
    kick (engine, wait);
  g_mutex_unlock (&engine->lock);
}

static gpointer
engine_main (gpointer data)
{
  HutEngine *engine = data;
  g_autoptr (GError) stopped = NULL;
  GQueue tasks = G_QUEUE_INIT, calls = G_QUEUE_INIT;
  Turn turn;

  while ((turn = wait_for_turn (engine, &tasks, &calls)) != TURN_END)
    {
      answer_calls (engine, &calls);
      if (turn == TURN_ROUND || has_unsent (engine))
        take_turn (engine, &tasks);
    }
  g_set_error_literal (&stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED, "sync was stopped");
  answer_tasks (&tasks, NULL, stopped);
  answer_tasks (&calls, NULL, stopped);
  g_clear_pointer (&engine->live, hut_live_free);
  g_clear_pointer (&engine->mover, hut_blob_mover_free);
  g_clear_pointer (&engine->link, hut_link_free);
  return NULL;
}

/* ---- For its owner ---- */

static void
round_lock_free (gpointer data)
{
  g_mutex_clear (data);
  g_free (data);
}

/* Engines are made in their store's thread. */
static GMutex *
round_lock_of (HutStore *store)
{
  GMutex *lock = g_object_get_data (G_OBJECT (store), "hut-round-lock");

  if (lock == NULL)
    {
      lock = g_new0 (GMutex, 1);
      g_mutex_init (lock);
      g_object_set_data_full (G_OBJECT (store), "hut-round-lock", lock, round_lock_free);
    }
  return lock;
}

HutEngine *
hut_engine_new (HutStore *store, const char *url, HutEngineNews news, gpointer data)
{
  HutEngine *engine = g_new0 (HutEngine, 1);

  engine->store = g_object_ref (store);
  engine->url = g_strdup (url);
  engine->news = news;
  engine->news_data = data;
  engine->cancellable = g_cancellable_new ();
  engine->due = NEVER;
  engine->wrote_due = NEVER;
  engine->round_lock = round_lock_of (store);
  g_mutex_init (&engine->end_lock);
  g_mutex_init (&engine->lock);
  g_cond_init (&engine->wake);
  g_queue_init (&engine->tasks);
  g_queue_init (&engine->calls);
  return engine;
}

void
hut_engine_free (HutEngine *engine)
{
  if (engine == NULL)
    return;
  hut_engine_stop (engine);
  g_object_unref (engine->cancellable);
  g_object_unref (engine->store);
  g_free (engine->url);
  g_mutex_clear (&engine->end_lock);
  g_mutex_clear (&engine->lock);
  g_cond_clear (&engine->wake);
  g_free (engine);
}

gboolean
hut_engine_is_running (HutEngine *engine)
{
  return engine->thread != NULL;
}

void
hut_engine_start (HutEngine *engine)
{
  if (engine->thread != NULL)
    return;
  g_cancellable_reset (engine->cancellable);
  engine->stopping = FALSE;
  engine->due = g_get_monotonic_time ();
  engine->thread = g_thread_new ("hutong-sync", engine_main, engine);
}

void
hut_engine_halt (HutEngine *engine)
{
  g_cancellable_cancel (engine->cancellable);
  g_mutex_lock (&engine->lock);
  engine->stopping = TRUE;
  g_cond_signal (&engine->wake);
  g_mutex_unlock (&engine->lock);
}

/* Whoever comes second waits as long. */
void
hut_engine_stop (HutEngine *engine)
{
  g_mutex_lock (&engine->end_lock);
  if (engine->thread != NULL)
    {
      hut_engine_halt (engine);
      g_thread_join (g_steal_pointer (&engine->thread));
    }
  g_mutex_unlock (&engine->end_lock);
}

void
hut_engine_sign_out (HutEngine *engine)
{
  hut_engine_stop (engine);
  g_mutex_lock (engine->round_lock);
  hut_link_forget (engine->store);
  g_mutex_unlock (engine->round_lock);
}

/* While the server cannot be reached, the wait that runs is not cut short. */
void
hut_engine_wrote (HutEngine *engine)
{
  g_mutex_lock (&engine->lock);
  if (engine->backoff.failures == 0 && engine->wrote_due == NEVER)
    {
      engine->wrote_due = engine->wrote_at != 0 ? engine->wrote_at + SOON : 0;
      g_cond_signal (&engine->wake);
    }
  g_mutex_unlock (&engine->lock);
}

void
hut_engine_relink (HutEngine *engine)
{
  g_mutex_lock (&engine->lock);
  engine->relink = TRUE;
  kick (engine, 0);
  g_mutex_unlock (&engine->lock);
}

void
hut_engine_ask (HutEngine *engine, GTask *task)
{
  g_mutex_lock (&engine->lock);
  g_queue_push_tail (&engine->tasks, task);
  g_cond_signal (&engine->wake);
  g_mutex_unlock (&engine->lock);
}

void
hut_engine_call (HutEngine *engine, GTask *task)
{
  g_mutex_lock (&engine->lock);
  g_queue_push_tail (&engine->calls, task);
  g_cond_signal (&engine->wake);
  g_mutex_unlock (&engine->lock);
}
