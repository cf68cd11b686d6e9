/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Figures on the earth; see the header. Pure functions, for every thread. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-shape.h"

#include <math.h>
#include <string.h>

#define METRES_PER_UNIT (111195.08 / HUT_POINT_UNITS)
#define LABEL_ROWS 16 /* horizontal cuts through an area, to find room for its name */

HutShape *
hut_shape_new (HutShapeKind kind)
{
  HutShape *shape = g_new0 (HutShape, 1);

  shape->kind = kind;
  shape->box = HUT_BOX_EMPTY;
  shape->points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  shape->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return shape;
}

void
hut_shape_free (HutShape *shape)
{
  g_array_unref (shape->points);
  g_array_unref (shape->ends);
  g_free (shape);
}

static gboolean
same (HutPoint a, HutPoint b)
{
  return a.lon == b.lon && a.lat == b.lat;
}

/* The fewest points that a part of @kind has. */
static guint
fewest (HutShapeKind kind)
{
  static const guint FEWEST[] = { 1, 2, 3 };

  return FEWEST[kind];
}

gboolean
hut_shape_add_part (HutShape *shape, const HutPoint *points, gsize n_points)
{
  guint start = shape->points->len, end;

  for (gsize i = 0; i < n_points; i++)
    if (i == 0 || !same (points[i], points[i - 1]))
      g_array_append_val (shape->points, points[i]);
  if (shape->kind == HUT_SHAPE_AREA && shape->points->len > start + 1 &&
      same (points[0], points[n_points - 1]))
    g_array_set_size (shape->points, shape->points->len - 1);

  end = shape->points->len;
  if (end - start < fewest (shape->kind))
    {
      g_array_set_size (shape->points, start);
      return FALSE;
    }

  g_array_append_val (shape->ends, end);
  for (guint i = start; i < end; i++)
    hut_box_add_point (&shape->box, g_array_index (shape->points, HutPoint, i));
  return TRUE;
}

guint
hut_shape_n_parts (const HutShape *shape)
{
  return shape->ends->len;
}

const HutPoint *
hut_shape_part (const HutShape *shape, guint part, guint *n_points)
{
  guint start = part ? g_array_index (shape->ends, guint, part - 1) : 0;

  *n_points = g_array_index (shape->ends, guint, part) - start;
  return &g_array_index (shape->points, HutPoint, start);
}

/* Whether the edge from @a to @b is crossed by the ray from @point to the east. An edge holds its
 * lower end, not its upper; a point on the edge lies east of it. With differences of at most 3.6e9
 * and 1.8e9, both products fit into 64 bits. */
static gboolean
crosses (HutPoint a, HutPoint b, HutPoint point)
{
  gint64 left, right;

  if ((a.lat > point.lat) == (b.lat > point.lat))
    return FALSE;

  left = ((gint64)point.lon - a.lon) * ((gint64)b.lat - a.lat);
  right = ((gint64)b.lon - a.lon) * ((gint64)point.lat - a.lat);
  return b.lat > a.lat ? left < right : left > right;
}

gboolean
hut_shape_contains (const HutShape *area, HutPoint point)
{
  gboolean inside = FALSE;

  if (area->kind != HUT_SHAPE_AREA || !hut_box_contains (&area->box, point))
    return FALSE;

  for (guint part = 0; part < area->ends->len; part++)
    {
      guint n;
      const HutPoint *ring = hut_shape_part (area, part, &n);

      for (guint i = 0, j = n - 1; i < n; j = i++)
        if (crosses (ring[i], ring[j], point))
          inside = !inside;
    }

  return inside;
}

/* Twice the signed area of a ring, in square units of latitude at the latitude of @squeeze. */
static double
ring_area (const HutPoint *ring, guint n, double squeeze)
{
  double sum = 0;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      double ax = ring[j].lon - (double)ring[0].lon, ay = ring[j].lat - (double)ring[0].lat;
      double bx = ring[i].lon - (double)ring[0].lon, by = ring[i].lat - (double)ring[0].lat;

      sum += ax * by - bx * ay;
    }

  return sum * squeeze;
}

static double
part_length (const HutPoint *points, guint n)
{
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += hut_point_distance (points[i - 1], points[i]);
  return length;
}

/* Whether ring @part lies in an odd number of the others: a hole. */
static gboolean
is_hole (const HutShape *area, guint part)
{
  guint n, inside = 0;
  HutPoint point = *hut_shape_part (area, part, &n);

  for (guint other = 0; other < area->ends->len; other++)
    {
      const HutPoint *ring = hut_shape_part (area, other, &n);
      gboolean holds = FALSE;

      for (guint i = 0, j = n - 1; other != part && i < n; j = i++)
        holds ^= crosses (ring[i], ring[j], point);
      inside += holds;
    }

  return inside % 2 == 1;
}

double
hut_shape_measure (const HutShape *shape)
{
  double squeeze = cos (hut_point_lat (hut_box_centre (&shape->box)) * G_PI / 180);
  double sum = 0;

  for (guint part = 0; part < shape->ends->len; part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (shape, part, &n);

      if (shape->kind == HUT_SHAPE_LINE)
        sum += part_length (points, n);
      else if (shape->kind == HUT_SHAPE_AREA)
        sum += fabs (ring_area (points, n, squeeze)) * (is_hole (shape, part) ? -0.5 : 0.5) *
               METRES_PER_UNIT * METRES_PER_UNIT;
    }

  return sum;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

/* The longitudes at which the parallel @lat cuts the area's rings, sorted. */
static void
cut (const HutShape *area, gint32 lat, GArray *cuts)
{
  g_array_set_size (cuts, 0);
  for (guint part = 0; part < area->ends->len; part++)
    {
      guint n;
      const HutPoint *ring = hut_shape_part (area, part, &n);

      for (guint i = 0, j = n - 1; i < n; j = i++)
        {
          double rise = (double)ring[j].lat - ring[i].lat, lon;

          if ((ring[i].lat > lat) == (ring[j].lat > lat))
            continue;
          lon = ring[i].lon +
                ((double)ring[j].lon - ring[i].lon) * ((double)lat - ring[i].lat) / rise;
          g_array_append_val (cuts, lon);
        }
    }
  g_array_sort (cuts, compare_doubles);
}

/* The middle of the widest cut; cuts near the area's middle count for more. */
static HutPoint
area_label_point (const HutShape *area)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
  HutPoint best = hut_box_centre (&area->box);
  double height = (double)area->box.max_lat - area->box.min_lat, widest = 0;

  for (guint row = 1; row < LABEL_ROWS; row++)
    {
      double part = row / (double)LABEL_ROWS;
      double weight = 1 - fabs (part - 0.5);
      gint32 lat = (gint32)(area->box.min_lat + height * part);

      cut (area, lat, cuts);
      for (guint i = 1; i < cuts->len; i += 2)
        {
          double west = g_array_index (cuts, double, i - 1);
          double east = g_array_index (cuts, double, i);

          if ((east - west) * weight > widest)
            {
              widest = (east - west) * weight;
              best = (HutPoint){ (gint32)((west + east) / 2), lat };
            }
        }
    }

  return best;
}

static HutPoint
line_label_point (const HutShape *line)
{
  double longest = -1, rest;
  const HutPoint *points = NULL;
  guint n_points = 0;

  for (guint part = 0; part < line->ends->len; part++)
    {
      guint n;
      const HutPoint *candidate = hut_shape_part (line, part, &n);
      double length = part_length (candidate, n);

      if (length > longest)
        {
          longest = length;
          points = candidate;
          n_points = n;
        }
    }

  rest = longest / 2;
  for (guint i = 1; i < n_points; i++)
    {
      double step = hut_point_distance (points[i - 1], points[i]);
      double share = step > 0 ? rest / step : 0;

      if (share <= 1)
        return (HutPoint){
          (gint32)(points[i - 1].lon + share * ((double)points[i].lon - points[i - 1].lon)),
          (gint32)(points[i - 1].lat + share * ((double)points[i].lat - points[i - 1].lat)),
        };
      rest -= step;
    }

  return n_points ? points[n_points - 1] : (HutPoint){ 0, 0 };
}

HutPoint
hut_shape_label_point (const HutShape *shape)
{
  if (shape->points->len == 0)
    return (HutPoint){ 0, 0 };

  switch (shape->kind)
    {
    case HUT_SHAPE_AREA:
      return area_label_point (shape);
    case HUT_SHAPE_LINE:
      return line_label_point (shape);
    case HUT_SHAPE_POINT:
    default:
      return g_array_index (shape->points, HutPoint, 0);
    }
}
