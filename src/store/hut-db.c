/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The SQLite connection: opened one way, its statements prepared once and kept, its failures
 * turned into what a caller can do about them. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-db.h"

#include "store/hut-db-full.h"
#include "store/hut-tokenizer.h"

#define BUSY_MILLISECONDS 5000
#define LOG_PAGES 4000 /* 16 MiB, as wal_autocheckpoint has it */

struct _HutDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL text -> sqlite3_stmt */
  int log_pages;          /* after the last commit, where checkpoints are made by hand */
};

G_DEFINE_QUARK (hut_store_error, hut_store_error)

static HutStoreError
code_for (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HUT_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      return HUT_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return HUT_STORE_ERROR_FOREIGN;
    default:
      return HUT_STORE_ERROR_FAILED;
    }
}

gboolean
hut_db_fail (HutDb *db, GError **error)
{
  int result = sqlite3_extended_errcode (db->handle);

  if ((result & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the query was cancelled");
  else
    g_set_error (error, HUT_STORE_ERROR,
                 hut_db_is_full (db->handle) ? HUT_STORE_ERROR_FULL : code_for (result), "%s: %s",
                 db->path, sqlite3_errmsg (db->handle));
  return FALSE;
}

/* A cache of 16 MiB suits a street's index pages; of 48 MiB, those that an import goes through in
 * every order. */
static gboolean
configure (HutDb *db, HutDbMode mode, GError **error)
{
  static const char SQL_READ[] = "PRAGMA trusted_schema=OFF;"
                                 "PRAGMA cache_size=-16384;"
                                 "PRAGMA temp_store=MEMORY;"
                                 "PRAGMA query_only=ON;";
  static const char SQL_WRITE[] = "PRAGMA trusted_schema=OFF;"
                                  "PRAGMA journal_mode=WAL;"
                                  "PRAGMA synchronous=FULL;"
                                  "PRAGMA secure_delete=ON;"
                                  "PRAGMA foreign_keys=ON;"
                                  "PRAGMA cache_size=-49152;"
                                  "PRAGMA temp_store=MEMORY;"
                                  "PRAGMA wal_autocheckpoint=4000;"
                                  "PRAGMA journal_size_limit=67108864;";

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (hut_tokenizer_register (db->handle) != SQLITE_OK)
    return hut_db_fail (db, error);
  return hut_db_execute (db, mode == HUT_DB_READ ? SQL_READ : SQL_WRITE, error);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Counting the bytes in use takes a lock at each allocation, and nobody asks for the sum. Once
 * SQLite is in use it stays as it is, which does no harm. */
static void
start_sqlite (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&once, 1);
}

HutDb *
hut_db_open (const char *path, HutDbMode mode, GError **error)
{
  g_autoptr (HutDb) db = g_new0 (HutDb, 1);
  int flags = SQLITE_OPEN_NOMUTEX;

  start_sqlite ();
  flags |= mode == HUT_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  flags |= mode == HUT_DB_CREATE ? SQLITE_OPEN_CREATE : 0;
  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (sqlite3_open_v2 (path, &db->handle, flags, NULL) != SQLITE_OK)
    {
      hut_db_fail (db, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_MILLISECONDS);
  if (!configure (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
hut_db_close (HutDb *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref (db->statements);
  if (db->handle != NULL && sqlite3_close (db->handle) != SQLITE_OK)
    g_critical ("%s: a statement outlives its connection", db->path);
  g_free (db->path);
  g_free (db);
}

sqlite3 *
hut_db_handle (HutDb *db)
{
  return db->handle;
}

sqlite3_stmt *
hut_db_statement (HutDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (db->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    {
      hut_db_fail (db, error);
      return NULL;
    }
  g_hash_table_insert (db->statements, (gpointer)sql, statement);
  return statement;
}

gboolean
hut_db_step (HutDb *db, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int result = sqlite3_step (statement);

  *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    hut_db_fail (db, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

gboolean
hut_db_run (HutDb *db, sqlite3_stmt *statement, GError **error)
{
  gboolean row = FALSE;
  gboolean done = hut_db_step (db, statement, &row, error);

  sqlite3_reset (statement);
  return done;
}

gboolean
hut_db_run_sql (HutDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, sql, error);

  return statement != NULL && hut_db_run (db, statement, error);
}

gboolean
hut_db_execute (HutDb *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return hut_db_fail (db, error);
  return TRUE;
}

gint64
hut_db_get_int (HutDb *db, const char *sql, gint64 fallback)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db->handle, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    fallback = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return fallback;
}

gboolean
hut_db_begin (HutDb *db, GError **error)
{
  return hut_db_execute (db, "BEGIN IMMEDIATE", error);
}

gboolean
hut_db_commit (HutDb *db, GError **error)
{
  if (hut_db_execute (db, "COMMIT", error))
    return TRUE;
  hut_db_rollback (db);
  return FALSE;
}

void
hut_db_rollback (HutDb *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

static int
note_log (void *data, sqlite3 *handle, const char *schema, int n_pages)
{
  ((HutDb *)data)->log_pages = n_pages;
  return SQLITE_OK;
}

void
hut_db_checkpoint_by_hand (HutDb *db)
{
  sqlite3_wal_hook (db->handle, note_log, db);
}

void
hut_db_checkpoint (HutDb *db)
{
  if (db->log_pages < LOG_PAGES)
    return;
  db->log_pages = 0;
  sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

void
hut_db_forget_pages (HutDb *db)
{
  sqlite3_db_release_memory (db->handle);
}

void
hut_db_bind_uid (sqlite3_stmt *statement, int index, const HutUid *uid)
{
  sqlite3_bind_blob (statement, index, uid->bytes, sizeof uid->bytes, SQLITE_TRANSIENT);
}

void
hut_db_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

HutUid
hut_db_column_uid (sqlite3_stmt *statement, int column)
{
  HutUid nil = { { 0 } };

  if (sqlite3_column_bytes (statement, column) != sizeof nil.bytes)
    return nil;
  return hut_uid_from_bytes (sqlite3_column_blob (statement, column));
}

const char *
hut_db_column_text (sqlite3_stmt *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

char *
hut_db_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup (hut_db_column_text (statement, column));
}
