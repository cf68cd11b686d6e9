/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What follows a meeting: resolutions, notices, opinion sheets. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-evening.h"
#include "hut-test-store.h"

#include "domain/hut-notice-plan.h"
#include "domain/hut-resolution-plan.h"
#include "domain/hut-sheet-plan.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-reader-reminders.h"

typedef struct
{
  HutTestStore store;
  HutTestEvening *evening;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  hut_test_store_set_up (&fixture->store, NULL);
  fixture->evening = hut_test_evening_new (fixture->store.store, data, 60);
}

static void
set_up_evening (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  hut_test_evening_run (fixture->evening);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_evening_free (fixture->evening);
  hut_test_store_tear_down (&fixture->store, NULL);
}

static HutRecord *
first_resolution (Fixture *fixture)
{
  return fixture->evening->meeting->resolutions->pdata[0];
}

static void
assert_refused (HutRecordPlan *plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

static HutRecord *
read_target (Fixture *fixture, const HutKind *kind)
{
  g_autoptr (GError) error = NULL;
  HutRecord *record;
  HutUid id;

  g_assert_true (hut_uid_parse (hut_record_get_text (first_resolution (fixture), "target"), &id));
  record = hut_reader_get (fixture->store.reader, kind, &id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

/* ---- Resolutions ---- */

static void
test_to_a_case (Fixture *fixture, gconstpointer data)
{
  HutMeetingActing acting = hut_test_evening_acting (fixture->evening);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) made = NULL;

  hut_test_evening_do (fixture->evening,
                       hut_resolution_plan_to_case (&acting, first_resolution (fixture), &error),
                       &error);
  made = read_target (fixture, &hut_kind_case);
  g_assert_cmpstr (hut_record_get_text (made, "channel"), ==, "council");
  g_assert_cmpstr (hut_record_get_text (made, "state"), ==, "received");
  g_assert_cmpstr (hut_record_get_text (made, "title"), ==,
                   hut_record_get_text (first_resolution (fixture), "title"));
  g_assert_cmpint (hut_record_get_int (made, "due_at", 0), ==,
                   hut_record_get_int (first_resolution (fixture), "due_at", 1));
  acting = hut_test_evening_acting (fixture->evening);
  assert_refused (hut_resolution_plan_to_case (&acting, first_resolution (fixture), &error),
                  &error);
  assert_refused (hut_resolution_plan_to_task (&acting, first_resolution (fixture), &error),
                  &error);
}

static void
test_to_a_task (Fixture *fixture, gconstpointer data)
{
  HutMeetingActing acting = hut_test_evening_acting (fixture->evening);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) made = NULL;

  hut_test_evening_do (fixture->evening,
                       hut_resolution_plan_to_task (&acting, first_resolution (fixture), &error),
                       &error);
  made = read_target (fixture, &hut_kind_task);
  g_assert_cmpstr (hut_record_get_text (made, "unit"), ==, "杏花里社区居委会");
  g_assert_cmpstr (hut_record_get_text (first_resolution (fixture), "target_kind"), ==, "task");
}

static void
test_progress_done_and_rechecked (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  g_autoptr (GError) error = NULL;

  assert_refused (hut_resolution_plan_progress (first_resolution (fixture), 101, NULL, &error),
                  &error);
  assert_refused (hut_resolution_plan_recheck (first_resolution (fixture), HUT_RECHECK_HOLDS, "好",
                                               evening->now, &error),
                  &error);
  hut_test_evening_do (
      evening, hut_resolution_plan_progress (first_resolution (fixture), 40, "已征求意见", &error),
      &error);
  g_assert_cmpint (hut_record_get_int (first_resolution (fixture), "progress", 0), ==, 40);
  hut_test_evening_do (
      evening, hut_resolution_plan_done (first_resolution (fixture), NULL, evening->now, &error),
      &error);
  g_assert_cmpint (hut_record_get_int (first_resolution (fixture), "progress", 0), ==, 100);
  assert_refused (hut_resolution_plan_recheck (first_resolution (fixture), HUT_RECHECK_FAILS, " ",
                                               evening->now, &error),
                  &error);
  hut_test_evening_do (evening,
                       hut_resolution_plan_recheck (first_resolution (fixture), HUT_RECHECK_FAILS,
                                                    "围栏松动", evening->now, &error),
                       &error);
  g_assert_cmpstr (hut_record_get_text (first_resolution (fixture), "state"), ==, "open");
  g_assert_cmpint (hut_record_get_int (first_resolution (fixture), "done_at", 0), ==, 0);
  hut_test_evening_do (
      evening, hut_resolution_plan_done (first_resolution (fixture), NULL, evening->now, &error),
      &error);
  hut_test_evening_do (evening,
                       hut_resolution_plan_recheck (first_resolution (fixture), HUT_RECHECK_HOLDS,
                                                    "已修好", evening->now, &error),
                       &error);
  g_assert_cmpstr (hut_record_get_text (first_resolution (fixture), "state"), ==, "checked");
}

static void
test_given_up_with_a_reason (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  g_autoptr (GError) error = NULL;

  assert_refused (hut_resolution_plan_drop (first_resolution (fixture), "", &error), &error);
  hut_test_evening_do (
      evening, hut_resolution_plan_drop (first_resolution (fixture), "业主大会未同意", &error),
      &error);
  assert_refused (hut_resolution_plan_progress (first_resolution (fixture), 10, NULL, &error),
                  &error);
  hut_test_evening_do (evening, hut_resolution_plan_take_up (first_resolution (fixture), &error),
                       &error);
  g_assert_cmpstr (hut_record_get_text (first_resolution (fixture), "state"), ==, "open");
}

static void
open_meeting (HutTestEvening *evening)
{
  HutMeetingActing acting = hut_test_evening_acting (evening);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (evening, hut_meeting_plan_open (&acting, &error), &error);
}

static void
report (HutTestEvening *evening, guint i, int percent, const char *words)
{
  HutMeetingActing acting = hut_test_evening_acting (evening);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (evening,
                       hut_resolution_plan_report (&acting, evening->meeting->earlier->pdata[i],
                                                   percent, words, &error),
                       &error);
}

/* Every resolution of the evening stands ready in the body's next meeting, and in no other's. */
static void
test_the_next_meeting_is_told (Fixture *fixture, gconstpointer data)
{
  guint n = fixture->evening->meeting->resolutions->len;
  g_autoptr (HutTestEvening) other = hut_test_evening_new (fixture->store.store, "council", 5);
  g_autoptr (HutTestEvening) next = hut_test_evening_next (fixture->evening);
  HutUid id = first_resolution (fixture)->id;
  HutMeetingActing own = hut_test_evening_acting (fixture->evening);
  HutMeetingActing later = hut_test_evening_acting (next);
  g_autoptr (GError) error = NULL;
  const HutRecord *said;

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (other->meeting->earlier->len, ==, 0);
  g_assert_cmpuint (next->meeting->earlier->len, ==, n);
  g_assert_nonnull (hut_meeting_of (next->meeting, next->meeting->earlier->pdata[0], "meeting"));
  assert_refused (hut_resolution_plan_report (&own, first_resolution (fixture), 40, NULL, &error),
                  &error);
  assert_refused (hut_resolution_plan_report (&later, first_resolution (fixture), 40, NULL, &error),
                  &error);
  open_meeting (next);
  later = hut_test_evening_acting (next);
  assert_refused (
      hut_resolution_plan_report (&later, first_resolution (fixture), 101, NULL, &error), &error);
  report (next, 0, 40, "棚体已订购，请拨13800138000");
  said = hut_meeting_report (next->meeting, &id);
  g_assert_cmpint (hut_record_get_int (said, "progress", -1), ==, 40);
  g_assert_null (strstr (hut_record_get_text (said, "words"), "13800138000"));
  said = hut_meeting_resolution (next->meeting, &id);
  g_assert_cmpint (hut_record_get_int (said, "progress", -1), ==, 40);
  g_assert_true (hut_meeting_is_of (said, "reported_in", &next->id));
  /* What is said again counts. */
  report (next, 0, 45, NULL);
  said = hut_meeting_report (next->meeting, &id);
  g_assert_cmpint (hut_record_get_int (said, "progress", -1), ==, 45);
}

/* What was carried out is told of once, and then stands in no next meeting any more; what was said
 * at a meeting stays as it was said there. */
static void
test_what_was_said_stays (Fixture *fixture, gconstpointer data)
{
  guint n = fixture->evening->meeting->resolutions->len;
  HutUid id = first_resolution (fixture)->id;
  g_autoptr (HutTestEvening) second = hut_test_evening_next (fixture->evening);
  g_autoptr (HutTestEvening) third = NULL;
  g_autoptr (HutTestEvening) fourth = NULL;
  g_autoptr (GError) error = NULL;

  open_meeting (second);
  report (second, 0, 40, "half way");
  hut_test_evening_do (second,
                       hut_resolution_plan_done (hut_meeting_resolution (second->meeting, &id),
                                                 "built", second->now, &error),
                       &error);
  third = hut_test_evening_next (second);
  g_assert_cmpuint (third->meeting->earlier->len, ==, n);
  open_meeting (third);
  report (third, 0, 7, "it stands");
  g_assert_cmpint (hut_record_get_int (hut_meeting_report (third->meeting, &id), "progress", -1),
                   ==, 100);
  fourth = hut_test_evening_next (third);
  g_assert_cmpuint (fourth->meeting->earlier->len, ==, n - 1);
  /* The second is read again, long after. */
  {
    g_autoptr (HutMeeting) again = hut_reader_meeting (second->reader, &second->id, &error);
    const HutRecord *said = hut_meeting_report (again, &id);

    g_assert_no_error (error);
    g_assert_cmpint (hut_record_get_int (said, "progress", -1), ==, 40);
    g_assert_cmpstr (hut_record_get_text (said, "words"), ==, "half way");
    g_assert_cmpstr (hut_record_get_text (said, "state"), ==, "open");
  }
}

static void
test_nothing_follows_from_what_was_not_carried (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  HutMeetingActing acting = hut_test_evening_acting (evening);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) motion = hut_record_copy (evening->meeting->motions->pdata[0]);
  g_autoptr (HutRecord) said = hut_resolution_of_motion (evening->meeting, motion);

  hut_record_set_text (evening->meeting->motions->pdata[0], "verdict", "not-passed");
  assert_refused (hut_resolution_plan_add (&acting, said, &error), &error);
  hut_record_set_text (evening->meeting->motions->pdata[0], "verdict", "passed");
  hut_record_set_text (said, "title", "  ");
  assert_refused (hut_resolution_plan_add (&acting, said, &error), &error);
}

/* ---- Notices ---- */

static HutRecord *
last_notice (Fixture *fixture)
{
  GPtrArray *notices = fixture->evening->meeting->notices;

  return notices->pdata[notices->len - 1];
}

/* Thursday, three days after a motion was published under a rule of ten working days. */
static void
test_ten_working_days (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  HutMeetingActing acting;
  g_autoptr (GError) error = NULL;
  HutRecord *motion = evening->meeting->motions->pdata[0];
  gint64 latest;

  g_assert_true (hut_notice_result_latest (evening->meeting, motion, evening->office, &latest));
  g_assert_cmpint (latest, ==, hut_test_day ("2026-10-29"));
  g_assert_true (hut_time_parse ("2026-10-27 10:00", hut_time_zone (NULL), &evening->now));
  acting = hut_test_evening_acting (evening);
  hut_test_evening_do (
      evening, hut_notice_plan_post_result (&acting, &motion->id, "社区公告栏", &error), &error);
  motion = evening->meeting->motions->pdata[0];
  g_assert_false (hut_notice_result_latest (evening->meeting, motion, evening->office, &latest));
  g_assert_cmpint (hut_time_day_number (hut_record_get_int (last_notice (fixture), "until", 0),
                                        hut_time_zone (NULL)),
                   ==, hut_test_day ("2026-11-10"));
  g_assert_true (hut_time_parse ("2026-11-10 23:00", hut_time_zone (NULL), &evening->now));
  g_assert_false (hut_notice_may_come_down (last_notice (fixture), evening->office, evening->now));
  assert_refused (
      hut_notice_plan_take_down (last_notice (fixture), evening->office, evening->now, &error),
      &error);
  g_assert_true (hut_time_parse ("2026-11-11 00:01", hut_time_zone (NULL), &evening->now));
  hut_test_evening_do (
      evening,
      hut_notice_plan_take_down (last_notice (fixture), evening->office, evening->now, &error),
      &error);
  assert_refused (
      hut_notice_plan_take_down (last_notice (fixture), evening->office, evening->now, &error),
      &error);
}

static void
test_an_opinion_hangs_without_an_end (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  HutMeetingActing acting = hut_test_evening_acting (evening);
  const HutRecord *motion = evening->meeting->motions->pdata[0];
  g_autoptr (GError) error = NULL;
  gint64 latest;

  g_assert_false (hut_notice_result_latest (evening->meeting, motion, evening->office, &latest));
  assert_refused (hut_notice_plan_post_result (&acting, &motion->id, "", &error), &error);
  hut_test_evening_do (
      evening, hut_notice_plan_post_result (&acting, &motion->id, "公告栏", &error), &error);
  g_assert_cmpint (hut_record_get_int (last_notice (fixture), "until", 0), ==, 0);
  g_assert_false (hut_notice_may_come_down (last_notice (fixture), evening->office, evening->now));
  hut_test_evening_do (
      evening,
      hut_notice_plan_take_down (last_notice (fixture), evening->office, evening->now, &error),
      &error);
}

/* What never hung there is on record struck out: the result is to be put up as before. */
static void
test_a_notice_that_never_hung_is_struck_out (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  HutMeetingActing acting;
  const HutUid id = ((HutRecord *)evening->meeting->motions->pdata[0])->id;
  g_autoptr (GError) error = NULL;
  gint64 latest;
  guint n;

  acting = hut_test_evening_acting (evening);
  n = evening->meeting->notices->len;
  hut_test_evening_do (evening, hut_notice_plan_post_result (&acting, &id, "公告栏", &error),
                       &error);
  g_assert_cmpuint (evening->meeting->notices->len, ==, n + 1);
  assert_refused (hut_notice_plan_strike (last_notice (fixture), "", &error), &error);
  hut_test_evening_do (evening, hut_notice_plan_strike (last_notice (fixture), "贴错", &error),
                       &error);
  g_assert_cmpuint (evening->meeting->notices->len, ==, n);
  g_assert_true (hut_notice_result_latest (evening->meeting, evening->meeting->motions->pdata[0],
                                           evening->office, &latest));
}

static void
test_no_notice_of_what_can_still_change (Fixture *fixture, gconstpointer data)
{
  HutMeetingActing acting = hut_test_evening_acting (fixture->evening);
  g_autoptr (GError) error = NULL;
  HutUid nobody = hut_uid_new ();

  assert_refused (hut_notice_plan_post_meeting (&acting, "公告栏", &error), &error);
  assert_refused (hut_notice_plan_post_result (&acting, &nobody, "公告栏", &error), &error);
}

/* ---- Sheets ---- */

static void
test_a_household_answers_once (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  HutUid topic = hut_test_evening_add_topic (evening, "议题", NULL, NULL);
  HutMeetingActing acting = hut_test_evening_acting (evening);
  g_autoptr (GError) error = NULL;
  HutSheetCount count;

  assert_refused (hut_sheet_plan_put (&acting, &topic, " ", "for", NULL, &error), &error);
  assert_refused (hut_sheet_plan_put (&acting, &topic, "1-101", "maybe", NULL, &error), &error);
  assert_refused (hut_sheet_plan_put (&acting, &topic, "1-101", "other", "", &error), &error);
  hut_test_evening_do (evening, hut_sheet_plan_put (&acting, &topic, "1-101", "for", NULL, &error),
                       &error);
  acting = hut_test_evening_acting (evening);
  hut_test_evening_do (
      evening, hut_sheet_plan_put (&acting, &topic, " 1-101 ", "against", NULL, &error), &error);
  acting = hut_test_evening_acting (evening);
  hut_test_evening_do (
      evening, hut_sheet_plan_put (&acting, &topic, "1-102", "other", "再议", &error), &error);
  hut_sheet_count (evening->meeting, &topic, &count);
  g_assert_cmpuint (count.n_households, ==, 2);
  g_assert_cmpuint (count.n_for, ==, 0);
  g_assert_cmpuint (count.n_against, ==, 1);
  g_assert_cmpuint (count.n_other, ==, 1);
  g_assert_cmpuint (count.n_asked, ==, 60);
}

/* ---- Reminders ---- */

static GPtrArray *
due_on (Fixture *fixture, const char *day)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *due;
  HutTime now;

  g_assert_true (hut_time_parse (day, hut_time_zone (NULL), &now));
  due =
      hut_reader_notices_due (fixture->store.reader, fixture->evening->office, now, 3, 100, &error);
  g_assert_no_error (error);
  return due;
}

static guint
n_of (GPtrArray *due, HutReminderKind kind, guint *n_late)
{
  guint n = 0;

  *n_late = 0;
  for (guint i = 0; i < due->len; i++)
    {
      const HutReminder *reminder = due->pdata[i];

      n += reminder->kind == kind;
      *n_late += reminder->kind == kind && reminder->late;
    }
  return n;
}

static void
assert_due (Fixture *fixture, const char *day, HutReminderKind kind, guint n, guint late)
{
  g_autoptr (GPtrArray) due = due_on (fixture, day);
  guint n_late;

  g_assert_cmpuint (n_of (due, kind, &n_late), ==, n);
  g_assert_cmpuint (n_late, ==, late);
}

static void
post_result (Fixture *fixture, guint motion)
{
  HutTestEvening *evening = fixture->evening;
  HutMeetingActing acting = hut_test_evening_acting (evening);
  g_autoptr (GError) error = NULL;
  HutUid id = ((HutRecord *)evening->meeting->motions->pdata[motion])->id;

  hut_test_evening_do (evening, hut_notice_plan_post_result (&acting, &id, "公告栏", &error),
                       &error);
}

static void
test_results_are_missed (Fixture *fixture, gconstpointer data)
{
  assert_due (fixture, "2026-10-27 09:00", HUT_REMINDER_RESULT, 4, 0);
  assert_due (fixture, "2026-10-29 23:59", HUT_REMINDER_RESULT, 4, 0);
  assert_due (fixture, "2026-10-30 00:01", HUT_REMINDER_RESULT, 4, 4);
  post_result (fixture, 0);
  assert_due (fixture, "2026-10-30 00:01", HUT_REMINDER_RESULT, 3, 3);
  assert_due (fixture, "2026-11-09 23:00", HUT_REMINDER_TAKE_DOWN, 0, 0);
  assert_due (fixture, "2026-11-10 00:01", HUT_REMINDER_TAKE_DOWN, 1, 0);
}

static void
test_an_opinion_is_not_missed (Fixture *fixture, gconstpointer data)
{
  assert_due (fixture, "2026-10-30 00:01", HUT_REMINDER_RESULT, 0, 0);
}

static void
test_resolutions_are_due_and_rechecked (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->evening;
  g_autoptr (GError) error = NULL;

  assert_due (fixture, "2026-11-01 09:00", HUT_REMINDER_RESOLUTION, 0, 0);
  assert_due (fixture, "2026-11-09 09:00", HUT_REMINDER_RESOLUTION, 1, 0);
  assert_due (fixture, "2026-11-12 09:00", HUT_REMINDER_RESOLUTION, 1, 1);
  hut_test_evening_do (
      evening, hut_resolution_plan_done (first_resolution (fixture), NULL, evening->now, &error),
      &error);
  assert_due (fixture, "2026-11-12 09:00", HUT_REMINDER_RESOLUTION, 0, 0);
  assert_due (fixture, "2026-11-12 09:00", HUT_REMINDER_RECHECK, 1, 0);
}

#define ADD(name, rule, set_up, function)                                                          \
  g_test_add (name, Fixture, rule, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/resolution/to-a-case-that-names-the-council", "council", set_up_evening, test_to_a_case);
  ADD ("/resolution/to-a-task", "council", set_up_evening, test_to_a_task);
  ADD ("/resolution/progress-done-and-rechecked", "council", set_up_evening,
       test_progress_done_and_rechecked);
  ADD ("/resolution/given-up-with-a-reason", "council", set_up_evening,
       test_given_up_with_a_reason);
  ADD ("/resolution/the-next-meeting-is-told", "council", set_up_evening,
       test_the_next_meeting_is_told);
  ADD ("/resolution/what-was-said-at-a-meeting-stays", "council", set_up_evening,
       test_what_was_said_stays);
  ADD ("/resolution/nothing-follows-from-what-was-not-carried", "council", set_up_evening,
       test_nothing_follows_from_what_was_not_carried);
  ADD ("/notice/hangs-ten-working-days", "property-committee", set_up_evening,
       test_ten_working_days);
  ADD ("/notice/an-opinion-hangs-without-an-end", "council", set_up_evening,
       test_an_opinion_hangs_without_an_end);
  ADD ("/notice/one-that-never-hung-is-struck-out", "property-committee", set_up_evening,
       test_a_notice_that_never_hung_is_struck_out);
  ADD ("/notice/none-of-what-can-still-change", "council", set_up,
       test_no_notice_of_what_can_still_change);
  ADD ("/sheet/a-household-answers-once", "council", set_up, test_a_household_answers_once);
  ADD ("/reminder/results-that-nobody-put-up", "property-committee", set_up_evening,
       test_results_are_missed);
  ADD ("/reminder/an-opinion-is-not-missed", "council", set_up_evening,
       test_an_opinion_is_not_missed);
  ADD ("/reminder/resolutions-are-due-and-rechecked", "council", set_up_evening,
       test_resolutions_are_due_and_rechecked);
  return g_test_run ();
}
