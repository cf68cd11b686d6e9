/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Operations at rest, and the history that they leave. Personal values are sealed field by field;
 * a record's uid and the field's name bind them. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include "base/hut-json.h"
#include "domain/hut-operation-print.h"

/* clang-format off */
static const char SQL_ADD[] =
  "INSERT INTO operation "
  "  (op, state, verb, kind, uid, stream, grp, batch, clock, fields, personal, guard, staged) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
static const char SQL_DELETE[] = "DELETE FROM operation WHERE op = ?1";
static const char SQL_FORGET_CHANGE[] = "DELETE FROM changes WHERE uid = ?1 AND ver = 0";
const char HUT_OUTBOX_SELECT[] =
  "SELECT o.seq, o.state, o.op, o.verb, o.kind, o.uid, s.name, o.grp, o.batch, o.clock, o.fields, "
  "  o.personal, o.guard, o.log, o.n, o.ver, o.answer "
  "FROM operation o JOIN stream s ON s.id = o.stream ";
/* clang-format on */

static char *
print_and_free (JsonObject *object)
{
  char *text = object != NULL ? hut_json_print_object (object) : NULL;

  g_clear_pointer (&object, json_object_unref);
  return text;
}

/* {"telephone":"<base64 of the sealed pair>"}; NULL where nothing is personal. */
static char *
seal_fields (HutVault *vault, const HutOperation *operation)
{
  g_autoptr (GPtrArray) deltas = hut_operation_sort_deltas (operation, TRUE);
  g_autofree char *id = deltas->len > 0 ? hut_uid_to_string (&operation->id) : NULL;
  g_autoptr (GString) pair = g_string_new (NULL);
  GString *out;

  if (deltas->len == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < deltas->len; i++)
    {
      const HutDelta *delta = g_ptr_array_index (deltas, i);
      g_autoptr (GBytes) sealed = NULL;
      g_autofree char *base64 = NULL;

      g_string_truncate (pair, 0);
      hut_delta_append_json (pair, delta);
      sealed = hut_vault_seal (vault, operation->kind->name, id, delta->field->name, pair->str);
      base64 = g_base64_encode (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
      g_string_append_printf (out, "%s\"%s\":\"%s\"", i == 0 ? "{" : ",", delta->field->name,
                              base64);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

gboolean
hut_outbox_add (HutDb *db, HutVault *vault, const HutOperation *operation, HutOpState state,
                gint64 staged, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_ADD, error);
  gint64 stream = hut_store_stream_id (db, operation->stream, error);
  g_autofree char *fields = hut_operation_print_fields (operation);
  g_autofree char *guard = print_and_free (hut_operation_guard_json (operation));
  g_autofree char *personal = vault != NULL ? seal_fields (vault, operation) : NULL;

  if (statement == NULL || stream == 0)
    return FALSE;
  hut_db_bind_uid (statement, 1, &operation->op);
  sqlite3_bind_int (statement, 2, state);
  sqlite3_bind_int (statement, 3, operation->verb);
  hut_db_bind_text (statement, 4, operation->kind->name);
  hut_db_bind_uid (statement, 5, &operation->id);
  sqlite3_bind_int64 (statement, 6, stream);
  hut_db_bind_uid (statement, 7, &operation->group);
  hut_db_bind_uid (statement, 8, &operation->batch);
  sqlite3_bind_int64 (statement, 9, operation->clock);
  hut_db_bind_text (statement, 10, fields);
  hut_db_bind_text (statement, 11, personal);
  hut_db_bind_text (statement, 12, guard);
  sqlite3_bind_int64 (statement, 13, staged);
  return hut_db_run (db, statement, error);
}

static JsonObject *
parse_column (sqlite3_stmt *statement, int column, GError **error)
{
  return hut_json_parse_object (hut_db_column_text (statement, column), -1, error);
}

static gboolean
read_personal (HutOperation *operation, sqlite3_stmt *statement, HutVault *vault, GError **error)
{
  g_autofree char *id = hut_uid_to_string (&operation->id);
  g_autoptr (JsonObject) sealed = parse_column (statement, 11, error);
  g_autoptr (JsonObject) personal = NULL;

  if (sealed == NULL)
    return FALSE;
  personal = hut_vault_open_object (vault, operation->kind->name, id, sealed, error);
  return personal != NULL && hut_operation_read_fields (operation, personal, TRUE, error);
}

static gboolean
read_parts (HutOperation *operation, sqlite3_stmt *statement, HutVault *vault, GError **error)
{
  if (sqlite3_column_type (statement, 10) != SQLITE_NULL)
    {
      g_autoptr (JsonObject) fields = parse_column (statement, 10, error);

      if (fields == NULL || !hut_operation_read_fields (operation, fields, FALSE, error))
        return FALSE;
    }
  if (sqlite3_column_type (statement, 12) != SQLITE_NULL)
    {
      g_autoptr (JsonObject) guard = parse_column (statement, 12, error);

      if (guard == NULL || !hut_operation_read_guard (operation, guard, error))
        return FALSE;
    }
  if (vault != NULL && sqlite3_column_type (statement, 11) != SQLITE_NULL)
    return read_personal (operation, statement, vault, error);
  return TRUE;
}

HutOperation *
hut_outbox_read (HutDb *db, sqlite3_stmt *statement, HutVault *vault, GError **error)
{
  const HutKind *kind = hut_kind_find (hut_db_column_text (statement, 4));
  HutUid id = hut_db_column_uid (statement, 5);
  g_autoptr (HutOperation) operation = NULL;

  if (kind == NULL)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                   "an operation of the unknown kind %s", hut_db_column_text (statement, 4));
      return NULL;
    }
  operation = hut_operation_new (sqlite3_column_int (statement, 3), kind, &id,
                                 hut_db_column_text (statement, 6));
  operation->op = hut_db_column_uid (statement, 2);
  operation->group = hut_db_column_uid (statement, 7);
  operation->batch = hut_db_column_uid (statement, 8);
  operation->clock = sqlite3_column_int64 (statement, 9);
  if (!read_parts (operation, statement, vault, error))
    return NULL;
  return g_steal_pointer (&operation);
}

HutOperation *
hut_outbox_read_for_answer (HutDb *db, sqlite3_stmt *statement, HutVault *vault, GError **error)
{
  HutOperation *operation = hut_outbox_read (db, statement, vault, NULL);

  return operation != NULL ? operation : hut_outbox_read (db, statement, NULL, error);
}

gboolean
hut_outbox_delete (HutDb *db, const HutUid *op, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, op);
  return hut_db_run (db, statement, error);
}

static void
set_object (HutRecord *record, const char *field, JsonObject *object)
{
  g_autofree char *text = print_and_free (object);

  if (text != NULL)
    hut_record_set_text (record, field, text);
}

gboolean
hut_history_add (HutStore *store, HutDb *db, const HutOperation *operation, GError **error)
{
  g_autoptr (HutRecord) change =
      hut_record_new (&hut_kind_change, &operation->op, operation->stream);
  g_autofree char *account = hut_settings_get (db, "account");

  hut_record_set (change, "record", hut_value_uid (&operation->id));
  hut_record_set_text (change, "record_kind", operation->kind->name);
  hut_record_set_text (change, "verb", hut_verb_name (operation->verb));
  set_object (change, "fields", hut_operation_fields (operation, FALSE));
  set_object (change, "personal_fields", hut_operation_fields (operation, TRUE));
  hut_record_set_text (change, "account", account);
  hut_record_set_int (change, "at", operation->clock);
  return hut_rows_put (db, hut_store_get_vault (store), change, NULL, 0, 0, error);
}

gboolean
hut_history_forget (HutDb *db, const HutUid *op, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_FORGET_CHANGE, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, op);
  return hut_db_run (db, statement, error);
}
