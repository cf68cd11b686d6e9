/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Figures in a row, each with the word for it; one is chosen, to see what is behind it. Main
 * thread.
 *
 * Signal: changed: another one was chosen. */
#define HUT_TYPE_FIGURE_SWITCH (hut_figure_switch_get_type ())
G_DECLARE_FINAL_TYPE (HutFigureSwitch, hut_figure_switch, HUT, FIGURE_SWITCH, GtkWidget)

/* Another figure at the end, not known yet. The first one is chosen. */
void hut_figure_switch_add (HutFigureSwitch *self, const char *label);

/* The figure @place, from 0; one that is @bad is marked where it is not 0. */
void hut_figure_switch_show (HutFigureSwitch *self, guint place, const char *label, guint n,
                             gboolean bad);

void hut_figure_switch_choose (HutFigureSwitch *self, guint place);
guint hut_figure_switch_get_chosen (HutFigureSwitch *self);

G_END_DECLS
