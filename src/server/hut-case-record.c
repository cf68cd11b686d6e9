/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is on record of a case, from the storage. Runs in the writer's thread.
 */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-case-record.h"

/* No case has more that matter; who makes more does not make a step cost more.
 */
#define RECORDS_MAX 2000

typedef struct
{
  HutLedger *ledger;
  const char *stream;
  HutCaseFacts *facts;
  HutMatterFacts *matter; /* in place of these */
  GError *error;
} Reading;

static gboolean
note (const HutStored *stored, gpointer data)
{
  Reading *reading = data;
  g_autoptr (HutRecord) record = NULL;

  if (stored->kind == &hut_kind_attachment)
    return TRUE;
  record = hut_ledger_open (reading->ledger, reading->stream, stored, &reading->error);
  if (record == NULL)
    return FALSE;
  if (record->kind == &hut_kind_event)
    hut_case_facts_add_event (reading->facts, record);
  else if (record->kind == &hut_kind_change)
    hut_case_facts_add_change (reading->facts, record);
  else if (record->kind == &hut_kind_task)
    hut_case_facts_add_task (reading->facts, record);
  else if (record->kind == &hut_kind_mediation)
    hut_case_facts_add_mediation (reading->facts, record);
  return TRUE;
}

static gboolean
note_of_matter (const HutStored *stored, gpointer data)
{
  Reading *reading = data;
  g_autoptr (HutRecord) record = NULL;

  if (stored->kind != &hut_kind_case && stored->kind != &hut_kind_task)
    return TRUE;
  record = hut_ledger_open (reading->ledger, reading->stream, stored, &reading->error);
  if (record == NULL)
    return FALSE;
  hut_matter_facts_add (reading->matter, record);
  return TRUE;
}

gboolean
hut_matter_record_read (HutLedger *ledger, const char *stream, const HutUid *id,
                        HutMatterFacts *facts, GError **error)
{
  Reading reading = { .ledger = ledger, .stream = stream, .matter = facts };

  *facts = (HutMatterFacts){ 0 };
  if (!hut_storage_records_of (ledger->storage, stream, id, RECORDS_MAX, note_of_matter, &reading,
                               error))
    return FALSE;
  if (reading.error == NULL)
    return TRUE;
  g_propagate_error (error, reading.error);
  return FALSE;
}

gboolean
hut_case_record_read (HutLedger *ledger, const char *stream, const HutUid *id, HutCaseFacts *facts,
                      GError **error)
{
  Reading reading = { .ledger = ledger, .stream = stream, .facts = facts };

  *facts = (HutCaseFacts){ 0 };
  if (!hut_storage_records_of (ledger->storage, stream, id, RECORDS_MAX, note, &reading, error))
    return FALSE;
  if (reading.error == NULL)
    return TRUE;
  g_propagate_error (error, reading.error);
  return FALSE;
}
