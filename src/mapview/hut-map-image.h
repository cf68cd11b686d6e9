/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that a layer of the map puts on the screen: dots of 32 bits, premultiplied, as cairo
 * has them. Immutable; made and freed on any thread, drawn on the main one. */
typedef struct _HutMapImage HutMapImage;

/* Takes a reference of @bytes, rows of @stride. */
HutMapImage *hut_map_image_new (GBytes *bytes, int width, int height, int stride);

/* Takes over @surface, an image surface of CAIRO_FORMAT_ARGB32 that nobody draws on any more. */
HutMapImage *hut_map_image_new_for_surface (cairo_surface_t *surface);

void hut_map_image_free (HutMapImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapImage, hut_map_image_free)

/* In dots. */
int hut_map_image_width (const HutMapImage *image);
int hut_map_image_height (const HutMapImage *image);

/* The same as a texture, for other widgets; owned by @image. Main
 * thread, or whoever alone holds it. */
GdkTexture *hut_map_image_get_texture (HutMapImage *image);

/* Draws images in the snapshot of @on, in the way that suits its renderer. From begin to end
 * nothing else may be added to the snapshot. */
typedef struct
{
  GtkSnapshot *snapshot;
  cairo_t *cr; /* NULL: as textures */
  double scale;
} HutMapBrush;

void hut_map_brush_begin (HutMapBrush *brush, GtkWidget *on, GtkSnapshot *snapshot);
/* Stretched over @area; of that only what lies in @clip, or all where it is NULL. */
void hut_map_brush_draw (HutMapBrush *brush, HutMapImage *image, const graphene_rect_t *area,
                         const graphene_rect_t *clip);
void hut_map_brush_end (HutMapBrush *brush);

G_END_DECLS
