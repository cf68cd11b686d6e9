/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What presets, mapping and the reading of single cells promise. No database. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-case-rules.h"
#include "exchange/hut-case-mapper.h"
#include "exchange/hut-cell-values.h"
#include "exchange/hut-exchange-error.h"

#include "hut-test-data.h"
#include "hut-test-xlsx.h"

#define STREAM "street/110108014"

/* A file of one preset, its reader behind the headings, and the mapper over it. */
typedef struct
{
  char *dir;
  HutRowReader *reader;
  HutMapping *mapping;
  HutCaseMapper *mapper;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = hut_test_make_dir ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_case_mapper_free (fixture->mapper);
  hut_mapping_free (fixture->mapping);
  hut_row_reader_free (fixture->reader);
  hut_test_remove_dir (fixture->dir);
}

static void
open_text (Fixture *fixture, const char *text)
{
  g_autofree char *path = hut_test_write_file (fixture->dir, "cases.csv", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = hut_preset_load_all (&error);
  guint sheet, heading_row;
  HutRow row;

  g_assert_no_error (error);
  fixture->reader = hut_row_reader_open (path, &error);
  g_assert_no_error (error);
  fixture->mapping = hut_mapping_detect (fixture->reader, presets, &sheet, &heading_row, &error);
  g_assert_no_error (error);
  g_assert_true (hut_row_reader_select (fixture->reader, sheet, NULL));
  do
    g_assert_true (hut_row_reader_next (fixture->reader, &row, NULL));
  while (row.number < heading_row);
  fixture->mapper = hut_case_mapper_new (fixture->mapping, STREAM, "清华园街道");
  hut_case_mapper_add_community (fixture->mapper, "荷清苑社区", "110108014012");
  hut_case_mapper_add_unit (fixture->mapper, "城市管理科", "section-city");
}

static gboolean
map_next (Fixture *fixture, HutMappedCase *mapped)
{
  HutRow row;

  g_assert_true (hut_row_reader_next (fixture->reader, &row, NULL));
  return hut_case_mapper_map (fixture->mapper, &row, mapped);
}

static const char *
text_of (const HutMappedCase *mapped, const char *field)
{
  return hut_record_get_text (mapped->record, field);
}

static void
assert_time (const HutMappedCase *mapped, const char *field, const char *iso)
{
  g_autofree char *time = hut_time_format_iso (hut_record_get_int (mapped->record, field, 0), NULL);

  g_assert_cmpstr (time, ==, iso);
}

/* Every name that DOMAIN gives for the hotline's columns finds its field. */
static void
test_every_name_of_the_hotline (void)
{
  static const char *const names[][2] = {
    { "工单编号", "order_number" }, { "诉求编号", "order_number" },
    { "来电时间", "created_at" },   { "受理时间", "created_at" },
    { "诉求人", "caller" },         { "来电人", "caller" },
    { "联系电话", "telephone" },    { "来电号码", "telephone" },
    { "诉求类型", "kind" },         { "一级问题", "category" },
    { "二级问题", "category_2" },   { "三级问题", "category_3" },
    { "问题分类", "category" },     { "标题", "title" },
    { "问题描述", "text" },         { "诉求内容", "text" },
    { "问题点位", "address" },      { "诉求地址", "address" },
    { "区", "district" },           { "街道", "street" },
    { "街乡镇", "street" },         { "社区", "community" },
    { "承办单位", "lead" },         { "派单时间", "dispatched_at" },
    { "办理时限", "due_at" },       { "截止时间", "due_at" },
    { "紧急程度", "urgency" },      { "办理状态", "state" },
    { "办理结果", "answer" },       { "是否联系", "contacted" },
    { "响应", "contacted" },        { "是否解决", "resolved" },
    { "解决情况", "resolved" },     { "是否满意", "satisfaction" },
    { "满意度", "satisfaction" },   { "是否剔除", "excluded" },
    { "回访时间", "call_back_at" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPreset) preset = hut_preset_load ("hotline", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *normal = hut_preset_normalize (names[i][0]);

      g_assert_cmpint (hut_preset_rate_heading (preset, names[i][1], normal), >=, 0);
    }
}

static void
test_headings_without_width_case_and_space (void)
{
  g_autofree char *wide = hut_preset_normalize (" ＳＲＴｙｐｅ\n*");
  g_autofree char *spaced = hut_preset_normalize ("工 单　编 号：");

  g_assert_cmpstr (wide, ==, "srtype");
  g_assert_cmpstr (spaced, ==, "工单编号");
}

static void
test_presets_are_found_by_their_headings (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "本月工单台账\n序号,工单编号*,标 题,诉求内容（必填）,联系电话（手机）,备注\n"
                      "1,A1,灯坏了,胡同口的灯坏了,13800138000,无\n");
  g_auto (HutMappedCase) mapped = { 0 };
  g_auto (GStrv) unmapped = hut_mapping_list_unmapped (fixture->mapping);

  g_assert_cmpstr (hut_preset_get_name (hut_mapping_get_preset (fixture->mapping)), ==, "hotline");
  g_assert_cmpuint (g_strv_length (unmapped), ==, 2);
  g_assert_cmpstr (unmapped[0], ==, "序号");
  g_assert_cmpstr (unmapped[1], ==, "备注");
  g_assert_true (map_next (fixture, &mapped));
  g_assert_cmpstr (text_of (&mapped, "order_number"), ==, "A1");
  g_assert_cmpstr (text_of (&mapped, "telephone"), ==, "13800138000");
}

static void
test_a_row_of_the_hotline (Fixture *fixture, gconstpointer data)
{
  open_text (fixture,
             "诉求编号,受理时间,来电人,来电号码,诉求类型,一级问题,标题,诉求内容,诉求地址,街道,社区,"
             "承办单位,派单时间,办理时限,紧急程度,办理状态,是否联系,是否解决,满意度,是否剔除\n"
             "A1,2026/11/20 9:05,市民甲,010-62770000,投诉,市容环境,路灯,夜里很黑,某院3号楼,清华园,"
             "荷清苑,城市管理科,2026年11月20日10时,2026-11-27,紧急,办理中,是,否,基本满意,N\n");
  g_auto (HutMappedCase) mapped = { 0 };
  g_autofree char *key = hut_case_key ("hotline", "A1");
  HutUid id = hut_uid_from_key (STREAM, "case", key);

  g_assert_true (map_next (fixture, &mapped));
  g_assert_true (hut_uid_equal (&mapped.id, &id));
  g_assert_cmpstr (text_of (&mapped, "source"), ==, "hotline");
  g_assert_cmpstr (text_of (&mapped, "caller"), ==, "市民甲");
  g_assert_cmpstr (text_of (&mapped, "kind"), ==, "complaint");
  g_assert_cmpstr (text_of (&mapped, "community"), ==, "110108014012");
  g_assert_cmpstr (text_of (&mapped, "lead"), ==, "section-city");
  g_assert_cmpstr (text_of (&mapped, "urgency"), ==, "urgent");
  g_assert_cmpstr (text_of (&mapped, "state"), ==, "in-progress");
  g_assert_cmpstr (text_of (&mapped, "satisfaction"), ==, "satisfied");
  g_assert_cmpstr (text_of (&mapped, "due_source"), ==, "order");
  g_assert_cmpint (hut_record_get_int (mapped.record, "contacted", -1), ==, 1);
  g_assert_cmpint (hut_record_get_int (mapped.record, "resolved", -1), ==, 0);
  g_assert_cmpint (hut_record_get_int (mapped.record, "excluded", -1), ==, 0);
  assert_time (&mapped, "created_at", "2026-11-20T09:05:00+08:00");
  assert_time (&mapped, "due_at", "2026-11-27T00:00:00+08:00");
  g_assert_cmpint (mapped.latest, ==, hut_record_get_int (mapped.record, "dispatched_at", 0));
  g_assert_cmpuint (mapped.notices, ==, 0);
}

static void
assert_refused (Fixture *fixture, const char *field)
{
  g_auto (HutMappedCase) mapped = { 0 };

  g_assert_false (map_next (fixture, &mapped));
  g_assert_cmpstr (mapped.field, ==, field);
  g_assert_nonnull (mapped.why);
}

static void
test_errors_name_the_field (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "工单编号,标题,来电时间,办理状态,是否解决,办理时限\n"
                      "1,灯,2026-02-30,,,\n2,灯,昨天,,,\n3,灯,,飞行中,,\n4,灯,,,也许,\n"
                      "5,灯,,,,很快\n6,,2026-11-20,,,\n7,灯,,,,7天\n");
  assert_refused (fixture, "created_at");
  assert_refused (fixture, "created_at");
  assert_refused (fixture, "state");
  assert_refused (fixture, "resolved");
  assert_refused (fixture, "due_at");
  assert_refused (fixture, "title");

  g_auto (HutMappedCase) mapped = { 0 };

  g_assert_true (map_next (fixture, &mapped));
  g_assert_cmpstr (text_of (&mapped, "level"), ==, "7d");
  g_assert_null (text_of (&mapped, "due_source"));
}

static void
test_notices (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "标题,问题描述,街道,社区\n灯,请打13800138000,别处街道,没有的社区\n");
  g_auto (HutMappedCase) mapped = { 0 };

  g_assert_true (map_next (fixture, &mapped));
  g_assert_cmpuint (mapped.notices, ==,
                    HUT_NOTICE_TELEPHONE | HUT_NOTICE_STREET | HUT_NOTICE_COMMUNITY |
                        HUT_NOTICE_NO_NUMBER);
  g_assert_null (text_of (&mapped, "community"));
}

static void
test_rows_without_a_number_keep_theirs (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "标题,问题描述,来电时间,联系电话,办理结果\n灯,暗,2026-11-20,13800138000,\n"
                      "灯,暗,2026-11-20 00:00,13800138000,修好了\n灯,暗,2026-11-20,13900139000,\n");
  HutUid ids[3];

  for (guint i = 0; i < 3; i++)
    {
      g_auto (HutMappedCase) mapped = { 0 };

      g_assert_true (map_next (fixture, &mapped));
      ids[i] = mapped.id;
      g_assert_null (strstr (text_of (&mapped, "order_number"), "138"));
    }
  g_assert_true (hut_uid_equal (&ids[0], &ids[1]));
  g_assert_false (hut_uid_equal (&ids[0], &ids[2]));
}

static void
test_american_times_and_places (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "ServiceRequestNum,SRType,MethodReceived,CreatedDate,SRStatus,Latitude,"
                      "Longitude\nB1,SW-Dirty Alley,Mail,07/16/2018 05:30:13 PM,New,39.29,-76.61\n"
                      "B2,x,Other,01/16/2018 05:30:13 AM,Closed (Duplicate),39,-77\n");
  g_auto (HutMappedCase) first = { 0 };
  g_auto (HutMappedCase) second = { 0 };
  HutPoint place;

  g_assert_true (map_next (fixture, &first));
  assert_time (&first, "created_at", "2018-07-17T05:30:13+08:00");
  g_assert_cmpstr (text_of (&first, "category"), ==, "SW-Dirty Alley");
  g_assert_cmpstr (text_of (&first, "channel"), ==, "letter");
  g_assert_true (hut_record_get_point (first.record, "place", &place));
  g_assert_cmpint (place.lat, ==, 392900000);
  g_assert_cmpint (place.lon, ==, -766100000);
  g_assert_cmpint (hut_record_get_int (first.record, "place_accuracy", 0), ==, 550);

  g_assert_true (map_next (fixture, &second));
  assert_time (&second, "created_at", "2018-01-16T18:30:13+08:00");
  g_assert_cmpstr (text_of (&second, "state"), ==, "closed");
  g_assert_null (text_of (&second, "channel"));
  g_assert_false (hut_record_get_point (second.record, "place", &place));
  g_assert_cmpuint (second.notices, ==, HUT_NOTICE_NO_PLACE);
}

static void
test_points (void)
{
  HutPoint point;
  int accuracy;

  g_assert_true (
      hut_cell_read_point (" 116.3264 ", "40.0031", HUT_COORDS_WGS84, &point, &accuracy));
  g_assert_cmpint (point.lon, ==, 1163264000);
  g_assert_cmpint (accuracy, ==, 0);
  g_assert_true (hut_cell_read_point ("116.3264", "40.0031", HUT_COORDS_GCJ02, &point, &accuracy));
  g_assert_cmpint (ABS (point.lon - 1163264000), >, 10000);
  g_assert_false (hut_cell_read_point ("0", "0", HUT_COORDS_WGS84, &point, &accuracy));
  g_assert_false (hut_cell_read_point ("116.0", "40.1", HUT_COORDS_WGS84, &point, &accuracy));
  g_assert_false (hut_cell_read_point ("nan", "40.1", HUT_COORDS_WGS84, &point, &accuracy));
  g_assert_false (hut_cell_read_point ("216.1", "40.1", HUT_COORDS_WGS84, &point, &accuracy));
  g_assert_false (hut_cell_read_point ("116.3x", "40.1", HUT_COORDS_WGS84, &point, &accuracy));
  g_assert_false (hut_cell_read_point (NULL, "40.1", HUT_COORDS_WGS84, &point, &accuracy));
}

static void
assert_clean (const char *text, gboolean line, const char *expected)
{
  g_autofree char *clean = hut_cell_clean_text (text, line);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_texts_are_cleaned (void)
{
  assert_clean ("　 胡同 \r\n 里的\t灯\x01\n", FALSE, "胡同 \n 里的\t灯");
  assert_clean ("　 胡同 \r\n 里的\t灯 ", TRUE, "胡同 里的 灯");
  assert_clean (" \n　", TRUE, NULL);
}

static void
assert_number (HutCellType type, const char *text, gboolean good)
{
  HutCell cell = { 0, type, text };
  g_auto (HutValue) value = HUT_VALUE_INIT;
  g_autofree char *why = hut_cell_read_number (&cell, &value);

  g_assert_true ((why == NULL) == good);
  g_assert_true ((value.type == HUT_VALUE_TEXT) == good);
}

/* Two orders must not become one because a spreadsheet kept 15 of their 18 digits. */
static void
test_rounded_numbers_are_refused (void)
{
  assert_number (HUT_CELL_TEXT, "202611230000100012", TRUE);
  assert_number (HUT_CELL_NUMBER, "188006", TRUE);
  assert_number (HUT_CELL_NUMBER, "202611230000100000", FALSE);
  assert_number (HUT_CELL_TEXT, "2.02611E+17", FALSE);
  assert_number (HUT_CELL_TEXT, "18-00269879E", TRUE);
  assert_number (HUT_CELL_TEXT, "E+17", TRUE);
  assert_number (HUT_CELL_ERROR, "#N/A", FALSE);
}

static void
test_a_number_tells_its_day (Fixture *fixture, gconstpointer data)
{
  open_text (fixture,
             "工单编号,标题,办理结果\n2026112300001,灯,好\n2026139900001,灯,好\n188006,灯,好\n");
  g_auto (HutMappedCase) dated = { 0 };
  g_auto (HutMappedCase) nonsense = { 0 };
  g_auto (HutMappedCase) plain = { 0 };
  HutTime day;

  g_assert_true (hut_time_parse ("2026-11-23", hut_time_zone (NULL), &day));
  g_assert_true (map_next (fixture, &dated));
  g_assert_cmpint (dated.latest, ==, day);
  g_assert_true (map_next (fixture, &nonsense));
  g_assert_cmpint (nonsense.latest, ==, 0);
  g_assert_true (map_next (fixture, &plain));
  g_assert_cmpint (plain.latest, ==, 0);
}

static void
test_serials_are_times (void)
{
  HutCell cell = { 0, HUT_CELL_NUMBER, "43700.5" };
  HutValue value = HUT_VALUE_INIT;
  g_autofree char *why = hut_cell_read_time (&cell, hut_time_zone (NULL), &value);
  g_autofree char *time = NULL;

  g_assert_null (why);
  time = hut_time_format_iso (value.number, NULL);
  g_assert_cmpstr (time, ==, "2019-08-23T12:00:00+08:00");
  cell.text = "12";
  why = hut_cell_read_time (&cell, hut_time_zone (NULL), &value);
  g_assert_nonnull (why);
  cell = (HutCell){ 0, HUT_CELL_ERROR, "#REF!" };
  g_free (why);
  why = hut_cell_read_time (&cell, hut_time_zone (NULL), &value);
  g_assert_nonnull (strstr (why, "#REF!"));
}

static void
test_unknown_files_are_refused (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *path = hut_test_write_file (dir, "a.csv", "一级分类,二级分类\n城建,安全\n", -1);
  g_autoptr (GPtrArray) presets = hut_preset_load_all (NULL);
  g_autoptr (HutRowReader) reader = hut_row_reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  guint sheet, row;

  g_assert_null (hut_mapping_detect (reader, presets, &sheet, &row, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING);
  hut_test_remove_dir (dir);
}

static void
test_the_first_sheet_that_is_known (void)
{
  static const HutTestWorkbook workbook = {
    .sheet_data = "<row><c t=\"str\"><v>说明</v></c></row>",
    .sheet_2 = "<row r=\"4\"><c t=\"str\"><v>标题</v></c><c t=\"str\"><v>工单编号</v></c>"
               "<c t=\"str\"><v>来电时间</v></c></row>",
  };
  char *dir = hut_test_make_dir ();
  g_autofree char *path = hut_test_write_xlsx (dir, "a.xlsx", &workbook);
  g_autoptr (GPtrArray) presets = hut_preset_load_all (NULL);
  g_autoptr (HutRowReader) reader = hut_row_reader_open (path, NULL);
  g_autoptr (HutMapping) mapping = NULL;
  guint sheet, row;

  mapping = hut_mapping_detect (reader, presets, &sheet, &row, NULL);
  g_assert_nonnull (mapping);
  g_assert_cmpuint (sheet, ==, 1);
  g_assert_cmpuint (row, ==, 4);
  g_assert_cmpint (hut_mapping_get_column (mapping, "order_number"), ==, 1);
  hut_mapping_set_column (mapping, "order_number", -1);
  hut_mapping_set_column (mapping, "text", 1);
  g_assert_cmpint (hut_mapping_get_column (mapping, "order_number"), ==, -1);
  g_assert_true (hut_mapping_check (mapping, NULL));
  hut_mapping_set_column (mapping, "title", -1);
  hut_mapping_set_column (mapping, "text", -1);
  g_assert_false (hut_mapping_check (mapping, NULL));
  hut_test_remove_dir (dir);
}

/* A preset that somebody wrote: what cannot be is refused with a word on it. */
static void
test_own_presets_are_checked (void)
{
  static const char *const bad[] = {
    "{",
    "{\"name\":\"a\",\"source\":\"a\"}",
    "{\"name\":\"a\",\"source\":\"a\",\"fields\":{\"nonsense\":[\"x\"]}}",
    "{\"name\":\"a\",\"source\":\"a\",\"fields\":{\"number\":[\"x\"]}}",
    "{\"name\":\"a\",\"source\":\"a\",\"coordinates\":\"mars\",\"fields\":{\"title\":[\"x\"]}}",
    "{\"name\":\"a\",\"source\":\"a\",\"fields\":{\"title\":[\"x\"]},\"words\":{\"state\":{\"x\":"
    "\"y\"}}}",
    "{\"name\":\"a\",\"source\":\"a\",\"fields\":{\"title\":[\"x\"]},\"required\":[[\"text\"]]}",
  };
  char *dir = hut_test_make_dir ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = hut_test_write_file (dir, "own.json", bad[i], -1);
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_preset_load (path, &error));
      g_assert_nonnull (strstr (error->message, "own.json"));
    }

  g_autofree char *path = hut_test_write_file (
      dir, "own.json", "{\"name\":\"mine\",\"source\":\"mine\",\"fields\":{\"title\":[\"x\"]}}",
      -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPreset) preset = hut_preset_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hut_preset_get_source (preset), ==, "mine");
  g_assert_null (hut_preset_load ("../words", NULL));
  g_assert_null (hut_preset_load ("none", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING);
  hut_test_remove_dir (dir);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/every-name-of-the-hotline", test_every_name_of_the_hotline);
  g_test_add_func ("/mapping/headings-without-width-case-and-space",
                   test_headings_without_width_case_and_space);
  ADD ("/mapping/presets-are-found-by-their-headings", test_presets_are_found_by_their_headings);
  ADD ("/mapping/a-row-of-the-hotline", test_a_row_of_the_hotline);
  ADD ("/mapping/errors-name-the-field", test_errors_name_the_field);
  ADD ("/mapping/notices", test_notices);
  ADD ("/mapping/rows-without-a-number-keep-theirs", test_rows_without_a_number_keep_theirs);
  ADD ("/mapping/american-times-and-places", test_american_times_and_places);
  g_test_add_func ("/mapping/points", test_points);
  g_test_add_func ("/mapping/texts-are-cleaned", test_texts_are_cleaned);
  g_test_add_func ("/mapping/rounded-numbers-are-refused", test_rounded_numbers_are_refused);
  ADD ("/mapping/a-number-tells-its-day", test_a_number_tells_its_day);
  g_test_add_func ("/mapping/serials-are-times", test_serials_are_times);
  g_test_add_func ("/mapping/unknown-files-are-refused", test_unknown_files_are_refused);
  g_test_add_func ("/mapping/the-first-sheet-that-is-known", test_the_first_sheet_that_is_known);
  g_test_add_func ("/mapping/own-presets-are-checked", test_own_presets_are_checked);
  return g_test_run ();
}
