/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl warnings and hutongctl warning: as scripts use them. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <string.h>

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
set_up (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *orders = make_orders ();

  hut_test_ctl_init_with (fixture, orders);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

/* The id of the first warning of the week. */
static char *
find_warning (HutTestCtl *fixture)
{
  const char *id;

  hut_test_ctl (fixture, "warnings --date 2026-11-26", 0);
  id = strchr (fixture->said, '\t');
  g_assert_nonnull (id);
  return g_strndup (fixture->said, (gsize)(id - fixture->said));
}

static void
test_a_burst_is_told_with_its_cases (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "warnings --date 2026-11-26 --json", 0);
  hut_test_ctl_said (fixture, "\"category\":\"供水\"");
  hut_test_ctl_said (fixture, "\"count\":7,");
  hut_test_ctl_said (fixture, "\"state\":\"open\"");
  hut_test_ctl_said (fixture, "\"words\":\"7 this week");
  hut_test_ctl_said (fixture, "\"cases\":[\"");
  hut_test_ctl_said (fixture, "\"seasons\":[{");
  hut_test_ctl (fixture, "warnings --date 2026-10-20", 0);
  g_assert_null (strstr (fixture->said, "供水 · "));
}

static void
test_answers_are_kept_and_taken_back (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *id = find_warning (fixture);
  g_autofree char *dismiss =
      g_strdup_printf ("warning dismiss %s --date 2026-11-26 --reason 'Works announced'", id);
  g_autofree char *judge = g_strdup_printf ("warning verdict %s false --reason 'Pipe laid'", id);
  g_autofree char *undo = NULL;

  hut_test_ctl (fixture, dismiss, 0);
  undo = g_strconcat ("undo ", g_strstrip (fixture->said), NULL);
  hut_test_ctl (fixture, "warnings --date 2026-11-26 --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"dismissed\"");
  hut_test_ctl (fixture, judge, 0);
  hut_test_ctl (fixture, "warning list --json", 0);
  hut_test_ctl_said (fixture, "\"verdict\":\"false\"");
  hut_test_ctl (fixture, undo, 1);
}

static void
test_an_accepted_warning_is_a_task_until_done (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *id = find_warning (fixture);
  g_autofree char *nobody =
      g_strdup_printf ("warning accept %s --date 2026-11-26 --due '2099-12-01 18:00'", id);
  g_autofree char *accept = g_strconcat (nobody, " --unit 110108014001", NULL);
  g_autofree char *bare = g_strdup_printf ("warning done %s", id);
  g_autofree char *done = g_strconcat (bare, " --result 'Main replaced'", NULL);

  hut_test_ctl (fixture, nobody, 1);
  hut_test_ctl_said (fixture, "Who takes the task?");
  hut_test_ctl (fixture, accept, 0);
  hut_test_ctl (fixture, "warning list", 0);
  hut_test_ctl_said (fixture, "accepted");
  hut_test_ctl (fixture, "case thread B3 --json", 0);
  hut_test_ctl_said (fixture, "\"kind\":\"warning\"");
  hut_test_ctl_said (fixture, "\"who\":\"110108014001\"");
  hut_test_ctl (fixture, "case thread A3", 0);
  g_assert_cmpstr (fixture->said, ==, "");
  hut_test_ctl (fixture, "case thread C9", 1);
  hut_test_ctl (fixture, bare, 1);
  hut_test_ctl (fixture, done, 0);
  hut_test_ctl (fixture, done, 1);
  hut_test_ctl_said (fixture, "done already");
}

static void
test_wrong_words_are_refused (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *id = find_warning (fixture);
  g_autofree char *bare = g_strdup_printf ("warning dismiss %s --date 2026-11-26", id);
  g_autofree char *other = g_strdup_printf ("warning dismiss %s --date 2026-10-20 --reason x", id);
  g_autofree char *maybe = g_strdup_printf ("warning verdict %s maybe", id);
  g_autofree char *early = g_strdup_printf ("warning verdict %s true --date 2026-11-26", id);

  hut_test_ctl (fixture, bare, 1);
  hut_test_ctl_said (fixture, "with a reason");
  hut_test_ctl (fixture, other, 1);
  hut_test_ctl_said (fixture, "there is no warning");
  hut_test_ctl (fixture, maybe, 2);
  hut_test_ctl (fixture, early, 1);
  hut_test_ctl (fixture, "warning accept x", 2);
  hut_test_ctl (fixture, "warning", 2);
  hut_test_ctl (fixture, "warnings --date soon", 2);
}

#define ADD(name, test) g_test_add (name, HutTestCtl, NULL, set_up, test, tear_down)

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
