/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-paper-press.h"

G_BEGIN_DECLS

/* One page of a press's paper as it will come out of the printer: white in every scheme, painted by
 * the press at the pixels that it takes on the screen. Named by its page for who hears it. */
#define HUT_TYPE_PAPER_SHEET (hut_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HutPaperSheet, hut_paper_sheet, HUT, PAPER_SHEET, GtkWidget)

typedef enum
{
  HUT_SHEET_WHOLE, /* the whole page is seen */
  HUT_SHEET_WIDE,  /* as wide as there is room; for a scrolled window */
} HutSheetFit;

void hut_paper_sheet_set_press (HutPaperSheet *self, HutPaperPress *press);

/* Shows page @page (from 0) of the paper that the press has now. */
void hut_paper_sheet_show (HutPaperSheet *self, guint page);

void hut_paper_sheet_set_fit (HutPaperSheet *self, HutSheetFit fit);

G_END_DECLS
