/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tasks done and handed over. Like every reader: one thread at a time. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-task-work.h"

#include "store/hut-case-work.h"
#include "store/hut-warning-work.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutRecord *
read_record (HutReader *reader, const HutKind *kind, const HutUid *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutRecord *record = hut_reader_get (reader, kind, id, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (record == NULL)
    g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                         kind == &hut_kind_task ? _ ("The task is not there any more.")
                                                : _ ("The case is not there any more."));
  return record;
}

/* FALSE: it belongs to none. */
static gboolean
case_of (const HutRecord *task, HutUid *id)
{
  const char *text = hut_record_get_text (task, "case");

  return text != NULL && hut_uid_parse (text, id);
}

static gboolean
write_act (HutWrite *write, HutReader *reader, const HutTasking *tasking, const HutRecord *task,
           const HutUid *of, const char *result, GError **error)
{
  gboolean co_unit = g_strcmp0 (hut_record_get_text (task, "role"), "co-unit") == 0;
  const HutCaseAct *act = hut_case_act_find (co_unit ? "answer-unit" : "finish-task");
  g_autoptr (HutActValues) values = hut_act_values_new (act);
  g_autoptr (HutRecord) record = read_record (reader, &hut_kind_case, of, error);
  g_auto (HutCaseFacts) facts = { 0 };
  char id[HUT_UID_STRING_LEN + 1];
  HutActing acting = { .record = record,
                       .facts = &facts,
                       .office = tasking->office,
                       .account = tasking->account,
                       .stream = tasking->stream,
                       .now = tasking->now };
  HutCasePlan *plan;

  if (record == NULL || !hut_reader_case_facts (reader, of, &facts, error) ||
      !hut_act_values_set_text (values, "task", hut_uid_print (&task->id, id), error) ||
      !hut_act_values_set_text (values, "result", result != NULL ? result : "", error))
    return FALSE;
  plan = hut_case_act_plan (act, &acting, values, error);
  if (plan == NULL)
    return FALSE;
  hut_write_case_plan (write, plan);
  return TRUE;
}

gboolean
hut_write_task_done (HutWrite *write, HutReader *reader, const HutTasking *tasking,
                     const HutUid *id, const char *result, GError **error)
{
  g_autoptr (HutRecord) task = read_record (reader, &hut_kind_task, id, error);
  g_autoptr (HutRecord) done = NULL;
  HutUid of;

  if (task == NULL)
    return FALSE;
  if (case_of (task, &of))
    return write_act (write, reader, tasking, task, &of, result, error);
  done = hut_record_copy (task);
  if (!hut_task_finish (done, result, tasking->now, error))
    return FALSE;
  hut_write_task (write, task, done);
  return TRUE;
}

gboolean
hut_write_task_hand_over (HutWrite *write, HutReader *reader, const HutTasking *tasking,
                          const HutUid *id, const char *unit, const char *assignee,
                          const char *words, GError **error)
{
  g_autoptr (HutRecord) task = read_record (reader, &hut_kind_task, id, error);
  g_autoptr (HutRecord) next = task != NULL ? hut_record_copy (task) : NULL;
  HutRecord *event;

  if (next == NULL || !hut_task_hand_over (next, unit, assignee, error))
    return FALSE;
  hut_write_task (write, task, next);
  event = hut_task_handed_over_event (next, words, tasking->account, tasking->now);
  if (event != NULL)
    hut_write_create (write, event);
  return TRUE;
}
