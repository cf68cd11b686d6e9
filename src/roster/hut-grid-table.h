/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The colours of a cell, beside what stands in it. */
typedef enum
{
  HUT_GRID_PLAIN, /* nothing is wanted there */
  HUT_GRID_QUIET, /* a day of rest */
  HUT_GRID_GOOD,
  HUT_GRID_SOON,
  HUT_GRID_BAD,
} HutGridTone;

typedef struct
{
  const char *text; /* of the table, or static; NULL: empty */
  HutGridTone tone;
  HutGridTone mark; /* at its corner; HUT_GRID_PLAIN: none */
} HutGridCell;

/* What it shows; owned texts in @chunk. */
typedef struct
{
  GStringChunk *chunk;
  guint n_rows, n_columns;
  const char **rows;    /* names of lanes */
  const char **columns; /* "23" */
  const char **days;    /* "Mon", below it */
  gboolean *quiet;      /* columns of rest */
  int today;            /* a column, or -1 */
  int column_width;     /* in pixels at the least */
  gboolean carries;     /* cells can be carried */
  HutGridCell *cells;   /* row by row */
} HutGridTable;

HutGridTable *hut_grid_table_new (guint n_rows, guint n_columns);
void hut_grid_table_free (HutGridTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutGridTable, hut_grid_table_free)
HutGridCell *hut_grid_table_cell (HutGridTable *table, guint row, guint column);

G_END_DECLS
