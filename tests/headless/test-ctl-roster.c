/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl import people, lanes and patrols, coverage and match. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"
#include "hut-test-xlsx.h"

static void
set_up (HutTestCtl *ctl, gconstpointer data)
{
  g_setenv ("HUTONG_NOW", "2026-11-27T20:00:00+08:00", TRUE);
  hut_test_ctl_init (ctl);
}

static void
tear_down (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl_tear_down (ctl);
}

static void
put_file (HutTestCtl *ctl, const char *name, const char *text)
{
  g_autofree char *path = hut_test_write_file (ctl->dir, name, text, -1);
}

static void
import_all (HutTestCtl *ctl)
{
  put_file (ctl, "lanes.csv", "编号,名称,社区\nL1,东一巷,110108014001\nL2,东二巷,110108014001\n");
  put_file (ctl, "people.csv",
            "姓名,电话,身份,街巷,技能\n张一,13800005001,小巷管家,L1,木工\n"
            "李二,13800005002,小巷管家,L1,\n王三,13800005003,小巷管家,L2,\n");
  put_file (ctl, "patrols.csv",
            "日期,街巷,姓名,开始时间,结束时间,发现问题\n"
            "2026-11-26,L1,张一,9:00,9:40,井盖松动\n2026-11-26,L2,张一,9:30,10:00,\n");
  hut_test_ctl (ctl, "import lanes lanes.csv --json", 0);
  hut_test_ctl_said (ctl, "\"added\":2");
  hut_test_ctl (ctl, "import people people.csv --json", 0);
  hut_test_ctl_said (ctl, "\"added\":3");
  hut_test_ctl_said (ctl, "\"roles\":3");
  hut_test_ctl (ctl, "import patrols patrols.csv --json", 0);
  hut_test_ctl_said (ctl, "\"added\":2");
  hut_test_ctl_said (ctl, "\"findings\":1");
}

static void
test_what_was_imported_is_covered (HutTestCtl *ctl, gconstpointer data)
{
  import_all (ctl);
  hut_test_ctl (ctl, "coverage --date 2026-11-26 --json", 0);
  hut_test_ctl_said (ctl, "\"code\":\"L1\",\"cover\":\"covered\"");
  hut_test_ctl_said (ctl, "\"code\":\"L2\",\"cover\":\"too-few\"");
  hut_test_ctl_said (ctl, "\"covered\":1");
  hut_test_ctl_said (ctl, "\"vacancies\":1");
  /* He cannot have been in both. */
  hut_test_ctl_said (ctl, "\"name\":\"张一\",\"person\"");
  hut_test_ctl_said (ctl, "\"first\":\"L1\"");
  hut_test_ctl_said (ctl, "\"second\":\"L2\"");
  hut_test_ctl (ctl, "coverage --date 2026-11-27 --json", 0);
  hut_test_ctl_said (ctl, "\"code\":\"L1\",\"cover\":\"no-patrol\"");
  hut_test_ctl_said (ctl, "\"clashes\":[]");
  hut_test_ctl (ctl, "coverage --date 2026-11-28", 0);
  hut_test_ctl_said (ctl, "No patrol due");
  hut_test_ctl (ctl, "coverage --date yesterday", 2);
  hut_test_ctl (ctl, "verify", 0);
}

static void
test_a_wrong_row_is_named_and_nothing_written (HutTestCtl *ctl, gconstpointer data)
{
  put_file (ctl, "people.csv", "姓名,电话,身份,街巷\n张一,13800005001,小巷管家,L9\n李二,1,,\n");
  hut_test_ctl (ctl, "import people people.csv --json", 1);
  hut_test_ctl_said (ctl, "people.csv: Row 2, 街巷: ");
  hut_test_ctl_said (ctl, "\"field\":\"lane\",\"file\":\"people.csv\",\"row\":2");
  hut_test_ctl_said (ctl, "\"field\":\"telephone\",\"file\":\"people.csv\",\"row\":3");
  hut_test_ctl_said (ctl, "\"rejected\":2");
  hut_test_ctl_said (ctl, "nothing was imported");
  hut_test_ctl_not_said (ctl, "13800005001");
  hut_test_ctl (ctl, "dump", 0);
  hut_test_ctl_not_said (ctl, "\"kind\":\"person\"");
}

static void
test_a_dry_run_writes_nothing (HutTestCtl *ctl, gconstpointer data)
{
  put_file (ctl, "people.csv", "姓名,电话\n张一,13800005001\n");
  hut_test_ctl (ctl, "import people people.csv --dry-run --json", 0);
  hut_test_ctl_said (ctl, "\"added\":1");
  hut_test_ctl (ctl, "dump", 0);
  hut_test_ctl_not_said (ctl, "\"kind\":\"person\"");
  hut_test_ctl (ctl, "import people people.csv", 0);
  hut_test_ctl (ctl, "dump", 0);
  hut_test_ctl_said (ctl, "\"kind\":\"person\"");
}

static void
test_duplicates_are_proposed (HutTestCtl *ctl, gconstpointer data)
{
  put_file (ctl, "people.csv", "姓名,电话\n张一,13800005001\n");
  put_file (ctl, "again.csv", "姓名\n张一\n");
  hut_test_ctl (ctl, "import people people.csv", 0);
  hut_test_ctl (ctl, "import people again.csv --json", 0);
  hut_test_ctl_said (ctl, "\"duplicates\":1");
  hut_test_ctl_said (ctl, "\"left\":1");
  hut_test_ctl_said (ctl, "\"name\":\"张一\",\"row\":2");
  hut_test_ctl (ctl, "import people again.csv --alike join --json", 0);
  hut_test_ctl_said (ctl, "\"unchanged\":1");
  hut_test_ctl (ctl, "import people again.csv --alike add --json", 0);
  hut_test_ctl_said (ctl, "\"added\":1");
  hut_test_ctl (ctl, "import people again.csv --alike both", 2);
  hut_test_ctl (ctl, "import people again.csv --preset hotline", 2);
  hut_test_ctl (ctl, "import people absent.csv", 1);
}

static void
test_a_need_is_matched_with_reasons (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl (ctl, "demo --cases 5 --seed 4 --json", 0);
  hut_test_ctl (ctl, "match --need 独居老人家中水管维修 --json", 0);
  hut_test_ctl_said (ctl, "\"title\":\"水电维修志愿队\"");
  hut_test_ctl_said (ctl, "\"ground\":\"category\",\"of\":30,\"points\":30");
  hut_test_ctl_said (ctl, "\"kind\":\"person\"");
  hut_test_ctl (ctl, "match --need 独居老人家中水管维修 --limit 1", 0);
  hut_test_ctl_said (ctl, "水电维修志愿队");
  hut_test_ctl (ctl, "match --need 水电维修志愿队", 1); /* a resource */
  hut_test_ctl (ctl, "match --need nothing", 1);
  hut_test_ctl (ctl, "match", 2);
}

static void
test_the_demo_has_a_roster (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl (ctl, "demo --cases 5 --seed 4 --json", 0);
  hut_test_ctl (ctl, "coverage --date 2026-11-26 --json", 0);
  hut_test_ctl_said (ctl, "\"code\":\"110108014L16\",\"cover\":\"too-few\"");
  hut_test_ctl_said (ctl, "\"cover\":\"covered\"");
  hut_test_ctl_said (ctl, "\"qualifies\":true");
  hut_test_ctl (ctl, "demo --cases 5 --seed 4 --json", 0);
  hut_test_ctl_said (ctl, "\"roster\":0");
  hut_test_ctl (ctl, "verify", 0);
}

static void
test_hours_are_told_and_certified (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl (ctl, "demo --cases 5 --seed 4 --json", 0);
  hut_test_ctl (ctl, "hours 曹丙 --json", 0);
  hut_test_ctl_said (ctl, "\"minutes\":1350");
  hut_test_ctl (ctl, "hours 曹丙 --from 2026-01-01 --to 2026-12-31 --json", 0);
  hut_test_ctl_said (ctl, "\"services\":4");
  hut_test_ctl (ctl, "print certificate 曹丙 --out c.pdf", 0);
  hut_test_ctl_said (ctl, "110108014-2026-");
  hut_test_ctl (ctl, "print certificate 曹丙 --from 2020-01-01 --to 2020-12-31 --out c.pdf", 1);
  hut_test_ctl (ctl, "print certificate 无此人 --out c.pdf", 1);
  hut_test_ctl (ctl, "print certificate 曹丙", 2);
  hut_test_ctl (ctl, "hours", 2);
}

static void
assert_begins (HutTestCtl *ctl, const char *name, const char *begin)
{
  g_autofree char *path = g_build_filename (ctl->dir, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, begin));
}

/* The columns are the office's; what is personal stays out unless it is asked for. */
static void
test_hours_are_exported_in_the_office_columns (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl (ctl, "demo --cases 5 --seed 4 --json", 0);
  hut_test_ctl (ctl, "hours --out h.csv", 0);
  assert_begins (ctl, "h.csv", "\xEF\xBB\xBF\"姓名\",\"志愿者编号\"");
  hut_test_ctl (ctl, "rule set hours-columns '[\"时长 = hours\",\"电话 = telephone\"]'", 0);
  hut_test_ctl (ctl, "hours --out h.csv --from 2026-11-01 --to 2026-11-30", 0);
  assert_begins (ctl, "h.csv", "\xEF\xBB\xBF\"时长\",\"电话\"\r\n\"");
  hut_test_ctl (ctl, "hours --out h.xlsx --personal", 0);
  assert_begins (ctl, "h.xlsx", "PK");
  hut_test_ctl (ctl, "rule set hours-columns '[\"时长 = moon\"]'", 1);
  hut_test_ctl (ctl, "rule set retention '{\"people_days\":-1}'", 1);
  hut_test_ctl (ctl, "hours --out h.csv --json", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, HutTestCtl, NULL, set_up, function, tear_down)
  ADD ("/ctl-roster/what-was-imported-is-covered", test_what_was_imported_is_covered);
  ADD ("/ctl-roster/a-wrong-row-is-named", test_a_wrong_row_is_named_and_nothing_written);
  ADD ("/ctl-roster/a-dry-run-writes-nothing", test_a_dry_run_writes_nothing);
  ADD ("/ctl-roster/duplicates-are-proposed", test_duplicates_are_proposed);
  ADD ("/ctl-roster/a-need-is-matched-with-reasons", test_a_need_is_matched_with_reasons);
  ADD ("/ctl-roster/the-demo-has-a-roster", test_the_demo_has_a_roster);
  ADD ("/ctl-roster/hours-are-told-and-certified", test_hours_are_told_and_certified);
  ADD ("/ctl-roster/hours-are-exported", test_hours_are_exported_in_the_office_columns);
  return g_test_run ();
}
