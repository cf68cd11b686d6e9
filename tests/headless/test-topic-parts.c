/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What belongs to a topic besides its words: its place on the map. */

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

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/topic-parts/a-topic-from-a-case-takes-its-place", test_place_of_its_case);
  ADD ("/topic-parts/a-place-is-set-and-removed-after-the-notice", test_place_after_the_notice);
  return g_test_run ();
}
