/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-data-dir.h"
#include "server/hut-workers.h"

G_BEGIN_DECLS

/* Filling of projected streams (hut-filler.h) while the server serves: one step after the other in
 * the lane of writing, between pushes. For the main thread. */
typedef struct _HutFillLane HutFillLane;

/* Streams were written: @heads (stream → gint64 *, its seq). */
typedef void (*HutFillTold) (GHashTable *heads, gpointer data);

HutFillLane *hut_fill_lane_new (HutWorkers *workers, HutDataDir *dir, HutFillTold told,
                                gpointer data);

/* Ends after the step under way; what waits still is taken over when a server next starts. */
void hut_fill_lane_free (HutFillLane *lane);

/* Something may wait. */
void hut_fill_lane_kick (HutFillLane *lane);

G_END_DECLS
