/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-painter.h"
#include "report/hut-page-setup.h"

G_BEGIN_DECLS

/* How a map comes to lie on a sheet: where, at which scale, and how long a round distance is.
 * Measures are points from the sheet's upper left corner. Pure functions. */

/* A pixel of the map on paper, in points: names of 10 pixels are still read. */
#define HUT_MAP_PLAN_PIXEL 0.75

typedef struct
{
  double x, y, width, height; /* of the map on the sheet */
  HutMapFrame frame;          /* what is painted there, for print */
  guint ratio;                /* 1 : so many, true at the frame's middle */
  guint bar_metres;           /* a round distance */
  double bar;                 /* and its length */
} HutMapPlan;

/* The way to turn a sheet so that @box is shown larger; portrait for a square. */
HutPageTurn hut_map_plan_turn (const HutBox *box);

/* Fits @box into a map of @width × @height points at @x, @y: all of it is shown, with the scale
 * rounded to the next smaller of the usual ones (1:1,000, 1:1,250, 1:1,500, 1:2,000, ...). */
void hut_map_plan_fit (HutMapPlan *plan, const HutBox *box, double x, double y, double width,
                       double height);

/* The greatest 1, 2 or 5 times a power of ten that is not above @metres; 1 at least. */
guint hut_map_plan_round (double metres);

/* The scale in words: "1:5,000". Free with g_free(). */
char *hut_map_plan_ratio_words (const HutMapPlan *plan);

/* A distance of whole metres in words: "200 m", "2 km". Free with g_free(). */
char *hut_map_plan_distance_words (guint metres);

G_END_DECLS
