/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The decision engine under the shipped rules: each threshold at, below and above; against a second
 * implementation with rationals; what gives no verdict; what an office signs itself. */

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-office-check.h"
#include "hut-test-store.h"

#include <string.h>

#define RULE_STREAM "street/110108014"
#define N_RANDOM 1000000

static HutDecisionRule *
rule_of (HutOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;
  HutDecisionRule *rule = hut_decision_rule_of (office, id, &error);

  g_assert_no_error (error);
  return rule;
}

static HutDecision
decide (HutOffice *office, const char *id, HutTally tally)
{
  g_autoptr (HutDecisionRule) rule = rule_of (office, id);
  g_autoptr (GError) error = NULL;
  HutDecision decision;

  hut_tally_check (&tally, rule, &error);
  g_assert_no_error (error);
  hut_decide (rule, &tally, &decision);
  return decision;
}

/* ---- The second implementation: the table of DOMAIN 4, with rationals ---- */

/* Compares a/b with c/d, all positive but a and c, without a product: by their whole parts, then by
 * what is left, turned round. */
static int
compare_rationals (gint64 a, gint64 b, gint64 c, gint64 d)
{
  int sign = 1;

  for (;;)
    {
      gint64 left = a / b, right = c / d;

      if (left != right)
        return left < right ? -sign : sign;
      a -= left * b;
      c -= right * d;
      if (a == 0 || c == 0)
        return (a > 0) == (c > 0) ? 0 : a > 0 ? sign : -sign;
      /* a/b < c/d where b/a > d/c */
      gint64 swap = a;
      a = b;
      b = swap;
      swap = c;
      c = d;
      d = swap;
      sign = -sign;
    }
}

/* How x of n stands to the fraction; of nobody it is less than any. */
static int
stands (gint64 x, gint64 n, gint64 part, gint64 whole)
{
  return n == 0 ? -1 : compare_rationals (x, n, part, whole);
}

#define MORE_THAN_HALF(x, n) (stands (x, n, 1, 2) > 0)
#define OR_MORE(x, n, part, whole) (stands (x, n, part, whole) >= 0)

static const char *
residents_slowly (const HutTally *t, gboolean quorum)
{
  if (!quorum)
    return "none";
  return MORE_THAN_HALF (t->yes, t->present) ? "passed" : "not-passed";
}

static const char *
owners_slowly (const HutTally *t, gboolean major)
{
  gint64 people = t->yes + t->no + t->abstain + t->spoiled;
  gint64 area = t->area_yes + t->area_no + t->area_abstain + t->area_spoiled;
  gboolean passed;

  if (!OR_MORE (people, t->base, 2, 3) || !OR_MORE (area, t->area_base, 2, 3))
    return "none";
  passed = major ? OR_MORE (t->yes, people, 3, 4) && OR_MORE (t->area_yes, area, 3, 4)
                 : MORE_THAN_HALF (t->yes, people) && MORE_THAN_HALF (t->area_yes, area);
  return passed ? "passed" : "not-passed";
}

static const char *
members_slowly (const HutTally *t, gboolean quorum)
{
  if (!quorum || t->base == 0)
    return "none";
  return MORE_THAN_HALF (t->yes, t->base) ? "passed" : "not-passed";
}

static const char *
decide_slowly (const char *id, const HutTally *t)
{
  gboolean half = MORE_THAN_HALF (t->present, t->base);

  if (g_str_equal (id, "residents-1990") || g_str_equal (id, "villagers"))
    return residents_slowly (t, half);
  if (g_str_equal (id, "villagers-households") || g_str_equal (id, "villagers-representatives"))
    return residents_slowly (t, OR_MORE (t->present, t->base, 2, 3));
  if (g_str_equal (id, "owners-major"))
    return owners_slowly (t, TRUE);
  if (g_str_equal (id, "owners-ordinary"))
    return owners_slowly (t, FALSE);
  if (g_str_equal (id, "owners-consent"))
    return t->base == 0 ? "none" : t->yes == t->base ? "passed" : "not-passed";
  if (g_str_equal (id, "owners-committee"))
    return members_slowly (t, half);
  if (g_str_equal (id, "property-committee"))
    return members_slowly (t,
                           half && MORE_THAN_HALF (t->representatives_present, t->representatives));
  if (g_str_equal (id, "committee"))
    return members_slowly (t, TRUE);
  if (g_str_equal (id, "council"))
    return half ? "opinion" : "none";
  g_assert_not_reached ();
}

static const char *const ids[] = {
  "residents-1990",
  "villagers",
  "villagers-households",
  "villagers-representatives",
  "owners-major",
  "owners-ordinary",
  "owners-consent",
  "owners-committee",
  "committee",
  "property-committee",
  "council",
};

static const char *const unverified[] = {
  "residents-2026",
  "residents-representatives-2026",
  "villagers-2026",
  "villagers-households-2026",
  "villagers-representatives-2026",
  "committee-2026",
};

/* From nobody to areas far beyond 2^53, small numbers as often as large ones. */
static gint64
random_up_to (GRand *rand, gint64 most)
{
  guint64 bits = ((guint64)g_rand_int (rand) << 32) | g_rand_int (rand);
  guint shift = (guint)g_rand_int_range (rand, 1, 64);

  return most <= 0 ? 0 : (gint64)((bits >> shift) % ((guint64)most + 1));
}

/* As often just at a fraction of @of as anywhere. */
static gint64
random_near (GRand *rand, gint64 of)
{
  static const int fractions[][2] = { { 1, 2 }, { 2, 3 }, { 3, 4 }, { 1, 1 }, { 0, 1 } };
  const int *fraction = fractions[g_rand_int_range (rand, 0, G_N_ELEMENTS (fractions))];
  gint64 near = of / fraction[1] * fraction[0] + g_rand_int_range (rand, -1, 3);

  if (g_rand_boolean (rand))
    return random_up_to (rand, of);
  return CLAMP (near, 0, of);
}

static void
random_tally (GRand *rand, HutTally *tally)
{
  gint64 left;

  *tally = (HutTally){ .has_area = TRUE, .has_representatives = TRUE };
  tally->base = random_up_to (rand, g_rand_boolean (rand) ? 12 : 1000000);
  tally->present = random_near (rand, tally->base);
  tally->yes = random_near (rand, tally->present);
  left = tally->present - tally->yes;
  tally->no = random_up_to (rand, left);
  left -= tally->no;
  tally->abstain = random_up_to (rand, left);
  tally->spoiled = random_up_to (rand, left - tally->abstain);
  tally->representatives = random_up_to (rand, tally->base);
  tally->representatives_present = random_near (rand, tally->representatives);
  tally->area_base = random_up_to (rand, G_MAXINT64);
  left = random_near (rand, tally->area_base);
  tally->area_yes = random_near (rand, left);
  left -= tally->area_yes;
  tally->area_no = random_up_to (rand, left);
  left -= tally->area_no;
  tally->area_abstain = random_up_to (rand, left);
  tally->area_spoiled = left - tally->area_abstain;
}

static void
test_against_rationals (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (278);
  HutDecisionRule *rules[G_N_ELEMENTS (ids)];
  guint seen[G_N_ELEMENTS (ids)][4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    rules[i] = rule_of (office, ids[i]);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      guint which = i % G_N_ELEMENTS (ids);
      HutDecision decision;
      HutTally tally;

      random_tally (rand, &tally);
      tally.day = hut_test_day ("2025-06-01");
      g_assert_true (hut_tally_check (&tally, rules[which], NULL));
      hut_decide (rules[which], &tally, &decision);
      seen[which][decision.verdict]++;
      if (strcmp (hut_verdict_code (decision.verdict), decide_slowly (ids[which], &tally)) != 0)
        g_error ("%s: %s, not %s: base %" G_GINT64_FORMAT " present %" G_GINT64_FORMAT
                 " yes %" G_GINT64_FORMAT " area %" G_GINT64_FORMAT " yes %" G_GINT64_FORMAT,
                 ids[which], hut_verdict_code (decision.verdict),
                 decide_slowly (ids[which], &tally), tally.base, tally.present, tally.yes,
                 tally.area_base, tally.area_yes);
    }
  /* Each rule said all that it can say. */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpuint (seen[i][HUT_VERDICT_NONE], >, 100);
      g_assert_cmpuint (
          rules[i]->opinion ? seen[i][HUT_VERDICT_OPINION] : seen[i][HUT_VERDICT_PASSED], >, 100);
      g_assert_true (rules[i]->opinion || seen[i][HUT_VERDICT_NOT_PASSED] > 100);
      hut_decision_rule_free (rules[i]);
    }
}

/* ---- Thresholds ---- */

#define OLD_DAY hut_test_day ("2025-12-31")
#define TODAY hut_test_day ("2026-11-26")

static void
assert_verdict (HutOffice *office, const char *id, HutTally tally, HutVerdict verdict,
                HutNoVerdict reason)
{
  HutDecision decision = decide (office, id, tally);

  if (decision.verdict != verdict || decision.reason != reason)
    g_error ("%s: %s %s, not %s %s", id, hut_verdict_code (decision.verdict),
             hut_no_verdict_code (decision.reason), hut_verdict_code (verdict),
             hut_no_verdict_code (reason));
}

static void
test_more_than_half (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  const HutTally half = { .base = 60, .present = 30, .yes = 30, .day = OLD_DAY };
  const HutTally quorum = { .base = 60, .present = 31, .yes = 16, .no = 15, .day = OLD_DAY };
  const HutTally tie = { .base = 60, .present = 32, .yes = 16, .no = 16, .day = OLD_DAY };
  const HutTally abstained = {
    .base = 60, .present = 40, .yes = 20, .abstain = 20, .day = OLD_DAY
  };
  const HutTally all = { .base = 60, .present = 60, .yes = 60, .day = OLD_DAY };
  const HutTally nobody = { .day = OLD_DAY };

  assert_verdict (office, "residents-1990", half, HUT_VERDICT_NONE, HUT_NO_VERDICT_NO_QUORUM);
  g_assert_cmpint (decide (office, "residents-1990", half).missing, ==, 1);
  assert_verdict (office, "residents-1990", quorum, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (office, "residents-1990", tie, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (office, "residents-1990", abstained, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (office, "residents-1990", all, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (office, "residents-1990", nobody, HUT_VERDICT_NONE, HUT_NO_VERDICT_NO_QUORUM);
}

static void
test_two_thirds (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .base = 60, .present = 39, .yes = 39, .day = OLD_DAY };

  assert_verdict (office, "villagers-households", tally, HUT_VERDICT_NONE,
                  HUT_NO_VERDICT_NO_QUORUM);
  tally.present = 40;
  assert_verdict (office, "villagers-households", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.base = 61;
  assert_verdict (office, "villagers-representatives", tally, HUT_VERDICT_NONE,
                  HUT_NO_VERDICT_NO_QUORUM);
  g_assert_cmpint (decide (office, "villagers-representatives", tally).missing, ==, 1);
  tally.present = 41;
  assert_verdict (office, "villagers-representatives", tally, HUT_VERDICT_PASSED,
                  HUT_NO_VERDICT_NONE);
}

/* Both measures, at 2/3 and 3/4 of areas that no double holds. */
static void
test_owners_with_large_areas (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  const gint64 third = G_GINT64_CONSTANT (3000000000000000001), area = third * 3 - 3;
  HutTally tally = { .base = 300, .yes = 150, .no = 50, .has_area = TRUE, .day = TODAY };
  HutDecision decision;

  tally.area_base = area;
  tally.area_yes = area / 3 * 2 - 1;
  decision = decide (office, "owners-major", tally);
  g_assert_cmpint (decision.reason, ==, HUT_NO_VERDICT_NO_QUORUM);
  g_assert_cmpint (decision.missing, ==, 0);
  g_assert_cmpint (decision.missing_area, ==, 1);
  tally.area_yes++;
  assert_verdict (office, "owners-major", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.yes--;
  tally.no++;
  assert_verdict (office, "owners-major", tally, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (office, "owners-ordinary", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  /* A quarter of the area against it, and one hundredth of a square metre more. */
  tally.yes++;
  tally.no--;
  tally.area_no = tally.area_yes / 4;
  tally.area_yes -= tally.area_no;
  assert_verdict (office, "owners-major", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.area_no++;
  tally.area_yes--;
  assert_verdict (office, "owners-major", tally, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
}

/* Spoiled ballots take part, and count for nobody. */
static void
test_spoiled_take_part (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .base = 30,
                     .yes = 10,
                     .spoiled = 10,
                     .has_area = TRUE,
                     .area_base = 3000,
                     .area_yes = 1500,
                     .area_no = 500,
                     .day = TODAY };

  assert_verdict (office, "owners-ordinary", tally, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
  tally.yes = 11;
  assert_verdict (office, "owners-ordinary", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.spoiled = 8;
  assert_verdict (office, "owners-ordinary", tally, HUT_VERDICT_NONE, HUT_NO_VERDICT_NO_QUORUM);
}

static void
test_members (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .base = 7, .present = 4, .yes = 4, .day = TODAY };

  assert_verdict (office, "owners-committee", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.yes = 3;
  tally.no = 1;
  assert_verdict (office, "owners-committee", tally, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
  tally.yes = 4;
  tally.no = 0;
  assert_verdict (office, "property-committee", tally, HUT_VERDICT_NONE,
                  HUT_NO_VERDICT_NOT_MEASURED);
  tally.has_representatives = TRUE;
  tally.representatives = 4;
  tally.representatives_present = 2;
  assert_verdict (office, "property-committee", tally, HUT_VERDICT_NONE, HUT_NO_VERDICT_NO_QUORUM);
  g_assert_cmpint (decide (office, "property-committee", tally).missing, ==, 1);
  tally.representatives_present = 3;
  assert_verdict (office, "property-committee", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
}

static void
test_consent_of_all (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .base = 24, .yes = 23, .day = TODAY };

  assert_verdict (office, "owners-consent", tally, HUT_VERDICT_NOT_PASSED, HUT_NO_VERDICT_NONE);
  g_assert_cmpint (decide (office, "owners-consent", tally).quorum, ==, HUT_QUORUM_UNKNOWN);
  tally.yes = 24;
  assert_verdict (office, "owners-consent", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.yes = tally.base = 0;
  assert_verdict (office, "owners-consent", tally, HUT_VERDICT_NONE, HUT_NO_VERDICT_NO_QUORUM);
}

static void
test_council_never_passes (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .base = 60, .present = 54, .day = TODAY };

  for (gint64 yes = 0; yes <= tally.present; yes++)
    {
      HutDecision decision;

      tally.yes = yes;
      decision = decide (office, "council", tally);
      g_assert_cmpint (decision.verdict, ==, HUT_VERDICT_OPINION);
      g_assert_cmpint (decision.carried, ==, yes > 27);
      g_assert_cmpint (decision.need, ==, 28);
    }
}

/* What belongs to the owners is theirs to decide, whoever counts. */
static void
test_what_belongs_to_others (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .subject = "shared-use", .base = 60, .present = 60, .yes = 60, .day = TODAY };
  HutDecision decision = decide (office, "council", tally);
  g_autofree char *submit = hut_decision_submit (office, &tally, &decision);

  g_assert_cmpint (decision.verdict, ==, HUT_VERDICT_OPINION);
  g_assert_nonnull (strstr (submit, "Civil Code, 278"));
  decision = decide (office, "owners-committee", tally);
  g_assert_cmpint (decision.verdict, ==, HUT_VERDICT_OPINION);
  tally.day = OLD_DAY;
  decision = decide (office, "residents-1990", tally);
  g_assert_cmpint (decision.verdict, ==, HUT_VERDICT_OPINION);

  tally.subject = "covenant";
  decision = decide (office, "residents-1990", tally);
  g_assert_cmpint (decision.verdict, ==, HUT_VERDICT_PASSED);
  g_assert_null (hut_decision_submit (office, &tally, &decision));

  tally = (HutTally){ .subject = "shared-use",
                      .base = 60,
                      .yes = 60,
                      .has_area = TRUE,
                      .area_base = 6000,
                      .area_yes = 6000,
                      .day = TODAY };
  assert_verdict (office, "owners-major", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (office, "owners-ordinary", tally, HUT_VERDICT_OPINION, HUT_NO_VERDICT_NONE);
}

/* Of two rules that have it, the one that holds on the day. */
static void
test_who_decides_it (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionRule) old = hut_decision_rule_for (office, "covenant", OLD_DAY, NULL);
  g_autoptr (HutDecisionRule) new = hut_decision_rule_for (office, "covenant", TODAY, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (old->id, ==, "residents-1990");
  g_assert_cmpstr (new->id, ==, "residents-2026");
  g_assert_null (hut_decision_rule_for (office, "weather", TODAY, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
}

/* ---- No verdict ---- */

static void
test_out_of_its_time (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  const char *const old[] = { "residents-1990", "villagers", "villagers-households",
                              "villagers-representatives", "committee" };
  HutTally tally = { .base = 60, .present = 60, .yes = 60 };

  for (guint i = 0; i < G_N_ELEMENTS (old); i++)
    {
      tally.day = hut_test_day ("2025-12-31");
      assert_verdict (office, old[i], tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
      tally.day = hut_test_day ("2026-01-01");
      assert_verdict (office, old[i], tally, HUT_VERDICT_NONE, HUT_NO_VERDICT_NOT_VALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unverified); i++)
    {
      assert_verdict (office, unverified[i], tally, HUT_VERDICT_NONE, HUT_NO_VERDICT_UNVERIFIED);
      g_assert_cmpint (decide (office, unverified[i], tally).quorum, ==, HUT_QUORUM_UNKNOWN);
    }
}

static void
test_not_announced (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutTally tally = { .base = 10,
                     .yes = 10,
                     .has_area = TRUE,
                     .area_base = 1000,
                     .area_yes = 1000,
                     .not_announced = TRUE,
                     .day = TODAY };

  assert_verdict (office, "owners-ordinary", tally, HUT_VERDICT_NONE, HUT_NO_VERDICT_NOT_ANNOUNCED);
  g_assert_cmpint (decide (office, "owners-ordinary", tally).quorum, ==, HUT_QUORUM_REACHED);
}

static void
test_what_cannot_be_is_refused (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  const struct
  {
    const char *id;
    HutTally tally;
  } wrong[] = {
    { "council", { .base = 60, .present = 61 } },
    { "council", { .base = 60, .present = 54, .yes = 41, .no = 9, .abstain = 5 } },
    { "council", { .base = 60, .present = 54, .yes = -1 } },
    { "council", { .base = 60, .present = 54, .yes = G_MAXINT64, .no = G_MAXINT64 } },
    { "owners-major", { .base = 60, .yes = 40, .no = 20, .spoiled = 1 } },
    { "owners-major",
      { .base = 60, .yes = 60, .has_area = TRUE, .area_base = 100, .area_yes = 101 } },
    { "property-committee",
      { .base = 7,
        .present = 4,
        .has_representatives = TRUE,
        .representatives = 3,
        .representatives_present = 4 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (HutDecisionRule) rule = rule_of (office, wrong[i].id);
      g_autoptr (GError) error = NULL;

      g_assert_false (hut_tally_check (&wrong[i].tally, rule, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
    }
}

/* ---- The office's own ---- */

static GPtrArray *
own_rule (const char *id, const char *value, HutTime verified_at)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, id, NULL);
  HutUid uid = hut_office_rule_id (RULE_STREAM, name);
  HutRecord *record = hut_record_new (&hut_kind_rule, &uid, RULE_STREAM);

  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "value", value);
  hut_record_set_text (record, "source", "第十二条");
  hut_record_set_text (record, "verified_by", "admin");
  if (verified_at != 0)
    hut_record_set_int (record, "verified_at", verified_at);
  g_ptr_array_add (rules, record);
  return rules;
}

#define SIGNED_VALUE                                                                               \
  "{\"name\":\"居民会议\",\"base\":\"residents\",\"voting\":\"present\","                      \
  "\"quorum\":{\"people\":{\"more_than\":[1,2]}},\"decision\":{\"people\":{\"more_than\":[1,2]}}," \
  "\"from\":\"2026-01-01\"}"

static void
test_signed_by_the_office (void)
{
  g_autoptr (GPtrArray) rules = own_rule ("residents-2026", SIGNED_VALUE, hut_time_now ());
  g_autoptr (GPtrArray) unsigned_rules = own_rule ("residents-2026", SIGNED_VALUE, 0);
  g_autoptr (HutOffice) office = hut_test_load_office (rules);
  g_autoptr (HutOffice) unsigned_office = hut_test_load_office (unsigned_rules);
  g_autoptr (HutDecisionRule) rule = rule_of (office, "residents-2026");
  const HutTally tally = { .base = 60, .present = 31, .yes = 16, .day = TODAY };

  assert_verdict (office, "residents-2026", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  assert_verdict (unsigned_office, "residents-2026", tally, HUT_VERDICT_NONE,
                  HUT_NO_VERDICT_UNVERIFIED);
  g_assert_cmpstr (rule->citation, ==, "第十二条");
  g_assert_cmpstr (rule->verified_by, ==, "admin");
}

/* What the law gives to whom, and that a council only advises, is not the office's to leave out. */
static void
test_own_rule_keeps_its_bounds (void)
{
  g_autoptr (GPtrArray) meeting = own_rule ("residents-2026", SIGNED_VALUE, hut_time_now ());
  g_autoptr (GPtrArray) council = own_rule ("council", SIGNED_VALUE, hut_time_now ());
  g_autoptr (HutOffice) with_meeting = hut_test_load_office (meeting);
  g_autoptr (HutOffice) with_council = hut_test_load_office (council);
  HutTally tally = { .subject = "covenant", .base = 60, .present = 60, .yes = 60, .day = TODAY };

  assert_verdict (with_meeting, "residents-2026", tally, HUT_VERDICT_PASSED, HUT_NO_VERDICT_NONE);
  tally.subject = "shared-use";
  assert_verdict (with_meeting, "residents-2026", tally, HUT_VERDICT_OPINION, HUT_NO_VERDICT_NONE);
  tally.subject = NULL;
  assert_verdict (with_council, "council", tally, HUT_VERDICT_OPINION, HUT_NO_VERDICT_NONE);
}

static void
test_values_are_checked (void)
{
  static const char *const wrong[] = {
    "[]",
    "{}",
    "{\"name\":\"x\",\"base\":\"citizens\",\"voting\":\"present\"}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"loudly\"}",
    "{\"base\":\"members\",\"voting\":\"present\"}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"people\":1}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"people\":"
    "{\"more_than\":[1,1]}}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"people\":"
    "{\"at_least\":[3,2]}}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"people\":"
    "{\"at_least\":[0,2]}}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"people\":"
    "{\"at_least\":[1,9000000000000000000]}}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"people\":"
    "{\"at_least\":[\"1\",2]}}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"decision\":{\"area\":"
    "{\"at_least\":[1,2]}}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"notice\":{\"days\":0}}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"subjects\":[3]}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"from\":\"soon\"}",
    "{\"name\":\"x\",\"base\":\"members\",\"voting\":\"present\",\"from\":\"2026-01-02\","
    "\"to\":\"2026-01-01\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonNode) value = hut_json_parse (wrong[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (value);
      if (hut_office_check_value ("decision/x", value, &error))
        g_error ("taken for a rule: %s", wrong[i]);
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
    }
  g_assert_false (hut_decision_rule_check (NULL, NULL));
}

/* ---- Words ---- */

static void
test_arithmetic_is_shown (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionRule) rule = rule_of (office, "council");
  const HutTally tally = {
    .base = 60, .present = 54, .yes = 41, .no = 9, .abstain = 4, .day = TODAY
  };
  HutDecision decision = decide (office, "council", tally);
  g_autofree char *words = hut_decision_arithmetic (rule, &tally, &decision);
  g_autofree char *formula = hut_decision_formula (rule, &tally, &decision);

  g_assert_cmpstr (words, ==, "more than half of the 54 present is needed, 28; 41 agree");
  g_assert_cmpstr (formula, ==, "2*41 > 54");
  g_assert_null (hut_decision_reason (rule, &decision));
  g_assert_cmpstr (hut_decision_verdict (&decision), ==, "Opinion formed");
}

static void
test_shares_have_words (void)
{
  static const struct
  {
    HutShare share;
    const char *words;
  } shares[] = {
    { { HUT_SHARE_MORE_THAN, 1, 2 }, "more than half" },
    { { HUT_SHARE_MORE_THAN, 2, 4 }, "more than half" },
    { { HUT_SHARE_AT_LEAST, 2, 3 }, "two thirds or more" },
    { { HUT_SHARE_AT_LEAST, 3, 4 }, "three quarters or more" },
    { { HUT_SHARE_AT_LEAST, 5, 5 }, "all" },
    { { HUT_SHARE_AT_LEAST, 1, 5 }, "1/5 or more" },
    { { HUT_SHARE_MORE_THAN, 3, 5 }, "more than 3/5" },
    { { HUT_SHARE_NOT_ASKED, 0, 0 }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *words = hut_share_words (&shares[i].share);

      g_assert_cmpstr (words, ==, shares[i].words);
    }
}

static void
test_what_is_missing_is_said (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionRule) rule = rule_of (office, "owners-major");
  const HutTally tally = {
    .base = 30, .yes = 13, .has_area = TRUE, .area_base = 900, .area_yes = 450, .day = TODAY
  };
  HutDecision decision = decide (office, "owners-major", tally);
  g_autofree char *reason = hut_decision_reason (rule, &decision);

  g_assert_cmpstr (reason, ==, "7 more have to take part, and 1.50 m² of the area");
}

static void
test_each_shipped_rule_has_its_words (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_auto (GStrv) all = hut_decision_rule_ids (office);

  g_assert_cmpuint (g_strv_length (all), ==, G_N_ELEMENTS (ids) + G_N_ELEMENTS (unverified));
  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autoptr (HutDecisionRule) rule = rule_of (office, all[i]);
      g_autofree char *words = hut_decision_rule_words (rule);

      g_assert_cmpuint (strlen (words), >, 10);
      g_assert_nonnull (rule->citation);
      g_assert_cmpint (rule->trusted, ==, !g_strv_contains (unverified, all[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decision/the-engine-agrees-with-rationals", test_against_rationals);
  g_test_add_func ("/decision/half-is-not-more-than-half", test_more_than_half);
  g_test_add_func ("/decision/two-thirds-includes-the-number", test_two_thirds);
  g_test_add_func ("/decision/owners-are-counted-by-people-and-area", test_owners_with_large_areas);
  g_test_add_func ("/decision/a-spoiled-ballot-takes-part-for-nobody", test_spoiled_take_part);
  g_test_add_func ("/decision/members-sign-by-their-number", test_members);
  g_test_add_func ("/decision/consent-is-of-all", test_consent_of_all);
  g_test_add_func ("/decision/a-council-never-passes-anything", test_council_never_passes);
  g_test_add_func ("/decision/what-belongs-to-others-gets-an-opinion", test_what_belongs_to_others);
  g_test_add_func ("/decision/the-rule-of-the-day-says-who-decides", test_who_decides_it);
  g_test_add_func ("/decision/a-rule-out-of-its-time-gives-no-verdict", test_out_of_its_time);
  g_test_add_func ("/decision/what-was-not-announced-is-not-decided", test_not_announced);
  g_test_add_func ("/decision/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  g_test_add_func ("/decision/a-rule-that-the-office-signed-decides", test_signed_by_the_office);
  g_test_add_func ("/decision/a-signed-rule-keeps-its-bounds", test_own_rule_keeps_its_bounds);
  g_test_add_func ("/decision/a-rule-that-makes-no-sense-is-refused", test_values_are_checked);
  g_test_add_func ("/decision/the-arithmetic-is-shown", test_arithmetic_is_shown);
  g_test_add_func ("/decision/a-share-is-said-as-laws-say-it", test_shares_have_words);
  g_test_add_func ("/decision/what-is-missing-is-said", test_what_is_missing_is_said);
  g_test_add_func ("/decision/each-shipped-rule-can-be-told", test_each_shipped_rule_has_its_words);
  return g_test_run ();
}
