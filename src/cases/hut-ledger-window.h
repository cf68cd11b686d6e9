/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ledger of cases as a workbook: which columns in which order, and where to. What was chosen
 * last is kept in the file of the street, but for personal columns. */
#define HUT_TYPE_LEDGER_WINDOW (hut_ledger_window_get_type ())
G_DECLARE_FINAL_TYPE (HutLedgerWindow, hut_ledger_window, HUT, LEDGER_WINDOW, GtkWindow)

/* The name of the setting that keeps the columns, separated by commas. */
#define HUT_LEDGER_SETTING "ledger-columns"

/* Opens it for the cases @rowids (gint64; taken over), or with NULL for all of the browser's
 * filter. @parent: any widget of the window that it belongs to. */
void hut_ledger_window_open (GtkWidget *parent, HutCaseActions *actions, GArray *rowids);

G_END_DECLS
