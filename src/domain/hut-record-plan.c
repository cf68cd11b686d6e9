/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Plans of writes. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-record-plan.h"

static void
planned_free (HutPlannedRecord *planned)
{
  hut_record_free ((HutRecord *)planned->kept);
  hut_record_free (planned->next);
  g_ptr_array_unref (planned->expected);
  g_ptr_array_unref (planned->guarded);
  g_ptr_array_unref (planned->held);
  g_free (planned);
}

static HutPlannedRecord *
add (HutRecordPlan *plan, HutRecord *kept, HutRecord *next)
{
  HutPlannedRecord *planned = g_new0 (HutPlannedRecord, 1);

  planned->kept = kept;
  planned->next = next;
  planned->expected = g_ptr_array_new ();
  planned->guarded = g_ptr_array_new ();
  planned->held = g_ptr_array_new ();
  g_ptr_array_add (plan->records, planned);
  return planned;
}

HutRecordPlan *
hut_record_plan_new (void)
{
  HutRecordPlan *plan = g_new0 (HutRecordPlan, 1);

  plan->records = g_ptr_array_new_with_free_func ((GDestroyNotify)planned_free);
  return plan;
}

void
hut_record_plan_free (HutRecordPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->records);
  g_free (plan);
}

HutRecord *
hut_record_plan_create (HutRecordPlan *plan, const HutKind *kind, const HutUid *id)
{
  HutUid fresh = hut_uid_new ();

  return add (plan, NULL, hut_record_new (kind, id != NULL ? id : &fresh, NULL))->next;
}

HutRecord *
hut_record_plan_change (HutRecordPlan *plan, const HutRecord *kept)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      HutPlannedRecord *planned = plan->records->pdata[i];

      if (planned->next->kind == kept->kind && hut_uid_equal (&planned->next->id, &kept->id))
        return planned->next;
    }
  return add (plan, hut_record_copy (kept), hut_record_copy (kept))->next;
}

static HutPlannedRecord *
planned_of (HutRecordPlan *plan, const HutRecord *next)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      HutPlannedRecord *planned = plan->records->pdata[i];

      if (planned->next == next)
        return planned;
    }
  g_return_val_if_reached (NULL);
}

void
hut_record_plan_expect (HutRecordPlan *plan, HutRecord *next, const char *field)
{
  g_ptr_array_add (planned_of (plan, next)->expected, (gpointer)field);
}

void
hut_record_plan_guard (HutRecordPlan *plan, HutRecord *next, const char *field)
{
  g_ptr_array_add (planned_of (plan, next)->guarded, (gpointer)field);
}

void
hut_record_plan_hold (HutRecordPlan *plan, HutRecord *next, const char *field)
{
  g_ptr_array_add (planned_of (plan, next)->held, (gpointer)field);
}
