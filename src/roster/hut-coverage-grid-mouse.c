/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The mouse on the grid: a cell is pressed, or carried onto another. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-grid-private.h"

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, HutCoverageGrid *self)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (hut_coverage_grid_cell_at (self, x, y, &row, &column))
    {
      hut_coverage_grid_move_to (self, row, column);
      if (n_press == 2)
        hut_coverage_grid_activate (self);
    }
  else if (hut_coverage_grid_has_cells (self) &&
           x < hut_coverage_grid_scrolled (self->across) + hut_coverage_grid_name_width (self) &&
           y >= hut_coverage_grid_scrolled (self->down) + hut_coverage_grid_head_height (self))
    {
      row =
          (guint)((y - hut_coverage_grid_head_height (self)) / hut_coverage_grid_row_height (self));
      if (row < self->table->n_rows)
        g_signal_emit_by_name (self, "row-activated", row);
    }
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, HutCoverageGrid *self)
{
  self->carrying =
      hut_coverage_grid_has_cells (self) && self->table->carries &&
      hut_coverage_grid_cell_at (self, x, y, &self->from_row, &self->from_column) &&
      hut_grid_table_cell (self->table, self->from_row, self->from_column)->text != NULL;
  self->over_row = self->over_column = -1;
  if (!self->carrying)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, HutCoverageGrid *self)
{
  double x, y;
  guint row, column;
  gboolean over;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  over = self->carrying && hut_coverage_grid_cell_at (self, x + dx, y + dy, &row, &column) &&
         (row != self->from_row || column != self->from_column);
  self->over_row = over ? (int)row : -1;
  self->over_column = over ? (int)column : -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), over ? "grabbing" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, HutCoverageGrid *self)
{
  int row = self->over_row, column = self->over_column;
  gboolean dropped = self->carrying && row >= 0;

  self->carrying = FALSE;
  self->over_row = self->over_column = -1;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (dropped)
    g_signal_emit_by_name (self, "dropped", self->from_row, self->from_column, (guint)row,
                           (guint)column);
}

void
hut_coverage_grid_add_mouse (HutCoverageGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->over_row = self->over_column = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
