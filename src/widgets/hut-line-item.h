/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-line-list.h"

G_BEGIN_DECLS

/* A line as an item of a list model. Signal: changed (), when it says something else. */
#define HUT_TYPE_LINE_ITEM (hut_line_item_get_type ())
G_DECLARE_FINAL_TYPE (HutLineItem, hut_line_item, HUT, LINE_ITEM, GObject)

/* Takes over @line. */
HutLineItem *hut_line_item_new (HutLine *line);

/* Owned by the item, until the next `changed`. */
const HutLine *hut_line_item_get_line (HutLineItem *self);

/* Takes over @line. */
void hut_line_item_set_line (HutLineItem *self, HutLine *line);

/* The widget of a row: shows @item (NULL: none) and follows it. */
#define HUT_TYPE_LINE_ROW (hut_line_row_get_type ())
G_DECLARE_FINAL_TYPE (HutLineRow, hut_line_row, HUT, LINE_ROW, GtkWidget)

GtkWidget *hut_line_row_new (void);
void hut_line_row_set_item (HutLineRow *self, HutLineItem *item);

G_END_DECLS
