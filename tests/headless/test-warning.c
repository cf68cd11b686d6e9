/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Plain warnings: the exact tail, its promise on noise, a burst that is found, the weeks that are
 * compared, and the seasonal calendar. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-season.h"
#include "insight/hut-tail.h"
#include "insight/hut-warning.h"
#include "store/hut-office-load.h"

#include "base/hut-json.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const HutWarningRules rules = { .weeks = 8,
                                       .years = 2,
                                       .minimum = 3,
                                       .level_permille = 50,
                                       .correction = HUT_CORRECTION_BENJAMINI_HOCHBERG,
                                       .ahead_days = 28 };

static HutTime
at (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

/* ---- The tail ---- */

__extension__ typedef unsigned __int128 Wide;

/* The same probability as one fraction of whole numbers: the ways in which the cases can fall. */
static double
tail_by_counting (guint seen, guint total, guint n)
{
  Wide ways = 1, part = 0, whole = 1;

  /* ways = C(total, x) n^(total - x), from x = total down. */
  for (guint x = total; x + 1 > seen; x--)
    {
      part += ways;
      if (x == 0)
        break;
      ways = ways * n * x / (total - x + 1);
    }
  for (guint i = 0; i < total; i++)
    whole *= n + 1;
  return (double)((long double)part / (long double)whole);
}

static void
assert_close (double value, double exact)
{
  if (!(fabs (value - exact) <= exact * 1e-11))
    g_error ("%.17g is not %.17g", value, exact);
}

static void
test_tail_is_the_share_of_ways (void)
{
  static const guint ns[] = { 1, 4, 8, 11 };

  for (guint i = 0; i < G_N_ELEMENTS (ns); i++)
    for (guint total = 0; total <= 30; total++)
      for (guint seen = 0; seen <= total; seen++)
        assert_close (hut_tail_count (seen, total - seen, ns[i]),
                      tail_by_counting (seen, total, ns[i]));
}

/* Sums of exact fractions, printed to 17 digits. */
static void
test_tail_of_large_and_tiny (void)
{
  static const struct
  {
    guint seen, before, n;
    double exact;
  } known[] = {
    { 120, 400, 8, 7.4673028395124098e-15 },    { 1000, 7000, 8, 5.4023922465968196e-05 },
    { 30, 2, 11, 1.7660951927170471e-30 },      { 200, 0, 8, 1.4174185499538581e-191 },
    { 2500, 17000, 8, 5.5288742465236597e-14 }, { 12, 700, 26, 9.9947601275084286e-01 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    assert_close (hut_tail_count (known[i].seen, known[i].before, known[i].n), known[i].exact);
  g_assert_cmpfloat (hut_tail_count (0, 12, 8), ==, 1.0);
  g_assert_cmpfloat (hut_tail_count (1, 100000, 8), <=, 1.0);
}

/* ---- Noise and bursts ---- */

static guint
poisson (GRand *random, double mean)
{
  double limit = exp (-mean), product = g_rand_double (random);
  guint n = 0;

  while (product > limit)
    {
      product *= g_rand_double (random);
      n++;
    }
  return n;
}

#define N_CATEGORIES 15
#define N_COMMUNITIES 10

/* From one case in twenty weeks to six a week. */
static double
mean_of (guint category, guint community)
{
  return 0.05 +
         6.0 * pow ((category * N_COMMUNITIES + community) / (double)(N_CATEGORIES * N_COMMUNITIES),
                    3);
}

static void
add_noise (HutWarningCounts *counts, GRand *random, guint n_weeks)
{
  for (guint i = 0; i < N_CATEGORIES * N_COMMUNITIES; i++)
    for (guint week = 0; week < n_weeks; week++)
      {
        char category[2] = { (char)('A' + i / N_COMMUNITIES), '\0' };
        char community[2] = { (char)('a' + i % N_COMMUNITIES), '\0' };

        for (guint n = poisson (random, mean_of (i / N_COMMUNITIES, i % N_COMMUNITIES)); n > 0; n--)
          hut_warning_counts_add (counts, week, category, community);
      }
}

static HutWarningCounts *
make_counts (HutTime first)
{
  HutWarningWeeks weeks;

  hut_warning_weeks_plan (&weeks, &rules, at ("2026-11-26 09:00"), first, hut_time_zone (NULL));
  return hut_warning_counts_new (&weeks);
}

/* @n weeks of 150 groups in which nothing changed. */
static void
noise (guint n, HutTime first, guint n_weeks, HutCorrection correction, guint *alarmed,
       guint *alarms, guint *tested)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  HutWarningRules corrected = rules;

  corrected.correction = correction;
  *alarmed = *alarms = *tested = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HutWarningCounts) counts = make_counts (first);
      g_autoptr (HutWarnings) found = NULL;

      add_noise (counts, random, n_weeks);
      found = hut_warnings_find (counts, &corrected);
      *alarmed += found->warnings->len > 0;
      *alarms += found->warnings->len;
      *tested += found->n_tested;
    }
  g_test_message ("%s: %u of %u weeks with a warning, %u warnings of %u groups tested",
                  hut_correction_name (correction), *alarmed, n, *alarms, *tested);
}

static void
test_noise_alarms_less_than_the_level (void)
{
  guint alarmed, alarms, tested;

  noise (1000, at ("2026-01-01"), 9, HUT_CORRECTION_BENJAMINI_HOCHBERG, &alarmed, &alarms, &tested);
  g_assert_cmpuint (alarmed, <=, 50);
  noise (200, at ("2026-01-01"), 9, HUT_CORRECTION_BONFERRONI, &alarmed, &alarms, &tested);
  g_assert_cmpuint (alarmed, <=, 10);
  noise (200, at ("2026-01-01"), 9, HUT_CORRECTION_NONE, &alarmed, &alarms, &tested);
  g_assert_cmpuint (alarms * 20, <=, tested);
  g_assert_cmpuint (alarms, >, 200);
  /* With two earlier years beside. */
  noise (200, at ("2020-01-01"), 19, HUT_CORRECTION_BENJAMINI_HOCHBERG, &alarmed, &alarms, &tested);
  g_assert_cmpuint (alarmed, <=, 10);
}

/* Of a hundred bursts of nine where one or two a week are usual, each is found. */
static void
test_a_burst_is_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint found_burst = 0, others = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (HutWarningCounts) counts = make_counts (at ("2026-01-01"));
      g_autoptr (HutWarnings) found = NULL;

      add_noise (counts, random, 9);
      for (guint week = 1; week <= 8; week++)
        for (guint n = week % 2 + 1; n > 0; n--)
          hut_warning_counts_add (counts, week, "burst", "x");
      for (guint n = 0; n < 12; n++)
        hut_warning_counts_add (counts, 0, "burst", "x");
      found = hut_warnings_find (counts, &rules);
      for (guint j = 0; j < found->warnings->len; j++)
        {
          const HutWarning *warning = found->warnings->pdata[j];

          if (g_str_equal (warning->category, "burst"))
            found_burst++;
          else
            others++;
        }
    }
  g_test_message ("100 bursts: %u found, %u other warnings", found_burst, others);
  g_assert_cmpuint (found_burst, ==, 100);
  g_assert_cmpuint (others, <=, 10);
}

static void
add_many (HutWarningCounts *counts, guint week, guint n)
{
  while (n-- > 0)
    hut_warning_counts_add (counts, week, "heat", "x");
}

/* What came so in other years is the season's; what did not is news. */
static void
test_what_every_year_brings_is_no_news (void)
{
  for (guint usual = 0; usual <= 1; usual++)
    {
      g_autoptr (HutWarningCounts) counts = make_counts (at ("2020-01-01"));
      g_autoptr (HutWarnings) found = NULL;

      add_many (counts, 0, 12);
      for (guint week = 9; week < 19; week++)
        add_many (counts, week, usual ? 11 : 1);
      found = hut_warnings_find (counts, &rules);
      g_assert_cmpuint (found->warnings->len, ==, usual ? 0 : 1);
      if (usual)
        continue;
      g_assert_true (((HutWarning *)found->warnings->pdata[0])->held_by_year);
      g_assert_cmpint (hut_warning_expected_milli (found->warnings->pdata[0]), ==, 1000);
    }
}

/* A season that sets in is judged by its own week, where that has cases enough. */
static void
test_a_season_that_sets_in_is_no_news (void)
{
  static const guint usual[] = { 90, 85, 80, 10, 1 }; /* of 2025, from the latest week back */
  g_autoptr (HutWarningCounts) counts = make_counts (at ("2025-10-01"));
  g_autoptr (HutWarnings) found = NULL;

  g_assert_cmpuint (counts->weeks.n_years, ==, 5);
  add_many (counts, 0, 84);
  for (guint i = 0; i < 5; i++)
    add_many (counts, 9 + i, usual[i]);
  found = hut_warnings_find (counts, &rules);
  g_assert_cmpuint (found->n_tested, ==, 1);
  g_assert_cmpuint (found->warnings->len, ==, 0);
}

static void
test_few_cases_never_warn (void)
{
  g_autoptr (HutWarningCounts) counts = make_counts (at ("2026-01-01"));
  g_autoptr (HutWarnings) found = NULL;

  add_many (counts, 0, 2);
  hut_warning_counts_add (counts, 0, NULL, "x");
  hut_warning_counts_add (counts, 3, NULL, "x");
  found = hut_warnings_find (counts, &rules);
  g_assert_cmpuint (found->warnings->len, ==, 0);
  g_assert_cmpuint (found->n_tested, ==, 0);
  g_assert_cmpuint (found->n_cases, ==, 3);
  g_assert_cmpuint (found->n_left_out, ==, 1);
}

static void
test_a_short_file_says_nothing (void)
{
  g_autoptr (HutWarningCounts) counts = make_counts (at ("2026-11-01"));
  g_autoptr (HutWarnings) found = NULL;

  add_many (counts, 0, 50);
  found = hut_warnings_find (counts, &rules);
  g_assert_true (found->too_short);
  g_assert_cmpuint (found->warnings->len, ==, 0);
}

/* ---- The weeks ---- */

static void
assert_week (const HutWarningWeek *week, const char *from, const char *until)
{
  g_assert_cmpint (week->from, ==, at (from));
  g_assert_cmpint (week->until, ==, at (until));
}

static void
test_weeks_end_with_the_day (void)
{
  HutWarningWeeks weeks;

  hut_warning_weeks_plan (&weeks, &rules, at ("2026-11-26 23:59"), at ("2024-11-25"),
                          hut_time_zone (NULL));
  assert_week (&weeks.weeks[0], "2026-11-20", "2026-11-27");
  assert_week (&weeks.weeks[1], "2026-11-13", "2026-11-20");
  g_assert_cmpuint (weeks.n_before, ==, 8);
  assert_week (&weeks.weeks[8], "2026-09-25", "2026-10-02");
  /* Five of 2025, and those of 2024 that begin after the first case. */
  g_assert_cmpuint (weeks.n_years, ==, 7);
  assert_week (&weeks.weeks[9], "2025-12-05", "2025-12-12");
  assert_week (&weeks.weeks[11], "2025-11-21", "2025-11-28");
  assert_week (&weeks.weeks[13], "2025-11-07", "2025-11-14");
  assert_week (&weeks.weeks[15], "2024-11-29", "2024-12-06");
}

/* A week that begins before the first case would count days on which nothing could be seen. */
static void
test_no_week_before_the_first_case (void)
{
  HutWarningWeeks weeks;

  hut_warning_weeks_plan (&weeks, &rules, at ("2026-11-26 00:00"), at ("2026-10-10 08:00"),
                          hut_time_zone (NULL));
  g_assert_cmpuint (weeks.n_before, ==, 5);
  g_assert_cmpuint (weeks.n_years, ==, 0);
}

/* ---- Words ---- */

static void
assert_probability (gint64 nano, const char *words)
{
  g_autofree char *said = hut_probability_words (nano);

  g_assert_cmpstr (said, ==, words);
}

static void
test_words_say_the_figures (void)
{
  guint before[] = { 1, 2, 1, 1, 2, 1, 2, 1 };
  HutWarning warning = {
    .seen = 9, .n_before = 8, .before = before, .sum_before = 11, .tail = 0.0000183
  };
  g_autofree char *words = hut_warning_words (&warning);

  g_assert_cmpstr (words, ==,
                   "9 this week, 1.4 a week in the 8 weeks before; so many by chance with a "
                   "probability of 0.002%");
  assert_probability (1000000000, "100%");
  assert_probability (990000000, "100%");
  assert_probability (13703088, "2%");
  assert_probability (9000001, "1%");
  assert_probability (8999999, "0.9%");
  assert_probability (20000, "0.002%");
  assert_probability (11, "0.000002%");
  assert_probability (10, "under 0.000001%");
  assert_probability (0, "under 0.000001%");
}

/* ---- Rules and seasons ---- */

static HutOffice *
office_with (const char *name, const char *value)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  HutUid id = hut_office_rule_id ("street/110108014", name);
  HutRecord *record = hut_record_new (&hut_kind_rule, &id, NULL);
  g_autoptr (GError) error = NULL;
  HutOffice *office;

  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "value", value);
  g_ptr_array_add (own, record);
  office = hut_office_load (own, &error);
  g_assert_no_error (error);
  return office;
}

static void
test_rules_are_checked (void)
{
  static const char *const wrong[] = {
    "{}",
    "{\"weeks\":3,\"years\":2,\"minimum\":3,\"level_permille\":50,\"correction\":\"none\","
    "\"ahead_days\":28}",
    "{\"weeks\":8,\"years\":2,\"minimum\":3,\"level_permille\":50,\"correction\":\"luck\","
    "\"ahead_days\":28}",
  };
  static const char right[] = "{\"weeks\":12,\"years\":0,\"minimum\":5,\"level_permille\":10,"
                              "\"correction\":\"bonferroni\",\"ahead_days\":14}";
  g_autoptr (HutOffice) office = office_with ("warnings", right);
  HutWarningRules own = hut_warning_rules_of (office);

  g_assert_cmpint (own.weeks, ==, 12);
  g_assert_cmpint (own.correction, ==, HUT_CORRECTION_BONFERRONI);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (HutOffice) faulty = office_with ("warnings", wrong[i]);

      g_assert_cmpstr (hut_office_get_faults (faulty)[0], ==, "warnings");
      g_assert_cmpint (hut_warning_rules_of (faulty).weeks, ==, 8);
    }
}

static void
test_faulty_seasons_are_named (void)
{
  static const char *const wrong[] = {
    "{}",
    "[{\"name\":\"x\",\"from\":\"11-15\",\"until\":\"03-15\",\"categories\":[]}]",
    "[{\"name\":\"x\",\"from\":\"11-31\",\"until\":\"03-15\",\"categories\":[\"a\"]}]",
    "[{\"name\":\"x\",\"from\":\"11-15\",\"categories\":[\"a\"]}]",
    "[{\"from\":\"11-15\",\"until\":\"03-15\",\"categories\":[\"a\"]}]",
    "[{\"name\":\"x\",\"from\":\"11-15\",\"until\":\"03-15\",\"categories\":[1]}]",
    "[{\"name\":\"x\",\"from\":\"11-15\",\"until\":\"03-15\",\"categories\":[\"a//b\"]}]",
    "[{\"name\":\"x\",\"from\":\"11-15\",\"until\":\"03-15\",\"categories\":[\"a\"]},"
    "{\"name\":\"x\",\"from\":\"04-01\",\"until\":\"05-01\",\"categories\":[\"b\"]}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonNode) node = hut_json_parse (wrong[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_seasons_new (node, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
    }
}

static const HutSeasonTurn *
find_turn (GArray *turns, const char *key)
{
  for (guint i = 0; i < turns->len; i++)
    if (g_str_equal (g_array_index (turns, HutSeasonTurn, i).season->key, key))
      return &g_array_index (turns, HutSeasonTurn, i);
  return NULL;
}

static void
test_shipped_seasons_come_in_their_time (void)
{
  g_autoptr (HutOffice) office = hut_office_load (NULL, NULL);
  g_autoptr (GPtrArray) seasons = hut_seasons_of (office);
  g_autoptr (GArray) winter = NULL, spring = NULL;
  const HutSeasonTurn *turn;
  gboolean uncertain;

  winter = hut_seasons_coming (seasons, office, at ("2026-11-26 10:00"), 28, &uncertain);
  g_assert_false (uncertain);
  turn = find_turn (winter, "Heating season");
  g_assert_nonnull (turn);
  g_assert_cmpint (turn->from, ==, at ("2026-12-06"));
  g_assert_cmpint (turn->until, ==, at ("2027-03-16"));
  g_assert_null (find_turn (winter, "Flood season"));

  /* It still runs in the year in which it did not begin; a holiday lies where the calendar has it.
   */
  spring = hut_seasons_coming (seasons, office, at ("2026-02-01"), 28, &uncertain);
  g_assert_nonnull (find_turn (spring, "Heating season"));
  turn = find_turn (spring, "Spring Festival");
  g_assert_nonnull (turn);
  g_assert_cmpint (turn->from, ==, at ("2026-02-15"));
  g_assert_cmpint (turn->until, ==, at ("2026-02-24"));
}

static void
test_beyond_the_calendar_is_said (void)
{
  g_autoptr (HutOffice) office = hut_office_load (NULL, NULL);
  g_autoptr (GPtrArray) seasons = hut_seasons_of (office);
  int first, last;
  g_autofree char *day = NULL;
  g_autoptr (GArray) turns = NULL;
  gboolean uncertain;
  const HutSeasonTurn *turn;

  hut_calendar_get_years (hut_office_get_calendar (office), &first, &last);
  day = g_strdup_printf ("%d-12-20", last);
  turns = hut_seasons_coming (seasons, office, at (day), 28, &uncertain);
  g_assert_true (uncertain);
  /* With days of its own it comes all the same. */
  turn = find_turn (turns, "New Year");
  g_assert_nonnull (turn);
  g_assert_cmpint (turn->until - turn->from, ==, 3 * HUT_TIME_DAY);
}

static void
test_seasons_hold_categories_by_level (void)
{
  g_autoptr (JsonNode) node = hut_json_parse (
      "[{\"name\":\"x\",\"from\":\"12-30\",\"until\":\"01-02\",\"categories\":[\"a/b\",\"c\"]}]",
      -1, NULL);
  g_autoptr (GPtrArray) seasons = hut_seasons_new (node, NULL);
  const HutSeason *season = seasons->pdata[0];

  g_assert_true (hut_season_holds (season, "a", "b", NULL));
  g_assert_true (hut_season_holds (season, "a", "b", "z"));
  g_assert_true (hut_season_holds (season, "c", NULL, NULL));
  g_assert_false (hut_season_holds (season, "a", NULL, NULL));
  g_assert_false (hut_season_holds (season, "a", "bb", NULL));
  g_assert_false (hut_season_holds (season, "cc", NULL, NULL));
  g_assert_false (hut_season_holds (season, NULL, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warning/tail-is-the-share-of-ways", test_tail_is_the_share_of_ways);
  g_test_add_func ("/warning/tail-of-large-and-tiny", test_tail_of_large_and_tiny);
  g_test_add_func ("/warning/noise-alarms-less-than-the-level",
                   test_noise_alarms_less_than_the_level);
  g_test_add_func ("/warning/a-burst-is-found", test_a_burst_is_found);
  g_test_add_func ("/warning/what-every-year-brings-is-no-news",
                   test_what_every_year_brings_is_no_news);
  g_test_add_func ("/warning/a-season-that-sets-in-is-no-news",
                   test_a_season_that_sets_in_is_no_news);
  g_test_add_func ("/warning/few-cases-never-warn", test_few_cases_never_warn);
  g_test_add_func ("/warning/a-short-file-says-nothing", test_a_short_file_says_nothing);
  g_test_add_func ("/warning/weeks-end-with-the-day", test_weeks_end_with_the_day);
  g_test_add_func ("/warning/no-week-before-the-first-case", test_no_week_before_the_first_case);
  g_test_add_func ("/warning/words-say-the-figures", test_words_say_the_figures);
  g_test_add_func ("/warning/rules-are-checked", test_rules_are_checked);
  g_test_add_func ("/warning/faulty-seasons-are-named", test_faulty_seasons_are_named);
  g_test_add_func ("/warning/shipped-seasons-come-in-their-time",
                   test_shipped_seasons_come_in_their_time);
  g_test_add_func ("/warning/beyond-the-calendar-is-said", test_beyond_the_calendar_is_said);
  g_test_add_func ("/warning/seasons-hold-categories-by-level",
                   test_seasons_hold_categories_by_level);
  return g_test_run ();
}
