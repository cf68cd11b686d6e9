/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the xlsx reader promises: every form of a cell, and no cost or harm from odd files. */

#define G_LOG_DOMAIN "hutong-test"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-row-reader.h"
#include "exchange/hut-xlsx-styles.h"

#include "hut-test-data.h"
#include "hut-test-xlsx.h"

#include <string.h>
#include <xlsxwriter.h>

#define TEXT_CELL(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = hut_test_make_dir ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_remove_dir (fixture->dir);
}

static HutRowReader *
open_sheet (const char *path, guint sheet)
{
  g_autoptr (GError) error = NULL;
  HutRowReader *reader = hut_row_reader_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hut_row_reader_n_sheets (reader), >, sheet);
  hut_row_reader_select (reader, sheet, &error);
  g_assert_no_error (error);
  return reader;
}

static HutRowReader *
open_workbook (Fixture *fixture, const HutTestWorkbook *workbook)
{
  g_autofree char *path = hut_test_write_xlsx (fixture->dir, "made.xlsx", workbook);

  return open_sheet (path, 0);
}

/* "3: 0=text 2=text", or "end", or the error's message. */
static char *
next_row (HutRowReader *reader)
{
  g_autoptr (GError) error = NULL;
  GString *text;
  HutRow row;

  if (!hut_row_reader_next (reader, &row, &error))
    return g_strdup (error != NULL ? error->message : "end");
  text = g_string_new (NULL);
  g_string_append_printf (text, "%u:", row.number);
  for (guint i = 0; i < row.n_cells; i++)
    g_string_append_printf (text, " %u=%s", row.cells[i].column, row.cells[i].text);
  if (row.damage != NULL)
    g_string_append_printf (text, " (%s)", row.damage);
  return g_string_free (text, FALSE);
}

static void
assert_next (HutRowReader *reader, const char *expected)
{
  g_autofree char *row = next_row (reader);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_every_form_of_a_cell (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = {
    .strings =
        "<sst><si><t>共享</t></si><si><r><rPr/><t>富</t></r><r><t xml:space=\"preserve\"> 文本"
        "</t></r><rPh sb=\"0\" eb=\"1\"><t>FU</t></rPh></si></sst>",
    .sheet_data = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                  "<c r=\"D1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b_x000A_c</t></r></is></c>"
                  "<c r=\"E1\" t=\"b\"><v>1</v></c><c r=\"F1\" t=\"e\"><v>#N/A</v></c>"
                  "<c r=\"G1\" t=\"str\"><f>1&amp;2</f><v>12</v></c>"
                  "<c r=\"H1\"><v>1.8800600000000001E5</v></c><c r=\"I1\"><v>0.1</v></c>"
                  "<c r=\"J1\" s=\"1\"><v>45000.5</v></c>"
                  "<c r=\"K1\" t=\"d\"><v>2026-11-23T09:05:33</v></c>"
                  "<c r=\"L1\"><v>0.30000000000000004</v></c></row>",
  };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);
  HutRow row;

  g_assert_true (hut_row_reader_next (reader, &row, NULL));
  g_assert_cmpuint (row.n_cells, ==, 11);
  g_assert_cmpstr (hut_row_text (&row, 0), ==, "共享");
  g_assert_cmpstr (hut_row_text (&row, 1), ==, "富 文本");
  g_assert_null (hut_row_text (&row, 2));
  g_assert_cmpstr (hut_row_text (&row, 3), ==, "ab\nc");
  g_assert_cmpint (row.cells[3].type, ==, HUT_CELL_BOOL);
  g_assert_cmpstr (hut_row_text (&row, 4), ==, "TRUE");
  g_assert_cmpint (row.cells[4].type, ==, HUT_CELL_ERROR);
  g_assert_cmpstr (hut_row_text (&row, 6), ==, "12");
  g_assert_cmpstr (hut_row_text (&row, 7), ==, "188006");
  g_assert_cmpstr (hut_row_text (&row, 8), ==, "0.1");
  g_assert_cmpint (row.cells[8].type, ==, HUT_CELL_TIME);
  g_assert_cmpstr (hut_row_text (&row, 9), ==, "2023-03-15 12:00:00");
  g_assert_cmpstr (hut_row_text (&row, 10), ==, "2026-11-23T09:05:33");
  g_assert_cmpstr (hut_row_text (&row, 11), ==, "0.3");
  assert_next (reader, "end");
}

static void
test_dates_by_format (void)
{
  static const char *const times[] = { "yyyy/m/d h:mm",
                                       "[$-804]yyyy\"年\"m\"月\"d\"日\"",
                                       "h:mm AM/PM",
                                       "[h]:mm",
                                       "mmm-yy",
                                       "yyyy\\-mm\\-dd;@",
                                       NULL };
  static const char *const numbers[] = { "General",   "0.00E+00", "#,##0.00_);[Red]\\(#,##0.00\\)",
                                         "0\"days\"", "@",        "\\d0",
                                         "[Blue]0",   "_d0",      NULL };

  for (guint i = 0; times[i] != NULL; i++)
    g_assert_true (hut_xlsx_format_is_time (times[i]));
  for (guint i = 0; numbers[i] != NULL; i++)
    g_assert_false (hut_xlsx_format_is_time (numbers[i]));
  g_assert_true (hut_xlsx_builtin_is_time (14));
  g_assert_true (hut_xlsx_builtin_is_time (31));
  g_assert_true (hut_xlsx_builtin_is_time (57));
  g_assert_false (hut_xlsx_builtin_is_time (9));
  g_assert_false (hut_xlsx_builtin_is_time (49));
}

static void
test_serials_of_both_epochs (void)
{
  char text[20];

  g_assert_true (hut_xlsx_serial_to_text (1, FALSE, text));
  g_assert_cmpstr (text, ==, "1900-01-01 00:00:00");
  g_assert_true (hut_xlsx_serial_to_text (61, FALSE, text));
  g_assert_cmpstr (text, ==, "1900-03-01 00:00:00");
  g_assert_true (hut_xlsx_serial_to_text (43831.999999, FALSE, text));
  g_assert_cmpstr (text, ==, "2020-01-02 00:00:00");
  g_assert_true (hut_xlsx_serial_to_text (0, TRUE, text));
  g_assert_cmpstr (text, ==, "1904-01-01 00:00:00");
  g_assert_true (hut_xlsx_serial_to_text (2958465.5, FALSE, text));
  g_assert_cmpstr (text, ==, "9999-12-31 12:00:00");
  g_assert_false (hut_xlsx_serial_to_text (60.5, FALSE, text));
  g_assert_false (hut_xlsx_serial_to_text (2958466, FALSE, text));
  g_assert_false (hut_xlsx_serial_to_text (2958465, TRUE, text));
  g_assert_false (hut_xlsx_serial_to_text (-1, FALSE, text));
}

static void
test_the_workbooks_epoch (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = {
    .workbook = "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets>"
                "<sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>",
    .sheet_data = "<row><c s=\"1\"><v>1.25</v></c><c><v>2</v></c></row>",
  };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);

  assert_next (reader, "1: 0=1904-01-02 06:00:00 1=2");
}

static void
test_rows_keep_their_numbers (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = {
    .sheet_data = "<row r=\"2\">" TEXT_CELL (
        "B2", "x") "</row><row r=\"5\"/>"
                   "<row r=\"9\"><c r=\"A9\" s=\"1\"/><c r=\"B9\" t=\"str\"><v> </v></c></row>"
                   "<row r=\"1048576\">" TEXT_CELL ("XFD1048576", "last") "</row>",
  };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);

  assert_next (reader, "2: 1=x");
  assert_next (reader, "1048576: 16383=last");
  assert_next (reader, "end");
  assert_next (reader, "end");
}

static void
test_sheets_can_be_read_again (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = {
    .sheet_data = "<row>" TEXT_CELL ("A1", "one") "</row>",
    .sheet_2 = "<row>" TEXT_CELL ("A1", "two") "</row>",
  };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);

  g_assert_cmpuint (hut_row_reader_n_sheets (reader), ==, 2);
  g_assert_cmpstr (hut_row_reader_sheet_name (reader, 1), ==, "第二");
  assert_next (reader, "1: 0=one");
  g_assert_true (hut_row_reader_select (reader, 1, NULL));
  assert_next (reader, "1: 0=two");
  g_assert_true (hut_row_reader_select (reader, 0, NULL));
  assert_next (reader, "1: 0=one");
}

static void
test_what_a_writer_writes_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "written.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  lxw_format *format = workbook_add_format (workbook);
  lxw_datetime time = { 2026, 11, 23, 9, 5, 33 };

  format_set_num_format (format, "yyyy/m/d hh:mm:ss");
  worksheet_write_string (sheet, 0, 0, "标题 <&> \"引号\"", NULL);
  worksheet_write_datetime (sheet, 0, 1, &time, format);
  worksheet_write_boolean (sheet, 1, 0, 0, NULL);
  worksheet_write_number (sheet, 3, 2, 13800138000.0, NULL);
  worksheet_write_string (sheet, 4, 0, "换\n行", NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  g_autoptr (HutRowReader) reader = open_sheet (path, 0);

  assert_next (reader, "1: 0=标题 <&> \"引号\" 1=2026-11-23 09:05:33");
  assert_next (reader, "2: 0=FALSE");
  assert_next (reader, "4: 2=13800138000");
  assert_next (reader, "5: 0=换\n行");
  assert_next (reader, "end");
}

static void
test_damaged_cells_mark_their_row_only (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = {
    .strings = "<sst><si><t>a</t></si></sst>",
    .sheet_data = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>7</v></c></row>"
                  "<row>" TEXT_CELL ("ZZZZ2", "far") "</row><row><c t=\"s\"><v>0</v></c></row>",
  };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);

  assert_next (reader, "1: 0=a (a cell names a text that the file does not have)");
  assert_next (reader, "2: (a cell lies beyond the last column)");
  assert_next (reader, "3: 0=a");
}

static void
test_entities_and_types_are_refused (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = {
    .sheet = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
             "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>",
  };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);
  g_autoptr (GError) error = NULL;
  HutRow row;

  g_assert_false (hut_row_reader_next (reader, &row, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED);
}

static void
test_a_long_text_is_cut_at_a_character (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sheet = g_string_new ("<row><c t=\"str\"><v>");

  for (guint i = 0; i < 100000; i++)
    g_string_append (sheet, "汉");
  g_string_append (sheet, "</v></c></row>");

  HutTestWorkbook workbook = { .sheet_data = sheet->str };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);
  HutRow row;

  g_assert_true (hut_row_reader_next (reader, &row, NULL));
  g_assert_cmpuint (strlen (row.cells[0].text), >, 64 * 1024);
  g_assert_cmpuint (strlen (row.cells[0].text), <=, 64 * 1024 + 4);
  g_assert_true (g_utf8_validate (row.cells[0].text, -1, NULL));
}

/* 1.3 GB of spaces pack into 1.3 MB. */
static void
test_a_bomb_is_stopped (Fixture *fixture, gconstpointer data)
{
  gsize size = 300 * 1024 * 1024;
  g_autofree char *blank = g_malloc (size + 1);

  memset (blank, ' ', size);
  memcpy (blank, "<a>", 3);
  blank[size] = '\0';

  HutTestWorkbook workbook = { .sheet = blank };
  g_autoptr (HutRowReader) reader = open_workbook (fixture, &workbook);
  g_autoptr (GError) error = NULL;
  HutRow row;

  g_assert_false (hut_row_reader_next (reader, &row, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_other_files_are_refused (Fixture *fixture, gconstpointer data)
{
  static const HutTestWorkbook workbook = { .sheet_data = "<row><c><v>1</v></c></row>" };
  g_autofree char *path = hut_test_write_xlsx (fixture->dir, "whole.xlsx", &workbook);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 4; cut < length; cut += length / 40)
    {
      g_autofree char *part = hut_test_write_file (fixture->dir, "cut.xlsx", bytes, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_row_reader_open (part, &error));
      g_assert_nonnull (error);
    }

  g_autofree char *old =
      hut_test_write_file (fixture->dir, "old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_row_reader_open (old, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT);
}

static void
test_a_declared_range_costs_nothing (void)
{
  g_autofree char *path = hut_test_data_file ("complaints/labelled-sample.xlsx");
  gint64 start = g_get_monotonic_time ();
  guint n_rows = 0;
  HutRow row;

  if (path == NULL)
    return;

  g_autoptr (HutRowReader) reader = open_sheet (path, 0);

  while (hut_row_reader_next (reader, &row, NULL))
    n_rows++;
  g_assert_cmpuint (n_rows, ==, 496);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/xlsx/every-form-of-a-cell", test_every_form_of_a_cell);
  g_test_add_func ("/xlsx/dates-by-format", test_dates_by_format);
  g_test_add_func ("/xlsx/serials-of-both-epochs", test_serials_of_both_epochs);
  ADD ("/xlsx/the-workbooks-epoch", test_the_workbooks_epoch);
  ADD ("/xlsx/rows-keep-their-numbers", test_rows_keep_their_numbers);
  ADD ("/xlsx/sheets-can-be-read-again", test_sheets_can_be_read_again);
  ADD ("/xlsx/what-a-writer-writes-comes-back", test_what_a_writer_writes_comes_back);
  ADD ("/xlsx/damaged-cells-mark-their-row-only", test_damaged_cells_mark_their_row_only);
  ADD ("/xlsx/entities-and-types-are-refused", test_entities_and_types_are_refused);
  ADD ("/xlsx/a-long-text-is-cut-at-a-character", test_a_long_text_is_cut_at_a_character);
  ADD ("/xlsx/a-bomb-is-stopped", test_a_bomb_is_stopped);
  ADD ("/xlsx/other-files-are-refused", test_other_files_are_refused);
  g_test_add_func ("/xlsx/a-declared-range-costs-nothing", test_a_declared_range_costs_nothing);
  return g_test_run ();
}
