/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A small map of one place: an overlay with that alone. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-map.h"

#include "geo/hut-shape-json.h"
#include "mapview/hut-map-view.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define AROUND 60 /* metres around the place that are in view */

struct _HutLaneMap
{
  GtkWidget parent_instance;
  HutMapView *map;
  char *shown; /* what its figure is by the record, or NULL */
};

G_DEFINE_FINAL_TYPE (HutLaneMap, hut_lane_map, GTK_TYPE_WIDGET)

static void
hut_lane_map_dispose (GObject *object)
{
  HutLaneMap *self = HUT_LANE_MAP (object);

  if (self->map != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->map));
  self->map = NULL;
  G_OBJECT_CLASS (hut_lane_map_parent_class)->dispose (object);
}

static void
hut_lane_map_finalize (GObject *object)
{
  g_free (HUT_LANE_MAP (object)->shown);
  G_OBJECT_CLASS (hut_lane_map_parent_class)->finalize (object);
}

static void
hut_lane_map_class_init (HutLaneMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_lane_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_lane_map_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_lane_map_init (HutLaneMap *self)
{
  self->map = HUT_MAP_VIEW (hut_map_view_new ());
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where it lies"), -1);
}

void
hut_lane_map_set_store (HutLaneMap *self, HutStore *store)
{
  g_autofree char *package = store != NULL ? hut_store_get_map_path (store) : NULL;

  g_return_if_fail (HUT_IS_LANE_MAP (self));

  hut_map_view_set_package (self->map, package);
}

gboolean
hut_lane_map_show (HutLaneMap *self, const HutRecord *place)
{
  gboolean lane = place->kind == &hut_kind_lane;
  const char *text = hut_record_get_text (place, lane ? "line" : "area");
  HutShape *shape = hut_shape_from_json (lane ? HUT_SHAPE_LINE : HUT_SHAPE_AREA, text);
  g_autoptr (HutMapOverlay) overlay = NULL;
  HutBox box;

  if (shape == NULL)
    {
      g_clear_pointer (&self->shown, g_free);
      hut_map_view_set_overlay (self->map, NULL);
      return FALSE;
    }
  if (g_strcmp0 (self->shown, text) == 0)
    {
      hut_shape_free (shape);
      return TRUE;
    }
  g_free (self->shown);
  self->shown = g_strdup (text);
  box = hut_box_grown (&shape->box, AROUND);
  overlay = hut_map_overlay_new ();
  hut_map_overlay_add (overlay, lane ? HUT_MAP_OVERLAY_LANE : HUT_MAP_OVERLAY_GRID, shape,
                       hut_record_get_text (place, "name"), NULL, NULL, FALSE);
  hut_map_view_set_overlay (self->map, overlay);
  hut_map_view_show_bounds (self->map, &box);
  return TRUE;
}

gboolean
hut_lane_map_is_settled (HutLaneMap *self)
{
  return hut_map_view_is_settled (self->map);
}
