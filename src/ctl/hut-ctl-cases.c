/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl cases, case show, case edit. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-cases.h"

#include "base/hut-json.h"
#include "ctl/hut-ctl-act.h"
#include "ctl/hut-ctl-filter.h"
#include "ctl/hut-ctl-thread.h"
#include "ctl/hut-ctl-bulk.h"
#include "ctl/hut-ctl-desk.h"
#include "ctl/hut-ctl-matter.h"

#include <glib/gi18n.h>
#include <string.h>

#define PIECE 500

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_time (JsonObject *object, const char *name, HutTime time)
{
  g_autofree char *text = time != 0 ? hut_time_format_iso (time, NULL) : NULL;

  set_text (object, name, text);
}

/* A number with 7 decimals: fractions have no place in records, but degrees are what people and
 * other programs read. */
static char *
degrees (gint32 units)
{
  gint64 whole = ABS ((gint64)units);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%07" G_GINT64_FORMAT, units < 0 ? "-" : "",
                          whole / HUT_POINT_UNITS, whole % HUT_POINT_UNITS);
}

/* The members of @object, in the order they were set, then the point. */
static char *
line_with_place (JsonObject *object, const HutPoint *place)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = NULL;
  g_autofree char *lon = place != NULL ? degrees (place->lon) : g_strdup ("null");
  g_autofree char *lat = place != NULL ? degrees (place->lat) : g_strdup ("null");

  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  text[strlen (text) - 1] = '\0';
  return g_strdup_printf ("%s,\"lon\":%s,\"lat\":%s}\n", text, lon, lat);
}

static char *
row_line (const HutCaseRow *row)
{
  g_autoptr (JsonObject) object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&row->id, id));
  set_text (object, "number", row->number);
  set_text (object, "title", row->title);
  set_text (object, "state", row->state);
  set_text (object, "category", row->category);
  set_text (object, "community", row->community);
  set_time (object, "created_at", row->created_at);
  set_time (object, "due_at", row->due_at);
  return line_with_place (object, row->has_place ? &row->place : NULL);
}

static char *
row_words (const HutCaseRow *row, HutTime now)
{
  g_autofree char *due = hut_case_due_words (row->state, row->due_at, now, NULL);

  return g_strdup_printf ("%s\t%s\t%s\n", row->number != NULL ? row->number : "-", due,
                          row->title != NULL ? row->title : "");
}

static gboolean
print_rows (HutReader *reader, HutCaseSet *set, guint limit, gboolean json, GError **error)
{
  for (guint first = 0; first < limit; first += PIECE)
    {
      gint64 rowids[PIECE];
      guint n = MIN (PIECE, limit - first);
      g_autoptr (GPtrArray) rows = NULL;

      for (guint i = 0; i < n; i++)
        rowids[i] = set->marks[first + i].rowid;
      rows = hut_reader_case_rows (reader, rowids, n, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          const HutCaseRow *row = g_ptr_array_index (rows, i);
          g_autofree char *line = json ? row_line (row) : row_words (row, set->now);

          if (!hut_ctl_print (line, strlen (line)))
            return FALSE;
        }
    }
  return TRUE;
}

int
hut_ctl_print_cases (HutReader *reader, const HutCaseFilter *filter, guint limit, gboolean json)
{
  GError *error = NULL;
  g_autoptr (HutCaseSet) set = hut_reader_cases (reader, filter, hut_time_now (), NULL, &error);

  if (set == NULL)
    return hut_ctl_fail (error);
  if (!print_rows (reader, set, MIN (set->n_marks, limit), json, &error))
    return error != NULL ? hut_ctl_fail (error) : HUT_CTL_FAILED;
  return HUT_CTL_DONE;
}

int
hut_ctl_cases (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F cases [--text T] [--state S] [--limit N] --json";
  g_autofree char *text = NULL;
  g_autofree char *state = NULL;
  int limit = G_MAXINT, code;
  gboolean json = FALSE;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutCaseFilter) filter = NULL;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || limit < 0)
    return hut_ctl_usage (usage);
  filter = hut_ctl_filter_new (text, state, &error);
  if (filter == NULL)
    return hut_ctl_fail (error);

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  return hut_ctl_print_cases (desk.reader, filter, (guint)limit, json);
}

static JsonNode *
value_node (const HutField *field, const HutValue *value)
{
  g_autofree char *time = NULL;

  if (field->type != HUT_FIELD_TIME || value->type != HUT_VALUE_INT)
    return hut_field_to_json (field, value);
  time = hut_time_format_iso (value->number, NULL);
  return json_node_init_string (json_node_alloc (), time);
}

static JsonObject *
entry_object (const HutHistoryEntry *entry)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&entry->id, id));
  set_time (object, "at", entry->at);
  if (entry->event != NULL)
    json_object_set_string_member (object, "event", entry->event);
  else
    json_object_set_string_member (object, "verb", hut_verb_name (entry->verb));
  if (entry->words != NULL)
    json_object_set_string_member (object, "words", entry->words);
  if (entry->state != NULL)
    json_object_set_string_member (object, "state", entry->state);
  if (entry->account != NULL)
    json_object_set_string_member (object, "account", entry->account);
  if (entry->fields != NULL)
    json_object_set_object_member (object, "fields", json_object_ref (entry->fields));
  if (entry->personal != NULL)
    json_object_set_object_member (object, "personal", json_object_ref (entry->personal));
  if (entry->over != NULL)
    json_object_set_object_member (object, "over", json_object_ref (entry->over));
  json_object_set_boolean_member (object, "unsent", entry->unsent);
  return object;
}

static JsonObject *
case_object (HutReader *reader, const HutRecord *record, GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GPtrArray) history = hut_reader_history (reader, record->kind, &record->id, error);
  JsonArray *entries = json_array_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&record->id, id));
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->values[i].type != HUT_VALUE_NONE)
      json_object_set_member (object, record->kind->fields[i].name,
                              value_node (&record->kind->fields[i], &record->values[i]));
  json_object_set_int_member (object, "ver", record->ver);
  for (guint i = 0; history != NULL && i < history->len; i++)
    json_array_add_object_element (entries, entry_object (g_ptr_array_index (history, i)));
  json_object_set_array_member (object, "history", entries);
  if (history == NULL)
    g_clear_pointer (&object, json_object_unref);
  return object;
}

static HutRecord *
find_case (HutReader *reader, const char *name, int *code)
{
  GError *error = NULL;
  HutRecord *record = hut_ctl_find_case (reader, name, &error);

  if (record == NULL)
    *code = hut_ctl_fail (error);
  return record;
}

static void
print_words (const HutRecord *record)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const HutField *field = &record->kind->fields[i];
      g_autofree char *text = hut_field_to_text (field, &record->values[i]);

      if (record->values[i].type != HUT_VALUE_NONE && field->privacy != HUT_PRIVACY_PERSONAL)
        g_print ("%s\t%s\n", _ (field->label), text);
    }
}

static int
show (HutReader *reader, const char *name, gboolean json)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;
  g_autofree char *ended = NULL;
  GError *error = NULL;
  HutPoint place;
  int code;

  record = find_case (reader, name, &code);
  if (record == NULL)
    return code;
  if (!json)
    {
      print_words (record);
      return HUT_CTL_DONE;
    }
  object = case_object (reader, record, &error);
  if (object == NULL)
    return hut_ctl_fail (error);
  ended = line_with_place (object, hut_record_get_point (record, "place", &place) ? &place : NULL);
  return hut_ctl_print (ended, strlen (ended)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static gboolean
add_assignment (HutWrite *write, const char *assignment, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (assignment, "=", 2);
  const HutField *field = hut_kind_field (&hut_kind_case, parts[0]);
  HutValue value;

  if (parts[1] == NULL || field == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s", parts[0],
                   parts[1] == NULL ? _ ("not FIELD=VALUE") : _ ("a case has no such field"));
      return FALSE;
    }
  if (!hut_field_from_text (field, parts[1], &value, error))
    return FALSE;
  hut_write_set (write, field->name, value);
  return TRUE;
}

static int
edit (HutCtlDesk *desk, const char *name, char **assignments)
{
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  GError *error = NULL;
  int code;

  record = find_case (desk->reader, name, &code);
  if (record == NULL)
    return code;
  hut_write_update (write, &hut_kind_case, &record->id);
  for (; *assignments != NULL; assignments++)
    if (!add_assignment (write, *assignments, &error))
      return hut_ctl_fail (error);
  return hut_ctl_desk_write (desk, g_steal_pointer (&write), FALSE);
}

int
hut_ctl_case (const char *db, int argc, char **argv)
{
  static const char usage[] =
      "--db F case show ID --json | case edit ID FIELD=VALUE... | "
      "case act ID|--all ACT [KEY=VALUE...] [--json] | case acts ID [--json] | "
      "case link ID OTHER|MATTER... | case unlink ID | "
      "case not-same ID OTHER | case thread ID [--json]";
  gboolean json = FALSE, shows, edits, acts, lists, links, unlinks, parts;
  g_auto (HutCtlDesk) desk = { 0 };
  int code;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };

  if (argc > 2 && g_str_equal (argv[1], "act") && g_str_equal (argv[2], "--all"))
    return hut_ctl_case_act_all (db, argc, argv);
  if (argc > 1 && g_str_equal (argv[1], "thread"))
    return hut_ctl_case_thread (db, argc - 1, argv + 1);
  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  shows = argc == 3 && g_str_equal (argv[1], "show");
  edits = argc > 3 && g_str_equal (argv[1], "edit");
  acts = argc > 3 && g_str_equal (argv[1], "act");
  lists = argc == 3 && g_str_equal (argv[1], "acts");
  links = argc > 3 && g_str_equal (argv[1], "link");
  unlinks = argc == 3 && g_str_equal (argv[1], "unlink");
  parts = argc == 4 && g_str_equal (argv[1], "not-same");
  if (!shows && !edits && !acts && !lists && !links && !unlinks && !parts)
    return hut_ctl_usage (usage);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  if (acts)
    return hut_ctl_case_act (&desk, argv[2], argv[3], argv + 4, json);
  if (lists)
    return hut_ctl_case_acts (&desk, argv[2], json);
  if (links)
    return hut_ctl_case_link (&desk, argv[2], argv + 3, json);
  if (unlinks)
    return hut_ctl_case_unlink (&desk, argv[2], json);
  if (parts)
    return hut_ctl_case_not_same (&desk, argv[2], argv[3], json);
  return shows ? show (desk.reader, argv[2], json) : edit (&desk, argv[2], argv + 3);
}
