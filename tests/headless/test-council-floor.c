/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a meeting talks about, and who has the floor. Without a store: each act is checked as store
 * and server check it. */

#include "domain/hut-agenda.h"
#include "domain/hut-speech-list.h"
#include "domain/hut-speech-totals.h"
#include "hut-test-meeting.h"
#include "hut-test-store.h"

typedef struct
{
  HutOffice *office;
  HutTestMeeting *meeting; /* a council of five in 2026 */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->office = hut_test_load_office (NULL);
  fixture->meeting = hut_test_meeting_new (fixture->office, "council", "2026-11-26", 5);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_test_meeting_free (fixture->meeting);
  hut_office_unref (fixture->office);
}

static const char *
state_of (HutTestMeeting *test, const HutUid *id)
{
  return hut_record_get_text (hut_test_find (test, id), "state");
}

/* Opened, with @n members there and one topic under discussion. */
static HutUid
under_way (HutTestMeeting *test, guint n)
{
  HutUid topic = hut_test_topic (test, "Topic", NULL);

  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, n);
  hut_test_do (test, hut_topic_plan_begin, &topic);
  return topic;
}

/* ---- The agenda ---- */

static char *
agenda_of (HutTestMeeting *test)
{
  g_autoptr (HutAgenda) agenda = hut_agenda_new (test->meeting, test->now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (agenda->items, HutAgendaItem, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", item->number,
                              hut_record_get_text (item->topic, "title"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_agenda(test, wanted)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = agenda_of (test);                                                     \
    g_assert_cmpstr (found, ==, wanted);                                                           \
  }                                                                                                \
  G_STMT_END

static void
test_agenda_is_a_tree (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid a = hut_test_topic (test, "A", NULL);
  HutUid b = hut_test_topic (test, "B", NULL);
  HutUid c = hut_test_topic (test, "C", NULL);

  assert_agenda (test, "1 A, 2 B, 3 C");
  hut_test_do (test, hut_topic_plan_move, &c, &a, 0);
  assert_agenda (test, "1 A, 1.1 C, 2 B");
  hut_test_do (test, hut_topic_plan_move, &b, NULL, 0);
  assert_agenda (test, "1 B, 2 A, 2.1 C");
  hut_test_refuse (test, hut_topic_plan_move, &a, &c, 0);
  hut_test_refuse (test, hut_topic_plan_move, &a, &a, 0);
  hut_test_refuse (test, hut_topic_plan_remove, &a);
  hut_test_do (test, hut_topic_plan_move, &c, NULL, 1);
  assert_agenda (test, "1 B, 2 C, 3 A");
  hut_test_do (test, hut_topic_plan_remove, &c);
  assert_agenda (test, "1 B, 2 A");
}

/* Each of two desks made one a part of the other: nothing hangs, and nothing is lost. */
static void
test_ring_of_parents (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid a = hut_test_topic (test, "A", NULL);
  HutUid b = hut_test_topic (test, "B", NULL);
  HutUid c = hut_test_topic (test, "C", NULL);
  HutUid alone = hut_test_topic (test, "D", NULL);
  g_autoptr (HutRecord) itself = hut_record_copy (hut_test_find (test, &alone));

  hut_record_set ((HutRecord *)hut_test_find (test, &a), "parent", hut_value_uid (&b));
  hut_record_set ((HutRecord *)hut_test_find (test, &b), "parent", hut_value_uid (&a));
  hut_record_set ((HutRecord *)hut_test_find (test, &c), "parent", hut_value_uid (&b));
  hut_record_set ((HutRecord *)hut_test_find (test, &alone), "parent", hut_value_uid (&alone));
  assert_agenda (test, "1 A, 2 B, 3 C, 4 D");
  hut_test_do (test, hut_topic_plan_move, &a, NULL, 0);
  assert_agenda (test, "1 A, 1.1 B, 1.1.1 C, 2 D");
}

/* Its parent is not there: the place that a move speaks of is the one that is seen. */
static void
test_orphans_are_moved_as_seen (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid gone = hut_uid_new ();
  HutUid a = hut_test_topic (test, "A", NULL);
  HutUid b = hut_test_topic (test, "B", NULL);
  HutUid c = hut_test_topic (test, "C", NULL);

  hut_record_set ((HutRecord *)hut_test_find (test, &a), "parent", hut_value_uid (&gone));
  assert_agenda (test, "1 A, 2 B, 3 C");
  hut_test_do (test, hut_topic_plan_move, &c, NULL, 1);
  assert_agenda (test, "1 A, 2 C, 3 B");
  hut_test_do (test, hut_topic_plan_move, &b, NULL, 0);
  assert_agenda (test, "1 B, 2 A, 3 C");
}

static void
test_agenda_keeps_time (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid first = hut_test_topic (test, "A", NULL);
  HutUid put_off;
  HutTime begun;
  g_autoptr (HutAgenda) before = NULL, during = NULL;

  hut_test_topic (test, "B", NULL);
  put_off = hut_test_topic (test, "C", NULL);
  before = hut_agenda_new (test->meeting, test->now);
  g_assert_cmpint (before->minutes, ==, 30);
  g_assert_cmpint (before->expected_end, ==, 0);
  g_assert_cmpint (before->planned_end, ==,
                   hut_record_get_int (test->meeting->meeting, "starts_at", 0) +
                       30 * HUT_TIME_MINUTE);
  hut_test_do (test, hut_meeting_plan_open);
  begun = test->now;
  hut_test_do (test, hut_topic_plan_begin, &first);
  hut_test_do (test, hut_topic_plan_skip, &put_off);
  /* Four minutes into A, of ten; B to come; C put off. */
  during = hut_agenda_new (test->meeting, begun + 4 * HUT_TIME_MINUTE);
  g_assert_cmpint (during->expected_end, ==, begun + (10 + 10) * HUT_TIME_MINUTE);
}

/* Two minutes into A a pause of five: what was planned for A is put off by it. */
static void
test_pause_takes_no_time_of_a_topic (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "A", NULL);
  g_autoptr (HutAgenda) during = NULL;
  HutTime begun;

  hut_test_do (test, hut_meeting_plan_open);
  begun = test->now;
  hut_test_do (test, hut_topic_plan_begin, &topic);
  test->now = begun + 2 * HUT_TIME_MINUTE;
  hut_test_do (test, hut_meeting_plan_adjourn);
  test->now = begun + 7 * HUT_TIME_MINUTE;
  hut_test_do (test, hut_meeting_plan_resume);
  during = hut_agenda_new (test->meeting, begun + 9 * HUT_TIME_MINUTE);
  g_assert_cmpint (during->expected_end, ==, begun + 15 * HUT_TIME_MINUTE);
  g_assert_cmpint (
      hut_meeting_paused (test->meeting, begun + 3 * HUT_TIME_MINUTE, begun + 5 * HUT_TIME_MINUTE),
      ==, 2 * HUT_TIME_MINUTE);
}

static void
test_one_topic_at_a_time (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid a = hut_test_topic (test, "A", NULL);
  HutUid b = hut_test_topic (test, "B", NULL);

  hut_test_refuse (test, hut_topic_plan_begin, &a);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_do (test, hut_topic_plan_begin, &a);
  hut_test_do (test, hut_topic_plan_begin, &b);
  g_assert_cmpstr (state_of (test, &a), ==, "done");
  g_assert_true (hut_meeting_current_topic (test->meeting) == hut_test_find (test, &b));
  hut_test_refuse (test, hut_topic_plan_remove, &a);
  hut_test_refuse (test, hut_topic_plan_end, &a);
  hut_test_do (test, hut_topic_plan_begin, &a);
  g_assert_cmpstr (state_of (test, &a), ==, "current");
}

/* Which topic is under discussion is the leading desk's to say. */
static void
test_only_the_leading_desk_moves_on (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid a = hut_test_topic (test, "A", NULL);
  HutUid b = hut_test_topic (test, "B", NULL);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *late;

  hut_test_do (test, hut_topic_plan_skip, &b); /* in preparation anybody's */
  hut_test_do (test, hut_topic_plan_skip, &b);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_do (test, hut_topic_plan_begin, &a);
  late = hut_topic_plan_begin (hut_test_acting (test), &b, &error);
  g_assert_no_error (error);
  test->desk = hut_uid_new ();
  hut_test_refuse (test, hut_topic_plan_skip, &b);
  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_do (test, hut_topic_plan_end, &a);
  g_assert_false (hut_test_meeting_try (test, late, &error));
  g_assert_null (hut_meeting_current_topic (test->meeting));
}

/* What happens to a topic is not said of it. */
static void
test_only_what_is_said (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid a = hut_test_topic (test, "A", NULL), b = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_copy (hut_test_find (test, &a));

  said->id = b;
  hut_record_set_int (said, "started_at", 5);
  hut_record_set_int (said, "announced", 1);
  hut_record_set_text (said, "void_reason", "away with it");
  hut_record_set (said, "parent", hut_value_uid (&a));
  hut_test_do (test, hut_topic_plan_add, said);
  g_assert_nonnull (hut_test_find (test, &b));
  g_assert_cmpint (hut_record_get_int (hut_test_find (test, &b), "started_at", 0), ==, 0);
  g_assert_cmpint (hut_record_get_int (hut_test_find (test, &b), "announced", 0), ==, 0);
  g_assert_nonnull (hut_record_get_text (hut_test_find (test, &b), "parent"));
}

/* ---- Speeches ---- */

static HutUid
ask (HutTestMeeting *test, guint member, const char *stand)
{
  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, member), stand);
  return ((HutRecord *)test->meeting->speeches->pdata[test->meeting->speeches->len - 1])->id;
}

/* The numbers of who waits, in their order: "3 2". */
static char *
list_of (HutTestMeeting *test)
{
  HutSpeakerRules rules;
  g_autoptr (GString) text = g_string_new (NULL);
  HutSpeechList *list;

  hut_speaker_rules_of (test->office, &rules);
  list = hut_speech_list_new (test->meeting, hut_meeting_current_topic (test->meeting), &rules);
  for (guint i = 0; i < list->waiting->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? " " : "",
        hut_record_get_text (g_array_index (list->waiting, HutSpeechPlace, i).member, "number"));
  hut_speech_list_free (list);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_list(test, wanted)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = list_of (test);                                                       \
    g_assert_cmpstr (found, ==, wanted);                                                           \
  }                                                                                                \
  G_STMT_END

static const HutRecord *
speech_of (HutTestMeeting *test, const HutUid *id)
{
  for (guint i = 0; i < test->meeting->speeches->len; i++)
    if (hut_uid_equal (&((HutRecord *)test->meeting->speeches->pdata[i])->id, id))
      return test->meeting->speeches->pdata[i];
  g_assert_not_reached ();
}

static HutTime
spoken_for (HutTestMeeting *test, guint *n)
{
  HutSpeakerRules rules;
  HutSpeechList *list;
  HutTime spoken;

  hut_speaker_rules_of (test->office, &rules);
  list = hut_speech_list_new (test->meeting, hut_meeting_current_topic (test->meeting), &rules);
  spoken = hut_speech_list_spoken (list, HUT_STAND_FOR, test->now);
  *n = list->n_spoken[HUT_STAND_FOR];
  hut_speech_list_free (list);
  return spoken;
}

/* A side's time is all that it took: while it speaks, is interrupted, and where it gives up then.
 */
static void
test_time_of_a_side (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech, order;
  guint n;

  under_way (test, 5);
  speech = ask (test, 1, "for");
  order = ask (test, 2, "order");
  g_assert_cmpint (spoken_for (test, &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
  hut_test_do (test, hut_speech_plan_begin, &speech);
  test->now += 60 * G_USEC_PER_SEC - G_USEC_PER_SEC;
  g_assert_cmpint (spoken_for (test, &n), ==, 60 * G_USEC_PER_SEC);
  hut_test_do (test, hut_speech_plan_begin, &order);
  test->now += 30 * G_USEC_PER_SEC;
  g_assert_cmpint (spoken_for (test, &n), ==, 60 * G_USEC_PER_SEC);
  hut_test_do (test, hut_speech_plan_withdraw, &speech);
  g_assert_cmpint (spoken_for (test, &n), ==, 60 * G_USEC_PER_SEC);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (hut_speech_total (test->meeting, hut_test_member (test, 1), test->now, &n), ==,
                   60 * G_USEC_PER_SEC);
}

/* ---- Totals ---- */

/* Each member's sum in the totals is what is summed of him alone; who has none has not spoken. */
static void
assert_totals (HutTestMeeting *test, guint n_members, guint n_spoken)
{
  g_autoptr (HutSpeechTotals) totals = hut_speech_totals_new (test->meeting);
  HutTime all = 0;

  g_assert_cmpuint (totals->members->len, ==, n_spoken);
  for (guint i = 0; i < n_members; i++)
    {
      const HutUid *member = hut_test_member (test, i);
      const HutSpeechTotal *total = hut_speech_totals_of (totals, member);
      guint n;
      HutTime spoken = hut_speech_total (test->meeting, member, test->now, &n);

      g_assert_cmpuint (total != NULL ? hut_speech_total_count (total) : 0, ==, n);
      if (total == NULL)
        continue;
      g_assert_cmpint (hut_speech_total_spoken (total, HUT_STAND_NONE, test->now), ==, spoken);
      g_assert_true (total->member == hut_test_member_record (test, i));
      all += spoken;
    }
  g_assert_cmpint (hut_speech_total_spoken (&totals->all, HUT_STAND_NONE, test->now), ==, all);
}

static void
test_totals_of_each_and_of_each_side (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutSpeechTotals) totals = NULL;
  HutUid next, speech;

  assert_totals (test, 5, 0);
  under_way (test, 5);
  speech = ask (test, 1, "for");
  ask (test, 4, "against"); /* waits only */
  hut_test_do (test, hut_speech_plan_begin, &speech);
  test->now += 60 * G_USEC_PER_SEC - G_USEC_PER_SEC;
  assert_totals (test, 5, 1);
  hut_test_do (test, hut_speech_plan_end, &speech);
  /* In the next topic it goes on adding up. */
  next = hut_test_topic (test, "Next", NULL);
  hut_test_do (test, hut_topic_plan_begin, &next);
  speech = ask (test, 2, "against");
  hut_test_do (test, hut_speech_plan_begin, &speech);
  test->now += 100 * G_USEC_PER_SEC - G_USEC_PER_SEC;
  hut_test_do (test, hut_speech_plan_end, &speech);
  speech = ask (test, 1, "question");
  hut_test_do (test, hut_speech_plan_begin, &speech);
  test->now += 10 * G_USEC_PER_SEC;
  assert_totals (test, 5, 2);
  totals = hut_speech_totals_new (test->meeting);
  g_assert_true (hut_uid_equal (&g_array_index (totals->members, HutSpeechTotal, 0).id,
                                hut_test_member (test, 2)));
  g_assert_cmpint (hut_speech_total_spoken (&totals->all, HUT_STAND_FOR, test->now), ==,
                   60 * G_USEC_PER_SEC);
  g_assert_cmpint (hut_speech_total_spoken (&totals->all, HUT_STAND_AGAINST, test->now), ==,
                   100 * G_USEC_PER_SEC);
  g_assert_cmpuint (totals->all.n_spoken[HUT_STAND_QUESTION], ==, 1);
  g_assert_cmpint (hut_speech_total_spoken (&totals->all, HUT_STAND_QUESTION, test->now), >=,
                   10 * G_USEC_PER_SEC);
}

static void
test_who_may_ask (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;

  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 3);
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 1), "for"); /* no topic */
  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, 1), "order");
  {
    HutUid topic = hut_test_topic (test, "Topic", NULL);

    hut_test_do (test, hut_topic_plan_begin, &topic);
  }
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 0), "for"); /* the chair */
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 3), "for"); /* not here */
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 1), "maybe");
  ask (test, 1, "for");
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 1), "against");
}

static void
test_list_by_the_rules (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid first;

  under_way (test, 5);
  first = ask (test, 1, "for");
  ask (test, 2, "for");
  ask (test, 3, "against");
  assert_list (test, "2 4 3");
  hut_test_do (test, hut_speech_plan_begin, &first);
  assert_list (test, "4 3");
  hut_test_do (test, hut_speech_plan_end, &first);
  ask (test, 1, "against"); /* has spoken once: after who has not */
  assert_list (test, "4 3 2");
}

/* What one topic had does not wait in the next. */
static void
test_list_of_its_topic (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid next = hut_test_topic (test, "Next", NULL);

  under_way (test, 3);
  ask (test, 1, "for");
  hut_test_do (test, hut_topic_plan_begin, &next);
  assert_list (test, "");
  ask (test, 2, "for");
  assert_list (test, "3");
}

static void
test_clock (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech;
  HutTime begun;
  guint n;

  under_way (test, 2);
  speech = ask (test, 1, "for");
  begun = test->now;
  hut_test_do (test, hut_speech_plan_begin, &speech);
  g_assert_cmpint (hut_speech_spoken (speech_of (test, &speech), begun + 50), ==, 50);
  g_assert_cmpint (hut_speech_left (speech_of (test, &speech), begun + 10 * G_USEC_PER_SEC), ==,
                   170 * G_USEC_PER_SEC);
  test->now = begun + 20 * G_USEC_PER_SEC;
  hut_test_do (test, hut_speech_plan_pause, &speech);
  hut_test_refuse (test, hut_speech_plan_pause, &speech);
  test->now += 600 * G_USEC_PER_SEC;
  g_assert_cmpint (hut_speech_spoken (speech_of (test, &speech), test->now), ==,
                   20 * G_USEC_PER_SEC);
  hut_test_do (test, hut_speech_plan_resume, &speech);
  hut_test_refuse (test, hut_speech_plan_resume, &speech);
  test->now += 4 * G_USEC_PER_SEC;
  hut_test_do (test, hut_speech_plan_end, &speech);
  g_assert_cmpint (hut_record_get_int (speech_of (test, &speech), "spoken", 0), ==,
                   25 * G_USEC_PER_SEC);
  g_assert_cmpint (hut_speech_total (test->meeting, hut_test_member (test, 1), test->now, &n), ==,
                   25 * G_USEC_PER_SEC);
  g_assert_cmpuint (n, ==, 1);
  hut_test_refuse (test, hut_speech_plan_withdraw, &speech);
}

/* A clock that was set back shows no time below what was spoken. */
static void
test_clock_set_back (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech;

  under_way (test, 2);
  speech = ask (test, 1, "for");
  hut_test_do (test, hut_speech_plan_begin, &speech);
  g_assert_cmpint (hut_speech_spoken (speech_of (test, &speech), test->now - HUT_TIME_DAY), ==, 0);
}

static void
test_point_of_order_interrupts (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech, order;

  under_way (test, 5);
  speech = ask (test, 1, "for");
  hut_test_do (test, hut_speech_plan_begin, &speech);
  test->now += 9 * G_USEC_PER_SEC;
  order = ask (test, 2, "order");
  hut_test_do (test, hut_speech_plan_begin, &order);
  g_assert_cmpstr (hut_record_get_text (speech_of (test, &speech), "state"), ==, "waiting");
  g_assert_cmpint (hut_record_get_int (speech_of (test, &speech), "spoken", 0), ==,
                   11 * G_USEC_PER_SEC);
  ask (test, 3, "against");
  ask (test, 4, "order");
  hut_test_do (test, hut_speech_plan_end, &order);
  /* A further point of order first; then he has the floor that was interrupted. */
  assert_list (test, "5 2 4");
  hut_test_do (test, hut_speech_plan_begin, &speech);
  g_assert_cmpint (hut_speech_spoken (speech_of (test, &speech), test->now), ==,
                   12 * G_USEC_PER_SEC);
}

static void
test_who_left_does_not_speak (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech;

  under_way (test, 3);
  speech = ask (test, 1, "for");
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 1));
  hut_test_refuse (test, hut_speech_plan_begin, &speech);
  hut_test_do (test, hut_speech_plan_withdraw, &speech);
}

static void
test_telephones_are_masked (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech;

  under_way (test, 2);
  speech = ask (test, 1, "for");
  hut_test_do (test, hut_speech_plan_note, &speech, "Call 13812345678 about it");
  g_assert_null (strstr (hut_record_get_text (speech_of (test, &speech), "text"), "13812345678"));
}

static void
test_adjourning_stops_the_clock (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid speech;

  under_way (test, 2);
  speech = ask (test, 1, "for");
  hut_test_do (test, hut_speech_plan_begin, &speech);
  hut_test_do (test, hut_meeting_plan_adjourn);
  g_assert_cmpint (hut_record_get_int (speech_of (test, &speech), "running_since", 0), ==, 0);
  g_assert_cmpstr (hut_record_get_text (speech_of (test, &speech), "state"), ==, "speaking");
  hut_test_refuse (test, hut_speech_plan_resume, &speech);
  hut_test_do (test, hut_meeting_plan_resume);
  hut_test_do (test, hut_speech_plan_resume, &speech);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/agenda/a-topic-is-what-is-said-of-it", test_only_what_is_said },
    { "/speeches/a-sides-time-is-all-that-it-took", test_time_of_a_side },
    { "/speeches/totals-of-each-and-of-each-side", test_totals_of_each_and_of_each_side },
    { "/agenda/a-tree-with-numbers", test_agenda_is_a_tree },
    { "/agenda/a-ring-between-two-desks-loses-nothing", test_ring_of_parents },
    { "/agenda/a-topic-without-its-parent-is-moved-as-seen", test_orphans_are_moved_as_seen },
    { "/agenda/keeps-its-time", test_agenda_keeps_time },
    { "/agenda/a-pause-takes-no-time-of-a-topic", test_pause_takes_no_time_of_a_topic },
    { "/agenda/one-topic-at-a-time", test_one_topic_at_a_time },
    { "/agenda/only-the-leading-desk-moves-on", test_only_the_leading_desk_moves_on },
    { "/speeches/who-may-ask", test_who_may_ask },
    { "/speeches/the-list-goes-by-the-rules", test_list_by_the_rules },
    { "/speeches/the-list-is-of-its-topic", test_list_of_its_topic },
    { "/speeches/the-clock-leaves-pauses-out", test_clock },
    { "/speeches/a-clock-set-back-shows-nothing-below-zero", test_clock_set_back },
    { "/speeches/a-point-of-order-interrupts", test_point_of_order_interrupts },
    { "/speeches/who-left-does-not-speak", test_who_left_does_not_speak },
    { "/speeches/telephones-are-masked", test_telephones_are_masked },
    { "/speeches/adjourning-stops-the-clock", test_adjourning_stops_the_clock },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
