/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl case act, case acts: every act of a person with a case, and which stand open. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-act.h"

#include "store/hut-case-work.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>

/* What an act is decided on. */
typedef struct
{
  HutRecord *record;
  HutCaseFacts facts;
  HutOffice *office;
  HutActing acting;
} Ground;

static void
ground_clear (Ground *ground)
{
  g_clear_pointer (&ground->record, hut_record_free);
  hut_case_facts_clear (&ground->facts);
  g_clear_pointer (&ground->office, hut_office_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ground, ground_clear)

static gboolean
ground_read (Ground *ground, const HutCtlDesk *desk, const char *name, GError **error)
{
  ground->record = hut_ctl_find_case (desk->reader, name, error);
  if (ground->record == NULL)
    return FALSE;
  if (!hut_reader_case_facts (desk->reader, &ground->record->id, &ground->facts, error))
    return FALSE;
  ground->office = hut_store_dup_office (desk->store);
  ground->acting = (HutActing){ .record = ground->record,
                                .facts = &ground->facts,
                                .office = ground->office,
                                .account = desk->account,
                                .stream = hut_store_get_stream (desk->store),
                                .now = hut_time_now () };
  return TRUE;
}

/* ---- The list ---- */

static JsonArray *
lacks_array (guint lacks)
{
  JsonArray *array = json_array_new ();

  for (guint flag = 1; flag != 0 && flag <= lacks; flag <<= 1)
    if (lacks & flag)
      json_array_add_string_element (array, hut_case_lack_name (flag));
  return array;
}

static JsonArray *
arguments_array (const HutCaseAct *act)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < act->n_arguments; i++)
    json_array_add_string_element (array, act->arguments[i].field.name);
  return array;
}

static JsonObject *
act_object (const HutCaseAct *act, const HutActing *acting)
{
  gboolean open = hut_case_act_open (act, acting);
  g_autofree char *refusal = hut_case_act_refusal (act, acting);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "act", act->name);
  json_object_set_boolean_member (object, "open", open);
  json_object_set_array_member (object, "keys", arguments_array (act));
  json_object_set_array_member (object, "missing",
                                lacks_array (open ? hut_case_act_lacks (act, acting) : 0));
  if (refusal != NULL)
    json_object_set_string_member (object, "why", refusal);
  return object;
}

static void
print_act (const HutCaseAct *act, const HutActing *acting)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (!hut_case_act_open (act, acting))
    return;
  missing = hut_case_act_missing (act, acting);
  g_print ("%s", act->name);
  for (guint i = 0; i < missing->len; i++)
    g_print ("%s%s", i > 0 ? _ (", ") : "\t", (const char *)missing->pdata[i]);
  g_print ("\n");
}

int
hut_ctl_case_acts (HutCtlDesk *desk, const char *name, gboolean json)
{
  g_auto (Ground) ground = { 0 };
  g_autoptr (JsonObject) answer = NULL;
  JsonArray *array;
  GError *error = NULL;
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);
  const HutCaseAct *next;

  if (!ground_read (&ground, desk, name, &error))
    return hut_ctl_fail (error);
  if (!json)
    {
      for (guint i = 0; i < n_acts; i++)
        print_act (&acts[i], &ground.acting);
      return HUT_CTL_DONE;
    }
  answer = json_object_new ();
  array = json_array_new ();
  for (guint i = 0; i < n_acts; i++)
    json_array_add_object_element (array, act_object (&acts[i], &ground.acting));
  next = hut_case_act_next (&ground.acting);
  json_object_set_string_member (answer, "state", hut_record_get_text (ground.record, "state"));
  if (next != NULL)
    json_object_set_string_member (answer, "next", next->name);
  json_object_set_array_member (answer, "acts", array);
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* ---- One act ---- */

int
hut_ctl_refuse_act (const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);

  for (guint i = 0; i < n_acts; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", acts[i].name);
  g_printerr ("hutongctl: %s: %s; %s: %s\n", _ ("no such act"), name, _ ("known"), known->str);
  return HUT_CTL_USAGE;
}

/* A task may be named by the code of its unit where one of that unit is open. */
static const char *
task_text (const Ground *ground, const HutActArgument *argument, const char *text, char *buffer)
{
  HutUid id;

  if (argument->ask != HUT_ASK_TASK || hut_uid_parse (text, &id) || ground->facts.tasks == NULL)
    return text;
  for (guint i = 0; i < ground->facts.tasks->len; i++)
    {
      const HutRecord *task = ground->facts.tasks->pdata[i];

      if (g_strcmp0 (hut_record_get_text (task, "unit"), text) == 0 &&
          g_strcmp0 (hut_record_get_text (task, "state"), "done") != 0)
        return hut_uid_print (&task->id, buffer);
    }
  return text;
}

static gboolean
set_argument (HutActValues *values, const HutCaseAct *act, const Ground *ground, const char *given,
              GError **error)
{
  g_auto (GStrv) parts = g_strsplit (given, "=", 2);
  char buffer[HUT_UID_STRING_LEN + 1];
  const char *text = parts[1];

  if (text == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s", given,
                   _ ("not KEY=VALUE"));
      return FALSE;
    }
  for (guint i = 0; i < act->n_arguments; i++)
    if (g_str_equal (act->arguments[i].field.name, parts[0]))
      text = task_text (ground, &act->arguments[i], text, buffer);
  return hut_act_values_set_text (values, parts[0], text, error);
}

static int
print_done (const Ground *ground, const char *state, const HutUid *batch, gboolean json)
{
  g_autofree char *batch_text = hut_uid_to_string (batch);
  g_autofree char *id = hut_uid_to_string (&ground->record->id);
  g_autoptr (JsonObject) answer = NULL;

  if (!json)
    {
      g_print ("%s\n", batch_text);
      return HUT_CTL_DONE;
    }
  answer = json_object_new ();
  json_object_set_string_member (answer, "batch", batch_text);
  json_object_set_string_member (answer, "id", id);
  json_object_set_string_member (answer, "state", state);
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

int
hut_ctl_case_act (HutCtlDesk *desk, const char *name, const char *act_name, char **arguments,
                  gboolean json)
{
  const HutCaseAct *act = hut_case_act_find (act_name);
  g_auto (Ground) ground = { 0 };
  g_autoptr (HutActValues) values = NULL;
  g_autoptr (HutWrite) write = NULL;
  HutCasePlan *plan;
  g_autofree char *state = NULL;
  HutUid batch;
  GError *error = NULL;

  if (act == NULL)
    return hut_ctl_refuse_act (act_name);
  if (!ground_read (&ground, desk, name, &error))
    return hut_ctl_fail (error);
  values = hut_act_values_new (act);
  for (; *arguments != NULL; arguments++)
    if (!set_argument (values, act, &ground, *arguments, &error))
      {
        hut_ctl_fail (error);
        return HUT_CTL_USAGE;
      }
  plan = hut_case_act_plan (act, &ground.acting, values, &error);
  if (plan == NULL)
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  batch = hut_write_get_batch (write);
  state = g_strdup (plan->void_reason != NULL ? "void"
                    : hut_case_plan_get_text (plan, "state") != NULL
                        ? hut_case_plan_get_text (plan, "state")
                        : plan->seen);
  hut_write_case_plan (write, plan);
  if (!hut_store_write (desk->store, g_steal_pointer (&write), &error))
    return hut_ctl_fail (error);
  return print_done (&ground, state, &batch, json);
}
