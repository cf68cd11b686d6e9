/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-map-image.h"

G_BEGIN_DECLS

/* A tile as it is drawn. Immutable; made on any thread. */
typedef struct
{
  HutMapImage *image;
  gboolean opaque; /* nothing below shows through */
} HutTilePicture;

#define HUT_TILE_SIDE_MAX 1024 /* dots; a larger one is no tile */

void hut_tile_picture_free (HutTilePicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTilePicture, hut_tile_picture_free)

/* What it takes in memory. */
gsize hut_tile_picture_bytes (const HutTilePicture *picture);

/* Decodes @n_layers bodies (PNG, JPEG, WebP; untrusted) and puts them over each other, the first at
 * the bottom; a NULL one is left out. HUT_TILE_ERROR_NO_IMAGE or HUT_TILE_ERROR_TOO_LARGE. */
HutTilePicture *hut_tile_picture_new (GBytes *const *bodies, guint n_layers, GError **error);

G_END_DECLS
