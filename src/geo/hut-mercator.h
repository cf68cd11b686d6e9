/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

G_BEGIN_DECLS

/* Web Mercator, as tiled maps use it: at zoom z the world is a square of 256·2^z pixels, x to the
 * east and y to the south from its north-west corner. Zoom is a real number. */

#define HUT_MERCATOR_TILE 256
#define HUT_MERCATOR_LAT_MAX 85.05112877980659

/* A place on that square, as a part of its side: 0 to 1. */
typedef struct
{
  double x;
  double y;
} HutMercator;

/* Latitudes beyond ±85.05° are taken at that limit. */
HutMercator hut_mercator_project (HutPoint point);

/* The nearest point; outside the square, the nearest on its edge. */
HutPoint hut_mercator_unproject (HutMercator place);

/* The side of the world in pixels. */
double hut_mercator_world (double zoom);

/* Metres on the ground that a pixel shows at @lat degrees. */
double hut_mercator_metres_per_pixel (double lat, double zoom);

/* What a picture of @width × @height pixels around @centre shows. */
HutBox hut_mercator_view (HutPoint centre, double zoom, double width, double height);

/* The greatest zoom at which @box fits into @width × @height pixels; @limit where it is a point. */
double hut_mercator_fit (const HutBox *box, double width, double height, double limit);

G_END_DECLS
