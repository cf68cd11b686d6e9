/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ledger, read back as what others send is read. */

#include "domain/hut-kind.h"
#include "exchange/hut-ledger.h"
#include "exchange/hut-row-reader.h"

#include "hut-test-store.h"

#include <glib/gstdio.h>

#define RECEIVED G_GINT64_CONSTANT (1795424730000000) /* 2026-11-23 17:05:30 in Beijing */

static void
add_case (HutTestStore *test, const char *title, HutTime received)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_test_store_add_case (write, title);
  hut_write_set (write, "created_at", hut_value_int (received));
  hut_write_set (write, "caller", hut_value_text ("何小明"));
  hut_write_set (write, "telephone", hut_value_text ("13800000217"));
  hut_store_write (test->store, g_steal_pointer (&write), &error);
  g_assert_no_error (error);
}

/* The cells of the ledger of @choice, each line's joined by |, lines by a line end. */
static char *
ledger (HutTestStore *test, const HutLedgerChoice *choice)
{
  g_autofree char *path = g_build_filename (test->folder, "ledger.xlsx", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  HutRowReader *rows;
  HutRow row;
  guint n, lines = 0;

  g_assert_true (hut_ledger_write (test->reader, choice, path, NULL, &n, &error));
  g_assert_no_error (error);
  rows = hut_row_reader_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (hut_row_reader_select (rows, 0, &error));
  while (hut_row_reader_next (rows, &row, &error))
    {
      const char *cell;

      g_string_append (text, lines++ > 0 ? "\n" : "");
      for (guint i = 0; choice->columns[i] != NULL; i++)
        {
          cell = hut_row_text (&row, i);
          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell != NULL ? cell : "");
        }
    }
  g_assert_no_error (error);
  hut_row_reader_free (rows);
  g_assert_cmpuint (lines, ==, n + 1);
  g_unlink (path);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_values (HutTestStore *test, gconstpointer unused)
{
  static const char *const columns[] = { "title", "created_at", "state", NULL };
  HutLedgerChoice choice = { .columns = columns };
  g_autofree char *text = NULL;

  add_case (test, "=1+1", RECEIVED);
  text = ledger (test, &choice);
  /* A date is read back as one only where it is a number with a date's format; a formula would have
   * come back as its result. */
  g_assert_cmpstr (text, ==, "Title|Received|State\n=1+1|2026-11-23 17:05:30|Received");
}

static void
test_privacy (HutTestStore *test, gconstpointer unused)
{
  static const char *const columns[] = { "caller", "telephone", "title", NULL };
  HutLedgerChoice choice = { .columns = columns };
  g_autofree char *masked = NULL;
  g_autofree char *shown = NULL;

  add_case (test, "请回电 13900000218", RECEIVED);
  masked = ledger (test, &choice);
  g_assert_cmpstr (masked, ==, "Caller|Telephone|Title\n何**|138****0217|请回电 139****0218");
  choice.privacy = HUT_LEDGER_WITH_PERSONAL;
  shown = ledger (test, &choice);
  g_assert_cmpstr (shown, ==, "Caller|Telephone|Title\n何小明|13800000217|请回电 13900000218");
}

static void
test_days (HutTestStore *test, gconstpointer unused)
{
  static const char *const columns[] = { "title", NULL };
  HutLedgerChoice choice = { .columns = columns,
                             .from = RECEIVED,
                             .before = RECEIVED + HUT_TIME_DAY };
  g_autofree char *text = NULL;

  add_case (test, "早", RECEIVED - 1);
  add_case (test, "当日", RECEIVED);
  add_case (test, "晚", RECEIVED + HUT_TIME_DAY);
  text = ledger (test, &choice);
  g_assert_cmpstr (text, ==, "Title\n当日");
}

static void
on_told (double fraction, gpointer last)
{
  g_assert_cmpfloat (fraction, >=, *(double *)last);
  g_assert_cmpfloat (fraction, <=, 1);
  *(double *)last = fraction;
}

/* The rows of all cases, newest first. */
static GArray *
all_rowids (HutTestStore *test)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  GArray *rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  filter->order = HUT_CASE_ORDER_NEWEST;
  set = hut_reader_cases (test->reader, filter, RECEIVED, NULL, NULL);
  for (guint i = 0; i < set->n_marks; i++)
    {
      gint64 rowid = set->marks[i].rowid;

      g_array_append_val (rowids, rowid);
    }
  return rowids;
}

static void
test_named (HutTestStore *test, gconstpointer unused)
{
  static const char *const columns[] = { "title", NULL };
  HutLedgerChoice choice = { .columns = columns };
  g_autoptr (GArray) rowids = NULL;
  g_autofree char *text = NULL;
  double last = 0;
  gint64 gone = 12345;

  add_case (test, "一", RECEIVED);
  add_case (test, "二", RECEIVED + 1);
  add_case (test, "三", RECEIVED + 2);
  rowids = all_rowids (test);
  g_array_remove_index (rowids, 1);
  g_array_prepend_val (rowids, gone);
  choice.rowids = rowids;
  choice.tell = on_told;
  choice.tell_data = &last;
  text = ledger (test, &choice);
  g_assert_cmpstr (text, ==, "Title\n三\n一");
  g_assert_cmpfloat (last, >, 0.9);
}

static void
test_found (HutTestStore *test, gconstpointer unused)
{
  static const char *const columns[] = { "title", NULL };
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  HutLedgerChoice choice = { .columns = columns, .filter = filter };
  g_autofree char *text = NULL;

  add_case (test, "路灯不亮", RECEIVED);
  add_case (test, "井盖松动", RECEIVED + 1);
  filter->text = g_strdup ("路灯");
  text = ledger (test, &choice);
  g_assert_cmpstr (text, ==, "Title\n路灯不亮");
}

/* What the window offers is what a sheet can hold; and what an office lists is offered. */
static void
test_columns (HutTestStore *test, gconstpointer unused)
{
  const char *const *usual = hut_ledger_usual_columns ();

  for (guint i = 0; usual[i] != NULL; i++)
    g_assert_true (hut_ledger_has_column (hut_kind_field (&hut_kind_case, usual[i])));
  g_assert_false (hut_ledger_has_column (hut_kind_field (&hut_kind_case, "matter")));
}

static void
test_errors (HutTestStore *test, gconstpointer unused)
{
  static const char *const columns[] = { "title", "colour", NULL };
  HutLedgerChoice choice = { .columns = columns };
  g_autofree char *path = g_build_filename (test->folder, "none", "ledger.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_ledger_write (test->reader, &choice, path, NULL, NULL, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
  g_clear_error (&error);
  choice.columns = NULL;
  g_assert_false (hut_ledger_write (test->reader, &choice, path, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_whole_or_not_at_all (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (test->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "ledger.xlsx", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  HutLedgerChoice choice = { 0 };

  add_case (test, "案", RECEIVED);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (hut_ledger_write (test->reader, &choice, path, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "ledger.xlsx");
  g_assert_null (g_dir_read_name (dir));
  g_unlink (path);
  g_rmdir (folder);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ledger/dates-are-dates-and-texts-are-texts", test_values);
  ADD ("/ledger/personal-data-is-masked-unless-asked-for", test_privacy);
  ADD ("/ledger/only-the-days-asked-for", test_days);
  ADD ("/ledger/named-cases-in-their-order", test_named);
  ADD ("/ledger/only-what-a-filter-finds", test_found);
  ADD ("/ledger/the-usual-columns-are-offered", test_columns);
  ADD ("/ledger/what-cannot-be-is-an-error", test_errors);
  ADD ("/ledger/a-cancelled-one-leaves-what-was-there", test_whole_or_not_at_all);
  return g_test_run ();
}
