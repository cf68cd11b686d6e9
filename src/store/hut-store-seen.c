/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people see of records with unsent changes. The server's sums are of the server's rows, which
 * lie in the shadow then: a letter that was changed in the row itself is found by doing the changes
 * again. Of a file that works alone every change is unsent: there the row is what they are done on,
 * so that what no change sets stays. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"
#include "store/hut-verify.h"

/* clang-format off */
static const char SQL_MET_SERVER[] = "SELECT count(*) FROM setting WHERE name = 'epoch'";
/* In the order of an index: a million are not sorted. */
static const char SQL_PENDING[] =
  "SELECT kind, uid FROM operation o INDEXED BY operation_record "
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
compare (HutSyncJob *job, const Pending *pending, gboolean met, HutHeld *held, HutRecord **should,
         GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (!hut_sync_read_held (job, pending->kind, &pending->id, held, error))
    return FALSE;
  *should = hut_sync_replayed (job, &pending->id, met ? held->server : held->old, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Adds those that are something else to @others, @most at most. */
static gboolean
find_others (HutSyncJob *job, guint most, GArray *others, GError **error)
{
  gboolean met = hut_db_get_int (job->db, SQL_MET_SERVER, 0) > 0;
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_PENDING, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (others->len < most && hut_db_step (job->db, statement, &row, error))
    {
      g_auto (HutHeld) held = { 0 };
      g_autoptr (HutRecord) should = NULL;
      Pending pending;

      if (!row)
        return TRUE;
      pending.kind = hut_kind_find (hut_db_column_text (statement, 0));
      pending.id = hut_db_column_uid (statement, 1);
      if (pending.kind == NULL)
        continue;
      if (!compare (job, &pending, met, &held, &should, error))
        break;
      if (!is_same (held.old, should))
        g_array_append_val (others, pending);
    }
  sqlite3_reset (statement);
  return others->len == most;
}

gboolean
hut_verify_seen (HutStore *store, HutDb *db, GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, NULL);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Pending));
  const Pending *first;
  char id[HUT_UID_STRING_LEN + 1];

  if (!find_others (&job, 1, others, error))
    return FALSE;
  if (others->len == 0)
    return TRUE;
  first = &g_array_index (others, Pending, 0);
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
               "the %s %s is not the server's with what was changed here", first->kind->name,
               hut_uid_print (&first->id, id));
  return FALSE;
}

gboolean
hut_mend_seen (HutStore *store, HutDb *db, HutChangeSet *changes, guint *n_restored, GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, changes);
  gboolean met = hut_db_get_int (db, SQL_MET_SERVER, 0) > 0;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Pending));

  *n_restored = 0;
  if (!find_others (&job, G_MAXUINT, others, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const Pending *pending = &g_array_index (others, Pending, i);
      g_auto (HutHeld) held = { 0 };
      g_autoptr (HutRecord) should = NULL;

      if (!compare (&job, pending, met, &held, &should, error))
        return FALSE;
      if (should == NULL)
        continue;
      if (!hut_rows_put (db, job.vault, should, held.old, held.hash, 0, error))
        return FALSE;
      hut_change_set_add (changes, pending->kind, &pending->id);
      ++*n_restored;
    }
  return TRUE;
}
