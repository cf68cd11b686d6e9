/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person enters of a decision rule: the shipped rules survive the way into a form and back,
 * so does whatever can be entered; what is wrong is said beside its part. */

#include "base/hut-json.h"
#include "domain/hut-decision-entry.h"
#include "domain/hut-decision-example.h"
#include "hut-test-store.h"

#define N_RANDOM 20000

static HutDecisionEntry *
entry_of (HutOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;
  HutDecisionEntry *entry = hut_decision_entry_of (office, id, &error);

  g_assert_no_error (error);
  return entry;
}

static void
type_share (HutDecisionEntry *entry, HutDecisionPart part, HutShareTest test, const char *a,
            const char *b)
{
  HutTypedShare *share = &entry->shares[part - HUT_PART_QUORUM_PEOPLE];

  share->test = test;
  hut_decision_entry_take (&share->part, a);
  hut_decision_entry_take (&share->whole, b);
}

static void
sign (HutDecisionEntry *entry)
{
  hut_decision_entry_take (&entry->citation, "《某法》第二十条");
  hut_decision_entry_take (&entry->signer, "某人");
  entry->read = TRUE;
}

static void
assert_same (JsonNode *a, JsonNode *b)
{
  g_autofree char *first = hut_json_print (a);
  g_autofree char *second = hut_json_print (b);

  g_assert_cmpstr (first, ==, second);
}

/* The value that is entered, of which nothing but the signature may lack. */
static JsonNode *
read_value (const HutDecisionEntry *entry)
{
  g_auto (HutDecisionFaults) faults = { 0 };
  JsonNode *value = hut_decision_entry_read (entry, &faults);

  g_assert_nonnull (value);
  for (guint part = 0; part < HUT_PART_CITATION; part++)
    if (part != HUT_PART_PEOPLE)
      g_assert_cmpstr (faults.parts[part], ==, NULL);
  return value;
}

static void
test_shipped_rules_survive (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_auto (GStrv) ids = hut_decision_rule_ids (office);

  g_assert_cmpuint (g_strv_length (ids), >=, 17);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, ids[i], NULL);
      g_autoptr (HutDecisionEntry) entry = entry_of (office, ids[i]);
      g_autoptr (JsonNode) value = read_value (entry);

      assert_same (value, hut_office_get_rule (office, name));
    }
}

/* ---- Whatever can be entered ---- */

static void
type_any_share (HutDecisionEntry *entry, HutDecisionPart part, gboolean asked)
{
  int whole = g_test_rand_int_range (2, 1001);
  g_autofree char *a = g_strdup_printf ("%d", g_test_rand_int_range (1, whole));
  g_autofree char *b = g_strdup_printf ("%d", whole);

  if (asked)
    type_share (entry, part, g_test_rand_bit () ? HUT_SHARE_MORE_THAN : HUT_SHARE_AT_LEAST, a, b);
  else
    type_share (entry, part, HUT_SHARE_NOT_ASKED, "", "");
}

static void
type_any_days (char **place)
{
  g_autofree char *days = g_strdup_printf ("%d", g_test_rand_int_range (1, 366));

  hut_decision_entry_take (place, g_test_rand_bit () ? days : "");
}

static void
type_anything (HutDecisionEntry *entry)
{
  gboolean quorum = g_test_rand_bit ();

  entry->base = hut_codes_decision_base[g_test_rand_int_range (0, 6)].code;
  entry->voting = hut_codes_decision_voting[g_test_rand_int_range (0, 3)].code;
  type_any_share (entry, HUT_PART_QUORUM_PEOPLE, quorum);
  type_any_share (entry, HUT_PART_QUORUM_AREA, quorum && g_test_rand_bit ());
  type_any_share (entry, HUT_PART_QUORUM_REPRESENTATIVES, quorum && g_test_rand_bit ());
  type_any_share (entry, HUT_PART_PEOPLE, TRUE);
  type_any_share (entry, HUT_PART_AREA, g_test_rand_bit ());
  type_any_days (&entry->notice);
  type_any_days (&entry->within);
  type_any_days (&entry->for_days);
  entry->count = *entry->for_days != '\0' && g_test_rand_bit () ? "working" : "calendar";
  entry->proxy = g_test_rand_bit ();
  hut_decision_entry_take (&entry->from, g_test_rand_bit () ? "2026-01-01" : "");
  hut_decision_entry_take (&entry->to, g_test_rand_bit () ? "2031-02-28" : "");
}

static void
assert_same_entry (const HutDecisionEntry *a, const HutDecisionEntry *b)
{
  g_assert_cmpstr (a->base, ==, b->base);
  g_assert_cmpstr (a->voting, ==, b->voting);
  for (guint i = 0; i < HUT_N_TYPED_SHARES; i++)
    {
      g_assert_cmpint (a->shares[i].test, ==, b->shares[i].test);
      g_assert_cmpstr (a->shares[i].part, ==, b->shares[i].part);
      g_assert_cmpstr (a->shares[i].whole, ==, b->shares[i].whole);
    }
  g_assert_cmpstr (a->notice, ==, b->notice);
  g_assert_cmpstr (a->within, ==, b->within);
  g_assert_cmpstr (a->for_days, ==, b->for_days);
  g_assert_cmpstr (a->count, ==, b->count);
  g_assert_cmpint (a->proxy, ==, b->proxy);
  g_assert_cmpstr (a->from, ==, b->from);
  g_assert_cmpstr (a->to, ==, b->to);
}

static void
test_whatever_can_be_entered_survives (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (HutDecisionEntry) entry = entry_of (office, "residents-2026");
      g_autoptr (HutDecisionEntry) again = NULL;
      g_auto (HutDecisionFaults) faults = { 0 };
      g_autoptr (JsonNode) value = NULL;

      type_anything (entry);
      sign (entry);
      value = hut_decision_entry_read (entry, &faults);
      g_assert_nonnull (value);
      g_assert_true (hut_decision_faults_none (&faults));
      again = hut_decision_entry_new (value);
      assert_same_entry (entry, again);
    }
}

/* ---- What is wrong is said beside its part ---- */

static void
type_part (HutDecisionEntry *entry, HutDecisionPart part, const char *typed)
{
  char **const places[HUT_N_PARTS] = {
    [HUT_PART_NOTICE] = &entry->notice, [HUT_PART_WITHIN] = &entry->within,
    [HUT_PART_FOR] = &entry->for_days,  [HUT_PART_FROM] = &entry->from,
    [HUT_PART_TO] = &entry->to,         [HUT_PART_CITATION] = &entry->citation,
    [HUT_PART_SIGNER] = &entry->signer,
  };
  g_auto (GStrv) halves = g_strsplit (typed, "/", 2);

  if (places[part] != NULL)
    hut_decision_entry_take (places[part], typed);
  else
    type_share (entry, part, **halves == '>' ? HUT_SHARE_MORE_THAN : HUT_SHARE_AT_LEAST,
                halves[0] + (**halves == '>'), halves[1]);
}

static void
test_faults_stand_beside_their_part (void)
{
  static const struct
  {
    HutDecisionPart part;
    const char *typed;
  } wrong[] = {
    { HUT_PART_QUORUM_PEOPLE, "/" },
    { HUT_PART_QUORUM_PEOPLE, "3/2" },
    { HUT_PART_QUORUM_PEOPLE, ">1/1" },
    { HUT_PART_QUORUM_AREA, "0/3" },
    { HUT_PART_QUORUM_AREA, "-1/3" },
    { HUT_PART_QUORUM_REPRESENTATIVES, "half/1" },
    { HUT_PART_PEOPLE, ">1/1001" },
    { HUT_PART_PEOPLE, "1.5/2" },
    { HUT_PART_PEOPLE, "1/99999999999" },
    { HUT_PART_AREA, "2/" },
    { HUT_PART_NOTICE, "0" },
    { HUT_PART_NOTICE, "366" },
    { HUT_PART_WITHIN, "three" },
    { HUT_PART_FOR, "1 0" },
    { HUT_PART_FROM, "soon" },
    { HUT_PART_FROM, "2026-02-30" },
    { HUT_PART_TO, "2025-12-31" },
    { HUT_PART_TO, "later" },
    { HUT_PART_CITATION, " " },
    { HUT_PART_SIGNER, "" },
  };
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (HutDecisionEntry) entry = entry_of (office, "residents-2026");
      g_auto (HutDecisionFaults) faults = { 0 };
      g_autoptr (JsonNode) value = NULL;

      type_share (entry, HUT_PART_QUORUM_PEOPLE, HUT_SHARE_MORE_THAN, "1", "2");
      type_share (entry, HUT_PART_PEOPLE, HUT_SHARE_MORE_THAN, "1", "2");
      sign (entry);
      type_part (entry, wrong[i].part, wrong[i].typed);
      value = hut_decision_entry_read (entry, &faults);
      for (guint part = 0; part < HUT_N_PARTS; part++)
        g_assert_true ((faults.parts[part] != NULL) == (part == wrong[i].part));
      g_assert_false (hut_decision_faults_none (&faults));
      g_assert_cmpint (value != NULL, ==, wrong[i].part >= HUT_PART_CITATION);
    }
}

static void
test_an_unverified_rule_lacks_what_nobody_entered (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionEntry) entry = entry_of (office, "residents-2026");
  g_auto (HutDecisionFaults) faults = { 0 };
  g_autoptr (JsonNode) value = hut_decision_entry_read (entry, &faults);

  g_assert_nonnull (faults.parts[HUT_PART_PEOPLE]);
  g_assert_nonnull (faults.parts[HUT_PART_CITATION]);
  g_assert_nonnull (faults.parts[HUT_PART_SIGNER]);
  g_assert_nonnull (faults.parts[HUT_PART_READ]);
  g_assert_null (faults.parts[HUT_PART_QUORUM_PEOPLE]);
}

static void
test_a_quorum_of_areas_needs_one_of_people (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionEntry) entry = entry_of (office, "owners-major");
  g_auto (HutDecisionFaults) faults = { 0 };
  g_autoptr (JsonNode) value = NULL;

  type_share (entry, HUT_PART_QUORUM_PEOPLE, HUT_SHARE_NOT_ASKED, "", "");
  value = hut_decision_entry_read (entry, &faults);
  g_assert_null (value);
  g_assert_cmpstr (faults.parts[HUT_PART_QUORUM_PEOPLE], ==,
                   "A quorum of the people is needed beside the others");
  g_assert_null (faults.parts[HUT_PART_QUORUM_AREA]);
}

/* As Chinese input types digits and days. */
static void
test_wide_digits_are_digits (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionEntry) entry = entry_of (office, "residents-2026");
  g_autoptr (HutDecisionRule) rule = NULL;
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *term = NULL;

  type_share (entry, HUT_PART_PEOPLE, HUT_SHARE_AT_LEAST, "２", " ３ ");
  hut_decision_entry_take (&entry->notice, "１０");
  hut_decision_entry_take (&entry->from, "2026年1月1日");
  value = read_value (entry);
  rule = hut_decision_rule_new ("x", value, NULL);
  g_assert_cmpint (rule->people.part, ==, 2);
  g_assert_cmpint (rule->people.whole, ==, 3);
  g_assert_cmpint (rule->notice_days, ==, 10);
  term = hut_decision_rule_term (rule);
  g_assert_cmpstr (term, ==, "in force from 2026-01-01 on");
}

/* ---- Told with numbers ---- */

static void
test_an_example_tells_the_numbers (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutDecisionRule) residents = hut_decision_rule_of (office, "residents-1990", NULL);
  g_autoptr (HutDecisionRule) owners = hut_decision_rule_of (office, "owners-major", NULL);
  g_autoptr (HutDecisionRule) property = hut_decision_rule_of (office, "property-committee", NULL);
  g_autofree char *reached = hut_decision_example (residents, 100, 54);
  g_autofree char *missed = hut_decision_example (residents, 120, 54);
  g_autofree char *areas = hut_decision_example (owners, 90, 60);
  g_autofree char *duties = hut_decision_rule_duties (property);

  g_assert_cmpstr (reached, ==,
                   "Of 100 in all, 51 have to come: with 54 the quorum is reached.\nOf the 54 "
                   "present, 28 are needed.");
  g_assert_cmpstr (missed, ==,
                   "Of 120 in all, 61 have to come: with 54 the quorum is missed.\nOf the 54 "
                   "present, 28 are needed.");
  g_assert_cmpstr (areas, ==,
                   "Of 90 in all, 60 have to take part: with 60 it is valid.\nOf 10000.00 m², "
                   "6666.67 m² have to take part.\nOf the 60 whose ballot came in, 45 are needed."
                   "\nOf 10000.00 m² that vote, 7500.00 m² are needed.");
  g_assert_cmpstr (duties, ==,
                   "published within 3 days; published for 10 working days; somebody may stand "
                   "for another, but not for an owners’ representative");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decision-entry/shipped-rules-survive-the-form", test_shipped_rules_survive);
  g_test_add_func ("/decision-entry/whatever-can-be-entered-survives",
                   test_whatever_can_be_entered_survives);
  g_test_add_func ("/decision-entry/faults-stand-beside-their-part",
                   test_faults_stand_beside_their_part);
  g_test_add_func ("/decision-entry/what-nobody-entered-is-lacking",
                   test_an_unverified_rule_lacks_what_nobody_entered);
  g_test_add_func ("/decision-entry/a-quorum-of-areas-needs-one-of-people",
                   test_a_quorum_of_areas_needs_one_of_people);
  g_test_add_func ("/decision-entry/wide-digits-are-digits", test_wide_digits_are_digits);
  g_test_add_func ("/decision-entry/an-example-tells-the-numbers",
                   test_an_example_tells_the_numbers);
  return g_test_run ();
}
