/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A server that says of one content what no server should: it is put off after a few requests,
 * nothing wrong is kept, and the other content is moved all the same. */

#define G_LOG_DOMAIN "hutong-test"

#include "protocol/hut-limits.h"
#include "store/hut-blobs.h"
#include "sync/hut-blob-moving.h"
#include "sync/hut-test-peer.h"

#include <libsoup/soup.h>
#include <string.h>

#define SIZE 5000

typedef enum
{
  /* Going up. */
  TELLS_NO_OFFSET,
  HAS_MORE_THAN_THERE_IS,
  GETS_NO_FURTHER,
  GOES_BACK,
  FAILS,
  /* Coming down. */
  GIVES_ANOTHER_PART,
  GIVES_NOTHING,
  GIVES_ANOTHER_CONTENT,
  GIVES_TOO_MUCH,
  GIVES_NO_SIZE,
  N_LIES,
} Lie;

/* The server, in a thread of its own. */
typedef struct
{
  HutTestStore desk;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  SoupServer *server;
  HutHttp *http;
  GBytes *bad;
  GBytes *good;
  char *bad_name;
  char *good_name;
  Lie lie;
  guint asked; /* about the bad one */
  gint64 seq;
} Fixture;

/* One desk and one server for all: to make a desk takes longer than all that is tested. */
static Fixture world;

static GBytes *
make_content (guint8 byte)
{
  guint8 *bytes = g_malloc (SIZE);

  memset (bytes, byte, SIZE);
  return g_bytes_new_take (bytes, SIZE);
}

static void
give (SoupServerMessage *message, GBytes *bytes, guint status, const char *range)
{
  soup_server_message_set_status (message, status, NULL);
  if (range != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                  "Content-Range", range);
  soup_server_message_set_response (message, HUT_MIME_CONTENT, SOUP_MEMORY_COPY,
                                    g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
tell_offset (SoupServerMessage *message, const char *offset)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  if (offset != NULL)
    soup_message_headers_replace (headers, HUT_OFFSET_HEADER, offset);
  soup_message_headers_set_content_length (headers, SIZE);
}

static void
lie_about_up (Fixture *fixture, SoupServerMessage *message, gboolean piece)
{
  static const char *const offsets[][2] = {
    [TELLS_NO_OFFSET] = { NULL, NULL },
    [HAS_MORE_THAN_THERE_IS] = { "0", "5001" },
    [GETS_NO_FURTHER] = { "1000", "1000" },
    [GOES_BACK] = { "4000", "0" },
    [FAILS] = { "0", NULL },
  };

  if (!piece)
    tell_offset (message, offsets[fixture->lie][0]);
  else if (fixture->lie == FAILS)
    soup_server_message_set_status (message, 500, NULL);
  else
    {
      soup_server_message_set_status (message, 204, NULL);
      if (offsets[fixture->lie][1] != NULL)
        soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                      HUT_OFFSET_HEADER, offsets[fixture->lie][1]);
    }
}

static void
lie_about_down (Fixture *fixture, SoupServerMessage *message)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (fixture->bad, 0, 1000);

  if (fixture->lie == GIVES_ANOTHER_PART)
    give (message, part, 206, "bytes 1000-1999/5000");
  else if (fixture->lie == GIVES_NOTHING)
    give (message, nothing, 206, "bytes 0-0/5000");
  else if (fixture->lie == GIVES_ANOTHER_CONTENT)
    give (message, fixture->good, 206, "bytes 0-4999/5000");
  else if (fixture->lie == GIVES_TOO_MUCH)
    give (message, part, 206, "bytes 0-999/26214401");
  else
    give (message, part, 206, NULL);
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer data)
{
  Fixture *fixture = data;
  const char *method = soup_server_message_get_method (message);

  /* libsoup would cut the answers itself. */
  soup_message_headers_remove (soup_server_message_get_request_headers (message), "Range");
  if (g_str_has_suffix (path, fixture->good_name))
    {
      if (g_str_equal (method, "GET"))
        give (message, fixture->good, 200, NULL);
      else
        tell_offset (message, "5000");
      return;
    }
  if (!g_str_has_suffix (path, fixture->bad_name)) /* another test's */
    {
      static const char absent[] = "{\"status\":404,\"type\":\"urn:hutong:problem:absent\"}";

      soup_server_message_set_status (message, 404, NULL);
      soup_server_message_set_response (message, HUT_MIME_PROBLEM, SOUP_MEMORY_STATIC, absent,
                                        strlen (absent));
      return;
    }
  if (!g_str_has_suffix (path, fixture->bad_name)) /* another test's */
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  g_atomic_int_inc (&fixture->asked);
  if (fixture->lie < GIVES_ANOTHER_PART)
    lie_about_up (fixture, message, g_str_equal (method, "PATCH"));
  else
    lie_about_down (fixture, message);
}

static gpointer
serve (gpointer data)
{
  Fixture *fixture = data;

  g_main_context_push_thread_default (fixture->context);
  g_main_loop_run (fixture->loop);
  g_main_context_pop_thread_default (fixture->context);
  return NULL;
}

static void
start (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  g_autofree char *url = NULL;

  fixture->context = g_main_context_new ();
  fixture->loop = g_main_loop_new (fixture->context, FALSE);
  g_main_context_push_thread_default (fixture->context);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (fixture->context);
  uris = soup_server_get_uris (fixture->server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  fixture->http = hut_http_new (url, &error);
  g_assert_no_error (error);
  fixture->thread = g_thread_new ("hostile", serve, fixture);
}

/* An attachment that the server has. */
static void
attach (const char *name)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_attachment, &id, HUT_PEER_STREET);

  world.seq++;
  hut_record_set (record, "case", hut_value_uid (&id));
  hut_record_set_text (record, "name", "现场.jpg");
  hut_record_set_text (record, "sha256", name);
  hut_record_set_int (record, "size", SIZE);
  hut_record_set_int (record, "at", 1000 - world.seq); /* the bad one first */
  record->ver = 1;
  hut_peer_pull (&world.desk, world.seq, hut_arrival_new_put (record));
}

/* The server waits meanwhile: nobody asks it anything. */
static void
begin_lie (Lie lie)
{
  g_clear_pointer (&world.bad, g_bytes_unref);
  g_clear_pointer (&world.good, g_bytes_unref);
  g_free (world.bad_name);
  g_free (world.good_name);
  world.lie = lie;
  world.asked = 0;
  world.bad = make_content ((guint8)(2 * lie));
  world.good = make_content ((guint8)(2 * lie + 1));
  world.bad_name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, world.bad);
  world.good_name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, world.good);
  attach (world.bad_name);
  attach (world.good_name);
}

static void
end_world (void)
{
  g_main_loop_quit (world.loop);
  g_thread_join (world.thread);
  hut_http_free (world.http);
  g_object_unref (world.server);
  g_main_loop_unref (world.loop);
  g_main_context_unref (world.context);
  g_clear_pointer (&world.bad, g_bytes_unref);
  g_clear_pointer (&world.good, g_bytes_unref);
  g_free (world.bad_name);
  g_free (world.good_name);
  hut_peer_assert_sound (&world.desk);
  hut_test_store_tear_down (&world.desk, NULL);
}

static gboolean
is_here (const char *name)
{
  g_autoptr (GBytes) bytes = hut_blobs_read (world.desk.path, name, NULL);

  return bytes != NULL;
}

static gboolean
is_put_off (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) due =
      hut_store_sync_blobs_due (world.desk.store, hut_time_now () + HUT_TIME_DAY / 2, 100, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < due->len; i++)
    if (g_str_equal (g_array_index (due, HutBlobTurn, i).name, name))
      return TRUE;
  return FALSE;
}

static void
test_a_lie (gconstpointer lie)
{
  gboolean goes_up = GPOINTER_TO_INT (lie) < GIVES_ANOTHER_PART;
  HutBlobCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  begin_lie (GPOINTER_TO_INT (lie));
  if (goes_up)
    g_free (hut_blobs_keep (world.desk.path, world.bad, &error));
  g_assert_no_error (error);
  hut_blob_moving_run (world.desk.store, world.http, NULL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.up, ==, 0);
  g_assert_cmpuint (counts.down, ==, 1);
  g_assert_true (is_here (world.good_name));
  g_assert_cmpint (is_here (world.bad_name), ==, goes_up);
  g_assert_cmpint (g_atomic_int_get (&world.asked), >, 0);
  g_assert_cmpint (g_atomic_int_get (&world.asked), <, 10);
  g_assert_true (is_put_off (world.bad_name));
  g_assert_false (is_put_off (world.good_name));
}

int
main (int argc, char *argv[])
{
  static const char *const names[N_LIES] = {
    "tells-no-offset", "has-more-than-there-is", "gets-no-further", "goes-back",
    "fails",           "gives-another-part",     "gives-nothing",   "gives-another-content",
    "gives-too-much",  "gives-no-size",
  };

  int result;

  g_test_init (&argc, &argv, NULL);
  hut_peer_set_up (&world.desk, NULL);
  start (&world);
  for (int i = 0; i < N_LIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile-blobs/a-server-that-%s", names[i]);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_a_lie);
    }
  result = g_test_run ();
  end_world ();
  return result;
}
