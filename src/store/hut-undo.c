/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Undo. What the server has not been sent is withdrawn without a trace; what it has been sent is
 * answered by operations guarded by the values that they take back. All in one transaction. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"
#include "store/hut-undo-patrol.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const char SQL_LATER[] =
  "SELECT 1 FROM operation WHERE uid = ?1 AND batch <> ?2 AND state <> 3 LIMIT 1";
static const char SQL_SAVEPOINT[] = "SAVEPOINT undo_group";
static const char SQL_RELEASE[] = "RELEASE undo_group";
static const char SQL_BATCH[] = "WHERE o.batch = ?1 ORDER BY o.seq DESC";
/* clang-format on */

typedef struct
{
  HutOperation *operation;
  HutOpState state;
} Done;

static void
done_free (gpointer data)
{
  Done *done = data;

  hut_operation_free (done->operation);
  g_free (done);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, why);
  return FALSE;
}

static GPtrArray *
read_batch (HutStore *store, HutDb *db, const HutUid *batch, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_BATCH, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  g_autoptr (GPtrArray) batch_done = g_ptr_array_new_with_free_func (done_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, batch);
  while (hut_db_step (db, statement, &row, error))
    {
      HutOperation *operation;
      Done *done;

      if (!row)
        return g_steal_pointer (&batch_done);
      operation = hut_outbox_read (db, statement, hut_store_get_vault (store), error);
      if (operation == NULL)
        break;
      done = g_new0 (Done, 1);
      done->operation = operation;
      done->state = sqlite3_column_int (statement, 1);
      g_ptr_array_add (batch_done, done);
    }
  sqlite3_reset (statement);
  return NULL;
}

/* Whether operations of another batch build on the record. */
static gboolean
has_later (HutDb *db, const HutOperation *operation, gboolean *found, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_LATER, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &operation->id);
  hut_db_bind_uid (statement, 2, &operation->batch);
  if (!hut_db_step (db, statement, found, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
withdraw_create (HutApply *apply, const HutOperation *operation, const HutRecord *present,
                 GError **error)
{
  HutDb *db = apply->db;
  gboolean later;

  if (!has_later (db, operation, &later, error))
    return FALSE;
  if (later)
    return refuse (error, "the record was changed since");
  return hut_undo_patrol_check (db, hut_store_get_vault (apply->store), operation->stream, present,
                                error) &&
         hut_rows_delete (db, present, error) && hut_outbox_delete (db, &operation->op, error);
}

static gboolean
put_back (HutStore *store, HutDb *db, const HutOperation *operation, const HutRecord *present,
          GError **error)
{
  g_autoptr (HutRecord) record = hut_record_copy (present);
  guint64 hash;
  gint64 ver;

  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      HutValue *value = &record->values[hut_kind_field_index (record->kind, delta->field)];

      if (!hut_value_equal (value, &delta->new_value))
        return refuse (error, "the record was changed since");
      hut_value_clear (value);
      *value = hut_value_copy (&delta->old_value);
    }
  return hut_rows_get_state (db, record->kind, &record->id, &ver, &hash, error) &&
         hut_rows_put (db, hut_store_get_vault (store), record, present, hash, 0, error);
}

/* On a row of the server's, what came down meanwhile shows again, under the rest of ours. */
static gboolean
withdraw_update (HutApply *apply, const HutOperation *operation, const HutRecord *present,
                 GError **error)
{
  HutSyncJob job = hut_sync_job (apply->store, apply->db, apply->changes);

  return put_back (apply->store, apply->db, operation, present, error) &&
         hut_history_forget (apply->db, &operation->op, error) &&
         hut_outbox_delete (apply->db, &operation->op, error) &&
         (present->ver == 0 || hut_sync_replay (&job, operation->kind, &operation->id, error));
}

static gboolean
withdraw (HutApply *apply, const HutOperation *operation, GError **error)
{
  HutVault *vault = hut_store_get_vault (apply->store);
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) present =
      hut_rows_get (apply->db, vault, operation->kind, &operation->id, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (present == NULL)
    return hut_outbox_delete (apply->db, &operation->op, error);
  return operation->verb == HUT_VERB_CREATE ? withdraw_create (apply, operation, present, error)
                                            : withdraw_update (apply, operation, present, error);
}

static gboolean
is_assignment (const HutOperation *operation)
{
  const HutDelta *state;

  if (operation->kind != &hut_kind_case || operation->verb != HUT_VERB_UPDATE)
    return FALSE;
  state = hut_operation_delta (operation, hut_kind_field (&hut_kind_case, "state"));
  return state != NULL && state->new_value.type == HUT_VALUE_TEXT &&
         g_str_equal (state->new_value.text, "assigned");
}

/* An assignment that was sent is taken back like any other (DOMAIN 2): with an
 * entry. */
static gboolean
put_taking_back (HutApply *apply, const HutOperation *operation, const HutUid *batch,
                 const HutUid *group, GError **error)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) event = hut_record_new (&hut_kind_event, &id, NULL);
  g_autofree char *account = hut_settings_get (apply->db, "account");
  g_autoptr (HutOperation) create = NULL;

  hut_record_set (event, "case", hut_value_uid (&operation->id));
  hut_record_set_text (event, "code", "taken-back");
  hut_record_set_int (event, "at", hut_time_now ());
  hut_record_set_text (event, "by", account);
  hut_record_set_text (event, "state", "accepted");
  create = hut_operation_new_create (event);
  create->batch = *batch;
  create->group = *group;
  return hut_apply_operation (apply, create, error);
}

/* Limits that an assignment brought with it stay, as when it is taken back by hand: to lift one
 * would be more time. */
static HutOperation *
invert_assignment (const HutOperation *operation)
{
  static const char *const fields[] = { "state", "lead", "assignee", "duty_reason" };
  HutOperation *inverse =
      hut_operation_new (HUT_VERB_UPDATE, operation->kind, &operation->id, operation->stream);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const HutField *field = hut_kind_field (operation->kind, fields[i]);
      const HutDelta *delta = hut_operation_delta (operation, field);

      if (delta == NULL)
        continue;
      hut_operation_add (inverse, field, hut_value_copy (&delta->new_value),
                         hut_value_copy (&delta->old_value));
      hut_operation_add_guard (inverse, field, hut_value_copy (&delta->new_value));
    }
  return inverse;
}

static gboolean
answer (HutApply *apply, const HutOperation *operation, const HutUid *batch, const HutUid *group,
        GError **error)
{
  g_autoptr (HutOperation) inverse = NULL;

  /* What is on record stays on record. Of what was done by somebody it is the whole of the step, so
   * that nothing would be undone. */
  if (operation->kind == &hut_kind_patrol || operation->kind == &hut_kind_service ||
      operation->kind == &hut_kind_lane_check)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("It was sent already and stays on record. Put it right there, or "
                              "take it back with a reason."));
      return FALSE;
    }
  if (operation->kind->append)
    return TRUE;
  if (is_assignment (operation) && !put_taking_back (apply, operation, batch, group, error))
    return FALSE;
  inverse = is_assignment (operation) ? invert_assignment (operation)
                                      : hut_operation_invert (operation, _ ("Undone"));
  inverse->batch = *batch;
  inverse->group = *group;
  if (operation->verb == HUT_VERB_CREATE && operation->kind == &hut_kind_case)
    hut_operation_add (inverse, hut_kind_field (&hut_kind_case, "state"), (HutValue)HUT_VALUE_INIT,
                       hut_value_text ("void"));
  return hut_apply_operation (apply, inverse, error);
}

static gboolean
undo_one (HutApply *apply, const Done *done, const HutUid *batch, const HutUid *group,
          GError **error)
{
  hut_change_set_add (apply->changes, done->operation->kind, &done->operation->id);
  if (done->state == HUT_OP_OUTBOX)
    return withdraw (apply, done->operation, error);
  if (done->state == HUT_OP_WAITING)
    return hut_history_forget (apply->db, &done->operation->op, error) &&
           hut_outbox_delete (apply->db, &done->operation->op, error);
  return answer (apply, done->operation, batch, group, error);
}

/* ---- By groups ---- */

/* The end of the group that begins at @first; what stood alone is a group by itself. */
static guint
group_end (GPtrArray *batch_done, guint first)
{
  const HutUid *group = &((Done *)batch_done->pdata[first])->operation->group;
  guint end = first + 1;

  while (!hut_uid_is_nil (group) && end < batch_done->len &&
         hut_uid_equal (group, &((Done *)batch_done->pdata[end])->operation->group))
    end++;
  return end;
}

/* What held together holds together on the way back. */
static gboolean
undo_group (HutApply *apply, GPtrArray *batch_done, guint first, guint end, const HutUid *batch,
            GError **error)
{
  HutUid group = hut_uid_new ();

  for (guint i = first; i < end; i++)
    if (!undo_one (apply, batch_done->pdata[i], batch, &group, error))
      return FALSE;
  return TRUE;
}

/* The case that a group is about; nil where it is about none. */
static HutUid
case_of (GPtrArray *batch_done, guint first, guint end)
{
  HutUid id = { 0 };

  for (guint i = first; i < end; i++)
    {
      const HutOperation *operation = ((Done *)batch_done->pdata[i])->operation;
      const HutField *field = hut_kind_field (operation->kind, "case");
      const HutDelta *of = field != NULL ? hut_operation_delta (operation, field) : NULL;

      if (operation->kind == &hut_kind_case)
        return operation->id;
      if (of != NULL && of->new_value.type == HUT_VALUE_TEXT)
        hut_uid_parse (of->new_value.text, &id);
    }
  return id;
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED) ||
         g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED) ||
         g_error_matches (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
}

/* A group that does not go back is left as it stands, and told in @left. */
static gboolean
try_group (HutApply *apply, GPtrArray *batch_done, guint first, guint end, const HutUid *batch,
           GArray *left, GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutUid id;

  if (!hut_db_run_sql (apply->db, SQL_SAVEPOINT, error))
    return FALSE;
  if (undo_group (apply, batch_done, first, end, batch, &failed))
    return hut_db_run_sql (apply->db, SQL_RELEASE, error);
  if (!is_refusal (failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  id = case_of (batch_done, first, end);
  g_array_append_val (left, id);
  return hut_db_execute (apply->db, "ROLLBACK TO undo_group; RELEASE undo_group", error);
}

gboolean
hut_undo_batch (HutApply *apply, const HutUid *done, HutUndoing *undoing, GError **error)
{
  g_autoptr (GPtrArray) batch_done = read_batch (apply->store, apply->db, done, error);
  HutUid batch = hut_uid_new ();
  gboolean fine = TRUE;

  if (batch_done == NULL)
    return FALSE;
  if (batch_done->len == 0)
    return refuse (error, "there is nothing to undo");
  hut_change_set_add_sync (apply->changes);
  g_atomic_int_set (&undoing->n_total, batch_done->len);
  for (guint first = 0, end; fine && first < batch_done->len; first = end)
    {
      end = group_end (batch_done, first);
      if (g_cancellable_set_error_if_cancelled (undoing->cancellable, error))
        return FALSE;
      fine = undoing->left != NULL
                 ? try_group (apply, batch_done, first, end, &batch, undoing->left, error)
                 : undo_group (apply, batch_done, first, end, &batch, error);
      undoing->n_groups++;
      g_atomic_int_set (&undoing->n_seen, end);
    }
  return fine;
}

static gboolean
undo (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutApply apply = { .store = store, .db = db, .changes = changes };
  HutUndoing all = { 0 };

  return hut_undo_batch (&apply, data, &all, error);
}

gboolean
hut_store_undo (HutStore *store, const HutUid *batch, GError **error)
{
  return hut_store_run (store, HUT_STORE_FIRST, undo, (gpointer)batch, error);
}

void
hut_store_undo_async (HutStore *store, const HutUid *batch, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, hut_store_undo_async);
  g_task_set_task_data (task, g_memdup2 (batch, sizeof *batch), g_free);
  hut_store_run_task (store, HUT_STORE_FIRST, undo, task);
}

gboolean
hut_store_undo_finish (HutStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
