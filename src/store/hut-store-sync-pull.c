/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What comes down: rows are written as the server has them, with our unsent operations on top;
 * cursors move, sums are kept, conflict cards are made, all in one transaction. The writer
 * thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"

/* clang-format off */
static const char SQL_MOVE_CURSOR[] = 
  "UPDATE stream SET cursor = ?2 WHERE name = ?1 AND cursor <> ?2";
static const char SQL_SUM[] = "SELECT count, sum FROM stream WHERE name = ?1";
static const char SQL_FORGET_ACCEPTED[] =
  "UPDATE operation SET ver = 0 WHERE uid = ?1 AND state = 2";
static const char SQL_ERASE_OPERATIONS[] = "DELETE FROM operation WHERE uid = ?1";
static const char SQL_ERASE_CARDS[] = "DELETE FROM conflict WHERE uid = ?1";
static const char SQL_CHANGES_OF[] = "SELECT uid FROM changes WHERE record = ?1";
static const char SQL_EVENTS_OF[] = "SELECT uid FROM events WHERE \"case\" = ?1";
/* clang-format on */

HutArrival *
hut_arrival_new_put (HutRecord *record)
{
  HutArrival *arrival = hut_arrival_new (HUT_ARRIVAL_PUT, record->kind, &record->id);

  arrival->record = record;
  return arrival;
}

HutArrival *
hut_arrival_new (HutArrivalType type, const HutKind *kind, const HutUid *id)
{
  HutArrival *arrival = g_new0 (HutArrival, 1);

  arrival->type = type;
  arrival->kind = kind;
  arrival->id = *id;
  return arrival;
}

void
hut_arrival_set_shown (HutArrival *arrival, const char *stream)
{
  g_free (arrival->shown);
  arrival->shown = g_strdup (stream);
}

void
hut_arrival_free (HutArrival *arrival)
{
  g_free (arrival->shown);
  hut_record_free (arrival->record);
  g_free (arrival);
}

static gboolean
run_uid (HutSyncJob *job, const char *sql, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, sql, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  return hut_db_run (job->db, statement, error);
}

/* A row that an import still hides, and that the server has too, is no longer hidden: cancelling
 * the import must not take it away. */
static gboolean
unhide (HutSyncJob *job, const HutRecord *record, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET staged = 0 WHERE uid = ?1 AND staged <> 0",
                                          record->kind->table);

  return run_uid (job, g_intern_string (sql), &record->id, error);
}

static gboolean
put (HutSyncJob *job, const HutRecord *record, GError **error)
{
  g_auto (HutHeld) held = { 0 };

  if (!hut_sync_read_held (job, record->kind, &record->id, &held, error) ||
      !hut_sync_write_held (job, record->kind, &record->id, &held, record, error))
    return FALSE;
  if (held.old != NULL && held.hash == 0 && !unhide (job, record, error))
    return FALSE;
  return record->kind != &hut_kind_change || hut_sync_make_cards (job, record, error);
}

/* The server has it no longer: what it accepted of ours is no longer shown on top. */
static gboolean
gone (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error)
{
  g_auto (HutHeld) held = { 0 };

  return run_uid (job, SQL_FORGET_ACCEPTED, id, error) &&
         hut_sync_read_held (job, kind, id, &held, error) &&
         hut_sync_write_held (job, kind, id, &held, NULL, error);
}

/* It came by a projected stream. */
static gboolean
put_shown (HutSyncJob *job, const HutArrival *arrival, GError **error)
{
  return hut_holding_put (job, arrival->shown, arrival->record, error) &&
         unhide (job, arrival->record, error);
}

static gboolean
gone_shown (HutSyncJob *job, const HutArrival *arrival, GError **error)
{
  return run_uid (job, SQL_FORGET_ACCEPTED, &arrival->id, error) &&
         hut_holding_remove (job, arrival->shown, arrival->kind, &arrival->id, error);
}

static gboolean
erase_hanging (HutSyncJob *job, const char *sql, const HutKind *kind, const HutUid *id,
               GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, sql, error);
  g_autoptr (GArray) hanging = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  while (row)
    {
      HutUid uid;

      if (!hut_db_step (job->db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      uid = hut_db_column_uid (statement, 0);
      g_array_append_val (hanging, uid);
    }
  for (guint i = 0; i < hanging->len; i++)
    {
      const HutUid *uid = &g_array_index (hanging, HutUid, i);

      if (!run_uid (job, SQL_ERASE_OPERATIONS, uid, error) || !gone (job, kind, uid, error))
        return FALSE;
    }
  return TRUE;
}

/* Nothing of it stays, unsent work on it neither. */
static gboolean
purge (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error)
{
  hut_change_set_add_sync (job->changes);
  return run_uid (job, SQL_ERASE_OPERATIONS, id, error) &&
         run_uid (job, SQL_ERASE_CARDS, id, error) &&
         erase_hanging (job, SQL_CHANGES_OF, &hut_kind_change, id, error) &&
         erase_hanging (job, SQL_EVENTS_OF, &hut_kind_event, id, error) &&
         hut_holding_remove_all (job, kind, id, error) && gone (job, kind, id, error);
}

static gboolean
arrive (HutSyncJob *job, const HutArrival *arrival, GError **error)
{
  switch (arrival->type)
    {
    case HUT_ARRIVAL_PUT:
      return arrival->shown != NULL ? put_shown (job, arrival, error)
                                    : put (job, arrival->record, error);
    case HUT_ARRIVAL_GONE:
      return arrival->shown != NULL ? gone_shown (job, arrival, error)
                                    : gone (job, arrival->kind, &arrival->id, error);
    case HUT_ARRIVAL_PURGE:
    default:
      return purge (job, arrival->kind, &arrival->id, error);
    }
}

static gboolean
move_cursor (HutSyncJob *job, const HutStreamMark *mark, GPtrArray *differing, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_MOVE_CURSOR, error);
  gboolean row, same;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, mark->stream);
  sqlite3_bind_int64 (statement, 2, mark->seq);
  if (!hut_db_run (job->db, statement, error))
    return FALSE;
  if (!mark->checked || differing == NULL)
    return TRUE;

  statement = hut_db_statement (job->db, SQL_SUM, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, mark->stream);
  if (!hut_db_step (job->db, statement, &row, error))
    return FALSE;
  same = row && sqlite3_column_int64 (statement, 0) == mark->count &&
         (guint64)sqlite3_column_int64 (statement, 1) == mark->sum;
  sqlite3_reset (statement);
  if (!same)
    g_ptr_array_add (differing, g_strdup (mark->stream));
  return TRUE;
}

typedef struct
{
  GPtrArray *arrivals;
  const GArray *marks;
  GPtrArray *differing;
} Apply;

static gboolean
apply_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Apply *apply = data;
  HutSyncJob job = hut_sync_job (store, db, changes);

  if (job.vault == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the key of the personal fields is not at hand");
      return FALSE;
    }
  for (guint i = 0; i < apply->arrivals->len; i++)
    if (!arrive (&job, apply->arrivals->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < apply->marks->len; i++)
    if (!move_cursor (&job, &g_array_index (apply->marks, HutStreamMark, i), apply->differing,
                      error))
      return FALSE;
  return TRUE;
}

gboolean
hut_store_sync_apply (HutStore *store, GPtrArray *arrivals, const GArray *marks,
                      GPtrArray *differing, GError **error)
{
  Apply apply = { arrivals, marks, differing };

  return hut_store_run (store, HUT_STORE_LATER, apply_job, &apply, error);
}
