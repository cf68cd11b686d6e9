/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ledger of cases as a workbook. Rows are written in the order of the sheet and forgotten
 * (libxlsxwriter's constant memory); the cases are read 500 at a time. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-ledger.h"

#include "base/hut-new-file.h"
#include "domain/hut-kind.h"
#include "domain/hut-mask.h"
#include "exchange/hut-exchange-error.h"
#include "hut-config.h"
#include "store/hut-case-names.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#define PIECE 500
#define MAX_CASES 1048575 /* rows of a sheet, less the heading */
#define MAX_CHARACTERS 32767

static const char *const usual[] = { "number",   "order_number", "created_at", "channel",
                                     "title",    "category",     "community",  "address",
                                     "lead",     "level",        "due_at",     "state",
                                     "done_at",  "contacted",    "resolved",   "satisfaction",
                                     "reopened", "caller",       "telephone",  NULL };

typedef struct
{
  HutReader *reader;
  const HutLedgerChoice *choice;
  HutCaseNames *names;
  GPtrArray *fields; /* HutField, of the columns */
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *heading, *time, *wrapped;
  guint n_rows;
} Ledger;

/* Which cases: named, or found. */
typedef struct
{
  GArray *rowids; /* or NULL */
  HutCaseSet *set;
} Cases;

static guint
count (const Cases *cases)
{
  return cases->rowids != NULL ? cases->rowids->len : cases->set->n_marks;
}

static gint64
rowid_at (const Cases *cases, guint i)
{
  return cases->rowids != NULL ? g_array_index (cases->rowids, gint64, i)
                               : cases->set->marks[i].rowid;
}

static gboolean
find_fields (Ledger *ledger, GError **error)
{
  const char *const *names = ledger->choice->columns != NULL ? ledger->choice->columns : usual;

  for (; *names != NULL; names++)
    {
      const HutField *field = hut_kind_field (&hut_kind_case, *names);

      if (field == NULL)
        {
          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s", *names,
                       _ ("a case has no such field"));
          return FALSE;
        }
      g_ptr_array_add (ledger->fields, (gpointer)field);
    }
  return TRUE;
}

/* In characters: times fit, texts are wrapped. */
static double
width_of (const HutField *field)
{
  if (g_str_equal (field->name, "title") || g_str_equal (field->name, "address"))
    return 36;
  if (g_str_equal (field->name, "text") || g_str_equal (field->name, "answer"))
    return 60;
  if (field->type == HUT_FIELD_TEXT || field->type == HUT_FIELD_TIME)
    return 18;
  return 12;
}

/* Opens the book at @path and writes its heading. */
static void
begin (Ledger *ledger, const char *path)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };

  ledger->book = workbook_new_opt (path, &options);
  ledger->sheet = workbook_add_worksheet (ledger->book, NULL);
  ledger->heading = workbook_add_format (ledger->book);
  format_set_bold (ledger->heading);
  format_set_text_wrap (ledger->heading);
  format_set_bg_color (ledger->heading, 0xF1F1EE);
  ledger->time = workbook_add_format (ledger->book);
  format_set_num_format (ledger->time, "yyyy-mm-dd hh:mm");
  format_set_align (ledger->time, LXW_ALIGN_VERTICAL_TOP);
  ledger->wrapped = workbook_add_format (ledger->book);
  format_set_text_wrap (ledger->wrapped);
  format_set_align (ledger->wrapped, LXW_ALIGN_VERTICAL_TOP);
  for (guint i = 0; i < ledger->fields->len; i++)
    {
      const HutField *field = ledger->fields->pdata[i];

      worksheet_set_column (ledger->sheet, i, i, width_of (field), NULL);
      worksheet_write_string (ledger->sheet, 0, i, g_dgettext (GETTEXT_PACKAGE, field->label),
                              ledger->heading);
    }
  worksheet_freeze_panes (ledger->sheet, 1, 0);
}

/* What a cell can hold of @text: no characters that control, not more than a cell takes. */
static char *
fit (const char *text)
{
  g_autoptr (GString) fitting = g_string_new (NULL);
  guint n = 0;

  for (const char *at = text; *at != '\0' && n < MAX_CHARACTERS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) && c != '\n' && c != '\t')
        continue;
      /* A spreadsheet counts a character beyond the first 65,536 as two. */
      n += c > 0xffff ? 2 : 1;
      if (n <= MAX_CHARACTERS)
        g_string_append_unichar (fitting, c);
    }
  return g_string_free (g_steal_pointer (&fitting), FALSE);
}

/* What a person calls the value: communities and units by name, the rest as on screen. */
static char *
words_of (const Ledger *ledger, const HutField *field, const HutValue *value)
{
  const char *name = NULL;

  if (field->privacy == HUT_PRIVACY_PERSONAL && ledger->choice->privacy == HUT_LEDGER_MASKED)
    return hut_mask_value (field->name, value->type == HUT_VALUE_TEXT ? value->text : "?");
  if (g_str_equal (field->name, "community"))
    name = g_hash_table_lookup (ledger->names->community_names, value->text);
  else if (g_str_equal (field->name, "lead"))
    name = g_hash_table_lookup (ledger->names->unit_names, value->text);
  if (name != NULL)
    return g_strdup (name);
  if (field->type == HUT_FIELD_TEXT && ledger->choice->privacy == HUT_LEDGER_MASKED &&
      !g_str_equal (field->name, "number") && !g_str_equal (field->name, "order_number"))
    return hut_mask_telephones (value->text);
  return hut_field_to_text (field, value);
}

static void
write_time (Ledger *ledger, guint column, HutTime time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local =
      utc != NULL ? g_date_time_to_timezone (utc, hut_time_shown_zone ()) : NULL;
  lxw_datetime cell;

  if (local == NULL)
    return;
  cell = (lxw_datetime){ .year = g_date_time_get_year (local),
                         .month = g_date_time_get_month (local),
                         .day = g_date_time_get_day_of_month (local),
                         .hour = g_date_time_get_hour (local),
                         .min = g_date_time_get_minute (local),
                         .sec = g_date_time_get_second (local) };
  worksheet_write_datetime (ledger->sheet, ledger->n_rows, column, &cell, ledger->time);
}

static void
write_cell (Ledger *ledger, guint column, const HutRecord *record)
{
  const HutField *field = ledger->fields->pdata[column];
  const HutValue *value = hut_record_get (record, field->name);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (value->type == HUT_VALUE_NONE)
    return;
  if (field->type == HUT_FIELD_TIME)
    {
      write_time (ledger, column, value->number);
      return;
    }
  if (field->type == HUT_FIELD_INT)
    {
      worksheet_write_number (ledger->sheet, ledger->n_rows, column, (double)value->number,
                              ledger->wrapped);
      return;
    }
  words = words_of (ledger, field, value);
  text = words != NULL ? fit (words) : NULL;
  if (text != NULL && *text != '\0')
    worksheet_write_string (ledger->sheet, ledger->n_rows, column, text, ledger->wrapped);
}

static gboolean
write_case (Ledger *ledger, const HutCaseRow *row, GError **error)
{
  const HutLedgerChoice *choice = ledger->choice;
  g_autoptr (HutRecord) record = NULL;
  GError *failure = NULL;

  if (row->created_at < choice->from || (choice->before != 0 && row->created_at >= choice->before))
    return TRUE;
  record = hut_reader_get (ledger->reader, &hut_kind_case, &row->id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  ledger->n_rows++;
  for (guint i = 0; i < ledger->fields->len; i++)
    write_cell (ledger, i, record);
  return TRUE;
}

static gboolean
write_piece (Ledger *ledger, const gint64 *rowids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = hut_reader_case_rows (ledger->reader, rowids, n, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!write_case (ledger, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_cases (Ledger *ledger, const Cases *cases, GCancellable *cancellable, GError **error)
{
  const HutLedgerChoice *choice = ledger->choice;
  guint n = count (cases);

  for (guint first = 0; first < n; first += PIECE)
    {
      gint64 rowids[PIECE];
      guint n_piece = MIN (PIECE, n - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < n_piece; i++)
        rowids[i] = rowid_at (cases, first + i);
      if (!write_piece (ledger, rowids, n_piece, error))
        return FALSE;
      /* What is left for the end is the packing. */
      if (choice->tell != NULL)
        choice->tell (0.95 * (first + n_piece) / n, choice->tell_data);
    }
  return TRUE;
}

/* Writes the book at its passing name; frees it either way. */
static gboolean
finish (Ledger *ledger, const char *path, GError **error)
{
  lxw_error status;
  int failure;

  worksheet_autofilter (ledger->sheet, 0, 0, ledger->n_rows, ledger->fields->len - 1);
  errno = 0;
  status = workbook_close (ledger->book);
  failure = errno;
  if (status == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_FILE_ERROR,
               failure != 0 ? g_file_error_from_errno (failure) : G_FILE_ERROR_FAILED, "%s: %s",
               path, lxw_strerror (status));
  return FALSE;
}

static gboolean
write_book (Ledger *ledger, const Cases *cases, const char *path, GCancellable *cancellable,
            GError **error)
{
  gboolean written;

  begin (ledger, path);
  written = write_cases (ledger, cases, cancellable, error);
  return finish (ledger, path, written ? error : NULL) && written;
}

static gboolean
write_in_place (Ledger *ledger, const Cases *cases, const char *path, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HutNewFile) file = hut_new_file_begin (path, error);

  return file != NULL &&
         write_book (ledger, cases, hut_new_file_get_passing (file), cancellable, error) &&
         hut_new_file_put (file, error);
}

const char *const *
hut_ledger_usual_columns (void)
{
  return usual;
}

gboolean
hut_ledger_has_column (const HutField *field)
{
  return field->type != HUT_FIELD_UID && field->type != HUT_FIELD_JSON &&
         field->type != HUT_FIELD_POINT;
}

/* The set of the filter; NULL with the error. */
static HutCaseSet *
find_cases (HutReader *reader, const HutLedgerChoice *choice, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (HutCaseFilter) all = hut_case_filter_new ();

  all->order = HUT_CASE_ORDER_NEWEST;
  return hut_reader_cases (reader, choice->filter != NULL ? choice->filter : all, hut_time_now (),
                           cancellable, error);
}

gboolean
hut_ledger_write (HutReader *reader, const HutLedgerChoice *choice, const char *path,
                  GCancellable *cancellable, guint *n_cases, GError **error)
{
  Ledger ledger = { .reader = reader, .choice = choice };
  g_autoptr (HutCaseSet) set = NULL;
  g_autoptr (GPtrArray) fields = ledger.fields = g_ptr_array_new ();
  Cases cases = { .rowids = choice->rowids };
  gboolean written;

  if (!find_fields (&ledger, error))
    return FALSE;
  if (choice->rowids == NULL)
    {
      cases.set = set = find_cases (reader, choice, cancellable, error);
      if (set == NULL)
        return FALSE;
    }
  if (count (&cases) > MAX_CASES)
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE,
                           _ ("there are more cases than a sheet has rows"));
      return FALSE;
    }
  ledger.names = hut_case_names_new ();
  hut_case_names_read (ledger.names, reader);
  written = write_in_place (&ledger, &cases, path, cancellable, error);
  hut_case_names_free (ledger.names);
  if (n_cases != NULL)
    *n_cases = ledger.n_rows;
  return written;
}
