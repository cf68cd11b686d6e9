/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people see of records with unsent changes. The server's sums are of the server's rows, which
 * lie in the shadow then: a letter that was changed in the row itself is found by doing the changes
 * again. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"
#include "store/hut-verify.h"

/* clang-format off */
static const char SQL_PENDING[] =
  "SELECT kind, uid FROM operation o INDEXED BY operation_unsent "
  "WHERE state IN (0, 1) AND staged NOT IN (SELECT id FROM staging) "
  /* A change that was damaged, or was given up, is in its row still. */
  "  AND NOT EXISTS (SELECT 1 FROM operation p WHERE p.uid = o.uid AND p.state = 3) "
  "  AND NOT EXISTS (SELECT 1 FROM events e WHERE e.\"case\" = o.uid AND e.code = 'given-up') "
  "GROUP BY uid";
/* clang-format on */

typedef struct
{
  const HutKind *kind;
  HutUid id;
} Pending;

static GArray *
list_pending (HutDb *db, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_PENDING, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Pending));
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      Pending pending;

      if (!row)
        return g_steal_pointer (&list);
      pending.kind = hut_kind_find (hut_db_column_text (statement, 0));
      pending.id = hut_db_column_uid (statement, 1);
      if (pending.kind != NULL)
        g_array_append_val (list, pending);
    }
  return NULL;
}

static gboolean
is_same (const HutRecord *a, const HutRecord *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (!hut_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/* What stands of @pending, and what should. */
static gboolean
compare (HutSyncJob *job, const Pending *pending, HutHeld *held, HutRecord **should, gboolean *same,
         GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (!hut_sync_read_held (job, pending->kind, &pending->id, held, error))
    return FALSE;
  *should = hut_sync_replayed (job, &pending->id, held->server, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  *same = is_same (held->old, *should);
  return TRUE;
}

gboolean
hut_verify_seen (HutStore *store, HutDb *db, GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, NULL);
  g_autoptr (GArray) list = list_pending (db, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Pending *pending = &g_array_index (list, Pending, i);
      g_auto (HutHeld) held = { 0 };
      g_autoptr (HutRecord) should = NULL;
      char id[HUT_UID_STRING_LEN + 1];
      gboolean same;

      if (!compare (&job, pending, &held, &should, &same, error))
        return FALSE;
      if (same)
        continue;
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                   "the %s %s is not the server's with what was changed here", pending->kind->name,
                   hut_uid_print (&pending->id, id));
      return FALSE;
    }
  return list != NULL;
}

gboolean
hut_mend_seen (HutStore *store, HutDb *db, HutChangeSet *changes, guint *n_restored, GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, changes);
  g_autoptr (GArray) list = list_pending (db, error);

  *n_restored = 0;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Pending *pending = &g_array_index (list, Pending, i);
      g_auto (HutHeld) held = { 0 };
      g_autoptr (HutRecord) should = NULL;
      gboolean same;

      if (!compare (&job, pending, &held, &should, &same, error))
        return FALSE;
      if (same || should == NULL)
        continue;
      if (!hut_rows_put (db, job.vault, should, held.old, held.hash, 0, error))
        return FALSE;
      hut_change_set_add (changes, pending->kind, &pending->id);
      ++*n_restored;
    }
  return list != NULL;
}
