/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl similar, case link, unlink and not-same. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#define FIRST "20261123001"
#define SECOND "20261123002"
#define OTHER "20261123003"

static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  static const char orders[] =
      "工单编号,标题,问题描述,诉求地址,来电时间,联系电话,诉求人,办理状态\n" FIRST
      ",三号楼电梯停运,电梯停运三天，老人下不了楼，请打13800138000,东升路12号院3号楼,2026-11-23 "
      "09:05,"
      "13800138000,张三,待签收\n" SECOND
      ",三号楼电梯又停了,电梯停运，没人来修，请打13800138000,东升路12号院3号楼,2026-11-23 10:05,"
      "13900139000,李四,待签收\n" OTHER
      ",广场舞太吵,夜里音响很响,荷清路文化广场,2026-11-23 11:05,13700137000,王五,待签收\n";

  hut_test_ctl_init_with (fixture, orders);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
test_similar_ones_with_reasons_and_without_persons (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "similar " FIRST " --json", 0);
  hut_test_ctl_said (fixture, "\"title\":\"三号楼电梯又停了\"");
  hut_test_ctl_said (fixture, "The same address");
  hut_test_ctl_said (fixture, "\"score\":0.");
  hut_test_ctl_not_said (fixture, "广场舞");
  hut_test_ctl_not_said (fixture, "13800138000");
  hut_test_ctl_not_said (fixture, "13900139000");
  hut_test_ctl_not_said (fixture, "李四");
  hut_test_ctl (fixture, "similar " OTHER " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  hut_test_ctl (fixture, "similar 20261199999 --json", 1);
  hut_test_ctl (fixture, "similar", 2);
}

static void
test_linked_unlinked_and_taken_back (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *undo = NULL;

  hut_test_ctl (fixture, "case link " FIRST " " SECOND, 0);
  undo = g_strdup_printf ("undo %s", g_strchomp (fixture->said));
  hut_test_ctl (fixture, "case show " SECOND " --json", 0);
  hut_test_ctl_said (fixture, "\"matter\":\"");
  hut_test_ctl_said (fixture, "\"event\":\"linked\"");
  hut_test_ctl (fixture, "similar " FIRST " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  hut_test_ctl (fixture, "case link " FIRST " " SECOND, 1);
  hut_test_ctl (fixture, undo, 0);
  hut_test_ctl (fixture, "case show " SECOND " --json", 0);
  hut_test_ctl_not_said (fixture, "\"matter\":\"");

  hut_test_ctl (fixture, "case link " FIRST " " SECOND " --json", 0);
  hut_test_ctl_said (fixture, "\"matter\":\"");
  hut_test_ctl (fixture, "case unlink " SECOND " --json", 0);
  hut_test_ctl_not_said (fixture, "\"matter\":\"");
  hut_test_ctl (fixture, "case unlink " SECOND, 1);
  hut_test_ctl (fixture, "verify", 0);
}

static void
test_what_is_not_the_same_is_not_proposed_again (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "case not-same " FIRST " " SECOND, 0);
  hut_test_ctl (fixture, "similar " FIRST " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  hut_test_ctl (fixture, "similar " SECOND " --json", 0);
  g_assert_cmpstr (fixture->said, ==, "");
}

/* The uid of the matter that the last answer names. */
static char *
matter_of (HutTestCtl *fixture)
{
  const char *start = strstr (fixture->said, "\"matter\":\"");

  g_assert_nonnull (start);
  return g_strndup (start + strlen ("\"matter\":\""), 36);
}

static void
run_matter (HutTestCtl *fixture, const char *verb, const char *id, const char *rest, int code)
{
  g_autofree char *words = g_strdup_printf ("matter %s %s %s", verb, id, rest);

  hut_test_ctl (fixture, words, code);
}

static void
test_a_matter_is_done_once_nobody_waits (HutTestCtl *fixture, gconstpointer data)
{
  static const char *const numbers[] = { FIRST, SECOND };
  g_autofree char *id = NULL;

  hut_test_ctl (fixture, "case link " FIRST " " SECOND " --json", 0);
  id = matter_of (fixture);
  hut_test_ctl (fixture, "matter list --json", 0);
  hut_test_ctl_said (fixture, "\"cases\":2");
  hut_test_ctl_said (fixture, "\"standing\":\"open\"");
  run_matter (fixture, "set", id, "--title 三号楼电梯 --lead 110108014-k1 --assignee 李明", 0);
  run_matter (fixture, "set", id, "--title ' '", 1);
  hut_test_ctl_said (fixture, "A matter has a title");
  run_matter (fixture, "done", id, "", 1);
  hut_test_ctl_said (fixture, "2 cases are not done");
  hut_test_ctl (fixture, "mine --who 李明 --json", 0);
  hut_test_ctl_said (fixture, "\"kind\":\"matter\"");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *back = g_strdup_printf ("case act %s dispute reason=theirs", numbers[i]);
      g_autofree char *settle = g_strdup_printf ("case act %s settle outcome=returned", numbers[i]);

      hut_test_ctl (fixture, back, 0);
      hut_test_ctl (fixture, settle, 0);
    }
  hut_test_ctl (fixture, "matter list --json", 0);
  hut_test_ctl_said (fixture, "\"standing\":\"ready\"");
  run_matter (fixture, "done", id, "", 0);
  run_matter (fixture, "done", id, "", 1);
  hut_test_ctl (fixture, "matter list --json", 0);
  hut_test_ctl_said (fixture, "\"matters\":[]");
  hut_test_ctl (fixture, "matter list --done --json", 0);
  hut_test_ctl_said (fixture, "三号楼电梯");
  run_matter (fixture, "show", id, "--json", 0);
  hut_test_ctl_said (fixture, "\"caller\":\"张**\"");
  hut_test_ctl_not_said (fixture, "13800138000");

  /* One more case opens it again. */
  hut_test_ctl (fixture, "case link " FIRST " " OTHER, 0);
  run_matter (fixture, "show", id, "--json", 0);
  hut_test_ctl_said (fixture, "\"standing\":\"open\"");
  hut_test_ctl_said (fixture, "\"state\":\"open\"");
  run_matter (fixture, "reopen", id, "", 1);
  hut_test_ctl (fixture, "verify", 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, HutTestCtl, NULL, set_up, func, tear_down)
  TEST ("/ctl-matter/similar-ones-with-reasons-and-without-persons",
        test_similar_ones_with_reasons_and_without_persons);
  TEST ("/ctl-matter/linked-unlinked-and-taken-back", test_linked_unlinked_and_taken_back);
  TEST ("/ctl-matter/a-matter-is-done-once-nobody-waits", test_a_matter_is_done_once_nobody_waits);
  TEST ("/ctl-matter/what-is-not-the-same-is-not-proposed-again",
        test_what_is_not_the_same_is_not_proposed_again);
  return g_test_run ();
}
