/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The bar below a list while more than one case is selected: what can be done with all of them.
 * Each of its buttons asks in a prompt that says for how many cases it is. */
#define HUT_TYPE_CASE_BULK_BAR (hut_case_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseBulkBar, hut_case_bulk_bar, HUT, CASE_BULK_BAR, GtkWidget)

/* The selected rowids (gint64), newly made, at the moment when something is asked for. */
typedef GArray *(*HutCaseBulkKeys) (gpointer data);

/* @actions may be NULL. @data must live as long as the bar. */
void hut_case_bulk_bar_set_source (HutCaseBulkBar *self, HutCaseActions *actions,
                                   HutCaseBulkKeys keys, gpointer data);

/* How many are selected; hides the bar below two. */
void hut_case_bulk_bar_set_count (HutCaseBulkBar *self, guint count);

G_END_DECLS
