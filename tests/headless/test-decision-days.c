/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The days before and after a decision, and the roll of owners who decide it. */

#include "domain/hut-decision-days.h"
#include "domain/hut-owner-roll.h"
#include "hut-test-store.h"

#include <string.h>

static HutDecisionRule *
rule_of (const char *id)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutDecisionRule *rule = hut_decision_rule_of (office, id, NULL);

  g_assert_nonnull (rule);
  return rule;
}

static void
test_notice (void)
{
  g_autoptr (HutDecisionRule) owners = rule_of ("owners-ordinary");
  g_autoptr (HutDecisionRule) council = rule_of ("council");

  g_assert_cmpint (hut_notice_latest (owners, hut_test_day ("2026-11-30")), ==,
                   hut_test_day ("2026-11-15"));
  g_assert_cmpint (
      hut_notice_lacks (owners, hut_test_day ("2026-11-14"), hut_test_day ("2026-11-30")), ==, 0);
  g_assert_cmpint (
      hut_notice_lacks (owners, hut_test_day ("2026-11-15"), hut_test_day ("2026-11-30")), ==, 0);
  g_assert_cmpint (
      hut_notice_lacks (owners, hut_test_day ("2026-11-16"), hut_test_day ("2026-11-30")), ==, 1);
  g_assert_cmpint (
      hut_notice_lacks (owners, hut_test_day ("2026-12-01"), hut_test_day ("2026-11-30")), ==, 16);
  g_assert_cmpint (
      hut_notice_lacks (council, hut_test_day ("2026-11-30"), hut_test_day ("2026-11-30")), ==, 0);
}

static void
test_publication (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutCalendar *calendar = hut_office_get_calendar (office);
  g_autoptr (HutDecisionRule) committee = rule_of ("property-committee");
  g_autoptr (HutDecisionRule) owners = rule_of ("owners-major");
  g_autoptr (HutDecisionRule) council = rule_of ("council");
  gint64 at;

  g_assert_true (hut_publication_latest (committee, hut_test_day ("2026-11-26"), &at));
  g_assert_cmpint (at, ==, hut_test_day ("2026-11-29"));
  /* A Thursday, and ten working days without a holiday between. */
  g_assert_true (hut_publication_until (committee, calendar, hut_test_day ("2026-11-26"), &at));
  g_assert_cmpint (at, ==, hut_test_day ("2026-12-10"));
  /* Over the national holiday of 2025, 1 to 8 October, with the 28 September and 11 October worked.
   */
  g_assert_true (hut_publication_until (committee, calendar, hut_test_day ("2025-09-26"), &at));
  g_assert_cmpint (at, ==, hut_test_day ("2025-10-16"));
  g_assert_true (hut_publication_latest (owners, hut_test_day ("2026-11-26"), &at));
  g_assert_false (hut_publication_until (owners, calendar, hut_test_day ("2026-11-26"), &at));
  g_assert_false (hut_publication_latest (council, hut_test_day ("2026-11-26"), &at));
}

/* One owner of three flats, one of one, a flat whose owner is not named, the developer's two. */
static const HutOwnedUnit units[] = {
  { "甲", FALSE, 5000, 5100, 5200 }, { "乙", FALSE, 0, 6000, 6100 }, { "甲", FALSE, 0, 0, 7000 },
  { NULL, FALSE, 8000, 0, 0 },       { NULL, TRUE, 9000, 0, 0 },     { "甲", FALSE, 1000, 0, 0 },
  { "乙", TRUE, 2000, 0, 0 },
};

static void
test_owners_are_counted_once (void)
{
  g_autoptr (HutOwnerRoll) roll = hut_owner_roll_new (units, G_N_ELEMENTS (units), NULL);
  const guint voters[] = { 0, 1, 0, 2, 3, 0, 3 };
  const gint64 areas[] = { 13000, 6000, 8000, 11000 };

  g_assert_cmpuint (hut_owner_roll_get_people (roll), ==, 4);
  g_assert_cmpint (hut_owner_roll_get_area (roll), ==, 38000);
  for (guint i = 0; i < G_N_ELEMENTS (voters); i++)
    g_assert_cmpuint (hut_owner_roll_get_voter (roll, i), ==, voters[i]);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    g_assert_cmpint (hut_owner_roll_get_voter_area (roll, i), ==, areas[i]);
}

static void
test_ballots_become_a_count (void)
{
  g_autoptr (HutOwnerRoll) roll = hut_owner_roll_new (units, G_N_ELEMENTS (units), NULL);
  g_autoptr (HutDecisionRule) rule = rule_of ("owners-ordinary");
  const HutBallot ballots[] = { HUT_BALLOT_YES, HUT_BALLOT_SPOILED, HUT_BALLOT_NOT_CAST,
                                HUT_BALLOT_ABSTAIN };
  HutTally tally = { .day = hut_test_day ("2026-11-26") };
  HutDecision decision;

  hut_owner_roll_tally (roll, ballots, &tally);
  g_assert_true (hut_tally_check (&tally, rule, NULL));
  g_assert_cmpint (hut_tally_taking_part (&tally), ==, 3);
  g_assert_cmpint (tally.not_voted, ==, 1);
  g_assert_cmpint (tally.area_yes, ==, 13000);
  g_assert_cmpint (tally.area_spoiled, ==, 6000);
  hut_decide (rule, &tally, &decision);
  g_assert_cmpint (decision.voting_area, ==, 30000);
  g_assert_cmpint (decision.verdict, ==, HUT_VERDICT_NOT_PASSED);
}

static void
test_units_without_an_area (void)
{
  const HutOwnedUnit wrong[] = { { "甲", FALSE, 5000, 0, 0 }, { "乙", FALSE, 0, 0, 0 } };
  const HutOwnedUnit large[] = { { "甲", FALSE, G_MAXINT64, 0, 0 }, { "乙", FALSE, 1, 0, 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_owner_roll_new (wrong, 2, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "Unit 2"));
  g_clear_error (&error);
  g_assert_null (hut_owner_roll_new (large, 2, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decision-days/a-notice-is-in-time-or-lacks-days", test_notice);
  g_test_add_func ("/decision-days/a-result-stays-up-its-days", test_publication);
  g_test_add_func ("/owner-roll/who-owns-several-is-one", test_owners_are_counted_once);
  g_test_add_func ("/owner-roll/ballots-become-a-count", test_ballots_become_a_count);
  g_test_add_func ("/owner-roll/a-unit-without-an-area-is-named", test_units_without_an_area);
  return g_test_run ();
}
