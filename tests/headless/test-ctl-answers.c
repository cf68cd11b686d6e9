/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl where its answer cannot be given: wrong words, a map that is none, a full disk. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"

#include <string.h>
#include <sys/wait.h>

typedef struct
{
  char *dir;
  char *db;
} Fixture;

/* Runs hutongctl in a shell, where > and | mean what they mean to a script. */
static void
run (Fixture *fixture, const char *words, int code, guint n_lines)
{
  g_autofree char *db = g_shell_quote (fixture->db);
  g_autofree char *program = g_shell_quote (g_getenv ("HUTONGCTL"));
  g_autofree char *line = g_strdup_printf ("%s --db %s %s", program, db, words);
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  guint n = 0;

  g_spawn_sync (fixture->dir, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                &said, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", words, said);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, code);
  for (const char *at = said; (at = strchr (at, '\n')) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, n_lines);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = hut_test_make_dir ();
  fixture->db = g_build_filename (fixture->dir, "street.db", NULL);
  if (data != NULL)
    run (fixture, "init --street 110108014", 0, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_remove_dir (fixture->dir);
  g_free (fixture->db);
}

static void
test_a_full_disk_is_told (Fixture *fixture, gconstpointer data)
{
  run (fixture, "verify > /dev/full", 1, 1);
  run (fixture, "cases --json > /dev/full", 0, 0); /* no case, nothing to write */
  run (fixture, "dump > /dev/full", 1, 1);
  run (fixture, "--help > /dev/full", 1, 1);
  run (fixture, "--version > /dev/full", 1, 1);
}

static void
test_wrong_words (Fixture *fixture, gconstpointer data)
{
  run (fixture, "verify twice", 2, 1);
  run (fixture, "dump street", 2, 1);
  run (fixture, "cases --limit -1 --json", 2, 1);
  run (fixture, "dump --stream nonsense", 1, 1);
  run (fixture, "dump --stream city", 0, 0);
}

static void
test_a_map_that_is_none_makes_no_street (Fixture *fixture, gconstpointer data)
{
  run (fixture, "init --street 110108014 --map /etc/passwd", 1, 1);
  run (fixture, "init --street 110108014 --map /nowhere.hutmap", 1, 1);
  g_assert_false (g_file_test (fixture->db, G_FILE_TEST_EXISTS));
  run (fixture, "init --street 110108014", 0, 0);
}

static void
test_rates_of_an_empty_street (Fixture *fixture, gconstpointer data)
{
  run (fixture, "rates --from 2026-10-01 --to 2026-10-31 --json | grep -q percent", 1, 0);
  run (fixture, "rates --from 2026-10-01 --to 2026-10-31 --json | grep -q '\"counted\":0'", 0, 0);
  run (fixture, "rates --from 2026-10-01 --to 2026-09-30", 1, 1);
  run (fixture, "rates --from 2026-10-01 --to 2026-10-31 --preset none", 1, 1);
  run (fixture, "rates --from 2026-10-01", 2, 1);
  run (fixture, "rates --from 2026-10-01 --to 2026-10-31 --by moon", 2, 1);
  run (fixture, "rates --from 2026-10-01 --to 2026-10-31 --figure moon", 2, 1);
}

/* The figure that is said and the cases that it opens to. */
static void
test_a_figure_lists_as_many_cases (Fixture *fixture, gconstpointer data)
{
  run (fixture, "demo --cases 300 --seed 5", 0, 0);
  run (fixture,
       "rates --from 2020-01-01 --to 2035-12-31 --figure counted --json > out; "
       "n=$(sed -n '1s/.*\"counted\":\\([0-9]*\\).*/\\1/p' out); "
       "test \"$n\" -gt 100 && test $(sed 1d out | wc -l) -eq \"$n\"",
       0, 0);
}

/* Changes a letter of @title where it stands in rows of the closed file; in what was written it
 * stands in quotation marks. */
static void
change_letter (Fixture *fixture, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length, size = strlen (title);
  guint n = 0;

  g_file_get_contents (fixture->db, &bytes, &length, &error);
  g_assert_no_error (error);
  for (gsize at = 1; at + size < length; at++)
    if (memcmp (bytes + at, title, size) == 0 && bytes[at - 1] != '"')
      {
        bytes[at + size - 1] ^= 1;
        n++;
      }
  g_assert_cmpuint (n, >, 0);
  g_file_set_contents (fixture->db, bytes, (gssize)length, &error);
  g_assert_no_error (error);
}

/* The search index could be made anew from the letter, and the file be called mended. */
static void
test_a_changed_letter_is_put_right (Fixture *fixture, gconstpointer data)
{
  run (fixture, "demo --cases 3 --seed 1", 0, 0);
  run (fixture, "cases --limit 1 --json > first", 0, 0);
  run (fixture,
       "case edit $(sed -n '1s/.*\"id\":\"\\([^\"]*\\)\".*/\\1/p' first) title=井盖响声很大", 0, 0);
  run (fixture, "verify", 0, 0);
  change_letter (fixture, "井盖响声很大");
  run (fixture, "verify 2> /dev/null | grep -q '1 record was not what was written'", 0, 0);
  run (fixture, "cases --json | grep -q 井盖响声很大", 0, 0);
  run (fixture, "verify | grep -q mended", 1, 0);
}

/* Half of the file is gone. */
static void
test_damage_is_told_with_what_to_do (Fixture *fixture, gconstpointer data)
{
  run (fixture, "demo --cases 3 --seed 1", 0, 0);
  run (fixture, "verify && cp street.db kept.db && truncate -s 200000 street.db", 0, 0);
  run (fixture, "verify 2>&1 | grep -q 'no copy beside it'", 0, 0);
  run (fixture, "cases 2>&1 | grep -q 'no copy beside it'", 0, 0);
  run (fixture, "verify 2> /dev/null", 1, 0);
  run (fixture,
       "verify 2> /dev/null || { mkdir street.db.copies && mv kept.db "
       "street.db.copies/20261101-080000.db; }",
       0, 0);
  run (fixture, "verify 2>&1 | grep -q 'recover --from-copy'", 0, 0);
  run (fixture, "recover --from-copy 2> /dev/null", 0, 0);
  run (fixture, "verify", 0, 0);
}

#define ADD(name, data, test) g_test_add (name, Fixture, data, set_up, test, tear_down)

/* A bare machine has no locale but C; words and answers are UTF-8 there too. */
static void
test_chinese_words_in_any_locale (Fixture *fixture, gconstpointer data)
{
  static const char *const locales[] = { "C", "POSIX", "zh_CN.GBK", "xx_XX.UTF-8" };
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_setenv ("LC_ALL", locales[i], TRUE);
      run (fixture, "cases --text 供暖 --json", 0, 0);
      run (fixture, "cases --state 待签收的", 1, 1);
      run (fixture, "sync --server http://127.0.0.1:1 --user 值班员 --password-file /dev/null", 1,
           1);
    }
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-answers/a-full-disk-is-told", "street", test_a_full_disk_is_told);
  ADD ("/ctl-answers/wrong-words", "street", test_wrong_words);
  ADD ("/ctl-answers/a-map-that-is-none-makes-no-street", NULL,
       test_a_map_that_is_none_makes_no_street);
  ADD ("/ctl-answers/chinese-words-in-any-locale", "street", test_chinese_words_in_any_locale);
  ADD ("/ctl-answers/an-empty-street-has-no-rates", "street", test_rates_of_an_empty_street);
  ADD ("/ctl-answers/a-figure-lists-as-many-cases", "street", test_a_figure_lists_as_many_cases);
  ADD ("/ctl-answers/a-changed-letter-is-put-right", "street", test_a_changed_letter_is_put_right);
  ADD ("/ctl-answers/damage-is-told-with-what-to-do", "street",
       test_damage_is_told_with_what_to_do);
  return g_test_run ();
}
