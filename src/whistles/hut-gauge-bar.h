/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure between two walls, at a glance: three parts of equal width, below, between and above,
 * and where in them the figure stands. What it says stands in words beside it: it is not read by
 * itself. Main thread. */
#define HUT_TYPE_GAUGE_BAR (hut_gauge_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutGaugeBar, hut_gauge_bar, HUT, GAUGE_BAR, GtkWidget)

GtkWidget *hut_gauge_bar_new (void);

/* @value, @low and @high in one unit; @value below 0: there is none. */
void hut_gauge_bar_set (HutGaugeBar *self, gint64 value, gint64 low, gint64 high);

G_END_DECLS
