/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"

G_BEGIN_DECLS

/* What stands on the map in one view: single points, and clusters of those that would cover each
 * other. At most HUT_CLUSTER_MARKS, however many points there are; found by descending the set's
 * quadtree, so that the work of a frame does not grow with the set. Where the set was changed, find
 * them anew before asking what a mark holds. */
#define HUT_CLUSTER_MARKS 600

typedef struct
{
  HutMercator place;        /* the point's, or the middle of the cluster's points */
  guint32 count;            /* 1: a single point */
  guint32 pins[HUT_N_PINS]; /* how many of each */
  guint32 position;         /* of the first of them in the set's order, until the set is changed */
  guint32 id;               /* and its id */
  HutPin pin;               /* a single point's, or the most urgent within */
  guint first_run;          /* what it holds: */
  guint n_runs;             /* runs[first_run] up to runs[first_run + n_runs − 1] */
} HutMark;

/* The marks of a view; the same object is filled anew for each frame and keeps its memory. Not
 * thread-safe. */
typedef struct
{
  HutPointSet *set; /* what the positions belong to; NULL before the first find */
  GArray *marks;    /* HutMark, from the north-west on */
  GArray *runs;     /* HutRun */
} HutCluster;

HutCluster *hut_cluster_new (void);
void hut_cluster_free (HutCluster *cluster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCluster, hut_cluster_free)

/* Finds the marks in a view of @width × @height pixels around @centre. Marks somewhat outside are
 * found too, so that none jumps into view. A mark does not change while the view is moved, nor
 * while the zoom stays within the same half step. */
void hut_cluster_find (HutCluster *cluster, HutPointSet *set, HutMercator centre, double zoom,
                       double width, double height);

guint hut_cluster_size (const HutCluster *cluster);
const HutMark *hut_cluster_mark (const HutCluster *cluster, guint index);

/* The rectangle around what @mark holds. Looks at each of its points. */
HutBox hut_cluster_box (const HutCluster *cluster, const HutMark *mark);

/* The ids of what @mark holds, the most urgent first, at most @limit; free with g_array_unref(). */
GArray *hut_cluster_ids (const HutCluster *cluster, const HutMark *mark, guint limit);

G_END_DECLS
