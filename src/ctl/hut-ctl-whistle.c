/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl whistle: blown, worked on, shown. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "hut-config.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <string.h>

static const char USAGE[] =
    "--db F whistle raise --occasion demand|key-work|joint-enforcement|emergency --task T "
    "--call UNIT=[ANSWER/]MINUTES [--call ...] [--place LON,LAT] [--address A] [--case ID ...] "
    "[--matter ID] [--contact C] [--at TIME] | list | show ID | "
    "act ID UNIT ACT [KEY=VALUE...] | call ID UNIT=[ANSWER/]MINUTES | end ID outcome=T | "
    "reopen ID reason=R | note ID words=W | void ID reason=R | "
    "mark ID UNIT timely=N effective=N attitude=N [who=W] [words=W] | "
    "view ID UNIT needed=yes|partly|no clear=yes|partly|no [words=W] [by=NAME] | "
    "ledger --from DAY --to DAY [--json]";

/* ---- In common ---- */

gboolean
hut_ctl_whistles_open (HutCtlWhistles *at, const char *db, int *code)
{
  GError *error = NULL;

  if (!hut_ctl_desk_open (&at->desk, db, code))
    return FALSE;
  at->office = hut_store_dup_office (at->desk.store);
  at->unit = hut_reader_department_here (at->desk.reader);
  at->departments = hut_reader_departments (at->desk.reader, &error);
  if (at->departments == NULL)
    {
      *code = hut_ctl_fail (error);
      return FALSE;
    }
  at->acting = (HutWhistleActing){ .office = at->office,
                                   .account = at->desk.account,
                                   .stream = hut_store_get_stream (at->desk.store),
                                   .unit = at->unit,
                                   .departments = at->departments,
                                   .clock_off = hut_reader_clock_offset (at->desk.reader) };
  at->acting.now = hut_time_now () + at->acting.clock_off;
  return TRUE;
}

void
hut_ctl_whistles_clear (HutCtlWhistles *at)
{
  g_clear_pointer (&at->departments, g_hash_table_unref);
  g_clear_pointer (&at->office, hut_office_unref);
  g_clear_pointer (&at->unit, g_free);
  hut_ctl_desk_clear (&at->desk);
}

HutWhistle *
hut_ctl_find_whistle (HutCtlWhistles *at, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) found = hut_reader_find_whistle (at->desk.reader, name, &failed);
  HutWhistle *whistle =
      found != NULL ? hut_reader_whistle (at->desk.reader, &found->id, &failed) : NULL;

  if (whistle == NULL && failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (whistle == NULL)
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no whistle %s"),
                 name);
  /* One acts where the whistle is at home. */
  if (whistle != NULL)
    at->acting.stream = g_intern_string (whistle->whistle->stream);
  return whistle;
}

int
hut_ctl_write_whistle (HutCtlWhistles *at, HutRecordPlan *plan, const HutUid *id, gboolean json)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid of = *id;
  GError *error = NULL;

  hut_write_plan (write, plan);
  hut_record_plan_free (plan);
  if (!hut_store_write (at->desk.store, write, &error))
    return hut_ctl_fail (error);
  return hut_ctl_show_whistle (at, &of, json);
}

static gboolean
parse_minutes (const char *text, int *minutes)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT, &number, NULL))
    return FALSE;
  *minutes = (int)number;
  return TRUE;
}

gboolean
hut_ctl_parse_call (const char *text, HutWhistleCall *call, char **unit, GError **error)
{
  const char *equals = strrchr (text, '=');
  g_auto (GStrv) minutes = equals != NULL ? g_strsplit (equals + 1, "/", 2) : NULL;
  gboolean two = minutes != NULL && minutes[0] != NULL && minutes[1] != NULL;

  *unit = NULL;
  *call = (HutWhistleCall){ 0 };
  if (minutes == NULL || equals == text || minutes[0] == NULL ||
      !parse_minutes (minutes[two ? 1 : 0], &call->arrive) ||
      (two && !parse_minutes (minutes[0], &call->answer)))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("%s: a call is UNIT=MINUTES, or UNIT=MINUTES TO THE ANSWER/MINUTES"), text);
      return FALSE;
    }
  *unit = g_strndup (text, equals - text);
  call->unit = *unit;
  return TRUE;
}

/* ---- Raising ---- */

typedef struct
{
  char *occasion, *task, *place, *address, *matter, *contact, *at, *from, *to;
  char **calls, **cases;
  gboolean json;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->occasion);
  g_free (asked->task);
  g_free (asked->place);
  g_free (asked->address);
  g_free (asked->matter);
  g_free (asked->contact);
  g_free (asked->at);
  g_free (asked->from);
  g_free (asked->to);
  g_strfreev (asked->calls);
  g_strfreev (asked->cases);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static gboolean
set_cases (HutCtlWhistles *at, const Asked *asked, HutRecord *said, GError **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autofree char *text = NULL;

  for (guint i = 0; asked->cases != NULL && asked->cases[i] != NULL; i++)
    {
      g_autoptr (HutRecord) found = hut_ctl_find_case (at->desk.reader, asked->cases[i], error);

      if (found == NULL)
        return FALSE;
      g_array_append_val (cases, found->id);
      if (i > 0)
        continue;
      /* The first says where it is and where the whistle comes from. */
      for (const char *const *field =
               (const char *const[]){ "address", "place", "community", "lane", "matter", NULL };
           *field != NULL; field++)
        hut_record_set (said, *field, hut_value_copy (hut_record_get (found, *field)));
      hut_record_set_text (said, "source_kind", "case");
      hut_record_set_text (said, "source",
                           hut_uid_print (&found->id, (char[HUT_UID_STRING_LEN + 1]){ 0 }));
    }
  text = hut_whistle_cases_print (cases);
  hut_record_set_text (said, "cases", text);
  return TRUE;
}

static gboolean
set_said (HutRecord *said, const char *name, const char *text, GError **error)
{
  const HutField *field = hut_kind_field (&hut_kind_whistle, name);
  HutValue value = HUT_VALUE_INIT;

  if (text == NULL)
    return TRUE;
  if (!hut_field_from_text (field, text, &value, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  hut_record_set (said, name, value);
  return TRUE;
}

static HutRecord *
said_of (HutCtlWhistles *at, const Asked *asked, GError **error)
{
  HutUid none = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &none, NULL);

  if (!set_cases (at, asked, said, error) || !set_said (said, "occasion", asked->occasion, error) ||
      !set_said (said, "task", asked->task, error) ||
      !set_said (said, "place", asked->place, error) ||
      !set_said (said, "address", asked->address, error) ||
      !set_said (said, "matter", asked->matter, error) ||
      !set_said (said, "contact", asked->contact, error))
    return NULL;
  return g_steal_pointer (&said);
}

static gboolean
parse_calls (const Asked *asked, GArray *calls, GPtrArray *units, GError **error)
{
  for (guint i = 0; asked->calls != NULL && asked->calls[i] != NULL; i++)
    {
      HutWhistleCall call;
      char *unit;

      if (!hut_ctl_parse_call (asked->calls[i], &call, &unit, error))
        return FALSE;
      g_ptr_array_add (units, unit);
      g_array_append_val (calls, call);
    }
  return TRUE;
}

static int
raise_whistle (HutCtlWhistles *at, const Asked *asked)
{
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (HutWhistleCall));
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HutRecord) said = NULL;
  HutRecordPlan *plan = NULL;
  HutTime when = 0;
  GError *error = NULL;
  HutUid id;

  if (asked->at != NULL && !hut_time_parse (asked->at, hut_time_shown_zone (), &when))
    {
      g_printerr ("hutongctl: %s: %s\n", asked->at, _ ("not a time"));
      return HUT_CTL_USAGE;
    }
  said = said_of (at, asked, &error);
  if (said != NULL && parse_calls (asked, calls, units, &error))
    plan = hut_whistle_plan_raise (&at->acting, said, (HutWhistleCall *)calls->data, calls->len,
                                   when, &error);
  if (plan == NULL)
    return hut_ctl_fail (error);
  id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  return hut_ctl_write_whistle (at, plan, &id, asked->json);
}

/* ---- The command ---- */

int
hut_ctl_whistle (const char *db, int argc, char **argv)
{
  g_auto (Asked) asked = { 0 };
  g_auto (HutCtlWhistles) at = { 0 };
  const GOptionEntry entries[] = {
    { "occasion", 0, 0, G_OPTION_ARG_STRING, &asked.occasion, NULL, NULL },
    { "task", 0, 0, G_OPTION_ARG_STRING, &asked.task, NULL, NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &asked.place, NULL, NULL },
    { "address", 0, 0, G_OPTION_ARG_STRING, &asked.address, NULL, NULL },
    { "matter", 0, 0, G_OPTION_ARG_STRING, &asked.matter, NULL, NULL },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &asked.contact, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &asked.at, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &asked.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &asked.to, NULL, NULL },
    { "call", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.calls, NULL, NULL },
    { "case", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.cases, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &asked.json, NULL, NULL },
    { NULL },
  };
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc < 2)
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_whistles_open (&at, db, &code))
    return code;
  if (g_str_equal (argv[1], "raise") && argc == 2)
    return raise_whistle (&at, &asked);
  if (g_str_equal (argv[1], "list") && argc == 2)
    return hut_ctl_list_whistles (&at, asked.json);
  if (g_str_equal (argv[1], "ledger") && argc == 2)
    {
      code = hut_ctl_whistle_ledger (&at, asked.from, asked.to, asked.json);
      return code == HUT_CTL_USAGE ? hut_ctl_usage (USAGE) : code;
    }
  if (argc < 3)
    return hut_ctl_usage (USAGE);
  if (g_str_equal (argv[1], "show") && argc == 3)
    {
      GError *error = NULL;
      g_autoptr (HutWhistle) whistle = hut_ctl_find_whistle (&at, argv[2], &error);

      return whistle != NULL ? hut_ctl_show_whistle (&at, &whistle->whistle->id, asked.json)
                             : hut_ctl_fail (error);
    }
  code = hut_ctl_work_whistle (&at, argv + 1, asked.json);
  return code == HUT_CTL_USAGE ? hut_ctl_usage (USAGE) : code;
}
