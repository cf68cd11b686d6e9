/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The way out of a damaged or newer database: a copy, or a fresh file that loads again from the
 * server. The file found is kept beside; what it had not sent is carried over as far as it can be
 * read. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-check.h"
#include "store/hut-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* clang-format off */
static const char SQL_UNSENT[] =
  "SELECT op, verb, kind, uid, "
  "  (SELECT name FROM damaged.stream s WHERE s.id = o.stream), grp, batch, clock, fields, "
  "  personal, guard, state, answer, %s "
  "FROM damaged.operation o WHERE state IN (0, 1, 3) "
  "  AND op NOT IN (SELECT op FROM main.operation) "
  /* What is shipped is there already. */
  "  AND NOT (verb = 0 AND uid IN (SELECT uid FROM main.operation WHERE verb = 0)) ORDER BY seq";
static const char SQL_CARRIED[] = "WHERE o.seq > ?1 ORDER BY o.seq";
static const char SQL_CARRY[] =
  "INSERT INTO operation "
  "  (op, state, verb, kind, uid, stream, grp, batch, clock, fields, personal, guard, answer, "
  "  sum) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
static const char SQL_HAS_SHADOW[] = "SELECT 1 FROM shadow WHERE uid = ?1";
static const char SQL_SETTINGS[] =
  "INSERT OR REPLACE INTO main.setting (name, value) SELECT name, value FROM damaged.setting "
  "WHERE name IN ('server', 'account', 'user', 'map', 'device', 'wrapped_key')";
/* clang-format on */

static gboolean
fail (GError **error, const char *path)
{
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* The file with what SQLite keeps beside it. */
static gboolean
move_file (const char *from, const char *to, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm" };

  if (g_rename (from, to) != 0)
    return fail (error, from);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *part = g_strconcat (from, endings[i], NULL);
      g_autofree char *target = g_strconcat (to, endings[i], NULL);

      g_rename (part, target);
    }
  return TRUE;
}

/* The damaged file under a name that says so. */
static char *
set_aside (const char *path, GError **error)
{
  g_autofree char *stamp = hut_time_format (g_get_real_time (), NULL, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);

  return move_file (path, aside, error) ? g_steal_pointer (&aside) : NULL;
}

static gboolean
carry_one (HutDb *db, sqlite3_stmt *from, GError **error)
{
  static const int columns[] = { 0, -1, 1, 2, 3, -1, 5, 6, 7, 8, 9, 10, 12, 13 };
  const char *stream_name = hut_db_column_text (from, 4);
  gint64 stream = stream_name != NULL ? hut_store_stream_id (db, stream_name, error) : 0;
  sqlite3_stmt *to = stream != 0 ? hut_db_statement (db, SQL_CARRY, error) : NULL;
  int state = sqlite3_column_int (from, 11);

  if (to == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] >= 0)
      sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, columns[i]));
  sqlite3_bind_int (to, 2, state == HUT_OP_WAITING ? HUT_OP_WAITING : HUT_OP_OUTBOX);
  sqlite3_bind_int64 (to, 6, stream);
  return hut_db_run (db, to, error);
}

static gboolean
has_shadow (HutDb *db, const HutUid *id)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_HAS_SHADOW, NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  hut_db_step (db, statement, &found, NULL);
  sqlite3_reset (statement);
  return found;
}

static gboolean
replay_one (HutDb *db, HutVault *vault, const HutOperation *operation, GError **error)
{
  g_autoptr (HutRecord) present = hut_rows_get (db, vault, operation->kind, &operation->id, NULL);
  g_autoptr (HutRecord) record = NULL;
  guint64 hash = 0;
  gint64 ver = 0;

  /* A change of what only the server has is shown once it has come again. */
  if (present == NULL && operation->verb != HUT_VERB_CREATE)
    return TRUE;
  if (present != NULL &&
      !hut_rows_get_state (db, operation->kind, &operation->id, &ver, &hash, error))
    return FALSE;
  /* Of a record that had changes in the copy already, the server's image is there. */
  if (ver > 0 && !has_shadow (db, &operation->id) && !hut_shadow_put (db, vault, present, error))
    return FALSE;
  record = present != NULL ? hut_record_copy (present)
                           : hut_record_new (operation->kind, &operation->id, operation->stream);
  hut_operation_apply (operation, record);
  return hut_rows_put (db, vault, record, present, hash, 0, error);
}

/* What was carried over is shown at once, as it was before. An operation that cannot be read stays
 * in the outbox alone: sync puts it before a person. */
static gboolean
replay (HutDb *db, HutVault *vault, gint64 after, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_CARRIED, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, after);
  while (hut_db_step (db, statement, &row, error))
    {
      g_autoptr (HutOperation) operation = NULL;
      g_autoptr (GError) unread = NULL;

      if (!row)
        return TRUE;
      operation = hut_outbox_read (db, statement, vault, &unread);
      if (operation == NULL)
        g_message ("an operation that was carried over is not shown: %s", unread->message);
      else if (!replay_one (db, vault, operation, error))
        break;
    }
  sqlite3_reset (statement);
  return FALSE;
}

/* Reads until the damage stops it. A file of an earlier version has no sums. */
static guint
carry_unsent (HutDb *db)
{
  gboolean summed =
      hut_db_get_int (db,
                      "SELECT count(*) FROM pragma_table_info('operation', 'damaged') "
                      "WHERE name = 'sum'",
                      0) == 1;
  g_autofree char *sql = g_strdup_printf (SQL_UNSENT, summed ? "o.sum" : "NULL");
  sqlite3_stmt *from = NULL;
  guint n_kept = 0;

  if (sqlite3_prepare_v2 (hut_db_handle (db), sql, -1, &from, NULL) == SQLITE_OK)
    while (sqlite3_step (from) == SQLITE_ROW)
      n_kept += carry_one (db, from, NULL);
  sqlite3_finalize (from);
  return n_kept;
}

static gboolean
put_damaged_aside (HutDb *db, GError **error)
{
  g_autoptr (GArray) damaged = hut_outbox_find_damaged (db, error);

  for (guint i = 0; damaged != NULL && i < damaged->len; i++)
    if (!hut_outbox_wait_damaged (db, g_array_index (damaged, gint64, i), error))
      return FALSE;
  return damaged != NULL;
}

static guint
carry_over (HutDb *db, HutVault *vault, const char *aside)
{
  gint64 last = hut_db_get_int (db, "SELECT max(seq) FROM operation", 0);
  g_autofree char *attach = NULL;
  g_autoptr (GError) unread = NULL;
  char *quoted = sqlite3_mprintf ("ATTACH %Q AS damaged", aside);
  guint n_kept = 0;

  attach = g_strdup (quoted);
  sqlite3_free (quoted);
  if (!hut_db_execute (db, attach, &unread) || !hut_db_begin (db, &unread))
    {
      g_message ("nothing of %s could be carried over: %s", aside, unread->message);
      return 0;
    }
  hut_db_execute (db, SQL_SETTINGS, NULL);
  n_kept = carry_unsent (db);
  if (!put_damaged_aside (db, &unread))
    g_message ("what is damaged of what was carried over stays: %s", unread->message);
  g_clear_error (&unread);
  /* Without the key rows cannot be written: they show once the server's have come. */
  if ((vault != NULL && !replay (db, vault, last, &unread)) || !hut_db_commit (db, &unread))
    {
      g_message ("what was not sent could not be carried over: %s", unread->message);
      hut_db_rollback (db);
      return 0;
    }
  return n_kept;
}

/* A fresh file. The old key, which opens what is carried over, is moved out of its way and back:
 * that needs no room on the disk. */
static gboolean
make_fresh (const char *path, const char *key, const char *street_code, GError **error)
{
  g_autofree char *kept = g_strconcat (key, ".kept", NULL);
  gboolean made;

  g_rename (key, kept);
  made = hut_store_create (path, street_code, NULL, error);
  g_rename (kept, key);
  return made;
}

gboolean
hut_store_recover (const char *path, const char *copy, const char *street_code, guint *n_kept,
                   GError **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *key = g_strconcat (path, ".key", NULL);
  g_autoptr (HutVault) vault = NULL;
  g_autoptr (HutDb) db = NULL;

  *n_kept = 0;
  if (!hut_key_bring_back (path, error))
    return FALSE;
  aside = set_aside (path, error);
  if (aside == NULL)
    return FALSE;
  if (copy != NULL ? copy_file (copy, path, error) : make_fresh (path, key, street_code, error))
    db = hut_db_open (path, HUT_DB_WRITE, error);
  /* The numbers that a copy has given may be others' at the server by now. */
  if (db == NULL || !hut_settings_set (db, "log", NULL, error))
    {
      g_clear_pointer (&db, hut_db_close);
      move_file (aside, path, NULL);
      return FALSE;
    }
  vault = hut_vault_open_file (key, FALSE, NULL);
  *n_kept = carry_over (db, vault, aside);
  hut_store_forget_check (path);
  return TRUE;
}
