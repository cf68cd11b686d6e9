/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each pair of a free field and a free column is rated, and the best pair is taken, then the best
 * of what is left. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-mapping-guess.h"

#include <string.h>

#define BY_HEADING 0.6 /* of a rating; the rest is by values */
#define BY_VALUES 0.4
#define ENOUGH 0.5
#define ALIKE 0.34   /* below, a heading says nothing of the field */
#define UNLIKE 0.3   /* values below this speak against a field */
#define TELLING 0.85 /* values from this on tell the field alone */
#define HEADING_ROWS 30
#define MIN_HEADINGS 3

/* ---- Headings ---- */

static guint
count_shared (const char *heading, const char *name)
{
  guint n = 0;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_strchr (heading, -1, g_utf8_get_char (at)) != NULL)
      n++;
  return n;
}

double
hut_mapping_likeness (const char *heading, const char *name)
{
  double long_one = g_utf8_strlen (heading, -1), short_one = g_utf8_strlen (name, -1);

  if (long_one == 0 || short_one == 0)
    return 0;
  if (g_str_equal (heading, name))
    return 1;
  if (strstr (heading, name) != NULL)
    return 0.6 + 0.35 * short_one / long_one;
  if (strstr (name, heading) != NULL)
    return 0.5 + 0.35 * long_one / short_one;
  return 0.9 * 2 * MIN (count_shared (heading, name), count_shared (name, heading)) /
         (long_one + short_one);
}

static double
rate_heading (HutPreset *preset, const char *field, const char *heading)
{
  g_autoptr (GPtrArray) names = hut_preset_list_names (preset, field);
  double best = 0;

  for (guint i = 0; i < names->len; i++)
    best = MAX (best, hut_mapping_likeness (heading, names->pdata[i]));
  return best;
}

/* ---- Pairs ---- */

typedef struct
{
  const char *field;
  guint column;
  double rating;
} Pair;

static double
rate (HutPreset *preset, const char *field, const char *heading, GPtrArray *values,
      const HutColumnNames *names)
{
  double alike = rate_heading (preset, field, heading);
  double look = hut_column_look (preset, field, values, names);

  if (values->len > 0 && look < UNLIKE && alike < 1)
    return 0;
  if (alike < ALIKE)
    return hut_column_tells (field) && look >= TELLING ? BY_HEADING * ALIKE + BY_VALUES * look : 0;
  return BY_HEADING * alike + BY_VALUES * look;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = a, *right = b;

  if (left->rating != right->rating)
    return left->rating < right->rating ? 1 : -1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return strcmp (left->field, right->field);
}

static GArray *
rate_all (HutMapping *mapping, GPtrArray *values, const HutColumnNames *names,
          const gboolean *taken)
{
  HutPreset *preset = hut_mapping_get_preset (mapping);
  const char *const *fields = hut_preset_get_fields (preset);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint column = 0; column < values->len; column++)
    {
      g_autofree char *heading = hut_preset_normalize (hut_mapping_get_heading (mapping, column));

      for (guint i = 0; !taken[column] && fields[i] != NULL; i++)
        {
          Pair pair = { fields[i], column, 0 };

          if (hut_mapping_get_column (mapping, fields[i]) >= 0)
            continue;
          pair.rating = rate (preset, fields[i], heading, values->pdata[column], names);
          if (pair.rating >= ENOUGH)
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

void
hut_mapping_guess (HutMapping *mapping, GPtrArray *values, const HutColumnNames *names)
{
  g_autofree gboolean *taken = g_new0 (gboolean, values->len + 1);
  g_autoptr (GPtrArray) mapped = hut_mapping_list_fields (mapping);
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i + 1 < mapped->len; i++)
    {
      int column = hut_mapping_get_column (mapping, mapped->pdata[i]);

      if (column >= 0 && column < (int)values->len)
        taken[column] = TRUE;
    }
  pairs = rate_all (mapping, values, names, taken);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (taken[pair->column] || hut_mapping_get_column (mapping, pair->field) >= 0)
        continue;
      g_debug ("column %u is %s: %.2f", pair->column, pair->field, pair->rating);
      hut_mapping_set_column (mapping, pair->field, pair->column);
      taken[pair->column] = TRUE;
    }
}

/* ---- The row of headings ---- */

static gboolean
looks_like_headings (const HutRow *row)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (row->damage != NULL || row->n_cells < MIN_HEADINGS)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const HutCell *cell = &row->cells[i];

      if (cell->type != HUT_CELL_TEXT || g_utf8_strlen (cell->text, -1) > 20 ||
          g_ascii_isdigit (*cell->text) || !g_hash_table_add (seen, (char *)cell->text))
        return FALSE;
    }
  return TRUE;
}

gboolean
hut_mapping_find_headings (HutRowReader *reader, HutPreset *preset, guint *sheet,
                           guint *heading_row, HutMapping **mapping, GError **error)
{
  for (guint i = 0; i < hut_row_reader_n_sheets (reader); i++)
    {
      GError *failed = NULL;
      HutRow row;

      if (!hut_row_reader_select (reader, i, error))
        return FALSE;
      for (guint n = 0; n < HEADING_ROWS && hut_row_reader_next (reader, &row, &failed); n++)
        if (looks_like_headings (&row))
          {
            *sheet = i;
            *heading_row = row.number;
            *mapping = hut_mapping_new (preset, &row);
            return TRUE;
          }
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
    }
  return FALSE;
}
