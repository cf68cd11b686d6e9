/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What people do with a task that belongs to no case: of a matter, of a warning, or noted by
 * itself. The tasks of a case are worked on by the acts of the case (hut-case-act.h), which put on
 * record what was done. Pure. */

/* What somebody is to do. */
typedef struct
{
  const char *title;
  const char *unit;     /* code of a unit or community, or NULL */
  const char *assignee; /* or NULL; one of the two must be named */
  HutTime due_at;       /* 0: no time limit */
} HutTaskGiven;

/* A new open task, given by @by (may be NULL) at @now; owned by the caller. HUT_DOMAIN_ERROR_RULE
 * says what is missing, translated. Numbers of telephones in its words are masked. */
HutRecord *hut_task_new (const HutTaskGiven *given, const char *by, HutTime now, GError **error);

/* Each of these changes @task in place; HUT_DOMAIN_ERROR_RULE says why it may not be, translated,
 * and leaves it as it was. */

/* No end without its result. */
gboolean hut_task_finish (HutRecord *task, const char *result, HutTime now, GError **error);

/* The task stays as it is, but another has it: @unit and @assignee, one of which must be named and
 * may be NULL or empty, replace who had it. */
gboolean hut_task_hand_over (HutRecord *task, const char *unit, const char *assignee,
                             GError **error);

/* What goes on record of the case that @task belongs to where it was handed over, with the reason
 * @words (may be NULL); owned by the caller, NULL where the task has no case. */
HutRecord *hut_task_handed_over_event (const HutRecord *task, const char *words, const char *by,
                                       HutTime now);

/* Why the record of a task cannot stand as it is: in English, static, for hut_operation_check();
 * sets *@field to the field at fault. NULL where it can. */
const char *hut_task_fault (const HutRecord *task, const char **field);

gboolean hut_task_is_done (const HutRecord *task);

G_END_DECLS
