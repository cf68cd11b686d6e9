/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-key.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says in the preferences where the key of the personal fields lies, and moves it between its file
 * and the desktop's keyring, on a worker. Hidden while no file is open. */
#define HUT_TYPE_KEY_ROW (hut_key_row_get_type ())
G_DECLARE_FINAL_TYPE (HutKeyRow, hut_key_row, HUT, KEY_ROW, GtkWidget)

/* @store may be NULL. */
void hut_key_row_set_store (HutKeyRow *self, HutStore *store);

G_END_DECLS
