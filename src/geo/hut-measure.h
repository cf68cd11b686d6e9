/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* A line that is measured, point by point: how long it is, and how large what it goes around. A
 * plain struct; change it by the functions below. */
typedef struct
{
  GArray *points; /* HutPoint */
  gboolean closed;
} HutMeasure;

HutMeasure *hut_measure_new (void);
void hut_measure_free (HutMeasure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMeasure, hut_measure_free)

/* Begins anew, without a point. */
void hut_measure_clear (HutMeasure *measure);

/* FALSE, and nothing changes, where the line is closed or @point is its last already. */
gboolean hut_measure_add (HutMeasure *measure, HutPoint point);

/* Joins the last point to the first. FALSE where the line is closed, or has less than three. */
gboolean hut_measure_close (HutMeasure *measure);

/* Takes back what was done last: opens a closed line, or takes its last point away. FALSE where
 * there is nothing. */
gboolean hut_measure_take_back (HutMeasure *measure);

/* Metres of the whole line (of a closed one, all around), and of its last piece; see
 * hut_point_distance(). */
double hut_measure_length (const HutMeasure *measure);
double hut_measure_piece (const HutMeasure *measure);

/* Square metres within a closed line; of one that crosses itself, the parts that it goes around one
 * way less those that it goes around the other way. 0 where it is open. See hut_shape_measure(). */
double hut_measure_area (const HutMeasure *measure);

G_END_DECLS
