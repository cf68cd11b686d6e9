/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/hut-map-layers.h"
#include "report/hut-map-overlay.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* Keeps the overlay of the map: what the layers' choice shows of the street's parts, read on a
 * worker, and again when they change. Main thread. Signal: changed (the overlay is another). */
#define HUT_TYPE_MAP_GROUND (hut_map_ground_get_type ())
G_DECLARE_FINAL_TYPE (HutMapGround, hut_map_ground, HUT, MAP_GROUND, GObject)

/* @layers must outlive it. */
HutMapGround *hut_map_ground_new (HutMapLayers *layers);

/* NULL: none. Takes a reference. */
void hut_map_ground_set_browser (HutMapGround *self, HutCaseBrowser *browser);

/* Owned by the object; NULL before the first answer. */
HutMapOverlay *hut_map_ground_get_overlay (HutMapGround *self);

/* Whether it is what was asked for: nothing is being read. */
gboolean hut_map_ground_is_settled (HutMapGround *self);

G_END_DECLS
