/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-mercator.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* What a viewport looks at, as our own projection has it: the middle, and the zoom at which the
 * world is 256·2^zoom logical pixels wide. */
typedef struct
{
  HutMercator centre;
  double zoom;
} HutMapSight;

#define HUT_MAP_SIGHT_MIN_ZOOM 9
#define HUT_MAP_SIGHT_MAX_ZOOM 20

/* Prepares the viewport of a map without tiles: its projection, its zoom levels, no rotation. */
void hut_map_sight_prepare (ShumateViewport *viewport);

HutMapSight hut_map_sight_get (ShumateViewport *viewport);

/* Where @place lies in a widget of @width × @height that @sight fills, and back. */
graphene_point_t hut_map_sight_to_widget (const HutMapSight *sight, HutMercator place, double width,
                                          double height);
HutMercator hut_map_sight_from_widget (const HutMapSight *sight, double x, double y, double width,
                                       double height);

G_END_DECLS
