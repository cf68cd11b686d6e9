/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Hours, schedule and matching, each against a second computation: minute by minute, by looking at
 * all who could, by figures worked out by hand. */

#include "domain/hut-check-in.h"
#include "domain/hut-match.h"
#include "domain/hut-shift-plan.h"
#include "domain/hut-volunteer-record.h"
#include "hut-test-roster.h"

#define MINUTE HUT_TIME_MINUTE
#define LANES 5
#define PEOPLE 9

/* ---- Hours ---- */

#define SPAN 4000 /* minutes, of which each is looked at */

static HutRecord *
add_service (GPtrArray *services, guint person, int from, int until)
{
  HutRecord *service = hut_test_make (&hut_kind_service);

  hut_test_set_person (service, person);
  hut_record_set_text (service, "how", "check-in");
  hut_record_set_int (service, "began_at", hut_test_at ("2026-11-01") + from * MINUTE);
  hut_record_set_int (service, "ended_at", hut_test_at ("2026-11-01") + until * MINUTE);
  g_ptr_array_add (services, service);
  return service;
}

static void
test_hours_agree_minute_by_minute (void)
{
  for (guint32 seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) services =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autofree guint8 *minutes = g_new0 (guint8, SPAN);
      HutUid person = hut_test_person (1);
      gint64 certified = 0, served = 0, twice = 0;
      HutVolunteerRecord record;

      for (guint n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        {
          int from = g_rand_int_range (rand, 0, SPAN - 300);
          int until = from + g_rand_int_range (rand, 1, 300);
          HutRecord *service = add_service (services, g_rand_int_range (rand, 1, 3), from, until);
          HutUid of = hut_roster_uid (service, "person");
          gboolean mine = hut_uid_equal (&of, &person);

          if (g_rand_int_range (rand, 0, 4) == 0)
            {
              HutRecord *shorter = hut_record_copy (service);

              shorter->id = hut_uid_new ();
              hut_record_set (shorter, "replaces", hut_value_uid (&service->id));
              until = from + (until - from + 1) / 2;
              hut_record_set_int (shorter, "ended_at", hut_test_at ("2026-11-01") + until * MINUTE);
              g_ptr_array_add (services, shorter);
            }
          for (int m = from; mine && m < until; m++)
            minutes[m]++;
        }
      for (guint n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        {
          HutRecord *service = hut_test_make (&hut_kind_service);
          int length = g_rand_int_range (rand, 1, 400);

          hut_test_set_person (service, 1);
          hut_record_set_text (service, "how", "certified");
          hut_record_set_int (service, "minutes", length);
          hut_record_set_int (service, "at", hut_test_at ("2026-11-02"));
          g_ptr_array_add (services, service);
          certified += length;
        }
      for (guint m = 0; m < SPAN; m++)
        {
          served += minutes[m] > 0;
          twice += minutes[m] > 1 ? minutes[m] - 1 : 0;
        }
      record =
          hut_volunteer_record (&person, services, none, none, &hut_test_measures, 0, G_MAXINT64);
      g_assert_cmpint (record.minutes, ==, served + certified);
      g_assert_cmpint (record.overlap_minutes, ==, twice);
    }
}

static void
test_points_and_stars_by_the_rule (void)
{
  static const struct
  {
    gint64 hours;
    guint stars;
    gint64 next;
  } rows[] = { { 0, 0, 100 },   { 99, 0, 1 },     { 100, 1, 200 }, { 299, 1, 1 },  { 300, 2, 300 },
               { 600, 3, 400 }, { 1000, 4, 500 }, { 1499, 4, 1 },  { 1500, 5, 0 }, { 3000, 5, 0 } };
  HutUid person = hut_test_person (1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HutRoster) roster = hut_roster_new ();
      g_autoptr (GPtrArray) services =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      g_autoptr (GPtrArray) findings =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      HutVolunteerRecord record;

      for (gint64 h = 0; h < rows[i].hours; h++)
        add_service (services, 1, (int)h * 60, (int)h * 60 + 60);
      for (guint n = 0; n < 3; n++)
        {
          HutRecord *finding = hut_test_make (&hut_kind_finding);

          hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-26") + n * HUT_TIME_HOUR, 0);
          hut_test_set_person (finding, 1);
          hut_record_set_int (finding, "at", hut_test_at ("2026-11-26"));
          hut_record_set_text (finding, "state", n == 0 ? "open" : "done");
          g_ptr_array_add (findings, finding);
        }
      hut_test_add_patrol (roster, 2, 0, hut_test_at ("2026-11-26"), 0);
      record = hut_volunteer_record (&person, services, roster->patrols, findings,
                                     &hut_test_measures, 0, G_MAXINT64);
      g_assert_cmpint (record.minutes, ==, rows[i].hours * 60);
      g_assert_cmpuint (record.stars, ==, rows[i].stars);
      g_assert_cmpint (record.next_star_minutes, ==, rows[i].next * 60);
      g_assert_cmpint (record.points, ==, 3 * 2 + 2 * 3 + rows[i].hours * 10);
    }
}

/* ---- The schedule ---- */

typedef struct
{
  guint n[PEOPLE];
  gint64 last[PEOPLE];
} Loads;

/* Who should have it, found by looking at all. -1: nobody. */
static int
best_of (const gboolean can[PEOPLE], const Loads *loads)
{
  int best = -1;

  for (int p = 0; p < PEOPLE; p++)
    if (can[p] && (best < 0 || loads->n[p] < loads->n[best] ||
                   (loads->n[p] == loads->n[best] && loads->last[p] < loads->last[best])))
      best = p;
  return best;
}

static void
test_the_schedule_follows_its_rule (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (HutRoster) roster = hut_roster_new ();
      g_autoptr (GHashTable) available =
          g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
      g_autoptr (GPtrArray) plan = NULL;
      gint64 first = hut_test_roster_day ("2026-11-02"), end = hut_test_roster_day ("2026-12-01");
      gboolean of_lane[LANES][PEOPLE] = { { FALSE } };
      guint days[PEOPLE];
      Loads loads;
      guint n = 0;

      for (guint l = 0; l < LANES; l++)
        hut_test_add_lane (roster, l);
      for (guint p = 0; p < PEOPLE; p++)
        {
          HutUid id = hut_test_person (p);
          guint lane = g_rand_int_range (rand, 0, LANES);

          of_lane[lane][p] = TRUE;
          hut_test_add_role (roster, "steward", p, lane, 0, 0);
          if (g_rand_boolean (rand))
            {
              of_lane[0][p] = TRUE;
              hut_test_add_role (roster, "steward", p, 0, 0, 0);
            }
          days[p] = hut_shift_days (p % 3 == 0 ? "[1,3,5]" : NULL);
          g_hash_table_insert (available, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (days[p]));
          loads.n[p] = 0;
          loads.last[p] = G_MININT64;
        }
      plan = hut_shift_plan_propose (roster, available, &hut_test_measures, hut_test_calendar (),
                                     hut_time_zone (NULL), first, first, end);
      for (gint64 day = first; day < end; day++)
        {
          gboolean taken[PEOPLE] = { FALSE };
          guint weekday = (guint)((day + 3) % 7) + 1;

          for (guint l = 0; weekday <= 5 && l < LANES; l++)
            {
              gboolean can[PEOPLE];
              const HutShiftProposal *proposal = plan->pdata[n++];
              HutUid id;
              int best;

              for (guint p = 0; p < PEOPLE; p++)
                can[p] = of_lane[l][p] && !taken[p] && (days[p] & 1u << weekday) != 0;
              best = best_of (can, &loads);
              id = hut_test_person ((guint)MAX (best, 0));
              g_assert_cmpstr (hut_record_get_text (proposal->lane, "code"), ==, hut_test_lane (l));
              g_assert_cmpint (hut_time_day_number (proposal->day, hut_time_zone (NULL)), ==, day);
              g_assert_nonnull (proposal->reason);
              g_assert_cmpint (hut_uid_is_nil (&proposal->person), ==, best < 0);
              if (best < 0)
                continue;
              g_assert_true (hut_uid_equal (&proposal->person, &id));
              g_assert_cmpuint (proposal->n_before, ==, loads.n[best]);
              taken[best] = TRUE;
              loads.n[best]++;
              loads.last[best] = day;
            }
        }
      g_assert_cmpuint (plan->len, ==, n);
    }
}

static void
test_what_is_planned_stands_in_the_schedule (void)
{
  g_autoptr (HutRoster) roster = hut_roster_new ();
  g_autoptr (GHashTable) available = g_hash_table_new (hut_uid_hash, hut_uid_equal);
  g_autoptr (GPtrArray) plan = NULL;
  HutRecord *shift = hut_test_make (&hut_kind_shift);
  HutUid other = hut_test_person (1);

  hut_test_add_lane (roster, 0);
  hut_test_add_role (roster, "steward", 0, 0, 0, 0);
  hut_test_add_role (roster, "steward", 1, 0, 0, 0);
  hut_test_set_person (shift, 0);
  hut_record_set_text (shift, "lane", hut_test_lane (0));
  hut_record_set_int (shift, "day", hut_test_at ("2026-11-02"));
  g_ptr_array_add (roster->shifts, shift);
  plan = hut_shift_plan_propose (roster, available, &hut_test_measures, hut_test_calendar (),
                                 hut_time_zone (NULL), hut_test_roster_day ("2026-11-02"),
                                 hut_test_roster_day ("2026-11-02"),
                                 hut_test_roster_day ("2026-11-04"));
  g_assert_cmpuint (plan->len, ==, 1);
  g_assert_true (hut_uid_equal (&((HutShiftProposal *)plan->pdata[0])->person, &other));
}

/* ---- Matching ---- */

static HutRecord *
make_entry (const char *list, const char *category, const char *tags)
{
  HutRecord *entry = hut_test_make (&hut_kind_entry);

  hut_record_set_text (entry, "list", list);
  hut_record_set_text (entry, "state", "open");
  hut_record_set_text (entry, "title", category);
  hut_record_set_text (entry, "category", category);
  hut_record_set_text (entry, "tags", tags);
  return entry;
}

static void
test_each_ground_has_its_share (void)
{
  HutMatchMeasures weights = { { 30, 20, 20, 10, 10, 10 }, 500, 3000 };
  g_autoptr (HutRecord) need = make_entry ("need", "a/b", "[\"X\",\"y\"]");
  g_autoptr (GPtrArray) resources =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GPtrArray) ranked = NULL;
  HutRecord *best = make_entry ("resource", "a/b", "[\"y\",\"x\",\"z\"]");
  HutRecord *half = make_entry ("resource", "a/c", "[\"x\"]"),
            *past = hut_test_make (&hut_kind_match);
  const HutMatchScore *score;

  hut_record_set (need, "place", hut_value_point (hut_point_from_degrees (116.32, 40)));
  hut_record_set_int (need, "capacity", 20);
  hut_record_set_int (need, "from", hut_test_at ("2026-11-01"));
  hut_record_set_int (need, "until", hut_test_at ("2026-11-11"));
  hut_record_set (best, "place", hut_value_point (hut_point_from_degrees (116.32, 40.001)));
  hut_record_set_int (best, "capacity", 50);
  /* 1750 m to the north: half way from near to far; a degree is 111195 m. */
  hut_record_set (half, "place", hut_value_point (hut_point_from_degrees (116.32, 40.0157381)));
  hut_record_set_int (half, "capacity", 10);
  hut_record_set_int (half, "from", hut_test_at ("2026-11-06"));
  hut_record_set (past, "resource", hut_value_uid (&half->id));
  hut_record_set_int (past, "need_rating", 3);
  g_ptr_array_add (matches, past);
  g_ptr_array_add (resources, half);
  g_ptr_array_add (resources, best);
  ranked = hut_match_rank (need, resources, matches, &weights);
  g_assert_cmpuint (ranked->len, ==, 2);
  score = ranked->pdata[0];
  g_assert_true (score->resource == best);
  g_assert_cmpint (score->score, ==, 30 + 20 + 20 + 10 + 10 + 5);
  score = ranked->pdata[1];
  g_assert_cmpint (score->points[HUT_MATCH_CATEGORY], ==, 15);
  g_assert_cmpint (score->points[HUT_MATCH_TAGS], ==, 10);
  g_assert_cmpint (score->points[HUT_MATCH_DISTANCE], ==, 10);
  g_assert_cmpint (score->points[HUT_MATCH_TIME], ==, 5);
  g_assert_cmpint (score->points[HUT_MATCH_CAPACITY], ==, 5);
  g_assert_cmpint (score->points[HUT_MATCH_EXPERIENCE], ==, 5);
  for (guint i = 0; i < HUT_N_MATCH_GROUNDS; i++)
    g_assert_nonnull (score->words[i]);
}

static void
test_what_has_nothing_in_common_is_no_match (void)
{
  HutMatchMeasures weights;
  g_autoptr (HutRecord) need = make_entry ("need", "a/b", "[\"x\"]");
  g_autoptr (GPtrArray) resources =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) ranked = NULL;
  HutRecord *person = hut_test_make (&hut_kind_person), *left = hut_test_make (&hut_kind_person);
  HutRecord *late = make_entry ("resource", "a/b", NULL);
  HutRecord *closed = make_entry ("resource", "a/b", NULL);

  hut_match_measures_of (NULL, &weights);
  hut_record_set_int (need, "until", hut_test_at ("2026-11-10"));
  hut_record_set_int (late, "from", hut_test_at ("2026-11-10"));
  hut_record_set_text (closed, "state", "closed");
  hut_record_set_text (person, "skills", "[\"x\"]");
  hut_record_set_text (left, "skills", "[\"x\"]");
  hut_record_set_int (left, "left_at", hut_test_at ("2026-01-01"));
  g_ptr_array_add (resources, make_entry ("resource", "c/b", "[\"z\"]"));
  g_ptr_array_add (resources, make_entry ("need", "a/b", "[\"x\"]"));
  g_ptr_array_add (resources, late);
  g_ptr_array_add (resources, closed);
  g_ptr_array_add (resources, left);
  g_ptr_array_add (resources, person);
  ranked = hut_match_rank (need, resources, none, &weights);
  g_assert_cmpuint (ranked->len, ==, 1);
  g_assert_true (((HutMatchScore *)ranked->pdata[0])->resource == person);
}

static void
test_a_step_is_taken_when_both_sides_took_it (void)
{
  g_autoptr (HutRecord) match = hut_test_make (&hut_kind_match);

  for (guint step = 0; step < HUT_N_MATCH_STEPS; step++)
    {
      hut_record_set_int (match, hut_match_step_field (step, HUT_MATCH_NEED_SIDE), 1);
      g_assert_cmpuint (hut_match_steps_done (match), ==, step);
      hut_record_set_int (match, hut_match_step_field (step, HUT_MATCH_RESOURCE_SIDE), 1);
      g_assert_cmpuint (hut_match_steps_done (match), ==, step + 1);
    }
}

/* ---- The double check-in ---- */

static void
add_check_in (GPtrArray *check_ins, guint person, const char *task, gboolean proof)
{
  HutRecord *check_in = hut_test_make (&hut_kind_check_in);

  hut_record_set_text (check_in, "subject", "member");
  hut_test_set_person (check_in, person);
  hut_record_set_text (check_in, "task", task);
  hut_record_set_int (check_in, "at", hut_test_at ("2026-11-26"));
  hut_record_set_text (check_in, "evidence", proof ? "photograph" : NULL);
  g_ptr_array_add (check_ins, check_in);
}

/* All subsets of what a member does, with and without proof, and another's beside. */
static void
test_a_member_has_done_all_four (void)
{
  static const char *const tasks[] = { "call", "promise", "suggestion", "activity" };

  for (guint done = 0; done < 16; done++)
    for (guint proof = 0; proof < 16; proof++)
      {
        g_autoptr (GPtrArray) check_ins =
            g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
        HutUid person = hut_test_person (1);
        HutCheckInStanding standing;

        for (guint i = 0; i < 4; i++)
          {
            if (done & 1u << i)
              add_check_in (check_ins, 1, tasks[i], (proof & 1u << i) != 0);
            add_check_in (check_ins, 2, tasks[i], TRUE);
          }
        standing = hut_check_in_of_member (check_ins, &person);
        g_assert_cmpint (standing.all, ==, (done & proof) == 15);
        g_assert_cmpuint (standing.done >> 1, ==, done & proof);
        g_assert_cmpuint (standing.open >> 1, ==, 15 & ~(done & proof));
        g_assert_cmpuint (standing.no_proof >> 1, ==, done & ~proof);
      }
}

static void
test_a_unit_has_done_one_thing (void)
{
  g_autoptr (GPtrArray) check_ins =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  HutRecord *thing = hut_test_make (&hut_kind_check_in);

  hut_record_set_text (thing, "subject", "unit");
  hut_record_set_text (thing, "unit", "A");
  hut_record_set_text (thing, "task", "thing");
  hut_record_set_text (thing, "evidence", "photograph");
  g_ptr_array_add (check_ins, thing);
  g_assert_false (hut_check_in_of_unit (check_ins, "A").all); /* no day */
  hut_record_set_int (thing, "at", hut_test_at ("2026-11-26"));
  g_assert_true (hut_check_in_of_unit (check_ins, "A").all);
  g_assert_false (hut_check_in_of_unit (check_ins, "B").all);
  hut_record_set_text (thing, "void_reason", "twice");
  g_assert_false (hut_check_in_of_unit (check_ins, "A").all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/volunteer/hours-agree-minute-by-minute", test_hours_agree_minute_by_minute);
  g_test_add_func ("/volunteer/points-and-stars-by-the-rule", test_points_and_stars_by_the_rule);
  g_test_add_func ("/schedule/follows-its-rule", test_the_schedule_follows_its_rule);
  g_test_add_func ("/schedule/what-is-planned-stands", test_what_is_planned_stands_in_the_schedule);
  g_test_add_func ("/match/each-ground-has-its-share", test_each_ground_has_its_share);
  g_test_add_func ("/match/nothing-in-common-is-no-match",
                   test_what_has_nothing_in_common_is_no_match);
  g_test_add_func ("/match/a-step-is-taken-by-both", test_a_step_is_taken_when_both_sides_took_it);
  g_test_add_func ("/check-in/a-member-has-done-all-four", test_a_member_has_done_all_four);
  g_test_add_func ("/check-in/a-unit-has-done-one-thing", test_a_unit_has_done_one_thing);
  return g_test_run ();
}
