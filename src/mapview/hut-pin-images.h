/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-map-image.h"
#include "report/hut-pin-sign.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The images of pins and clusters, made once for each look, scale and scheme, at whole device
 * pixels. Main thread. */
typedef struct _HutPinImages HutPinImages;

typedef struct
{
  HutMapImage *image;
  float width; /* logical pixels */
  float height;
  float foot_x; /* what stands on the place: the tip of a pin, the middle of a cluster */
  float foot_y;
} HutPinImage;

HutPinImages *hut_pin_images_new (void);
void hut_pin_images_free (HutPinImages *images);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPinImages, hut_pin_images_free)

/* Begins a frame. Another scale or scheme drops what was made. @context gives the fonts. */
void hut_pin_images_prepare (HutPinImages *images, int scale, HutMapScheme scheme,
                             PangoContext *context);

/* Owned by @images, until the next prepare. That of a cluster takes some 0.4 ms to make, and a zoom
 * shows dozens that were never seen: a frame makes two, and is given NULL for the rest. */
const HutPinImage *hut_pin_images_pin (HutPinImages *images, HutPin pin, HutPinLook look);
const HutPinImage *hut_pin_images_cluster (HutPinImages *images, const HutMark *mark);
const HutPinImage *hut_pin_images_crosshair (HutPinImages *images);

/* Makes that of a cluster between frames, however many a frame may make. FALSE where there was
 * nothing to make: it is there, as many as are kept are, or no frame was begun yet. */
gboolean hut_pin_images_paint (HutPinImages *images, const HutMark *mark);

G_END_DECLS
