/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is at a place, and cases by where they are. */

#include "base/hut-paths.h"
#include "exchange/hut-near-name.h"
#include "domain/hut-roster.h"
#include "exchange/hut-who.h"
#include "hut-test-store.h"

#include <string.h>

#define COMMUNITY "110108014010" /* one whose area every new street's file has */

static const HutPoint HERE = { 1163250000, 399970000 };

/* So many metres east of the place. */
static HutPoint
east_of (HutPoint point, double metres)
{
  HutPoint far = { point.lon + 100000, point.lat };

  point.lon += (gint32)(100000 * metres / hut_point_distance (point, far));
  return point;
}

static HutRecord *
make (const HutKind *kind, const char *code, const char *name)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (kind, &id, NULL);

  hut_record_set_text (record, "code", code);
  hut_record_set_text (record, "name", name);
  return record;
}

static void
add_case (HutWrite *write, HutPoint place, const char *state)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "title", "test");
  hut_record_set_text (record, "state", state);
  hut_record_set (record, "place", hut_value_point (place));
  hut_write_create (write, record);
}

static void
write_out (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

/* A lane 20 m to the north with a chief, one 40 m to the south without, a grid, a unit whose post
 * is 30 m away, and one far away. */
static void
fill (HutTestStore *test)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid chief = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_person, &chief, NULL);

  hut_record_set_text (record, "name", "Jia");
  hut_record_set_text (record, "telephone", "13800000001");
  hut_write_create (write, record);

  record = make (&hut_kind_lane, "L1", "North Lane");
  hut_record_set_text (record, "line", "[[1163200000,399971800],[1163300000,399971800]]");
  hut_record_set (record, "chief", hut_value_uid (&chief));
  hut_write_create (write, record);
  record = make (&hut_kind_lane, "L2", "South Lane");
  hut_record_set_text (record, "line", "[[1163200000,399966400],[1163300000,399966400]]");
  hut_write_create (write, record);
  record = make (&hut_kind_lane, "L3", "Broken Lane");
  hut_record_set_text (record, "line", "[[1163250000,399970000],[1163250000]]");
  hut_write_create (write, record);

  record = make (&hut_kind_grid, COMMUNITY "00000001", "Grid 1");
  hut_record_set_text (record, "community", COMMUNITY);
  hut_record_set_text (record, "area",
                       "[[[1163240000,399960000],[1163260000,399960000],[1163260000,399980000],"
                       "[1163240000,399980000]]]");
  hut_write_create (write, record);

  record = make (&hut_kind_unit, COMMUNITY, "Committee");
  hut_record_set_text (record, "class", "community");
  hut_record_set_text (record, "community", COMMUNITY);
  hut_write_create (write, record);
  record = make (&hut_kind_unit, "firm", "Firm");
  hut_record_set_text (record, "class", "property-firm");
  hut_record_set (record, "place", hut_value_point (east_of (HERE, 30)));
  hut_write_create (write, record);
  record = make (&hut_kind_unit, "far", "Far");
  hut_record_set_text (record, "class", "section");
  hut_record_set (record, "place", hut_value_point (east_of (HERE, 300)));
  hut_write_create (write, record);

  add_case (write, HERE, "received");
  add_case (write, east_of (HERE, 45), "received");
  add_case (write, east_of (HERE, 55), "received");
  write_out (test, write);
}

static HutUid
add_person (HutWrite *write, const char *name)
{
  HutUid id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);

  hut_record_set_text (person, "name", name);
  hut_write_create (write, person);
  return id;
}

static void
add_role (HutTestStore *test, HutWrite *write, const HutUid *person, const char *code,
          const char *lane, HutTime from, HutTime until)
{
  HutUid id = hut_role_id (hut_store_get_stream (test->store), person, code, lane, from);
  HutRecord *role = hut_record_new (&hut_kind_role, &id, NULL);

  hut_record_set (role, "person", hut_value_uid (person));
  hut_record_set_text (role, "code", code);
  hut_record_set_text (role, "lane", lane);
  hut_record_set_int (role, "from", from);
  if (until != 0)
    hut_record_set_int (role, "until", until);
  hut_write_create (write, role);
}

static HutUid
add_patrol (HutTestStore *test, HutWrite *write, const HutUid *person, const char *lane,
            HutTime began)
{
  HutUid id = hut_patrol_id (hut_store_get_stream (test->store), lane, person, began);
  HutRecord *patrol = hut_record_new (&hut_kind_patrol, &id, NULL);

  hut_record_set (patrol, "person", hut_value_uid (person));
  hut_record_set_text (patrol, "lane", lane);
  hut_record_set_int (patrol, "began_at", began);
  hut_write_create (write, patrol);
  return id;
}

/* It was in @lane. */
static void
put_right (HutWrite *write, const HutUid *wrong, const HutUid *person, const char *lane,
           HutTime began)
{
  HutUid id = hut_uid_new ();
  HutRecord *patrol = hut_record_new (&hut_kind_patrol, &id, NULL);

  hut_record_set (patrol, "person", hut_value_uid (person));
  hut_record_set_text (patrol, "lane", lane);
  hut_record_set_int (patrol, "began_at", began);
  hut_record_set (patrol, "replaces", hut_value_uid (wrong));
  hut_record_set_text (patrol, "words", "It was elsewhere");
  hut_write_create (write, patrol);
}

static HutWho *
ask (HutTestStore *test, HutPoint point)
{
  g_autoptr (GError) error = NULL;
  HutWho *who = hut_who_ask (test->reader, NULL, point, hut_time_now (), NULL, &error);

  g_assert_no_error (error);
  return who;
}

/* Who is chief and steward now is told by the roles, and who was there last by the patrols. */
static void
test_who_patrols_the_lane (HutTestStore *test, gconstpointer unused)
{
  HutTime now = hut_time_now ();
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid yi = add_person (write, "Yi"), bing = add_person (write, "Bing");
  HutUid ding = add_person (write, "Ding"), wrong;
  g_autoptr (HutWho) who = NULL;

  add_role (test, write, &yi, "lane-chief", "L1", now - HUT_TIME_DAY, 0);
  add_role (test, write, &bing, "steward", "L1", now - 20 * HUT_TIME_DAY, 0);
  add_role (test, write, &yi, "steward", "L1", now - 40 * HUT_TIME_DAY, 0);
  add_role (test, write, &ding, "steward", "L1", now - 40 * HUT_TIME_DAY, now - HUT_TIME_DAY);
  add_role (test, write, &ding, "steward", "L2", now - 40 * HUT_TIME_DAY, 0);
  add_patrol (test, write, &yi, "L1", now - 3 * HUT_TIME_DAY);
  add_patrol (test, write, &bing, "L1", now - 2 * HUT_TIME_DAY);
  add_patrol (test, write, &ding, "L2", now - HUT_TIME_DAY);
  wrong = add_patrol (test, write, &yi, "L1", now - HUT_TIME_HOUR);
  put_right (write, &wrong, &yi, "L2", now - HUT_TIME_HOUR);
  fill (test);
  write_out (test, write);
  who = ask (test, HERE);
  g_assert_cmpstr (who->lane->code, ==, "L1");
  g_assert_cmpstr (who->lane->chief, ==, "Yi");
  g_assert_cmpuint (who->stewards->len, ==, 2);
  g_assert_cmpstr (who->stewards->pdata[0], ==, "Yi");
  g_assert_cmpstr (who->stewards->pdata[1], ==, "Bing");
  g_assert_cmpint (who->last_patrol, ==, now - 2 * HUT_TIME_DAY);
  g_assert_cmpstr (who->patroller, ==, "Bing");
}

static void
test_who_is_responsible (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWho) who = NULL;

  fill (test);
  who = ask (test, HERE);
  g_assert_cmpstr (who->community->code, ==, COMMUNITY);
  g_assert_cmpstr (who->grid->name, ==, "Grid 1");
  g_assert_cmpstr (who->lane->name, ==, "North Lane");
  g_assert_cmpstr (who->lane->chief, ==, "Jia");
  g_assert_cmpfloat (who->lane_metres, >, 19);
  g_assert_cmpfloat (who->lane_metres, <, 21);
  g_assert_cmpuint (who->units->len, ==, 2);
  g_assert_cmpstr (g_array_index (who->units, HutWhoUnit, 0).unit->name, ==, "Committee");
  g_assert_cmpstr (g_array_index (who->units, HutWhoUnit, 1).unit->name, ==, "Firm");
  g_assert_cmpint (g_array_index (who->units, HutWhoUnit, 1).by, ==, HUT_WHO_BY_POST);
  g_assert_cmpuint (who->n_cases, ==, 2);
  g_assert_cmpuint (who->n_open, ==, 2);
}

static void
test_gap_is_told (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWho) who = NULL;
  HutPoint south = { HERE.lon, 399966000 };

  fill (test);
  who = ask (test, south);
  g_assert_cmpstr (who->lane->name, ==, "South Lane");
  g_assert_null (who->lane->chief);
}

static void
test_elsewhere (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWho) who = NULL;
  HutPoint elsewhere = { 1161000000, 398000000 };

  fill (test);
  who = ask (test, elsewhere);
  g_assert_null (who->community);
  g_assert_null (who->grid);
  g_assert_null (who->lane);
  g_assert_cmpuint (who->units->len, ==, 0);
  g_assert_cmpuint (who->n_cases, ==, 0);
}

/* What is copied into a message has the place's names, and nobody's telephone. */
static void
test_text (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWho) who = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  fill (test);
  who = ask (test, HERE);
  text = hut_who_text (who, "S");
  lines = hut_who_lines (who, "S");
  g_assert_nonnull (strstr (text, "116.325000,39.997000"));
  g_assert_nonnull (strstr (text, "Grid 1"));
  for (guint i = 0; i < lines->len; i++)
    g_assert_null (strstr (((HutWhoLine *)lines->pdata[i])->value, "1380000"));
}

/* A building before the grounds that it stands in, and nothing where all is far. */
static void
test_near_name (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, &error);
  g_autofree char *name = NULL, *none = NULL;
  double metres;

  g_assert_no_error (error);
  name =
      hut_near_name_find (package, (HutPoint){ 1163196000, 399961000 }, 100, &metres, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (name);
  g_assert_cmpfloat (metres, <=, 100);
  none =
      hut_near_name_find (package, (HutPoint){ 1150000000, 390000000 }, 100, &metres, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

/* ---- Cases by where they are ---- */

static guint
count (HutTestStore *test, HutCaseArea area)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autoptr (GError) error = NULL;

  filter->area = area;
  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_no_error (error);
  return set->n_marks;
}

static HutCaseArea
circle (int metres)
{
  return (HutCaseArea){ .kind = HUT_CASE_AREA_CIRCLE, .centre = HERE, .metres = metres };
}

/* Narrow and wide areas are asked for in two ways: they agree. */
static void
test_cases_around (HutTestStore *test, gconstpointer unused)
{
  HutBox all = { HERE.lon - 1, HERE.lat - 1, east_of (HERE, 5000).lon, HERE.lat + 1 };
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; i < 20; i++)
    add_case (write, east_of (HERE, 10 + 100.0 * i), "received");
  hut_test_store_add_case (write, "without a place");
  write_out (test, write);
  g_assert_cmpuint (count (test, (HutCaseArea){ 0 }), ==, 21);
  for (guint i = 1; i <= 20; i++)
    g_assert_cmpuint (count (test, circle (100 * (int)i)), ==, i);
  g_assert_cmpuint (count (test, (HutCaseArea){ .kind = HUT_CASE_AREA_BOX, .box = all }), ==, 20);
  all.max_lon = east_of (HERE, 15).lon;
  g_assert_cmpuint (count (test, (HutCaseArea){ .kind = HUT_CASE_AREA_BOX, .box = all }), ==, 1);
}

static void
test_filter_as_json (void)
{
  HutCaseArea areas[] = { circle (50),
                          { .kind = HUT_CASE_AREA_BOX,
                            .box = { 1163200000, 399900000, 1163300000, 400000000 } } };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
      g_autoptr (HutCaseFilter) copy = NULL;
      g_autoptr (HutCaseFilter) read = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;

      filter->area = areas[i];
      json = hut_case_filter_to_json (filter);
      read = hut_case_filter_from_json (json, &error);
      g_assert_no_error (error);
      g_assert_true (hut_case_filter_equal (filter, read));
      copy = hut_case_filter_copy (filter);
      g_assert_true (hut_case_filter_equal (filter, copy));
      copy->area = (HutCaseArea){ 0 };
      g_assert_false (hut_case_filter_equal (filter, copy));
    }
}

static void
test_broken_json (void)
{
  static const char *const BROKEN[] = {
    "{\"area\":1}",
    "{\"area\":{}}",
    "{\"area\":{\"lon\":1,\"lat\":2}}",
    "{\"area\":{\"lon\":1,\"lat\":2,\"metres\":0}}",
    "{\"area\":{\"lon\":1,\"lat\":2,\"metres\":20001}}",
    "{\"area\":{\"lon\":1800000001,\"lat\":2,\"metres\":5}}",
    "{\"area\":{\"lon\":1,\"lat\":2,\"metres\":5,\"more\":1}}",
    "{\"area\":{\"box\":[1,2,3]}}",
    "{\"area\":{\"box\":[3,2,1,4]}}",
    "{\"area\":{\"box\":[1,4,3,2]}}",
    "{\"area\":{\"box\":[1,2,3,\"4\"]}}",
    "{\"area\":{\"box\":[1,2,3,900000001]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (BROKEN); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_case_filter_from_json (BROKEN[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, HutTestStore, NULL, hut_test_store_set_up, func, hut_test_store_tear_down)
  ADD ("/who/community-grid-lane-and-units", test_who_is_responsible);
  ADD ("/who/says-who-patrols-the-lane", test_who_patrols_the_lane);
  ADD ("/who/a-lane-without-a-chief-says-so", test_gap_is_told);
  ADD ("/who/nobody-elsewhere", test_elsewhere);
  ADD ("/who/text-for-a-message", test_text);
  g_test_add_func ("/who/the-name-nearby", test_near_name);
  ADD ("/case-area/narrow-and-wide-agree", test_cases_around);
  g_test_add_func ("/case-area/there-and-back-as-json", test_filter_as_json);
  g_test_add_func ("/case-area/broken-json-is-refused", test_broken_json);
  return g_test_run ();
}
