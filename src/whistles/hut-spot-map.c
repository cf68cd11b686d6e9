/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A small map. Ids of points are the places in the array. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-spot-map.h"

#include "mapview/hut-map-view.h"

#define NEAR_ZOOM 16.5 /* the houses around, and the next crossing */
#define BESIDE 60.0    /* metres */
#define BESIDE_ZOOM 17.6
#define AROUND 5000 /* 10^-7 degree, some 50 m: room around several pins */

struct _HutSpotMap
{
  GtkWidget parent_instance;
  HutMapView *map;
  GArray *spots; /* HutSpot */
  gboolean has_ground;
};

G_DEFINE_FINAL_TYPE (HutSpotMap, hut_spot_map, GTK_TYPE_WIDGET)

static guint picked_signal;

void
hut_spot_clear (HutSpot *spot)
{
  g_clear_pointer (&spot->name, g_free);
}

static GArray *
new_spots (void)
{
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (HutSpot));

  g_array_set_clear_func (spots, (GDestroyNotify)hut_spot_clear);
  return spots;
}

static char *
name_spot (guint32 id, gpointer data)
{
  HutSpotMap *self = data;

  return id < self->spots->len ? g_strdup (g_array_index (self->spots, HutSpot, id).name) : NULL;
}

static void
on_picked (HutSpotMap *self, int lon, int lat)
{
  g_signal_emit (self, picked_signal, 0, lon, lat);
}

static gboolean
hut_spot_map_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_SPOT_MAP (widget)->map));
}

static void
hut_spot_map_dispose (GObject *object)
{
  HutSpotMap *self = HUT_SPOT_MAP (object);

  if (self->map != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->map));
  self->map = NULL;
  G_OBJECT_CLASS (hut_spot_map_parent_class)->dispose (object);
}

static void
hut_spot_map_finalize (GObject *object)
{
  g_array_unref (HUT_SPOT_MAP (object)->spots);
  G_OBJECT_CLASS (hut_spot_map_parent_class)->finalize (object);
}

static void
hut_spot_map_class_init (HutSpotMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_spot_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_spot_map_finalize;
  widget_class->grab_focus = hut_spot_map_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
hut_spot_map_init (HutSpotMap *self)
{
  self->spots = new_spots ();
  self->map = HUT_MAP_VIEW (hut_map_view_new ());
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
  hut_map_view_set_name_func (self->map, name_spot, self, NULL);
  g_signal_connect_object (self->map, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hut_spot_map_new (HutStore *store, const char *name)
{
  HutSpotMap *self = g_object_new (HUT_TYPE_SPOT_MAP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  hut_spot_map_set_store (self, store);
  return GTK_WIDGET (self);
}

void
hut_spot_map_set_store (HutSpotMap *self, HutStore *store)
{
  g_autofree char *package = store != NULL ? hut_store_get_map_path (store) : NULL;

  self->has_ground = package != NULL;
  hut_map_view_set_package (self->map, package);
}

static gboolean
same_places (const GArray *one, const GArray *other)
{
  gboolean same = one->len == other->len;

  for (guint i = 0; same && i < one->len; i++)
    {
      HutPoint a = g_array_index (one, HutSpot, i).place;
      HutPoint b = g_array_index (other, HutSpot, i).place;

      same = a.lon == b.lon && a.lat == b.lat;
    }
  return same;
}

/* The first in the middle, so near that others beside it stand apart; where some are farther off,
 * all of them. */
static void
bring_into_view (HutSpotMap *self, HutPointSet *set)
{
  HutPoint first = g_array_index (self->spots, HutSpot, 0).place;
  HutBox box = hut_point_set_box (set, hut_point_set_all (set));
  gboolean beside = TRUE;

  for (guint i = 1; i < self->spots->len; i++)
    if (hut_point_distance (first, g_array_index (self->spots, HutSpot, i).place) > BESIDE)
      beside = FALSE;
  if (beside)
    {
      hut_map_view_show_point (self->map, first, self->spots->len > 1 ? BESIDE_ZOOM : NEAR_ZOOM);
      return;
    }
  box.min_lon -= AROUND;
  box.min_lat -= AROUND;
  box.max_lon += AROUND;
  box.max_lat += AROUND;
  hut_map_view_show_bounds (self->map, &box);
}

void
hut_spot_map_set_spots (HutSpotMap *self, GArray *spots, gboolean first)
{
  guint n = spots->len;
  g_autofree HutPoint *points = g_new (HutPoint, n);
  g_autofree guint8 *pins = g_new (guint8, n);
  g_autofree guint32 *ids = g_new (guint32, n);
  g_autoptr (HutPointSet) set = NULL;
  gboolean moved = !same_places (self->spots, spots);

  for (guint i = 0; i < n; i++)
    {
      points[i] = g_array_index (spots, HutSpot, i).place;
      pins[i] = g_array_index (spots, HutSpot, i).pin;
      ids[i] = i;
    }
  g_array_unref (self->spots);
  self->spots = spots;
  set = hut_point_set_new (points, pins, ids, n);
  if (moved && n > 0)
    bring_into_view (self, set);
  hut_map_view_set_points (self->map, set);
  hut_map_view_set_selected (self->map, first ? 0 : HUT_MAP_VIEW_NONE);
}

void
hut_spot_map_set_picking (HutSpotMap *self, gboolean picking)
{
  hut_map_view_set_picking (self->map, picking);
}

void
hut_spot_map_set_picked (HutSpotMap *self, const HutPoint *place)
{
  hut_map_view_set_picked (self->map, place);
  if (place != NULL)
    hut_map_view_show_point (self->map, *place, NEAR_ZOOM);
}

gboolean
hut_spot_map_get_picked (HutSpotMap *self, HutPoint *place)
{
  return hut_map_view_get_picked (self->map, place);
}

void
hut_spot_map_show_place (HutSpotMap *self, HutPoint place)
{
  hut_map_view_show_point (self->map, place, NEAR_ZOOM);
}

gboolean
hut_spot_map_is_settled (HutSpotMap *self)
{
  return hut_map_view_is_settled (self->map);
}

gboolean
hut_spot_map_has_ground (HutSpotMap *self)
{
  g_return_val_if_fail (HUT_IS_SPOT_MAP (self), FALSE);

  return self->has_ground;
}
