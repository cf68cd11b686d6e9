/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-row-builder.h"
#include "exchange/hut-xlsx-strings.h"
#include "exchange/hut-xlsx-styles.h"

G_BEGIN_DECLS

/* The rows of one sheet as they stream by. What the sheet declares about its range is not read:
 * only what is filled counts. */
typedef struct _HutXlsxSheet HutXlsxSheet;

/* @zip has begun the sheet's member. The other arguments are borrowed. */
HutXlsxSheet *hut_xlsx_sheet_new (HutZip *zip, HutXlsxStrings *strings, HutXlsxStyles *styles,
                                  gboolean epoch_1904);
void hut_xlsx_sheet_free (HutXlsxSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutXlsxSheet, hut_xlsx_sheet_free)

/* As hut_row_reader_next(). */
gboolean hut_xlsx_sheet_next (HutXlsxSheet *sheet, HutRow *row, GError **error);

G_END_DECLS
