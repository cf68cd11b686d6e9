/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"
#include "report/hut-map-heat.h"
#include "report/hut-map-plan.h"
#include "report/hut-paper-type.h"

G_BEGIN_DECLS

/* The heat of a printed map, and its row of the legend. Made and drawn by one thread. */
typedef struct _HutSheetHeat HutSheetHeat;

/* The heat of @points on the map of @plan, whose frame is drawn with it from now on: the frame
 * borrows it. NULL where @by is HUT_HEAT_NONE. */
HutSheetHeat *hut_sheet_heat_new (HutHeatBy by, const HutPointSet *points, HutMapPlan *plan,
                                  HutType *type);
void hut_sheet_heat_free (HutSheetHeat *heat);

/* How far around the map of @plan points count, in metres. */
double hut_sheet_heat_reach (const HutMapPlan *plan);

/* What it is of, and the numbers between its bands, in a row of @width points from the origin of
 * @cr on, HUT_SHEET_HEAT_ROW high. */
#define HUT_SHEET_HEAT_ROW 25.0
void hut_sheet_heat_draw_row (const HutSheetHeat *heat, double width, cairo_t *cr);

G_END_DECLS
