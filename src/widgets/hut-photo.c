/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decoding of photographs: JPEG and PNG by gdk-pixbuf, each by its own loader, as guessing would
 * offer untrusted bytes to every loader of the machine; WebP by libwebp. The size is known before
 * the pixels, and a size that is too large ends it there. Any thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-photo.h"

#include <string.h>
#include <webp/decode.h>

#define PIECE (64 * 1024)

typedef struct
{
  int side;
  gboolean too_large;
} Size;

static gboolean
fail (GError **error, GIOErrorEnum code)
{
  g_set_error_literal (error, G_IO_ERROR, code,
                       code == G_IO_ERROR_NO_SPACE ? "the picture has too many pixels"
                                                   : "not a whole picture");
  return FALSE;
}

static gboolean
is_too_large (int width, int height)
{
  return width <= 0 || height <= 0 || (gint64)width * height > HUT_PHOTO_PIXELS_MAX;
}

/* Both sides as they fit into @side. */
static void
fit (int *width, int *height, int side)
{
  int longer = MAX (*width, *height);

  if (longer <= side)
    return;
  *width = MAX (1, (int)((gint64)*width * side / longer));
  *height = MAX (1, (int)((gint64)*height * side / longer));
}

/* ---- JPEG and PNG ---- */

static void
on_size (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Size *size = data;

  size->too_large = is_too_large (width, height);
  if (size->too_large)
    width = height = 0;
  else
    fit (&width, &height, size->side);
  gdk_pixbuf_loader_set_size (loader, width, height);
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *bytes, const Size *size)
{
  gsize length;
  const guint8 *content = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length; at += PIECE)
    if (!gdk_pixbuf_loader_write (loader, content + at, MIN (PIECE, length - at), NULL) ||
        size->too_large)
      return FALSE;
  return TRUE;
}

static GdkTexture *
decode_pixbuf (GBytes *bytes, const char *form, int side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (form, error);
  g_autoptr (GdkPixbuf) turned = NULL;
  Size size = { .side = side };
  gboolean whole;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), &size);
  whole = feed (loader, bytes, &size);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    turned = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  if (turned != NULL)
    return gdk_texture_new_for_pixbuf (turned);
  fail (error, size.too_large ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_INVALID_DATA);
  return NULL;
}

/* ---- WebP ---- */

static GdkTexture *
take_webp (const WebPDecBuffer *buffer)
{
  const WebPRGBABuffer *pixels = &buffer->u.RGBA;
  g_autoptr (GBytes) bytes = g_bytes_new (pixels->rgba, pixels->size);

  return gdk_memory_texture_new (buffer->width, buffer->height, GDK_MEMORY_R8G8B8A8, bytes,
                                 pixels->stride);
}

static GdkTexture *
decode_webp (GBytes *bytes, int side, GError **error)
{
  gsize length;
  const guint8 *content = g_bytes_get_data (bytes, &length);
  WebPDecoderConfig config;
  GdkTexture *texture = NULL;
  int width, height;

  if (!WebPInitDecoderConfig (&config) ||
      WebPGetFeatures (content, length, &config.input) != VP8_STATUS_OK)
    return fail (error, G_IO_ERROR_INVALID_DATA), NULL;
  width = config.input.width;
  height = config.input.height;
  if (config.input.has_animation || is_too_large (width, height))
    return fail (error,
                 config.input.has_animation ? G_IO_ERROR_NOT_SUPPORTED : G_IO_ERROR_NO_SPACE),
           NULL;
  fit (&width, &height, side);
  config.options.use_scaling = width != config.input.width;
  config.options.scaled_width = width;
  config.options.scaled_height = height;
  config.output.colorspace = MODE_RGBA;
  if (WebPDecode (content, length, &config) == VP8_STATUS_OK)
    texture = take_webp (&config.output);
  else
    fail (error, G_IO_ERROR_INVALID_DATA);
  WebPFreeDecBuffer (&config.output);
  return texture;
}

GdkTexture *
hut_photo_decode (GBytes *bytes, int side, GError **error)
{
  gsize length;
  const guint8 *content = g_bytes_get_data (bytes, &length);

  if (length > 3 && memcmp (content, "\xff\xd8\xff", 3) == 0)
    return decode_pixbuf (bytes, "jpeg", side, error);
  if (length > 8 && memcmp (content, "\x89PNG", 4) == 0)
    return decode_pixbuf (bytes, "png", side, error);
  if (length > 12 && memcmp (content, "RIFF", 4) == 0 && memcmp (content + 8, "WEBP", 4) == 0)
    return decode_webp (bytes, side, error);
  fail (error, G_IO_ERROR_INVALID_DATA);
  return NULL;
}
