/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-map-worker.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* The map itself: draws the last picture that the worker painted, shifted and scaled to what the
 * viewport shows, and has the next one painted in time. Main thread. */
#define HUT_TYPE_PACKAGE_LAYER (hut_package_layer_get_type ())
G_DECLARE_FINAL_TYPE (HutPackageLayer, hut_package_layer, HUT, PACKAGE_LAYER, ShumateLayer)

ShumateLayer *hut_package_layer_new (ShumateViewport *viewport, HutMapWorker *worker);

void hut_package_layer_set_scheme (HutPackageLayer *self, HutMapScheme scheme);

/* How much of the package is shown; all of it at first. */
void hut_package_layer_set_content (HutPackageLayer *self, HutMapContent content);

/* Something opaque lies over all of it: then nothing is painted or drawn. */
void hut_package_layer_set_covered (HutPackageLayer *self, gboolean covered);

/* What is painted over the map; NULL: nothing. Takes a reference. */
void hut_package_layer_set_overlay (HutPackageLayer *self, HutMapOverlay *overlay);

/* Whether what is shown is sharp: a picture of just this zoom and scale covers the view, and
 * nothing is being painted. For tests and pictures, which wait for it. */
gboolean hut_package_layer_is_settled (HutPackageLayer *self);

G_END_DECLS
