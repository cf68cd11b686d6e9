/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl warnings and hutongctl warning: as scripts use them. */

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
assert_said (Fixture *fixture, const char *words)
{
  if (strstr (fixture->said, words) == NULL)
    g_error ("said: %s", fixture->said);
}

/* Cases since September, and a burst of seven in the week of 26 November 2026. */
static char *
make_orders (void)
{
  GString *orders = g_string_new ("工单编号,标题,来电时间,一级问题,社区,办理状态\n");

  for (int i = 0; i < 12; i++)
    g_string_append_printf (orders, "A%d,x,2026-%02d-%02d 09:00,供水,西楼社区,已办结\n", i,
                            9 + i / 5, 1 + i % 5 * 6);
  for (int i = 0; i < 7; i++)
    g_string_append_printf (orders, "B%d,x,2026-11-2%d 09:00,供水,西楼社区,待签收\n", i, i);
  return g_string_free (orders, FALSE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *orders = make_orders ();
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

/* The id of the first warning of the week. */
static char *
find_warning (Fixture *fixture)
{
  const char *id;

  run (fixture, "warnings --date 2026-11-26", 0);
  id = strchr (fixture->said, '\t');
  g_assert_nonnull (id);
  return g_strndup (fixture->said, (gsize)(id - fixture->said));
}

static void
test_a_burst_is_told_with_its_cases (Fixture *fixture, gconstpointer data)
{
  run (fixture, "warnings --date 2026-11-26 --json", 0);
  assert_said (fixture, "\"category\":\"供水\"");
  assert_said (fixture, "\"count\":7,");
  assert_said (fixture, "\"state\":\"open\"");
  assert_said (fixture, "\"words\":\"7 this week");
  assert_said (fixture, "\"cases\":[\"");
  assert_said (fixture, "\"seasons\":[{");
  run (fixture, "warnings --date 2026-10-20", 0);
  g_assert_null (strstr (fixture->said, "供水 · "));
}

static void
test_answers_are_kept_and_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = find_warning (fixture);
  g_autofree char *dismiss =
      g_strdup_printf ("warning dismiss %s --date 2026-11-26 --reason 'Works announced'", id);
  g_autofree char *judge = g_strdup_printf ("warning verdict %s false --reason 'Pipe laid'", id);
  g_autofree char *undo = NULL;

  run (fixture, dismiss, 0);
  undo = g_strconcat ("undo ", g_strstrip (fixture->said), NULL);
  run (fixture, "warnings --date 2026-11-26 --json", 0);
  assert_said (fixture, "\"state\":\"dismissed\"");
  run (fixture, judge, 0);
  run (fixture, "warning list --json", 0);
  assert_said (fixture, "\"verdict\":\"false\"");
  run (fixture, undo, 1);
}

static void
test_an_accepted_warning_is_a_task_until_done (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = find_warning (fixture);
  g_autofree char *nobody =
      g_strdup_printf ("warning accept %s --date 2026-11-26 --due '2099-12-01 18:00'", id);
  g_autofree char *accept = g_strconcat (nobody, " --unit 110108014001", NULL);
  g_autofree char *bare = g_strdup_printf ("warning done %s", id);
  g_autofree char *done = g_strconcat (bare, " --result 'Main replaced'", NULL);

  run (fixture, nobody, 1);
  assert_said (fixture, "Who takes the task?");
  run (fixture, accept, 0);
  run (fixture, "warning list", 0);
  assert_said (fixture, "accepted");
  run (fixture, "case thread B3 --json", 0);
  assert_said (fixture, "\"kind\":\"warning\"");
  assert_said (fixture, "\"who\":\"110108014001\"");
  run (fixture, "case thread A3", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  run (fixture, "case thread C9", 1);
  run (fixture, bare, 1);
  run (fixture, done, 0);
  run (fixture, done, 1);
  assert_said (fixture, "done already");
}

static void
test_wrong_words_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = find_warning (fixture);
  g_autofree char *bare = g_strdup_printf ("warning dismiss %s --date 2026-11-26", id);
  g_autofree char *other = g_strdup_printf ("warning dismiss %s --date 2026-10-20 --reason x", id);
  g_autofree char *maybe = g_strdup_printf ("warning verdict %s maybe", id);
  g_autofree char *early = g_strdup_printf ("warning verdict %s true --date 2026-11-26", id);

  run (fixture, bare, 1);
  assert_said (fixture, "with a reason");
  run (fixture, other, 1);
  assert_said (fixture, "there is no warning");
  run (fixture, maybe, 2);
  run (fixture, early, 1);
  run (fixture, "warning accept x", 2);
  run (fixture, "warning", 2);
  run (fixture, "warnings --date soon", 2);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-warnings/a-burst-is-told-with-its-cases", test_a_burst_is_told_with_its_cases);
  ADD ("/ctl-warnings/answers-are-kept-and-taken-back", test_answers_are_kept_and_taken_back);
  ADD ("/ctl-warnings/an-accepted-warning-is-a-task-until-done",
       test_an_accepted_warning_is_a_task_until_done);
  ADD ("/ctl-warnings/wrong-words-are-refused", test_wrong_words_are_refused);
  return g_test_run ();
}
