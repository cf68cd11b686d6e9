/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How far a figure is from a point. Pure. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-shape-distance.h"

#include <math.h>

#define METRES_PER_UNIT (6371008.8 * G_PI / 180 / HUT_POINT_UNITS) /* of latitude */

typedef struct
{
  double x;
  double y;
} Metres;

static Metres
metres_from (HutPoint origin, HutPoint point, double shrink)
{
  return (Metres){ ((double)point.lon - origin.lon) * METRES_PER_UNIT * shrink,
                   ((double)point.lat - origin.lat) * METRES_PER_UNIT };
}

/* From the origin to the piece from @a to @b. */
static double
distance_to_piece (Metres a, Metres b)
{
  double x = b.x - a.x, y = b.y - a.y, length = x * x + y * y;
  double share = length > 0 ? CLAMP (-(a.x * x + a.y * y) / length, 0, 1) : 0;

  return hypot (a.x + share * x, a.y + share * y);
}

double
hut_shape_distance (const HutShape *shape, HutPoint point)
{
  double shrink = cos (hut_point_lat (point) * G_PI / 180), least = G_MAXDOUBLE;

  if (shape->kind == HUT_SHAPE_AREA && hut_shape_contains (shape, point))
    return 0;
  for (guint part = 0; part < hut_shape_n_parts (shape); part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (shape, part, &n);
      guint pieces = shape->kind == HUT_SHAPE_AREA ? n : MAX (n - 1, 1);

      for (guint i = 0; i < pieces; i++)
        least = MIN (least, distance_to_piece (metres_from (point, points[i], shrink),
                                               metres_from (point, points[(i + 1) % n], shrink)));
    }
  return least;
}
