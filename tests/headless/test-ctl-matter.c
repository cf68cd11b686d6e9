/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl similar, case link, unlink and not-same. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"

#include <string.h>
#include <sys/wait.h>

#define FIRST "20261123001"
#define SECOND "20261123002"
#define OTHER "20261123003"

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
assert_not_said (Fixture *fixture, const char *words)
{
  if (strstr (fixture->said, words) != NULL)
    g_error ("said: %s", fixture->said);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char orders[] =
      "工单编号,标题,问题描述,诉求地址,来电时间,联系电话,诉求人,办理状态\n" FIRST
      ",三号楼电梯停运,电梯停运三天，老人下不了楼，请打13800138000,东升路12号院3号楼,2026-11-23 "
      "09:05,"
      "13800138000,张三,待签收\n" SECOND
      ",三号楼电梯又停了,电梯停运，没人来修，请打13800138000,东升路12号院3号楼,2026-11-23 10:05,"
      "13900139000,李四,待签收\n" OTHER
      ",广场舞太吵,夜里音响很响,荷清路文化广场,2026-11-23 11:05,13700137000,王五,待签收\n";
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
test_similar_ones_with_reasons_and_without_persons (Fixture *fixture, gconstpointer data)
{
  run (fixture, "similar " FIRST " --json", 0);
  assert_said (fixture, "\"title\":\"三号楼电梯又停了\"");
  assert_said (fixture, "The same address");
  assert_said (fixture, "\"score\":0.");
  assert_not_said (fixture, "广场舞");
  assert_not_said (fixture, "13800138000");
  assert_not_said (fixture, "13900139000");
  assert_not_said (fixture, "李四");
  run (fixture, "similar " OTHER " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  run (fixture, "similar 20261199999 --json", 1);
  run (fixture, "similar", 2);
}

static void
test_linked_unlinked_and_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undo = NULL;

  run (fixture, "case link " FIRST " " SECOND, 0);
  undo = g_strdup_printf ("undo %s", g_strchomp (fixture->said));
  run (fixture, "case show " SECOND " --json", 0);
  assert_said (fixture, "\"matter\":\"");
  assert_said (fixture, "\"event\":\"linked\"");
  run (fixture, "similar " FIRST " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  run (fixture, "case link " FIRST " " SECOND, 1);
  run (fixture, undo, 0);
  run (fixture, "case show " SECOND " --json", 0);
  assert_not_said (fixture, "\"matter\":\"");

  run (fixture, "case link " FIRST " " SECOND " --json", 0);
  assert_said (fixture, "\"matter\":\"");
  run (fixture, "case unlink " SECOND " --json", 0);
  assert_not_said (fixture, "\"matter\":\"");
  run (fixture, "case unlink " SECOND, 1);
  run (fixture, "verify", 0);
}

static void
test_what_is_not_the_same_is_not_proposed_again (Fixture *fixture, gconstpointer data)
{
  run (fixture, "case not-same " FIRST " " SECOND, 0);
  run (fixture, "similar " FIRST " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  run (fixture, "similar " SECOND " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/ctl-matter/similar-ones-with-reasons-and-without-persons",
        test_similar_ones_with_reasons_and_without_persons);
  TEST ("/ctl-matter/linked-unlinked-and-taken-back", test_linked_unlinked_and_taken_back);
  TEST ("/ctl-matter/what-is-not-the-same-is-not-proposed-again",
        test_what_is_not_the_same_is_not_proposed_again);
  return g_test_run ();
}
