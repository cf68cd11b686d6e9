/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measuring on the map; see the header. The line is drawn with cairo in the rectangle around it:
 * it is short, and there only while something is measured. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-measure-layer.h"

#include "geo/hut-measure.h"
#include "mapview/hut-map-sight.h"
#include "mapview/hut-pin-keys.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CLICK_SLIP 6 /* pixels a click may move */
#define HIT 10       /* pixels around the first point that close the line */
#define ROOM 24      /* pixels around the line that belong to it */
#define LABEL_GAP 12 /* pixels from the last point to its label */

struct _HutMeasureLayer
{
  ShumateLayer parent_instance;

  HutMeasure *measure;
  HutMapScheme scheme;
  gboolean active;
  char *words;

  gboolean aimed; /* the crosshair is there: moved by keys */
  HutMercator aim;
  double press_x, press_y;
};

G_DEFINE_FINAL_TYPE (HutMeasureLayer, hut_measure_layer, SHUMATE_TYPE_LAYER)

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- Places ---- */

static HutMapSight
get_sight (HutMeasureLayer *self)
{
  return hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
}

static graphene_point_t
to_widget (HutMeasureLayer *self, HutMercator place)
{
  HutMapSight sight = get_sight (self);

  return hut_map_sight_to_widget (&sight, place, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)));
}

static HutMercator
from_widget (HutMeasureLayer *self, double x, double y)
{
  HutMapSight sight = get_sight (self);

  return hut_map_sight_from_widget (&sight, x, y, gtk_widget_get_width (GTK_WIDGET (self)),
                                    gtk_widget_get_height (GTK_WIDGET (self)));
}

static graphene_point_t
point_at (HutMeasureLayer *self, guint index)
{
  return to_widget (self,
                    hut_mercator_project (g_array_index (self->measure->points, HutPoint, index)));
}

/* ---- Words ---- */

static char *
length_words (double metres)
{
  if (metres < 10)
    return g_strdup_printf (_ ("%.1f m"), metres);
  if (metres < 10000)
    return g_strdup_printf (_ ("%d m"), (int)round (metres));
  return g_strdup_printf (_ ("%.2f km"), metres / 1000);
}

static char *
area_words (double square_metres)
{
  return square_metres < 1e6 ? g_strdup_printf (_ ("%.0f m²"), square_metres)
                             : g_strdup_printf (_ ("%.2f km²"), square_metres / 1e6);
}

static char *
make_words (const HutMeasure *measure)
{
  g_autofree char *length = length_words (hut_measure_length (measure));
  g_autofree char *piece = length_words (hut_measure_piece (measure));
  g_autofree char *area = NULL;

  if (measure->points->len < 2)
    return NULL;
  if (measure->closed)
    {
      area = area_words (hut_measure_area (measure));
      return g_strdup_printf (_ ("Around %s, area %s"), length, area);
    }
  return measure->points->len == 2 ? g_strdup (length)
                                   : g_strdup_printf (_ ("%s, the last piece %s"), length, piece);
}

static void
update (HutMeasureLayer *self)
{
  g_free (self->words);
  self->words = make_words (self->measure);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

/* ---- Drawing ---- */

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static guint32
ink_of (HutMeasureLayer *self)
{
  return self->scheme == HUT_MAP_SCHEME_DARK ? 0x7FCBBE : 0x1F6F63;
}

static guint32
halo_of (HutMeasureLayer *self)
{
  return self->scheme == HUT_MAP_SCHEME_DARK ? 0x14171A : 0xFFFFFF;
}

static void
trace_line (HutMeasureLayer *self, cairo_t *cr)
{
  for (guint i = 0; i < self->measure->points->len; i++)
    {
      graphene_point_t at = point_at (self, i);

      cairo_line_to (cr, at.x, at.y);
    }
  if (self->measure->closed)
    cairo_close_path (cr);
}

static void
draw_line (HutMeasureLayer *self, cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trace_line (self, cr);
  if (self->measure->closed)
    {
      guint32 ink = ink_of (self);

      cairo_set_source_rgba (cr, (ink >> 16) / 255.0, (ink >> 8 & 0xff) / 255.0,
                             (ink & 0xff) / 255.0, 0.12);
      cairo_fill_preserve (cr);
    }
  set_colour (cr, halo_of (self));
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  set_colour (cr, ink_of (self));
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);

  for (guint i = 0; i < self->measure->points->len; i++)
    {
      graphene_point_t at = point_at (self, i);

      cairo_arc (cr, at.x, at.y, i == 0 ? 5.5 : 4, 0, 2 * G_PI);
      set_colour (cr, halo_of (self));
      cairo_fill_preserve (cr);
      set_colour (cr, ink_of (self));
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static void
draw_crosshair (HutMeasureLayer *self, graphene_point_t at, cairo_t *cr)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      set_colour (cr, pass ? ink_of (self) : halo_of (self));
      cairo_set_line_width (cr, pass ? 2 : 5);
      for (guint side = 0; side < 4; side++)
        {
          double x = side == 0 ? 1 : side == 1 ? -1 : 0, y = side == 2 ? 1 : side == 3 ? -1 : 0;

          cairo_move_to (cr, at.x + 5 * x, at.y + 5 * y);
          cairo_line_to (cr, at.x + 16 * x, at.y + 16 * y);
        }
      cairo_stroke (cr);
    }
}

/* The label beside the last point, moved into the view where it would leave it. */
static void
snapshot_label (HutMeasureLayer *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->words);
  graphene_point_t at = point_at (self, self->measure->points->len - 1);
  guint32 ink = ink_of (self), halo = halo_of (self);
  GdkRGBA ground = { (halo >> 16) / 255.0f, (halo >> 8 & 0xff) / 255.0f, (halo & 0xff) / 255.0f,
                     0.92f };
  GdkRGBA letters = { (ink >> 16) / 255.0f, (ink >> 8 & 0xff) / 255.0f, (ink & 0xff) / 255.0f, 1 };
  GskRoundedRect frame;
  float x, y;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width += 12;
  height += 6;
  x = roundf (
      CLAMP (at.x + LABEL_GAP, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0)));
  y = roundf (
      CLAMP (at.y - height - 4, 0, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - height, 0)));
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (x, y, width, height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &ground, &frame.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 6, y + 3));
  gtk_snapshot_append_layout (snapshot, layout, &letters);
  gtk_snapshot_restore (snapshot);
}

/* What is drawn with cairo reaches this far; FALSE where that is nowhere in the view. */
static gboolean
find_reach (HutMeasureLayer *self, graphene_rect_t *reach)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                             gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_point_t at = to_widget (self, self->aim);
  guint n = self->measure->points->len;

  if (!self->aimed && n == 0)
    return FALSE;
  if (!self->aimed)
    at = point_at (self, 0);
  graphene_rect_init (reach, at.x, at.y, 0, 0);
  for (guint i = 0; i < n; i++)
    {
      at = point_at (self, i);
      graphene_rect_expand (reach, &at, reach);
    }
  graphene_rect_inset (reach, -ROOM, -ROOM);
  graphene_rect_round_extents (reach, reach);
  return graphene_rect_intersection (reach, &view, reach);
}

static void
hut_measure_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutMeasureLayer *self = HUT_MEASURE_LAYER (widget);
  graphene_rect_t reach;
  cairo_t *cr;

  if (!self->active || !find_reach (self, &reach))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &reach);
  draw_line (self, cr);
  if (self->aimed)
    draw_crosshair (self, to_widget (self, self->aim), cr);
  cairo_destroy (cr);
  if (self->words != NULL)
    snapshot_label (self, snapshot);
}

/* ---- Pointer and keys ---- */

/* A layer lets through what is not on a child of it; this one has none. */
static gboolean
hut_measure_layer_contains (GtkWidget *widget, double x, double y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) &&
         y < gtk_widget_get_height (widget);
}

/* A point there; on the first one, the line is closed. */
static void
set_at (HutMeasureLayer *self, HutMercator place)
{
  graphene_point_t at = to_widget (self, place), first;

  if (self->measure->points->len >= 3)
    {
      first = point_at (self, 0);
      if (hypot (first.x - at.x, first.y - at.y) <= HIT)
        {
          if (hut_measure_close (self->measure))
            update (self);
          return;
        }
    }
  hut_measure_layer_add (self, hut_mercator_unproject (place));
}

static void
on_pressed (HutMeasureLayer *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_released (HutMeasureLayer *self, int n_press, double x, double y)
{
  if (hypot (x - self->press_x, y - self->press_y) > CLICK_SLIP)
    return;
  self->aimed = FALSE;
  set_at (self, from_widget (self, x, y));
}

/* Moves the crosshair, from the last point or the middle on; the map follows at its edge. */
static void
move_aim (HutMeasureLayer *self, double x, double y)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n = self->measure->points->len;
  graphene_point_t at = self->aimed ? to_widget (self, self->aim)
                        : n > 0     ? point_at (self, n - 1)
                                    : GRAPHENE_POINT_INIT ((float)width / 2, (float)height / 2);
  HutPoint point;

  self->aim = from_widget (self, at.x + x, at.y + y);
  self->aimed = TRUE;
  at = to_widget (self, self->aim);
  if (at.x < 0 || at.y < 0 || at.x > width || at.y > height)
    {
      point = hut_mercator_unproject (self->aim);
      shumate_location_set_location (SHUMATE_LOCATION (viewport), hut_point_lat (point),
                                     hut_point_lon (point));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_key (HutMeasureLayer *self, guint key, guint code, GdkModifierType state)
{
  double x, y;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (hut_pin_keys_zoom (shumate_layer_get_viewport (SHUMATE_LAYER (self)), key))
    return TRUE;
  if (hut_pin_keys_step (key, state, &x, &y))
    move_aim (self, x, y);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      if (!self->aimed)
        move_aim (self, 0, 0);
      set_at (self, self->aim);
    }
  else if (key == GDK_KEY_BackSpace)
    {
      if (hut_measure_take_back (self->measure))
        update (self);
    }
  else if (key == GDK_KEY_Escape)
    hut_measure_layer_set_active (self, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* ---- The object ---- */

static void
hut_measure_layer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutMeasureLayer *self = HUT_MEASURE_LAYER (object);

  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, self->active);
  else if (id == PROP_WORDS)
    g_value_set_string (value, self->words);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_measure_layer_constructed (GObject *object)
{
  static const char *const CHANGES[] = { "notify::latitude", "notify::longitude",
                                         "notify::zoom-level" };

  G_OBJECT_CLASS (hut_measure_layer_parent_class)->constructed (object);
  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), CHANGES[i],
                             G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
hut_measure_layer_finalize (GObject *object)
{
  HutMeasureLayer *self = HUT_MEASURE_LAYER (object);

  hut_measure_free (self->measure);
  g_free (self->words);
  G_OBJECT_CLASS (hut_measure_layer_parent_class)->finalize (object);
}

static void
hut_measure_layer_class_init (HutMeasureLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = hut_measure_layer_constructed;
  object_class->finalize = hut_measure_layer_finalize;
  object_class->get_property = hut_measure_layer_get_property;
  GTK_WIDGET_CLASS (klass)->snapshot = hut_measure_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->contains = hut_measure_layer_contains;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] =
      g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_measure_layer_init (HutMeasureLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->measure = hut_measure_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Measured line"), -1);
}

ShumateLayer *
hut_measure_layer_new (ShumateViewport *viewport)
{
  return g_object_new (HUT_TYPE_MEASURE_LAYER, "viewport", viewport, NULL);
}

void
hut_measure_layer_set_active (HutMeasureLayer *self, gboolean active)
{
  if (self->active == active)
    return;
  self->active = active;
  self->aimed = FALSE;
  hut_measure_clear (self->measure);
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), active);
  if (active)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

gboolean
hut_measure_layer_get_active (HutMeasureLayer *self)
{
  return self->active;
}

void
hut_measure_layer_add (HutMeasureLayer *self, HutPoint point)
{
  if (hut_measure_add (self->measure, point))
    update (self);
}

const char *
hut_measure_layer_get_words (HutMeasureLayer *self)
{
  return self->words;
}

void
hut_measure_layer_set_scheme (HutMeasureLayer *self, HutMapScheme scheme)
{
  self->scheme = scheme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
