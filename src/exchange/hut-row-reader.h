/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell came as. Its text is always there; the type says how far to trust it. */
typedef enum
{
  HUT_CELL_TEXT,
  HUT_CELL_NUMBER, /* decimal, as a spreadsheet shows it without a format: "188006", "0.1" */
  HUT_CELL_BOOL,   /* "TRUE" or "FALSE" */
  HUT_CELL_TIME,   /* a number under a date format: "2026-11-23 09:05:33", without a zone */
  HUT_CELL_ERROR,  /* "#N/A" and its like */
} HutCellType;

typedef struct
{
  guint column; /* from 0 */
  HutCellType type;
  const char *text; /* valid UTF-8, not empty */
} HutCell;

/* One row with its filled cells, in the order of columns (of a damaged file perhaps not). */
typedef struct
{
  guint number; /* as the program that wrote the file counts, from 1 */
  const HutCell *cells;
  guint n_cells;
  const char *damage; /* English: why the row cannot be trusted; NULL: it can */
} HutRow;

/* The text of @column, or NULL. */
const char *hut_row_text (const HutRow *row, guint column);

/* Reads the filled rows of a table file, one after the other: what is not filled costs nothing,
 * memory is bounded by one row and, of xlsx, by the file's shared strings. A row and its texts
 * are valid until the next call. One thread at a time. */
typedef struct _HutRowReader HutRowReader;

/* xlsx or text with separators, told by the first bytes, not by the name. G_IO_ERROR or
 * HUT_EXCHANGE_ERROR. */
HutRowReader *hut_row_reader_open (const char *path, GError **error);
void hut_row_reader_free (HutRowReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRowReader, hut_row_reader_free)

/* The sheets in the order of their tabs; text has one without a name (""). */
guint hut_row_reader_n_sheets (HutRowReader *reader);
const char *hut_row_reader_sheet_name (HutRowReader *reader, guint sheet);

/* Begins at the first row of @sheet; also to begin again. */
gboolean hut_row_reader_select (HutRowReader *reader, guint sheet, GError **error);

/* The next filled row of the selected sheet in @row; FALSE without an error at the end. */
gboolean hut_row_reader_next (HutRowReader *reader, HutRow *row, GError **error);

/* How far the selected sheet is read, 0 to 1. */
double hut_row_reader_progress (HutRowReader *reader);

/* For the implementations: the first member of a reader. */
typedef struct
{
  guint (*n_sheets) (HutRowReader *reader);
  const char *(*sheet_name) (HutRowReader *reader, guint sheet);
  gboolean (*select) (HutRowReader *reader, guint sheet, GError **error);
  gboolean (*next) (HutRowReader *reader, HutRow *row, GError **error);
  double (*progress) (HutRowReader *reader);
  void (*free) (HutRowReader *reader);
} HutRowReaderClass;

struct _HutRowReader
{
  const HutRowReaderClass *class;
};

HutRowReader *hut_xlsx_reader_open (const char *path, GError **error);
HutRowReader *hut_csv_reader_open (const char *path, GError **error);

G_END_DECLS
