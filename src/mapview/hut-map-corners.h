/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-heat-legend.h"
#include "mapview/hut-lane-legend.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* What stands in the corners of a map: at the left scale, north, attribution and the legend of
 * heat, at the right the buttons that zoom, between them what there is to be told. The top is left
 * to the page. A plain struct of widgets that @overlay owns; free it with g_free() after those.
 * Main thread. */
typedef struct
{
  GtkWidget *facts; /* scale, north, attribution, legend */
  HutHeatLegend *legend;
  HutLaneLegend *lanes; /* what the lines of lanes mean */
  GtkWidget *attribution;
  GtkWidget *notes;
  GtkWidget *note; /* about the map's own file */
  GtkWidget *note_words;
  GtkWidget *zoom_in; /* buttons; what they do is the map's */
  GtkWidget *zoom_out;
} HutMapCorners;

/* Lays them over the map in @overlay, which @viewport shows. @tile_note: a note about what lies
 * below the map. */
HutMapCorners *hut_map_corners_new (GtkOverlay *overlay, ShumateViewport *viewport,
                                    GtkWidget *tile_note);

/* A button that would do nothing at @zoom cannot be pressed. */
void hut_map_corners_set_zoom (HutMapCorners *self, double zoom);

/* @words: of whom the map is; "" or NULL: nobody asks to be named. */
void hut_map_corners_set_attribution (HutMapCorners *self, const char *words);

/* Tells @words about the map's file, with a button that chooses another by the action
 * "app.map-file"; NULL: there is nothing to tell. */
void hut_map_corners_tell (HutMapCorners *self, const char *words);

G_END_DECLS
