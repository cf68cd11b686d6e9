/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a department can write. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-department-reach.h"

#include "domain/hut-whistle-rules.h"

static const HutDelta *
delta_of (const HutOperation *operation, const char *name)
{
  return hut_operation_delta (operation, hut_kind_field (operation->kind, name));
}

static const char *
text_of (const HutValue *value)
{
  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

/* The text of the member as it will stand. */
static const char *
next_text (const HutOperation *operation, const HutRecord *present, const char *name)
{
  const HutDelta *delta = delta_of (operation, name);

  if (delta != NULL)
    return text_of (&delta->new_value);
  return present != NULL ? hut_record_get_text (present, name) : NULL;
}

static gboolean
next_uid (const HutOperation *operation, const HutRecord *present, const char *name, HutUid *id)
{
  const char *text = next_text (operation, present, name);

  return text != NULL && hut_uid_parse (text, id);
}

/* Only what it is shown, and none of @others, which end with NULL. */
static gboolean
writes_shown (const HutOperation *operation, const char *const *others)
{
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutField *field = g_array_index (operation->deltas, HutDelta, i).field;

      if (!(field->to & HUT_TO_DEPT) || g_strv_contains (others, field->name))
        return FALSE;
    }
  for (guint i = 0; i < operation->guards->len; i++)
    if (!(g_array_index (operation->guards, HutGuard, i).field->to & HUT_TO_DEPT))
      return FALSE;
  return TRUE;
}

static gboolean
is_of (const HutRecord *summons, const char *unit)
{
  return summons != NULL && g_strcmp0 (hut_record_get_text (summons, "unit"), unit) == 0;
}

gboolean
hut_department_needs (const HutOperation *operation, const HutRecord *present, HutUid *summons,
                      HutUid *step)
{
  const HutKind *kind = operation->kind;

  *summons = *step = (HutUid){ { 0 } };
  if (kind == &hut_kind_summons)
    *summons = operation->id;
  else if (kind == &hut_kind_attachment)
    next_uid (operation, present, "step", step);
  else if (kind == &hut_kind_whistle_step || kind == &hut_kind_whistle_view)
    next_uid (operation, present, "summons", summons);
  return !hut_uid_is_nil (summons) || !hut_uid_is_nil (step);
}

/* ---- Each kind ---- */

static gboolean
reaches_summons (const HutOperation *operation)
{
  const HutDelta *state = delta_of (operation, "state");

  return operation->verb == HUT_VERB_UPDATE && operation->deltas->len == 1 && state != NULL &&
         hut_summons_step_is_own (text_of (&state->old_value), text_of (&state->new_value));
}

static gboolean
is_by_desk (const HutOperation *operation, const HutRecord *present)
{
  return g_strcmp0 (next_text (operation, present, "how"), "desk") == 0;
}

/* It names its summons, and the whistle and unit of that. */
static gboolean
names_own (const HutOperation *operation, const HutRecord *present, const HutRecord *summons)
{
  static const char *const same[] = { "unit", "whistle", NULL };

  for (guint i = 0; same[i] != NULL; i++)
    if (g_strcmp0 (next_text (operation, present, same[i]),
                   hut_record_get_text (summons, same[i])) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
reaches_step (const HutOperation *operation, const HutRecord *present, const HutRecord *summons)
{
  static const char *const of_street[] = { "ruling", "due_at", NULL };

  return operation->verb == HUT_VERB_CREATE && names_own (operation, present, summons) &&
         is_by_desk (operation, present) && writes_shown (operation, of_street) &&
         hut_whistle_step_is_own (next_text (operation, present, "code"));
}

static gboolean
reaches_view (const HutOperation *operation, const HutRecord *present, const HutRecord *summons)
{
  static const char *const none[] = { NULL };

  return operation->verb != HUT_VERB_VOID && names_own (operation, present, summons) &&
         is_by_desk (operation, present) && writes_shown (operation, none);
}

/* Of nothing but the step. */
static gboolean
reaches_attachment (const HutOperation *operation, const HutRecord *present, const HutRecord *step)
{
  static const char *const of_street[] = { "case", NULL };

  return operation->verb == HUT_VERB_CREATE && present == NULL &&
         writes_shown (operation, of_street) &&
         g_strcmp0 (next_text (operation, present, "whistle"),
                    hut_record_get_text (step, "whistle")) == 0;
}

gboolean
hut_department_reaches (const HutOperation *operation, const HutRecord *present,
                        const HutRecord *summons, const HutRecord *step, const char *unit)
{
  const HutKind *kind = operation->kind;

  if (kind == &hut_kind_attachment)
    return is_of (step, unit) && reaches_attachment (operation, present, step);
  if (!is_of (summons, unit))
    return FALSE;
  if (kind == &hut_kind_summons)
    return reaches_summons (operation);
  if (kind == &hut_kind_whistle_step)
    return reaches_step (operation, present, summons);
  return kind == &hut_kind_whistle_view && reaches_view (operation, present, summons);
}
