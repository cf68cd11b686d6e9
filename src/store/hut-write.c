/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Gathering a write. It only collects: the store fills in old values and decides. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

struct _HutWrite
{
  HutWriteBy by;
  HutUid batch;
  GPtrArray *items; /* HutWriteItem */
  HutUid group;
  gboolean grouped;
  guint n_groups;
};

static void
item_free (gpointer data)
{
  HutWriteItem *item = data;

  hut_operation_free (item->operation);
  g_clear_pointer (&item->expected, g_ptr_array_unref);
  g_free (item);
}

HutWrite *
hut_write_new (HutWriteBy by)
{
  HutWrite *write = g_new0 (HutWrite, 1);

  write->by = by;
  write->batch = hut_uid_new ();
  write->items = g_ptr_array_new_with_free_func (item_free);
  return write;
}

void
hut_write_free (HutWrite *write)
{
  if (write == NULL)
    return;
  g_ptr_array_unref (write->items);
  g_free (write);
}

HutUid
hut_write_get_batch (HutWrite *write)
{
  return write->batch;
}

void
hut_write_set_batch (HutWrite *write, const HutUid *batch)
{
  write->batch = *batch;
  for (guint i = 0; i < write->items->len; i++)
    ((HutWriteItem *)g_ptr_array_index (write->items, i))->operation->batch = *batch;
}

void
hut_write_begin_group (HutWrite *write)
{
  write->grouped = TRUE;
  write->group = hut_uid_new ();
  write->n_groups++;
}

gboolean
hut_write_is_full (HutWrite *write)
{
  const guint most = HUT_RECORD_PLAN_MOST, n = write->items->len;

  return write->grouped && n >= most &&
         ((HutWriteItem *)write->items->pdata[n - most])->group == write->n_groups - 1;
}

static void
add (HutWrite *write, HutOperation *operation)
{
  HutWriteItem *item = g_new0 (HutWriteItem, 1);

  if (!write->grouped)
    write->n_groups++;
  item->operation = operation;
  item->group = write->n_groups - 1;
  operation->batch = write->batch;
  if (write->grouped)
    operation->group = write->group;
  g_ptr_array_add (write->items, item);
}

static HutWriteItem *
last_item (HutWrite *write)
{
  g_assert (write->items->len > 0);
  return g_ptr_array_index (write->items, write->items->len - 1);
}

void
hut_write_create (HutWrite *write, HutRecord *record)
{
  add (write, hut_operation_new_create (record));
  hut_record_free (record);
}

void
hut_write_update (HutWrite *write, const HutKind *kind, const HutUid *id)
{
  add (write, hut_operation_new (HUT_VERB_UPDATE, kind, id, NULL));
}

void
hut_write_void (HutWrite *write, const HutKind *kind, const HutUid *id, const char *reason)
{
  HutOperation *operation = hut_operation_new (HUT_VERB_VOID, kind, id, NULL);

  hut_operation_add (operation, hut_kind_field (kind, "void_reason"), (HutValue)HUT_VALUE_INIT,
                     hut_value_text (reason));
  if (kind == &hut_kind_case)
    hut_operation_add (operation, hut_kind_field (kind, "state"), (HutValue)HUT_VALUE_INIT,
                       hut_value_text ("void"));
  add (write, operation);
}

static const HutField *
field_of (HutOperation *operation, const char *name)
{
  const HutField *field = hut_kind_field (operation->kind, name);

  if (field == NULL)
    g_error ("the kind %s has no field %s", operation->kind->name, name);
  return field;
}

void
hut_write_set (HutWrite *write, const char *name, HutValue value)
{
  HutWriteItem *item = last_item (write);
  const HutField *field = field_of (item->operation, name);
  const HutDelta *there = hut_operation_delta (item->operation, field);
  HutValue old_value =
      there != NULL ? hut_value_copy (&there->old_value) : (HutValue)HUT_VALUE_INIT;

  hut_operation_add (item->operation, field, old_value, value);
}

void
hut_write_difference (HutWrite *write, const HutRecord *kept, const HutRecord *next)
{
  hut_write_update (write, kept->kind, &kept->id);
  for (guint i = 0; i < kept->kind->n_fields; i++)
    if (!hut_value_equal (&kept->values[i], &next->values[i]))
      hut_write_set (write, kept->kind->fields[i].name, hut_value_copy (&next->values[i]));
}

void
hut_write_expect (HutWrite *write, const char *name, HutValue value)
{
  HutWriteItem *item = last_item (write);
  const HutField *field = field_of (item->operation, name);
  const HutDelta *there = hut_operation_delta (item->operation, field);
  HutValue new_value = there != NULL ? hut_value_copy (&there->new_value) : hut_value_copy (&value);

  if (item->expected == NULL)
    item->expected = g_ptr_array_new ();
  g_ptr_array_add (item->expected, (gpointer)field);
  hut_operation_add (item->operation, field, value, new_value);
}

void
hut_write_guard (HutWrite *write, const char *name, HutValue value)
{
  HutWriteItem *item = last_item (write);

  hut_operation_add_guard (item->operation, field_of (item->operation, name), value);
}

static gboolean
is_voided (const HutPlannedRecord *planned)
{
  return planned->kept != NULL && hut_kind_field (planned->next->kind, "void_reason") != NULL &&
         hut_record_get_text (planned->kept, "void_reason") == NULL &&
         hut_record_get_text (planned->next, "void_reason") != NULL;
}

/* What the person decided by, and what has to stand. */
static void
bind (HutWrite *write, const HutPlannedRecord *planned)
{
  for (guint i = 0; i < planned->expected->len; i++)
    {
      const char *field = planned->expected->pdata[i];

      hut_write_expect (write, field, hut_value_copy (hut_record_get (planned->kept, field)));
    }
  for (guint i = 0; i < planned->guarded->len; i++)
    {
      const char *field = planned->guarded->pdata[i];
      const HutValue *value = hut_record_get (planned->next, field);

      if (hut_value_equal (value, hut_record_get (planned->kept, field)))
        hut_write_guard (write, field, hut_value_copy (value));
    }
  for (guint i = 0; i < planned->held->len; i++)
    {
      const char *field = planned->held->pdata[i];
      const HutValue *seen = hut_record_get (planned->kept, field);

      hut_write_expect (write, field, hut_value_copy (seen));
      hut_write_guard (write, field, hut_value_copy (seen));
    }
}

void
hut_write_plan (HutWrite *write, const HutRecordPlan *plan)
{
  hut_write_begin_group (write);
  for (guint i = 0; i < plan->records->len; i++)
    {
      const HutPlannedRecord *planned = plan->records->pdata[i];
      const HutRecord *next = planned->next;

      if (planned->kept == NULL)
        hut_write_create (write, hut_record_copy (next));
      else if (is_voided (planned))
        {
          hut_write_void (write, next->kind, &next->id, hut_record_get_text (next, "void_reason"));
          bind (write, planned);
        }
      else
        {
          hut_write_difference (write, planned->kept, next);
          bind (write, planned);
        }
    }
}

GPtrArray *
hut_write_get_items (HutWrite *write)
{
  return write->items;
}

HutWriteBy
hut_write_get_by (HutWrite *write)
{
  return write->by;
}
