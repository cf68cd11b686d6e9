/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The patrols like one that is entered again, from the storage. Runs in the writer's thread. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-patrol-record.h"

#include "domain/hut-patrol-again.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-roster.h"

/* Nobody puts one patrol right that often; who does does not make a step cost more. What is read
 * last stands then. */
#define RECORDS_MAX 200

/* @id, what puts it right, and what puts that right. */
static gboolean
read_course (HutLedger *ledger, const char *stream, HutUid id, GPtrArray *there, GError **error)
{
  for (guint n = 0; n < RECORDS_MAX; n++)
    {
      g_autoptr (HutEntry) entry = NULL;

      if (!hut_ledger_load (ledger, stream, &hut_kind_patrol, &id, &entry, error))
        return FALSE;
      if (entry == NULL)
        return TRUE;
      g_ptr_array_add (there, g_steal_pointer (&entry->record));
      id = hut_correction_id (stream, &hut_kind_patrol, &id);
    }
  return TRUE;
}

gboolean
hut_patrol_record_check (HutLedger *ledger, const HutOperation *operation, const char **fault,
                         GError **error)
{
  g_autoptr (HutRecord) patrol = NULL;
  g_autoptr (GPtrArray) there = NULL;
  HutUid person;
  guint before;

  *fault = NULL;
  if (operation->kind != &hut_kind_patrol || operation->verb != HUT_VERB_CREATE)
    return TRUE;
  patrol = hut_record_new (operation->kind, &operation->id, operation->stream);
  hut_operation_apply (operation, patrol);
  before = hut_patrol_before (operation->stream, patrol);
  if (before == 0)
    return TRUE;
  there = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  person = hut_roster_uid (patrol, "person");
  for (guint i = 0; i < before; i++)
    {
      HutUid id = hut_patrol_id_again (operation->stream, hut_roster_place (patrol), &person,
                                       hut_record_get_int (patrol, "began_at", 0), i);

      if (!read_course (ledger, operation->stream, id, there, error))
        return FALSE;
    }
  *fault = hut_patrol_again_fault (operation->stream, patrol, there);
  return TRUE;
}
