/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-mercator.h"

G_BEGIN_DECLS

/* What a point on the map stands for, most urgent first: how it is drawn, and what of a cluster
 * is told. */
typedef enum
{
  HUT_PIN_OVERDUE, /* past its time */
  HUT_PIN_SOON,    /* due soon */
  HUT_PIN_AT_WORK, /* in progress */
  HUT_PIN_DONE,    /* closed, over */
  HUT_N_PINS,
} HutPin;

/* An immutable set of points, kept in the order of a quadtree (Morton codes), so that what lies in
 * any square of the map is one run of it, and how many of which pin a run holds, and where its
 * middle is, are known without looking at each. Made on any thread (a million in some 0.1 s),
 * then shared by all. */
typedef struct _HutPointSet HutPointSet;

/* A run of the set: what lies in one square, from @start up to but not including @end. */
typedef struct
{
  guint32 start;
  guint32 end;
} HutRun;

/* What a run holds. */
typedef struct
{
  guint32 pins[HUT_N_PINS];
  HutMercator middle; /* mean of the places; of nothing: 0, 0 */
} HutRunSum;

/* Copies the three arrays of @n_points; @pins are HutPin, @ids the caller's own (a row number, an
 * index). Points off the globe are left out. */
HutPointSet *hut_point_set_new (const HutPoint *points, const guint8 *pins, const guint32 *ids,
                                gsize n_points);
HutPointSet *hut_point_set_ref (HutPointSet *set);
void hut_point_set_unref (HutPointSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPointSet, hut_point_set_unref)

guint32 hut_point_set_size (const HutPointSet *set);

/* The whole set as a run. */
HutRun hut_point_set_all (const HutPointSet *set);

/* Of @run, which lies in one square of @level (0: the world), the four runs of that square's
 * quarters: north-west, north-east, south-west, south-east. @level is below HUT_POINT_SET_DEPTH. */
#define HUT_POINT_SET_DEPTH 30
void hut_point_set_split (const HutPointSet *set, HutRun run, guint level, HutRun quarters[4]);

/* The sum over @run, in constant time. */
HutRunSum hut_point_set_sum (const HutPointSet *set, HutRun run);

/* One point of the set, by its place in the order: 0 to size − 1. */
HutMercator hut_point_set_place (const HutPointSet *set, guint32 position);
HutPin hut_point_set_pin (const HutPointSet *set, guint32 position);
guint32 hut_point_set_id (const HutPointSet *set, guint32 position);

/* Where the first point with @id stands in the order; FALSE where there is none. Looks at each. */
gboolean hut_point_set_find (const HutPointSet *set, guint32 id, guint32 *position);

/* The rectangle around all of @run. Looks at each. */
HutBox hut_point_set_box (const HutPointSet *set, HutRun run);

G_END_DECLS
