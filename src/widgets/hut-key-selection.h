/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A selection of many over a list whose items are named by a number for good (a rowid): it knows
 * the numbers only, "these" or "all but these", so that select all over a million items makes no
 * item, and what is selected stays so when the list changes around it. What leaves the list leaves
 * the selection. Main thread.
 *
 * Properties: model (GListModel, read-only), n-selected (guint, notifies). */
#define HUT_TYPE_KEY_SELECTION (hut_key_selection_get_type ())
G_DECLARE_FINAL_TYPE (HutKeySelection, hut_key_selection, HUT, KEY_SELECTION, GObject)

/* The number of the item at @position of @model, without making it. */
typedef gint64 (*HutKeyFunc) (GListModel *model, guint position);

/* Takes a reference to @model. */
HutKeySelection *hut_key_selection_new (GListModel *model, HutKeyFunc key);

/* Appends the numbers (gint64) that leave the list for good by the change that it tells of; FALSE
 * where they are not known, and the list is to be looked through. What only moves in the list is
 * removed and added, and stays selected. */
typedef gboolean (*HutKeyLeavingFunc) (GListModel *model, GArray *keys);
void hut_key_selection_set_leaving_func (HutKeySelection *self, HutKeyLeavingFunc leaving);

guint hut_key_selection_get_n_selected (HutKeySelection *self);

/* The selected numbers (gint64) in the list's order. */
GArray *hut_key_selection_get_keys (HutKeySelection *self);

/* The number of the one selected item; FALSE where none or more are. */
gboolean hut_key_selection_get_single (HutKeySelection *self, gint64 *key);

/* Selects the item of that number alone, in the list or not yet. */
void hut_key_selection_select_key (HutKeySelection *self, gint64 key);

/* Selects the items of those numbers alone (gint64). */
void hut_key_selection_select_keys (HutKeySelection *self, GArray *keys);

G_END_DECLS
