/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-ledger-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the ledger. Action: row.open, which shows its whistle. Main thread. */
#define HUT_TYPE_LEDGER_ROW (hut_ledger_row_get_type ())
G_DECLARE_FINAL_TYPE (HutLedgerRow, hut_ledger_row, HUT, LEDGER_ROW, GtkWidget)

GtkWidget *hut_ledger_row_new (void);

/* NULL: nothing, while it waits to be used again. Names the row of the list that it stands in. */
void hut_ledger_row_set_item (HutLedgerRow *self, HutLedgerItem *item);

G_END_DECLS
