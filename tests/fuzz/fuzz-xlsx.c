/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Workbooks. Bytes that are no zip file are taken for the XML of a sheet, and packed: so what is
 * behind the zip's sums is reached too. */

#include "fuzz-table.h"
#include "fuzz.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAX_FILE (4 * 1024 * 1024)

static void
add_part (struct archive *zip, const char *name, const void *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (zip, entry);
  archive_write_data (zip, data, size);
  archive_entry_free (entry);
}

static void
read_as_sheet (const guint8 *data, gsize size)
{
  static const char workbook[] =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>";
  static const char relations[] =
      "<Relationships><Relationship Id=\"a\" Type=\"" RELS "/worksheet\" Target=\"a.xml\"/>"
      "<Relationship Id=\"b\" Type=\"" RELS "/sharedStrings\" Target=\"b.xml\"/>"
      "</Relationships>";
  static const char strings[] = "<sst><si><t>标题</t></si><si><t>工单编号</t></si></sst>";
  g_autofree char *file = g_malloc (MAX_FILE);
  struct archive *zip = archive_write_new ();
  size_t used = 0;

  archive_write_set_format_zip (zip);
  archive_write_set_options (zip, "compression=store");
  archive_write_open_memory (zip, file, MAX_FILE, &used);
  add_part (zip, "xl/workbook.xml", workbook, strlen (workbook));
  add_part (zip, "xl/_rels/workbook.xml.rels", relations, strlen (relations));
  add_part (zip, "xl/b.xml", strings, strlen (strings));
  add_part (zip, "xl/a.xml", data, MIN (size, MAX_FILE / 2));
  archive_write_close (zip);
  archive_write_free (zip);
  fuzz_table_read (file, used);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    fuzz_table_read (data, size);
  else
    read_as_sheet (data, size);
  return 0;
}
