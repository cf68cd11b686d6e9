/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measured lines; see the header. One thread at a time. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-measure.h"

HutMeasure *
hut_measure_new (void)
{
  HutMeasure *measure = g_new0 (HutMeasure, 1);

  measure->points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  return measure;
}

void
hut_measure_free (HutMeasure *measure)
{
  g_array_unref (measure->points);
  g_free (measure);
}

void
hut_measure_clear (HutMeasure *measure)
{
  g_array_set_size (measure->points, 0);
  measure->closed = FALSE;
}

static HutPoint
point_at (const HutMeasure *measure, guint index)
{
  return g_array_index (measure->points, HutPoint, index);
}

gboolean
hut_measure_add (HutMeasure *measure, HutPoint point)
{
  guint n = measure->points->len;
  HutPoint last = n > 0 ? point_at (measure, n - 1) : point;

  if (measure->closed || (n > 0 && last.lon == point.lon && last.lat == point.lat))
    return FALSE;
  g_array_append_val (measure->points, point);
  return TRUE;
}

gboolean
hut_measure_close (HutMeasure *measure)
{
  if (measure->closed || measure->points->len < 3)
    return FALSE;
  measure->closed = TRUE;
  return TRUE;
}

gboolean
hut_measure_take_back (HutMeasure *measure)
{
  if (measure->closed)
    measure->closed = FALSE;
  else if (measure->points->len > 0)
    g_array_set_size (measure->points, measure->points->len - 1);
  else
    return FALSE;
  return TRUE;
}

double
hut_measure_piece (const HutMeasure *measure)
{
  guint n = measure->points->len;

  if (n < 2)
    return 0;
  return hut_point_distance (point_at (measure, measure->closed ? 0 : n - 2),
                             point_at (measure, n - 1));
}

double
hut_measure_length (const HutMeasure *measure)
{
  double length = measure->closed ? hut_measure_piece (measure) : 0;

  for (guint i = 1; i < measure->points->len; i++)
    length += hut_point_distance (point_at (measure, i - 1), point_at (measure, i));
  return length;
}

double
hut_measure_area (const HutMeasure *measure)
{
  g_autoptr (HutShape) area = NULL;

  if (!measure->closed)
    return 0;
  area = hut_shape_new (HUT_SHAPE_AREA);
  hut_shape_add_part (area, (const HutPoint *)(gpointer)measure->points->data,
                      measure->points->len);
  return hut_shape_measure (area);
}
