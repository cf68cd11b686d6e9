/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an import makes of places: coordinates of any system, a batch that lies off by a shift,
 * addresses without coordinates, and the community that a place lies in. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-case-rules.h"
#include "exchange/hut-import.h"

#include "hut-test-data.h"
#include "hut-test-store.h"
#include "hut-test-xlsx.h"

#include <string.h>

static HutImportResult *
import_text (HutTestStore *test, const char *text, HutImportMode mode)
{
  g_autofree char *path = hut_test_write_file (test->folder, "cases.csv", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImport) import = hut_import_open (path, NULL, &error);
  HutImportResult *result;

  g_assert_no_error (error);
  result = hut_import_run (import, test->store, mode, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static HutRecord *
find (HutTestStore *test, const char *number)
{
  g_autofree char *key = hut_case_key ("hotline", number);
  HutUid id = hut_uid_from_key ("street/110108014", "case", key);
  g_autoptr (GError) error = NULL;
  HutRecord *record = hut_reader_get (test->reader, &hut_kind_case, &id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static void
assert_field (HutTestStore *test, const char *number, const char *field, const char *expected)
{
  g_autoptr (HutRecord) record = find (test, number);

  g_assert_cmpstr (hut_record_get_text (record, field), ==, expected);
}

/* Places from the south-western to the north-eastern corner of the street, in @coords. */
static char *
write_places (HutTestStore *test, HutCoords coords)
{
  g_autoptr (GString) text = g_string_new ("工单编号,标题,来电时间,经度,纬度\n");

  for (guint i = 0; i < 40; i++)
    {
      double lon = 116.3110 + i * 0.0005, lat = 39.9920 + i * 0.0005;

      hut_coords_convert (HUT_COORDS_WGS84, coords, &lon, &lat);
      g_string_append_printf (text, "%u,灯,2026-11-20,%.7f,%.7f\n", i, lon, lat);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_a_batch_that_is_off_is_told (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *right = write_places (test, HUT_COORDS_WGS84);
  g_autofree char *shifted = write_places (test, HUT_COORDS_BD09);
  g_autoptr (HutImportResult) good = import_text (test, right, HUT_IMPORT_DRY_RUN);
  g_autoptr (HutImportResult) off = import_text (test, shifted, HUT_IMPORT_DRY_RUN);

  g_assert_null (good->place_doubt);
  g_assert_nonnull (off->place_doubt);
  g_assert_nonnull (strstr (off->place_doubt, "BD-09"));
}

/* What the shipped map of the street knows by name. */
static void
take_map (HutTestStore *test)
{
  g_autofree char *map = hut_test_source_file ("data/demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_store_set_setting (test->store, "map", map, &error));
  g_assert_no_error (error);
}

static void
test_an_address_finds_its_place (HutTestStore *test, gconstpointer unused)
{
  static const char text[] = "工单编号,标题,来电时间,诉求地址,经度,纬度\n"
                             "1,灯,2026-11-20,北京市海淀区照澜院3号楼,,\n"
                             "2,灯,2026-11-20,照澜院,116.3250001,40.0010001\n"
                             "3,灯,2026-11-20,成府路,,\n";
  g_autoptr (HutImportResult) result = NULL;
  g_autoptr (HutRecord) found = NULL;
  g_autoptr (HutRecord) stated = NULL;
  g_autoptr (HutRecord) vague = NULL;
  HutPoint place;

  take_map (test);
  result = import_text (test, text, HUT_IMPORT_WRITE);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->notices[HUT_NOTICE_LOOKED_UP_INDEX], ==, 1);

  found = find (test, "1");
  g_assert_true (hut_record_get_point (found, "place", &place));
  g_assert_cmpfloat (hut_point_distance (place, hut_point_from_degrees (116.3186, 39.9977)), <,
                     100);
  g_assert_cmpstr (hut_record_get_text (found, "place_system"), ==, "address");
  g_assert_cmpint (hut_record_get_int (found, "place_accuracy", 0), >=, 30);
  g_assert_nonnull (hut_record_get_text (found, "community"));

  stated = find (test, "2");
  g_assert_true (hut_record_get_point (stated, "place", &place));
  g_assert_cmpint (place.lon, ==, 1163250001);
  g_assert_cmpstr (hut_record_get_text (stated, "place_system"), ==, "wgs84");

  /* somewhere on a road is not sure enough */
  vague = find (test, "3");
  g_assert_false (hut_record_get_point (vague, "place", &place));
}

/* Well inside the street, so that they would lie in it as any system. */
static void
test_a_shift_inside_the_street_is_noticed (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *address;
    double lon, lat;
  } known[] = {
    { "照澜院", 116.3186, 39.9977 },     { "清华附小", 116.3168, 39.9938 },
    { "新林院", 116.3188, 39.9954 },     { "工物馆", 116.3274, 40.0022 },
    { "大礼堂", 116.3183, 40.0024 },     { "清华学堂", 116.3195, 40.0010 },
    { "西湖游泳池", 116.3136, 39.9993 }, { "综合体育馆", 116.3263, 40.0031 },
    { "东大操场", 116.3261, 40.0044 },   { "建筑馆", 116.3275, 39.9980 },
  };
  g_autoptr (GString) text = g_string_new ("工单编号,标题,来电时间,诉求地址,经度,纬度\n");
  g_autofree char *path = NULL;
  g_autoptr (HutImport) import = NULL;
  g_autoptr (HutImportResult) off = NULL;
  g_autoptr (HutImportResult) right = NULL;

  take_map (test);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double lon = known[i].lon, lat = known[i].lat;

      hut_coords_convert (HUT_COORDS_WGS84, HUT_COORDS_GCJ02, &lon, &lat);
      g_string_append_printf (text, "%u,灯,2026-11-20,%s,%.7f,%.7f\n", i, known[i].address, lon,
                              lat);
    }
  path = hut_test_write_file (test->folder, "a.csv", text->str, -1);
  import = hut_import_open (path, NULL, NULL);
  off = hut_import_run (import, test->store, HUT_IMPORT_DRY_RUN, NULL, NULL, NULL, NULL);
  g_assert_nonnull (off->place_doubt);
  g_assert_cmpint (off->place_rather, ==, HUT_COORDS_GCJ02);

  hut_import_set_coords (import, off->place_rather);
  right = hut_import_run (import, test->store, HUT_IMPORT_WRITE, NULL, NULL, NULL, NULL);
  g_assert_null (right->place_doubt);
  g_assert_cmpuint (right->added, ==, G_N_ELEMENTS (known));
  assert_field (test, "3", "place_system", "gcj02");

  /* the next file of this kind is read the same way */
  g_clear_object (&import);
  import = hut_import_open (path, NULL, NULL);
  g_assert_true (hut_import_recall (import, test->reader));
  g_assert_cmpint (hut_import_get_coords (import), ==, HUT_COORDS_GCJ02);
}

static void
test_a_place_finds_its_community (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImportResult) result = NULL;
  g_autoptr (GPtrArray) communities = hut_reader_list (test->reader, &hut_kind_community, NULL);
  const char *area = hut_record_get_text (communities->pdata[0], "area");
  const char *code = hut_record_get_text (communities->pdata[0], "code");
  g_autoptr (JsonNode) rings = json_from_string (area, NULL);
  JsonArray *ring = json_array_get_array_element (json_node_get_array (rings), 0);
  double lon = 0, lat = 0;
  guint n = json_array_get_length (ring);

  /* The middle of its corners. */
  for (guint i = 0; i < n; i++)
    {
      JsonArray *corner = json_array_get_array_element (ring, i);

      lon += json_array_get_int_element (corner, 0) / (n * 1e7);
      lat += json_array_get_int_element (corner, 1) / (n * 1e7);
    }

  g_autofree char *text = g_strdup_printf (
      "工单编号,标题,来电时间,经度,纬度\n1,灯,2026-11-20,%.7f,%.7f\n2,灯,2026-11-20,1.5,1.5\n", lon,
      lat);

  result = import_text (test, text, HUT_IMPORT_WRITE);
  g_assert_cmpuint (result->added, ==, 2);
  assert_field (test, "1", "community", code);
  assert_field (test, "2", "community", NULL);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import-places/an-address-finds-its-place", test_an_address_finds_its_place);
  ADD ("/import-places/a-shift-inside-the-street-is-noticed",
       test_a_shift_inside_the_street_is_noticed);
  ADD ("/import-places/a-batch-that-is-off-is-told", test_a_batch_that_is_off_is_told);
  ADD ("/import-places/a-place-finds-its-community", test_a_place_finds_its_community);
  return g_test_run ();
}
