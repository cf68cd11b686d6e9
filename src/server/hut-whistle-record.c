/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whistles as the storage has them. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-whistle-record.h"

/* No whistle has more records that matter; who makes more does not make a step cost more. */
#define RECORDS_MAX 5000

/* A clock as right as clocks are: what is off by less is the way of a request. */
#define CLOCK_RIGHT (2 * G_USEC_PER_SEC)

typedef struct
{
  HutLedger *ledger;
  const char *stream;
  HutWhistleFacts *facts;
  GError *error;
} Reading;

void
hut_whistle_look_clear (HutWhistleLook *look)
{
  g_clear_pointer (&look->whistle, hut_entry_free);
  g_clear_pointer (&look->summons, hut_entry_free);
  look->facts = (HutWhistleFacts){ 0 };
}

static gboolean
count_summons (const HutStored *stored, gpointer data)
{
  Reading *reading = data;
  g_autoptr (HutRecord) record = NULL;

  if (stored->kind != &hut_kind_summons)
    return TRUE;
  record = hut_ledger_open (reading->ledger, reading->stream, stored, &reading->error);
  if (record == NULL)
    return FALSE;
  hut_whistle_facts_add (reading->facts, record);
  return TRUE;
}

static gboolean
read_counts (HutLedger *ledger, const char *stream, const HutUid *whistle, HutWhistleFacts *facts,
             GError **error)
{
  Reading reading = { .ledger = ledger, .stream = stream, .facts = facts };

  if (!hut_storage_records_of (ledger->storage, stream, whistle, RECORDS_MAX, count_summons,
                               &reading, error))
    return FALSE;
  if (reading.error == NULL)
    return TRUE;
  g_propagate_error (error, reading.error);
  return FALSE;
}

gboolean
hut_whistle_record_read (HutLedger *ledger, const HutOperation *operation, const HutRecord *present,
                         const char *unit, HutWhistleLook *look, GError **error)
{
  HutUid whistle, summons;

  look->facts.unit = unit;
  if (!hut_whistle_needs (operation, present, &whistle, &summons))
    return TRUE;
  if ((!hut_uid_is_nil (&whistle) && !hut_ledger_load (ledger, operation->stream, &hut_kind_whistle,
                                                       &whistle, &look->whistle, error)) ||
      (!hut_uid_is_nil (&summons) && !hut_ledger_load (ledger, operation->stream, &hut_kind_summons,
                                                       &summons, &look->summons, error)))
    return FALSE;
  look->facts.whistle = look->whistle != NULL ? look->whistle->record : NULL;
  look->facts.summons = look->summons != NULL ? look->summons->record : NULL;
  return operation->kind != &hut_kind_whistle ||
         read_counts (ledger, operation->stream, &whistle, &look->facts, error);
}

/* ---- Times ---- */

static gboolean
is_timed (const HutKind *kind)
{
  return kind == &hut_kind_whistle || kind == &hut_kind_summons || kind == &hut_kind_whistle_step ||
         kind == &hut_kind_mark || kind == &hut_kind_whistle_view;
}

/* What its desktop has added to its clock. */
static gint64
moved_already (const HutOperation *operation)
{
  const HutDelta *delta =
      hut_operation_delta (operation, hut_kind_field (operation->kind, "clock_off"));

  return delta != NULL && delta->new_value.type == HUT_VALUE_INT ? delta->new_value.number : 0;
}

HutOperation *
hut_whistle_record_right_times (const HutOperation *operation, gint64 offset, gint64 now)
{
  HutOperation *right;

  if (!is_timed (operation->kind))
    return NULL;
  offset -= moved_already (operation);
  if (ABS (offset) < CLOCK_RIGHT)
    return NULL;
  right = hut_operation_copy (operation);
  for (guint i = 0; i < right->deltas->len; i++)
    {
      HutDelta *delta = &g_array_index (right->deltas, HutDelta, i);

      if (delta->field->type != HUT_FIELD_TIME || delta->new_value.type != HUT_VALUE_INT)
        continue;
      delta->new_value.number += offset;
      if (delta->field->merge == HUT_MERGE_SERVER)
        delta->new_value.number = CLAMP (delta->new_value.number, 0, now);
    }
  return right;
}
