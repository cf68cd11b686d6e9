/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Answers of a person to what sync could not decide alone: conflicts by field, and operations
 * that the server refused. Each is a job of one step. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-answers.h"
#include "store/hut-store-private.h"

#include "base/hut-json.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const char SQL_CONFLICT[] =
  "SELECT kind, uid, field, ours, theirs, ours_won FROM conflict WHERE id = ?1 AND answered = 0";
static const char SQL_CONFLICT_ANSWERED[] = "UPDATE conflict SET answered = 1 WHERE id = ?1";
static const char SQL_WAITING[] = "WHERE o.op = ?1 AND o.state = 3";
static const char SQL_TOGETHER[] =
  "SELECT op FROM operation WHERE state = 3 AND (op = ?1 OR (grp <> zeroblob (16) "
  "AND grp = (SELECT grp FROM operation WHERE op = ?1))) ORDER BY seq";
/* clang-format on */

typedef struct
{
  gint64 conflict;
  HutConflictAnswer conflict_answer;
  HutUid op;
  HutWaitingAnswer waiting_answer;
} Answer;

typedef struct
{
  const HutKind *kind;
  const HutField *field;
  HutUid id;
  HutValue loser;
} Conflict;

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, why);
  return FALSE;
}

static char *
open_side (HutStore *store, const Conflict *conflict, const char *sealed_text, GError **error)
{
  HutVault *vault = hut_store_get_vault (store);
  g_autofree char *id = hut_uid_to_string (&conflict->id);
  g_autofree guint8 *sealed = NULL;
  gsize length;

  if (conflict->field->privacy != HUT_PRIVACY_PERSONAL)
    return g_strdup (sealed_text);
  if (vault == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the key of the personal fields is not at hand");
      return NULL;
    }
  sealed = g_base64_decode (sealed_text, &length);
  return hut_vault_open (vault, conflict->kind->name, id, conflict->field->name, sealed, length,
                         error);
}

static gboolean
read_loser (HutStore *store, Conflict *conflict, const char *text, GError **error)
{
  g_autofree char *opened = NULL;
  g_autoptr (JsonNode) node = NULL;

  conflict->loser = (HutValue)HUT_VALUE_INIT;
  if (text == NULL)
    return TRUE;
  opened = open_side (store, conflict, text, error);
  node = opened != NULL ? json_from_string (opened, error) : NULL;
  return node != NULL && hut_field_from_json (conflict->field, node, &conflict->loser, error);
}

static gboolean
read_conflict (HutStore *store, HutDb *db, gint64 id, Conflict *conflict, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_CONFLICT, error);
  gboolean row, read;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!hut_db_step (db, statement, &row, error))
    return FALSE;
  if (!row)
    return refuse (error, "this conflict is answered already");
  conflict->kind = hut_kind_find (hut_db_column_text (statement, 0));
  conflict->id = hut_db_column_uid (statement, 1);
  conflict->field = conflict->kind != NULL
                        ? hut_kind_field (conflict->kind, hut_db_column_text (statement, 2))
                        : NULL;
  read =
      conflict->field != NULL &&
      read_loser (store, conflict,
                  hut_db_column_text (statement, sqlite3_column_int (statement, 5) ? 4 : 3), error);
  sqlite3_reset (statement);
  return read || (*error != NULL ? FALSE : refuse (error, "a field that is not known here"));
}

static gboolean
set_loser (HutApply *apply, Conflict *conflict, GError **error)
{
  g_autoptr (HutOperation) operation =
      hut_operation_new (HUT_VERB_UPDATE, conflict->kind, &conflict->id, NULL);

  operation->batch = hut_uid_new ();
  hut_operation_add (operation, conflict->field, (HutValue)HUT_VALUE_INIT, conflict->loser);
  conflict->loser = (HutValue)HUT_VALUE_INIT;
  return hut_apply_operation (apply, operation, error);
}

static gboolean
answer_conflict (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Answer *answer = data;
  HutApply apply = { .store = store, .db = db, .changes = changes };
  g_autoptr (GError) failed = NULL;
  Conflict conflict;
  sqlite3_stmt *statement;

  if (!read_conflict (store, db, answer->conflict, &conflict, &failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  hut_change_set_add (changes, conflict.kind, &conflict.id);
  hut_change_set_add_sync (changes);
  if (answer->conflict_answer == HUT_ANSWER_OTHER && !set_loser (&apply, &conflict, error))
    return FALSE;
  hut_value_clear (&conflict.loser);

  statement = hut_db_statement (db, SQL_CONFLICT_ANSWERED, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, answer->conflict);
  return hut_db_run (db, statement, error);
}

/* What cannot be read whole can be given up, but not sent again. */
static HutOperation *
read_waiting (HutStore *store, HutDb *db, const HutUid *op, HutWaitingAnswer how, GError **error)
{
  HutVault *vault = hut_store_get_vault (store);
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_WAITING, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  HutOperation *operation = NULL;
  g_autoptr (GError) unread = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, op);
  if (!hut_db_step (db, statement, &row, error))
    return NULL;
  if (!row)
    {
      refuse (error, "this is answered already");
      return NULL;
    }
  operation = how == HUT_WAITING_DROP ? hut_outbox_read_for_answer (db, statement, vault)
                                      : hut_outbox_read (db, statement, vault, &unread);
  sqlite3_reset (statement);
  if (operation == NULL)
    {
      g_message ("not sent again: %s", unread->message);
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("This change was damaged on the disk and cannot be sent. Give it up "
                              "and enter it again."));
    }
  return operation;
}

/* An entry in the case's history, so that what was given up is not lost from sight: its words are
 * the fields as the operation had them. */
static gboolean
note_dropped (HutApply *apply, const HutOperation *operation, GError **error)
{
  g_autoptr (JsonObject) fields = hut_operation_fields (operation, FALSE);
  g_autofree char *words = fields != NULL ? hut_json_print_object (fields) : NULL;
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) event = hut_record_new (&hut_kind_event, &id, operation->stream);
  g_autoptr (HutRecord) present =
      hut_rows_get (apply->db, NULL, operation->kind, &operation->id, NULL);
  g_autoptr (HutOperation) note = NULL;

  if (operation->kind != &hut_kind_case || present == NULL)
    return TRUE;
  hut_record_set (event, "case", hut_value_uid (&operation->id));
  hut_record_set_text (event, "code", "given-up");
  hut_record_set_int (event, "at", hut_time_now ());
  hut_record_set_text (event, "words", words);
  note = hut_operation_new_create (event);
  return hut_apply_operation (apply, note, error);
}

/* A new operation that wants the same, based on what stands now. */
static gboolean
retry (HutApply *apply, const HutOperation *operation, const HutUid *group, GError **error)
{
  g_autoptr (HutOperation) again = hut_operation_copy (operation);

  again->op = hut_uid_new ();
  again->group = *group;
  g_array_set_size (again->guards, 0);
  return hut_apply_operation (apply, again, error);
}

static gboolean
answer_one (HutApply *apply, const HutUid *op, HutWaitingAnswer how, const HutUid *group,
            GError **error)
{
  g_autoptr (HutOperation) operation = read_waiting (apply->store, apply->db, op, how, error);

  if (operation == NULL)
    return FALSE;
  hut_change_set_add (apply->changes, operation->kind, &operation->id);
  return hut_outbox_delete (apply->db, &operation->op, error) &&
         hut_history_forget (apply->db, &operation->op, error) &&
         (how == HUT_WAITING_RETRY ? retry (apply, operation, group, error)
                                   : note_dropped (apply, operation, error));
}

/* What was refused together is answered together: the uids of the operations (HutUid). */
static GArray *
read_together (HutDb *db, const HutUid *op, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_TOGETHER, error);
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, op);
  while (hut_db_step (db, statement, &row, error))
    {
      HutUid id;

      if (!row)
        return g_steal_pointer (&ops);
      id = hut_db_column_uid (statement, 0);
      g_array_append_val (ops, id);
    }
  return NULL;
}

static gboolean
answer_waiting (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Answer *answer = data;
  HutApply apply = { .store = store, .db = db, .changes = changes };
  g_autoptr (GArray) ops = read_together (db, &answer->op, error);
  HutUid group = { { 0 } };

  if (ops == NULL)
    return FALSE;
  if (ops->len == 0)
    return refuse (error, "this is answered already");
  if (ops->len > 1)
    group = hut_uid_new ();
  hut_change_set_add_sync (changes);
  for (guint i = 0; i < ops->len; i++)
    if (!answer_one (&apply, &g_array_index (ops, HutUid, i), answer->waiting_answer, &group,
                     error))
      return FALSE;
  return TRUE;
}

gboolean
hut_store_answer_conflict (HutStore *store, gint64 conflict, HutConflictAnswer how, GError **error)
{
  Answer answer = { .conflict = conflict, .conflict_answer = how };

  return hut_store_run (store, HUT_STORE_FIRST, answer_conflict, &answer, error);
}

gboolean
hut_store_answer_waiting (HutStore *store, const HutUid *op, HutWaitingAnswer how, GError **error)
{
  Answer answer = { .op = *op, .waiting_answer = how };

  return hut_store_run (store, HUT_STORE_FIRST, answer_waiting, &answer, error);
}

static void
answer_async (HutStore *store, const Answer *answer, HutStoreJob job, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, g_memdup2 (answer, sizeof *answer), g_free);
  hut_store_run_task (store, HUT_STORE_FIRST, job, task);
}

void
hut_store_answer_conflict_async (HutStore *store, gint64 conflict, HutConflictAnswer how,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Answer answer = { .conflict = conflict, .conflict_answer = how };

  answer_async (store, &answer, answer_conflict, cancellable, callback, user_data);
}

void
hut_store_answer_waiting_async (HutStore *store, const HutUid *op, HutWaitingAnswer how,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Answer answer = { .op = *op, .waiting_answer = how };

  answer_async (store, &answer, answer_waiting, cancellable, callback, user_data);
}

gboolean
hut_store_answer_finish (HutStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
