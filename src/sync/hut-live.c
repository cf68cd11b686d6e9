/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread that reads live hints: opens the stream, calls back for each `data:` line, and ends
 * with the connection. Whoever made it decides when to open another. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-live.h"

#include "sync/hut-http.h"

/* Of a line: hints are short, and what is longer is none of ours. */
#define MAX_LINE 4096

struct _HutLive
{
  char *url;
  char *access;
  HutLiveFunc hint;
  gpointer data;
  GCancellable *cancellable;
  GThread *thread;
  int alive; /* atomic */
};

/* One byte at a time from a buffer: a line is given as soon as it is there. */
static gboolean
read_line (GBufferedInputStream *stream, GString *line, GCancellable *cancellable)
{
  g_string_truncate (line, 0);
  while (line->len < MAX_LINE)
    {
      int byte = g_buffered_input_stream_read_byte (stream, cancellable, NULL);

      if (byte < 0)
        return FALSE;
      if (byte == '\n')
        return TRUE;
      g_string_append_c (line, byte);
    }
  return FALSE;
}

static gpointer
live_main (gpointer data)
{
  HutLive *live = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutHttp) http = hut_http_new (live->url, &error);
  g_autoptr (GInputStream) bytes = NULL;
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  if (http != NULL)
    {
      hut_http_set_token (http, live->access);
      bytes = hut_http_open (http, "/v1/live", live->cancellable, &error);
    }
  if (bytes != NULL)
    {
      buffered = g_buffered_input_stream_new (bytes);
      while (read_line (G_BUFFERED_INPUT_STREAM (buffered), line, live->cancellable))
        if (g_str_has_prefix (line->str, "data:"))
          live->hint (live->data);
    }
  else
    g_debug ("no live hints: %s", error->message);
  g_atomic_int_set (&live->alive, FALSE);
  return NULL;
}

HutLive *
hut_live_new (const char *url, const char *access, HutLiveFunc hint, gpointer data)
{
  HutLive *live = g_new0 (HutLive, 1);

  live->url = g_strdup (url);
  live->access = g_strdup (access);
  live->hint = hint;
  live->data = data;
  live->cancellable = g_cancellable_new ();
  live->alive = TRUE;
  live->thread = g_thread_new ("hutong-live", live_main, live);
  return live;
}

gboolean
hut_live_is_alive (HutLive *live)
{
  return g_atomic_int_get (&live->alive);
}

void
hut_live_free (HutLive *live)
{
  if (live == NULL)
    return;
  g_cancellable_cancel (live->cancellable);
  g_thread_join (live->thread);
  g_object_unref (live->cancellable);
  g_free (live->url);
  g_free (live->access);
  g_free (live);
}
