/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays children out one after the other at their natural width, and goes on in the next line where
 * one no longer fits: for chips and buttons, which a GtkFlowBox would put into columns. */
#define HUT_TYPE_WRAP_LAYOUT (hut_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (HutWrapLayout, hut_wrap_layout, HUT, WRAP_LAYOUT, GtkLayoutManager)

/* Pixels between children, and between lines. */
GtkLayoutManager *hut_wrap_layout_new (int spacing, int line_spacing);

/* A plain widget that is laid out like this; children by gtk_widget_set_parent(). */
#define HUT_TYPE_WRAP_BOX (hut_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (HutWrapBox, hut_wrap_box, HUT, WRAP_BOX, GtkWidget)

void hut_wrap_box_append (HutWrapBox *self, GtkWidget *child);
void hut_wrap_box_clear (HutWrapBox *self);

G_END_DECLS
