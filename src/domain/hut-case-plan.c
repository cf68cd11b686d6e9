/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Plans of acts: tried on copies of the case and of its facts, and refused with all that is
 * missing, before anybody writes them. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-planning.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
clear_value (gpointer value)
{
  hut_value_clear (value);
}

GArray *
hut_planning_new_values (void)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (HutValue));

  g_array_set_clear_func (values, clear_value);
  return values;
}

static void
change_free (gpointer data)
{
  HutActChange *change = data;

  g_ptr_array_unref (change->names);
  g_array_unref (change->values);
  g_free (change);
}

static HutCasePlan *
plan_new (const HutRecord *record)
{
  HutCasePlan *plan = g_new0 (HutCasePlan, 1);

  plan->id = record->id;
  plan->seen = g_strdup (hut_record_get_text (record, "state"));
  plan->records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  plan->names = g_ptr_array_new_with_free_func (g_free);
  plan->values = hut_planning_new_values ();
  plan->changes = g_ptr_array_new_with_free_func (change_free);
  return plan;
}

void
hut_case_plan_free (HutCasePlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->seen);
  g_free (plan->void_reason);
  g_ptr_array_unref (plan->records);
  g_ptr_array_unref (plan->names);
  g_array_unref (plan->values);
  g_ptr_array_unref (plan->changes);
  g_free (plan);
}

const char *
hut_case_plan_get_text (const HutCasePlan *plan, const char *field)
{
  for (guint i = 0; i < plan->names->len; i++)
    {
      const HutValue *value = &g_array_index (plan->values, HutValue, i);

      if (g_str_equal (plan->names->pdata[i], field))
        return value->type == HUT_VALUE_TEXT ? value->text : NULL;
    }
  return NULL;
}

/* ---- Whether it may be ---- */

static gboolean
refuse_missing (GPtrArray *missing, GError **error)
{
  g_autofree char *list = NULL;

  if (missing->len == 0)
    return TRUE;
  g_ptr_array_add (missing, NULL);
  list = g_strjoinv (_ (", "), (char **)missing->pdata);
  /* Translators: %s is a list of what must be there before a step. */
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, _ ("Missing: %s"), list);
  return FALSE;
}

/* A reason is asked for each route but our own. */
static gboolean
is_required (const HutCaseAct *act, const HutActArgument *argument, const HutActValues *values)
{
  return argument->required ||
         (g_str_equal (act->name, "route") && g_str_equal (argument->field.name, "reason") &&
          g_strcmp0 (hut_act_values_get_text (values, "route"), "handle") != 0);
}

static gboolean
check_before (const HutCaseAct *act, const HutActing *acting, const HutActValues *values,
              GError **error)
{
  g_autofree char *refusal = hut_case_act_refusal (act, acting);
  g_autoptr (GPtrArray) missing = NULL;

  if (refusal != NULL)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, refusal);
      return FALSE;
    }
  missing = hut_case_act_missing (act, acting);
  for (guint i = 0; i < act->n_arguments; i++)
    {
      const HutActArgument *argument = &act->arguments[i];

      if (is_required (act, argument, values) &&
          hut_act_values_get (values, argument->field.name)->type == HUT_VALUE_NONE)
        g_ptr_array_add (missing, g_strdup (hut_act_argument_label (argument)));
    }
  return refuse_missing (missing, error);
}

static void
try_change (const HutActChange *change, HutCaseFacts *facts)
{
  HutRecord *task = (HutRecord *)hut_case_facts_task (facts, &change->id);
  gboolean owed;

  if (task == NULL)
    return;
  owed = g_strcmp0 (hut_record_get_text (task, "role"), "co-unit") == 0 &&
         g_strcmp0 (hut_record_get_text (task, "state"), "open") == 0;
  for (guint i = 0; i < change->names->len; i++)
    hut_record_set (task, change->names->pdata[i],
                    hut_value_copy (&g_array_index (change->values, HutValue, i)));
  facts->n_open_tasks -= owed;
}

/* Case and facts as they would stand afterwards, held against the rules. */
static gboolean
check_after (const HutCasePlan *plan, const HutActing *acting, GError **error)
{
  g_autoptr (HutRecord) next = hut_record_copy (acting->record);
  g_auto (HutCaseFacts) facts = { 0 };
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  guint lacks;

  hut_case_facts_copy (acting->facts, &facts);
  for (guint i = 0; i < plan->records->len; i++)
    {
      const HutRecord *record = plan->records->pdata[i];

      if (record->kind == &hut_kind_event)
        hut_case_facts_add_event (&facts, record);
      else if (record->kind == &hut_kind_task)
        hut_case_facts_add_task (&facts, record);
    }
  for (guint i = 0; i < plan->changes->len; i++)
    try_change (plan->changes->pdata[i], &facts);
  for (guint i = 0; i < plan->names->len; i++)
    hut_record_set (next, plan->names->pdata[i],
                    hut_value_copy (&g_array_index (plan->values, HutValue, i)));
  lacks = hut_case_lacks (acting->record, next, &facts, acting->office, acting->account);
  for (guint flag = 1; flag != 0 && flag <= lacks; flag <<= 1)
    if (lacks & flag)
      g_ptr_array_add (missing, g_strdup (hut_case_lack_label (flag)));
  return refuse_missing (missing, error);
}

HutCasePlan *
hut_case_act_plan (const HutCaseAct *act, const HutActing *acting, const HutActValues *values,
                   GError **error)
{
  g_autoptr (HutCasePlan) plan = NULL;
  HutPlanning planning = { .acting = acting, .values = values, .error = error };

  g_return_val_if_fail (act != NULL && acting->record != NULL && acting->facts != NULL, NULL);

  if (!check_before (act, acting, values, error))
    return NULL;
  planning.plan = plan = plan_new (acting->record);
  if (!hut_planning_run (&planning, act) || !check_after (plan, acting, error))
    return NULL;
  return g_steal_pointer (&plan);
}
