/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How large the parts of the grid are, what is where, and what is in view. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-grid-private.h"

/* In pixels where a line of text is TEXT_HEIGHT high; larger where that is. */
#define TEXT_HEIGHT 21
#define NAME_WIDTH 128
#define HEAD_HEIGHT 40
#define ROW_HEIGHT 30

gboolean
hut_coverage_grid_has_cells (HutCoverageGrid *self)
{
  return self->table != NULL && self->table->n_rows > 0 && self->table->n_columns > 0;
}

/* The size of text is the desktop's. */
static double
scaled (HutCoverageGrid *self, double pixels)
{
  if (self->scale == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "9");
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      self->scale = MAX (height / (double)TEXT_HEIGHT, 1);
    }
  return (int)(pixels * self->scale);
}

double
hut_coverage_grid_row_height (HutCoverageGrid *self)
{
  return scaled (self, ROW_HEIGHT);
}

double
hut_coverage_grid_head_height (HutCoverageGrid *self)
{
  return scaled (self, HEAD_HEIGHT);
}

double
hut_coverage_grid_name_width (HutCoverageGrid *self)
{
  return scaled (self, NAME_WIDTH);
}

/* What is left of the width is shared by the columns. */
double
hut_coverage_grid_column_width (HutCoverageGrid *self)
{
  double width = (gtk_widget_get_width (GTK_WIDGET (self)) - hut_coverage_grid_name_width (self)) /
                 (double)MAX (self->table->n_columns, 1);

  return MAX (width, scaled (self, self->table->column_width));
}

void
hut_coverage_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);

  if (self->table == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int)(hut_coverage_grid_name_width (self) +
                                self->table->n_columns * scaled (self, self->table->column_width));
  else
    *minimum = *natural = (int)(hut_coverage_grid_head_height (self) +
                                self->table->n_rows * hut_coverage_grid_row_height (self));
}

double
hut_coverage_grid_scrolled (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* How far it is scrolled; FALSE where the point is on no cell. @row G_MAXUINT: of the heads. */
gboolean
hut_coverage_grid_cell_at (HutCoverageGrid *self, double x, double y, guint *row, guint *column)
{
  double left = hut_coverage_grid_scrolled (self->across) + hut_coverage_grid_name_width (self),
         top = hut_coverage_grid_scrolled (self->down) + hut_coverage_grid_head_height (self);

  if (!hut_coverage_grid_has_cells (self) || x < left || y < top)
    return FALSE;
  *row = (guint)((y - hut_coverage_grid_head_height (self)) / hut_coverage_grid_row_height (self));
  *column =
      (guint)((x - hut_coverage_grid_name_width (self)) / hut_coverage_grid_column_width (self));
  return *row < self->table->n_rows && *column < self->table->n_columns;
}

static void
scroll_to (GtkAdjustment *adjustment, double from, double until, double head)
{
  double value = hut_coverage_grid_scrolled (adjustment);

  if (adjustment == NULL)
    return;
  if (from - head < value)
    gtk_adjustment_set_value (adjustment, from - head);
  else if (until > value + gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, until - gtk_adjustment_get_page_size (adjustment));
}

void
hut_coverage_grid_scroll_to_cursor (HutCoverageGrid *self)
{
  double x =
      hut_coverage_grid_name_width (self) + self->column * hut_coverage_grid_column_width (self);
  double y = hut_coverage_grid_head_height (self) + self->row * hut_coverage_grid_row_height (self);

  scroll_to (self->across, x, x + hut_coverage_grid_column_width (self),
             hut_coverage_grid_name_width (self));
  scroll_to (self->down, y, y + hut_coverage_grid_row_height (self),
             hut_coverage_grid_head_height (self));
}
