/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl warning dismiss, accept, verdict, done, list: what people do with warnings. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "report/hut-warning-brief.h"
#include "store/hut-store-office.h"
#include "store/hut-warning-work.h"

#include <glib/gi18n.h>

static const char USAGE[] =
    "--db F warning dismiss ID --reason R [--date DAY] | accept ID --unit U|--assignee A "
    "--due TIME [--title T] [--date DAY] | verdict ID true|false [--reason R] | "
    "done ID --result R | list [--json]";

/* What was asked for. */
typedef struct
{
  const char *verb;
  HutUid id;
  const char *word; /* true or false */
  char *date, *reason, *unit, *assignee, *due, *title, *result;
  gboolean json;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->date);
  g_free (asked->reason);
  g_free (asked->unit);
  g_free (asked->assignee);
  g_free (asked->due);
  g_free (asked->title);
  g_free (asked->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static gboolean
absent (const HutUid *id, GError **error)
{
  char text[HUT_UID_STRING_LEN + 1];

  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
               _ ("there is no warning %s on that day"), hut_uid_print (id, text));
  return FALSE;
}

/* ---- The answers ---- */

static gboolean
answer_accept (const Asked *asked, HutRecord *record, const char *by, HutTime now,
               HutRecord **task_record, GError **error)
{
  HutTaskGiven task = { asked->title, asked->unit, asked->assignee, 0 };

  if (asked->due != NULL && !hut_time_parse (asked->due, hut_time_zone (NULL), &task.due_at))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s", asked->due,
                   _ ("not a time"));
      return FALSE;
    }
  return hut_warning_accept (record, &task, by, now, task_record, error);
}

static gboolean
answer (const Asked *asked, HutRecord *record, const char *by, HutTime now, HutRecord **task,
        GError **error)
{
  if (g_str_equal (asked->verb, "dismiss"))
    return hut_warning_dismiss (record, asked->reason, by, now, error);
  if (g_str_equal (asked->verb, "accept"))
    return answer_accept (asked, record, by, now, task, error);
  return hut_warning_judge (record, g_str_equal (asked->word, "true"), asked->reason, by, now,
                            error);
}

static int
answer_one (HutCtlDesk *desk, const Asked *asked, HutTime time)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (desk->store);
  GError *error = NULL;
  g_autoptr (HutWarningBrief) brief = hut_warning_brief_read (
      desk->reader, office, hut_store_get_stream (desk->store), time, NULL, &error);
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (HutRecord) task = NULL;
  const HutRecord *kept;
  HutWrite *write;

  if (brief == NULL)
    return hut_ctl_fail (error);
  record = hut_warning_brief_record (brief, &asked->id, &kept);
  if (record == NULL && !absent (&asked->id, &error))
    return hut_ctl_fail (error);
  if (!answer (asked, record, desk->account, hut_time_now (), &task, &error))
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_warning (write, kept, record, task);
  return hut_ctl_desk_write (desk, write, FALSE);
}

/* The task of the warning. */
static int
finish (HutCtlDesk *desk, const Asked *asked)
{
  GError *error = NULL;
  g_autoptr (HutRecord) warning =
      hut_reader_get (desk->reader, &hut_kind_warning, &asked->id, &error);
  g_autoptr (HutRecord) task = NULL;
  g_autoptr (HutRecord) done = NULL;
  HutWrite *write;
  HutUid id;

  if (warning != NULL && hut_uid_parse (hut_record_get_text (warning, "task"), &id))
    task = hut_reader_get (desk->reader, &hut_kind_task, &id, &error);
  if (task == NULL && error == NULL)
    g_set_error_literal (&error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                         _ ("no task was made of that warning"));
  if (task == NULL)
    return hut_ctl_fail (error);
  done = hut_record_copy (task);
  if (!hut_task_finish (done, asked->result, hut_time_now (), &error))
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_task (write, task, done);
  return hut_ctl_desk_write (desk, write, FALSE);
}

/* ---- The list ---- */

static void
append_line (GString *lines, const HutRecord *record)
{
  char id[HUT_UID_STRING_LEN + 1];
  const char *verdict = hut_record_get_text (record, "verdict");
  const char *title = hut_record_get_text (record, "title");
  g_autofree char *from =
      hut_time_format (hut_record_get_int (record, "from", 0), hut_time_zone (NULL), "%Y-%m-%d");

  g_string_append_printf (lines, "%s\t%s\t%s\t%s\t%s\n", hut_uid_print (&record->id, id), from,
                          hut_record_get_text (record, "state"), verdict != NULL ? verdict : "-",
                          title != NULL ? title : "");
}

static int
list (HutCtlDesk *desk, const Asked *asked)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) kept = hut_reader_kept_warnings (desk->reader, 1000, &error);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  JsonArray *array;

  if (kept == NULL)
    return hut_ctl_fail (error);
  array = json_array_new ();
  json_object_set_array_member (object, "warnings", array);
  for (guint i = 0; i < kept->len; i++)
    {
      HutRecord *record = kept->pdata[i];
      JsonObject *row = hut_record_row (record);
      char id[HUT_UID_STRING_LEN + 1];

      json_object_set_string_member (row, "id", hut_uid_print (&record->id, id));
      json_array_add_object_element (array, row);
      append_line (lines, record);
    }
  return (asked->json ? hut_ctl_print_json (object) : hut_ctl_print (lines->str, lines->len))
             ? HUT_CTL_DONE
             : HUT_CTL_FAILED;
}

/* ---- The command ---- */

static gboolean
understand (Asked *asked, int argc, char **argv, HutTime *time)
{
  gboolean verdict;

  if (argc < 2)
    return FALSE;
  asked->verb = argv[1];
  if (g_str_equal (asked->verb, "list"))
    return argc == 2;
  verdict = g_str_equal (asked->verb, "verdict");
  if (!verdict && !g_str_equal (asked->verb, "dismiss") && !g_str_equal (asked->verb, "accept") &&
      !g_str_equal (asked->verb, "done"))
    return FALSE;
  if (argc != (verdict ? 4 : 3) || !hut_uid_parse (argv[2], &asked->id))
    return FALSE;
  asked->word = verdict ? argv[3] : NULL;
  if (verdict && !g_str_equal (asked->word, "true") && !g_str_equal (asked->word, "false"))
    return FALSE;
  return asked->date == NULL || hut_time_parse (asked->date, hut_time_zone (NULL), time);
}

static int
run (HutCtlDesk *desk, const Asked *asked, HutTime time)
{
  if (g_str_equal (asked->verb, "list"))
    return list (desk, asked);
  if (g_str_equal (asked->verb, "done"))
    return finish (desk, asked);
  return answer_one (desk, asked, time);
}

int
hut_ctl_warning (const char *db, int argc, char **argv)
{
  g_auto (Asked) asked = { 0 };
  g_auto (HutCtlDesk) desk = { 0 };
  HutTime time = hut_time_now ();
  int code;
  const GOptionEntry entries[] = {
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.date, NULL, NULL },
    { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.reason, NULL, NULL },
    { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.unit, NULL, NULL },
    { "assignee", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.assignee, NULL, NULL },
    { "due", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.due, NULL, NULL },
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.title, NULL, NULL },
    { "result", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.result, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (!understand (&asked, argc, argv, &time))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  return run (&desk, &asked, time);
}
