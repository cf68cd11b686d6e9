/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The viewport in our own projection; see the header. Main thread.
 *
 * libshumate measures by a reference source. Ours has no tiles: it only says how large the world
 * is. Rotation by touch is undone as it comes, since names are painted upright. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-sight.h"

#include <math.h>

#define HUT_TYPE_MAP_GRID (hut_map_grid_get_type ())
G_DECLARE_FINAL_TYPE (HutMapGrid, hut_map_grid, HUT, MAP_GRID, ShumateMapSource)

struct _HutMapGrid
{
  ShumateMapSource parent_instance;
};

G_DEFINE_FINAL_TYPE (HutMapGrid, hut_map_grid, SHUMATE_TYPE_MAP_SOURCE)

static void
hut_map_grid_fill_tile_async (ShumateMapSource *source, ShumateTile *tile,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static gboolean
hut_map_grid_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
hut_map_grid_class_init (HutMapGridClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  source_class->fill_tile_async = hut_map_grid_fill_tile_async;
  source_class->fill_tile_finish = hut_map_grid_fill_tile_finish;
}

static void
hut_map_grid_init (HutMapGrid *self)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  shumate_map_source_set_tile_size (source, HUT_MERCATOR_TILE);
  shumate_map_source_set_min_zoom_level (source, 0);
  shumate_map_source_set_max_zoom_level (source, HUT_MAP_SIGHT_MAX_ZOOM);
}

static void
undo_rotation (ShumateViewport *viewport)
{
  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
}

void
hut_map_sight_prepare (ShumateViewport *viewport)
{
  g_autoptr (HutMapGrid) grid = g_object_new (HUT_TYPE_MAP_GRID, NULL);

  shumate_viewport_set_reference_map_source (viewport, SHUMATE_MAP_SOURCE (grid));
  shumate_viewport_set_max_zoom_level (viewport, HUT_MAP_SIGHT_MAX_ZOOM);
  shumate_viewport_set_min_zoom_level (viewport, HUT_MAP_SIGHT_MIN_ZOOM);
  g_signal_connect (viewport, "notify::rotation", G_CALLBACK (undo_rotation), NULL);
}

HutMapSight
hut_map_sight_get (ShumateViewport *viewport)
{
  ShumateLocation *location = SHUMATE_LOCATION (viewport);
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  double level = shumate_viewport_get_zoom_level (viewport);
  double lat =
      CLAMP (shumate_location_get_latitude (location), -HUT_MERCATOR_LAT_MAX, HUT_MERCATOR_LAT_MAX);
  double s = sin (lat * G_PI / 180);
  double world = shumate_map_source_get_x (source, level, 180) -
                 shumate_map_source_get_x (source, level, -180);

  /* not by way of HutPoint: a pixel at the nearest zoom is less than its unit */
  return (HutMapSight){
    .centre = { shumate_location_get_longitude (location) / 360 + 0.5,
                0.5 - log ((1 + s) / (1 - s)) / (4 * G_PI) },
    .zoom = log2 (world / HUT_MERCATOR_TILE),
  };
}

graphene_point_t
hut_map_sight_to_widget (const HutMapSight *sight, HutMercator place, double width, double height)
{
  double world = hut_mercator_world (sight->zoom);

  return GRAPHENE_POINT_INIT ((place.x - sight->centre.x) * world + width / 2,
                              (place.y - sight->centre.y) * world + height / 2);
}

HutMercator
hut_map_sight_from_widget (const HutMapSight *sight, double x, double y, double width,
                           double height)
{
  double world = hut_mercator_world (sight->zoom);

  return (HutMercator){ sight->centre.x + (x - width / 2) / world,
                        sight->centre.y + (y - height / 2) / world };
}
