/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The speakers' list: who speaks next, by the rules of deliberation, each of which can be switched
 * off. */

#include "base/hut-json.h"
#include "domain/hut-office-check.h"
#include "domain/hut-speakers.h"
#include "hut-test-store.h"

#define ALL_RULES                                                                                  \
  {                                                                                                \
    .seconds = 180, .least_first = TRUE, .alternate = TRUE, .first_time_first = TRUE,              \
    .chair_off = TRUE                                                                              \
  }

/* What the list says, as the letters of who waits: "BACD". */
static void
assert_order (const HutSpeaker *waiting, guint n, HutStand last, const HutSpeakerRules *rules,
              const char *wanted)
{
  g_autofree guint *order = g_new (guint, n);
  g_autofree char *letters = g_new0 (char, n + 1);

  hut_speakers_order (waiting, n, last, rules, order);
  for (guint i = 0; i < n; i++)
    letters[i] = (char)('A' + order[i]);
  g_assert_cmpstr (letters, ==, wanted);
}

static void
test_least_first (void)
{
  const HutSpeakerRules rules = ALL_RULES;
  const HutSpeaker waiting[] = {
    { HUT_STAND_QUESTION, 1, 2, 100 },
    { HUT_STAND_QUESTION, 2, 1, 300 },
    { HUT_STAND_QUESTION, 3, 1, 200 },
    { HUT_STAND_QUESTION, 4, 0, 0 },
  };

  assert_order (waiting, 4, HUT_STAND_NONE, &rules, "DCBA");
}

static void
test_sides_alternate (void)
{
  const HutSpeakerRules rules = ALL_RULES;
  const HutSpeaker waiting[] = {
    { HUT_STAND_FOR, 1, 0, 0 },
    { HUT_STAND_FOR, 2, 0, 0 },
    { HUT_STAND_AGAINST, 3, 3, 900 },
    { HUT_STAND_AGAINST, 4, 0, 0 },
  };

  assert_order (waiting, 4, HUT_STAND_NONE, &rules, "ADBC");
  assert_order (waiting, 4, HUT_STAND_FOR, &rules, "DACB");
  assert_order (waiting, 4, HUT_STAND_AGAINST, &rules, "ADBC");
}

/* Where one side has nobody, the other goes on. */
static void
test_one_side_alone (void)
{
  const HutSpeakerRules rules = ALL_RULES;
  const HutSpeaker waiting[] = { { HUT_STAND_FOR, 2, 0, 0 }, { HUT_STAND_FOR, 1, 0, 0 } };

  assert_order (waiting, 2, HUT_STAND_FOR, &rules, "BA");
  assert_order (waiting, 0, HUT_STAND_FOR, &rules, "");
}

/* A question waits for no side and changes none. */
static void
test_questions_between (void)
{
  const HutSpeakerRules rules = ALL_RULES;
  const HutSpeaker waiting[] = {
    { HUT_STAND_AGAINST, 1, 1, 100 },
    { HUT_STAND_QUESTION, 2, 0, 0 },
    { HUT_STAND_FOR, 3, 0, 0 },
  };

  assert_order (waiting, 3, HUT_STAND_FOR, &rules, "BAC");
}

static void
test_point_of_order (void)
{
  const HutSpeakerRules rules = ALL_RULES;
  const HutSpeaker waiting[] = {
    { HUT_STAND_AGAINST, 1, 0, 0 },
    { HUT_STAND_ORDER, 3, 9, 900 },
    { HUT_STAND_ORDER, 2, 9, 999 },
  };

  assert_order (waiting, 3, HUT_STAND_FOR, &rules, "CBA");
}

static void
test_each_rule_is_a_switch (void)
{
  HutSpeakerRules rules = ALL_RULES;
  const HutSpeaker waiting[] = {
    { HUT_STAND_FOR, 1, 2, 500 },
    { HUT_STAND_FOR, 2, 1, 300 },
    { HUT_STAND_AGAINST, 3, 0, 0 },
  };

  assert_order (waiting, 3, HUT_STAND_AGAINST, &rules, "BCA");
  rules.alternate = FALSE;
  assert_order (waiting, 3, HUT_STAND_AGAINST, &rules, "CBA");
  rules.first_time_first = FALSE;
  assert_order (waiting, 3, HUT_STAND_AGAINST, &rules, "CBA");
  rules.least_first = FALSE;
  assert_order (waiting, 3, HUT_STAND_AGAINST, &rules, "ABC");
  rules.first_time_first = TRUE;
  assert_order (waiting, 3, HUT_STAND_AGAINST, &rules, "CAB");
}

static void
test_the_chair_is_neutral (void)
{
  HutSpeakerRules rules = ALL_RULES;

  g_assert_false (hut_speakers_may_ask (&rules, TRUE));
  g_assert_true (hut_speakers_may_ask (&rules, FALSE));
  rules.chair_off = FALSE;
  g_assert_true (hut_speakers_may_ask (&rules, TRUE));
}

/* Everybody speaks once, whoever waits. */
static void
test_nobody_is_lost (void)
{
  const HutSpeakerRules rules = ALL_RULES;
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 0, 20), order[20], seen = 0;
      HutSpeaker waiting[20];

      for (guint i = 0; i < n; i++)
        waiting[i] =
            (HutSpeaker){ (HutStand)g_rand_int_range (rand, 0, 4), g_rand_int_range (rand, 0, 5),
                          (guint)g_rand_int_range (rand, 0, 3), g_rand_int_range (rand, 0, 3) };
      hut_speakers_order (waiting, n, (HutStand)g_rand_int_range (rand, 0, 5), &rules, order);
      for (guint i = 0; i < n; i++)
        seen |= 1u << order[i];
      g_assert_cmpuint (seen, ==, (1u << n) - 1);
    }
}

static void
test_rule_is_checked (void)
{
  static const char *const wrong[] = {
    "[]",
    "{}",
    "{\"seconds\":5,\"warn_seconds\":0,\"least_first\":true,\"alternate\":true,"
    "\"first_time_first\":true,\"chair_off\":true}",
    "{\"seconds\":60,\"warn_seconds\":90,\"least_first\":true,\"alternate\":true,"
    "\"first_time_first\":true,\"chair_off\":true}",
    "{\"seconds\":60,\"warn_seconds\":9,\"least_first\":1,\"alternate\":true,"
    "\"first_time_first\":true,\"chair_off\":true}",
  };
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutSpeakerRules rules;

  hut_speaker_rules_of (office, &rules);
  g_assert_cmpint (rules.seconds, ==, 180);
  g_assert_true (rules.chair_off);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonNode) value = hut_json_parse (wrong[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (hut_office_check_value ("speakers", value, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
    }
}

static void
test_stands_have_codes (void)
{
  for (HutStand stand = HUT_STAND_FOR; stand < HUT_STAND_NONE; stand++)
    {
      HutStand again;

      g_assert_true (hut_stand_parse (hut_stand_code (stand), &again));
      g_assert_cmpint (again, ==, stand);
    }
  g_assert_null (hut_stand_code (HUT_STAND_NONE));
  g_assert_false (hut_stand_parse ("loudly", &(HutStand){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speakers/who-spoke-least-goes-first", test_least_first);
  g_test_add_func ("/speakers/for-and-against-alternate", test_sides_alternate);
  g_test_add_func ("/speakers/one-side-alone-goes-on", test_one_side_alone);
  g_test_add_func ("/speakers/a-question-waits-for-no-side", test_questions_between);
  g_test_add_func ("/speakers/a-point-of-order-goes-before-all", test_point_of_order);
  g_test_add_func ("/speakers/each-rule-can-be-switched-off", test_each_rule_is_a_switch);
  g_test_add_func ("/speakers/the-chair-is-not-on-the-list", test_the_chair_is_neutral);
  g_test_add_func ("/speakers/nobody-who-waits-is-lost", test_nobody_is_lost);
  g_test_add_func ("/speakers/a-rule-that-makes-no-sense-is-refused", test_rule_is_checked);
  g_test_add_func ("/speakers/each-stand-has-its-code", test_stands_have_codes);
  return g_test_run ();
}
