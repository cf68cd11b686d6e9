/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insights/hut-loss-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a HutLossItem, with its reason and its lesson to be written in place: Enter, or leaving the
 * entry, activates losses.save (uid, field, text). Its actions: row.open shows the case, row.save
 * saves both. */
#define HUT_TYPE_LOSS_ROW (hut_loss_row_get_type ())
G_DECLARE_FINAL_TYPE (HutLossRow, hut_loss_row, HUT, LOSS_ROW, GtkWidget)

/* NULL: none. Takes a reference. What was typed and not saved is saved before. */
void hut_loss_row_set_item (HutLossRow *self, HutLossItem *item);

G_END_DECLS
