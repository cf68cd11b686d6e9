/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Coverage, clashes and the standing of lanes, each against a second computation: what was drawn is
 * counted where it is drawn, or found by trying all. */

#include "domain/hut-coverage.h"
#include "domain/hut-lane-standing.h"
#include "domain/hut-place-table.h"
#include "hut-test-roster.h"

#include <string.h>

#define MINUTE HUT_TIME_MINUTE
#define LANES 5
#define PEOPLE 9

static const HutPlaceCover *
cover_of (const HutCoverage *coverage, guint lane)
{
  return &g_array_index (coverage->places, HutPlaceCover, lane);
}

/* ---- Coverage ---- */

static HutRoster *
one_lane (guint n_stewards)
{
  HutRoster *roster = hut_roster_new ();

  hut_test_add_lane (roster, 0);
  for (guint i = 0; i < n_stewards; i++)
    hut_test_add_role (roster, "steward", i, 0, 0, 0);
  return roster;
}

static HutCover
cover_on (const HutRoster *roster, const char *day, const char *now)
{
  g_autoptr (HutCoverage) coverage =
      hut_coverage_new (roster, &hut_test_measures, hut_test_calendar (), hut_time_zone (NULL),
                        hut_test_roster_day (day), hut_test_at (now));

  return cover_of (coverage, 0)->cover;
}

/* Thursday 2026-11-26; Saturday 2026-11-28; 2026-10-10 is a Saturday that is worked. */
static void
test_a_lane_is_covered_by_two_and_a_patrol (void)
{
  static const struct
  {
    guint n_stewards;
    gboolean patrolled;
    const char *day;
    HutCover cover;
  } rows[] = {
    { 2, TRUE, "2026-11-26", HUT_COVER_COVERED },    { 3, TRUE, "2026-11-26", HUT_COVER_COVERED },
    { 2, FALSE, "2026-11-26", HUT_COVER_NO_PATROL }, { 1, TRUE, "2026-11-26", HUT_COVER_TOO_FEW },
    { 0, FALSE, "2026-11-26", HUT_COVER_BARE },      { 2, FALSE, "2026-11-28", HUT_COVER_RESTS },
    { 2, TRUE, "2026-11-28", HUT_COVER_COVERED },    { 1, FALSE, "2026-11-28", HUT_COVER_TOO_FEW },
    { 2, FALSE, "2026-10-10", HUT_COVER_NO_PATROL }, { 2, FALSE, "2026-10-01", HUT_COVER_RESTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HutRoster) roster = one_lane (rows[i].n_stewards);
      HutTime noon = hut_test_at (rows[i].day) + 12 * HUT_TIME_HOUR;

      if (rows[i].patrolled)
        hut_test_add_patrol (roster, 0, 0, noon, noon + 30 * MINUTE);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (cover_on (roster, rows[i].day, "2026-12-01"), ==, rows[i].cover);
    }
}

static void
test_the_day_is_the_street_s (void)
{
  g_autoptr (HutRoster) roster = one_lane (2);

  hut_test_add_patrol (roster, 0, 0, hut_test_at ("2026-11-26 00:00"), 0);
  hut_test_add_patrol (roster, 0, 0, hut_test_at ("2026-11-24 23:59"),
                       hut_test_at ("2026-11-25 00:20"));
  g_assert_cmpint (cover_on (roster, "2026-11-26", "2026-12-01"), ==, HUT_COVER_COVERED);
  g_assert_cmpint (cover_on (roster, "2026-11-25", "2026-12-01"), ==, HUT_COVER_NO_PATROL);
  g_assert_cmpint (cover_on (roster, "2026-11-24", "2026-12-01"), ==, HUT_COVER_COVERED);
}

static void
test_what_is_planned_or_yet_to_come_covers_nothing (void)
{
  g_autoptr (HutRoster) roster = one_lane (2);
  HutRecord *shift = hut_test_make (&hut_kind_shift);

  hut_test_set_person (shift, 0);
  hut_record_set_text (shift, "lane", hut_test_lane (0));
  hut_record_set_int (shift, "day", hut_test_at ("2026-11-26"));
  g_ptr_array_add (roster->shifts, shift);
  g_assert_cmpint (cover_on (roster, "2026-11-26", "2026-12-01"), ==, HUT_COVER_NO_PATROL);
  hut_test_add_patrol (roster, 0, 0, hut_test_at ("2026-11-26 15:00"), 0);
  g_assert_cmpint (cover_on (roster, "2026-11-26", "2026-11-26 14:59"), ==, HUT_COVER_NO_PATROL);
  g_assert_cmpint (cover_on (roster, "2026-11-26", "2026-11-26 15:00"), ==, HUT_COVER_COVERED);
}

static void
test_a_patrol_that_was_put_right_counts_once (void)
{
  g_autoptr (HutRoster) roster = one_lane (2);
  HutRecord *first;

  hut_test_add_lane (roster, 1);
  first = hut_test_add_patrol (roster, 0, 0, hut_test_at ("2026-11-26 09:00"), 0);
  hut_test_put_right (roster, first, TRUE, 1);
  {
    g_autoptr (HutCoverage) coverage =
        hut_coverage_new (roster, &hut_test_measures, hut_test_calendar (), hut_time_zone (NULL),
                          hut_test_roster_day ("2026-11-26"), hut_test_at ("2026-12-01"));

    g_assert_cmpuint (cover_of (coverage, 0)->n_patrols, ==, 0);
    g_assert_cmpuint (cover_of (coverage, 1)->n_patrols, ==, 1);
  }
  hut_test_put_right (roster, roster->patrols->pdata[1], FALSE, 1);
  {
    g_autoptr (HutCoverage) coverage =
        hut_coverage_new (roster, &hut_test_measures, hut_test_calendar (), hut_time_zone (NULL),
                          hut_test_roster_day ("2026-11-26"), hut_test_at ("2026-12-01"));

    g_assert_cmpuint (cover_of (coverage, 1)->n_patrols, ==, 0);
    g_assert_cmpint (cover_of (coverage, 1)->last_patrol, ==, 0);
  }
}

static void
test_a_role_is_held_from_its_day_until_its_end (void)
{
  g_autoptr (HutRoster) roster = hut_roster_new ();

  hut_test_add_lane (roster, 0);
  hut_test_add_role (roster, "steward", 0, 0, hut_test_at ("2026-11-26"),
                     hut_test_at ("2026-11-28"));
  hut_test_add_role (roster, "steward", 1, 0, 0, 0);
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-25 09:00"), 0);
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-26 09:00"), 0);
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-27 09:00"), 0);
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-30 09:00"), 0);
  g_assert_cmpint (cover_on (roster, "2026-11-25", "2026-12-01"), ==, HUT_COVER_TOO_FEW);
  g_assert_cmpint (cover_on (roster, "2026-11-26", "2026-12-01"), ==, HUT_COVER_COVERED);
  g_assert_cmpint (cover_on (roster, "2026-11-27", "2026-12-01"), ==, HUT_COVER_COVERED);
  g_assert_cmpint (cover_on (roster, "2026-11-30", "2026-12-01"), ==, HUT_COVER_TOO_FEW);
}

static void
test_checks_and_ratings_fall_due (void)
{
  g_autoptr (HutRoster) roster = one_lane (2);
  HutRecord *check = hut_test_make (&hut_kind_lane_check),
            *rating = hut_test_make (&hut_kind_rating);
  static const struct
  {
    const char *day;
    gboolean check, rating;
  } rows[] = { { "2026-11-19", FALSE, FALSE },
               { "2026-11-25", FALSE, FALSE },
               { "2026-11-26", TRUE, FALSE },
               { "2026-12-01", TRUE, TRUE } };

  hut_test_add_role (roster, "lane-chief", 7, 0, 0, 0);
  hut_record_set_text (check, "lane", hut_test_lane (0));
  hut_record_set_int (check, "at", hut_test_at ("2026-11-19 10:00"));
  g_ptr_array_add (roster->checks, check);
  hut_record_set_text (rating, "lane", hut_test_lane (0));
  hut_record_set_text (rating, "month", "2026-10");
  g_ptr_array_add (roster->ratings, rating);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HutCoverage) coverage =
          hut_coverage_new (roster, &hut_test_measures, hut_test_calendar (), hut_time_zone (NULL),
                            hut_test_roster_day (rows[i].day), hut_test_at ("2026-12-31"));

      g_test_message ("%s", rows[i].day);
      g_assert_cmpint (cover_of (coverage, 0)->check_due, ==, rows[i].check);
      g_assert_cmpint (cover_of (coverage, 0)->rating_due, ==, rows[i].rating);
    }
}

/* What was drawn for a day, counted as it is drawn. */
typedef struct
{
  guint patrols[LANES];
  gboolean steward[LANES][PEOPLE];
} Drawn;

static HutRoster *
draw_roster (GRand *rand, HutTime day, Drawn *drawn)
{
  HutRoster *roster = hut_roster_new ();

  memset (drawn, 0, sizeof *drawn);
  for (guint l = 0; l < LANES; l++)
    hut_test_add_lane (roster, l);
  for (guint n = g_rand_int_range (rand, 0, 14); n > 0; n--)
    {
      guint lane = g_rand_int_range (rand, 0, LANES), person = g_rand_int_range (rand, 0, PEOPLE);
      int from = g_rand_int_range (rand, -3, 3), until = g_rand_int_range (rand, 0, 6);

      hut_test_add_role (roster, "steward", person, lane, day + from * HUT_TIME_DAY,
                         until == 5 ? 0 : day + (from + until) * HUT_TIME_DAY);
      drawn->steward[lane][person] |= from <= 0 && (until == 5 || from + until > 0);
    }
  for (guint n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    {
      guint lane = g_rand_int_range (rand, 0, LANES), person = g_rand_int_range (rand, 0, PEOPLE);
      int minute = g_rand_int_range (rand, -600, 2000);
      HutRecord *patrol =
          hut_test_add_patrol (roster, person, lane, day + minute * MINUTE,
                               day + (minute + g_rand_int_range (rand, 0, 90)) * MINUTE);
      gboolean on_day = minute >= 0 && minute < 1440;
      guint other = g_rand_int_range (rand, 0, LANES);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          hut_test_put_right (roster, patrol, FALSE, lane);
          break;
        case 1:
          hut_test_put_right (roster, patrol, TRUE, other);
          drawn->patrols[other] += on_day;
          break;
        default:
          drawn->patrols[lane] += on_day;
          break;
        }
    }
  return roster;
}

static HutCover
expected_cover (const Drawn *drawn, guint lane, gboolean due)
{
  guint n = 0;

  for (guint p = 0; p < PEOPLE; p++)
    n += drawn->steward[lane][p];
  if (n < 2)
    return due && drawn->patrols[lane] == 0 ? HUT_COVER_BARE : HUT_COVER_TOO_FEW;
  if (drawn->patrols[lane] > 0)
    return HUT_COVER_COVERED;
  return due ? HUT_COVER_NO_PATROL : HUT_COVER_RESTS;
}

/* The patrols that stand, told apart from the rest one by one. */
static gboolean
stands (const HutRoster *roster, guint n)
{
  const HutRecord *patrol = roster->patrols->pdata[n];
  g_autofree char *id = hut_uid_to_string (&patrol->id);

  if (hut_record_get_int (patrol, "taken_back", 0) != 0)
    return FALSE;
  for (guint i = 0; i < roster->patrols->len; i++)
    if (g_strcmp0 (hut_record_get_text (roster->patrols->pdata[i], "replaces"), id) == 0)
      return FALSE;
  return TRUE;
}

/* Minute by minute: whether two patrols of one person, in two lanes, have one in common. */
static gboolean
share_a_minute (const HutRecord *a, const HutRecord *b)
{
  for (HutTime t = hut_record_get_int (a, "began_at", 0);
       t <= hut_record_get_int (a, "ended_at", 0); t += MINUTE)
    {
      HutTime began = hut_record_get_int (b, "began_at", 0);
      HutTime ended = hut_record_get_int (b, "ended_at", 0);
      gboolean in_a =
          t < hut_record_get_int (a, "ended_at", 0) || t == hut_record_get_int (a, "began_at", 0);
      gboolean in_b = (t >= began && t < ended) || t == began;

      if (in_a && in_b)
        return TRUE;
    }
  return FALSE;
}

static guint
count_clashes (const HutRoster *roster)
{
  guint n = 0;

  for (guint i = 0; i < roster->patrols->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const HutRecord *a = roster->patrols->pdata[i], *b = roster->patrols->pdata[j];

        n +=
            stands (roster, i) && stands (roster, j) &&
            g_strcmp0 (hut_record_get_text (a, "person"), hut_record_get_text (b, "person")) == 0 &&
            g_strcmp0 (hut_record_get_text (a, "lane"), hut_record_get_text (b, "lane")) != 0 &&
            share_a_minute (a, b);
      }
  return n;
}

static void
test_coverage_agrees_with_what_was_drawn (void)
{
  for (guint32 seed = 1; seed <= 400; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      HutTime day = hut_time_day_start (hut_test_at ("2026-11-20 12:00"), hut_time_zone (NULL),
                                        (int)(seed % 14));
      gint64 number = hut_time_day_number (day, hut_time_zone (NULL));
      gboolean due = (number + 3) % 7 < 5; /* no holidays in these weeks */
      Drawn drawn;
      g_autoptr (HutRoster) roster = draw_roster (rand, day, &drawn);
      g_autoptr (HutCoverage) coverage =
          hut_coverage_new (roster, &hut_test_measures, hut_test_calendar (), hut_time_zone (NULL),
                            number, day + 9 * HUT_TIME_DAY);
      g_autoptr (GArray) clashes = hut_roster_clashes (roster);

      g_assert_cmpint (coverage->due, ==, due);
      for (guint l = 0; l < LANES; l++)
        {
          g_assert_cmpuint (cover_of (coverage, l)->n_patrols, ==, drawn.patrols[l]);
          g_assert_cmpint (cover_of (coverage, l)->cover, ==, expected_cover (&drawn, l, due));
        }
      g_assert_cmpuint (clashes->len, ==, count_clashes (roster));
    }
}

static void
test_a_person_in_two_places_is_found (void)
{
  g_autoptr (HutRoster) roster = hut_roster_new ();
  g_autoptr (GArray) clashes = NULL;
  const HutRosterClash *clash;
  HutUid first = hut_test_person (1);

  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-26 09:00"),
                       hut_test_at ("2026-11-26 10:00"));
  hut_test_add_patrol (roster, 1, 1, hut_test_at ("2026-11-26 10:00"),
                       hut_test_at ("2026-11-26 11:00")); /* after it */
  hut_test_add_patrol (roster, 1, 2, hut_test_at ("2026-11-26 10:59"),
                       hut_test_at ("2026-11-26 11:30")); /* in the second */
  hut_test_add_patrol (roster, 2, 3, hut_test_at ("2026-11-26 09:30"),
                       hut_test_at ("2026-11-26 09:40")); /* another's */
  hut_test_add_patrol (roster, 1, 0, hut_test_at ("2026-11-26 09:10"),
                       hut_test_at ("2026-11-26 09:20")); /* the same lane */
  clashes = hut_roster_clashes (roster);
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = &g_array_index (clashes, HutRosterClash, 0);
  g_assert_true (hut_uid_equal (&clash->person, &first));
  g_assert_cmpstr (hut_roster_place (clash->first), ==, "L2");
  g_assert_cmpstr (hut_roster_place (clash->second), ==, "L3");
  g_assert_false (clash->planned);
}

/* ---- Standing of a lane ---- */

static HutChecklist *
make_checklist (void)
{
  g_autoptr (JsonNode) node = json_from_string (
      "{\"noes\":[{\"code\":\"a\",\"name\":\"A\"},{\"code\":\"b\",\"name\":\"B\"}],"
      "\"haves\":[{\"code\":\"h\",\"name\":\"H\"}]}",
      NULL);
  HutChecklist *list = hut_checklist_new (node, "1", NULL);

  g_assert_nonnull (list);
  return list;
}

static HutRecord *
add_check (GPtrArray *checks, guint n, const char *items)
{
  HutRecord *check = hut_test_make (&hut_kind_lane_check);

  hut_record_set_text (check, "lane", "L1");
  hut_record_set_int (check, "at", hut_test_at ("2026-11-01") + n * HUT_TIME_DAY);
  hut_record_set_text (check, "items", items);
  g_ptr_array_add (checks, check);
  return check;
}

#define HOLDS "{\"a\":\"yes\",\"b\":\"yes\",\"h\":\"no\"}"
#define PARTLY "{\"a\":\"yes\",\"b\":\"partly\"}"
#define OPEN "{\"a\":\"yes\",\"h\":\"yes\"}"

static void
test_a_lane_qualifies_at_two_visits_in_a_row (void)
{
  static const struct
  {
    const char *visits; /* y: holds, p: partly, o: an item open */
    gboolean qualifies;
    guint since; /* which visit */
  } rows[] = {
    { "", FALSE, 0 },    { "y", FALSE, 0 },   { "yy", TRUE, 1 },    { "ypy", FALSE, 0 },
    { "yyp", FALSE, 0 }, { "ypyy", TRUE, 3 }, { "yyyy", TRUE, 1 },  { "yo", FALSE, 0 },
    { "yyo", FALSE, 0 }, { "pp", FALSE, 0 },  { "yypyy", TRUE, 4 },
  };
  g_autoptr (HutChecklist) list = make_checklist ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) checks =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      HutLaneStanding standing;

      /* In any order. */
      for (guint n = strlen (rows[i].visits); n-- > 0;)
        add_check (checks, n,
                   rows[i].visits[n] == 'y'   ? HOLDS
                   : rows[i].visits[n] == 'p' ? PARTLY
                                              : OPEN);
      standing = hut_lane_standing (checks, list, &hut_test_measures, hut_test_at ("2026-12-01"));
      g_test_message ("%s", rows[i].visits);
      g_assert_cmpint (standing.qualifies, ==, rows[i].qualifies);
      g_assert_cmpuint (standing.n_visits, ==, strlen (rows[i].visits));
      g_assert_cmpint (standing.since, ==,
                       rows[i].qualifies ? hut_test_at ("2026-11-01") + rows[i].since * HUT_TIME_DAY
                                         : 0);
    }
}

static void
test_a_check_that_was_put_right_does_not_count (void)
{
  g_autoptr (HutChecklist) list = make_checklist ();
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  HutRecord *wrong, *right;

  add_check (checks, 0, HOLDS);
  wrong = add_check (checks, 1, PARTLY);
  right = add_check (checks, 1, HOLDS);
  hut_record_set (right, "replaces", hut_value_uid (&wrong->id));
  g_assert_true (
      hut_lane_standing (checks, list, &hut_test_measures, hut_test_at ("2026-12-01")).qualifies);
  g_assert_false (
      hut_lane_standing (checks, list, &hut_test_measures, hut_test_at ("2026-11-01 23:00"))
          .qualifies);
}

static void
test_two_visits_stand_side_by_side (void)
{
  g_autoptr (HutChecklist) list = make_checklist ();
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GPtrArray) differences =
      hut_lane_compare (add_check (checks, 0, PARTLY), add_check (checks, 1, HOLDS), list);
  const HutLaneDifference *b = differences->pdata[1], *h = differences->pdata[2];

  g_assert_cmpuint (differences->len, ==, 3);
  g_assert_cmpstr (b->first, ==, "partly");
  g_assert_cmpstr (b->second, ==, "yes");
  g_assert_null (h->first);
  g_assert_cmpstr (h->second, ==, "no");
}

/* ---- By place ---- */

/* A lane and a grid may have one code. */
static void
test_a_table_finds_what_is_at_each_place (void)
{
  static const HutKind *const kinds[] = { &hut_kind_role, &hut_kind_patrol, &hut_kind_rating };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (HutPlaceTable) table = NULL;

  for (guint i = 0; i < 300; i++)
    {
      HutRecord *record = hut_test_make (kinds[g_rand_int_range (rand, 0, 3)]);
      gboolean grid = record->kind != &hut_kind_rating && g_rand_boolean (rand);

      if (g_rand_int_range (rand, 0, 10) > 0)
        hut_record_set_text (record, grid ? "grid" : "lane",
                             hut_test_lane ((guint)g_rand_int_range (rand, 0, LANES - 1)));
      g_ptr_array_add (records, record);
    }
  table = hut_place_table_new (records);
  for (guint n = 0; n < 2 * LANES; n++)
    {
      g_autoptr (HutRecord) place = hut_test_make (n % 2 == 0 ? &hut_kind_lane : &hut_kind_grid);
      GPtrArray *found;
      guint k = 0;

      hut_record_set_text (place, "code", hut_test_lane (n / 2));
      found = hut_place_table_at (table, place);
      for (guint i = 0; i < records->len; i++)
        if (hut_roster_is_at (records->pdata[i], place))
          {
            g_assert_cmpuint (k, <, found->len);
            g_assert_true (found->pdata[k++] == records->pdata[i]);
          }
      g_assert_cmpuint (k, ==, found->len);
      g_assert_true ((found->len == 0) == (n / 2 == LANES - 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/a-table-finds-what-is-at-each",
                   test_a_table_finds_what_is_at_each_place);
  g_test_add_func ("/coverage/two-stewards-and-a-patrol",
                   test_a_lane_is_covered_by_two_and_a_patrol);
  g_test_add_func ("/coverage/the-day-is-the-street-s", test_the_day_is_the_street_s);
  g_test_add_func ("/coverage/only-what-was-done-counts",
                   test_what_is_planned_or_yet_to_come_covers_nothing);
  g_test_add_func ("/coverage/what-was-put-right-counts-once",
                   test_a_patrol_that_was_put_right_counts_once);
  g_test_add_func ("/coverage/a-role-has-its-time", test_a_role_is_held_from_its_day_until_its_end);
  g_test_add_func ("/coverage/checks-and-ratings-fall-due", test_checks_and_ratings_fall_due);
  g_test_add_func ("/coverage/agrees-with-what-was-drawn",
                   test_coverage_agrees_with_what_was_drawn);
  g_test_add_func ("/coverage/a-person-in-two-places-is-found",
                   test_a_person_in_two_places_is_found);
  g_test_add_func ("/lane/qualifies-at-two-visits-in-a-row",
                   test_a_lane_qualifies_at_two_visits_in_a_row);
  g_test_add_func ("/lane/a-check-put-right-does-not-count",
                   test_a_check_that_was_put_right_does_not_count);
  g_test_add_func ("/lane/two-visits-side-by-side", test_two_visits_stand_side_by_side);
  return g_test_run ();
}
