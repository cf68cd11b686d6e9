/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl decide and rules: what a count decides, by the shipped rules and by those that an
 * office signed. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_init (fixture);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
test_verdicts_are_answers (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture,
                "decide --rule council --base 60 --present 54 --yes 41 --no 9 --abstain 4 "
                "--json",
                0);
  hut_test_ctl_said (fixture, "{\"quorum\":true,\"verdict\":\"opinion\",\"missing\":0,"
                              "\"why\":\"2*41 > 54\",\"citation\":\"");
  hut_test_ctl (fixture,
                "decide --rule residents-1990 --base 60 --present 24 --yes 24 --no 0 "
                "--abstain 0 --on 2025-12-31 --json",
                0);
  hut_test_ctl_said (fixture, "{\"quorum\":false,\"verdict\":\"none\",\"missing\":7,"
                              "\"why\":\"no-quorum\"");
  hut_test_ctl (fixture,
                "decide --rule residents-1990 --base 60 --present 60 --yes 60 --no 0 "
                "--abstain 0 --on 2026-01-01 --json",
                0);
  hut_test_ctl_said (fixture, "\"quorum\":null,\"verdict\":\"none\",\"missing\":0,"
                              "\"why\":\"not-valid\"");
  hut_test_ctl (fixture,
                "decide --rule owners-major --base 300 --present 200 --yes 150 --no 50 "
                "--abstain 0 --area-base 27021597764222976 --area-yes 13510798882111488 "
                "--area-no 4503599627370496 --area-abstain 0 --json",
                0);
  hut_test_ctl_said (fixture, "\"verdict\":\"passed\"");
  hut_test_ctl (fixture,
                "decide --rule owners-major --base 300 --yes 150 --no 50 --abstain 0 "
                "--area-base 27021597764222976 --area-yes 13510798882111487 "
                "--area-no 4503599627370497 --area-abstain 0 --json",
                0);
  hut_test_ctl_said (fixture, "\"verdict\":\"not-passed\"");
}

static void
test_people_read_the_arithmetic (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "decide --rule owners-committee --base 7 --present 4 --yes 3 --no 1", 0);
  hut_test_ctl_said (fixture, "Not passed\nmore than half of all 7 is needed, 4; 3 agree\n");
  hut_test_ctl (fixture,
                "decide --rule owners-committee --base 7 --present 7 --yes 7 "
                "--not-announced",
                0);
  hut_test_ctl_said (fixture, "No verdict\nThe topic was not announced, and cannot be voted\n");
}

static void
test_a_council_advises_on_a_shed (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture,
                "decide --rule council --base 60 --present 54 --yes 54 --no 0 --abstain 0 "
                "--subject shared-use",
                0);
  hut_test_ctl_said (fixture, "Opinion formed\n");
  hut_test_ctl_said (fixture, "To be put to: Owners: ");
  hut_test_ctl_said (fixture, "(Civil Code, 278, ");
  hut_test_ctl (fixture, "decide --rule council --base 60 --present 54 --yes 54 --subject weather",
                1);
}

static void
test_what_cannot_be_counted_is_refused (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "decide --rule council --base 60 --present 61 --yes 1 --no 0 --abstain 0",
                1);
  hut_test_ctl (fixture, "decide --rule council --base 60 --present 10 --yes 11 --no 0 --abstain 0",
                1);
  hut_test_ctl (fixture, "decide --rule council --base 60 --present -3 --yes 0", 1);
  hut_test_ctl (fixture, "decide --rule nothing --base 60 --present 6 --yes 0", 1);
  hut_test_ctl (fixture, "decide --rule council --base 60 --present 6 --yes 0 --on soon", 1);
  hut_test_ctl (fixture, "decide --rule council --yes 3", 2);
  hut_test_ctl (fixture, "decide --base 3 --yes 3", 2);
  hut_test_ctl (fixture, "decide --rule council --base many --yes 3", 2);
}

#define SIGNED                                                                                     \
  "rule set decision/residents-2026 '{\"name\":\"居民会议\",\"base\":\"residents\","           \
  "\"voting\":\"present\",\"quorum\":{\"people\":{\"more_than\":[1,2]}},"                          \
  "\"decision\":{\"people\":{\"more_than\":[1,2]}},\"from\":\"2026-01-01\"}' --source 第二十条"

static void
test_an_office_signs_a_rule (HutTestCtl *fixture, gconstpointer data)
{
  const char *vote = "decide --rule residents-2026 --base 60 --present 31 --yes 16 --no 15 "
                     "--abstain 0 --on 2026-11-26 --json";

  hut_test_ctl (fixture, vote, 0);
  hut_test_ctl_said (fixture, "\"verdict\":\"none\",\"missing\":0,\"why\":\"unverified\"");
  hut_test_ctl (fixture, SIGNED, 0);
  hut_test_ctl (fixture, vote, 0);
  hut_test_ctl_said (fixture, "\"verdict\":\"passed\",\"missing\":0,\"why\":\"2*16 > 31\","
                              "\"citation\":\"第二十条\"");
  hut_test_ctl (fixture, "rules check --json", 0);
  hut_test_ctl_said (fixture, "{\"id\":\"residents-2026\",\"state\":\"in-force\"}");
  hut_test_ctl_said (fixture, "{\"id\":\"villagers-2026\",\"state\":\"unverified\"}");
}

static void
test_rules_are_listed_and_checked (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "mine.json", NULL);

  hut_test_ctl (fixture, "rules list", 0);
  hut_test_ctl_said (fixture, "owners-ordinary\t");
  hut_test_ctl (fixture, "rules show owners-committee", 0);
  hut_test_ctl_said (fixture, "quorum: more than half; carried by more than half of those who may "
                              "vote\n");
  hut_test_ctl (fixture, "rules show owners-committee --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"in-force\"");
  hut_test_ctl (fixture, "rules show nothing", 1);
  g_assert_true (g_file_set_contents (
      path,
      "{\"good\":{\"value\":{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\"}},"
      "\"bad\":{\"value\":{\"name\":\"x\",\"base\":\"members\",\"voting\":\"loudly\"}}}",
      -1, NULL));
  hut_test_ctl (fixture, "rules check mine.json", 1);
  hut_test_ctl_said (fixture, "mine.json: bad: ");
  hut_test_ctl_not_said (fixture, "good");
  hut_test_ctl (fixture, "rules check absent.json", 1);
}

#define ADD(name, test) g_test_add (name, HutTestCtl, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-decide/every-verdict-is-an-answer", test_verdicts_are_answers);
  ADD ("/ctl-decide/people-read-the-arithmetic", test_people_read_the_arithmetic);
  ADD ("/ctl-decide/a-council-only-advises-on-a-charging-shed", test_a_council_advises_on_a_shed);
  ADD ("/ctl-decide/what-cannot-be-counted-is-refused", test_what_cannot_be_counted_is_refused);
  ADD ("/ctl-decide/an-office-signs-a-rule-and-decides-by-it", test_an_office_signs_a_rule);
  ADD ("/ctl-decide/rules-are-listed-and-checked", test_rules_are_listed_and_checked);
  return g_test_run ();
}
