/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Headings to fields. A field takes the heading that stands first among its names; headings are
 * compared without case, width, spaces and signs, and then without a remark in brackets. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-mapping.h"

#include "exchange/hut-exchange-error.h"

#include <string.h>

#define HEADING_ROWS 30
#define MAX_COLUMNS 2000
#define MIN_FIELDS 3

struct _HutMapping
{
  HutPreset *preset;
  HutCoords coords;
  GPtrArray *headings; /* char *, by column */
  GHashTable *columns; /* field (interned) -> column + 1 */
  GHashTable *kept;    /* column + 1 */
  GHashTable *words;   /* "field word", the word in normal form -> code */
};

/* The headings in normal form, whole and without what stands in brackets. */
static char *
without_remark (const char *heading)
{
  const char *bracket = strchr (heading, '(');
  const char *wide = strstr (heading, "（");
  g_autofree char *head = NULL;

  if (bracket == NULL || (wide != NULL && wide < bracket))
    bracket = wide;
  head = bracket != NULL ? g_strndup (heading, bracket - heading) : g_strdup (heading);
  return hut_preset_normalize (head);
}

static void
match_field (HutMapping *mapping, const char *field, char **whole, char **short_form)
{
  int best = -1;
  guint column = 0;

  for (guint i = 0; i < mapping->headings->len; i++)
    {
      int rating = hut_preset_rate_heading (mapping->preset, field, whole[i]);

      if (rating < 0)
        rating = hut_preset_rate_heading (mapping->preset, field, short_form[i]);
      if (rating >= 0 && (best < 0 || rating < best))
        {
          best = rating;
          column = i;
        }
    }
  if (best >= 0)
    hut_mapping_set_column (mapping, field, column);
}

HutMapping *
hut_mapping_new (HutPreset *preset, const HutRow *row)
{
  HutMapping *mapping = g_new0 (HutMapping, 1);
  const char *const *fields = hut_preset_get_fields (preset);
  g_auto (GStrv) whole = NULL;
  g_auto (GStrv) short_form = NULL;

  mapping->preset = hut_preset_ref (preset);
  mapping->coords = hut_preset_get_coords (preset);
  mapping->headings = g_ptr_array_new_with_free_func (g_free);
  mapping->columns = g_hash_table_new (g_str_hash, g_str_equal);
  mapping->kept = g_hash_table_new (NULL, NULL);
  mapping->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < row->n_cells; i++)
    {
      guint column = row->cells[i].column;

      if (column >= MAX_COLUMNS)
        continue;
      while (mapping->headings->len <= column)
        g_ptr_array_add (mapping->headings, g_strdup (""));
      g_free (mapping->headings->pdata[column]);
      mapping->headings->pdata[column] = g_strstrip (g_strdup (row->cells[i].text));
    }

  whole = g_new0 (char *, mapping->headings->len + 1);
  short_form = g_new0 (char *, mapping->headings->len + 1);
  for (guint i = 0; i < mapping->headings->len; i++)
    {
      whole[i] = hut_preset_normalize (mapping->headings->pdata[i]);
      short_form[i] = without_remark (mapping->headings->pdata[i]);
    }
  for (guint i = 0; fields[i] != NULL; i++)
    match_field (mapping, fields[i], whole, short_form);
  return mapping;
}

void
hut_mapping_free (HutMapping *mapping)
{
  if (mapping == NULL)
    return;
  hut_preset_unref (mapping->preset);
  g_ptr_array_unref (mapping->headings);
  g_hash_table_unref (mapping->columns);
  g_hash_table_unref (mapping->kept);
  g_hash_table_unref (mapping->words);
  g_free (mapping);
}

/* The best mapping seen so far, and where. */
typedef struct
{
  HutMapping *mapping;
  guint n_fields;
  guint sheet;
  guint row;
} Best;

static void
try_row (Best *best, GPtrArray *presets, const HutRow *row, guint sheet)
{
  gboolean strict = presets->len > 1;

  for (guint i = 0; i < presets->len; i++)
    {
      g_autoptr (HutMapping) mapping = hut_mapping_new (g_ptr_array_index (presets, i), row);
      guint n_fields = g_hash_table_size (mapping->columns);

      if (n_fields <= best->n_fields ||
          (strict && (n_fields < MIN_FIELDS || !hut_mapping_check (mapping, NULL))))
        continue;
      hut_mapping_free (best->mapping);
      *best = (Best){ g_steal_pointer (&mapping), n_fields, sheet, row->number };
    }
}

static gboolean
try_sheet (Best *best, HutRowReader *reader, GPtrArray *presets, guint sheet, GError **error)
{
  GError *own = NULL;
  HutRow row;

  if (!hut_row_reader_select (reader, sheet, error))
    return FALSE;
  for (guint i = 0; i < HEADING_ROWS && hut_row_reader_next (reader, &row, &own); i++)
    try_row (best, presets, &row, sheet);
  if (own == NULL)
    return TRUE;
  g_propagate_error (error, own);
  return FALSE;
}

HutMapping *
hut_mapping_detect (HutRowReader *reader, GPtrArray *presets, guint *sheet, guint *heading_row,
                    GError **error)
{
  Best best = { 0 };

  for (guint i = 0; i < hut_row_reader_n_sheets (reader) && best.mapping == NULL; i++)
    if (!try_sheet (&best, reader, presets, i, error))
      {
        hut_mapping_free (best.mapping);
        return NULL;
      }
  if (best.mapping == NULL)
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING,
                           presets->len > 1
                               ? "no heading row that a preset knows, in none of its sheets"
                               : "none of the preset's headings, in none of its sheets");
      return NULL;
    }
  *sheet = best.sheet;
  *heading_row = best.row;
  return best.mapping;
}

HutPreset *
hut_mapping_get_preset (HutMapping *mapping)
{
  return mapping->preset;
}

guint
hut_mapping_n_columns (HutMapping *mapping)
{
  return mapping->headings->len;
}

const char *
hut_mapping_get_heading (HutMapping *mapping, guint column)
{
  return column < mapping->headings->len ? mapping->headings->pdata[column] : "";
}

int
hut_mapping_get_column (HutMapping *mapping, const char *field)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (mapping->columns, field)) - 1;
}

void
hut_mapping_set_column (HutMapping *mapping, const char *field, int column)
{
  if (column < 0)
    g_hash_table_remove (mapping->columns, field);
  else
    g_hash_table_insert (mapping->columns, (char *)g_intern_string (field),
                         GINT_TO_POINTER (column + 1));
}

HutCoords
hut_mapping_get_coords (HutMapping *mapping)
{
  return mapping->coords;
}

void
hut_mapping_set_coords (HutMapping *mapping, HutCoords coords)
{
  mapping->coords = coords;
}

void
hut_mapping_keep (HutMapping *mapping, guint column, gboolean keep)
{
  if (keep && column < MAX_COLUMNS)
    g_hash_table_add (mapping->kept, GUINT_TO_POINTER (column + 1));
  else
    g_hash_table_remove (mapping->kept, GUINT_TO_POINTER (column + 1));
}

gboolean
hut_mapping_is_kept (HutMapping *mapping, guint column)
{
  return g_hash_table_contains (mapping->kept, GUINT_TO_POINTER (column + 1));
}

static char *
word_key (const char *field, const char *word)
{
  g_autofree char *normal = hut_preset_normalize (word);

  return g_strdup_printf ("%s %s", field, normal);
}

void
hut_mapping_set_word (HutMapping *mapping, const char *field, const char *word, const char *code)
{
  g_autofree char *key = word_key (field, word);

  if (code == NULL)
    g_hash_table_remove (mapping->words, key);
  else
    g_hash_table_insert (mapping->words, g_steal_pointer (&key), g_strdup (code));
}

const char *
hut_mapping_find_word (HutMapping *mapping, const HutField *field, const char *word)
{
  g_autofree char *key = NULL;
  const char *code = NULL;

  if (g_hash_table_size (mapping->words) > 0)
    {
      key = word_key (field->name, word);
      code = g_hash_table_lookup (mapping->words, key);
    }
  return code != NULL ? code : hut_preset_find_word (mapping->preset, field, word);
}

void
hut_mapping_each_word (HutMapping *mapping, HutMappingWordFunc func, gpointer data)
{
  GHashTableIter iter;
  gpointer key, code;

  g_hash_table_iter_init (&iter, mapping->words);
  while (g_hash_table_iter_next (&iter, &key, &code))
    {
      const char *space = strchr (key, ' ');
      g_autofree char *field = g_strndup (key, space - (const char *)key);

      func (field, space + 1, code, data);
    }
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  HutMapping *mapping = data;
  const char *left = *(const char *const *)a, *right = *(const char *const *)b;
  int order = hut_mapping_get_column (mapping, left) - hut_mapping_get_column (mapping, right);

  return order != 0 ? order : strcmp (left, right);
}

GPtrArray *
hut_mapping_list_fields (HutMapping *mapping)
{
  GPtrArray *fields = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, mapping->columns);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    g_ptr_array_add (fields, field);
  g_ptr_array_sort_with_data (fields, compare_columns, mapping);
  g_ptr_array_add (fields, NULL);
  return fields;
}

static gboolean
is_mapped (HutMapping *mapping, guint column)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, mapping->columns);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    if (GPOINTER_TO_UINT (place) == column + 1)
      return TRUE;
  return FALSE;
}

GStrv
hut_mapping_list_unmapped (HutMapping *mapping)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < mapping->headings->len; i++)
    if (*hut_mapping_get_heading (mapping, i) != '\0' && !is_mapped (mapping, i) &&
        !hut_mapping_is_kept (mapping, i))
      g_strv_builder_add (builder, hut_mapping_get_heading (mapping, i));
  return g_strv_builder_end (builder);
}

gboolean
hut_mapping_check (HutMapping *mapping, GError **error)
{
  g_autofree char *missing = NULL;

  if (hut_preset_is_enough (mapping->preset, mapping->columns, &missing))
    return TRUE;
  g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING,
               "no column for %s, which the preset %s needs", missing,
               hut_preset_get_name (mapping->preset));
  return FALSE;
}
