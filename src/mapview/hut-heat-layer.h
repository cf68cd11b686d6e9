/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-heat.h"
#include "report/hut-map-scheme.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* Heat over the map. A small picture of one dot for each square, which the renderer draws large and
 * smooth: it is made anew when the view leaves it, comes into another level of squares, or the
 * points are others. Main thread. Signal: changed (the heat is another, or there is none). */
#define HUT_TYPE_HEAT_LAYER (hut_heat_layer_get_type ())
G_DECLARE_FINAL_TYPE (HutHeatLayer, hut_heat_layer, HUT, HEAT_LAYER, ShumateLayer)

ShumateLayer *hut_heat_layer_new (ShumateViewport *viewport);

void hut_heat_layer_set_points (HutHeatLayer *self, HutPointSet *set);
void hut_heat_layer_set_by (HutHeatLayer *self, HutHeatBy by);
HutHeatBy hut_heat_layer_get_by (HutHeatLayer *self);
void hut_heat_layer_set_scheme (HutHeatLayer *self, HutMapScheme scheme);

/* The points of the set have changed. */
void hut_heat_layer_update (HutHeatLayer *self);

/* What is shown; NULL: nothing. Owned by the layer. */
const HutHeat *hut_heat_layer_get_heat (HutHeatLayer *self);

G_END_DECLS
