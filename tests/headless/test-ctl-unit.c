/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl unit: units are added once, listed, and led by. */

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
test_listed_as_added (Fixture *fixture, gconstpointer data)
{
  run (fixture, "unit add --code law --name 执法队 --class enforcement", 0);
  run (fixture, "unit add --code firm --name 物业 --class property-firm --community 110108014001",
       0);
  run (fixture, "unit list --json", 0);
  g_assert_nonnull (
      strstr (fixture->said, "{\"class\":\"enforcement\",\"code\":\"law\",\"name\":\"执法队\"}"));
  g_assert_nonnull (strstr (fixture->said, "\"community\":\"110108014001\""));
}

static void
test_a_code_stands_for_one_unit (Fixture *fixture, gconstpointer data)
{
  run (fixture, "unit add --code law --name 执法队 --class enforcement", 0);
  run (fixture, "unit add --code law --name 城管科 --class section", 1);
  run (fixture, "unit list", 0);
  g_assert_null (strstr (fixture->said, "城管科"));
}

static void
test_a_class_must_be_known (Fixture *fixture, gconstpointer data)
{
  run (fixture, "unit add --code law --name 执法队 --class army", 2);
  run (fixture, "unit add --code law --name 执法队", 2);
  run (fixture, "unit add --code '' --name 执法队 --class section", 2);
  run (fixture, "unit list", 0);
  g_assert_null (strstr (fixture->said, "执法队"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl-unit/listed-as-added", Fixture, NULL, set_up, test_listed_as_added, tear_down);
  g_test_add ("/ctl-unit/a-code-stands-for-one-unit", Fixture, NULL, set_up,
              test_a_code_stands_for_one_unit, tear_down);
  g_test_add ("/ctl-unit/a-class-must-be-known", Fixture, NULL, set_up, test_a_class_must_be_known,
              tear_down);
  return g_test_run ();
}
