/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Photographs as surfaces of cairo. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-photo-paper.h"

#include "store/hut-blobs.h"
#include "widgets/hut-photo.h"

#define QUALITY "85"

/* Three bytes a pixel, or NULL where something shines through. */
static GBytes *
opaque_pixels (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  g_autofree guint8 *pixels = g_malloc ((gsize)width * height * 3);
  guint8 *to = pixels;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *)(const void *)(data + (gsize)y * stride);

      for (int x = 0; x < width; x++)
        {
          if (row[x] >> 24 != 0xff)
            return NULL;
          *to++ = row[x] >> 16;
          *to++ = row[x] >> 8;
          *to++ = row[x];
        }
    }
  return g_bytes_new_take (g_steal_pointer (&pixels), (gsize)width * height * 3);
}

static void
attach_jpeg (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) pixels = opaque_pixels (surface);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  char *jpeg;
  gsize length;

  if (pixels == NULL)
    return;
  pixbuf =
      gdk_pixbuf_new_from_bytes (pixels, GDK_COLORSPACE_RGB, FALSE, 8, width, height, width * 3);
  if (gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &length, "jpeg", NULL, "quality", QUALITY, NULL) &&
      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (guint8 *)jpeg, length, g_free,
                                   jpeg) != CAIRO_STATUS_SUCCESS)
    g_free (jpeg);
}

cairo_surface_t *
hut_photo_for_paper (const char *database, const char *content, int side, GError **error)
{
  g_autoptr (GBytes) bytes = hut_blobs_read (database, content, error);
  g_autoptr (GdkTexture) texture = bytes != NULL ? hut_photo_decode (bytes, side, error) : NULL;
  cairo_surface_t *surface;

  if (texture == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture),
                                        gdk_texture_get_height (texture));
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  attach_jpeg (surface);
  return surface;
}
