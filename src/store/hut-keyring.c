/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libsecret with a time limit: a thread of its own cancels a call that the service leaves without
 * an answer. Any thread but the main one. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-keyring.h"

#include <libsecret/secret.h>

static const SecretSchema schema = {
  "org.hutong.Hutong.Key",
  SECRET_SCHEMA_NONE,
  { { "id", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "path", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

typedef struct
{
  GCancellable *cancellable;
  GThread *thread;
  GMutex mutex;
  GCond cond;
  gint64 until;
  gboolean done;
} Limit;

static gpointer
watch (gpointer data)
{
  Limit *limit = data;
  gboolean late = FALSE;

  g_mutex_lock (&limit->mutex);
  while (!limit->done && !late)
    late = !g_cond_wait_until (&limit->cond, &limit->mutex, limit->until);
  g_mutex_unlock (&limit->mutex);
  if (late)
    g_cancellable_cancel (limit->cancellable);
  return NULL;
}

static void
limit_begin (Limit *limit, guint ms)
{
  limit->cancellable = g_cancellable_new ();
  g_mutex_init (&limit->mutex);
  g_cond_init (&limit->cond);
  limit->until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;
  limit->done = FALSE;
  limit->thread = g_thread_new ("keyring-limit", watch, limit);
}

static void
limit_end (Limit *limit)
{
  g_mutex_lock (&limit->mutex);
  limit->done = TRUE;
  g_cond_signal (&limit->cond);
  g_mutex_unlock (&limit->mutex);
  g_thread_join (limit->thread);
  g_mutex_clear (&limit->mutex);
  g_cond_clear (&limit->cond);
  g_object_unref (limit->cancellable);
}

static char *
canonical (const char *path)
{
  return g_canonicalize_filename (path, NULL);
}

char *
hut_keyring_get (const char *id, const char *path, guint limit_ms, GError **error)
{
  g_autofree char *place = canonical (path);
  char *found, *key;
  Limit limit;

  limit_begin (&limit, limit_ms);
  if (id != NULL)
    found = secret_password_lookup_sync (&schema, limit.cancellable, error, "id", id, NULL);
  else
    found = secret_password_lookup_sync (&schema, limit.cancellable, error, "path", place, NULL);
  limit_end (&limit);
  key = g_strdup (found);
  secret_password_free (found);
  return key;
}

gboolean
hut_keyring_put (const char *id, const char *path, const char *label, const char *key,
                 guint limit_ms, GError **error)
{
  g_autofree char *place = canonical (path);
  gboolean kept;
  Limit limit;

  limit_begin (&limit, limit_ms);
  kept = secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, key,
                                     limit.cancellable, error, "id", id, "path", place, NULL);
  limit_end (&limit);
  return kept;
}

gboolean
hut_keyring_forget (const char *id, guint limit_ms, GError **error)
{
  gboolean gone;
  Limit limit;

  limit_begin (&limit, limit_ms);
  gone = secret_password_clear_sync (&schema, limit.cancellable, error, "id", id, NULL);
  limit_end (&limit);
  return gone;
}
