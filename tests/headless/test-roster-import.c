/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables of people, lanes and patrols: all of a table or nothing, who is known is known again, and
 * what is wrong is named. */

#include "domain/hut-roster-plan.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-roster-run.h"
#include "hut-test-store.h"
#include "hut-test-xlsx.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-reader-roster.h"

#include <string.h>

#define NOW ((HutTime)1795305600 * G_USEC_PER_SEC) /* 2026-11-22 08:00 in Beijing */

static HutRosterResult *
try_import (HutTestStore *test, const char *text, const HutRosterImport *how, GError **error)
{
  g_autofree char *path = hut_test_write_file (test->folder, "table.csv", text, -1);
  g_autoptr (HutRowReader) rows = hut_row_reader_open (path, error);

  g_assert_nonnull (rows);
  return hut_roster_import (rows, test->store, test->reader, how, NULL, error);
}

static HutRosterResult *
import (HutTestStore *test, HutRosterList list, const char *text)
{
  const HutRosterImport how = { .list = list, .now = NOW };
  g_autoptr (GError) error = NULL;
  HutRosterResult *result = try_import (test, text, &how, &error);

  g_assert_no_error (error);
  return result;
}

static guint
count (HutTestStore *test, const HutKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (kind == &hut_kind_patrol)
    {
      const HutRosterAsk ask = { .from = 0, .until = NOW + HUT_TIME_DAY };
      g_autoptr (HutRoster) roster = hut_reader_roster (test->reader, &ask, &error);

      g_assert_no_error (error);
      return roster->patrols->len;
    }
  records = hut_reader_list (test->reader, kind, &error);
  g_assert_no_error (error);
  return records->len;
}

static void
assert_fault (const HutRosterResult *result, guint n, guint row, const char *column)
{
  const HutRosterFault *fault;

  g_assert_cmpuint (result->faults->len, >, n);
  fault = result->faults->pdata[n];
  g_test_message ("%u %s: %s", fault->row, fault->column, fault->why);
  g_assert_cmpuint (fault->row, ==, row);
  g_assert_cmpstr (fault->column, ==, column);
}

#define LANES_TABLE                                                                                \
  "清华园街道街巷台账\n"                                                                  \
  "街巷编号,街巷名称,所属社区,坐标,环卫,颜色\n"                                  \
  "L1,东一巷,110108014001,\"116.32,40.00;116.33,40.01\",一队,蓝\n"                           \
  "L2,东二巷,110108014001,\"LINESTRING(116.32 40.00, 116.33 40.01)\",,\n"

static void
import_lanes (HutTestStore *test)
{
  g_autoptr (HutRosterResult) result = import (test, HUT_ROSTER_LANES, LANES_TABLE);

  g_assert_cmpuint (result->n_faults, ==, 0);
  g_assert_cmpuint (result->added, ==, 2);
  g_assert_cmpstr (result->unknown[0], ==, "颜色");
}

static void
test_lanes_with_lines_and_profiles (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (HutRosterResult) again = NULL;
  g_autoptr (HutRecord) one = NULL;
  g_autoptr (GError) error = NULL;

  import_lanes (test);
  lanes = hut_reader_list (test->reader, &hut_kind_lane, NULL);
  profiles = hut_reader_list (test->reader, &hut_kind_lane_profile, NULL);
  g_assert_cmpuint (lanes->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (hut_record_get_text (lanes->pdata[i], "line"), ==,
                     "[[1163200000,400000000],[1163300000,400100000]]");
  g_assert_cmpuint (profiles->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (profiles->pdata[0], "sanitation"), ==, "一队");
  /* One lane is read by its code, without the others. */
  one = hut_reader_lane_of_code (test->reader, "L2", NULL);
  g_assert_cmpstr (hut_record_get_text (one, "name"), ==, "东二巷");
  g_assert_null (hut_reader_lane_of_code (test->reader, "L3", &error));
  g_assert_no_error (error);
  again = import (test, HUT_ROSTER_LANES, LANES_TABLE);
  g_assert_cmpuint (again->added + again->changed, ==, 0);
  g_assert_cmpuint (again->same, ==, 2);
}

static void
test_lanes_that_are_wrong (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) result =
      import (test, HUT_ROSTER_LANES,
              "编号,名称,社区,坐标\nL1,甲巷,无此社区,\nL2,,,\nL3,丙巷,,\"40,116;x\"\n"
              "L4,丁巷,,\nL4,戊巷,,\n");

  g_assert_cmpuint (result->n_faults, ==, 4);
  assert_fault (result, 0, 2, "community");
  assert_fault (result, 1, 3, "name");
  assert_fault (result, 2, 4, "line");
  assert_fault (result, 3, 6, "code");
  g_assert_cmpuint (count (test, &hut_kind_lane), ==, 0);
}

#define PEOPLE_TABLE                                                                                  \
  "姓名,联系电话,身份证号,身份,街巷,技能,同意公示,开始日期,结束日期\n"    \
  "张晓明,13800005001,11010519491231002X,小巷管家,东一巷,木工、急救,是,2026-01-01,\n" \
  "张晓明,13800005001,,小巷管家,L2,,,2026-01-01,2026-06-30\n"                                  \
  "李四,13800005002,,街巷长,L1,,否,,\n"                                                         \
  "王五,13800005003,,,,,,,\n"

static HutRosterResult *
import_people (HutTestStore *test)
{
  import_lanes (test);
  return import (test, HUT_ROSTER_PEOPLE, PEOPLE_TABLE);
}

static void
test_one_person_has_many_roles (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) result = import_people (test);
  g_autoptr (GPtrArray) people = NULL, roles = NULL;
  const HutRecord *person;

  g_assert_cmpuint (result->n_faults, ==, 0);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->roles, ==, 3);
  people = hut_reader_people_named (test->reader, "张晓明", NULL);
  g_assert_cmpuint (people->len, ==, 1);
  person = people->pdata[0];
  g_assert_cmpstr (hut_record_get_text (person, "telephone"), ==, "13800005001");
  g_assert_cmpstr (hut_record_get_text (person, "skills"), ==, "[\"急救\",\"木工\"]");
  g_assert_cmpint (hut_record_get_int (person, "consent_name", 0), ==, 1);
  roles = hut_reader_roles_of (test->reader, &person->id, NULL);
  g_assert_cmpuint (roles->len, ==, 2);
  g_assert_cmpstr (hut_record_get_text (roles->pdata[0], "lane"), ==, "L1");
  /* The day that is named is the last. */
  {
    HutTime end;

    g_assert_true (hut_time_parse ("2026-07-01", hut_time_zone (NULL), &end));
    g_assert_cmpint (hut_record_get_int (roles->pdata[1], "until", 0), ==, end);
  }
}

static void
test_the_same_table_again_changes_nothing (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) first = import_people (test);
  g_autoptr (HutRosterResult) again = import (test, HUT_ROSTER_PEOPLE, PEOPLE_TABLE);

  g_assert_cmpuint (again->added + again->changed + again->roles + again->n_alike, ==, 0);
  g_assert_cmpuint (again->same, ==, 3);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 3);
}

static void
test_what_a_table_says_anew_is_a_change (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) first = import_people (test);
  g_autoptr (HutRosterResult) more =
      import (test, HUT_ROSTER_PEOPLE, "姓名,电话,住址\n李四,138-0000-5002,清华园7号\n");
  g_autoptr (GPtrArray) people = hut_reader_people_named (test->reader, "李四", NULL);

  g_assert_cmpuint (more->changed, ==, 1);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (people->pdata[0], "home_address"), ==, "清华园7号");
}

static void
test_who_may_be_known_is_proposed (HutTestStore *test, gconstpointer unused)
{
  static const char table[] = "姓名,电话,社区\n王五,,\n王五,13900006001,\n赵六,,\n赵六,,\n";
  g_autoptr (HutRosterResult) first = import_people (test);
  g_autoptr (HutRosterResult) left = import (test, HUT_ROSTER_PEOPLE, table);
  const HutRosterImport add = { .list = HUT_ROSTER_PEOPLE, .alike = HUT_ALIKE_ADD, .now = NOW };
  const HutRosterAlike *one = left->alike->pdata[0], *two = left->alike->pdata[1];
  g_autoptr (HutRosterResult) added = NULL;

  /* Another telephone is another person; the name alone says nothing. */
  g_assert_cmpuint (left->n_alike, ==, 2);
  g_assert_cmpuint (left->left, ==, 2);
  g_assert_cmpuint (left->added, ==, 2);
  g_assert_cmpuint (one->row, ==, 2);
  g_assert_false (hut_uid_is_nil (&one->like));
  g_assert_cmpuint (two->row, ==, 5);
  g_assert_cmpuint (two->like_row, ==, 4);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 5);
  added = try_import (test, "姓名,电话\n孙七,\n孙七,\n", &add, NULL);
  g_assert_cmpuint (added->added, ==, 2);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 7);
}

/* Nobody has to be read again, with all that is private, to say it. */
static void
test_who_may_be_known_is_told_with_the_community (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) first =
      import (test, HUT_ROSTER_PEOPLE, "姓名,社区\n周八,110108014001\n吴九,\n");
  g_autoptr (HutRosterResult) again = import (test, HUT_ROSTER_PEOPLE, "姓名,备注\n周八,\n吴九,\n");
  const HutRosterAlike *one = again->alike->pdata[0], *two = again->alike->pdata[1];

  g_assert_cmpuint (first->added, ==, 2);
  g_assert_cmpuint (again->n_alike, ==, 2);
  g_assert_cmpstr (one->community, ==, "110108014001");
  g_assert_null (two->community);
}

static void
test_who_may_be_known_can_be_joined (HutTestStore *test, gconstpointer unused)
{
  const HutRosterImport join = { .list = HUT_ROSTER_PEOPLE, .alike = HUT_ALIKE_JOIN, .now = NOW };
  g_autoptr (HutRosterResult) first = import_people (test);
  g_autoptr (HutRosterResult) joined = try_import (test, "姓名,备注\n王五,来自街道\n", &join, NULL);
  g_autoptr (GPtrArray) people = hut_reader_people_named (test->reader, "王五", NULL);

  g_assert_cmpuint (joined->changed, ==, 1);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (people->pdata[0], "note"), ==, "来自街道");
}

static void
test_nothing_of_a_table_with_faults_is_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) result = NULL;

  import_lanes (test);
  result = import (test, HUT_ROSTER_PEOPLE,
                   "姓名,电话,身份证号,身份,街巷,结束日期,同意公示\n"
                   "甲一,13800005001,,,,,\n"        /* row 2 is right */
                   ",13800005002,,,,,\n"            /* 3: no name */
                   "乙二,12,,,,,\n"                 /* 4: telephone */
                   "丙三,,110105194912310021,,,,\n" /* 5: identity number */
                   "丁四,,,将军,,,\n"               /* 6: role */
                   "戊五,,,小巷管家,,,\n"           /* 7: no lane */
                   "己六,,,小巷管家,西巷,,\n"       /* 8: lane */
                   "庚七,,,志愿者,,某天,\n"         /* 9: day */
                   "辛八,,,,,,也许\n");             /* 10: consent */
  g_assert_cmpuint (result->n_faults, ==, 8);
  assert_fault (result, 0, 3, "name");
  assert_fault (result, 1, 4, "telephone");
  assert_fault (result, 2, 5, "id_number");
  assert_fault (result, 3, 6, "role");
  assert_fault (result, 4, 7, "lane");
  assert_fault (result, 5, 8, "lane");
  assert_fault (result, 6, 9, "until");
  assert_fault (result, 7, 10, "consent_name");
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 0);
}

static void
test_a_dry_run_writes_nothing (HutTestStore *test, gconstpointer unused)
{
  const HutRosterImport dry = { .list = HUT_ROSTER_PEOPLE, .dry_run = TRUE, .now = NOW };
  g_autoptr (HutRosterResult) result = NULL;

  import_lanes (test);
  result = try_import (test, PEOPLE_TABLE, &dry, NULL);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->roles, ==, 3);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 0);
  g_assert_cmpuint (count (test, &hut_kind_role), ==, 0);
}

static void
test_another_table_is_refused (HutTestStore *test, gconstpointer unused)
{
  const HutRosterImport how = { .list = HUT_ROSTER_PATROLS, .now = NOW };
  g_autoptr (GError) error = NULL;

  g_assert_null (try_import (test, "标题,内容\n一,二\n", &how, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING);
}

static void
test_a_cancelled_import_leaves_nothing (HutTestStore *test, gconstpointer unused)
{
  const HutRosterImport how = { .list = HUT_ROSTER_PEOPLE, .now = NOW };
  g_autofree char *path = hut_test_write_file (test->folder, "t.csv", "姓名\n甲\n乙\n", -1);
  g_autoptr (HutRowReader) rows = hut_row_reader_open (path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hut_roster_import (rows, test->store, test->reader, &how, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 0);
}

#define PATROLS_TABLE                                                                              \
  "日期,街巷,姓名,开始时间,结束时间,发现问题,处置方式,处置结果\n"        \
  "2026-11-20,东一巷,张晓明,9:05,9:40,车占便道,自行解决,已挪走\n"                 \
  "2026-11-20,L2,张晓明,10:00,10:30,井盖松动,上报,\n"                                     \
  "2026/11/21,东一巷,王五,14:00,,,,\n"

static void
test_patrols_with_what_they_found (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autoptr (HutRosterResult) result = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_autoptr (HutRosterResult) again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const HutRosterAsk ask = { .from = 0, .until = NOW };
  g_autoptr (HutRoster) roster = NULL;
  HutTime began;

  g_assert_cmpuint (result->n_faults, ==, 0);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->findings, ==, 2);
  roster = hut_reader_roster (test->reader, &ask, NULL);
  g_assert_cmpuint (roster->patrols->len, ==, 3);
  g_assert_true (hut_time_parse ("2026-11-20 09:05", hut_time_zone (NULL), &began));
  g_assert_cmpint (hut_record_get_int (roster->patrols->pdata[0], "began_at", 0), ==, began);
  g_assert_cmpint (hut_record_get_int (roster->patrols->pdata[0], "ended_at", 0), ==,
                   began + 35 * HUT_TIME_MINUTE);
  g_assert_cmpstr (hut_record_get_text (roster->patrols->pdata[0], "how"), ==, "import");
  findings = hut_reader_list (test->reader, &hut_kind_finding, NULL);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (hut_record_get_text (findings->pdata[i], "state"), ==,
                     hut_record_get_text (findings->pdata[i], "result") != NULL ? "done" : "open");
  again = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_assert_cmpuint (again->added + again->findings, ==, 0);
  g_assert_cmpuint (again->same, ==, 3);
}

/* Days and times of day as a spreadsheet keeps them. */
static void
test_patrols_of_a_spreadsheet (HutTestStore *test, gconstpointer unused)
{
#define T(cell, text) "<c r=\"" cell "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(cell, number) "<c r=\"" cell "\" s=\"1\"><v>" number "</v></c>"
  const HutTestWorkbook workbook = {
    .sheet_data =
        "<row r=\"1\">" T ("A1", "日期") T ("B1", "街巷") T ("C1", "姓名") T ("D1", "开始时间")
            T ("E1", "结束时间") "</row>"
                                 "<row r=\"2\">" N ("A2", "46346") T ("B2", "L1") T ("C2", "王五")
                                     N ("D2", "0.375") N ("E2", "0.40625") "</row>",
  };
#undef T
#undef N
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autofree char *path = hut_test_write_xlsx (test->folder, "patrols.xlsx", &workbook);
  g_autoptr (HutRowReader) rows = hut_row_reader_open (path, NULL);
  const HutRosterImport how = { .list = HUT_ROSTER_PATROLS, .now = NOW };
  g_autoptr (HutRosterResult) result =
      hut_roster_import (rows, test->store, test->reader, &how, NULL, NULL);
  const HutRosterAsk ask = { .from = 0, .until = NOW };
  g_autoptr (HutRoster) roster = NULL;
  HutTime began;

  for (guint i = 0; i < result->faults->len; i++)
    g_test_message ("%s", ((HutRosterFault *)result->faults->pdata[i])->why);
  g_assert_cmpuint (result->n_faults, ==, 0);
  g_assert_cmpuint (result->added, ==, 1);
  roster = hut_reader_roster (test->reader, &ask, NULL);
  g_assert_true (hut_time_parse ("2026-11-20 09:00", hut_time_zone (NULL), &began));
  g_assert_cmpint (hut_record_get_int (roster->patrols->pdata[0], "began_at", 0), ==, began);
  g_assert_cmpint (hut_record_get_int (roster->patrols->pdata[0], "ended_at", 0), ==,
                   began + 45 * HUT_TIME_MINUTE);
}

static void
test_what_became_of_a_finding_is_not_undone (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autoptr (HutRosterResult) first = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_autoptr (HutRosterResult) again = NULL;
  g_autoptr (GPtrArray) findings = hut_reader_list (test->reader, &hut_kind_finding, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; i < findings->len; i++)
    {
      const HutRecord *finding = findings->pdata[i];

      hut_write_update (write, &hut_kind_finding, &finding->id);
      hut_write_set (write, "state", hut_value_text ("done"));
      hut_write_set (write, "result", hut_value_text ("修好了"));
    }
  g_assert_true (hut_store_write (test->store, write, NULL));
  again = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_ptr_array_unref (findings);
  findings = hut_reader_list (test->reader, &hut_kind_finding, NULL);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (hut_record_get_text (findings->pdata[i], "state"), ==, "done");
}

static void
carry_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

/* Those of the day that stand; there is one of Wang Wu's. */
static HutRecord *
patrol_that_stands (HutTestStore *test, const char *day)
{
  HutTime from;
  g_autoptr (GPtrArray) rows = NULL;
  HutRecord *found = NULL;

  g_assert_true (hut_time_parse (day, hut_time_zone (NULL), &from));
  rows = hut_reader_patrols (test->reader, from, from + HUT_TIME_DAY, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (((HutPatrolRow *)rows->pdata[i])->stands)
      {
        g_assert_null (found);
        found = hut_record_copy (((HutPatrolRow *)rows->pdata[i])->patrol);
      }
  return found;
}

#define FOUND_LATER                                                                                \
  "日期,街巷,姓名,开始时间,结束时间,发现问题\n"                                  \
  "2026-11-20,L2,张晓明,10:00,10:30,井盖松动\n"                                             \
  "2026/11/21,东一巷,王五,14:00,,路灯不亮\n"

/* What was found goes to the one that counts: after it was taken back to none, and that is said;
 * entered again, or put right in another member, to that one, and there once. */
static void
test_a_finding_goes_to_the_patrol_that_stands (HutTestStore *test, gconstpointer put_right)
{
  const HutRosterActing by = { hut_store_get_stream (test->store), "clerk", NOW };
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autoptr (HutRosterResult) first = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_autoptr (HutRosterResult) same = NULL, later = NULL, again = NULL;
  g_autoptr (HutRecord) patrol = patrol_that_stands (test, "2026-11-21"), stands = NULL;
  g_autoptr (HutRecord) said = hut_record_copy (patrol);
  g_autoptr (GPtrArray) findings = NULL;
  guint found = 0;

  hut_record_set_int (said, "ended_at",
                      hut_record_get_int (said, "began_at", 0) + 20 * HUT_TIME_MINUTE);
  if (put_right != NULL)
    carry_out (test, hut_patrol_plan_correct (&by, patrol, said, NULL, "记错了", NULL));
  else
    {
      g_autoptr (HutRosterResult) none = NULL;
      g_autoptr (GPtrArray) there = NULL;
      HutUid person = hut_roster_uid (patrol, "person");

      carry_out (test, hut_patrol_plan_take_back (&by, patrol, "没有去", NULL));
      same = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
      g_assert_cmpuint (same->n_faults + same->added + same->findings, ==, 0);
      none = import (test, HUT_ROSTER_PATROLS, FOUND_LATER);
      g_assert_cmpuint (none->n_faults, ==, 1);
      assert_fault (none, 0, 3, "finding");
      there = hut_reader_patrols_like (test->reader, &person,
                                       hut_record_get_int (patrol, "began_at", 0), NULL);
      carry_out (test, hut_patrol_plan_add (&by, said, NULL, there, NULL));
    }
  stands = patrol_that_stands (test, "2026-11-21");
  g_assert_false (hut_uid_equal (&stands->id, &patrol->id));
  later = import (test, HUT_ROSTER_PATROLS, FOUND_LATER);
  g_assert_cmpuint (later->n_faults + later->added, ==, 0);
  g_assert_cmpuint (later->findings, ==, 1);
  findings = hut_reader_list (test->reader, &hut_kind_finding, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      HutUid of = hut_roster_uid (findings->pdata[i], "patrol");

      if (g_strcmp0 (hut_record_get_text (findings->pdata[i], "words"), "路灯不亮") != 0)
        continue;
      found++;
      g_assert_true (hut_uid_equal (&of, &stands->id));
    }
  g_assert_cmpuint (found, ==, 1);
  again = import (test, HUT_ROSTER_PATROLS, FOUND_LATER);
  g_assert_cmpuint (again->n_faults + again->added + again->findings, ==, 0);
}

/* It was moved with the patrol that was put right: the same table does not add it once more. */
static void
test_a_finding_of_what_was_put_right_is_there_once (HutTestStore *test, gconstpointer unused)
{
  const HutRosterActing by = { hut_store_get_stream (test->store), "clerk", NOW };
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autoptr (HutRosterResult) first = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_autoptr (HutRosterResult) again = NULL;
  g_autoptr (GPtrArray) findings = hut_reader_list (test->reader, &hut_kind_finding, NULL);
  HutUid of = hut_roster_uid (findings->pdata[0], "patrol");
  g_autoptr (HutRecord) patrol = hut_reader_get (test->reader, &hut_kind_patrol, &of, NULL);
  g_autoptr (HutRecord) said = hut_record_copy (patrol);

  hut_record_set_int (said, "ended_at",
                      hut_record_get_int (said, "began_at", 0) + 50 * HUT_TIME_MINUTE);
  carry_out (test, hut_patrol_plan_correct (&by, patrol, said, findings, "记错了", NULL));
  again = import (test, HUT_ROSTER_PATROLS, PATROLS_TABLE);
  g_assert_cmpuint (again->n_faults + again->added + again->findings, ==, 0);
  g_assert_cmpuint (again->same, ==, 3);
}

static void
test_patrols_that_are_wrong (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autoptr (HutRosterResult) result =
      import (test, HUT_ROSTER_PATROLS,
              "日期,街巷,姓名,开始时间,结束时间\n"
              "2026-11-20,东一巷,无名氏,9:00,9:30\n" /* 2: nobody */
              "2026-11-20,,张晓明,9:00,9:30\n"       /* 3: nowhere */
              "2026-11-20,L1,张晓明,9:30,9:00\n"     /* 4: backwards */
              "2027-11-20,L1,张晓明,9:00,9:30\n"     /* 5: yet to come */
              ",L1,张晓明,,\n"                       /* 6: no day */
              "2026-11-20,L1,张晓明,早上,\n");       /* 7: no time */

  g_assert_cmpuint (result->n_faults, ==, 6);
  assert_fault (result, 0, 2, "person");
  assert_fault (result, 1, 3, "lane");
  assert_fault (result, 2, 4, "ended_at");
  assert_fault (result, 3, 5, "ended_at");
  assert_fault (result, 4, 6, "date");
  assert_fault (result, 5, 7, "began_at");
  g_assert_cmpuint (count (test, &hut_kind_patrol), ==, 0);
}

static void
test_two_of_one_name_are_told_apart (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRosterResult) people = import_people (test);
  g_autoptr (HutRosterResult) more =
      import (test, HUT_ROSTER_PEOPLE, "姓名,电话,身份,街巷\n张晓明,13900007777,志愿者,\n");
  g_autoptr (HutRosterResult) by_lane =
      import (test, HUT_ROSTER_PATROLS, "日期,街巷,姓名\n2026-11-20 09:00,L1,张晓明\n");
  g_autoptr (HutRosterResult) by_telephone = import (
      test, HUT_ROSTER_PATROLS, "日期,街巷,姓名,电话\n2026-11-20 09:00,L1,张晓明,13900007777\n");
  g_autoptr (HutRosterResult) neither = import (
      test, HUT_ROSTER_PATROLS, "日期,街巷,姓名,电话\n2026-11-20 09:00,L1,张晓明,13900008888\n");

  g_assert_cmpuint (more->added, ==, 1);
  g_assert_cmpuint (by_lane->added, ==, 1);
  g_assert_cmpuint (by_telephone->added, ==, 1);
  assert_fault (neither, 0, 2, "person");
}

/* ---- In a thread ---- */

typedef struct
{
  GCancellable *cancellable; /* cancelled as soon as something is written; or NULL */
  guint n_told;
  double highest;
  gboolean ended;
  HutRosterResult *result;
  GError *error;
} Run;

static void
on_progress (guint64 rows, gboolean writing, double fraction, gpointer data)
{
  Run *run = data;

  run->n_told++;
  run->highest = MAX (run->highest, fraction);
  g_assert_true (writing ? fraction > 0 && fraction <= 1 : fraction < 0);
  if (writing && run->cancellable != NULL)
    g_cancellable_cancel (run->cancellable);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  run->result = hut_roster_run_finish (result, &run->error);
  run->ended = TRUE;
}

static void
run_many (HutTestStore *test, Run *run)
{
  const HutRosterImport how = { .list = HUT_ROSTER_PEOPLE, .now = NOW };
  g_autoptr (GString) text = g_string_new ("姓名,电话\n");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "人员%u,1390000%04u\n", i, i);
  hut_roster_run_async (NULL, text->str, test->store, &how, on_progress, run, run->cancellable,
                        on_run, run);
  while (!run->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_a_window_is_told_how_far_it_is (HutTestStore *test, gconstpointer unused)
{
  Run run = { .highest = -1 };

  run_many (test, &run);
  g_assert_no_error (run.error);
  g_assert_cmpuint (run.result->added, ==, 3000);
  g_assert_cmpuint (run.n_told, >, 0);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 3000);
  hut_roster_result_free (run.result);
}

static void
test_stopped_while_it_is_written_nothing_is_left (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { .cancellable = cancellable };

  run_many (test, &run);
  /* The notice may come after the last row was written: then it stays, and is told. */
  if (run.result != NULL)
    {
      hut_roster_result_free (run.result);
      g_test_skip ("the import was quicker than its notice");
      return;
    }
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  g_assert_cmpuint (count (test, &hut_kind_person), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/lanes/with-lines-and-profiles", test_lanes_with_lines_and_profiles);
  ADD ("/lanes/what-is-wrong-is-named", test_lanes_that_are_wrong);
  ADD ("/people/one-person-has-many-roles", test_one_person_has_many_roles);
  ADD ("/people/the-same-table-again-changes-nothing", test_the_same_table_again_changes_nothing);
  ADD ("/people/what-is-said-anew-is-a-change", test_what_a_table_says_anew_is_a_change);
  ADD ("/people/who-may-be-known-is-proposed", test_who_may_be_known_is_proposed);
  ADD ("/people/who-may-be-known-is-told-with-the-community",
       test_who_may_be_known_is_told_with_the_community);
  ADD ("/people/who-may-be-known-can-be-joined", test_who_may_be_known_can_be_joined);
  ADD ("/people/nothing-of-a-table-with-faults", test_nothing_of_a_table_with_faults_is_written);
  ADD ("/people/a-dry-run-writes-nothing", test_a_dry_run_writes_nothing);
  ADD ("/people/a-cancelled-import-leaves-nothing", test_a_cancelled_import_leaves_nothing);
  ADD ("/patrols/another-table-is-refused", test_another_table_is_refused);
  ADD ("/patrols/with-what-they-found", test_patrols_with_what_they_found);
  ADD ("/patrols/of-a-spreadsheet", test_patrols_of_a_spreadsheet);
  ADD ("/patrols/what-became-of-a-finding-stays", test_what_became_of_a_finding_is_not_undone);
  ADD ("/patrols/a-finding-goes-to-the-one-that-stands",
       test_a_finding_goes_to_the_patrol_that_stands);
  g_test_add ("/patrols/a-finding-goes-to-the-one-put-right", HutTestStore, "",
              hut_test_store_set_up, test_a_finding_goes_to_the_patrol_that_stands,
              hut_test_store_tear_down);
  ADD ("/patrols/a-finding-of-what-was-put-right-is-there-once",
       test_a_finding_of_what_was_put_right_is_there_once);
  ADD ("/patrols/what-is-wrong-is-named", test_patrols_that_are_wrong);
  ADD ("/patrols/two-of-one-name-are-told-apart", test_two_of_one_name_are_told_apart);
  ADD ("/people/a-window-is-told-how-far-it-is", test_a_window_is_told_how_far_it_is);
  ADD ("/people/stopped-while-it-is-written-nothing-is-left",
       test_stopped_while_it_is_written_nothing_is_left);
  return g_test_run ();
}
