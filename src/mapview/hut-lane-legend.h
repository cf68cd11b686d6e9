/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-overlay.h"
#include "report/hut-map-schemes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what the lines of lanes mean that are told by how they stand. Main thread. */
#define HUT_TYPE_LANE_LEGEND (hut_lane_legend_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneLegend, hut_lane_legend, HUT, LANE_LEGEND, GtkWidget)

GtkWidget *hut_lane_legend_new (void);

/* For @overlay (or NULL) in @scheme; hidden where no lane is told so. */
void hut_lane_legend_set (HutLaneLegend *self, const HutMapOverlay *overlay, HutMapScheme scheme);

G_END_DECLS
