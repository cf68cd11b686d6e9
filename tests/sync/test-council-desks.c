/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One meeting on two desks, with a real server: one leads; what another wrote without knowing is
 * refused, kept for an answer and not counted; and of the leading desk's nothing is lost. */

#define G_LOG_DOMAIN "hutong-test"

#include "headless/hut-test-meeting.h"
#include "headless/hut-test-store.h"
#include "hut-test-desk.h"

/* A desktop with its file open. */
typedef struct
{
  HutTestDesk *desk;
  HutStore *store;
  HutReader *reader;
  HutTestMeeting *meeting;
} End;

typedef struct
{
  HutTestServer *server;
  HutOffice *office;
  End a, b;
  HutUid id; /* of the meeting */
  HutUid topic;
  HutUid motion;
} Street;

static void
close_end (End *end)
{
  g_clear_pointer (&end->meeting, hut_test_meeting_free);
  g_clear_pointer (&end->reader, hut_reader_free);
  if (end->store != NULL)
    hut_store_close (end->store);
  g_clear_object (&end->store);
}

static HutTime
time_of (End *end)
{
  return end->meeting != NULL ? end->meeting->now : hut_time_now ();
}

/* Brings @end in step, and reads the meeting again. */
static void
sync_end (Street *street, End *end, HutTestSync *report)
{
  HutTime now = time_of (end);

  close_end (end);
  g_assert_cmpint (hut_test_desk_sync (end->desk, street->server->port, report), ==, 0);
  end->store = hut_test_desk_open (end->desk, &end->reader);
  end->meeting = hut_test_meeting_join (end->store, end->reader, street->office, &street->id, now);
}

/* A council of six on the first desk, which leads: four are there, a roll call is open, two have
 * voted. Both desks know. */
static void
set_up (Street *street, gconstpointer unused)
{
  HutTestMeeting *test;

  street->server = hut_test_server_new ();
  street->office = hut_test_load_office (NULL);
  street->a.desk = hut_test_desk_new (street->server, "甲", "wang", 1);
  street->b.desk = hut_test_desk_new (street->server, "乙", "li", 2);
  street->a.store = hut_test_desk_open (street->a.desk, &street->a.reader);
  test = street->a.meeting = hut_test_meeting_new_in (street->a.store, street->a.reader,
                                                      street->office, "council", "2026-11-26", 6);
  street->id = test->id;
  street->topic = hut_test_topic (test, "Topic", NULL);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 4);
  hut_test_do (test, hut_topic_plan_begin, &street->topic);
  street->motion = hut_test_motion (test, &street->topic, "roll-call");
  hut_test_do (test, hut_motion_plan_open, &street->motion);
  for (guint i = 0; i < 2; i++)
    hut_test_do (test, hut_motion_plan_ballot, &street->motion, hut_test_member (test, i), "yes");
  sync_end (street, &street->a, NULL);
  sync_end (street, &street->b, NULL);
  g_assert_cmpuint (street->b.meeting->meeting->ballots->len, ==, 2);
}

static void
tear_down (Street *street, gconstpointer unused)
{
  close_end (&street->a);
  close_end (&street->b);
  hut_test_desk_free (street->a.desk);
  hut_test_desk_free (street->b.desk);
  hut_office_unref (street->office);
  hut_test_server_free (street->server);
}

static guint
waiting_of (End *end)
{
  HutPendingCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_reader_pending_counts (end->reader, &counts, &error));
  g_assert_cmpuint (counts.unsent, ==, 0);
  return counts.waiting;
}

static gint64
term_of (End *end)
{
  return hut_record_get_int (end->meeting->meeting->meeting, "term", 0);
}

static const char *
choice_of (End *end, guint member)
{
  const HutMeeting *meeting = end->meeting->meeting;

  for (guint i = 0; i < meeting->ballots->len; i++)
    if (hut_meeting_is_of (meeting->ballots->pdata[i], "member",
                           hut_test_member (end->meeting, member)))
      return hut_record_get_text (meeting->ballots->pdata[i], "choice");
  return NULL;
}

static void
assert_in_step (Street *street)
{
  close_end (&street->a);
  close_end (&street->b);
  hut_test_desks_assert_in_step (street->a.desk, street->b.desk);
  hut_test_desk_verify (street->a.desk);
  hut_test_desk_verify (street->b.desk);
}

/* What the old leading desk goes on writing while it does not know. */
static void
go_on_unknowing (Street *street)
{
  HutTestMeeting *old = street->a.meeting;

  hut_test_arrive (old, 4, 5);
  hut_test_do (old, hut_speech_plan_ask, hut_test_member (old, 1), "for");
  hut_test_do (old, hut_motion_plan_ballot, &street->motion, hut_test_member (old, 2), "yes");
  hut_test_motion (old, &street->topic, "hands");
  hut_test_do (old, hut_motion_plan_close, &street->motion);
  hut_test_do (old, hut_topic_plan_end, &street->topic);
}

static void
test_taking_over (Street *street, gconstpointer unused)
{
  HutTestMeeting *next = street->b.meeting;

  hut_test_refuse (next, hut_meeting_plan_arrive, hut_test_member (next, 5), NULL);
  hut_test_do (next, hut_meeting_plan_lead);
  hut_test_do (next, hut_motion_plan_ballot, &street->motion, hut_test_member (next, 2), "no");
  hut_test_arrive (next, 5, 6);
  go_on_unknowing (street);
  sync_end (street, &street->b, NULL);
  g_assert_cmpuint (waiting_of (&street->b), ==, 0);
  sync_end (street, &street->a, NULL);
  /* Each of the six acts, and none of them is counted. */
  g_assert_cmpuint (waiting_of (&street->a), ==, 6);
  g_assert_nonnull (hut_meeting_current_topic (street->a.meeting->meeting));
  g_assert_cmpint (term_of (&street->a), ==, 2);
  g_assert_cmpuint (street->a.meeting->meeting->presences->len, ==, 5);
  g_assert_cmpuint (street->a.meeting->meeting->speeches->len, ==, 0);
  g_assert_cmpuint (street->a.meeting->meeting->motions->len, ==, 1);
  g_assert_cmpuint (street->a.meeting->meeting->ballots->len, ==, 3);
  g_assert_cmpstr (choice_of (&street->a, 2), ==, "no");
  g_assert_cmpstr (
      hut_record_get_text (hut_test_find (street->a.meeting, &street->motion), "state"), ==,
      "voting");
  hut_test_refuse (street->a.meeting, hut_motion_plan_close, &street->motion);
  /* The new leading desk goes on as if nothing had been. */
  next = street->b.meeting;
  hut_test_do (next, hut_motion_plan_close, &street->motion);
  g_assert_cmpint (hut_record_get_int (hut_test_find (next, &street->motion), "yes", 0), ==, 2);
  g_assert_cmpint (hut_record_get_int (hut_test_find (next, &street->motion), "no", 0), ==, 1);
  sync_end (street, &street->b, NULL);
  sync_end (street, &street->a, NULL);
  g_assert_cmpint (hut_record_get_int (hut_test_find (street->a.meeting, &street->motion), "no", 0),
                   ==, 1);
  assert_in_step (street);
}

/* Out of reach of each other both take over: who comes first has the term, and the other hears. */
static void
test_both_take_over (Street *street, gconstpointer unused)
{
  HutTestMeeting *b = street->b.meeting;
  HutTestMeeting *a = street->a.meeting;
  HutUid other = hut_uid_new ();

  /* A third desk had it meanwhile; the first two both take it from there. */
  hut_test_do (b, hut_meeting_plan_lead);
  sync_end (street, &street->b, NULL);
  sync_end (street, &street->a, NULL);
  a = street->a.meeting;
  b = street->b.meeting;
  g_assert_cmpint (term_of (&street->a), ==, 2);
  b->desk = other;
  hut_test_do (b, hut_meeting_plan_lead);
  hut_test_do (a, hut_meeting_plan_lead);
  hut_test_arrive (a, 4, 5);
  sync_end (street, &street->b, NULL);
  sync_end (street, &street->a, NULL);
  g_assert_cmpuint (waiting_of (&street->a), ==, 2);
  g_assert_true (hut_meeting_is_led_by (street->a.meeting->meeting, &other));
  g_assert_cmpint (term_of (&street->a), ==, 3);
  g_assert_cmpuint (street->a.meeting->meeting->presences->len, ==, 4);
  assert_in_step (street);
}

/* The second laptop counts a block and the leading one adds it. */
static void
test_tally (Street *street, gconstpointer unused)
{
  const HutCount count = { .yes = 1, .no = 1 };
  HutTestMeeting *a = street->a.meeting;
  HutUid hands;

  hut_test_do (a, hut_motion_plan_close, &street->motion);
  hut_test_do (a, hut_motion_plan_publish, &street->motion);
  hands = hut_test_motion (a, &street->topic, "hands");
  hut_test_do (a, hut_motion_plan_open, &hands);
  sync_end (street, &street->a, NULL);
  sync_end (street, &street->b, NULL);
  hut_test_refuse (street->b.meeting, hut_motion_plan_block, &hands, "B", &count);
  hut_test_do (street->b.meeting, hut_motion_plan_tally, &hands, "B", &count);
  sync_end (street, &street->b, NULL);
  g_assert_cmpuint (waiting_of (&street->b), ==, 0);
  sync_end (street, &street->a, NULL);
  a = street->a.meeting;
  g_assert_cmpuint (a->meeting->tallies->len, ==, 1);
  g_assert_cmpint (hut_record_get_int (a->meeting->tallies->pdata[0], "yes", 0), ==, 1);
  hut_test_do (a, hut_motion_plan_block, &hands, "B", &count);
  hut_test_do (a, hut_motion_plan_close, &hands);
  sync_end (street, &street->a, NULL);
  sync_end (street, &street->b, NULL);
  g_assert_cmpint (hut_record_get_int (hut_test_find (street->b.meeting, &hands), "yes", 0), ==, 1);
  assert_in_step (street);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/council-desks/taking-over-refuses-the-old-desk-and-loses-nothing", Street, NULL,
              set_up, test_taking_over, tear_down);
  g_test_add ("/council-desks/of-two-that-take-over-one-leads", Street, NULL, set_up,
              test_both_take_over, tear_down);
  g_test_add ("/council-desks/a-second-desk-counts-a-block", Street, NULL, set_up, test_tally,
              tear_down);
  return g_test_run ();
}
