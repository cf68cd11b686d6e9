/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person sees of a record: the server's row, and on top of it, in their order, the
 * operations of ours that it does not hold yet: unsent, sent, and accepted ones whose answered
 * version is above the row's. Replaying decides nothing and refuses nothing. The writer thread
 * only. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"

/* clang-format off */
static const char SQL_PENDING[] =
  "WHERE o.uid = ?1 AND (o.state IN (0, 1) OR (o.state = 2 AND o.ver > ?2)) "
  "  AND o.staged NOT IN (SELECT id FROM staging) ORDER BY o.seq";
static const char SQL_ANY_PENDING[] =
  "SELECT 1 FROM operation "
  "WHERE uid = ?1 AND (state IN (0, 1) OR (state = 2 AND ver > ?2)) "
  "  AND staged NOT IN (SELECT id FROM staging) LIMIT 1";
static const char SQL_HAS_SHADOW[] = "SELECT 1 FROM shadow WHERE uid = ?1";
static const char SQL_COUNT_ROW[] =
  "UPDATE stream SET sum = ?2, count = count + ?3 WHERE name = ?1";
static const char SQL_SUM[] = "SELECT sum FROM stream WHERE name = ?1";
/* clang-format on */

HutSyncJob
hut_sync_job (HutStore *store, HutDb *db, HutChangeSet *changes)
{
  return (HutSyncJob){ store, db, hut_store_get_vault (store), changes };
}

void
hut_held_clear (HutHeld *held)
{
  g_clear_pointer (&held->old, hut_record_free);
  g_clear_pointer (&held->server, hut_record_free);
}

/* Whether @sql, bound to @id and perhaps @ver, has a row. */
static gboolean
ask (HutSyncJob *job, const char *sql, const HutUid *id, gint64 ver, gboolean *answer,
     GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, sql, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, ver);
  if (!hut_db_step (job->db, statement, answer, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_sync_read_held (HutSyncJob *job, const HutKind *kind, const HutUid *id, HutHeld *held,
                    GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean shadowed = FALSE;
  gint64 ver;

  *held = (HutHeld){ 0 };
  held->old = hut_rows_get (job->db, job->vault, kind, id, &failed);
  if (failed != NULL)
    goto fail;
  if (held->old == NULL)
    return TRUE;
  if (!hut_rows_get_state (job->db, kind, id, &ver, &held->hash, error))
    return FALSE;
  if (held->hash == 0)
    {
      held->server = hut_holding_get (job, kind, id, &failed);
      if (failed != NULL)
        goto fail;
      return TRUE;
    }
  if (kind != &hut_kind_change && !ask (job, SQL_HAS_SHADOW, id, 0, &shadowed, error))
    return FALSE;
  held->server = shadowed ? hut_shadow_get (job->db, job->vault, kind, id, &failed)
                          : hut_record_copy (held->old);
  if (failed == NULL)
    return TRUE;

fail:
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
hut_sync_count_row (HutSyncJob *job, const char *stream, guint64 old_hash, guint64 new_hash,
                    GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_SUM, error);
  guint64 sum;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  if (!hut_db_step (job->db, statement, &row, error))
    return FALSE;
  sum = row ? (guint64)sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);

  statement = hut_db_statement (job->db, SQL_COUNT_ROW, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  sqlite3_bind_int64 (statement, 2, (gint64)(sum - old_hash + new_hash));
  sqlite3_bind_int (statement, 3, (new_hash != 0) - (old_hash != 0));
  return hut_db_run (job->db, statement, error);
}

HutRecord *
hut_sync_replayed (HutSyncJob *job, const HutUid *id, const HutRecord *server, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_PENDING, NULL);
  sqlite3_stmt *statement = hut_db_statement (job->db, g_intern_string (sql), error);
  g_autoptr (HutRecord) record = server != NULL ? hut_record_copy (server) : NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, server != NULL ? server->ver : 0);
  while (hut_db_step (job->db, statement, &row, error))
    {
      g_autoptr (HutOperation) operation = NULL;
      g_autoptr (GError) unread = NULL;

      if (!row)
        return g_steal_pointer (&record);
      operation = hut_outbox_read (job->db, statement, job->vault, &unread);
      if (operation == NULL)
        {
          /* The push puts it before a person; the others go on. */
          g_message ("an operation is not shown: %s", unread->message);
          continue;
        }
      if (record == NULL && operation->verb == HUT_VERB_CREATE)
        record = hut_record_new (operation->kind, id, operation->stream);
      if (record != NULL)
        hut_operation_apply (operation, record);
    }
  return NULL;
}

static gboolean
write_row (HutSyncJob *job, const HutHeld *held, const HutRecord *record, guint64 hash,
           GError **error)
{
  if (record != NULL)
    return hut_rows_put (job->db, job->vault, record, held->old, hash, 0, error);
  return held->old == NULL || hut_rows_delete (job->db, held->old, error);
}

/* What people see of @server, whose hash as the home's is @hash. */
static gboolean
write_seen (HutSyncJob *job, const HutKind *kind, const HutUid *id, const HutHeld *held,
            const HutRecord *server, guint64 hash, GError **error)
{
  g_autoptr (HutRecord) seen = NULL;
  g_autoptr (GError) failed = NULL;
  gboolean pending = FALSE;

  hut_change_set_add (job->changes, kind, id);
  if (kind != &hut_kind_change &&
      !ask (job, SQL_ANY_PENDING, id, server != NULL ? server->ver : 0, &pending, error))
    return FALSE;
  if (!pending)
    return write_row (job, held, server, hash, error) &&
           (kind == &hut_kind_change || hut_shadow_delete (job->db, id, error));

  seen = hut_sync_replayed (job, id, server, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!write_row (job, held, seen, hash, error))
    return FALSE;
  return server != NULL ? hut_shadow_put (job->db, job->vault, server, error)
                        : hut_shadow_delete (job->db, id, error);
}

gboolean
hut_sync_write_held (HutSyncJob *job, const HutKind *kind, const HutUid *id, const HutHeld *held,
                     const HutRecord *server, GError **error)
{
  guint64 hash = server != NULL ? hut_record_hash (server, TRUE) : 0;
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) image = NULL;

  if (held->hash != 0 && !hut_sync_count_row (job, held->server->stream, held->hash, 0, error))
    return FALSE;
  if (server != NULL)
    return hut_sync_count_row (job, server->stream, 0, hash, error) &&
           write_seen (job, kind, id, held, server, hash, error);
  image = hut_holding_get (job, kind, id, &failed);
  if (failed == NULL)
    return write_seen (job, kind, id, held, image, 0, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
hut_sync_write_shown (HutSyncJob *job, const HutKind *kind, const HutUid *id, const HutHeld *held,
                      const HutRecord *image, GError **error)
{
  return write_seen (job, kind, id, held, image, 0, error);
}

gboolean
hut_sync_replay (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error)
{
  g_auto (HutHeld) held = { 0 };

  if (!hut_sync_read_held (job, kind, id, &held, error))
    return FALSE;
  return held.hash != 0 ? hut_sync_write_held (job, kind, id, &held, held.server, error)
                        : hut_sync_write_shown (job, kind, id, &held, held.server, error);
}
