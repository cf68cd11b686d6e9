/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-bench.h"

#include "geo/hut-point-set.h"

G_BEGIN_DECLS

/* What both sides of a comparison get: the same points, and the same views of them. */
typedef struct
{
  HutPoint *points;
  guint8 *pins; /* HutPin */
  guint32 *ids;
  guint32 n_points;
} HutBenchPoints;

typedef struct
{
  HutMercator centre;
  double zoom;
} HutBenchSight;

/* What the other one took; NaN where it is not there. */
typedef struct
{
  double build;  /* ms */
  double frame;  /* ms, the median */
  double memory; /* MB */
} HutBenchMapPeer;

/* supercluster, by node, on @points in views of @width × @height pixels. Where they are found: as
 * node finds them (NODE_PATH), or in node_modules below the folder that HUTONG_PEERS names. */
HutBenchMapPeer hut_bench_map_peer (HutBench *bench, const HutBenchPoints *points,
                                    const HutBenchSight *sights, guint n_sights, int width,
                                    int height);

G_END_DECLS
