/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column that a ledger may have, as a row of a list: a box to check, and where columns are in an
 * order, buttons that move it. Actions: column.toggle, column.up, column.down. Signals: toggled;
 * move (gint by), which asks for another place. */
#define HUT_TYPE_LEDGER_COLUMN (hut_ledger_column_get_type ())
G_DECLARE_FINAL_TYPE (HutLedgerColumn, hut_ledger_column, HUT, LEDGER_COLUMN, GtkListBoxRow)

/* @field is static. */
GtkWidget *hut_ledger_column_new (const HutField *field, gboolean chosen, gboolean ordered);

const HutField *hut_ledger_column_get_field (HutLedgerColumn *self);
gboolean hut_ledger_column_is_chosen (HutLedgerColumn *self);

G_END_DECLS
