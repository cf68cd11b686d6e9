/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The working calendar, the rules of the office and the limits counted by them. */

#include "base/hut-calendar.h"
#include "base/hut-paths.h"
#include "domain/hut-deadline.h"
#include "hut-test-store.h"
#include "store/hut-store-office.h"

#include <string.h>

#define RULE_STREAM "street/110108014"

static char *
read_calendar (void)
{
  g_autofree char *path = hut_paths_data_file ("calendar/chinese-days.json");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static HutTime
at (const char *text)
{
  HutTime time;

  if (!hut_time_parse (text, NULL, &time))
    g_error ("not a time: %s", text);
  return time;
}

static void
assert_due (HutOffice *office, const char *level, HutDays days, const char *from,
            const char *wanted)
{
  g_auto (HutDeadline) deadline = { 0 };
  g_autofree char *due = NULL;

  g_assert_true (hut_deadline_count (office, level, at (from), days, &deadline, NULL));
  due = hut_time_format (deadline.due_at, NULL, "%Y-%m-%d %H:%M");
  if (!g_str_equal (due, wanted))
    g_error ("%s from %s: %s, not %s", level, from, due, wanted);
  g_assert_false (deadline.uncertain);
  g_assert_nonnull (deadline.counted);
}

/* The second implementation: looks for the day's text in the file, and asks GLib for the weekday.
 */
typedef struct
{
  char *holidays;
  char *workdays;
} Naive;

static gboolean
naive_works (const Naive *naive, const GDate *date)
{
  char day[16];
  GDateWeekday weekday = g_date_get_weekday (date);

  g_snprintf (day, sizeof day, "\"%04d-%02d-%02d\"", g_date_get_year (date),
              g_date_get_month (date), g_date_get_day (date));
  if (strstr (naive->holidays, day) != NULL)
    return FALSE;
  if (strstr (naive->workdays, day) != NULL)
    return TRUE;
  return weekday != G_DATE_SATURDAY && weekday != G_DATE_SUNDAY;
}

static void
naive_read (Naive *naive, char *text)
{
  naive->holidays = strstr (text, "\"holidays\"");
  naive->workdays = strstr (text, "\"workdays\"");
  *strstr (text, "\"inLieuDays\"") = '\0';
  g_assert_true (naive->holidays < naive->workdays);
  naive->workdays[-1] = '\0';
}

static void
test_every_day_agrees_with_another_count (void)
{
  g_autofree char *text = read_calendar ();
  g_autofree char *copy = g_strdup (text);
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  Naive naive;
  GDate date;

  naive_read (&naive, copy);
  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, 1, 2004); g_date_get_year (&date) <= 2026;
       g_date_add_days (&date, 1))
    {
      g_autofree char *from = g_strdup_printf ("%04d-%02d-%02d 23:59", g_date_get_year (&date),
                                               g_date_get_month (&date), g_date_get_day (&date));
      GDate last = date;
      guint n = 0;

      if (hut_calendar_is_working (hut_office_get_calendar (office), at (from), NULL) !=
          naive_works (&naive, &date))
        g_error ("%s", from);
      for (guint wanted = 1; wanted <= 15; wanted++)
        {
          gboolean uncertain;
          HutTime due =
              hut_deadline_add_days (office, at (from), wanted, HUT_DAYS_WORKING, &uncertain);
          g_autofree char *got = hut_time_format (due, NULL, "%Y-%m-%d %H:%M");
          char day[24];

          for (; n < wanted; n += naive_works (&naive, &last))
            g_date_add_days (&last, 1);
          g_snprintf (day, sizeof day, "%04d-%02d-%02d 23:59", g_date_get_year (&last),
                      g_date_get_month (&last), g_date_get_day (&last));
          g_assert_cmpstr (got, ==, day);
          g_assert_true (uncertain == (g_date_get_year (&last) > 2026));
        }
    }
}

static void
test_days_have_their_names (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutCalendar *calendar = hut_office_get_calendar (office);
  const char *name;

  g_assert_cmpint (hut_calendar_day (calendar, at ("2026-10-01 00:00"), NULL, &name), ==,
                   HUT_DAY_HOLIDAY);
  g_assert_cmpstr (name, ==, "国庆节");
  g_assert_cmpint (hut_calendar_day (calendar, at ("2026-10-01 00:00") - 1, NULL, &name), ==,
                   HUT_DAY_WORKING);
  g_assert_null (name);
  g_assert_cmpint (hut_calendar_day (calendar, at ("2026-02-14 12:00"), NULL, &name), ==,
                   HUT_DAY_WORKING_WEEKEND);
  g_assert_cmpstr (name, ==, "春节");
  g_assert_cmpint (hut_calendar_day (calendar, at ("2026-11-28"), NULL, NULL), ==, HUT_DAY_WEEKEND);
}

static void
test_what_is_no_calendar_is_refused (void)
{
  static const char *const wrong[] = {
    "",
    "[]",
    "{}",
    "{\"holidays\":{},\"workdays\":{}}",
    "{\"holidays\":{\"2026-02-30\":\"a,b,1\"},\"workdays\":{}}",
    "{\"holidays\":{\"2026-10-01\":7},\"workdays\":{}}",
    "{\"holidays\":{\"2026-10-01\":\"National Day\"},\"workdays\":{}}",
    "{\"holidays\":{\"2026-10-01\":\"a,b,1\"},\"workdays\":{\"2026-10-08\":\"a,b,1\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_calendar_new (wrong[i], -1, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_hours_run_through_the_night (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  assert_due (office, "2h", HUT_DAYS_BY_RULE, "2026-09-30 23:59", "2026-10-01 01:59");
  assert_due (office, "24h", HUT_DAYS_WORKING, "2026-12-30 23:59", "2026-12-31 23:59");
  assert_due (office, "24h", HUT_DAYS_BY_RULE, "2026-12-31 00:00", "2027-01-01 00:00");
}

static void
test_midnight_parts_two_days (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  assert_due (office, "7d", HUT_DAYS_CALENDAR, "2026-11-23 23:59", "2026-11-30 23:59");
  assert_due (office, "7d", HUT_DAYS_CALENDAR, "2026-11-24 00:00", "2026-12-01 00:00");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-11-23 23:59", "2026-12-02 23:59");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-11-24 00:00", "2026-12-03 00:00");
}

static void
test_a_working_weekend_counts (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  /* 2026-02-14 and 02-28, Saturdays, are worked; 02-15 to 02-23 are the Spring Festival. */
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-02-13 23:59", "2026-03-02 23:59");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-02-14 00:00", "2026-03-03 00:00");
  /* 2026-10-10 is such a Saturday too: received on it, the next Monday is the first day. */
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-10-09 16:00", "2026-10-19 16:00");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-10-10 16:00", "2026-10-20 16:00");
}

static void
test_a_holiday_that_moves_is_left_out (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  /* Mid-autumn falls into the National Day's week in 2020 and 2025, before it in 2024 and 2026. */
  assert_due (office, "7d", HUT_DAYS_WORKING, "2020-09-30 16:00", "2020-10-16 16:00");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2024-09-13 16:00", "2024-09-25 16:00");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2025-09-30 16:00", "2025-10-16 16:00");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-09-24 23:59", "2026-10-12 23:59");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-09-30 16:00", "2026-10-15 16:00");
}

static void
test_years_end_and_what_lies_beyond_warns (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_auto (HutDeadline) deadline = { 0 };
  g_autofree char *due = NULL;
  gboolean uncertain;

  assert_due (office, "7d", HUT_DAYS_WORKING, "2025-12-31 23:59", "2026-01-12 23:59");
  assert_due (office, "7d", HUT_DAYS_WORKING, "2026-12-22 23:59", "2026-12-31 23:59");
  assert_due (office, "15d", HUT_DAYS_CALENDAR, "2026-12-31 23:59", "2027-01-15 23:59");
  g_assert_true (hut_deadline_count (office, "7d", at ("2026-12-23 00:00"), HUT_DAYS_WORKING,
                                     &deadline, NULL));
  g_assert_true (deadline.uncertain);
  due = hut_time_format (deadline.due_at, NULL, "%Y-%m-%d %H:%M");
  g_assert_cmpstr (due, ==, "2027-01-01 00:00");
  hut_deadline_add_days (office, at ("2003-12-31"), 5, HUT_DAYS_WORKING, &uncertain);
  g_assert_true (uncertain);
  hut_deadline_add_days (office, at ("2003-12-31"), 5, HUT_DAYS_CALENDAR, &uncertain);
  g_assert_false (uncertain);
}

/* What the machine and the window show in must not move a limit by a day. */
static void
test_no_zone_but_the_offices_counts (void)
{
  static const char *const zones[] = { "UTC", "America/New_York", "Pacific/Kiritimati", "" };
  g_autofree char *set = g_strdup (g_getenv ("TZ"));

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (HutOffice) office = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      hut_time_set_shown_zone (zones[i]);
      office = hut_test_load_office (NULL);
      assert_due (office, "7d", HUT_DAYS_WORKING, "2026-09-30T16:00", "2026-10-15 16:00");
      assert_due (office, "7d", HUT_DAYS_WORKING, "2026-10-08T15:59:00Z", "2026-10-16 23:59");
      assert_due (office, "7d", HUT_DAYS_WORKING, "2026-10-08T16:00:00Z", "2026-10-19 00:00");
      assert_due (office, "7d", HUT_DAYS_CALENDAR, "2026-09-30 00:00", "2026-10-07 00:00");
    }
  if (set != NULL)
    g_setenv ("TZ", set, TRUE);
  else
    g_unsetenv ("TZ");
  hut_time_set_shown_zone (NULL);
}

static void
test_no_level_no_limit (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (GError) error = NULL;
  HutDeadline deadline;

  g_assert_false (
      hut_deadline_count (office, "3d", at ("2026-11-23"), HUT_DAYS_BY_RULE, &deadline, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (
      hut_deadline_count (office, NULL, at ("2026-11-23"), HUT_DAYS_BY_RULE, &deadline, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
}

static HutRecord *
make_case (const char *level, const char *urgency, HutTime due_at)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, RULE_STREAM);

  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "level", level);
  hut_record_set_text (record, "urgency", urgency);
  hut_record_set_text (record, "telephone", "13800000000");
  hut_record_set_int (record, "created_at", at ("2026-09-30 16:00"));
  if (due_at != 0)
    {
      hut_record_set_int (record, "due_at", due_at);
      hut_record_set_text (record, "due_source", "order");
    }
  return record;
}

static void
test_what_the_order_states_goes_first (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutRecord) stated = make_case ("7d", "urgent", at ("2026-10-02 12:00"));
  g_autoptr (HutRecord) by_level = make_case ("7d", NULL, 0);
  g_autoptr (HutRecord) without = make_case (NULL, NULL, 0);
  g_autoptr (HutRecord) closed = make_case ("7d", NULL, 0);

  hut_deadline_fill (office, stated);
  g_assert_cmpint (hut_record_get_int (stated, "due_at", 0), ==, at ("2026-10-02 12:00"));
  g_assert_cmpstr (hut_record_get_text (stated, "due_source"), ==, "order");
  g_assert_cmpint (hut_record_get_int (stated, "contact_due_at", 0), ==, at ("2026-09-30 18:00"));

  hut_record_set_text (stated, "due_source", NULL);
  hut_deadline_fill (office, stated);
  g_assert_cmpstr (hut_record_get_text (stated, "due_source"), ==, "entered");

  hut_record_set_int (by_level, "dispatched_at", at ("2026-09-30 17:00"));
  hut_deadline_fill (office, by_level);
  g_assert_cmpint (hut_record_get_int (by_level, "due_at", 0), ==, at ("2026-10-07 17:00"));
  g_assert_cmpstr (hut_record_get_text (by_level, "due_source"), ==, "level");
  g_assert_cmpint (hut_record_get_int (by_level, "contact_due_at", 0), ==, at ("2026-10-01 17:00"));

  hut_record_set_text (without, "telephone", NULL);
  hut_deadline_fill (office, without);
  g_assert_cmpint (hut_record_get_int (without, "due_at", 0), ==, 0);
  g_assert_cmpint (hut_record_get_int (without, "contact_due_at", 0), ==, 0);

  hut_record_set_text (closed, "state", "closed");
  hut_deadline_fill (office, closed);
  g_assert_cmpint (hut_record_get_int (closed, "due_at", 0), ==, 0);
}

static HutRecord *
make_rule (const char *name, const char *value)
{
  HutUid id = hut_office_rule_id (RULE_STREAM, name);
  HutRecord *record = hut_record_new (&hut_kind_rule, &id, RULE_STREAM);

  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "value", value);
  hut_record_set_text (record, "source", "区政府办公室通知");
  hut_record_set_text (record, "verified_by", "某人");
  hut_record_set_int (record, "verified_at", at ("2026-11-20 09:00"));
  return record;
}

static const char WORKING_LEVELS[] =
    "{\"2h\":{\"hours\":2},\"24h\":{\"hours\":24},\"7d\":{\"days\":7,\"count\":\"working\"},"
    "\"15d\":{\"days\":15,\"count\":\"calendar\"}}";

static void
test_the_offices_own_rule_goes_first (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (HutOffice) office = NULL;
  g_autofree char *words = NULL;
  HutRuleOrigin origin;

  g_ptr_array_add (rules, make_rule ("levels", WORKING_LEVELS));
  office = hut_test_load_office (rules);
  assert_due (office, "7d", HUT_DAYS_BY_RULE, "2026-09-30 16:00", "2026-10-15 16:00");
  assert_due (office, "7d", HUT_DAYS_CALENDAR, "2026-09-30 16:00", "2026-10-07 16:00");
  g_assert_true (hut_office_get_origin (office, "levels", &origin));
  g_assert_true (origin.own);
  words = hut_office_describe_rule (office, "levels");
  g_assert_nonnull (strstr (words, "区政府办公室通知"));
  g_assert_nonnull (strstr (words, "某人"));
  g_assert_nonnull (strstr (words, "2026-11-20"));
  g_assert_true (hut_office_get_origin (office, "contact", &origin));
  g_assert_false (origin.own);
  g_assert_null (hut_office_get_faults (office)[0]);
}

/* Weights of the three, and what the best and the second grade count. */
#define RATES(a, b, c, best, second)                                                               \
  "{\"month_first_day\":1,\"counted_by\":\"call-back\",\"preset\":\"p\",\"grades\":{\"full\":1,"   \
  "\"very-satisfied\":" best ",\"satisfied\":" second ",\"neutral\":0,\"dissatisfied\":0,"         \
  "\"very-dissatisfied\":0},\"presets\":[{\"name\":\"p\",\"response\":" a ",\"resolution\":" b     \
  ",\"satisfaction\":" c "}]}"
#define MATTER(far)                                                                                \
  "{\"propose_from\":50,\"text_full\":40,\"time_days\":30,\"near_metres\":50,\"returning_days\":"  \
  "90,"                                                                                            \
  "\"weights\":{\"base\":-280,\"text\":595,\"time\":110,\"place\":200,\"category\":80,"            \
  "\"community\":40,\"caller\":0,\"text_placed\":350,\"far\":" far ",\"other_category\":150}}"

static void
test_weights_are_shares_of_a_hundred_or_equal (void)
{
  static const char *const right[][2] = {
    { "rates", RATES ("20", "30", "50", "1", "1") },
    { "rates", RATES ("1", "1", "1", "1", "0") },
    { "same-matter", MATTER ("5") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GPtrArray) rules =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      g_autoptr (HutOffice) office = NULL;

      g_ptr_array_add (rules, make_rule (right[i][0], right[i][1]));
      office = hut_test_load_office (rules);
      g_assert_null (hut_office_get_faults (office)[0]);
    }
}

static void
test_an_own_rule_that_cannot_be_read_is_named (void)
{
  static const char *const wrong[][2] = {
    { "levels", "{\"2h\":{\"hours\":2}}" },
    { "levels", "[]" },
    { "contact", "{\"hours\":2,\"urgent_hours\":24}" },
    { "contact", "{\"hours\":0,\"urgent_hours\":0}" },
    { "steps", "{\"attempts\":\"2\"}" },
    { "duties", "[1]" },
    { "powers", "{}" },
    { "rates", RATES ("30", "35", "30", "1", "1") },
    { "rates", RATES ("0", "0", "0", "1", "1") },
    { "rates", RATES ("30", "35", "35", "0", "1") },
    { "same-matter", MATTER ("-5") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GPtrArray) rules =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      g_autoptr (HutOffice) office = NULL;
      HutRuleOrigin origin;

      g_ptr_array_add (rules, make_rule (wrong[i][0], wrong[i][1]));
      office = hut_test_load_office (rules);
      g_assert_cmpstr (hut_office_get_faults (office)[0], ==, wrong[i][0]);
      g_assert_true (hut_office_get_origin (office, wrong[i][0], &origin));
      g_assert_false (origin.own);
    }
}

static void
test_a_list_holds_what_is_under_its_entries (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (HutOffice) office = NULL;

  g_ptr_array_add (rules, make_rule ("duties", "[\"甲\",\"乙/丙\"]"));
  office = hut_test_load_office (rules);
  g_assert_true (hut_office_lists (office, "duties", "甲", NULL, NULL));
  g_assert_true (hut_office_lists (office, "duties", "甲", "子", "丑"));
  g_assert_true (hut_office_lists (office, "duties", "乙", "丙", "丑"));
  g_assert_false (hut_office_lists (office, "duties", "乙", NULL, NULL));
  g_assert_false (hut_office_lists (office, "duties", "乙", "丙丁", NULL));
  g_assert_false (hut_office_lists (office, "duties", "甲乙", NULL, NULL));
  g_assert_false (hut_office_lists (office, "duties", NULL, NULL, NULL));
  g_assert_false (hut_office_lists (office, "levels", "2h", NULL, NULL));
}

/* From the store: written, renewed at once, taken back. */
static void
test_the_store_renews_the_rules (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutOffice) before = NULL, after = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_office_rule_id (RULE_STREAM, "levels");

  before = hut_store_dup_office (test->store);
  assert_due (before, "7d", HUT_DAYS_BY_RULE, "2026-09-30 16:00", "2026-10-07 16:00");
  hut_write_create (write, make_rule ("levels", WORKING_LEVELS));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  after = hut_store_dup_office (test->store);
  assert_due (after, "7d", HUT_DAYS_BY_RULE, "2026-09-30 16:00", "2026-10-15 16:00");
  assert_due (before, "7d", HUT_DAYS_BY_RULE, "2026-09-30 16:00", "2026-10-07 16:00");

  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_void (write, &hut_kind_rule, &id, "恢复");
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  again = hut_store_dup_office (test->store);
  assert_due (again, "7d", HUT_DAYS_BY_RULE, "2026-09-30 16:00", "2026-10-07 16:00");
}

static guint
count (HutTestStore *test, HutDueFilter due, const char *mine, HutTime now)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseFilter) again = NULL;
  g_autoptr (HutCaseSet) set = NULL;
  g_autofree char *json = NULL;

  filter->due = due;
  filter->mine = g_strdup (mine);
  json = hut_case_filter_to_json (filter);
  again = hut_case_filter_from_json (json, NULL);
  g_assert_true (hut_case_filter_equal (filter, again));
  set = hut_reader_cases (test->reader, filter, now, NULL, NULL);
  return set->n_marks;
}

static void
test_contact_is_near_at_the_minute (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutRecord) waiting = make_case (NULL, NULL, 0);
  g_autoptr (HutRecord) contacted = NULL;
  HutUid other = hut_uid_new ();
  HutTime due = at ("2026-10-01 00:30");

  hut_record_set_text (waiting, "title", "甲");
  hut_record_set_int (waiting, "contact_due_at", due);
  contacted = hut_record_copy (waiting);
  contacted->id = other;
  hut_record_set_int (contacted, "contacted_at", due - HUT_TIME_HOUR);
  hut_write_create (write, g_steal_pointer (&waiting));
  hut_write_create (write, g_steal_pointer (&contacted));
  g_assert_true (hut_store_write (test->store, write, NULL));

  /* Due after midnight: near two hours before, and no minute sooner. */
  g_assert_cmpuint (count (test, HUT_DUE_CONTACT, NULL, due - 2 * HUT_TIME_HOUR), ==, 0);
  g_assert_cmpuint (count (test, HUT_DUE_CONTACT, NULL, due - 119 * HUT_TIME_MINUTE), ==, 1);
  g_assert_cmpuint (count (test, HUT_DUE_CONTACT, NULL, due + HUT_TIME_DAY), ==, 1);
  g_assert_cmpuint (count (test, HUT_DUE_UNASSIGNED, NULL, due), ==, 2);
  g_assert_cmpuint (count (test, HUT_DUE_RETRY, NULL, due), ==, 0);
}

static void
test_mine_is_lead_or_an_open_task (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "甲"), task_id = hut_uid_new ();
  HutRecord *task = hut_record_new (&hut_kind_task, &task_id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  HutTime now = hut_time_now ();

  hut_record_set (task, "case", hut_value_uid (&id));
  hut_record_set_text (task, "role", "co-unit");
  hut_record_set_text (task, "unit", "urban");
  hut_record_set_text (task, "state", "open");
  hut_write_create (write, task);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (test, HUT_DUE_ANY, "urban", now), ==, 1);
  g_assert_cmpuint (count (test, HUT_DUE_ANY, "safety", now), ==, 0);

  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_update (write, &hut_kind_task, &task_id);
  hut_write_set (write, "state", hut_value_text ("done"));
  hut_write_set (write, "result", hut_value_text ("已办结"));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (test, HUT_DUE_ANY, "urban", now), ==, 0);
}

/* ---- A level given anew ---- */

static void
test_a_level_given_anew_moves_its_own_limit (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = hut_record_new (&hut_kind_case, &id, NULL);
  HutTime from = at ("2026-09-30T16:00");

  hut_record_set_text (record, "state", "received");
  hut_record_set_int (record, "created_at", from);
  hut_deadline_set_level (office, record, "24h");
  g_assert_cmpint (hut_record_get_int (record, "due_at", 0), ==, from + 24 * G_TIME_SPAN_HOUR);
  hut_deadline_set_level (office, record, "2h");
  g_assert_cmpint (hut_record_get_int (record, "due_at", 0), ==, from + 2 * G_TIME_SPAN_HOUR);
  g_assert_cmpstr (hut_record_get_text (record, "due_source"), ==, "level");
  hut_deadline_set_level (office, record, NULL);
  g_assert_cmpint (hut_record_get_int (record, "due_at", 0), ==, 0);
  g_assert_null (hut_record_get_text (record, "due_source"));

  /* What the order states stays. */
  hut_record_set_int (record, "due_at", from + G_TIME_SPAN_DAY * 3);
  hut_record_set_text (record, "due_source", "order");
  hut_deadline_set_level (office, record, "2h");
  g_assert_cmpint (hut_record_get_int (record, "due_at", 0), ==, from + G_TIME_SPAN_DAY * 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/every-day-agrees-with-another-count",
                   test_every_day_agrees_with_another_count);
  g_test_add_func ("/calendar/days-have-their-names", test_days_have_their_names);
  g_test_add_func ("/calendar/what-is-none-is-refused", test_what_is_no_calendar_is_refused);
  g_test_add_func ("/deadline/hours-run-through-the-night", test_hours_run_through_the_night);
  g_test_add_func ("/deadline/midnight-parts-two-days", test_midnight_parts_two_days);
  g_test_add_func ("/deadline/a-working-weekend-counts", test_a_working_weekend_counts);
  g_test_add_func ("/deadline/a-holiday-that-moves-is-left-out",
                   test_a_holiday_that_moves_is_left_out);
  g_test_add_func ("/deadline/what-lies-beyond-the-calendar-warns",
                   test_years_end_and_what_lies_beyond_warns);
  g_test_add_func ("/deadline/no-zone-but-the-offices-counts", test_no_zone_but_the_offices_counts);
  g_test_add_func ("/deadline/no-level-no-limit", test_no_level_no_limit);
  g_test_add_func ("/deadline/what-the-order-states-goes-first",
                   test_what_the_order_states_goes_first);
  g_test_add_func ("/office/its-own-rule-goes-first", test_the_offices_own_rule_goes_first);
  g_test_add_func ("/office/an-own-rule-that-cannot-be-read-is-named",
                   test_an_own_rule_that_cannot_be_read_is_named);
  g_test_add_func ("/office/weights-are-shares-of-a-hundred-or-equal",
                   test_weights_are_shares_of_a_hundred_or_equal);
  g_test_add_func ("/office/a-list-holds-what-is-under-its-entries",
                   test_a_list_holds_what_is_under_its_entries);
  g_test_add ("/office/the-store-renews-its-rules", HutTestStore, NULL, hut_test_store_set_up,
              test_the_store_renews_the_rules, hut_test_store_tear_down);
  g_test_add ("/due/contact-is-near-at-the-minute", HutTestStore, NULL, hut_test_store_set_up,
              test_contact_is_near_at_the_minute, hut_test_store_tear_down);
  g_test_add ("/due/mine-is-lead-or-an-open-task", HutTestStore, NULL, hut_test_store_set_up,
              test_mine_is_lead_or_an_open_task, hut_test_store_tear_down);
  g_test_add_func ("/deadline/a-level-given-anew-moves-its-own-limit",
                   test_a_level_given_anew_moves_its_own_limit);
  return g_test_run ();
}
