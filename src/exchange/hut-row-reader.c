/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing the reader by the file's first bytes, and passing calls on to it. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-row-reader.h"

#include "exchange/hut-exchange-error.h"

#include <gio/gio.h>
#include <string.h>

#define OLE_MAGIC "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" /* .xls, and xlsx under a password */
#define ZIP_MAGIC "PK\x03\x04"

const char *
hut_row_text (const HutRow *row, guint column)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].column == column)
      return row->cells[i].text;
  return NULL;
}

static gboolean
read_head (const char *path, char head[8], gsize *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, 8, length, NULL, error);
}

HutRowReader *
hut_row_reader_open (const char *path, GError **error)
{
  char head[8] = { 0 };
  gsize length = 0;

  if (!read_head (path, head, &length, error))
    return NULL;
  if (length == 8 && memcmp (head, OLE_MAGIC, 8) == 0)
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT,
                           "an old .xls file or one under a password: save it as plain xlsx");
      return NULL;
    }
  if (length >= 4 && memcmp (head, ZIP_MAGIC, 4) == 0)
    return hut_xlsx_reader_open (path, error);
  return hut_csv_reader_open (path, error);
}

void
hut_row_reader_free (HutRowReader *reader)
{
  if (reader != NULL)
    reader->class->free (reader);
}

guint
hut_row_reader_n_sheets (HutRowReader *reader)
{
  return reader->class->n_sheets (reader);
}

const char *
hut_row_reader_sheet_name (HutRowReader *reader, guint sheet)
{
  return reader->class->sheet_name (reader, sheet);
}

gboolean
hut_row_reader_select (HutRowReader *reader, guint sheet, GError **error)
{
  return reader->class->select (reader, sheet, error);
}

gboolean
hut_row_reader_next (HutRowReader *reader, HutRow *row, GError **error)
{
  return reader->class->next (reader, row, error);
}

double
hut_row_reader_progress (HutRowReader *reader)
{
  return reader->class->progress (reader);
}
