/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The engine as an object. Its thread waits for what comes first: a local write, a hint of the
 * server, a person who asks, or the next regular pull; then it runs one round. `lock` guards what
 * thread and owner share; `round_lock` is held by whoever talks to the server, so that there is
 * one push at a time. Properties live in the owner's main context: results travel there. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-sync.h"

#include "store/hut-change-set.h"
#include "store/hut-reader.h"
#include "sync/hut-backoff.h"
#include "sync/hut-live.h"
#include "sync/hut-round.h"

#define INTERVAL (25 * (gint64)G_USEC_PER_SEC)
#define SOON (300 * (gint64)1000) /* after a write: what belongs together goes together */
#define NEVER G_MAXINT64

struct _HutSync
{
  GObject parent;

  HutStore *store;
  char *url;
  GMainContext *context;

  /* The owner's context. */
  HutSyncState state;
  gint64 last_synced;
  int problem;
  char *message;
  char *account;
  guint pushed;
  guint pulled;
  gulong changed_handler;

  /* Shared. */
  GMutex round_lock;
  GMutex lock;
  GCond wake;
  GThread *thread;
  GCancellable *cancellable;
  gboolean stopping;
  gboolean wrote;    /* here, since the last round */
  gboolean new_link; /* another sign-in: the old tokens are void */
  gint64 due;        /* of the next round, monotonic */
  GQueue tasks;      /* GTask of hut_sync_now_async() */
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_LAST_SYNCED,
  PROP_PROBLEM,
  PROP_MESSAGE,
  PROP_PUSHED,
  PROP_PULLED,
  PROP_ACCOUNT,
  PROP_URL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (HutSyncState, hut_sync_state,
                    G_DEFINE_ENUM_VALUE (HUT_SYNC_STATE_SIGNED_OUT, "signed-out"),
                    G_DEFINE_ENUM_VALUE (HUT_SYNC_STATE_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (HUT_SYNC_STATE_SYNCING, "syncing"),
                    G_DEFINE_ENUM_VALUE (HUT_SYNC_STATE_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (HUT_SYNC_STATE_SIGN_IN_NEEDED, "sign-in-needed"),
                    G_DEFINE_ENUM_VALUE (HUT_SYNC_STATE_PROBLEM, "problem"))

G_DEFINE_FINAL_TYPE (HutSync, hut_sync, G_TYPE_OBJECT)

/* ---- What the owner sees ---- */

/* On its way to the owner's context. */
typedef struct
{
  HutSync *sync;
  HutSyncState state;
  gint64 synced_at; /* 0: not this time */
  int problem;
  char *account;
  guint pushed;
  guint pulled;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->sync);
  g_free (news->account);
  g_free (news);
}

static void
set_text (HutSync *sync, char **member, const char *text, int property)
{
  if (g_strcmp0 (*member, text) == 0)
    return;
  g_free (*member);
  *member = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (sync), properties[property]);
}

static void
set_state (HutSync *sync, HutSyncState state)
{
  if (sync->state == state)
    return;
  sync->state = state;
  g_object_notify_by_pspec (G_OBJECT (sync), properties[PROP_STATE]);
}

static void
set_problem (HutSync *sync, int problem)
{
  set_text (sync, &sync->message, problem >= 0 ? hut_sync_error_words (problem) : NULL,
            PROP_MESSAGE);
  if (sync->problem == problem)
    return;
  sync->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (sync), properties[PROP_PROBLEM]);
}

static void
add_count (HutSync *sync, guint *count, guint more, int property)
{
  if (more == 0)
    return;
  *count += more;
  g_object_notify_by_pspec (G_OBJECT (sync), properties[property]);
}

static gboolean
tell (gpointer data)
{
  News *news = data;
  HutSync *sync = news->sync;

  g_object_freeze_notify (G_OBJECT (sync));
  add_count (sync, &sync->pushed, news->pushed, PROP_PUSHED);
  add_count (sync, &sync->pulled, news->pulled, PROP_PULLED);
  set_text (sync, &sync->account, news->account, PROP_ACCOUNT);
  if (news->synced_at != 0)
    {
      sync->last_synced = news->synced_at;
      g_object_notify_by_pspec (G_OBJECT (sync), properties[PROP_LAST_SYNCED]);
    }
  if (news->state != HUT_SYNC_STATE_SYNCING)
    set_problem (sync, news->problem);
  set_state (sync, news->state);
  g_object_thaw_notify (G_OBJECT (sync));
  return G_SOURCE_REMOVE;
}

static void
send_news (HutSync *sync, HutSyncState state, const HutSyncReport *report, const GError *error,
           const char *account)
{
  News *news = g_new0 (News, 1);

  news->sync = g_object_ref (sync);
  news->state = state;
  news->problem = error != NULL && error->domain == HUT_SYNC_ERROR ? error->code : -1;
  news->account = g_strdup (account);
  news->synced_at = state == HUT_SYNC_STATE_IDLE ? g_get_real_time () : 0;
  if (report != NULL)
    {
      news->pushed = report->pushed;
      news->pulled = report->pulled;
    }
  g_main_context_invoke_full (sync->context, G_PRIORITY_DEFAULT, tell, news, news_free);
}

static HutSyncState
state_after (const GError *error)
{
  if (error == NULL)
    return HUT_SYNC_STATE_IDLE;
  if (g_error_matches (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN))
    return HUT_SYNC_STATE_SIGN_IN_NEEDED;
  if (g_error_matches (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_OFFLINE) ||
      g_error_matches (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_BUSY) ||
      g_error_matches (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_PROTOCOL))
    return HUT_SYNC_STATE_OFFLINE;
  return HUT_SYNC_STATE_PROBLEM;
}

/* ---- A round ---- */

/* @link is made where it is NULL. The caller holds round_lock. */
static gboolean
run_round (HutSync *sync, HutLink **link, GCancellable *cancellable, HutSyncReport *report,
           GError **error)
{
  HutRound round = { .store = sync->store, .cancellable = cancellable, .report = report };

  *report = (HutSyncReport){ 0 };
  if (sync->url == NULL)
    {
      g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN, "no server is named");
      return FALSE;
    }
  if (*link == NULL)
    *link = hut_link_new (sync->store, sync->url, error);
  round.link = *link;
  return *link != NULL && hut_round_run (&round, error);
}

/* One round with its news. Where nobody is signed in, there is nothing to do and no error. */
static gboolean
run_and_tell (HutSync *sync, HutLink **link, GCancellable *cancellable, HutSyncReport *report,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean done;

  g_mutex_lock (&sync->round_lock);
  if (*link == NULL && sync->url != NULL)
    *link = hut_link_new (sync->store, sync->url, &local);
  if (local == NULL && (*link == NULL || !hut_link_is_signed_in (*link)))
    {
      g_mutex_unlock (&sync->round_lock);
      send_news (sync, HUT_SYNC_STATE_SIGNED_OUT, NULL, NULL, NULL);
      g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN, "nobody is signed in");
      return FALSE;
    }
  if (local == NULL)
    send_news (sync, HUT_SYNC_STATE_SYNCING, NULL, NULL, hut_link_get_user (*link));
  done = local == NULL && run_round (sync, link, cancellable, report, &local);
  send_news (sync, state_after (local), report, local,
             *link != NULL ? hut_link_get_user (*link) : NULL);
  g_mutex_unlock (&sync->round_lock);

  if (!done)
    {
      g_debug ("a round failed: %s", local->message);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return done;
}

/* ---- The thread ---- */

/* With the lock held. */
static void
kick (HutSync *sync, gint64 wait)
{
  gint64 due = g_get_monotonic_time () + wait;

  if (due < sync->due)
    {
      sync->due = due;
      g_cond_signal (&sync->wake);
    }
}

static void
on_hint (gpointer data)
{
  HutSync *sync = data;

  g_mutex_lock (&sync->lock);
  kick (sync, 0);
  g_mutex_unlock (&sync->lock);
}

typedef struct
{
  HutSync *sync;
  HutLink *link;
  HutLive *live;
  HutBackoff backoff;
  GQueue tasks; /* of this round */
} Engine;

/* Waits until a round is due; FALSE at the end. */
static gboolean
wait_for_turn (Engine *engine)
{
  HutSync *sync = engine->sync;
  gboolean going;

  g_mutex_lock (&sync->lock);
  while (!sync->stopping && g_get_monotonic_time () < sync->due && g_queue_is_empty (&sync->tasks))
    {
      if (sync->due == NEVER)
        g_cond_wait (&sync->wake, &sync->lock);
      else
        g_cond_wait_until (&sync->wake, &sync->lock, sync->due);
    }
  going = !sync->stopping;
  engine->tasks = sync->tasks;
  g_queue_init (&sync->tasks);
  sync->due = NEVER;
  sync->wrote = FALSE;
  if (sync->new_link)
    {
      g_clear_pointer (&engine->link, hut_link_free);
      g_clear_pointer (&engine->live, hut_live_free);
      hut_backoff_reset (&engine->backoff);
    }
  sync->new_link = FALSE;
  g_mutex_unlock (&sync->lock);
  return going;
}

static gint64
next_wait (Engine *engine, const GError *error)
{
  if (error == NULL)
    {
      hut_backoff_reset (&engine->backoff);
      return hut_backoff_jitter (INTERVAL);
    }
  return hut_sync_error_is_passing (error) ? hut_backoff_fail (&engine->backoff) : NEVER;
}

static void
listen_on (Engine *engine)
{
  const char *access = hut_link_get_access (engine->link);

  if (engine->live != NULL && hut_live_is_alive (engine->live))
    return;
  g_clear_pointer (&engine->live, hut_live_free);
  if (access != NULL)
    engine->live = hut_live_new (engine->sync->url, access, on_hint, engine->sync);
}

static void
answer_tasks (Engine *engine, const HutSyncReport *report, const GError *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&engine->tasks)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_memdup2 (report, sizeof *report), g_free);
      g_object_unref (task);
    }
}

static void
take_turn (Engine *engine)
{
  HutSync *sync = engine->sync;
  g_autoptr (GError) error = NULL;
  HutSyncReport report = { 0 };
  gint64 wait;

  if (run_and_tell (sync, &engine->link, sync->cancellable, &report, &error))
    listen_on (engine);
  answer_tasks (engine, &report, error);
  wait = next_wait (engine, error);

  g_mutex_lock (&sync->lock);
  if (wait != NEVER)
    kick (sync, wait);
  if (error == NULL && sync->wrote)
    kick (sync, SOON);
  g_mutex_unlock (&sync->lock);
}

static gpointer
engine_main (gpointer data)
{
  Engine engine = { .sync = data };
  g_autoptr (GError) stopped = NULL;

  while (wait_for_turn (&engine))
    take_turn (&engine);
  g_set_error_literal (&stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED, "sync was stopped");
  answer_tasks (&engine, NULL, stopped);
  g_clear_pointer (&engine.live, hut_live_free);
  g_clear_pointer (&engine.link, hut_link_free);
  return NULL;
}

/* ---- Local writes ---- */

static gboolean
has_unsent (HutSync *sync)
{
  g_autoptr (HutReader) reader = hut_reader_new (sync->store, NULL);
  HutPendingCounts counts = { 0 };

  return reader != NULL && hut_reader_pending_counts (reader, &counts, NULL) && counts.unsent > 0;
}

/* Sync's own writes come through here too: those leave nothing unsent. While the server cannot be
 * reached, the wait that runs is not cut short. */
static void
on_changed (HutStore *store, HutChangeSet *changes, HutSync *sync)
{
  if (!hut_change_set_has_sync (changes) || !has_unsent (sync))
    return;
  g_mutex_lock (&sync->lock);
  sync->wrote = TRUE;
  if (sync->state == HUT_SYNC_STATE_IDLE)
    kick (sync, SOON);
  g_mutex_unlock (&sync->lock);
}

/* ---- The object ---- */

static void
hut_sync_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutSync *sync = HUT_SYNC (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, sync->state);
      break;
    case PROP_LAST_SYNCED:
      g_value_set_int64 (value, sync->last_synced);
      break;
    case PROP_PROBLEM:
      g_value_set_int (value, sync->problem);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, sync->message);
      break;
    case PROP_PUSHED:
      g_value_set_uint (value, sync->pushed);
      break;
    case PROP_PULLED:
      g_value_set_uint (value, sync->pulled);
      break;
    case PROP_ACCOUNT:
      g_value_set_string (value, sync->account);
      break;
    case PROP_URL:
      g_value_set_string (value, sync->url);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hut_sync_dispose (GObject *object)
{
  HutSync *sync = HUT_SYNC (object);

  hut_sync_stop (sync);
  g_clear_object (&sync->store);
  G_OBJECT_CLASS (hut_sync_parent_class)->dispose (object);
}

static void
hut_sync_finalize (GObject *object)
{
  HutSync *sync = HUT_SYNC (object);

  g_main_context_unref (sync->context);
  g_object_unref (sync->cancellable);
  g_free (sync->url);
  g_free (sync->message);
  g_free (sync->account);
  g_mutex_clear (&sync->round_lock);
  g_mutex_clear (&sync->lock);
  g_cond_clear (&sync->wake);
  G_OBJECT_CLASS (hut_sync_parent_class)->finalize (object);
}

static void
hut_sync_class_init (HutSyncClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_sync_get_property;
  object_class->dispose = hut_sync_dispose;
  object_class->finalize = hut_sync_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, HUT_TYPE_SYNC_STATE,
                                              HUT_SYNC_STATE_SIGNED_OUT, flags);
  properties[PROP_LAST_SYNCED] =
      g_param_spec_int64 ("last-synced", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PROBLEM] = g_param_spec_int ("problem", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_PUSHED] = g_param_spec_uint ("pushed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PULLED] = g_param_spec_uint ("pulled", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ACCOUNT] = g_param_spec_string ("account", NULL, NULL, NULL, flags);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_sync_init (HutSync *sync)
{
  sync->context = g_main_context_ref_thread_default ();
  sync->cancellable = g_cancellable_new ();
  sync->problem = -1;
  sync->due = NEVER;
  g_mutex_init (&sync->round_lock);
  g_mutex_init (&sync->lock);
  g_cond_init (&sync->wake);
  g_queue_init (&sync->tasks);
}

HutSync *
hut_sync_new (HutStore *store, const char *url)
{
  HutSync *sync = g_object_new (HUT_TYPE_SYNC, NULL);

  sync->store = g_object_ref (store);
  sync->url = url != NULL ? g_strdup (url) : hut_store_get_setting (store, "server");
  sync->account = hut_store_get_setting (store, "account");
  return sync;
}

HutSyncState
hut_sync_get_state (HutSync *sync)
{
  return sync->state;
}

gint64
hut_sync_get_last_synced (HutSync *sync)
{
  return sync->last_synced;
}

const char *
hut_sync_get_message (HutSync *sync)
{
  return sync->message;
}

const char *
hut_sync_get_account (HutSync *sync)
{
  return sync->account;
}

const char *
hut_sync_get_url (HutSync *sync)
{
  return sync->url;
}

void
hut_sync_start (HutSync *sync)
{
  if (sync->thread != NULL)
    return;
  g_cancellable_reset (sync->cancellable);
  sync->stopping = FALSE;
  sync->due = g_get_monotonic_time ();
  sync->changed_handler = g_signal_connect (sync->store, "changed", G_CALLBACK (on_changed), sync);
  sync->thread = g_thread_new ("hutong-sync", engine_main, sync);
}

void
hut_sync_stop (HutSync *sync)
{
  if (sync->thread == NULL)
    return;
  g_clear_signal_handler (&sync->changed_handler, sync->store);
  g_cancellable_cancel (sync->cancellable);
  g_mutex_lock (&sync->lock);
  sync->stopping = TRUE;
  g_cond_signal (&sync->wake);
  g_mutex_unlock (&sync->lock);
  g_thread_join (g_steal_pointer (&sync->thread));
}

/* ---- Signing in ---- */

typedef struct
{
  char *user;
  char *password;
} SignIn;

static void
sign_in_free (gpointer data)
{
  SignIn *sign_in = data;

  g_free (sign_in->user);
  g_free (sign_in->password);
  g_free (sign_in);
}

/* Signs in, takes note of who we are, and keeps the key under the password. The caller holds
 * round_lock. */
static gboolean
sign_in (HutSync *sync, HutLink *link, const char *user, const char *password,
         GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 schema;

  if (!hut_link_sign_in (link, user, password, cancellable, error))
    return FALSE;
  if (!hut_link_join (link, &schema, cancellable, error))
    {
      hut_link_forget (sync->store);
      return FALSE;
    }
  if (hut_store_sync_keep_key (sync->store, password, &local))
    return TRUE;
  g_propagate_error (error, hut_link_translate_error (g_steal_pointer (&local)));
  return FALSE;
}

static void
sign_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutSync *sync = source;
  SignIn *who = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutLink) link = NULL;
  gboolean done;

  g_mutex_lock (&sync->round_lock);
  link = sync->url != NULL ? hut_link_new (sync->store, sync->url, &error) : NULL;
  if (sync->url == NULL)
    g_set_error_literal (&error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_ADDRESS, "no server is named");
  done = link != NULL && sign_in (sync, link, who->user, who->password, cancellable, &error);
  g_mutex_unlock (&sync->round_lock);
  if (!done)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_mutex_lock (&sync->lock);
  sync->new_link = TRUE;
  kick (sync, 0);
  g_mutex_unlock (&sync->lock);
  send_news (sync, HUT_SYNC_STATE_IDLE, NULL, NULL, who->user);
  g_task_return_boolean (task, TRUE);
}

void
hut_sync_sign_in_async (HutSync *sync, const char *user, const char *password,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (sync, cancellable, callback, user_data);
  SignIn *who = g_new0 (SignIn, 1);

  who->user = g_strdup (user);
  who->password = g_strdup (password);
  g_task_set_source_tag (task, hut_sync_sign_in_async);
  g_task_set_task_data (task, who, sign_in_free);
  g_task_run_in_thread (task, sign_in_thread);
}

gboolean
hut_sync_sign_in_finish (HutSync *sync, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, sync), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
hut_sync_sign_out (HutSync *sync)
{
  hut_link_forget (sync->store);
  g_mutex_lock (&sync->lock);
  sync->new_link = TRUE;
  kick (sync, 0);
  g_mutex_unlock (&sync->lock);
  set_problem (sync, -1);
  set_state (sync, HUT_SYNC_STATE_SIGNED_OUT);
}

/* ---- A round now ---- */

static void
now_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutSync *sync = source;
  g_autoptr (HutLink) link = NULL;
  HutSyncReport report = { 0 };
  GError *error = NULL;

  if (run_and_tell (sync, &link, cancellable, &report, &error))
    g_task_return_pointer (task, g_memdup2 (&report, sizeof report), g_free);
  else
    g_task_return_error (task, error);
}

void
hut_sync_now_async (HutSync *sync, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (sync, cancellable, callback, user_data);

  g_task_set_source_tag (task, hut_sync_now_async);
  if (sync->thread == NULL)
    {
      g_task_run_in_thread (task, now_thread);
      return;
    }
  g_mutex_lock (&sync->lock);
  g_queue_push_tail (&sync->tasks, g_steal_pointer (&task));
  g_cond_signal (&sync->wake);
  g_mutex_unlock (&sync->lock);
}

gboolean
hut_sync_now_finish (HutSync *sync, GAsyncResult *result, HutSyncReport *report, GError **error)
{
  g_autofree HutSyncReport *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, sync), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found != NULL && report != NULL)
    *report = *found;
  return found != NULL;
}

gboolean
hut_sync_run_once (HutSync *sync, const char *user, const char *password, GCancellable *cancellable,
                   HutSyncReport *report, GError **error)
{
  g_autoptr (HutLink) link = NULL;
  HutSyncReport counted = { 0 };
  gboolean done;

  g_mutex_lock (&sync->round_lock);
  link = sync->url != NULL ? hut_link_new (sync->store, sync->url, error) : NULL;
  if (sync->url == NULL)
    g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_ADDRESS, "no server is named");
  done = link != NULL &&
         (user == NULL || sign_in (sync, link, user, password, cancellable, error)) &&
         run_round (sync, &link, cancellable, &counted, error);
  g_mutex_unlock (&sync->round_lock);
  if (report != NULL)
    *report = counted;
  return done;
}
