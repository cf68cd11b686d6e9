/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An export that nobody has seen before: what is proposed for its columns, what is asked of its
 * words, and that the next day's goes through without a question. */

#define G_LOG_DOMAIN "hutong-test"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-import.h"
#include "exchange/hut-mapping-guess.h"

#include "hut-test-export.h"
#include "hut-test-store.h"

#include <string.h>

static HutImport *
open_any (HutTestStore *test, const char *name, HutTestExportDay day)
{
  g_autofree char *path = hut_test_write_export (test->folder, name, day);
  g_autoptr (GError) error = NULL;
  HutImport *import;

  g_assert_null (hut_import_open (path, NULL, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING);
  g_clear_error (&error);
  import = hut_import_open_any (path, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static HutImportResult *
run (HutTestStore *test, HutImport *import, HutImportMode mode)
{
  g_autoptr (GError) error = NULL;
  HutImportResult *result = hut_import_run (import, test->store, mode, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < result->errors->len; i++)
    {
      const HutImportError *one = result->errors->pdata[i];

      g_test_message ("row %u, %s: %s", one->row, one->column, one->why);
    }
  return result;
}

/* What a person answers of the words that are asked for. */
static void
answer_words (HutImport *import)
{
  static const char *const answers[][3] = {
    { "kind", "表扬", "suggestion" },  { "urgency", "平常", "normal" },
    { "state", "待接单", "received" }, { "state", "承办中", "in-progress" },
    { "state", "已了结", "closed" },   { "contacted", "已联络", "1" },
    { "contacted", "未联络", "0" },    { "satisfaction", "还行", "neutral" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    hut_import_set_word (import, answers[i][0], answers[i][1], answers[i][2]);
}

static void
test_fields_are_guessed (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);

  g_assert_true (hut_import_is_unknown (import));
  g_assert_cmpuint (hut_import_n_columns (import), ==, HUT_TEST_EXPORT_COLUMNS);
  g_assert_cmpuint (hut_import_get_heading_row (import), ==, 2);
  hut_import_propose (import, test->reader);
  for (guint i = 0; i < HUT_TEST_EXPORT_COLUMNS; i++)
    {
      g_autofree char *fields = hut_import_get_fields (import, i);

      g_test_message ("%s: %s", hut_test_export_heading (i), fields);
      g_assert_cmpstr (fields, ==, hut_test_export_field (i));
      g_assert_true (hut_import_is_proposed (import, i) == (fields != NULL));
    }
}

static void
test_a_choice_is_no_proposal_any_more (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);

  hut_import_propose (import, NULL);
  g_assert_true (hut_import_is_proposed (import, 0));
  hut_import_map (import, "order_number", -1);
  g_assert_false (hut_import_is_proposed (import, 0));
}

static void
test_unknown_words_are_listed_once (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (HutImportResult) before = NULL;
  g_autoptr (HutImportResult) after = NULL;
  guint64 rows = 0;

  hut_import_propose (import, test->reader);
  before = run (test, import, HUT_IMPORT_DRY_RUN);
  g_assert_cmpuint (before->words->len, ==, 8);
  g_assert_cmpuint (before->asked, ==, before->rejected - HUT_TEST_EXPORT_FIRST_REJECTED);
  for (guint i = 0; i < before->words->len; i++)
    {
      const HutImportWord *word = before->words->pdata[i];

      const HutImportWord *last = i > 0 ? before->words->pdata[i - 1] : word;

      if (g_str_equal (word->word, "表扬"))
        rows = word->rows;
      if (word->field == last->field)
        g_assert_cmpuint (word->rows, <=, last->rows);
    }
  g_assert_cmpuint (rows, ==, HUT_TEST_EXPORT_ROWS / 6);
  answer_words (import);
  after = run (test, import, HUT_IMPORT_DRY_RUN);
  g_assert_cmpuint (after->words->len, ==, 0);
  g_assert_cmpuint (after->asked, ==, 0);
  g_assert_cmpuint (after->rejected, ==, HUT_TEST_EXPORT_FIRST_REJECTED);
}

static void
test_errors_name_row_and_heading (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (HutImportResult) result = NULL;
  const HutImportError *first;

  hut_import_propose (import, test->reader);
  answer_words (import);
  result = run (test, import, HUT_IMPORT_DRY_RUN);
  g_assert_cmpuint (result->errors->len, ==, 2);
  first = result->errors->pdata[0];
  g_assert_cmpuint (first->row, ==, 23);
  g_assert_cmpstr (first->column, ==, "市民来电时刻");
  g_assert_nonnull (strstr (first->why, "2026-02-30"));
}

static void
test_the_first_rows_are_shown_as_they_will_be (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (HutImportResult) result = NULL;

  hut_import_propose (import, test->reader);
  answer_words (import);
  result = run (test, import, HUT_IMPORT_DRY_RUN);
  g_assert_cmpuint (result->preview->len, ==, HUT_IMPORT_PREVIEW);
  g_assert_cmpstr (hut_record_get_text (result->preview->pdata[0], "order_number"), ==,
                   "HKS2026000001");
  g_assert_cmpstr (hut_record_get_text (result->preview->pdata[0], "state"), ==, "received");
}

static void
test_the_next_day_asks_nothing (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (HutImport) next = NULL;
  g_autoptr (HutImportResult) first = NULL;
  g_autoptr (HutImportResult) second = NULL;

  hut_import_propose (import, test->reader);
  answer_words (import);
  first = run (test, import, HUT_IMPORT_WRITE);
  g_assert_cmpuint (first->read, ==, HUT_TEST_EXPORT_ROWS);
  g_assert_cmpuint (first->added, ==, HUT_TEST_EXPORT_FIRST_ADDED);
  g_assert_cmpuint (first->rejected, ==, HUT_TEST_EXPORT_FIRST_REJECTED);
  g_assert_cmpuint (first->unchanged, ==, 1);

  next = open_any (test, "b.xlsx", HUT_TEST_EXPORT_NEXT);
  g_assert_true (hut_import_recall (next, test->reader));
  second = run (test, next, HUT_IMPORT_WRITE);
  g_assert_cmpuint (second->words->len, ==, 0);
  g_assert_cmpuint (second->rejected, ==, 0);
  g_assert_cmpuint (second->added, ==, HUT_TEST_EXPORT_NEXT_ADDED);
  g_assert_cmpuint (second->closed, ==, HUT_TEST_EXPORT_NEXT_CLOSED);
  g_assert_cmpuint (second->called_back, ==, HUT_TEST_EXPORT_NEXT_CALLED_BACK);
  g_assert_cmpuint (second->changed, ==,
                    HUT_TEST_EXPORT_NEXT_CHANGED + HUT_TEST_EXPORT_NEXT_CLOSED +
                        HUT_TEST_EXPORT_NEXT_CALLED_BACK);
}

static void
test_what_fills_no_field_is_kept_in_the_text (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (HutImportResult) result = NULL;
  const char *text;

  hut_import_propose (import, test->reader);
  answer_words (import);
  hut_import_keep (import, HUT_TEST_EXPORT_COLUMNS - 1, TRUE);
  result = run (test, import, HUT_IMPORT_DRY_RUN);
  text = hut_record_get_text (result->preview->pdata[0], "text");
  g_assert_nonnull (strstr (text, "热线备注"));
  g_assert_true (g_str_has_suffix (text, "夜间来电"));
  g_assert_null (strstr (hut_record_get_text (result->preview->pdata[1], "text"), "热线备注"));
  g_assert_cmpuint (g_strv_length (result->unmapped), ==, 0);
}

static void
test_a_formula_stays_text (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutImport) import = open_any (test, "a.xlsx", HUT_TEST_EXPORT_FIRST);
  g_autoptr (HutImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autofree char *key = hut_case_key ("hotline", "HKS2026000048");
  HutUid id = hut_uid_from_key (hut_store_get_stream (test->store), "case", key);

  hut_import_propose (import, test->reader);
  answer_words (import);
  result = run (test, import, HUT_IMPORT_WRITE);
  record = hut_reader_get (test->reader, &hut_kind_case, &id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_assert_true (g_str_has_prefix (hut_record_get_text (record, "title"), "=HYPERLINK"));
}

static void
test_likeness_of_headings (void)
{
  g_assert_cmpfloat (hut_mapping_likeness ("联系电话", "联系电话"), ==, 1);
  g_assert_cmpfloat (hut_mapping_likeness ("来电人联系电话", "联系电话"), >, 0.6);
  g_assert_cmpfloat (hut_mapping_likeness ("办结日期", "办结时间"), >, 0.4);
  g_assert_cmpfloat (hut_mapping_likeness ("序号", "联系电话"), ==, 0);
  g_assert_cmpfloat (hut_mapping_likeness ("", "联系电话"), ==, 0);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/unknown-export/fields-are-guessed-by-heading-and-values", test_fields_are_guessed);
  ADD ("/unknown-export/a-choice-is-no-proposal-any-more", test_a_choice_is_no_proposal_any_more);
  ADD ("/unknown-export/unknown-words-are-listed-once", test_unknown_words_are_listed_once);
  ADD ("/unknown-export/errors-name-row-and-heading", test_errors_name_row_and_heading);
  ADD ("/unknown-export/the-first-rows-are-shown-as-they-will-be",
       test_the_first_rows_are_shown_as_they_will_be);
  ADD ("/unknown-export/the-next-day-asks-nothing", test_the_next_day_asks_nothing);
  ADD ("/unknown-export/what-fills-no-field-is-kept-in-the-text",
       test_what_fills_no_field_is_kept_in_the_text);
  ADD ("/unknown-export/a-formula-stays-text", test_a_formula_stays_text);
  g_test_add_func ("/unknown-export/likeness-of-headings", test_likeness_of_headings);
  return g_test_run ();
}
