/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What happened to a record, and what of ours is still on its way. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-private.h"

#include "base/hut-json.h"
#include "store/hut-pending-words.h"

/* clang-format off */
static const char SQL_EVENTS[] =
  "SELECT uid, at, code, words, state, by, ver = 0 FROM events "
  "WHERE \"case\" = ?1 AND staged NOT IN (SELECT id FROM staging) ORDER BY at DESC, id DESC";
/* Alone with a file, nobody ever sends anything: a million cases are as many unsent. They are
 * counted without looking at them, and no further than anybody reads. */
static const char SQL_COUNTS[] =
  "SELECT (SELECT count(*) FROM (SELECT 1 FROM operation INDEXED BY operation_unsent "
  "          WHERE state IN (0, 1) AND staged NOT IN (SELECT id FROM staging) LIMIT ?1)), "
  "  (SELECT count(DISTINCT CASE WHEN grp = zeroblob (16) THEN op ELSE grp END) "
  "   FROM operation WHERE state = 3), "
  "  (SELECT count(*) FROM conflict WHERE answered = 0)";
static const char SQL_UNSENT[] =
  "WHERE o.state IN (0, 1) AND o.staged NOT IN (SELECT id FROM staging) ORDER BY o.seq DESC LIMIT ?1";
static const char SQL_WAITING[] = "WHERE o.state = 3 ORDER BY o.seq DESC LIMIT ?1";
static const char SQL_CONFLICTS[] =
  "SELECT id, kind, uid, field, ours, theirs, ours_won, their_account, at FROM conflict "
  "WHERE answered = 0 AND (?1 IS NULL OR uid = ?1) ORDER BY id DESC LIMIT ?2";
/* clang-format on */

void
hut_history_entry_free (HutHistoryEntry *entry)
{
  g_free (entry->event);
  g_free (entry->words);
  g_free (entry->state);
  g_free (entry->account);
  g_clear_pointer (&entry->fields, json_object_unref);
  g_clear_pointer (&entry->personal, json_object_unref);
  g_clear_pointer (&entry->over, json_object_unref);
  g_free (entry);
}

static JsonObject *
parse (const char *text)
{
  return text != NULL ? hut_json_parse_object (text, -1, NULL) : NULL;
}

static HutHistoryEntry *
entry_from_change (HutReader *reader, const HutRecord *change)
{
  HutHistoryEntry *entry = g_new0 (HutHistoryEntry, 1);

  entry->id = change->id;
  entry->at = hut_record_get_int (change, "at", 0);
  hut_verb_parse (hut_record_get_text (change, "verb"), &entry->verb);
  entry->account = hut_reader_account_name (reader, hut_record_get_text (change, "account"));
  entry->fields = parse (hut_record_get_text (change, "fields"));
  entry->personal = parse (hut_record_get_text (change, "personal_fields"));
  entry->over = parse (hut_record_get_text (change, "over"));
  entry->unsent = change->ver == 0;
  return entry;
}

static gboolean
read_changes (HutReader *reader, const HutUid *id, GPtrArray *entries, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_change),
                                      "WHERE r.record = ?1 ORDER BY r.at DESC, r.id DESC", NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      g_autoptr (HutRecord) change = NULL;

      if (!row)
        return TRUE;
      change = hut_rows_read (reader->db, statement, hut_store_get_vault (reader->store),
                              &hut_kind_change, error);
      if (change == NULL)
        break;
      g_ptr_array_add (entries, entry_from_change (reader, change));
    }
  sqlite3_reset (statement);
  return FALSE;
}

/* What was given up is told like a change: field by field. */
static HutHistoryEntry *
entry_from_event (sqlite3_stmt *statement)
{
  HutHistoryEntry *entry = g_new0 (HutHistoryEntry, 1);

  entry->id = hut_db_column_uid (statement, 0);
  entry->at = sqlite3_column_int64 (statement, 1);
  entry->event = hut_db_dup_text (statement, 2);
  if (g_strcmp0 (entry->event, "given-up") == 0)
    entry->fields = parse (hut_db_column_text (statement, 3));
  else
    entry->words = hut_db_dup_text (statement, 3);
  entry->state = hut_db_dup_text (statement, 4);
  entry->account = hut_db_dup_text (statement, 5);
  entry->unsent = sqlite3_column_int (statement, 6);
  return entry;
}

static gboolean
read_events (HutReader *reader, const HutUid *id, GPtrArray *entries, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_EVENTS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (entries, entry_from_event (statement));
    }
  return FALSE;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const HutHistoryEntry *left = *(const HutHistoryEntry *const *)a;
  const HutHistoryEntry *right = *(const HutHistoryEntry *const *)b;

  return left->at < right->at ? 1 : left->at > right->at ? -1 : 0;
}

GPtrArray *
hut_reader_history (HutReader *reader, const HutKind *kind, const HutUid *id, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_history_entry_free);

  if (!read_changes (reader, id, entries, error) ||
      (kind == &hut_kind_case && !read_events (reader, id, entries, error)))
    return NULL;
  g_ptr_array_sort (entries, newest_first);
  return g_steal_pointer (&entries);
}

void
hut_pending_operation_free (HutPendingOperation *pending)
{
  hut_operation_free (pending->operation);
  g_free (pending->title);
  g_free (pending->problem);
  g_free (pending->problem_field);
  g_free (pending->problem_text);
  g_free (pending);
}

/* The problem as it is kept, {"type":"urn:hutong:problem:rule","title":...,"field":...}, or in an
 * answer of the server, as its member "problem". */
static void
read_problem (HutPendingOperation *pending, const char *answer)
{
  static const char prefix[] = "urn:hutong:problem:";
  g_autoptr (JsonObject) object = parse (answer);
  JsonObject *answered = object != NULL ? hut_json_get_object (object, "problem") : NULL;
  JsonObject *problem = answered != NULL ? answered : object;
  const char *type = problem != NULL ? hut_json_get_string (problem, "type") : NULL;

  if (type == NULL)
    return;
  pending->problem = g_strdup (g_str_has_prefix (type, prefix) ? type + sizeof prefix - 1 : type);
  pending->problem_field = g_strdup (hut_json_get_string (problem, "field"));
  pending->problem_text = g_strdup (hut_json_get_string (problem, "detail"));
  if (pending->problem_text == NULL)
    pending->problem_text = g_strdup (hut_json_get_string (problem, "title"));
}

static GPtrArray *
read_pending (HutReader *reader, const char *where, guint limit, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, where, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_pending_operation_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutPendingOperation *pending;
      HutOperation *operation;

      if (!row)
        return g_steal_pointer (&found);
      operation =
          hut_outbox_read_for_answer (reader->db, statement, hut_store_get_vault (reader->store));
      pending = g_new0 (HutPendingOperation, 1);
      pending->operation = operation;
      pending->title = hut_reader_title (reader, operation->kind, &operation->id);
      read_problem (pending, hut_db_column_text (statement, 16));
      g_ptr_array_add (found, pending);
    }
  return NULL;
}

GPtrArray *
hut_reader_unsent (HutReader *reader, guint limit, GError **error)
{
  return read_pending (reader, SQL_UNSENT, limit, error);
}

GPtrArray *
hut_reader_waiting (HutReader *reader, guint limit, GError **error)
{
  return read_pending (reader, SQL_WAITING, limit, error);
}

void
hut_conflict_free (HutConflict *conflict)
{
  g_free (conflict->title);
  hut_value_clear (&conflict->ours);
  hut_value_clear (&conflict->theirs);
  g_free (conflict->their_account);
  g_free (conflict);
}

static gboolean
read_side (HutReader *reader, const HutConflict *conflict, const char *text, HutValue *value)
{
  g_autofree char *id = hut_uid_to_string (&conflict->record);
  g_autofree char *opened = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (text == NULL)
    return TRUE;
  if (conflict->field->privacy == HUT_PRIVACY_PERSONAL)
    {
      gsize length;
      g_autofree guint8 *sealed = g_base64_decode (text, &length);

      if (hut_store_get_vault (reader->store) == NULL)
        return TRUE;
      opened = hut_vault_open (hut_store_get_vault (reader->store), conflict->kind->name, id,
                               conflict->field->name, sealed, length, NULL);
      text = opened;
    }
  node = text != NULL ? json_from_string (text, NULL) : NULL;
  return node != NULL && hut_field_from_json (conflict->field, node, value, NULL);
}

static HutConflict *
read_conflict (HutReader *reader, sqlite3_stmt *statement)
{
  HutConflict *conflict = g_new0 (HutConflict, 1);

  conflict->conflict = sqlite3_column_int64 (statement, 0);
  conflict->kind = hut_kind_find (hut_db_column_text (statement, 1));
  conflict->record = hut_db_column_uid (statement, 2);
  conflict->field = conflict->kind != NULL
                        ? hut_kind_field (conflict->kind, hut_db_column_text (statement, 3))
                        : NULL;
  conflict->ours_won = sqlite3_column_int (statement, 6);
  conflict->their_account = hut_reader_account_name (reader, hut_db_column_text (statement, 7));
  conflict->at = sqlite3_column_int64 (statement, 8);
  if (conflict->field != NULL &&
      read_side (reader, conflict, hut_db_column_text (statement, 4), &conflict->ours) &&
      read_side (reader, conflict, hut_db_column_text (statement, 5), &conflict->theirs))
    {
      conflict->title = hut_reader_title (reader, conflict->kind, &conflict->record);
      return conflict;
    }
  hut_conflict_free (conflict);
  return NULL;
}

GPtrArray *
hut_reader_conflicts (HutReader *reader, const HutUid *id, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CONFLICTS, error);
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_conflict_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (id != NULL)
    hut_db_bind_uid (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, limit);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutConflict *conflict = row ? read_conflict (reader, statement) : NULL;

      if (!row)
        return g_steal_pointer (&conflicts);
      if (conflict == NULL)
        g_warning ("a conflict of a field that is not known here is not shown");
      else
        g_ptr_array_add (conflicts, conflict);
    }
  return NULL;
}

gboolean
hut_reader_pending_counts (HutReader *reader, HutPendingCounts *counts, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_COUNTS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, HUT_UNSENT_MAX + 1);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  counts->unsent = sqlite3_column_int64 (statement, 0);
  counts->waiting = sqlite3_column_int64 (statement, 1);
  counts->conflicts = sqlite3_column_int64 (statement, 2);
  sqlite3_reset (statement);
  return TRUE;
}
