/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Operations at rest, and the history that they leave. Personal values are sealed field by field;
 * a record's uid and the field's name bind them. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include "base/hut-json.h"
#include "base/hut-sum.h"
#include "domain/hut-operation-print.h"

#include <string.h>

/* clang-format off */
static const char SQL_ADD[] =
  "INSERT INTO operation "
  "  (op, state, verb, kind, uid, stream, grp, batch, clock, fields, personal, guard, staged, "
  "  sum) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
static const char SQL_REWRITE[] =
  "UPDATE operation SET fields = ?2, personal = ?3, sum = ?4 WHERE op = ?1";
static const char SQL_DELETE[] = "DELETE FROM operation WHERE op = ?1";
static const char SQL_WAIT_DAMAGED[] =
  "UPDATE operation SET state = 3, answer = '{\"type\":\"urn:hutong:problem:damaged\"}', "
  "  answered_at = ?2, log = NULL, n = NULL WHERE seq = ?1";
static const char SQL_FORGET_CHANGE[] = "DELETE FROM changes WHERE uid = ?1 AND ver = 0";
const char HUT_OUTBOX_SELECT[] =
  "SELECT o.seq, o.state, o.op, o.verb, o.kind, o.uid, s.name, o.grp, o.batch, o.clock, o.fields, "
  "  o.personal, o.guard, o.log, o.n, o.ver, o.answer, o.sum "
  "FROM operation o JOIN stream s ON s.id = o.stream ";
/* clang-format on */

static char *
print_and_free (JsonObject *object)
{
  char *text = object != NULL ? hut_json_print_object (object) : NULL;

  g_clear_pointer (&object, json_object_unref);
  return text;
}

/* What an operation at rest consists of; @stream stays out of it: it is renamed at the first
 * sign-in, and where an operation may go is the server's to say. */
typedef struct
{
  HutUid op;
  int verb;
  const char *kind;
  HutUid id;
  HutUid group;
  HutUid batch;
  gint64 clock;
  const char *fields;
  const char *personal;
  const char *guard;
} Content;

static void
append_uid (GByteArray *bytes, const HutUid *uid)
{
  g_byte_array_append (bytes, uid->bytes, sizeof uid->bytes);
}

/* With its end, so that nothing moves from one text to the next; absent is not empty. */
static void
append_text (GByteArray *bytes, const char *text)
{
  guint8 there = text != NULL;

  g_byte_array_append (bytes, &there, 1);
  if (text != NULL)
    g_byte_array_append (bytes, (const guint8 *)text, strlen (text) + 1);
}

static guint64
sum_of (const Content *content)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (1024);
  gint64 numbers[] = { GINT64_TO_LE ((gint64)content->verb), GINT64_TO_LE (content->clock) };

  append_uid (bytes, &content->op);
  append_uid (bytes, &content->id);
  append_uid (bytes, &content->group);
  append_uid (bytes, &content->batch);
  g_byte_array_append (bytes, (const guint8 *)numbers, sizeof numbers);
  append_text (bytes, content->kind);
  append_text (bytes, content->fields);
  append_text (bytes, content->personal);
  append_text (bytes, content->guard);
  return hut_sum (bytes->data, bytes->len);
}

/* Whether the operation is still what was written. */
static gboolean
is_as_written (sqlite3_stmt *statement)
{
  Content content = { .op = hut_db_column_uid (statement, 2),
                      .verb = sqlite3_column_int (statement, 3),
                      .kind = hut_db_column_text (statement, 4),
                      .id = hut_db_column_uid (statement, 5),
                      .group = hut_db_column_uid (statement, 7),
                      .batch = hut_db_column_uid (statement, 8),
                      .clock = sqlite3_column_int64 (statement, 9),
                      .fields = hut_db_column_text (statement, 10),
                      .personal = hut_db_column_text (statement, 11),
                      .guard = hut_db_column_text (statement, 12) };

  return sqlite3_column_type (statement, 17) == SQLITE_NULL ||
         sum_of (&content) == (guint64)sqlite3_column_int64 (statement, 17);
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
  sqlite3_bind_int64 (statement, 14,
                      (gint64)sum_of (&(Content){ .op = operation->op,
                                                  .verb = operation->verb,
                                                  .kind = operation->kind->name,
                                                  .id = operation->id,
                                                  .group = operation->group,
                                                  .batch = operation->batch,
                                                  .clock = operation->clock,
                                                  .fields = fields,
                                                  .personal = personal,
                                                  .guard = guard }));
  return hut_db_run (db, statement, error);
}

gboolean
hut_outbox_rewrite (HutDb *db, HutVault *vault, const HutOperation *operation, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_REWRITE, error);
  g_autofree char *fields = hut_operation_print_fields (operation);
  g_autofree char *guard = print_and_free (hut_operation_guard_json (operation));
  g_autofree char *personal = vault != NULL ? seal_fields (vault, operation) : NULL;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &operation->op);
  hut_db_bind_text (statement, 2, fields);
  hut_db_bind_text (statement, 3, personal);
  sqlite3_bind_int64 (statement, 4,
                      (gint64)sum_of (&(Content){ .op = operation->op,
                                                  .verb = operation->verb,
                                                  .kind = operation->kind->name,
                                                  .id = operation->id,
                                                  .group = operation->group,
                                                  .batch = operation->batch,
                                                  .clock = operation->clock,
                                                  .fields = fields,
                                                  .personal = personal,
                                                  .guard = guard }));
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

/* All but what it sets. */
static HutOperation *
read_head (sqlite3_stmt *statement, const HutKind *kind, HutVerb verb)
{
  HutUid id = hut_db_column_uid (statement, 5);
  HutOperation *operation = hut_operation_new (verb, kind, &id, hut_db_column_text (statement, 6));

  operation->op = hut_db_column_uid (statement, 2);
  operation->group = hut_db_column_uid (statement, 7);
  operation->batch = hut_db_column_uid (statement, 8);
  operation->clock = sqlite3_column_int64 (statement, 9);
  return operation;
}

HutOperation *
hut_outbox_read (HutDb *db, sqlite3_stmt *statement, HutVault *vault, GError **error)
{
  const HutKind *kind = hut_kind_find (hut_db_column_text (statement, 4));
  int verb = sqlite3_column_int (statement, 3);
  g_autoptr (HutOperation) operation = NULL;

  if (!is_as_written (statement) || kind == NULL || verb < HUT_VERB_CREATE || verb > HUT_VERB_VOID)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                   "the operation %" G_GINT64_FORMAT " is not what was written",
                   (gint64)sqlite3_column_int64 (statement, 0));
      return NULL;
    }
  operation = read_head (statement, kind, verb);
  if (!read_parts (operation, statement, vault, error))
    return NULL;
  return g_steal_pointer (&operation);
}

HutOperation *
hut_outbox_read_for_answer (HutDb *db, sqlite3_stmt *statement, HutVault *vault)
{
  const HutKind *kind = hut_kind_find (hut_db_column_text (statement, 4));
  int verb = sqlite3_column_int (statement, 3);
  HutVault *const vaults[] = { vault, NULL };

  if (kind == NULL)
    kind = &hut_kind_case;
  if (verb < HUT_VERB_CREATE || verb > HUT_VERB_VOID)
    verb = HUT_VERB_UPDATE;
  for (guint i = 0; i < G_N_ELEMENTS (vaults); i++)
    {
      g_autoptr (HutOperation) operation = read_head (statement, kind, verb);

      if (read_parts (operation, statement, vaults[i], NULL))
        return g_steal_pointer (&operation);
    }
  return read_head (statement, kind, verb);
}

GArray *
hut_outbox_find_damaged (HutDb *db, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, "WHERE o.state IN (0, 1)", NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  g_autoptr (GArray) damaged = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      gint64 seq;

      if (!row)
        return g_steal_pointer (&damaged);
      seq = sqlite3_column_int64 (statement, 0);
      if (!is_as_written (statement))
        g_array_append_val (damaged, seq);
    }
  return NULL;
}

gboolean
hut_outbox_wait_damaged (HutDb *db, gint64 seq, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_WAIT_DAMAGED, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  sqlite3_bind_int64 (statement, 2, hut_time_now ());
  return hut_db_run (db, statement, error);
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
