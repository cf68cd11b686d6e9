/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The file before it is imported: its preset, its mapping, its first rows; and the runs in a
 * thread. The run itself is in hut-import-job.c. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-private.h"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-mapping-guess.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SAMPLE_CHARACTERS 80
#define LOOKED_AT 100 /* rows whose values are looked at for a proposal */

G_DEFINE_FINAL_TYPE (HutImport, hut_import, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  HutImportColumn *column = data;

  g_free (column->heading);
  for (guint i = 0; i < HUT_IMPORT_SAMPLES; i++)
    g_free (column->samples[i]);
}

static void
hut_import_finalize (GObject *object)
{
  HutImport *self = HUT_IMPORT (object);

  g_free (self->path);
  g_free (self->file_name);
  g_free (self->sheet_name);
  hut_mapping_free (self->mapping);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->values);
  g_array_unref (self->proposed);

  G_OBJECT_CLASS (hut_import_parent_class)->finalize (object);
}

static void
hut_import_class_init (HutImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_import_finalize;
}

static void
hut_import_init (HutImport *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (HutImportColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->proposed = g_array_new (FALSE, TRUE, sizeof (gboolean));
}

static GPtrArray *
choose_presets (const char *name, GError **error)
{
  g_autoptr (GPtrArray) presets = NULL;
  HutPreset *preset;

  if (name == NULL)
    return hut_preset_load_all (error);
  preset = hut_preset_load (name, error);
  if (preset == NULL)
    return NULL;
  presets = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_preset_unref);
  g_ptr_array_add (presets, preset);
  return g_steal_pointer (&presets);
}

/* Of each column the first values that are there, whichever rows have them. */
static void
keep_values (HutImport *self, const HutRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const HutCell *cell = &row->cells[i];
      GPtrArray *values =
          cell->column < self->values->len ? self->values->pdata[cell->column] : NULL;
      g_autofree char *head = NULL;

      if (values == NULL || cell->type == HUT_CELL_ERROR)
        continue;
      head =
          g_utf8_substring (cell->text, 0, MIN (g_utf8_strlen (cell->text, -1), SAMPLE_CHARACTERS));
      if (*g_strstrip (head) == '\0')
        continue;
      if (values->len < HUT_IMPORT_SAMPLES)
        g_array_index (self->columns, HutImportColumn, cell->column).samples[values->len] =
            g_strdup (head);
      g_ptr_array_add (values, g_steal_pointer (&head));
    }
}

static gboolean
read_columns (HutImport *self, HutRowReader *reader, GError **error)
{
  GError *failed = NULL;
  guint n = 0;
  HutRow row;

  g_array_set_size (self->columns, hut_mapping_n_columns (self->mapping));
  g_array_set_size (self->proposed, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_array_index (self->columns, HutImportColumn, i).heading =
          g_strdup (hut_mapping_get_heading (self->mapping, i));
      g_ptr_array_add (self->values, g_ptr_array_new_with_free_func (g_free));
    }
  if (!hut_row_reader_select (reader, self->sheet, error))
    return FALSE;
  while (n < LOOKED_AT && hut_row_reader_next (reader, &row, &failed))
    if (row.number > self->heading_row)
      {
        keep_values (self, &row);
        n++;
      }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* The preset for a file that none knows: the one asked for, or the hotline's. */
static gboolean
find_any_headings (HutImport *self, HutRowReader *reader, const char *name, GError **error)
{
  g_autoptr (HutPreset) preset = hut_preset_load (name != NULL ? name : "hotline", error);

  self->unknown =
      preset != NULL && hut_mapping_find_headings (reader, preset, &self->sheet, &self->heading_row,
                                                   &self->mapping, error);
  return self->unknown;
}

typedef enum
{
  OPEN_KNOWN,
  OPEN_ANY,
} Opening;

static HutImport *
open_file (const char *path, const char *preset, Opening opening, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GPtrArray) presets = choose_presets (preset, error);
  g_autoptr (HutRowReader) reader = presets != NULL ? hut_row_reader_open (path, error) : NULL;
  g_autoptr (HutImport) self = NULL;

  if (reader == NULL)
    return NULL;
  self = g_object_new (HUT_TYPE_IMPORT, NULL);
  self->path = g_strdup (path);
  self->file_name = g_path_get_basename (path);
  self->mapping = hut_mapping_detect (reader, presets, &self->sheet, &self->heading_row, &failed);
  if (self->mapping == NULL &&
      (opening == OPEN_KNOWN ||
       !g_error_matches (failed, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING) ||
       !find_any_headings (self, reader, preset, NULL)))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  self->sheet_name = g_strdup (hut_row_reader_sheet_name (reader, self->sheet));
  return read_columns (self, reader, error) ? g_steal_pointer (&self) : NULL;
}

HutImport *
hut_import_open (const char *path, const char *preset, GError **error)
{
  return open_file (path, preset, OPEN_KNOWN, error);
}

HutImport *
hut_import_open_any (const char *path, const char *preset, GError **error)
{
  return open_file (path, preset, OPEN_ANY, error);
}

typedef struct
{
  char *path;
  char *preset;
  HutStore *store; /* or NULL */
} OpenTask;

static void
open_task_free (gpointer data)
{
  OpenTask *open = data;

  g_free (open->path);
  g_free (open->preset);
  g_clear_object (&open->store);
  g_free (open);
}

static void
recall_or_propose (HutImport *import, HutStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (store, &error);

  if (reader == NULL)
    g_warning ("cannot read how columns were understood: %s", error->message);
  else if (!hut_import_recall (import, reader) && import->unknown)
    hut_import_propose (import, reader);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenTask *open = data;
  GError *error = NULL;
  HutImport *import = hut_import_open_any (open->path, open->preset, &error);

  if (import != NULL && open->store != NULL)
    recall_or_propose (import, open->store);
  if (import != NULL)
    g_task_return_pointer (task, import, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
hut_import_open_async (const char *path, const char *preset, HutStore *store,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenTask *open = g_new0 (OpenTask, 1);

  open->path = g_strdup (path);
  open->preset = g_strdup (preset);
  g_set_object (&open->store, store);
  g_task_set_source_tag (task, hut_import_open_async);
  g_task_set_task_data (task, open, open_task_free);
  g_task_run_in_thread (task, open_in_thread);
}

HutImport *
hut_import_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
hut_import_get_path (HutImport *self)
{
  return self->path;
}

const char *
hut_import_get_file_name (HutImport *self)
{
  return self->file_name;
}

HutPreset *
hut_import_get_preset (HutImport *self)
{
  return hut_mapping_get_preset (self->mapping);
}

const char *
hut_import_get_sheet (HutImport *self)
{
  return self->sheet_name;
}

guint
hut_import_get_heading_row (HutImport *self)
{
  return self->heading_row;
}

guint
hut_import_n_columns (HutImport *self)
{
  return self->columns->len;
}

const HutImportColumn *
hut_import_get_column (HutImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, HutImportColumn, column);
}

char *
hut_import_get_fields (HutImport *self, guint column)
{
  g_autoptr (GPtrArray) fields = hut_mapping_list_fields (self->mapping);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i + 1 < fields->len; i++)
    {
      const char *name = g_ptr_array_index (fields, i);

      if (hut_mapping_get_column (self->mapping, name) == (int)column)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", name);
    }
  return g_string_free (joined, joined->len == 0);
}

const char *
hut_import_field_label (const char *name)
{
  const HutField *field = hut_kind_field (&hut_kind_case, name);

  if (field != NULL)
    return _ (field->label);
  if (g_str_equal (name, HUT_PRESET_LONGITUDE))
    return _ ("Longitude");
  if (g_str_equal (name, HUT_PRESET_LATITUDE))
    return _ ("Latitude");
  if (g_str_equal (name, HUT_PRESET_COORDINATES))
    return _ ("Longitude and latitude");
  return g_str_equal (name, HUT_PRESET_STREET) ? _ ("Street") : name;
}

void
hut_import_map (HutImport *self, const char *field, int column)
{
  int before = hut_mapping_get_column (self->mapping, field);

  if (before >= 0 && before < (int)self->proposed->len)
    g_array_index (self->proposed, gboolean, before) = FALSE;
  if (column >= 0 && column < (int)self->proposed->len)
    g_array_index (self->proposed, gboolean, column) = FALSE;
  hut_mapping_set_column (self->mapping, field, column);
}

gboolean
hut_import_is_unknown (HutImport *self)
{
  return self->unknown;
}

gboolean
hut_import_is_recalled (HutImport *self)
{
  return self->recalled;
}

static void
add_names (GHashTable *names, HutReader *reader, const HutKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = hut_reader_list (reader, kind, &error);

  if (records == NULL)
    g_warning ("cannot read the street's names: %s", error->message);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *name = hut_record_get_text (records->pdata[i], "name");

      if (name != NULL)
        g_hash_table_add (names, hut_preset_normalize (name));
    }
}

static void
read_names (HutColumnNames *names, HutReader *reader)
{
  g_auto (GStrv) categories = hut_reader_categories (reader, NULL);

  names->communities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_names (names->communities, reader, &hut_kind_community);
  add_names (names->units, reader, &hut_kind_unit);
  add_names (names->units, reader, &hut_kind_department);
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    g_hash_table_add (names->categories, hut_preset_normalize (categories[i]));
}

void
hut_import_propose (HutImport *self, HutReader *reader)
{
  g_auto (HutColumnNames) names = { NULL, NULL, NULL };
  g_autofree gboolean *had = g_new0 (gboolean, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *fields = hut_import_get_fields (self, i);

      had[i] = fields != NULL;
    }
  if (reader != NULL)
    read_names (&names, reader);
  hut_mapping_guess (self->mapping, self->values, &names);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *fields = hut_import_get_fields (self, i);

      g_array_index (self->proposed, gboolean, i) = fields != NULL && !had[i];
    }
}

gboolean
hut_import_is_proposed (HutImport *self, guint column)
{
  return column < self->proposed->len && g_array_index (self->proposed, gboolean, column);
}

void
hut_import_keep (HutImport *self, guint column, gboolean keep)
{
  hut_mapping_keep (self->mapping, column, keep);
}

gboolean
hut_import_is_kept (HutImport *self, guint column)
{
  return hut_mapping_is_kept (self->mapping, column);
}

void
hut_import_set_word (HutImport *self, const char *field, const char *word, const char *code)
{
  hut_mapping_set_word (self->mapping, field, word, code);
}

HutCoords
hut_import_get_coords (HutImport *self)
{
  return hut_mapping_get_coords (self->mapping);
}

void
hut_import_set_coords (HutImport *self, HutCoords coords)
{
  hut_mapping_set_coords (self->mapping, coords);
}

gboolean
hut_import_check (HutImport *self, GError **error)
{
  return hut_mapping_check (self->mapping, error);
}

static void
free_word (gpointer data)
{
  HutImportWord *word = data;

  g_free (word->word);
  g_free (word);
}

static void
free_error (gpointer data)
{
  HutImportError *error = data;

  g_free (error->column);
  g_free (error->why);
  g_free (error);
}

HutImportResult *
hut_import_result_new (HutImport *self)
{
  HutImportResult *result = g_new0 (HutImportResult, 1);

  result->errors = g_ptr_array_new_with_free_func (free_error);
  result->words = g_ptr_array_new_with_free_func (free_word);
  result->preview = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  result->unmapped = hut_mapping_list_unmapped (self->mapping);
  return result;
}

void
hut_import_result_free (HutImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->rejects_file);
  g_free (result->place_doubt);
  g_ptr_array_unref (result->errors);
  g_ptr_array_unref (result->words);
  g_ptr_array_unref (result->preview);
  g_strfreev (result->unmapped);
  g_free (result);
}

const char *
hut_import_error_text (const GError *error)
{
  if (error->domain != HUT_EXCHANGE_ERROR)
    return NULL;
  switch ((HutExchangeError)error->code)
    {
    case HUT_EXCHANGE_ERROR_DAMAGED:
      return _ ("The file is damaged. Get it again from where it came.");
    case HUT_EXCHANGE_ERROR_FORMAT:
      return _ ("This kind of file cannot be read. Save it as xlsx or CSV.");
    case HUT_EXCHANGE_ERROR_TOO_LARGE:
      return _ ("The file holds more than can be read at once. Split it.");
    case HUT_EXCHANGE_ERROR_MAPPING:
    default:
      return _ ("The file's headings are not known. Say what kind of file it is, or name its "
                "columns.");
    }
}

char *
hut_import_notice_text (guint index, guint64 count)
{
  /* Translators: %s is a number of rows. */
  static const char *const texts[HUT_N_NOTICES] = {
    N_ ("Rows with a telephone number in title, text or place, where it is not masked: %s"),
    N_ ("Rows without a place, or with one that is rounded to whole degrees: %s"),
    N_ ("Rows with a community that this street does not have: %s"),
    N_ ("Rows of another street: %s"),
    N_ ("Rows without a number, which was made from what they say: %s"),
    N_ ("Rows whose place was found by their address: %s"),
  };
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (index < HUT_N_NOTICES, NULL);
  text = g_string_new (_ (texts[index]));
  g_string_replace (text, "%s", number, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Progress from the worker to the caller's main loop: one message under way at a time. */
typedef struct
{
  HutStore *store;
  HutImportMode mode;
  HutImportProgress progress;
  gpointer progress_data;
  GTask *task; /* borrowed: it owns this */
  GMutex lock;
  gboolean told;
  guint64 rows;
  double fraction;
} RunTask;

static void
run_task_free (gpointer data)
{
  RunTask *run = data;

  g_object_unref (run->store);
  g_mutex_clear (&run->lock);
  g_free (run);
}

static gboolean
tell_progress (gpointer data)
{
  GTask *task = data;
  RunTask *run = g_task_get_task_data (task);
  guint64 rows;
  double fraction;

  g_mutex_lock (&run->lock);
  run->told = FALSE;
  rows = run->rows;
  fraction = run->fraction;
  g_mutex_unlock (&run->lock);
  if (!g_task_get_completed (task))
    run->progress (g_task_get_source_object (task), rows, fraction, run->progress_data);
  return G_SOURCE_REMOVE;
}

static void
pass_on_progress (HutImport *self, guint64 rows, double fraction, gpointer data)
{
  g_autoptr (GSource) source = NULL;
  RunTask *run = data;
  gboolean tell;

  g_mutex_lock (&run->lock);
  run->rows = rows;
  run->fraction = fraction;
  tell = !run->told;
  run->told = TRUE;
  g_mutex_unlock (&run->lock);
  if (!tell)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_progress, g_object_ref (run->task), g_object_unref);
  g_source_attach (source, g_task_get_context (run->task));
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RunTask *run = data;
  GError *error = NULL;
  HutImportResult *result =
      hut_import_run (source, run->store, run->mode,
                      run->progress != NULL ? pass_on_progress : NULL, run, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify)hut_import_result_free);
  else
    g_task_return_error (task, error);
}

void
hut_import_run_async (HutImport *self, HutStore *store, HutImportMode mode,
                      HutImportProgress progress, gpointer progress_data, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  RunTask *run = g_new0 (RunTask, 1);

  *run = (RunTask){ .store = g_object_ref (store),
                    .mode = mode,
                    .progress = progress,
                    .progress_data = progress_data,
                    .task = task };
  g_mutex_init (&run->lock);
  /* What was written stays written: the result is told even when it was cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, hut_import_run_async);
  g_task_set_task_data (task, run, run_task_free);
  g_task_run_in_thread (task, run_in_thread);
}

HutImportResult *
hut_import_run_finish (HutImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
