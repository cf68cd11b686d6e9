/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-zip.h"

G_BEGIN_DECLS

/* What the styles of a workbook tell about its numbers: which are dates. */
typedef struct _HutXlsxStyles HutXlsxStyles;

/* Reads xl/styles.xml; a workbook without one has no date formats. @member may be NULL. */
HutXlsxStyles *hut_xlsx_styles_read (HutZip *zip, const char *member, GError **error);
void hut_xlsx_styles_free (HutXlsxStyles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutXlsxStyles, hut_xlsx_styles_free)

/* Whether numbers in cells of style @index are times. */
gboolean hut_xlsx_styles_is_time (HutXlsxStyles *styles, guint index);

/* Whether a format code shows a date or a time: "yyyy/m/d h:mm", "[$-804]yyyy年m月d日", but not
 * "#,##0.00_);[Red]" or "0.00E+00". (ECMA-376 part 1, 18.8.31) */
gboolean hut_xlsx_format_is_time (const char *code);

/* Whether a built-in format is one, the East Asian ones counted in. (18.8.30) */
gboolean hut_xlsx_builtin_is_time (guint id);

/* The local time that a serial number names, to the second: "2026-11-23 09:05:33". Days are
 * counted from 1899-12-30 (with the 29 February 1900 that never was), or from 1904-01-01. FALSE
 * outside the years 1900 to 9999, and for that day. */
gboolean hut_xlsx_serial_to_text (double serial, gboolean epoch_1904, char text[20]);

G_END_DECLS
