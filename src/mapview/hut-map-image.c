/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Textures suit a renderer that keeps them in the graphics card. The one that draws with cairo
 * fetches each texture anew for each frame, all of it and by way of floating point: 12 ms for a
 * view of the map with its margin (GTK 4.8), where cairo itself needs 0.2 ms for the same bytes. So
 * with that renderer, which is that of machines without GL, cairo is given the bytes. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-image.h"

#include <math.h>

struct _HutMapImage
{
  GBytes *bytes;
  int width;
  int height;
  int stride;
  GdkTexture *texture;      /* once it was drawn as one */
  cairo_surface_t *surface; /* the same */
};

HutMapImage *
hut_map_image_new (GBytes *bytes, int width, int height, int stride)
{
  HutMapImage *image = g_new0 (HutMapImage, 1);

  g_assert (g_bytes_get_size (bytes) >= (gsize)stride * height);
  image->bytes = g_bytes_ref (bytes);
  image->width = width;
  image->height = height;
  image->stride = stride;
  return image;
}

HutMapImage *
hut_map_image_new_for_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize)stride * height,
                                  (GDestroyNotify)cairo_surface_destroy, surface);
  return hut_map_image_new (bytes, width, height, stride);
}

void
hut_map_image_free (HutMapImage *image)
{
  g_clear_object (&image->texture);
  g_clear_pointer (&image->surface, cairo_surface_destroy);
  g_bytes_unref (image->bytes);
  g_free (image);
}

int
hut_map_image_width (const HutMapImage *image)
{
  return image->width;
}

int
hut_map_image_height (const HutMapImage *image)
{
  return image->height;
}

GdkTexture *
hut_map_image_get_texture (HutMapImage *image)
{
  if (image->texture == NULL)
    image->texture = gdk_memory_texture_new (image->width, image->height, GDK_MEMORY_DEFAULT,
                                             image->bytes, image->stride);
  return image->texture;
}

/* ---- Drawing ---- */

/* The bytes stay as long as cairo has the surface, which may be longer than the image. */
static cairo_surface_t *
get_surface (HutMapImage *image)
{
  static const cairo_user_data_key_t bytes_key;

  if (image->surface == NULL)
    {
      image->surface = cairo_image_surface_create_for_data (
          (guchar *)g_bytes_get_data (image->bytes, NULL), CAIRO_FORMAT_ARGB32, image->width,
          image->height, image->stride);
      cairo_surface_set_user_data (image->surface, &bytes_key, g_bytes_ref (image->bytes),
                                   (cairo_destroy_func_t)g_bytes_unref);
    }
  return image->surface;
}

void
hut_map_brush_begin (HutMapBrush *brush, GtkWidget *on, GtkSnapshot *snapshot)
{
  GtkNative *native = gtk_widget_get_native (on);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  float width = gtk_widget_get_width (on), height = gtk_widget_get_height (on);

  *brush = (HutMapBrush){ .snapshot = snapshot, .scale = gtk_widget_get_scale_factor (on) };
  if (GSK_IS_CAIRO_RENDERER (renderer))
    brush->cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
draw_with_cairo (HutMapBrush *brush, HutMapImage *image, const graphene_rect_t *area,
                 const graphene_rect_t *clip)
{
  double across = area->size.width / image->width, down = area->size.height / image->height;
  gboolean dot_for_dot =
      fabs (across * brush->scale - 1) < 1e-4 && fabs (down * brush->scale - 1) < 1e-4;

  cairo_save (brush->cr);
  cairo_rectangle (brush->cr, clip->origin.x, clip->origin.y, clip->size.width, clip->size.height);
  cairo_translate (brush->cr, area->origin.x, area->origin.y);
  cairo_scale (brush->cr, across, down);
  cairo_set_source_surface (brush->cr, get_surface (image), 0, 0);
  cairo_pattern_set_extend (cairo_get_source (brush->cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (brush->cr),
                            dot_for_dot ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_fill (brush->cr);
  cairo_restore (brush->cr);
}

void
hut_map_brush_draw (HutMapBrush *brush, HutMapImage *image, const graphene_rect_t *area,
                    const graphene_rect_t *clip)
{
  if (brush->cr != NULL)
    {
      draw_with_cairo (brush, image, area, clip != NULL ? clip : area);
      return;
    }
  if (clip != NULL)
    gtk_snapshot_push_clip (brush->snapshot, clip);
  gtk_snapshot_append_texture (brush->snapshot, hut_map_image_get_texture (image), area);
  if (clip != NULL)
    gtk_snapshot_pop (brush->snapshot);
}

void
hut_map_brush_end (HutMapBrush *brush)
{
  g_clear_pointer (&brush->cr, cairo_destroy);
}
