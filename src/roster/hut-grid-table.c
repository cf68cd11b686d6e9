/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A table of lanes and days. Not thread-safe. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-grid-table.h"

HutGridTable *
hut_grid_table_new (guint n_rows, guint n_columns)
{
  HutGridTable *table = g_new0 (HutGridTable, 1);

  table->chunk = g_string_chunk_new (1024);
  table->n_rows = n_rows;
  table->n_columns = n_columns;
  table->rows = g_new0 (const char *, n_rows);
  table->columns = g_new0 (const char *, n_columns);
  table->days = g_new0 (const char *, n_columns);
  table->quiet = g_new0 (gboolean, n_columns);
  table->cells = g_new0 (HutGridCell, (gsize)n_rows * n_columns);
  table->today = -1;
  table->column_width = 32;
  return table;
}

void
hut_grid_table_free (HutGridTable *table)
{
  if (table == NULL)
    return;
  g_string_chunk_free (table->chunk);
  g_free (table->rows);
  g_free (table->columns);
  g_free (table->days);
  g_free (table->quiet);
  g_free (table->cells);
  g_free (table);
}

HutGridCell *
hut_grid_table_cell (HutGridTable *table, guint row, guint column)
{
  g_assert (row < table->n_rows && column < table->n_columns);

  return &table->cells[row * table->n_columns + column];
}
