/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl matter list, show, set, done, reopen: a matter itself. Its cases are linked by
 * hutongctl case link. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-cases.h"
#include "ctl/hut-ctl-desk.h"

#include "store/hut-matter-work.h"
#include "store/hut-reader-matter.h"

#include <glib/gi18n.h>

static const char USAGE[] =
    "--db F matter list [--done] [--json] | show ID [--json] | "
    "set ID [--title T] [--lead U] [--assignee A] [--text T] | done ID | reopen ID";

typedef struct
{
  HutMatterSaid said;
  gboolean done, json;
} Asked;

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static const char *
standing_name (HutMatterStanding standing)
{
  static const char *const names[] = {
    [HUT_MATTER_OPEN] = "open", [HUT_MATTER_READY] = "ready", [HUT_MATTER_DONE] = "done"
  };

  return names[standing];
}

static void
set_facts (JsonObject *object, const HutMatterFacts *facts, HutMatterStanding standing)
{
  json_object_set_string_member (object, "standing", standing_name (standing));
  json_object_set_int_member (object, "cases", facts->n_cases);
  json_object_set_int_member (object, "open_cases", facts->n_open);
  json_object_set_int_member (object, "open_tasks", facts->n_open_tasks);
}

/* ---- The list ---- */

static JsonObject *
line_object (const HutMatterLine *line)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  set_facts (object, &line->facts, line->standing);
  json_object_set_string_member (object, "id", hut_uid_print (&line->id, id));
  set_text (object, "title", line->title);
  set_text (object, "lead", line->lead);
  set_text (object, "assignee", line->assignee);
  set_text (object, "community", line->community);
  set_text (object, "category", line->category);
  return object;
}

int
hut_ctl_print_matters (HutReader *reader, HutMatters which, gboolean json)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) lines = hut_reader_matters (reader, which, NULL, &error);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  JsonArray *array = json_array_new ();

  json_object_set_array_member (answer, "matters", array);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const HutMatterLine *line = lines->pdata[i];
      char id[HUT_UID_STRING_LEN + 1];

      json_array_add_object_element (array, line_object (line));
      g_string_append_printf (out, "%s\t%s\t%u\t%s\n", hut_uid_print (&line->id, id),
                              hut_matter_standing_label (line->standing), line->facts.n_cases,
                              line->title != NULL ? line->title : "");
    }
  if (lines == NULL)
    return hut_ctl_fail (error);
  return (json ? hut_ctl_print_json (answer) : hut_ctl_print (out->str, out->len)) ? HUT_CTL_DONE
                                                                                   : HUT_CTL_FAILED;
}

/* ---- One ---- */

/* The members of a row, with its id; of cases what a list shows. */
static JsonArray *
records_array (GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];
      JsonObject *object = json_object_new ();
      char id[HUT_UID_STRING_LEN + 1];

      json_object_set_string_member (object, "id", hut_uid_print (&record->id, id));
      set_text (object, "title", hut_record_get_text (record, "title"));
      set_text (object, "state", hut_record_get_text (record, "state"));
      set_text (object, "assignee", hut_record_get_text (record, "assignee"));
      if (record->kind == &hut_kind_case)
        {
          set_text (object, "number", hut_record_get_text (record, "number"));
          set_text (object, "caller", hut_record_get_text (record, "caller"));
        }
      json_array_add_object_element (array, object);
    }
  return array;
}

static int
show (HutReader *reader, const HutUid *id, const Asked *asked)
{
  GError *error = NULL;
  g_autoptr (HutMatterDossier) dossier = hut_reader_matter_dossier (reader, id, &error);
  g_autoptr (JsonObject) answer = NULL;
  char text[HUT_UID_STRING_LEN + 1];
  HutMatterStanding standing;

  if (dossier == NULL && error == NULL)
    g_set_error (&error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no matter %s"),
                 hut_uid_print (id, text));
  if (dossier == NULL)
    return hut_ctl_fail (error);
  standing = hut_matter_standing (dossier->matter, &dossier->facts);
  if (!asked->json)
    {
      g_print ("%s\t%s\t%u\n", hut_record_get_text (dossier->matter, "title"),
               hut_matter_standing_label (standing), dossier->facts.n_cases);
      return HUT_CTL_DONE;
    }
  answer = json_object_new ();
  set_facts (answer, &dossier->facts, standing);
  json_object_set_object_member (answer, "matter", hut_record_row (dossier->matter));
  json_object_set_array_member (answer, "members", records_array (dossier->cases));
  json_object_set_array_member (answer, "tasks", records_array (dossier->tasks));
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
work (HutCtlDesk *desk, const char *verb, const HutUid *id, const Asked *asked)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  GError *error = NULL;
  gboolean decided;

  if (g_str_equal (verb, "set"))
    decided = hut_write_matter_say (write, desk->reader, id, &asked->said, &error);
  else if (g_str_equal (verb, "done"))
    decided = hut_write_matter_done (write, desk->reader, id, hut_time_now (), &error);
  else
    decided = hut_write_matter_reopen (write, desk->reader, id, &error);
  if (!decided)
    return hut_ctl_fail (error);
  return hut_ctl_desk_write (desk, g_steal_pointer (&write), FALSE);
}

/* ---- The command ---- */

static gboolean
understand (int argc, char **argv, HutUid *id)
{
  static const char *const verbs[] = { "show", "set", "done", "reopen", NULL };

  if (argc == 2)
    return g_str_equal (argv[1], "list");
  return argc == 3 && g_strv_contains (verbs, argv[1]) && hut_uid_parse (argv[2], id);
}

int
hut_ctl_matter (const char *db, int argc, char **argv)
{
  g_autofree char *title = NULL, *lead = NULL, *assignee = NULL, *text = NULL;
  Asked asked = { 0 };
  const GOptionEntry entries[] = {
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { "lead", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &lead, NULL, NULL },
    { "assignee", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &assignee, NULL, NULL },
    { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "done", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.done, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  HutUid id = { 0 };
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (!understand (argc, argv, &id))
    return hut_ctl_usage (USAGE);
  asked.said = (HutMatterSaid){ title, lead, assignee, text };
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  if (g_str_equal (argv[1], "list"))
    return hut_ctl_print_matters (desk.reader, asked.done ? HUT_MATTERS_DONE : HUT_MATTERS_OPEN,
                                  asked.json);
  return g_str_equal (argv[1], "show") ? show (desk.reader, &id, &asked)
                                       : work (&desk, argv[1], &id, &asked);
}
