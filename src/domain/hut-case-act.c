/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which acts stand open, which leads on, and what is missing for one. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-act.h"

#include "domain/hut-case-rules.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What an act brings with it, so that the record need not have it before. */
#define BROUGHT                                                                                    \
  (HUT_LACK_LEAD | HUT_LACK_DISPUTE_REASON | HUT_LACK_ANSWER | HUT_LACK_ENTRY | HUT_LACK_COUNT |   \
   HUT_LACK_DUTY_REASON)

/* What no other act can mend: with these the act does not stand open. */
#define SHUT (HUT_LACK_ASSIGNER | HUT_LACK_UNTOUCHED)

static gboolean
is_named (const HutCaseAct *act, const char *name)
{
  return g_str_equal (act->name, name);
}

static guint
step_lacks (const HutCaseAct *act, const HutActing *acting)
{
  g_autoptr (HutRecord) next = NULL;

  if (act->to == NULL || g_str_equal (act->to, "void"))
    return 0;
  next = hut_record_copy (acting->record);
  hut_record_set_text (next, "state", act->to);
  return hut_case_lacks (acting->record, next, acting->facts, acting->office, acting->account);
}

static gboolean
has_task (const HutCaseFacts *facts, const char *role)
{
  for (guint i = 0; facts->tasks != NULL && i < facts->tasks->len; i++)
    {
      const HutRecord *task = g_ptr_array_index (facts->tasks, i);

      if (g_strcmp0 (hut_record_get_text (task, "role"), role) == 0 &&
          g_strcmp0 (hut_record_get_text (task, "state"), "done") != 0)
        return TRUE;
    }
  return FALSE;
}

/* What the record must be like, beside the state; NULL where it is. */
static const char *
record_refusal (const HutCaseAct *act, const HutActing *acting)
{
  gboolean excluded = hut_record_get_int (acting->record, "excluded", 0) != 0;

  if (is_named (act, "take-back"))
    {
      guint lacks = step_lacks (act, acting);

      if (lacks & HUT_LACK_ASSIGNER)
        return _ ("Only who assigned it takes it back.");
      if (lacks & HUT_LACK_UNTOUCHED)
        return _ ("Something followed the assignment already.");
    }
  if (is_named (act, "answer-unit") && !has_task (acting->facts, "co-unit"))
    return _ ("No co-unit is at work on the case.");
  if (is_named (act, "finish-task") && !has_task (acting->facts, "task"))
    return _ ("No task of the case is open.");
  if (is_named (act, "tell-hotline") && !hut_case_is_hotline (acting->record))
    return _ ("The case is no order of the hotline.");
  if (is_named (act, "resume") && hut_record_get_text (acting->record, "unsolved_reason") == NULL)
    return _ ("The case is not on the list of what cannot be solved for now.");
  if (is_named (act, "follow-up") && hut_uid_is_nil (&acting->facts->mediation))
    return _ ("No mediation of the case is on record.");
  if (is_named (act, "exclude") && excluded)
    return _ ("The case is excluded already.");
  if (is_named (act, "include") && !excluded)
    return _ ("The case is not excluded.");
  return NULL;
}

static gboolean
in_its_states (const HutCaseAct *act, const HutActing *acting)
{
  const char *state = hut_record_get_text (acting->record, "state");

  return state != NULL && g_strv_contains (act->from, state);
}

gboolean
hut_case_act_open (const HutCaseAct *act, const HutActing *acting)
{
  return in_its_states (act, acting) && record_refusal (act, acting) == NULL;
}

static const char *
state_label (const char *state)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), state);
}

char *
hut_case_act_refusal (const HutCaseAct *act, const HutActing *acting)
{
  g_autoptr (GString) states = NULL;

  if (in_its_states (act, acting))
    return g_strdup (record_refusal (act, acting));
  states = g_string_new (NULL);
  for (const char *const *from = act->from; *from != NULL; from++)
    g_string_append_printf (states, "%s%s", states->len > 0 ? _ (", ") : "", state_label (*from));
  /* Translators: the first is the state of a case, the second those in which something is done. */
  return g_strdup_printf (_ ("The case is: %s. This is done with cases that are: %s."),
                          state_label (hut_record_get_text (acting->record, "state")), states->str);
}

guint
hut_case_act_lacks (const HutCaseAct *act, const HutActing *acting)
{
  guint lacks = step_lacks (act, acting) & ~(BROUGHT | SHUT);

  return is_named (act, "call-back") ? lacks & ~HUT_LACK_CALL_BACK : lacks;
}

GPtrArray *
hut_case_act_missing (const HutCaseAct *act, const HutActing *acting)
{
  guint lacks = hut_case_act_lacks (act, acting);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);

  for (guint flag = 1; flag != 0 && flag <= lacks; flag <<= 1)
    if (lacks & flag)
      g_ptr_array_add (missing, g_strdup (hut_case_lack_label (flag)));
  return missing;
}

const char *
hut_case_act_advice (const HutCaseAct *act, const HutActing *acting)
{
  const HutRecord *record = acting->record;

  if ((!is_named (act, "assign") && !is_named (act, "route")) || acting->office == NULL ||
      hut_record_get_text (record, "category") == NULL)
    return NULL;
  if (hut_office_get_rule (acting->office, "powers") != NULL &&
      hut_case_is_listed (record, acting->office, "powers"))
    return _ ("The matter is among the powers of the street's own enforcement team: assign it to "
              "the team, do not whistle.");
  if (is_named (act, "assign") && !hut_case_is_listed (record, acting->office, "duties"))
    return _ ("The matter is not on the communities' list of duties: a community needs a reason.");
  return NULL;
}

/* In the order in which it is done. */
static const struct
{
  HutCaseLacks lack;
  const char *act;
} supplies[] = {
  { HUT_LACK_LEAD, "assign" },
  { HUT_LACK_CONTACT, "contact" },
  { HUT_LACK_REPORTS, "answer-unit" },
  { HUT_LACK_TOLD_CALLER, "tell-caller" },
  { HUT_LACK_TOLD_HOTLINE, "tell-hotline" },
  { HUT_LACK_CALL_BACK, "call-back" },
};

const HutCaseAct *
hut_case_lack_act (HutCaseLacks lack)
{
  for (gsize i = 0; i < G_N_ELEMENTS (supplies); i++)
    if (supplies[i].lack == lack)
      return hut_case_act_find (supplies[i].act);
  return NULL;
}

/* Before the answer: what must be on record goes first. */
static const HutCaseAct *
next_of_work (const HutActing *acting)
{
  const HutCaseAct *answer = hut_case_act_find ("answer");
  guint lacks = hut_case_act_lacks (answer, acting);

  for (gsize i = 0; i < G_N_ELEMENTS (supplies); i++)
    if (lacks & supplies[i].lack)
      return hut_case_act_find (supplies[i].act);
  return answer;
}

const HutCaseAct *
hut_case_act_next (const HutActing *acting)
{
  static const struct
  {
    const char *state;
    const char *act;
  } next[] = {
    { "received", "accept" },
    { "disputed", "settle" },
    { "accepted", "assign" },
    { "assigned", "start" },
  };
  const char *state = hut_record_get_text (acting->record, "state");

  if (g_strcmp0 (state, "in-progress") == 0)
    return next_of_work (acting);
  if (g_strcmp0 (state, "awaiting-call-back") == 0)
    return hut_case_act_find (hut_case_is_hotline (acting->record) ? "call-back" : "close");
  for (gsize i = 0; i < G_N_ELEMENTS (next); i++)
    if (g_strcmp0 (state, next[i].state) == 0)
      return hut_case_act_find (next[i].act);
  return NULL;
}
