/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/hut-map-layers.h"
#include "exchange/hut-tile-source.h"
#include "store/hut-case-browser.h"
#include "store/hut-saved-views.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The street's map with the cases that a browser has found, its one selection, and the tools that
 * belong to it. A pin selects its case and activates app.show-case; where several cases lie at one
 * place a list asks which.
 *
 * While a place is picked the cases cannot be entered: a bar says how, and ends it (Escape too).
 *
 * Property: picking (boolean; notify). Signal: picked (gint lon, gint lat), the members of a
 * HutPoint, whenever the place that is picked was set or moved. */
#define HUT_TYPE_MAP_PLACE (hut_map_place_get_type ())
G_DECLARE_FINAL_TYPE (HutMapPlace, hut_map_place, HUT, MAP_PLACE, GtkWidget)

GtkWidget *hut_map_place_new (void);

/* NULL: none. Takes a reference, and shows the map package of its store. */
void hut_map_place_set_browser (HutMapPlace *self, HutCaseBrowser *browser);

/* Shows the map package that its store has now. */
void hut_map_place_renew_package (HutMapPlace *self);

/* What lies below the map instead of the map file's ground; see hut_map_view_set_source(). */
void hut_map_place_set_source (HutMapPlace *self, HutTileSource *source, const char *key);

/* The middle of what is shown. */
HutPoint hut_map_place_get_centre (HutMapPlace *self);

/* The choice of what is shown besides the cases. */
HutMapLayers *hut_map_place_get_layers (HutMapPlace *self);

/* The part of the map that is shown, with its layers: cleared by the caller. And back. */
void hut_map_place_get_part (HutMapPlace *self, HutMapPart *part);
void hut_map_place_show_part (HutMapPlace *self, const HutMapPart *part);

/* Begins or ends picking; @place is the one to begin with, or NULL. */
void hut_map_place_start_picking (HutMapPlace *self, const HutPoint *place);
/* Opens what is in view as a paper. */
void hut_map_place_print (HutMapPlace *self);

void hut_map_place_end_picking (HutMapPlace *self);
gboolean hut_map_place_get_picking (HutMapPlace *self);

/* Moves to the case, if it has a place. */
void hut_map_place_show_case (HutMapPlace *self, const HutUid *id);

/* Whether the points that are shown are those of the browser's set, and the map is painted. */
gboolean hut_map_place_is_filled (HutMapPlace *self);

/* Moves the map where the selected case has a place that is out of view; keeps the zoom. */
void hut_map_place_reveal_selected (HutMapPlace *self);

G_END_DECLS
