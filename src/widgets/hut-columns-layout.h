/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays children out as columns of one width where there is room for them, and one below the other
 * where there is not: for pages of cards on screens of any width. Main thread.
 *
 * Properties: column-width (int): least width of a column, in pixels; spacing (int). */
#define HUT_TYPE_COLUMNS_LAYOUT (hut_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (HutColumnsLayout, hut_columns_layout, HUT, COLUMNS_LAYOUT, GtkLayoutManager)

/* A plain widget that is laid out like this, whose children a template names. Columns of
 * 480 pixels at least, 16 between them. */
#define HUT_TYPE_COLUMNS (hut_columns_get_type ())
G_DECLARE_FINAL_TYPE (HutColumns, hut_columns, HUT, COLUMNS, GtkWidget)

G_END_DECLS
