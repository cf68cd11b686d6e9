/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases in memory, and plausible arguments for every act. */

#include "hut-test-acts.h"

static gpointer
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
}

HutTestCase *
hut_test_case_new (const char *channel, gboolean reachable)
{
  HutTestCase *self = g_new0 (HutTestCase, 1);
  HutUid id = hut_uid_new ();

  self->now = G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC;
  self->record = hut_record_new (&hut_kind_case, &id, HUT_TEST_STREAM);
  hut_record_set_text (self->record, "title", "Lamp");
  hut_record_set_text (self->record, "channel", channel);
  hut_record_set_text (self->record, "state", "received");
  hut_record_set_text (self->record, "telephone", reachable ? "13800138000" : NULL);
  hut_record_set_int (self->record, "due_at", self->now + HUT_TIME_DAY);
  self->events = new_records ();
  self->tasks = new_records ();
  self->mediations = new_records ();
  return self;
}

void
hut_test_case_free (HutTestCase *self)
{
  hut_record_free (self->record);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->mediations);
  hut_case_facts_clear (&self->facts);
  g_free (self);
}

HutActing
hut_test_case_acting (HutTestCase *self, const char *account)
{
  return (HutActing){ .record = self->record,
                      .facts = &self->facts,
                      .account = account,
                      .stream = HUT_TEST_STREAM,
                      .now = self->now };
}

static HutValue
task_of (const HutCaseAct *act, const HutActing *acting)
{
  const char *role = g_str_equal (act->name, "finish-task") ? "task" : "co-unit";

  for (guint i = 0; acting->facts->tasks != NULL && i < acting->facts->tasks->len; i++)
    {
      const HutRecord *task = acting->facts->tasks->pdata[i];

      if (g_strcmp0 (hut_record_get_text (task, "role"), role) == 0 &&
          g_strcmp0 (hut_record_get_text (task, "state"), "done") != 0)
        return hut_value_uid (&task->id);
    }
  return (HutValue)HUT_VALUE_INIT;
}

static HutValue
time_of (const HutActArgument *argument, const HutActing *acting)
{
  HutTime due = hut_record_get_int (acting->record, "due_at", 0);

  if (g_str_equal (argument->field.name, "due_at") ||
      g_str_equal (argument->field.name, "retry_at"))
    return hut_value_int (MAX (due, acting->now) + HUT_TIME_DAY);
  return hut_value_int (acting->now - HUT_TIME_MINUTE);
}

static HutValue
value_of (const HutCaseAct *act, const HutActArgument *argument, const HutActing *acting,
          const char *toward)
{
  if (g_str_equal (argument->field.name, "outcome") && g_strcmp0 (toward, "returned") == 0)
    return hut_value_text (toward);
  switch (argument->field.type)
    {
    case HUT_FIELD_BOOL:
      return hut_value_int (TRUE);
    case HUT_FIELD_TIME:
      return time_of (argument, acting);
    case HUT_FIELD_CODE:
      return hut_value_text (argument->field.codes[0].code);
    case HUT_FIELD_UID:
      return task_of (act, acting);
    default:
      /* A case is handed over to another. */
      if (g_str_equal (act->name, "hand-over") && g_str_equal (argument->field.name, "assignee"))
        return hut_value_text (
            g_strcmp0 (hut_record_get_text (acting->record, "assignee"), "wang") == 0 ? "lin"
                                                                                      : "wang");
      return hut_value_text (argument->ask == HUT_ASK_UNIT ? "110108-s1" : "Done as was asked");
    }
}

HutActValues *
hut_test_act_values (const HutCaseAct *act, const HutActing *acting, const char *toward)
{
  HutActValues *values = hut_act_values_new (act);

  for (guint i = 0; i < act->n_arguments; i++)
    hut_act_values_set (values, act->arguments[i].field.name,
                        value_of (act, &act->arguments[i], acting, toward));
  return values;
}

static HutRecord *
find (GPtrArray *records, const HutUid *id)
{
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, id))
      return records->pdata[i];
  return NULL;
}

static void
set_all (HutRecord *record, GPtrArray *names, GArray *values)
{
  for (guint i = 0; i < names->len; i++)
    hut_record_set (record, names->pdata[i], hut_value_copy (&g_array_index (values, HutValue, i)));
}

static void
read_facts (HutTestCase *self)
{
  hut_case_facts_clear (&self->facts);
  self->facts = (HutCaseFacts){ 0 };
  for (guint i = 0; i < self->events->len; i++)
    hut_case_facts_add_event (&self->facts, self->events->pdata[i]);
  for (guint i = 0; i < self->tasks->len; i++)
    hut_case_facts_add_task (&self->facts, self->tasks->pdata[i]);
  for (guint i = 0; i < self->mediations->len; i++)
    hut_case_facts_add_mediation (&self->facts, self->mediations->pdata[i]);
}

void
hut_test_case_carry_out (HutTestCase *self, const HutCasePlan *plan)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      HutRecord *record = hut_record_copy (plan->records->pdata[i]);

      g_ptr_array_add (record->kind == &hut_kind_event  ? self->events
                       : record->kind == &hut_kind_task ? self->tasks
                                                        : self->mediations,
                       record);
    }
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const HutActChange *change = plan->changes->pdata[i];

      set_all (find (change->kind == &hut_kind_task ? self->tasks : self->mediations, &change->id),
               change->names, change->values);
    }
  set_all (self->record, plan->names, plan->values);
  if (plan->void_reason != NULL)
    {
      hut_record_set_text (self->record, "state", "void");
      hut_record_set_text (self->record, "void_reason", plan->void_reason);
    }
  self->now += HUT_TIME_MINUTE;
  read_facts (self);
}

gboolean
hut_test_case_do (HutTestCase *self, const char *name, const char *account,
                  const HutActValues *values, GError **error)
{
  const HutCaseAct *act = hut_case_act_find (name);
  HutActing acting = hut_test_case_acting (self, account);
  g_autoptr (HutActValues) own = values == NULL ? hut_test_act_values (act, &acting, NULL) : NULL;
  g_autoptr (HutCasePlan) plan =
      hut_case_act_plan (act, &acting, values != NULL ? values : own, error);

  if (plan == NULL)
    return FALSE;
  hut_test_case_carry_out (self, plan);
  return TRUE;
}

const char *const *
hut_test_acts_to (const char *state)
{
  static const struct
  {
    const char *state;
    const char *acts[12];
  } ways[] = {
    { "received", { NULL } },
    { "accepted", { "accept", NULL } },
    { "assigned", { "accept", "assign", NULL } },
    { "in-progress", { "accept", "assign", "start", NULL } },
    { "awaiting-call-back",
      { "accept", "assign", "start", "contact", "tell-caller", "tell-hotline", "answer", NULL } },
    { "closed",
      { "accept", "assign", "start", "contact", "tell-caller", "tell-hotline", "answer",
        "call-back", NULL } },
    { "disputed", { "dispute", NULL } },
    { "returned", { "dispute", "settle", NULL } },
    { "void", { "void", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].state, state))
      return ways[i].acts;
  g_error ("no way leads to %s", state);
}

void
hut_test_case_bring (HutTestCase *self, const char *state, const char *account)
{
  for (const char *const *name = hut_test_acts_to (state); *name != NULL; name++)
    {
      HutActing acting = hut_test_case_acting (self, account);
      g_autoptr (HutActValues) values =
          hut_test_act_values (hut_case_act_find (*name), &acting, state);
      g_autoptr (GError) error = NULL;

      hut_test_case_do (self, *name, account, values, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpstr (hut_record_get_text (self->record, "state"), ==, state);
}
