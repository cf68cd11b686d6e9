/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose the desk is that leads a meeting: who used it first, and nobody else writes as it, whatever
 * an operation says. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "base/hut-paths.h"
#include "server/sqlite/hut-sqlite.h"

typedef struct
{
  HutTestOffice *office;
  HutCaller *clerk;
  HutCaller *other;  /* another account, on another device */
  HutCaller *second; /* the clerk, on another device */
  HutUid meeting;
  HutUid desk;
} Fixture;

static HutResultLine *
push (Fixture *fixture, const HutCaller *caller, HutOperation *operation)
{
  HutResultLine *result;

  operation->clock = TEST_NOW;
  result = hut_test_push_one (fixture->office, caller, operation);
  hut_operation_free (operation);
  return result;
}

static void
assert_accepted (Fixture *fixture, const HutCaller *caller, HutOperation *operation)
{
  g_autoptr (HutResultLine) result = push (fixture, caller, operation);

  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
}

/* The problem names the member that says which desk. */
static void
assert_not_theirs (Fixture *fixture, const HutCaller *caller, HutOperation *operation)
{
  const char *field = operation->kind == &hut_kind_meeting ? "leader" : "desk";
  g_autoptr (HutResultLine) result = push (fixture, caller, operation);

  hut_test_assert_refused (result, HUT_PROBLEM_NOT_YOURS);
  g_assert_cmpstr (result->problem->field, ==, field);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HutOperation *create;

  fixture->office = hut_test_office_new ();
  fixture->clerk = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->other = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->second = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->second->account = fixture->clerk->account;
  fixture->meeting = hut_uid_new ();
  fixture->desk = hut_uid_new ();
  create = hut_operation_new (HUT_VERB_CREATE, &hut_kind_meeting, &fixture->meeting, TEST_STREET);
  hut_test_set (create, "title", "The bicycle shed");
  hut_test_set (create, "kind", "council");
  hut_test_set (create, "state", "draft");
  assert_accepted (fixture, fixture->other, create);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_caller_free (fixture->clerk);
  hut_caller_free (fixture->other);
  hut_caller_free (fixture->second);
  hut_test_office_free (fixture->office);
}

static void
add (HutOperation *operation, const char *name, HutValue old_value, HutValue new_value)
{
  hut_operation_add (operation, hut_kind_field (operation->kind, name), old_value, new_value);
}

static HutOperation *
change_meeting (Fixture *fixture)
{
  return hut_operation_new (HUT_VERB_UPDATE, &hut_kind_meeting, &fixture->meeting, TEST_STREET);
}

/* The desk takes the lead; @term is the one that it begins. */
static HutOperation *
lead (Fixture *fixture, const HutUid *desk, gint64 term)
{
  HutOperation *operation = change_meeting (fixture);
  g_autoptr (HutRecord) present =
      hut_test_record (fixture->office, TEST_STREET, &hut_kind_meeting, &fixture->meeting);

  add (operation, "leader", hut_value_copy (hut_record_get (present, "leader")),
       hut_value_uid (desk));
  add (operation, "term", hut_value_copy (hut_record_get (present, "term")), hut_value_int (term));
  return operation;
}

static HutOperation *
step (Fixture *fixture, const char *from, const char *to, gint64 term)
{
  HutOperation *operation = change_meeting (fixture);

  add (operation, "state", hut_value_text (from), hut_value_text (to));
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_meeting, "term"),
                           hut_value_int (term));
  return operation;
}

static HutOperation *
arrival (Fixture *fixture, const HutUid *desk, gint64 term)
{
  HutUid id = hut_uid_new (), member = hut_uid_new ();
  HutOperation *operation =
      hut_operation_new (HUT_VERB_CREATE, &hut_kind_presence, &id, TEST_STREET);
  const HutValue none = HUT_VALUE_INIT;

  hut_test_set (operation, "code", "arrived");
  add (operation, "meeting", none, hut_value_uid (&fixture->meeting));
  add (operation, "member", none, hut_value_uid (&member));
  add (operation, "at", none, hut_value_int (TEST_NOW));
  add (operation, "desk", none, hut_value_uid (desk));
  add (operation, "term", none, hut_value_int (term));
  return operation;
}

static void
test_only_who_used_a_desk_first_writes_as_it (Fixture *fixture, gconstpointer data)
{
  assert_accepted (fixture, fixture->clerk, lead (fixture, &fixture->desk, 1));
  assert_accepted (fixture, fixture->clerk, arrival (fixture, &fixture->desk, 1));
  assert_not_theirs (fixture, fixture->other, arrival (fixture, &fixture->desk, 1));
  assert_not_theirs (fixture, fixture->second, arrival (fixture, &fixture->desk, 1));
  assert_accepted (fixture, fixture->clerk, arrival (fixture, &fixture->desk, 1));
}

/* Nor does anybody lead in its name, or move the meeting on that it leads. */
static void
test_nobody_leads_in_anothers_name (Fixture *fixture, gconstpointer data)
{
  HutUid own = hut_uid_new ();

  assert_accepted (fixture, fixture->clerk, lead (fixture, &fixture->desk, 1));
  assert_not_theirs (fixture, fixture->other, lead (fixture, &fixture->desk, 2));
  assert_not_theirs (fixture, fixture->other, step (fixture, "draft", "open", 1));
  assert_accepted (fixture, fixture->clerk, step (fixture, "draft", "open", 1));
  /* Taking over with one's own desk stays open to everybody. */
  assert_accepted (fixture, fixture->other, lead (fixture, &own, 2));
  assert_not_theirs (fixture, fixture->clerk, step (fixture, "open", "adjourned", 2));
  assert_accepted (fixture, fixture->other, step (fixture, "open", "adjourned", 2));
}

static void
test_what_is_refused_binds_no_desk (Fixture *fixture, gconstpointer data)
{
  HutUid strange = hut_uid_new ();
  g_autoptr (HutResultLine) early = NULL;

  assert_accepted (fixture, fixture->clerk, lead (fixture, &fixture->desk, 1));
  /* It does not lead, which is another refusal. */
  early = push (fixture, fixture->other, arrival (fixture, &strange, 1));
  hut_test_assert_refused (early, HUT_PROBLEM_RULE);
  assert_accepted (fixture, fixture->clerk, lead (fixture, &strange, 2));
  assert_accepted (fixture, fixture->clerk, arrival (fixture, &strange, 2));
}

/* Its file enrolled again: the account takes the lead anew, and the device is another. */
static void
test_an_account_moves_its_desk_by_taking_the_lead_anew (Fixture *fixture, gconstpointer data)
{
  assert_accepted (fixture, fixture->clerk, lead (fixture, &fixture->desk, 1));
  assert_accepted (fixture, fixture->second, lead (fixture, &fixture->desk, 2));
  assert_accepted (fixture, fixture->second, arrival (fixture, &fixture->desk, 2));
  assert_not_theirs (fixture, fixture->clerk, arrival (fixture, &fixture->desk, 2));
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->office->path, "hutong.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutSqlite) sqlite = hut_sqlite_open (path, HUT_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  hut_sqlite_exec (sqlite, sql, &error);
  g_assert_no_error (error);
}

/* Databases from before desks were bound: who leads now goes on, and nobody in his place. */
static void
test_desks_that_lead_already_are_their_writers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = hut_paths_data_file ("migrations/server-sqlite/003-desks.sql");
  g_autofree char *migration = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (file, &migration, NULL, &error));
  assert_accepted (fixture, fixture->second, lead (fixture, &fixture->desk, 1));
  assert_accepted (fixture, fixture->second, step (fixture, "draft", "open", 1));
  hut_test_office_close (fixture->office);
  run_sql (fixture, "DROP TABLE desk");
  run_sql (fixture, migration);
  hut_test_office_open (fixture->office);
  assert_not_theirs (fixture, fixture->other, arrival (fixture, &fixture->desk, 1));
  assert_not_theirs (fixture, fixture->clerk, arrival (fixture, &fixture->desk, 1));
  assert_accepted (fixture, fixture->second, arrival (fixture, &fixture->desk, 1));
}

#define ADD(name, func) g_test_add ("/desks/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("only-who-used-a-desk-first-writes-as-it", test_only_who_used_a_desk_first_writes_as_it);
  ADD ("nobody-leads-in-anothers-name", test_nobody_leads_in_anothers_name);
  ADD ("what-is-refused-binds-no-desk", test_what_is_refused_binds_no_desk);
  ADD ("an-account-moves-its-desk-by-taking-the-lead-anew",
       test_an_account_moves_its_desk_by_taking_the_lead_anew);
  ADD ("desks-that-lead-already-are-their-writers", test_desks_that_lead_already_are_their_writers);
  return g_test_run ();
}
