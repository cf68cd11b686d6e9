/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Images of pins and clusters; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-pin-images.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FAMILY "Noto Sans CJK SC"
#define MOST_IMAGES 600 /* made anew when there are more: clusters come in any number */

/* A pin, in its own pixels: a disc of RADIUS, and a tip TALL below its middle. */
#define RADIUS 10.5
#define TALL 18.5
#define ROOM 4.0 /* around it, for its outline and shadow */
#define SELECTED_SCALE 1.4

#define CLUSTER_ROOM 6.0
#define LABEL_SIZE 11.0
#define LABEL_HEIGHT 17.0

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
};

static const guint32 PIN_COLOURS[HUT_N_PINS] = { 0xB3261E, 0x9A6400, 0x2A6099, 0x5E6670 };

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
  HutPinImage *image = data;

  g_object_unref (image->texture);
  g_free (image);
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
  if (images->scale == scale && images->scheme == scheme &&
      g_hash_table_size (images->images) < MOST_IMAGES)
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

static void
trace_pin (cairo_t *cr)
{
  /* the tip's sides touch the disc */
  double turn = acos (RADIUS / TALL);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, RADIUS, G_PI / 2 + turn, G_PI / 2 - turn + 2 * G_PI);
  cairo_line_to (cr, 0, TALL);
  cairo_close_path (cr);
}

static void
draw_sign (cairo_t *cr, HutPin pin)
{
  cairo_set_line_width (cr, 2.2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  switch (pin)
    {
    case HUT_PIN_OVERDUE:
      cairo_move_to (cr, 0, -5);
      cairo_line_to (cr, 0, 1);
      cairo_move_to (cr, 0, 5);
      cairo_line_to (cr, 0, 5);
      cairo_set_line_width (cr, 2.6);
      cairo_stroke (cr);
      break;

    case HUT_PIN_SOON:
      cairo_set_line_width (cr, 1.8);
      cairo_arc (cr, 0, 0, 5.2, 0, 2 * G_PI);
      cairo_stroke (cr);
      cairo_move_to (cr, 0, -2.8);
      cairo_line_to (cr, 0, 0.2);
      cairo_line_to (cr, 2.2, 1.2);
      cairo_set_line_width (cr, 1.6);
      cairo_stroke (cr);
      break;

    case HUT_PIN_AT_WORK:
      cairo_move_to (cr, -2.8, -4.2);
      cairo_line_to (cr, 4.4, 0);
      cairo_line_to (cr, -2.8, 4.2);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;

    case HUT_PIN_DONE:
    case HUT_N_PINS:
    default:
      cairo_move_to (cr, -4.4, 0.4);
      cairo_line_to (cr, -1.2, 3.6);
      cairo_line_to (cr, 4.6, -3.4);
      cairo_stroke (cr);
      break;
    }
}

static void
draw_pin (const HutPinImages *images, cairo_t *cr, HutPin pin, HutPinLook look)
{
  /* a soft foot on the ground */
  cairo_save (cr);
  cairo_translate (cr, 0, TALL);
  cairo_scale (cr, 1, 0.4);
  cairo_arc (cr, 0, 0, 5, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.18);
  cairo_fill (cr);

  trace_pin (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (look == HUT_PIN_SELECTED)
    {
      set_colour (cr, PIN_COLOURS[pin], 0.35);
      cairo_set_line_width (cr, 6.5);
      cairo_stroke_preserve (cr);
    }
  set_colour (cr, outline_colour (images), 1);
  cairo_set_line_width (cr, 3.2);
  cairo_stroke_preserve (cr);
  set_colour (cr, PIN_COLOURS[pin], 1);
  cairo_fill (cr);

  set_colour (cr, 0xFFFFFF, 1);
  draw_sign (cr, pin);
}

/* An image of @width × @height logical pixels, drawn with the origin at (@x, @y). */
static HutPinImage *
begin_image (const HutPinImages *images, double width, double height, double x, double y,
             cairo_t **cr)
{
  HutPinImage *image = g_new0 (HutPinImage, 1);
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
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize)stride * height,
                                  (GDestroyNotify)cairo_surface_destroy, surface);
  image->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                           GDK_MEMORY_DEFAULT, bytes, stride);
}

static HutPinImage *
make_pin (const HutPinImages *images, HutPin pin, HutPinLook look)
{
  double scale = look == HUT_PIN_SELECTED ? SELECTED_SCALE : 1;
  double half = (RADIUS + ROOM) * scale;
  cairo_t *cr;
  HutPinImage *image =
      begin_image (images, 2 * half, (RADIUS + TALL + 2 * ROOM) * scale, half, half, &cr);

  image->foot_x = (float)half;
  image->foot_y = (float)(half + TALL * scale);
  cairo_scale (cr, scale, scale);
  draw_pin (images, cr, pin, look);
  end_image (image, cr);
  return image;
}

double
hut_pin_images_cluster_radius (guint count)
{
  return count < 10 ? 15 : count < 100 ? 18 : count < 1000 ? 22 : count < 10000 ? 26 : 30;
}

/* Text with its middle at (@x, @y). */
static void
draw_text (const HutPinImages *images, cairo_t *cr, const char *text, double size, double x,
           double y, guint32 colour, guint32 halo)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (images->context);
  PangoFontDescription *font = pango_font_description_new ();
  int width, height;

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);

  cairo_move_to (cr, x - width / 2.0 / PANGO_SCALE, y - height / 2.0 / PANGO_SCALE);
  if (halo != colour)
    {
      cairo_save (cr);
      pango_cairo_layout_path (cr, layout);
      set_colour (cr, halo, 0.9);
      cairo_set_line_width (cr, 3);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      cairo_restore (cr);
      cairo_move_to (cr, x - width / 2.0 / PANGO_SCALE, y - height / 2.0 / PANGO_SCALE);
    }
  set_colour (cr, colour, 1);
  pango_cairo_show_layout (cr, layout);
}

static HutPinImage *
make_cluster (const HutPinImages *images, const HutMark *mark)
{
  double radius = hut_pin_images_cluster_radius (mark->count);
  double half = MAX (radius + CLUSTER_ROOM, 34), overdue = mark->pins[HUT_PIN_OVERDUE];
  gboolean all_done = mark->pins[HUT_PIN_DONE] == mark->count;
  gboolean dark = images->scheme == HUT_MAP_SCHEME_DARK;
  g_autofree char *count = g_strdup_printf ("%u", mark->count);
  cairo_t *cr;
  HutPinImage *image =
      begin_image (images, 2 * half, radius + half + LABEL_HEIGHT + CLUSTER_ROOM, half, half, &cr);

  image->foot_x = image->foot_y = (float)half;
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  set_colour (cr, outline_colour (images), 1);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  set_colour (cr, PIN_COLOURS[all_done ? HUT_PIN_DONE : HUT_PIN_AT_WORK], 1);
  cairo_fill (cr);

  if (overdue > 0)
    {
      double share = CLAMP (overdue / mark->count, 0.06, 1);
      g_autofree char *label = g_strdup_printf (_ ("%u overdue"), mark->pins[HUT_PIN_OVERDUE]);

      cairo_new_path (cr);
      cairo_arc (cr, 0, 0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * share);
      set_colour (cr, dark ? 0xE5756B : PIN_COLOURS[HUT_PIN_OVERDUE], 1);
      cairo_set_line_width (cr, 4);
      cairo_stroke (cr);
      draw_text (images, cr, label, LABEL_SIZE, 0, radius + 4 + LABEL_HEIGHT / 2,
                 dark ? 0xF2A29A : PIN_COLOURS[HUT_PIN_OVERDUE], outline_colour (images));
    }

  draw_text (images, cr, count, radius < 18 ? 12 : 13.5, 0, 0, 0xFFFFFF, 0xFFFFFF);
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

static const HutPinImage *
keep (HutPinImages *images, const Key *key, HutPinImage *image)
{
  g_hash_table_insert (images->images, g_memdup2 (key, sizeof *key), image);
  return image;
}

const HutPinImage *
hut_pin_images_pin (HutPinImages *images, HutPin pin, HutPinLook look)
{
  Key key = { pin * 2 + look };
  HutPinImage *image = g_hash_table_lookup (images->images, &key);

  return image ? image : keep (images, &key, make_pin (images, pin, look));
}

const HutPinImage *
hut_pin_images_cluster (HutPinImages *images, const HutMark *mark)
{
  Key key = { WHAT_CLUSTER, mark->count, mark->pins[HUT_PIN_OVERDUE],
              mark->pins[HUT_PIN_DONE] == mark->count };
  HutPinImage *image = g_hash_table_lookup (images->images, &key);

  return image ? image : keep (images, &key, make_cluster (images, mark));
}

const HutPinImage *
hut_pin_images_crosshair (HutPinImages *images)
{
  Key key = { WHAT_CROSSHAIR };
  HutPinImage *image = g_hash_table_lookup (images->images, &key);

  return image ? image : keep (images, &key, make_crosshair (images));
}
