/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What each act writes: the entries that go on record, the fields of the case, the tasks. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-planning.h"
#include "domain/hut-deadline.h"
#include "domain/hut-telephone.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- What was given ---- */

static const char *
text (HutPlanning *self, const char *name)
{
  return hut_act_values_get_text (self->values, name);
}

static HutTime
time_or (HutPlanning *self, const char *name, HutTime fallback)
{
  return hut_act_values_get_int (self->values, name, fallback);
}

static gboolean
refuse_argument (HutPlanning *self, const char *name, const char *why)
{
  g_set_error (self->error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s", name, why);
  return FALSE;
}

static gboolean
must_be_ahead (HutPlanning *self, const char *name)
{
  return time_or (self, name, G_MAXINT64) > self->acting->now ||
         refuse_argument (self, name, _ ("must lie ahead"));
}

static gboolean
must_have_been (HutPlanning *self, const char *name)
{
  return time_or (self, name, 0) <= self->acting->now ||
         refuse_argument (self, name, _ ("must not lie ahead"));
}

/* ---- What is written ---- */

static void
set (HutPlanning *self, const char *field, HutValue value)
{
  g_ptr_array_add (self->plan->names, g_strdup (field));
  g_array_append_val (self->plan->values, value);
}

static void
set_text (HutPlanning *self, const char *field, const char *words)
{
  set (self, field, hut_value_text (words));
}

static void
set_given (HutPlanning *self, const char *field, const char *argument)
{
  set (self, field, hut_value_copy (hut_act_values_get (self->values, argument)));
}

static void
unset (HutPlanning *self, const char *field)
{
  set (self, field, (HutValue)HUT_VALUE_INIT);
}

static HutRecord *
new_record (HutPlanning *self, const HutKind *kind)
{
  char id[HUT_UID_STRING_LEN + 1];
  HutUid uid = hut_uid_new ();
  HutRecord *record = hut_record_new (kind, &uid, self->acting->stream);

  hut_record_set_text (record, "case", hut_uid_print (&self->plan->id, id));
  g_ptr_array_add (self->plan->records, record);
  return record;
}

static HutRecord *
put (HutPlanning *self, const char *code, const char *words)
{
  HutRecord *event = new_record (self, &hut_kind_event);
  g_autofree char *masked = hut_telephone_mask_in (words);

  hut_record_set_text (event, "code", code);
  hut_record_set_int (event, "at", self->acting->now);
  hut_record_set_text (event, "by", self->acting->account);
  hut_record_set_text (event, "words", masked);
  return event;
}

static void
copy_given (HutPlanning *self, HutRecord *record, const char *field, const char *argument)
{
  const HutValue *value = hut_act_values_get (self->values, argument);

  if (value->type != HUT_VALUE_NONE)
    hut_record_set (record, field, hut_value_copy (value));
}

static HutRecord *
step (HutPlanning *self, const char *state, const char *words)
{
  HutRecord *event = put (self, "state", words);

  hut_record_set_text (event, "state", state);
  set_text (self, "state", state);
  return event;
}

static HutActChange *
change_record (HutPlanning *self, const HutKind *kind, const HutUid *id)
{
  HutActChange *change = g_new0 (HutActChange, 1);

  change->kind = kind;
  change->id = *id;
  change->names = g_ptr_array_new_with_free_func (g_free);
  change->values = hut_planning_new_values ();
  g_ptr_array_add (self->plan->changes, change);
  return change;
}

static void
change_set (HutActChange *change, const char *field, HutValue value)
{
  g_ptr_array_add (change->names, g_strdup (field));
  g_array_append_val (change->values, value);
}

/* ---- Acts ---- */

/* What the case lacks of limits, by its level; what followed from another level moves with it, what
 * the order states is left alone. */
static void
set_limits (HutPlanning *self, const char *level)
{
  static const char *const limits[] = { "due_at", "due_source", "contact_due_at" };
  g_autoptr (HutRecord) filled = hut_record_copy (self->acting->record);

  if (self->acting->office == NULL)
    return;
  if (level != NULL)
    {
      hut_record_set_text (filled, "level", level);
      if (g_strcmp0 (hut_record_get_text (filled, "due_source"), "level") == 0)
        hut_record_set (filled, "due_at", (HutValue)HUT_VALUE_INIT);
    }
  hut_deadline_fill (self->acting->office, filled);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const HutValue *value = hut_record_get (filled, limits[i]);

      if (!hut_value_equal (value, hut_record_get (self->acting->record, limits[i])))
        set (self, limits[i], hut_value_copy (value));
    }
}

static gboolean
plan_accept (HutPlanning *self)
{
  step (self, "accepted", text (self, "words"));
  set_limits (self, NULL);
  return TRUE;
}

static gboolean
plan_dispute (HutPlanning *self)
{
  step (self, "disputed", text (self, "reason"));
  set_text (self, "dispute_reason", text (self, "reason"));
  return TRUE;
}

static gboolean
plan_settle (HutPlanning *self)
{
  step (self, text (self, "outcome"), text (self, "words"));
  return TRUE;
}

static gboolean
plan_route (HutPlanning *self)
{
  put (self, "routed", text (self, "reason"));
  set_given (self, "route", "route");
  set_given (self, "route_reason", "reason");
  return TRUE;
}

static gboolean
plan_assign (HutPlanning *self)
{
  if (text (self, "duty_reason") != NULL)
    hut_record_set_text (put (self, "duty", text (self, "duty_reason")), "unit",
                         text (self, "lead"));
  hut_record_set_text (step (self, "assigned", text (self, "words")), "unit", text (self, "lead"));
  set_given (self, "lead", "lead");
  set_given (self, "assignee", "assignee");
  set_given (self, "duty_reason", "duty_reason");
  if (text (self, "level") != NULL)
    set_given (self, "level", "level");
  set_limits (self, text (self, "level"));
  return TRUE;
}

static gboolean
plan_level (HutPlanning *self)
{
  if (text (self, "words") != NULL)
    put (self, "note", text (self, "words"));
  set_given (self, "level", "level");
  set_limits (self, text (self, "level"));
  return TRUE;
}

static gboolean
plan_take_back (HutPlanning *self)
{
  HutRecord *event = put (self, "taken-back", text (self, "words"));

  hut_record_set_text (event, "state", "accepted");
  set_text (self, "state", "accepted");
  unset (self, "lead");
  unset (self, "assignee");
  unset (self, "duty_reason");
  return TRUE;
}

static gboolean
plan_hand_over (HutPlanning *self)
{
  const char *to = text (self, "assignee");
  const char *why = text (self, "words");
  g_autofree char *words = NULL;

  if (g_strcmp0 (to, hut_record_get_text (self->acting->record, "assignee")) == 0)
    return refuse_argument (self, "assignee", _ ("handles the case already"));
  words = why != NULL ? g_strdup_printf (_ ("%s: %s"), to, why) : g_strdup (to);
  put (self, "handed-over", words);
  set_given (self, "assignee", "assignee");
  return TRUE;
}

static gboolean
plan_start (HutPlanning *self)
{
  step (self, "in-progress", text (self, "words"));
  return TRUE;
}

/* An entry about words with somebody, at its own time. */
static gboolean
put_said (HutPlanning *self, const char *code)
{
  HutTime at = time_or (self, "at", self->acting->now);
  g_autofree char *how = hut_act_values_get_label (self->values, "how");
  HutRecord *event;

  if (!must_have_been (self, "at"))
    return FALSE;
  event = put (self, code, text (self, "words"));
  hut_record_set_int (event, "at", at);
  hut_record_set_text (event, "how", how);
  if (g_str_equal (code, "caller-contact") &&
      hut_record_get_int (self->acting->record, "contacted_at", 0) == 0)
    set (self, "contacted_at", hut_value_int (at));
  return TRUE;
}

static gboolean
plan_contact (HutPlanning *self)
{
  return put_said (self, "caller-contact");
}

static gboolean
plan_attempt (HutPlanning *self)
{
  return put_said (self, "attempt");
}

static gboolean
plan_tell_caller (HutPlanning *self)
{
  return put_said (self, "told-caller");
}

static gboolean
plan_tell_hotline (HutPlanning *self)
{
  return put_said (self, "told-hotline");
}

static gboolean
put_task (HutPlanning *self, const char *role, const char *title)
{
  HutRecord *task, *event;

  if (!must_be_ahead (self, "due_at"))
    return FALSE;
  task = new_record (self, &hut_kind_task);
  hut_record_set_text (task, "role", role);
  hut_record_set_text (task, "title", title);
  copy_given (self, task, "unit", "unit");
  copy_given (self, task, "assignee", "assignee");
  hut_record_set_int (task, "created_at", self->acting->now);
  hut_record_set_text (task, "given_by", self->acting->account);
  copy_given (self, task, "due_at", "due_at");
  hut_record_set_text (task, "state", "open");

  event = put (self, "task", title);
  hut_record_set (event, "task", hut_value_uid (&task->id));
  copy_given (self, event, "unit", "unit");
  copy_given (self, event, "due_at", "due_at");
  return TRUE;
}

static gboolean
plan_add_unit (HutPlanning *self)
{
  return put_task (self, "co-unit", text (self, "words"));
}

static gboolean
plan_add_task (HutPlanning *self)
{
  return put_task (self, "task", text (self, "title"));
}

/* The task that was named, of @role (NULL: any), still open. */
static const HutRecord *
find_task (HutPlanning *self, const char *role)
{
  const HutRecord *task = NULL;
  HutUid id;

  if (hut_uid_parse (text (self, "task"), &id))
    task = hut_case_facts_task (self->acting->facts, &id);
  if (task != NULL && g_strcmp0 (hut_record_get_text (task, "state"), "done") != 0 &&
      (role == NULL || g_strcmp0 (hut_record_get_text (task, "role"), role) == 0))
    return task;
  refuse_argument (self, "task", _ ("no such task of the case is open"));
  return NULL;
}

static void
put_of_task (HutPlanning *self, const char *code, const char *words, const HutRecord *task)
{
  HutRecord *event = put (self, code, words);

  hut_record_set (event, "task", hut_value_uid (&task->id));
  hut_record_set_text (event, "unit", hut_record_get_text (task, "unit"));
}

static gboolean
plan_interim (HutPlanning *self)
{
  const char *reason = text (self, "reason");
  const HutRecord *task;
  HutActChange *change;

  if (text (self, "task") == NULL)
    {
      put (self, "interim", reason);
      return TRUE;
    }
  task = find_task (self, NULL);
  if (task == NULL)
    return FALSE;
  put_of_task (self, "interim", reason, task);
  change = change_record (self, &hut_kind_task, &task->id);
  change_set (change, "state", hut_value_text ("interim"));
  change_set (change, "interim", hut_value_text (reason));
  change_set (change, "interim_at", hut_value_int (self->acting->now));
  return TRUE;
}

static gboolean
finish (HutPlanning *self, const char *role)
{
  const HutRecord *task = find_task (self, role);
  HutActChange *change;

  if (task == NULL)
    return FALSE;
  put_of_task (self, "task-done", text (self, "result"), task);
  change = change_record (self, &hut_kind_task, &task->id);
  change_set (change, "state", hut_value_text ("done"));
  change_set (change, "result", hut_value_text (text (self, "result")));
  change_set (change, "done_at", hut_value_int (self->acting->now));
  return TRUE;
}

static gboolean
plan_answer_unit (HutPlanning *self)
{
  return finish (self, "co-unit");
}

static gboolean
plan_finish_task (HutPlanning *self)
{
  return finish (self, "task");
}

static gboolean
plan_extend (HutPlanning *self)
{
  HutTime before = hut_record_get_int (self->acting->record, "due_at", 0);
  HutRecord *event;

  if (time_or (self, "due_at", 0) <= before)
    return refuse_argument (self, "due_at", _ ("must be later than the limit that stands"));
  event = put (self, "extension", text (self, "reason"));
  copy_given (self, event, "due_at", "due_at");
  copy_given (self, event, "caller_told", "caller_told");
  copy_given (self, event, "hotline_told", "hotline_told");
  set_given (self, "due_at", "due_at");
  set_text (self, "due_source", "extension");
  return TRUE;
}

static gboolean
plan_shelve (HutPlanning *self)
{
  HutRecord *event;

  if (!must_be_ahead (self, "retry_at"))
    return FALSE;
  event = put (self, "unsolved", text (self, "reason"));
  copy_given (self, event, "due_at", "retry_at");
  copy_given (self, event, "caller_told", "caller_told");
  set_given (self, "unsolved_reason", "reason");
  set_given (self, "retry_at", "retry_at");
  return TRUE;
}

static gboolean
plan_resume (HutPlanning *self)
{
  put (self, "resumed", text (self, "words"));
  unset (self, "unsolved_reason");
  unset (self, "retry_at");
  return TRUE;
}

static gboolean
plan_mediate (HutPlanning *self)
{
  static const char *const fields[] = { "parties",   "mediator",     "held_at",  "state",
                                        "agreement", "follow_up_at", "follow_up" };
  HutRecord *mediation = new_record (self, &hut_kind_mediation);

  hut_record_set_text (mediation, "state", "open");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    copy_given (self, mediation, fields[i], fields[i]);
  put (self, "mediation", text (self, "mediator"));
  if (g_strcmp0 (hut_record_get_text (self->acting->record, "route"), "mediation") != 0)
    {
      put (self, "routed", NULL);
      set_text (self, "route", "mediation");
    }
  return TRUE;
}

static gboolean
plan_follow_up (HutPlanning *self)
{
  static const char *const fields[] = { "state", "held_at", "agreement", "follow_up_at",
                                        "follow_up" };
  HutActChange *change = change_record (self, &hut_kind_mediation, &self->acting->facts->mediation);

  put (self, "mediation", text (self, "follow_up"));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const HutValue *value = hut_act_values_get (self->values, fields[i]);

      if (value->type != HUT_VALUE_NONE)
        change_set (change, fields[i], hut_value_copy (value));
    }
  return TRUE;
}

static gboolean
plan_answer (HutPlanning *self)
{
  step (self, "awaiting-call-back", text (self, "answer"));
  set_given (self, "answer", "answer");
  set (self, "done_at", hut_value_int (self->acting->now));
  return TRUE;
}

static gboolean
plan_close (HutPlanning *self)
{
  step (self, "closed", text (self, "words"));
  set (self, "closed_at", hut_value_int (self->acting->now));
  return TRUE;
}

/* Of a case that is closed only what is given is corrected; else the results of an earlier round
 * go. */
static gboolean
plan_call_back (HutPlanning *self)
{
  static const char *const results[] = { "contacted", "resolved", "satisfaction" };
  gboolean first = g_str_equal (self->plan->seen, "awaiting-call-back");
  gboolean given = hut_act_values_get_int (self->values, "call_back_at", 0) != 0;

  if (!must_have_been (self, "call_back_at"))
    return FALSE;
  put (self, "call-back", text (self, "words"));
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      gboolean says = hut_act_values_get (self->values, results[i])->type != HUT_VALUE_NONE;

      given |= says;
      if (says || first)
        set_given (self, results[i], results[i]);
    }
  if (!given)
    return refuse_argument (self, "contacted", _ ("nothing was answered: say at least when"));
  if (first || hut_act_values_get (self->values, "call_back_at")->type != HUT_VALUE_NONE)
    set (self, "call_back_at", hut_value_int (time_or (self, "call_back_at", self->acting->now)));
  return !first || plan_close (self);
}

/* A matter is not done any longer than its cases are. */
static void
open_matter (HutPlanning *self)
{
  const HutUid *matter = &self->acting->facts->done_matter;
  HutActChange *change;

  if (hut_uid_is_nil (matter))
    return;
  change = change_record (self, &hut_kind_matter, matter);
  change_set (change, "state", hut_value_text ("open"));
  change_set (change, "done_at", (HutValue)HUT_VALUE_INIT);
}

static gboolean
plan_reopen (HutPlanning *self)
{
  const HutRecord *record = self->acting->record;

  if (!must_be_ahead (self, "due_at"))
    return FALSE;
  step (self, "in-progress", text (self, "reason"));
  open_matter (self);
  set (self, "reopened", hut_value_int (hut_record_get_int (record, "reopened", 0) + 1));
  unset (self, "done_at");
  unset (self, "closed_at");
  unset (self, "unsolved_reason");
  unset (self, "retry_at");
  if (hut_act_values_get (self->values, "due_at")->type != HUT_VALUE_NONE)
    {
      set_given (self, "due_at", "due_at");
      set_text (self, "due_source", "entered");
    }
  return TRUE;
}

static gboolean
plan_exclude (HutPlanning *self)
{
  put (self, "excluded", text (self, "reason"));
  set (self, "excluded", hut_value_int (TRUE));
  set_given (self, "exclusion_reason", "reason");
  set_given (self, "exclusion_evidence", "evidence");
  set_text (self, "excluded_by", self->acting->account);
  set (self, "excluded_at", hut_value_int (self->acting->now));
  return TRUE;
}

static gboolean
plan_include (HutPlanning *self)
{
  static const char *const fields[] = { "exclusion_reason", "exclusion_evidence", "excluded_by",
                                        "excluded_at" };

  put (self, "included", text (self, "reason"));
  set (self, "excluded", hut_value_int (FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    unset (self, fields[i]);
  return TRUE;
}

static gboolean
plan_note (HutPlanning *self)
{
  put (self, "note", text (self, "words"));
  return TRUE;
}

static gboolean
plan_void (HutPlanning *self)
{
  hut_record_set_text (put (self, "state", text (self, "reason")), "state", "void");
  self->plan->void_reason = g_strdup (text (self, "reason"));
  return TRUE;
}

static const struct
{
  const char *act;
  gboolean (*plan) (HutPlanning *self);
} planners[] = {
  { "accept", plan_accept },
  { "dispute", plan_dispute },
  { "settle", plan_settle },
  { "route", plan_route },
  { "assign", plan_assign },
  { "level", plan_level },
  { "take-back", plan_take_back },
  { "hand-over", plan_hand_over },
  { "start", plan_start },
  { "contact", plan_contact },
  { "attempt", plan_attempt },
  { "add-unit", plan_add_unit },
  { "interim", plan_interim },
  { "answer-unit", plan_answer_unit },
  { "add-task", plan_add_task },
  { "finish-task", plan_finish_task },
  { "extend", plan_extend },
  { "shelve", plan_shelve },
  { "resume", plan_resume },
  { "mediate", plan_mediate },
  { "follow-up", plan_follow_up },
  { "tell-caller", plan_tell_caller },
  { "tell-hotline", plan_tell_hotline },
  { "answer", plan_answer },
  { "close", plan_close },
  { "call-back", plan_call_back },
  { "reopen", plan_reopen },
  { "exclude", plan_exclude },
  { "include", plan_include },
  { "note", plan_note },
  { "void", plan_void },
};

gboolean
hut_planning_run (HutPlanning *planning, const HutCaseAct *act)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planners); i++)
    if (g_str_equal (planners[i].act, act->name))
      return planners[i].plan (planning);
  g_return_val_if_reached (FALSE);
}
