/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three rates against numbers worked out by hand, and against a query that is written another
 * way. */

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "domain/hut-rate-figures.h"
#include "domain/hut-rate-span.h"
#include "domain/hut-what-if.h"
#include "hut-test-rates.h"
#include "store/hut-reader-losses.h"
#include "store/hut-reader-rates.h"

#include <sqlite3.h>
#include <string.h>

static HutTime
day (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

static HutRateCase
called_back (HutSaid contacted, HutSaid resolved, int grade)
{
  return (HutRateCase){
    .contacted = contacted, .resolved = resolved, .grade = grade, .called_back = TRUE
  };
}

static void
test_an_empty_period_gives_no_figure (void)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  const HutRatePreset *preset = hut_rate_rules_find (rules, NULL);
  HutRateCount count = { 0 };
  HutRateCase item = called_back (HUT_SAID_YES, HUT_SAID_NOTHING, -1);
  g_autofree char *words = NULL;

  for (int rate = 0; rate < HUT_N_RATES; rate++)
    g_assert_cmpint (hut_fraction_tenths (hut_rate_of (&count, rate, rules)), ==, HUT_NO_FIGURE);
  g_assert_cmpint (hut_rates_score (&count, rules, preset), ==, -1);
  g_assert_cmpint (hut_rates_score_tenths (&count, rules, preset), ==, HUT_NO_FIGURE);
  g_assert_cmpint (hut_tenths_movement (HUT_NO_FIGURE, 986), ==, HUT_NO_FIGURE);
  words = hut_tenths_print (HUT_NO_FIGURE);
  g_assert_cmpstr (words, ==, "—");

  /* One answer makes one figure, and no score out of one rate. */
  hut_rate_count_add (&count, &item);
  g_assert_cmpint (hut_fraction_tenths (hut_rate_of (&count, HUT_RATE_RESPONSE, rules)), ==, 1000);
  g_assert_cmpint (hut_fraction_tenths (hut_rate_of (&count, HUT_RATE_RESOLUTION, rules)), ==,
                   HUT_NO_FIGURE);
  g_assert_cmpint (hut_rates_score (&count, rules, preset), ==, -1);
}

static void
test_figures_are_rounded_half_up (void)
{
  static const struct
  {
    gint64 part, whole;
    const char *words;
  } cases[] = {
    { 0, 7, "0.0" },           { 7, 7, "100.0" },       { 1, 3, "33.3" },
    { 2, 3, "66.7" },          { 1, 2000, "0.1" },      { 499, 1000000, "0.0" },
    { 500, 1000000, "0.1" },   { 9994, 10000, "99.9" }, { 19989, 20000, "99.9" },
    { 19990, 20000, "100.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HutFraction fraction = { cases[i].part, cases[i].whole };
      g_autofree char *words = hut_tenths_print (hut_fraction_tenths (fraction));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_the_score_is_exact (void)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  HutRateCount count = { 0 };
  HutRateCase items[] = { called_back (HUT_SAID_YES, HUT_SAID_YES, 0),
                          called_back (HUT_SAID_YES, HUT_SAID_NO, 3),
                          called_back (HUT_SAID_YES, HUT_SAID_NOTHING, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    hut_rate_count_add (&count, &items[i]);
  /* 3/3, 1/2, 19/30: 30 % + 17.5 % + 22.1666... % and a third of the sum. */
  g_assert_cmpint (hut_rates_score (&count, rules, hut_rate_rules_find (rules, "uneven")), ==,
                   696666666);
  g_assert_cmpint (hut_rates_score_tenths (&count, rules, hut_rate_rules_find (rules, "uneven")),
                   ==, 697);
  g_assert_cmpint (hut_rates_score (&count, rules, hut_rate_rules_find (rules, "equal")), ==,
                   711111111);
  g_assert_null (hut_rate_rules_find (rules, "other"));
}

static void
test_ten_million_cases_do_not_overflow (void)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  HutRatePreset preset = { (char *)"heavy", { 1000, 1000, 1000 } };
  HutRateCount count = { .said = { { 3333333, 6666667 }, { 3333333, 6666667 } },
                         .graded = { 6666667, 0, 0, 0, 3333333 } };

  rules->full = 1000;
  memcpy (rules->grades, (int[]){ 1000, 1000, 0, 0, 0 }, sizeof rules->grades);
  g_assert_cmpint (hut_rates_score (&count, rules, &preset), ==, 666666700);
  g_assert_cmpint (hut_rates_score_tenths (&count, rules, &preset), ==, 667);
}

static void
test_an_exclusion_is_counted_apart (void)
{
  HutRateCase item = called_back (HUT_SAID_NO, HUT_SAID_NO, 4);
  HutRateCount count = { 0 };
  HutRateCount empty = { 0 };

  item.excluded = TRUE;
  item.own_contact = HUT_CONTACT_IN_TIME;
  hut_rate_count_add (&count, &item);
  item.evidenced = TRUE;
  hut_rate_count_add (&count, &item);
  g_assert_cmpuint (count.excluded, ==, 2);
  g_assert_cmpuint (count.excluded_without_evidence, ==, 1);
  g_assert_cmpuint (count.counted, ==, 0);
  g_assert_cmpuint (count.said[0][HUT_SAID_NO] + count.said[1][HUT_SAID_NO] + count.graded[4], ==,
                    0);
  g_assert_cmpuint (count.own_contacted, ==, 0);
  hut_rate_count_remove (&count, &item);
  item.evidenced = FALSE;
  hut_rate_count_remove (&count, &item);
  g_assert_cmpmem (&count, sizeof count, &empty, sizeof empty);
}

static void
test_bad_rules_are_named (void)
{
  static const struct
  {
    const char *json, *named;
  } bad[] = {
    { "[]", "object" },
    { "{\"month_first_day\":29}", "month_first_day" },
    { "{\"month_first_day\":1,\"counted_by\":\"moon\"}", "counted_by" },
    { "{\"month_first_day\":1,\"counted_by\":\"dispatch\",\"grades\":{\"full\":0}}", "full" },
    { "{\"month_first_day\":1,\"counted_by\":\"dispatch\",\"grades\":{\"full\":1,"
      "\"very-satisfied\":2}}",
      "very-satisfied" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonNode) value = hut_json_parse (bad[i].json, -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_rate_rules_new (value, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, bad[i].named));
    }
}

static void
check_period (const HutRatePeriod *period, const char *from, const char *until)
{
  g_assert_cmpint (period->from, ==, day (from));
  g_assert_cmpint (period->until, ==, day (until));
}

static void
test_periods_follow_the_assessment_month (void)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  GTimeZone *zone = hut_time_zone (NULL);
  HutRatePeriod period = hut_rate_rules_month (rules, day ("2026-03-18 23:59:59"), 0, zone);
  HutRatePeriod before;

  check_period (&period, "2026-02-19", "2026-03-19");
  before = hut_rate_rules_before (rules, &period, zone);
  check_period (&before, "2026-01-19", "2026-02-19");
  period = hut_rate_rules_month (rules, day ("2026-01-19"), -1, zone);
  check_period (&period, "2025-12-19", "2026-01-19");
  period = hut_rate_rules_days (rules, day ("2026-03-02 09:00"), day ("2026-03-08"), zone);
  check_period (&period, "2026-03-02", "2026-03-09");
  before = hut_rate_rules_before (rules, &period, zone);
  check_period (&before, "2026-02-23", "2026-03-02");
}

/* Spans at @now: the period, and what it is compared with. */
static void
test_spans_are_whole_weeks_months_and_years (void)
{
  static const struct
  {
    HutRateSpan span;
    const char *now, *from, *until, *before;
  } spans[] = {
    { HUT_SPAN_THIS_MONTH, "2026-03-19", "2026-03-19", "2026-04-19", "2026-02-19" },
    { HUT_SPAN_LAST_MONTH, "2026-03-18 23:59", "2026-01-19", "2026-02-19", "2025-12-19" },
    { HUT_SPAN_THIS_WEEK, "2026-03-02", "2026-03-02", "2026-03-09", "2026-02-23" },
    { HUT_SPAN_THIS_WEEK, "2026-03-08 23:59", "2026-03-02", "2026-03-09", "2026-02-23" },
    { HUT_SPAN_LAST_WEEK, "2026-01-01 00:00", "2025-12-22", "2025-12-29", "2025-12-15" },
    { HUT_SPAN_THIS_QUARTER, "2026-01-01 00:00", "2026-01-01", "2026-04-01", "2025-10-03" },
    { HUT_SPAN_THIS_QUARTER, "2026-12-31 23:59", "2026-10-01", "2027-01-01", "2026-07-01" },
    { HUT_SPAN_THIS_YEAR, "2024-12-31 23:59", "2024-01-01", "2025-01-01", "2023-01-01" },
    { HUT_SPAN_THIS_YEAR, "2025-06-01", "2025-01-01", "2026-01-01", "2024-01-01" },
  };
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_DISPATCH);
  GTimeZone *zone = hut_time_zone (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      HutRatePeriod period = hut_rate_span_period (spans[i].span, rules, day (spans[i].now), zone);
      HutRatePeriod before = hut_rate_rules_before (rules, &period, zone);
      HutRateSpan found;

      check_period (&period, spans[i].from, spans[i].until);
      check_period (&before, spans[i].before, spans[i].from);
      g_assert_cmpint (period.counted, ==, HUT_RATES_BY_DISPATCH);
      g_assert_true (hut_rate_span_find (hut_rate_span_name (spans[i].span), &found));
      g_assert_cmpint (found, ==, spans[i].span);
    }
}

/* The other way: SQL that counts, over the file itself. @when is the time that a case counts by. */

static const char SQL_OTHER[] =
    "WITH said AS (SELECT community AS key, excluded, exclusion_evidence, contacted, resolved, "
    "  contacted_at, contact_due_at, instr('vsndx', substr(CASE satisfaction "
    "    WHEN 'very-satisfied' THEN 'v' WHEN 'satisfied' THEN 's' WHEN 'neutral' THEN 'n' "
    "    WHEN 'dissatisfied' THEN 'd' WHEN 'very-dissatisfied' THEN 'x' END, 1)) AS grade, "
    "  call_back_at IS NOT NULL OR contacted IS NOT NULL OR resolved IS NOT NULL "
    "    OR satisfaction IS NOT NULL AS back, "
    "  CASE WHEN dispatched_at IS NULL THEN created_at ELSE dispatched_at END AS sent, "
    "  call_back_at, state FROM cases WHERE void_reason IS NULL), "
    "dated AS (SELECT *, CASE WHEN ?3 OR call_back_at IS NULL THEN sent ELSE call_back_at END "
    "  AS time FROM said) "
    "SELECT key, count(*) FILTER (WHERE back AND excluded IS NOT 1), "
    "  count(*) FILTER (WHERE excluded), "
    "  count(*) FILTER (WHERE excluded AND exclusion_evidence IS NULL), "
    "  sum(contacted) FILTER (WHERE excluded IS NOT 1), "
    "  count(contacted) FILTER (WHERE excluded IS NOT 1), "
    "  sum(resolved) FILTER (WHERE excluded IS NOT 1), "
    "  count(resolved) FILTER (WHERE excluded IS NOT 1), "
    "  sum(CASE grade WHEN 1 THEN 10 WHEN 2 THEN 8 WHEN 3 THEN 5 WHEN 4 THEN 1 ELSE 0 END) "
    "    FILTER (WHERE excluded IS NOT 1), "
    "  10 * count(grade) FILTER (WHERE excluded IS NOT 1), "
    "  count(contacted_at) FILTER (WHERE back AND excluded IS NOT 1), "
    "  count(*) FILTER (WHERE back AND excluded IS NOT 1 AND contacted_at <= contact_due_at) "
    "FROM dated WHERE time >= ?1 AND time < ?2 AND (back OR excluded OR ?3) "
    "GROUP BY key ORDER BY key IS NULL, key";

typedef struct
{
  HutTestStore *test;
  HutRateRules *rules;
  sqlite3 *db;
} Compared;

static void
check_line (const HutRateLine *line, const HutRateRules *rules, sqlite3_stmt *other)
{
  const HutRateCount *count = &line->now;
  double score = 0;

  g_assert_cmpstr (line->key, ==, (const char *)sqlite3_column_text (other, 0));
  g_assert_cmpuint (count->counted, ==, sqlite3_column_int (other, 1));
  g_assert_cmpuint (count->excluded, ==, sqlite3_column_int (other, 2));
  g_assert_cmpuint (count->excluded_without_evidence, ==, sqlite3_column_int (other, 3));
  for (int i = 0; i < HUT_N_RATES; i++)
    {
      HutFraction rate = hut_rate_of (count, i, rules);
      const HutRatePreset *preset = hut_rate_rules_find (rules, NULL);

      g_assert_cmpint (rate.part, ==, sqlite3_column_int64 (other, 4 + 2 * i));
      g_assert_cmpint (rate.whole, ==, sqlite3_column_int64 (other, 5 + 2 * i));
      score += preset->weights[i] * sqlite3_column_double (other, 4 + 2 * i) /
               sqlite3_column_double (other, 5 + 2 * i) / 100;
    }
  g_assert_cmpuint (count->own_contacted, ==, sqlite3_column_int (other, 10));
  g_assert_cmpuint (count->own_in_time, ==, sqlite3_column_int (other, 11));
  g_assert_cmpfloat_with_epsilon (
      hut_rates_score (count, rules, hut_rate_rules_find (rules, NULL)) / 1e9, score, 2e-9);
}

/* Returns how many lines there were. */
static guint
compare (Compared *compared, const HutRatePeriod *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRateSet) set =
      hut_reader_rates (compared->test->reader, period, period->until, NULL, &error);
  g_autoptr (GPtrArray) lines = NULL;
  sqlite3_stmt *other;
  guint n_lines = 0;

  g_assert_no_error (error);
  lines = hut_rates_group (set, NULL, HUT_RATES_BY_COMMUNITY);
  g_assert_cmpint (sqlite3_prepare_v2 (compared->db, SQL_OTHER, -1, &other, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (other, 1, period->from);
  sqlite3_bind_int64 (other, 2, period->until);
  sqlite3_bind_int (other, 3, period->counted == HUT_RATES_BY_DISPATCH);
  for (; sqlite3_step (other) == SQLITE_ROW; n_lines++)
    {
      g_assert_cmpuint (n_lines, <, lines->len);
      check_line (g_ptr_array_index (lines, n_lines), compared->rules, other);
    }
  g_assert_cmpuint (n_lines, ==, lines->len);
  sqlite3_finalize (other);
  return n_lines;
}

static void
compare_all (HutTestStore *test, HutRatesCounted counted)
{
  Compared compared = { .test = test, .rules = hut_test_rates_rules (counted) };
  GTimeZone *zone = hut_time_zone (NULL);
  HutRatePeriod period;

  g_assert_cmpint (sqlite3_open_v2 (test->path, &compared.db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  for (int month = 0; month < 7; month++)
    {
      period = hut_rate_rules_month (compared.rules, day (HUT_TEST_RATES_FROM), month, zone);
      g_assert_cmpuint (compare (&compared, &period), ==, 4);
    }
  period = hut_rate_rules_days (compared.rules, day ("2026-03-05"), day ("2026-03-05"), zone);
  g_assert_cmpuint (compare (&compared, &period), >, 0);
  period = hut_rate_rules_days (compared.rules, day ("2024-03-05"), day ("2024-04-05"), zone);
  g_assert_cmpuint (compare (&compared, &period), ==, 0);
  sqlite3_close (compared.db);
  hut_rate_rules_free (compared.rules);
}

static void
test_rates_equal_an_independent_query (HutTestStore *test, gconstpointer unused)
{
  hut_test_rates_fill (test, 20261123, 10000);
  compare_all (test, HUT_RATES_BY_CALL_BACK);
  compare_all (test, HUT_RATES_BY_DISPATCH);
}

static HutRateCount
count_of (HutTestStore *test, const HutRatePeriod *period, HutTime now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRateSet) set = hut_reader_rates (test->reader, period, now, NULL, &error);
  HutRateCount count = { 0 };

  g_assert_no_error (error);
  hut_rate_count_set (&count, set);
  return count;
}

static void
test_a_matter_changes_no_count (HutTestStore *test, gconstpointer unused)
{
  HutRatePeriod period = { day ("2026-01-01"), day ("2026-07-01"), HUT_RATES_BY_DISPATCH };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  HutCaseFilter filter = { 0 };
  g_autoptr (HutCaseSet) set = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid matter = hut_uid_new ();
  HutRateCount before, after;

  hut_test_rates_fill (test, 7, 60);
  before = count_of (test, &period, period.until);
  set = hut_reader_cases (test->reader, &filter, period.until, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->n_marks; i++)
    {
      g_autoptr (GPtrArray) rows =
          hut_reader_case_rows (test->reader, &set->marks[i].rowid, 1, &error);
      const HutCaseRow *row = g_ptr_array_index (rows, 0);

      hut_write_update (write, &hut_kind_case, &row->id);
      hut_write_set (write, "matter", hut_value_uid (&matter));
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  after = count_of (test, &period, period.until);
  g_assert_cmpuint (before.counted, >, 20);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

/* How many of @set, under @key, stand behind @figure. */
static guint
count_behind (const HutRateSet *set, HutRateFigure figure, const char *community,
              const HutRateRules *rules)
{
  guint count = 0;

  for (guint i = 0; i < set->cases->len; i++)
    {
      const HutRateCase *item = &g_array_index (set->cases, HutRateCase, i);

      count += g_strcmp0 (item->community, community) == 0 &&
               hut_rate_figure_holds (figure, item, rules);
    }
  return count;
}

static void
check_figure (HutTestStore *test, const HutRateSet *set, HutTime now, HutRateFigure figure,
              const char *community, const HutRateRules *rules)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseFilter) read = NULL;
  g_autoptr (HutCaseSet) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  filter->figure = figure;
  filter->period = set->period;
  filter->grades = hut_rate_rules_low_grades (rules);
  filter->community = g_strdup (community != NULL ? community : "none");
  json = hut_case_filter_to_json (filter);
  read = hut_case_filter_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (hut_case_filter_equal (filter, read));
  found = hut_reader_cases (test->reader, read, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_marks, ==, count_behind (set, figure, community, rules));
}

static void
test_a_figure_opens_to_its_cases (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  const HutTime nows[] = { day ("2026-03-20"), day ("2027-01-01") };

  hut_test_rates_fill (test, 11, 2000);
  for (guint way = 0; way < 4; way++)
    {
      HutRatePeriod period = { day ("2026-02-19"), day ("2026-04-19"),
                               way < 2 ? HUT_RATES_BY_CALL_BACK : HUT_RATES_BY_DISPATCH };
      g_autoptr (GError) error = NULL;
      g_autoptr (HutRateSet) set =
          hut_reader_rates (test->reader, &period, nows[way % 2], NULL, &error);

      g_assert_no_error (error);
      for (guint figure = HUT_FIGURE_CASES; figure < HUT_N_FIGURES; figure++)
        {
          check_figure (test, set, nows[way % 2], figure, "110108014002", rules);
          check_figure (test, set, nows[way % 2], figure, NULL, rules);
        }
      g_assert_cmpuint (count_behind (set, HUT_FIGURE_LOST, NULL, rules), >, 10);
    }
}

/* The whole set counted anew, with the first @n of @ranked turned good, or only the last of them.
 */
static gint64
score_anew (const HutRateSet *set, const GArray *ranked, guint first, guint n,
            const HutRateRules *rules)
{
  HutRateCount count = { 0 };

  for (guint i = 0; i < set->cases->len; i++)
    {
      HutRateCase item = g_array_index (set->cases, HutRateCase, i);

      for (guint j = first; j < n; j++)
        if (g_array_index (ranked, HutWhatIf, j).index == i)
          item = hut_what_if_good (&item);
      hut_rate_count_add (&count, &item);
    }
  return hut_rates_score (&count, rules, hut_rate_rules_find (rules, NULL));
}

static void
test_what_if_equals_counting_anew (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  const HutRatePreset *preset = hut_rate_rules_find (rules, NULL);
  HutRatePeriod period = { day ("2026-02-19"), day ("2026-03-19"), HUT_RATES_BY_CALL_BACK };
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRateSet) set = NULL;
  g_autoptr (GArray) ranked = NULL;
  guint n_candidates = 0;
  gint64 score;

  hut_test_rates_fill (test, 5, 600);
  set = hut_reader_rates (test->reader, &period, day ("2026-03-01"), NULL, &error);
  g_assert_no_error (error);
  ranked = hut_what_if_rank (set, rules, preset);
  for (guint i = 0; i < set->cases->len; i++)
    {
      const HutRateCase *item = &g_array_index (set->cases, HutRateCase, i);

      n_candidates += item->pending || hut_rate_case_lost (item, rules);
    }
  g_assert_cmpuint (ranked->len, ==, n_candidates);
  g_assert_cmpuint (ranked->len, >, 20);
  score = score_anew (set, ranked, 0, 0, rules);
  for (guint i = 0; i < ranked->len; i++)
    {
      const HutWhatIf *what_if = &g_array_index (ranked, HutWhatIf, i);
      HutRateCount count = hut_what_if_count (set, ranked, i + 1);

      g_assert_cmpint (what_if->gain, ==, score_anew (set, ranked, i, i + 1, rules) - score);
      g_assert_cmpint (hut_rates_score (&count, rules, preset), ==,
                       score_anew (set, ranked, 0, i + 1, rules));
      if (i > 0)
        g_assert_cmpint (what_if->gain, <=, g_array_index (ranked, HutWhatIf, i - 1).gain);
    }
}

static void
test_supposing_counts_as_if_it_were_so (void)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  HutRateCase lost = called_back (HUT_SAID_NO, HUT_SAID_NO, 4);
  HutRateCase pending = {
    .contacted = HUT_SAID_NOTHING, .resolved = HUT_SAID_NOTHING, .grade = -1, .pending = TRUE
  };
  HutRateCount count = { 0 };

  hut_rate_count_add (&count, &lost);
  hut_rate_count_add (&count, &pending);
  hut_what_if_turn (&count, &lost, HUT_WHAT_IF_AS_IT_IS);
  g_assert_cmpuint (count.counted, ==, 1);
  g_assert_cmpuint (count.said[1][HUT_SAID_NO], ==, 1);

  /* Resolved: the caller was contacted too, and stays as angry as they were. */
  hut_what_if_turn (&count, &lost, HUT_WHAT_IF_RESOLVED);
  g_assert_cmpuint (count.said[0][HUT_SAID_YES], ==, 1);
  g_assert_cmpuint (count.said[1][HUT_SAID_YES], ==, 1);
  g_assert_cmpuint (count.graded[4], ==, 1);

  /* A call-back that is still to come, with the best grade. */
  hut_what_if_turn (&count, &pending, HUT_WHAT_IF_SATISFIED);
  g_assert_cmpuint (count.cases, ==, 2);
  g_assert_cmpuint (count.counted, ==, 2);
  g_assert_cmpuint (count.pending, ==, 0);
  g_assert_cmpuint (count.said[1][HUT_SAID_YES], ==, 2);
  g_assert_cmpuint (count.graded[0], ==, 1);
  g_assert_cmpint (hut_fraction_tenths (hut_rate_of (&count, HUT_RATE_RESOLUTION, rules)), ==,
                   1000);
}

/* The fewest that bring the score to a mark: one less does not. */
static void
test_what_a_mark_takes_is_the_fewest (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  const HutRatePreset *preset = hut_rate_rules_find (rules, NULL);
  HutRatePeriod period = { day ("2026-02-19"), day ("2026-03-19"), HUT_RATES_BY_CALL_BACK };
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRateSet) set = NULL;
  g_autoptr (GArray) ranked = NULL;
  HutRateCount count;
  guint reach;
  int now;

  hut_test_rates_fill (test, 5, 600);
  set = hut_reader_rates (test->reader, &period, day ("2026-03-01"), NULL, &error);
  g_assert_no_error (error);
  ranked = hut_what_if_rank (set, rules, preset);
  count = hut_what_if_count (set, ranked, 0);
  now = hut_rates_score_tenths (&count, rules, preset);
  g_assert_cmpuint (hut_what_if_reach (set, ranked, rules, preset, now), ==, 0);
  g_assert_cmpuint (hut_what_if_reach (set, ranked, rules, preset, 1001), ==, 0);
  reach = hut_what_if_reach (set, ranked, rules, preset, now + 80);
  g_assert_cmpuint (reach, >, 1);
  count = hut_what_if_count (set, ranked, reach);
  g_assert_cmpint (hut_rates_score_tenths (&count, rules, preset), >=, now + 80);
  count = hut_what_if_count (set, ranked, reach - 1);
  g_assert_cmpint (hut_rates_score_tenths (&count, rules, preset), <, now + 80);
}

/* The review holds the cases that count as lost, no other, and counts each reason once. */
static void
test_the_review_holds_what_was_lost (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRateRules) rules = hut_test_rates_rules (HUT_RATES_BY_CALL_BACK);
  HutRatePeriod period = { day ("2026-02-19"), day ("2026-03-19"), HUT_RATES_BY_CALL_BACK };
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRateSet) set = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  guint n_lost = 0;

  hut_test_rates_fill (test, 5, 600);
  set = hut_reader_rates (test->reader, &period, day ("2026-03-01"), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->cases->len; i++)
    n_lost += hut_rate_case_lost (&g_array_index (set->cases, HutRateCase, i), rules);
  losses = hut_reader_losses (test->reader, rules, &period, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, ==, n_lost);
  g_assert_cmpuint (n_lost, >, 5);
  for (guint i = 0; i < losses->len; i++)
    {
      const HutLoss *loss = g_ptr_array_index (losses, i);

      g_assert_true (loss->contacted == HUT_SAID_NO || loss->resolved == HUT_SAID_NO ||
                     loss->grade > 0);
      g_assert_cmpstr (loss->cost, !=, "");
      hut_write_update (write, &hut_kind_case, &loss->id);
      hut_write_set (write, "loss_reason", hut_value_text (i == 0 ? "late" : i < 3 ? "cold" : ""));
    }
  g_assert_true (hut_store_write (test->store, g_steal_pointer (&write), &error));
  g_assert_no_error (error);

  g_ptr_array_unref (losses);
  losses = hut_reader_losses (test->reader, rules, &period, NULL, &error);
  g_assert_no_error (error);
  reasons = hut_losses_by_reason (losses);
  g_assert_cmpuint (reasons->len, ==, 3);
  g_assert_cmpstr (((HutLossReason *)reasons->pdata[0])->reason, ==, "cold");
  g_assert_cmpuint (((HutLossReason *)reasons->pdata[0])->count, ==, 2);
  g_assert_cmpstr (((HutLossReason *)reasons->pdata[1])->reason, ==, "late");
  g_assert_null (((HutLossReason *)reasons->pdata[2])->reason);
  g_assert_cmpuint (((HutLossReason *)reasons->pdata[2])->count, ==, n_lost - 3);
}

/* What may still be called back: in both ways of counting, and never in a month that is over. */
static void
test_what_is_pending_is_told_apart (HutTestStore *test, gconstpointer unused)
{
  HutRatePeriod period = { day ("2026-02-01"), day ("2026-03-01"), HUT_RATES_BY_CALL_BACK };
  HutUid open = hut_test_store_new_case (test, "open");
  HutUid old = hut_test_store_new_case (test, "old");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_write_update (write, &hut_kind_case, &open);
  hut_write_set (write, "dispatched_at", hut_value_int (day ("2026-01-20")));
  hut_write_update (write, &hut_kind_case, &old);
  hut_write_set (write, "dispatched_at", hut_value_int (day ("2025-11-20")));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_of (test, &period, day ("2026-02-10")).pending, ==, 1);
  g_assert_cmpuint (count_of (test, &period, day ("2026-03-01")).pending, ==, 0);
  period.counted = HUT_RATES_BY_DISPATCH;
  g_assert_cmpuint (count_of (test, &period, day ("2026-02-10")).cases, ==, 0);
  period.from = day ("2026-01-01");
  g_assert_cmpuint (count_of (test, &period, day ("2026-03-01")).pending, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function) g_test_add_func ("/rates/" path, function)
#define add_store(path, function)                                                                  \
  g_test_add ("/rates/" path, HutTestStore, NULL, hut_test_store_set_up, function,                 \
              hut_test_store_tear_down)
  add ("an-empty-period-gives-no-figure", test_an_empty_period_gives_no_figure);
  add ("figures-are-rounded-half-up", test_figures_are_rounded_half_up);
  add ("the-score-is-exact", test_the_score_is_exact);
  add ("ten-million-cases-do-not-overflow", test_ten_million_cases_do_not_overflow);
  add ("an-exclusion-is-counted-apart", test_an_exclusion_is_counted_apart);
  add ("bad-rules-are-named", test_bad_rules_are_named);
  add ("periods-follow-the-assessment-month", test_periods_follow_the_assessment_month);
  add ("spans-are-whole-weeks-months-and-years", test_spans_are_whole_weeks_months_and_years);
  add_store ("rates-equal-an-independent-query", test_rates_equal_an_independent_query);
  add_store ("a-matter-changes-no-count", test_a_matter_changes_no_count);
  add_store ("a-figure-opens-to-its-cases", test_a_figure_opens_to_its_cases);
  add_store ("what-if-equals-counting-anew", test_what_if_equals_counting_anew);
  add ("supposing-counts-as-if-it-were-so", test_supposing_counts_as_if_it_were_so);
  add_store ("what-a-mark-takes-is-the-fewest", test_what_a_mark_takes_is_the_fewest);
  add_store ("the-review-holds-what-was-lost", test_the_review_holds_what_was_lost);
  add_store ("what-is-pending-is-told-apart", test_what_is_pending_is_told_apart);
  return g_test_run ();
}
