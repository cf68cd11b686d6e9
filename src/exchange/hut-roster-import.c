/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables into the roster: read twice, first to check and then to write. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-roster-import-private.h"

#include "exchange/hut-cell-values.h"
#include "store/hut-staging.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Rows that are handed over together. */
#define PIECE 200

static const HutRosterTable *const tables[HUT_N_ROSTER_LISTS] = {
  [HUT_ROSTER_PEOPLE] = &hut_roster_people,
  [HUT_ROSTER_LANES] = &hut_roster_lanes,
  [HUT_ROSTER_PATROLS] = &hut_roster_patrols,
};

gboolean
hut_roster_list_parse (const char *name, HutRosterList *list)
{
  for (guint i = 0; i < HUT_N_ROSTER_LISTS; i++)
    if (g_strcmp0 (tables[i]->name, name) == 0)
      {
        *list = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- The result ---- */

static void
fault_free (gpointer data)
{
  HutRosterFault *fault = data;

  g_free (fault->column);
  g_free (fault->heading);
  g_free (fault->why);
  g_free (fault);
}

static void
alike_free (gpointer data)
{
  HutRosterAlike *alike = data;

  g_free (alike->name);
  g_free (alike->community);
  g_free (alike);
}

static HutRosterResult *
result_new (void)
{
  HutRosterResult *result = g_new0 (HutRosterResult, 1);

  result->faults = g_ptr_array_new_with_free_func (fault_free);
  result->alike = g_ptr_array_new_with_free_func (alike_free);
  return result;
}

void
hut_roster_result_free (HutRosterResult *result)
{
  g_ptr_array_unref (result->faults);
  g_ptr_array_unref (result->alike);
  g_strfreev (result->unknown);
  g_free (result);
}

char *
hut_roster_fault_words (const HutRosterFault *fault)
{
  return fault->heading != NULL
             ? g_strdup_printf (_ ("Row %u, %s: %s"), fault->row, fault->heading, fault->why)
             : g_strdup_printf (_ ("Row %u: %s"), fault->row, fault->why);
}

void
hut_roster_add_fault (HutRosterReading *reading, int column, char *why)
{
  HutRosterResult *result = reading->result;
  HutRosterFault *fault;

  result->n_faults++;
  if (result->faults->len >= HUT_ROSTER_FAULTS)
    {
      g_free (why);
      return;
    }
  fault = g_new0 (HutRosterFault, 1);
  fault->row = hut_list_reader_row (reading->list);
  fault->why = why;
  if (column >= 0)
    {
      fault->column = g_strdup (reading->columns[column].key);
      fault->heading = g_strdup (hut_list_reader_heading (reading->list, (guint)column));
    }
  g_ptr_array_add (result->faults, fault);
}

/* ---- Cells ---- */

char *
hut_roster_text (HutRosterReading *reading, guint column)
{
  const HutCell *cell = hut_list_reader_cell (reading->list, column);

  if (cell == NULL)
    return NULL;
  if (cell->type != HUT_CELL_ERROR)
    return hut_cell_clean_text (cell->text, TRUE);
  hut_roster_add_fault (reading, (int)column,
                        g_strdup_printf (_ ("“%s” is an error of the spreadsheet."), cell->text));
  return NULL;
}

char *
hut_roster_number (HutRosterReading *reading, guint column)
{
  const HutCell *cell = hut_list_reader_cell (reading->list, column);
  g_auto (HutValue) value = HUT_VALUE_INIT;
  char *why = cell != NULL ? hut_cell_read_number (cell, &value) : NULL;

  if (why != NULL)
    hut_roster_add_fault (reading, (int)column, why);
  return value.type == HUT_VALUE_TEXT ? g_strdup (value.text) : NULL;
}

gboolean
hut_roster_time (HutRosterReading *reading, guint column, HutTime *time)
{
  const HutCell *cell = hut_list_reader_cell (reading->list, column);
  g_auto (HutValue) value = HUT_VALUE_INIT;
  char *why = cell != NULL ? hut_cell_read_time (cell, hut_time_zone (NULL), &value) : NULL;

  *time = value.type == HUT_VALUE_INT ? value.number : 0;
  if (why == NULL)
    return TRUE;
  hut_roster_add_fault (reading, (int)column, why);
  return FALSE;
}

const char *
hut_roster_code (HutRosterReading *reading, guint column, const HutRosterNames *names)
{
  g_autofree char *text = hut_roster_text (reading, column);
  g_autofree char *name = text != NULL ? hut_list_normal (text) : NULL;
  const char *code;

  if (text == NULL)
    return NULL;
  code = g_hash_table_lookup (names->codes, text);
  if (code == NULL)
    code = g_hash_table_lookup (names->names, name);
  if (code != NULL && *code != '\0')
    return code;
  hut_roster_add_fault (reading, (int)column,
                        code != NULL
                            ? g_strdup_printf (_ ("“%s” is the name of two: give the code."), text)
                            : g_strdup_printf (_ ("“%s” is not known here."), text));
  return NULL;
}

const char *
hut_roster_word (const HutField *field, const HutRosterWord *words, const char *word)
{
  g_autofree char *said = hut_list_normal (word);

  for (; words->code != NULL; words++)
    if (hut_list_has (words->words, said))
      return words->code;
  for (const HutCode *code = field->codes; code != NULL && code->code != NULL; code++)
    {
      g_autofree char *label = hut_list_normal (code->label);
      g_autofree char *shown = hut_list_normal (hut_field_code_label (field, code->code));

      if (g_str_equal (said, code->code) || g_str_equal (said, label) || g_str_equal (said, shown))
        return code->code;
    }
  return NULL;
}

/* ---- Writing ---- */

/* What @record says and @kept does not yet; NULL: nothing. */
static HutRecord *
merge (const HutRecord *kept, const HutRecord *record)
{
  g_autoptr (HutRecord) next = hut_record_copy (kept);
  gboolean changed = FALSE;

  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->values[i].type != HUT_VALUE_NONE &&
        !hut_value_equal (&record->values[i], &kept->values[i]))
      {
        hut_value_clear (&next->values[i]);
        next->values[i] = hut_value_copy (&record->values[i]);
        changed = TRUE;
      }
  return changed ? g_steal_pointer (&next) : NULL;
}

static gboolean
put_change (HutRosterReading *reading, const HutRecord *kept, const HutRecord *record)
{
  g_autoptr (HutRecord) next = record->kind->append ? NULL : merge (kept, record);

  if (next == NULL)
    return FALSE;
  if (reading->write != NULL)
    hut_write_difference (reading->write, kept, next);
  return TRUE;
}

gboolean
hut_roster_has (HutRosterReading *reading, const HutUid *id)
{
  return g_hash_table_contains (reading->seen, id);
}

gboolean
hut_roster_put (HutRosterReading *reading, HutRecord *taken, guint64 *counted, GError **error)
{
  g_autoptr (HutRecord) record = taken;
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) kept = NULL;
  gboolean main = counted == NULL;

  if (!g_hash_table_add (reading->seen, g_memdup2 (&record->id, sizeof record->id)))
    return TRUE;
  kept = hut_reader_get (reading->reader, record->kind, &record->id, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (kept != NULL)
    {
      gboolean changed = put_change (reading, kept, record);

      reading->result->changed += main && changed;
      reading->result->same += main && !changed;
      return TRUE;
    }
  if (main)
    reading->result->added++;
  else
    (*counted)++;
  if (reading->write != NULL)
    hut_write_create (reading->write, g_steal_pointer (&record));
  return TRUE;
}

/* ---- Reading ---- */

static void
names_clear (HutRosterNames *names)
{
  g_clear_pointer (&names->codes, g_hash_table_unref);
  g_clear_pointer (&names->names, g_hash_table_unref);
}

static gboolean
names_read (HutRosterNames *names, HutReader *reader, const HutKind *kind, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, kind, error);

  names->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      char *code = g_strdup (hut_record_get_text (records->pdata[i], "code"));
      const char *name = hut_record_get_text (records->pdata[i], "name");
      char *normal = name != NULL ? hut_list_normal (name) : NULL;

      if (code != NULL)
        g_hash_table_insert (names->codes, code, code);
      if (normal != NULL && code != NULL)
        g_hash_table_insert (names->names, normal,
                             g_hash_table_contains (names->names, normal) ? "" : code);
      else
        g_free (normal);
    }
  return records != NULL;
}

static void
reading_clear (HutRosterReading *reading)
{
  g_clear_pointer (&reading->seen, g_hash_table_unref);
  g_clear_pointer (&reading->named, g_hash_table_unref);
  g_clear_pointer (&reading->write, hut_write_free);
  g_clear_pointer (&reading->list, hut_list_reader_free);
  names_clear (&reading->lanes);
  names_clear (&reading->grids);
  names_clear (&reading->communities);
  names_clear (&reading->units);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutRosterReading, reading_clear)

static gboolean
read_street (HutRosterReading *reading, GError **error)
{
  return names_read (&reading->lanes, reading->reader, &hut_kind_lane, error) &&
         names_read (&reading->grids, reading->reader, &hut_kind_grid, error) &&
         names_read (&reading->communities, reading->reader, &hut_kind_community, error) &&
         names_read (&reading->units, reading->reader, &hut_kind_unit, error);
}

/* What was gathered goes; a group that a rule refuses would leave the table half written. */
static gboolean
hand_over (HutRosterReading *reading, HutStaging *staging, GError **error)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);

  if (!hut_staging_add (staging, g_steal_pointer (&reading->write), refused, error))
    return FALSE;
  if (refused->len == 0)
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, "%s",
               ((HutRefusal *)refused->pdata[0])->why);
  return FALSE;
}

static void
tell (HutRosterReading *reading, gboolean writing)
{
  if (reading->how->tell != NULL)
    reading->how->tell (reading->result->read, reading->all, writing, reading->how->tell_data);
}

/* All rows; with @staging they are written. */
static gboolean
read_rows (HutRosterReading *reading, const HutRosterTable *table, HutStaging *staging,
           GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  guint n = 0;

  while (hut_list_reader_next (reading->list, &failed))
    {
      const char *damage = hut_list_reader_damage (reading->list);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      reading->result->read++;
      if (staging != NULL && reading->write == NULL)
        reading->write = hut_write_new (HUT_WRITE_IMPORT);
      if (reading->write != NULL)
        hut_write_begin_group (reading->write);
      if (damage != NULL)
        hut_roster_add_fault (reading, HUT_ROSTER_ROW,
                              g_strdup (g_dgettext (GETTEXT_PACKAGE, damage)));
      else if (!table->row (reading, error))
        return FALSE;
      if (++n % PIECE != 0)
        continue;
      tell (reading, staging != NULL);
      if (reading->write != NULL && !hand_over (reading, staging, error))
        return FALSE;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  return reading->write == NULL || hand_over (reading, staging, error);
}

/* One reading of the table from its headings on; of @all rows, where that is known. */
static HutRosterResult *
read_table (HutRowReader *rows, HutStore *store, HutReader *reader, const HutRosterImport *how,
            guint64 all, HutStaging *staging, GCancellable *cancellable, GError **error)
{
  const HutRosterTable *table = tables[how->list];
  g_autoptr (HutRosterResult) result = result_new ();
  g_auto (HutRosterReading) reading = { .how = how,
                                        .reader = reader,
                                        .stream = hut_store_get_stream (store),
                                        .columns = table->columns,
                                        .result = result,
                                        .all = all };

  reading.seen = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  reading.named =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  reading.list = hut_list_reader_new (rows, table->columns, table->n_columns, error);
  if (reading.list == NULL || !read_street (&reading, error) ||
      !read_rows (&reading, table, staging, cancellable, error))
    return NULL;
  result->unknown = g_strdupv ((char **)hut_list_reader_unknown (reading.list));
  return g_steal_pointer (&result);
}

HutRosterResult *
hut_roster_import (HutRowReader *rows, HutStore *store, HutReader *reader,
                   const HutRosterImport *how, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutRosterResult) checked =
      read_table (rows, store, reader, how, 0, NULL, cancellable, error);
  g_autoptr (HutRosterResult) written = NULL;
  g_autoptr (HutStaging) staging = NULL;

  if (checked == NULL || checked->n_faults > 0 || how->dry_run)
    return g_steal_pointer (&checked);
  staging = hut_staging_begin (store, error);
  if (staging == NULL)
    return NULL;
  written = read_table (rows, store, reader, how, checked->read, staging, cancellable, error);
  if (written == NULL || !hut_staging_finish (g_steal_pointer (&staging), error))
    return NULL;
  return g_steal_pointer (&written);
}
