/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Workbooks made part by part. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static void
add_part (struct archive *zip, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, strlen (text));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (zip, text, strlen (text)), ==, strlen (text));
  archive_entry_free (entry);
}

static void
add_sheet (struct archive *zip, const char *name, const char *data)
{
  g_autofree char *sheet =
      g_strdup_printf ("<worksheet xmlns=\"" MAIN "\"><sheetData>%s</sheetData></worksheet>", data);

  add_part (zip, name, sheet);
}

char *
hut_test_write_xlsx (const char *dir, const char *name, const HutTestWorkbook *workbook)
{
  static const char usual_workbook[] =
      "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELS "\"><sheets>"
      "<sheet name=\"第一\" sheetId=\"1\" r:id=\"rId1\"/>"
      "<sheet name=\"第二\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>";
  static const char relations[] =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"" RELS "/worksheet\" Target=\"worksheets/a.xml\"/>"
      "%s<Relationship Id=\"rId4\" Type=\"" RELS "/styles\" Target=\"styles.xml\"/>%s"
      "</Relationships>";
  static const char usual_styles[] =
      "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"1\">"
      "<numFmt numFmtId=\"176\" formatCode=\"yyyy\\-mm\\-dd hh:mm:ss\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
  char *path = g_build_filename (dir, name, NULL);
  g_autofree char *rels =
      g_strdup_printf (relations,
                       workbook->sheet_2 != NULL ? "<Relationship Id=\"rId2\" Type=\"" RELS
                                                   "/worksheet\" Target=\"/xl/other/b.xml\"/>"
                                                 : "",
                       workbook->strings != NULL ? "<Relationship Id=\"rId3\" Type=\"" RELS
                                                   "/sharedStrings\" Target=\"strings.xml\"/>"
                                                 : "");
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  add_part (zip, "xl/workbook.xml",
            workbook->workbook != NULL ? workbook->workbook : usual_workbook);
  add_part (zip, "xl/_rels/workbook.xml.rels", rels);
  add_part (zip, "xl/styles.xml", workbook->styles != NULL ? workbook->styles : usual_styles);
  if (workbook->sheet != NULL)
    add_part (zip, "xl/worksheets/a.xml", workbook->sheet);
  else
    add_sheet (zip, "xl/worksheets/a.xml",
               workbook->sheet_data != NULL ? workbook->sheet_data : "");
  if (workbook->sheet_2 != NULL)
    add_sheet (zip, "xl/other/b.xml", workbook->sheet_2);
  if (workbook->strings != NULL)
    add_part (zip, "xl/strings.xml", workbook->strings);
  g_assert_cmpint (archive_write_close (zip), ==, ARCHIVE_OK);
  archive_write_free (zip);
  return path;
}

char *
hut_test_write_file (const char *dir, const char *name, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (dir, name, NULL);

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}
