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

const char *
hut_check_in_task_label (HutCheckInTask task)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_check_in, "task"),
                               hut_check_in_task_name (task));
}

HutCheckInTask
hut_check_in_task_parse (const char *code)
{
  HutCheckInTask task = 0;

  while (task < HUT_N_CHECK_IN_TASKS && g_strcmp0 (code, hut_check_in_task_name (task)) != 0)
    task++;
  return task;
}

guint
hut_check_in_tasks (gboolean unit)
{
  return unit ? OF_UNIT : OF_MEMBER;
}

/* One thing counts that has both. */
void
hut_check_in_note (HutCheckInStanding *standing, HutCheckInTask task, HutTime at,
                   gboolean has_evidence)
{
  if (task >= HUT_N_CHECK_IN_TASKS)
    return;
  if (at == 0 || !has_evidence)
    {
      standing->no_proof |= 1u << task;
      return;
    }
  standing->done |= 1u << task;
  standing->last = MAX (standing->last, at);
}

void
hut_check_in_close (HutCheckInStanding *standing, gboolean unit)
{
  guint asked = hut_check_in_tasks (unit);

  standing->done &= asked;
  standing->open = asked & ~standing->done;
  standing->no_proof &= standing->open;
  standing->all = standing->open == 0;
}

static void
note_record (HutCheckInStanding *standing, const HutRecord *check_in)
{
  if (hut_record_get_text (check_in, "void_reason") == NULL)
    hut_check_in_note (standing, hut_check_in_task_parse (hut_record_get_text (check_in, "task")),
                       hut_record_get_int (check_in, "at", 0),
                       hut_record_get_text (check_in, "evidence") != NULL);
}

HutCheckInStanding
hut_check_in_of_member (GPtrArray *check_ins, const HutUid *person)
{
  HutCheckInStanding standing = { 0 };

  for (guint i = 0; i < check_ins->len; i++)
    {
      HutUid of = hut_roster_uid (check_ins->pdata[i], "person");

      if (hut_uid_equal (&of, person))
        note_record (&standing, check_ins->pdata[i]);
    }
  hut_check_in_close (&standing, FALSE);
  return standing;
}

HutCheckInStanding
hut_check_in_of_unit (GPtrArray *check_ins, const char *unit)
{
  HutCheckInStanding standing = { 0 };

  for (guint i = 0; i < check_ins->len; i++)
    if (g_strcmp0 (hut_record_get_text (check_ins->pdata[i], "unit"), unit) == 0 &&
        g_strcmp0 (hut_record_get_text (check_ins->pdata[i], "subject"), "unit") == 0)
      note_record (&standing, check_ins->pdata[i]);
  hut_check_in_close (&standing, TRUE);
  return standing;
}
