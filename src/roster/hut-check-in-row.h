/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-check-in-item.h"
#include "widgets/hut-late-row.h"

G_BEGIN_DECLS

/* The row of one who checks in: name, unit or community, and how much is done, in words. Named as
 * soon as it has an item. row.open is as Enter. */
#define HUT_TYPE_CHECK_IN_ROW (hut_check_in_row_get_type ())
G_DECLARE_FINAL_TYPE (HutCheckInRow, hut_check_in_row, HUT, CHECK_IN_ROW, HutLateRow)

GtkWidget *hut_check_in_row_new (void);

/* @note: what stands below the name, or NULL. @item NULL: none. */
void hut_check_in_row_set_item (HutCheckInRow *self, HutCheckInItem *item, const char *note);

G_END_DECLS
