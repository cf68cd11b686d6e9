/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows from a text. One thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-pasted-rows.h"

#include "exchange/hut-row-builder.h"

#include <string.h>

typedef struct
{
  HutRowReader base;
  char *text;
  const char *at;
  gboolean tabs;
  guint number;
  HutRowBuilder *rows;
} Pasted;

static guint
pasted_n_sheets (HutRowReader *base)
{
  return 1;
}

static const char *
pasted_sheet_name (HutRowReader *base, guint sheet)
{
  return "";
}

static gboolean
pasted_select (HutRowReader *base, guint sheet, GError **error)
{
  Pasted *pasted = (Pasted *)base;

  hut_row_builder_clear (pasted->rows);
  pasted->at = pasted->text;
  pasted->number = 0;
  return TRUE;
}

/* A comma of either width. */
static gsize
separator_length (const Pasted *pasted, const char *at)
{
  if (pasted->tabs)
    return *at == '\t' ? 1 : 0;
  if (*at == ',')
    return 1;
  return g_str_has_prefix (at, "，") ? strlen ("，") : 0;
}

static void
add_line (Pasted *pasted, const char *line, gsize length)
{
  const char *end = line + length;
  const char *start = line;
  guint column = 0;

  for (const char *at = line; at < end;)
    {
      gsize separator = separator_length (pasted, at);

      if (separator == 0)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      hut_row_builder_add (pasted->rows, column++, HUT_CELL_TEXT, start, at - start);
      at += separator;
      start = at;
    }
  hut_row_builder_add (pasted->rows, column, HUT_CELL_TEXT, start, end - start);
  hut_row_builder_end (pasted->rows, ++pasted->number);
}

static gboolean
pasted_next (HutRowReader *base, HutRow *row, GError **error)
{
  Pasted *pasted = (Pasted *)base;

  while (!hut_row_builder_take (pasted->rows, row))
    {
      gsize length = strcspn (pasted->at, "\r\n");

      if (*pasted->at == '\0')
        return FALSE;
      add_line (pasted, pasted->at, length);
      pasted->at += length;
      pasted->at += g_str_has_prefix (pasted->at, "\r\n") ? 2 : *pasted->at != '\0';
    }
  return TRUE;
}

static double
pasted_progress (HutRowReader *base)
{
  Pasted *pasted = (Pasted *)base;
  gsize length = strlen (pasted->text);

  return length > 0 ? (double)(pasted->at - pasted->text) / (double)length : 1;
}

static void
pasted_free (HutRowReader *base)
{
  Pasted *pasted = (Pasted *)base;

  hut_row_builder_free (pasted->rows);
  g_free (pasted->text);
  g_free (pasted);
}

HutRowReader *
hut_pasted_rows_new (const char *text)
{
  static const HutRowReaderClass class = {
    .n_sheets = pasted_n_sheets,
    .sheet_name = pasted_sheet_name,
    .select = pasted_select,
    .next = pasted_next,
    .progress = pasted_progress,
    .free = pasted_free,
  };
  Pasted *pasted = g_new0 (Pasted, 1);

  pasted->base.class = &class;
  pasted->text = g_strdup (text);
  pasted->at = pasted->text;
  pasted->tabs = strchr (text, '\t') != NULL;
  pasted->rows = hut_row_builder_new ();
  return &pasted->base;
}
