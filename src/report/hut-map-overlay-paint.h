/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-overlay.h"
#include "report/hut-map-scene.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* Inside the painter: the figures of the frame's overlay. Names are hut-map-names.c's. */

/* Half the side of a post's mark in pixels. */
#define HUT_MAP_POST_HALF 9.0

/* Where posts and names are shown from, by zoom. */
gboolean hut_map_overlay_is_shown (const HutMapOverlayItem *item, double zoom);
gboolean hut_map_overlay_is_named (const HutMapOverlayItem *item, double zoom);
gboolean hut_map_overlay_is_detailed (const HutMapOverlayItem *item, double zoom);

/* Whether it reaches into the frame, or as near as @around pixels to it. */
gboolean hut_map_overlay_is_near (const HutMapOverlayItem *item, const HutMapScene *scene,
                                  double around);

/* Areas and lines, from below: communities, grids, lanes. */
void hut_map_overlay_paint (const HutMapOverlay *overlay, const HutMapScene *scene, cairo_t *cr);

/* The posts, with their signs set by @layout, whose text is changed. */
void hut_map_overlay_paint_posts (const HutMapOverlay *overlay, const HutMapScene *scene,
                                  cairo_t *cr, PangoLayout *layout);

/* The line of a lane that stands as @stand, from the origin @width to the right, for a legend. */
void hut_map_overlay_draw_stand (HutMapLaneStand stand, HutMapScheme scheme, cairo_t *cr,
                                 double width, double band);

G_END_DECLS
