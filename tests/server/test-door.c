/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The door itself: what is malformed, too large, too much or too slow costs nothing. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-door.h"

#include "base/hut-json.h"
#include "protocol/hut-coding.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"

#include <string.h>

typedef struct
{
  HutTestDoor *door;
  char *access;
  char *authorization;
  HutTestLog *log;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->door = hut_test_door_new ();
  hut_test_door_add_account (fixture->door, "li", "clerk");
  fixture->access = hut_test_door_login (fixture->door, "li");
  fixture->authorization = g_strconcat ("Authorization: Bearer ", fixture->access, NULL);
  fixture->log = hut_test_log_new ();
}

/* Whatever was done to it, it still works at the end. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) health =
      hut_test_ask_as (fixture->door, NULL, "GET", "/v1/health", NULL);

  g_assert_cmpuint (health->status, ==, 200);
  hut_test_log_free (fixture->log);
  g_free (fixture->access);
  g_free (fixture->authorization);
  hut_test_door_free (fixture->door);
}

static HutTestAnswer *
push (Fixture *fixture, const char *text)
{
  return hut_test_ask_as (fixture->door, fixture->access, "POST", "/v1/push", text);
}

static void
add_case (Fixture *fixture, const char *title)
{
  g_autoptr (HutOperation) create = hut_test_case (title, TEST_NOW);

  hut_test_log_add (fixture->log, create);
}

static void
test_a_push_is_answered_line_by_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = NULL;
  HutLines lines;
  const char *text;
  gsize length;
  int count = 0;

  for (int i = 0; i < 20; i++)
    add_case (fixture, "case");
  answer = push (fixture, fixture->log->lines->str);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (answer->type, ==, HUT_MIME_LINES);
  g_assert_nonnull (soup_message_headers_get_one (answer->headers, HUT_CLOCK_HEADER));
  lines = hut_lines_init (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  while (hut_lines_next (&lines, &text, &length))
    {
      g_autoptr (HutResultLine) result = hut_result_line_parse (text, length, NULL);

      g_assert_cmpint (result->n, ==, ++count);
      g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
    }
  g_assert_cmpint (count, ==, 20);
}

static void
test_bodies_come_and_go_compressed (Fixture *fixture, gconstpointer data)
{
  static const HutCoding codings[] = { HUT_CODING_GZIP, HUT_CODING_ZSTD };

  for (gsize i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autofree char *sent =
          g_strconcat ("Content-Encoding: ", hut_coding_name (codings[i]), NULL);
      g_autofree char *wanted =
          g_strconcat ("Accept-Encoding: ", hut_coding_name (codings[i]), NULL);
      const char *headers[] = { fixture->authorization, sent, wanted, NULL };
      g_autoptr (GBytes) body = NULL;
      g_autoptr (GBytes) plain = NULL;
      g_autoptr (HutTestAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = 0; n < 30; n++)
        add_case (fixture, "case");
      body = hut_coding_encode (codings[i], fixture->log->lines->str, fixture->log->lines->len);
      g_string_truncate (fixture->log->lines, 0);
      answer = hut_test_ask (fixture->door, "POST", "/v1/push", headers, body);
      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Encoding"), ==,
                       hut_coding_name (codings[i]));
      plain = hut_coding_decode (codings[i], g_bytes_get_data (answer->body, NULL),
                                 g_bytes_get_size (answer->body), HUT_BODY_MAX_BYTES, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (g_bytes_get_data (plain, NULL), "{\"n\":"));
    }
}

static void
test_a_body_that_swells_is_stopped_at_the_cap (Fixture *fixture, gconstpointer data)
{
  static const HutCoding codings[] = { HUT_CODING_GZIP, HUT_CODING_ZSTD };
  g_autofree char *zeros = g_malloc0 (64 * 1024 * 1024);

  for (gsize i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autofree char *sent =
          g_strconcat ("Content-Encoding: ", hut_coding_name (codings[i]), NULL);
      const char *headers[] = { fixture->authorization, sent, NULL };
      g_autoptr (GBytes) bomb = hut_coding_encode (codings[i], zeros, 64 * 1024 * 1024);
      g_autoptr (HutTestAnswer) answer =
          hut_test_ask (fixture->door, "POST", "/v1/push", headers, bomb);

      g_assert_cmpuint (g_bytes_get_size (bomb), <, HUT_PUSH_MAX_BYTES);
      hut_test_assert_problem (answer, HUT_PROBLEM_TOO_LARGE);
    }
}

static void
test_a_body_over_the_cap_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (3 * HUT_PUSH_MAX_BYTES, 'x');
  g_autoptr (HutTestAnswer) push_answer = push (fixture, large);
  g_autoptr (HutTestAnswer) login_answer =
      hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", large);

  hut_test_assert_problem (push_answer, HUT_PROBLEM_TOO_LARGE);
  hut_test_assert_problem (login_answer, HUT_PROBLEM_TOO_LARGE);
}

static void
test_unknown_encodings_are_refused (Fixture *fixture, gconstpointer data)
{
  const char *headers[] = { fixture->authorization, "Content-Encoding: br", NULL };
  const char *damaged[] = { fixture->authorization, "Content-Encoding: zstd", NULL };
  g_autoptr (GBytes) body = g_bytes_new_static ("xyz", 3);
  g_autoptr (HutTestAnswer) unknown =
      hut_test_ask (fixture->door, "POST", "/v1/push", headers, body);
  g_autoptr (HutTestAnswer) broken =
      hut_test_ask (fixture->door, "POST", "/v1/push", damaged, body);

  hut_test_assert_problem (unknown, HUT_PROBLEM_MALFORMED);
  hut_test_assert_problem (broken, HUT_PROBLEM_MALFORMED);
}

static void
test_addresses_and_parameters_are_known_ones (Fixture *fixture, gconstpointer data)
{
  /* clang-format off */
  static const struct { const char *method; const char *path; HutProblemSlug slug; } cases[] = {
    { "GET",  "/",                                     HUT_PROBLEM_ABSENT },
    { "GET",  "/v1/cases",                             HUT_PROBLEM_ABSENT },
    { "GET",  "/v1/push",                              HUT_PROBLEM_ABSENT },
    { "POST", "/v1/pull",                              HUT_PROBLEM_ABSENT },
    { "PUT",  "/v1/me",                                HUT_PROBLEM_ABSENT },
    { "GET",  "/v1/me?x=1",                            HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull",                              HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=",                       HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=city",                   HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=city:full:0&after=city:full:0", HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=city:full:0&limit=0",    HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=city:full:0&limit=many", HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=city:full:0&epoch=x",    HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=city:full:0&more=1",     HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/pull?after=%00",                    HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/sums?stream=city",                  HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/sums?stream=city&view=half",        HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/sums?stream=city&view=full&bucket=abc", HUT_PROBLEM_MALFORMED },
    { "GET",  "/v1/sums?stream=street/110108015&view=full", HUT_PROBLEM_NOT_YOURS },
  };
  /* clang-format on */

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HutTestAnswer) answer =
          hut_test_ask_as (fixture->door, fixture->access, cases[i].method, cases[i].path, NULL);

      g_test_message ("%s %s", cases[i].method, cases[i].path);
      hut_test_assert_problem (answer, cases[i].slug);
    }
}

static void
test_nothing_is_said_without_a_token (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/v1/me", "/v1/pull?after=city:full:0",
                                       "/v1/sums?stream=city&view=full", "/v1/live" };
  g_autoptr (HutTestAnswer) pushed =
      hut_test_ask_as (fixture->door, NULL, "POST", "/v1/push", "{}");

  hut_test_assert_problem (pushed, HUT_PROBLEM_SIGN_IN);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (HutTestAnswer) answer =
          hut_test_ask_as (fixture->door, NULL, "GET", paths[i], NULL);

      hut_test_assert_problem (answer, HUT_PROBLEM_SIGN_IN);
    }
}

/* A good line, cut, doubled and overwritten in seeded ways: never accepted by halves, never a
 * crash, and the server says what it was. */
static void
test_damaged_pushes_are_answered_with_a_problem (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree char *good = NULL;
  gsize length;

  add_case (fixture, "damaged");
  good = g_strdup (fixture->log->lines->str);
  length = strlen (good);
  for (int i = 0; i < 300; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (good, length);
      gsize cut = g_rand_int_range (rand, 1, length);
      const char *headers[] = { fixture->authorization, NULL };
      g_autoptr (GBytes) body = NULL;
      g_autoptr (HutTestAnswer) answer = NULL;

      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        bytes[g_rand_int_range (rand, 0, length)] = g_rand_int_range (rand, 0, 256);
      body = g_bytes_new (bytes, i % 2 == 0 ? cut : length);
      answer = hut_test_ask (fixture->door, "POST", "/v1/push", headers, body);
      if (answer->status != 200)
        g_assert_cmpstr (answer->type, ==, HUT_MIME_PROBLEM);
      g_assert_cmpuint (answer->status, <, 500);
    }
}

static void
test_what_the_scan_excludes_is_malformed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const bodies[] = {
    "nonsense",
    "{\"op\":1e5}",
    "{\"op\":\"\\u0000\"}",
    "{\"op\":1,\"op\":1}",
    "{'op':1}",
    "{\"op\":18446744073709551615}",
    "\xff\xfe",
    "{}\n{}\n{}",
    deep,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (HutTestAnswer) pushed = push (fixture, bodies[i]);
      g_autoptr (HutTestAnswer) signed_in =
          hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", bodies[i]);

      g_assert_cmpuint (pushed->status, <, 500);
      g_assert_cmpstr (pushed->type, ==, HUT_MIME_PROBLEM);
      g_assert_cmpuint (signed_in->status, <, 500);
      g_assert_cmpstr (signed_in->type, ==, HUT_MIME_PROBLEM);
    }
}

static void
assert_ended (Fixture *fixture, const char *bytes, gsize length)
{
  gsize received;
  gint64 start = g_get_monotonic_time ();
  g_autofree char *answer = hut_test_door_raw (fixture->door, bytes, length, 30, &received);

  /* It was the server that ended it. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 25 * G_USEC_PER_SEC);
  if (received > 0)
    g_assert_true (g_regex_match_simple ("^HTTP/1\\.[01] [45]", answer, 0, 0));
}

/* What is no HTTP, or too much of it. */
static void
test_broken_http_ends_the_connection (Fixture *fixture, gconstpointer data)
{
  static const char *const starts[] = {
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "\x16\x03\x01\x02",
    "POST /v1/push HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "POST /v1/push HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: wrong\r\n\r\n",
    "GET //////%%% HTTP/1.1\r\nHost: a b c\r\n\r\n",
  };
  g_autoptr (GString) endless = g_string_new ("GET / HTTP/1.1\r\nHost: a\r\nX: ");

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_test_message ("%u", (guint)i);
      assert_ended (fixture, starts[i], strlen (starts[i]));
    }
  for (int i = 0; i < 8 * 1024 * 1024; i++)
    g_string_append_c (endless, 'x');
  assert_ended (fixture, endless->str, endless->len);
}

static void
on_event (GObject *source, GAsyncResult *result, gpointer data)
{
  char **line = data;
  gsize length;

  *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, &length, NULL);
  if (*line == NULL)
    *line = g_strdup ("(end)");
}

/* The next line that is not empty, or "(end)". */
static char *
read_event (GDataInputStream *events)
{
  while (TRUE)
    {
      char *line = NULL;
      gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

      g_data_input_stream_read_line_async (events, G_PRIORITY_DEFAULT, NULL, on_event, &line);
      while (line == NULL && g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (200);
      g_assert_nonnull (line);
      if (*line != '\0')
        return line;
      g_free (line);
    }
}

static void
on_live (GObject *session, GAsyncResult *result, gpointer data)
{
  GDataInputStream **events = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      soup_session_send_finish (SOUP_SESSION (session), result, &error);

  g_assert_no_error (error);
  *events = g_data_input_stream_new (stream);
}

static GDataInputStream *
listen_live (Fixture *fixture, const char *access)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/v1/live", fixture->door->port);
  g_autofree char *bearer = g_strconcat ("Bearer ", access, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  GDataInputStream *events = NULL;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  soup_session_send_async (fixture->door->session, message, G_PRIORITY_DEFAULT, NULL, on_live,
                           &events);
  while (events == NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  g_assert_nonnull (events);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  return events;
}

static void
test_a_push_is_hinted_to_who_is_given_the_stream (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = NULL;
  g_autoptr (GDataInputStream) clerk = NULL;
  g_autoptr (GDataInputStream) community = NULL;
  g_autofree char *first = NULL;
  g_autofree char *first_of_community = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *next = NULL;

  hut_test_door_add_account (fixture->door, "shequ", "community");
  other = hut_test_door_login (fixture->door, "shequ");
  clerk = listen_live (fixture, fixture->access);
  community = listen_live (fixture, other);
  first = read_event (clerk);
  first_of_community = read_event (community);
  g_assert_nonnull (strstr (first, "\"" TEST_STREET "\":10"));
  g_assert_null (strstr (first_of_community, TEST_STREET));

  add_case (fixture, "hinted");
  hut_test_answer_free (push (fixture, fixture->log->lines->str));
  hint = read_event (clerk);
  g_assert_cmpstr (hint, ==, "data: {\"" TEST_STREET "\":11}");
  hut_test_door_stop (fixture->door);
  next = read_event (community);
  g_assert_cmpstr (next, ==, "(end)");
  hut_test_door_start (fixture->door);
}

static char *
ask_epoch (Fixture *fixture)
{
  g_autoptr (HutTestAnswer) me =
      hut_test_ask_as (fixture->door, fixture->access, "GET", "/v1/me", NULL);

  return g_strdup (hut_json_get_string (me->json, "epoch"));
}

/* A whole data folder that was put back does not know it; the clients do. */
static void
test_a_client_that_has_seen_more_begins_a_new_epoch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ask_epoch (fixture);
  g_autofree char *path =
      g_strdup_printf ("/v1/pull?after=" TEST_STREET ":full:999&epoch=%s", before);
  g_autofree char *older =
      g_strdup_printf ("/v1/pull?after=" TEST_STREET ":full:10&epoch=%s", before);
  g_autoptr (HutTestAnswer) answer =
      hut_test_ask_as (fixture->door, fixture->access, "GET", path, NULL);
  g_autofree char *after = ask_epoch (fixture);
  g_autofree char *again = NULL;
  g_autoptr (HutTestAnswer) others = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (before, !=, after);

  /* With the epoch of before everybody loads again, and nothing more happens. */
  others = hut_test_ask_as (fixture->door, fixture->access, "GET", older, NULL);
  g_assert_nonnull (memmem (g_bytes_get_data (others->body, NULL), g_bytes_get_size (others->body),
                            "\"refetch\"", 9));
  again = ask_epoch (fixture);
  g_assert_cmpstr (after, ==, again);
}

static void
test_idle_connections_do_not_shut_others_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) idle = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  for (int i = 0; i < 200; i++)
    {
      GSocketConnection *connection =
          g_socket_client_connect_to_host (client, "127.0.0.1", fixture->door->port, NULL, NULL);

      g_assert_nonnull (connection);
      g_ptr_array_add (idle, connection);
      g_main_context_iteration (NULL, FALSE);
    }
  hut_test_answer_free (hut_test_ask_as (fixture->door, fixture->access, "GET", "/v1/me", NULL));
}

#define ADD(name, func) g_test_add ("/door/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-push-is-answered-line-by-line", test_a_push_is_answered_line_by_line);
  ADD ("bodies-come-and-go-compressed", test_bodies_come_and_go_compressed);
  ADD ("a-body-that-swells-is-stopped-at-the-cap", test_a_body_that_swells_is_stopped_at_the_cap);
  ADD ("a-body-over-the-cap-is-refused", test_a_body_over_the_cap_is_refused);
  ADD ("unknown-encodings-are-refused", test_unknown_encodings_are_refused);
  ADD ("addresses-and-parameters-are-known-ones", test_addresses_and_parameters_are_known_ones);
  ADD ("nothing-is-said-without-a-token", test_nothing_is_said_without_a_token);
  ADD ("damaged-pushes-are-answered-with-a-problem",
       test_damaged_pushes_are_answered_with_a_problem);
  ADD ("what-the-scan-excludes-is-malformed", test_what_the_scan_excludes_is_malformed);
  ADD ("broken-http-ends-the-connection", test_broken_http_ends_the_connection);
  ADD ("a-push-is-hinted-to-who-is-given-the-stream",
       test_a_push_is_hinted_to_who_is_given_the_stream);
  ADD ("a-client-that-has-seen-more-begins-a-new-epoch",
       test_a_client_that_has_seen_more_begins_a_new_epoch);
  ADD ("idle-connections-do-not-shut-others-out", test_idle_connections_do_not_shut_others_out);
  return g_test_run ();
}
