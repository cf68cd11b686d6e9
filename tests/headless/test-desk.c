/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands behind the window without a window: the numbers of the day against the lists that
 * they open, names on the map, words for errors, and the zone that times are shown in. */

#define G_LOG_DOMAIN "hutong-test"

#include "app/hut-app-words.h"
#include "app/hut-day.h"
#include "app/hut-map-file.h"
#include "base/hut-paths.h"
#include "exchange/hut-map-error.h"
#include "exchange/hut-gazetteer.h"
#include "cases/hut-case-panel.h"
#include "domain/hut-coverage.h"
#include "exchange/hut-demo-write.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"

#include <glib/gstdio.h>
#include <string.h>

#define CASES 300
#define SEED 7

typedef struct
{
  char *folder;
  HutStore *store;
  HutReader *reader;
  HutOffice *office;
  HutTime now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = NULL;
  g_autofree char *path = NULL;
  HutDemoResult result;

  fixture->folder = g_dir_make_tmp ("hutong-desk.XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "street.db", NULL);
  g_assert_true (hut_time_parse ("2026-11-23 14:00", hut_time_zone (NULL), &fixture->now));
  fixture->store = hut_demo_open_store (path, &error);
  g_assert_no_error (error);
  demo = hut_demo_new (SEED, fixture->now, &error);
  g_assert_no_error (error);
  g_assert_true (hut_demo_write (demo, fixture->store, CASES, &result, &error));
  fixture->office = hut_store_dup_office (fixture->store);
  fixture->reader = hut_reader_new (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  hut_reader_free (fixture->reader);
  hut_office_unref (fixture->office);
  hut_store_close (fixture->store);
  g_object_unref (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* How many the list behind a number shows. */
static guint
count (Fixture *fixture, HutDueFilter due, const char *state)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  const char *states[] = { state, NULL };

  filter->open = state == NULL;
  filter->due = due;
  filter->states = state != NULL ? g_strdupv ((char **)states) : NULL;
  set = hut_reader_cases (fixture->reader, filter, fixture->now, NULL, NULL);
  g_assert_nonnull (set);
  return set->n_marks;
}

/* All of the day, as the window reads it: in two parts. */
static HutDay *
read_day (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDay) first = hut_day_read_first (fixture->reader, fixture->now, NULL, &error);
  HutDay *day;

  g_assert_no_error (error);
  g_assert_false (first->whole);
  g_assert_null (first->rates);
  day = hut_day_read_rest (first, fixture->reader, fixture->office, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (day->whole);
  return day;
}

static void
test_numbers_are_those_of_their_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutDay) day = read_day (fixture);

  g_assert_nonnull (day->rates);
  g_assert_nonnull (day->warnings);
  g_assert_false (day->empty);
  g_assert_cmpuint (day->open, >, 0);
  g_assert_cmpuint (day->open, ==, count (fixture, HUT_DUE_ANY, NULL));
  g_assert_cmpuint (day->overdue, ==, count (fixture, HUT_DUE_OVERDUE, NULL));
  g_assert_cmpuint (day->due_today, ==, count (fixture, HUT_DUE_TODAY, NULL));
  g_assert_cmpuint (day->returning, ==, count (fixture, HUT_DUE_RETURNING, NULL));
  g_assert_cmpuint (day->contact, ==, count (fixture, HUT_DUE_CONTACT, NULL));
  g_assert_cmpuint (day->retry, ==, count (fixture, HUT_DUE_RETRY, NULL));
  g_assert_cmpuint (day->unassigned, ==, count (fixture, HUT_DUE_UNASSIGNED, NULL));
  g_assert_cmpuint (day->to_accept, ==, count (fixture, HUT_DUE_ANY, "received"));
  g_assert_cmpuint (day->first->len, ==, MIN (day->open, HUT_DAY_FIRST));
  g_assert_cmpuint (day->newest->len, ==, MIN (day->to_accept, HUT_DAY_NEWEST));
}

/* The lanes, counted one by one as the coverage of the day has them. */
static void
check_lanes (Fixture *fixture, const char *when, gboolean over)
{
  GTimeZone *zone = hut_time_zone (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDayLanes) lanes = NULL;
  g_autoptr (HutRoster) roster = NULL;
  g_autoptr (HutCoverage) coverage = NULL;
  HutRosterMeasures measures;
  HutRosterAsk ask;
  HutTime now;
  guint n = 0;

  g_assert_true (hut_time_parse (when, zone, &now));
  ask = (HutRosterAsk){ .from = hut_time_day_start (now, zone, -3),
                        .until = hut_time_day_start (now, zone, 1) };
  lanes = hut_day_lanes_read (fixture->reader, fixture->office, now, &error);
  g_assert_no_error (error);
  roster = hut_reader_roster (fixture->reader, &ask, NULL);
  hut_roster_measures_of (fixture->office, &measures);
  coverage = hut_coverage_new (roster, &measures, hut_office_get_calendar (fixture->office), zone,
                               hut_time_day_number (now, zone), now);
  g_assert_cmpuint (lanes->n_lanes, ==, coverage->places->len);
  g_assert_cmpuint (lanes->n_due, ==, coverage->due ? coverage->places->len : 0);
  for (guint i = 0; i < coverage->places->len; i++)
    {
      const HutPlaceCover *cover = &g_array_index (coverage->places, HutPlaceCover, i);

      if (!coverage->due || cover->n_patrols > 0)
        continue;
      g_assert_cmpstr (lanes->bare->pdata[n++], ==, hut_record_get_text (cover->place, "name"));
    }
  g_assert_cmpuint (lanes->bare->len, ==, n);
  g_assert_cmpuint (lanes->n_done, ==, lanes->n_due - n);
  g_assert_cmpint (lanes->day_over, ==, over);
}

static void
test_lanes_are_those_of_the_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutDay) day = read_day (fixture);

  g_assert_cmpuint (day->lanes->n_lanes, >, 0);
  check_lanes (fixture, "2026-11-23 14:00", FALSE);
  check_lanes (fixture, "2026-11-23 08:00", FALSE);
  check_lanes (fixture, "2026-11-20 17:00", TRUE);
  check_lanes (fixture, "2026-11-22 18:00", TRUE); /* a Sunday */
}

static void
test_the_longest_late_stands_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutDay) day = read_day (fixture);
  HutTime before = 0;

  g_assert_nonnull (day);
  for (guint i = 0; i < day->first->len && i < day->overdue; i++)
    {
      const HutCaseRow *row = g_ptr_array_index (day->first, i);

      g_assert_cmpint (row->due_at, <, fixture->now);
      g_assert_cmpint (row->due_at, >=, before);
      before = row->due_at;
    }
  if (day->due_today > 0)
    g_assert_cmpint (day->next_due->due_at, >=, fixture->now);
}

static void
test_reading_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HutDay) first = hut_day_read_first (fixture->reader, fixture->now, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hut_day_read_first (fixture->reader, fixture->now, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (hut_day_read_rest (first, fixture->reader, fixture->office, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  HutGazetteer **gazetteer = data;
  g_autoptr (GError) error = NULL;

  *gazetteer = hut_gazetteer_read_finish (result, &error);
  g_assert_no_error (error);
}

static GArray *
find (HutGazetteer *gazetteer, const char *words)
{
  return hut_gazetteer_find (gazetteer, words, 20);
}

static void
test_words_of_an_address_find_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutGazetteer) gazetteer = NULL;
  g_autoptr (GArray) exact = NULL;
  g_autoptr (GArray) within = NULL;
  g_autoptr (GArray) house = NULL;
  g_autoptr (GArray) none = NULL;
  const HutAddressFound *found;

  hut_gazetteer_read_async (fixture->store, NULL, on_read, &gazetteer);
  while (gazetteer == NULL)
    g_main_context_iteration (NULL, TRUE);

  exact = find (gazetteer, "清华大学");
  g_assert_cmpuint (exact->len, >, 0);
  g_assert_cmpuint (exact->len, <=, 20);
  found = &g_array_index (exact, HutAddressFound, 0);
  g_assert_cmpstr (found->name, ==, "清华大学");
  g_assert_cmpint (found->sure, ==, HUT_SURE_EXACT);

  within = find (gazetteer, "照澜院东侧路边");
  g_assert_cmpuint (within->len, >, 0);
  found = &g_array_index (within, HutAddressFound, 0);
  g_assert_cmpstr (found->name, ==, "照澜院");
  g_assert_cmpint (found->why, ==, HUT_WHY_EDGE);
  g_assert_true (
      g_str_has_prefix (hut_gazetteer_find_community (gazetteer, found->place), "110108014"));

  /* The compound stands before a house of that number somewhere else. */
  house = find (gazetteer, "西南7号楼");
  g_assert_cmpuint (house->len, >, 0);
  g_assert_cmpstr (g_array_index (house, HutAddressFound, 0).name, ==, "西南7");

  none = find (gazetteer, "没有这个地方的名字");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Every code has words of its own, and none shows the message for the log. */
static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

static HutDesk *
open_desk (const char *path)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HutDesk *desk;

  hut_desk_open_async (path, "110108014", NULL, on_done, &slot);
  result = wait_for (&slot);
  desk = hut_desk_open_finish (result, &error);
  g_assert_no_error (error);
  return desk;
}

/* Whether the desk takes the map at @path; else it fails with @code. */
static gboolean
takes_map (HutDesk *desk, const char *path, HutMapError code)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hut_map_file_use_async (desk, path, on_done, &slot);
  result = wait_for (&slot);
  if (hut_map_file_use_finish (result, &error))
    return TRUE;
  g_assert_error (error, HUT_MAP_ERROR, (int)code);
  g_assert_nonnull (hut_map_file_words (error));
  return FALSE;
}

static void
test_a_map_is_chosen_that_can_be_drawn (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *map = g_build_filename (fixture->folder, "own.hutmap", NULL);
  g_autofree char *shipped = hut_paths_data_file ("demo/110108014.hutmap");
  g_autofree char *bytes = NULL, *kept = NULL;
  g_autoptr (HutDesk) desk = open_desk (path);
  gsize length;

  g_assert_true (g_file_get_contents (shipped, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (map, bytes, (gssize)length, NULL));
  g_assert_true (takes_map (desk, map, 0));
  hut_desk_renew_map (desk);

  /* the one that is refused does not take its place */
  g_assert_false (takes_map (desk, path, HUT_MAP_ERROR_FOREIGN));
  g_assert_true (g_file_set_contents (map, bytes, (gssize)length / 2, NULL));
  g_assert_false (takes_map (desk, map, HUT_MAP_ERROR_BROKEN));
  g_assert_false (takes_map (desk, "no-such.hutmap", HUT_MAP_ERROR_UNREADABLE));
  kept = hut_store_get_map_path (hut_desk_get_store (desk));
  g_assert_cmpstr (kept, ==, map);
  hut_desk_close (desk);
  hut_desk_wait_closed ();
}

static void
test_errors_have_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = HUT_STORE_ERROR_FAILED; code <= HUT_STORE_ERROR_LOCKED; code++)
    {
      g_autoptr (GError) error = g_error_new (HUT_STORE_ERROR, code, "for the log");
      char *words = hut_app_words_error (error);

      g_assert_null (strstr (words, "for the log"));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

static void
test_times_are_shown_in_the_chosen_zone (void)
{
  const HutField *due = hut_kind_field (&hut_kind_case, "due_at");
  g_auto (HutValue) value = HUT_VALUE_INIT;
  g_auto (HutValue) again = HUT_VALUE_INIT;
  g_autofree char *office = NULL;
  g_autofree char *universal = NULL;

  g_assert_true (hut_field_from_text (due, "2026-11-23 08:30", &value, NULL));
  office = hut_field_to_text (due, &value);
  g_assert_cmpstr (office, ==, "2026-11-23 08:30");
  hut_time_set_shown_zone ("UTC");
  universal = hut_field_to_text (due, &value);
  g_assert_cmpstr (universal, ==, "2026-11-23 00:30");
  g_assert_true (hut_field_from_text (due, universal, &again, NULL));
  g_assert_true (hut_value_equal (&value, &again));
  hut_time_set_shown_zone (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/day/numbers-are-those-of-their-lists", Fixture, NULL, set_up,
              test_numbers_are_those_of_their_lists, tear_down);
  g_test_add ("/day/lanes-are-those-of-the-coverage", Fixture, NULL, set_up,
              test_lanes_are_those_of_the_coverage, tear_down);
  g_test_add ("/day/the-longest-late-stands-first", Fixture, NULL, set_up,
              test_the_longest_late_stands_first, tear_down);
  g_test_add ("/day/reading-can-be-cancelled", Fixture, NULL, set_up, test_reading_can_be_cancelled,
              tear_down);
  g_test_add ("/gazetteer/words-of-an-address-find-places", Fixture, NULL, set_up,
              test_words_of_an_address_find_places, tear_down);
  g_test_add ("/map-file/a-map-is-chosen-that-can-be-drawn", Fixture, NULL, set_up,
              test_a_map_is_chosen_that_can_be_drawn, tear_down);
  g_test_add_func ("/app-words/errors-have-words", test_errors_have_words);
  g_test_add_func ("/time/times-are-shown-in-the-chosen-zone",
                   test_times_are_shown_in_the_chosen_zone);
  return g_test_run ();
}
