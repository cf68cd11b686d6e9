/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A server that answers what no server should: whatever comes, sync ends with an error of its own
 * within bounds, and the database is as before. */

#define G_LOG_DOMAIN "hutong-test"

#include "headless/hut-test-store.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "sync/hut-sync.h"

#include <libsoup/soup.h>
#include <string.h>

/* The server, in a thread of its own; what it says to a pull is the test's. */
typedef struct
{
  HutTestStore desk;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  SoupServer *server;
  char *url;
  char *pull;  /* the body of each answer to a pull */
  gsize swell; /* blank bytes behind it */
  char *push;  /* the body of each answer to a push; NULL: accepts all */
  guint status;
  const char *retry_after; /* the header of answers with `status` */
  gint64 refused_at[2];    /* when the first of those were given, monotonic */
  const char *login;       /* what a known device's sign-in is answered with; NULL: tokens */
  guint strangers;         /* and how often */
  guint pulls;
  guint pushes;
  guint hold;      /* ms, how long those are kept waiting */
  guint refused;   /* pulls that were answered by `status` */
  guint elsewhere; /* requests that came to a redirection's target */
} Hostile;

static const char tokens[] =
    "{\"access\":\"a\",\"account\":\"0190a000-0000-7000-8000-000000000001\","
    "\"device\":\"0190a000-0000-7000-8000-000000000002\",\"device_token\":\"d\","
    "\"expires\":9000000000000000,\"refresh\":\"r\"}";

static const char me[] =
    "{\"account\":\"0190a000-0000-7000-8000-000000000001\",\"clock\":1780000000000000,"
    "\"epoch\":\"0190a000-0000-7000-8000-00000000000a\",\"name\":\"wang\",\"roles\":[\"clerk\"],"
    "\"schema\":1,\"street\":\"110108014\",\"streams\":[{\"id\":\"street/110108014\","
    "\"view\":\"full\"}]}";

static void
answer (SoupServerMessage *message, const char *type, const char *text, gsize swell)
{
  g_autoptr (GString) body = g_string_new (text);

  for (gsize i = 0; i < swell; i++)
    g_string_append_c (body, '\n');
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body->str, body->len);
}

/* Each line is accepted. */
static void
accept_all (SoupServerMessage *message)
{
  SoupMessageBody *request = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (request);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_autoptr (GString) results = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      const char *op = strstr (lines[i], "\"op\":\"") + strlen ("\"op\":\"");
      const char *n = strstr (lines[i], "\"n\":") + strlen ("\"n\":");

      g_string_append_printf (
          results, "{\"n\":%d,\"op\":\"%.36s\",\"result\":\"accepted\",\"seq\":1,\"ver\":1}\n",
          (int)g_ascii_strtoll (n, NULL, 10), op);
    }
  answer (message, "application/x-ndjson", results->str, 0);
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer data)
{
  Hostile *hostile = data;

  if (g_str_equal (path, "/v1/login") && hostile->login != NULL &&
      soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                    HUT_DEVICE_HEADER) != NULL)
    {
      hostile->strangers++;
      answer (message, HUT_MIME_PROBLEM, hostile->login, 0);
      soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
    }
  else if (g_str_equal (path, "/v1/login") || g_str_equal (path, "/v1/refresh"))
    answer (message, "application/json", tokens, 0);
  else if (g_str_equal (path, "/v1/me"))
    answer (message, "application/json", me, 0);
  else if (g_str_equal (path, "/elsewhere"))
    hostile->elsewhere++;
  else if (g_str_equal (path, "/v1/push"))
    {
      hostile->pushes++;
      if (hostile->push != NULL)
        answer (message, "application/x-ndjson", hostile->push, 0);
      else
        accept_all (message);
    }
  else if (hostile->status != 0)
    {
      if (hostile->refused < G_N_ELEMENTS (hostile->refused_at))
        hostile->refused_at[hostile->refused] = g_get_monotonic_time ();
      g_atomic_int_inc (&hostile->refused);
      g_usleep (hostile->hold * 1000);
      if (hostile->retry_after != NULL)
        soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                      "Retry-After", hostile->retry_after);
      soup_server_message_set_status (message, hostile->status, NULL);
      if (hostile->status == SOUP_STATUS_TEMPORARY_REDIRECT)
        soup_server_message_set_redirect (message, hostile->status, "/elsewhere");
    }
  else if (g_str_equal (path, "/v1/pull"))
    {
      hostile->pulls++;
      answer (message, "application/x-ndjson", hostile->pull, hostile->swell);
    }
  else
    answer (message, "application/json",
            "{\"buckets\":{},\"count\":1,\"records\":[],\"seq\":9,\"sum\":\"0000000000000001\"}",
            0);
}

static gpointer
serve (gpointer data)
{
  Hostile *hostile = data;

  g_main_context_push_thread_default (hostile->context);
  g_main_loop_run (hostile->loop);
  g_main_context_pop_thread_default (hostile->context);
  return NULL;
}

static void
set_up (Hostile *hostile, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  hut_test_store_set_up (&hostile->desk, NULL);
  hostile->context = g_main_context_new ();
  hostile->loop = g_main_loop_new (hostile->context, FALSE);
  g_main_context_push_thread_default (hostile->context);
  hostile->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (hostile->server, NULL, on_request, hostile, NULL);
  soup_server_listen_local (hostile->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (hostile->context);
  uris = soup_server_get_uris (hostile->server);
  hostile->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  hostile->thread = g_thread_new ("hostile", serve, hostile);
}

static void
tear_down (Hostile *hostile, gconstpointer unused)
{
  g_main_loop_quit (hostile->loop);
  g_thread_join (hostile->thread);
  soup_server_disconnect (hostile->server);
  g_object_unref (hostile->server);
  g_main_loop_unref (hostile->loop);
  g_main_context_unref (hostile->context);
  g_free (hostile->url);
  g_free (hostile->pull);
  g_free (hostile->push);
  hut_test_store_tear_down (&hostile->desk, NULL);
}

static void
assert_fails (Hostile *hostile, HutSyncError code)
{
  g_autoptr (HutSync) sync = hut_sync_new (hostile->desk.store, hostile->url, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_sync_run_once (sync, "wang", "password", NULL, NULL, &error));
  g_assert_error (error, HUT_SYNC_ERROR, code);
  g_clear_error (&error);
  /* It came as far as what the test is about. */
  g_assert_cmpuint (hostile->push != NULL ? hostile->pushes : hostile->pulls + hostile->refused, >,
                    0);
  hut_store_verify (hostile->desk.store, &error);
  g_assert_no_error (error);
}

/* A page with @lines, and its checkpoint. */
static void
set_page (Hostile *hostile, const char *lines)
{
  hostile->pull = g_strconcat (
      lines,
      "{\"checkpoint\":{\"street/110108014\":9},\"count\":{\"street/110108014\":1},\"more\":false,"
      "\"sum\":{\"street/110108014\":\"0000000000000001\"}}\n",
      NULL);
}

#define PUT(kind, row)                                                                             \
  "{\"home\":\"street/110108014\",\"put\":{\"id\":\"0190a000-0000-7000-8000-0000000000ff\","       \
  "\"kind\":\"" kind "\",\"row\":" row ",\"ver\":1},\"seq\":9,\"stream\":\"street/110108014\"}\n"

static void
test_answer_without_end (Hostile *hostile, gconstpointer unused)
{
  hostile->pull = g_strdup (PUT ("case", "{\"state\":\"received\",\"title\":\"半页\"}"));
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
}

static void
test_answer_that_swells (Hostile *hostile, gconstpointer unused)
{
  set_page (hostile, "");
  hostile->swell = 33 * 1024 * 1024;
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
}

static void
test_refetch_for_ever (Hostile *hostile, gconstpointer unused)
{
  set_page (hostile, "{\"refetch\":[\"street/110108014\"]}\n");
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
  g_assert_cmpuint (hostile->pulls, <, 100);
}

static void
test_pages_for_ever (Hostile *hostile, gconstpointer unused)
{
  hostile->pull = g_strdup ("{\"checkpoint\":{\"street/110108014\":0},\"more\":true}\n");
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
  g_assert_cmpuint (hostile->pulls, <, 100);
}

static void
test_sum_that_never_fits (Hostile *hostile, gconstpointer unused)
{
  set_page (hostile, "");
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
}

static void
test_rows_that_are_none (Hostile *hostile, gconstpointer unused)
{
  static const char *const pages[] = {
    PUT ("case", "{\"title\":1}"),
    PUT ("case", "{\"title\":\"a\",\"title\":\"b\"}"),
    PUT ("case", "{\"reopened\":1.5}"),
    PUT ("case", "{\"reopened\":18446744073709551615}"),
    PUT ("case", "{\"telephone\":\"62780000\"}"),
    PUT ("case", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]"),
    "{\"home\":\"street/110108012\",\"put\":{\"id\":\"0190a000-0000-7000-8000-0000000000ff\","
    "\"kind\":\"case\",\"row\":{},\"ver\":1},\"seq\":9,\"stream\":\"street/110108012\"}\n",
    "null\n",
    "\xff\xfe\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_free (hostile->pull);
      set_page (hostile, pages[i]);
      assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
    }
}

static void
test_kind_of_a_newer_server (Hostile *hostile, gconstpointer unused)
{
  set_page (hostile, PUT ("kite", "{\"title\":\"风筝\"}"));
  assert_fails (hostile, HUT_SYNC_ERROR_TOO_OLD);
}

static void
test_results_of_other_operations (Hostile *hostile, gconstpointer unused)
{
  hostile->pull = g_strdup ("{\"checkpoint\":{\"street/110108014\":0},"
                            "\"count\":{\"street/110108014\":0},\"more\":false,"
                            "\"sum\":{\"street/110108014\":\"0000000000000000\"}}\n");
  hostile->push = g_strdup ("{\"n\":1,\"op\":\"0190a000-0000-7000-8000-0000000000ff\","
                            "\"result\":\"accepted\",\"seq\":1,\"ver\":1}\n");
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
  /* None of ours was taken for sent. */
  {
    HutPendingCounts counts;

    hut_reader_pending_counts (hostile->desk.reader, &counts, NULL);
    g_assert_cmpuint (counts.unsent, >, 0);
  }
}

/* A token goes to the address that a person named, and to no other. */
static void
test_redirection_is_not_followed (Hostile *hostile, gconstpointer unused)
{
  hostile->status = SOUP_STATUS_TEMPORARY_REDIRECT;
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
  g_assert_cmpuint (hostile->elsewhere, ==, 0);
}

static void
test_page_of_a_proxy (Hostile *hostile, gconstpointer unused)
{
  hostile->status = SOUP_STATUS_BAD_GATEWAY;
  assert_fails (hostile, HUT_SYNC_ERROR_BUSY);
  hostile->status = SOUP_STATUS_NOT_FOUND;
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL);
}

#define REFUSED "{\"detail\":\"never seen\",\"status\":401,\"type\":\"urn:hutong:problem:sign-in\""

/* Not enrolled here: tried as a new device. A wrong password is not tried again. */
static void
test_only_a_refused_device_is_tried_anew (Hostile *hostile, gconstpointer unused)
{
  g_autoptr (HutSync) sync = NULL;
  g_autoptr (GError) error = NULL;

  hostile->status = SOUP_STATUS_NOT_FOUND;
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL); /* enrolled */
  hostile->login = REFUSED ",\"field\":\"device\"}";
  assert_fails (hostile, HUT_SYNC_ERROR_PROTOCOL); /* came as far as pulling */
  g_assert_cmpuint (hostile->strangers, ==, 1);

  hostile->login = REFUSED "}";
  sync = hut_sync_new (hostile->desk.store, hostile->url, NULL);
  g_assert_false (hut_sync_run_once (sync, "wang", "password", NULL, NULL, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN);
  g_assert_cmpuint (hostile->strangers, ==, 2);
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The first step of the back-off is at most 1 s. What is written while the round is under way
 * would be sent a moment later: it waits as well. */
static void
test_wait_that_was_asked_for_is_kept (Hostile *hostile, gconstpointer unused)
{
  gboolean written = FALSE;
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint tick = g_timeout_add (20, on_tick, NULL);
  HutSync *sync;

  hostile->status = SOUP_STATUS_SERVICE_UNAVAILABLE;
  assert_fails (hostile, HUT_SYNC_ERROR_BUSY); /* signed in, and refused */
  hostile->retry_after = "2";
  hostile->hold = 500;
  hostile->refused = 0;
  sync = hut_sync_new (hostile->desk.store, hostile->url, NULL);
  hut_sync_start (sync);
  while (g_atomic_int_get (&hostile->refused) < 2)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
      if (written || g_atomic_int_get (&hostile->refused) == 0)
        continue;
      hut_test_store_new_case (&hostile->desk, "路灯不亮");
      written = TRUE;
    }
  g_source_remove (tick);
  hut_sync_stop (sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (hostile->refused_at[1] - hostile->refused_at[0], >=, 2 * G_USEC_PER_SEC);
  g_assert_finalize_object (sync);
}

#define HOSTILE(name, function)                                                                    \
  g_test_add ("/hostile-server/" name, Hostile, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  HOSTILE ("answer-without-end", test_answer_without_end);
  HOSTILE ("answer-that-swells", test_answer_that_swells);
  HOSTILE ("refetch-for-ever", test_refetch_for_ever);
  HOSTILE ("pages-for-ever", test_pages_for_ever);
  HOSTILE ("sum-that-never-fits", test_sum_that_never_fits);
  HOSTILE ("rows-that-are-none", test_rows_that_are_none);
  HOSTILE ("kind-of-a-newer-server", test_kind_of_a_newer_server);
  HOSTILE ("results-of-other-operations", test_results_of_other_operations);
  HOSTILE ("redirection-is-not-followed", test_redirection_is_not_followed);
  HOSTILE ("page-of-a-proxy", test_page_of_a_proxy);
  HOSTILE ("only-a-refused-device-is-tried-anew", test_only_a_refused_device_is_tried_anew);
  HOSTILE ("wait-that-was-asked-for-is-kept", test_wait_that_was_asked_for_is_kept);
  return g_test_run ();
}
