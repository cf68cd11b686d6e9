/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The mapping turned round: each column knows the fields that it fills, and a row's cells are
 * read one after the other. What needs two cells (a point) is gathered and read at the end. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-case-mapper.h"

#include "base/hut-json.h"
#include "domain/hut-case-rules.h"
#include "domain/hut-telephone-scan.h"
#include "exchange/hut-cell-values.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_CHARACTERS 40 /* of a title that is made from the text */

typedef struct
{
  guint column;
  const HutField *field; /* or NULL: @name is one of the preset's own */
  const char *name;
} Target;

/* What a row gathers for its end. */
typedef struct
{
  const char *lon;
  const char *lat;
} Gathered;

struct _HutCaseMapper
{
  HutMapping *mapping;
  HutPreset *preset;
  char *stream;
  char *street;    /* normal form */
  Target *targets; /* by column */
  guint n_targets;
  GArray *kept; /* guint: columns */
  int number_column;
  GHashTable *communities; /* normal form -> code */
  GHashTable *units;
};

static void
gather_targets (HutCaseMapper *mapper)
{
  g_autoptr (GPtrArray) fields = hut_mapping_list_fields (mapper->mapping);

  mapper->n_targets = fields->len - 1;
  mapper->targets = g_new0 (Target, fields->len);
  for (guint i = 0; i < mapper->n_targets; i++)
    {
      const char *name = g_ptr_array_index (fields, i);

      mapper->targets[i] = (Target){ hut_mapping_get_column (mapper->mapping, name),
                                     hut_kind_field (&hut_kind_case, name), name };
    }
}

HutCaseMapper *
hut_case_mapper_new (HutMapping *mapping, const char *stream, const char *street_name)
{
  HutCaseMapper *mapper = g_new0 (HutCaseMapper, 1);

  mapper->mapping = mapping;
  mapper->preset = hut_mapping_get_preset (mapping);
  mapper->stream = g_strdup (stream);
  mapper->street = hut_preset_normalize (street_name != NULL ? street_name : "");
  mapper->number_column = hut_mapping_get_column (mapping, "order_number");
  mapper->communities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  mapper->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gather_targets (mapper);
  mapper->kept = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < hut_mapping_n_columns (mapping); i++)
    if (hut_mapping_is_kept (mapping, i))
      g_array_append_val (mapper->kept, i);
  return mapper;
}

void
hut_case_mapper_free (HutCaseMapper *mapper)
{
  if (mapper == NULL)
    return;
  g_free (mapper->stream);
  g_free (mapper->street);
  g_free (mapper->targets);
  g_array_unref (mapper->kept);
  g_hash_table_unref (mapper->communities);
  g_hash_table_unref (mapper->units);
  g_free (mapper);
}

/* 荷清苑, 荷清苑社区 and 荷清苑社区居委会 are one. */
static char *
normalize_community (const char *name)
{
  static const char *const endings[] = { "居民委员会", "村民委员会", "居委会", "村委会",
                                         "社区",       "村",         NULL };
  char *normal = hut_preset_normalize (name);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (normal, endings[i]) && strlen (normal) > strlen (endings[i]))
      normal[strlen (normal) - strlen (endings[i])] = '\0';
  return normal;
}

void
hut_case_mapper_add_community (HutCaseMapper *mapper, const char *name, const char *code)
{
  g_hash_table_insert (mapper->communities, normalize_community (name), g_strdup (code));
  g_hash_table_insert (mapper->communities, g_strdup (code), g_strdup (code));
}

void
hut_case_mapper_add_unit (HutCaseMapper *mapper, const char *name, const char *code)
{
  g_hash_table_insert (mapper->units, hut_preset_normalize (name), g_strdup (code));
}

void
hut_mapped_case_clear (HutMappedCase *mapped)
{
  g_free (mapped->key);
  hut_record_free (mapped->record);
  g_free (mapped->why);
  g_clear_pointer (&mapped->words, g_ptr_array_unref);
  *mapped = (HutMappedCase){ 0 };
}

static gboolean
set_error (HutMappedCase *mapped, const char *field, char *why)
{
  mapped->field = field;
  mapped->why = why;
  return FALSE;
}

/* A name that we know is kept as its code; of one that we do not know only the unit is kept. */
static void
look_up_names (HutCaseMapper *mapper, const HutField *field, HutMappedCase *mapped, HutValue *value)
{
  gboolean is_community = g_str_equal (field->name, "community");
  g_autofree char *name = NULL;
  const char *code;

  if (value->type != HUT_VALUE_TEXT || (!is_community && !g_str_equal (field->name, "lead")))
    return;
  name = is_community ? normalize_community (value->text) : hut_preset_normalize (value->text);
  code = g_hash_table_lookup (is_community ? mapper->communities : mapper->units, name);
  if (code != NULL)
    {
      g_free (value->text);
      value->text = g_strdup (code);
    }
  else if (is_community)
    {
      hut_value_clear (value);
      mapped->notices |= HUT_NOTICE_COMMUNITY;
    }
}

/* "7天" in the place of a time names a level. */
static char *
read_due (HutCaseMapper *mapper, const HutCell *cell, HutMappedCase *mapped, HutValue *value)
{
  const HutField *level = hut_kind_field (&hut_kind_case, "level");
  HutValue code = HUT_VALUE_INIT;
  g_autofree char *no_level = NULL;
  char *why = hut_cell_read_time (cell, hut_preset_get_zone (mapper->preset), value);

  if (why == NULL)
    {
      if (value->type == HUT_VALUE_INT)
        hut_record_set_text (mapped->record, "due_source", "order");
      return NULL;
    }
  no_level = hut_cell_read_word (cell, mapper->mapping, level, &code);
  if (no_level != NULL)
    return why;
  g_free (why);
  hut_record_set (mapped->record, "level", code);
  return NULL;
}

/* What names something or somebody by its digits. */
static gboolean
is_number (const HutField *field)
{
  static const char *const numbers[] = { "order_number", "telephone", "id_number", NULL };

  return g_strv_contains (numbers, field->name);
}

static void
free_word (gpointer data)
{
  HutMappedWord *word = data;

  g_free (word->word);
  g_free (word);
}

static void
note_word (HutMappedCase *mapped, const HutField *field, const HutCell *cell)
{
  HutMappedWord *word = g_new (HutMappedWord, 1);

  if (mapped->words == NULL)
    mapped->words = g_ptr_array_new_with_free_func (free_word);
  *word = (HutMappedWord){ field->name, hut_cell_clean_text (cell->text, TRUE) };
  g_ptr_array_add (mapped->words, word);
}

static char *
read_value (HutCaseMapper *mapper, const HutCell *cell, const HutField *field,
            HutMappedCase *mapped, HutValue *value)
{
  gboolean line = !g_str_equal (field->name, "text") && !g_str_equal (field->name, "answer");
  char *why;

  switch (field->type)
    {
    case HUT_FIELD_CODE:
    case HUT_FIELD_BOOL:
      why = hut_cell_read_word (cell, mapper->mapping, field, value);
      if (why != NULL && cell->type != HUT_CELL_ERROR)
        note_word (mapped, field, cell);
      return why;
    case HUT_FIELD_TIME:
      if (g_str_equal (field->name, "due_at"))
        return read_due (mapper, cell, mapped, value);
      return hut_cell_read_time (cell, hut_preset_get_zone (mapper->preset), value);
    default:
      why = is_number (field) ? hut_cell_read_number (cell, value)
                              : hut_cell_read_text (cell, line, value);
      if (why == NULL)
        look_up_names (mapper, field, mapped, value);
      return why;
    }
}

/* "116.3,40.0" */
static void
gather_point (const char *text, char **split, Gathered *gathered)
{
  g_autofree char *clean = g_strdup (text);
  char *between;

  g_strdelimit (clean, "()[]", ' ');
  between = strpbrk (clean, ",;");
  if (between == NULL)
    between = strstr (clean, "，");
  if (between == NULL)
    return;
  *split = g_steal_pointer (&clean);
  gathered->lon = *split;
  gathered->lat = between + ((guchar)*between < 0x80 ? 1 : strlen ("，"));
  *between = '\0';
}

static void
gather (HutCaseMapper *mapper, const Target *target, const HutCell *cell, HutMappedCase *mapped,
        char **split, Gathered *gathered)
{
  if (g_str_equal (target->name, HUT_PRESET_LONGITUDE))
    gathered->lon = cell->text;
  else if (g_str_equal (target->name, HUT_PRESET_LATITUDE))
    gathered->lat = cell->text;
  else if (g_str_equal (target->name, HUT_PRESET_COORDINATES))
    gather_point (cell->text, split, gathered);
  else if (*mapper->street != '\0')
    {
      g_autofree char *street = hut_preset_normalize (cell->text);

      /* The export may leave out 街道, or say 街道办事处. */
      if (!g_str_has_prefix (mapper->street, street) && !g_str_has_prefix (street, mapper->street))
        mapped->notices |= HUT_NOTICE_STREET;
    }
}

static gboolean
fills_place (HutCaseMapper *mapper)
{
  return hut_mapping_get_column (mapper->mapping, HUT_PRESET_LONGITUDE) >= 0 ||
         hut_mapping_get_column (mapper->mapping, HUT_PRESET_COORDINATES) >= 0;
}

static void
set_place (HutCaseMapper *mapper, const Gathered *gathered, HutMappedCase *mapped)
{
  HutCoords coords = hut_mapping_get_coords (mapper->mapping);
  HutPoint point;
  int accuracy;

  if (!hut_cell_read_point (gathered->lon, gathered->lat, coords, &point, &accuracy))
    {
      if (fills_place (mapper))
        mapped->notices |= HUT_NOTICE_NO_PLACE;
      return;
    }
  hut_record_set (mapped->record, "place", hut_value_point (point));
  hut_record_set_text (mapped->record, "place_system", hut_coords_name (coords));
  if (accuracy > 0)
    hut_record_set_int (mapped->record, "place_accuracy", accuracy);
}

/* Reads all cells that have a target: both stand in the order of columns, but a damaged file's
 * cells may not. */
static gboolean
read_cells (HutCaseMapper *mapper, const HutRow *row, HutMappedCase *mapped)
{
  g_autofree char *split = NULL;
  Gathered gathered = { NULL, NULL };
  guint next = 0;

  for (guint i = 0; i < mapper->n_targets; i++)
    {
      const Target *target = &mapper->targets[i];
      HutValue value = HUT_VALUE_INIT;
      char *why;

      while (next < row->n_cells && row->cells[next].column < target->column)
        next++;
      if (next == row->n_cells || row->cells[next].column != target->column)
        continue;
      if (target->field == NULL)
        {
          gather (mapper, target, &row->cells[next], mapped, &split, &gathered);
          continue;
        }
      why = read_value (mapper, &row->cells[next], target->field, mapped, &value);
      if (why != NULL && mapped->why == NULL)
        set_error (mapped, target->name, why);
      else if (why != NULL)
        g_free (why);
      mapped->record->values[hut_kind_field_index (&hut_kind_case, target->field)] = value;
    }
  set_place (mapper, &gathered, mapped);
  return mapped->why == NULL;
}

/* What the file says beside all fields, under its own headings. */
static void
append_kept (HutCaseMapper *mapper, const HutRow *row, HutMappedCase *mapped)
{
  const char *text = hut_record_get_text (mapped->record, "text");
  g_autoptr (GString) whole = g_string_new (text);

  for (guint i = 0; i < mapper->kept->len; i++)
    {
      guint column = g_array_index (mapper->kept, guint, i);
      const char *cell = hut_row_text (row, column);
      g_autofree char *clean = cell != NULL ? hut_cell_clean_text (cell, FALSE) : NULL;

      if (clean != NULL)
        /* Translators: a heading of a table, and what stands under it. */
        g_string_append_printf (whole, _ ("%s%s: %s"), whole->len > 0 ? "\n" : "",
                                hut_mapping_get_heading (mapper->mapping, column), clean);
    }
  if (whole->len > 0 && mapper->kept->len > 0 && whole->len <= HUT_JSON_MAX_VALUE)
    hut_record_set_text (mapped->record, "text", whole->str);
}

/* A case needs a title; where the file has none, the beginning of what it says. */
static gboolean
complete_title (HutMappedCase *mapped)
{
  static const char *const others[] = { "text", "category_3", "category_2", "category", NULL };
  const char *text = hut_record_get_text (mapped->record, "title");

  for (guint i = 0; text == NULL && others[i] != NULL; i++)
    {
      g_autofree char *line = NULL;
      g_autofree char *head = NULL;

      text = hut_record_get_text (mapped->record, others[i]);
      if (text == NULL)
        continue;
      line = hut_cell_clean_text (text, TRUE);
      head = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), TITLE_CHARACTERS));
      hut_record_set_text (mapped->record, "title", head);
    }
  return text != NULL || set_error (mapped, "title", g_strdup (_ ("neither title nor text")));
}

static void
add_to_sum (GChecksum *sum, HutRecord *record, const char *name)
{
  const HutValue *value = hut_record_get (record, name);

  if (value->type == HUT_VALUE_TEXT)
    g_checksum_update (sum, (const guchar *)value->text, -1);
  else if (value->type == HUT_VALUE_INT)
    g_checksum_update (sum, (const guchar *)&value->number, sizeof value->number);
  g_checksum_update (sum, (const guchar *)"", 1);
}

/* A number for a row without one: 13 digits for what it says, and 3 for who says it. No more of
 * the latter, since the number is not masked and a telephone is soon found from its hash. */
static char *
make_number (HutRecord *record)
{
  static const char *const content[] = { "created_at", "title", "text", "address", NULL };
  static const char *const caller[] = { "caller", "telephone", NULL };
  g_autoptr (GChecksum) what = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GChecksum) who = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; content[i] != NULL; i++)
    add_to_sum (what, record, content[i]);
  for (guint i = 0; caller[i] != NULL; i++)
    add_to_sum (who, record, caller[i]);
  return g_strdup_printf ("#%.13s%.3s", g_checksum_get_string (what), g_checksum_get_string (who));
}

/* Orders are numbered by the day, 20261123…: better than no time, and the same on every desktop.
 * 0 where the number does not begin so. */
static HutTime
date_of_number (HutCaseMapper *mapper, const char *number)
{
  g_autofree char *day = g_strndup (number, 8);
  HutTime time;

  if (!g_str_has_prefix (number, "20") || strspn (number, "0123456789") < 12 ||
      !hut_time_parse (day, hut_preset_get_zone (mapper->preset), &time))
    return 0;
  return time;
}

static void
find_latest (HutCaseMapper *mapper, HutMappedCase *mapped)
{
  static const char *const times[] = { "created_at",  "dispatched_at", "done_at", "closed_at",
                                       "excluded_at", "call_back_at",  NULL };

  for (guint i = 0; times[i] != NULL; i++)
    mapped->latest = MAX (mapped->latest, hut_record_get_int (mapped->record, times[i], 0));
  if (mapped->latest == 0)
    mapped->latest = date_of_number (mapper, hut_record_get_text (mapped->record, "order_number"));
}

static void
find_telephones (HutMappedCase *mapped)
{
  static const char *const shown[] = { "title", "text", "address", NULL };
  HutTelephoneSpan span;

  for (guint i = 0; shown[i] != NULL; i++)
    if (hut_telephone_scan (hut_record_get_text (mapped->record, shown[i]), 0, &span))
      mapped->notices |= HUT_NOTICE_TELEPHONE;
}

static void
set_identity (HutCaseMapper *mapper, HutMappedCase *mapped)
{
  const char *source = hut_preset_get_source (mapper->preset);

  if (hut_record_get_text (mapped->record, "order_number") == NULL)
    {
      g_autofree char *number = make_number (mapped->record);

      hut_record_set_text (mapped->record, "order_number", number);
      mapped->notices |= HUT_NOTICE_NO_NUMBER;
    }
  hut_record_set_text (mapped->record, "source", source);
  mapped->key = hut_case_key (source, hut_record_get_text (mapped->record, "order_number"));
  mapped->id = hut_uid_from_key (mapper->stream, "case", mapped->key);
  mapped->record->id = mapped->id;
}

gboolean
hut_case_mapper_map (HutCaseMapper *mapper, const HutRow *row, HutMappedCase *mapped)
{
  const HutUid nil = { { 0 } };

  *mapped = (HutMappedCase){ 0 };
  if (row->damage != NULL)
    return set_error (mapped, NULL, g_strdup (_ (row->damage)));
  mapped->record = hut_record_new (&hut_kind_case, &nil, mapper->stream);
  if (!read_cells (mapper, row, mapped))
    return FALSE;
  append_kept (mapper, row, mapped);
  if (!complete_title (mapped))
    return FALSE;
  set_identity (mapper, mapped);
  find_latest (mapper, mapped);
  find_telephones (mapped);
  return TRUE;
}

gboolean
hut_case_mapper_identify (HutCaseMapper *mapper, const HutRow *row, HutUid *id)
{
  const char *cell = mapper->number_column >= 0 ? hut_row_text (row, mapper->number_column) : NULL;
  g_autofree char *number = cell != NULL ? hut_cell_clean_text (cell, TRUE) : NULL;
  g_auto (HutMappedCase) mapped = { 0 };

  if (row->damage != NULL)
    return FALSE;
  if (number == NULL)
    {
      if (!hut_case_mapper_map (mapper, row, &mapped))
        return FALSE;
      *id = mapped.id;
      return TRUE;
    }

  HutValue normal = hut_value_text (number);
  g_autofree char *key = hut_case_key (hut_preset_get_source (mapper->preset), normal.text);

  *id = hut_uid_from_key (mapper->stream, "case", key);
  hut_value_clear (&normal);
  return TRUE;
}
