/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl rule: the office puts its own values in place of the shipped ones. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <string.h>

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
test_an_office_sets_its_own (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "rule set steps '{\"attempts\":3}' --source 办公会议定", 0);
  hut_test_ctl (fixture, "rule set steps '{\"attempts\":4}'", 0);
  hut_test_ctl (fixture, "rule show steps", 0);
  g_assert_nonnull (strstr (fixture->said, "\"attempts\" : 4"));
  hut_test_ctl (fixture, "rule list", 0);
  g_assert_nonnull (strstr (fixture->said, "steps\tthe office's own"));
  g_assert_nonnull (strstr (fixture->said, "levels\t"));
}

/* A level that the office counts in another way moves the limits that follow. */
static void
test_what_is_set_is_followed (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture,
                "rule set levels '{\"2h\":{\"hours\":2},\"24h\":{\"hours\":24},\"7d\":{\"days\":7,"
                "\"count\":\"working\"},\"15d\":{\"days\":15,\"count\":\"working\"}}'",
                0);
  hut_test_ctl (fixture, "deadline --level 7d --from 2026-09-30T16:00 --json", 0);
  g_assert_nonnull (strstr (fixture->said, "2026-10-15T16:00"));
}

static void
test_what_no_rule_takes_is_refused (HutTestCtl *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "steps '{\"attempts\":0}'",
                                       "steps '{\"attempts\":2.5}'",
                                       "steps 3",
                                       "steps '{{'",
                                       "nothing '{}'",
                                       "levels '{\"2h\":{\"hours\":2}}'" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *words = g_strconcat ("rule set ", wrong[i], NULL);

      hut_test_ctl (fixture, words, 1);
    }
  hut_test_ctl (fixture, "rule list", 0);
  g_assert_null (strstr (fixture->said, "the office's own"));
}

#define SIGN                                                                                       \
  "rule set decision/residents-2026 '{\"name\":\"居民会议\",\"base\":\"residents\","           \
  "\"voting\":\"present\",\"decision\":{\"people\":{\"more_than\":[1,2]}}}' "
#define VOTE "decide --rule residents-2026 --base 60 --present 31 --yes 16 --no 15"

static void
assert_says (HutTestCtl *fixture, const char *words, const char *wanted)
{
  hut_test_ctl (fixture, words, 0);
  if (strstr (fixture->said, wanted) == NULL)
    g_error ("%s: “%s” is not in: %s", words, wanted, fixture->said);
}

/* Signed, taken back, and signed anew: the record that was void holds again. */
static void
test_a_signature_is_taken_back (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "rule take-back decision/residents-2026 --reason 误签", 1);
  for (guint i = 0; i < 2; i++)
    {
      hut_test_ctl (fixture, SIGN "--source 第二十条 --by 张三", 0);
      assert_says (fixture, VOTE, "Passed\n");
      assert_says (fixture, VOTE, "\n第二十条\nSigned by 张三 on ");
      assert_says (fixture, VOTE " --json", "\"verified_by\":\"张三\"");
      hut_test_ctl (fixture, "rule take-back decision/residents-2026 --reason 误签", 0);
      assert_says (fixture, VOTE " --json", "\"why\":\"unverified\"");
      g_assert_null (strstr (fixture->said, "张三"));
    }
  hut_test_ctl (fixture, "rule take-back decision/residents-2026 --reason 误签", 1);
  hut_test_ctl (fixture, "rule take-back decision/residents-2026", 2);
}

static void
test_a_decision_rule_needs_its_article (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, SIGN "--by 张三", 1);
  assert_says (fixture, VOTE " --json", "\"why\":\"unverified\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, HutTestCtl, NULL, set_up, func, tear_down)
  TEST ("/ctl-rule/an-office-sets-its-own", test_an_office_sets_its_own);
  TEST ("/ctl-rule/what-is-set-is-followed", test_what_is_set_is_followed);
  TEST ("/ctl-rule/what-no-rule-takes-is-refused", test_what_no_rule_takes_is_refused);
  TEST ("/ctl-rule/a-signature-is-taken-back", test_a_signature_is_taken_back);
  TEST ("/ctl-rule/a-decision-rule-needs-its-article", test_a_decision_rule_needs_its_article);
  return g_test_run ();
}
