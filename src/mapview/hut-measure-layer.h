/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"
#include "report/hut-map-schemes.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* Measures on the map: a line through the points that are set, with its length; around an area,
 * with its size. While it is active it takes clicks and keys:
 *
 *   a click, or Enter at the crosshair that the arrows move (Shift: ten times as far), sets a point
 *   on the first point again: closes the line
 *   Backspace takes back, Escape ends, + and − zoom
 *
 * Properties: active (gboolean), words (string): what has been measured, in words, NULL while there
 * is nothing. Main thread. */
#define HUT_TYPE_MEASURE_LAYER (hut_measure_layer_get_type ())
G_DECLARE_FINAL_TYPE (HutMeasureLayer, hut_measure_layer, HUT, MEASURE_LAYER, ShumateLayer)

ShumateLayer *hut_measure_layer_new (ShumateViewport *viewport);

/* Begins without a point, and takes the keyboard; or ends, and forgets what was measured. */
void hut_measure_layer_set_active (HutMeasureLayer *self, gboolean active);
gboolean hut_measure_layer_get_active (HutMeasureLayer *self);

/* Sets a point. */
void hut_measure_layer_add (HutMeasureLayer *self, HutPoint point);

const char *hut_measure_layer_get_words (HutMeasureLayer *self);

void hut_measure_layer_set_scheme (HutMeasureLayer *self, HutMapScheme scheme);

G_END_DECLS
