/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes back to the hotline: its own columns in its own order and words, nothing personal, and
 * nothing that a spreadsheet would run. */

#define G_LOG_DOMAIN "hutong-test"

#include "exchange/hut-import.h"
#include "exchange/hut-results.h"

#include "hut-test-export.h"
#include "hut-test-store.h"

#include <string.h>

static void
import_first_day (HutTestStore *test)
{
  static const char *const answers[][3] = {
    { "kind", "表扬", "suggestion" },  { "urgency", "平常", "normal" },
    { "state", "待接单", "received" }, { "state", "承办中", "in-progress" },
    { "state", "已了结", "closed" },   { "contacted", "已联络", "1" },
    { "contacted", "未联络", "0" },    { "satisfaction", "还行", "neutral" },
  };
  g_autofree char *path = hut_test_write_export (test->folder, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImport) import = hut_import_open_any (path, NULL, &error);
  g_autoptr (HutImportResult) result = NULL;

  g_assert_no_error (error);
  hut_import_propose (import, test->reader);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    hut_import_set_word (import, answers[i][0], answers[i][1], answers[i][2]);
  result = hut_import_run (import, test->store, HUT_IMPORT_WRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->added, ==, HUT_TEST_EXPORT_FIRST_ADDED);
}

static guint
column_of (const char *field)
{
  for (guint i = 0; i < HUT_TEST_EXPORT_COLUMNS; i++)
    if (g_strcmp0 (hut_test_export_field (i), field) == 0)
      return i;
  g_assert_not_reached ();
}

static void
test_the_columns_of_the_file_that_came_in (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutResults) results = NULL;
  g_autoptr (GError) error = NULL;
  GStrv row;

  import_first_day (test);
  results = hut_results_read_since (test->reader, 1, HUT_LEDGER_MASKED, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (results->headings), ==, HUT_TEST_EXPORT_COLUMNS);
  for (guint i = 0; i < HUT_TEST_EXPORT_COLUMNS; i++)
    g_assert_cmpstr (results->headings[i], ==, hut_test_export_heading (i));
  /* Five were done on the first day. */
  g_assert_cmpuint (results->rows->len, ==, 5);
  row = results->rows->pdata[0];
  g_assert_cmpuint (g_strv_length (row), ==, HUT_TEST_EXPORT_COLUMNS);
  g_assert_true (g_str_has_prefix (row[column_of ("order_number")], "HKS2026"));
  g_assert_cmpstr (row[column_of ("state")], ==, "已了结");
  g_assert_cmpstr (row[HUT_TEST_EXPORT_COLUMNS - 1], ==, "");
}

static void
test_nothing_personal_unless_asked_for (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutResults) masked = NULL;
  g_autoptr (HutResults) whole = NULL;

  import_first_day (test);
  masked = hut_results_read_since (test->reader, 1, HUT_LEDGER_MASKED, NULL);
  whole = hut_results_read_since (test->reader, 1, HUT_LEDGER_WITH_PERSONAL, NULL);
  g_assert_cmpstr (((GStrv)masked->rows->pdata[0])[column_of ("telephone")], ==, "");
  g_assert_cmpstr (((GStrv)masked->rows->pdata[0])[column_of ("caller")], ==, "");
  g_assert_true (g_str_has_prefix (((GStrv)whole->rows->pdata[0])[column_of ("telephone")], "100"));
}

static void
test_selected_cases_in_their_order (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HutResults) results = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  import_first_day (test);
  /* The formula among the titles. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = hut_case_key ("hotline", i == 0 ? "HKS2026000048" : "HKS2026000002");
      HutUid id = hut_uid_from_key (hut_store_get_stream (test->store), "case", key);
      gint64 rowid = hut_reader_case_rowid (test->reader, &id);

      g_array_append_val (rowids, rowid);
    }
  results = hut_results_read (test->reader, rowids, HUT_LEDGER_MASKED, NULL);
  text = hut_results_print (results);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[1], "HKS2026000048\t"));
  g_assert_nonnull (strstr (lines[1], "\t'=HYPERLINK"));
  g_assert_nonnull (strstr (lines[2], "HKS2026000002\t"));
  for (guint i = 0; i < 3; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, HUT_TEST_EXPORT_COLUMNS);
    }
}

static void
test_a_file_comes_in_again_without_a_change (HutTestStore *test, gconstpointer unused)
{
  static const char *const names[] = { "out.xlsx", "out.csv" };
  g_autoptr (HutResults) results = NULL;

  import_first_day (test);
  results = hut_results_read_since (test->reader, 1, HUT_LEDGER_WITH_PERSONAL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (HutImport) import = NULL;
      g_autoptr (HutImportResult) again = NULL;

      hut_results_write (results, path, &error);
      g_assert_no_error (error);
      import = hut_import_open_any (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (hut_import_recall (import, test->reader));
      again = hut_import_run (import, test->store, HUT_IMPORT_DRY_RUN, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->read, ==, 5);
      g_assert_cmpuint (again->rejected, ==, 0);
      g_assert_cmpuint (again->unchanged, ==, 5);
    }
}

static HutUid
first_done (HutTestStore *test)
{
  g_autoptr (HutResults) results =
      hut_results_read_since (test->reader, 1, HUT_LEDGER_MASKED, NULL);

  return g_array_index (results->ids, HutUid, 0);
}

static HutResults *
read_done (HutTestStore *test, HutTime from, HutTime until, const char *mine)
{
  g_autoptr (GError) error = NULL;
  HutResultsChoice choice = { .from = from, .until = until, .mine = (char *)mine };
  HutResults *results = hut_results_read_done (test->reader, &choice, &error);

  g_assert_no_error (error);
  return results;
}

/* Each that was done in the time is in the table or among those left out, and says why. */
static void
test_what_was_done_in_a_time_and_what_is_left_out (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutResults) all = NULL;
  g_autoptr (HutResults) none = NULL;
  g_autoptr (HutResults) nobody = NULL;
  g_autoptr (HutResults) moment = NULL;
  g_autoptr (HutRecord) record = NULL;
  HutUid id;
  HutTime at;

  import_first_day (test);
  all = read_done (test, 1, G_MAXINT64, NULL);
  g_assert_cmpuint (all->rows->len, ==, all->ids->len);
  g_assert_cmpuint (all->rows->len, >, 0);
  g_assert_cmpuint (g_strv_length (all->headings), ==, HUT_TEST_EXPORT_COLUMNS);
  none = read_done (test, 1, 2, NULL);
  g_assert_cmpuint (none->rows->len + none->left_out->len, ==, 0);
  nobody = read_done (test, 1, G_MAXINT64, "nobody");
  g_assert_cmpuint (nobody->rows->len + nobody->left_out->len, ==, 0);
  id = first_done (test);
  record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  at = hut_record_get_int (record, "done_at", 0);
  moment = read_done (test, at, at + 1, NULL);
  g_assert_cmpuint (moment->rows->len + moment->left_out->len, >=, 1);
}

static void
test_what_has_no_order_is_left_out (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  g_autoptr (HutResults) results = NULL;
  g_autoptr (GError) error = NULL;
  const HutResultsLeftOut *left_out;

  hut_record_set_text (record, "title", "来访反映");
  hut_record_set_text (record, "state", "received");
  hut_record_set (record, "done_at", hut_value_int (1000));
  hut_record_set (record, "created_at", hut_value_int (900));
  hut_write_create (write, record);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  results = read_done (test, 1000, 1001, NULL);
  g_assert_cmpuint (results->rows->len, ==, 0);
  g_assert_cmpuint (results->left_out->len, ==, 1);
  left_out = results->left_out->pdata[0];
  g_assert_cmpint (left_out->reason, ==, HUT_RESULTS_NO_ORDER);
  g_assert_cmpstr (left_out->title, ==, "来访反映");
}

static void
test_what_looks_like_a_formula_is_quoted (void)
{
  static const char *const texts[][2] = {
    { "=1+1", "'=1+1" },         { "+8610", "'+8610" }, { "-2", "'-2" },
    { "@SUM(A1)", "'@SUM(A1)" }, { "楼道", "楼道" },    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *guarded = hut_results_guard (texts[i][0]);

      g_assert_cmpstr (guarded, ==, texts[i][1]);
    }
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/results/the-columns-of-the-file-that-came-in", test_the_columns_of_the_file_that_came_in);
  ADD ("/results/nothing-personal-unless-asked-for", test_nothing_personal_unless_asked_for);
  ADD ("/results/selected-cases-in-their-order", test_selected_cases_in_their_order);
  ADD ("/results/a-file-comes-in-again-without-a-change",
       test_a_file_comes_in_again_without_a_change);
  ADD ("/results/what-was-done-in-a-time-and-what-is-left-out",
       test_what_was_done_in_a_time_and_what_is_left_out);
  ADD ("/results/what-has-no-order-is-left-out", test_what_has_no_order_is_left_out);
  g_test_add_func ("/results/what-looks-like-a-formula-is-quoted",
                   test_what_looks_like_a_formula_is_quoted);
  return g_test_run ();
}
