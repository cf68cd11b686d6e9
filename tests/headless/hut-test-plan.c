/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Plans as operations, without a store. */

#include "hut-test-plan.h"

HutOperation *
hut_test_plan_operation (const HutPlannedRecord *planned, const char *stream)
{
  const HutRecord *next = planned->next;
  gboolean voids = hut_kind_field (next->kind, "void_reason") != NULL &&
                   hut_record_get_text (next, "void_reason") != NULL;
  HutOperation *operation;

  if (planned->kept == NULL)
    {
      operation = hut_operation_new_create (next);
      g_free (operation->stream);
      operation->stream = g_strdup (stream);
      return operation;
    }
  operation =
      hut_operation_new (voids ? HUT_VERB_VOID : HUT_VERB_UPDATE, next->kind, &next->id, stream);
  for (guint i = 0; i < next->kind->n_fields; i++)
    if (!hut_value_equal (&planned->kept->values[i], &next->values[i]))
      hut_operation_add (operation, &next->kind->fields[i],
                         hut_value_copy (&planned->kept->values[i]),
                         hut_value_copy (&next->values[i]));
  for (guint i = 0; i < planned->guarded->len; i++)
    {
      const char *name = planned->guarded->pdata[i];
      const HutField *field = hut_kind_field (next->kind, name);

      if (hut_operation_delta (operation, field) == NULL)
        hut_operation_add_guard (operation, field, hut_value_copy (hut_record_get (next, name)));
    }
  for (guint i = 0; i < planned->held->len; i++)
    {
      const char *name = planned->held->pdata[i];

      hut_operation_add_guard (operation, hut_kind_field (next->kind, name),
                               hut_value_copy (hut_record_get (planned->kept, name)));
    }
  return operation;
}
