/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl case thread: what hangs on a case. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-thread.h"

#include "ctl/hut-ctl-desk.h"
#include "base/hut-json.h"
#include "store/hut-case-thread.h"

#include <glib/gi18n.h>

static JsonObject *
link_object (const HutThreadLink *link)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "kind", link->kind->name);
  json_object_set_string_member (object, "id", hut_uid_print (&link->id, id));
  json_object_set_int_member (object, "depth", link->depth);
  if (link->title != NULL)
    json_object_set_string_member (object, "title", link->title);
  if (link->state != NULL)
    json_object_set_string_member (object, "state", link->state);
  if (link->who != NULL)
    json_object_set_string_member (object, "who", link->who);
  if (link->at != 0)
    {
      g_autofree char *at = hut_time_format_iso (link->at, hut_time_shown_zone ());

      json_object_set_string_member (object, "at", at);
    }
  return object;
}

static gboolean
print_json (GPtrArray *links, guint n_others)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < links->len; i++)
    json_array_add_object_element (array, link_object (links->pdata[i]));
  json_object_set_array_member (object, "thread", array);
  json_object_set_int_member (object, "other_cases", n_others);
  return hut_ctl_print_json (object);
}

static gboolean
print_lines (GPtrArray *links)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const HutThreadLink *link = links->pdata[i];
      char id[HUT_UID_STRING_LEN + 1];

      g_string_append_printf (lines, "%s%s\t%s\t%s\t%s\n", link->depth > 0 ? "  " : "",
                              _ (link->kind->label), hut_uid_print (&link->id, id),
                              link->state != NULL ? link->state : "-",
                              link->title != NULL ? link->title : "");
    }
  return hut_ctl_print (lines->str, lines->len);
}

int
hut_ctl_case_thread (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F case thread ID [--json]";
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GPtrArray) links = NULL;
  GError *error = NULL;
  guint n_others;
  int code;

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return hut_ctl_usage (usage);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  record = hut_ctl_find_case (desk.reader, argv[1], &error);
  if (record != NULL)
    links = hut_reader_case_thread (desk.reader, record, &n_others, &error);
  if (links == NULL)
    return hut_ctl_fail (error);
  return (json ? print_json (links, n_others) : print_lines (links)) ? HUT_CTL_DONE
                                                                     : HUT_CTL_FAILED;
}
