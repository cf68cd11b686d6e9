/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether an operation may be: the rules that hold on the desktop and on the server alike.
 * Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-operation.h"

#include "domain/hut-case-lacks.h"
#include "domain/hut-case-rules.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-roster-rules.h"
#include "domain/hut-task.h"
#include "domain/hut-whistle-rules.h"

typedef struct
{
  const HutOperation *operation;
  const HutRecord *present;
  const HutOperationContext *context;
  const HutField **culprit;
  GError **error;
} Check;

/* Without these a record says nothing. */
/* clang-format off */
static const struct
{
  const HutKind *kind;
  const char *field;
} required[] = {
  { &hut_kind_account, "name" }, { &hut_kind_account, "role" },
  { &hut_kind_attachment, "name" }, { &hut_kind_attachment, "sha256" },
  { &hut_kind_case, "title" }, { &hut_kind_case, "state" },
  { &hut_kind_community, "code" }, { &hut_kind_community, "name" },
  { &hut_kind_department, "code" }, { &hut_kind_department, "name" },
  { &hut_kind_event, "case" }, { &hut_kind_event, "code" }, { &hut_kind_event, "at" },
  { &hut_kind_grid, "code" },
  { &hut_kind_lane, "code" }, { &hut_kind_lane, "name" },
  { &hut_kind_matter, "title" },
  { &hut_kind_mediation, "case" },
  { &hut_kind_person, "name" },
  { &hut_kind_rule, "name" }, { &hut_kind_rule, "value" },
  { &hut_kind_shared_view, "name" }, { &hut_kind_shared_view, "filter" },
  { &hut_kind_task, "role" },
  { &hut_kind_template, "name" }, { &hut_kind_template, "text" },
  { &hut_kind_unit, "code" }, { &hut_kind_unit, "name" },
  { &hut_kind_view, "name" }, { &hut_kind_view, "filter" },
  { &hut_kind_warning, "source" }, { &hut_kind_warning, "state" },
  /* The council. */
  { &hut_kind_addendum, "minutes" }, { &hut_kind_addendum, "text" },
  { &hut_kind_ballot, "motion" }, { &hut_kind_ballot, "meeting" }, { &hut_kind_ballot, "member" }, { &hut_kind_ballot, "choice" },
  { &hut_kind_body, "name" }, { &hut_kind_body, "kind" },
  { &hut_kind_meeting, "title" }, { &hut_kind_meeting, "kind" },
  { &hut_kind_member, "body" }, { &hut_kind_member, "number" },
  { &hut_kind_minutes, "meeting" },
  { &hut_kind_motion, "meeting" }, { &hut_kind_motion, "title" }, { &hut_kind_motion, "method" },
  { &hut_kind_notice, "meeting" }, { &hut_kind_notice, "subject" },
  { &hut_kind_presence, "meeting" }, { &hut_kind_presence, "code" }, { &hut_kind_presence, "at" },
  { &hut_kind_report, "meeting" }, { &hut_kind_report, "resolution" }, { &hut_kind_report, "progress" }, { &hut_kind_report, "at" },
  { &hut_kind_resolution, "meeting" }, { &hut_kind_resolution, "title" },
  { &hut_kind_sheet, "topic" }, { &hut_kind_sheet, "household" }, { &hut_kind_sheet, "view" },
  { &hut_kind_speech, "meeting" }, { &hut_kind_speech, "member" }, { &hut_kind_speech, "stand" },
  { &hut_kind_tally, "motion" }, { &hut_kind_tally, "block" },
  { &hut_kind_topic, "meeting" }, { &hut_kind_topic, "title" },
  /* Whistles. */
  { &hut_kind_mark, "summons" }, { &hut_kind_mark, "unit" }, { &hut_kind_mark, "who" },
  { &hut_kind_summons, "whistle" }, { &hut_kind_summons, "unit" }, { &hut_kind_summons, "due_at" },
  { &hut_kind_whistle, "occasion" }, { &hut_kind_whistle, "task" },
  { &hut_kind_whistle_step, "whistle" }, { &hut_kind_whistle_step, "code" }, { &hut_kind_whistle_step, "at" },
  { &hut_kind_whistle_view, "summons" }, { &hut_kind_whistle_view, "unit" },
  /* The roster. */
  { &hut_kind_activity, "title" },
  { &hut_kind_check_in, "subject" }, { &hut_kind_check_in, "task" },
  { &hut_kind_entry, "list" }, { &hut_kind_entry, "title" },
  { &hut_kind_finding, "words" }, { &hut_kind_finding, "at" },
  { &hut_kind_lane_check, "lane" }, { &hut_kind_lane_check, "at" }, { &hut_kind_lane_check, "items" },
  { &hut_kind_lane_profile, "lane" },
  { &hut_kind_match, "need" }, { &hut_kind_match, "resource" },
  { &hut_kind_patrol, "person" }, { &hut_kind_patrol, "began_at" },
  { &hut_kind_rating, "lane" }, { &hut_kind_rating, "month" }, { &hut_kind_rating, "subject" }, { &hut_kind_rating, "score" },
  { &hut_kind_role, "person" }, { &hut_kind_role, "code" },
  { &hut_kind_service, "person" }, { &hut_kind_service, "how" },
  { &hut_kind_shift, "lane" }, { &hut_kind_shift, "person" }, { &hut_kind_shift, "day" },
  { &hut_kind_signup, "activity" }, { &hut_kind_signup, "person" },
  { &hut_kind_visit, "subject" }, { &hut_kind_visit, "at" },
};
/* clang-format on */

static gboolean
refuse (Check *check, const HutField *field, const char *why)
{
  if (check->culprit != NULL)
    *check->culprit = field;
  g_set_error (check->error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, "%s%s%s",
               field != NULL ? field->name : "", field != NULL ? ": " : "", why);
  return FALSE;
}

static const HutValue *
present_value (Check *check, const HutField *field)
{
  static const HutValue none = HUT_VALUE_INIT;

  if (check->present == NULL)
    return &none;
  return &check->present->values[hut_kind_field_index (check->operation->kind, field)];
}

static gboolean
check_required (Check *check)
{
  const HutOperation *operation = check->operation;

  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    {
      const HutField *field;
      const HutDelta *delta;

      if (required[i].kind != operation->kind)
        continue;
      field = hut_kind_field (operation->kind, required[i].field);
      delta = hut_operation_delta (operation, field);
      if (delta != NULL && delta->new_value.type == HUT_VALUE_NONE)
        return refuse (check, field, "must not be empty");
      if (delta == NULL && operation->verb == HUT_VERB_CREATE && check->present == NULL)
        return refuse (check, field, "is missing");
    }
  return TRUE;
}

static gboolean
check_voiding (Check *check, const HutField *reason, const HutDelta *voiding)
{
  const HutField *state = hut_kind_field (check->operation->kind, "state");
  const HutDelta *delta;
  const HutValue *next;

  if (voiding == NULL || voiding->new_value.type != HUT_VALUE_TEXT)
    return refuse (check, reason, "voiding needs a reason");
  if (check->operation->kind != &hut_kind_case)
    return TRUE;
  delta = hut_operation_delta (check->operation, state);
  next = delta != NULL ? &delta->new_value : present_value (check, state);
  return (next->type == HUT_VALUE_TEXT && g_str_equal (next->text, "void")) ||
         refuse (check, state, "voiding leads to the state void");
}

static gboolean
check_verb (Check *check)
{
  const HutOperation *operation = check->operation;
  const HutField *reason = hut_kind_field (operation->kind, "void_reason");
  const HutDelta *voiding;

  if (operation->kind->append)
    return operation->verb == HUT_VERB_CREATE ||
           refuse (check, NULL, "what is on record is never changed");
  if (operation->verb != HUT_VERB_CREATE && check->present == NULL)
    return refuse (check, NULL, "no such record");

  voiding = hut_operation_delta (operation, reason);
  if (operation->verb == HUT_VERB_VOID)
    return check_voiding (check, reason, voiding);
  if (voiding != NULL && voiding->new_value.type != HUT_VALUE_NONE)
    return refuse (check, reason, "only voiding gives this reason");
  if (voiding == NULL && operation->verb == HUT_VERB_UPDATE &&
      present_value (check, reason)->type != HUT_VALUE_NONE)
    return refuse (check, reason, "the record is void");
  return TRUE;
}

/* Two desktops that import the same file take the same step: the second finds it done. A person's
 * step is another matter, since with the same state there may go another unit. */
static gboolean
is_imported_already (Check *check, const HutField *field)
{
  const HutDelta *delta = hut_operation_delta (check->operation, field);

  return check->context->imported && delta != NULL &&
         hut_value_equal (&delta->new_value, present_value (check, field));
}

static gboolean
check_guards (Check *check)
{
  for (guint i = 0; i < check->operation->guards->len; i++)
    {
      const HutGuard *guard = &g_array_index (check->operation->guards, HutGuard, i);

      if (!hut_value_equal (&guard->value, present_value (check, guard->field)) &&
          !is_imported_already (check, guard->field))
        return refuse (check, guard->field, "is no longer what this step was based on");
    }
  return TRUE;
}

/* What is already so needs no step and breaks none. */
static gboolean
check_state (Check *check, const HutDelta *delta)
{
  const HutValue *present = present_value (check, delta->field);
  const char *from = present->type == HUT_VALUE_TEXT ? present->text : NULL;
  const char *to = delta->new_value.type == HUT_VALUE_TEXT ? delta->new_value.text : "";
  g_autofree char *why = NULL;

  if (check->context->imported || g_strcmp0 (from, to) == 0)
    return TRUE;
  if (from == NULL)
    return g_str_equal (to, "received") ||
           refuse (check, delta->field, "a new case begins as received");
  if (g_str_equal (to, "void") && check->operation->verb != HUT_VERB_VOID)
    return refuse (check, delta->field, "voiding needs a reason");
  if (hut_case_step_allowed (from, to))
    return TRUE;
  why = g_strdup_printf ("no step leads from %s to %s", from, to);
  return refuse (check, delta->field, why);
}

static gboolean
check_delta (Check *check, const HutDelta *delta)
{
  const HutOperation *operation = check->operation;
  const HutValue *present = present_value (check, delta->field);

  if (delta->field->merge == HUT_MERGE_SERVER && operation->verb != HUT_VERB_CREATE)
    return refuse (check, delta->field, "only the server gives this");
  if (delta->field->merge == HUT_MERGE_GUARDED && check->present != NULL &&
      !check->context->imported && !hut_value_equal (&delta->old_value, present) &&
      !hut_value_equal (&delta->new_value, present))
    return refuse (check, delta->field, "is no longer what this step was based on");
  if (operation->kind == &hut_kind_case && g_str_equal (delta->field->name, "state"))
    return check_state (check, delta);
  return TRUE;
}

/* Fields of a case of which more is asked than their type. */
static gboolean
is_watched (const HutDelta *delta)
{
  static const char *const watched[] = { "state",    "due_at",       "unsolved_reason",
                                         "excluded", "call_back_at", "contacted",
                                         "resolved", "satisfaction", NULL };

  return g_strv_contains (watched, delta->field->name);
}

gboolean
hut_operation_needs_facts (const HutOperation *operation, gboolean imported)
{
  if (operation->kind != &hut_kind_case || operation->verb != HUT_VERB_UPDATE || imported)
    return FALSE;
  for (guint i = 0; i < operation->deltas->len; i++)
    if (is_watched (&g_array_index (operation->deltas, HutDelta, i)))
      return TRUE;
  return FALSE;
}

/* What must be on record, or come with it. */
static gboolean
check_lacks (Check *check)
{
  static const HutCaseFacts nothing;
  const HutOperationContext *context = check->context;
  g_autoptr (HutRecord) next = NULL;
  g_autofree char *names = NULL;
  g_autofree char *why = NULL;
  guint lacks;

  if (check->present == NULL || !hut_operation_needs_facts (check->operation, context->imported))
    return TRUE;
  next = hut_record_copy (check->present);
  hut_operation_apply (check->operation, next);
  lacks = hut_case_lacks (check->present, next, context->facts != NULL ? context->facts : &nothing,
                          context->office, context->account);
  if (lacks == 0)
    return TRUE;
  names = hut_case_lacks_names (lacks);
  why = g_strdup_printf ("missing: %s", names);
  return refuse (check, hut_case_lacks_field (lacks), why);
}

/* The value of the field @name once the operation is done, as text. */
static const char *
next_text (Check *check, const char *name)
{
  const HutField *field = hut_kind_field (check->operation->kind, name);
  const HutDelta *delta = hut_operation_delta (check->operation, field);
  const HutValue *value = delta != NULL ? &delta->new_value : present_value (check, field);

  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

/* An answer to a warning says why, or what is done; only what was answered is judged. */
static gboolean
check_warning (Check *check)
{
  const HutKind *kind = check->operation->kind;
  const char *state;

  if (kind != &hut_kind_warning || check->operation->verb == HUT_VERB_VOID)
    return TRUE;
  state = next_text (check, "state");
  if (g_strcmp0 (state, "dismissed") == 0 && next_text (check, "reason") == NULL)
    return refuse (check, hut_kind_field (kind, "reason"), "a warning is dismissed with a reason");
  if (g_strcmp0 (state, "accepted") == 0 && next_text (check, "task") == NULL)
    return refuse (check, hut_kind_field (kind, "task"), "a warning is accepted as a task");
  if (g_strcmp0 (state, "open") == 0 && next_text (check, "verdict") != NULL)
    return refuse (check, hut_kind_field (kind, "verdict"), "the warning was not answered");
  return TRUE;
}

gboolean
hut_operation_needs_matter (const HutOperation *operation, gboolean imported)
{
  const HutDelta *delta;

  if (operation->kind != &hut_kind_matter || operation->verb != HUT_VERB_UPDATE || imported)
    return FALSE;
  delta = hut_operation_delta (operation, hut_kind_field (&hut_kind_matter, "state"));
  return delta != NULL && delta->new_value.type == HUT_VALUE_TEXT &&
         g_str_equal (delta->new_value.text, "done");
}

/* A matter ends when nobody waits for it any more. */
static gboolean
check_matter (Check *check)
{
  static const HutMatterFacts nothing;
  const HutMatterFacts *facts = check->context->matter != NULL ? check->context->matter : &nothing;

  if (!hut_operation_needs_matter (check->operation, check->context->imported) ||
      (facts->n_open == 0 && facts->n_open_tasks == 0))
    return TRUE;
  return refuse (check, hut_kind_field (&hut_kind_matter, "state"),
                 facts->n_open > 0 ? "cases of the matter are not done"
                                   : "tasks of the matter are not done");
}

/* The record as it would stand. */
static gboolean
check_task (Check *check)
{
  g_autoptr (HutRecord) next = NULL;
  const char *field = NULL;
  const char *fault;

  if (check->operation->kind != &hut_kind_task || check->operation->verb == HUT_VERB_VOID)
    return TRUE;
  next = check->present != NULL ? hut_record_copy (check->present)
                                : hut_record_new (&hut_kind_task, &check->operation->id, NULL);
  hut_operation_apply (check->operation, next);
  fault = hut_task_fault (next, &field);
  return fault == NULL || refuse (check, hut_kind_field (&hut_kind_task, field), fault);
}

static gboolean
check_council (Check *check)
{
  const char *field = NULL;
  const char *fault =
      hut_council_fault (check->operation, check->present, check->context->council, &field);

  return fault == NULL ||
         refuse (check, field != NULL ? hut_kind_field (check->operation->kind, field) : NULL,
                 fault);
}

static gboolean
check_whistle (Check *check)
{
  const char *field = NULL;
  const char *fault =
      hut_whistle_fault (check->operation, check->present, check->context->whistle, &field);

  return fault == NULL ||
         refuse (check, field != NULL ? hut_kind_field (check->operation->kind, field) : NULL,
                 fault);
}

static gboolean
is_of_roster (const HutKind *kind)
{
  return hut_roster_judges (kind) || kind == &hut_kind_lane_profile || kind == &hut_kind_shift;
}

/* The record as it would stand, and its uid. */
static gboolean
check_roster (Check *check)
{
  const HutKind *kind = check->operation->kind;
  g_autoptr (HutRecord) next = NULL;
  const char *field = NULL;
  const char *fault;

  if (check->operation->verb == HUT_VERB_VOID || !is_of_roster (kind))
    return TRUE;
  next = check->present != NULL ? hut_record_copy (check->present)
                                : hut_record_new (kind, &check->operation->id, NULL);
  hut_operation_apply (check->operation, next);
  fault = hut_roster_fault (check->present, next, &field);
  if (fault == NULL && check->operation->stream != NULL)
    fault = hut_roster_key_fault (check->operation->stream, check->present, next, &field);
  return fault == NULL ||
         refuse (check, field != NULL ? hut_kind_field (kind, field) : NULL, fault);
}

gboolean
hut_operation_check (const HutOperation *operation, const HutRecord *present,
                     const HutOperationContext *context, const HutField **culprit, GError **error)
{
  static const HutOperationContext plain;
  Check check = { operation, present, context != NULL ? context : &plain, culprit, error };

  if (culprit != NULL)
    *culprit = NULL;
  if (!check_verb (&check) || !check_required (&check) || !check_guards (&check))
    return FALSE;
  for (guint i = 0; i < operation->deltas->len; i++)
    if (!check_delta (&check, &g_array_index (operation->deltas, HutDelta, i)))
      return FALSE;
  return check_warning (&check) && check_task (&check) && check_matter (&check) &&
         check_council (&check) && check_whistle (&check) && check_roster (&check) &&
         check_lacks (&check);
}
