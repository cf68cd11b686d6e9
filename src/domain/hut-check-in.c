/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who has checked in. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-check-in.h"

#define OF_UNIT (1u << HUT_CHECK_IN_THING)
#define OF_MEMBER                                                                                  \
  (1u << HUT_CHECK_IN_CALL | 1u << HUT_CHECK_IN_PROMISE | 1u << HUT_CHECK_IN_SUGGESTION |          \
   1u << HUT_CHECK_IN_ACTIVITY)

const char *
hut_check_in_task_name (HutCheckInTask task)
{
  return hut_codes_check_in_task[task].code;
}

/* HUT_N_CHECK_IN_TASKS where it is none. */
static HutCheckInTask
task_of (const HutRecord *check_in)
{
  const char *code = hut_record_get_text (check_in, "task");
  HutCheckInTask task = 0;

  while (task < HUT_N_CHECK_IN_TASKS && g_strcmp0 (code, hut_check_in_task_name (task)) != 0)
    task++;
  return task;
}

/* Of @asked; one thing counts that has both. */
static void
add (HutCheckInStanding *standing, const HutRecord *check_in, guint asked)
{
  HutCheckInTask task = task_of (check_in);
  HutTime at = hut_record_get_int (check_in, "at", 0);

  if (task == HUT_N_CHECK_IN_TASKS || (asked & 1u << task) == 0 ||
      hut_record_get_text (check_in, "void_reason") != NULL)
    return;
  if (at == 0 || hut_record_get_text (check_in, "evidence") == NULL)
    {
      standing->no_proof |= 1u << task;
      return;
    }
  standing->done |= 1u << task;
  standing->last = MAX (standing->last, at);
}

static HutCheckInStanding
closed (HutCheckInStanding standing, guint asked)
{
  standing.open = asked & ~standing.done;
  standing.no_proof &= standing.open;
  standing.all = standing.open == 0;
  return standing;
}

HutCheckInStanding
hut_check_in_of_member (GPtrArray *check_ins, const HutUid *person)
{
  HutCheckInStanding standing = { 0 };

  for (guint i = 0; i < check_ins->len; i++)
    {
      HutUid of = hut_roster_uid (check_ins->pdata[i], "person");

      if (hut_uid_equal (&of, person))
        add (&standing, check_ins->pdata[i], OF_MEMBER);
    }
  return closed (standing, OF_MEMBER);
}

HutCheckInStanding
hut_check_in_of_unit (GPtrArray *check_ins, const char *unit)
{
  HutCheckInStanding standing = { 0 };

  for (guint i = 0; i < check_ins->len; i++)
    if (g_strcmp0 (hut_record_get_text (check_ins->pdata[i], "unit"), unit) == 0 &&
        g_strcmp0 (hut_record_get_text (check_ins->pdata[i], "subject"), "unit") == 0)
      add (&standing, check_ins->pdata[i], OF_UNIT);
  return closed (standing, OF_UNIT);
}
