/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Operations, the logs that they came in, whose the desks are, and the audit chain. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-storage-sqlite-private.h"

/* clang-format off */
static const char SQL_LOG_GET[] =
  "SELECT account, device, last FROM log WHERE stream = ? AND log = ?";
static const char SQL_LOG_PUT[] =
  "INSERT INTO log (stream, log, account, device, last) VALUES (?, ?, ?, ?, ?)"
  " ON CONFLICT (stream, log) DO UPDATE SET last = excluded.last";
static const char SQL_ENTRY_GET[] =
  "SELECT op, body FROM log_entry WHERE stream = ? AND log = ? AND n = ?";
static const char SQL_ENTRY_ADD[] =
  "INSERT INTO log_entry (stream, log, n, op, body) VALUES (?, ?, ?, ?, ?)";
static const char SQL_OPERATION_GET[] =
  "SELECT kind, id, account, content, result, lost_personal"
  " FROM operation WHERE stream = ? AND op = ?";
static const char SQL_OPERATION_ADD[] =
  "INSERT INTO operation (stream, op, kind, id, account, content, result, lost_personal)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char SQL_DESK_GET[] =
  "SELECT account, device FROM desk WHERE stream = ? AND desk = ?";
static const char SQL_DESK_PUT[] =
  "INSERT INTO desk (stream, desk, account, device) VALUES (?, ?, ?, ?)"
  " ON CONFLICT (stream, desk) DO UPDATE SET account = excluded.account, device = excluded.device";
static const char SQL_AUDIT_LAST[] =
  "SELECT n, hash FROM audit WHERE stream = ? ORDER BY n DESC LIMIT 1";
static const char SQL_AUDIT_ADD[] =
  "INSERT INTO audit (stream, n, text, hash) VALUES (?, ?, ?, ?)";
static const char SQL_AUDIT_EACH[] =
  "SELECT n, text, hash FROM audit WHERE stream = ? ORDER BY n";
/* clang-format on */

static gboolean
log_get (HutStorage *storage, const char *stream, const HutUid *log, HutStoredLog *state,
         GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *row;

  *state = (HutStoredLog){ 0 };
  if (key == 0 || !hut_sqlite_find (self->sqlite, &row, error, SQL_LOG_GET, "iu", key, log))
    return FALSE;
  if (row == NULL)
    return TRUE;
  state->account = hut_sqlite_column_uid (row, 0);
  state->device = hut_sqlite_column_uid (row, 1);
  state->last = sqlite3_column_int64 (row, 2);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
log_put (HutStorage *storage, const char *stream, const HutUid *log, const HutStoredLog *state,
         GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 && hut_sqlite_run (self->sqlite, error, SQL_LOG_PUT, "iuuui", key, log,
                                     &state->account, &state->device, state->last);
}

static gboolean
log_entry_get (HutStorage *storage, const char *stream, const HutUid *log, gint64 n, HutUid *op,
               char **body, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *row;

  *body = NULL;
  if (key == 0 || !hut_sqlite_find (self->sqlite, &row, error, SQL_ENTRY_GET, "iui", key, log, n))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *op = hut_sqlite_column_uid (row, 0);
  *body = hut_sqlite_column_text (row, 1);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
log_entry_add (HutStorage *storage, const char *stream, const HutUid *log, gint64 n,
               const HutUid *op, const char *body, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 &&
         hut_sqlite_run (self->sqlite, error, SQL_ENTRY_ADD, "iuiut", key, log, n, op, body);
}

static gboolean
operation_get (HutStorage *storage, const char *stream, const HutUid *op, HutStoredOperation **out,
               GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *row;
  HutStoredOperation *operation;

  *out = NULL;
  if (key == 0 || !hut_sqlite_find (self->sqlite, &row, error, SQL_OPERATION_GET, "iu", key, op))
    return FALSE;
  if (row == NULL)
    return TRUE;
  operation = *out = g_new0 (HutStoredOperation, 1);
  operation->op = *op;
  operation->kind = hut_kind_find ((const char *)sqlite3_column_text (row, 0));
  operation->id = hut_sqlite_column_uid (row, 1);
  operation->account = hut_sqlite_column_uid (row, 2);
  operation->content = hut_sqlite_column_text (row, 3);
  operation->result = hut_sqlite_column_text (row, 4);
  operation->lost_personal = hut_sqlite_column_bytes (row, 5);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
operation_add (HutStorage *storage, const char *stream, const HutStoredOperation *operation,
               GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  const char *kind = operation->kind != NULL ? operation->kind->name : "";

  return key != 0 &&
         hut_sqlite_run (self->sqlite, error, SQL_OPERATION_ADD, "iutuuttb", key, &operation->op,
                         kind, &operation->id, &operation->account, operation->content,
                         operation->result, operation->lost_personal);
}

static gboolean
desk_get (HutStorage *storage, const char *stream, const HutUid *desk, HutStoredDesk *owner,
          GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  char text[HUT_UID_STRING_LEN + 1];
  sqlite3_stmt *row;
  gboolean read;

  *owner = (HutStoredDesk){ 0 };
  if (key == 0 || !hut_sqlite_find (self->sqlite, &row, error, SQL_DESK_GET, "it", key,
                                    hut_uid_print (desk, text)))
    return FALSE;
  if (row == NULL)
    return TRUE;
  read = hut_uid_parse ((const char *)sqlite3_column_text (row, 0), &owner->account) &&
         hut_uid_parse ((const char *)sqlite3_column_text (row, 1), &owner->device);
  hut_sqlite_end (row);
  if (!read)
    g_set_error_literal (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT,
                         "whose a desk is cannot be read");
  return read;
}

static gboolean
desk_put (HutStorage *storage, const char *stream, const HutUid *desk, const HutStoredDesk *owner,
          GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  char text[HUT_UID_STRING_LEN + 1], account[sizeof text], device[sizeof text];

  return key != 0 &&
         hut_sqlite_run (self->sqlite, error, SQL_DESK_PUT, "ittt", key, hut_uid_print (desk, text),
                         hut_uid_print (&owner->account, account),
                         hut_uid_print (&owner->device, device));
}

static gboolean
audit_last (HutStorage *storage, const char *stream, gint64 *n, char **hash, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *row;

  *n = 0;
  *hash = NULL;
  if (key == 0 || !hut_sqlite_find (self->sqlite, &row, error, SQL_AUDIT_LAST, "i", key))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *n = sqlite3_column_int64 (row, 0);
  *hash = hut_sqlite_column_text (row, 1);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
audit_add (HutStorage *storage, const char *stream, gint64 n, const char *text, const char *hash,
           GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 &&
         hut_sqlite_run (self->sqlite, error, SQL_AUDIT_ADD, "iitt", key, n, text, hash);
}

static gboolean
audit_each (HutStorage *storage, const char *stream, HutAuditFunc func, gpointer data,
            GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *statement;
  int result = -1;

  if (key == 0)
    return FALSE;
  statement = hut_sqlite_start (self->sqlite, error, SQL_AUDIT_EACH, "i", key);
  while (statement != NULL &&
         (result = hut_sqlite_step (self->sqlite, statement, error)) == SQLITE_ROW)
    {
      const char *text = (const char *)sqlite3_column_text (statement, 1);
      const char *hash = (const char *)sqlite3_column_text (statement, 2);

      if (func (sqlite3_column_int64 (statement, 0), text, hash, data))
        continue;
      hut_sqlite_end (statement);
      return TRUE;
    }
  return result == SQLITE_DONE;
}

void
hut_storage_sqlite_init_operations (HutStorageInterface *iface)
{
  iface->log_get = log_get;
  iface->log_put = log_put;
  iface->log_entry_get = log_entry_get;
  iface->log_entry_add = log_entry_add;
  iface->operation_get = operation_get;
  iface->operation_add = operation_add;
  iface->desk_get = desk_get;
  iface->desk_put = desk_put;
  iface->audit_last = audit_last;
  iface->audit_add = audit_add;
  iface->audit_each = audit_each;
}
