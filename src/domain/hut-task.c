/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tasks: given, handed over, done. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-task.h"

#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

/* Stripped, numbers of telephones masked; NULL where nothing is left. */
static char *
clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? hut_telephone_mask_in (stripped) : NULL;
}

gboolean
hut_task_is_done (const HutRecord *task)
{
  return g_strcmp0 (hut_record_get_text (task, "state"), "done") == 0;
}

HutRecord *
hut_task_new (const HutTaskGiven *given, const char *by, HutTime now, GError **error)
{
  g_autofree char *title = clean (given->title);
  g_autofree char *unit = clean (given->unit);
  g_autofree char *assignee = clean (given->assignee);
  HutUid id = hut_uid_new ();
  HutRecord *task;

  if (title == NULL)
    refuse (_ ("What is to be done?"), error);
  else if (unit == NULL && assignee == NULL)
    refuse (_ ("Who takes the task? Name a unit or a person"), error);
  else if (given->due_at != 0 && given->due_at <= now)
    refuse (_ ("Until when? The day must lie ahead"), error);
  if (title == NULL || (unit == NULL && assignee == NULL) ||
      (given->due_at != 0 && given->due_at <= now))
    return NULL;
  task = hut_record_new (&hut_kind_task, &id, NULL);
  hut_record_set_text (task, "role", "task");
  hut_record_set_text (task, "title", title);
  hut_record_set_text (task, "unit", unit);
  hut_record_set_text (task, "assignee", assignee);
  hut_record_set_int (task, "created_at", now);
  hut_record_set_text (task, "given_by", by);
  if (given->due_at != 0)
    hut_record_set_int (task, "due_at", given->due_at);
  hut_record_set_text (task, "state", "open");
  return task;
}

gboolean
hut_task_finish (HutRecord *task, const char *result, HutTime now, GError **error)
{
  g_autofree char *words = clean (result);

  if (words == NULL)
    return refuse (_ ("A task is done with its result"), error);
  if (hut_task_is_done (task))
    return refuse (_ ("The task is done already"), error);
  hut_record_set_text (task, "state", "done");
  hut_record_set_text (task, "result", words);
  hut_record_set_int (task, "done_at", now);
  return TRUE;
}

gboolean
hut_task_hand_over (HutRecord *task, const char *unit, const char *assignee, GError **error)
{
  g_autofree char *to_unit = clean (unit);
  g_autofree char *to_person = clean (assignee);

  if (hut_task_is_done (task))
    return refuse (_ ("The task is done already"), error);
  if (to_unit == NULL && to_person == NULL)
    return refuse (_ ("Who takes the task? Name a unit or a person"), error);
  if (g_strcmp0 (hut_record_get_text (task, "role"), "co-unit") == 0 && to_unit == NULL)
    return refuse (_ ("A co-unit’s work goes to a unit."), error);
  if (g_strcmp0 (to_unit, hut_record_get_text (task, "unit")) == 0 &&
      g_strcmp0 (to_person, hut_record_get_text (task, "assignee")) == 0)
    return refuse (_ ("They have it already."), error);
  hut_record_set_text (task, "unit", to_unit);
  hut_record_set_text (task, "assignee", to_person);
  return TRUE;
}

HutRecord *
hut_task_handed_over_event (const HutRecord *task, const char *words, const char *by, HutTime now)
{
  const char *of = hut_record_get_text (task, "case");
  const char *to = hut_record_get_text (task, "assignee");
  g_autofree char *why = clean (words);
  g_autofree char *said = NULL;
  HutUid id = hut_uid_new ();
  HutRecord *event;

  if (of == NULL)
    return NULL;
  /* Translators: on record of a case: who has a task now, and why. */
  said = to != NULL && why != NULL ? g_strdup_printf (_ ("%s: %s"), to, why)
                                   : g_strdup (why != NULL ? why : to);
  event = hut_record_new (&hut_kind_event, &id, task->stream);
  hut_record_set_text (event, "case", of);
  hut_record_set_text (event, "code", "handed-over");
  hut_record_set_int (event, "at", now);
  hut_record_set_text (event, "by", by);
  hut_record_set_text (event, "words", said);
  hut_record_set (event, "task", hut_value_uid (&task->id));
  hut_record_set_text (event, "unit", hut_record_get_text (task, "unit"));
  return event;
}

const char *
hut_task_fault (const HutRecord *task, const char **field)
{
  const char *state = hut_record_get_text (task, "state");

  *field = "result";
  if (g_strcmp0 (state, "done") == 0 && hut_record_get_text (task, "result") == NULL)
    return "a task is done with its result";
  *field = "interim";
  if (g_strcmp0 (state, "interim") == 0 && hut_record_get_text (task, "interim") == NULL)
    return "an interim report says how far it is";
  *field = "unit";
  if (g_strcmp0 (hut_record_get_text (task, "role"), "co-unit") == 0 &&
      hut_record_get_text (task, "unit") == NULL)
    return "the work of a co-unit names the unit";
  return NULL;
}
