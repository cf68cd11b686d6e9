/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-zip.h"

G_BEGIN_DECLS

/* The shared strings of a workbook, one behind the other in one block. Of rich text all runs, of
 * phonetic guides nothing. Immutable once read. */
typedef struct _HutXlsxStrings HutXlsxStrings;

/* A longer text is cut there: longer than any value may be, so it is refused later, by name. */
#define HUT_XLSX_MAX_TEXT (64 * 1024 + 4)

/* Reads xl/sharedStrings.xml; with @member NULL there are none. */
HutXlsxStrings *hut_xlsx_strings_read (HutZip *zip, const char *member, GError **error);
void hut_xlsx_strings_free (HutXlsxStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutXlsxStrings, hut_xlsx_strings_free)

/* The string @index, or NULL. Valid as long as @strings. */
const char *hut_xlsx_strings_get (HutXlsxStrings *strings, guint64 index);

/* Appends character data of a text, but no more than HUT_XLSX_MAX_TEXT after @start, and never
 * half a character. */
void hut_xlsx_text_append (GString *text, gsize start, const char *data, gsize length);

/* Resolves _x000D_ and its like from @start on, in place. (ECMA-376 part 1, 22.9.2.19) */
void hut_xlsx_text_unescape (GString *text, gsize start);

G_END_DECLS
