/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sums over squares, spread over their neighbours. The squares are those of the globe, not of the
 * view, so that nothing flickers while the map is moved. Pure. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-heat.h"

#include <math.h>

#define REACH 2 /* squares on each side that a point is spread over */

static const float KERNEL[2 * REACH + 1] = { 1 / 6.f, 4 / 6.f, 1, 4 / 6.f, 1 / 6.f };

guint
hut_heat_level (double zoom, double pixels)
{
  double level = floor (log2 (hut_mercator_world (zoom) / pixels));

  return (guint)CLAMP (level, 0, HUT_POINT_SET_DEPTH - 1);
}

static guint32
square_of (double place, guint level)
{
  double side = exp2 (level);

  return (guint32)CLAMP (floor (place * side), 0, side - 1);
}

static void
add_square (const HutPointSet *set, guint32 x, guint32 y, HutRun run, gpointer data)
{
  HutHeat *heat = data;
  guint n = run.end - run.start;

  if (x < heat->x || y < heat->y || x - heat->x >= heat->width || y - heat->y >= heat->height)
    return;
  if (heat->by == HUT_HEAT_LATENESS)
    n = hut_point_set_count (set, run, HUT_PIN_OVERDUE);
  heat->values[(y - heat->y) * heat->width + (x - heat->x)] = (float)n;
}

/* Spreads each of @n values, @step apart, over its neighbours; @line has room for them. */
static void
spread (float *values, guint n, guint step, float *line)
{
  for (guint i = 0; i < n; i++)
    {
      line[i] = values[i * step];
      values[i * step] = 0;
    }
  for (guint i = 0; i < n; i++)
    {
      if (line[i] == 0)
        continue;
      for (int d = -REACH; d <= REACH; d++)
        if ((int)i + d >= 0 && i + d < n)
          values[(i + d) * step] += line[i] * KERNEL[d + REACH];
    }
}

HutHeat *
hut_heat_new (const HutPointSet *set, HutHeatBy by, guint level, HutMercator north_west,
              HutMercator south_east)
{
  HutHeat *heat = g_new0 (HutHeat, 1);
  g_autofree float *line = NULL;

  heat->by = by;
  heat->level = level;
  heat->x = square_of (north_west.x, level);
  heat->y = square_of (north_west.y, level);
  heat->width = square_of (south_east.x, level) - heat->x + 1;
  heat->height = square_of (south_east.y, level) - heat->y + 1;
  heat->values = g_new0 (float, (gsize)heat->width * heat->height);
  hut_point_set_squares (set, level, north_west, south_east, add_square, heat);

  line = g_new (float, MAX (heat->width, heat->height));
  for (guint row = 0; row < heat->height; row++)
    spread (heat->values + (gsize)row * heat->width, heat->width, 1, line);
  for (guint column = 0; column < heat->width; column++)
    spread (heat->values + column, heat->height, heat->width, line);
  for (gsize i = 0; i < (gsize)heat->width * heat->height; i++)
    heat->most = MAX (heat->most, heat->values[i]);
  return heat;
}

void
hut_heat_free (HutHeat *heat)
{
  g_free (heat->values);
  g_free (heat);
}

guint
hut_heat_scale_end (float most)
{
  static const guint STEPS[] = { 1, 2, 5 };

  for (guint power = 1; power <= 100000000; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
      if ((float)(STEPS[i] * power) >= most)
        return STEPS[i] * power;
  return G_MAXUINT;
}
