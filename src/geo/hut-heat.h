/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"

G_BEGIN_DECLS

/* Where the points of a set lie thick: the map cut into squares, and for each how many points are
 * in it and around it. */
typedef enum
{
  HUT_HEAT_NONE,
  HUT_HEAT_COUNT,    /* all points */
  HUT_HEAT_LATENESS, /* those that are overdue */
} HutHeatBy;

/* @width × @height squares from the square (@x, @y) of 2^@level × 2^@level on. A value says how
 * many points are around: one in the square itself counts 1, one two squares away a sixth, by the
 * weights 1 4 6 4 1 both ways. */
typedef struct
{
  HutHeatBy by;
  guint level;
  guint32 x, y;
  guint width, height;
  float *values; /* row by row from the north-west on */
  float most;    /* the greatest of them; 0: there is nothing */
} HutHeat;

/* The level at which a square is at least @pixels wide, and less than twice that, at @zoom. */
guint hut_heat_level (double zoom, double pixels);

/* The heat of all squares of @level that touch the rectangle. A view of a thousand squares takes
 * about a millisecond, however many points there are. */
HutHeat *hut_heat_new (const HutPointSet *set, HutHeatBy by, guint level, HutMercator north_west,
                       HutMercator south_east);
void hut_heat_free (HutHeat *heat);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutHeat, hut_heat_free)

/* The number that a scale should end with: the least of 1, 2, 5, 10, 20, 50, ... that is not less
 * than @most. */
guint hut_heat_scale_end (float most);

G_END_DECLS
