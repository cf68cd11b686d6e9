/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small map that shows where a lane runs or a grid lies. Main thread. */
#define HUT_TYPE_LANE_MAP (hut_lane_map_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneMap, hut_lane_map, HUT, LANE_MAP, GtkWidget)

/* The map package of @store (NULL: none). */
void hut_lane_map_set_store (HutLaneMap *self, HutStore *store);

/* Shows @place (of kind lane or grid), and brings it into view where it is another one than before.
 * FALSE where it has no line and no area. */
gboolean hut_lane_map_show (HutLaneMap *self, const HutRecord *place);

/* Whether all is painted. */
gboolean hut_lane_map_is_settled (HutLaneMap *self);

G_END_DECLS
