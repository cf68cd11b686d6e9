/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* <row r="2"><c r="B2" s="4" t="s"><v>17</v></c>…</row>: libxml2 pushes elements, the row builder
 * holds the rows of one piece of the file until they are taken. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-xlsx-sheet.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_COLUMNS HUT_ROW_MAX_CELLS /* XFD */

typedef enum
{
  CELL_NUMBER, /* also dates: the style says */
  CELL_SHARED,
  CELL_TEXT, /* a formula's text, a text in place, an ISO date */
  CELL_BOOL,
  CELL_ERROR,
} CellForm;

struct _HutXlsxSheet
{
  HutXmlFeed *feed;
  HutXlsxStrings *strings;
  HutXlsxStyles *styles;
  gboolean epoch_1904;

  HutRowBuilder *rows;
  gboolean more;
  gboolean in_data;
  guint row;    /* from 1 */
  guint column; /* of the cell that is read, from 0 */
  CellForm form;
  guint style;
  gboolean in_value;
  gboolean in_phonetic;
  GString *value;
};

static guint
read_guint (const char *text, gsize length)
{
  guint number = 0;

  for (gsize i = 0; i < length && g_ascii_isdigit (text[i]) && number < 100000000; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

/* "AB12" is column 27. */
static guint
read_column (const char *reference, gsize length, guint fallback)
{
  guint column = 0;
  gsize i;

  for (i = 0; i < length && i < 4 && g_ascii_isalpha (reference[i]); i++)
    column = column * 26 + (g_ascii_toupper (reference[i]) - 'A' + 1);
  return i == 0 ? fallback : column - 1;
}

static CellForm
read_form (const char *type, gsize length)
{
  static const struct
  {
    const char *type;
    CellForm form;
  } forms[] = {
    { "s", CELL_SHARED }, { "n", CELL_NUMBER }, { "str", CELL_TEXT }, { "inlineStr", CELL_TEXT },
    { "b", CELL_BOOL },   { "e", CELL_ERROR },  { "d", CELL_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i].type) == length && memcmp (forms[i].type, type, length) == 0)
      return forms[i].form;
  return CELL_NUMBER;
}

static void
start_row (HutXlsxSheet *sheet, int n_attributes, const xmlChar **attributes)
{
  gsize length;
  const char *number = hut_xml_attribute (attributes, n_attributes, "r", &length);

  sheet->row = number != NULL ? read_guint (number, length) : sheet->row + 1;
  sheet->column = G_MAXUINT;
}

static void
start_cell (HutXlsxSheet *sheet, int n_attributes, const xmlChar **attributes)
{
  sheet->column++;
  sheet->form = CELL_NUMBER;
  sheet->style = 0;
  g_string_truncate (sheet->value, 0);
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const char *value = (const char *)attributes[3];
      gsize length = attributes[4] - attributes[3];

      if (g_str_equal (attributes[0], "r"))
        sheet->column = read_column (value, length, sheet->column);
      else if (g_str_equal (attributes[0], "s"))
        sheet->style = read_guint (value, length);
      else if (g_str_equal (attributes[0], "t"))
        sheet->form = read_form (value, length);
    }
}

static void
start_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
               int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
               const xmlChar **attributes)
{
  HutXlsxSheet *sheet = hut_xml_feed_data (feed);

  if (!sheet->in_data)
    sheet->in_data = g_str_equal (name, "sheetData");
  else if (g_str_equal (name, "c"))
    start_cell (sheet, n_attributes, attributes);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    sheet->in_value = !sheet->in_phonetic;
  else if (g_str_equal (name, "row"))
    start_row (sheet, n_attributes, attributes);
  else if (g_str_equal (name, "rPh"))
    sheet->in_phonetic = TRUE;
}

/* A double's 17th digit is noise that no spreadsheet shows. */
static void
add_number (HutXlsxSheet *sheet)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE], *end;
  double number;

  if (sheet->value->len <= 15 && !hut_xlsx_styles_is_time (sheet->styles, sheet->style) &&
      strspn (sheet->value->str, "0123456789.-") == sheet->value->len)
    {
      hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_NUMBER, sheet->value->str,
                           sheet->value->len);
      return;
    }
  number = g_ascii_strtod (sheet->value->str, &end);
  if (end == sheet->value->str || *end != '\0' || !isfinite (number))
    {
      hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_TEXT, sheet->value->str,
                           sheet->value->len);
      return;
    }
  if (hut_xlsx_styles_is_time (sheet->styles, sheet->style) &&
      hut_xlsx_serial_to_text (number, sheet->epoch_1904, text))
    {
      hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_TIME, text, -1);
      return;
    }
  if (fabs (number) < 1e18 && number == trunc (number))
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, (gint64)number);
  else
    g_ascii_formatd (text, sizeof text, "%.15g", number);
  hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_NUMBER, text, -1);
}

static void
add_shared (HutXlsxSheet *sheet)
{
  guint64 index = g_ascii_strtoull (sheet->value->str, NULL, 10);
  const char *text = hut_xlsx_strings_get (sheet->strings, index);

  if (text != NULL)
    hut_row_builder_add_kept (sheet->rows, sheet->column, HUT_CELL_TEXT, text);
  else
    hut_row_builder_damage (sheet->rows, N_ ("a cell names a text that the file does not have"));
}

static void
end_cell (HutXlsxSheet *sheet)
{
  if (sheet->value->len == 0)
    return;
  if (sheet->column >= MAX_COLUMNS)
    {
      hut_row_builder_damage (sheet->rows, N_ ("a cell lies beyond the last column"));
      return;
    }
  switch (sheet->form)
    {
    case CELL_SHARED:
      add_shared (sheet);
      break;
    case CELL_NUMBER:
      add_number (sheet);
      break;
    case CELL_BOOL:
      hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_BOOL,
                           g_str_equal (sheet->value->str, "0") ? "FALSE" : "TRUE", -1);
      break;
    case CELL_ERROR:
      hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_ERROR, sheet->value->str, -1);
      break;
    case CELL_TEXT:
    default:
      hut_xlsx_text_unescape (sheet->value, 0);
      hut_row_builder_add (sheet->rows, sheet->column, HUT_CELL_TEXT, sheet->value->str,
                           sheet->value->len);
      break;
    }
}

static void
end_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  HutXlsxSheet *sheet = hut_xml_feed_data (feed);

  if (!sheet->in_data)
    return;
  if (g_str_equal (name, "c"))
    end_cell (sheet);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    sheet->in_value = FALSE;
  else if (g_str_equal (name, "row"))
    hut_row_builder_end (sheet->rows, sheet->row);
  else if (g_str_equal (name, "rPh"))
    sheet->in_phonetic = FALSE;
  else if (g_str_equal (name, "sheetData"))
    hut_xml_feed_stop (feed, NULL);
}

static void
characters (void *feed, const xmlChar *data, int length)
{
  HutXlsxSheet *sheet = hut_xml_feed_data (feed);

  if (sheet->in_value)
    hut_xlsx_text_append (sheet->value, 0, (const char *)data, length);
}

HutXlsxSheet *
hut_xlsx_sheet_new (HutZip *zip, HutXlsxStrings *strings, HutXlsxStyles *styles,
                    gboolean epoch_1904)
{
  static const xmlSAXHandler sax = { .startElementNs = start_element,
                                     .endElementNs = end_element,
                                     .characters = characters,
                                     .ignorableWhitespace = characters };
  HutXlsxSheet *sheet = g_new0 (HutXlsxSheet, 1);

  sheet->strings = strings;
  sheet->styles = styles;
  sheet->epoch_1904 = epoch_1904;
  sheet->rows = hut_row_builder_new ();
  sheet->value = g_string_new (NULL);
  sheet->more = TRUE;
  sheet->feed = hut_xml_feed_new (zip, &sax, sheet);
  return sheet;
}

void
hut_xlsx_sheet_free (HutXlsxSheet *sheet)
{
  if (sheet == NULL)
    return;
  hut_xml_feed_free (sheet->feed);
  hut_row_builder_free (sheet->rows);
  g_string_free (sheet->value, TRUE);
  g_free (sheet);
}

gboolean
hut_xlsx_sheet_next (HutXlsxSheet *sheet, HutRow *row, GError **error)
{
  while (!hut_row_builder_take (sheet->rows, row))
    if (!sheet->more || !hut_xml_feed_step (sheet->feed, &sheet->more, error))
      return FALSE;
  return TRUE;
}
