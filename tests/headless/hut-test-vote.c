/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Meetings in which is voted. */

#include "hut-test-vote.h"

#include "hut-test-store.h"

void
hut_test_vote_set_up (HutTestVote *fixture, gconstpointer unused)
{
  fixture->office = hut_test_load_office (NULL);
}

void
hut_test_vote_tear_down (HutTestVote *fixture, gconstpointer unused)
{
  hut_test_meeting_free (fixture->meeting);
  hut_office_unref (fixture->office);
}

HutTestMeeting *
hut_test_vote_prepare (HutTestVote *fixture, const char *rule, const char *day, guint n)
{
  hut_test_meeting_free (fixture->meeting);
  fixture->meeting = hut_test_meeting_new (fixture->office, rule, day, n);
  return fixture->meeting;
}

void
hut_test_vote_announce (HutTestMeeting *test)
{
  test->now -= 21 * HUT_TIME_DAY;
  hut_test_do (test, hut_meeting_plan_announce, "board", test->now);
  test->now += 21 * HUT_TIME_DAY;
}

void
hut_test_vote_begin (HutTestVote *fixture, const char *subject, guint n_present)
{
  fixture->topic = hut_test_topic (fixture->meeting, "Topic", subject);
  hut_test_do (fixture->meeting, hut_meeting_plan_open);
  hut_test_arrive (fixture->meeting, 0, n_present);
  hut_test_do (fixture->meeting, hut_topic_plan_begin, &fixture->topic);
}

HutTestMeeting *
hut_test_vote_council (HutTestVote *fixture, guint n, guint n_present)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "council", "2026-11-26", n);

  hut_test_vote_begin (fixture, NULL, n_present);
  return test;
}

HutUid
hut_test_vote_open (HutTestVote *fixture, const char *method)
{
  HutUid motion = hut_test_motion (fixture->meeting, &fixture->topic, method);

  hut_test_do (fixture->meeting, hut_motion_plan_open, &motion);
  return motion;
}

const char *
hut_test_vote_text (HutTestMeeting *test, const HutUid *id, const char *field)
{
  return hut_record_get_text (hut_test_find (test, id), field);
}

gint64
hut_test_vote_int (HutTestMeeting *test, const HutUid *id, const char *field)
{
  return hut_record_get_int (hut_test_find (test, id), field, -1);
}
