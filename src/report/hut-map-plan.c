/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The geometry of a printed map; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-plan.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define METRES_PER_POINT (0.0254 / 72)
#define CLOSEST 500 /* 1 : so many; nearer there is nothing to see */
#define LONGEST_BAR 120.0

/* The middle of @box as it is drawn. */
static HutMercator
middle_of (const HutBox *box)
{
  HutMercator a = hut_mercator_project ((HutPoint){ box->min_lon, box->min_lat });
  HutMercator b = hut_mercator_project ((HutPoint){ box->max_lon, box->max_lat });

  return (HutMercator){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

HutPageTurn
hut_map_plan_turn (const HutBox *box)
{
  HutMercator a = hut_mercator_project ((HutPoint){ box->min_lon, box->max_lat });
  HutMercator b = hut_mercator_project ((HutPoint){ box->max_lon, box->min_lat });

  /* title and legend take more of a sheet that lies */
  return b.x - a.x < 1.6 * (b.y - a.y) ? HUT_PAGE_PORTRAIT : HUT_PAGE_LANDSCAPE;
}

static guint
round_ratio (double least)
{
  static const double LEADS[] = { 1, 1.25, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7.5, 9, 10 };
  double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (LEADS); i++)
    if (LEADS[i] * power >= least * (1 - 1e-9))
      return (guint)round (LEADS[i] * power);
  return (guint)round (10 * power);
}

guint
hut_map_plan_round (double metres)
{
  double power = pow (10, floor (log10 (MAX (metres, 1))));
  double lead = MAX (metres, 1) / power;

  return (guint)(power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1));
}

void
hut_map_plan_fit (HutMapPlan *plan, const HutBox *box, double x, double y, double width,
                  double height)
{
  HutMercator middle = middle_of (box);
  double lat = hut_point_lat (hut_mercator_unproject (middle));
  /* at zoom 0, of the world in one tile */
  double metres = hut_mercator_metres_per_pixel (lat, 0);
  double per_pixel = HUT_MAP_PLAN_PIXEL * METRES_PER_POINT;
  double zoom = hut_mercator_fit (box, width / HUT_MAP_PLAN_PIXEL, height / HUT_MAP_PLAN_PIXEL,
                                  HUT_MAP_ZOOM_MAX);

  plan->x = x;
  plan->y = y;
  plan->width = width;
  plan->height = height;
  plan->ratio = round_ratio (MAX (metres / exp2 (zoom) / per_pixel, CLOSEST));
  plan->frame = (HutMapFrame){
    .centre = middle,
    .zoom = log2 (metres / (plan->ratio * per_pixel)),
    .width = (int)ceil (width / HUT_MAP_PLAN_PIXEL),
    .height = (int)ceil (height / HUT_MAP_PLAN_PIXEL),
    .scale = 1,
    .scheme = HUT_MAP_SCHEME_PRINT,
    .whole_names = TRUE,
  };
  plan->bar_metres = hut_map_plan_round (LONGEST_BAR * METRES_PER_POINT * plan->ratio);
  plan->bar = plan->bar_metres / (METRES_PER_POINT * plan->ratio);
}

char *
hut_map_plan_ratio_words (const HutMapPlan *plan)
{
  g_autofree char *digits = g_strdup_printf ("%u", plan->ratio);
  g_autoptr (GString) words = g_string_new ("1:");
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (words, ',');
      g_string_append_c (words, digits[i]);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
hut_map_plan_distance_words (guint metres)
{
  return metres >= 1000 && metres % 1000 == 0 ? g_strdup_printf (_ ("%d km"), metres / 1000)
                                              : g_strdup_printf (_ ("%d m"), metres);
}
