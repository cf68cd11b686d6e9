/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which streams are held and how far they are read; what is erased when a stream is dropped, its
 * view changes, or the server begins a new epoch. A stream that is given has a view; a local name
 * without one (of a file that works alone) has none. Settings: "server", "account" (the name),
 * "user" (its uid; a provisional one until "joined"), "epoch", "log" and, per stream,
 * "log-n/<stream>". */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"
#include "store/hut-verify.h"

/* clang-format off */
static const char SQL_GIVEN[] =
  "SELECT name, view, cursor FROM stream WHERE view IS NOT NULL ORDER BY name";
static const char SQL_VIEW[] = "SELECT view FROM stream WHERE name = ?1";
static const char SQL_GIVE[] =
  "INSERT INTO stream (name, view) VALUES (?1, ?2) "
  "ON CONFLICT (name) DO UPDATE SET view = excluded.view";
static const char SQL_RESET[] =
  "UPDATE stream SET cursor = 0, sum = 0, count = 0 WHERE name = ?1";
static const char SQL_TAKE_AWAY[] = "UPDATE stream SET view = NULL WHERE name = ?1";
static const char SQL_RENAME[] = "UPDATE stream SET name = ?2 WHERE name = ?1";
static const char SQL_UNSENT_OF[] =
  "SELECT o.op FROM operation o JOIN stream s ON s.id = o.stream "
  "WHERE s.name = ?1 AND o.state IN (0, 1) ORDER BY o.seq";
static const char SQL_DROP_ACCEPTED[] =
  "UPDATE operation SET ver = 0 "
  "WHERE state = 2 AND stream = (SELECT id FROM stream WHERE name = ?1)";
static const char SQL_RESEND[] =
  "UPDATE operation SET state = 0, ver = NULL, answer = NULL, answered_at = NULL "
  "WHERE state = 2 AND answered_at > ?1";
static const char SQL_UNNUMBER[] =
  "UPDATE operation SET state = 0, log = NULL, n = NULL WHERE state IN (0, 1)";
static const char SQL_FORGET_NUMBERS[] = "DELETE FROM setting WHERE name LIKE 'log-n/%'";
static const char SQL_FORGET_OLD[] =
  "DELETE FROM operation WHERE state = 2 AND answered_at < ?1";
/* Communities and departments as they are shipped: nobody's work. */
static const char SQL_KEEP_SHIPPED[] =
  "DELETE FROM operation WHERE state = 0 AND verb = 0 AND kind IN ('community', 'department') "
  "  AND batch = zeroblob(16) AND stream IN (SELECT id FROM stream WHERE view IS NULL)";
/* The server may have lost contents with the rest. */
static const char SQL_ASK_ANEW[] = "UPDATE blob SET settled = 0, due = 0, failures = 0";
static const char SQL_CLEAR_CARDS[] =
  "DELETE FROM conflict WHERE uid = ?1";
/* clang-format on */

HutHeldStream *
hut_held_stream_new (const char *stream, const char *view, gint64 seq)
{
  HutHeldStream *held = g_new0 (HutHeldStream, 1);

  held->stream = g_strdup (stream);
  held->view = g_strdup (view);
  held->seq = seq;
  return held;
}

void
hut_held_stream_free (HutHeldStream *held)
{
  g_free (held->stream);
  g_free (held->view);
  g_free (held);
}

/* Runs @sql with a text, or a text and another. */
static gboolean
run_text (HutSyncJob *job, const char *sql, const char *first, const char *second, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, sql, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    hut_db_bind_text (statement, 2, second);
  return hut_db_run (job->db, statement, error);
}

static gboolean
run_time (HutSyncJob *job, const char *sql, HutTime time, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, time);
  return hut_db_run (job->db, statement, error);
}

/* The uids that @sql finds for @stream. */
static GArray *
find_uids (HutSyncJob *job, const char *sql, const char *stream, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, sql, error);
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, stream);
  while (hut_db_step (job->db, statement, &row, error))
    {
      HutUid uid;

      if (!row)
        return g_steal_pointer (&uids);
      uid = hut_db_column_uid (statement, 0);
      g_array_append_val (uids, uid);
    }
  return NULL;
}

/* ---- Erasing ---- */

static gboolean
clear_cards (HutSyncJob *job, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_CLEAR_CARDS, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  return hut_db_run (job->db, statement, error);
}

static gboolean
erase_record (HutSyncJob *job, const HutKind *kind, const HutUid *id, gboolean cards,
              GError **error)
{
  g_auto (HutHeld) held = { 0 };

  return hut_sync_read_held (job, kind, id, &held, error) &&
         hut_sync_write_held (job, kind, id, &held, NULL, error) &&
         (!cards || clear_cards (job, id, error));
}

static gboolean
add_name (const HutRecord *record, gpointer names, GError **error)
{
  g_ptr_array_add (names, hut_record_new (record->kind, &record->id, NULL));
  return TRUE;
}

/* What a projected stream shows. */
static gboolean
erase_shown (HutSyncJob *job, const char *stream, gboolean cards, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (!hut_holding_each (job->db, stream, add_name, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const HutRecord *name = names->pdata[i];

      if (!hut_holding_remove (job, stream, name->kind, &name->id, error) ||
          (cards && !clear_cards (job, &name->id, error)))
        return FALSE;
    }
  hut_change_set_add_sync (job->changes);
  return run_text (job, SQL_RESET, stream, NULL, error);
}

/* The server's rows of @stream, and what people see of them; what only we know of stays. */
static gboolean
erase_rows (HutSyncJob *job, const char *stream, gboolean cards, GError **error)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  if (hut_stream_is_projection (stream))
    return erase_shown (job, stream, cards, error);
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT r.uid FROM %s r JOIN stream s ON s.id = "
                                              "r.stream WHERE s.name = ?1 AND r.hash <> 0",
                                              kinds[k]->table);
      g_autoptr (GArray) uids = find_uids (job, g_intern_string (sql), stream, error);

      if (uids == NULL)
        return FALSE;
      for (guint i = 0; i < uids->len; i++)
        if (!erase_record (job, kinds[k], &g_array_index (uids, HutUid, i), cards, error))
          return FALSE;
      if (uids->len > 0)
        hut_change_set_add_all (job->changes, kinds[k]);
    }
  hut_change_set_add_sync (job->changes);
  return run_text (job, SQL_RESET, stream, NULL, error);
}

static gboolean
drop_stream (HutSyncJob *job, const char *stream, GError **error)
{
  g_autoptr (GArray) unsent = find_uids (job, SQL_UNSENT_OF, stream, error);

  if (unsent == NULL)
    return FALSE;
  for (guint i = 0; i < unsent->len; i++)
    if (!hut_sync_set_waiting (job, &g_array_index (unsent, HutUid, i), "not-yours",
                               "the stream is no longer given", error))
      return FALSE;
  return run_text (job, SQL_DROP_ACCEPTED, stream, NULL, error) &&
         erase_rows (job, stream, TRUE, error) &&
         run_text (job, SQL_TAKE_AWAY, stream, NULL, error);
}

/* ---- Log and epoch ---- */

gboolean
hut_sync_renew_log (HutSyncJob *job, HutPast past, GError **error)
{
  HutUid log = hut_uid_new ();
  char text[HUT_UID_STRING_LEN + 1];

  hut_change_set_add_sync (job->changes);
  if (past == HUT_PAST_LOST && !run_time (job, SQL_RESEND, hut_time_now () - HUT_SYNC_KEPT, error))
    return FALSE;
  return hut_db_execute (job->db, SQL_UNNUMBER, error) &&
         hut_db_execute (job->db, SQL_FORGET_NUMBERS, error) &&
         hut_settings_set (job->db, "log", hut_uid_print (&log, text), error);
}

static GPtrArray *
read_given (HutDb *db, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_GIVEN, error);
  g_autoptr (GPtrArray) given =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_held_stream_free);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&given);
      g_ptr_array_add (given, hut_held_stream_new (hut_db_column_text (statement, 0),
                                                   hut_db_column_text (statement, 1),
                                                   sqlite3_column_int64 (statement, 2)));
    }
  return NULL;
}

static gboolean
begin_epoch (HutSyncJob *job, const HutUid *epoch, GError **error)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *known = hut_settings_get (job->db, "epoch");
  g_autoptr (GPtrArray) given = NULL;

  hut_uid_print (epoch, text);
  if (g_strcmp0 (known, text) == 0)
    return TRUE;
  if (known == NULL) /* the first server that this file meets */
    return hut_settings_set (job->db, "epoch", text, error);

  given = read_given (job->db, error);
  if (given == NULL || !hut_sync_renew_log (job, HUT_PAST_LOST, error))
    return FALSE;
  for (guint i = 0; i < given->len; i++)
    {
      HutHeldStream *held = g_ptr_array_index (given, i);

      if (!erase_rows (job, held->stream, FALSE, error))
        return FALSE;
    }
  return hut_db_execute (job->db, SQL_ASK_ANEW, error) &&
         hut_settings_set (job->db, "epoch", text, error);
}

/* ---- Joining ---- */

/* A setting, written only where it is another: a round that brings nothing writes nothing. */
static gboolean
note (HutSyncJob *job, const char *name, const char *value, GError **error)
{
  g_autofree char *present = hut_settings_get (job->db, name);

  if (g_strcmp0 (present, value) == 0)
    return TRUE;
  hut_change_set_add_sync (job->changes);
  return hut_settings_set (job->db, name, value, error);
}

static gboolean
take_account (HutSyncJob *job, const HutMembership *membership, GError **error)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *known = hut_settings_get (job->db, "user");
  g_autofree char *joined = hut_settings_get (job->db, "joined");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  hut_uid_print (&membership->account, text);
  if (g_strcmp0 (known, text) != 0 && joined != NULL)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
                   "this file belongs to another account of the server");
      return FALSE;
    }
  from = g_strconcat ("user/", known, NULL);
  to = g_strconcat ("user/", text, NULL);
  if (known != NULL && !g_str_equal (from, to) && !run_text (job, SQL_RENAME, from, to, error))
    return FALSE;
  hut_store_set_user_stream (job->store, &membership->account);
  return note (job, "user", text, error) && note (job, "joined", "1", error) &&
         note (job, "account", membership->user, error) &&
         note (job, "role", membership->role, error) &&
         note (job, "unit", membership->unit, error) &&
         note (job, "community", membership->community, error) &&
         note (job, "server", membership->url, error);
}

static gboolean
give_stream (HutSyncJob *job, const HutHeldStream *given, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_VIEW, error);
  g_autofree char *view = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, given->stream);
  if (!hut_db_step (job->db, statement, &row, error))
    return FALSE;
  view = row ? hut_db_dup_text (statement, 0) : NULL;
  sqlite3_reset (statement);

  if (g_strcmp0 (view, given->view) == 0)
    return TRUE;
  if (view != NULL && !erase_rows (job, given->stream, TRUE, error))
    return FALSE;
  return run_text (job, SQL_GIVE, given->stream, given->view, error);
}

static gboolean
is_given (GPtrArray *streams, const char *name)
{
  for (guint i = 0; i < streams->len; i++)
    if (g_str_equal (((HutHeldStream *)g_ptr_array_index (streams, i))->stream, name))
      return TRUE;
  return FALSE;
}

static gboolean
drop_others (HutSyncJob *job, GPtrArray *streams, GError **error)
{
  g_autoptr (GPtrArray) held = read_given (job->db, error);

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    {
      HutHeldStream *stream = g_ptr_array_index (held, i);

      if (!is_given (streams, stream->stream) && !drop_stream (job, stream->stream, error))
        return FALSE;
    }
  return TRUE;
}

/* How far this machine's clock is from the server's; what a request takes is not told apart. */
static gboolean
keep_clock_offset (HutDb *db, gint64 server, GError **error)
{
  gint64 offset = server - hut_time_now ();
  g_autofree char *text =
      g_strdup_printf ("%" G_GINT64_FORMAT, ABS (offset) < HUT_CLOCK_RIGHT ? 0 : offset);

  return hut_settings_set (db, HUT_SETTING_CLOCK_OFFSET, text, error);
}

static gboolean
join_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const HutMembership *membership = data;
  HutSyncJob job = hut_sync_job (store, db, changes);
  g_autofree char *log = NULL;

  if (!take_account (&job, membership, error) || !begin_epoch (&job, &membership->epoch, error) ||
      !drop_others (&job, membership->streams, error))
    return FALSE;
  for (guint i = 0; i < membership->streams->len; i++)
    if (!give_stream (&job, g_ptr_array_index (membership->streams, i), error))
      return FALSE;

  if (!hut_db_execute (db, SQL_KEEP_SHIPPED, error))
    return FALSE;
  log = hut_settings_get (db, "log");
  if (log == NULL && !hut_sync_renew_log (&job, HUT_PAST_KNOWN, error))
    return FALSE;
  hut_store_observe_clock (store, membership->clock, hut_time_now ());
  if (!keep_clock_offset (db, membership->clock, error))
    return FALSE;
  return run_time (&job, SQL_FORGET_OLD, hut_time_now () - HUT_SYNC_KEPT, error);
}

gboolean
hut_store_sync_join (HutStore *store, const HutMembership *membership, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, join_job, (gpointer)membership, error);
}

/* ---- The rest of the calls ---- */

static gboolean
streams_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  GPtrArray **given = data;

  *given = read_given (db, error);
  return *given != NULL;
}

GPtrArray *
hut_store_sync_streams (HutStore *store, GError **error)
{
  GPtrArray *given = NULL;

  if (!hut_store_run (store, HUT_STORE_LATER, streams_job, &given, error))
    g_clear_pointer (&given, g_ptr_array_unref);
  return given;
}

HutUid
hut_store_sync_epoch (HutStore *store)
{
  g_autofree char *text = hut_store_get_setting (store, "epoch");
  HutUid epoch = { { 0 } };

  if (text != NULL)
    hut_uid_parse (text, &epoch);
  return epoch;
}

static gboolean
refetch_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const char *const *streams = data;
  HutSyncJob job = hut_sync_job (store, db, changes);

  for (; *streams != NULL; streams++)
    if (!erase_rows (&job, *streams, FALSE, error))
      return FALSE;
  return TRUE;
}

gboolean
hut_store_sync_refetch (HutStore *store, const char *const *streams, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, refetch_job, (gpointer)streams, error);
}

static gboolean
drop_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const char *const *streams = data;
  HutSyncJob job = hut_sync_job (store, db, changes);

  for (; *streams != NULL; streams++)
    if (!drop_stream (&job, *streams, error))
      return FALSE;
  return TRUE;
}

gboolean
hut_store_sync_drop (HutStore *store, const char *const *streams, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, drop_job, (gpointer)streams, error);
}

static gboolean
epoch_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, changes);

  return begin_epoch (&job, data, error);
}

gboolean
hut_store_sync_begin_epoch (HutStore *store, const HutUid *epoch, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, epoch_job, (gpointer)epoch, error);
}

static gboolean
new_log_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutSyncJob job = hut_sync_job (store, db, changes);

  return hut_sync_renew_log (&job, *(HutPast *)data, error);
}

gboolean
hut_store_sync_new_log (HutStore *store, HutPast past, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, new_log_job, &past, error);
}

/* A copied database: its key opens with the owner's password only. */
static gboolean
unwrap_key (HutStore *store, const char *password, GError **error)
{
  g_autofree char *text = hut_store_get_setting (store, "wrapped_key");
  g_autofree char *path = g_strconcat (hut_store_get_path (store), ".key", NULL);
  g_autoptr (HutVault) vault = NULL;
  g_autoptr (GBytes) wrapped = NULL;
  gsize length = 0;
  guint8 *bytes = text != NULL ? g_base64_decode (text, &length) : NULL;

  wrapped = g_bytes_new_take (bytes, length);
  vault = hut_vault_unwrap (wrapped, password, NULL);
  if (vault == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the password does not open the key of the personal fields");
      return FALSE;
    }
  if (!hut_vault_save_file (vault, path, error))
    return FALSE;
  hut_store_set_vault (store, vault);
  return TRUE;
}

gboolean
hut_store_sync_keep_key (HutStore *store, const char *password, GError **error)
{
  HutVault *vault = hut_store_get_vault (store);
  g_autoptr (GBytes) wrapped = NULL;
  g_autofree char *text = NULL;

  if (vault == NULL)
    return unwrap_key (store, password, error);
  wrapped = hut_vault_wrap (vault, password);
  text = g_base64_encode (g_bytes_get_data (wrapped, NULL), g_bytes_get_size (wrapped));
  return hut_store_set_setting (store, "wrapped_key", text, error);
}
