/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Meetings in the store: what an act writes is what is read, as a whole or not at all. */

#include "hut-test-meeting.h"
#include "hut-test-store.h"
#include "store/hut-store-desk.h"

typedef struct
{
  HutTestStore store;
  HutOffice *office;
  HutTestMeeting *meeting;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  hut_test_store_set_up (&fixture->store, NULL);
  fixture->office = hut_test_load_office (NULL);
  fixture->meeting = hut_test_meeting_new_in (fixture->store.store, fixture->store.reader,
                                              fixture->office, "council", "2026-11-26", 5);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_test_meeting_free (fixture->meeting);
  hut_office_unref (fixture->office);
  hut_test_store_tear_down (&fixture->store, NULL);
}

/* The same meeting as another desk has it in memory: what it knew before. */
static HutTestMeeting *
look_again (Fixture *fixture)
{
  HutTestMeeting *test = fixture->meeting;

  return hut_test_meeting_join (test->store, test->reader, test->office, &test->id, test->now);
}

static HutUid
begin (HutTestMeeting *test, guint n_present)
{
  HutUid topic = hut_test_topic (test, "Topic", "shared-use");

  hut_test_do (test, hut_meeting_plan_announce, "board", 0);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, n_present);
  hut_test_do (test, hut_topic_plan_begin, &topic);
  return topic;
}

static void
run_a_vote (HutTestMeeting *test, const HutUid *topic)
{
  HutUid motion = hut_test_motion (test, topic, "roll-call");

  hut_test_do (test, hut_motion_plan_open, &motion);
  for (guint i = 0; i < 4; i++)
    hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, i),
                 i < 3 ? "yes" : "no");
  hut_test_do (test, hut_motion_plan_close, &motion);
  hut_test_do (test, hut_motion_plan_publish, &motion);
}

/* From the notice to the end, and again after the power was cut. */
static void
test_whole_meeting (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = begin (test, 4);
  const HutRecord *motion;
  g_autoptr (GError) error = NULL;

  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, 1), "for");
  hut_test_do (test, hut_speech_plan_begin, &((HutRecord *)test->meeting->speeches->pdata[0])->id);
  hut_test_do (test, hut_speech_plan_end, &((HutRecord *)test->meeting->speeches->pdata[0])->id);
  run_a_vote (test, &topic);
  hut_test_do (test, hut_meeting_plan_close);
  hut_test_store_reopen (&fixture->store);
  test->store = fixture->store.store;
  test->reader = fixture->store.reader;
  hut_test_meeting_reload (test);
  motion = test->meeting->motions->pdata[0];
  g_assert_cmpstr (hut_meeting_get_state (test->meeting), ==, "closed");
  g_assert_cmpint (hut_record_get_int (motion, "yes", 0), ==, 3);
  g_assert_cmpstr (hut_record_get_text (motion, "verdict"), ==, "opinion");
  g_assert_nonnull (hut_record_get_text (motion, "submit"));
  g_assert_cmpuint (test->meeting->presences->len, ==, 4);
  g_assert_cmpuint (test->meeting->speeches->len, ==, 1);
  g_assert_cmpuint (test->meeting->ballots->len, ==, 4);
  g_assert_cmpuint (test->meeting->members->len, ==, 5);
  g_assert_nonnull (test->meeting->body);
  g_assert_true (hut_store_verify (test->store, &error));
  g_assert_no_error (error);
}

/* Two windows of one file, or two people at one desk: the second act was decided by what is no
 * longer so. */
static void
test_late_act_is_told (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = begin (test, 4);
  HutUid motion = hut_test_motion (test, &topic, "roll-call");
  g_autoptr (HutTestMeeting) late = look_again (fixture);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  hut_test_do (test, hut_motion_plan_open, &motion);
  plan = hut_motion_plan_open (hut_test_acting (late), &motion, &error);
  g_assert_no_error (error);
  g_assert_false (hut_test_meeting_try (late, plan, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED);
}

static void
test_ballot_twice (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = begin (test, 4);
  HutUid motion = hut_test_motion (test, &topic, "roll-call");
  g_autoptr (HutTestMeeting) late = NULL;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  hut_test_do (test, hut_motion_plan_open, &motion);
  late = look_again (fixture);
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "yes");
  plan = hut_motion_plan_ballot (hut_test_acting (late), &motion, hut_test_member (late, 1), "no",
                                 &error);
  g_assert_no_error (error);
  g_assert_false (hut_test_meeting_try (late, plan, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  hut_test_meeting_reload (test);
  g_assert_cmpuint (test->meeting->ballots->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (test->meeting->ballots->pdata[0], "choice"), ==, "yes");
}

static void
test_ballot_after_the_close (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = begin (test, 4);
  HutUid motion = hut_test_motion (test, &topic, "roll-call");
  g_autoptr (HutTestMeeting) late = NULL;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  hut_test_do (test, hut_motion_plan_open, &motion);
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 0), "yes");
  late = look_again (fixture);
  hut_test_do (test, hut_motion_plan_close, &motion);
  plan = hut_motion_plan_ballot (hut_test_acting (late), &motion, hut_test_member (late, 1), "yes",
                                 &error);
  g_assert_no_error (error);
  g_assert_false (hut_test_meeting_try (late, plan, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  hut_test_meeting_reload (test);
  g_assert_cmpuint (test->meeting->ballots->len, ==, 1);
}

static void
take_off_the_list (HutTestMeeting *test, const HutUid *member)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_write_void (write, &hut_kind_member, member, "moved away");
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  hut_test_meeting_reload (test);
}

/* Who is taken off the list while a vote is open keeps the vote that he cast. */
static void
test_a_vote_stays (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = begin (test, 5);
  HutUid motion = hut_test_motion (test, &topic, "roll-call");
  HutUid voted = *hut_test_member (test, 1), idle = *hut_test_member (test, 2);

  hut_test_do (test, hut_motion_plan_open, &motion);
  hut_test_do (test, hut_motion_plan_ballot, &motion, &voted, "yes");
  take_off_the_list (test, &voted);
  take_off_the_list (test, &idle);
  g_assert_cmpuint (test->meeting->members->len, ==, 4);
  g_assert_null (hut_test_find (test, &idle));
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, &voted, "no");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_record_get_int (hut_test_find (test, &motion), "yes", 0), ==, 1);
}

/* A plan holds together: where its last record is refused, its first is not written. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutTestMeeting) late = NULL;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  begin (test, 4);
  hut_test_do (test, hut_speech_plan_ask, hut_test_member (test, 1), "for");
  hut_test_do (test, hut_speech_plan_begin, &((HutRecord *)test->meeting->speeches->pdata[0])->id);
  late = look_again (fixture);
  hut_test_do (test, hut_meeting_plan_adjourn);
  /* Closing ends the speech first; then the meeting stands elsewhere. */
  plan = hut_meeting_plan_close (hut_test_acting (late), &error);
  g_assert_no_error (error);
  g_assert_false (hut_test_meeting_try (late, plan, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED);
  hut_test_meeting_reload (test);
  g_assert_cmpstr (hut_record_get_text (test->meeting->speeches->pdata[0], "state"), ==,
                   "speaking");
  g_assert_cmpstr (hut_meeting_get_state (test->meeting), ==, "adjourned");
}

/* Each act is one batch: what the clerk pressed by mistake is taken back as one. */
static void
test_an_act_is_undone_whole (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_topic (test, "A", NULL);
  hut_test_topic (test, "B", NULL);
  plan = hut_meeting_plan_announce (hut_test_acting (test), "board", 0, &error);
  g_assert_no_error (error);
  hut_write_plan (write, plan);
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_true (hut_store_undo (test->store, &batch, &error));
  g_assert_no_error (error);
  hut_test_meeting_reload (test);
  g_assert_cmpstr (hut_meeting_get_state (test->meeting), ==, "draft");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (hut_record_get_int (test->meeting->topics->pdata[i], "announced", 0), ==, 0);
}

static void
test_void_is_left_out (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Topic", NULL);

  hut_test_do (test, hut_topic_plan_remove, &topic);
  g_assert_cmpuint (test->meeting->topics->len, ==, 0);
  g_assert_null (hut_test_find (test, &topic));
}

static void
test_nothing_personal_is_read (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_write_update (write, &hut_kind_member, hut_test_member (test, 1));
  hut_write_set (write, "telephone", hut_value_text ("13812345678"));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  hut_test_meeting_reload (test);
  g_assert_null (hut_record_get_text (hut_test_member_record (test, 1), "telephone"));
}

/* ---- Finding them ---- */

static HutUid
add_meeting (Fixture *fixture, const char *title, const char *state, const char *starts)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_meeting, &id, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  HutTime at;

  g_assert_true (hut_time_parse (starts, NULL, &at));
  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "kind", "council");
  hut_record_set_text (record, "state", "draft");
  hut_record_set_int (record, "starts_at", at);
  hut_write_create (write, record);
  hut_store_write (fixture->store.store, write, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf ("UPDATE meetings SET state = '%s' WHERE title = '%s'", state, title);
  hut_test_store_change_behind (fixture->store.path, sql);
  return id;
}

static void
test_list_in_order (Fixture *fixture, gconstpointer unused)
{
  static const char *const wanted[] = { "running", "Meeting", "next", "was", "was before" };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  add_meeting (fixture, "was before", "closed", "2026-10-01");
  add_meeting (fixture, "was", "closed", "2026-11-01");
  add_meeting (fixture, "next", "announced", "2026-12-01");
  add_meeting (fixture, "running", "open", "2026-11-20");
  hut_test_topic (fixture->meeting, "Topic", NULL);
  lines = hut_reader_meetings (fixture->store.reader, fixture->meeting->now, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (((HutMeetingLine *)lines->pdata[i])->title, ==, wanted[i]);
  g_assert_cmpuint (((HutMeetingLine *)lines->pdata[1])->n_topics, ==, 1);
  g_assert_cmpstr (((HutMeetingLine *)lines->pdata[1])->body, ==, "Body");
}

static void
assert_found (Fixture *fixture, const char *name, const HutUid *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) found = hut_reader_find_meeting (fixture->store.reader, name, &error);

  g_assert_no_error (error);
  g_assert_true ((found != NULL) == (wanted != NULL));
  g_assert_true (found == NULL || hut_uid_equal (&found->id, wanted));
}

static void
test_found_by_name (Fixture *fixture, gconstpointer unused)
{
  HutUid first = add_meeting (fixture, "On the gate", "draft", "2026-12-01");
  g_autofree char *text = hut_uid_to_string (&first);
  g_autofree char *start = NULL;

  assert_found (fixture, "On the gate", &first);
  assert_found (fixture, text, &first);
  assert_found (fixture, "%", NULL);
  assert_found (fixture, "________", NULL);
  assert_found (fixture, "", NULL);
  text[7] = '\0'; /* too short, and both begin so */
  assert_found (fixture, text, NULL);
  start = hut_uid_to_string (&first);
  start[35] = '\0';
  assert_found (fixture, start, &first);
  add_meeting (fixture, "On the gate", "draft", "2026-12-02");
  assert_found (fixture, "On the gate", NULL);
}

/* The same after a restart; another where the file is copied to. */
static void
test_desk (Fixture *fixture, gconstpointer unused)
{
  HutUid before = hut_store_desk (fixture->store.store), after;
  g_autofree char *elsewhere = g_build_filename (fixture->store.folder, "copy.db", NULL);
  g_autoptr (HutStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  HutUid other;

  hut_test_store_reopen (&fixture->store);
  after = hut_store_desk (fixture->store.store);
  g_assert_true (hut_uid_equal (&before, &after));
  hut_store_create (elsewhere, "110108014", NULL, &error);
  g_assert_no_error (error);
  copy = hut_store_open (elsewhere, &error);
  g_assert_no_error (error);
  other = hut_store_desk (copy);
  g_assert_false (hut_uid_equal (&before, &other));
  hut_store_close (copy);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/meeting-store/a-whole-meeting-is-there-again", test_whole_meeting },
    { "/meeting-store/an-act-by-what-is-no-longer-so-is-told", test_late_act_is_told },
    { "/meeting-store/a-ballot-is-cast-once", test_ballot_twice },
    { "/meeting-store/no-ballot-after-the-close", test_ballot_after_the_close },
    { "/meeting-store/who-is-taken-off-the-list-keeps-his-vote", test_a_vote_stays },
    { "/meeting-store/an-act-holds-whole-or-not-at-all", test_all_or_nothing },
    { "/meeting-store/an-act-is-undone-whole", test_an_act_is_undone_whole },
    { "/meeting-store/what-is-void-is-left-out", test_void_is_left_out },
    { "/meeting-store/nothing-personal-is-read", test_nothing_personal_is_read },
    { "/meeting-store/the-list-begins-with-what-is-under-way", test_list_in_order },
    { "/meeting-store/a-meeting-is-found-by-its-name", test_found_by_name },
    { "/meeting-store/a-desk-is-its-file-on-its-machine", test_desk },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
