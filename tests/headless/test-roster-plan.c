/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the roster, through the store: a patrol is entered, what it found becomes a
 * case and is done; hours are put right; the four steps of a match are taken by both sides. */

#include "domain/hut-match-plan.h"
#include "domain/hut-roster-plan.h"
#include "domain/hut-volunteer-record.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-roster.h"

#include <string.h>

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk",
                            hut_test_at ("2026-11-26 18:00") };
}

static void
carry_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

/* The only record of @kind. */
static HutRecord *
only (HutTestStore *test, const HutKind *kind)
{
  g_autoptr (GPtrArray) records = hut_reader_list (test->reader, kind, NULL);

  g_assert_cmpuint (records->len, ==, 1);
  return hut_record_copy (records->pdata[0]);
}

static void
assert_refused (HutRecordPlan *plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

static HutRecord *
said_patrol (const char *began, const char *ended)
{
  HutRecord *said = hut_test_make (&hut_kind_patrol);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "lane", "L1");
  hut_record_set_int (said, "began_at", hut_test_at (began));
  hut_record_set_int (said, "ended_at", hut_test_at (ended));
  hut_record_set_text (said, "how", "sheet");
  return said;
}

static void
enter_patrol (HutTestStore *test, const char *words)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("2026-11-26 09:00", "2026-11-26 09:40");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (words != NULL)
    {
      g_ptr_array_add (findings, hut_test_make (&hut_kind_finding));
      hut_record_set_text (findings->pdata[0], "words", words);
      hut_record_set_text (findings->pdata[0], "route", "up");
    }
  carry_out (test, hut_patrol_plan_add (&by, said, findings, NULL, NULL));
}

static GPtrArray *
standing_patrols (HutTestStore *test)
{
  const HutRosterAsk ask = { .from = 0, .until = hut_test_at ("2027-01-01") };
  g_autoptr (HutRoster) roster = hut_reader_roster (test->reader, &ask, NULL);
  g_autoptr (GPtrArray) standing = hut_roster_standing (roster->patrols);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < standing->len; i++)
    g_ptr_array_add (copies, hut_record_copy (standing->pdata[i]));
  return copies;
}

static void
test_a_finding_becomes_a_case_and_is_done (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) lane = hut_test_make (&hut_kind_lane);
  g_autoptr (HutRecord) finding = NULL, linked = NULL, made = NULL, done = NULL;
  HutUid id;

  hut_record_set_text (lane, "name", "东一巷");
  hut_record_set_text (lane, "community", "110108014001");
  enter_patrol (test, "井盖松动，联系 13800138000");
  finding = only (test, &hut_kind_finding);
  g_assert_cmpstr (hut_record_get_text (finding, "state"), ==, "open");
  carry_out (test, hut_finding_plan_to_case (&by, finding, lane, "张一", NULL, NULL));
  linked = only (test, &hut_kind_finding);
  id = hut_roster_uid (linked, "case");
  made = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  g_assert_nonnull (made);
  g_assert_cmpstr (hut_record_get_text (made, "channel"), ==, "patrol");
  g_assert_cmpstr (hut_record_get_text (made, "lane"), ==, "L1");
  g_assert_cmpstr (hut_record_get_text (made, "community"), ==, "110108014001");
  g_assert_nonnull (strstr (hut_record_get_text (made, "text"), "东一巷"));
  g_assert_nonnull (strstr (hut_record_get_text (made, "text"), "张一"));
  g_assert_null (strstr (hut_record_get_text (made, "title"), "13800138000"));
  assert_refused (hut_finding_plan_to_case (&by, linked, lane, NULL, NULL, &error), &error);
  assert_refused (hut_finding_plan_done (&by, linked, " ", NULL, &error), &error);
  carry_out (test, hut_finding_plan_done (&by, linked, "已修好", NULL, NULL));
  done = only (test, &hut_kind_finding);
  g_assert_cmpstr (hut_record_get_text (done, "state"), ==, "done");
  g_assert_cmpint (hut_record_get_int (done, "done_at", 0), ==, by.now);
  assert_refused (hut_finding_plan_done (&by, done, "再修", NULL, &error), &error);
  assert_refused (hut_finding_plan_reopen (&by, done, NULL, &error), &error);
  carry_out (test, hut_finding_plan_reopen (&by, done, "又松了", NULL));
}

static void
test_a_patrol_is_put_right_and_taken_back (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) said = said_patrol ("2026-11-26 10:00", "2026-11-26 10:30");
  g_autoptr (GPtrArray) first = NULL, second = NULL, none = NULL;

  enter_patrol (test, NULL);
  first = standing_patrols (test);
  g_assert_cmpuint (first->len, ==, 1);
  assert_refused (hut_patrol_plan_correct (&by, first->pdata[0], said, NULL, "", &error), &error);
  carry_out (test, hut_patrol_plan_correct (&by, first->pdata[0], said, NULL, "时间记错了", NULL));
  second = standing_patrols (test);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (hut_record_get_int (second->pdata[0], "began_at", 0), ==,
                   hut_test_at ("2026-11-26 10:00"));
  assert_refused (hut_patrol_plan_take_back (&by, second->pdata[0], NULL, &error), &error);
  carry_out (test, hut_patrol_plan_take_back (&by, second->pdata[0], "没有去", NULL));
  none = standing_patrols (test);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Points of person @n by what is on record. */
static guint
findings_of (HutTestStore *test, guint n)
{
  HutUid person = hut_test_person (n);
  g_autoptr (GPtrArray) patrols =
      hut_reader_done_by (test->reader, &hut_kind_patrol, &person, NULL);
  g_autoptr (GPtrArray) findings =
      hut_reader_done_by (test->reader, &hut_kind_finding, &person, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return hut_volunteer_record (&person, none, patrols, findings, &hut_test_measures, 0, G_MAXINT64)
      .n_findings;
}

static void
test_what_was_found_goes_with_its_patrol (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("2026-11-26 10:00", "2026-11-26 10:30");
  g_autoptr (HutRecord) finding = NULL, moved = NULL;
  g_autoptr (GPtrArray) first = NULL, second = NULL, findings = NULL;
  HutUid of;

  enter_patrol (test, "井盖松动");
  finding = only (test, &hut_kind_finding);
  carry_out (test, hut_finding_plan_done (&by, finding, "已修好", NULL, NULL));
  g_assert_cmpuint (findings_of (test, 1), ==, 1);
  first = standing_patrols (test);
  findings = hut_reader_parts_of (test->reader, &hut_kind_finding, &hut_kind_patrol,
                                  &((HutRecord *)first->pdata[0])->id, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  hut_record_set_text (said, "lane", "L2");
  hut_test_set_person (said, 2);
  carry_out (test, hut_patrol_plan_correct (&by, first->pdata[0], said, findings, "记错了", NULL));
  second = standing_patrols (test);
  g_assert_cmpuint (second->len, ==, 1);
  moved = only (test, &hut_kind_finding);
  of = hut_roster_uid (moved, "patrol");
  g_assert_true (hut_uid_equal (&of, &((HutRecord *)second->pdata[0])->id));
  g_assert_cmpstr (hut_record_get_text (moved, "lane"), ==, "L2");
  g_assert_cmpint (hut_record_get_int (moved, "at", 0), ==, hut_test_at ("2026-11-26 10:00"));
  g_assert_cmpuint (findings_of (test, 1), ==, 0);
  g_assert_cmpuint (findings_of (test, 2), ==, 1);
  /* A patrol that did not take place gives nobody anything. */
  carry_out (test, hut_patrol_plan_take_back (&by, second->pdata[0], "没有去", NULL));
  g_assert_cmpuint (findings_of (test, 2), ==, 0);
}

static void
test_what_was_sent_is_not_undone_but_taken_back (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("2026-11-26 09:00", "2026-11-26 09:40");
  g_autoptr (HutRecord) finding = hut_test_make (&hut_kind_finding), left = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new (), patrols = NULL;
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  hut_record_set_text (finding, "words", "井盖松动");
  g_ptr_array_add (findings, finding);
  plan = hut_patrol_plan_add (&by, said, findings, NULL, NULL);
  hut_write_plan (write, plan);
  g_assert_true (hut_store_write (test->store, write, NULL));
  hut_test_store_change_behind (test->path, "UPDATE operation SET state = 2");
  g_assert_false (hut_store_undo (test->store, &batch, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  /* Nothing of it: what was found is there too. */
  patrols = standing_patrols (test);
  g_assert_cmpuint (patrols->len, ==, 1);
  left = only (test, &hut_kind_finding);
}

static void
test_what_was_not_done_is_no_patrol (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) ahead = said_patrol ("2026-11-26 18:30", "2026-11-26 19:00");
  g_autoptr (HutRecord) backwards = said_patrol ("2026-11-26 10:30", "2026-11-26 10:00");
  g_autoptr (HutRecord) nowhere = said_patrol ("2026-11-26 10:00", "2026-11-26 10:30");
  g_autoptr (HutRecord) nobody = said_patrol ("2026-11-26 10:00", "2026-11-26 10:30");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  hut_record_set_text (nowhere, "lane", NULL);
  hut_record_set_text (nobody, "person", NULL);
  assert_refused (hut_patrol_plan_add (&by, ahead, NULL, NULL, &error), &error);
  assert_refused (hut_patrol_plan_add (&by, backwards, NULL, NULL, &error), &error);
  assert_refused (hut_patrol_plan_add (&by, nowhere, NULL, NULL, &error), &error);
  assert_refused (hut_patrol_plan_add (&by, nobody, NULL, NULL, &error), &error);
  g_ptr_array_add (findings, hut_test_make (&hut_kind_finding));
  hut_record_set_text (nowhere, "lane", "L1");
  assert_refused (hut_patrol_plan_add (&by, nowhere, findings, NULL, &error), &error);
}

static void
test_hours_are_shown_and_put_right (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_service);
  g_autoptr (HutRecord) certified = hut_test_make (&hut_kind_service);
  g_autoptr (GPtrArray) services = NULL, none = g_ptr_array_new ();
  HutUid person = hut_test_person (1);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "how", "check-in");
  hut_record_set_int (said, "began_at", hut_test_at ("2026-11-26 09:00"));
  assert_refused (hut_service_plan_add (&by, said, &error), &error);
  hut_record_set_int (said, "ended_at", hut_test_at ("2026-11-26 12:00"));
  carry_out (test, hut_service_plan_add (&by, said, NULL));
  hut_test_set_person (certified, 1);
  hut_record_set_text (certified, "how", "certified");
  hut_record_set_int (certified, "minutes", 30);
  assert_refused (hut_service_plan_add (&by, certified, &error), &error);
  hut_record_set_text (certified, "certifier", "  ");
  assert_refused (hut_service_plan_add (&by, certified, &error), &error);
  hut_record_set_text (certified, "certifier", "李主任 13800138000");
  hut_record_set_int (certified, "began_at", hut_test_at ("2026-11-26"));
  hut_record_set_int (certified, "minutes", 19 * 60);
  assert_refused (hut_service_plan_add (&by, certified, &error), &error);
  hut_record_set_int (certified, "minutes", 30);
  carry_out (test, hut_service_plan_add (&by, certified, NULL));
  services = hut_reader_done_by (test->reader, &hut_kind_service, &person, NULL);
  g_assert_cmpuint (services->len, ==, 2);
  for (guint i = 0; i < services->len; i++)
    {
      const char *certifier = hut_record_get_text (services->pdata[i], "certifier");

      g_assert_true (certifier == NULL || strstr (certifier, "13800138000") == NULL);
    }
  hut_record_set_int (said, "ended_at", hut_test_at ("2026-11-26 11:00"));
  carry_out (test, hut_service_plan_correct (&by, services->pdata[0], said, "提前离开", NULL));
  g_ptr_array_unref (services);
  services = hut_reader_done_by (test->reader, &hut_kind_service, &person, NULL);
  g_assert_cmpuint (services->len, ==, 3); /* the old value stays */
  g_assert_cmpint (
      hut_volunteer_record (&person, services, none, none, &hut_test_measures, 0, G_MAXINT64)
          .minutes,
      ==, 120 + 30);
}

static void
test_a_match_takes_four_steps_from_both_sides (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) need = hut_test_make (&hut_kind_entry);
  g_autoptr (HutRecord) resource = hut_test_make (&hut_kind_entry);
  HutMatchScore score = { .resource = resource, .score = 80 };

  carry_out (test, hut_match_plan_make (&by, need, &score, NULL, NULL));
  for (guint step = 0; step < HUT_N_MATCH_STEPS; step++)
    for (guint side = 0; side < 2; side++)
      {
        g_autoptr (HutRecord) match = only (test, &hut_kind_match);

        g_assert_cmpstr (hut_record_get_text (match, "state"), ==, "open");
        if (step + 1 < HUT_N_MATCH_STEPS)
          assert_refused (hut_match_plan_step (&by, match, step + 1, side, 5, &error), &error);
        else
          assert_refused (hut_match_plan_step (&by, match, step, side, 0, &error), &error);
        carry_out (test, hut_match_plan_step (&by, match, step, side, 4, NULL));
      }
  {
    g_autoptr (HutRecord) match = only (test, &hut_kind_match);

    g_assert_cmpstr (hut_record_get_text (match, "state"), ==, "done");
    g_assert_cmpuint (hut_match_steps_done (match), ==, HUT_N_MATCH_STEPS);
    g_assert_cmpint (hut_record_get_int (match, "need_rating", 0), ==, 4);
    assert_refused (hut_match_plan_step (&by, match, 0, 0, 0, &error), &error);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/roster/a-finding-becomes-a-case", test_a_finding_becomes_a_case_and_is_done);
  ADD ("/roster/a-patrol-is-put-right", test_a_patrol_is_put_right_and_taken_back);
  ADD ("/roster/what-was-found-goes-with-its-patrol", test_what_was_found_goes_with_its_patrol);
  ADD ("/roster/what-was-sent-is-not-undone", test_what_was_sent_is_not_undone_but_taken_back);
  ADD ("/roster/what-was-not-done-is-no-patrol", test_what_was_not_done_is_no_patrol);
  ADD ("/roster/hours-are-put-right", test_hours_are_shown_and_put_right);
  ADD ("/roster/a-match-takes-four-steps", test_a_match_takes_four_steps_from_both_sides);
  return g_test_run ();
}
