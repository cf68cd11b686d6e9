/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ledger of accountability: its entries, of all units or of one that is chosen. A row leads to
 * its whistle. Main thread. */
#define HUT_TYPE_LEDGER_VIEW (hut_ledger_view_get_type ())
G_DECLARE_FINAL_TYPE (HutLedgerView, hut_ledger_view, HUT, LEDGER_VIEW, GtkWidget)

/* @ledger: HutLedgerEntry, read now and not kept. What says the same stays where it is. */
void hut_ledger_view_show (HutLedgerView *self, GPtrArray *ledger, HutCaseBrowser *browser);

/* Whether all of them are in view: they come some in every frame. */
gboolean hut_ledger_view_is_filled (HutLedgerView *self);

G_END_DECLS
