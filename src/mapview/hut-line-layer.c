/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line that is changed on the map; see the header. Drawn with cairo over the view: there is one
 * such line, and only while it is changed. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-line-layer.h"

#include "mapview/hut-map-sight.h"
#include "mapview/hut-pin-keys.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CLICK_SLIP 6 /* pixels a click may move */
#define HIT_POINT 11 /* pixels around a point that are it */
#define HIT_PIECE 8  /* pixels around a piece */

struct _HutLineLayer
{
  ShumateLayer parent_instance;
  HutLineEdit *edit;
  HutMapScheme scheme;
  guint chosen;   /* a point; G_MAXUINT: none */
  guint dragged;  /* a point that the pointer holds; likewise */
  gboolean moved; /* it was dragged already */
  gboolean aimed; /* the crosshair is there: moved by keys */
  HutMercator aim;
};

G_DEFINE_FINAL_TYPE (HutLineLayer, hut_line_layer, SHUMATE_TYPE_LAYER)

static guint changed_signal;

/* ---- Places ---- */

static HutMapSight
get_sight (HutLineLayer *self)
{
  return hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
}

static graphene_point_t
to_widget (HutLineLayer *self, HutMercator place)
{
  HutMapSight sight = get_sight (self);

  return hut_map_sight_to_widget (&sight, place, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)));
}

static HutPoint
from_widget (HutLineLayer *self, double x, double y)
{
  HutMapSight sight = get_sight (self);

  return hut_mercator_unproject (
      hut_map_sight_from_widget (&sight, x, y, gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self))));
}

static graphene_point_t
point_at (HutLineLayer *self, guint index)
{
  return to_widget (self, hut_mercator_project (hut_line_edit_point (self->edit, index)));
}

static double
distance (graphene_point_t a, double x, double y)
{
  return hypot (a.x - x, a.y - y);
}

/* The point that is under the pointer; G_MAXUINT: none is. */
static guint
hit_point (HutLineLayer *self, double x, double y)
{
  double metres;
  guint nearest = hut_line_edit_nearest_point (self->edit, from_widget (self, x, y), &metres);

  return nearest != G_MAXUINT && distance (point_at (self, nearest), x, y) <= HIT_POINT ? nearest
                                                                                        : G_MAXUINT;
}

/* The point from which the piece under the pointer leads on; likewise. */
static guint
hit_piece (HutLineLayer *self, double x, double y)
{
  double metres, reach;
  HutPoint place = from_widget (self, x, y);
  guint nearest = hut_line_edit_nearest_piece (self->edit, place, &metres);

  reach = hut_point_distance (place, from_widget (self, x + HIT_PIECE, y));
  return nearest != G_MAXUINT && metres <= reach ? nearest : G_MAXUINT;
}

void
hut_line_layer_renew (HutLineLayer *self)
{
  if (self->chosen != G_MAXUINT && self->chosen >= hut_line_edit_n_points (self->edit))
    self->chosen = G_MAXUINT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
choose (HutLineLayer *self, guint index)
{
  self->chosen = index;
  self->aimed = FALSE;
  hut_line_layer_renew (self);
}

/* ---- Drawing ---- */

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static guint32
ink_of (HutLineLayer *self)
{
  return self->scheme == HUT_MAP_SCHEME_DARK ? 0x7FCBBE : 0x1F6F63;
}

static guint32
halo_of (HutLineLayer *self)
{
  return self->scheme == HUT_MAP_SCHEME_DARK ? 0x14171A : 0xFFFFFF;
}

static void
draw_line (HutLineLayer *self, cairo_t *cr)
{
  guint n = hut_line_edit_n_points (self->edit);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < n; i++)
    {
      graphene_point_t at = point_at (self, i);

      if (i == 0 || !hut_line_edit_leads_on (self->edit, i - 1))
        cairo_move_to (cr, at.x, at.y);
      else
        cairo_line_to (cr, at.x, at.y);
    }
  set_colour (cr, halo_of (self));
  cairo_set_line_width (cr, 7);
  cairo_stroke_preserve (cr);
  set_colour (cr, ink_of (self));
  cairo_set_line_width (cr, 3.5);
  cairo_stroke (cr);
}

/* The chosen one is filled and larger: told by more than its colour. */
static void
draw_points (HutLineLayer *self, cairo_t *cr)
{
  for (guint i = 0; i < hut_line_edit_n_points (self->edit); i++)
    {
      graphene_point_t at = point_at (self, i);
      gboolean chosen = i == self->chosen;

      cairo_arc (cr, at.x, at.y, chosen ? 8 : 5, 0, 2 * G_PI);
      set_colour (cr, chosen ? ink_of (self) : halo_of (self));
      cairo_fill_preserve (cr);
      set_colour (cr, chosen ? halo_of (self) : ink_of (self));
      cairo_set_line_width (cr, chosen ? 2.5 : 2);
      cairo_stroke (cr);
    }
}

static void
draw_crosshair (HutLineLayer *self, cairo_t *cr)
{
  graphene_point_t at = to_widget (self, self->aim);

  for (guint pass = 0; pass < 2; pass++)
    {
      set_colour (cr, pass ? ink_of (self) : halo_of (self));
      cairo_set_line_width (cr, pass ? 2 : 5);
      cairo_move_to (cr, at.x - 16, at.y);
      cairo_line_to (cr, at.x + 16, at.y);
      cairo_move_to (cr, at.x, at.y - 16);
      cairo_line_to (cr, at.x, at.y + 16);
      cairo_stroke (cr);
    }
}

static void
hut_line_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutLineLayer *self = HUT_LINE_LAYER (widget);
  graphene_rect_t view =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &view);

  draw_line (self, cr);
  draw_points (self, cr);
  if (self->aimed)
    draw_crosshair (self, cr);
  cairo_destroy (cr);
}

/* ---- The pointer ---- */

/* A layer lets through what is not on a child of it; this one has none. */
static gboolean
hut_line_layer_contains (GtkWidget *widget, double x, double y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) &&
         y < gtk_widget_get_height (widget);
}

/* What does not begin on a point moves the map. */
static void
on_drag_begin (HutLineLayer *self, double x, double y, GtkGesture *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragged = hit_point (self, x, y);
  self->moved = FALSE;
  if (self->dragged != G_MAXUINT)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      choose (self, self->dragged);
    }
}

static void
on_drag_update (HutLineLayer *self, double x, double y, GtkGesture *gesture)
{
  double from_x, from_y;
  HutPoint place;

  if (self->dragged == G_MAXUINT || (!self->moved && hypot (x, y) <= CLICK_SLIP))
    return;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &from_x, &from_y);
  place = from_widget (self, from_x + x, from_y + y);
  if (self->moved)
    hut_line_edit_drag (self->edit, self->dragged, place);
  else
    hut_line_edit_move (self->edit, self->dragged, place);
  self->moved = TRUE;
  hut_line_layer_renew (self);
}

static void
on_drag_end (HutLineLayer *self, double x, double y, GtkGesture *gesture)
{
  double at_x, at_y;
  guint piece;
  gboolean held = self->dragged != G_MAXUINT;

  self->dragged = G_MAXUINT;
  if (held || hypot (x, y) > CLICK_SLIP ||
      !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &at_x, &at_y))
    return;
  piece = hit_piece (self, at_x, at_y);
  choose (self, piece != G_MAXUINT
                    ? hut_line_edit_insert (self->edit, piece, from_widget (self, at_x, at_y))
                    : hut_line_edit_extend (self->edit, from_widget (self, at_x, at_y)));
}

/* ---- Keys ---- */

static void
look_at (HutLineLayer *self, HutPoint point)
{
  graphene_point_t at = to_widget (self, hut_mercator_project (point));

  if (at.x >= 0 && at.y >= 0 && at.x <= gtk_widget_get_width (GTK_WIDGET (self)) &&
      at.y <= gtk_widget_get_height (GTK_WIDGET (self)))
    return;
  shumate_location_set_location (
      SHUMATE_LOCATION (shumate_layer_get_viewport (SHUMATE_LAYER (self))), hut_point_lat (point),
      hut_point_lon (point));
}

static void
choose_by (HutLineLayer *self, int step)
{
  guint n = hut_line_edit_n_points (self->edit);

  if (n == 0)
    return;
  if (self->chosen == G_MAXUINT)
    choose (self, step > 0 ? 0 : n - 1);
  else
    choose (self, (self->chosen + n + (guint)step) % n);
  look_at (self, hut_line_edit_point (self->edit, self->chosen));
}

static void
move_by (HutLineLayer *self, double x, double y)
{
  graphene_point_t at;
  HutPoint place;

  if (self->chosen != G_MAXUINT)
    {
      at = point_at (self, self->chosen);
      place = from_widget (self, at.x + x, at.y + y);
      hut_line_edit_move (self->edit, self->chosen, place);
    }
  else
    {
      at = self->aimed ? to_widget (self, self->aim)
                       : GRAPHENE_POINT_INIT ((float)gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                                              (float)gtk_widget_get_height (GTK_WIDGET (self)) / 2);
      place = from_widget (self, at.x + x, at.y + y);
      self->aim = hut_mercator_project (place);
      self->aimed = TRUE;
    }
  look_at (self, place);
  hut_line_layer_renew (self);
}

static void
add_at_aim (HutLineLayer *self)
{
  if (!self->aimed)
    {
      move_by (self, 0, 0);
      return;
    }
  hut_line_edit_extend (self->edit, hut_mercator_unproject (self->aim));
  hut_line_layer_renew (self);
}

/* Half way to the next point, or of the last one, to the one before. */
static void
insert_at_chosen (HutLineLayer *self)
{
  guint from = self->chosen;
  HutPoint a, b;

  if (from != G_MAXUINT && !hut_line_edit_leads_on (self->edit, from) && from > 0)
    from--;
  if (from == G_MAXUINT || !hut_line_edit_leads_on (self->edit, from))
    return;
  a = hut_line_edit_point (self->edit, from);
  b = hut_line_edit_point (self->edit, from + 1);
  choose (self, hut_line_edit_insert (self->edit, from,
                                      (HutPoint){ (gint32)(((gint64)a.lon + b.lon) / 2),
                                                  (gint32)(((gint64)a.lat + b.lat) / 2) }));
}

static gboolean
on_control_key (HutLineLayer *self, guint key, GdkModifierType state)
{
  if (key != GDK_KEY_z && key != GDK_KEY_Z)
    return FALSE;
  if (state & GDK_SHIFT_MASK)
    hut_line_edit_redo (self->edit);
  else
    hut_line_edit_undo (self->edit);
  hut_line_layer_renew (self);
  return TRUE;
}

static gboolean
on_key (HutLineLayer *self, guint key, guint code, GdkModifierType state)
{
  double x, y;

  if (state & GDK_CONTROL_MASK)
    return on_control_key (self, key, state);
  if (state & GDK_ALT_MASK)
    return FALSE;
  if (hut_pin_keys_zoom (shumate_layer_get_viewport (SHUMATE_LAYER (self)), key))
    return TRUE;
  if (hut_pin_keys_step (key, state, &x, &y))
    move_by (self, x, y);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    choose_by (self, key == GDK_KEY_Page_Down ? 1 : -1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    add_at_aim (self);
  else if (key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert)
    insert_at_chosen (self);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    hut_line_layer_remove_chosen (self);
  else if (key == GDK_KEY_Escape && (self->chosen != G_MAXUINT || self->aimed))
    choose (self, G_MAXUINT);
  else
    return FALSE;
  return TRUE;
}

/* ---- The object ---- */

static void
hut_line_layer_constructed (GObject *object)
{
  static const char *const CHANGES[] = { "notify::latitude", "notify::longitude",
                                         "notify::zoom-level" };

  G_OBJECT_CLASS (hut_line_layer_parent_class)->constructed (object);
  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), CHANGES[i],
                             G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
hut_line_layer_finalize (GObject *object)
{
  hut_line_edit_free (HUT_LINE_LAYER (object)->edit);
  G_OBJECT_CLASS (hut_line_layer_parent_class)->finalize (object);
}

static void
hut_line_layer_class_init (HutLineLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = hut_line_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = hut_line_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = hut_line_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->contains = hut_line_layer_contains;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_line_layer_init (HutLineLayer *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->edit = hut_line_edit_new (NULL);
  self->chosen = self->dragged = G_MAXUINT;
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Line on the map"), -1);
}

ShumateLayer *
hut_line_layer_new (ShumateViewport *viewport)
{
  return g_object_new (HUT_TYPE_LINE_LAYER, "viewport", viewport, NULL);
}

HutLineEdit *
hut_line_layer_get_edit (HutLineLayer *self)
{
  return self->edit;
}

void
hut_line_layer_set_line (HutLineLayer *self, const HutShape *line)
{
  hut_line_edit_free (self->edit);
  self->edit = hut_line_edit_new (line);
  choose (self, G_MAXUINT);
}

guint
hut_line_layer_get_chosen (HutLineLayer *self)
{
  return self->chosen;
}

void
hut_line_layer_remove_chosen (HutLineLayer *self)
{
  guint n;

  if (self->chosen == G_MAXUINT)
    return;
  hut_line_edit_remove (self->edit, self->chosen);
  n = hut_line_edit_n_points (self->edit);
  choose (self, n > 0 ? MIN (self->chosen, n - 1) : G_MAXUINT);
}

void
hut_line_layer_set_scheme (HutLineLayer *self, HutMapScheme scheme)
{
  self->scheme = scheme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
