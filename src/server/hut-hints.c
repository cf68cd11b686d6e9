/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Live hints. SoupServer pauses a message whose body has no next chunk; one is added when the last
 * has been written and there is something to tell. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-hints.h"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "server/hut-listener.h"

#include <string.h>

#define MAX_CLIENTS 128

struct _HutHints
{
  GPtrArray *clients; /* Client */
  guint heartbeat;
};

typedef struct
{
  HutHints *hints;
  SoupServerMessage *message;
  GStrv streams;       /* that it is given */
  gint64 expires;      /* of its access token */
  GHashTable *waiting; /* stream → seq, not told yet */
  gboolean writing;    /* a chunk is on its way */
  gulong wrote;
  gulong finished;
} Client;

/* The message may have ended already. */
static void
client_free (Client *client)
{
  g_signal_handler_disconnect (client->message, client->wrote);
  g_signal_handler_disconnect (client->message, client->finished);
  g_object_unref (client->message);
  g_strfreev (client->streams);
  g_hash_table_unref (client->waiting);
  g_free (client);
}

static void
write_chunk (Client *client, const char *text)
{
  soup_message_body_append (soup_server_message_get_response_body (client->message),
                            SOUP_MEMORY_COPY, text, strlen (text));
  client->writing = TRUE;
  hut_listener_set_state (client->message, HUT_LISTENER_WRITING);
  soup_server_message_unpause (client->message);
}

static void
tell_waiting (Client *client)
{
  g_autoptr (JsonObject) heads = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer stream, seq;

  if (client->writing || g_hash_table_size (client->waiting) == 0)
    return;
  heads = json_object_new ();
  g_hash_table_iter_init (&iter, client->waiting);
  while (g_hash_table_iter_next (&iter, &stream, &seq))
    json_object_set_int_member (heads, stream, *(gint64 *)seq);
  g_hash_table_remove_all (client->waiting);
  json = hut_json_print_object (heads);
  text = g_strdup_printf ("data: %s\n\n", json);
  write_chunk (client, text);
}

static void
on_wrote_chunk (SoupServerMessage *message, Client *client)
{
  client->writing = FALSE;
  hut_listener_set_state (message, HUT_LISTENER_WORKING);
  tell_waiting (client);
}

static void
on_finished (SoupServerMessage *message, Client *client)
{
  g_ptr_array_remove_fast (client->hints->clients, client);
}

/* A sign of life, so that both ends notice when the other is gone. */
static gboolean
beat (gpointer data)
{
  HutHints *hints = data;
  gint64 now = hut_time_now ();

  for (guint i = 0; i < hints->clients->len; i++)
    {
      Client *client = g_ptr_array_index (hints->clients, i);

      if (client->expires < now)
        hut_listener_cut (client->message);
      if (!client->writing)
        write_chunk (client, ": here\n\n");
    }
  return G_SOURCE_CONTINUE;
}

HutHints *
hut_hints_new (void)
{
  HutHints *hints = g_new0 (HutHints, 1);

  hints->clients = g_ptr_array_new_with_free_func ((GDestroyNotify)client_free);
  hints->heartbeat = g_timeout_add_seconds (HUT_LIVE_HEARTBEAT, beat, hints);
  return hints;
}

void
hut_hints_free (HutHints *hints)
{
  if (hints == NULL)
    return;
  g_source_remove (hints->heartbeat);
  for (guint i = 0; i < hints->clients->len; i++)
    {
      Client *client = g_ptr_array_index (hints->clients, i);

      soup_message_body_complete (soup_server_message_get_response_body (client->message));
      soup_server_message_unpause (client->message);
    }
  g_ptr_array_unref (hints->clients);
  g_free (hints);
}

static void
add_waiting (Client *client, GHashTable *heads)
{
  GHashTableIter iter;
  gpointer stream, seq;

  g_hash_table_iter_init (&iter, heads);
  while (g_hash_table_iter_next (&iter, &stream, &seq))
    if (g_strv_contains ((const char *const *)client->streams, stream))
      g_hash_table_insert (client->waiting, g_strdup (stream), g_memdup2 (seq, sizeof (gint64)));
}

gboolean
hut_hints_add (HutHints *hints, SoupServerMessage *message, const HutCaller *caller,
               GHashTable *first, GError **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  Client *client;

  if (hints->clients->len >= MAX_CLIENTS)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_BUSY,
                           "too many are listening already");
      return FALSE;
    }
  client = g_new0 (Client, 1);
  client->hints = hints;
  client->message = g_object_ref (message);
  client->streams = hut_access_streams (caller);
  client->expires = caller->expires;
  client->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  client->wrote = g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_wrote_chunk), client);
  client->finished = g_signal_connect (message, "finished", G_CALLBACK (on_finished), client);
  g_ptr_array_add (hints->clients, client);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_headers_set_content_type (headers, HUT_MIME_EVENTS, NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Accel-Buffering", "no");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  add_waiting (client, first);
  tell_waiting (client);
  if (!client->writing)
    write_chunk (client, ": here\n\n");
  return TRUE;
}

void
hut_hints_tell (HutHints *hints, GHashTable *heads)
{
  for (guint i = 0; i < hints->clients->len; i++)
    {
      Client *client = g_ptr_array_index (hints->clients, i);

      add_waiting (client, heads);
      tell_waiting (client);
    }
}
