/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The grid is drawn: what is in view, with layouts of texts that are made once and kept. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-grid-private.h"

#define PAD 8

static GdkRGBA
colour_of (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);
  return colour;
}

static PangoLayout *
layout_of (HutCoverageGrid *self, const char *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts, text);

  if (layout == NULL)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      g_hash_table_insert (self->layouts, g_strdup (text), layout);
    }
  return layout;
}

/* @text in the middle of the box, or at its left; what is too long is cut off. */
static void
draw_text (HutCoverageGrid *self, GtkSnapshot *snapshot, const char *text, double x, double y,
           double width, double height, gboolean left, const GdkRGBA *colour)
{
  PangoLayout *layout = layout_of (self, text);
  int text_width, text_height;
  double shift;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  shift = left ? PAD : MAX ((width - text_width) / 2, 0);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)(int)(x + shift), (float)(int)(y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

typedef struct
{
  GdkRGBA ink, dim, line, card, accent;
  GdkRGBA ground[HUT_GRID_BAD + 1], text[HUT_GRID_BAD + 1];
} Colours;

static void
find_colours (GtkWidget *widget, Colours *colours)
{
  static const char *const names[][2] = {
    [HUT_GRID_PLAIN] = { "hut_card", "hut_ink" },
    [HUT_GRID_QUIET] = { "hut_side", "hut_dim" },
    [HUT_GRID_GOOD] = { "hut_pale", "hut_on_pale" },
    [HUT_GRID_SOON] = { "hut_soon_pale", "hut_soon" },
    [HUT_GRID_BAD] = { "hut_overdue_pale", "hut_overdue" },
  };

  colours->ink = colour_of (widget, "hut_ink");
  colours->dim = colour_of (widget, "hut_dim");
  colours->line = colour_of (widget, "hut_line");
  colours->card = colour_of (widget, "hut_card");
  colours->accent = colour_of (widget, "hut_accent");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      colours->ground[i] = colour_of (widget, names[i][0]);
      colours->text[i] = colour_of (widget, names[i][1]);
    }
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
draw_frame (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width,
            double height, double thick)
{
  fill (snapshot, colour, x, y, width, thick);
  fill (snapshot, colour, x, y + height - thick, width, thick);
  fill (snapshot, colour, x, y, thick, height);
  fill (snapshot, colour, x + width - thick, y, thick, height);
}

static void
draw_cell (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours, guint row,
           guint column)
{
  const HutGridCell *cell = hut_grid_table_cell (self->table, row, column);
  double wide = hut_coverage_grid_column_width (self);
  double x = hut_coverage_grid_name_width (self) + column * wide,
         y = hut_coverage_grid_head_height (self) + row * hut_coverage_grid_row_height (self);

  fill (snapshot, &colours->ground[cell->tone], x + 1, y + 1, wide - 1,
        hut_coverage_grid_row_height (self) - 1);
  if (cell->mark != HUT_GRID_PLAIN)
    fill (snapshot, &colours->text[cell->mark], x + wide - 6, y + 1, 6, 6);
  if (cell->text != NULL)
    draw_text (self, snapshot, cell->text, x + 1, y, wide - 1, hut_coverage_grid_row_height (self),
               FALSE, &colours->text[cell->tone]);
}

/* Where the keyboard is, and where what is carried would come to. */
static void
draw_cursor (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours)
{
  double wide = hut_coverage_grid_column_width (self);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));

  draw_frame (snapshot, focused ? &colours->accent : &colours->dim,
              hut_coverage_grid_name_width (self) + self->column * wide,
              hut_coverage_grid_head_height (self) +
                  self->row * hut_coverage_grid_row_height (self),
              wide + 1, hut_coverage_grid_row_height (self) + 1, focused ? 2 : 1);
  if (self->carrying && self->over_row >= 0)
    draw_frame (
        snapshot, &colours->accent, hut_coverage_grid_name_width (self) + self->over_column * wide,
        hut_coverage_grid_head_height (self) + self->over_row * hut_coverage_grid_row_height (self),
        wide + 1, hut_coverage_grid_row_height (self) + 1, 3);
}

static void
draw_heads (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours, double left,
            double top, guint first, guint last)
{
  double wide = hut_coverage_grid_column_width (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double half = hut_coverage_grid_head_height (self) / 2;

  fill (snapshot, &colours->card, left, top, width, hut_coverage_grid_head_height (self));
  for (guint i = first; i < last; i++)
    {
      double x = hut_coverage_grid_name_width (self) + i * wide;
      const GdkRGBA *ink = (int)i == self->table->today ? &colours->accent
                           : self->table->quiet[i]      ? &colours->dim
                                                        : &colours->ink;

      draw_text (self, snapshot, self->table->columns[i], x, top + half * 0.1, wide, half * 0.9,
                 FALSE, ink);
      draw_text (self, snapshot, self->table->days[i], x, top + half, wide, half * 0.9, FALSE,
                 &colours->dim);
      if ((int)i == self->table->today)
        fill (snapshot, &colours->accent, x + 1, top + hut_coverage_grid_head_height (self) - 3,
              wide - 1, 3);
    }
  fill (snapshot, &colours->line, left, top + hut_coverage_grid_head_height (self), width, 1);
}

static void
draw_names (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours, double left,
            double top, guint first, guint last)
{
  fill (snapshot, &colours->card, left, top, hut_coverage_grid_name_width (self),
        gtk_widget_get_height (GTK_WIDGET (self)));
  for (guint i = first; i < last; i++)
    draw_text (self, snapshot, self->table->rows[i], left,
               hut_coverage_grid_head_height (self) + i * hut_coverage_grid_row_height (self),
               hut_coverage_grid_name_width (self) - 4, hut_coverage_grid_row_height (self), TRUE,
               &colours->ink);
  fill (snapshot, &colours->line, left + hut_coverage_grid_name_width (self), top, 1,
        gtk_widget_get_height (GTK_WIDGET (self)));
  fill (snapshot, &colours->card, left, top, hut_coverage_grid_name_width (self),
        hut_coverage_grid_head_height (self));
  fill (snapshot, &colours->line, left, top + hut_coverage_grid_head_height (self),
        hut_coverage_grid_name_width (self), 1);
}

/* Of @n parts of @size behind @head those that are in view. */
static void
in_view (GtkAdjustment *adjustment, double head, double size, guint n, guint *first, guint *last)
{
  double from = hut_coverage_grid_scrolled (adjustment);
  double page = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : G_MAXINT;

  *first = (guint)MIN (from / size, n);
  *last = (guint)MIN ((from + page - head) / size + 2, n);
}

void
hut_coverage_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);
  double left = hut_coverage_grid_scrolled (self->across),
         top = hut_coverage_grid_scrolled (self->down);
  guint row, last_row, column, last_column;
  Colours colours;

  if (!hut_coverage_grid_has_cells (self))
    return;
  find_colours (widget, &colours);
  in_view (self->down, hut_coverage_grid_head_height (self), hut_coverage_grid_row_height (self),
           self->table->n_rows, &row, &last_row);
  in_view (self->across, hut_coverage_grid_name_width (self), hut_coverage_grid_column_width (self),
           self->table->n_columns, &column, &last_column);
  fill (snapshot, &colours.line, hut_coverage_grid_name_width (self),
        hut_coverage_grid_head_height (self),
        gtk_widget_get_width (widget) - hut_coverage_grid_name_width (self),
        (double)self->table->n_rows * hut_coverage_grid_row_height (self) + 1);
  for (guint i = row; i < last_row; i++)
    for (guint j = column; j < last_column; j++)
      draw_cell (self, snapshot, &colours, i, j);
  draw_cursor (self, snapshot, &colours);
  draw_heads (self, snapshot, &colours, left, top, column, last_column);
  draw_names (self, snapshot, &colours, left, top, row, last_row);
}
