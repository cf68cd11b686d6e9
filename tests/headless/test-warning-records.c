/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Warnings out of a database: which cases are counted, what becomes of an answer, and what is
 * refused. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-store.h"
#include "report/hut-warning-brief.h"
#include "store/hut-case-thread.h"
#include "store/hut-store-office.h"
#include "store/hut-warning-work.h"

#include <locale.h>
#include <string.h>

#define NOW "2026-11-26 10:00"
#define SIDE "110108014001"

static HutTime
at (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

static HutUid
add_case (HutWrite *write, HutTime received, const char *category, const char *community)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "title", "Lamp");
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "category", category);
  hut_record_set_text (record, "category_2", "Street");
  hut_record_set_text (record, "community", community);
  hut_record_set_int (record, "created_at", received);
  hut_write_create (write, record);
  return id;
}

static void
put (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

/* One case a week since the spring, and nine in the week of NOW; other categories alongside. */
static HutUid
fill (HutTestStore *test)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid newest = { { 0 } };

  for (int week = 1; week < 30; week++)
    {
      add_case (write, at (NOW) - week * 7 * HUT_TIME_DAY, "light", SIDE);
      add_case (write, at (NOW) - week * 7 * HUT_TIME_DAY, "noise", SIDE);
    }
  for (int i = 0; i < 9; i++)
    newest = add_case (write, at ("2026-11-20 00:00") + i * 12 * HUT_TIME_HOUR, "light", SIDE);
  add_case (write, at ("2026-11-22"), "light", NULL);
  add_case (write, at ("2026-11-22"), "noise", SIDE);
  put (test, write);
  return newest;
}

static HutWarningBrief *
brief_at (HutTestStore *test, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  HutWarningBrief *brief = hut_warning_brief_read (
      test->reader, office, hut_store_get_stream (test->store), at (day), NULL, &error);

  g_assert_no_error (error);
  return brief;
}

static void
test_a_warning_has_its_cases (HutTestStore *test, gconstpointer unused)
{
  HutUid newest = fill (test);
  g_autoptr (HutWarningBrief) brief = brief_at (test, NOW);
  const HutWarningLine *line;

  g_assert_cmpuint (brief->lines->len, ==, 1);
  g_assert_cmpuint (hut_warning_brief_open (brief), ==, 1);
  g_assert_cmpuint (brief->found->n_cases, ==, 11);
  g_assert_cmpuint (brief->found->n_left_out, ==, 1);
  line = brief->lines->pdata[0];
  g_assert_cmpstr (line->warning->category, ==, "light");
  g_assert_cmpuint (line->warning->seen, ==, 9);
  g_assert_cmpuint (line->warning->sum_before, ==, 8);
  g_assert_cmpuint (line->cases->len, ==, 9);
  g_assert_true (hut_uid_equal (&g_array_index (line->cases, HutUid, 0), &newest));
  g_assert_true (g_str_has_prefix (line->words, "9 this week, 1.0 a week in the 8 weeks before"));
}

static void
test_void_cases_and_other_weeks_do_not_count (HutTestStore *test, gconstpointer unused)
{
  HutUid newest = fill (test);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutWarningBrief) after = NULL;
  g_autoptr (HutWarningBrief) earlier = brief_at (test, "2026-11-19");

  g_assert_cmpuint (earlier->lines->len, ==, 0);
  hut_write_void (write, &hut_kind_case, &newest, "Sent twice");
  put (test, write);
  after = brief_at (test, NOW);
  g_assert_cmpuint (((HutWarningLine *)after->lines->pdata[0])->warning->seen, ==, 8);
}

/* Dismisses the first warning of the week of @day; its batch. */
static HutUid
dismiss (HutTestStore *test, const char *day)
{
  g_autoptr (HutWarningBrief) brief = brief_at (test, day);
  const HutWarningLine *line = brief->lines->pdata[0];
  const HutRecord *kept;
  g_autoptr (HutRecord) record = hut_warning_brief_record (brief, &line->id, &kept);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  g_assert_true (hut_warning_dismiss (record, "Works announced", "wang", at (NOW), NULL));
  hut_write_warning (write, kept, record, NULL);
  put (test, write);
  return batch;
}

static void
test_an_answer_speaks_until_the_count_doubles (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWarningBrief) same = NULL;
  g_autoptr (HutWarningBrief) next_day = NULL;
  g_autoptr (HutWarningBrief) risen = NULL;
  HutWrite *write;

  fill (test);
  dismiss (test, NOW);
  same = brief_at (test, NOW);
  g_assert_cmpuint (same->lines->len, ==, 1);
  g_assert_cmpuint (hut_warning_brief_open (same), ==, 0);
  g_assert_cmpuint (same->precision.dismissed, ==, 1);
  next_day = brief_at (test, "2026-11-27");
  g_assert_cmpuint (hut_warning_brief_open (next_day), ==, 0);

  write = hut_write_new (HUT_WRITE_PERSON);
  for (int i = 0; i < 9; i++)
    add_case (write, at ("2026-11-26 08:00"), "light", SIDE);
  put (test, write);
  risen = brief_at (test, NOW);
  g_assert_cmpuint (hut_warning_brief_open (risen), ==, 1);

  /* Answered again, the record is the same one, with the count of now. */
  dismiss (test, NOW);
  g_clear_pointer (&risen, hut_warning_brief_free);
  risen = brief_at (test, NOW);
  g_assert_cmpuint (hut_warning_brief_open (risen), ==, 0);
  g_assert_cmpuint (risen->kept->len, ==, 1);
  g_assert_cmpint (hut_record_get_int (risen->kept->pdata[0], "seen", 0), ==, 18);
}

/* What Today shows by itself. */
static void
test_the_open_ones_are_those_of_the_list (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutWarningBrief) brief = NULL;
  const HutWarningLine *line;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const HutWarningOpen *open;
  g_autoptr (GError) error = NULL;

  fill (test);
  brief = brief_at (test, NOW);
  before = hut_warning_read_open (test->reader, office, at (NOW), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  open = before->pdata[0];
  line = brief->lines->pdata[0];
  g_assert_cmpstr (open->category, ==, line->warning->category);
  g_assert_cmpstr (open->community_name, ==, line->community_name);
  g_assert_nonnull (strstr (open->words, "expected"));
  dismiss (test, NOW);
  after = hut_warning_read_open (test->reader, office, at (NOW), NULL, &error);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_undo_takes_an_answer_back (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWarningBrief) brief = NULL;
  g_autoptr (GError) error = NULL;
  HutUid batch;

  fill (test);
  batch = dismiss (test, NOW);
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  brief = brief_at (test, NOW);
  g_assert_cmpuint (brief->kept->len, ==, 0);
  g_assert_cmpuint (hut_warning_brief_open (brief), ==, 1);
}

static void
test_accepting_makes_a_task (HutTestStore *test, gconstpointer unused)
{
  HutTaskGiven nobody = { .due_at = at ("2026-12-01") };
  HutTaskGiven late = { .unit = "x", .due_at = at ("2026-11-01") };
  HutTaskGiven task = { .unit = SIDE, .due_at = at ("2026-12-01") };
  g_autoptr (HutWarningBrief) brief = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (HutRecord) made = NULL;
  g_autoptr (HutRecord) found = NULL;
  g_autoptr (GPtrArray) of_case = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  const HutRecord *kept;

  fill (test);
  brief = brief_at (test, NOW);
  record = hut_warning_brief_record (brief, &((HutWarningLine *)brief->lines->pdata[0])->id, &kept);
  g_assert_null (kept);
  g_assert_false (hut_warning_accept (record, &nobody, NULL, at (NOW), &made, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (hut_warning_accept (record, &late, NULL, at (NOW), &made, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (&error);
  g_assert_null (made);
  g_assert_true (hut_warning_accept (record, &task, "wang", at (NOW), &made, &error));
  hut_write_warning (write, NULL, record, made);
  put (test, write);

  found = hut_reader_warning_of_task (test->reader, &made->id, &error);
  g_assert_no_error (error);
  g_assert_true (hut_uid_equal (&found->id, &record->id));
  of_case = hut_reader_warnings_of (test->reader, "light", SIDE, at ("2026-11-22"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_case->len, ==, 1);
}

/* What the window refuses, the writer refuses too. */
static void
test_the_store_refuses_half_an_answer (HutTestStore *test, gconstpointer unused)
{
  static const char *const fields[][2] = { { "state", "dismissed" },
                                           { "state", "accepted" },
                                           { "verdict", "true" } };
  const HutWarningClaim claim = { .source = "count", .title = "x" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      HutUid id = hut_uid_new ();
      HutRecord *record = hut_warning_record (&claim, &id);
      HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
      g_autoptr (GError) error = NULL;

      hut_record_set_text (record, fields[i][0], fields[i][1]);
      hut_write_create (write, record);
      g_assert_false (hut_store_write (test->store, write, &error));
      g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
    }
}

static void
test_verdicts_make_the_precision (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWarningBrief) brief = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write;
  const HutRecord *kept;

  fill (test);
  brief = brief_at (test, NOW);
  record = hut_warning_brief_record (brief, &((HutWarningLine *)brief->lines->pdata[0])->id, &kept);
  g_assert_false (hut_warning_judge (record, TRUE, NULL, NULL, at (NOW), &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (&error);

  dismiss (test, NOW);
  g_clear_pointer (&record, hut_record_free);
  g_clear_pointer (&brief, hut_warning_brief_free);
  brief = brief_at (test, NOW);
  record = hut_warning_brief_record (brief, &((HutWarningLine *)brief->lines->pdata[0])->id, &kept);
  g_assert_nonnull (kept);
  g_assert_true (hut_warning_judge (record, FALSE, "Ten came after all", "wang", at (NOW), &error));
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_warning (write, kept, record, NULL);
  put (test, write);
  g_clear_pointer (&brief, hut_warning_brief_free);
  brief = brief_at (test, NOW);
  g_assert_cmpuint (brief->precision.false_alarms, ==, 1);
  g_assert_cmpuint (brief->precision.came_true, ==, 0);
}

/* Heating: none in the weeks before November 2025, three in its first days. */
static void
test_a_season_tells_of_the_year_before (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutWarningBrief) brief = NULL;
  const HutSeasonLine *line = NULL;
  const HutSeasonPast *past;

  add_case (write, at ("2025-06-01"), "noise", SIDE);
  add_case (write, at ("2025-10-31 23:59"), "供暖", SIDE);
  for (int i = 0; i < 3; i++)
    add_case (write, at ("2025-11-01 00:00"), "供暖", SIDE);
  add_case (write, at ("2025-11-29 00:00"), "供暖", SIDE);
  put (test, write);
  brief = brief_at (test, "2026-10-15");
  for (guint i = 0; i < brief->seasons->len; i++)
    {
      line = brief->seasons->pdata[i];
      if (g_str_equal (line->news->key, "Heating begins"))
        break;
    }
  g_assert_nonnull (line);
  g_assert_cmpstr (line->news->key, ==, "Heating begins");
  g_assert_cmpuint (line->news->past->len, ==, 1);
  past = &g_array_index (line->news->past, HutSeasonPast, 0);
  g_assert_cmpint (past->year, ==, 2025);
  g_assert_cmpuint (past->seen, ==, 3);
  g_assert_cmpuint (past->before, ==, 1);
  g_assert_cmpstr (past->community, ==, SIDE);
  g_assert_cmpuint (past->seen_there, ==, 3);
  g_assert_true (
      g_str_has_prefix (line->words->pdata[0], "2025: 0.8 a week at its beginning, 0.1 a week"));
}

static const HutThreadLink *
link_at (GPtrArray *links, guint i, const HutKind *kind, guint depth)
{
  const HutThreadLink *link = links->pdata[i];

  g_assert_true (link->kind == kind);
  g_assert_cmpuint (link->depth, ==, depth);
  return link;
}

static GPtrArray *
thread_of (HutTestStore *test, const HutUid *id, guint *n_others)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (test->reader, &hut_kind_case, id, &error);
  GPtrArray *links = hut_reader_case_thread (test->reader, record, n_others, &error);

  g_assert_no_error (error);
  return links;
}

/* The warning of its week with its task, then its matter with the other case, then its own task. */
static void
test_a_case_shows_its_thread (HutTestStore *test, gconstpointer unused)
{
  HutTaskGiven given = { .assignee = "Li", .due_at = at ("2026-12-01") };
  HutUid newest = fill (test), matter_id = hut_uid_new (), other, task_id = hut_uid_new ();
  HutRecord *matter = hut_record_new (&hut_kind_matter, &matter_id, NULL);
  HutRecord *own = hut_record_new (&hut_kind_task, &task_id, NULL);
  g_autoptr (HutWarningBrief) brief = brief_at (test, NOW);
  const HutWarningLine *line = brief->lines->pdata[0];
  const HutRecord *kept;
  g_autoptr (HutRecord) record = hut_warning_brief_record (brief, &line->id, &kept);
  g_autoptr (HutRecord) task = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) others = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  guint n_others;

  others = thread_of (test, &newest, &n_others);
  g_assert_cmpuint (others->len, ==, 0);
  g_clear_pointer (&others, g_ptr_array_unref);

  g_assert_true (hut_warning_accept (record, &given, NULL, at (NOW), &task, NULL));
  hut_write_warning (write, NULL, record, task);
  hut_record_set_text (matter, "title", "Dark lane");
  hut_write_begin_group (write);
  hut_write_create (write, matter);
  other = add_case (write, at ("2026-03-01"), "noise", NULL);
  hut_record_set (own, "case", hut_value_uid (&newest));
  hut_record_set_text (own, "role", "task");
  hut_record_set_text (own, "unit", SIDE);
  hut_write_create (write, own);
  hut_write_update (write, &hut_kind_case, &newest);
  hut_write_set (write, "matter", hut_value_uid (&matter_id));
  hut_write_update (write, &hut_kind_case, &other);
  hut_write_set (write, "matter", hut_value_uid (&matter_id));
  put (test, write);

  links = thread_of (test, &newest, &n_others);
  g_assert_cmpuint (links->len, ==, 5);
  g_assert_cmpuint (n_others, ==, 1);
  g_assert_cmpstr (link_at (links, 0, &hut_kind_warning, 0)->state, ==, "accepted");
  g_assert_cmpstr (link_at (links, 1, &hut_kind_task, 1)->who, ==, "Li");
  g_assert_cmpstr (link_at (links, 2, &hut_kind_matter, 0)->title, ==, "Dark lane");
  g_assert_true (hut_uid_equal (&link_at (links, 3, &hut_kind_case, 1)->id, &other));
  g_assert_cmpstr (link_at (links, 4, &hut_kind_task, 0)->who, ==, SIDE);

  /* The other case, of another group and week, shares the matter only. */
  others = thread_of (test, &other, &n_others);
  g_assert_cmpuint (others->len, ==, 2);
  link_at (others, 0, &hut_kind_matter, 0);
  g_assert_true (hut_uid_equal (&link_at (others, 1, &hut_kind_case, 1)->id, &newest));
}

static void
test_an_empty_file_has_seasons_and_no_figures (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWarningBrief) brief = brief_at (test, NOW);

  g_assert_true (brief->found->too_short);
  g_assert_cmpuint (brief->lines->len, ==, 0);
  g_assert_cmpuint (brief->seasons->len, >, 0);
  g_assert_cmpuint (((HutSeasonLine *)brief->seasons->pdata[0])->words->len, ==, 0);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/warning-records/a-warning-has-its-cases", test_a_warning_has_its_cases);
  ADD ("/warning-records/void-cases-and-other-weeks-do-not-count",
       test_void_cases_and_other_weeks_do_not_count);
  ADD ("/warning-records/an-answer-speaks-until-the-count-doubles",
       test_an_answer_speaks_until_the_count_doubles);
  ADD ("/warning-records/the-open-ones-are-those-of-the-list",
       test_the_open_ones_are_those_of_the_list);
  ADD ("/warning-records/undo-takes-an-answer-back", test_undo_takes_an_answer_back);
  ADD ("/warning-records/accepting-makes-a-task", test_accepting_makes_a_task);
  ADD ("/warning-records/the-store-refuses-half-an-answer", test_the_store_refuses_half_an_answer);
  ADD ("/warning-records/verdicts-make-the-precision", test_verdicts_make_the_precision);
  ADD ("/warning-records/a-season-tells-of-the-year-before",
       test_a_season_tells_of_the_year_before);
  ADD ("/warning-records/a-case-shows-its-thread", test_a_case_shows_its_thread);
  ADD ("/warning-records/an-empty-file-has-seasons-and-no-figures",
       test_an_empty_file_has_seasons_and_no_figures);
  return g_test_run ();
}
