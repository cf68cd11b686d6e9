/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libsecret with a time limit. Each call has a thread of its own, which is cancelled when the time
 * is over, and left behind where even that does not bring it back: libsecret 0.20 waits for ever
 * for a keyring that is closed where nobody can show the question for its password. Any thread but
 * the main one. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-keyring.h"

#include <libsecret/secret.h>

static const SecretSchema schema = {
  "org.hutong.Hutong.Key",
  SECRET_SCHEMA_NONE,
  { { "id", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "path", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* After a call was cancelled. */
#define GRACE_MS 500

typedef struct _Call Call;

struct _Call
{
  gboolean (*run) (Call *call); /* on the thread of the call; sets found or error */
  char *id;                     /* or NULL */
  char *path;
  char *label;
  char *key;
  GCancellable *cancellable;

  GMutex mutex;
  GCond cond;
  gboolean done; /* then what follows belongs to who waits */
  gboolean result;
  char *found;
  GError *error;
};

static void
call_clear (gpointer data)
{
  Call *call = data;

  g_free (call->id);
  g_free (call->path);
  g_free (call->label);
  g_free (call->key);
  g_free (call->found);
  g_clear_error (&call->error);
  g_object_unref (call->cancellable);
  g_mutex_clear (&call->mutex);
  g_cond_clear (&call->cond);
}

static void
call_unref (Call *call)
{
  g_atomic_rc_box_release_full (call, call_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_unref)

static Call *
call_new (gboolean (*run) (Call *call), const char *id, const char *path)
{
  Call *call = g_atomic_rc_box_new0 (Call);

  call->run = run;
  call->id = g_strdup (id);
  call->path = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  call->cancellable = g_cancellable_new ();
  g_mutex_init (&call->mutex);
  g_cond_init (&call->cond);
  return call;
}

static gpointer
run_call (gpointer data)
{
  Call *call = data;
  gboolean result = call->run (call);

  g_mutex_lock (&call->mutex);
  call->result = result;
  call->done = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
  call_unref (call);
  return NULL;
}

/* With the mutex held. */
static gboolean
wait_for (Call *call, guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (!call->done && g_cond_wait_until (&call->cond, &call->mutex, until))
    ;
  return call->done;
}

/* What the call answered; FALSE with an error too where there is no answer. */
static gboolean
call_and_wait (Call *call, guint limit_ms, GError **error)
{
  gboolean result;

  g_thread_unref (g_thread_new ("keyring", run_call, g_atomic_rc_box_acquire (call)));
  g_mutex_lock (&call->mutex);
  if (!wait_for (call, limit_ms))
    {
      g_cancellable_cancel (call->cancellable);
      wait_for (call, GRACE_MS);
    }
  result = call->done && call->result;
  if (!call->done)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "the keyring does not answer");
  else if (call->error != NULL)
    g_propagate_error (error, g_steal_pointer (&call->error));
  g_mutex_unlock (&call->mutex);
  return result;
}

static gboolean
look_up (Call *call)
{
  char *found = call->id != NULL
                    ? secret_password_lookup_sync (&schema, call->cancellable, &call->error, "id",
                                                   call->id, NULL)
                    : secret_password_lookup_sync (&schema, call->cancellable, &call->error, "path",
                                                   call->path, NULL);

  call->found = g_strdup (found);
  secret_password_free (found);
  return call->found != NULL;
}

static gboolean
keep (Call *call)
{
  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, call->label, call->key,
                                     call->cancellable, &call->error, "id", call->id, "path",
                                     call->path, NULL);
}

static gboolean
forget (Call *call)
{
  return secret_password_clear_sync (&schema, call->cancellable, &call->error, "id", call->id,
                                     NULL);
}

char *
hut_keyring_get (const char *id, const char *path, guint limit_ms, GError **error)
{
  g_autoptr (Call) call = call_new (look_up, id, path);

  return call_and_wait (call, limit_ms, error) ? g_steal_pointer (&call->found) : NULL;
}

gboolean
hut_keyring_put (const char *id, const char *path, const char *label, const char *key,
                 guint limit_ms, GError **error)
{
  g_autoptr (Call) call = call_new (keep, id, path);

  call->label = g_strdup (label);
  call->key = g_strdup (key);
  return call_and_wait (call, limit_ms, error);
}

gboolean
hut_keyring_forget (const char *id, guint limit_ms, GError **error)
{
  g_autoptr (Call) call = call_new (forget, id, NULL);

  return call_and_wait (call, limit_ms, error);
}
