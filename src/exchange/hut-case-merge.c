/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One row against one record. History is read only where they differ. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-case-merge.h"

#include "base/hut-json.h"
#include "domain/hut-case-rules.h"
#include "domain/hut-deadline.h"

#include <string.h>

#define FINGERPRINT_DIGITS 16

/* What is known of a case's past; read when it is first asked for. */
typedef struct
{
  GPtrArray *history; /* HutHistoryEntry, newest first */
  GPtrArray *imports; /* HutRecord of the imported events, the last import first */
} Past;

static void
past_clear (Past *past)
{
  g_clear_pointer (&past->history, g_ptr_array_unref);
  g_clear_pointer (&past->imports, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

/* The how-many-th change by an import it is: "2 state=… answer=…". The time of an event is the
 * row's own, and a later import may well bring an earlier time. The first event, that of the new
 * case, has no words and counts as 0. */
static guint
import_rank (HutRecord *event)
{
  const char *how = hut_record_get_text (event, "how");

  return how != NULL ? g_ascii_strtoull (how, NULL, 10) : 0;
}

static int
last_import_first (gconstpointer a, gconstpointer b)
{
  guint left = import_rank (*(HutRecord *const *)a), right = import_rank (*(HutRecord *const *)b);

  return left < right ? 1 : left > right ? -1 : 0;
}

static gboolean
past_read (Past *past, HutReader *reader, const HutUid *id, GError **error)
{
  if (past->history != NULL)
    return TRUE;
  past->history = hut_reader_history (reader, &hut_kind_case, id, error);
  if (past->history == NULL)
    return FALSE;
  past->imports = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  for (guint i = 0; i < past->history->len; i++)
    {
      const HutHistoryEntry *entry = g_ptr_array_index (past->history, i);
      g_autoptr (GError) failed = NULL;
      HutRecord *event;

      if (g_strcmp0 (entry->event, "imported") != 0)
        continue;
      event = hut_reader_get (reader, &hut_kind_event, &entry->id, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (event != NULL)
        g_ptr_array_add (past->imports, event);
    }
  g_ptr_array_sort (past->imports, last_import_first);
  return TRUE;
}

static void
sum_value (GChecksum *sum, const HutValue *value)
{
  if (value->type == HUT_VALUE_TEXT)
    g_checksum_update (sum, (const guchar *)value->text, -1);
  else
    {
      g_autofree char *text = value->type == HUT_VALUE_POINT
                                  ? g_strdup_printf ("%d,%d", value->point.lon, value->point.lat)
                                  : g_strdup_printf ("%" G_GINT64_FORMAT, value->number);

      g_checksum_update (sum, (const guchar *)text, -1);
    }
}

static void
append_fingerprint (GString *out, const HutField *field, const HutValue *value)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  sum_value (sum, value);
  g_string_append_printf (out, "%s%s=%.*s", out->len > 0 ? " " : "", field->name,
                          FINGERPRINT_DIGITS, g_checksum_get_string (sum));
}

/* Whether @event tells what the file said of @field, and if so whether it was @value. */
static gboolean
find_fingerprint (HutRecord *event, const HutField *field, const HutValue *value, gboolean *same)
{
  const char *how = hut_record_get_text (event, "how");
  g_auto (GStrv) words = how != NULL ? g_strsplit (how, " ", -1) : NULL;
  g_autofree char *prefix = g_strconcat (field->name, "=", NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], prefix))
      {
        append_fingerprint (expected, field, value);
        *same = g_str_equal (words[i], expected->str);
        return TRUE;
      }
  return FALSE;
}

/* The value that a change took away; FALSE where it is not of @field. */
static gboolean
old_value (const HutHistoryEntry *entry, const HutField *field, HutValue *value)
{
  JsonObject *fields = field->privacy == HUT_PRIVACY_PERSONAL ? entry->personal : entry->fields;
  JsonArray *pair = fields != NULL ? hut_json_get_array (fields, field->name) : NULL;

  return pair != NULL && json_array_get_length (pair) == 2 &&
         hut_field_from_json (field, json_array_get_element (pair, 0), value, NULL);
}

/* The oldest change took away the value that the case began with. */
static gboolean
began_with (const Past *past, const HutField *field, const HutValue *value)
{
  for (guint i = past->history->len; i > 0; i--)
    {
      g_auto (HutValue) old = HUT_VALUE_INIT;

      if (old_value (g_ptr_array_index (past->history, i - 1), field, &old))
        return hut_value_equal (&old, value);
    }
  return FALSE;
}

static gboolean
ever_had (const Past *past, const HutField *field, const HutValue *value)
{
  for (guint i = 0; i < past->history->len; i++)
    {
      g_auto (HutValue) old = HUT_VALUE_INIT;

      if (old_value (g_ptr_array_index (past->history, i), field, &old) &&
          hut_value_equal (&old, value))
        return TRUE;
    }
  return FALSE;
}

/* Whether the last import said the same, so that who changed it since knew better. */
static gboolean
was_said_before (const Past *past, const HutField *field, const HutValue *value)
{
  gboolean same = FALSE;

  if (field->privacy == HUT_PRIVACY_PERSONAL)
    return ever_had (past, field, value);
  for (guint i = 0; i < past->imports->len; i++)
    if (find_fingerprint (g_ptr_array_index (past->imports, i), field, value, &same))
      return same;
  return began_with (past, field, value);
}

/* What the row says, for the event's uid; personal values leave no trace in it. */
static char *
sum_row (const HutMappedCase *mapped)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    {
      const HutField *field = &hut_kind_case.fields[i];
      const HutValue *value = &mapped->record->values[i];

      if (value->type == HUT_VALUE_NONE || field->privacy == HUT_PRIVACY_PERSONAL)
        continue;
      g_checksum_update (sum, (const guchar *)field->name, strlen (field->name) + 1);
      sum_value (sum, value);
      g_checksum_update (sum, (const guchar *)"", 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* The last event is part of the next one's uid: a value may go back and forth. */
static HutRecord *
make_event (const HutMappedCase *mapped, const Past *past, HutTime at, const char *file_name)
{
  HutRecord *last =
      past != NULL && past->imports->len > 0 ? g_ptr_array_index (past->imports, 0) : NULL;
  g_autofree char *last_id = last != NULL ? hut_uid_to_string (&last->id) : g_strdup ("");
  g_autofree char *sum = sum_row (mapped);
  g_autofree char *key =
      g_strdup_printf ("imported\n%s\n%s\n%s\n%s", mapped->key, file_name, sum, last_id);
  HutUid id = at != 0 ? hut_uid_from_key (mapped->record->stream, hut_kind_event.name, key)
                      : hut_uid_new ();
  HutRecord *event = hut_record_new (&hut_kind_event, &id, mapped->record->stream);

  hut_record_set (event, "case", hut_value_uid (&mapped->id));
  hut_record_set_text (event, "code", "imported");
  hut_record_set_int (event, "at", at != 0 ? at : hut_time_now ());
  hut_record_set_text (event, "file", file_name);
  return event;
}

/* What the hotline's call-back fills in. */
static const char *const call_back_fields[] = { "call_back_at", "contacted", "resolved",
                                                "satisfaction", "excluded",  NULL };

static gboolean
is_called_back (const HutRecord *record)
{
  static const char *const results[] = { "call_back_at", "contacted", "resolved", "satisfaction" };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (hut_record_get (record, results[i])->type != HUT_VALUE_NONE)
      return TRUE;
  return FALSE;
}

/* The call-back as a step on record, beside the import that tells of it: two desktops that import
 * the same file write the same. */
static HutRecord *
make_call_back (const HutMappedCase *mapped, HutRecord *import_event)
{
  g_autofree char *import_id = hut_uid_to_string (&import_event->id);
  g_autofree char *key = g_strconcat ("call-back\n", import_id, NULL);
  HutUid id = hut_uid_from_key (mapped->record->stream, hut_kind_event.name, key);
  HutRecord *event = hut_record_new (&hut_kind_event, &id, mapped->record->stream);
  HutTime at = hut_record_get_int (import_event, "at", 0);

  hut_record_set (event, "case", hut_value_uid (&mapped->id));
  hut_record_set_text (event, "code", "call-back");
  hut_record_set_int (event, "at", hut_record_get_int (mapped->record, "call_back_at", at));
  hut_record_set_text (event, "file", hut_record_get_text (import_event, "file"));
  hut_record_set_text (event, "state", hut_record_get_text (import_event, "state"));
  return event;
}

static void
set_default (HutRecord *record, HutPreset *preset, const char *field)
{
  const char *value = hut_preset_get_default (preset, field);

  if (value != NULL && hut_record_get (record, field)->type == HUT_VALUE_NONE)
    hut_record_set_text (record, field, value);
}

/* A place that the file does not have, found by the address: marked as such, and how exact it is.
 */
static void
take_looked_up (HutRecord *record, const HutMappedCase *mapped)
{
  if ((mapped->notices & HUT_NOTICE_LOOKED_UP) == 0)
    return;
  hut_record_set (record, "place", hut_value_point (mapped->looked_up));
  hut_record_set_text (record, "place_system", "address");
  hut_record_set_int (record, "place_accuracy", mapped->accuracy);
}

static void
add_case (HutPreset *preset, HutOffice *office, const HutMappedCase *mapped, const char *file_name,
          HutWrite *write)
{
  HutRecord *record = hut_record_copy (mapped->record);
  HutRecord *event = NULL;

  set_default (record, preset, "channel");
  set_default (record, preset, "kind");
  take_looked_up (record, mapped);
  if (hut_record_get (record, "community")->type == HUT_VALUE_NONE)
    hut_record_set_text (record, "community", mapped->community);
  if (hut_record_get (record, "created_at")->type == HUT_VALUE_NONE && mapped->latest != 0)
    hut_record_set_int (record, "created_at", mapped->latest);
  if (hut_record_get (record, "state")->type == HUT_VALUE_NONE)
    hut_record_set_text (record, "state", "received");
  if (g_strcmp0 (hut_record_get_text (record, "state"), "received") != 0 ||
      is_called_back (mapped->record))
    {
      event = make_event (mapped, NULL, mapped->latest, file_name);
      hut_record_set_text (event, "state", hut_record_get_text (record, "state"));
    }
  hut_deadline_fill (office, record);
  hut_write_begin_group (write);
  hut_write_create (write, record);
  if (event != NULL && is_called_back (mapped->record))
    hut_write_create (write, make_call_back (mapped, event));
  if (event != NULL)
    hut_write_create (write, event);
}

/* The fields that the row changes: HutField. */
static GPtrArray *
find_changes (HutReader *reader, const HutMappedCase *mapped, const HutRecord *present, Past *past,
              GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    {
      const HutField *field = &hut_kind_case.fields[i];
      const HutValue *value = &mapped->record->values[i];

      if (value->type == HUT_VALUE_NONE || hut_value_equal (value, &present->values[i]))
        continue;
      if (!past_read (past, reader, &mapped->id, error))
        return NULL;
      if (!was_said_before (past, field, value))
        g_ptr_array_add (changes, (gpointer)field);
    }
  return g_steal_pointer (&changes);
}

/* What the changes do to the case. */
static HutCaseOutcome
judge (const HutMappedCase *mapped, const HutRecord *present, GPtrArray *changes)
{
  const char *seen = hut_record_get_text (present, "state");
  const char *next = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const HutField *field = g_ptr_array_index (changes, i);

      if (g_strv_contains (call_back_fields, field->name))
        return HUT_CASE_CALLED_BACK;
      if (g_str_equal (field->name, "state"))
        next = hut_record_get_text (mapped->record, "state");
    }
  if (g_strcmp0 (next, "closed") == 0)
    return HUT_CASE_CLOSED;
  if (next != NULL && (g_str_equal (next, "returned") ||
                       (hut_case_state_done (seen) && !hut_case_state_done (next))))
    return HUT_CASE_RETURNED;
  return HUT_CASE_CHANGED;
}

/* What a called back case enters where its file does not say: a case of the office's is over with
 * it, one that was given back or is disputed is not. */
static const char *
state_after_call_back (const HutMappedCase *mapped, const HutRecord *present)
{
  const char *seen = hut_record_get_text (present, "state");

  if (hut_record_get (mapped->record, "state")->type != HUT_VALUE_NONE || seen == NULL ||
      g_str_equal (seen, "disputed") ||
      (hut_case_state_done (seen) && !g_str_equal (seen, "awaiting-call-back")))
    return NULL;
  return "closed";
}

/* What follows from the changes beside what the file says. */
static void
set_consequences (const HutMappedCase *mapped, const HutRecord *present, HutCaseOutcome outcome,
                  HutTime at, HutRecord *event, HutWrite *write)
{
  const char *entered = hut_record_get_text (event, "state");

  if (outcome == HUT_CASE_CALLED_BACK && state_after_call_back (mapped, present) != NULL)
    {
      hut_write_set (write, "state", hut_value_text ("closed"));
      hut_record_set_text (event, "state", "closed");
      entered = "closed";
    }
  if (g_strcmp0 (entered, "closed") == 0 &&
      hut_record_get (mapped->record, "closed_at")->type == HUT_VALUE_NONE &&
      hut_record_get (present, "closed_at")->type == HUT_VALUE_NONE)
    hut_write_set (write, "closed_at",
                   hut_value_int (hut_record_get_int (mapped->record, "call_back_at", at)));
  if (outcome == HUT_CASE_RETURNED && !g_str_equal (entered, "returned"))
    hut_write_set (write, "reopened",
                   hut_value_int (hut_record_get_int (present, "reopened", 0) + 1));
}

static void
change_case (const HutMappedCase *mapped, const HutRecord *present, GPtrArray *changes,
             HutCaseOutcome outcome, const Past *past, const char *file_name, HutWrite *write)
{
  HutTime at = mapped->latest != 0 ? mapped->latest : hut_record_get_int (present, "created_at", 0);
  HutRecord *event = make_event (mapped, past, at, file_name);
  guint last = past->imports->len > 0 ? import_rank (g_ptr_array_index (past->imports, 0)) : 0;
  g_autoptr (GString) how = g_string_new (NULL);

  g_string_append_printf (how, "%u", last + 1);
  hut_write_begin_group (write);
  hut_write_update (write, &hut_kind_case, &mapped->id);
  for (guint i = 0; i < changes->len; i++)
    {
      const HutField *field = g_ptr_array_index (changes, i);
      const HutValue *value = hut_record_get (mapped->record, field->name);

      hut_write_set (write, field->name, hut_value_copy (value));
      if (field->privacy != HUT_PRIVACY_PERSONAL)
        append_fingerprint (how, field, value);
      if (g_str_equal (field->name, "state"))
        hut_record_set_text (event, "state", value->text);
    }
  set_consequences (mapped, present, outcome, at, event, write);
  hut_record_set_text (event, "how", how->str);
  if (outcome == HUT_CASE_CALLED_BACK && is_called_back (mapped->record))
    hut_write_create (write, make_call_back (mapped, event));
  hut_write_create (write, event);
}

gboolean
hut_case_merge (HutReader *reader, HutPreset *preset, HutOffice *office,
                const HutMappedCase *mapped, const char *file_name, HutWrite *write,
                HutCaseOutcome *outcome, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) present = hut_reader_get (reader, &hut_kind_case, &mapped->id, &failed);
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (Past) past = { NULL, NULL };

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (present == NULL)
    {
      *outcome = HUT_CASE_ADDED;
      if (write != NULL)
        add_case (preset, office, mapped, file_name, write);
      return TRUE;
    }
  changes = find_changes (reader, mapped, present, &past, error);
  if (changes == NULL)
    return FALSE;
  if (changes->len == 0)
    *outcome = HUT_CASE_UNCHANGED;
  else if (hut_record_get (present, "void_reason")->type != HUT_VALUE_NONE)
    *outcome = HUT_CASE_VOID;
  else
    {
      *outcome = judge (mapped, present, changes);
      if (write != NULL)
        change_case (mapped, present, changes, *outcome, &past, file_name, write);
    }
  return TRUE;
}
