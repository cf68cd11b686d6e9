/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture for the projected screen: a photograph that may be shown, or the map around a place. */
typedef enum
{
  HUT_PICTURE_MAP,
  HUT_PICTURE_PHOTO,
  HUT_PICTURE_BEFORE,
  HUT_PICTURE_AFTER,
} HutWallPictureKind;

#define HUT_TYPE_WALL_PICTURE (hut_wall_picture_get_type ())
G_DECLARE_FINAL_TYPE (HutWallPicture, hut_wall_picture, HUT, WALL_PICTURE, GObject)

/* Takes a reference of @paintable. */
HutWallPicture *hut_wall_picture_new (HutWallPictureKind kind, GdkPaintable *paintable);

HutWallPictureKind hut_wall_picture_get_kind (HutWallPicture *self);
GdkPaintable *hut_wall_picture_get_paintable (HutWallPicture *self);

/* What stands below it, and what it is called; translated, static. The map has no caption. */
const char *hut_wall_picture_get_caption (HutWallPicture *self);
const char *hut_wall_picture_get_name (HutWallPicture *self);

G_END_DECLS
