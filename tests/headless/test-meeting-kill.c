/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Meetings of 60 members, played by a process of its own that is killed at random moments: what it
 * was told to be written is there, an act that it was not told of is there whole or not at all,
 * nobody votes twice, and the next process goes on where this one was. $HUTONG_KILLS is how often,
 * 6 where it is not set; the seed is g_test's (--seed). */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-json.h"
#include "domain/hut-speech-list.h"
#include "hut-test-meeting.h"
#include "hut-test-store.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_MEMBERS 60
#define N_TOPICS 3
#define N_SPEECHES 4     /* of each topic */
#define MOST_ACTS 90     /* between two kills */
#define LONGEST_ACT 6000 /* microseconds: the kill comes somewhere in the next */
#define LEAVES 5         /* the place of the member who goes after the first topic */

static const char *program;

/* ---- The play: what comes next is told by the meeting itself ---- */

static gboolean
is_state (const HutRecord *record, const char *state)
{
  return g_strcmp0 (hut_record_get_text (record, "state"), state) == 0;
}

static guint
count_of (GPtrArray *records, const HutRecord *topic)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += hut_meeting_is_of (records->pdata[i], "topic", &topic->id);
  return n;
}

static HutRecordPlan *
plan_topic (HutTestMeeting *test, GError **error)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_topic, &id, NULL);

  hut_record_set_text (said, "title", "Topic");
  return hut_topic_plan_add (hut_test_acting (test), said, error);
}

static HutRecordPlan *
plan_motion (HutTestMeeting *test, const HutRecord *topic, const char *method, GError **error)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_motion, &id, NULL);

  hut_record_set (said, "topic", hut_value_uid (&topic->id));
  hut_record_set_text (said, "title", "Motion");
  hut_record_set_text (said, "method", method);
  return hut_motion_plan_add (hut_test_acting (test), said, error);
}

/* NULL without an error where all came. */
static HutRecordPlan *
plan_presence (HutTestMeeting *test, GError **error)
{
  g_autoptr (HutAttendance) attendance = hut_test_attendance (test, NULL);
  const HutAttendee *leaves = &attendance->attendees[LEAVES];

  for (guint i = 0; i < attendance->n_attendees; i++)
    if (attendance->attendees[i].arrived == 0)
      return hut_meeting_plan_arrive (hut_test_acting (test), hut_test_member (test, i), NULL,
                                      error);
  if (leaves->present && is_state (test->meeting->topics->pdata[0], "done"))
    return hut_meeting_plan_leave (hut_test_acting (test), hut_test_member (test, LEAVES), error);
  return NULL;
}

/* Each is paused once. NULL without an error where all have spoken. */
static HutRecordPlan *
plan_speech (HutTestMeeting *test, const HutRecord *topic, GError **error)
{
  const HutRecord *speaking = hut_meeting_speaking (test->meeting);
  guint n_asked = count_of (test->meeting->speeches, topic);
  gboolean paused;

  if (n_asked < N_SPEECHES)
    return hut_speech_plan_ask (hut_test_acting (test), hut_test_member (test, 10 + n_asked),
                                n_asked % 2 == 0 ? "for" : "against", error);
  for (guint i = 0; speaking == NULL && i < test->meeting->speeches->len; i++)
    if (is_state (test->meeting->speeches->pdata[i], "waiting"))
      return hut_speech_plan_begin (hut_test_acting (test),
                                    &((HutRecord *)test->meeting->speeches->pdata[i])->id, error);
  if (speaking == NULL)
    return NULL;
  paused = hut_record_get_int (speaking, "spoken", 0) > 0;
  if (hut_record_get_int (speaking, "running_since", 0) == 0)
    return hut_speech_plan_resume (hut_test_acting (test), &speaking->id, error);
  return (paused ? hut_speech_plan_end : hut_speech_plan_pause) (hut_test_acting (test),
                                                                 &speaking->id, error);
}

static HutRecordPlan *
plan_ballot (HutTestMeeting *test, const HutRecord *motion, GError **error)
{
  g_autoptr (HutVoters) voters = hut_voters_new (test->meeting->members, NULL);
  g_autofree HutVoterBallot *ballots = hut_motion_ballots (test->meeting, motion, voters);
  g_autoptr (HutAttendance) attendance = hut_test_attendance (test, NULL);

  for (guint i = 0; i < voters->n_voters; i++)
    if (ballots[i].ballot == NULL && attendance->voter_present[i])
      return hut_motion_plan_ballot (hut_test_acting (test), &motion->id, hut_test_member (test, i),
                                     i % 3 == 0 ? "no" : "yes", error);
  return hut_motion_plan_close (hut_test_acting (test), &motion->id, error);
}

static HutRecordPlan *
plan_count (HutTestMeeting *test, const HutRecord *motion, GError **error)
{
  const HutCount count = { .yes = 30, .no = 20, .abstain = 4, .spoiled = 1 };
  gboolean first = hut_record_get_text (motion, "count_1") == NULL;

  if (!first && hut_record_get_text (motion, "count_2") != NULL)
    return hut_motion_plan_close (hut_test_acting (test), &motion->id, error);
  return hut_motion_plan_count (hut_test_acting (test), &motion->id, first ? 1 : 2,
                                first ? "One" : "Two", &count, error);
}

static HutRecordPlan *
plan_vote (HutTestMeeting *test, const HutRecord *motion, GError **error)
{
  if (is_state (motion, "ready"))
    return hut_motion_plan_open (hut_test_acting (test), &motion->id, error);
  if (is_state (motion, "counted"))
    return hut_motion_plan_publish (hut_test_acting (test), &motion->id, error);
  return g_strcmp0 (hut_record_get_text (motion, "method"), "secret") == 0
             ? plan_count (test, motion, error)
             : plan_ballot (test, motion, error);
}

static HutRecordPlan *
plan_in_topic (HutTestMeeting *test, const HutRecord *topic, GError **error)
{
  GPtrArray *motions = test->meeting->motions;
  guint n_motions = count_of (motions, topic);
  const HutRecord *last = n_motions > 0 ? motions->pdata[motions->len - 1] : NULL;
  HutRecordPlan *plan = plan_speech (test, topic, error);

  if (plan != NULL || *error != NULL)
    return plan;
  if (last != NULL && !is_state (last, "published"))
    return plan_vote (test, last, error);
  if (n_motions < 2)
    return plan_motion (test, topic, n_motions == 0 ? "roll-call" : "secret", error);
  return hut_topic_plan_end (hut_test_acting (test), &topic->id, error);
}

static HutRecordPlan *
plan_next (HutTestMeeting *test, GError **error)
{
  const HutRecord *topic = hut_meeting_current_topic (test->meeting);
  HutRecordPlan *plan;

  if (test->meeting->topics->len < N_TOPICS)
    return plan_topic (test, error);
  if (is_state (test->meeting->meeting, "draft"))
    return hut_meeting_plan_announce (hut_test_acting (test), "board", 0, error);
  if (is_state (test->meeting->meeting, "announced"))
    return hut_meeting_plan_open (hut_test_acting (test), error);
  plan = plan_presence (test, error);
  if (plan != NULL || *error != NULL)
    return plan;
  if (topic != NULL)
    return plan_in_topic (test, topic, error);
  for (guint i = 0; i < test->meeting->topics->len; i++)
    if (is_state (test->meeting->topics->pdata[i], "planned"))
      return hut_topic_plan_begin (hut_test_acting (test),
                                   &((HutRecord *)test->meeting->topics->pdata[i])->id, error);
  return hut_meeting_plan_close (hut_test_acting (test), error);
}

/* ---- The player ---- */

/* "? motion UID ROW" of each record of what is about to be written. */
static void
tell_plan (GString *out, const HutRecordPlan *plan)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      const HutRecord *next = ((HutPlannedRecord *)plan->records->pdata[i])->next;
      g_autoptr (JsonObject) row = hut_record_row (next);
      g_autofree char *json = hut_json_print_object (row);
      char id[HUT_UID_STRING_LEN + 1];

      g_string_append_printf (out, "? %s %s %s\n", next->kind->name, hut_uid_print (&next->id, id),
                              json);
    }
}

static void
say (const char *text)
{
  gsize length = strlen (text);

  while (length > 0)
    {
      ssize_t n = write (STDOUT_FILENO, text, length);

      if (n < 0 && errno != EINTR)
        exit (3);
      text += MAX (n, 0);
      length -= (gsize)MAX (n, 0);
    }
}

static void
act (HutTestMeeting *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  HutRecordPlan *plan;

  test->now = hut_time_now ();
  plan = plan_next (test, &error);
  g_assert_no_error (error);
  tell_plan (out, plan);
  say (out->str);
  hut_test_meeting_try (test, plan, &error);
  g_assert_no_error (error);
  say ("!\n");
}

/* The meeting that is not closed, or a new one. */
static HutTestMeeting *
find_meeting (HutStore *store, HutReader *reader, HutOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = hut_reader_meetings (reader, hut_time_now (), 1, &error);
  const HutMeetingLine *line = lines->len > 0 ? lines->pdata[0] : NULL;

  g_assert_no_error (error);
  if (line != NULL && !g_str_equal (line->state, "closed"))
    return hut_test_meeting_join (store, reader, office, &line->id, 0);
  return hut_test_meeting_new_in (store, reader, office, "council", "2026-11-26", N_MEMBERS);
}

/* Plays for ever. */
static void
play (const char *path)
{
  g_autoptr (GError) error = NULL;
  HutStore *store = hut_store_open (path, &error);
  HutReader *reader = store != NULL ? hut_reader_new (store, &error) : NULL;
  HutOffice *office = hut_test_load_office (NULL);

  g_assert_no_error (error);
  while (TRUE)
    {
      g_autoptr (HutTestMeeting) test = find_meeting (store, reader, office);

      while (!is_state (test->meeting->meeting, "closed"))
        act (test);
    }
}

/* ---- What was told ---- */

typedef struct
{
  HutTestStore store;
  GHashTable *written; /* "kind uid" → row, of what was acknowledged */
  GHashTable *pending; /* the same of the act that was not yet */
  guint n_acts;
} Watch;

static void
set_up (Watch *watch, gconstpointer unused)
{
  hut_test_store_set_up (&watch->store, NULL);
  watch->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  watch->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
tear_down (Watch *watch, gconstpointer unused)
{
  hut_test_store_tear_down (&watch->store, NULL);
  g_hash_table_unref (watch->written);
  g_hash_table_unref (watch->pending);
}

static void
settle (Watch *watch)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, watch->pending);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_replace (watch->written, key, row);
    }
}

static void
take_line (Watch *watch, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 4);

  if (*line == '?')
    {
      if (g_strv_length (parts) < 4) /* killed while it said so, and before it wrote */
        return;
      g_hash_table_replace (watch->pending, g_strconcat (parts[1], " ", parts[2], NULL),
                            g_strdup (parts[3]));
      return;
    }
  g_assert_cmpstr (line, ==, "!");
  watch->n_acts++;
  settle (watch);
}

/* The row as it stands; NULL where there is no such record. */
static char *
read_row (Watch *watch, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, " ", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (JsonObject) row = NULL;
  HutUid id;

  g_assert_true (hut_uid_parse (parts[1], &id));
  record = hut_reader_get (watch->store.reader, hut_kind_find (parts[0]), &id, &error);
  g_assert_no_error (error);
  row = record != NULL ? hut_record_row (record) : NULL;
  return row != NULL ? hut_json_print_object (row) : NULL;
}

/* Of the act in the air, how many records are as it wrote them. */
static guint
count_arrived (Watch *watch)
{
  GHashTableIter iter;
  gpointer key, row;
  guint n = 0;

  g_hash_table_iter_init (&iter, watch->pending);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      g_autofree char *found = read_row (watch, key);

      n += g_strcmp0 (found, row) == 0;
    }
  return n;
}

static void
assert_written (Watch *watch)
{
  GHashTableIter iter;
  gpointer key, row;
  guint n_pending = g_hash_table_size (watch->pending), n_arrived = count_arrived (watch);

  g_assert_true (n_arrived == 0 || n_arrived == n_pending);
  if (n_arrived > 0)
    settle (watch);
  g_hash_table_remove_all (watch->pending);
  g_hash_table_iter_init (&iter, watch->written);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      g_autofree char *found = read_row (watch, key);

      g_assert_cmpstr (found, ==, row);
    }
}

/* ---- What holds of every meeting ---- */

static void
assert_votes (const HutMeeting *meeting)
{
  g_autoptr (GHashTable) cast = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < meeting->ballots->len; i++)
    g_assert_true (g_hash_table_add (
        cast, g_strconcat (hut_record_get_text (meeting->ballots->pdata[i], "motion"), " ",
                           hut_record_get_text (meeting->ballots->pdata[i], "member"), NULL)));
  for (guint i = 0; i < meeting->motions->len; i++)
    {
      const HutRecord *motion = meeting->motions->pdata[i];
      gint64 counted = hut_record_get_int (motion, "yes", 0) + hut_record_get_int (motion, "no", 0);

      if (g_strcmp0 (hut_record_get_text (motion, "method"), "roll-call") != 0 ||
          !is_state (motion, "published"))
        continue;
      g_assert_cmpint (counted, ==, hut_record_get_int (motion, "present", 0));
      g_assert_cmpint (hut_record_get_int (motion, "not_voted", -1), ==, 0);
    }
}

static void
assert_meetings (Watch *watch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
      hut_reader_meetings (watch->store.reader, hut_time_now (), 1000, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (HutMeeting) meeting = hut_reader_meeting (
          watch->store.reader, &((HutMeetingLine *)lines->pdata[i])->id, &error);

      g_assert_no_error (error);
      assert_votes (meeting);
    }
}

/* ---- Killing ---- */

static void
close_store (Watch *watch)
{
  g_clear_pointer (&watch->store.reader, hut_reader_free);
  if (watch->store.store != NULL)
    hut_store_close (watch->store.store);
  g_clear_object (&watch->store.store);
}

/* Plays on until some act and a moment, and kills. */
static void
play_and_kill (Watch *watch)
{
  const char *argv[] = { program, "--play", watch->store.path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  guint until = watch->n_acts + (guint)g_test_rand_int_range (0, MOST_ACTS);
  GPid pid;
  int out;
  char *line;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &pid, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  stream = g_unix_input_stream_new (out, TRUE);
  lines = g_data_input_stream_new (stream);
  while (watch->n_acts < until &&
         (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      take_line (watch, line);
      g_free (line);
    }
  g_assert_cmpuint (watch->n_acts, ==, until);
  g_usleep ((gulong)g_test_rand_int_range (0, LONGEST_ACT));
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  /* What it said before it died. */
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      take_line (watch, line);
      g_free (line);
    }
}

static void
test_killed (Watch *watch, gconstpointer unused)
{
  const char *kills = g_getenv ("HUTONG_KILLS");
  guint n = kills != NULL ? (guint)atoi (kills) : 6, n_told = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      close_store (watch);
      play_and_kill (watch);
      hut_test_store_reopen (&watch->store);
      n_told += g_hash_table_size (watch->pending) > 0;
      assert_written (watch);
      assert_meetings (watch);
    }
  g_assert_true (hut_store_verify (watch->store.store, &error));
  g_assert_no_error (error);
  g_test_message ("%u kills, %u of them within an act, %u acts, %u records", n, n_told,
                  watch->n_acts, g_hash_table_size (watch->written));
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--play"))
    play (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/meeting-kill/what-was-written-is-there-and-it-goes-on", Watch, NULL, set_up,
              test_killed, tear_down);
  return g_test_run ();
}
