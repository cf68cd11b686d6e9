/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Heat over the map; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-heat-layer.h"

#include "mapview/hut-map-image.h"
#include "mapview/hut-map-sight.h"
#include "report/hut-map-heat.h"

#define SQUARE 14.0 /* pixels, at least; less than twice that */
#define MARGIN 6    /* squares around the view, and what the spread takes from the edge */

struct _HutHeatLayer
{
  ShumateLayer parent_instance;
  HutPointSet *set;
  guint version; /* of the set, that the heat is of */
  HutHeatBy by;
  HutMapScheme scheme;
  HutHeat *heat;
  HutMapImage *image; /* of the heat */
  guint update_idle;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutHeatLayer, hut_heat_layer, SHUMATE_TYPE_LAYER)

static HutMapSight
get_sight (HutHeatLayer *self)
{
  return hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
}

/* The rectangle in view, grown by @squares of @level. */
static void
find_reach (HutHeatLayer *self, guint level, double squares, HutMercator *north_west,
            HutMercator *south_east)
{
  HutMapSight sight = get_sight (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double grown = squares * exp2 (-(double)level);

  *north_west = hut_map_sight_from_widget (&sight, 0, 0, width, height);
  *south_east = hut_map_sight_from_widget (&sight, width, height, width, height);
  *north_west =
      (HutMercator){ CLAMP (north_west->x - grown, 0, 1), CLAMP (north_west->y - grown, 0, 1) };
  *south_east =
      (HutMercator){ CLAMP (south_east->x + grown, 0, 1), CLAMP (south_east->y + grown, 0, 1) };
}

static gboolean
is_good (HutHeatLayer *self, guint level)
{
  const HutHeat *heat = self->heat;
  double side = exp2 (-(double)level);
  HutMercator north_west, south_east;

  if (heat == NULL || heat->by != self->by || heat->level != level ||
      self->version != hut_point_set_version (self->set))
    return FALSE;
  /* The outermost two squares miss what lies beyond them. */
  find_reach (self, level, 2, &north_west, &south_east);
  return north_west.x >= heat->x * side && north_west.y >= heat->y * side &&
         south_east.x <= (heat->x + heat->width) * side &&
         south_east.y <= (heat->y + heat->height) * side;
}

static void
drop_heat (HutHeatLayer *self)
{
  g_clear_pointer (&self->heat, hut_heat_free);
  g_clear_pointer (&self->image, hut_map_image_free);
}

void
hut_heat_layer_update (HutHeatLayer *self)
{
  gboolean wanted = self->by != HUT_HEAT_NONE && self->set != NULL &&
                    gtk_widget_get_width (GTK_WIDGET (self)) > 0;
  guint level = hut_heat_level (get_sight (self).zoom, SQUARE);
  HutMercator north_west, south_east;

  if (wanted ? is_good (self, level) : self->heat == NULL)
    return;
  drop_heat (self);
  if (wanted)
    {
      find_reach (self, level, MARGIN, &north_west, &south_east);
      self->heat = hut_heat_new (self->set, self->by, level, north_west, south_east);
      self->version = hut_point_set_version (self->set);
      self->image = hut_map_image_new_for_surface (hut_map_heat_picture (self->heat, self->scheme));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_idle (gpointer data)
{
  HutHeatLayer *self = data;

  self->update_idle = 0;
  hut_heat_layer_update (self);
  return G_SOURCE_REMOVE;
}

static void
hut_heat_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutHeatLayer *self = HUT_HEAT_LAYER (widget);
  HutMapSight sight = get_sight (self);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double side;
  graphene_point_t from, to;
  HutMapBrush brush;

  if (self->heat == NULL)
    return;
  side = exp2 (-(double)self->heat->level);
  from = hut_map_sight_to_widget (
      &sight, (HutMercator){ self->heat->x * side, self->heat->y * side }, width, height);
  to = hut_map_sight_to_widget (&sight,
                                (HutMercator){ (self->heat->x + self->heat->width) * side,
                                               (self->heat->y + self->heat->height) * side },
                                width, height);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  hut_map_brush_begin (&brush, widget, snapshot);
  hut_map_brush_draw (&brush, self->image,
                      &GRAPHENE_RECT_INIT (from.x, from.y, to.x - from.x, to.y - from.y), NULL);
  hut_map_brush_end (&brush);
  gtk_snapshot_pop (snapshot);
}

/* Not while sizes are being given out: the legend changes its own. */
static void
hut_heat_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutHeatLayer *self = HUT_HEAT_LAYER (widget);

  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH, on_idle, self, NULL);
}

static void
hut_heat_layer_constructed (GObject *object)
{
  static const char *const CHANGES[] = { "notify::latitude", "notify::longitude",
                                         "notify::zoom-level" };
  ShumateViewport *viewport;

  G_OBJECT_CLASS (hut_heat_layer_parent_class)->constructed (object);
  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));
  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    {
      g_signal_connect_object (viewport, CHANGES[i], G_CALLBACK (gtk_widget_queue_draw), object,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (viewport, CHANGES[i], G_CALLBACK (hut_heat_layer_update), object,
                               G_CONNECT_SWAPPED);
    }
}

static void
hut_heat_layer_dispose (GObject *object)
{
  HutHeatLayer *self = HUT_HEAT_LAYER (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  drop_heat (self);
  g_clear_pointer (&self->set, hut_point_set_unref);
  G_OBJECT_CLASS (hut_heat_layer_parent_class)->dispose (object);
}

static void
hut_heat_layer_class_init (HutHeatLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hut_heat_layer_constructed;
  object_class->dispose = hut_heat_layer_dispose;
  widget_class->snapshot = hut_heat_layer_snapshot;
  widget_class->size_allocate = hut_heat_layer_size_allocate;
  signals[CHANGED] = g_signal_new ("changed", HUT_TYPE_HEAT_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hut_heat_layer_init (HutHeatLayer *self)
{
}

ShumateLayer *
hut_heat_layer_new (ShumateViewport *viewport)
{
  return g_object_new (HUT_TYPE_HEAT_LAYER, "viewport", viewport, NULL);
}

void
hut_heat_layer_set_points (HutHeatLayer *self, HutPointSet *set)
{
  if (set != NULL)
    hut_point_set_ref (set);
  g_clear_pointer (&self->set, hut_point_set_unref);
  self->set = set;
  drop_heat (self);
  hut_heat_layer_update (self);
}

void
hut_heat_layer_set_by (HutHeatLayer *self, HutHeatBy by)
{
  self->by = by;
  hut_heat_layer_update (self);
}

HutHeatBy
hut_heat_layer_get_by (HutHeatLayer *self)
{
  return self->by;
}

void
hut_heat_layer_set_scheme (HutHeatLayer *self, HutMapScheme scheme)
{
  if (self->scheme == scheme)
    return;
  self->scheme = scheme;
  drop_heat (self);
  hut_heat_layer_update (self);
}

const HutHeat *
hut_heat_layer_get_heat (HutHeatLayer *self)
{
  return self->heat;
}
