/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-street-overlay.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the map shows besides the cases: a button, and a popover with the choices. Others may add
 * rows of their own below them.
 *
 * Property: shown (GStrv; notify): the names of what is shown, any of HUT_MAP_LAYER_*. NULL stands
 * for the usual choice, the communities; names that are not known are left out. */
#define HUT_TYPE_MAP_LAYERS (hut_map_layers_get_type ())
G_DECLARE_FINAL_TYPE (HutMapLayers, hut_map_layers, HUT, MAP_LAYERS, GtkWidget)

#define HUT_MAP_LAYER_HEAT_COUNT "heat-count"
#define HUT_MAP_LAYER_HEAT_LATENESS "heat-lateness" /* one of the two, or neither */

gboolean hut_map_layers_shows (HutMapLayers *self, const char *name);

/* NULL: the usual choice. */
void hut_map_layers_set_shown (HutMapLayers *self, const char *const *shown);

/* Puts @row (a HutFormRow, a box to check) below the choices. */
void hut_map_layers_add_row (HutMapLayers *self, GtkWidget *row);

G_END_DECLS
