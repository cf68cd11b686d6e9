/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insights/hut-what-if-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a HutWhatIfItem, and what one supposes of it as three buttons. Its action row.open shows
 * the case. */
#define HUT_TYPE_WHAT_IF_ROW (hut_what_if_row_get_type ())
G_DECLARE_FINAL_TYPE (HutWhatIfRow, hut_what_if_row, HUT, WHAT_IF_ROW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_what_if_row_set_item (HutWhatIfRow *self, HutWhatIfItem *item);

G_END_DECLS
