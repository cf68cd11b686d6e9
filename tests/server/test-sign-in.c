/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in over the real door. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-door.h"

#include "base/hut-json.h"
#include "protocol/hut-coding.h"
#include "server/hut-sign-in.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

typedef struct
{
  HutTestDoor *door;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->door = hut_test_door_new ();
  hut_test_door_add_account (fixture->door, "li", "clerk");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_door_free (fixture->door);
}

#define RIGHT "{\"user\":\"li\",\"password\":\"secret\"}"
#define WRONG "{\"user\":\"li\",\"password\":\"Secret\"}"

static HutTestAnswer *
login (Fixture *fixture, const char *body)
{
  return hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", body);
}

/* @token by the device of @tokens, or by none. */
static HutTestAnswer *
refresh_coded (Fixture *fixture, const char *token, const HutTokens *tokens, HutCoding coding)
{
  g_autofree char *body = g_strdup_printf ("{\"refresh\":\"%s\"}", token);
  g_autofree char *device =
      tokens != NULL ? g_strconcat ("Hutong-Device: ", tokens->device_token, NULL) : NULL;
  g_autofree char *encoding = g_strconcat ("Content-Encoding: ", hut_coding_name (coding), NULL);
  const char *headers[] = { encoding, device, NULL };
  g_autoptr (GBytes) bytes = hut_coding_encode (coding, body, strlen (body));

  return hut_test_ask (fixture->door, "POST", "/v1/refresh", headers, bytes);
}

static HutTestAnswer *
refresh (Fixture *fixture, const char *token, const HutTokens *tokens)
{
  return refresh_coded (fixture, token, tokens, HUT_CODING_IDENTITY);
}

static HutTokens *
tokens_of (const HutTestAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (answer->body, &length);
  HutTokens *tokens;

  g_assert_cmpuint (answer->status, ==, 200);
  tokens = hut_tokens_parse (bytes, length, &error);
  g_assert_no_error (error);
  return tokens;
}

static void
test_the_right_password_gives_tokens_and_enrols (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = login (fixture, RIGHT);
  g_autoptr (HutTokens) tokens = tokens_of (answer);
  g_autoptr (HutTestAnswer) me =
      hut_test_ask_as (fixture->door, tokens->access, "GET", "/v1/me", NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (me->body, &length);
  g_autoptr (HutMe) described = hut_me_parse (bytes, length, NULL);

  g_assert_cmpuint (strlen (tokens->access), ==, 64);
  g_assert_cmpuint (strlen (tokens->device_token), ==, 64);
  g_assert_nonnull (described);
  g_assert_cmpstr (described->role, ==, "clerk");
  g_assert_true (hut_uid_equal (&described->account, &tokens->account));
  g_assert_cmpuint (described->streams->len, ==, 4);
}

static void
test_a_wrong_password_and_an_unknown_user_look_alike (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) wrong = login (fixture, WRONG);
  g_autoptr (HutTestAnswer) unknown =
      login (fixture, "{\"user\":\"wang\",\"password\":\"secret\"}");

  hut_test_assert_problem (wrong, HUT_PROBLEM_SIGN_IN);
  hut_test_assert_problem (unknown, HUT_PROBLEM_SIGN_IN);
  g_assert_true (g_bytes_equal (wrong->body, unknown->body));
}

/* An attempt at @seconds after the hour, past the door: its clock is ours. */
static HutTokens *
attempt (Fixture *fixture, const char *body, int seconds, int *retry_after, GError **error)
{
  HutTestOffice *office = fixture->door->office;
  gint64 now = TEST_NOW + seconds * G_USEC_PER_SEC;
  g_autoptr (HutSignIn) sign_in = hut_sign_in_parse (body, strlen (body), error);
  HutTokens *tokens = NULL;

  g_assert_no_error (*error);
  sign_in->may_enrol = TRUE;
  *retry_after = 0;
  hut_test_office_open (office);
  hut_storage_begin (office->ledger.storage, HUT_STORAGE_WRITE, NULL);
  if (hut_sign_in_check (&office->ledger, sign_in, now, retry_after, error))
    tokens = hut_sign_in_finish (&office->ledger, sign_in, now, retry_after, error);
  g_assert_true (hut_data_dir_commit (office->dir, office->ledger.storage, NULL));
  hut_test_office_close (office);
  return tokens;
}

static void
assert_attempt (Fixture *fixture, const char *body, int seconds, int expected)
{
  g_autoptr (GError) error = NULL;
  int retry_after;
  g_autoptr (HutTokens) tokens = attempt (fixture, body, seconds, &retry_after, &error);

  if (expected == 0)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, HUT_PROBLEM_ERROR, expected);
  if (expected == HUT_PROBLEM_SLOW_DOWN)
    g_assert_cmpint (retry_after, >, 0);
}

static void
test_five_failures_within_a_minute_lock_for_15_minutes (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 5; i++)
    assert_attempt (fixture, WRONG, i * 10, HUT_PROBLEM_SIGN_IN);
  assert_attempt (fixture, RIGHT, 41, HUT_PROBLEM_SLOW_DOWN);
  assert_attempt (fixture, RIGHT, 40 + 15 * 60 - 1, HUT_PROBLEM_SLOW_DOWN);
  assert_attempt (fixture, RIGHT, 40 + 15 * 60, 0);
}

static void
test_failures_over_more_than_a_minute_do_not_lock (Fixture *fixture, gconstpointer data)
{
  static const int seconds[] = { 0, 20, 40, 59, 65 };

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    assert_attempt (fixture, WRONG, seconds[i], HUT_PROBLEM_SIGN_IN);
  assert_attempt (fixture, RIGHT, 66, 0);
}

static gboolean
is_signed_in (Fixture *fixture, const HutTokens *tokens, int seconds)
{
  HutTestOffice *office = fixture->door->office;
  g_autoptr (HutCaller) caller = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_office_open (office);
  caller = hut_sign_in_caller (&office->ledger, tokens->access, TEST_NOW + seconds * G_USEC_PER_SEC,
                               &error);
  hut_test_office_close (office);
  if (caller == NULL)
    g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_SIGN_IN);
  return caller != NULL;
}

static void
test_an_access_token_ends_after_15_minutes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int retry_after;
  g_autoptr (HutTokens) tokens = attempt (fixture, RIGHT, 0, &retry_after, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tokens->expires, ==, TEST_NOW + 15 * 60 * G_USEC_PER_SEC);
  g_assert_true (is_signed_in (fixture, tokens, 15 * 60 - 1));
  g_assert_false (is_signed_in (fixture, tokens, 15 * 60 + 1));
}

static void
test_a_lock_outlives_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) locked = NULL;

  for (int i = 0; i < 5; i++)
    hut_test_answer_free (login (fixture, WRONG));
  hut_test_door_stop (fixture->door);
  hut_test_door_start (fixture->door);
  locked = login (fixture, RIGHT);
  hut_test_assert_problem (locked, HUT_PROBLEM_SLOW_DOWN);
}

static void
test_a_refresh_token_used_twice_ends_its_family (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = login (fixture, RIGHT);
  g_autoptr (HutTokens) first = tokens_of (answer);
  g_autoptr (HutTestAnswer) exchanged = refresh (fixture, first->refresh, first);
  g_autoptr (HutTokens) second = tokens_of (exchanged);
  g_autoptr (HutTestAnswer) other_login = login (fixture, RIGHT);
  g_autoptr (HutTokens) other = tokens_of (other_login);
  g_autoptr (HutTestAnswer) works =
      hut_test_ask_as (fixture->door, second->access, "GET", "/v1/me", NULL);
  g_autoptr (HutTestAnswer) reused = refresh (fixture, first->refresh, first);
  g_autoptr (HutTestAnswer) access =
      hut_test_ask_as (fixture->door, second->access, "GET", "/v1/me", NULL);
  g_autoptr (HutTestAnswer) later = refresh (fixture, second->refresh, first);
  g_autoptr (HutTestAnswer) unharmed =
      hut_test_ask_as (fixture->door, other->access, "GET", "/v1/me", NULL);

  g_assert_cmpuint (works->status, ==, 200);
  hut_test_assert_problem (reused, HUT_PROBLEM_SIGN_IN);
  hut_test_assert_problem (access, HUT_PROBLEM_SIGN_IN);
  hut_test_assert_problem (later, HUT_PROBLEM_SIGN_IN);
  g_assert_cmpuint (unharmed->status, ==, 200);
}

static void
test_only_its_device_refreshes_a_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = login (fixture, RIGHT);
  g_autoptr (HutTokens) tokens = tokens_of (answer);
  g_autoptr (HutTestAnswer) other_login = login (fixture, RIGHT);
  g_autoptr (HutTokens) other = tokens_of (other_login);
  g_autoptr (HutTestAnswer) by_none = refresh (fixture, tokens->refresh, NULL);
  g_autoptr (HutTestAnswer) by_other = refresh (fixture, tokens->refresh, other);
  g_autoptr (HutTestAnswer) by_itself = refresh (fixture, tokens->refresh, tokens);

  hut_test_assert_problem (by_none, HUT_PROBLEM_SIGN_IN);
  hut_test_assert_problem (by_other, HUT_PROBLEM_SIGN_IN);
  g_assert_cmpuint (by_itself->status, ==, 200);
}

static void
test_a_refresh_may_be_compressed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = login (fixture, RIGHT);
  g_autoptr (HutTokens) tokens = tokens_of (answer);
  g_autoptr (HutTestAnswer) refreshed =
      refresh_coded (fixture, tokens->refresh, tokens, HUT_CODING_ZSTD);

  g_assert_cmpuint (refreshed->status, ==, 200);
}

/* The proxy behind a unix socket need not say for whom it asks. */
static void
test_nobody_is_enrolled_over_a_unix_socket (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->door->office->path, "door", NULL);
  g_autofree char *name = g_strconcat ("unix:", path, NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (HutTestAnswer) enrolled = login (fixture, RIGHT);
  g_autoptr (HutTokens) tokens = tokens_of (enrolled);
  g_autofree char *stranger =
      g_strdup_printf ("POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" RIGHT,
                       (int)strlen (RIGHT));
  g_autofree char *known = g_strdup_printf (
      "POST /v1/login HTTP/1.1\r\nHost: a\r\nHutong-Device: %s\r\nContent-Length: %d\r\n\r\n" RIGHT,
      tokens->device_token, (int)strlen (RIGHT));
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *admitted = NULL;

  hut_service_free (fixture->door->service);
  fixture->door->service = hut_service_new (fixture->door->dir, name, &error);
  g_assert_no_error (error);
  refused = hut_test_raw (address, stranger, strlen (stranger), 20, NULL);
  admitted = hut_test_raw (address, known, strlen (known), 20, NULL);
  g_assert_true (g_str_has_prefix (refused, "HTTP/1.1 401"));
  g_assert_true (g_str_has_prefix (admitted, "HTTP/1.1 200"));
}

static void
test_tokens_are_for_their_use_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = login (fixture, RIGHT);
  g_autoptr (HutTokens) tokens = tokens_of (answer);
  const char *const wrong[] = { tokens->refresh, tokens->device_token, "", "x" };
  g_autoptr (HutTestAnswer) not_refresh = refresh (fixture, tokens->access, tokens);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (HutTestAnswer) refused =
          hut_test_ask_as (fixture->door, wrong[i], "GET", "/v1/me", NULL);

      hut_test_assert_problem (refused, HUT_PROBLEM_SIGN_IN);
    }
  hut_test_assert_problem (not_refresh, HUT_PROBLEM_SIGN_IN);
}

static void
test_an_enrolled_device_is_known_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer =
      login (fixture, "{\"device\":{\"id\":\"00000000-0000-7000-8000-00000000000d\","
                      "\"name\":\"desk\"},\"password\":\"secret\",\"user\":\"li\"}");
  g_autoptr (HutTokens) tokens = tokens_of (answer);
  g_autofree char *header = g_strconcat ("Hutong-Device: ", tokens->device_token, NULL);
  const char *own[] = { header, NULL };
  const char *strange[] = { "Hutong-Device: 0000", NULL };
  g_autoptr (GBytes) body = g_bytes_new_static (RIGHT, strlen (RIGHT));
  g_autoptr (HutTestAnswer) again = hut_test_ask (fixture->door, "POST", "/v1/login", own, body);
  g_autoptr (HutTokens) same = tokens_of (again);
  g_autoptr (HutTestAnswer) refused =
      hut_test_ask (fixture->door, "POST", "/v1/login", strange, body);
  g_autofree char *device = hut_uid_to_string (&tokens->device);

  g_assert_cmpstr (device, ==, "00000000-0000-7000-8000-00000000000d");
  g_assert_true (hut_uid_equal (&same->device, &tokens->device));
  g_assert_null (same->device_token);
  hut_test_assert_problem (refused, HUT_PROBLEM_SIGN_IN);
  g_assert_cmpstr (hut_json_get_string (refused->json, "field"), ==, "device");
}

/* Uids of devices can be read in history: naming one is not being it. */
static void
test_no_device_enrols_under_the_name_of_another (Fixture *fixture, gconstpointer data)
{
  static const char wish[] = "{\"device\":{\"id\":\"00000000-0000-7000-8000-00000000000d\","
                             "\"name\":\"desk\"},\"password\":\"secret\",\"user\":\"li\"}";
  g_autoptr (HutTestAnswer) answer = login (fixture, wish);
  g_autoptr (HutTestAnswer) again = login (fixture, wish);
  g_autoptr (HutTokens) first = tokens_of (answer);
  g_autoptr (HutTokens) second = tokens_of (again);

  g_assert_nonnull (second->device_token);
  g_assert_false (hut_uid_equal (&first->device, &second->device));
}

/* Behind a proxy the caller is not on this machine. */
static void
test_who_comes_from_elsewhere_is_not_enrolled (Fixture *fixture, gconstpointer data)
{
  const char *forwarded[] = { "X-Forwarded-For: 192.0.2.7", NULL };
  g_autoptr (GBytes) body = g_bytes_new_static (RIGHT, strlen (RIGHT));
  g_autoptr (HutTestAnswer) refused =
      hut_test_ask (fixture->door, "POST", "/v1/login", forwarded, body);

  hut_test_assert_problem (refused, HUT_PROBLEM_SIGN_IN);
}

static void
test_no_secret_stands_in_the_database (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) answer = login (fixture, RIGHT);
  g_autoptr (HutTokens) tokens = tokens_of (answer);
  const char *const secrets[] = { "\"secret\"", tokens->access, tokens->refresh,
                                  tokens->device_token };
  g_autofree char *database = g_build_filename (fixture->door->office->path, "hutong.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  hut_test_door_stop (fixture->door);
  g_assert_true (g_file_get_contents (database, &bytes, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (memmem (bytes, length, secrets[i], strlen (secrets[i])));
  hut_test_door_start (fixture->door);
}

static void
test_only_loopback_is_listened_on (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = {
    "0.0.0.0:0", "[::]:0", "192.0.2.1:80", "example.com:80", "127.0.0.1", "127.0.0.1:99999",
    "",          ":0"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_service_new (fixture->door->dir, addresses[i], &error));
      g_assert_nonnull (error);
    }
}

#define ADD(name, func) g_test_add ("/sign-in/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-right-password-gives-tokens-and-enrols",
       test_the_right_password_gives_tokens_and_enrols);
  ADD ("a-wrong-password-and-an-unknown-user-look-alike",
       test_a_wrong_password_and_an_unknown_user_look_alike);
  ADD ("five-failures-within-a-minute-lock-for-15-minutes",
       test_five_failures_within_a_minute_lock_for_15_minutes);
  ADD ("failures-over-more-than-a-minute-do-not-lock",
       test_failures_over_more_than_a_minute_do_not_lock);
  ADD ("a-lock-outlives-a-restart", test_a_lock_outlives_a_restart);
  ADD ("an-access-token-ends-after-15-minutes", test_an_access_token_ends_after_15_minutes);
  ADD ("a-refresh-token-used-twice-ends-its-family",
       test_a_refresh_token_used_twice_ends_its_family);
  ADD ("only-its-device-refreshes-a-token", test_only_its_device_refreshes_a_token);
  ADD ("a-refresh-may-be-compressed", test_a_refresh_may_be_compressed);
  ADD ("nobody-is-enrolled-over-a-unix-socket", test_nobody_is_enrolled_over_a_unix_socket);
  ADD ("tokens-are-for-their-use-only", test_tokens_are_for_their_use_only);
  ADD ("an-enrolled-device-is-known-again", test_an_enrolled_device_is_known_again);
  ADD ("no-device-enrols-under-the-name-of-another",
       test_no_device_enrols_under_the_name_of_another);
  ADD ("who-comes-from-elsewhere-is-not-enrolled", test_who_comes_from_elsewhere_is_not_enrolled);
  ADD ("no-secret-stands-in-the-database", test_no_secret_stands_in_the_database);
  ADD ("only-loopback-is-listened-on", test_only_loopback_is_listened_on);
  return g_test_run ();
}
