/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Wiping what is personal of people who left: the row by an operation as any other, then what the
 * history and the operations at rest still say of it, in one transaction. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-wipe.h"

#include "base/hut-json.h"
#include "store/hut-reader-private.h"

/* clang-format off */
static const char DUE[] =
  "WHERE r.left_at <= ?1 AND r.void_reason IS NULL AND r.staged NOT IN (SELECT id FROM staging) "
  "AND (r.telephone IS NOT NULL OR r.id_number IS NOT NULL OR r.home_address IS NOT NULL "
  "OR r.skills IS NOT NULL OR r.available IS NOT NULL OR r.consent_name IS NOT NULL "
  "OR r.consent_telephone IS NOT NULL OR r.consented_at IS NOT NULL) "
  "ORDER BY r.left_at, r.id LIMIT ?2";
static const char SQL_HAS_SERVER[] = "SELECT count(*) FROM setting WHERE name = 'server'";
static const char OPERATIONS[] = "WHERE o.uid = ?1 ORDER BY o.seq";
static const char CHANGES[] = "WHERE r.record = ?1";
/* clang-format on */

GPtrArray *
hut_reader_people_due (HutReader *reader, HutTime before, guint limit, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_person), DUE, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, before);
  sqlite3_bind_int64 (statement, 2, limit);
  return hut_reader_records (reader, statement, &hut_kind_person, error);
}

typedef struct
{
  GArray *people;
  HutRetention retention;
  char *account;
  HutTime now;
} Wiping;

static void
wiping_free (gpointer data)
{
  Wiping *wiping = data;

  g_array_unref (wiping->people);
  g_free (wiping->account);
  g_free (wiping);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wiping, wiping_free)

static Wiping *
wiping_new (GArray *people, const HutRetention *retention, const char *account, HutTime now)
{
  Wiping *wiping = g_new0 (Wiping, 1);

  wiping->people = g_array_ref (people);
  wiping->retention = *retention;
  wiping->account = g_strdup (account);
  wiping->now = now;
  return wiping;
}

/* ---- The row ---- */

static gboolean
wipe_row (HutStore *store, HutDb *db, HutChangeSet *changes, const Wiping *wiping, const HutUid *id,
          GError **error)
{
  const HutRosterActing acting = { hut_store_get_stream (store), wiping->account, wiping->now };
  g_autoptr (HutRecord) person =
      hut_rows_get (db, hut_store_get_vault (store), &hut_kind_person, id, error);
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (HutWrite) write = NULL;
  HutApply apply = { .store = store, .db = db, .changes = changes };

  if (person == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "no such person");
      return FALSE;
    }
  plan = hut_person_plan_wipe (&acting, person, &wiping->retention, error);
  if (plan == NULL)
    return FALSE;
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_plan (write, plan);
  return hut_apply_write (&apply, write, NULL, error);
}

/* ---- What waits to be sent ---- */

/* Takes away what @operation says of what is wiped; of the note, what it was before. */
static void
strip_operation (HutOperation *operation, gboolean last)
{
  for (guint i = operation->deltas->len; i > 0; i--)
    {
      HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i - 1);

      if (!hut_person_field_is_wiped (delta->field->name))
        continue;
      if (last && g_str_equal (delta->field->name, "note"))
        hut_value_clear (&delta->old_value);
      else
        g_array_remove_index (operation->deltas, i - 1);
    }
}

static GPtrArray *
read_operations (HutStore *store, HutDb *db, const HutUid *id, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, OPERATIONS, NULL);
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_operation_free);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  while (hut_db_step (db, statement, &row, error))
    {
      HutOperation *operation =
          row ? hut_outbox_read (db, statement, hut_store_get_vault (store), error) : NULL;

      if (!row)
        return g_steal_pointer (&operations);
      if (operation == NULL)
        break;
      g_ptr_array_add (operations, operation);
    }
  sqlite3_reset (statement);
  return NULL;
}

static gboolean
strip_operations (HutStore *store, HutDb *db, const HutUid *id, GError **error)
{
  g_autoptr (GPtrArray) operations = read_operations (store, db, id, error);

  for (guint i = 0; operations != NULL && i < operations->len; i++)
    {
      HutOperation *operation = operations->pdata[i];
      gboolean kept;

      strip_operation (operation, i + 1 == operations->len);
      kept = operation->deltas->len > 0 || operation->verb != HUT_VERB_UPDATE;
      if (!(kept ? hut_outbox_rewrite (db, hut_store_get_vault (store), operation, error)
                 : hut_outbox_delete (db, &operation->op, error)))
        return FALSE;
    }
  return operations != NULL;
}

/* ---- History ---- */

/* {"note":["old","new"],...} without what is wiped; the last note without what it was before. */
static void
strip_fields (HutRecord *change, const char *note)
{
  const char *text = hut_record_get_text (change, "fields");
  g_autoptr (JsonObject) fields = text != NULL ? hut_json_parse_object (text, -1, NULL) : NULL;
  g_autoptr (GList) members = fields != NULL ? json_object_get_members (fields) : NULL;
  JsonArray *pair = fields != NULL ? hut_json_get_array (fields, "note") : NULL;
  gboolean is_last = pair != NULL && json_array_get_length (pair) == 2 &&
                     JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1)) &&
                     g_strcmp0 (json_array_get_string_element (pair, 1), note) == 0;
  g_autofree char *printed = NULL;

  if (fields == NULL)
    return;
  /* Names of members are the object's: copied where they go. */
  for (GList *at = members; at != NULL; at = at->next)
    if (hut_person_field_is_wiped (at->data))
      {
        g_autofree char *name = g_strdup (at->data);

        json_object_remove_member (fields, name);
      }
  if (is_last)
    {
      pair = json_array_new ();
      json_array_add_null_element (pair);
      json_array_add_string_element (pair, note);
      json_object_set_array_member (fields, "note", pair);
    }
  printed = json_object_get_size (fields) > 0 ? hut_json_print_object (fields) : NULL;
  hut_record_set_text (change, "fields", printed);
}

static gboolean
strip_history (HutStore *store, HutDb *db, const HutUid *id, GError **error)
{
  HutVault *vault = hut_store_get_vault (store);
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_change), CHANGES, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (HutRecord) person = NULL;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  while (row)
    {
      HutRecord *change;

      if (!hut_db_step (db, statement, &row, error))
        return FALSE;
      change = row ? hut_rows_read (db, statement, vault, &hut_kind_change, error) : NULL;
      if (row && change == NULL)
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      if (row)
        g_ptr_array_add (before, change);
    }
  person = hut_rows_get (db, vault, &hut_kind_person, id, error);
  for (guint i = 0; person != NULL && i < before->len; i++)
    {
      g_autoptr (HutRecord) after = hut_record_copy (before->pdata[i]);

      strip_fields (after, hut_record_get_text (person, "note"));
      hut_record_set (after, "personal_fields", (HutValue)HUT_VALUE_INIT);
      if (!hut_rows_put (db, vault, after, before->pdata[i], 0, 0, error))
        return FALSE;
    }
  return person != NULL;
}

/* ---- All of it ---- */

static gboolean
wipe (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const Wiping *wiping = data;
  gboolean alone = hut_db_get_int (db, SQL_HAS_SERVER, 1) == 0;

  for (guint i = 0; i < wiping->people->len; i++)
    {
      const HutUid *id = &g_array_index (wiping->people, HutUid, i);

      if (!wipe_row (store, db, changes, wiping, id, error) ||
          (alone &&
           (!strip_operations (store, db, id, error) || !strip_history (store, db, id, error))))
        return FALSE;
    }
  return TRUE;
}

gboolean
hut_store_wipe_people (HutStore *store, GArray *people, const HutRetention *retention,
                       const char *account, HutTime now, GError **error)
{
  g_autoptr (Wiping) wiping = wiping_new (people, retention, account, now);

  return hut_store_run (store, HUT_STORE_FIRST, wipe, wiping, error);
}

void
hut_store_wipe_people_async (HutStore *store, GArray *people, const HutRetention *retention,
                             const char *account, HutTime now, GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task = g_task_new (store, NULL, callback, data);

  g_task_set_source_tag (task, hut_store_wipe_people_async);
  g_task_set_task_data (task, wiping_new (people, retention, account, now), wiping_free);
  hut_store_run_task (store, HUT_STORE_FIRST, wipe, task);
}

gboolean
hut_store_wipe_people_finish (HutStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
