/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl mine, task list: what waits for a person or unit, what is due first first. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-mine.h"

#include "ctl/hut-ctl-desk.h"
#include "domain/hut-case-rules.h"

#include <glib/gi18n.h>

static const char USAGE[] = "--db F mine [--who NAME|--unit CODE] [--json]";

/* ---- Printing ---- */

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
set_uid (JsonObject *object, const char *member, const HutUid *id)
{
  char text[HUT_UID_STRING_LEN + 1];

  if (!hut_uid_is_nil (id))
    json_object_set_string_member (object, member, hut_uid_print (id, text));
}

static JsonObject *
item_object (const HutMineItem *item, HutTime now)
{
  JsonObject *object = json_object_new ();
  GTimeZone *zone = hut_time_zone (NULL);
  g_autofree char *due = item->due_at != 0 ? hut_time_format_iso (item->due_at, zone) : NULL;

  set_text (object, "kind", hut_mine_kind_name (item->kind));
  set_text (object, "group", hut_due_group_name (hut_due_group (item->due_at, now, zone)));
  set_uid (object, "id", &item->id);
  set_uid (object, "case", &item->case_id);
  set_uid (object, "matter", &item->matter);
  set_uid (object, "warning", &item->warning);
  set_text (object, "title", item->title);
  set_text (object, "of", item->of);
  set_text (object, "number", item->number);
  set_text (object, "state", item->state);
  set_text (object, "unit", item->unit);
  set_text (object, "assignee", item->assignee);
  set_text (object, "due_at", due);
  if (item->due == HUT_MINE_DUE_CONTACT)
    set_text (object, "due_for", "contact");
  else if (item->due == HUT_MINE_DUE_RETRY)
    set_text (object, "due_for", "retry");
  return object;
}

static void
append_line (GString *out, const HutMineItem *item, HutTime now)
{
  GTimeZone *zone = hut_time_zone (NULL);
  g_autofree char *due = hut_case_due_words ("in-progress", item->due_at, now, zone);
  char id[HUT_UID_STRING_LEN + 1];

  g_string_append_printf (out, "%s\t%s\t%s\t%s\t%s\n",
                          item->due_at != 0 ? due : hut_due_group_label (HUT_DUE_GROUP_NONE),
                          hut_mine_kind_label (item->kind),
                          item->number != NULL ? item->number : hut_uid_print (&item->id, id),
                          item->title != NULL ? item->title : "-",
                          item->of != NULL ? item->of : "-");
}

static int
print_json (const HutMineWho *who, GPtrArray *items, HutTime now)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonObject *groups = json_object_new ();
  JsonArray *array = json_array_new ();
  guint counts[HUT_N_DUE_GROUPS];

  hut_mine_count (items, now, hut_time_zone (NULL), counts);
  for (guint i = 0; i < HUT_N_DUE_GROUPS; i++)
    json_object_set_int_member (groups, hut_due_group_name (i), counts[i]);
  for (guint i = 0; i < items->len; i++)
    json_array_add_object_element (array, item_object (items->pdata[i], now));
  set_text (answer, "who", who->person);
  set_text (answer, "unit", who->unit);
  json_object_set_object_member (answer, "groups", groups);
  json_object_set_array_member (answer, "items", array);
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

int
hut_ctl_print_mine (const HutMineWho *who, GPtrArray *items, gboolean json)
{
  g_autoptr (GString) out = g_string_new (NULL);
  HutTime now = hut_time_now ();

  if (json)
    return print_json (who, items, now);
  for (guint i = 0; i < items->len; i++)
    append_line (out, items->pdata[i], now);
  return hut_ctl_print (out->str, out->len) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* ---- Asking ---- */

GPtrArray *
hut_ctl_read_mine (HutReader *reader, const char *name, const char *unit, HutMineWho *who,
                   GError **error)
{
  if (unit != NULL)
    who->unit = g_strdup (unit);
  else if (!hut_reader_mine_who (reader, name, who, error))
    return NULL;
  if (unit == NULL && who->person == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                           _ ("nobody is signed in at this file: say --who NAME"));
      return NULL;
    }
  return hut_reader_mine (reader, who, unit != NULL ? HUT_MINE_UNIT : HUT_MINE_PERSON, NULL, error);
}

int
hut_ctl_mine (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *name = NULL;
  g_autofree char *unit = NULL;
  const GOptionEntry entries[] = {
    { "who", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_auto (HutMineWho) who = { 0 };
  GError *error = NULL;
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc != 1 || (name != NULL && unit != NULL))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  items = hut_ctl_read_mine (desk.reader, name, unit, &who, &error);
  return items != NULL ? hut_ctl_print_mine (&who, items, json) : hut_ctl_fail (error);
}
