/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Moving the map; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-travel.h"

#include "geo/hut-mercator.h"
#include "mapview/hut-map-sight.h"

#define BOX_ZOOM 18.5 /* the nearest: a single point's */
#define BOX_ROOM 32   /* pixels around a box, */
#define BOX_TOP 88    /* and above it: the page has its buttons there, and pins are tall */
#define LEAST 64.0    /* pixels that are left in a small widget */
#define TRAVEL 280    /* milliseconds */

struct _HutMapTravel
{
  GtkWidget *widget;
  ShumateMap *map;
  ShumateViewport *viewport;
  gboolean waiting; /* until the widget has a size */
  guint idle;
  HutBox box;
  double zoom; /* that the map is going to by levels, until @end, of monotonic time */
  gint64 end;
};

HutMapTravel *
hut_map_travel_new (GtkWidget *widget, ShumateMap *map)
{
  HutMapTravel *self = g_new0 (HutMapTravel, 1);

  self->widget = widget;
  self->map = map;
  self->viewport = shumate_map_get_viewport (map);
  return self;
}

void
hut_map_travel_free (HutMapTravel *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self);
}

static void
go_to (HutMapTravel *self, HutPoint point, double zoom)
{
  gboolean animate = FALSE;
  double lon = hut_point_lon (point), lat = hut_point_lat (point);

  zoom = CLAMP (zoom, HUT_MAP_SIGHT_MIN_ZOOM, HUT_MAP_SIGHT_MAX_ZOOM);
  g_object_get (gtk_widget_get_settings (self->widget), "gtk-enable-animations", &animate, NULL);
  shumate_map_stop_go_to (self->map);
  if (animate && gtk_widget_get_mapped (self->widget))
    {
      shumate_map_go_to_full_with_duration (self->map, lat, lon, zoom, TRAVEL);
      return;
    }

  shumate_viewport_set_zoom_level (self->viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), lat, lon);
}

void
hut_map_travel_to (HutMapTravel *self, HutPoint point, double zoom)
{
  self->waiting = FALSE;
  self->end = 0;
  go_to (self, point, zoom);
}

void
hut_map_travel_zoom (HutMapTravel *self, double levels)
{
  HutMapSight sight = hut_map_sight_get (self->viewport);
  gint64 now = g_get_monotonic_time ();
  double zoom = (now < self->end ? self->zoom : sight.zoom) + levels;

  hut_map_travel_to (self, hut_mercator_unproject (sight.centre), zoom);
  self->zoom = CLAMP (zoom, HUT_MAP_SIGHT_MIN_ZOOM, HUT_MAP_SIGHT_MAX_ZOOM);
  self->end = now + TRAVEL * G_TIME_SPAN_MILLISECOND;
}

HutPoint
hut_map_travel_middle (const HutBox *box)
{
  HutMercator a = hut_mercator_project ((HutPoint){ box->min_lon, box->min_lat });
  HutMercator b = hut_mercator_project ((HutPoint){ box->max_lon, box->max_lat });

  return hut_mercator_unproject ((HutMercator){ (a.x + b.x) / 2, (a.y + b.y) / 2 });
}

static void
go_to_box (HutMapTravel *self)
{
  double width = MAX (gtk_widget_get_width (self->widget) - 2 * BOX_ROOM, LEAST);
  double height = MAX (gtk_widget_get_height (self->widget) - BOX_TOP - BOX_ROOM, LEAST);
  double zoom = CLAMP (hut_mercator_fit (&self->box, width, height, BOX_ZOOM),
                       HUT_MAP_SIGHT_MIN_ZOOM, HUT_MAP_SIGHT_MAX_ZOOM);
  HutMercator middle = hut_mercator_project (hut_map_travel_middle (&self->box));

  middle.y -= (BOX_TOP - BOX_ROOM) / 2.0 / hut_mercator_world (zoom);
  hut_map_travel_to (self, hut_mercator_unproject (middle), zoom);
}

void
hut_map_travel_to_box (HutMapTravel *self, const HutBox *box)
{
  self->box = *box;
  self->waiting = TRUE;
  if (gtk_widget_get_width (self->widget) > 0)
    go_to_box (self);
}

static gboolean
on_idle (gpointer data)
{
  HutMapTravel *self = data;

  self->idle = 0;
  if (self->waiting)
    go_to_box (self);
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given out: the scale line changes its own. */
void
hut_map_travel_size_known (HutMapTravel *self)
{
  if (self->waiting && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, on_idle, self, NULL);
}

gboolean
hut_map_travel_is_waiting (HutMapTravel *self)
{
  return self->waiting;
}

gboolean
hut_map_travel_get_goal (HutMapTravel *self, HutBox *box)
{
  if (self->waiting)
    *box = self->box;
  return self->waiting;
}
