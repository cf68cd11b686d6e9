/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place on the earth: WGS-84 in 10⁻⁷ degree (1 cm), east and north positive. A plain value. */
typedef struct
{
  gint32 lon;
  gint32 lat;
} HutPoint;

/* A rectangle of such places, its edges included. Empty while min_lon > max_lon. It never crosses
 * the antimeridian. */
typedef struct
{
  gint32 min_lon;
  gint32 min_lat;
  gint32 max_lon;
  gint32 max_lat;
} HutBox;

#define HUT_POINT_UNITS 10000000 /* of a degree */
#define HUT_POINT_LON_MAX (180 * HUT_POINT_UNITS)
#define HUT_POINT_LAT_MAX (90 * HUT_POINT_UNITS)
#define HUT_BOX_EMPTY ((HutBox){ G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 })

/* Rounds to the nearest unit; longitude is kept to ±180° and latitude to ±90°. NaN becomes 0. */
HutPoint hut_point_from_degrees (double lon, double lat);

double hut_point_lon (HutPoint point);
double hut_point_lat (HutPoint point);

/* Whether it lies on the globe at all: values from a file or the network may not. */
gboolean hut_point_is_valid (HutPoint point);

/* Great-circle distance in metres on the sphere of mean radius (haversine; 0.5 % off the
 * ellipsoid at most). */
double hut_point_distance (HutPoint a, HutPoint b);

/* Grows @box so that it holds @point or @other. */
void hut_box_add_point (HutBox *box, HutPoint point);
void hut_box_add_box (HutBox *box, const HutBox *other);

/* @box grown by @metres on every side; the empty box stays empty. */
HutBox hut_box_grown (const HutBox *box, double metres);

gboolean hut_box_is_empty (const HutBox *box);
gboolean hut_box_contains (const HutBox *box, HutPoint point);
gboolean hut_box_intersects (const HutBox *a, const HutBox *b);
HutPoint hut_box_centre (const HutBox *box);

G_END_DECLS
