/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl case act --all: one act for all cases of a filter, in one batch; and taking back. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-bulk.h"

#include "ctl/hut-ctl-act.h"
#include "store/hut-bulk.h"

#include <glib/gi18n.h>

/* ---- How it went ---- */

static JsonObject *
refusal_object (const HutBulkRefusal *refusal)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&refusal->id, id));
  if (refusal->number != NULL)
    json_object_set_string_member (object, "number", refusal->number);
  json_object_set_string_member (object, "title", refusal->title != NULL ? refusal->title : "");
  json_object_set_string_member (object, "why", refusal->why);
  return object;
}

static gboolean
print_as_json (HutBulk *bulk, const char *batch)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  GPtrArray *refusals = hut_bulk_get_refusals (bulk);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < refusals->len; i++)
    json_array_add_object_element (array, refusal_object (refusals->pdata[i]));
  json_object_set_string_member (answer, "batch", batch);
  json_object_set_int_member (answer, "done", hut_bulk_get_n_done (bulk));
  json_object_set_array_member (answer, "refused", array);
  return hut_ctl_print_json (answer);
}

static void
print_refusals (HutBulk *bulk)
{
  GPtrArray *refusals = hut_bulk_get_refusals (bulk);

  for (guint i = 0; i < refusals->len; i++)
    {
      const HutBulkRefusal *refusal = refusals->pdata[i];

      g_print ("%s\t%s\t%s\n", refusal->number != NULL ? refusal->number : "-",
               refusal->title != NULL ? refusal->title : "", refusal->why);
    }
}

static void
print_words (HutBulk *bulk, const char *batch)
{
  guint n = hut_bulk_get_n_done (bulk);

  if (n > 0)
    g_print ("%s\n", batch);
  g_print (g_dngettext (NULL, "%u case done\n", "%u cases done\n", n), n);
  print_refusals (bulk);
}

static int
exit_code (HutBulk *bulk)
{
  gboolean none = hut_bulk_get_n_done (bulk) == 0 && hut_bulk_get_refusals (bulk)->len > 0;

  return none ? HUT_CTL_FAILED : HUT_CTL_DONE;
}

int
hut_ctl_undo_batch (HutStore *store, const HutUid *batch)
{
  g_autoptr (HutBulk) bulk = hut_bulk_new_undo (store, batch);
  GError *error = NULL;

  if (!hut_bulk_run (bulk, NULL, &error))
    return hut_ctl_fail (error);
  print_refusals (bulk);
  return exit_code (bulk);
}

static int
run_bulk (HutBulk *bulk, gboolean json)
{
  g_autofree char *batch = hut_uid_to_string (hut_bulk_get_batch (bulk));
  GError *error = NULL;

  if (!hut_bulk_run (bulk, NULL, &error))
    return hut_ctl_fail (error);
  if (!json)
    print_words (bulk, batch);
  else if (!print_as_json (bulk, batch))
    return HUT_CTL_FAILED;
  return exit_code (bulk);
}

/* ---- The act ---- */

static const char usage[] =
    "--db F case act --all [--text T] [--state S] [--category C] [--community C] [--lead L] "
    "[--limit N] ACT [KEY=VALUE...] [--json]";

static gboolean
set_arguments (HutActValues *values, char **arguments, GError **error)
{
  for (; *arguments != NULL; arguments++)
    {
      g_auto (GStrv) parts = g_strsplit (*arguments, "=", 2);

      if (parts[1] == NULL)
        {
          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s", *arguments,
                       _ ("not KEY=VALUE"));
          return FALSE;
        }
      if (!hut_act_values_set_text (values, parts[0], parts[1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_state (HutCaseFilter *filter, const char *state, GError **error)
{
  g_auto (HutValue) value = HUT_VALUE_INIT;
  const char *states[] = { NULL, NULL };

  if (state == NULL)
    return TRUE;
  if (!hut_field_from_text (hut_kind_field (&hut_kind_case, "state"), state, &value, error))
    return FALSE;
  states[0] = value.text;
  filter->states = g_strdupv ((char **)states);
  return TRUE;
}

static GArray *
find_rowids (HutStore *store, const HutCaseFilter *filter, guint limit, GError **error)
{
  g_autoptr (HutReader) reader = hut_reader_new (store, error);
  g_autoptr (HutCaseSet) set =
      reader != NULL ? hut_reader_cases (reader, filter, hut_time_now (), NULL, error) : NULL;
  GArray *rowids;

  if (set == NULL)
    return NULL;
  rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < MIN (set->n_marks, limit); i++)
    {
      gint64 rowid = set->marks[i].rowid;

      g_array_append_val (rowids, rowid);
    }
  return rowids;
}

static int
act_on_all (const char *db, const HutCaseFilter *filter, int limit, const HutCaseAct *act,
            HutActValues *values, gboolean json)
{
  g_autoptr (HutActValues) owned = values;
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutBulk) bulk = NULL;
  GError *error = NULL;
  GArray *rowids;
  int code;

  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  rowids = find_rowids (store, filter, limit, &error);
  if (rowids == NULL)
    return hut_ctl_fail (error);
  bulk = hut_bulk_new_act (store, rowids, act, g_steal_pointer (&owned));
  return run_bulk (bulk, json);
}

int
hut_ctl_case_act_all (const char *db, int argc, char **argv)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autofree char *state = NULL;
  int limit = G_MAXINT, code;
  gboolean all = FALSE, json = FALSE;
  HutActValues *values;
  const HutCaseAct *act;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->text, NULL, NULL },
    { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "category", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->category, NULL, NULL },
    { "community", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->community, NULL, NULL },
    { "lead", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->lead, NULL, NULL },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc < 3 || limit < 0)
    return hut_ctl_usage (usage);
  if (!set_state (filter, state, &error))
    {
      hut_ctl_fail (error);
      return HUT_CTL_USAGE;
    }
  act = hut_case_act_find (argv[2]);
  if (act == NULL)
    return hut_ctl_refuse_act (argv[2]);
  values = hut_act_values_new (act);
  if (set_arguments (values, argv + 3, &error))
    return act_on_all (db, filter, limit, act, values, json);
  hut_act_values_free (values);
  hut_ctl_fail (error);
  return HUT_CTL_USAGE;
}
