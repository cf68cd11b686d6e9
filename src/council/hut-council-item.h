/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-council-list.h"

G_BEGIN_DECLS

/* A line as an item of a list model. Signal: changed (), when it says something else. */
#define HUT_TYPE_COUNCIL_ITEM (hut_council_item_get_type ())
G_DECLARE_FINAL_TYPE (HutCouncilItem, hut_council_item, HUT, COUNCIL_ITEM, GObject)

/* Takes over @line. */
HutCouncilItem *hut_council_item_new (HutCouncilLine *line);

/* Owned by the item, until the next `changed`. */
const HutCouncilLine *hut_council_item_get_line (HutCouncilItem *self);

/* Takes over @line. */
void hut_council_item_set_line (HutCouncilItem *self, HutCouncilLine *line);

/* The widget of a row: shows @item (NULL: none) and follows it. */
#define HUT_TYPE_COUNCIL_ROW (hut_council_row_get_type ())
G_DECLARE_FINAL_TYPE (HutCouncilRow, hut_council_row, HUT, COUNCIL_ROW, GtkWidget)

GtkWidget *hut_council_row_new (void);
void hut_council_row_set_item (HutCouncilRow *self, HutCouncilItem *item);

G_END_DECLS
