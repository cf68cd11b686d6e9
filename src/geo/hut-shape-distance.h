/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* Metres from @point to the nearest place of @shape: of a line, on the line; of an area 0 inside,
 * else to its edge. Plane at @point's latitude: good to 0.1 % within some kilometres. */
double hut_shape_distance (const HutShape *shape, HutPoint point);

G_END_DECLS
