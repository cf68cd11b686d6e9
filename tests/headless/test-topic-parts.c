/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What belongs to a topic besides its words: its place on the map, and what is attached. */

#include "domain/hut-attachment-plan.h"
#include "domain/hut-meeting-view.h"
#include "domain/hut-screen-ask.h"
#include "exchange/hut-attachment.h"
#include "hut-test-meeting.h"
#include "hut-test-store.h"
#include "store/hut-topic-source.h"

typedef struct
{
  HutTestStore store;
  HutOffice *office;
  HutTestMeeting *meeting; /* a council of five, in preparation, in the store */
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

static const HutPoint gate = { 1163260000, 399960000 };

static void
assert_place (const HutRecord *topic, const HutPoint *expected)
{
  HutPoint place;

  g_assert_cmpint (hut_record_get_point (topic, "place", &place), ==, expected != NULL);
  if (expected == NULL)
    return;
  g_assert_cmpint (place.lon, ==, expected->lon);
  g_assert_cmpint (place.lat, ==, expected->lat);
}

/* ---- The place ---- */

static void
test_place_of_its_case (Fixture *fixture, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) placed = NULL;
  g_autoptr (HutRecord) unplaced = NULL;
  HutUid with = hut_test_store_add_case (write, "Broken light");
  HutUid without = hut_test_store_add_case (write, "Noise");

  hut_write_update (write, &hut_kind_case, &with);
  hut_write_set (write, "place", hut_value_point (gate));
  g_assert_true (hut_store_write (fixture->store.store, write, &error));
  g_assert_no_error (error);
  placed = hut_reader_topic_from (fixture->store.reader, "case", &with, &error);
  unplaced = hut_reader_topic_from (fixture->store.reader, "case", &without, &error);
  g_assert_no_error (error);
  assert_place (placed, &gate);
  assert_place (unplaced, NULL);
  hut_test_do (fixture->meeting, hut_topic_plan_add, placed);
  assert_place (hut_test_find (fixture->meeting, &placed->id), &gate);
}

/* The place is none of the words that were announced. */
static void
test_place_after_the_notice (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid id = hut_test_topic (test, "Topic", NULL);
  g_autoptr (HutRecord) said = NULL;

  hut_test_do (test, hut_meeting_plan_announce, "board", 0);
  said = hut_record_copy (hut_test_find (test, &id));
  hut_record_set (said, "place", hut_value_point (gate));
  hut_test_do (test, hut_topic_plan_edit, said);
  assert_place (hut_test_find (test, &id), &gate);
  hut_record_set (said, "place", (HutValue)HUT_VALUE_INIT);
  hut_test_do (test, hut_topic_plan_edit, said);
  assert_place (hut_test_find (test, &id), NULL);
}

/* ---- What is attached ---- */

static const guint8 PNG[] = { 0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00,
                              0x00, 0x0d, 'I',  'H',  'D',  'R',  0x00, 0x00, 0x00, 0x01,
                              0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f,
                              0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 'I',  'D',  'A',
                              'T',  0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00,
                              0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0x00, 0x00,
                              0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82 };

static HutUid
attach (Fixture *fixture, const HutUid *topic, const char *name)
{
  gboolean photo = g_str_has_suffix (name, ".png");
  g_autoptr (GBytes) bytes =
      photo ? g_bytes_new_static (PNG, sizeof PNG) : g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAttachment) attachment = hut_attachment_new (bytes, name, &error);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  const HutRecord *last;

  g_assert_no_error (error);
  g_assert_true (hut_attachment_keep (attachment, fixture->store.store, write, &hut_kind_topic,
                                      topic, &error));
  g_assert_true (hut_store_write (fixture->store.store, write, &error));
  g_assert_no_error (error);
  hut_test_meeting_reload (fixture->meeting);
  last = fixture->meeting->meeting->attachments
             ->pdata[fixture->meeting->meeting->attachments->len - 1];
  g_assert_cmpstr (hut_record_get_text (last, "name"), ==, name);
  return last->id;
}

static void
assert_count (Fixture *fixture, const HutUid *topic, guint n, guint n_public)
{
  guint found, found_public;

  hut_attachment_count (fixture->meeting->meeting, topic, &found, &found_public);
  g_assert_cmpuint (found, ==, n);
  g_assert_cmpuint (found_public, ==, n_public);
}

static const HutRecord *
first (Fixture *fixture)
{
  return fixture->meeting->meeting->attachments->pdata[0];
}

static void
test_nothing_is_public_by_itself (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid shed = hut_test_topic (test, "Shed", NULL), market = hut_test_topic (test, "Market", NULL);
  HutUid photo = attach (fixture, &shed, "a.png");

  attach (fixture, &shed, "b.png");
  attach (fixture, &market, "c.png");
  assert_count (fixture, &shed, 2, 0);
  assert_count (fixture, &market, 1, 0);
  hut_test_do (test, hut_attachment_plan_publish, &photo);
  assert_count (fixture, &shed, 2, 1);
  assert_count (fixture, &market, 1, 0);
  hut_test_do (test, hut_attachment_plan_withhold, &photo);
  assert_count (fixture, &shed, 2, 0);
}

static void
test_before_and_after (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Shed", NULL);
  HutUid photo = attach (fixture, &topic, "a.png");

  g_assert_null (hut_record_get_text (first (fixture), "moment"));
  hut_test_do (test, hut_attachment_plan_date, &photo, "after");
  g_assert_cmpstr (hut_record_get_text (first (fixture), "moment"), ==, "after");
  hut_test_refuse (test, hut_attachment_plan_date, &photo, "meanwhile");
  hut_test_do (test, hut_attachment_plan_date, &photo, NULL);
  g_assert_null (hut_record_get_text (first (fixture), "moment"));
}

static void
test_papers_are_not_projected (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Shed", NULL);
  HutUid paper = attach (fixture, &topic, "plan.pdf");

  hut_test_refuse (test, hut_attachment_plan_publish, &paper);
  hut_test_refuse (test, hut_attachment_plan_date, &paper, "before");
}

static void
test_what_was_removed_is_gone (Fixture *fixture, gconstpointer unused)
{
  HutTestMeeting *test = fixture->meeting;
  HutUid topic = hut_test_topic (test, "Shed", NULL);
  HutUid photo = attach (fixture, &topic, "a.png");

  hut_test_do (test, hut_attachment_plan_publish, &photo);
  hut_test_do (test, hut_attachment_plan_remove, &photo);
  assert_count (fixture, &topic, 0, 0);
  hut_test_refuse (test, hut_attachment_plan_publish, &photo);
}

/* What is done with one meeting's is not done from another. */
static void
test_of_this_meeting_alone (Fixture *fixture, gconstpointer unused)
{
  HutUid topic = hut_test_topic (fixture->meeting, "Shed", NULL);
  HutUid photo = attach (fixture, &topic, "a.png");
  g_autoptr (HutTestMeeting) other = hut_test_meeting_new_in (
      fixture->store.store, fixture->store.reader, fixture->office, "council", "2026-12-26", 5);

  g_assert_cmpuint (other->meeting->attachments->len, ==, 0);
  hut_test_refuse (other, hut_attachment_plan_publish, &photo);
  hut_test_refuse (other, hut_attachment_plan_remove, &photo);
}

static gboolean
is_offered (Fixture *fixture)
{
  HutTestMeeting *test = fixture->meeting;
  g_autoptr (HutMeetingView) view = NULL;
  g_autoptr (GPtrArray) asks = NULL;

  view = hut_meeting_view_new (hut_reader_meeting (test->reader, &test->id, NULL), test->office,
                               test->now);
  asks = hut_screen_asks (view);
  for (guint i = 0; i < asks->len; i++)
    if (((HutScreenAsk *)asks->pdata[i])->kind == HUT_SCREEN_PLACE)
      return TRUE;
  return FALSE;
}

/* Also where the topic has no place. */
static void
test_public_photographs_are_a_screen (Fixture *fixture, gconstpointer unused)
{
  HutUid topic = hut_test_topic (fixture->meeting, "Shed", NULL);
  HutUid photo = attach (fixture, &topic, "a.png");

  g_assert_false (is_offered (fixture));
  hut_test_do (fixture->meeting, hut_attachment_plan_publish, &photo);
  g_assert_true (is_offered (fixture));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/topic-parts/a-topic-from-a-case-takes-its-place", test_place_of_its_case);
  ADD ("/topic-parts/a-place-is-set-and-removed-after-the-notice", test_place_after_the_notice);
  ADD ("/topic-parts/nothing-is-public-until-somebody-says-so", test_nothing_is_public_by_itself);
  ADD ("/topic-parts/a-photograph-is-of-before-or-after", test_before_and_after);
  ADD ("/topic-parts/papers-are-not-projected", test_papers_are_not_projected);
  ADD ("/topic-parts/what-was-removed-is-gone", test_what_was_removed_is_gone);
  ADD ("/topic-parts/attachments-are-of-this-meeting-alone", test_of_this_meeting_alone);
  ADD ("/topic-parts/public-photographs-are-a-screen-of-their-own",
       test_public_photographs_are_a_screen);
  return g_test_run ();
}
