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

/* @check_ins: HutRecord of kind check-in, of anybody. */
HutCheckInStanding hut_check_in_of_member (GPtrArray *check_ins, const HutUid *person);
HutCheckInStanding hut_check_in_of_unit (GPtrArray *check_ins, const char *unit);

G_END_DECLS
