/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The desk of a meeting without a window: acts follow each other, and what the file refuses is told
 * to people in their words. */

#include "council/hut-meeting-desk.h"
#include "hut-test-meeting.h"
#include "hut-test-store.h"

#include <string.h>

typedef struct
{
  HutTestStore test;
  HutOffice *office;
  HutTestMeeting *meeting;
  HutCaseBrowser *browser;
  HutMeetingDesk *desk;
  char *refused;
} Fixture;

static void
wait_settled (Fixture *fixture)
{
  while (!hut_work_desk_is_settled (HUT_WORK_DESK (fixture->desk)))
    g_main_context_iteration (NULL, TRUE);
}

static void
on_refused (HutMeetingDesk *desk, const char *words, Fixture *fixture)
{
  g_free (fixture->refused);
  fixture->refused = g_strdup (words);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&fixture->test, NULL);
  fixture->office = hut_test_load_office (NULL);
  fixture->meeting = hut_test_meeting_new_in (fixture->test.store, fixture->test.reader,
                                              fixture->office, "council", "2026-11-26", 5);
  fixture->browser = hut_case_browser_new (fixture->test.store, &error);
  g_assert_no_error (error);
  fixture->desk = hut_meeting_desk_new (fixture->browser);
  g_signal_connect (fixture->desk, "refused", G_CALLBACK (on_refused), fixture);
  hut_meeting_desk_show (fixture->desk, &fixture->meeting->id);
  wait_settled (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->desk);
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_meeting_free (fixture->meeting);
  hut_office_unref (fixture->office);
  g_free (fixture->refused);
  hut_test_store_tear_down (&fixture->test, NULL);
}

static const char *
state_of (Fixture *fixture)
{
  return hut_meeting_get_state (hut_meeting_desk_get_view (fixture->desk)->meeting);
}

/* Three asked for in one breath: each is planned on what the one before has left. */
static void
test_acts_follow_each_other (Fixture *fixture, gconstpointer unused)
{
  hut_meeting_desk_do_plain (fixture->desk, hut_meeting_plan_open);
  hut_meeting_desk_do_plain (fixture->desk, hut_meeting_plan_adjourn);
  hut_meeting_desk_do_plain (fixture->desk, hut_meeting_plan_resume);
  wait_settled (fixture);
  g_assert_null (fixture->refused);
  g_assert_cmpstr (state_of (fixture), ==, "open");
  g_assert_true (hut_meeting_desk_leads (fixture->desk));
}

/* Somebody else opened it, which is not read here yet. */
static void
test_what_the_file_refuses_is_told_in_words (Fixture *fixture, gconstpointer unused)
{
  hut_test_do (fixture->meeting, hut_meeting_plan_open);
  hut_meeting_desk_do_plain (fixture->desk, hut_meeting_plan_open);
  wait_settled (fixture);
  g_assert_cmpstr (fixture->refused, ==,
                   "Somebody else changed this meanwhile. Look at what stands there now.");
  g_assert_cmpstr (state_of (fixture), ==, "open");
}

static void
on_done (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  gboolean *given_up = data;

  *given_up = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static HutRecordPlan *
plan_open (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_meeting_plan_open (acting, error);
}

static void
test_who_leaves_the_meeting_is_told (Fixture *fixture, gconstpointer unused)
{
  gboolean given_up = FALSE;

  hut_meeting_desk_do (fixture->desk, plan_open, NULL, NULL, on_done, &given_up);
  hut_meeting_desk_show (fixture->desk, NULL);
  g_assert_true (given_up);
  wait_settled (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/meeting-desk/acts-follow-each-other", Fixture, NULL, set_up,
              test_acts_follow_each_other, tear_down);
  g_test_add ("/meeting-desk/what-the-file-refuses-is-told-in-words", Fixture, NULL, set_up,
              test_what_the_file_refuses_is_told_in_words, tear_down);
  g_test_add ("/meeting-desk/who-leaves-the-meeting-is-told", Fixture, NULL, set_up,
              test_who_leaves_the_meeting_is_told, tear_down);
  return g_test_run ();
}
