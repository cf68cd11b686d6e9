/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the card of a motion says, by the motion's own decision rule. */

#include "council/hut-vote-words.h"
#include "hut-test-vote.h"

/* A vote of three households, of whom one is there, in a meeting of six members; the view takes the
 * meeting. */
static HutMeetingView *
new_view (HutTestVote *fixture, HutUid *motion, gboolean opened)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "council", "2025-11-26", 6);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *household = g_strdup_printf ("Gate %u", i / 2);

      hut_record_set_text (hut_test_member_record (test, i), "household", household);
    }
  hut_test_vote_begin (fixture, NULL, 2);
  *motion = hut_test_motion (test, &fixture->topic, "roll-call");
  hut_record_set_text ((HutRecord *)hut_test_find (test, motion), "rule", "villagers-households");
  if (opened)
    hut_test_do (test, hut_motion_plan_open, motion);
  return hut_meeting_view_new (g_steal_pointer (&test->meeting), fixture->office, test->now);
}

static void
test_whom_a_motion_asks (HutTestVote *fixture, gconstpointer opened)
{
  HutUid id;
  g_autoptr (HutMeetingView) view = new_view (fixture, &id, GPOINTER_TO_INT (opened));
  const HutRecord *motion = hut_meeting_find (view->meeting, &id);
  gboolean reached = TRUE;
  g_autofree char *how = hut_vote_words_how (view, motion);
  g_autofree char *quorum = hut_vote_words_quorum (view, motion, &reached);

  g_assert_cmpint (view->attendance->base, ==, 6);
  g_assert_true (g_str_has_prefix (how, "Present 1 of 3 · Roll call"));
  g_assert_cmpstr (quorum, ==, "1 more has to come");
  g_assert_false (reached);
}

static void
test_who_did_not_vote (HutTestVote *fixture, gconstpointer unused)
{
  HutUid id;
  g_autoptr (HutMeetingView) view = new_view (fixture, &id, TRUE);
  const HutRecord *motion = hut_meeting_find (view->meeting, &id);
  gboolean known = TRUE;
  g_autofree char *none = hut_vote_words_count (view, motion, &known);
  g_autofree char *one = NULL;
  HutUid ballot = hut_uid_new ();
  HutRecord *cast = hut_record_new (&hut_kind_ballot, &ballot, NULL);

  g_assert_false (known);
  g_assert_cmpstr (none, ==, "Nobody has voted yet");
  hut_record_set (cast, "meeting", hut_value_uid (&view->meeting->meeting->id));
  hut_record_set (cast, "motion", hut_value_uid (&id));
  hut_record_set (cast, "member",
                  hut_value_uid (&((const HutRecord *)view->meeting->members->pdata[1])->id));
  hut_record_set_text (cast, "choice", "yes");
  g_ptr_array_add (view->meeting->ballots, cast);
  one = hut_vote_words_count (view, motion, &known);
  g_assert_true (known);
  g_assert_cmpstr (one, ==, "1 for · 0 against · 0 abstaining · 0 not voted");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/vote-words/whom-a-motion-asks-before-it-is-put", HutTestVote, NULL,
              hut_test_vote_set_up, test_whom_a_motion_asks, hut_test_vote_tear_down);
  g_test_add ("/vote-words/whom-an-open-vote-asks", HutTestVote, GINT_TO_POINTER (TRUE),
              hut_test_vote_set_up, test_whom_a_motion_asks, hut_test_vote_tear_down);
  g_test_add ("/vote-words/who-did-not-vote-is-of-its-own-rule", HutTestVote, NULL,
              hut_test_vote_set_up, test_who_did_not_vote, hut_test_vote_tear_down);
  return g_test_run ();
}
