/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Images of pins and clusters; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-pin-images.h"

#include <math.h>

#define MOST_IMAGES 600 /* when there are more, those out of sight go: there is any number */
#define IN_A_FRAME 2    /* clusters, that are made anew */

#define PIN_ROOM 4.0 /* around a pin, for its outline and shadow */
#define CLUSTER_ROOM 6.0

typedef struct
{
  guint what; /* a HutPin and a HutPinLook, or one of the below */
  guint count;
  guint overdue;
  guint done;
} Key;

#define WHAT_CLUSTER 1000
#define WHAT_CROSSHAIR 1001

struct _HutPinImages
{
  GHashTable *images; /* Key → HutPinImage */
  int scale;
  HutMapScheme scheme;
  PangoContext *context;
  guint frame;  /* counted up */
  guint n_made; /* in this one */
};

/* What the table holds. */
typedef struct
{
  HutPinImage image; /* first: what is given out is this */
  guint frame;       /* in which it was used last */
} Kept;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return key->what * 31 + key->count * 7919 + key->overdue * 104729 + key->done;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *first = a, *second = b;

  return first->what == second->what && first->count == second->count &&
         first->overdue == second->overdue && first->done == second->done;
}

static void
free_image (gpointer data)
{
  Kept *kept = data;

  hut_map_image_free (kept->image.image);
  g_free (kept);
}

static gboolean
is_out_of_sight (gpointer key, gpointer value, gpointer data)
{
  const HutPinImages *images = data;

  return ((Kept *)value)->frame != images->frame;
}

HutPinImages *
hut_pin_images_new (void)
{
  HutPinImages *images = g_new0 (HutPinImages, 1);

  images->images = g_hash_table_new_full (hash_key, equal_keys, g_free, free_image);
  return images;
}

void
hut_pin_images_free (HutPinImages *images)
{
  g_hash_table_unref (images->images);
  g_clear_object (&images->context);
  g_free (images);
}

void
hut_pin_images_prepare (HutPinImages *images, int scale, HutMapScheme scheme, PangoContext *context)
{
  if (g_hash_table_size (images->images) >= MOST_IMAGES)
    g_hash_table_foreach_remove (images->images, is_out_of_sight, images);
  images->frame++;
  images->n_made = 0;
  if (images->scale == scale && images->scheme == scheme)
    return;

  g_hash_table_remove_all (images->images);
  images->scale = scale;
  images->scheme = scheme;
  g_set_object (&images->context, context);
}

static void
set_colour (cairo_t *cr, guint32 colour, double alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0, alpha);
}

/* What is around a pin: white by day, the dark ground by night. */
static guint32
outline_colour (const HutPinImages *images)
{
  return images->scheme == HUT_MAP_SCHEME_DARK ? 0x14171A : 0xFFFFFF;
}

/* An image of @width × @height logical pixels, drawn with the origin at (@x, @y). */
static HutPinImage *
begin_image (const HutPinImages *images, double width, double height, double x, double y,
             cairo_t **cr)
{
  Kept *kept = g_new0 (Kept, 1);
  HutPinImage *image = &kept->image;
  cairo_surface_t *surface;

  image->width = (float)ceil (width);
  image->height = (float)ceil (height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)image->width * images->scale,
                                        (int)image->height * images->scale);
  *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_scale (*cr, images->scale, images->scale);
  cairo_translate (*cr, x, y);
  return image;
}

static void
end_image (HutPinImage *image, cairo_t *cr)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (cr));

  cairo_destroy (cr);
  image->image = hut_map_image_new_for_surface (surface);
}

static HutPinImage *
make_pin (const HutPinImages *images, HutPin pin, HutPinLook look)
{
  double scale = hut_pin_sign_scale (look);
  double half = (HUT_PIN_SIGN_RADIUS + PIN_ROOM) * scale;
  double tall = HUT_PIN_SIGN_RADIUS + HUT_PIN_SIGN_TALL + 2 * PIN_ROOM;
  cairo_t *cr;
  HutPinImage *image =
      begin_image (images, 2 * half, tall * scale, half, half + HUT_PIN_SIGN_TALL * scale, &cr);

  image->foot_x = (float)half;
  image->foot_y = (float)(half + HUT_PIN_SIGN_TALL * scale);
  hut_pin_sign_draw (cr, pin, look, images->scheme);
  end_image (image, cr);
  return image;
}

static HutPinImage *
make_cluster (const HutPinImages *images, const HutMark *mark)
{
  double radius = hut_pin_sign_cluster_radius (mark->count);
  double half = MAX (radius + CLUSTER_ROOM, 34);
  cairo_t *cr;
  HutPinImage *image = begin_image (
      images, 2 * half, radius + half + HUT_PIN_SIGN_LABEL + CLUSTER_ROOM, half, half, &cr);

  image->foot_x = image->foot_y = (float)half;
  hut_pin_sign_draw_cluster (cr, images->context, mark, images->scheme);
  end_image (image, cr);
  return image;
}

static HutPinImage *
make_crosshair (const HutPinImages *images)
{
  double half = 30;
  cairo_t *cr;
  HutPinImage *image = begin_image (images, 2 * half, 2 * half, half, half, &cr);

  image->foot_x = image->foot_y = (float)half;
  for (guint pass = 0; pass < 2; pass++)
    {
      set_colour (cr, pass ? 0x1F6F63 : outline_colour (images), 1);
      cairo_set_line_width (cr, pass ? 2 : 5);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_arc (cr, 0, 0, 13, 0, 2 * G_PI);
      cairo_stroke (cr);
      for (guint i = 0; i < 4; i++)
        {
          cairo_move_to (cr, 5, 0);
          cairo_line_to (cr, 23, 0);
          cairo_stroke (cr);
          cairo_rotate (cr, G_PI / 2);
        }
    }
  set_colour (cr, 0x1F6F63, 1);
  cairo_arc (cr, 0, 0, 1.6, 0, 2 * G_PI);
  cairo_fill (cr);
  end_image (image, cr);
  return image;
}

/* One that was made, or NULL. */
static HutPinImage *
find (HutPinImages *images, const Key *key)
{
  Kept *kept = g_hash_table_lookup (images->images, key);

  if (kept == NULL)
    return NULL;
  kept->frame = images->frame;
  return &kept->image;
}

static const HutPinImage *
keep (HutPinImages *images, const Key *key, HutPinImage *image)
{
  ((Kept *)image)->frame = images->frame;
  g_hash_table_insert (images->images, g_memdup2 (key, sizeof *key), image);
  return image;
}

const HutPinImage *
hut_pin_images_pin (HutPinImages *images, HutPin pin, HutPinLook look)
{
  Key key = { pin * 2 + look };
  HutPinImage *image = find (images, &key);

  return image ? image : keep (images, &key, make_pin (images, pin, look));
}

static Key
cluster_key (const HutMark *mark)
{
  return (Key){ WHAT_CLUSTER, mark->count, mark->pins[HUT_PIN_OVERDUE],
                mark->pins[HUT_PIN_DONE] == mark->count };
}

const HutPinImage *
hut_pin_images_cluster (HutPinImages *images, const HutMark *mark)
{
  Key key = cluster_key (mark);
  HutPinImage *image = find (images, &key);

  if (image == NULL && images->n_made++ >= IN_A_FRAME)
    return NULL;
  return image ? image : keep (images, &key, make_cluster (images, mark));
}

gboolean
hut_pin_images_paint (HutPinImages *images, const HutMark *mark)
{
  Key key = cluster_key (mark);

  if (images->context == NULL || g_hash_table_size (images->images) >= MOST_IMAGES ||
      find (images, &key) != NULL)
    return FALSE;
  keep (images, &key, make_cluster (images, mark));
  return TRUE;
}

const HutPinImage *
hut_pin_images_crosshair (HutPinImages *images)
{
  Key key = { WHAT_CROSSHAIR };
  HutPinImage *image = find (images, &key);

  return image ? image : keep (images, &key, make_crosshair (images));
}
