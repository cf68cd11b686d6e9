/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pins and clusters in one layer; see the header. Keys are in hut-pin-keys.c.
 *
 * A frame finds the marks of the view (well below a millisecond, whatever the number of points),
 * and puts a ready image for each on whole device pixels. The list items follow when the map has
 * come to rest. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-pin-layer.h"

#include "mapview/hut-map-sight.h"
#include "mapview/hut-pin-ahead.h"
#include "mapview/hut-pin-images.h"
#include "mapview/hut-pin-item.h"
#include "mapview/hut-pin-keys.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define REST 180        /* milliseconds without a change, before the list items follow */
#define HIT_PIN 14      /* pixels around the middle of a pin's disc */
#define PIN_MIDDLE 18.5 /* the disc's middle above the tip */
#define MOST_IDS 200    /* of a cluster that cannot be parted */

struct _HutPinLayer
{
  ShumateLayer parent_instance;

  HutPointSet *set;
  HutCluster *cluster;
  HutPinImages *images;
  HutPinAhead *ahead; /* paints them between frames */
  HutMapScheme scheme;
  gboolean hidden; /* all pins but the selected */

  guint32 selected;
  gboolean selected_found; /* in the set */
  HutMark selected_mark;

  HutMapViewNameFunc name_func;
  gpointer name_data;
  GDestroyNotify name_destroy;

  gboolean picking;
  gboolean has_picked;
  HutPoint picked;

  guint draw_tick; /* 0, or images are still to be made in the next frame */

  GHashTable *items; /* guint64 key of a mark → HutPinItem, a child */
  guint items_timeout;
};

enum
{
  PIN_ACTIVATED,
  CLUSTER_ACTIVATED,
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutPinLayer, hut_pin_layer, SHUMATE_TYPE_LAYER)

static HutMapSight
get_sight (HutPinLayer *self)
{
  return hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
}

static graphene_point_t
to_widget (HutPinLayer *self, HutMercator place)
{
  HutMapSight sight = get_sight (self);

  return hut_map_sight_to_widget (&sight, place, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
find_marks (HutPinLayer *self)
{
  HutMapSight sight = get_sight (self);

  hut_cluster_find (self->cluster, self->set, sight.centre, sight.zoom,
                    gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)));
}

static gboolean
is_selected (HutPinLayer *self, const HutMark *mark)
{
  return self->selected_found && mark->count == 1 && mark->id == self->selected;
}

char *
hut_pin_layer_name_mark (HutPinLayer *self, const HutMark *mark)
{
  guint overdue = mark->pins[HUT_PIN_OVERDUE];
  g_autofree char *count = NULL;

  if (mark->count == 1)
    return self->name_func ? self->name_func (mark->id, self->name_data) : g_strdup (_ ("Pin"));

  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pin", "%u pins", mark->count),
                           mark->count);
  if (overdue == 0)
    return g_steal_pointer (&count);

  /* Translators: "12 pins, 3 overdue" */
  return g_strdup_printf (_ ("%s, %u overdue"), count, overdue);
}

/* ---- drawing ---- */

static void
draw_image (HutPinLayer *self, HutMapBrush *brush, const HutPinImage *image, graphene_point_t foot)
{
  float scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  float x = roundf ((foot.x - image->foot_x) * scale) / scale;
  float y = roundf ((foot.y - image->foot_y) * scale) / scale;

  if (x > gtk_widget_get_width (GTK_WIDGET (self)) || x + image->width < 0 ||
      y > gtk_widget_get_height (GTK_WIDGET (self)) || y + image->height < 0)
    return;
  hut_map_brush_draw (brush, image->image, &GRAPHENE_RECT_INIT (x, y, image->width, image->height),
                      NULL);
}

static void
paint_ahead (HutPinLayer *self)
{
  HutMapSight sight = get_sight (self);

  if (self->set != NULL && !self->hidden)
    hut_pin_ahead_start (self->ahead, self->set, &sight);
}

static gboolean
draw_again (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HUT_PIN_LAYER (widget)->draw_tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* Between this frame and the next, where there is time; the next makes some in any case. */
static void
draw_later (HutPinLayer *self)
{
  if (!hut_pin_ahead_is_at_work (self->ahead))
    paint_ahead (self);
  if (self->draw_tick == 0)
    self->draw_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_again, NULL, NULL);
}

/* NULL where it is left to the next frame. */
static const HutPinImage *
image_of (HutPinLayer *self, const HutMark *mark, HutPinLook look)
{
  return mark->count == 1 ? hut_pin_images_pin (self->images, mark->pin, look)
                          : hut_pin_images_cluster (self->images, mark);
}

/* The clusters, or all else but the selected: a cluster's figures are never covered. */
static void
draw_marks (HutPinLayer *self, HutMapBrush *brush, gboolean clusters)
{
  gboolean missing = FALSE;

  for (guint i = 0; i < hut_cluster_size (self->cluster); i++)
    {
      const HutMark *mark = hut_cluster_mark (self->cluster, i);
      const HutPinImage *image;

      if ((mark->count > 1) != clusters || is_selected (self, mark))
        continue;
      image = image_of (self, mark, HUT_PIN_PLAIN);
      if (image != NULL)
        draw_image (self, brush, image, to_widget (self, mark->place));
      else
        missing = TRUE;
    }
  if (missing)
    draw_later (self);
}

/* A ring around the mark that has the keyboard's focus. */
static void
draw_focus (HutPinLayer *self, GtkSnapshot *snapshot, const HutMark *mark)
{
  graphene_point_t at = to_widget (self, mark->place);
  double radius = mark->count == 1 ? 19 : hut_pin_sign_cluster_radius (mark->count) + 6;
  double y = mark->count == 1 ? at.y - PIN_MIDDLE : at.y;
  gboolean dark = self->scheme == HUT_MAP_SCHEME_DARK;
  GdkRGBA accent = { dark ? 0.44f : 0.12f, dark ? 0.76f : 0.44f, dark ? 0.71f : 0.39f, 1 };
  float widths[4] = { 3, 3, 3, 3 };
  GdkRGBA colours[4] = { accent, accent, accent, accent };
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT (at.x - (float)radius, (float)(y - radius),
                                                        2 * (float)radius, 2 * (float)radius),
                                   (float)radius);
  gtk_snapshot_append_border (snapshot, &ring, widths, colours);
}

static void
hut_pin_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutPinLayer *self = HUT_PIN_LAYER (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  HutMapBrush brush;

  find_marks (self);
  hut_pin_images_prepare (self->images, gtk_widget_get_scale_factor (widget), self->scheme,
                          gtk_widget_get_pango_context (widget));

  hut_map_brush_begin (&brush, widget, snapshot);
  if (!self->hidden)
    {
      draw_marks (self, &brush, FALSE);
      draw_marks (self, &brush, TRUE);
    }
  if (self->selected_found)
    draw_image (self, &brush, image_of (self, &self->selected_mark, HUT_PIN_SELECTED),
                to_widget (self, self->selected_mark.place));
  hut_map_brush_end (&brush);
  if (focus && gtk_widget_get_parent (focus) == widget &&
      gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (widget))))
    draw_focus (self, snapshot, hut_pin_item_get_mark (HUT_PIN_ITEM (focus)));
  if (self->picking && self->has_picked)
    {
      hut_map_brush_begin (&brush, widget, snapshot);
      draw_image (self, &brush, hut_pin_images_crosshair (self->images),
                  to_widget (self, hut_mercator_project (self->picked)));
      hut_map_brush_end (&brush);
    }
}

/* ---- hitting ---- */

static gboolean
hits (HutPinLayer *self, const HutMark *mark, double x, double y)
{
  graphene_point_t at = to_widget (self, mark->place);
  double scale = is_selected (self, mark) ? 1.4 : 1;
  double reach = mark->count == 1 ? HIT_PIN * scale : hut_pin_sign_cluster_radius (mark->count) + 3;
  double middle = mark->count == 1 ? at.y - PIN_MIDDLE * scale : at.y;

  return hypot (x - at.x, y - middle) <= reach ||
         (mark->count == 1 && fabs (x - at.x) <= 5 && y >= middle && y <= at.y + 2);
}

const HutMark *
hut_pin_layer_mark_at (HutPinLayer *self, double x, double y)
{
  if (self->selected_found && hits (self, &self->selected_mark, x, y))
    return &self->selected_mark;
  if (self->hidden)
    return NULL;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = hut_cluster_size (self->cluster); i-- > 0;)
      {
        const HutMark *mark = hut_cluster_mark (self->cluster, i);

        if ((mark->count > 1) == (pass == 0) && hits (self, mark, x, y))
          return mark;
      }

  return NULL;
}

static void
activate_mark (HutPinLayer *self, const HutMark *mark)
{
  if (mark->count == 1)
    {
      g_signal_emit (self, signals[PIN_ACTIVATED], 0, mark->id);
    }
  else
    {
      HutBox box = hut_cluster_box (self->cluster, mark);
      g_autoptr (GArray) ids = hut_cluster_ids (self->cluster, mark, MOST_IDS);

      g_signal_emit (self, signals[CLUSTER_ACTIVATED], 0, &box, ids);
    }
}

static void
pick (HutPinLayer *self, HutMercator place)
{
  HutPoint point = hut_mercator_unproject (place);

  hut_pin_layer_set_picked (self, &point);
  g_signal_emit (self, signals[PICKED], 0, point.lon, point.lat);
}

gboolean
hut_pin_layer_click (HutPinLayer *self, double x, double y)
{
  HutMapSight sight = get_sight (self);
  const HutMark *mark;

  if (self->picking)
    {
      pick (self, hut_map_sight_from_widget (&sight, x, y, gtk_widget_get_width (GTK_WIDGET (self)),
                                             gtk_widget_get_height (GTK_WIDGET (self))));
      return TRUE;
    }

  mark = hut_pin_layer_mark_at (self, x, y);
  if (mark)
    activate_mark (self, mark);
  return mark != NULL;
}

/* ---- list items ---- */

/* A mark's own number, the same as long as it holds the same points. */
static guint64
mark_key (const HutMark *mark)
{
  if (mark->count == 1)
    return mark->id;

  return (guint64)mark->count << 33 | (guint64)1 << 32 | mark->id;
}

static gboolean
is_in_view (HutPinLayer *self, const HutMark *mark)
{
  graphene_point_t at = to_widget (self, mark->place);

  return at.x >= 0 && at.y >= 0 && at.x < gtk_widget_get_width (GTK_WIDGET (self)) &&
         at.y < gtk_widget_get_height (GTK_WIDGET (self));
}

/* The mark that the item stands for is as old as the item: what it holds is found anew. */
static void
on_item_activated (HutPinLayer *self, HutPinItem *item)
{
  guint64 key = mark_key (hut_pin_item_get_mark (item));

  if (self->selected_found && key == self->selected_mark.id)
    {
      activate_mark (self, &self->selected_mark);
      return;
    }
  find_marks (self);
  for (guint i = 0; i < hut_cluster_size (self->cluster); i++)
    if (mark_key (hut_cluster_mark (self->cluster, i)) == key)
      {
        HutMark mark = *hut_cluster_mark (self->cluster, i);

        activate_mark (self, &mark);
        return;
      }
}

/* The item of @mark, made where there is none, as the last child. */
static void
place_item (HutPinLayer *self, const HutMark *mark, GHashTable *items)
{
  guint64 key = mark_key (mark);
  GtkWidget *item = g_hash_table_lookup (self->items, &key);
  g_autofree char *name = hut_pin_layer_name_mark (self, mark);

  if (item)
    {
      g_object_ref (item);
      g_hash_table_remove (self->items, &key);
    }
  else
    {
      item = g_object_ref_sink (GTK_WIDGET (hut_pin_item_new ()));
      g_signal_connect_object (item, "activated", G_CALLBACK (on_item_activated), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
    }

  hut_pin_item_set (HUT_PIN_ITEM (item), mark, name, is_selected (self, mark));
  if (gtk_widget_get_last_child (GTK_WIDGET (self)) != item)
    gtk_widget_insert_before (item, GTK_WIDGET (self), NULL);
  g_hash_table_insert (items, g_memdup2 (&key, sizeof key), item);
  g_object_unref (item);
}

/* What is left of the old items goes; the focus of one that goes is the layer's. */
static void
remove_items (HutPinLayer *self, GHashTable *items)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      if (item == focus)
        gtk_widget_grab_focus (GTK_WIDGET (self));
      gtk_widget_unparent (item);
    }
}

void
hut_pin_layer_update_items (HutPinLayer *self)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) old = NULL;

  g_clear_handle_id (&self->items_timeout, g_source_remove);
  find_marks (self);
  if (self->selected_found && is_in_view (self, &self->selected_mark))
    place_item (self, &self->selected_mark, items);
  for (guint i = 0;
       i < hut_cluster_size (self->cluster) && g_hash_table_size (items) < HUT_PIN_LAYER_MOST_ITEMS;
       i++)
    {
      const HutMark *mark = hut_cluster_mark (self->cluster, i);

      if (!is_selected (self, mark) && is_in_view (self, mark))
        place_item (self, mark, items);
    }

  old = g_steal_pointer (&self->items);
  self->items = items;
  remove_items (self, old);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
on_items_timeout (gpointer user_data)
{
  HutPinLayer *self = user_data;

  self->items_timeout = 0;
  hut_pin_layer_update_items (self);
  paint_ahead (self);
  return G_SOURCE_REMOVE;
}

static void
queue_items (HutPinLayer *self)
{
  g_clear_handle_id (&self->items_timeout, g_source_remove);
  self->items_timeout = g_timeout_add (REST, on_items_timeout, self);
}

/* Each item lies where its mark is drawn, for who asks accessibility where that is. */
static void
hut_pin_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutPinLayer *self = HUT_PIN_LAYER (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      const HutMark *mark = hut_pin_item_get_mark (HUT_PIN_ITEM (child));
      graphene_point_t at = to_widget (self, mark->place);
      int radius = mark->count == 1 ? HIT_PIN : (int)hut_pin_sign_cluster_radius (mark->count);
      int middle = (int)at.y - (mark->count == 1 ? (int)PIN_MIDDLE : 0);

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ (int)at.x - radius, middle - radius, 2 * radius, 2 * radius },
          -1);
    }
}

/* ---- pointer and focus ---- */

static gboolean
hut_pin_layer_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  HutPinLayer *self = HUT_PIN_LAYER (widget);
  const HutMark *mark = keyboard || self->picking ? NULL : hut_pin_layer_mark_at (self, x, y);
  g_autofree char *name = mark ? hut_pin_layer_name_mark (self, mark) : NULL;

  gtk_tooltip_set_text (tooltip, name);
  return name != NULL;
}

static void
on_motion (HutPinLayer *self, double x, double y)
{
  const char *cursor = self->picking                        ? "crosshair"
                       : hut_pin_layer_mark_at (self, x, y) ? "pointer"
                                                            : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

/* Tab goes from the map to one pin, and from there on; arrows go from pin to pin. */
static gboolean
hut_pin_layer_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean on_layer = focus == widget;
  gboolean on_item = focus && gtk_widget_get_parent (focus) == widget;

  if (direction == GTK_DIR_TAB_FORWARD)
    {
      if (on_item)
        return FALSE;
      if (on_layer)
        return hut_pin_keys_enter (HUT_PIN_LAYER (widget));
      return gtk_widget_grab_focus (widget);
    }
  if (direction == GTK_DIR_TAB_BACKWARD)
    {
      if (on_layer)
        return FALSE;
      if (on_item || !hut_pin_keys_enter (HUT_PIN_LAYER (widget)))
        return gtk_widget_grab_focus (widget);
      return TRUE;
    }

  return FALSE;
}

static void
on_viewport_changed (HutPinLayer *self)
{
  hut_pin_ahead_stop (self->ahead);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_items (self);
}

static void
hut_pin_layer_constructed (GObject *object)
{
  static const char *const CHANGES[] = { "notify::latitude", "notify::longitude",
                                         "notify::zoom-level" };
  HutPinLayer *self = HUT_PIN_LAYER (object);

  G_OBJECT_CLASS (hut_pin_layer_parent_class)->constructed (object);

  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), CHANGES[i],
                             G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
hut_pin_layer_dispose (GObject *object)
{
  HutPinLayer *self = HUT_PIN_LAYER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->items_timeout, g_source_remove);
  hut_pin_ahead_stop (self->ahead);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  if (self->items)
    g_hash_table_remove_all (self->items);
  hut_pin_layer_set_name_func (self, NULL, NULL, NULL);

  G_OBJECT_CLASS (hut_pin_layer_parent_class)->dispose (object);
}

static void
hut_pin_layer_finalize (GObject *object)
{
  HutPinLayer *self = HUT_PIN_LAYER (object);

  g_clear_pointer (&self->set, hut_point_set_unref);
  g_clear_pointer (&self->cluster, hut_cluster_free);
  g_clear_pointer (&self->ahead, hut_pin_ahead_free);
  g_clear_pointer (&self->images, hut_pin_images_free);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (hut_pin_layer_parent_class)->finalize (object);
}

/* A layer of libshumate lets the pointer through; this one is what the pointer is for. */
static gboolean
hut_pin_layer_contains (GtkWidget *widget, double x, double y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) &&
         y < gtk_widget_get_height (widget);
}

static void
hut_pin_layer_class_init (HutPinLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hut_pin_layer_constructed;
  object_class->dispose = hut_pin_layer_dispose;
  object_class->finalize = hut_pin_layer_finalize;
  widget_class->snapshot = hut_pin_layer_snapshot;
  widget_class->size_allocate = hut_pin_layer_size_allocate;
  widget_class->query_tooltip = hut_pin_layer_query_tooltip;
  widget_class->focus = hut_pin_layer_focus;
  widget_class->contains = hut_pin_layer_contains;

  signals[PIN_ACTIVATED] = g_signal_new ("pin-activated", HUT_TYPE_PIN_LAYER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CLUSTER_ACTIVATED] =
      g_signal_new ("cluster-activated", HUT_TYPE_PIN_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_ARRAY);
  signals[PICKED] = g_signal_new ("picked", HUT_TYPE_PIN_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
hut_pin_layer_init (HutPinLayer *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->cluster = hut_cluster_new ();
  self->images = hut_pin_images_new ();
  self->ahead = hut_pin_ahead_new (GTK_WIDGET (self), self->images);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->selected = HUT_MAP_VIEW_NONE;

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), hut_pin_keys_new (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pins on the map"), -1);
}

ShumateLayer *
hut_pin_layer_new (ShumateViewport *viewport)
{
  return g_object_new (HUT_TYPE_PIN_LAYER, "viewport", viewport, NULL);
}

void
hut_pin_layer_set_scheme (HutPinLayer *self, HutMapScheme scheme)
{
  self->scheme = scheme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hut_pin_layer_set_hidden (HutPinLayer *self, gboolean hidden)
{
  self->hidden = hidden;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Finds the selected point in the set, as a mark of its own. */
static void
find_selected (HutPinLayer *self)
{
  HutMark *mark = &self->selected_mark;

  *mark = (HutMark){ .count = 1, .id = self->selected };
  self->selected_found = self->set && self->selected != HUT_MAP_VIEW_NONE &&
                         hut_point_set_find (self->set, self->selected, &mark->position);
  if (self->selected_found)
    {
      mark->place = hut_point_set_place (self->set, mark->position);
      mark->pin = hut_point_set_pin (self->set, mark->position);
      mark->pins[mark->pin] = 1;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_items (self);
}

void
hut_pin_layer_set_points (HutPinLayer *self, HutPointSet *set)
{
  if (set)
    hut_point_set_ref (set);
  hut_pin_ahead_stop (self->ahead);
  g_clear_pointer (&self->set, hut_point_set_unref);
  self->set = set;
  find_selected (self);
  find_marks (self);
}

HutPointSet *
hut_pin_layer_get_points (HutPinLayer *self)
{
  return self->set;
}

void
hut_pin_layer_set_name_func (HutPinLayer *self, HutMapViewNameFunc func, gpointer data,
                             GDestroyNotify destroy)
{
  if (self->name_destroy)
    self->name_destroy (self->name_data);
  self->name_func = func;
  self->name_data = data;
  self->name_destroy = destroy;
}

void
hut_pin_layer_set_selected (HutPinLayer *self, guint32 id)
{
  if (self->selected == id)
    return;

  self->selected = id;
  find_selected (self);
}

guint32
hut_pin_layer_get_selected (HutPinLayer *self)
{
  return self->selected;
}

void
hut_pin_layer_set_picking (HutPinLayer *self, gboolean picking)
{
  self->picking = picking;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), picking ? "crosshair" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
hut_pin_layer_get_picking (HutPinLayer *self)
{
  return self->picking;
}

void
hut_pin_layer_set_picked (HutPinLayer *self, const HutPoint *point)
{
  self->has_picked = point != NULL;
  if (point)
    self->picked = *point;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
hut_pin_layer_get_picked (HutPinLayer *self, HutPoint *point)
{
  *point = self->picked;
  return self->has_picked;
}
