/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-lane-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The photographs of the checks of a lane as small pictures that open large. Main thread. */
#define HUT_TYPE_LANE_PHOTOGRAPHS (hut_lane_photographs_get_type ())
G_DECLARE_FINAL_TYPE (HutLanePhotographs, hut_lane_photographs, HUT, LANE_PHOTOGRAPHS, GObject)

HutLanePhotographs *hut_lane_photographs_new (void);

/* Those of @answer, whose contents lie beside @store’s database. */
void hut_lane_photographs_set (HutLanePhotographs *self, HutStore *store,
                               const HutLaneAnswer *answer);

/* A row of small pictures of @photographs (HutRecord of those that were set), each named as one of
 * @item. Floating. */
GtkWidget *hut_lane_photographs_new_row (HutLanePhotographs *self, GPtrArray *photographs,
                                         const char *item);

G_END_DECLS
