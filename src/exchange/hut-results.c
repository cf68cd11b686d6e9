/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table is made whole in memory: an office answers hundreds of orders at a time. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-results.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "domain/hut-telephone.h"
#include "store/hut-case-names.h"

#include "hut-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#define PIECE 500
#define CELL_CHARACTERS 32767

static const char *const usual[] = { "order_number", "title",   "state",     "contacted_at",
                                     "answer",       "done_at", "contacted", "resolved",
                                     "satisfaction", NULL };

typedef struct
{
  HutReader *reader;
  HutLedgerPrivacy privacy;
  HutCaseNames *names;
  GPtrArray *fields; /* HutField or NULL, by column */
  JsonObject *words; /* "field code" -> word of the file, or NULL */
  HutResults *results;
} Gathering;

static void
left_out_free (gpointer data)
{
  HutResultsLeftOut *left_out = data;

  g_free (left_out->number);
  g_free (left_out->title);
  g_free (left_out);
}

void
hut_results_free (HutResults *results)
{
  if (results == NULL)
    return;
  g_strfreev (results->headings);
  g_ptr_array_unref (results->rows);
  g_clear_pointer (&results->ids, g_array_unref);
  g_clear_pointer (&results->left_out, g_ptr_array_unref);
  g_free (results);
}

/* ---- The columns of the file ---- */

static void
take_usual (Gathering *gathering, GStrvBuilder *headings)
{
  for (guint i = 0; usual[i] != NULL; i++)
    {
      const HutField *field = hut_kind_field (&hut_kind_case, usual[i]);

      g_strv_builder_add (headings, g_dgettext (GETTEXT_PACKAGE, field->label));
      g_ptr_array_add (gathering->fields, (gpointer)field);
    }
}

static gboolean
take_columns (Gathering *gathering, JsonObject *setting, GStrvBuilder *headings)
{
  JsonArray *names = hut_json_get_array (setting, "headings");
  JsonArray *fields = hut_json_get_array (setting, "fields");

  if (names == NULL || fields == NULL ||
      json_array_get_length (names) != json_array_get_length (fields))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *field = json_array_get_string_element (fields, i);

      g_strv_builder_add (headings, json_array_get_string_element (names, i));
      g_ptr_array_add (gathering->fields,
                       (gpointer)(field != NULL ? hut_kind_field (&hut_kind_case, field) : NULL));
    }
  return json_array_get_length (names) > 0;
}

static JsonObject *
read_columns (Gathering *gathering)
{
  g_autofree char *text = hut_reader_get_setting (gathering->reader, HUT_RESULTS_SETTING);
  JsonObject *setting = text != NULL ? hut_json_parse_object (text, -1, NULL) : NULL;
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  if (setting == NULL || !take_columns (gathering, setting, headings))
    take_usual (gathering, headings);
  gathering->words = setting != NULL ? hut_json_get_object (setting, "words") : NULL;
  gathering->results->headings = g_strv_builder_end (headings);
  return setting;
}

/* ---- Cells ---- */

/* The file's own word for a code, or else ours. */
static char *
words_of (Gathering *gathering, const HutField *field, const HutValue *value)
{
  g_autofree char *key = NULL;
  const char *name = NULL;

  if (field->type == HUT_FIELD_TIME)
    return hut_time_format (value->number, hut_time_shown_zone (), "%Y-%m-%d %H:%M:%S");
  if (field->type == HUT_FIELD_BOOL)
    key = g_strdup_printf ("%s %d", field->name, value->number != 0);
  else if (field->type == HUT_FIELD_CODE)
    key = g_strdup_printf ("%s %s", field->name, value->text);
  if (key != NULL && gathering->words != NULL)
    name = hut_json_get_string (gathering->words, key);
  if (name == NULL && g_str_equal (field->name, "community"))
    name = g_hash_table_lookup (gathering->names->community_names, value->text);
  if (name == NULL && g_str_equal (field->name, "lead"))
    name = g_hash_table_lookup (gathering->names->unit_names, value->text);
  return name != NULL ? g_strdup (name) : hut_field_to_text (field, value);
}

static char *
cell_of (Gathering *gathering, const HutField *field, const HutRecord *record)
{
  const HutValue *value = field != NULL ? hut_record_get (record, field->name) : NULL;
  gboolean personal = gathering->privacy == HUT_LEDGER_WITH_PERSONAL;
  g_autofree char *words = NULL;

  if (value == NULL || value->type == HUT_VALUE_NONE ||
      (field->privacy == HUT_PRIVACY_PERSONAL && !personal))
    return g_strdup ("");
  words = words_of (gathering, field, value);
  if (words == NULL)
    return g_strdup ("");
  return field->type == HUT_FIELD_TEXT && !personal && !g_str_equal (field->name, "order_number") &&
                 !g_str_equal (field->name, "number")
             ? hut_telephone_mask_in (words)
             : g_steal_pointer (&words);
}

static void
add_case (Gathering *gathering, const HutRecord *record)
{
  GStrv row = g_new0 (char *, gathering->fields->len + 1);

  for (guint i = 0; i < gathering->fields->len; i++)
    row[i] = cell_of (gathering, gathering->fields->pdata[i], record);
  g_ptr_array_add (gathering->results->rows, row);
  g_array_append_val (gathering->results->ids, record->id);
}

/* ---- Cases ---- */

static gboolean
is_of (const HutRecord *record, const char *mine)
{
  return mine == NULL || g_strcmp0 (hut_record_get_text (record, "lead"), mine) == 0 ||
         g_strcmp0 (hut_record_get_text (record, "assignee"), mine) == 0;
}

/* FALSE: it goes back to the hotline. */
static gboolean
find_reason (const HutRecord *record, HutResultsReason *reason)
{
  const char *answer = hut_record_get_text (record, "answer");

  if (hut_record_get_text (record, "order_number") == NULL)
    *reason = HUT_RESULTS_NO_ORDER;
  else if (hut_record_get_int (record, "done_at", 0) == 0)
    *reason = HUT_RESULTS_OPEN_AGAIN;
  else if (answer == NULL || *answer == '\0')
    *reason = HUT_RESULTS_NO_ANSWER;
  else
    return FALSE;
  return TRUE;
}

/* One that was done, into the table or beside it. */
static void
add_done (Gathering *gathering, const HutRecord *record, const char *mine)
{
  HutResultsLeftOut *left_out;
  HutResultsReason reason;

  if (!is_of (record, mine))
    return;
  if (!find_reason (record, &reason))
    {
      add_case (gathering, record);
      return;
    }
  left_out = g_new0 (HutResultsLeftOut, 1);
  left_out->id = record->id;
  left_out->number = g_strdup (hut_record_get_text (record, "number"));
  left_out->title = g_strdup (hut_record_get_text (record, "title"));
  left_out->reason = reason;
  g_ptr_array_add (gathering->results->left_out, left_out);
}

static gboolean
read_piece (Gathering *gathering, const gint64 *rowids, guint n, HutTime since,
            const HutResultsChoice *choice, GError **error)
{
  g_autoptr (GPtrArray) rows = hut_reader_case_rows (gathering->reader, rowids, n, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HutCaseRow *row = rows->pdata[i];
      GError *failed = NULL;
      g_autoptr (HutRecord) record =
          hut_reader_get (gathering->reader, &hut_kind_case, &row->id, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      if (record != NULL && choice != NULL)
        add_done (gathering, record, choice->mine);
      else if (record != NULL && hut_record_get_int (record, "done_at", since) >= since &&
               (since == 0 || hut_record_get_int (record, "done_at", 0) != 0))
        add_case (gathering, record);
    }
  return rows != NULL;
}

static HutResults *
read_all (HutReader *reader, const gint64 *rowids, guint n, HutTime since,
          const HutResultsChoice *choice, HutLedgerPrivacy privacy, GError **error)
{
  g_autoptr (HutResults) results = g_new0 (HutResults, 1);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  Gathering gathering = { reader, privacy, hut_case_names_new (), fields, NULL, results };
  g_autoptr (JsonObject) setting = NULL;
  gboolean read = TRUE;

  results->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  results->ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  results->left_out = g_ptr_array_new_with_free_func (left_out_free);
  setting = read_columns (&gathering);
  hut_case_names_read (gathering.names, reader);
  for (guint first = 0; read && first < n; first += PIECE)
    read = read_piece (&gathering, rowids + first, MIN (PIECE, n - first), since, choice, error);
  hut_case_names_free (gathering.names);
  return read ? g_steal_pointer (&results) : NULL;
}

HutResults *
hut_results_read (HutReader *reader, GArray *rowids, HutLedgerPrivacy privacy, GError **error)
{
  return read_all (reader, (const gint64 *)rowids->data, rowids->len, 0, NULL, privacy, error);
}

HutResults *
hut_results_read_since (HutReader *reader, HutTime since, HutLedgerPrivacy privacy, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = hut_reader_cases (reader, filter, hut_time_now (), NULL, error);
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (set == NULL)
    return NULL;
  for (guint i = 0; i < set->n_marks; i++)
    g_array_append_val (rowids, set->marks[i].rowid);
  return read_all (reader, (const gint64 *)rowids->data, rowids->len, since, NULL, privacy, error);
}

HutResults *
hut_results_read_done (HutReader *reader, const HutResultsChoice *choice, GError **error)
{
  g_autoptr (GArray) rowids = hut_reader_done (reader, choice->from, choice->until, error);

  return rowids != NULL ? read_all (reader, (const gint64 *)rowids->data, rowids->len, 0, choice,
                                    choice->privacy, error)
                        : NULL;
}

/* ---- Out ---- */

char *
hut_results_guard (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? g_strconcat ("'", text, NULL)
                                                             : g_strdup (text);
}

static void
append_line (GString *out, GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = hut_results_guard (cells[i]);

      g_strdelimit (cell, "\t\r\n", ' ');
      g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (out, '\n');
}

char *
hut_results_print (const HutResults *results)
{
  GString *out = g_string_new (NULL);

  append_line (out, results->headings);
  for (guint i = 0; i < results->rows->len; i++)
    append_line (out, results->rows->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
append_csv (GString *out, GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *guarded = hut_results_guard (cells[i]);
      g_auto (GStrv) parts = g_strsplit (guarded, "\"", -1);
      g_autofree char *cell = g_strjoinv ("\"\"", parts);

      g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", cell);
    }
  g_string_append (out, "\r\n");
}

static gboolean
write_csv (const HutResults *results, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xEF\xBB\xBF");

  append_csv (out, results->headings);
  for (guint i = 0; i < results->rows->len; i++)
    append_csv (out, results->rows->pdata[i]);
  return g_file_set_contents_full (path, out->str, out->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static void
write_line (lxw_worksheet *sheet, guint row, GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (cells[i], -1);
      g_autofree char *cell = g_utf8_substring (cells[i], 0, MIN (length, CELL_CHARACTERS / 2));

      if (*cell != '\0')
        worksheet_write_string (sheet, row, i, cell, NULL);
    }
}

/* A text cell is never a formula, whatever it begins with. */
static gboolean
write_xlsx (const HutResults *results, const char *path, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_error status;

  write_line (sheet, 0, results->headings);
  for (guint i = 0; i < results->rows->len; i++)
    write_line (sheet, i + 1, results->rows->pdata[i]);
  status = workbook_close (book);
  if (status == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", path, lxw_strerror (status));
  return FALSE;
}

gboolean
hut_results_write (const HutResults *results, const char *path, GError **error)
{
  return g_str_has_suffix (path, ".xlsx") ? write_xlsx (results, path, error)
                                          : write_csv (results, path, error);
}
