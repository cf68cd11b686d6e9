/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What is decoded at most: larger pictures would cost more memory than a window may take. */
#define HUT_PHOTO_PIXELS_MAX (64 * 1000 * 1000)

/* The picture in @bytes (JPEG, PNG, WebP; untrusted), the right way up, made smaller so that
 * neither side is longer than @side pixels; a smaller one stays as it is. Only the three decoders
 * are ever used, whatever else is installed. From any thread but the main one.
 * G_IO_ERROR_INVALID_DATA where it is no such picture or damaged, G_IO_ERROR_NO_SPACE where it has
 * more than HUT_PHOTO_PIXELS_MAX, G_IO_ERROR_NOT_SUPPORTED of a film. */
GdkTexture *hut_photo_decode (GBytes *bytes, int side, GError **error);

G_END_DECLS
