/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables with headings. One thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-list-reader.h"

#include "exchange/hut-cell-values.h"
#include "exchange/hut-exchange-error.h"

#include "hut-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Headings stand in the first rows, under a title or two. */
#define HEADING_ROWS 20
#define COLUMNS_MOST 1000

struct _HutListReader
{
  HutRowReader *rows;
  const HutListColumn *columns;
  guint n_columns;
  gint *column_at;    /* of each column of the list: in the file, or -1 */
  char **headings;    /* of each column of the list, or NULL */
  GPtrArray *unknown; /* ends with NULL */
  HutRow row;
};

char *
hut_list_normal (const char *text)
{
  g_autofree char *wide = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_strdown (wide != NULL ? wide : text, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* What stands in brackets explains. */
      if (c == '(' || c == '[' || c == 0x3010)
        break;
      if (!g_unichar_isspace (c) && c != '*' && c != ':')
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

gboolean
hut_list_has (const char *names, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = names; length > 0 && at != NULL; at = strchr (at, ';'))
    {
      at += *at == ';';
      if (strncmp (at, word, length) == 0 && (at[length] == ';' || at[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static void
forget (HutListReader *list)
{
  for (guint i = 0; i < list->n_columns; i++)
    {
      list->column_at[i] = -1;
      g_clear_pointer (&list->headings[i], g_free);
    }
  g_ptr_array_set_size (list->unknown, 0);
}

static gboolean
take_heading (HutListReader *list, const HutCell *cell)
{
  g_autofree char *word = hut_list_normal (cell->text);

  for (guint i = 0; i < list->n_columns; i++)
    if (list->column_at[i] < 0 && hut_list_has (list->columns[i].names, word))
      {
        list->column_at[i] = (gint)cell->column;
        list->headings[i] = hut_cell_clean_text (cell->text, TRUE);
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_headings (HutListReader *list)
{
  forget (list);
  for (guint i = 0; i < list->row.n_cells; i++)
    {
      const HutCell *cell = &list->row.cells[i];

      if (cell->column < COLUMNS_MOST && !take_heading (list, cell))
        {
          char *text = hut_cell_clean_text (cell->text, TRUE);

          if (text != NULL)
            g_ptr_array_add (list->unknown, text);
        }
    }
  for (guint i = 0; i < list->n_columns; i++)
    if (list->columns[i].needed && list->column_at[i] < 0)
      return FALSE;
  g_ptr_array_add (list->unknown, NULL);
  return TRUE;
}

/* The names by which the needed columns may go, for who has to mend the table. */
static char *
needed_names (HutListReader *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < list->n_columns; i++)
    if (list->columns[i].needed)
      {
        const char *first = list->columns[i].names;

        g_string_append_printf (names, "%s%.*s", names->len > 0 ? _ (", ") : "",
                                (int)strcspn (first, ";"), first);
      }
  return g_string_free (names, FALSE);
}

static gboolean
find_headings (HutListReader *list, GError **error)
{
  g_autofree char *names = NULL;

  for (guint sheet = 0; sheet < hut_row_reader_n_sheets (list->rows); sheet++)
    {
      GError *failed = NULL;

      if (!hut_row_reader_select (list->rows, sheet, error))
        return FALSE;
      for (guint i = 0; i < HEADING_ROWS && hut_row_reader_next (list->rows, &list->row, &failed);
           i++)
        if (list->row.damage == NULL && take_headings (list))
          return TRUE;
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
    }
  names = needed_names (list);
  g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING,
               _ ("No row of headings was found. The first rows must name the columns, of these at "
                  "least: %s."),
               names);
  return FALSE;
}

HutListReader *
hut_list_reader_new (HutRowReader *rows, const HutListColumn *columns, guint n_columns,
                     GError **error)
{
  g_autoptr (HutListReader) list = g_new0 (HutListReader, 1);

  list->rows = rows;
  list->columns = columns;
  list->n_columns = n_columns;
  list->column_at = g_new (gint, n_columns);
  list->headings = g_new0 (char *, n_columns);
  list->unknown = g_ptr_array_new_with_free_func (g_free);
  return find_headings (list, error) ? g_steal_pointer (&list) : NULL;
}

void
hut_list_reader_free (HutListReader *list)
{
  for (guint i = 0; i < list->n_columns; i++)
    g_free (list->headings[i]);
  g_free (list->headings);
  g_free (list->column_at);
  g_ptr_array_unref (list->unknown);
  g_free (list);
}

gboolean
hut_list_reader_next (HutListReader *list, GError **error)
{
  while (hut_row_reader_next (list->rows, &list->row, error))
    for (guint i = 0; i < list->n_columns; i++)
      if (hut_list_reader_cell (list, i) != NULL)
        return TRUE;
  return FALSE;
}

guint
hut_list_reader_row (HutListReader *list)
{
  return list->row.number;
}

const char *
hut_list_reader_damage (HutListReader *list)
{
  return list->row.damage;
}

const HutCell *
hut_list_reader_cell (HutListReader *list, guint column)
{
  for (guint i = 0; list->column_at[column] >= 0 && i < list->row.n_cells; i++)
    if ((gint)list->row.cells[i].column == list->column_at[column])
      return &list->row.cells[i];
  return NULL;
}

char *
hut_list_reader_text (HutListReader *list, guint column)
{
  const HutCell *cell = hut_list_reader_cell (list, column);

  return cell != NULL ? hut_cell_clean_text (cell->text, TRUE) : NULL;
}

const char *
hut_list_reader_heading (HutListReader *list, guint column)
{
  return list->headings[column];
}

const char *const *
hut_list_reader_unknown (HutListReader *list)
{
  return (const char *const *)list->unknown->pdata;
}
