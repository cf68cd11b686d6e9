/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pictures for the wall. Immutable. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-picture.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWallPicture
{
  GObject parent_instance;
  HutWallPictureKind kind;
  GdkPaintable *paintable;
};

G_DEFINE_FINAL_TYPE (HutWallPicture, hut_wall_picture, G_TYPE_OBJECT)

static void
hut_wall_picture_finalize (GObject *object)
{
  g_object_unref (HUT_WALL_PICTURE (object)->paintable);
  G_OBJECT_CLASS (hut_wall_picture_parent_class)->finalize (object);
}

static void
hut_wall_picture_class_init (HutWallPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_wall_picture_finalize;
}

static void
hut_wall_picture_init (HutWallPicture *self)
{
}

HutWallPicture *
hut_wall_picture_new (HutWallPictureKind kind, GdkPaintable *paintable)
{
  HutWallPicture *self = g_object_new (HUT_TYPE_WALL_PICTURE, NULL);

  self->kind = kind;
  self->paintable = g_object_ref (paintable);
  return self;
}

HutWallPictureKind
hut_wall_picture_get_kind (HutWallPicture *self)
{
  g_return_val_if_fail (HUT_IS_WALL_PICTURE (self), HUT_PICTURE_PHOTO);

  return self->kind;
}

GdkPaintable *
hut_wall_picture_get_paintable (HutWallPicture *self)
{
  g_return_val_if_fail (HUT_IS_WALL_PICTURE (self), NULL);

  return self->paintable;
}

const char *
hut_wall_picture_get_caption (HutWallPicture *self)
{
  g_return_val_if_fail (HUT_IS_WALL_PICTURE (self), NULL);

  switch (self->kind)
    {
    case HUT_PICTURE_BEFORE:
      return C_ ("photograph", "Before");
    case HUT_PICTURE_AFTER:
      return C_ ("photograph", "After");
    case HUT_PICTURE_MAP:
    case HUT_PICTURE_PHOTO:
    default:
      return NULL;
    }
}

const char *
hut_wall_picture_get_name (HutWallPicture *self)
{
  const char *caption = hut_wall_picture_get_caption (self);

  if (caption != NULL)
    return caption;
  return self->kind == HUT_PICTURE_MAP ? _ ("Map of the place") : _ ("Photograph");
}
