/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Conflict cards. The server's history says on which fields two writers met: `over` of a change
 * names the operation that lost and the one that won. Where one of both is this desktop's, people
 * here get a card with both values. The values stand in the history, in our own operations, or in
 * the answer that the merged operation got. The writer thread only. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"

#include "base/hut-json.h"

/* clang-format off */
static const char SQL_OWN[] = "WHERE o.op = ?1";
static const char SQL_ADD[] =
  "INSERT OR IGNORE INTO conflict "
  "  (change, kind, uid, field, ours, theirs, ours_won, their_account, at) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
/* clang-format on */

/* One of the two writers. */
typedef struct
{
  HutUid op;
  HutOperation *own;  /* it is this desktop's, or NULL */
  HutRecord *history; /* its change record, or NULL */
  JsonObject *lost;   /* what the server said that it met: {"title":["theirs","ours"]}, or NULL */
} Writer;

static void
writer_clear (Writer *writer)
{
  g_clear_pointer (&writer->own, hut_operation_free);
  g_clear_pointer (&writer->history, hut_record_free);
  g_clear_pointer (&writer->lost, json_object_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static JsonObject *
read_lost (HutSyncJob *job, const HutOperation *own, const char *answer, gboolean personal)
{
  g_autoptr (JsonObject) object = answer != NULL ? hut_json_parse_object (answer, -1, NULL) : NULL;
  JsonObject *lost =
      object != NULL ? hut_json_get_object (object, personal ? "lost_personal" : "lost") : NULL;
  g_autofree char *id = hut_uid_to_string (&own->id);

  if (lost == NULL)
    return NULL;
  return personal ? hut_vault_open_object (job->vault, own->kind->name, id, lost, NULL)
                  : json_object_ref (lost);
}

static gboolean
read_writer (HutSyncJob *job, const HutUid *op, gboolean personal, Writer *writer, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_OWN, NULL);
  sqlite3_stmt *statement = hut_db_statement (job->db, g_intern_string (sql), error);
  g_autoptr (GError) failed = NULL;
  gboolean row;

  writer->op = *op;
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, op);
  if (!hut_db_step (job->db, statement, &row, error))
    return FALSE;
  if (row)
    {
      /* What was damaged since is not known any more. */
      writer->own = hut_outbox_read (job->db, statement, job->vault, NULL);
      if (writer->own != NULL)
        writer->lost = read_lost (job, writer->own, hut_db_column_text (statement, 16), personal);
      sqlite3_reset (statement);
    }
  writer->history = hut_rows_get (job->db, job->vault, &hut_kind_change, op, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Element @index of the pair that @text, an object of pairs, has for @name; canonical, or NULL. */
static char *
pair_text (JsonObject *pairs, const char *name, guint index)
{
  JsonArray *pair = pairs != NULL ? hut_json_get_array (pairs, name) : NULL;
  JsonNode *node = pair != NULL && json_array_get_length (pair) == 2
                       ? json_array_get_element (pair, index)
                       : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? hut_json_print (node) : NULL;
}

/* The value that @writer brought; @other may have met it. NULL: none, or not to be known any more
 * (a foreign create leaves no history). */
static char *
brought (const Writer *writer, const Writer *other, const HutField *field)
{
  gboolean personal = field->privacy == HUT_PRIVACY_PERSONAL;
  const HutDelta *delta = writer->own != NULL ? hut_operation_delta (writer->own, field) : NULL;
  const char *text;

  if (delta != NULL)
    {
      g_autoptr (JsonNode) node = hut_field_to_json (field, &delta->new_value);

      return JSON_NODE_HOLDS_NULL (node) ? NULL : hut_json_print (node);
    }
  text = writer->history != NULL
             ? hut_record_get_text (writer->history, personal ? "personal_fields" : "fields")
             : NULL;
  if (text != NULL)
    {
      g_autoptr (JsonObject) pairs = hut_json_parse_object (text, -1, NULL);

      return pair_text (pairs, field->name, 1);
    }
  return pair_text (other->lost, field->name, 0);
}

static void
bind_value (HutSyncJob *job, sqlite3_stmt *statement, int index, const HutKind *kind,
            const char *id, const HutField *field, const char *text)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autofree char *base64 = NULL;

  if (text == NULL || field->privacy != HUT_PRIVACY_PERSONAL)
    {
      hut_db_bind_text (statement, index, text);
      return;
    }
  sealed = hut_vault_seal (job->vault, kind->name, id, field->name, text);
  base64 = g_base64_encode (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  hut_db_bind_text (statement, index, base64);
}

static gboolean
add_card (HutSyncJob *job, const HutRecord *change, const HutKind *kind, const HutField *field,
          const Writer *ours, const Writer *theirs, gboolean ours_won, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_ADD, error);
  const char *id = hut_record_get_text (change, "record");
  g_autofree char *our_value = brought (ours, theirs, field);
  g_autofree char *their_value = brought (theirs, ours, field);
  HutUid uid;

  if (statement == NULL)
    return FALSE;
  hut_uid_parse (id, &uid);
  hut_db_bind_uid (statement, 1, &change->id);
  hut_db_bind_text (statement, 2, kind->name);
  hut_db_bind_uid (statement, 3, &uid);
  hut_db_bind_text (statement, 4, field->name);
  bind_value (job, statement, 5, kind, id, field, our_value);
  bind_value (job, statement, 6, kind, id, field, their_value);
  sqlite3_bind_int (statement, 7, ours_won);
  hut_db_bind_text (statement, 8,
                    theirs->history != NULL ? hut_record_get_text (theirs->history, "account")
                                            : NULL);
  sqlite3_bind_int64 (statement, 9, hut_record_get_int (change, "at", hut_time_now ()));
  hut_change_set_add_sync (job->changes);
  return hut_db_run (job->db, statement, error);
}

static gboolean
make_card (HutSyncJob *job, const HutRecord *change, const HutKind *kind, const HutField *field,
           JsonArray *pair, GError **error)
{
  gboolean personal = field->privacy == HUT_PRIVACY_PERSONAL;
  g_auto (Writer) loser = { 0 };
  g_auto (Writer) winner = { 0 };
  g_autoptr (GError) failed = NULL;
  const char *texts[2] = { NULL, NULL };
  HutUid ops[2];

  for (guint i = 0; i < 2; i++)
    {
      JsonNode *node = json_array_get_length (pair) == 2 ? json_array_get_element (pair, i) : NULL;

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
          json_node_get_value_type (node) == G_TYPE_STRING)
        texts[i] = json_node_get_string (node);
      if (texts[i] == NULL || !hut_uid_parse (texts[i], &ops[i]))
        return TRUE;
    }
  if (!read_writer (job, &ops[0], personal, &loser, &failed) ||
      !read_writer (job, &ops[1], personal, &winner, &failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  /* Two others, or both ours: nobody here has to be told. */
  if ((loser.own != NULL) == (winner.own != NULL))
    return TRUE;
  return winner.own != NULL ? add_card (job, change, kind, field, &winner, &loser, TRUE, error)
                            : add_card (job, change, kind, field, &loser, &winner, FALSE, error);
}

gboolean
hut_sync_make_cards (HutSyncJob *job, const HutRecord *change, GError **error)
{
  const char *over = hut_record_get_text (change, "over");
  const HutKind *kind = hut_kind_find (hut_record_get_text (change, "record_kind"));
  g_autoptr (JsonObject) fields = over != NULL ? hut_json_parse_object (over, -1, NULL) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (fields == NULL || kind == NULL || hut_record_get_text (change, "record") == NULL)
    return TRUE;
  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const HutField *field = hut_kind_field (kind, name);

      if (field == NULL || !JSON_NODE_HOLDS_ARRAY (node))
        continue;
      if (!make_card (job, change, kind, field, json_node_get_array (node), error))
        return FALSE;
    }
  return TRUE;
}
