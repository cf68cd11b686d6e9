/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-pin-layer.h"

G_BEGIN_DECLS

/* The keys of the pin layer; see hut-map-view.h for what they do. */
GtkEventController *hut_pin_keys_new (HutPinLayer *layer);

/* Zooms where @key is one that zooms; FALSE for others. */
gboolean hut_pin_keys_zoom (ShumateViewport *viewport, guint key);

/* How far an arrow key moves a crosshair, in pixels; FALSE for other keys. */
gboolean hut_pin_keys_step (guint key, GdkModifierType state, double *x, double *y);

/* Gives the focus to the selected pin, or the one nearest to the middle; FALSE: no pin in view. */
gboolean hut_pin_keys_enter (HutPinLayer *layer);

G_END_DECLS
