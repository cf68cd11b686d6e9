/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Told from the error code, and where that says only that a write failed, from the system's reason,
 * which SQLite keeps with the file. The thread of the handle. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-db-full.h"

#include <errno.h>

/* Why the last write to the log failed: SQLite keeps the reason with the file. */
static int
last_write_errno (sqlite3 *db)
{
  sqlite3_file *log = NULL;
  int reason = 0;

  sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &reason);
  return reason;
}

gboolean
hut_db_is_full (sqlite3 *db)
{
  int code = sqlite3_extended_errcode (db);
  int reason;

  if (code != SQLITE_IOERR_WRITE)
    return (code & 0xff) == SQLITE_FULL;
  reason = last_write_errno (db);
  return reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
}
