/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a list whose rows take long to make, some in every frame, so that none is held up: rows
 * that are there are replaced in place, and those too many go at the end. Main thread. */
typedef struct _HutGradualFill HutGradualFill;

/* For @store, shown by @widget, which frees the fill in its dispose; @step rows a frame. */
HutGradualFill *hut_gradual_fill_new (GtkWidget *widget, GListStore *store, guint step);
void hut_gradual_fill_free (HutGradualFill *fill);

/* From now on the list is to hold @items (GObject; a reference is taken). */
void hut_gradual_fill_start (HutGradualFill *fill, GPtrArray *items);

/* Whether the list holds what it is to hold. */
gboolean hut_gradual_fill_is_done (HutGradualFill *fill);

G_END_DECLS
