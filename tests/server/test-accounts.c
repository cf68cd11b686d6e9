/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Managing accounts over the wire: who may, what holds at once, and what is never given away. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-door.h"

#include "base/hut-json.h"
#include "server/hut-accounts.h"

typedef struct
{
  HutTestDoor *door;
  char *admin; /* access tokens */
  char *clerk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->door = hut_test_door_new ();
  hut_test_door_add_account (fixture->door, "boss", "admin");
  hut_test_door_add_account (fixture->door, "li", "clerk");
  fixture->admin = hut_test_door_login (fixture->door, "boss");
  fixture->clerk = hut_test_door_login (fixture->door, "li");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->admin);
  g_free (fixture->clerk);
  hut_test_door_free (fixture->door);
}

static HutTestAnswer *
wish (Fixture *fixture, const char *access, const char *body)
{
  return hut_test_ask_as (fixture->door, access, "POST", "/v1/accounts", body);
}

static void
assert_rule (const HutTestAnswer *answer, HutProblemSlug slug, const char *field)
{
  hut_test_assert_problem (answer, slug);
  g_assert_cmpstr (hut_json_get_string (answer->json, "field"), ==, field);
}

static guint
login (Fixture *fixture, const char *user, const char *password)
{
  g_autofree char *body = g_strdup_printf ("{\"user\":\"%s\",\"password\":\"%s\"}", user, password);
  g_autoptr (HutTestAnswer) answer =
      hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", body);

  return answer->status;
}

static guint
me (Fixture *fixture, const char *access)
{
  g_autoptr (HutTestAnswer) answer = hut_test_ask_as (fixture->door, access, "GET", "/v1/me", NULL);

  return answer->status;
}

/* The uid of an account that was added. */
static char *
add (Fixture *fixture, const char *name, const char *role)
{
  g_autofree char *body = g_strdup_printf (
      "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"long enough\"}", name, role);
  g_autoptr (HutTestAnswer) answer = wish (fixture, fixture->admin, body);

  g_assert_cmpuint (answer->status, ==, 200);
  return g_strdup (hut_json_get_string (answer->json, "account"));
}

static HutTestAnswer *
change (Fixture *fixture, const char *id, const char *members)
{
  g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\",%s}", id, members);

  return wish (fixture, fixture->admin, body);
}

static void
test_only_an_administrator_manages_accounts (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "clerk", "leader", "community", "department" };
  const char *body = "{\"name\":\"new\",\"role\":\"admin\",\"password\":\"long enough\"}";

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("a-", names[i], NULL);
      g_autofree char *access = NULL;
      g_autoptr (HutTestAnswer) answer = NULL;

      hut_test_door_add_account (fixture->door, name, names[i]);
      access = hut_test_door_login (fixture->door, name);
      answer = wish (fixture, access, body);
      hut_test_assert_problem (answer, HUT_PROBLEM_NOT_YOURS);
    }
  g_assert_cmpuint (login (fixture, "new", "long enough"), ==, 401);
}

static void
test_an_account_that_was_added_signs_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "wang", "clerk");

  g_assert_nonnull (id);
  g_assert_cmpuint (login (fixture, "wang", "long enough"), ==, 200);
  g_assert_cmpuint (login (fixture, "wang", "another one"), ==, 401);
}

static void
test_what_an_account_needs_is_named (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    HutProblemSlug slug;
    const char *field;
  } cases[] = {
    { "{\"name\":\"li\",\"role\":\"clerk\",\"password\":\"long enough\"}", HUT_PROBLEM_EXISTS,
      "name" },
    { "{\"name\":\"a b\",\"role\":\"clerk\",\"password\":\"long enough\"}", HUT_PROBLEM_RULE,
      "name" },
    { "{\"role\":\"clerk\",\"password\":\"long enough\"}", HUT_PROBLEM_RULE, "name" },
    { "{\"name\":\"x\",\"role\":\"clerk\",\"password\":\"short\"}", HUT_PROBLEM_RULE, "password" },
    { "{\"name\":\"x\",\"role\":\"clerk\"}", HUT_PROBLEM_RULE, "password" },
    { "{\"name\":\"x\",\"password\":\"long enough\"}", HUT_PROBLEM_RULE, "role" },
    { "{\"name\":\"x\",\"role\":\"community\",\"password\":\"long enough\"}", HUT_PROBLEM_RULE,
      "community" },
    { "{\"name\":\"x\",\"role\":\"community\",\"community\":\"110108014999\",\"password\":\"long "
      "enough\"}",
      HUT_PROBLEM_RULE, "community" },
    { "{\"name\":\"x\",\"role\":\"department\",\"unit\":\"none\",\"password\":\"long enough\"}",
      HUT_PROBLEM_RULE, "unit" },
    { "{\"name\":\"x\",\"role\":\"king\",\"password\":\"long enough\"}", HUT_PROBLEM_MALFORMED,
      NULL },
    { "{\"name\":\"x\",\"street\":\"110108015\",\"role\":\"clerk\",\"password\":\"long enough\"}",
      HUT_PROBLEM_MALFORMED, NULL },
    { "{\"name\":1}", HUT_PROBLEM_MALFORMED, NULL },
    { "{\"id\":\"x\"}", HUT_PROBLEM_MALFORMED, NULL },
    { "{\"restore\":null}", HUT_PROBLEM_MALFORMED, NULL },
    { "[]", HUT_PROBLEM_MALFORMED, NULL },
    { "{\"id\":\"01933b5e-0000-7000-8000-000000000000\",\"role\":\"clerk\"}", HUT_PROBLEM_ABSENT,
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HutTestAnswer) answer = wish (fixture, fixture->admin, cases[i].body);

      g_test_message ("%s", cases[i].body);
      assert_rule (answer, cases[i].slug, cases[i].field);
    }
  g_assert_cmpuint (login (fixture, "x", "long enough"), ==, 401);
}

static void
test_another_role_holds_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "wang", "clerk");
  g_autoptr (HutTestAnswer) answer = NULL;
  g_autoptr (HutTestAnswer) again = NULL;
  g_autofree char *body = g_strdup ("{\"user\":\"wang\",\"password\":\"long enough\"}");
  g_autoptr (HutTestAnswer) tokens =
      hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", body);
  const char *access = hut_json_get_string (tokens->json, "access");

  g_assert_cmpuint (me (fixture, access), ==, 200);
  answer = change (fixture, id, "\"role\":\"leader\",\"full_name\":\"x\"");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (me (fixture, access), ==, 401);
  again = hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", body);
  g_assert_cmpuint (again->status, ==, 200);
}

static void
test_an_ended_account_is_out_at_once_and_can_come_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "wang", "admin");
  g_autofree char *body = g_strdup ("{\"user\":\"wang\",\"password\":\"long enough\"}");
  g_autoptr (HutTestAnswer) tokens =
      hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", body);
  const char *access = hut_json_get_string (tokens->json, "access");
  g_autoptr (HutTestAnswer) ended = change (fixture, id, "\"void_reason\":\"left the office\"");
  g_autoptr (HutTestAnswer) back = NULL;

  g_assert_cmpuint (ended->status, ==, 200);
  g_assert_cmpuint (me (fixture, access), ==, 401);
  g_assert_cmpuint (login (fixture, "wang", "long enough"), ==, 401);
  back = change (fixture, id, "\"restore\":true");
  g_assert_cmpuint (back->status, ==, 200);
  g_assert_cmpuint (login (fixture, "wang", "long enough"), ==, 200);
}

static void
test_the_last_administrator_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) who =
      hut_test_ask_as (fixture->door, fixture->admin, "GET", "/v1/me", NULL);
  g_autofree char *id = g_strdup (hut_json_get_string (who->json, "account"));
  g_autoptr (HutTestAnswer) demoted = change (fixture, id, "\"role\":\"clerk\"");
  g_autoptr (HutTestAnswer) ended = change (fixture, id, "\"void_reason\":\"x\"");
  g_autofree char *other = NULL;
  g_autoptr (HutTestAnswer) now = NULL;

  assert_rule (demoted, HUT_PROBLEM_RULE, "role");
  assert_rule (ended, HUT_PROBLEM_RULE, "role");
  other = add (fixture, "second", "admin");
  now = change (fixture, id, "\"role\":\"clerk\"");
  g_assert_cmpuint (now->status, ==, 200);
}

static void
test_a_new_password_opens_and_ends_what_was_signed_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "wang", "clerk");
  g_autoptr (HutTestAnswer) answer = NULL;

  for (guint i = 0; i < 5; i++)
    login (fixture, "wang", "wrong wrong");
  g_assert_cmpuint (login (fixture, "wang", "long enough"), ==, 429);
  answer = change (fixture, id, "\"password\":\"even longer\"");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (login (fixture, "wang", "even longer"), ==, 200);
  g_assert_cmpuint (login (fixture, "wang", "long enough"), ==, 401);
}

static HutTestAnswer *
own_password (Fixture *fixture, const char *old, const char *new)
{
  g_autofree char *body = g_strdup_printf ("{\"new\":\"%s\",\"old\":\"%s\"}", new, old);

  return hut_test_ask_as (fixture->door, fixture->clerk, "POST", "/v1/password", body);
}

static void
test_ones_own_password_needs_the_old_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) wrong = own_password (fixture, "not it", "long enough");
  g_autoptr (HutTestAnswer) weak = own_password (fixture, "secret", "short");
  g_autoptr (HutTestAnswer) right = own_password (fixture, "secret", "long enough");

  assert_rule (wrong, HUT_PROBLEM_RULE, "old");
  assert_rule (weak, HUT_PROBLEM_RULE, "password");
  g_assert_cmpuint (right->status, ==, 200);
  g_assert_cmpuint (login (fixture, "li", "long enough"), ==, 200);
  g_assert_cmpuint (login (fixture, "li", "secret"), ==, 401);
}

/* Whoever finds an open desk does not find out the password there. */
static void
test_guessing_the_old_password_locks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestAnswer) last = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (HutTestAnswer) wrong = own_password (fixture, "not it", "long enough");

      assert_rule (wrong, HUT_PROBLEM_RULE, "old");
    }
  last = own_password (fixture, "secret", "long enough");
  hut_test_assert_problem (last, HUT_PROBLEM_SLOW_DOWN);
}

static void
test_no_answer_or_record_holds_a_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "wang", "clerk");
  g_autofree char *after = NULL;
  g_autoptr (HutTestAnswer) pulled = NULL;
  const char *body;
  gsize length;

  pulled =
      hut_test_ask_as (fixture->door, fixture->admin, "GET", "/v1/pull?after=city:masked:0", NULL);
  g_assert_cmpuint (pulled->status, ==, 200);
  body = g_bytes_get_data (pulled->body, &length);
  after = g_strndup (body, length);
  g_assert_nonnull (strstr (after, "wang"));
  g_assert_null (strstr (after, "long enough"));
  g_assert_null (strstr (after, "argon2"));
}

#define ADD(name, func) g_test_add ("/accounts/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("only-an-administrator-manages-accounts", test_only_an_administrator_manages_accounts);
  ADD ("an-account-that-was-added-signs-in", test_an_account_that_was_added_signs_in);
  ADD ("what-an-account-needs-is-named", test_what_an_account_needs_is_named);
  ADD ("another-role-holds-at-once", test_another_role_holds_at_once);
  ADD ("an-ended-account-is-out-at-once-and-can-come-back",
       test_an_ended_account_is_out_at_once_and_can_come_back);
  ADD ("the-last-administrator-stays", test_the_last_administrator_stays);
  ADD ("a-new-password-opens-and-ends-what-was-signed-in",
       test_a_new_password_opens_and_ends_what_was_signed_in);
  ADD ("ones-own-password-needs-the-old-one", test_ones_own_password_needs_the_old_one);
  ADD ("guessing-the-old-password-locks", test_guessing_the_old_password_locks);
  ADD ("no-answer-or-record-holds-a-password", test_no_answer_or_record_holds_a_password);
  return g_test_run ();
}
