/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A still map for the wall, painted by the painter of every other map. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-map.h"

#include "mapview/hut-map-image.h"
#include "report/hut-map-painter.h"

#define WIDTH 1760
#define HEIGHT 780
#define ZOOM 16.1
#define SCALE 4.8 /* names of 10 become 48 */
#define PIN 44.0
#define NARROWEST 1280.0 /* within the margins of a wall of 4:3 */
#define LOWEST 560.0
#define GAP 24.0

/* ---- Painting ---- */

/* A drop whose tip is at the origin, with a hole; its size and edge tell it from the map. */
static void
draw_pin (cairo_t *cr)
{
  cairo_move_to (cr, 0, 0);
  cairo_curve_to (cr, -PIN * 0.3, -PIN * 0.8, -PIN, -PIN * 1.1, -PIN, -PIN * 1.8);
  cairo_arc (cr, 0, -PIN * 1.8, PIN, G_PI, 2 * G_PI);
  cairo_curve_to (cr, PIN, -PIN * 1.1, PIN * 0.3, -PIN * 0.8, 0, 0);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0.122, 0.435, 0.388);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 6);
  cairo_stroke (cr);
  cairo_arc (cr, 0, -PIN * 1.8, PIN * 0.4, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* What a wall of 4:3 cuts off at the sides, and a title of three lines above and below. */
static void
find_cut (guint n_photos, HutMapBox cut[4])
{
  const double wide = (NARROWEST - GAP * n_photos) / (n_photos + 1.0) / SCALE;
  const double tall = LOWEST / SCALE;
  const double width = WIDTH / SCALE, height = HEIGHT / SCALE;

  cut[0] = (HutMapBox){ -width, -height, (width - wide) / 2, 2 * height };
  cut[1] = (HutMapBox){ (width + wide) / 2, -height, 2 * width, 2 * height };
  cut[2] = (HutMapBox){ -width, -height, 2 * width, (height - tall) / 2 };
  cut[3] = (HutMapBox){ -width, (height + tall) / 2, 2 * width, 2 * height };
}

GdkTexture *
hut_wall_map_paint (const char *path, HutPoint place, guint n_photos, GError **error)
{
  HutMapBox cut[4];
  HutMapPackage *package = hut_map_package_open (path, error);
  g_autoptr (HutMapPainter) painter = NULL;
  g_autoptr (HutMapImage) image = NULL;
  const HutMapFrame frame = { .centre = hut_mercator_project (place),
                              .zoom = ZOOM,
                              .width = (int)(WIDTH / SCALE),
                              .height = (int)(HEIGHT / SCALE),
                              .scale = SCALE,
                              .scheme = HUT_MAP_SCHEME_LIGHT,
                              .taken = cut,
                              .n_taken = G_N_ELEMENTS (cut),
                              .whole_names = TRUE };
  cairo_surface_t *surface;
  gboolean painted;
  cairo_t *cr;

  if (package == NULL)
    return NULL;
  find_cut (n_photos, cut);
  painter = hut_map_painter_new (package);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  painted = hut_map_painter_paint (painter, &frame, surface, NULL, error);
  cr = cairo_create (surface);
  cairo_translate (cr, frame.width * SCALE / 2, frame.height * SCALE / 2);
  draw_pin (cr);
  cairo_destroy (cr);
  image = hut_map_image_new_for_surface (surface);
  return painted ? g_object_ref (hut_map_image_get_texture (image)) : NULL;
}

/* ---- Showing ---- */

struct _HutWallMap
{
  GtkWidget parent_instance;
  GdkPaintable *paintable;
};

G_DEFINE_FINAL_TYPE (HutWallMap, hut_wall_map, GTK_TYPE_WIDGET)

static void
hut_wall_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutWallMap *self = HUT_WALL_MAP (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double wide = gdk_paintable_get_intrinsic_width (self->paintable);
  double tall = gdk_paintable_get_intrinsic_height (self->paintable);
  double scale = MAX (1, MAX (width / wide, height / tall));

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(width - wide * scale) / 2,
                                                          (float)(height - tall * scale) / 2));
  gdk_paintable_snapshot (self->paintable, snapshot, wide * scale, tall * scale);
}

static void
hut_wall_map_dispose (GObject *object)
{
  g_clear_object (&HUT_WALL_MAP (object)->paintable);
  G_OBJECT_CLASS (hut_wall_map_parent_class)->dispose (object);
}

static void
hut_wall_map_class_init (HutWallMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_wall_map_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = hut_wall_map_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hut_wall_map_init (HutWallMap *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-wall-picture");
}

GtkWidget *
hut_wall_map_new (GdkPaintable *paintable, const char *name)
{
  HutWallMap *self = g_object_new (HUT_TYPE_WALL_MAP, NULL);

  self->paintable = g_object_ref (paintable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
