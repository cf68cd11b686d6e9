/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of a workbook: xl/workbook.xml names the sheets, its .rels say where they are. Shared
 * strings and styles are read once, when the first sheet is selected. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-row-reader.h"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-xlsx-sheet.h"

#include <string.h>

#define MAX_SHEETS 1000
#define WORKBOOK "xl/workbook.xml"
#define WORKBOOK_RELS "xl/_rels/workbook.xml.rels"

typedef struct
{
  char *name;
  char *relation;
  char *member;
} Sheet;

typedef struct
{
  HutRowReader base;
  HutZip *zip;
  GPtrArray *sheets; /* Sheet */
  char *strings_member;
  char *styles_member;
  gboolean epoch_1904;

  HutXlsxStrings *strings;
  HutXlsxStyles *styles;
  HutXlsxSheet *sheet; /* the selected one, or NULL */
} Reader;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->member);
  g_free (sheet);
}

static void
add_sheet (Reader *reader, int n_attributes, const xmlChar **attributes)
{
  Sheet *sheet;

  if (reader->sheets->len >= MAX_SHEETS)
    return;
  sheet = g_new0 (Sheet, 1);
  sheet->name = hut_xml_attribute_dup (attributes, n_attributes, "name");
  sheet->relation = hut_xml_attribute_dup (attributes, n_attributes, "id");
  if (sheet->name == NULL)
    sheet->name = g_strdup ("");
  g_ptr_array_add (reader->sheets, sheet);
}

static void
start_workbook_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                        int n_namespaces, const xmlChar **namespaces, int n_attributes,
                        int n_defaulted, const xmlChar **attributes)
{
  Reader *reader = hut_xml_feed_data (feed);

  if (g_str_equal (name, "sheet"))
    add_sheet (reader, n_attributes, attributes);
  else if (g_str_equal (name, "workbookPr"))
    {
      g_autofree char *epoch = hut_xml_attribute_dup (attributes, n_attributes, "date1904");

      reader->epoch_1904 = g_strcmp0 (epoch, "1") == 0 || g_strcmp0 (epoch, "true") == 0;
    }
}

/* "worksheets/sheet1.xml" is relative to xl/, "/xl/worksheets/sheet1.xml" to the root. */
static char *
resolve_target (const char *target)
{
  g_autofree char *path = g_build_filename ("/xl", target, NULL);
  g_autofree char *whole = g_canonicalize_filename (*target == '/' ? target : path, "/");

  return g_strdup (whole + 1);
}

static Sheet *
find_relation (Reader *reader, const char *id)
{
  for (guint i = 0; i < reader->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (reader->sheets, i);

      if (g_strcmp0 (sheet->relation, id) == 0)
        return sheet;
    }
  return NULL;
}

static void
start_relation_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                        int n_namespaces, const xmlChar **namespaces, int n_attributes,
                        int n_defaulted, const xmlChar **attributes)
{
  Reader *reader = hut_xml_feed_data (feed);
  g_autofree char *id = hut_xml_attribute_dup (attributes, n_attributes, "Id");
  g_autofree char *type = hut_xml_attribute_dup (attributes, n_attributes, "Type");
  g_autofree char *target = hut_xml_attribute_dup (attributes, n_attributes, "Target");
  char **member = NULL;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL)
    return;
  if (g_str_has_suffix (type, "/sharedStrings"))
    member = &reader->strings_member;
  else if (g_str_has_suffix (type, "/styles"))
    member = &reader->styles_member;
  else if (g_str_has_suffix (type, "/worksheet"))
    {
      Sheet *sheet = find_relation (reader, id);

      member = sheet != NULL ? &sheet->member : NULL;
    }
  if (member != NULL && *member == NULL)
    *member = resolve_target (target);
}

static gboolean
read_workbook (Reader *reader, GError **error)
{
  static const xmlSAXHandler workbook = { .startElementNs = start_workbook_element };
  static const xmlSAXHandler relations = { .startElementNs = start_relation_element };

  if (!hut_zip_has (reader->zip, WORKBOOK))
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT,
                           "a zip file, but not an xlsx workbook");
      return FALSE;
    }
  if (!hut_zip_parse (reader->zip, WORKBOOK, &workbook, reader, error) ||
      !hut_zip_parse (reader->zip, WORKBOOK_RELS, &relations, reader, error))
    return FALSE;
  /* Chart sheets have no rows. */
  for (guint i = reader->sheets->len; i > 0; i--)
    if (((Sheet *)g_ptr_array_index (reader->sheets, i - 1))->member == NULL)
      g_ptr_array_remove_index (reader->sheets, i - 1);
  return TRUE;
}

static guint
reader_n_sheets (HutRowReader *base)
{
  return ((Reader *)base)->sheets->len;
}

static const char *
reader_sheet_name (HutRowReader *base, guint sheet)
{
  return ((Sheet *)g_ptr_array_index (((Reader *)base)->sheets, sheet))->name;
}

static gboolean
reader_select (HutRowReader *base, guint index, GError **error)
{
  Reader *reader = (Reader *)base;
  Sheet *sheet = g_ptr_array_index (reader->sheets, index);

  g_clear_pointer (&reader->sheet, hut_xlsx_sheet_free);
  if (reader->styles == NULL)
    reader->styles = hut_xlsx_styles_read (reader->zip, reader->styles_member, error);
  if (reader->styles == NULL)
    return FALSE;
  if (reader->strings == NULL)
    reader->strings = hut_xlsx_strings_read (reader->zip, reader->strings_member, error);
  if (reader->strings == NULL || !hut_zip_begin (reader->zip, sheet->member, error))
    return FALSE;
  reader->sheet =
      hut_xlsx_sheet_new (reader->zip, reader->strings, reader->styles, reader->epoch_1904);
  return TRUE;
}

static gboolean
reader_next (HutRowReader *base, HutRow *row, GError **error)
{
  Reader *reader = (Reader *)base;

  return reader->sheet != NULL && hut_xlsx_sheet_next (reader->sheet, row, error);
}

static double
reader_progress (HutRowReader *base)
{
  return hut_zip_progress (((Reader *)base)->zip);
}

static void
reader_free (HutRowReader *base)
{
  Reader *reader = (Reader *)base;

  hut_xlsx_sheet_free (reader->sheet);
  hut_xlsx_strings_free (reader->strings);
  hut_xlsx_styles_free (reader->styles);
  hut_zip_free (reader->zip);
  g_ptr_array_unref (reader->sheets);
  g_free (reader->strings_member);
  g_free (reader->styles_member);
  g_free (reader);
}

HutRowReader *
hut_xlsx_reader_open (const char *path, GError **error)
{
  static const HutRowReaderClass class = { reader_n_sheets, reader_sheet_name, reader_select,
                                           reader_next,     reader_progress,   reader_free };
  HutZip *zip = hut_zip_open (path, error);
  Reader *reader;

  if (zip == NULL)
    return NULL;
  reader = g_new0 (Reader, 1);
  reader->base.class = &class;
  reader->zip = zip;
  reader->sheets = g_ptr_array_new_with_free_func (sheet_free);
  if (!read_workbook (reader, error))
    {
      reader_free (&reader->base);
      return NULL;
    }
  return &reader->base;
}
