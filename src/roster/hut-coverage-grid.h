/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-grid-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lanes down, days across: a word or a sign in each cell. One widget that draws what is in view,
 * so that a hundred lanes of a month scroll as lightly as ten; heads stay in view. One cell is the
 * one that the keyboard is at, and the widget is called what that cell says. Stands in a
 * GtkScrolledWindow. Main thread.
 *
 * Keys: the arrows, Home and End (of the row), Page Up and Page Down; Enter and Space activate.
 * Actions: coverage-grid.activate, coverage-grid.next, coverage-grid.previous, coverage-grid.up,
 * coverage-grid.down: without a parameter, for who has no keyboard.
 *
 * Signals: moved (): the keyboard is at another cell, by a person; activated (guint row, guint
 * column); row-activated (guint row): the head of a row was pressed; dropped (guint row, guint
 * column, guint onto_row, guint onto_column): what is in a cell was carried onto another. */
#define HUT_TYPE_COVERAGE_GRID (hut_coverage_grid_get_type ())
G_DECLARE_FINAL_TYPE (HutCoverageGrid, hut_coverage_grid, HUT, COVERAGE_GRID, GtkWidget)

/* What a cell is called, in words; free with g_free(). */
typedef char *(*HutGridName) (guint row, guint column, gpointer data);

void hut_coverage_grid_set_name_func (HutCoverageGrid *self, HutGridName name, gpointer data);

/* Takes over @table (NULL: empty). Where the keyboard is stays, as far as there is such a cell;
 * before the first table it is at today. */
void hut_coverage_grid_set_table (HutCoverageGrid *self, HutGridTable *table);

/* Where the keyboard is; FALSE where there is no cell. */
gboolean hut_coverage_grid_get_cursor (HutCoverageGrid *self, guint *row, guint *column);

/* Puts it there, without the signal, and scrolls to it. */
void hut_coverage_grid_set_cursor (HutCoverageGrid *self, guint row, guint column);

G_END_DECLS
