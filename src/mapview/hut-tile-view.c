/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The geometry of tiles in a view; see the header.
 *
 * The shift between WGS-84 and GCJ-02 changes by up to 4 metres in a kilometre. To the east it
 * hardly depends on the latitude, so that one edge serves a whole column; to the north it changes
 * with the longitude too, so that each column has edges of its own. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-view.h"

#include <math.h>

#define ROUND_UP 0.6    /* a zoom of 15.4 takes level 16 */
#define TOO_NEAR 2.0    /* levels before the first one, from where on nothing is shown */
#define BESIDE 0.1      /* of a tile: how far the grid may bend between the corners of a view */
#define SIDE_MAX 4096.0 /* tiles; more than any window shows */

void
hut_tile_view_clear (HutTileView *view)
{
  g_clear_pointer (&view->west, g_free);
  g_clear_pointer (&view->north, g_free);
  view->columns = view->rows = 0;
}

gboolean
hut_tile_view_level (double zoom, double scale, guint min_zoom, guint max_zoom, guint *level)
{
  double wanted = zoom + log2 (scale);

  *level = (guint)CLAMP (floor (wanted + ROUND_UP), min_zoom, max_zoom);
  return wanted > min_zoom - TOO_NEAR;
}

static double
on_dot (double pixels, double scale)
{
  return round (pixels * scale) / scale;
}

/* What of the grid the corners of the view lie on. */
static void
find_range (HutTileView *view, const HutMapSight *sight, HutCoords coords, double width,
            double height)
{
  double least_x = G_MAXDOUBLE, least_y = G_MAXDOUBLE, most_x = -1, most_y = -1;
  double last = exp2 (view->level) - 1;

  for (guint corner = 0; corner < 4; corner++)
    {
      HutMercator world = hut_map_sight_from_widget (sight, corner & 1 ? width : 0,
                                                     corner & 2 ? height : 0, width, height);
      HutTilePlace place = hut_tile_grid_from_world (coords, view->level, world);

      least_x = MIN (least_x, place.x);
      least_y = MIN (least_y, place.y);
      most_x = MAX (most_x, place.x);
      most_y = MAX (most_y, place.y);
    }
  if (coords != HUT_COORDS_WGS84)
    {
      least_x -= BESIDE;
      least_y -= BESIDE;
      most_x += BESIDE;
      most_y += BESIDE;
    }

  if (!(most_x >= 0 && most_y >= 0 && least_x <= last + 1 && least_y <= last + 1) ||
      most_x - least_x > SIDE_MAX || most_y - least_y > SIDE_MAX)
    return;
  view->first_x = (guint)CLAMP (floor (least_x), 0, last);
  view->first_y = (guint)CLAMP (floor (least_y), 0, last);
  view->columns = (guint)CLAMP (floor (most_x), 0, last) - view->first_x + 1;
  view->rows = (guint)CLAMP (floor (most_y), 0, last) - view->first_y + 1;
}

HutTileView
hut_tile_view_new (const HutMapSight *sight, guint level, HutCoords coords, double width,
                   double height, double scale)
{
  HutTileView view = { .level = level };
  HutTilePlace middle = hut_tile_grid_from_world (coords, level, sight->centre);

  find_range (&view, sight, coords, width, height);
  view.west = g_new (double, view.columns + 1);
  view.north = g_new (double, (view.rows + 1) * MAX (view.columns, 1));
  for (guint column = 0; column <= view.columns; column++)
    {
      HutTilePlace place = { view.first_x + column, middle.y };
      HutMercator world = hut_tile_grid_to_world (coords, level, place);

      view.west[column] = on_dot (hut_map_sight_to_widget (sight, world, width, height).x, scale);
    }
  for (guint column = 0; column < view.columns; column++)
    for (guint row = 0; row <= view.rows; row++)
      {
        HutTilePlace place = { view.first_x + column + 0.5, view.first_y + row };
        HutMercator world = hut_tile_grid_to_world (coords, level, place);

        view.north[column * (view.rows + 1) + row] =
            on_dot (hut_map_sight_to_widget (sight, world, width, height).y, scale);
      }
  return view;
}

HutTile
hut_tile_view_tile (const HutTileView *view, guint column, guint row)
{
  return (HutTile){ view->level, view->first_x + column, view->first_y + row };
}

graphene_rect_t
hut_tile_view_area (const HutTileView *view, guint column, guint row)
{
  const double *north = view->north + column * (view->rows + 1) + row;
  const double *west = view->west + column;

  return GRAPHENE_RECT_INIT (west[0], north[0], west[1] - west[0], north[1] - north[0]);
}
