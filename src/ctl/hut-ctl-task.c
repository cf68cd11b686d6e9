/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl task list, add, done, hand-over: what people are to do, whatever it belongs to. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-mine.h"

#include "ctl/hut-ctl-desk.h"
#include "store/hut-store-office.h"
#include "store/hut-task-work.h"

#include <glib/gi18n.h>

static const char USAGE[] =
    "--db F task list [--who NAME|--unit CODE] [--json] | "
    "add --title T --unit U|--assignee A [--due TIME] [--matter ID] | done ID --result R | "
    "hand-over ID --unit U|--assignee A [--reason R]";

typedef struct
{
  char *who, *unit, *assignee, *title, *due, *matter, *result, *reason;
  gboolean json;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->who);
  g_free (asked->unit);
  g_free (asked->assignee);
  g_free (asked->title);
  g_free (asked->due);
  g_free (asked->matter);
  g_free (asked->result);
  g_free (asked->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* ---- The list ---- */

static gboolean
is_task (const HutMineItem *item)
{
  return item->kind != HUT_MINE_CASE && item->kind != HUT_MINE_MATTER;
}

static int
list (HutReader *reader, const Asked *asked)
{
  g_auto (HutMineWho) who = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;

  items = asked->who == NULL && asked->unit == NULL
              ? hut_reader_mine (reader, &who, HUT_MINE_EVERYBODY, NULL, &error)
              : hut_ctl_read_mine (reader, asked->who, asked->unit, &who, &error);
  if (items == NULL)
    return hut_ctl_fail (error);
  for (guint i = items->len; i > 0; i--)
    if (!is_task (items->pdata[i - 1]))
      g_ptr_array_remove_index (items, i - 1);
  return hut_ctl_print_mine (&who, items, asked->json);
}

/* ---- The work ---- */

static gboolean
add (const Asked *asked, const HutTasking *tasking, HutReader *reader, HutWrite *write, HutUid *id,
     GError **error)
{
  HutTaskGiven given = { .title = asked->title, .unit = asked->unit, .assignee = asked->assignee };
  g_autoptr (HutRecord) matter = NULL;
  HutRecord *task;
  HutUid of;

  if (asked->due != NULL && !hut_time_parse (asked->due, hut_time_zone (NULL), &given.due_at))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s", asked->due,
                   _ ("not a time"));
      return FALSE;
    }
  if (asked->matter != NULL && hut_uid_parse (asked->matter, &of))
    matter = hut_reader_get (reader, &hut_kind_matter, &of, NULL);
  if (asked->matter != NULL && matter == NULL)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no matter %s"),
                   asked->matter);
      return FALSE;
    }
  task = hut_task_new (&given, tasking->account, tasking->now, error);
  if (task == NULL)
    return FALSE;
  if (matter != NULL)
    hut_record_set (task, "matter", hut_value_uid (&of));
  *id = task->id;
  hut_write_create (write, task);
  return TRUE;
}

static int
work (HutCtlDesk *desk, const char *verb, HutUid id, const Asked *asked)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutOffice) office = hut_store_dup_office (desk->store);
  HutTasking tasking = { office, hut_store_get_stream (desk->store), desk->account,
                         hut_time_now () };
  HutUid batch = hut_write_get_batch (write);
  g_autoptr (JsonObject) answer = json_object_new ();
  char text[HUT_UID_STRING_LEN + 1];
  GError *error = NULL;
  gboolean decided;

  if (g_str_equal (verb, "add"))
    decided = add (asked, &tasking, desk->reader, write, &id, &error);
  else if (g_str_equal (verb, "done"))
    decided = hut_write_task_done (write, desk->reader, &tasking, &id, asked->result, &error);
  else
    decided = hut_write_task_hand_over (write, desk->reader, &tasking, &id, asked->unit,
                                        asked->assignee, asked->reason, &error);
  if (!decided || !hut_store_write (desk->store, g_steal_pointer (&write), &error))
    return hut_ctl_fail (error);
  json_object_set_string_member (answer, "batch", hut_uid_print (&batch, text));
  if (!asked->json)
    {
      g_print ("%s\n", text);
      return HUT_CTL_DONE;
    }
  json_object_set_string_member (answer, "id", hut_uid_print (&id, text));
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* ---- The command ---- */

static gboolean
understand (int argc, char **argv, HutUid *id)
{
  if (argc == 2)
    return g_str_equal (argv[1], "list") || g_str_equal (argv[1], "add");
  return argc == 3 && (g_str_equal (argv[1], "done") || g_str_equal (argv[1], "hand-over")) &&
         hut_uid_parse (argv[2], id);
}

int
hut_ctl_task (const char *db, int argc, char **argv)
{
  g_auto (Asked) asked = { 0 };
  const GOptionEntry entries[] = {
    { "who", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.who, NULL, NULL },
    { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.unit, NULL, NULL },
    { "assignee", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.assignee, NULL, NULL },
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.title, NULL, NULL },
    { "due", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.due, NULL, NULL },
    { "matter", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.matter, NULL, NULL },
    { "result", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.result, NULL, NULL },
    { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.reason, NULL, NULL },
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
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  return g_str_equal (argv[1], "list") ? list (desk.reader, &asked)
                                       : work (&desk, argv[1], id, &asked);
}
