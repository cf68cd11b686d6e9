/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From heat to colours and words. Pure functions, for every thread. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-heat.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FAINT 0.04 /* of the ramp: what is less is not drawn */

typedef struct
{
  double at; /* of the ramp */
  guint32 colours[HUT_N_MAP_SCHEMES];
} Stop;

/* clang-format off */
static const Stop STOPS[] = {
            /* light       dark        print */
  { 0.00, { 0xF29B2E00, 0x5A2A0800, 0xF0A04000 } },
  { 0.15, { 0xF29B2E40, 0x6B351090, 0xF0A04050 } },
  { 0.45, { 0xE0701C88, 0xA8560FA8, 0xDC742890 } },
  { 0.75, { 0xB7430CA8, 0xE88A1EB8, 0xB04A10A8 } },
  { 1.00, { 0x6E1E04C8, 0xFFD58AC8, 0x6A2408C0 } },
};
/* clang-format on */

static guint
blend (guint32 a, guint32 b, double share, int shift)
{
  double from = a >> shift & 0xff, to = b >> shift & 0xff;

  return (guint)lround (from + (to - from) * share);
}

/* @ramp is 0 to 1, the root already taken. */
static guint32
ramp_colour (HutMapScheme scheme, double ramp)
{
  guint i = 1;
  double share;
  guint32 a, b;

  while (i < G_N_ELEMENTS (STOPS) - 1 && ramp > STOPS[i].at)
    i++;
  share = CLAMP ((ramp - STOPS[i - 1].at) / (STOPS[i].at - STOPS[i - 1].at), 0, 1);
  a = STOPS[i - 1].colours[scheme];
  b = STOPS[i].colours[scheme];
  return blend (a, b, share, 24) << 24 | blend (a, b, share, 16) << 16 |
         blend (a, b, share, 8) << 8 | blend (a, b, share, 0);
}

guint32
hut_map_heat_colour (HutMapScheme scheme, double share)
{
  return ramp_colour (scheme, sqrt (CLAMP (share, 0, 1)));
}

static guint
step_end (guint step, guint end)
{
  double ramp = (step + 1.0) / HUT_MAP_HEAT_STEPS;

  return (guint)lround (ramp * ramp * end);
}

guint
hut_map_heat_step_value (guint step, guint end)
{
  guint value = step_end (step, end);

  return step + 1 < HUT_MAP_HEAT_STEPS && step_end (step + 1, end) == value ? 0 : value;
}

guint32
hut_map_heat_step_colour (HutMapScheme scheme, guint step)
{
  return ramp_colour (scheme, (step + 0.6) / HUT_MAP_HEAT_STEPS);
}

static guint32
premultiplied (guint32 colour)
{
  guint alpha = colour & 0xff;

  return alpha << 24 | (colour >> 24) * alpha / 255 << 16 |
         (colour >> 16 & 0xff) * alpha / 255 << 8 | (colour >> 8 & 0xff) * alpha / 255;
}

cairo_surface_t *
hut_map_heat_picture (const HutHeat *heat, HutMapScheme scheme)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)heat->width, (int)heat->height);
  guint8 *bytes = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double end = hut_heat_scale_end (heat->most);

  cairo_surface_flush (surface);
  for (guint y = 0; y < heat->height; y++)
    {
      guint32 *row = (guint32 *)(bytes + (gsize)y * stride);

      for (guint x = 0; x < heat->width; x++)
        {
          double share = heat->values[(gsize)y * heat->width + x] / end;

          row[x] = share < FAINT * FAINT ? 0 : premultiplied (hut_map_heat_colour (scheme, share));
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Metres within which a point counts for most of it: a square and a half, to two figures. */
static guint
reach_metres (const HutHeat *heat)
{
  double side = exp2 (-(double)heat->level);
  HutMercator middle = { 0.5, (heat->y + heat->height / 2.0) * side };
  double lat = hut_point_lat (hut_mercator_unproject (middle));
  double metres = 1.5 * side * HUT_MERCATOR_TILE * hut_mercator_metres_per_pixel (lat, 0);
  double step = metres < 100 ? metres < 10 ? 1 : 5 : pow (10, floor (log10 (metres)) - 1);

  return (guint)MAX (1, round (metres / step) * step);
}

char *
hut_map_heat_words (const HutHeat *heat)
{
  guint metres = reach_metres (heat);

  if (heat->most <= 0)
    return g_strdup (heat->by == HUT_HEAT_LATENESS ? _ ("Heat: nothing is overdue here")
                                                   : _ ("Heat: there are no cases here"));
  if (heat->by == HUT_HEAT_LATENESS)
    /* Translators: heading of a row of colours with numbers. */
    return g_strdup_printf (_ ("Overdue within about %u m"), metres);
  /* Translators: heading of a row of colours with numbers. */
  return g_strdup_printf (_ ("Cases within about %u m"), metres);
}
