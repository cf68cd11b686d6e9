/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-case-mapper.h"
#include "store/hut-store-imports.h"

G_BEGIN_DECLS

/* The import of one file of cases: open it, look at what was understood, correct the mapping, try
 * it, do it. An object belongs to one thread at a time; while a run is under way nothing but the
 * run may use it. */
#define HUT_TYPE_IMPORT (hut_import_get_type ())
G_DECLARE_FINAL_TYPE (HutImport, hut_import, HUT, IMPORT, GObject)

#define HUT_IMPORT_SAMPLES 3

/* One column as the file has it. */
typedef struct
{
  char *heading;                     /* "" where it has none */
  char *samples[HUT_IMPORT_SAMPLES]; /* from the first rows; NULL where empty */
} HutImportColumn;

/* Reads the beginning of @path. With @preset NULL the preset is found by the headings: those of
 * HUT_EXCHANGE_ERROR_MAPPING where none fits. With one, its best row of headings is taken as it
 * is: see hut_import_check(). Blocks; HUT_EXCHANGE_ERROR, G_IO_ERROR. */
HutImport *hut_import_open (const char *path, const char *preset, GError **error);

/* The same, of the async form too, but where no preset knows the headings the row that looks like
 * headings is taken, and hut_import_propose() has something to propose. Blocks. */
HutImport *hut_import_open_any (const char *path, const char *preset, GError **error);

/* With a @store (or NULL) the columns are recalled, or else proposed, before it is done: see
 * hut_import_recall() and hut_import_propose(). */
void hut_import_open_async (const char *path, const char *preset, HutStore *store,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
HutImport *hut_import_open_finish (GAsyncResult *result, GError **error);

const char *hut_import_get_path (HutImport *import);
const char *hut_import_get_file_name (HutImport *import); /* without its folder */
HutPreset *hut_import_get_preset (HutImport *import);
const char *hut_import_get_sheet (HutImport *import); /* its name; "" for text */
guint hut_import_get_heading_row (HutImport *import);

/* The columns, and which fields of a case (or of the preset's own) each fills: names joined by
 * ", ", or NULL. Free with g_free(). */
guint hut_import_n_columns (HutImport *import);
const HutImportColumn *hut_import_get_column (HutImport *import, guint column);
char *hut_import_get_fields (HutImport *import, guint column);

/* What a field is called, translated; of the preset's own too. */
const char *hut_import_field_label (const char *field);

/* Gives @field to @column; -1: to none. What was proposed for the column counts as looked at. */
void hut_import_map (HutImport *import, const char *field, int column);

/* Whether no preset knew the headings; and whether what was decided about them was recalled. */
gboolean hut_import_is_unknown (HutImport *import);
gboolean hut_import_is_recalled (HutImport *import);

/* Proposes a field for each column that has none, by headings and values and by the names of the
 * street in @reader (NULL: without them). Bounded, no file is read. */
void hut_import_propose (HutImport *import, HutReader *reader);

/* Whether the column's field was proposed, and nobody changed it since. */
gboolean hut_import_is_proposed (HutImport *import, guint column);

/* Keeps what @column says at the end of the text; see hut_mapping_keep(). */
void hut_import_keep (HutImport *import, guint column, gboolean keep);
gboolean hut_import_is_kept (HutImport *import, guint column);

/* What the file's @word means in @field: a code, "1" or "0" for yes and no, "" nothing. */
void hut_import_set_word (HutImport *import, const char *field, const char *word, const char *code);

/* The system that the file's places are read as: the preset's, unless it was set. */
HutCoords hut_import_get_coords (HutImport *import);
void hut_import_set_coords (HutImport *import, HutCoords coords);

/* Takes the columns as they were understood when a file of this preset with the same headings was
 * last imported into @reader's database; FALSE where none was. Every import remembers them. */
gboolean hut_import_recall (HutImport *import, HutReader *reader);

/* Whether a run can begin: HUT_EXCHANGE_ERROR_MAPPING names what is missing. */
gboolean hut_import_check (HutImport *import, GError **error);

typedef enum
{
  HUT_IMPORT_WRITE,
  HUT_IMPORT_DRY_RUN, /* everything but the writing: counts, errors, notices */
} HutImportMode;

/* A row that was not imported. */
typedef struct
{
  guint row;
  char *column;   /* heading, or NULL */
  char *why;      /* translated */
  gboolean asked; /* it is one of the words that are asked for */
} HutImportError;

#define HUT_IMPORT_MAX_ERRORS 100

/* A word of the file that is none of ours, and how many rows have it. */
typedef struct
{
  const char *field; /* static */
  char *word;
  guint64 rows;
} HutImportWord;

#define HUT_IMPORT_MAX_WORDS 60
#define HUT_IMPORT_PREVIEW 3

/* Every row is in one of the four: read = added + changed + unchanged + rejected. What a change
 * did is told apart below: these are part of `changed`. */
typedef struct
{
  guint64 read;
  guint64 added;
  guint64 changed;
  guint64 unchanged;
  guint64 rejected;
  guint64 asked; /* of the rejected: those that only wait until it is said what a word means */
  guint64 closed;
  guint64 called_back;
  guint64 returned;
  gint64 batch;                   /* what hut_reader_import() takes; 0: no list is kept */
  char *rejects_file;             /* NULL: none */
  GPtrArray *errors;              /* HutImportError, the first HUT_IMPORT_MAX_ERRORS */
  GPtrArray *words;               /* HutImportWord, the first HUT_IMPORT_MAX_WORDS, by field and
                                     then by number of rows, most first */
  GPtrArray *preview;             /* HutRecord: the first rows as they are read */
  guint64 notices[HUT_N_NOTICES]; /* rows with each HutNotice, by its bit */
  char *place_doubt;      /* translated: places seem to be of another system; NULL: they do not */
  HutCoords place_rather; /* with place_doubt: of which */
  GStrv unmapped;
} HutImportResult;

void hut_import_result_free (HutImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutImportResult, hut_import_result_free)

/* What a person reads where opening or running failed: what to do, translated. The error's own
 * message, for logs, is the detail. NULL where the error is of another layer. */
const char *hut_import_error_text (const GError *error);

/* One line, translated, for notice bit @index and @count rows. */
char *hut_import_notice_text (guint index, guint64 count);

/* @rows so far, @fraction 0 to 1. Of the async run in its caller's main context, and not more
 * often than it can keep up with; of the blocking one in its thread. */
typedef void (*HutImportProgress) (HutImport *import, guint64 rows, double fraction,
                                   gpointer user_data);

/* Runs it. Cancelled (G_IO_ERROR_CANCELLED) or failed, nothing of it is left. */
HutImportResult *hut_import_run (HutImport *import, HutStore *store, HutImportMode mode,
                                 HutImportProgress progress, gpointer user_data,
                                 GCancellable *cancellable, GError **error);
void hut_import_run_async (HutImport *import, HutStore *store, HutImportMode mode,
                           HutImportProgress progress, gpointer progress_data,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
HutImportResult *hut_import_run_finish (HutImport *import, GAsyncResult *result, GError **error);

G_END_DECLS
