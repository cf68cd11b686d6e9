/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A morning's export as a hotline might send it, under headings that no preset knows: 25 columns,
 * 150 work orders on the first day, and on the next the same again, some of them changed, and
 * some new. All of it is invented; the telephone numbers begin with 100, which no subscriber has.
 * The same on every machine. */
typedef enum
{
  HUT_TEST_EXPORT_FIRST,
  HUT_TEST_EXPORT_NEXT,
} HutTestExportDay;

#define HUT_TEST_EXPORT_COLUMNS 25
#define HUT_TEST_EXPORT_ROWS 150

/* What each day does, of an empty database and in turn. */
#define HUT_TEST_EXPORT_FIRST_ADDED 147 /* one row twice, one with a wrong date, one too long */
#define HUT_TEST_EXPORT_FIRST_REJECTED 2
#define HUT_TEST_EXPORT_NEXT_ADDED 14 /* 12 new, 2 that were put right */
#define HUT_TEST_EXPORT_NEXT_CHANGED 10
#define HUT_TEST_EXPORT_NEXT_CLOSED 20
#define HUT_TEST_EXPORT_NEXT_CALLED_BACK 10

/* Writes the workbook as @name in @dir; free the path with g_free(). */
char *hut_test_write_export (const char *dir, const char *name, HutTestExportDay day);

/* The heading of a column, and the field of a case that it is about (NULL: none). */
const char *hut_test_export_heading (guint column);
const char *hut_test_export_field (guint column);

G_END_DECLS
