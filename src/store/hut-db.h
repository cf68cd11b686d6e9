/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "base/hut-uid.h"
#include "store/hut-store-error.h"

G_BEGIN_DECLS

/* A SQLite connection with its kept statements. Only inside store/: one thread at a time. Errors
 * are of HUT_STORE_ERROR. */
typedef struct _HutDb HutDb;

typedef enum
{
  HUT_DB_READ,
  HUT_DB_WRITE,
  HUT_DB_CREATE,
} HutDbMode;

HutDb *hut_db_open (const char *path, HutDbMode mode, GError **error);
void hut_db_close (HutDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDb, hut_db_close)

sqlite3 *hut_db_handle (HutDb *db);

/* The kept statement of @sql, reset and with no bindings. @sql must live as long as @db (a static
 * string, or one interned with g_intern_string()). NULL on error. Use it up before it is asked
 * for again. */
sqlite3_stmt *hut_db_statement (HutDb *db, const char *sql, GError **error);

/* Steps @statement: TRUE and *@row tells whether there is a row; where not, it is reset. */
gboolean hut_db_step (HutDb *db, sqlite3_stmt *statement, gboolean *row, GError **error);

/* Steps a statement that gives no rows, and resets it. */
gboolean hut_db_run (HutDb *db, sqlite3_stmt *statement, GError **error);

/* The same for a kept statement that needs no binding; @sql as hut_db_statement() wants it. */
gboolean hut_db_run_sql (HutDb *db, const char *sql, GError **error);

/* Runs statements that need no binding, and are not kept. */
gboolean hut_db_execute (HutDb *db, const char *sql, GError **error);

/* The first column of the first row of @sql as an integer, or @fallback where there is none. */
gint64 hut_db_get_int (HutDb *db, const char *sql, gint64 fallback);

gboolean hut_db_begin (HutDb *db, GError **error);
gboolean hut_db_commit (HutDb *db, GError **error);
void hut_db_rollback (HutDb *db);

/* From now on a commit leaves the log as it is, and hut_db_checkpoint() brings it into the file,
 * where it has grown long: who waits for the commit does not wait for that. What a checkpoint could
 * not do, the next one does; the log holds it until then. */
void hut_db_checkpoint_by_hand (HutDb *db);
void hut_db_checkpoint (HutDb *db);

/* Forgets the pages that the connection has read. */
void hut_db_forget_pages (HutDb *db);

/* Sets @error from the connection's last failure. Always FALSE. */
gboolean hut_db_fail (HutDb *db, GError **error);

void hut_db_bind_uid (sqlite3_stmt *statement, int index, const HutUid *uid);
void hut_db_bind_text (sqlite3_stmt *statement, int index, const char *text);

/* A column of 16 bytes; nil where it is not. */
HutUid hut_db_column_uid (sqlite3_stmt *statement, int column);

/* A text column, or NULL; copied by the second. */
const char *hut_db_column_text (sqlite3_stmt *statement, int column);
char *hut_db_dup_text (sqlite3_stmt *statement, int column);

G_END_DECLS
