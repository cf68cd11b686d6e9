/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A server of tiles for tests; see the header. */

#include "hut-test-tiles.h"

#include <cairo.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <string.h>

#define SIDE 256
#define HUGE_BYTES (40 << 20)

struct _HutTestTiles
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GMutex mutex;
  GCond cond;
  guint port; /* 0 until it listens */
  HutTestTilesAnswer answer;
  guint n_asked;
  guint n_unchanged;
  char *last;
};

guint32
hut_test_tile_colour (guint zoom, guint x, guint y)
{
  return (64 + x % 8 * 20) << 16 | (64 + y % 8 * 20) << 8 | (64 + zoom % 8 * 20);
}

static cairo_status_t
append (void *closure, const guchar *data, unsigned length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
hut_test_tile_png (guint32 colour)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
answer_bytes (SoupServerMessage *message, const char *type, GBytes *bytes)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message), type,
                                         NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
}

static void
answer_text (SoupServerMessage *message, guint status, const char *type, const char *text)
{
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
  soup_server_message_set_status (message, status, NULL);
}

/* "/15/26985/12417.png" */
static void
answer_good (SoupServerMessage *message, const char *path)
{
  guint zoom = 0, x = 0, y = 0;
  g_autoptr (GBytes) png = NULL;

  sscanf (path, "/%u/%u/%u", &zoom, &x, &y);
  png = hut_test_tile_png (hut_test_tile_colour (zoom, x, y));
  answer_bytes (message, "image/png", png);
}

static void
answer_fresh (HutTestTiles *tiles, SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);

  if (g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), "\"one\"") == 0)
    {
      tiles->n_unchanged++;
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
    }
  else
    answer_good (message, path);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag",
                                "\"one\"");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control",
                                "no-cache");
}

static void
answer_cut (SoupServerMessage *message)
{
  g_autoptr (GBytes) png = hut_test_tile_png (0x808080);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);

  answer_bytes (message, "image/png", half);
}

static void
answer_huge (SoupServerMessage *message)
{
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (HUGE_BYTES), HUGE_BYTES);

  answer_bytes (message, "image/png", zeros);
}

static void
answer_bomb (SoupServerMessage *message)
{
  static const guint8 HEAD[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0"
                               "\x40\x30\x20\x10\0\0\0\0IDAT";
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD, sizeof HEAD - 1);

  answer_bytes (message, "image/png", bytes);
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer data)
{
  HutTestTiles *tiles = data;

  g_mutex_lock (&tiles->mutex);
  tiles->n_asked++;
  g_free (tiles->last);
  tiles->last = g_uri_to_string (soup_server_message_get_uri (message));
  switch (tiles->answer)
    {
    case HUT_TEST_TILES_GOOD:
      answer_good (message, path);
      break;
    case HUT_TEST_TILES_REFUSES:
      answer_text (message, 403, "application/json", "{\"msg\":\"\",\"code\":\"301012\"}");
      break;
    case HUT_TEST_TILES_SAYS_NO:
      answer_text (message, 200, "application/json", "{\"msg\":\"key is not valid\"}");
      break;
    case HUT_TEST_TILES_MISSING:
      soup_server_message_set_status (message, 404, NULL);
      break;
    case HUT_TEST_TILES_BUSY:
      soup_server_message_set_status (message, 429, NULL);
      break;
    case HUT_TEST_TILES_PAGE:
      answer_text (message, 200, "text/html", "<html><meta name=\"keywords\"></html>");
      break;
    case HUT_TEST_TILES_GARBAGE:
      answer_text (message, 200, "image/png", "no picture at all");
      break;
    case HUT_TEST_TILES_CUT:
      answer_cut (message);
      break;
    case HUT_TEST_TILES_HUGE:
      answer_huge (message);
      break;
    case HUT_TEST_TILES_BOMB:
      answer_bomb (message);
      break;
    case HUT_TEST_TILES_MOVED:
      soup_server_message_set_redirect (message, 302, "/elsewhere");
      break;
    case HUT_TEST_TILES_FRESH:
      answer_fresh (tiles, message, path);
      break;
    }
  g_mutex_unlock (&tiles->mutex);
}

static guint
listen_to_this_computer (SoupServer *server)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  guint port;

  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return port;
}

static gpointer
run (gpointer data)
{
  HutTestTiles *tiles = data;
  g_autoptr (SoupServer) server = NULL;

  g_main_context_push_thread_default (tiles->context);
  server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (server, NULL, on_request, tiles, NULL);
  g_mutex_lock (&tiles->mutex);
  tiles->port = listen_to_this_computer (server);
  g_cond_signal (&tiles->cond);
  g_mutex_unlock (&tiles->mutex);
  g_main_loop_run (tiles->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (tiles->context);
  return NULL;
}

/* In its own thread: a loop that does not run yet cannot be ended. */
static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

HutTestTiles *
hut_test_tiles_start (void)
{
  HutTestTiles *tiles = g_new0 (HutTestTiles, 1);

  g_mutex_init (&tiles->mutex);
  g_cond_init (&tiles->cond);
  tiles->context = g_main_context_new ();
  tiles->loop = g_main_loop_new (tiles->context, FALSE);
  tiles->thread = g_thread_new ("tiles", run, tiles);
  g_mutex_lock (&tiles->mutex);
  while (tiles->port == 0)
    g_cond_wait (&tiles->cond, &tiles->mutex);
  g_mutex_unlock (&tiles->mutex);
  return tiles;
}

void
hut_test_tiles_stop (HutTestTiles *tiles)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, quit, tiles->loop, NULL);
  g_source_attach (source, tiles->context);
  g_thread_join (tiles->thread);
  g_main_loop_unref (tiles->loop);
  g_main_context_unref (tiles->context);
  g_mutex_clear (&tiles->mutex);
  g_cond_clear (&tiles->cond);
  g_free (tiles->last);
  g_free (tiles);
}

char *
hut_test_tiles_template (HutTestTiles *tiles, const char *more)
{
  return g_strdup_printf ("http://127.0.0.1:%u/{z}/{x}/{y}.png%s", tiles->port, more);
}

void
hut_test_tiles_set (HutTestTiles *tiles, HutTestTilesAnswer answer)
{
  g_mutex_lock (&tiles->mutex);
  tiles->answer = answer;
  g_mutex_unlock (&tiles->mutex);
}

static guint
read_count (HutTestTiles *tiles, const guint *count)
{
  guint n;

  g_mutex_lock (&tiles->mutex);
  n = *count;
  g_mutex_unlock (&tiles->mutex);
  return n;
}

guint
hut_test_tiles_count (HutTestTiles *tiles)
{
  return read_count (tiles, &tiles->n_asked);
}

guint
hut_test_tiles_count_unchanged (HutTestTiles *tiles)
{
  return read_count (tiles, &tiles->n_unchanged);
}

char *
hut_test_tiles_last (HutTestTiles *tiles)
{
  char *last;

  g_mutex_lock (&tiles->mutex);
  last = g_strdup (tiles->last);
  g_mutex_unlock (&tiles->mutex);
  return last;
}
