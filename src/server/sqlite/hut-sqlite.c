/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A connection: WAL, every commit synced, nothing trusted from the schema. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-sqlite.h"

#include "server/hut-storage.h"
#include "store/hut-db-full.h"

#define BUSY_MS 10000

static const char SQL_PRAGMAS[] = "PRAGMA trusted_schema = OFF;"
                                  "PRAGMA foreign_keys = ON;"
                                  "PRAGMA cell_size_check = ON;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA journal_size_limit = 67108864;"
                                  "PRAGMA cache_size = -16384;"
                                  "PRAGMA temp_store = MEMORY;";

struct _HutSqlite
{
  sqlite3 *db;
  GHashTable *statements; /* SQL text by address → sqlite3_stmt */
};

static HutStorageError
error_code (sqlite3 *db)
{
  if (hut_db_is_full (db))
    return HUT_STORAGE_ERROR_FULL;
  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HUT_STORAGE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return HUT_STORAGE_ERROR_CORRUPT;
    default:
      return HUT_STORAGE_ERROR_FAILED;
    }
}

gboolean
hut_sqlite_fail (HutSqlite *sqlite, GError **error)
{
  g_set_error (error, HUT_STORAGE_ERROR, error_code (sqlite->db), "SQLite: %s (%d)",
               sqlite3_errmsg (sqlite->db), sqlite3_extended_errcode (sqlite->db));
  return FALSE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

HutSqlite *
hut_sqlite_open (const char *path, HutSqliteMode mode, GError **error)
{
  static const int flags[] = { SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, SQLITE_OPEN_READWRITE,
                               SQLITE_OPEN_READONLY };
  g_autoptr (HutSqlite) sqlite = g_new0 (HutSqlite, 1);

  sqlite->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (sqlite3_open_v2 (path, &sqlite->db, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "cannot open %s: %s", path,
                   sqlite->db != NULL ? sqlite3_errmsg (sqlite->db) : "no memory");
      return NULL;
    }
  sqlite3_busy_timeout (sqlite->db, BUSY_MS);
  sqlite3_db_config (sqlite->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!hut_sqlite_exec (sqlite, SQL_PRAGMAS, error))
    return NULL;
  if (mode != HUT_SQLITE_READ && !hut_sqlite_exec (sqlite, "PRAGMA journal_mode = WAL", error))
    return NULL;
  return g_steal_pointer (&sqlite);
}

void
hut_sqlite_close (HutSqlite *sqlite)
{
  if (sqlite == NULL)
    return;
  g_hash_table_unref (sqlite->statements);
  if (sqlite3_close (sqlite->db) != SQLITE_OK)
    g_critical ("a database was closed while in use");
  g_free (sqlite);
}

sqlite3 *
hut_sqlite_handle (HutSqlite *sqlite)
{
  return sqlite->db;
}

gboolean
hut_sqlite_exec (HutSqlite *sqlite, const char *sql, GError **error)
{
  return sqlite3_exec (sqlite->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
         hut_sqlite_fail (sqlite, error);
}

static sqlite3_stmt *
prepare (HutSqlite *sqlite, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (sqlite->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (sqlite->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    {
      hut_sqlite_fail (sqlite, error);
      return NULL;
    }
  g_hash_table_insert (sqlite->statements, (gpointer)sql, statement);
  return statement;
}

static void
bind_bytes (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize length = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob64 (statement, index, data, length, SQLITE_STATIC);
}

static void
bind_all (sqlite3_stmt *statement, const char *format, va_list args)
{
  for (int i = 1; *format != '\0'; format++, i++)
    switch (*format)
      {
      case 'i':
        sqlite3_bind_int64 (statement, i, va_arg (args, gint64));
        break;
      case 't':
        sqlite3_bind_text (statement, i, va_arg (args, const char *), -1, SQLITE_STATIC);
        break;
      case 'u':
        sqlite3_bind_blob (statement, i, va_arg (args, const HutUid *)->bytes, 16, SQLITE_STATIC);
        break;
      case 'b':
        bind_bytes (statement, i, va_arg (args, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static sqlite3_stmt *
start (HutSqlite *sqlite, GError **error, const char *sql, const char *format, va_list args)
{
  sqlite3_stmt *statement = prepare (sqlite, sql, error);

  if (statement != NULL)
    bind_all (statement, format, args);
  return statement;
}

sqlite3_stmt *
hut_sqlite_start (HutSqlite *sqlite, GError **error, const char *sql, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list args;

  va_start (args, format);
  statement = start (sqlite, error, sql, format, args);
  va_end (args);
  return statement;
}

int
hut_sqlite_step (HutSqlite *sqlite, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return result;
  if (result != SQLITE_DONE)
    {
      hut_sqlite_fail (sqlite, error);
      result = -1;
    }
  hut_sqlite_end (statement);
  return result;
}

void
hut_sqlite_end (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

gboolean
hut_sqlite_run (HutSqlite *sqlite, GError **error, const char *sql, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list args;
  int result = -1;

  va_start (args, format);
  statement = start (sqlite, error, sql, format, args);
  va_end (args);
  if (statement != NULL)
    result = hut_sqlite_step (sqlite, statement, error);
  if (result == SQLITE_ROW)
    hut_sqlite_end (statement);
  return result != -1;
}

gboolean
hut_sqlite_find (HutSqlite *sqlite, sqlite3_stmt **row, GError **error, const char *sql,
                 const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list args;
  int result = -1;

  va_start (args, format);
  statement = start (sqlite, error, sql, format, args);
  va_end (args);
  if (statement != NULL)
    result = hut_sqlite_step (sqlite, statement, error);
  *row = result == SQLITE_ROW ? statement : NULL;
  return result != -1;
}

HutUid
hut_sqlite_column_uid (sqlite3_stmt *statement, int column)
{
  gconstpointer bytes = sqlite3_column_blob (statement, column);

  if (bytes == NULL || sqlite3_column_bytes (statement, column) != 16)
    return (HutUid){ { 0 } };
  return hut_uid_from_bytes (bytes);
}

GBytes *
hut_sqlite_column_bytes (sqlite3_stmt *statement, int column)
{
  gconstpointer bytes = sqlite3_column_blob (statement, column);

  return bytes != NULL ? g_bytes_new (bytes, sqlite3_column_bytes (statement, column)) : NULL;
}

char *
hut_sqlite_column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}
