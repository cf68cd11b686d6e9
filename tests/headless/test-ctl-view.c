/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl view: saved, listed, applied, shared and removed. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_init (fixture);
  hut_test_ctl (fixture, "view save 待办 --page cases --filter '{\"open\":true}' --json", 0);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
test_listed_as_saved (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "view list --json", 0);
  hut_test_ctl_said (fixture, "\"filter\":{\"open\":true}");
  hut_test_ctl_said (fixture, "\"shared\":false");
  hut_test_ctl (fixture, "view list --page mine", 0);
  hut_test_ctl_not_said (fixture, "待办");
}

static void
test_one_name_is_one_view (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "view save 待办 --page map --filter '{}'", 1);
  hut_test_ctl (fixture, "view save 待办 --page map --filter '{\"due\":\"today\"}' --replace", 0);
  hut_test_ctl (fixture, "view list --json", 0);
  hut_test_ctl_said (fixture, "\"due\":\"today\"");
  hut_test_ctl_not_said (fixture, "\"open\"");
}

static void
test_the_office_gets_it_and_gives_it_back (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "view share 待办", 0);
  hut_test_ctl (fixture, "view list --json", 0);
  hut_test_ctl_said (fixture, "\"shared\":true");
  hut_test_ctl (fixture, "view share 待办", 1);
  hut_test_ctl (fixture, "view unshare 待办", 0);
  hut_test_ctl (fixture, "view list --json", 0);
  hut_test_ctl_said (fixture, "\"shared\":false");
}

static void
test_applied_it_shows_what_the_page_shows (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "demo --cases 20", 0);
  hut_test_ctl (fixture, "view save 全部 --page cases --filter '{\"order\":\"newest\"}'", 0);
  hut_test_ctl (fixture, "view apply 全部 --limit 1 --json", 0);
  hut_test_ctl_said (fixture, "\"number\":\"2026-");
  hut_test_ctl (fixture, "view save 完成 --page matters --filter '{\"which\":\"done\"}'", 0);
  hut_test_ctl (fixture, "view apply 完成 --json", 0);
  hut_test_ctl_said (fixture, "\"matters\":[");
  hut_test_ctl (fixture, "view save 所有 --page mine --filter '{\"whose\":\"all:\"}'", 0);
  hut_test_ctl (fixture, "view apply 所有 --json", 0);
  hut_test_ctl_said (fixture, "\"items\":[");
}

static void
test_what_is_no_filter_is_refused (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "view save x --page cases --filter '{\"moon\":1}'", 1);
  hut_test_ctl (fixture, "view save x --page cases --filter '{'", 1);
  hut_test_ctl (fixture, "view save x --page moon --filter '{}'", 1);
  hut_test_ctl (fixture, "view save '' --page cases --filter '{}'", 1);
  hut_test_ctl (fixture, "view save x --page cases", 2);
  hut_test_ctl (fixture, "view apply x", 1);
  hut_test_ctl (fixture, "view list", 0);
  hut_test_ctl_not_said (fixture, "x");
}

static void
test_removed_and_renamed (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "view rename 待办 未结", 0);
  hut_test_ctl (fixture, "view apply 待办", 1);
  hut_test_ctl (fixture, "view start 未结 --page cases", 0);
  hut_test_ctl (fixture, "view start 待办 --page cases", 1);
  hut_test_ctl (fixture, "view remove 未结 --reason 不用了", 0);
  hut_test_ctl (fixture, "view list", 0);
  hut_test_ctl_not_said (fixture, "未结");
  hut_test_ctl (fixture, "verify", 0);
}

#define ADD(name, func) g_test_add ("/ctl-view/" name, HutTestCtl, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("listed-as-saved", test_listed_as_saved);
  ADD ("one-name-is-one-view", test_one_name_is_one_view);
  ADD ("the-office-gets-it-and-gives-it-back", test_the_office_gets_it_and_gives_it_back);
  ADD ("applied-it-shows-what-the-page-shows", test_applied_it_shows_what_the_page_shows);
  ADD ("what-is-no-filter-is-refused", test_what_is_no_filter_is_refused);
  ADD ("removed-and-renamed", test_removed_and_renamed);
  return g_test_run ();
}
