/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-pin-layer.h"

G_BEGIN_DECLS

/* The keys of the pin layer; see hut-map-view.h for what they do. */
GtkEventController *hut_pin_keys_new (HutPinLayer *layer);

/* Gives the focus to the selected pin, or the one nearest to the middle; FALSE: no pin in view. */
gboolean hut_pin_keys_enter (HutPinLayer *layer);

G_END_DECLS
