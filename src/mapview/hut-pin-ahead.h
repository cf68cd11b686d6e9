/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-cluster.h"
#include "mapview/hut-map-sight.h"
#include "mapview/hut-pin-images.h"

G_BEGIN_DECLS

/* Paints the images of clusters while the main loop is idle, one at a time, so that a frame finds
 * them made: first those of the view, then those around it and those of half a step and a whole
 * step of zoom from it, up to a limit. Main thread. */
typedef struct _HutPinAhead HutPinAhead;

/* @widget is drawn anew when an image of the view was made. Neither it nor @images is owned, both
 * outlive the painter. */
HutPinAhead *hut_pin_ahead_new (GtkWidget *widget, HutPinImages *images);
void hut_pin_ahead_free (HutPinAhead *ahead);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPinAhead, hut_pin_ahead_free)

/* Begins with what is seen of @set at @sight; what was begun before is forgotten. Before the first
 * frame there is nothing to paint with. */
void hut_pin_ahead_start (HutPinAhead *ahead, HutPointSet *set, const HutMapSight *sight);
void hut_pin_ahead_stop (HutPinAhead *ahead);

/* Whether images are still to be painted. */
gboolean hut_pin_ahead_is_at_work (const HutPinAhead *ahead);

G_END_DECLS
