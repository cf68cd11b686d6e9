/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows that are ready stand first in each array, the row that is being built behind them.
 * Texts are kept as offsets until their row is taken, since the buffer grows and moves. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-row-builder.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint number;
  guint first_cell;
  guint n_cells;
  const char *damage;
} ReadyRow;

struct _HutRowBuilder
{
  GString *text;
  GArray *cells;   /* HutCell; text NULL: at the same place of @offsets */
  GArray *offsets; /* gsize, into @text */
  GArray *ready;   /* ReadyRow */
  guint next;      /* of @ready */

  guint built_cell; /* where the row being built begins */
  gsize built_text;
  const char *damage;
};

HutRowBuilder *
hut_row_builder_new (void)
{
  HutRowBuilder *builder = g_new0 (HutRowBuilder, 1);

  builder->text = g_string_new (NULL);
  builder->cells = g_array_new (FALSE, FALSE, sizeof (HutCell));
  builder->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  builder->ready = g_array_new (FALSE, FALSE, sizeof (ReadyRow));
  return builder;
}

void
hut_row_builder_free (HutRowBuilder *builder)
{
  if (builder == NULL)
    return;
  g_string_free (builder->text, TRUE);
  g_array_unref (builder->cells);
  g_array_unref (builder->offsets);
  g_array_unref (builder->ready);
  g_free (builder);
}

/* Moves the row that is being built to the front. */
static void
drop_ready (HutRowBuilder *builder)
{
  g_array_set_size (builder->ready, 0);
  builder->next = 0;
  if (builder->built_cell > 0)
    {
      g_array_remove_range (builder->cells, 0, builder->built_cell);
      g_array_remove_range (builder->offsets, 0, builder->built_cell);
    }
  g_string_erase (builder->text, 0, builder->built_text);
  for (guint i = 0; i < builder->offsets->len; i++)
    g_array_index (builder->offsets, gsize, i) -= builder->built_text;
  builder->built_cell = 0;
  builder->built_text = 0;
}

void
hut_row_builder_abandon (HutRowBuilder *builder)
{
  g_array_set_size (builder->cells, builder->built_cell);
  g_array_set_size (builder->offsets, builder->built_cell);
  g_string_truncate (builder->text, builder->built_text);
  builder->damage = NULL;
}

void
hut_row_builder_clear (HutRowBuilder *builder)
{
  builder->built_cell = builder->cells->len;
  builder->built_text = builder->text->len;
  builder->damage = NULL;
  drop_ready (builder);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
add (HutRowBuilder *builder, guint column, HutCellType type, const char *kept, gsize offset)
{
  HutCell cell = { column, type, kept };

  if (builder->cells->len - builder->built_cell >= HUT_ROW_MAX_CELLS)
    {
      builder->damage = N_ ("more cells than a row can have");
      return;
    }
  g_array_append_val (builder->cells, cell);
  g_array_append_val (builder->offsets, offset);
}

void
hut_row_builder_add (HutRowBuilder *builder, guint column, HutCellType type, const char *text,
                     gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  gsize offset = builder->text->len;

  if (is_blank (text, size))
    return;
  if (offset - builder->built_text + size > HUT_ROW_MAX_BYTES)
    {
      builder->damage = N_ ("more text than a row can hold");
      return;
    }
  g_string_append_len (builder->text, text, size);
  g_string_append_c (builder->text, '\0');
  add (builder, column, type, NULL, offset);
}

void
hut_row_builder_add_kept (HutRowBuilder *builder, guint column, HutCellType type, const char *text)
{
  if (!is_blank (text, strlen (text)))
    add (builder, column, type, text, 0);
}

void
hut_row_builder_damage (HutRowBuilder *builder, const char *why)
{
  builder->damage = why;
}

void
hut_row_builder_end (HutRowBuilder *builder, guint number)
{
  ReadyRow ready = { number, builder->built_cell, builder->cells->len - builder->built_cell,
                     builder->damage };

  if (ready.n_cells > 0 || ready.damage != NULL)
    g_array_append_val (builder->ready, ready);
  builder->built_cell = builder->cells->len;
  builder->built_text = builder->text->len;
  builder->damage = NULL;
}

gboolean
hut_row_builder_take (HutRowBuilder *builder, HutRow *row)
{
  const ReadyRow *ready;

  if (builder->next == builder->ready->len)
    {
      drop_ready (builder);
      return FALSE;
    }
  ready = &g_array_index (builder->ready, ReadyRow, builder->next++);
  for (guint i = ready->first_cell; i < ready->first_cell + ready->n_cells; i++)
    {
      HutCell *cell = &g_array_index (builder->cells, HutCell, i);

      if (cell->text == NULL)
        cell->text = builder->text->str + g_array_index (builder->offsets, gsize, i);
    }
  *row = (HutRow){ .number = ready->number,
                   .cells = ready->n_cells > 0
                                ? &g_array_index (builder->cells, HutCell, ready->first_cell)
                                : NULL,
                   .n_cells = ready->n_cells,
                   .damage = ready->damage };
  return TRUE;
}
