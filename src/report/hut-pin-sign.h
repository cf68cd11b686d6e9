/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-cluster.h"
#include "report/hut-map-scheme.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Pins and clusters as they are drawn on the screen and on paper, in pixels of the map. State is
 * told by sign and colour: ! overdue, a clock soon, ▶ at work, ✓ done; a cluster says how many it
 * holds, and by arc and number how many are overdue. For print only what is overdue is filled, so
 * that it stands out without colour too. Any thread. */
typedef enum
{
  HUT_PIN_PLAIN,
  HUT_PIN_SELECTED, /* larger, ringed */
} HutPinLook;

/* A pin is a disc of this radius, its middle this far above the tip. */
#define HUT_PIN_SIGN_RADIUS 10.5
#define HUT_PIN_SIGN_TALL 18.5

/* The room for a cluster's label below its disc. */
#define HUT_PIN_SIGN_LABEL 17.0

/* How much larger than plain a pin is drawn. */
double hut_pin_sign_scale (HutPinLook look);

/* Draws a pin whose tip stands at the origin. */
void hut_pin_sign_draw (cairo_t *cr, HutPin pin, HutPinLook look, HutMapScheme scheme);

/* The radius of a cluster's disc. */
double hut_pin_sign_cluster_radius (guint count);

/* Draws a cluster around the origin: its disc, and below it how many are overdue. @context gives
 * the fonts. */
void hut_pin_sign_draw_disc (cairo_t *cr, PangoContext *context, const HutMark *mark,
                             HutMapScheme scheme);
void hut_pin_sign_draw_cluster (cairo_t *cr, PangoContext *context, const HutMark *mark,
                                HutMapScheme scheme);

G_END_DECLS
