/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The morning: what an import did to which case, told apart, remembered, and led on to units. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-case-rules.h"
#include "exchange/hut-import.h"

#include "hut-test-data.h"
#include "hut-test-store.h"
#include "hut-test-xlsx.h"

#define HEADINGS "工单编号,标题,来电时间,办理状态,回访时间,是否联系,是否解决,是否满意\n"

static HutImportResult *
import_text (HutTestStore *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hut_test_write_file (test->folder, "orders.csv", text, -1);
  g_autoptr (HutImport) import = hut_import_open (path, NULL, &error);
  HutImportResult *result;

  g_assert_no_error (error);
  result = hut_import_run (import, test->store, HUT_IMPORT_WRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* "added changed closed called-back returned unchanged" */
static void
assert_counts (HutTestStore *test, const char *text, const char *expected)
{
  g_autoptr (HutImportResult) result = import_text (test, text);
  g_autofree char *got = g_strdup_printf (
      "%u %u %u %u %u %u", (guint)result->added, (guint)result->changed, (guint)result->closed,
      (guint)result->called_back, (guint)result->returned, (guint)result->unchanged);

  g_assert_cmpstr (got, ==, expected);
}

static HutUid
uid_of (const char *number)
{
  g_autofree char *key = hut_case_key ("hotline", number);

  return hut_uid_from_key ("street/110108014", "case", key);
}

static HutRecord *
find (HutTestStore *test, const char *number)
{
  HutUid id = uid_of (number);

  return hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
}

static guint
count_events (HutTestStore *test, const char *number, const char *code)
{
  HutUid id = uid_of (number);
  g_autoptr (GPtrArray) history = hut_reader_history (test->reader, &hut_kind_case, &id, NULL);
  guint n = 0;

  for (guint i = 0; i < history->len; i++)
    n += g_strcmp0 (((HutHistoryEntry *)g_ptr_array_index (history, i))->event, code) == 0;
  return n;
}

static void
test_a_call_back_closes (HutTestStore *test, gconstpointer unused)
{
  static const char later[] = HEADINGS "1,灯,2026-11-20 09:05,,2026-11-25 10:00,是,否,不满意\n";
  g_autoptr (HutRecord) record = NULL;

  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,待回访,,,,\n", "1 0 0 0 0 0");
  assert_counts (test, later, "0 1 0 1 0 0");
  record = find (test, "1");
  g_assert_cmpstr (hut_record_get_text (record, "state"), ==, "closed");
  g_assert_cmpint (hut_record_get_int (record, "closed_at", 0), ==,
                   hut_record_get_int (record, "call_back_at", 1));
  g_assert_cmpstr (hut_record_get_text (record, "satisfaction"), ==, "dissatisfied");
  g_assert_cmpuint (count_events (test, "1", "call-back"), ==, 1);
  assert_counts (test, later, "0 0 0 0 0 1");
  g_assert_cmpuint (count_events (test, "1", "call-back"), ==, 1);
}

static void
test_a_second_call_back_goes_on_record_too (HutTestStore *test, gconstpointer unused)
{
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,待回访,,,,\n", "1 0 0 0 0 0");
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,2026-11-25 10:00,是,否,\n", "0 1 0 1 0 0");
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,2026-11-26 10:00,是,是,\n", "0 1 0 1 0 0");
  g_assert_cmpuint (count_events (test, "1", "call-back"), ==, 2);
}

/* One that was given back is not closed by what the hotline asked the caller. */
static void
test_a_returned_case_is_not_closed (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRecord) record = NULL;

  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,已退回,,,,\n", "1 0 0 0 0 0");
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,2026-11-25 10:00,是,,\n", "0 1 0 1 0 0");
  record = find (test, "1");
  g_assert_cmpstr (hut_record_get_text (record, "state"), ==, "returned");
}

static void
test_new_and_called_back_at_once (HutTestStore *test, gconstpointer unused)
{
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,2026-11-25 10:00,是,是,满意\n",
                 "1 0 0 0 0 0");
  g_assert_cmpuint (count_events (test, "1", "call-back"), ==, 1);
}

static void
test_what_comes_back_is_reopened (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRecord) record = NULL;

  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,办理中,,,,\n", "1 0 0 0 0 0");
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,已办结,,,,\n", "0 1 1 0 0 0");
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,办理中,,,,\n", "0 1 0 0 1 0");
  record = find (test, "1");
  g_assert_cmpint (hut_record_get_int (record, "reopened", 0), ==, 1);
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,已退回,,,,\n", "0 1 0 0 1 0");
}

static void
test_the_list_is_remembered (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImportBatch) batch = NULL;
  g_autoptr (HutImportBatch) last = NULL;
  g_autoptr (GError) error = NULL;
  HutUid second = uid_of ("2");
  HutImportedCase *one;

  g_assert_null (hut_reader_last_import (test->reader, &error));
  g_assert_no_error (error);
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,,,,\n2,路,2026-11-20 09:06,,,,,\n",
                 "2 0 0 0 0 0");
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,,,,\n2,路,2026-11-20 09:06,已办结,,,,\n",
                 "0 1 1 0 0 1");
  /* An import that did nothing is none to remember. */
  assert_counts (test, HEADINGS "1,灯,2026-11-20 09:05,,,,,\n", "0 0 0 0 0 1");
  batch = hut_reader_import (test->reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (batch->file, ==, "orders.csv");
  g_assert_cmpstr (batch->source, ==, "hotline");
  g_assert_cmpuint (batch->rows_read, ==, 2);
  g_assert_cmpuint (batch->unchanged, ==, 1);
  g_assert_cmpuint (batch->cases->len, ==, 1);
  one = &g_array_index (batch->cases, HutImportedCase, 0);
  g_assert_true (hut_uid_equal (&one->id, &second));
  g_assert_cmpint (one->as, ==, HUT_IMPORTED_CLOSED);
  last = hut_reader_last_import (test->reader, &error);
  g_assert_cmpint (last->id, ==, batch->id);
}

static void
test_columns_are_remembered (HutTestStore *test, gconstpointer unused)
{
  static const char text[] = "工单编号,标题,说的话\n1,灯,很黑\n";
  g_autofree char *path = hut_test_write_file (test->folder, "orders.csv", text, -1);
  g_autoptr (HutImport) first = hut_import_open (path, "hotline", NULL);
  g_autoptr (HutImport) next = hut_import_open (path, "hotline", NULL);
  g_autoptr (HutImportResult) result = NULL;
  g_autofree char *unknown = hut_import_get_fields (next, 2);
  g_autofree char *known = NULL;

  g_assert_null (unknown);
  g_assert_false (hut_import_recall (next, test->reader));
  hut_import_map (first, "text", 2);
  result = hut_import_run (first, test->store, HUT_IMPORT_WRITE, NULL, NULL, NULL, NULL);
  g_assert_nonnull (result);
  g_assert_true (hut_import_recall (next, test->reader));
  known = hut_import_get_fields (next, 2);
  g_assert_cmpstr (known, ==, "text");
}

/* DESIGN 4: title, text and place are not masked. */
static void
test_a_telephone_in_the_place_is_told (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImportResult) result =
      import_text (test, "工单编号,标题,问题点位\n1,灯,南楼 13800138000\n2,路,南楼\n");

  g_assert_cmpuint (result->notices[0], ==, 1);
}

/* Only so many imports are remembered. */
static void
test_old_lists_go (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImportBatch) first = NULL;

  for (guint i = 0; i <= HUT_IMPORT_BATCHES_MAX; i++)
    {
      g_autoptr (HutImportBatch) batch = hut_import_batch_new ("orders.csv", "hotline");

      g_assert_true (hut_store_keep_import (test->store, batch, &error));
    }
  first = hut_reader_import (test->reader, 1, &error);
  g_assert_no_error (error);
  g_assert_null (first);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/morning/a-call-back-closes-and-goes-on-record", test_a_call_back_closes);
  ADD ("/morning/a-second-call-back-goes-on-record-too",
       test_a_second_call_back_goes_on_record_too);
  ADD ("/morning/a-returned-case-is-not-closed", test_a_returned_case_is_not_closed);
  ADD ("/morning/new-and-called-back-at-once", test_new_and_called_back_at_once);
  ADD ("/morning/what-comes-back-counts-as-reopened", test_what_comes_back_is_reopened);
  ADD ("/morning/the-list-is-remembered", test_the_list_is_remembered);
  ADD ("/morning/a-telephone-in-the-place-is-told", test_a_telephone_in_the_place_is_told);
  ADD ("/morning/columns-are-remembered", test_columns_are_remembered);
  ADD ("/morning/old-lists-go", test_old_lists_go);
  return g_test_run ();
}
