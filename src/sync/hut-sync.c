/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The engine as an object: what it tells, from whatever thread, travels to the owner's main
 * context and becomes properties there; what is asked of it goes to a thread. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-sync.h"

#include "store/hut-change-set.h"
#include "sync/hut-engine.h"

struct _HutSync
{
  GObject parent;

  HutStore *store;
  HutEngine *engine;
  GMainContext *context;
  char *url;

  HutSyncState state;
  gint64 last_synced;
  int problem;
  char *message;
  char *account;
  guint pushed;
  guint pulled;
  gulong changed_handler;
  guint ending;    /* workers that wait for the thread's end */
  gboolean again;  /* it is to start after that */
  gboolean halted; /* and never again */
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

/* From whatever thread. */
static void
on_news (HutSyncState state, const HutSyncReport *report, const GError *error, const char *account,
         gpointer data)
{
  HutSync *sync = data;
  News *news = g_new0 (News, 1);

  news->sync = g_object_ref (sync);
  news->state = state;
  news->problem = error != NULL && error->domain == HUT_SYNC_ERROR ? (int)error->code : -1;
  news->account = g_strdup (account);
  news->synced_at = state == HUT_SYNC_STATE_IDLE ? g_get_real_time () : 0;
  if (report != NULL)
    {
      news->pushed = report->pushed;
      news->pulled = report->pulled;
    }
  g_main_context_invoke_full (sync->context, G_PRIORITY_DEFAULT, tell, news, news_free);
}

/* Sync's own writes come through here too; those leave nothing unsent. */
static void
on_changed (HutStore *store, HutChangeSet *changes, HutSync *sync)
{
  if (hut_change_set_has_sync (changes))
    hut_engine_wrote (sync->engine);
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

  if (sync->engine != NULL)
    hut_sync_stop (sync);
  g_clear_object (&sync->store);
  G_OBJECT_CLASS (hut_sync_parent_class)->dispose (object);
}

static void
hut_sync_finalize (GObject *object)
{
  HutSync *sync = HUT_SYNC (object);

  hut_engine_free (sync->engine);
  g_main_context_unref (sync->context);
  g_free (sync->url);
  g_free (sync->message);
  g_free (sync->account);
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
  sync->problem = -1;
}

HutSync *
hut_sync_new (HutStore *store, const char *url, const char *account)
{
  HutSync *sync = g_object_new (HUT_TYPE_SYNC, NULL);

  sync->store = g_object_ref (store);
  sync->url = g_strdup (url);
  sync->account = g_strdup (account);
  sync->engine = hut_engine_new (store, sync->url, on_news, sync);
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
  sync->again = sync->ending > 0 && !sync->halted;
  if (sync->ending > 0 || sync->halted || hut_engine_is_running (sync->engine))
    return;
  sync->changed_handler = g_signal_connect (sync->store, "changed", G_CALLBACK (on_changed), sync);
  hut_engine_start (sync->engine);
}

static void
tell_to_end (HutSync *sync)
{
  if (sync->changed_handler != 0)
    g_clear_signal_handler (&sync->changed_handler, sync->store);
  hut_engine_halt (sync->engine);
}

void
hut_sync_halt (HutSync *sync)
{
  sync->halted = TRUE;
  tell_to_end (sync);
}

void
hut_sync_join (HutSync *sync)
{
  hut_engine_stop (sync->engine);
}

void
hut_sync_stop (HutSync *sync)
{
  tell_to_end (sync);
  hut_engine_stop (sync->engine);
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

static void
sign_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutSync *sync = source;
  SignIn *who = data;
  GError *error = NULL;

  if (!hut_engine_sign_in (sync->engine, who->user, who->password, NULL, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  hut_engine_relink (sync->engine);
  on_news (HUT_SYNC_STATE_SYNCING, NULL, NULL, who->user, sync);
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

/* ---- Signing out ---- */

static void
sign_out_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutSync *sync = source;

  hut_engine_sign_out (sync->engine);
  g_task_return_boolean (task, TRUE);
}

/* Of the task within: the thread has ended, the tokens are forgotten. */
static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer data)
{
  HutSync *sync = HUT_SYNC (source);
  g_autoptr (GTask) task = data;

  sync->ending--;
  g_object_freeze_notify (source);
  set_problem (sync, -1);
  set_text (sync, &sync->account, NULL, PROP_ACCOUNT);
  set_state (sync, HUT_SYNC_STATE_SIGNED_OUT);
  g_object_thaw_notify (source);
  if (sync->again && sync->ending == 0)
    hut_sync_start (sync);
  g_task_return_boolean (task, TRUE);
}

void
hut_sync_sign_out_async (HutSync *sync, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *outer = g_task_new (sync, NULL, callback, user_data);
  g_autoptr (GTask) task = g_task_new (sync, NULL, on_signed_out, outer);

  g_task_set_source_tag (outer, hut_sync_sign_out_async);
  sync->ending++;
  sync->again = FALSE;
  tell_to_end (sync);
  g_task_run_in_thread (task, sign_out_thread);
}

gboolean
hut_sync_sign_out_finish (HutSync *sync, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, sync), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- A round now ---- */

static void
now_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutSync *sync = source;
  g_autoptr (HutLink) link = NULL;
  HutSyncReport report;
  GError *error = NULL;

  if (hut_engine_run_round (sync->engine, &link, cancellable, &report, &error))
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
  if (sync->ending == 0 && hut_engine_is_running (sync->engine))
    hut_engine_ask (sync->engine, g_steal_pointer (&task));
  else
    g_task_run_in_thread (task, now_thread);
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

void
hut_sync_call_async (HutSync *sync, const char *path, char *body, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (sync, NULL, callback, user_data);

  g_task_set_source_tag (task, hut_sync_call_async);
  g_task_set_task_data (task, hut_engine_call_new (path, body),
                        (GDestroyNotify)hut_engine_call_free);
  if (sync->ending == 0 && hut_engine_is_running (sync->engine))
    hut_engine_call (sync->engine, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN, "nobody is signed in");
}

gboolean
hut_sync_call_finish (HutSync *sync, GAsyncResult *result, char **field, GError **error)
{
  HutEngineCall *call = g_task_get_task_data (G_TASK (result));
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, sync), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (field != NULL)
    *field = g_strdup (call->field);
  return answer != NULL;
}

gboolean
hut_sync_run_once (HutSync *sync, const char *user, const char *password, GCancellable *cancellable,
                   HutSyncReport *report, GError **error)
{
  g_autoptr (HutLink) link = NULL;
  HutSyncReport counted = { 0 };
  gboolean done = (user == NULL ||
                   hut_engine_sign_in (sync->engine, user, password, &link, cancellable, error)) &&
                  hut_engine_run_round (sync->engine, &link, cancellable, &counted, error);

  if (done)
    hut_engine_move_blobs (sync->engine, link, cancellable, &counted);
  if (report != NULL)
    *report = counted;
  return done;
}
