/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables and forms: rows of cells, each row as many strips as its longest cell has lines, so that a
 * long row goes on over the page. Borders are drawn strip by strip and closed where a page ends. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-private.h"

#define PAD_X 4.0
#define PAD_Y 3.0
#define RULED 25.0    /* height of a line to write on */
#define WHOLE_LINES 8 /* a row of so many lines is not parted */
#define LABEL_SHARE 0.15
#define FORM_GAP 8.0

typedef struct
{
  HutLines *lines;
  double left;
  double right;
  gboolean shaded;
} Cell;

typedef struct
{
  Cell *cells;
  guint n_cells;
  guint n_lines;
  double line_height;
  gboolean ruled; /* its last cell has lines to write on */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    hut_lines_free (row->cells[i].lines);
  g_free (row->cells);
  g_free (row);
}

static void
grid_free (HutPaperGrid *grid)
{
  g_free (grid->lefts);
  g_free (grid->aligns);
  g_free (grid);
}

static void
draw_borders (const Row *row, const HutStrip *strip, const HutPlace *place, cairo_t *cr)
{
  double left = row->cells[0].left, right = row->cells[row->n_cells - 1].right;

  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < row->n_cells; i++)
    {
      cairo_move_to (cr, row->cells[i].left, 0);
      cairo_rel_line_to (cr, 0, strip->height);
    }
  cairo_move_to (cr, right, 0);
  cairo_rel_line_to (cr, 0, strip->height);
  if (place->first)
    {
      cairo_move_to (cr, left, 0);
      cairo_line_to (cr, right, 0);
    }
  if (place->last)
    {
      cairo_move_to (cr, left, strip->height);
      cairo_line_to (cr, right, strip->height);
    }
  cairo_stroke (cr);
}

static void
draw_rule (const Row *row, const HutStrip *strip, cairo_t *cr)
{
  const Cell *cell = &row->cells[row->n_cells - 1];
  const double dashes[] = { 1, 2 };

  if (strip->part + 1 == row->n_lines)
    return;
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 0.5);
  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_move_to (cr, cell->left + PAD_X, strip->height);
  cairo_line_to (cr, cell->right - PAD_X, strip->height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_row (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Row *row = strip->data;
  double y = strip->part == 0 ? PAD_Y : 0;

  /* On a screen, edges that fall between pixels would show as seams between the strips. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].shaded)
      {
        hut_type_set_ink (cr, HUT_INK_SHADE);
        cairo_rectangle (cr, row->cells[i].left, 0, row->cells[i].right - row->cells[i].left,
                         strip->height);
        cairo_fill (cr);
      }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_borders (row, strip, place, cr);
  if (row->ruled)
    draw_rule (row, strip, cr);
  hut_type_set_ink (cr, HUT_INK_TEXT);
  for (guint i = 0; i < row->n_cells; i++)
    {
      double slack = row->line_height - hut_lines_get_height (row->cells[i].lines);

      hut_lines_draw (row->cells[i].lines, strip->part, row->cells[i].left + PAD_X, y + slack / 2,
                      cr);
    }
}

static double
row_right (const Row *row)
{
  double right = 0;

  for (guint i = 0; i < row->n_cells; i++)
    if (hut_lines_get_n (row->cells[i].lines) > 0)
      right = MAX (right, row->cells[i].left + PAD_X + hut_lines_get_right (row->cells[i].lines));
  return right;
}

/* Cuts @row, taken over, into strips like @model. */
static void
add_row (HutPaper *paper, Row *row, HutStrip model)
{
  guint n = MAX (row->n_lines, 1);

  hut_paper_keep (paper, row, row_free);
  row->n_lines = n;
  model.block = paper->n_blocks++;
  model.right = row_right (row);
  model.draw = draw_row;
  model.data = row;
  for (guint i = 0; i < n; i++)
    {
      HutStrip strip = model;

      strip.part = i;
      strip.above = i == 0 ? model.above : 0;
      strip.height = row->line_height + (i == 0 ? PAD_Y : 0) + (i + 1 == n ? PAD_Y : 0);
      strip.with_next = hut_paper_holds (i, n, WHOLE_LINES) || (model.with_next && i + 1 == n);
      hut_paper_add_strip (paper, &strip);
    }
}

static void
set_cell (HutPaper *paper, Row *row, guint n, HutTypeFace face, HutPaperAlign align,
          const char *text)
{
  static const PangoAlignment aligns[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                           PANGO_ALIGN_RIGHT };
  Cell *cell = &row->cells[n];
  double width = MAX (cell->right - cell->left - 2 * PAD_X, 1);

  cell->lines = hut_lines_new (paper->type, face, aligns[align], width, text);
  row->n_lines = MAX (row->n_lines, hut_lines_get_n (cell->lines));
  row->line_height = MAX (row->line_height, hut_lines_get_height (cell->lines));
}

static Row *
new_row (const double *lefts, guint n)
{
  Row *row = g_new0 (Row, 1);

  row->n_cells = n;
  row->cells = g_new0 (Cell, n);
  for (guint i = 0; i < n; i++)
    {
      row->cells[i].left = lefts[i];
      row->cells[i].right = lefts[i + 1];
    }
  return row;
}

void
hut_paper_end_table (HutPaper *paper)
{
  g_clear_pointer (&paper->grid, grid_free);
}

static HutPaperGrid *
new_grid (const HutPaperColumn *columns, guint n, double width)
{
  HutPaperGrid *grid = g_new0 (HutPaperGrid, 1);
  double shares = 0;

  grid->n = n;
  grid->lefts = g_new0 (double, n + 1);
  grid->aligns = g_new0 (HutPaperAlign, n);
  for (guint i = 0; i < n; i++)
    shares += columns[i].share;
  for (guint i = 0; i < n; i++)
    {
      grid->lefts[i + 1] = grid->lefts[i] + width * columns[i].share / shares;
      grid->aligns[i] = columns[i].align;
    }
  return grid;
}

void
hut_paper_add_table (HutPaper *paper, const HutPaperColumn *columns, guint n_columns)
{
  HutStrip model = { .above = FORM_GAP, .with_next = TRUE };
  HutPaperGrid *grid;
  Row *row;

  hut_paper_end_table (paper);
  grid = new_grid (columns, n_columns, hut_page_setup_get_inner_width (&paper->setup));
  row = new_row (grid->lefts, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      row->cells[i].shaded = TRUE;
      set_cell (paper, row, i, HUT_TYPE_FACE_TABLE_HEAD, columns[i].align, columns[i].title);
    }
  grid->head = paper->strips->len;
  add_row (paper, row, model);
  grid->n_heads = paper->strips->len - grid->head;
  paper->grid = grid;
}

void
hut_paper_set_row_height (HutPaper *paper, double height)
{
  g_return_if_fail (paper->grid != NULL);
  paper->grid->least = height;
}

void
hut_paper_add_row (HutPaper *paper, const char *const *cells)
{
  HutPaperGrid *grid = paper->grid;
  HutStrip model = { 0 };
  Row *row;

  g_return_if_fail (grid != NULL);
  model.head = grid->head;
  model.n_heads = grid->n_heads;
  row = new_row (grid->lefts, grid->n);
  for (guint i = 0; i < grid->n; i++)
    set_cell (paper, row, i, HUT_TYPE_FACE_TABLE, grid->aligns[i], cells[i]);
  row->line_height = MAX (row->line_height, (grid->least - 2 * PAD_Y) / MAX (row->n_lines, 1));
  add_row (paper, row, model);
}

/* A row of a form: one entry over the whole width, or two halves. */
static void
add_entries (HutPaper *paper, const HutPaperEntry *entries, guint n, gboolean first)
{
  double width = hut_page_setup_get_inner_width (&paper->setup);
  const double halves[] = { 0, width * LABEL_SHARE, width / 2, width * (0.5 + LABEL_SHARE), width };
  const double whole[] = { 0, width * LABEL_SHARE, width };
  HutStrip model = { .above = first ? FORM_GAP : 0 };
  Row *row = new_row (entries[0].half ? halves : whole, entries[0].half ? 4 : 2);
  guint rules = 0;

  for (guint i = 0; i < row->n_cells / 2; i++)
    {
      row->cells[2 * i].shaded = TRUE;
      set_cell (paper, row, 2 * i, HUT_TYPE_FACE_STRONG, HUT_PAPER_LEFT,
                i < n ? entries[i].label : NULL);
      set_cell (paper, row, 2 * i + 1, HUT_TYPE_FACE_BODY, HUT_PAPER_LEFT,
                i < n ? entries[i].value : NULL);
      rules = MAX (rules, i < n ? entries[i].rules : 0);
    }
  if (rules > 0)
    {
      row->ruled = TRUE;
      row->line_height = RULED;
      row->n_lines = MAX (row->n_lines, rules);
    }
  add_row (paper, row, model);
}

void
hut_paper_add_form (HutPaper *paper, const HutPaperEntry *entries, guint n_entries)
{
  guint taken;

  hut_paper_end_table (paper);
  for (guint i = 0; i < n_entries; i += taken)
    {
      gboolean pair = entries[i].half && i + 1 < n_entries && entries[i + 1].half;

      taken = pair ? 2 : 1;
      add_entries (paper, &entries[i], taken, i == 0);
    }
}
