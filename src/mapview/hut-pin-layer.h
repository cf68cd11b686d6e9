/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-cluster.h"
#include "mapview/hut-map-view.h"
#include "report/hut-map-scheme.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* All pins of a map, drawn in one layer: clusters, single points, the selected one on top, and the
 * crosshair of picking mode. Below each that is in view stands a list item that is not drawn, for
 * accessibility and the keyboard. Main thread.
 *
 * Signals:
 *   pin-activated (guint id)
 *   cluster-activated (HutBox *box, GArray *ids)   around its points; the ids of some of them
 *   picked (gint lon, gint lat) */
#define HUT_TYPE_PIN_LAYER (hut_pin_layer_get_type ())
G_DECLARE_FINAL_TYPE (HutPinLayer, hut_pin_layer, HUT, PIN_LAYER, ShumateLayer)

#define HUT_PIN_LAYER_MOST_ITEMS 200

ShumateLayer *hut_pin_layer_new (ShumateViewport *viewport);

void hut_pin_layer_set_scheme (HutPinLayer *self, HutMapScheme scheme);

/* Draws the selected pin alone, and lets no other be clicked; the list items stay. */
void hut_pin_layer_set_hidden (HutPinLayer *self, gboolean hidden);

void hut_pin_layer_set_points (HutPinLayer *self, HutPointSet *set);
HutPointSet *hut_pin_layer_get_points (HutPinLayer *self);
void hut_pin_layer_set_name_func (HutPinLayer *self, HutMapViewNameFunc func, gpointer data,
                                  GDestroyNotify destroy);
void hut_pin_layer_set_selected (HutPinLayer *self, guint32 id);
guint32 hut_pin_layer_get_selected (HutPinLayer *self);
void hut_pin_layer_set_picking (HutPinLayer *self, gboolean picking);
gboolean hut_pin_layer_get_picking (HutPinLayer *self);
void hut_pin_layer_set_picked (HutPinLayer *self, const HutPoint *point);
gboolean hut_pin_layer_get_picked (HutPinLayer *self, HutPoint *point);

/* The mark that is drawn at (@x, @y); NULL where there is none. Valid until the next frame. */
const HutMark *hut_pin_layer_mark_at (HutPinLayer *self, double x, double y);

/* What a mark is called: the pin's name, or how many the cluster holds. Free with g_free(). */
char *hut_pin_layer_name_mark (HutPinLayer *self, const HutMark *mark);

/* Does what a click at (@x, @y) does: activates a pin or a cluster, or in picking mode picks. */
gboolean hut_pin_layer_click (HutPinLayer *self, double x, double y);

/* Brings the list items up to date at once, instead of when the map has come to rest. */
void hut_pin_layer_update_items (HutPinLayer *self);

G_END_DECLS
