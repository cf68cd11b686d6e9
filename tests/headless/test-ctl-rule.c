/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl rule: the office puts its own values in place of the shipped ones. */

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

static void
test_an_office_sets_its_own (Fixture *fixture, gconstpointer data)
{
  run (fixture, "rule set steps '{\"attempts\":3}' --source 办公会议定", 0);
  run (fixture, "rule set steps '{\"attempts\":4}'", 0);
  run (fixture, "rule show steps", 0);
  g_assert_nonnull (strstr (fixture->said, "\"attempts\" : 4"));
  run (fixture, "rule list", 0);
  g_assert_nonnull (strstr (fixture->said, "steps\tthe office's own"));
  g_assert_nonnull (strstr (fixture->said, "levels\t"));
}

/* A level that the office counts in another way moves the limits that follow. */
static void
test_what_is_set_is_followed (Fixture *fixture, gconstpointer data)
{
  run (fixture,
       "rule set levels '{\"2h\":{\"hours\":2},\"24h\":{\"hours\":24},\"7d\":{\"days\":7,"
       "\"count\":\"working\"},\"15d\":{\"days\":15,\"count\":\"working\"}}'",
       0);
  run (fixture, "deadline --level 7d --from 2026-09-30T16:00 --json", 0);
  g_assert_nonnull (strstr (fixture->said, "2026-10-15T16:00"));
}

static void
test_what_no_rule_takes_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "steps '{\"attempts\":0}'",
                                       "steps '{\"attempts\":2.5}'",
                                       "steps 3",
                                       "steps '{{'",
                                       "nothing '{}'",
                                       "levels '{\"2h\":{\"hours\":2}}'" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *words = g_strconcat ("rule set ", wrong[i], NULL);

      run (fixture, words, 1);
    }
  run (fixture, "rule list", 0);
  g_assert_null (strstr (fixture->said, "the office's own"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/ctl-rule/an-office-sets-its-own", test_an_office_sets_its_own);
  TEST ("/ctl-rule/what-is-set-is-followed", test_what_is_set_is_followed);
  TEST ("/ctl-rule/what-no-rule-takes-is-refused", test_what_no_rule_takes_is_refused);
  return g_test_run ();
}
