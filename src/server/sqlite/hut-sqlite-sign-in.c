/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Accounts' secrets, devices and tokens. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-storage-sqlite-private.h"

/* clang-format off */
static const char SQL_ACCOUNT_GET[] =
  "SELECT id, password, failures, failing_since, locked_until FROM account WHERE name = ?";
static const char SQL_ACCOUNT_PUT[] =
  "INSERT INTO account (name, id, password, failures, failing_since, locked_until)"
  " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET password = excluded.password,"
  " failures = excluded.failures, failing_since = excluded.failing_since,"
  " locked_until = excluded.locked_until";
static const char SQL_DEVICE_GET[] =
  "SELECT id FROM device WHERE token = ?";
static const char SQL_DEVICE_KNOWN[] =
  "SELECT 1 FROM device WHERE id = ? LIMIT 1";
static const char SQL_DEVICE_ADD[] =
  "INSERT INTO device (token, id, name, enrolled_at) VALUES (?, ?, ?, ?)";
static const char SQL_TOKEN_GET[] =
  "SELECT family, account, device, refresh, expires, used FROM token WHERE hash = ?";
static const char SQL_TOKEN_PUT[] =
  "INSERT INTO token (hash, family, account, device, refresh, expires, used)"
  " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET used = excluded.used";
static const char SQL_TOKEN_END_FAMILY[] =
  "DELETE FROM token WHERE family = ?";
static const char SQL_TOKENS_END_ACCOUNT[] =
  "DELETE FROM token WHERE account = ?";
static const char SQL_TOKENS_PRUNE[] =
  "DELETE FROM token WHERE expires < ?";
/* clang-format on */

static gboolean
account_get (HutStorage *storage, const char *name, HutStoredAccount **out, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  HutStoredAccount *account;
  sqlite3_stmt *row;

  *out = NULL;
  if (!hut_sqlite_find (self->sqlite, &row, error, SQL_ACCOUNT_GET, "t", name))
    return FALSE;
  if (row == NULL)
    return TRUE;
  account = *out = g_new0 (HutStoredAccount, 1);
  account->name = g_strdup (name);
  account->id = hut_sqlite_column_uid (row, 0);
  account->password = hut_sqlite_column_text (row, 1);
  account->failures = sqlite3_column_int64 (row, 2);
  account->failing_since = sqlite3_column_int64 (row, 3);
  account->locked_until = sqlite3_column_int64 (row, 4);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
account_put (HutStorage *storage, const HutStoredAccount *account, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_ACCOUNT_PUT, "tutiii",
                         account->name, &account->id, account->password, account->failures,
                         account->failing_since, account->locked_until);
}

static gboolean
device_get (HutStorage *storage, const char *token, HutUid *id, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  sqlite3_stmt *row;

  *id = (HutUid){ { 0 } };
  if (!hut_sqlite_find (self->sqlite, &row, error, SQL_DEVICE_GET, "t", token))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *id = hut_sqlite_column_uid (row, 0);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
device_known (HutStorage *storage, const HutUid *id, gboolean *known, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  sqlite3_stmt *row;

  if (!hut_sqlite_find (self->sqlite, &row, error, SQL_DEVICE_KNOWN, "u", id))
    return FALSE;
  *known = row != NULL;
  if (row != NULL)
    hut_sqlite_end (row);
  return TRUE;
}

static gboolean
device_add (HutStorage *storage, const char *token, const HutUid *id, const char *name, gint64 at,
            GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_DEVICE_ADD, "tuti", token,
                         id, name, at);
}

static gboolean
token_get (HutStorage *storage, const char *hash, HutStoredToken **out, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  HutStoredToken *token;
  sqlite3_stmt *row;

  *out = NULL;
  if (!hut_sqlite_find (self->sqlite, &row, error, SQL_TOKEN_GET, "t", hash))
    return FALSE;
  if (row == NULL)
    return TRUE;
  token = *out = g_new0 (HutStoredToken, 1);
  token->hash = g_strdup (hash);
  token->family = hut_sqlite_column_uid (row, 0);
  token->account = hut_sqlite_column_uid (row, 1);
  token->device = hut_sqlite_column_uid (row, 2);
  token->refresh = sqlite3_column_int (row, 3);
  token->expires = sqlite3_column_int64 (row, 4);
  token->used = sqlite3_column_int (row, 5);
  hut_sqlite_end (row);
  return TRUE;
}

static gboolean
token_put (HutStorage *storage, const HutStoredToken *token, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_TOKEN_PUT, "tuuuiii",
                         token->hash, &token->family, &token->account, &token->device,
                         (gint64)token->refresh, token->expires, (gint64)token->used);
}

static gboolean
token_end_family (HutStorage *storage, const HutUid *family, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_TOKEN_END_FAMILY, "u",
                         family);
}

static gboolean
tokens_end_account (HutStorage *storage, const HutUid *account, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_TOKENS_END_ACCOUNT, "u",
                         account);
}

static gboolean
tokens_prune (HutStorage *storage, gint64 now, GError **error)
{
  return hut_sqlite_run (HUT_STORAGE_SQLITE (storage)->sqlite, error, SQL_TOKENS_PRUNE, "i", now);
}

void
hut_storage_sqlite_init_sign_in (HutStorageInterface *iface)
{
  iface->account_get = account_get;
  iface->account_put = account_put;
  iface->device_get = device_get;
  iface->device_known = device_known;
  iface->device_add = device_add;
  iface->token_get = token_get;
  iface->token_put = token_put;
  iface->token_end_family = token_end_family;
  iface->tokens_end_account = tokens_end_account;
  iface->tokens_prune = tokens_prune;
}
