/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-heat.h"
#include "report/hut-map-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the colours of heat mean: words, and a row of colours with their numbers. Main thread. */
#define HUT_TYPE_HEAT_LEGEND (hut_heat_legend_get_type ())
G_DECLARE_FINAL_TYPE (HutHeatLegend, hut_heat_legend, HUT, HEAT_LEGEND, GtkWidget)

GtkWidget *hut_heat_legend_new (void);

/* @heat NULL: it is not shown. */
void hut_heat_legend_set (HutHeatLegend *self, const HutHeat *heat, HutMapScheme scheme);

G_END_DECLS
