/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl demo as scripts use it: makes the file, changes nothing the second time, and says no
 * in one line. */

#include "hut-test-data.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *dir;
  char *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = hut_test_make_dir ();
  fixture->db = g_build_filename (fixture->dir, "street.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->db);
  hut_test_remove_dir (fixture->dir);
}

/* Runs hutongctl --db DB with the words of @command; what it prints, and with @code its exit. */
static char *
run (Fixture *fixture, const char *command, int code, char **messages)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_ptr_array_add (argv, (char *)g_getenv ("HUTONGCTL"));
  g_ptr_array_add (argv, (char *)"--db");
  g_ptr_array_add (argv, fixture->db);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
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
test_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = run (fixture, "demo --cases 60 --seed 4 --json", 0, NULL);
  g_autofree char *before = run (fixture, "dump", 0, NULL);
  g_autofree char *again = NULL, *after = NULL;

  g_assert_true (g_str_has_prefix (made, "{\"added\":60,"));
  g_assert_nonnull (strstr (made, "\"unchanged\":0"));
  g_assert_nonnull (strstr (made, "\"meetings\":4"));
  g_assert_nonnull (strstr (made, "\"whistles\":4"));
  g_assert_nonnull (strstr (before, "-哨-0004"));

  /* Another day. */
  g_setenv ("HUTONG_NOW", "2031-05-06T07:08:09+08:00", TRUE);
  again = run (fixture, "demo --cases 60 --seed 4 --json", 0, NULL);
  after = run (fixture, "dump", 0, NULL);
  g_unsetenv ("HUTONG_NOW");
  g_assert_true (g_str_has_prefix (again, "{\"added\":0,"));
  g_assert_nonnull (strstr (again, "\"unchanged\":60"));
  g_assert_nonnull (strstr (again, "\"meetings\":0"));
  g_assert_nonnull (strstr (again, "\"whistles\":0"));
  g_assert_cmpstr (before, ==, after);
}

/* What a meeting writes by itself is in the street's language, whoever makes it; and what is said
 * of it in that of who asks. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = NULL, *dump = NULL;

  g_setenv ("LC_ALL", "C", TRUE);
  made = run (fixture, "demo --cases 20", 0, NULL);
  dump = run (fixture, "dump", 0, NULL);
  g_unsetenv ("LC_ALL");
  g_assert_nonnull (strstr (dump, "会议纪要\\u000a议事组织："));
  g_assert_null (strstr (dump, "Minutes of"));
  g_assert_null (strstr (dump, "Starting value"));
  g_assert_nonnull (strstr (made, "20 cases added"));
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = run (fixture, "demo --cases 200", 0, NULL);
  g_autofree char *verified = run (fixture, "verify", 0, NULL);
  g_autofree char *found = run (fixture, "cases --limit 1000 --json", 0, NULL);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);

  g_assert_nonnull (strstr (made, "200"));
  g_assert_cmpuint (g_strv_length (lines), >, 190); /* but the void ones */
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "demo --cases -1", "demo --cases 1000001",
                                       "demo --cases many", "demo now" };
  g_autofree char *out = NULL, *messages = NULL, *made = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *nothing = run (fixture, wrong[i], 2, NULL);

      g_assert_cmpstr (nothing, ==, "");
      g_assert_false (g_file_test (fixture->db, G_FILE_TEST_EXISTS));
    }
  made = run (fixture, "init --street 110108012", 0, NULL);
  out = run (fixture, "demo", 1, &messages);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (messages, "110108012"));
  g_assert_true (strchr (messages, '\n') == messages + strlen (messages) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/demo/again-changes-nothing", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/ctl/demo/records-are-chinese-in-any-locale", Fixture, NULL, set_up, test_language,
              tear_down);
  g_test_add ("/ctl/demo/file-is-sound", Fixture, NULL, set_up, test_sound, tear_down);
  g_test_add ("/ctl/demo/refuses-what-it-cannot", Fixture, NULL, set_up, test_refusals, tear_down);
  return g_test_run ();
}
