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

/* A set of points, kept in the order of a quadtree (Morton codes), so that what lies in any square
 * of the map is one run of it, and how many of which pin a run holds, and where its middle is, are
 * known without looking at each. One point is added, moved or taken away in about a microsecond,
 * however many there are; a million take some 14 MB.
 *
 * A point is named by its id and its place together: the one who changes it knows where it was.
 *
 * Threads: made on any (a million in some 0.2 s), then handed to one, and read and changed there
 * only. Counted references. */
typedef struct _HutPointSet HutPointSet;

/* A run of the set: what lies in one square, from @start up to but not including @end. Positions
 * and runs are those of one version: a change of the set moves them. */
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

/* Copies the three arrays of @n_points; @pins are HutPin, @ids the caller's own (a row number), no
 * two the same. Points off the globe are left out. */
HutPointSet *hut_point_set_new (const HutPoint *points, const guint8 *pins, const guint32 *ids,
                                gsize n_points);
HutPointSet *hut_point_set_ref (HutPointSet *set);
void hut_point_set_unref (HutPointSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPointSet, hut_point_set_unref)

/* Changes of one point. FALSE, and nothing is changed, where @place is off the globe, where @id is
 * there already (add), or is not at @place (remove, set_pin). To move one, remove and add it. */
gboolean hut_point_set_add (HutPointSet *set, guint32 id, HutPoint place, HutPin pin);
gboolean hut_point_set_remove (HutPointSet *set, guint32 id, HutPoint place);
gboolean hut_point_set_set_pin (HutPointSet *set, guint32 id, HutPoint place, HutPin pin);

/* Counts the changes: whoever keeps positions keeps this beside them. */
guint hut_point_set_version (const HutPointSet *set);

guint32 hut_point_set_size (const HutPointSet *set);

/* The bytes that the set takes. */
gsize hut_point_set_bytes (const HutPointSet *set);

/* The whole set as a run. */
HutRun hut_point_set_all (const HutPointSet *set);

/* Of @run, which lies in one square of @level (0: the world), the four runs of that square's
 * quarters: north-west, north-east, south-west, south-east. @level is below HUT_POINT_SET_DEPTH. */
#define HUT_POINT_SET_DEPTH 30
void hut_point_set_split (const HutPointSet *set, HutRun run, guint level, HutRun quarters[4]);

/* The sum over @run, in a time that hardly grows with it. */
HutRunSum hut_point_set_sum (const HutPointSet *set, HutRun run);

/* How many in @run are @pin: of the few hundred points of a square faster than their sum. */
guint32 hut_point_set_count (const HutPointSet *set, HutRun run, HutPin pin);

/* Visits the squares of @level that touch the rectangle from @north_west to @south_east and hold
 * points, from the north-west on in the order of the quadtree: square (@x, @y) of 2^@level ×
 * 2^@level and its run, to be summed with hut_point_set_sum(). What heat and other sums by area are
 * made of: a thousand squares take about a millisecond, whatever they hold. */
typedef void (*HutSquareFunc) (const HutPointSet *set, guint32 x, guint32 y, HutRun run,
                               gpointer data);
void hut_point_set_squares (const HutPointSet *set, guint level, HutMercator north_west,
                            HutMercator south_east, HutSquareFunc func, gpointer data);

/* One point of the set, by its place in the order: 0 to size − 1. */
HutMercator hut_point_set_place (const HutPointSet *set, guint32 position);
HutPin hut_point_set_pin (const HutPointSet *set, guint32 position);
guint32 hut_point_set_id (const HutPointSet *set, guint32 position);

/* Where the point with @id stands in the order; FALSE where there is none. Looks at each id (a
 * million: 0.2 ms). */
gboolean hut_point_set_find (const HutPointSet *set, guint32 id, guint32 *position);

/* Appends the ids in @run that are @pin, until @ids has @limit. */
void hut_point_set_ids (const HutPointSet *set, HutRun run, HutPin pin, guint limit, GArray *ids);

/* The rectangle around all of @run. Looks at each (a million: 1 ms). */
HutBox hut_point_set_box (const HutPointSet *set, HutRun run);

G_END_DECLS
