/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The server's image of records that have changes of ours on top. Kept as canonical JSON: it is
 * compared and replayed, never searched. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include "base/hut-json.h"

/* clang-format off */
static const char SQL_GET[] =
  "SELECT s.name, h.ver, h.row, h.personal FROM shadow h JOIN stream s ON s.id = h.stream "
  "WHERE h.uid = ?1";
static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO shadow (uid, kind, stream, ver, row, personal) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char SQL_DELETE[] = "DELETE FROM shadow WHERE uid = ?1";
/* clang-format on */

static JsonObject *
open_sealed (HutVault *vault, const HutKind *kind, const HutUid *id, const char *text,
             GError **error)
{
  g_autofree char *id_text = hut_uid_to_string (id);
  g_autoptr (JsonObject) sealed = hut_json_parse_object (text, -1, error);

  return sealed != NULL ? hut_vault_open_object (vault, kind->name, id_text, sealed, error) : NULL;
}

HutRecord *
hut_shadow_get (HutDb *db, HutVault *vault, const HutKind *kind, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_GET, error);
  g_autoptr (JsonObject) row = NULL;
  g_autoptr (JsonObject) personal = NULL;
  g_autofree char *stream = NULL;
  gboolean found;
  gint64 ver;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (db, statement, &found, error) || !found)
    return NULL;

  stream = hut_db_dup_text (statement, 0);
  ver = sqlite3_column_int64 (statement, 1);
  row = hut_json_parse_object (hut_db_column_text (statement, 2), -1, error);
  if (row != NULL && vault != NULL && sqlite3_column_type (statement, 3) != SQLITE_NULL)
    {
      personal = open_sealed (vault, kind, id, hut_db_column_text (statement, 3), error);
      if (personal == NULL)
        g_clear_pointer (&row, json_object_unref);
    }
  sqlite3_reset (statement);
  return row != NULL ? hut_record_from_json (kind, id, stream, ver, row, personal, error) : NULL;
}

gboolean
hut_shadow_put (HutDb *db, HutVault *vault, const HutRecord *record, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_PUT, error);
  gint64 stream = hut_store_stream_id (db, record->stream, error);
  g_autofree char *id = hut_uid_to_string (&record->id);
  g_autoptr (JsonObject) row = hut_record_row (record);
  g_autoptr (JsonObject) personal = vault != NULL ? hut_record_personal (record) : NULL;
  g_autoptr (JsonObject) sealed = hut_vault_seal_object (vault, record->kind->name, id, personal);
  g_autofree char *row_text = hut_json_print_object (row);
  g_autofree char *sealed_text = sealed != NULL ? hut_json_print_object (sealed) : NULL;

  if (statement == NULL || stream == 0)
    return FALSE;
  hut_db_bind_uid (statement, 1, &record->id);
  hut_db_bind_text (statement, 2, record->kind->name);
  sqlite3_bind_int64 (statement, 3, stream);
  sqlite3_bind_int64 (statement, 4, record->ver);
  hut_db_bind_text (statement, 5, row_text);
  hut_db_bind_text (statement, 6, sealed_text);
  return hut_db_run (db, statement, error);
}

gboolean
hut_shadow_delete (HutDb *db, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  return hut_db_run (db, statement, error);
}
