/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decoding of tiles; see the header. Any thread but the main one: a tile takes a millisecond or
 * two. All become cairo's own pixels, which the cairo renderer takes as they are. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-picture.h"

#include "sync/hut-tile-http.h"
#include "widgets/hut-photo.h"

#include <cairo.h>
#include <string.h>

#define TAIL 512    /* bytes in which a picture's end is looked for */
#define PNG_HEAD 24 /* signature, length and type of IHDR, width and height */

static gpointer
fail (GError **error, HutTileError code)
{
  g_set_error_literal (error, HUT_TILE_ERROR, code,
                       code == HUT_TILE_ERROR_TOO_LARGE ? "a picture larger than a tile may be"
                                                        : "not a whole picture");
  return NULL;
}

void
hut_tile_picture_free (HutTilePicture *picture)
{
  g_clear_pointer (&picture->image, hut_map_image_free);
  g_free (picture);
}

gsize
hut_tile_picture_bytes (const HutTilePicture *picture)
{
  return 4 * (gsize)hut_map_image_width (picture->image) * hut_map_image_height (picture->image);
}

static guint32
read_uint (const guint8 *at)
{
  return (guint32)at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

/* A PNG says its size first; it is decoded at that size whatever is wanted of it. */
static gboolean
is_large_png (GBytes *body)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (body, &length);

  return length >= PNG_HEAD && memcmp (bytes, "\x89PNG", 4) == 0 &&
         (read_uint (bytes + 16) > HUT_TILE_SIDE_MAX || read_uint (bytes + 20) > HUT_TILE_SIDE_MAX);
}

/* The decoders fill up what is missing of a picture that was cut off on its way; its end shows it.
 */
static gboolean
is_cut (GBytes *body)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (body, &length);
  gsize tail = MIN (length, TAIL);

  if (length > 3 && memcmp (bytes, "\x89PNG", 4) == 0)
    return memmem (bytes + length - tail, tail, "IEND", 4) == NULL;
  if (length > 3 && memcmp (bytes, "\xff\xd8\xff", 3) == 0)
    return memmem (bytes + length - tail, tail, "\xff\xd9", 2) == NULL;
  return FALSE;
}

static cairo_surface_t *
decode (GBytes *body, GError **error)
{
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface;

  if (is_large_png (body))
    return fail (error, HUT_TILE_ERROR_TOO_LARGE);
  texture = is_cut (body) ? NULL : hut_photo_decode (body, HUT_TILE_SIDE_MAX, NULL);
  if (texture == NULL)
    return fail (error, HUT_TILE_ERROR_NO_IMAGE);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture),
                                        gdk_texture_get_height (texture));
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Paints @above over @below, stretched to its size. */
static void
put_over (cairo_surface_t *below, cairo_surface_t *above)
{
  cairo_t *cr = cairo_create (below);

  cairo_scale (
      cr, (double)cairo_image_surface_get_width (below) / cairo_image_surface_get_width (above),
      (double)cairo_image_surface_get_height (below) / cairo_image_surface_get_height (above));
  cairo_set_source_surface (cr, above, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (below);
}

static gboolean
is_opaque (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *bytes = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (*(const guint32 *)(bytes + y * stride + 4 * x) < 0xff000000)
        return FALSE;
  return TRUE;
}

/* Takes over @surface. */
static HutTilePicture *
make_picture (cairo_surface_t *surface)
{
  HutTilePicture *picture = g_new0 (HutTilePicture, 1);

  picture->opaque = is_opaque (surface);
  picture->image = hut_map_image_new_for_surface (surface);
  return picture;
}

HutTilePicture *
hut_tile_picture_new (GBytes *const *bodies, guint n_layers, GError **error)
{
  cairo_surface_t *whole = NULL;

  for (guint i = 0; i < n_layers; i++)
    {
      cairo_surface_t *layer = bodies[i] != NULL ? decode (bodies[i], error) : NULL;

      if (bodies[i] == NULL)
        continue;
      if (layer == NULL)
        {
          g_clear_pointer (&whole, cairo_surface_destroy);
          return NULL;
        }
      if (whole == NULL)
        {
          whole = layer;
          continue;
        }
      put_over (whole, layer);
      cairo_surface_destroy (layer);
    }
  return whole != NULL ? make_picture (whole) : fail (error, HUT_TILE_ERROR_MISSING);
}
