/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-row-reader.h"

G_BEGIN_DECLS

/* A table as an office keeps it: a title or two, a row of headings that name its columns in any of
 * the usual ways, and rows. Which column is which is found by a list of names. One row at a time;
 * one thread. */
typedef struct
{
  const char *key;   /* of the column, for messages and --json */
  const char *names; /* "姓名;名字;name": in normal form, without spaces, lower case */
  gboolean needed;   /* without it, it is another table */
} HutListColumn;

typedef struct _HutListReader HutListReader;

/* Finds the first sheet of @rows with a heading for each needed column among its first rows, and
 * stands behind it. @columns are static; @rows is borrowed. HUT_EXCHANGE_ERROR_MAPPING (translated)
 * where none has; any error of the reader. */
HutListReader *hut_list_reader_new (HutRowReader *rows, const HutListColumn *columns,
                                    guint n_columns, GError **error);
void hut_list_reader_free (HutListReader *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutListReader, hut_list_reader_free)

/* The next row that has something in a column that is known; FALSE without an error at the end. */
gboolean hut_list_reader_next (HutListReader *list, GError **error);

/* Of the row that it stands at: its number in the file, from 1; why it cannot be trusted (English),
 * or NULL; the cell of a column, or NULL where it is empty. Valid until the next call. */
guint hut_list_reader_row (HutListReader *list);
const char *hut_list_reader_damage (HutListReader *list);
const HutCell *hut_list_reader_cell (HutListReader *list, guint column);

/* The cell's text, cleaned to one line; NULL where nothing is left. Free with g_free(). */
char *hut_list_reader_text (HutListReader *list, guint column);

/* The heading of a column as the file has it; NULL where the table has no such column. */
const char *hut_list_reader_heading (HutListReader *list, guint column);

/* Headings that fill nothing. Owned by @list; ends with NULL. */
const char *const *hut_list_reader_unknown (HutListReader *list);

/* @text in the form of HutListColumn.names, for words in cells too. Free with g_free(). */
char *hut_list_normal (const char *text);

/* Whether @word, in that form, is among @names. */
gboolean hut_list_has (const char *names, const char *word);

G_END_DECLS
