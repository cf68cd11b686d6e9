/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parts of a workbook made by hand, for what no writer would write. NULL: the usual. */
typedef struct
{
  const char *workbook;   /* xl/workbook.xml */
  const char *strings;    /* xl/sharedStrings.xml; NULL: none */
  const char *styles;     /* xl/styles.xml; NULL: style 1 is yyyy-mm-dd hh:mm:ss */
  const char *sheet_data; /* inside <sheetData> of the first sheet */
  const char *sheet;      /* the whole first sheet */
  const char *sheet_2;    /* inside <sheetData> of a second sheet, "第二"; NULL: none */
} HutTestWorkbook;

/* Writes it as @name in @dir; free the path with g_free(). */
char *hut_test_write_xlsx (const char *dir, const char *name, const HutTestWorkbook *workbook);

/* Writes @length bytes (-1: a string) as @name in @dir; free the path with g_free(). */
char *hut_test_write_file (const char *dir, const char *name, const char *bytes, gssize length);

G_END_DECLS
