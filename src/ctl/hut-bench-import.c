/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The import of a hotline's export into an empty database of the street: a workbook of up to
 * 100,000 rows, made here from demo cases in the order in which they came, as exports are. The peer
 * only reads it. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "exchange/hut-import.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define GOAL_ROWS 100000
#define GOAL_SECONDS 4.0

/* clang-format off */
static const struct
{
  const char *heading;
  const char *field;
} columns[] = {
  { "工单编号", "order_number" }, { "来电时间", "created_at" }, { "诉求人", "caller" },
  { "联系电话", "telephone" }, { "一级问题", "category" }, { "二级问题", "category_2" },
  { "三级问题", "category_3" }, { "标题", "title" }, { "问题描述", "text" },
  { "问题点位", "address" }, { "派单时间", "dispatched_at" }, { "办理时限", "due_at" },
};

static const struct
{
  const char *name;
  const char *text;
} parts[] = {
  { "[Content_Types].xml",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "</Types>" },
  { "_rels/.rels",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "</Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "</Relationships>" },
};
/* clang-format on */

static void
append_cell (GString *sheet, guint column, guint row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (sheet, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>",
                          'A' + column, row, escaped);
}

static void
append_case (GString *sheet, guint row, const HutRecord *record)
{
  g_string_append_printf (sheet, "<row r=\"%u\">", row);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const HutField *field = hut_kind_field (&hut_kind_case, columns[i].field);
      const HutValue *value = hut_record_get (record, columns[i].field);
      g_autofree char *text =
          value->type == HUT_VALUE_NONE ? NULL
          : field->type == HUT_FIELD_TIME
              ? hut_time_format (value->number, hut_time_zone (NULL), "%Y-%m-%d %H:%M:%S")
              : g_strdup (value->text);

      if (text != NULL)
        append_cell (sheet, i, row, text);
    }
  g_string_append (sheet, "</row>");
}

static GString *
make_sheet (HutBench *bench, guint n_rows)
{
  g_autoptr (GArray) order = hut_demo_order (bench->demo, n_rows);
  GString *sheet = g_string_new (
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      "<sheetData><row r=\"1\">");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_cell (sheet, i, 1, columns[i].heading);
  g_string_append (sheet, "</row>");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (HutDemoCase) demo_case =
          hut_demo_make_case (bench->demo, g_array_index (order, guint, i));

      append_case (sheet, i + 2, demo_case->record);
    }
  g_string_append (sheet, "</sheetData></worksheet>");
  return sheet;
}

static gboolean
add_part (struct archive *zip, const char *name, const char *text, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean added;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  added = archive_write_header (zip, entry) == ARCHIVE_OK &&
          archive_write_data (zip, text, length) == (gssize)length;
  archive_entry_free (entry);
  return added;
}

static gboolean
write_workbook (HutBench *bench, const char *path, guint n_rows, GError **error)
{
  g_autoptr (GString) sheet = make_sheet (bench, n_rows);
  struct archive *zip = archive_write_new ();
  gboolean written;

  archive_write_set_format_zip (zip);
  written = archive_write_open_filename (zip, path) == ARCHIVE_OK;
  for (guint i = 0; written && i < G_N_ELEMENTS (parts); i++)
    written = add_part (zip, parts[i].name, parts[i].text, strlen (parts[i].text));
  written = written && add_part (zip, "xl/worksheets/sheet1.xml", sheet->str, sheet->len) &&
            archive_write_close (zip) == ARCHIVE_OK;
  if (!written)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, archive_error_string (zip));
  archive_write_free (zip);
  return written;
}

/* One import into a fresh file; seconds, or NaN with an error. */
static double
import_once (HutBench *bench, const char *workbook, guint n_rows, guint run, GError **error)
{
  g_autofree char *name = g_strdup_printf ("import-%u.db", run);
  g_autofree char *path = g_build_filename (bench->dir, name, NULL);
  g_autoptr (HutStore) store = hut_demo_open_store (path, error);
  g_autoptr (HutImport) import = NULL;
  g_autoptr (HutImportResult) result = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds = NAN;

  if (store == NULL)
    return NAN;
  import = hut_import_open (workbook, "hotline", error);
  if (import != NULL)
    result = hut_import_run (import, store, HUT_IMPORT_WRITE, NULL, NULL, NULL, error);
  if (result != NULL && result->added != n_rows)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "%" G_GUINT64_FORMAT " of %u rows were imported", result->added, n_rows);
  else if (result != NULL)
    seconds = hut_bench_ms_since (start) / 1000;
  hut_store_close (store);
  return seconds;
}

/* Seconds that LibreOffice takes for @file to CSV; NaN where it is not installed or fails. */
static double
convert_by_office (HutBench *bench, const char *program, const char *file)
{
  g_autofree char *profile =
      g_strconcat ("-env:UserInstallation=file://", bench->dir, "/office", NULL);
  g_autoptr (GSubprocess) process = NULL;
  gint64 start = g_get_monotonic_time ();

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              NULL, program, "--headless", profile, "--convert-to", "csv",
                              "--outdir", bench->dir, file, NULL);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, NULL))
    return NAN;
  return hut_bench_ms_since (start) / 1000;
}

/* Once with a small file first, which makes its profile. */
static double
read_by_office (HutBench *bench, const char *workbook)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *csv = g_build_filename (bench->dir, "import.csv", NULL);
  g_autofree char *small = g_build_filename (bench->dir, "small.txt", NULL);
  double time;

  if (program == NULL || !g_file_set_contents (small, "a,b\n", -1, NULL) ||
      isnan (convert_by_office (bench, program, small)))
    return NAN;
  time = convert_by_office (bench, program, workbook);
  return g_file_test (csv, G_FILE_TEST_EXISTS) ? time : NAN;
}

gboolean
hut_bench_import (HutBench *bench, GError **error)
{
  g_autofree char *workbook = g_build_filename (bench->dir, "import.xlsx", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_rows = MIN (bench->n_cases, GOAL_ROWS);
  guint n_runs = n_rows > 20000 ? 1 : 3;
  HutBenchResult *result;

  if (!write_workbook (bench, workbook, n_rows, error))
    return FALSE;
  for (guint run = 0; run < n_runs; run++)
    {
      double seconds = import_once (bench, workbook, n_rows, run, error);

      if (isnan (seconds))
        return FALSE;
      g_array_append_val (times, seconds);
    }
  result = hut_bench_add (bench, "import", "s", hut_bench_median (times),
                          GOAL_SECONDS * n_rows / GOAL_ROWS);
  result->peer_median = read_by_office (bench, workbook);
  result->peer = isnan (result->peer_median) ? NULL : g_strdup ("LibreOffice, reading only");
  return TRUE;
}
