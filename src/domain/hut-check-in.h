/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* The double check-in (DOMAIN 6): a unit does one practical thing for the street; a member answers
 * one call, makes one promise, gives one suggestion and joins one activity in the community that
 * the member lives in. Each counts with its day and its evidence; done is who has all of it. Pure.
 */
typedef enum
{
  HUT_CHECK_IN_THING,
  HUT_CHECK_IN_CALL,
  HUT_CHECK_IN_PROMISE,
  HUT_CHECK_IN_SUGGESTION,
  HUT_CHECK_IN_ACTIVITY,
  HUT_N_CHECK_IN_TASKS,
} HutCheckInTask;

/* "thing", "call", ...: the codes of hut_codes_check_in_task; static. */
const char *hut_check_in_task_name (HutCheckInTask task);

typedef struct
{
  guint done;     /* flags 1 << HutCheckInTask, of what counts */
  guint open;     /* of what is still to be done */
  guint no_proof; /* of what is on record without its day or its evidence: in open too */
  HutTime last;   /* of what counts; 0: nothing does */
  gboolean all;
} HutCheckInStanding;

/* "thing", ... as a task; HUT_N_CHECK_IN_TASKS where it is none. And its name for people. */
HutCheckInTask hut_check_in_task_parse (const char *code);
const char *hut_check_in_task_label (HutCheckInTask task);

/* The tasks of a unit, or of a member: flags 1 << HutCheckInTask. */
guint hut_check_in_tasks (gboolean unit);

/* Notes one thing on record, done on @at (0: it is not said) and shown by evidence or not; when all
 * are noted, closes @standing, which began as { 0 }, as that of a unit or of a member. */
void hut_check_in_note (HutCheckInStanding *standing, HutCheckInTask task, HutTime at,
                        gboolean has_evidence);
void hut_check_in_close (HutCheckInStanding *standing, gboolean unit);

/* @check_ins: HutRecord of kind check-in, of anybody. */
HutCheckInStanding hut_check_in_of_member (GPtrArray *check_ins, const HutUid *person);
HutCheckInStanding hut_check_in_of_unit (GPtrArray *check_ins, const char *unit);

G_END_DECLS
