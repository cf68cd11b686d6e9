/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The council of the demo street: what was held is whole, what is to come is near, and nobody in it
 * is anybody. */

#include "domain/hut-notice-plan.h"
#include "exchange/hut-demo-write.h"
#include "hut-test-store.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-reader-reminders.h"
#include "store/hut-store-office.h"

#define NOW "2026-11-23 14:30"

static void
make (HutTestStore *test, const char *day, guint64 seed, HutDemoResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = NULL;
  HutTime now;

  g_assert_true (hut_time_parse (day, hut_time_zone (NULL), &now));
  demo = hut_demo_new (seed, now, &error);
  g_assert_no_error (error);
  hut_demo_write (demo, test->store, 200, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->refused, ==, 0);
}

static HutTime
now (void)
{
  HutTime time;

  g_assert_true (hut_time_parse (NOW, hut_time_zone (NULL), &time));
  return time;
}

/* The meetings in @state, whole. */
static GPtrArray *
meetings_in (HutTestStore *test, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = hut_reader_meetings (test->reader, now (), 100, &error);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_meeting_free);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const HutMeetingLine *line = lines->pdata[i];

      if (g_str_equal (line->state, state))
        g_ptr_array_add (found, hut_reader_meeting (test->reader, &line->id, &error));
      g_assert_no_error (error);
    }
  return found;
}

static void
check_motion (const HutRecord *motion)
{
  static const char *const counts[] = { "yes", "no", "abstain", "spoiled", "not_voted" };
  gint64 total = 0;

  g_assert_cmpstr (hut_record_get_text (motion, "state"), ==, "published");
  if (g_str_equal (hut_record_get_text (motion, "method"), "poll"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    total += hut_record_get_int (motion, counts[i], 0);
  g_assert_true (total == hut_record_get_int (motion, "present", 0) ||
                 total == hut_record_get_int (motion, "base", 0));
  g_assert_cmpstr (hut_record_get_text (motion, "verdict"), !=, "none");
}

/* What was held has its people, speeches, counts and signed minutes, and lies in the past. */
static void
test_held (HutTestStore *test, gconstpointer data)
{
  g_autoptr (GPtrArray) held = NULL, under_way = NULL;
  HutDemoResult result;
  guint n_speeches = 0;

  make (test, NOW, 1, &result);
  held = meetings_in (test, "closed");
  under_way = meetings_in (test, "open");
  g_assert_cmpuint (held->len, >=, 1);
  for (guint i = 0; i < held->len; i++)
    {
      const HutMeeting *meeting = held->pdata[i];

      g_assert_cmpuint (meeting->presences->len, >, 0);
      g_assert_cmpuint (meeting->motions->len, >, 0);
      for (guint j = 0; j < meeting->motions->len; j++)
        check_motion (meeting->motions->pdata[j]);
      g_assert_cmpstr (hut_record_get_text (meeting->minutes, "state"), ==, "signed");
      g_assert_cmpint (hut_record_get_int (meeting->minutes, "signed_at", 0), <, now ());
      n_speeches += meeting->speeches->len;
    }
  g_assert_cmpuint (n_speeches, >, 5);
  g_assert_cmpuint (under_way->len, ==, 0);
}

static guint
count_state (const HutMeeting *meeting, const char *state)
{
  guint n = 0;

  for (guint i = 0; i < meeting->resolutions->len; i++)
    n += g_str_equal (hut_record_get_text (meeting->resolutions->pdata[i], "state"), state);
  return n;
}

/* Something is being carried out, half done and as a task; something was carried out. */
static void
test_followed (HutTestStore *test, gconstpointer data)
{
  g_autoptr (GPtrArray) held = NULL;
  HutDemoResult result;
  guint n_open = 0, n_done = 0, n_under_way = 0, n_tasks = 0;

  make (test, NOW, 1, &result);
  held = meetings_in (test, "closed");
  for (guint i = 0; i < held->len; i++)
    {
      const HutMeeting *meeting = held->pdata[i];

      n_open += count_state (meeting, "open");
      n_done += count_state (meeting, "done");
      for (guint j = 0; j < meeting->resolutions->len; j++)
        {
          gint64 progress = hut_record_get_int (meeting->resolutions->pdata[j], "progress", 0);

          n_under_way += progress > 0 && progress < 100;
          n_tasks += hut_record_get_text (meeting->resolutions->pdata[j], "target") != NULL;
        }
    }
  g_assert_cmpuint (n_open, >, 0);
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_under_way, >, 0);
  g_assert_cmpuint (n_tasks, >, 0);
}

/* The next one was announced in time, and is some days away; another is in preparation. */
static void
test_near (HutTestStore *test, gconstpointer data)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (GPtrArray) announced = NULL, drafts = NULL;
  HutDemoResult result;
  const HutMeeting *next;
  HutTime starts_at;

  make (test, NOW, 1, &result);
  announced = meetings_in (test, "announced");
  drafts = meetings_in (test, "draft");
  g_assert_cmpuint (announced->len, ==, 1);
  g_assert_cmpuint (drafts->len, ==, 1);
  next = announced->pdata[0];
  starts_at = hut_record_get_int (next->meeting, "starts_at", 0);
  g_assert_cmpint (starts_at, >, now ());
  g_assert_cmpint (starts_at, <, now () + 7 * HUT_TIME_DAY);
  g_assert_cmpint (hut_meeting_notice_lacks (next, office,
                                             hut_record_get_int (next->meeting, "announced_at", 0)),
                   ==, 0);
  g_assert_cmpuint (next->topics->len, >=, 3);
  g_assert_cmpuint (next->sheets->len, >, 0);
  g_assert_cmpuint (next->notices->len, ==, 1);
  for (guint i = 0; i < next->topics->len; i++)
    g_assert_cmpint (hut_record_get_int (next->topics->pdata[i], "announced", 0), ==, 1);
}

/* Today has what is to be done after meetings: nothing that is late. */
static void
test_reminders (HutTestStore *test, gconstpointer data)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (GPtrArray) reminders = NULL;
  g_autoptr (GError) error = NULL;
  guint of_kind[HUT_N_REMINDERS] = { 0 };
  HutDemoResult result;

  make (test, NOW, 1, &result);
  reminders = hut_reader_notices_due (test->reader, office, now (), HUT_REMINDER_DAYS,
                                      HUT_REMINDER_MOST, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < reminders->len; i++)
    {
      const HutReminder *reminder = reminders->pdata[i];

      of_kind[reminder->kind]++;
      g_assert_false (reminder->late);
    }
  g_assert_cmpuint (of_kind[HUT_REMINDER_TAKE_DOWN], >, 0);
  g_assert_cmpuint (of_kind[HUT_REMINDER_RESOLUTION], >, 0);
  g_assert_cmpuint (of_kind[HUT_REMINDER_RECHECK], >, 0);
}

static gboolean
is_one_of (const char *name, const HutDemoTables *tables, const char *words, gboolean first)
{
  const char *const *known = hut_demo_tables_words (tables, words);

  for (guint i = 0; known[i] != NULL; i++)
    if (first ? g_str_has_prefix (name, known[i]) : g_str_has_suffix (name, known[i]))
      return TRUE;
  return FALSE;
}

/* Every member is plainly invented, with a name and a household of his own. */
static void
test_members (HutTestStore *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = hut_demo_new (1, now (), &error);
  g_autoptr (GPtrArray) bodies = NULL;
  HutDemoResult result;

  make (test, NOW, 1, &result);
  bodies = hut_reader_list (test->reader, &hut_kind_body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, result.bodies);
  for (guint i = 0; i < bodies->len; i++)
    {
      g_autoptr (GPtrArray) members =
          hut_reader_members (test->reader, &((HutRecord *)bodies->pdata[i])->id, &error);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) households = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (members->len, >, 5);
      for (guint j = 0; j < members->len; j++)
        {
          const HutRecord *member = members->pdata[j];
          g_autoptr (HutRecord) whole =
              hut_reader_get (test->reader, &hut_kind_member, &member->id, &error);
          const char *name = hut_record_get_text (member, "name");
          const char *household = hut_record_get_text (member, "household");

          g_assert_true (is_one_of (name, hut_demo_get_tables (demo), "surnames", TRUE));
          g_assert_true (is_one_of (name, hut_demo_get_tables (demo), "stems", FALSE));
          g_assert_true (g_hash_table_add (names, (gpointer)name));
          g_assert_true (household == NULL || g_hash_table_add (households, (gpointer)household));
          g_assert_true (g_str_has_prefix (hut_record_get_text (whole, "telephone"), "1380000"));
          g_assert_null (hut_record_get_text (whole, "home_address"));
        }
    }
}

/* A body that somebody has changed, and its meetings, are left alone. */
static void
test_left_alone (HutTestStore *test, gconstpointer data)
{
  HutDemoResult result;

  make (test, NOW, 1, &result);
  g_assert_cmpuint (result.bodies, ==, 3);
  g_assert_cmpuint (result.meetings, ==, 4);
  make (test, "2026-11-29 09:00", 1, &result);
  g_assert_cmpuint (result.bodies, ==, 0);
  g_assert_cmpuint (result.meetings, ==, 0);
}

/* Holidays, ends of months, midnight: whenever it is made, every step of it holds. */
static void
test_any_day (HutTestStore *unused, gconstpointer data)
{
  static const char *const days[] = { "2026-01-01 00:01", "2026-02-28 23:59", "2026-03-08 12:00",
                                      "2026-10-12 09:00", "2027-03-01 08:00", "2031-05-06 07:08" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      HutTestStore test = { 0 };
      HutDemoResult result;

      hut_test_store_set_up (&test, NULL);
      make (&test, days[i], i + 1, &result);
      g_assert_cmpuint (result.meetings, ==, 4);
      hut_test_store_tear_down (&test, NULL);
    }
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add (path, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("/demo/council/what-was-held-is-whole", test_held);
  ADD ("/demo/council/what-was-decided-goes-on", test_followed);
  ADD ("/demo/council/the-next-meeting-is-near", test_near);
  ADD ("/demo/council/today-has-its-reminders", test_reminders);
  ADD ("/demo/council/nobody-is-anybody", test_members);
  ADD ("/demo/council/what-is-there-is-left-alone", test_left_alone);
  ADD ("/demo/council/on-any-day", test_any_day);
  return g_test_run ();
}
