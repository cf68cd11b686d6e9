/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting from its preparation to its end: what may be done when and by which desk, and who is
 * there. Without a store: each act is checked as store and server check it. */

#include "domain/hut-attendance.h"
#include "domain/hut-council-rules.h"
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

static HutTestMeeting *
of_rule (Fixture *fixture, const char *rule, const char *day, guint n_members)
{
  hut_test_meeting_free (fixture->meeting);
  fixture->meeting = hut_test_meeting_new (fixture->office, rule, day, n_members);
  return fixture->meeting;
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

/* ---- The meeting ---- */

static void
test_path (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;

  hut_test_topic (test, "Topic", NULL);
  hut_test_refuse (test, hut_meeting_plan_adjourn);
  hut_test_do (test, hut_meeting_plan_announce, "board", 0);
  hut_test_refuse (test, hut_meeting_plan_announce, "board", 0);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_refuse (test, hut_meeting_plan_open);
  hut_test_do (test, hut_meeting_plan_adjourn);
  hut_test_do (test, hut_meeting_plan_resume);
  hut_test_do (test, hut_meeting_plan_close);
  g_assert_cmpstr (hut_meeting_get_state (test->meeting), ==, "closed");
  hut_test_refuse (test, hut_meeting_plan_open);
  hut_test_refuse (test, hut_meeting_plan_resume);
}

static HutRecordPlan *
plan_entry (const HutMeetingActing *acting, const char *code, const HutUid *member, GError **error)
{
  HutRecordPlan *plan = hut_record_plan_new ();
  HutRecord *entry = hut_record_plan_create (plan, &hut_kind_presence, NULL);

  hut_record_set (entry, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  if (member != NULL)
    hut_record_set (entry, "member", hut_value_uid (member));
  hut_record_set_text (entry, "code", code);
  hut_record_set_int (entry, "at", acting->now);
  hut_record_set (entry, "desk", hut_value_uid (&acting->desk));
  hut_record_set_int (entry, "term", hut_record_get_int (acting->meeting->meeting, "term", 0));
  return plan;
}

static void
test_pauses_are_everybodys (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  const HutUid *member = hut_test_member (test, 1);

  under_way (test, 1);
  hut_test_refuse (test, plan_entry, "arrived", NULL);
  hut_test_refuse (test, plan_entry, "adjourned", member);
  hut_test_do (test, plan_entry, "arrived", member);
  hut_test_do (test, plan_entry, "adjourned", NULL);
}

static void
test_notice_says_what_lacks (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = of_rule (fixture, "owners-ordinary", "2026-11-26", 3);

  hut_test_refuse (test, hut_meeting_plan_announce, "board", 0);
  hut_test_topic (test, "Topic", NULL);
  /* Fifteen days before, and the meeting is tomorrow. */
  g_assert_cmpint (hut_meeting_notice_lacks (test->meeting, test->office, test->now), ==, 14);
  g_assert_cmpint (
      hut_meeting_notice_lacks (test->meeting, test->office, test->now - 15 * HUT_TIME_DAY), ==, 0);
  hut_record_set (test->meeting->meeting, "starts_at", (HutValue)HUT_VALUE_INIT);
  hut_test_refuse (test, hut_meeting_plan_announce, "board", 0);
}

static void
test_announced_topics_stand (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Topic", NULL);
  g_autoptr (HutRecord) said = NULL;

  hut_test_do (test, hut_meeting_plan_announce, NULL, 0);
  said = hut_record_copy (hut_test_find (test, &topic));
  hut_record_set_text (said, "title", "Another topic");
  hut_test_refuse (test, hut_topic_plan_edit, said);
  hut_test_refuse (test, hut_topic_plan_remove, &topic);
  /* Its time and its place in the order are nobody's right. */
  hut_record_set_text (said, "title", "Topic");
  hut_record_set_int (said, "minutes", 20);
  hut_test_do (test, hut_topic_plan_edit, said);
  hut_test_do (test, hut_meeting_plan_withdraw_notice);
  hut_record_set_text (said, "title", "Another topic");
  hut_test_do (test, hut_topic_plan_edit, said);
  g_assert_cmpint (hut_record_get_int (hut_test_find (test, &topic), "announced", 0), ==, 0);
}

/* Past the plans: what another program writes is judged by the same rules. */
static const char *
fault_of (HutTestMeeting *test, const HutRecord *present, const char *field, HutValue value)
{
  g_autoptr (HutOperation) operation =
      hut_operation_new (HUT_VERB_UPDATE, present->kind, &present->id, NULL);
  const HutCouncilFacts facts = { test->meeting->meeting, NULL };
  const char *culprit;

  hut_operation_add (operation, hut_kind_field (present->kind, field),
                     hut_value_copy (hut_record_get (present, field)), value);
  return hut_council_fault (operation, present, &facts, &culprit);
}

static void
test_announced_by_rule_too (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Topic", NULL);
  const HutRecord *kept;

  hut_test_do (test, hut_meeting_plan_announce, NULL, 0);
  kept = hut_test_find (test, &topic);
  g_assert_nonnull (fault_of (test, kept, "title", hut_value_text ("Another")));
  g_assert_nonnull (fault_of (test, kept, "subject", hut_value_text ("shared-use")));
  g_assert_nonnull (fault_of (test, kept, "announced", hut_value_int (0)));
  g_assert_null (fault_of (test, kept, "position", hut_value_int (7)));
}

/* What the notice says stands until it is withdrawn, and its time is that of its going out. */
static void
test_notice_stands (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid body = hut_uid_new ();
  const HutRecord *record;

  hut_test_topic (test, "Topic", NULL);
  record = test->meeting->meeting;
  g_assert_null (fault_of (test, record, "place_name", hut_value_text ("Yard")));
  g_assert_nonnull (fault_of (test, record, "announced_at", hut_value_int (1)));
  g_assert_nonnull (fault_of (test, record, "state", hut_value_text ("announced")));
  hut_test_do (test, hut_meeting_plan_announce, NULL, test->now);
  for (guint i = 0; i < 2; i++)
    {
      record = test->meeting->meeting;
      g_assert_nonnull (fault_of (test, record, "place_name", hut_value_text ("Yard")));
      g_assert_nonnull (fault_of (test, record, "starts_at", hut_value_int (1)));
      g_assert_nonnull (fault_of (test, record, "form", hut_value_text ("written")));
      g_assert_nonnull (fault_of (test, record, "rule", hut_value_text ("villagers")));
      g_assert_nonnull (fault_of (test, record, "body", hut_value_uid (&body)));
      g_assert_nonnull (fault_of (test, record, "announced_at", hut_value_int (1)));
      g_assert_null (fault_of (test, record, "recorder", hut_value_text ("Li")));
      if (i == 0)
        hut_test_do (test, hut_meeting_plan_open);
    }
}

static void
test_withdrawn_notice (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;

  hut_test_topic (test, "Topic", NULL);
  hut_test_do (test, hut_meeting_plan_announce, "board", test->now);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "committee_told_at", 0), >, 0);
  hut_test_do (test, hut_meeting_plan_withdraw_notice);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "committee_told_at", 0), ==, 0);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "announced_at", 0), ==, 0);
}

static void
test_one_desk_leads (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = under_way (test, 1);
  HutUid first = test->desk;

  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "term", 0), ==, 1);
  hut_test_refuse (test, hut_meeting_plan_lead);
  test->desk = hut_uid_new ();
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 1), NULL);
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 0), "for");
  hut_test_refuse (test, hut_topic_plan_end, &topic);
  hut_test_refuse (test, hut_meeting_plan_close);
  hut_test_do (test, hut_meeting_plan_lead);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "term", 0), ==, 2);
  hut_test_arrive (test, 1, 2);
  test->desk = first;
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 2), NULL);
}

/* What was planned by the old leading desk before it heard of the new one. */
static void
test_lower_terms_are_refused (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *late;

  under_way (test, 1);
  late = hut_meeting_plan_arrive (hut_test_acting (test), hut_test_member (test, 1), NULL, &error);
  g_assert_no_error (error);
  test->desk = hut_uid_new ();
  hut_test_do (test, hut_meeting_plan_lead);
  g_assert_false (hut_test_meeting_try (test, late, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_cmpuint (test->meeting->presences->len, ==, 1);
}

static void
test_terms_follow_each_other (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid other = hut_uid_new ();

  under_way (test, 1);
  g_assert_nonnull (fault_of (test, test->meeting->meeting, "term", hut_value_int (3)));
  g_assert_nonnull (fault_of (test, test->meeting->meeting, "term", hut_value_int (1)));
  g_assert_nonnull (fault_of (test, test->meeting->meeting, "leader", hut_value_uid (&other)));
  g_assert_null (fault_of (test, test->meeting->meeting, "term", hut_value_int (2)));
}

static void
test_closed_accepts_nothing (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = under_way (test, 2);
  g_autoptr (HutRecord) said = hut_record_copy (hut_test_find (test, &topic));
  const HutRecord *record;

  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, 1), "for");
  hut_test_do (test, hut_meeting_plan_close);
  record = test->meeting->meeting;
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 2), NULL);
  hut_test_refuse (test, hut_meeting_plan_leave, hut_test_member (test, 1));
  hut_test_refuse (test, hut_meeting_plan_strike, hut_test_member (test, 1));
  hut_test_refuse (test, hut_meeting_plan_lead);
  hut_test_refuse (test, hut_speech_plan_ask, hut_test_member (test, 0), "for");
  hut_test_refuse (test, hut_topic_plan_begin, &topic);
  hut_test_refuse (test, hut_topic_plan_edit, said);
  g_assert_nonnull (fault_of (test, record, "term", hut_value_int (2)));
  g_assert_nonnull (fault_of (test, record, "title", hut_value_text ("Another")));
  g_assert_nonnull (fault_of (test, record, "base", hut_value_int (1)));
  g_assert_nonnull (
      fault_of (test, hut_test_find (test, &topic), "title", hut_value_text ("Another")));
  g_assert_nonnull (
      fault_of (test, test->meeting->speeches->pdata[0], "stand", hut_value_text ("against")));
}

/* Who is entitled to vote is not changed under a vote. */
static void
test_base_is_frozen (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid body = hut_uid_new ();

  under_way (test, 3);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "base", 0), ==, 5);
  g_assert_nonnull (fault_of (test, test->meeting->meeting, "base", hut_value_int (3)));
  g_assert_nonnull (fault_of (test, test->meeting->meeting, "body", hut_value_uid (&body)));
  g_assert_nonnull (fault_of (test, test->meeting->meeting, "rule", hut_value_text ("villagers")));
}

/* It was held, and is on record for good. */
static void
test_closed_is_not_voided (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutOperation) voiding =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_meeting, &test->id, NULL);
  const char *field;

  hut_operation_add (voiding, hut_kind_field (&hut_kind_meeting, "void_reason"),
                     (HutValue)HUT_VALUE_INIT, hut_value_text ("away with it"));
  g_assert_null (hut_council_fault (voiding, test->meeting->meeting, NULL, &field));
  under_way (test, 2);
  g_assert_nonnull (hut_council_fault (voiding, test->meeting->meeting, NULL, &field));
  hut_test_do (test, hut_meeting_plan_close);
  g_assert_nonnull (hut_council_fault (voiding, test->meeting->meeting, NULL, &field));
}

/* What was said is written down after the meeting, until the minutes are signed. */
static void
test_noted_after_the_end (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = under_way (test, 2), id = hut_uid_new (), desk = test->desk;
  HutUid speech;

  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, 1), "for");
  hut_test_do (test, hut_meeting_plan_close);
  speech = ((HutRecord *)test->meeting->speeches->pdata[0])->id;
  hut_test_do (test, hut_speech_plan_note, &speech, "The shed is too near");
  hut_test_do (test, hut_topic_plan_note, &topic, "Some fear fire; 13812345678");
  g_assert_cmpstr (hut_record_get_text (test->meeting->speeches->pdata[0], "text"), ==,
                   "The shed is too near");
  g_assert_nonnull (strstr (hut_record_get_text (hut_test_find (test, &topic), "views"), "fire"));
  g_assert_null (strstr (hut_record_get_text (hut_test_find (test, &topic), "views"), "138123456"));
  test->desk = hut_uid_new ();
  hut_test_refuse (test, hut_topic_plan_note, &topic, "Other views");
  hut_test_refuse (test, hut_speech_plan_note, &speech, "Other words");
  test->desk = desk;
  test->meeting->minutes = hut_record_new (&hut_kind_minutes, &id, NULL);
  hut_record_set_text (test->meeting->minutes, "state", "signed");
  hut_test_refuse (test, hut_topic_plan_note, &topic, "Other views");
  hut_test_refuse (test, hut_speech_plan_note, &speech, "Other words");
}

static void
test_closing_ends_what_runs (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = under_way (test, 2);
  const HutRecord *speech;

  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, 1), "for");
  hut_test_do (test, hut_speech_plan_begin, &((HutRecord *)test->meeting->speeches->pdata[0])->id);
  hut_test_do (test, hut_meeting_plan_close);
  speech = test->meeting->speeches->pdata[0];
  g_assert_cmpstr (hut_record_get_text (speech, "state"), ==, "done");
  g_assert_cmpint (hut_record_get_int (speech, "running_since", 0), ==, 0);
  g_assert_cmpstr (state_of (test, &topic), ==, "done");
}

/* ---- Presence ---- */

static void
test_quorum_since (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutTime third;
  g_autoptr (HutAttendance) before = NULL, after = NULL, gone = NULL;

  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 2);
  before = hut_test_attendance (test, NULL);
  g_assert_cmpint (before->quorum, ==, HUT_QUORUM_MISSING);
  g_assert_cmpint (before->missing, ==, 1);
  g_assert_cmpint (before->quorum_since, ==, 0);
  third = test->now;
  hut_test_arrive (test, 2, 4);
  after = hut_test_attendance (test, NULL);
  g_assert_cmpint (after->quorum, ==, HUT_QUORUM_REACHED);
  g_assert_cmpint (after->quorum_since, ==, third);
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 0));
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 1));
  gone = hut_test_attendance (test, NULL);
  g_assert_cmpint (gone->quorum, ==, HUT_QUORUM_MISSING);
  g_assert_cmpint (gone->missing, ==, 1);
  g_assert_cmpint (gone->quorum_since, ==, test->now - G_USEC_PER_SEC);
}

/* Of a rule that begins and ends on a day, not only of one without. */
static void
test_quorum_of_dated_rule (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = of_rule (fixture, "owners-committee", "2026-11-26", 5);
  g_autoptr (HutAttendance) now = NULL, over = NULL;

  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 2);
  now = hut_test_attendance (test, NULL);
  g_assert_cmpint (now->quorum, ==, HUT_QUORUM_MISSING);
  g_assert_cmpint (now->missing, ==, 1);
  test = of_rule (fixture, "residents-1990", "2026-11-26", 5);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 5);
  over = hut_test_attendance (test, NULL);
  g_assert_cmpint (over->quorum, ==, HUT_QUORUM_UNKNOWN);
}

static void
test_struck_never_was (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  const HutAttendee *attendee;
  HutTime first;
  g_autoptr (HutAttendance) struck = NULL, again = NULL;

  hut_test_do (test, hut_meeting_plan_open);
  hut_test_refuse (test, hut_meeting_plan_strike, hut_test_member (test, 0));
  first = test->now;
  hut_test_arrive (test, 0, 3);
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 0));
  hut_test_do (test, hut_meeting_plan_strike, hut_test_member (test, 0));
  struck = hut_test_attendance (test, NULL);
  attendee = hut_attendance_find (struck, hut_test_member (test, 0));
  g_assert_true (attendee->present);
  g_assert_cmpint (attendee->arrived, ==, first);
  g_assert_cmpint (struck->present, ==, 3);
  /* Since the third came: that one left is no longer so. */
  g_assert_cmpint (struck->quorum_since, ==, first + 2 * G_USEC_PER_SEC);
  hut_test_do (test, hut_meeting_plan_strike, hut_test_member (test, 0));
  again = hut_test_attendance (test, NULL);
  attendee = hut_attendance_find (again, hut_test_member (test, 0));
  g_assert_false (attendee->present);
  g_assert_cmpint (attendee->arrived, ==, 0);
  hut_test_refuse (test, hut_meeting_plan_strike, hut_test_member (test, 0));
}

static void
test_nobody_comes_twice (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid stranger = hut_uid_new ();

  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 0), NULL);
  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_arrive (test, 0, 1); /* before it is opened */
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 0), NULL);
  hut_test_refuse (test, hut_meeting_plan_arrive, &stranger, NULL);
  hut_test_refuse (test, hut_meeting_plan_leave, hut_test_member (test, 1));
}

/* A laptop whose clock went back to last year after the power cut. */
static void
test_clock_went_back (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutAttendance) attendance = NULL;

  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 3);
  test->now -= 300 * HUT_TIME_DAY;
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 0));
  attendance = hut_test_attendance (test, NULL);
  g_assert_cmpint (attendance->present, ==, 2);
}

static void
test_proxy_by_rule (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutAttendance) attendance = NULL;

  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 0), "A neighbour");
  test = of_rule (fixture, "owners-committee", "2026-11-26", 3);
  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 0), "A neighbour");
  test = of_rule (fixture, "owners-ordinary", "2026-11-26", 3);
  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_do (test, hut_meeting_plan_arrive, hut_test_member (test, 0), "A neighbour");
  attendance = hut_test_attendance (test, NULL);
  g_assert_cmpstr (attendance->attendees[0].proxy, ==, "A neighbour");
  g_assert_true (attendance->attendees[0].present);
}

/* Beijing's property regulation, 57. */
static void
test_representatives_come_themselves (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = of_rule (fixture, "property-committee", "2026-11-26", 3);

  hut_record_set_text (hut_test_member_record (test, 1), "role", "owner-representative");
  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 1), "A neighbour");
  hut_test_do (test, hut_meeting_plan_arrive, hut_test_member (test, 2), "A colleague");
}

/* Of a rule that measures the area of who is there. */
static void
test_quorum_of_areas (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = of_rule (fixture, "owners-ordinary", "2026-11-26", 3);
  g_autoptr (HutDecisionRule) rule =
      hut_decision_rule_of (fixture->office, "owners-ordinary", NULL);
  g_autoptr (HutVoters) voters = NULL;
  g_autoptr (HutAttendance) two = NULL, all = NULL;

  rule->voting = HUT_VOTING_PRESENT;
  for (guint i = 0; i < 3; i++)
    {
      hut_record_set_text (hut_test_member_record (test, i), "class", "unit");
      hut_record_set_int (hut_test_member_record (test, i), "area", i < 2 ? 1000 : 8000);
    }
  voters = hut_voters_new (test->meeting->members, rule);
  hut_test_do (test, hut_meeting_plan_lead);
  hut_test_arrive (test, 0, 2);
  two = hut_attendance_new (test->meeting, voters, rule);
  g_assert_cmpint (two->quorum, ==, HUT_QUORUM_MISSING);
  g_assert_cmpint (two->missing, ==, 0);
  hut_test_arrive (test, 2, 3);
  all = hut_attendance_new (test->meeting, voters, rule);
  g_assert_cmpint (all->quorum, ==, HUT_QUORUM_REACHED);
}

static void
test_guests_do_not_count (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutAttendance) attendance = NULL;

  hut_record_set_text (hut_test_member_record (test, 4), "role", "guest");
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 3, 5);
  attendance = hut_test_attendance (test, NULL);
  g_assert_cmpint (attendance->base, ==, 4);
  g_assert_cmpint (attendance->present, ==, 1);
  g_assert_cmpuint (attendance->n_guests, ==, 1);
}

/* Of a property management committee the owners' representatives have to come too. */
static void
test_representatives (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = of_rule (fixture, "property-committee", "2026-11-26", 7);
  g_autoptr (HutAttendance) without = NULL, with = NULL;

  for (guint i = 4; i < 7; i++)
    hut_record_set_text (hut_test_member_record (test, i), "role", "owner-representative");
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 4);
  without = hut_test_attendance (test, NULL);
  g_assert_cmpint (without->present, ==, 4);
  g_assert_cmpint (without->representatives, ==, 3);
  g_assert_cmpint (without->quorum, ==, HUT_QUORUM_MISSING);
  g_assert_cmpint (without->missing, ==, 2);
  hut_test_arrive (test, 4, 6);
  with = hut_test_attendance (test, NULL);
  g_assert_cmpint (with->representatives_present, ==, 2);
  g_assert_cmpint (with->quorum, ==, HUT_QUORUM_REACHED);
  hut_test_refuse (test, hut_meeting_plan_arrive, hut_test_member (test, 6), "A neighbour");
}

/* An owner who comes for each of his flats is there once, with the area of all; and areas beyond
 * what a fraction can hold. */
static void
test_area_is_there_once (Fixture *fixture, gconstpointer unused)
{
  const gint64 large = G_GINT64_CONSTANT (9007199254740993);
  HutTestMeeting *test = of_rule (fixture, "owners-ordinary", "2026-11-26", 3);
  g_autoptr (HutAttendance) both = NULL, one = NULL, none = NULL;

  for (guint i = 0; i < 3; i++)
    {
      hut_record_set_int (hut_test_member_record (test, i), "area", i == 0 ? large : 5000);
      hut_record_set_text (hut_test_member_record (test, i), "owner", i < 2 ? "A" : "B");
    }
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 2);
  both = hut_test_attendance (test, NULL);
  g_assert_cmpint (both->base, ==, 2);
  g_assert_cmpint (both->present, ==, 1);
  g_assert_cmpint (both->area_present, ==, large + 5000);
  g_assert_cmpint (both->area_base, ==, large + 10000);
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 0));
  one = hut_test_attendance (test, NULL);
  g_assert_cmpint (one->area_present, ==, large + 5000);
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 1));
  none = hut_test_attendance (test, NULL);
  g_assert_cmpint (none->present, ==, 0);
  g_assert_cmpint (none->area_present, ==, 0);
}

/* The list grew after the meeting was opened: nobody is counted against a base without him. */
static void
test_base_grows_with_the_list (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid id = hut_uid_new ();
  HutRecord *late = hut_record_copy (hut_test_member_record (test, 4));
  g_autoptr (HutAttendance) more = NULL, less = NULL;

  hut_test_do (test, hut_meeting_plan_open);
  late->id = id;
  hut_record_set_text (late, "number", "6");
  g_ptr_array_add (test->meeting->members, late);
  hut_meeting_sort (test->meeting);
  hut_test_arrive (test, 0, 6);
  more = hut_test_attendance (test, NULL);
  g_assert_cmpint (more->base, ==, 6);
  g_assert_cmpint (more->present, ==, 6);
  g_ptr_array_set_size (test->meeting->members, 4);
  less = hut_test_attendance (test, NULL);
  g_assert_cmpint (less->base, ==, 5);
}

/* A desk that leads another meeting does not take a topic or the minutes over to it. */
static void
test_stays_with_its_meeting (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Topic", NULL), other = hut_uid_new ();
  g_autoptr (HutRecord) minutes = hut_record_new (&hut_kind_minutes, &other, NULL);

  hut_record_set (minutes, "meeting", hut_value_uid (&test->id));
  hut_record_set_text (minutes, "state", "draft");
  g_assert_nonnull (
      fault_of (test, hut_test_find (test, &topic), "meeting", hut_value_uid (&other)));
  g_assert_nonnull (fault_of (test, minutes, "meeting", hut_value_uid (&other)));
}

/* ---- Minutes ---- */

static void
test_signed_minutes_stand (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) minutes = hut_record_new (&hut_kind_minutes, &id, NULL);
  g_autoptr (HutOperation) voiding =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_minutes, &id, NULL);
  const char *field;

  hut_record_set_text (minutes, "state", "draft");
  g_assert_nonnull (fault_of (test, minutes, "state", hut_value_text ("signed")));
  g_assert_null (fault_of (test, minutes, "text", hut_value_text ("Other words")));
  hut_record_set_text (minutes, "state", "signed");
  g_assert_nonnull (fault_of (test, minutes, "text", hut_value_text ("Other words")));
  g_assert_nonnull (fault_of (test, minutes, "state", hut_value_text ("draft")));
  hut_operation_add (voiding, hut_kind_field (&hut_kind_minutes, "void_reason"),
                     (HutValue)HUT_VALUE_INIT, hut_value_text ("away with it"));
  g_assert_nonnull (hut_council_fault (voiding, minutes, NULL, &field));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/council/a-meeting-goes-its-path", test_path },
    { "/council/a-pause-is-everybodys", test_pauses_are_everybodys },
    { "/council/a-notice-says-what-it-lacks", test_notice_says_what_lacks },
    { "/council/announced-topics-stand", test_announced_topics_stand },
    { "/council/announced-topics-stand-whoever-writes", test_announced_by_rule_too },
    { "/council/the-notice-stands-until-it-is-withdrawn", test_notice_stands },
    { "/council/a-withdrawn-notice-leaves-nothing", test_withdrawn_notice },
    { "/council/a-meeting-that-was-held-is-not-voided", test_closed_is_not_voided },
    { "/council/what-was-said-is-noted-until-the-minutes-are-signed", test_noted_after_the_end },
    { "/presence/owners-representatives-come-themselves", test_representatives_come_themselves },
    { "/presence/a-quorum-of-areas", test_quorum_of_areas },
    { "/council/one-desk-leads", test_one_desk_leads },
    { "/council/a-lower-term-is-refused", test_lower_terms_are_refused },
    { "/council/terms-follow-each-other", test_terms_follow_each_other },
    { "/council/a-closed-meeting-accepts-nothing", test_closed_accepts_nothing },
    { "/council/who-may-vote-is-frozen-when-it-opens", test_base_is_frozen },
    { "/council/closing-ends-what-runs", test_closing_ends_what_runs },
    { "/council/what-is-of-a-meeting-stays-with-it", test_stays_with_its_meeting },
    { "/council/signed-minutes-stand", test_signed_minutes_stand },
    { "/presence/the-quorum-says-since-when", test_quorum_since },
    { "/presence/a-rule-with-dates-has-a-quorum-while-it-holds", test_quorum_of_dated_rule },
    { "/presence/what-is-struck-out-never-was", test_struck_never_was },
    { "/presence/nobody-comes-twice", test_nobody_comes_twice },
    { "/presence/a-clock-that-went-back-loses-nobody", test_clock_went_back },
    { "/presence/a-proxy-only-where-the-rule-lets-one", test_proxy_by_rule },
    { "/presence/guests-do-not-count", test_guests_do_not_count },
    { "/presence/the-base-grows-with-the-list", test_base_grows_with_the_list },
    { "/presence/owners-representatives-have-to-come-too", test_representatives },
    { "/presence/an-owner-is-there-once-with-all-his-area", test_area_is_there_once },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
