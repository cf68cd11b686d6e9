/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl case act: from the first call to the call-back, and what is refused on the way. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"

#include <string.h>
#include <sys/wait.h>

typedef struct
{
  char *dir;
  char *db;
  char *said; /* stdout and stderr of the last run */
} Fixture;

static void
run (Fixture *fixture, const char *words, int code)
{
  g_autofree char *db = g_shell_quote (fixture->db);
  g_autofree char *program = g_shell_quote (g_getenv ("HUTONGCTL"));
  g_autofree char *line = g_strdup_printf ("%s --db %s %s 2>&1", program, db, words);
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&fixture->said, g_free);
  g_spawn_sync (fixture->dir, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &fixture->said,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", words, fixture->said);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, code);
}

static void
act (Fixture *fixture, const char *words, int code)
{
  g_autofree char *line = g_strconcat ("case act 20261123001 ", words, NULL);

  run (fixture, line, code);
}

static void
assert_said (Fixture *fixture, const char *words)
{
  if (strstr (fixture->said, words) == NULL)
    g_error ("said: %s", fixture->said);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char orders[] = "工单编号,标题,来电时间,联系电话,办理状态\n"
                               "20261123001,灯坏了,2026-11-23 09:05,13800138000,待签收\n";
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = hut_test_make_dir ();
  fixture->db = g_build_filename (fixture->dir, "street.db", NULL);
  file = g_build_filename (fixture->dir, "orders.csv", NULL);
  g_file_set_contents (file, orders, -1, &error);
  g_assert_no_error (error);
  run (fixture, "init --street 110108014", 0);
  run (fixture, "import cases orders.csv --preset hotline", 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_remove_dir (fixture->dir);
  g_free (fixture->db);
  g_free (fixture->said);
}

static void
test_from_the_first_call_to_the_call_back (Fixture *fixture, gconstpointer data)
{
  act (fixture, "accept", 0);
  act (fixture, "assign lead=110108014001", 0);
  act (fixture, "start", 0);
  act (fixture, "answer answer=Mended", 1);
  assert_said (fixture, "Contact with the caller");
  assert_said (fixture, "The result told to the caller");
  assert_said (fixture, "The result told to the hotline");
  act (fixture, "contact how=phone words='Will come today'", 0);
  act (fixture, "tell-caller words='It is mended'", 0);
  act (fixture, "tell-hotline words='It is mended'", 0);
  act (fixture, "answer answer=Mended --json", 0);
  assert_said (fixture, "\"state\":\"awaiting-call-back\"");
  act (fixture, "close", 1);
  assert_said (fixture, "The result of the call-back");
  act (fixture, "call-back contacted=true resolved=true satisfaction=very-satisfied --json", 0);
  assert_said (fixture, "\"state\":\"closed\"");
  act (fixture, "reopen reason='Dark again'", 0);
  run (fixture, "case acts 20261123001 --json", 0);
  assert_said (fixture, "\"next\":\"contact\"");
  assert_said (fixture, "\"missing\":[\"caller-contact\",\"told-caller\",\"told-hotline\"]");
}

static void
test_wrong_words_name_the_right_ones (Fixture *fixture, gconstpointer data)
{
  act (fixture, "sign", 2);
  assert_said (fixture, "accept, dispute, settle, route, assign");
  act (fixture, "dispute why=x", 2);
  assert_said (fixture, "why: reason");
  act (fixture, "dispute reason", 2);
  act (fixture, "extend due_at=soon reason=x", 2);
  act (fixture, "dispute", 1);
  assert_said (fixture, "Missing: Reason");
  act (fixture, "start", 1);
  assert_said (fixture, "The case is: Received");
}

static void
test_the_store_refuses_what_goes_around_the_acts (Fixture *fixture, gconstpointer data)
{
  run (fixture, "case edit 20261123001 state=disputed", 1);
  assert_said (fixture, "dispute-reason");
  act (fixture, "accept", 0);
  run (fixture, "case edit 20261123001 excluded=true", 1);
  assert_said (fixture, "exclusion-reason, exclusion-evidence");
  run (fixture, "case edit 20261123001 resolved=true", 1);
  act (fixture, "exclude reason='No such lamp' evidence='Photograph 3'", 0);
  act (fixture, "void reason='Sent twice'", 0);
  act (fixture, "note words=x", 1);
}

static void
add_cases (Fixture *fixture)
{
  static const char orders[] = "工单编号,标题,来电时间,联系电话,办理状态\n"
                               "20261123002,水管漏水,2026-11-23 09:10,,待签收\n"
                               "20261123003,路灯歪斜,2026-11-23 09:15,,待签收\n";
  g_autofree char *file = g_build_filename (fixture->dir, "more.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, orders, -1, &error);
  g_assert_no_error (error);
  run (fixture, "import cases more.csv --preset hotline", 0);
}

static void
test_all_of_a_filter_are_one_batch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *batch = NULL;
  g_autofree char *undo = NULL;

  add_cases (fixture);
  run (fixture, "case act --all --text 灯 accept --json", 0);
  assert_said (fixture, "\"done\":2");
  run (fixture, "case act --all assign lead=110108014001", 0);
  assert_said (fixture, "2 cases done");
  assert_said (fixture, "水管漏水\tThe case is: Received");
  batch = g_strndup (fixture->said, strcspn (fixture->said, "\n"));
  run (fixture, "case show 20261123001 --json", 0);
  assert_said (fixture, "\"state\":\"assigned\"");
  undo = g_strconcat ("undo ", batch, NULL);
  run (fixture, undo, 0);
  run (fixture, "case show 20261123003 --json", 0);
  assert_said (fixture, "\"state\":\"accepted\"");
}

static void
test_all_may_be_refused (Fixture *fixture, gconstpointer data)
{
  run (fixture, "case act --all start", 1);
  assert_said (fixture, "0 cases done");
  run (fixture, "case act --all sign", 2);
  run (fixture, "case act --all --state nowhere accept", 2);
  run (fixture, "case act --all assign to=110108014001", 2);
  run (fixture, "case act --all", 2);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-acts/all-of-a-filter-are-one-batch", test_all_of_a_filter_are_one_batch);
  ADD ("/ctl-acts/all-may-be-refused", test_all_may_be_refused);
  ADD ("/ctl-acts/from-the-first-call-to-the-call-back", test_from_the_first_call_to_the_call_back);
  ADD ("/ctl-acts/wrong-words-name-the-right-ones", test_wrong_words_name_the_right_ones);
  ADD ("/ctl-acts/the-store-refuses-what-goes-around-the-acts",
       test_the_store_refuses_what_goes_around_the_acts);
  return g_test_run ();
}
