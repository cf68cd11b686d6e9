/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Heat on a printed map; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-sheet-heat.h"

#include "report/hut-heat-bands.h"

#include <math.h>

#define SQUARE 14.0 /* pixels of the map, as on the screen */
#define MARGIN 4    /* squares around the map */
#define SWATCH 34.0 /* points wide */
#define SWATCH_HEIGHT 10.0
#define TOP 3.0 /* above the swatches */

struct _HutSheetHeat
{
  HutHeat *heat;
  HutLines *words;
  guint n_bands;
  HutLines *numbers[HUT_MAP_HEAT_STEPS]; /* at the end of each band's swatch */
};

static double
square_side (const HutMapFrame *frame)
{
  return exp2 (-(double)hut_heat_level (frame->zoom, SQUARE));
}

double
hut_sheet_heat_reach (const HutMapPlan *plan)
{
  double lat = hut_point_lat (hut_mercator_unproject (plan->frame.centre));

  return (MARGIN + 2) * square_side (&plan->frame) * HUT_MERCATOR_TILE *
         hut_mercator_metres_per_pixel (lat, 0);
}

static HutHeat *
find_heat (HutHeatBy by, const HutPointSet *points, const HutMapFrame *frame)
{
  double world = hut_mercator_world (frame->zoom);
  double grown = MARGIN * square_side (frame);
  double across = frame->width / world / 2 + grown, down = frame->height / world / 2 + grown;
  HutMercator north_west = { CLAMP (frame->centre.x - across, 0, 1),
                             CLAMP (frame->centre.y - down, 0, 1) };
  HutMercator south_east = { CLAMP (frame->centre.x + across, 0, 1),
                             CLAMP (frame->centre.y + down, 0, 1) };

  return hut_heat_new (points, by, hut_heat_level (frame->zoom, SQUARE), north_west, south_east);
}

static void
make_words (HutSheetHeat *self, HutType *type)
{
  g_autofree char *words = hut_map_heat_words (self->heat);
  guint ends[HUT_MAP_HEAT_STEPS];

  self->words = hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT, G_MAXINT16, words);
  self->n_bands = hut_heat_bands_find (self->heat->most, ends);
  for (guint i = 0; i < self->n_bands; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", ends[i]);

      self->numbers[i] =
          hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_RIGHT, SWATCH, number);
    }
}

HutSheetHeat *
hut_sheet_heat_new (HutHeatBy by, const HutPointSet *points, HutMapPlan *plan, HutType *type)
{
  HutSheetHeat *self;

  if (by == HUT_HEAT_NONE)
    return NULL;
  self = g_new0 (HutSheetHeat, 1);
  self->heat = find_heat (by, points, &plan->frame);
  plan->frame.heat = self->heat;
  make_words (self, type);
  return self;
}

void
hut_sheet_heat_free (HutSheetHeat *self)
{
  hut_heat_free (self->heat);
  hut_lines_free (self->words);
  for (guint i = 0; i < self->n_bands; i++)
    hut_lines_free (self->numbers[i]);
  g_free (self);
}

void
hut_sheet_heat_draw_row (const HutSheetHeat *self, double width, cairo_t *cr)
{
  double words = hut_lines_get_right (self->words) + 8;
  double swatch = CLAMP ((width - words) / HUT_MAP_HEAT_STEPS, 12, SWATCH);

  hut_type_set_ink (cr, HUT_INK_TEXT);
  hut_lines_draw (self->words, 0, 0, TOP - 1, cr);
  for (guint i = 0; i < self->n_bands; i++)
    {
      hut_heat_bands_swatch (i, words + i * swatch, TOP, swatch - 2, SWATCH_HEIGHT, cr);
      hut_type_set_ink (cr, HUT_INK_TEXT);
      hut_lines_draw (self->numbers[i], 0, words + (i + 1) * swatch - 2 - SWATCH,
                      TOP + SWATCH_HEIGHT + 1, cr);
    }
}
