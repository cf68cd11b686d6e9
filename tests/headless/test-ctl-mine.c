/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl mine and task: what waits for a person, noted, handed over, done and taken back. */

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

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = hut_test_make_dir ();
  fixture->db = g_build_filename (fixture->dir, "street.db", NULL);
  run (fixture, "init --street 110108014", 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_remove_dir (fixture->dir);
  g_free (fixture->db);
  g_free (fixture->said);
}

/* The value of the text member @name of the last answer. */
static char *
member (Fixture *fixture, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\":\"", name);
  const char *start = strstr (fixture->said, key);

  g_assert_nonnull (start);
  start += strlen (key);
  return g_strndup (start, strcspn (start, "\""));
}

static void
test_noted_handed_over_done_and_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  g_autofree char *batch = NULL;

  run (fixture, "task add --title Look --assignee Li --due 2099-01-02 --json", 0);
  id = member (fixture, "id");
  run (fixture, "mine --who Li --json", 0);
  assert_said (fixture, "\"kind\":\"noted\"");
  assert_said (fixture, "\"later\":1");
  words = g_strdup_printf ("task hand-over %s --assignee Wang", id);
  run (fixture, words, 0);
  run (fixture, "mine --who Li --json", 0);
  assert_said (fixture, "\"items\":[]");
  g_free (words);
  words = g_strdup_printf ("task done %s", id);
  run (fixture, words, 1);
  assert_said (fixture, "A task is done with its result");
  g_free (words);
  words = g_strdup_printf ("task done %s --result Seen --json", id);
  run (fixture, words, 0);
  batch = member (fixture, "batch");
  run (fixture, "task list --json", 0);
  assert_said (fixture, "\"items\":[]");
  g_free (words);
  words = g_strdup_printf ("undo %s", batch);
  run (fixture, words, 0);
  run (fixture, "task list --who Wang", 0);
  assert_said (fixture, "Look");
  run (fixture, "verify", 0);
}

static void
test_what_is_wrong_is_said (Fixture *fixture, gconstpointer data)
{
  run (fixture, "mine", 1);
  assert_said (fixture, "--who NAME");
  run (fixture, "mine --who A --unit B", 2);
  run (fixture, "task add --title Look", 1);
  assert_said (fixture, "Name a unit or a person");
  run (fixture, "task add --title Look --assignee Li --due tomorrow", 1);
  run (fixture, "task add --title Look --assignee Li --matter nothing", 1);
  run (fixture, "task done 01a217a5-4916-7420-903d-c5b4d957dd9a --result R", 1);
  assert_said (fixture, "The task is not there any more.");
  run (fixture, "task done nothing --result R", 2);
  run (fixture, "task", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/ctl-mine/noted-handed-over-done-and-taken-back",
        test_noted_handed_over_done_and_taken_back);
  TEST ("/ctl-mine/what-is-wrong-is-said", test_what_is_wrong_is_said);
  return g_test_run ();
}
