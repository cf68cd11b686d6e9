/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a prompt asked, and the desk refuses, is always told: in the prompt, or, where that was
 * given up meanwhile, by the desk. */

#define G_LOG_DOMAIN "hutong-test"

#include "council/hut-meeting-desk.h"
#include "hut-test-meeting.h"
#include "hut-test-whistle.h"
#include "whistles/hut-whistle-desk.h"

#define WHY "The rules do not allow it."

typedef struct
{
  HutTestWhistle whistle;
  HutTestMeeting *meeting;
  HutCaseBrowser *browser;
  GtkWidget *window;
  HutPrompt *prompt; /* NULL: it closed */
  HutWorkDesk *desk;
  char *refused;
  guint n_done;
} Fixture;

static void
on_refused (HutWorkDesk *desk, const char *words, Fixture *fixture)
{
  g_assert_null (fixture->refused);
  fixture->refused = g_strdup (words);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutTestStore *test = &fixture->whistle.store;

  hut_test_whistle_set_up (&fixture->whistle, NULL);
  fixture->meeting = hut_test_meeting_new_in (test->store, test->reader, fixture->whistle.office,
                                              "council", "2026-11-26", 5);
  fixture->browser = hut_case_browser_new (test->store, &error);
  g_assert_no_error (error);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->prompt = hut_prompt_new (fixture->window, "Step", "Now?", "_Do", NULL, NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->prompt), (gpointer *)&fixture->prompt);
  hut_prompt_show (fixture->prompt);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->prompt != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->prompt));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->desk);
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_meeting_free (fixture->meeting);
  g_free (fixture->refused);
  hut_test_whistle_tear_down (&fixture->whistle, NULL);
}

static HutRecordPlan *
refuse_meeting (const HutMeetingActing *acting, gpointer args, GError **error)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, WHY);
  return NULL;
}

static HutRecordPlan *
refuse_whistle (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args,
                GError **error)
{
  return refuse_meeting (NULL, NULL, error);
}

/* What is asked waits until the meeting was read. */
static void
ask_meeting (Fixture *fixture)
{
  HutMeetingDesk *desk = hut_meeting_desk_new (fixture->browser);

  fixture->desk = HUT_WORK_DESK (desk);
  g_signal_connect (desk, "refused", G_CALLBACK (on_refused), fixture);
  hut_meeting_desk_show (desk, &fixture->meeting->id);
  hut_meeting_desk_do_asked (desk, fixture->prompt, refuse_meeting, NULL, NULL);
}

static void
on_done (HutWhistleDesk *desk, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  fixture->n_done++;
}

static void
ask_whistle (Fixture *fixture)
{
  HutWhistleDesk *desk = hut_whistle_desk_new (fixture->browser);

  fixture->desk = HUT_WORK_DESK (desk);
  g_signal_connect (desk, "refused", G_CALLBACK (on_refused), fixture);
  hut_whistle_desk_show (desk, &fixture->whistle.id);
  hut_whistle_desk_do (desk, &(HutWhistleDoing){ .planner = refuse_whistle,
                                                 .prompt = fixture->prompt,
                                                 .done = on_done,
                                                 .data = fixture });
}

static void
settle (Fixture *fixture)
{
  g_assert_false (hut_work_desk_is_settled (fixture->desk));
  while (!hut_work_desk_is_settled (fixture->desk))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_meeting_says_what_no_prompt_can (Fixture *fixture, gconstpointer unused)
{
  ask_meeting (fixture);
  gtk_window_close (GTK_WINDOW (fixture->prompt));
  g_assert_null (fixture->prompt);
  settle (fixture);
  g_assert_cmpstr (fixture->refused, ==, WHY);
}

static void
test_meeting_leaves_it_to_the_prompt (Fixture *fixture, gconstpointer unused)
{
  ask_meeting (fixture);
  settle (fixture);
  g_assert_nonnull (fixture->prompt);
  g_assert_null (fixture->refused);
}

static void
test_whistle_says_what_no_prompt_can (Fixture *fixture, gconstpointer unused)
{
  ask_whistle (fixture);
  gtk_window_close (GTK_WINDOW (fixture->prompt));
  g_assert_null (fixture->prompt);
  settle (fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpstr (fixture->refused, ==, WHY);
}

static void
test_whistle_leaves_it_to_the_prompt (Fixture *fixture, gconstpointer unused)
{
  ask_whistle (fixture);
  settle (fixture);
  g_assert_nonnull (fixture->prompt);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_null (fixture->refused);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  hut_test_whistle_init ();
  ADD ("/desk-prompt/meeting/given-up-it-is-told-all-the-same",
       test_meeting_says_what_no_prompt_can);
  ADD ("/desk-prompt/meeting/the-prompt-says-it", test_meeting_leaves_it_to_the_prompt);
  ADD ("/desk-prompt/whistle/given-up-it-is-told-all-the-same",
       test_whistle_says_what_no_prompt_can);
  ADD ("/desk-prompt/whistle/the-prompt-says-it", test_whistle_leaves_it_to_the_prompt);
  return g_test_run ();
}
