/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bands of heat; see the header. The values of the squares are carried over to a finer grid by
 * cubics, and what is above a threshold there is one path: cell by cell, with the threshold's place
 * on a cell's edge by its two corners. Coats are laid over each other, so that no band can come out
 * lighter than the one around it. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-heat-bands.h"

#include <math.h>

#define FINER 4           /* cells of the grid beside each other in a square */
#define COAT 0.19         /* of ink, in each band */
#define FIRST 0.3f        /* points around: what is less is in no band */
#define FIRST_SHARE 0.01f /* of the scale's end: the same */
#define ABOVE 1.02f       /* what is just a band's end is in that band */
#define LINE 0.35         /* pixels, of the lowest band's edge */
#define LINE_MORE 0.3     /* for each band above it */

/* @width × @height corners, FINER in each square. */
typedef struct
{
  guint width, height;
  float *values;
  double x, y, step; /* the first corner's place on the frame, and from one to the next */
} Grid;

static void
grid_clear (Grid *grid)
{
  g_free (grid->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static float
value_at (const HutHeat *heat, int x, int y)
{
  x = CLAMP (x, 0, (int)heat->width - 1);
  y = CLAMP (y, 0, (int)heat->height - 1);
  return heat->values[(gsize)y * heat->width + (gsize)x];
}

/* The cubic through the two in the middle (Catmull and Rom), @at from 0 to 1 between them. */
static float
cubic (const float v[4], float at)
{
  return v[1] + 0.5f * at *
                    (v[2] - v[0] +
                     at * (2 * v[0] - 5 * v[1] + 4 * v[2] - v[3] +
                           at * (3 * (v[1] - v[2]) + v[3] - v[0])));
}

static float
between (const HutHeat *heat, guint column, guint row)
{
  int x = (int)(column / FINER), y = (int)(row / FINER);
  float rows[4], v[4];

  for (int j = 0; j < 4; j++)
    {
      for (int i = 0; i < 4; i++)
        v[i] = value_at (heat, x + i - 1, y + j - 1);
      rows[j] = cubic (v, (float)(column % FINER) / FINER);
    }
  return cubic (rows, (float)(row % FINER) / FINER);
}

static void
fill_grid (Grid *grid, const HutHeat *heat, const HutMapFrame *frame)
{
  double side = exp2 (-(double)heat->level), world = hut_mercator_world (frame->zoom);

  grid->width = (heat->width - 1) * FINER + 1;
  grid->height = (heat->height - 1) * FINER + 1;
  grid->values = g_new (float, (gsize)grid->width * grid->height);
  grid->step = side * world / FINER;
  /* a value stands for the middle of its square */
  grid->x = ((heat->x + 0.5) * side - frame->centre.x) * world + frame->width / 2.0;
  grid->y = ((heat->y + 0.5) * side - frame->centre.y) * world + frame->height / 2.0;
  for (guint row = 0; row < grid->height; row++)
    for (guint column = 0; column < grid->width; column++)
      grid->values[(gsize)row * grid->width + column] = between (heat, column, row);
}

/* A cell's corners, once around. */
static const int AROUND[4][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };

typedef struct
{
  double x, y;
  gboolean crossing; /* of the threshold, else a corner */
} Stop;

/* The outline of what of a cell is above @least; how many stops it has. */
static guint
find_outline (const Grid *grid, guint column, guint row, float least, Stop stops[8])
{
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint next = (i + 1) % 4;
      double x = column + AROUND[i][0], y = row + AROUND[i][1];
      double to_x = column + AROUND[next][0], to_y = row + AROUND[next][1];
      float from = grid->values[(gsize)y * grid->width + (gsize)x];
      float to = grid->values[(gsize)to_y * grid->width + (gsize)to_x];

      if (from >= least)
        stops[n++] = (Stop){ grid->x + x * grid->step, grid->y + y * grid->step, FALSE };
      if ((from >= least) != (to >= least))
        {
          double at = (least - from) / (to - from);

          stops[n++] = (Stop){ grid->x + (x + (to_x - x) * at) * grid->step,
                               grid->y + (y + (to_y - y) * at) * grid->step, TRUE };
        }
    }
  return n;
}

static gboolean
is_whole (const Stop stops[8], guint n)
{
  return n == 4 && !stops[0].crossing && !stops[1].crossing && !stops[2].crossing &&
         !stops[3].crossing;
}

static void
trace_area (const Grid *grid, float least, cairo_t *cr)
{
  for (guint row = 0; row + 1 < grid->height; row++)
    for (guint column = 0, whole = 0; column + 1 < grid->width; column++)
      {
        Stop stops[8];
        guint n = find_outline (grid, column, row, least, stops);
        gboolean more = is_whole (stops, n);

        whole += more;
        /* cells that are above it as a whole are one figure, as far as they go */
        if (whole > 0 && (!more || column + 2 == grid->width))
          {
            cairo_rectangle (cr, grid->x + (column + more - whole) * grid->step,
                             grid->y + row * grid->step, whole * grid->step, grid->step);
            whole = 0;
          }
        if (more || n == 0)
          continue;
        cairo_move_to (cr, stops[0].x, stops[0].y);
        for (guint i = 1; i < n; i++)
          cairo_line_to (cr, stops[i].x, stops[i].y);
        cairo_close_path (cr);
      }
}

/* Within a cell the edge goes from a crossing to the crossing that follows it. */
static void
trace_edge (const Grid *grid, float least, cairo_t *cr)
{
  for (guint row = 0; row + 1 < grid->height; row++)
    for (guint column = 0; column + 1 < grid->width; column++)
      {
        Stop stops[8];
        guint n = find_outline (grid, column, row, least, stops);

        for (guint i = 0; i < n; i++)
          if (stops[i].crossing && stops[(i + 1) % n].crossing)
            {
              cairo_move_to (cr, stops[i].x, stops[i].y);
              cairo_line_to (cr, stops[(i + 1) % n].x, stops[(i + 1) % n].y);
            }
      }
}

static void
set_coat (cairo_t *cr)
{
  cairo_set_source_rgba (cr, 0.48, 0.16, 0.02, COAT);
}

static void
set_line (guint band, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.42, 0.14, 0.03);
  cairo_set_line_width (cr, LINE + LINE_MORE * band);
}

guint
hut_heat_bands_find (float most, guint ends[HUT_MAP_HEAT_STEPS])
{
  guint end = hut_heat_scale_end (most), n = 0;

  for (guint step = 0; most > 0 && step < HUT_MAP_HEAT_STEPS; step++)
    {
      guint value = hut_map_heat_step_value (step, end);

      if (value > 0)
        ends[n++] = value;
    }
  return n;
}

/* Where a band begins: above the end of the one below it. */
static float
least_of (guint band, const guint ends[HUT_MAP_HEAT_STEPS], guint n)
{
  return band == 0 ? MAX (FIRST, FIRST_SHARE * ends[n - 1]) : ends[band - 1] * ABOVE;
}

void
hut_heat_bands_draw (const HutHeat *heat, const HutMapFrame *frame, cairo_t *cr)
{
  guint ends[HUT_MAP_HEAT_STEPS], n = hut_heat_bands_find (heat->most, ends);
  g_auto (Grid) grid = { 0 };

  if (n == 0 || heat->width < 2 || heat->height < 2)
    return;
  fill_grid (&grid, heat, frame);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  cairo_clip (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint band = 0; band < n; band++)
    {
      trace_area (&grid, least_of (band, ends, n), cr);
      set_coat (cr);
      cairo_fill (cr);
      trace_edge (&grid, least_of (band, ends, n), cr);
      set_line (band, cr);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
hut_heat_bands_swatch (guint band, double x, double y, double width, double height, cairo_t *cr)
{
  cairo_rectangle (cr, x, y, width, height);
  set_coat (cr);
  for (guint coat = 0; coat <= band; coat++)
    cairo_fill_preserve (cr);
  set_line (band, cr);
  cairo_stroke (cr);
}
