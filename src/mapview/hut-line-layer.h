/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-line-edit.h"
#include "report/hut-map-schemes.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* A line on the map that a person changes:
 *
 *   a click beside it adds a point at its nearer end, a click on it one between two, a point is
 *   dragged, and a click on a point chooses it
 *   Page Down and Page Up choose the next point and the one before, arrows move it (Shift: ten
 *   times as far), Insert adds one behind it, Delete removes it, Escape lets go of it
 *   while none is chosen arrows move a crosshair, and Enter adds a point there
 *   + and − zoom, Ctrl+Z and Ctrl+Shift+Z take back and do again
 *
 * Signal: changed (): the line, or which point is chosen. Main thread. */
#define HUT_TYPE_LINE_LAYER (hut_line_layer_get_type ())
G_DECLARE_FINAL_TYPE (HutLineLayer, hut_line_layer, HUT, LINE_LAYER, ShumateLayer)

ShumateLayer *hut_line_layer_new (ShumateViewport *viewport);

/* The line that is changed; owned by the layer. After changing it by itself, call
 * hut_line_layer_renew(). */
HutLineEdit *hut_line_layer_get_edit (HutLineLayer *self);
void hut_line_layer_renew (HutLineLayer *self);

/* Begins with @line (NULL: nothing is drawn yet), with nothing to take back. */
void hut_line_layer_set_line (HutLineLayer *self, const HutShape *line);

/* The point that is chosen; G_MAXUINT: none. */
guint hut_line_layer_get_chosen (HutLineLayer *self);
void hut_line_layer_remove_chosen (HutLineLayer *self);

void hut_line_layer_set_scheme (HutLineLayer *self, HutMapScheme scheme);

G_END_DECLS
