/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-coverage-grid.h"

G_BEGIN_DECLS

struct _HutCoverageGrid
{
  GtkWidget parent_instance;
  HutGridTable *table; /* or NULL */
  GHashTable *layouts; /* text → PangoLayout */
  double scale;        /* of the measures; 0: to be looked at */
  HutGridName name;
  gpointer name_data;
  guint row, column;  /* where the keyboard is */
  gboolean placed;    /* it was put somewhere once */
  gboolean to_scroll; /* to where the keyboard is, once there is room to know how far */
  gboolean carrying;
  guint from_row, from_column;
  int over_row, over_column; /* while something is carried; -1: over none */
  GtkAdjustment *across, *down;
};

/* hut-coverage-grid-measure.c: sizes in pixels, which follow the size of text. */
gboolean hut_coverage_grid_has_cells (HutCoverageGrid *self);
double hut_coverage_grid_row_height (HutCoverageGrid *self);
double hut_coverage_grid_head_height (HutCoverageGrid *self);
double hut_coverage_grid_name_width (HutCoverageGrid *self);
double hut_coverage_grid_column_width (HutCoverageGrid *self);
void hut_coverage_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                int *minimum, int *natural, int *minimum_baseline,
                                int *natural_baseline);

/* How far @adjustment (NULL: not at all) is scrolled. */
double hut_coverage_grid_scrolled (GtkAdjustment *adjustment);

/* The cell at a point; FALSE where there is none, or a head lies over it. */
gboolean hut_coverage_grid_cell_at (HutCoverageGrid *self, double x, double y, guint *row,
                                    guint *column);

/* The cell that the keyboard is at comes into view. */
void hut_coverage_grid_scroll_to_cursor (HutCoverageGrid *self);

/* hut-coverage-grid-draw.c */
void hut_coverage_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* hut-coverage-grid-mouse.c */
void hut_coverage_grid_add_mouse (HutCoverageGrid *self);

/* The keyboard goes to the cell, or the nearest that there is, and it is told; the cell that it is
 * at is activated. */
void hut_coverage_grid_move_to (HutCoverageGrid *self, gint64 row, gint64 column);
void hut_coverage_grid_activate (HutCoverageGrid *self);

G_END_DECLS
