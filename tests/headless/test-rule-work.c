/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The office's own decision rules: signed as a whole, taken back, signed anew; and who may. */

#include "base/hut-json.h"
#include "domain/hut-decision-rule.h"
#include "hut-test-store.h"
#include "store/hut-rule-work.h"
#include "store/hut-store-office.h"

#define RULE "decision/residents-2026"

static JsonNode *
new_value (int part, int whole)
{
  g_autofree char *text = g_strdup_printf ("{\"name\":\"居民会议\",\"base\":\"residents\","
                                           "\"voting\":\"present\",\"decision\":{\"people\":"
                                           "{\"at_least\":[%d,%d]}}}",
                                           part, whole);

  return hut_json_parse (text, -1, NULL);
}

static HutWrite *
new_signature (HutTestStore *test, int part, int whole, const char *signer)
{
  g_autoptr (JsonNode) value = new_value (part, whole);
  g_autoptr (GError) error = NULL;
  HutWrite *write =
      hut_rule_write (test->reader, test->store, RULE, value, "第二十条", signer, &error);

  g_assert_no_error (error);
  return write;
}

static void
write_fine (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static HutDecisionRule *
rule_now (HutTestStore *test)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);

  return hut_decision_rule_of (office, "residents-2026", NULL);
}

static void
test_signed_taken_back_and_signed_anew (HutTestStore *test, gconstpointer unused)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HutDecisionRule) signed_rule = NULL;
      g_autoptr (HutDecisionRule) shipped = NULL;
      g_autoptr (GError) error = NULL;

      write_fine (test, new_signature (test, 2, 3, "张三"));
      signed_rule = rule_now (test);
      g_assert_true (signed_rule->trusted);
      g_assert_cmpstr (signed_rule->verified_by, ==, "张三");
      g_assert_cmpstr (signed_rule->citation, ==, "第二十条");
      write_fine (test, hut_rule_take_back (test->reader, test->store, RULE, "误签", &error));
      shipped = rule_now (test);
      g_assert_false (shipped->trusted);
      g_assert_null (shipped->verified_by);
      g_assert_null (hut_rule_take_back (test->reader, test->store, RULE, "误签", &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
    }
}

/* Two sign over the same older signature: the second does not slip under the first one's name. */
static void
test_a_signature_gives_way_as_it_was_seen (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutDecisionRule) rule = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *first, *second;

  write_fine (test, new_signature (test, 1, 2, "张三"));
  first = new_signature (test, 2, 3, "李四");
  second = new_signature (test, 3, 4, "王五");
  write_fine (test, first);
  g_assert_false (hut_store_write (test->store, second, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  rule = rule_now (test);
  g_assert_cmpstr (rule->verified_by, ==, "李四");
  g_assert_cmpint (rule->people.part, ==, 2);
}

static void
test_no_signature_without_an_article (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (JsonNode) value = new_value (1, 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_rule_write (test->reader, test->store, RULE, value, NULL, "张三", &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
}

/* Signed in as somebody with @role, as the server's answer is kept. */
static void
sign_in (HutTestStore *test, const char *role)
{
  hut_store_set_setting (test->store, "account", "某人", NULL);
  hut_store_set_setting (test->store, "role", role, NULL);
}

static void
test_leaders_and_administrators_may (HutTestStore *test, gconstpointer unused)
{
  g_assert_true (hut_rule_may_set (test->reader));
  sign_in (test, "clerk");
  g_assert_false (hut_rule_may_set (test->reader));
  sign_in (test, "leader");
  g_assert_true (hut_rule_may_set (test->reader));
  sign_in (test, "admin");
  g_assert_true (hut_rule_may_set (test->reader));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func)                                                                           \
  g_test_add (path, HutTestStore, NULL, hut_test_store_set_up, func, hut_test_store_tear_down)
  TEST ("/rule-work/signed-taken-back-and-signed-anew", test_signed_taken_back_and_signed_anew);
  TEST ("/rule-work/a-signature-gives-way-as-it-was-seen",
        test_a_signature_gives_way_as_it_was_seen);
  TEST ("/rule-work/no-signature-without-an-article", test_no_signature_without_an_article);
  TEST ("/rule-work/leaders-and-administrators-may", test_leaders_and_administrators_may);
  return g_test_run ();
}
