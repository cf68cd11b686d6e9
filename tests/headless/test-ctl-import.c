/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl import as scripts use it: one line of counts, the codes of its exits, one line where
 * it cannot. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"
#include "hut-test-xlsx.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *dir;
  char *db;
  char *file; /* two good rows, one bad */
} Fixture;

static char *run (Fixture *fixture, int code, char **messages, ...) G_GNUC_NULL_TERMINATED;

/* Runs hutongctl --db DB with the words given; what it prints, and with @code its exit. */
static char *
run (Fixture *fixture, int code, char **messages, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL, *word;
  va_list words;

  g_ptr_array_add (argv, (char *)g_getenv ("HUTONGCTL"));
  g_ptr_array_add (argv, (char *)"--db");
  g_ptr_array_add (argv, fixture->db);
  va_start (words, messages);
  while ((word = va_arg (words, char *)) != NULL)
    g_ptr_array_add (argv, word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  process =
      g_subprocess_newv ((const char *const *)argv->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, messages, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, code);
  return out;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *out = NULL;

  fixture->dir = hut_test_make_dir ();
  fixture->db = g_build_filename (fixture->dir, "street.db", NULL);
  fixture->file = hut_test_write_file (fixture->dir, "orders.csv",
                                       "工单编号,标题,来电时间,备注\n1,灯,2026-11-20,x\n"
                                       "2,路,昨天,\n3,树,2026-11-21,\n",
                                       -1);
  out = run (fixture, 0, NULL, "init", "--street", "110108014", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->db);
  g_free (fixture->file);
  hut_test_remove_dir (fixture->dir);
}

static void
test_counts_on_one_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = run (fixture, 0, NULL, "import", "cases", fixture->file, "--json", NULL);
  g_autofree char *again = run (fixture, 0, NULL, "import", "cases", fixture->file, "--json", NULL);
  g_autofree char *rejects = g_build_filename (fixture->dir, "orders.rejected.csv", NULL);
  g_autofree char *expected = g_strdup_printf ("{\"added\":2,\"called_back\":0,\"changed\":0,"
                                               "\"closed\":0,\"looked_up\":0,"
                                               "\"places_rather\":\"\",\"read\":3,\"rejected\":1,"
                                               "\"rejects_file\":\"%s\",\"returned\":0,"
                                               "\"unchanged\":0}\n",
                                               rejects);

  g_assert_cmpstr (first, ==, expected);
  g_assert_nonnull (strstr (again, "{\"added\":0,\"called_back\":0,\"changed\":0,"));
  g_assert_nonnull (strstr (again, "\"read\":3,\"rejected\":1"));
  g_assert_nonnull (strstr (again, "\"unchanged\":2"));
  g_assert_true (g_file_test (rejects, G_FILE_TEST_EXISTS));
}

static void
test_a_dry_run_tells_and_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *told =
      run (fixture, 0, NULL, "import", "cases", fixture->file, "--dry-run", NULL);
  g_autofree char *cases = run (fixture, 0, NULL, "cases", "--json", NULL);
  g_autofree char *json =
      run (fixture, 0, NULL, "import", "cases", fixture->file, "--dry-run", "--json", NULL);

  g_assert_nonnull (strstr (told, "3 read, 2 added, 0 changed, 0 unchanged, 1 rejected"));
  g_assert_nonnull (strstr (told, "备注"));
  g_assert_nonnull (strstr (told, "Row 3, 来电时间"));
  g_assert_cmpstr (cases, ==, "");
  g_assert_nonnull (strstr (json, "\"rejects_file\":\"\""));
}

static void
assert_one_line (Fixture *fixture, int code, const char *file, const char *preset)
{
  g_autofree char *messages = NULL;
  g_autofree char *out = run (fixture, code, &messages, "import", "cases", file,
                              preset != NULL ? "--preset" : NULL, preset, NULL);

  g_assert_cmpstr (out, ==, "");
  g_assert_true (g_str_has_prefix (messages, "hutongctl: "));
  g_assert_true (strchr (messages, '\n') == messages + strlen (messages) - 1);
}

static void
test_what_cannot_be_read_is_told_in_one_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *unknown = hut_test_write_file (fixture->dir, "a.csv", "甲,乙,丙\n1,2,3\n", -1);
  g_autofree char *broken = hut_test_write_file (fixture->dir, "a.xlsx", "PK\3\4rest", -1);

  assert_one_line (fixture, 1, unknown, NULL);
  assert_one_line (fixture, 1, unknown, "hotline");
  assert_one_line (fixture, 1, fixture->file, "no-such-preset");
  assert_one_line (fixture, 1, broken, NULL);
  assert_one_line (fixture, 1, fixture->dir, NULL);
  assert_one_line (fixture, 1, "/nonexistent.csv", NULL);
}

static void
test_a_preset_of_ones_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *preset = hut_test_write_file (
      fixture->dir, "own.json",
      "{\"name\":\"own\",\"source\":\"own\",\"fields\":{\"title\":[\"名目\"]}}", -1);
  g_autofree char *file = hut_test_write_file (fixture->dir, "own.csv", "名目\n灯\n路\n", -1);
  g_autofree char *out =
      run (fixture, 0, NULL, "import", "cases", file, "--preset", preset, "--json", NULL);

  g_assert_nonnull (strstr (out, "\"added\":2"));
}

static void
test_wrong_usage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nothing = run (fixture, 2, NULL, "import", NULL);
  g_autofree char *no_file = run (fixture, 2, NULL, "import", "cases", NULL);
  g_autofree char *other = run (fixture, 2, NULL, "import", "streets", fixture->file, NULL);
  g_autofree char *option = run (fixture, 2, NULL, "import", "cases", fixture->file, "--no", NULL);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (no_file, ==, "");
  g_assert_cmpstr (other, ==, "");
  g_assert_cmpstr (option, ==, "");
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-import/counts-on-one-line", test_counts_on_one_line);
  ADD ("/ctl-import/a-dry-run-tells-and-writes-nothing", test_a_dry_run_tells_and_writes_nothing);
  ADD ("/ctl-import/what-cannot-be-read-is-told-in-one-line",
       test_what_cannot_be_read_is_told_in_one_line);
  ADD ("/ctl-import/a-preset-of-ones-own", test_a_preset_of_ones_own);
  ADD ("/ctl-import/wrong-usage", test_wrong_usage);
  return g_test_run ();
}
