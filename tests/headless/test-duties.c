/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The calendar of coverage against the coverage of each of its days; schedules that are made by
 * hand, ratings of a month and the record of chiefs, through the store. */

#include "domain/hut-chief-record.h"
#include "domain/hut-cover-span.h"
#include "domain/hut-rating-plan.h"
#include "domain/hut-shift-draft.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-reader-duties.h"
#include "store/hut-reader-roster.h"
#include "store/hut-write.h"

#include <string.h>

#define LANES 5
#define PEOPLE 9
#define DAYS 31

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk",
                            hut_test_at ("2026-11-26 18:00") };
}

static HutUid
carry_out (HutTestStore *test, GPtrArray *plans)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  for (guint i = 0; i < plans->len; i++)
    hut_write_plan (write, plans->pdata[i]);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return batch;
}

static void
carry_out_one (HutTestStore *test, HutRecordPlan *plan)
{
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_plan_free);

  g_assert_nonnull (plan);
  g_ptr_array_add (plans, plan);
  carry_out (test, plans);
}

static void
assert_refused (gconstpointer plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

/* ---- Coverage ---- */

static HutRoster *
draw_roster (GRand *rand, HutTime first)
{
  HutRoster *roster = hut_roster_new ();

  for (guint l = 0; l < LANES; l++)
    hut_test_add_lane (roster, l);
  for (guint n = g_rand_int_range (rand, 0, 25); n > 0; n--)
    {
      HutTime from = first + g_rand_int_range (rand, -10, DAYS) * HUT_TIME_DAY;

      hut_test_add_role (
          roster, g_rand_int_range (rand, 0, 5) > 0 ? "steward" : "lane-chief",
          g_rand_int_range (rand, 0, PEOPLE), g_rand_int_range (rand, 0, LANES),
          g_rand_boolean (rand) ? from : 0,
          g_rand_boolean (rand) ? from + g_rand_int_range (rand, 1, 20) * HUT_TIME_DAY : 0);
    }
  for (guint n = g_rand_int_range (rand, 0, 120); n > 0; n--)
    {
      HutTime began =
          first + g_rand_int_range (rand, -2 * 1440, (DAYS + 1) * 1440) * HUT_TIME_MINUTE;
      HutRecord *patrol =
          hut_test_add_patrol (roster, g_rand_int_range (rand, 0, PEOPLE),
                               g_rand_int_range (rand, 0, LANES), began, began + HUT_TIME_HOUR);

      if (g_rand_int_range (rand, 0, 8) == 0)
        hut_test_put_right (roster, patrol, g_rand_boolean (rand),
                            g_rand_int_range (rand, 0, LANES));
    }
  return roster;
}

static void
test_a_calendar_says_what_each_day_says (void)
{
  GTimeZone *zone = hut_time_zone (NULL);

  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gint64 number = hut_test_roster_day ("2026-09-20") + seed;
      HutTime first = hut_roster_day_start (number, zone);
      HutTime now = first + g_rand_int_range (rand, 0, DAYS * 1440) * HUT_TIME_MINUTE;
      g_autoptr (HutRoster) roster = draw_roster (rand, first);
      g_autoptr (HutCoverSpan) span =
          hut_cover_span_new (roster, &hut_kind_lane, &hut_test_measures, hut_test_calendar (),
                              zone, number, DAYS, now);
      HutCoverCount all = hut_cover_span_count (span, 0, DAYS);
      guint n_due = 0, n_done = 0;

      for (guint day = 0; day < DAYS; day++)
        {
          g_autoptr (HutCoverage) coverage = hut_coverage_new (
              roster, &hut_test_measures, hut_test_calendar (), zone, number + day, now);

          g_assert_cmpint (span->due[day], ==, coverage->due);
          for (guint l = 0; l < LANES; l++)
            {
              const HutCoverCell *cell = hut_cover_span_cell (span, l, day);
              const HutPlaceCover *cover = &g_array_index (coverage->places, HutPlaceCover, l);

              g_assert_cmpint (cell->cover, ==, cover->cover);
              g_assert_cmpuint (cell->n_patrols, ==, cover->n_patrols);
              g_assert_cmpuint (cell->n_people, ==, cover->n_people);
              g_assert_cmpint (hut_cover_span_is_gap (span, l, day), ==,
                               coverage->due && !coverage->ahead && cover->n_patrols == 0);
              n_due += coverage->due && !coverage->ahead;
              n_done += coverage->due && !coverage->ahead && cover->n_patrols > 0;
            }
        }
      g_assert_cmpuint (all.n_due, ==, n_due);
      g_assert_cmpuint (all.n_done, ==, n_done);
    }
}

static HutRecord *
add_of_grid (GPtrArray *records, const HutKind *kind, guint person, const char *grid)
{
  HutRecord *record = hut_test_make (kind);

  hut_test_set_person (record, person);
  hut_record_set_text (record, "grid", grid);
  g_ptr_array_add (records, record);
  return record;
}

/* A grid has its workers, a lane its stewards, and neither counts for the other. */
static void
test_grids_have_a_calendar_of_their_own (void)
{
  GTimeZone *zone = hut_time_zone (NULL);
  gint64 number = hut_test_roster_day ("2026-11-26"); /* a Thursday */
  g_autoptr (HutRoster) roster = hut_roster_new ();
  g_autoptr (HutCoverSpan) span = NULL;
  HutTime now = hut_test_at ("2026-11-28");

  hut_test_add_lane (roster, 0);
  hut_test_add_role (roster, "steward", 1, 0, 0, 0);
  for (guint i = 0; i < 2; i++)
    {
      HutRecord *grid = hut_test_make (&hut_kind_grid);

      hut_record_set_text (grid, "code", i == 0 ? "G1" : "L1");
      g_ptr_array_add (roster->places, grid);
    }
  hut_record_set_text (add_of_grid (roster->roles, &hut_kind_role, 2, "G1"), "code", "grid-worker");
  hut_record_set_int (add_of_grid (roster->patrols, &hut_kind_patrol, 2, "G1"), "began_at",
                      hut_test_at ("2026-11-26 09:00"));
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-26 10:00"), 0);
  span = hut_cover_span_new (roster, &hut_kind_grid, &hut_test_measures, hut_test_calendar (), zone,
                             number, 2, now);
  g_assert_cmpuint (span->lanes->len, ==, 2);
  for (guint day = 0; day < 2; day++)
    {
      g_autoptr (HutCoverage) coverage = hut_coverage_new (
          roster, &hut_test_measures, hut_test_calendar (), zone, number + day, now);

      for (guint i = 0; i < 2; i++)
        {
          const HutPlaceCover *cover = &g_array_index (coverage->places, HutPlaceCover, i + 1);
          const HutCoverCell *cell = hut_cover_span_cell (span, i, day);

          g_assert_cmpint (cell->cover, ==, cover->cover);
          g_assert_cmpuint (cell->n_patrols, ==, cover->n_patrols);
          g_assert_cmpuint (cell->n_people, ==, cover->n_people);
        }
    }
  g_assert_cmpint (hut_cover_span_cell (span, 0, 0)->cover, ==, HUT_COVER_COVERED);
  g_assert_cmpint (hut_cover_span_cell (span, 1, 0)->cover, ==, HUT_COVER_BARE);
}

static void
test_months_begin_on_their_first_day (void)
{
  g_autofree char *code = hut_month_code (hut_test_roster_day ("2026-11-30"));
  guint n_days;

  g_assert_cmpstr (code, ==, "2026-11");
  g_assert_cmpint (hut_month_first_day (hut_test_roster_day ("2026-11-26"), 0, &n_days), ==,
                   hut_test_roster_day ("2026-11-01"));
  g_assert_cmpuint (n_days, ==, 30);
  g_assert_cmpint (hut_month_first_day (hut_test_roster_day ("2026-11-26"), 2, &n_days), ==,
                   hut_test_roster_day ("2027-01-01"));
  g_assert_cmpuint (n_days, ==, 31);
  g_assert_cmpint (hut_month_first_day (hut_test_roster_day ("2028-03-31"), -1, &n_days), ==,
                   hut_test_roster_day ("2028-02-01"));
  g_assert_cmpuint (n_days, ==, 29);
}

/* ---- Schedules ---- */

/* Lanes with two stewards each: 0 and 1, 2 and 3, ... */
static HutRoster *
make_street (guint n_lanes)
{
  HutRoster *roster = hut_roster_new ();

  for (guint l = 0; l < n_lanes; l++)
    {
      hut_test_add_lane (roster, l);
      hut_test_add_role (roster, "steward", 2 * l, l, 0, 0);
      hut_test_add_role (roster, "steward", 2 * l + 1, l, 0, 0);
    }
  return roster;
}

static GPtrArray *
propose (const HutRoster *roster, const char *from)
{
  g_autoptr (GHashTable) available = g_hash_table_new (hut_uid_hash, hut_uid_equal);

  return hut_shift_plan_propose (roster, available, &hut_test_measures, hut_test_calendar (),
                                 hut_time_zone (NULL), hut_test_roster_day ("2026-12-01"),
                                 hut_test_roster_day (from), hut_test_roster_day ("2027-01-01"));
}

static HutShiftDraft *
make_draft (const HutRoster *roster)
{
  return hut_shift_draft_new (roster, hut_time_zone (NULL), hut_test_roster_day ("2026-12-01"), 31);
}

/* What of December is on record, for another draft. */
static void
read_shifts (HutTestStore *test, HutRoster *roster)
{
  const HutRosterAsk ask = { .from = hut_test_at ("2026-12-01"),
                             .until = hut_test_at ("2027-01-01") };
  g_autoptr (HutRoster) read = hut_reader_roster (test->reader, &ask, NULL);

  g_ptr_array_set_size (roster->shifts, 0);
  for (guint i = 0; i < read->shifts->len; i++)
    g_ptr_array_add (roster->shifts, hut_record_copy (read->shifts->pdata[i]));
}

static GPtrArray *
read_void (HutTestStore *test)
{
  return hut_reader_void_shifts (test->reader, hut_test_at ("2026-12-01"),
                                 hut_test_at ("2027-01-01"), NULL);
}

/* December 2026 has 23 working days; five lanes make 115 shifts, more than one plan holds. */
static void
test_a_month_is_kept_and_taken_back_as_one (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRoster) roster = make_street (5);
  g_autoptr (GPtrArray) plan = propose (roster, "2026-12-01");
  g_autoptr (HutShiftDraft) draft = make_draft (roster);
  g_autoptr (GPtrArray) plans = NULL, again = NULL, voided = NULL;
  g_autoptr (HutShiftDraft) kept = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  HutUid batch;

  g_assert_cmpuint (hut_shift_draft_take (draft, plan), ==, 23 * 5);
  g_assert_cmpuint (hut_shift_draft_count_changes (draft), ==, 23 * 5);
  plans = hut_shift_draft_plans (draft, &by, NULL, NULL);
  g_assert_cmpuint (plans->len, ==, 2);
  batch = carry_out (test, plans);
  read_shifts (test, roster);
  g_assert_cmpuint (roster->shifts->len, ==, 23 * 5);
  kept = make_draft (roster);
  g_assert_cmpuint (hut_shift_draft_count_changes (kept), ==, 0);
  assert_refused (hut_shift_draft_plans (kept, &by, NULL, &error), &error);

  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  read_shifts (test, roster);
  g_assert_cmpuint (roster->shifts->len, ==, 0);
  /* And kept once more, as if nothing had been. */
  second = make_draft (roster);
  hut_shift_draft_take (second, plan);
  voided = read_void (test);
  again = hut_shift_draft_plans (second, &by, voided, NULL);
  carry_out (test, again);
  read_shifts (test, roster);
  g_assert_cmpuint (roster->shifts->len, ==, 23 * 5);
}

static void
test_a_shift_is_given_to_another_and_back (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRoster) roster = make_street (1);
  HutUid persons[] = { hut_test_person (0), hut_test_person (1) };
  const HutUid nobody = { { 0 } };

  /* Each on record, and read again: two people in turn, nobody, and the first once more. */
  const HutUid *turns[] = { &persons[0], &persons[1], &persons[0], &nobody,
                            &persons[0], &nobody,     &persons[1] };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (HutShiftDraft) draft = NULL;
      g_autoptr (GPtrArray) plans = NULL;
      g_autoptr (GPtrArray) voided = read_void (test);
      HutUid planned;

      read_shifts (test, roster);
      draft = make_draft (roster);
      g_assert_true (hut_shift_draft_give (draft, 0, 3, turns[i]));
      g_assert_false (hut_shift_draft_give (draft, 0, 3, turns[i]));
      plans = hut_shift_draft_plans (draft, &by, voided, NULL);
      carry_out (test, plans);
      read_shifts (test, roster);
      g_assert_cmpuint (roster->shifts->len, ==, hut_uid_is_nil (turns[i]) ? 0 : 1);
      if (roster->shifts->len == 0)
        continue;
      planned = hut_roster_uid (roster->shifts->pdata[0], "person");
      g_assert_true (hut_uid_equal (&planned, turns[i]));
      g_assert_cmpint (hut_record_get_int (roster->shifts->pdata[0], "day", 0), ==,
                       hut_test_at ("2026-12-04"));
    }
}

static void
test_who_is_in_two_lanes_is_not_kept_so (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRoster) roster = make_street (3);
  g_autoptr (HutShiftDraft) draft = make_draft (roster);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  HutUid first = hut_test_person (0), other = hut_test_person (2);

  hut_shift_draft_give (draft, 0, 0, &first);
  hut_shift_draft_give (draft, 1, 0, &first);
  hut_shift_draft_give (draft, 2, 1, &first);
  g_assert_cmpuint (hut_shift_draft_count_clashes (draft), ==, 2);
  g_assert_nonnull (hut_shift_draft_clash (draft, hut_shift_draft_slot (draft, 0, 0)));
  g_assert_null (hut_shift_draft_clash (draft, hut_shift_draft_slot (draft, 2, 1)));
  assert_refused (hut_shift_draft_plans (draft, &by, NULL, &error), &error);
  hut_shift_draft_give (draft, 1, 0, &other);
  g_assert_cmpuint (hut_shift_draft_count_clashes (draft), ==, 0);
  plans = hut_shift_draft_plans (draft, &by, NULL, NULL);
  g_assert_cmpuint (plans->len, ==, 1);
  /* Carried onto each other: they change places, and onto an empty day one moves there. */
  g_assert_true (hut_shift_draft_exchange (draft, 0, 0, 1, 0));
  g_assert_true (hut_uid_equal (&hut_shift_draft_slot (draft, 0, 0)->person, &other));
  g_assert_true (hut_uid_equal (&hut_shift_draft_slot (draft, 1, 0)->person, &first));
  g_assert_true (hut_shift_draft_exchange (draft, 0, 0, 0, 7));
  g_assert_true (hut_uid_is_nil (&hut_shift_draft_slot (draft, 0, 0)->person));
  g_assert_true (hut_uid_equal (&hut_shift_draft_slot (draft, 0, 7)->person, &other));
}

static HutRecord *
shift_of (guint lane, guint person, const char *day)
{
  HutRecord *shift = hut_test_make (&hut_kind_shift);

  hut_record_set_text (shift, "lane", hut_test_lane (lane));
  hut_test_set_person (shift, person);
  hut_record_set_int (shift, "day", hut_test_at (day));
  return shift;
}

/* The second of one lane and day, of another desk, is in nobody's way and goes when it is kept. */
static void
test_what_two_desks_planned_is_kept_once (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRoster) roster = make_street (3);
  g_autoptr (HutShiftDraft) draft = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  HutUid first = hut_test_person (0), second = hut_test_person (2);
  const HutPlannedRecord *planned;

  g_ptr_array_add (roster->shifts, shift_of (0, 0, "2026-12-01"));
  g_ptr_array_add (roster->shifts, shift_of (0, 2, "2026-12-01"));
  g_ptr_array_add (roster->shifts, shift_of (1, 2, "2026-12-01"));
  draft = make_draft (roster);
  g_assert_true (hut_uid_equal (&hut_shift_draft_slot (draft, 0, 0)->person, &first));
  g_assert_true (hut_uid_equal (&hut_shift_draft_slot (draft, 1, 0)->person, &second));
  g_assert_nonnull (hut_shift_draft_slot (draft, 0, 0)->reason);
  g_assert_cmpuint (hut_shift_draft_count_clashes (draft), ==, 0);
  g_assert_cmpuint (hut_shift_draft_count_changes (draft), ==, 1);
  plans = hut_shift_draft_plans (draft, &by, NULL, NULL);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpuint (((HutRecordPlan *)plans->pdata[0])->records->len, ==, 1);
  planned = ((HutRecordPlan *)plans->pdata[0])->records->pdata[0];
  g_assert_true (hut_uid_equal (&planned->next->id, &((HutRecord *)roster->shifts->pdata[1])->id));
  g_assert_nonnull (hut_record_get_text (planned->next, "void_reason"));
}

static void
test_a_schedule_is_cleared_from_a_day_on (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRoster) roster = make_street (2);
  g_autoptr (GPtrArray) plan = propose (roster, "2026-12-01");
  g_autoptr (HutShiftDraft) draft = make_draft (roster), kept = NULL;
  g_autoptr (GPtrArray) plans = NULL, cleared = NULL;

  hut_shift_draft_take (draft, plan);
  plans = hut_shift_draft_plans (draft, &by, NULL, NULL);
  carry_out (test, plans);
  read_shifts (test, roster);
  kept = make_draft (roster);
  /* From Tuesday the 29th on there are three working days. */
  g_assert_cmpuint (hut_shift_draft_clear (kept, hut_test_roster_day ("2026-12-29")), ==, 3 * 2);
  g_assert_cmpuint (hut_shift_draft_clear (kept, hut_test_roster_day ("2026-12-29")), ==, 0);
  cleared = hut_shift_draft_plans (kept, &by, NULL, NULL);
  carry_out (test, cleared);
  read_shifts (test, roster);
  g_assert_cmpuint (roster->shifts->len, ==, 20 * 2);
}

static void
test_what_is_over_is_only_counted (void)
{
  g_autoptr (HutRoster) roster = make_street (1);
  g_autoptr (GPtrArray) plan = NULL;
  HutUid second = hut_test_person (1);

  for (guint day = 1; day <= 2; day++)
    {
      HutRecord *shift = hut_test_make (&hut_kind_shift);

      hut_test_set_person (shift, 0);
      hut_record_set_text (shift, "lane", hut_test_lane (0));
      hut_record_set_int (shift, "day", hut_test_at ("2026-12-01") + (day - 1) * HUT_TIME_DAY);
      g_ptr_array_add (roster->shifts, shift);
    }
  plan = propose (roster, "2026-12-03");
  g_assert_cmpuint (plan->len, ==, 21);
  for (guint i = 0; i < 2; i++)
    g_assert_true (hut_uid_equal (&((HutShiftProposal *)plan->pdata[i])->person, &second));
}

static void
test_who_could_is_in_order (void)
{
  g_autoptr (HutRoster) roster = make_street (2);
  g_autoptr (HutShiftDraft) draft = make_draft (roster);
  g_autoptr (GHashTable) available =
      g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  g_autoptr (GArray) candidates = NULL;
  HutUid busy = hut_test_person (0), away = hut_test_person (2);
  const HutShiftCandidate *list;

  hut_shift_draft_give (draft, 1, 0, &busy); /* a Tuesday */
  g_hash_table_insert (available, g_memdup2 (&away, sizeof away),
                       GUINT_TO_POINTER (hut_shift_days ("[1]")));
  candidates = hut_shift_draft_candidates (draft, roster->roles, available, 0, 0);
  list = (const HutShiftCandidate *)candidates->data;
  g_assert_cmpuint (candidates->len, ==, 4);
  g_assert_cmpint (list[0].person.bytes[15], ==, 1);
  g_assert_cmpint (list[1].person.bytes[15], ==, 0);
  g_assert_nonnull (list[1].other);
  g_assert_cmpint (list[2].person.bytes[15], ==, 3);
  g_assert_cmpint (list[3].person.bytes[15], ==, 2);
  g_assert_false (list[3].available);
  g_assert_false (list[2].of_lane);
}

/* ---- Ratings ---- */

static GPtrArray *
ratings_of (HutTestStore *test, const char *month)
{
  GPtrArray *ratings = hut_reader_ratings (test->reader, month, "L1", NULL);

  g_assert_nonnull (ratings);
  return ratings;
}

static HutRecordPlan *
enter (HutTestStore *test, const char *month, int cleaning, int steward, GError **error)
{
  HutRosterActing by = acting (test);
  HutUid chief = hut_test_person (7);
  g_autofree char *target = hut_uid_to_string (&(HutUid){ { 1 } });
  const HutRatingSaid said[] = { { "cleaning", NULL, cleaning, " 电话 13800138000 " },
                                 { "greening", NULL, 0, NULL },
                                 { "steward", target, steward, NULL } };
  g_autoptr (GPtrArray) kept = ratings_of (test, month);

  return hut_rating_plan_enter (&by, "L1", month, &chief, said, G_N_ELEMENTS (said), kept, error);
}

static void
test_a_month_s_ratings_are_entered_and_changed (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    int cleaning, steward;
    int mean;
  } turns[] = { { 4, 5, 450 }, { 3, 5, 400 }, { 0, 5, 500 }, { 2, 5, 350 }, { 2, 0, 200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (GPtrArray) ratings = NULL;
      const HutRecord *cleaning;

      carry_out_one (test, enter (test, "2026-11", turns[i].cleaning, turns[i].steward, NULL));
      ratings = ratings_of (test, "2026-11");
      g_assert_cmpuint (ratings->len, ==, 2);
      g_assert_cmpint (hut_rating_mean (ratings), ==, turns[i].mean);
      cleaning = hut_rating_find (ratings, "cleaning", NULL);
      g_assert_cmpint (cleaning != NULL, ==, turns[i].cleaning != 0);
      if (cleaning != NULL)
        g_assert_null (strstr (hut_record_get_text (cleaning, "words"), "13800138000"));
    }
}

/* Another desk's rating that the form did not show is not taken away or written over. */
static void
test_what_another_desk_rated_meanwhile_stays (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid chief = hut_test_person (7);
  const HutRatingSaid theirs[] = { { "cleaning", NULL, 4, NULL }, { "greening", NULL, 3, NULL } };
  const HutRatingSaid ours[] = { { "cleaning", NULL, 0, NULL }, { "greening", NULL, 5, NULL } };
  g_autoptr (GPtrArray) shown = ratings_of (test, "2026-11"), ratings = NULL;
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  carry_out_one (test, hut_rating_plan_enter (&by, "L1", "2026-11", &chief, theirs, 2, NULL, NULL));
  plan = hut_rating_plan_enter (&by, "L1", "2026-11", &chief, ours, 2, shown, NULL);
  hut_write_plan (write, plan);
  g_assert_false (hut_store_write (test->store, write, &error));
  ratings = ratings_of (test, "2026-11");
  g_assert_cmpuint (ratings->len, ==, 2);
  g_assert_cmpint (hut_record_get_int (hut_rating_find (ratings, "greening", NULL), "score", 0), ==,
                   3);
}

static void
rate_by (HutTestStore *test, guint chief, int score)
{
  HutRosterActing by = acting (test);
  HutUid person = hut_test_person (chief);
  const HutRatingSaid said = { "cleaning", NULL, score, NULL };
  g_autoptr (GPtrArray) kept = ratings_of (test, "2026-11");

  carry_out_one (test, hut_rating_plan_enter (&by, "L1", "2026-11", &person, &said, 1, kept, NULL));
}

/* The lane has another chief in the middle of the month, and the first comes back. */
static void
test_another_chief_rates_anew (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    guint chief;
    int score, of;
  } turns[] = { { 7, 4, 7 }, { 8, 2, 8 }, { 8, 3, 8 }, { 7, 5, 7 }, { 8, 5, 7 } };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (GPtrArray) ratings = NULL;
      const HutRecord *rating;
      HutUid person, expected = hut_test_person ((guint)turns[i].of);

      rate_by (test, turns[i].chief, turns[i].score);
      ratings = ratings_of (test, "2026-11");
      rating = hut_rating_find (ratings, "cleaning", NULL);
      person = hut_roster_uid (rating, "person");
      g_assert_cmpint (hut_record_get_int (rating, "score", 0), ==, turns[i].score);
      g_assert_true (hut_uid_equal (&person, &expected));
      g_assert_cmpint (hut_rating_mean (ratings), ==, turns[i].score * 100);
    }
}

static void
test_what_was_not_seen_is_not_rated (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid chief = hut_test_person (7), nobody = { { 0 } };
  const HutRatingSaid none = { "cleaning", NULL, 0, NULL }, high = { "cleaning", NULL, 6, NULL },
                      good = { "cleaning", NULL, 5, NULL };
  g_autoptr (GError) error = NULL;

  assert_refused (enter (test, "2026-12", 4, 4, &error), &error);
  assert_refused (enter (test, "11月", 4, 4, &error), &error);
  assert_refused (hut_rating_plan_enter (&by, "L1", "2026-11", &chief, &none, 1, NULL, &error),
                  &error);
  assert_refused (hut_rating_plan_enter (&by, "L1", "2026-11", &chief, &high, 1, NULL, &error),
                  &error);
  assert_refused (hut_rating_plan_enter (&by, "L1", "2026-11", &nobody, &good, 1, NULL, &error),
                  &error);
}

/* ---- Chiefs ---- */

static HutRecord *
add_finding (GPtrArray *findings, guint lane, const char *at, const char *state, const char *result)
{
  HutRecord *finding = hut_test_make (&hut_kind_finding);

  hut_record_set_text (finding, "lane", hut_test_lane (lane));
  hut_record_set_text (finding, "route", "up");
  hut_record_set_text (finding, "words", "井盖松动");
  hut_record_set_int (finding, "at", hut_test_at (at));
  hut_record_set_text (finding, "state", state);
  hut_record_set_text (finding, "result", result);
  g_ptr_array_add (findings, finding);
  return finding;
}

static void
test_each_chief_has_a_record (void)
{
  g_autoptr (HutRoster) roster = hut_roster_new ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GPtrArray) records = NULL;
  HutRecord *rating = hut_test_make (&hut_kind_rating);
  const HutChiefRecord *record;
  HutUid former = hut_test_person (3);

  for (guint l = 0; l < 4; l++)
    hut_test_add_lane (roster, l);
  hut_test_add_role (roster, "lane-chief", 1, 0, 0, 0);
  hut_test_add_role (roster, "lane-chief", 1, 1, 0, 0);
  /* The second lane’s record names another, who is not its chief any more. */
  hut_record_set (roster->places->pdata[1], "chief", hut_value_uid (&former));
  hut_test_add_role (roster, "lane-chief", 2, 2, 0, hut_test_at ("2026-11-10"));
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-05 09:00"), 0);
  hut_test_add_patrol (roster, 1, 3, hut_test_at ("2026-11-06 09:00"), 0);
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-10-31 09:00"), 0);
  hut_test_add_patrol (roster, 5, 0, hut_test_at ("2026-11-06 09:00"), 0);
  hut_record_set_text (rating, "lane", hut_test_lane (1));
  hut_record_set_text (rating, "month", "2026-11");
  g_ptr_array_add (roster->ratings, rating);
  add_finding (findings, 0, "2026-11-07", "open", NULL);
  add_finding (findings, 0, "2026-09-07", "open", NULL);
  add_finding (findings, 1, "2026-11-08", "done", "已修好");
  add_finding (findings, 1, "2026-11-09", "done", NULL); /* no word on what was done */
  add_finding (findings, 3, "2026-11-09", "open", NULL); /* nobody’s lane */
  records = hut_chief_records (roster, findings, "2026-11", hut_test_at ("2026-11-01"),
                               hut_test_at ("2026-12-01"));
  g_assert_cmpuint (records->len, ==, 1);
  record = records->pdata[0];
  g_assert_cmpuint (record->lanes->len, ==, 2);
  g_assert_cmpuint (record->n_rated, ==, 1);
  g_assert_cmpuint (record->n_patrols, ==, 2);
  g_assert_cmpuint (record->n_up, ==, 3);
  g_assert_cmpuint (record->n_open, ==, 3);
}

static void
test_what_was_handed_up_is_found_until_it_is_done (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) handed = NULL;
  HutUid made = hut_test_store_new_case (test, "井盖");
  const HutHandedUp *first;

  hut_record_set (add_finding (findings, 0, "2026-09-07", "open", NULL), "case",
                  hut_value_uid (&made));
  add_finding (findings, 0, "2026-09-08", "done", "已修好");
  add_finding (findings, 1, "2026-11-08", "done", "已修好");
  hut_record_set_text (add_finding (findings, 1, "2026-11-08", "open", NULL), "route", "near");
  for (guint i = 0; i < findings->len; i++)
    hut_write_create (write, hut_record_copy (findings->pdata[i]));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  handed = hut_reader_handed_up (test->reader, hut_test_at ("2026-11-01"), NULL);
  g_assert_cmpuint (handed->len, ==, 2);
  first = handed->pdata[0];
  g_assert_true (hut_finding_is_open (first->finding));
  g_assert_cmpstr (first->case_state, ==, "received");
  g_assert_false (hut_finding_is_open (((HutHandedUp *)handed->pdata[1])->finding));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define with_store(path, function)                                                                 \
  g_test_add (path, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  g_test_add_func ("/calendar/says-what-each-day-says", test_a_calendar_says_what_each_day_says);
  g_test_add_func ("/calendar/grids-have-their-own", test_grids_have_a_calendar_of_their_own);
  g_test_add_func ("/calendar/months-begin-on-their-first-day",
                   test_months_begin_on_their_first_day);
  with_store ("/schedule/kept-and-taken-back-as-one", test_a_month_is_kept_and_taken_back_as_one);
  with_store ("/schedule/given-to-another-and-back", test_a_shift_is_given_to_another_and_back);
  with_store ("/schedule/who-is-in-two-lanes-is-not-kept-so",
              test_who_is_in_two_lanes_is_not_kept_so);
  with_store ("/schedule/what-two-desks-planned-is-kept-once",
              test_what_two_desks_planned_is_kept_once);
  with_store ("/schedule/cleared-from-a-day-on", test_a_schedule_is_cleared_from_a_day_on);
  g_test_add_func ("/schedule/what-is-over-is-only-counted", test_what_is_over_is_only_counted);
  g_test_add_func ("/schedule/who-could-is-in-order", test_who_could_is_in_order);
  with_store ("/rating/entered-and-changed", test_a_month_s_ratings_are_entered_and_changed);
  with_store ("/rating/another-chief-rates-anew", test_another_chief_rates_anew);
  with_store ("/rating/what-another-desk-rated-stays",
              test_what_another_desk_rated_meanwhile_stays);
  with_store ("/rating/what-was-not-seen-is-not-rated", test_what_was_not_seen_is_not_rated);
  g_test_add_func ("/chief/each-has-a-record", test_each_chief_has_a_record);
  with_store ("/chief/what-was-handed-up-is-found-until-it-is-done",
              test_what_was_handed_up_is_found_until_it_is_done);
  return g_test_run ();
}
