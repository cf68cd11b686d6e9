/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/hut-uid.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* One connection to a SQLite file, and its statements: prepared once, kept by the address of
 * their text. Used by one thread at a time; errors are of HUT_STORAGE_ERROR. */
typedef struct _HutSqlite HutSqlite;

typedef enum
{
  HUT_SQLITE_CREATE, /* make the file where there is none */
  HUT_SQLITE_WRITE,
  HUT_SQLITE_READ,
} HutSqliteMode;

HutSqlite *hut_sqlite_open (const char *path, HutSqliteMode mode, GError **error);
void hut_sqlite_close (HutSqlite *sqlite);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSqlite, hut_sqlite_close)

/* Several statements without values: migrations, pragmas. */
gboolean hut_sqlite_exec (HutSqlite *sqlite, const char *sql, GError **error);

/* The statement of @sql (static text) with its values bound, one for each letter of @format:
 *   i gint64   t const char * or NULL   u const HutUid *   b GBytes * or NULL
 * Texts and bytes must live until hut_sqlite_end(). NULL with an error. */
sqlite3_stmt *hut_sqlite_start (HutSqlite *sqlite, GError **error, const char *sql,
                                const char *format, ...);

/* SQLITE_ROW or SQLITE_DONE; else -1 with an error. After DONE or an error it has ended. */
int hut_sqlite_step (HutSqlite *sqlite, sqlite3_stmt *statement, GError **error);
void hut_sqlite_end (sqlite3_stmt *statement);

/* start, step and end of a statement that gives no row. */
gboolean hut_sqlite_run (HutSqlite *sqlite, GError **error, const char *sql, const char *format,
                         ...);

/* start and the first step of what is looked up: @row is the statement at its row, to be ended, or
 * NULL where there is none. FALSE with an error. */
gboolean hut_sqlite_find (HutSqlite *sqlite, sqlite3_stmt **row, GError **error, const char *sql,
                          const char *format, ...);

/* Columns of a row. A uid that is none reads as nil, bytes that are NULL as NULL. */
HutUid hut_sqlite_column_uid (sqlite3_stmt *statement, int column);
GBytes *hut_sqlite_column_bytes (sqlite3_stmt *statement, int column);
char *hut_sqlite_column_text (sqlite3_stmt *statement, int column);

/* The underlying connection, for what is asked rarely. */
sqlite3 *hut_sqlite_handle (HutSqlite *sqlite);

/* Sets @error from the connection's last one; always FALSE. */
gboolean hut_sqlite_fail (HutSqlite *sqlite, GError **error);

G_END_DECLS
