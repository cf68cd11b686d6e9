/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One run. The file is read twice: first only for the numbers, since of one number the last row
 * counts, then row by row into groups that the staging takes in pieces. Nothing is shown before
 * the end, and nothing is left where the run does not reach it. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-private.h"

#include "exchange/hut-import-flight.h"
#include "exchange/hut-import-places.h"
#include "exchange/hut-import-street.h"
#include "exchange/hut-rejects-shelf.h"
#include "exchange/hut-rejects.h"

#include "hut-config.h"
#include "store/hut-store-office.h"

#include <glib/gi18n-lib.h>

#define ROWS_BETWEEN_LOOKS 200 /* at the cancellable */
#define FIRST_PASS 0.2         /* its part of the whole, for progress */

/* What the first pass keeps of a case: the row that counts. */
typedef struct
{
  HutUid id;
  guint last;
  gboolean repeated;
} Numbered;

typedef struct
{
  HutImport *import;
  HutStore *store;
  HutImportMode mode;
  HutImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  HutRowReader *rows;
  HutReader *reader;
  HutOffice *office;
  HutCaseMapper *mapper;
  HutImportStreet *street;
  HutImportPlaces *places;
  GHashTable *numbered; /* HutUid -> Numbered */
  gboolean any_repeated;
  guint64 seen; /* rows, in this pass */
  double begun; /* where this pass begins and what part it is of the whole */
  double part;

  HutStaging *staging;
  HutImportFlight *flight; /* into @staging */
  HutRejects *rejects;
  HutImportBatch *batch; /* what is done to which case */
  HutImportResult *result;
} Job;

static void
job_free (Job *job)
{
  hut_import_flight_free (job->flight);
  hut_row_reader_free (job->rows);
  hut_reader_free (job->reader);
  g_clear_pointer (&job->office, hut_office_unref);
  hut_case_mapper_free (job->mapper);
  hut_import_street_free (job->street);
  hut_import_places_free (job->places);
  g_clear_pointer (&job->numbered, g_hash_table_unref);
  if (job->staging != NULL)
    hut_staging_cancel (job->staging);
  hut_rejects_free (job->rejects);
  hut_import_batch_free (job->batch);
  hut_import_result_free (job->result);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
tell (Job *job, double done)
{
  if (job->progress != NULL)
    job->progress (job->import, job->result->read, job->begun + job->part * done,
                   job->progress_data);
}

/* The next row below the headings; FALSE without an error at the end. */
static gboolean
next_row (Job *job, HutRow *row, GError **error)
{
  do
    {
      if (job->seen++ % ROWS_BETWEEN_LOOKS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
            return FALSE;
          tell (job, hut_row_reader_progress (job->rows));
        }
      if (!hut_row_reader_next (job->rows, row, error))
        return FALSE;
    }
  while (row->number <= job->import->heading_row);
  return TRUE;
}

static gboolean
begin_pass (Job *job, double begun, double part, GError **error)
{
  job->seen = 0;
  job->begun = begun;
  job->part = part;
  return hut_row_reader_select (job->rows, job->import->sheet, error);
}

static void
take_number (Job *job, const HutRow *row)
{
  Numbered *numbered;
  HutUid id;

  if (!hut_case_mapper_identify (job->mapper, row, &id))
    return;
  numbered = g_hash_table_lookup (job->numbered, &id);
  if (numbered == NULL)
    {
      numbered = g_new (Numbered, 1);
      *numbered = (Numbered){ id, row->number, FALSE };
      g_hash_table_insert (job->numbered, &numbered->id, numbered);
      return;
    }
  numbered->last = row->number;
  numbered->repeated = job->any_repeated = TRUE;
}

static gboolean
read_numbers (Job *job, GError **error)
{
  GError *failed = NULL;
  HutRow row;

  if (!begin_pass (job, 0, FIRST_PASS, error))
    return FALSE;
  while (next_row (job, &row, &failed))
    take_number (job, &row);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* A row with an error cannot be the one that counts, if there is another. */
static void
settle_row (Job *job, const HutRow *row)
{
  g_auto (HutMappedCase) mapped = { 0 };
  Numbered *numbered;
  HutUid id;

  if (!hut_case_mapper_identify (job->mapper, row, &id))
    return;
  numbered = g_hash_table_lookup (job->numbered, &id);
  if (numbered != NULL && numbered->repeated && hut_case_mapper_map (job->mapper, row, &mapped))
    numbered->last = row->number;
}

static gboolean
settle_repeated (Job *job, GError **error)
{
  GError *failed = NULL;
  HutRow row;

  if (!job->any_repeated)
    return TRUE;
  if (!begin_pass (job, FIRST_PASS, 0, error))
    return FALSE;
  while (next_row (job, &row, &failed))
    settle_row (job, &row);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* In the words of the file: the heading of the column that fills @field, or else its label. */
static char *
name_column (Job *job, const char *field)
{
  int column = field != NULL ? hut_mapping_get_column (job->import->mapping, field) : -1;
  const HutField *ours = field != NULL ? hut_kind_field (&hut_kind_case, field) : NULL;

  if (column >= 0)
    return g_strdup (hut_mapping_get_heading (job->import->mapping, column));
  return ours != NULL ? g_strdup (_ (ours->label)) : NULL;
}

static gboolean
reject (Job *job, guint row, const char *cells, const char *field, const char *why, GError **error)
{
  g_autofree char *column = name_column (job, field);
  g_autofree char *reason = column != NULL
                                ? g_strdup_printf (_ ("Row %u, %s: %s"), row, column, why)
                                : g_strdup_printf (_ ("Row %u: %s"), row, why);

  job->result->rejected++;
  if (job->result->errors->len < HUT_IMPORT_MAX_ERRORS)
    {
      HutImportError *kept = g_new0 (HutImportError, 1);

      *kept = (HutImportError){ row, g_strdup (column), g_strdup (why), FALSE };
      g_ptr_array_add (job->result->errors, kept);
    }
  return job->mode == HUT_IMPORT_DRY_RUN || hut_rejects_add (job->rejects, cells, reason, error);
}

static gboolean
reject_row (Job *job, const HutRow *row, const char *field, const char *why, GError **error)
{
  g_autofree char *cells = hut_rejects_format (job->rejects, row);

  return reject (job, row->number, cells, field, why, error);
}

/* One too many is kept, to tell a list that is full from one that is too long. */
static void
list (Job *job, const HutUid *id, HutImportedAs as)
{
  HutImportedCase one = { *id, as };

  if (job->batch->cases->len <= HUT_IMPORT_LIST_MAX)
    g_array_append_val (job->batch->cases, one);
}

static void
count (Job *job, const HutUid *id, HutCaseOutcome outcome)
{
  HutImportResult *result = job->result;

  switch (outcome)
    {
    case HUT_CASE_ADDED:
      result->added++;
      list (job, id, HUT_IMPORTED_NEW);
      return;
    case HUT_CASE_CHANGED:
      list (job, id, HUT_IMPORTED_CHANGED);
      break;
    case HUT_CASE_CLOSED:
      result->closed++;
      list (job, id, HUT_IMPORTED_CLOSED);
      break;
    case HUT_CASE_CALLED_BACK:
      result->called_back++;
      list (job, id, HUT_IMPORTED_CALLED_BACK);
      break;
    case HUT_CASE_RETURNED:
      result->returned++;
      list (job, id, HUT_IMPORTED_RETURNED);
      break;
    case HUT_CASE_UNCHANGED:
    case HUT_CASE_VOID:
    default:
      result->unchanged++;
      return;
    }
  result->changed++;
}

/* A row is there, or a rule does not let it in; the rule's own words are for logs. */
static gboolean
take_arrival (const HutArrival *arrival, gpointer data, GError **error)
{
  Job *job = data;

  if (arrival->refusal == NULL)
    {
      count (job, &arrival->id, arrival->outcome);
      return TRUE;
    }
  g_info ("row %u is refused: %s", arrival->row, arrival->refusal->why);
  return reject (job, arrival->row, arrival->cells, arrival->refusal->field,
                 _ ("a rule of our records does not allow it"), error);
}

static gboolean
write_row (Job *job, const HutRow *row, const HutMappedCase *mapped, GError **error)
{
  HutWrite *write = job->flight != NULL ? hut_import_flight_get_write (job->flight) : NULL;
  HutCaseOutcome outcome;

  if (!hut_case_merge (job->reader, hut_import_get_preset (job->import), job->office, mapped,
                       job->import->file_name, write, &outcome, error))
    return FALSE;
  if (outcome == HUT_CASE_VOID)
    return reject_row (job, row, NULL, _ ("this case is void here"), error);
  if (write != NULL && outcome != HUT_CASE_UNCHANGED)
    return hut_import_flight_add (job->flight, row->number, &mapped->id, outcome,
                                  hut_rejects_format (job->rejects, row), error);
  count (job, &mapped->id, outcome);
  return TRUE;
}

/* What the file says of the place counts; where it says nothing, the address may tell. */
static void
take_place (Job *job, HutMappedCase *mapped)
{
  const char *address = hut_record_get_text (mapped->record, "address");
  HutPoint place;

  if (hut_record_get_point (mapped->record, "place", &place))
    hut_import_places_note (job->places, place, hut_import_get_coords (job->import), address);
  else if (hut_import_places_find (job->places, address, &mapped->looked_up, &mapped->accuracy))
    {
      place = mapped->looked_up;
      mapped->notices |= HUT_NOTICE_LOOKED_UP;
      mapped->notices &= ~(guint)HUT_NOTICE_NO_PLACE;
    }
  else
    return;
  mapped->community = hut_import_street_find_community (job->street, place);
}

static void
take_notice (Job *job, HutMappedCase *mapped)
{
  take_place (job, mapped);
  for (guint i = 0; i < HUT_N_NOTICES; i++)
    job->result->notices[i] += (mapped->notices >> i) & 1;
}

/* Places in another system than they are read as lie some hundred metres off, all of them. */
static void
doubt_places (Job *job)
{
  HutCoords coords = hut_import_get_coords (job->import);
  const HutField *field = hut_kind_field (&hut_kind_case, "place_system");
  HutBox street = hut_import_street_box (job->street);
  HutImportResult *result = job->result;

  if (hut_import_places_doubt (job->places, coords, &street, &result->place_rather))
    result->place_doubt =
        g_strdup_printf (_ ("The places were read as %s, but fit the street better as %s"),
                         hut_field_code_label (field, hut_coords_name (coords)),
                         hut_field_code_label (field, hut_coords_name (result->place_rather)));
}

static void
count_word (Job *job, const HutMappedWord *unknown)
{
  HutImportWord *word;

  for (guint i = 0; i < job->result->words->len; i++)
    {
      word = job->result->words->pdata[i];
      if (word->field == unknown->field && g_str_equal (word->word, unknown->word))
        {
          word->rows++;
          return;
        }
    }
  if (job->result->words->len >= HUT_IMPORT_MAX_WORDS)
    return;
  word = g_new (HutImportWord, 1);
  *word = (HutImportWord){ unknown->field, g_strdup (unknown->word), 1 };
  g_ptr_array_add (job->result->words, word);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const HutImportWord *left = *(const HutImportWord *const *)a;
  const HutImportWord *right = *(const HutImportWord *const *)b;
  int order = hut_kind_field_index (&hut_kind_case, hut_kind_field (&hut_kind_case, left->field)) -
              hut_kind_field_index (&hut_kind_case, hut_kind_field (&hut_kind_case, right->field));

  if (order == 0 && left->rows != right->rows)
    order = left->rows > right->rows ? -1 : 1;
  return order != 0 ? order : strcmp (left->word, right->word);
}

/* Whether the row stays out for a word that is not known, and for nothing before it. */
static gboolean
is_asked (const HutMappedCase *mapped)
{
  const HutMappedWord *first = mapped->words != NULL ? mapped->words->pdata[0] : NULL;

  return first != NULL && g_str_equal (first->field, mapped->field);
}

/* The row that was rejected just now only waits for an answer. */
static void
note_asked (Job *job, guint row)
{
  GPtrArray *errors = job->result->errors;
  HutImportError *last = errors->len > 0 ? errors->pdata[errors->len - 1] : NULL;

  job->result->asked++;
  if (last != NULL && last->row == row)
    last->asked = TRUE;
}

static gboolean
import_row (Job *job, const HutRow *row, GError **error)
{
  g_auto (HutMappedCase) mapped = { 0 };
  const Numbered *numbered;
  gboolean good = hut_case_mapper_map (job->mapper, row, &mapped);

  job->result->read++;
  for (guint i = 0; mapped.words != NULL && i < mapped.words->len; i++)
    count_word (job, mapped.words->pdata[i]);
  if (mapped.record != NULL && job->result->preview->len < HUT_IMPORT_PREVIEW)
    g_ptr_array_add (job->result->preview, hut_record_copy (mapped.record));
  if (!good && !reject_row (job, row, mapped.field, mapped.why, error))
    return FALSE;
  if (!good && is_asked (&mapped))
    note_asked (job, row->number);
  if (!good)
    return TRUE;
  numbered = g_hash_table_lookup (job->numbered, &mapped.id);
  if (numbered != NULL && numbered->last != row->number)
    {
      job->result->unchanged++;
      return TRUE;
    }
  take_notice (job, &mapped);
  return write_row (job, row, &mapped, error);
}

static gboolean
import_rows (Job *job, GError **error)
{
  GError *failed = NULL;
  HutRow row;

  if (!begin_pass (job, FIRST_PASS, 1 - FIRST_PASS, error))
    return FALSE;
  while (next_row (job, &row, &failed))
    if (!import_row (job, &row, error))
      return FALSE;
  if (failed == NULL)
    return job->flight == NULL || hut_import_flight_finish (job->flight, error);
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
has_personal_fields (HutMapping *mapping)
{
  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    if (hut_kind_case.fields[i].privacy == HUT_PRIVACY_PERSONAL &&
        hut_mapping_get_column (mapping, hut_kind_case.fields[i].name) >= 0)
      return TRUE;
  return FALSE;
}

/* The names that addresses are looked up by; nothing where the file has no addresses. */
static gboolean
read_names (Job *job, GError **error)
{
  g_autofree char *map_path = hut_store_get_map_path (job->store);
  HutGazetteer *gazetteer = NULL;

  if (hut_mapping_get_column (job->import->mapping, "address") >= 0)
    {
      gazetteer = hut_gazetteer_read (job->reader, map_path, job->cancellable, error);
      if (gazetteer == NULL)
        return FALSE;
    }
  job->places = hut_import_places_new (gazetteer);
  return TRUE;
}

static gboolean
prepare (Job *job, GError **error)
{
  HutMapping *mapping = job->import->mapping;
  g_autofree char *folder = g_path_get_dirname (hut_store_get_path (job->store));

  if (!hut_mapping_check (mapping, error))
    return FALSE;
  if (hut_store_get_vault (job->store) == NULL && has_personal_fields (mapping))
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the file has personal fields, and their key is not at hand");
      return FALSE;
    }
  job->rows = hut_row_reader_open (job->import->path, error);
  job->reader = job->rows != NULL ? hut_reader_new (job->store, error) : NULL;
  if (job->reader == NULL)
    return FALSE;
  job->office = hut_store_dup_office (job->store);
  job->mapper = hut_case_mapper_new (mapping, hut_store_get_stream (job->store),
                                     hut_store_get_street_name (job->store));
  job->rejects = hut_rejects_new (job->import->path, folder, mapping);
  job->street = hut_import_street_read (job->reader, job->mapper, error);
  return job->street != NULL && read_names (job, error);
}

/* The import is whole without it: the file then stays until somebody removes it. */
static void
note_rejects (Job *job)
{
  g_autoptr (GError) error = NULL;

  if (job->result->rejects_file != NULL &&
      !hut_rejects_note (job->store, job->result->rejects_file, &error))
    g_warning ("the file of rejected rows could not be remembered: %s", error->message);
}

static gboolean
run (Job *job, GError **error)
{
  if (!prepare (job, error) || !read_numbers (job, error) || !settle_repeated (job, error))
    return FALSE;
  if (job->mode == HUT_IMPORT_DRY_RUN)
    return import_rows (job, error);

  job->staging = hut_staging_begin (job->store, error);
  if (job->staging == NULL)
    return FALSE;
  job->flight = hut_import_flight_new (job->staging, take_arrival, job);
  if (!import_rows (job, error))
    return FALSE;
  if (job->result->rejected > 0)
    {
      job->result->rejects_file = hut_rejects_finish (job->rejects, error);
      if (job->result->rejects_file == NULL)
        return FALSE;
    }
  return hut_staging_finish (g_steal_pointer (&job->staging), error);
}

/* What is written stays written: without its list the import is still whole. */
static void
keep_batch (Job *job)
{
  g_autoptr (GError) error = NULL;
  HutImportBatch *batch = job->batch;

  if (job->mode == HUT_IMPORT_DRY_RUN || batch->cases->len == 0 ||
      batch->cases->len > HUT_IMPORT_LIST_MAX)
    return;
  batch->rows_read = job->result->read;
  batch->unchanged = job->result->unchanged;
  batch->rejected = job->result->rejected;
  if (hut_store_keep_import (job->store, batch, &error))
    job->result->batch = batch->id;
  else
    g_warning ("the list of the import could not be kept: %s", error->message);
}

/* Without it the columns are asked for again, no more. */
static void
remember (Job *job)
{
  g_autoptr (GError) error = NULL;

  if (job->mode == HUT_IMPORT_WRITE && !hut_import_remember (job->import, job->store, &error))
    g_warning ("how the columns are understood could not be kept: %s", error->message);
}

HutImportResult *
hut_import_run (HutImport *import, HutStore *store, HutImportMode mode, HutImportProgress progress,
                gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Job) job = g_new0 (Job, 1);

  *job = (Job){ .import = import,
                .store = store,
                .mode = mode,
                .progress = progress,
                .progress_data = user_data,
                .cancellable = cancellable };
  job->result = hut_import_result_new (import);
  job->batch = hut_import_batch_new (import->file_name,
                                     hut_preset_get_source (hut_import_get_preset (import)));
  job->numbered = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, NULL, g_free);
  if (!run (job, error))
    return NULL;
  g_ptr_array_sort (job->result->words, compare_words);
  doubt_places (job);
  note_rejects (job);
  remember (job);
  keep_batch (job);
  tell (job, 1);
  return g_steal_pointer (&job->result);
}
