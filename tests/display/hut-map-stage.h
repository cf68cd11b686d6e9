/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-map-view.h"

#include <cairo.h>
#include <shumate/shumate.h>

G_BEGIN_DECLS

/* A window with nothing but a map of the demo street, for tests that look at it from within. */
typedef struct
{
  GtkWidget *window;
  HutMapView *view;
} HutMapStage;

/* Opens it and waits until it is painted. @package NULL: no map file. */
HutMapStage hut_map_stage_open (const char *package, int width, int height);
void hut_map_stage_close (HutMapStage *stage);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutMapStage, hut_map_stage_close)

/* The demo street's package. */
char *hut_map_stage_package (void);

/* Runs the main loop until the map is painted sharp, or fails after ten seconds. */
void hut_map_stage_settle (HutMapStage *stage);

/* Runs the main loop for a while: for what comes by a timer. */
void hut_map_stage_wait (guint milliseconds);

/* What @layer draws at this moment, without waiting for a frame, through the window's own renderer,
 * in device pixels. */
cairo_surface_t *hut_map_stage_capture (GtkWidget *layer);

/* The viewport, and a layer of the map by its type. */
ShumateViewport *hut_map_stage_viewport (HutMapStage *stage);
GtkWidget *hut_map_stage_layer (HutMapStage *stage, GType type);

G_END_DECLS
