/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of a ledger: each with a box to check and its place in the order, by buttons or with
 * Alt and the arrows; those with personal data apart, after the others. Signal: changed. */
#define HUT_TYPE_LEDGER_COLUMNS (hut_ledger_columns_get_type ())
G_DECLARE_FINAL_TYPE (HutLedgerColumns, hut_ledger_columns, HUT, LEDGER_COLUMNS, GtkWidget)

GtkWidget *hut_ledger_columns_new (void);

/* Chooses @names (of fields, ends with NULL) in their order; the others follow unchosen. Unknown
 * ones are passed over, and so are those with personal data, which are chosen anew each time. */
void hut_ledger_columns_choose (HutLedgerColumns *self, const char *const *names);

/* What is chosen, in its order; free with g_strfreev(). */
GStrv hut_ledger_columns_dup_chosen (HutLedgerColumns *self);

/* Whether a column with personal data is chosen. */
gboolean hut_ledger_columns_has_personal (HutLedgerColumns *self);

G_END_DECLS
