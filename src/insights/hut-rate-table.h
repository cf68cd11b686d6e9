/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insights/hut-rate-line-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rates by community, category or unit: a sortable table. Each figure is a button.
 *
 * Signal: open (HutRateLineItem *item, guint column): the cases behind that figure. */
#define HUT_TYPE_RATE_TABLE (hut_rate_table_get_type ())
G_DECLARE_FINAL_TYPE (HutRateTable, hut_rate_table, HUT, RATE_TABLE, GtkWidget)

/* @items: HutRateLineItem; the order of columns that was chosen stays. */
void hut_rate_table_fill (HutRateTable *self, GPtrArray *items);

/* Whether all of them are in view: they come some in every frame. */
gboolean hut_rate_table_is_filled (HutRateTable *self);

G_END_DECLS
