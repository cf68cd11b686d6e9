/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The outbox on its way up. An operation is in one state at any time (data/migrations/client/001):
 * outbox, sent (it has its number, durably, before its first byte leaves), accepted, waiting.
 * Numbers count per log and stream; those of operations that never got an answer are used again
 * for the same lines. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-sync-private.h"

#include "base/hut-json.h"

#include <string.h>

/* clang-format off */
static const char SQL_NEXT_STREAM[] =
  "SELECT s.name FROM operation o JOIN stream s ON s.id = o.stream "
  "WHERE o.state IN (0, 1) AND o.staged NOT IN (SELECT id FROM staging) "
  "ORDER BY o.state DESC, o.seq LIMIT 1";
static const char SQL_SENT[] = "WHERE o.state = 1 AND s.name = ?1 ORDER BY o.n";
static const char SQL_UNSENT[] = 
  "WHERE o.state = 0 AND s.name = ?1 AND o.staged NOT IN (SELECT id FROM staging) "
  "ORDER BY o.seq LIMIT ?2";
static const char SQL_NUMBER[] = "UPDATE operation SET state = 1, log = ?2, n = ?3 WHERE op = ?1";
static const char SQL_FIND[] =
  "SELECT seq, state, kind, uid, verb FROM operation WHERE op = ?1";
static const char SQL_ACCEPT[] =
  "UPDATE operation SET state = 2, ver = ?2, answered_at = ?3, answer = ?4 WHERE op = ?1";
static const char SQL_WAIT[] =
  "UPDATE operation SET state = 3, answer = ?2, answered_at = ?3, log = NULL, n = NULL "
  "WHERE op = ?1";
static const char SQL_GROUP_OF[] =
  "SELECT g.op FROM operation o JOIN operation g ON g.grp = o.grp "
  "WHERE o.op = ?1 AND o.grp <> zeroblob(16) AND g.state = 0";
static const char SQL_LATER[] =
  "SELECT op FROM operation WHERE uid = ?1 AND seq > ?2 AND state = 0 ORDER BY seq";
static const char SQL_UNDER[] =
  "SELECT op, fields FROM operation "
  "WHERE state = 0 AND verb = 0 AND kind IN ('event', 'task') ORDER BY seq";
/* clang-format on */

/* How often what cannot be sent is put aside before the file itself is taken for damaged. */
#define UNFIT_TRIES 8

void
hut_outgoing_free (HutOutgoing *outgoing)
{
  hut_operation_free (outgoing->operation);
  g_free (outgoing->line);
  g_free (outgoing);
}

static gboolean wait_all (HutSyncJob *job, sqlite3_stmt *statement, const char *slug,
                          const char *detail, GError **error);

/* ---- Taking ---- */

typedef struct
{
  HutOutgoingPrint print;
  const HutPushLimits *limits;
  GPtrArray *taken; /* HutOutgoing */
} Take;

static char *
next_stream (HutDb *db, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_NEXT_STREAM, error);
  g_autofree char *stream = NULL;
  gboolean row;

  if (statement == NULL || !hut_db_step (db, statement, &row, error) || !row)
    return NULL;
  stream = hut_db_dup_text (statement, 0);
  sqlite3_reset (statement);
  return g_steal_pointer (&stream);
}

static HutOutgoing *
make_outgoing (HutOperation *operation, const HutUid *log, gint64 n, HutOutgoingPrint print)
{
  HutOutgoing *outgoing = g_new0 (HutOutgoing, 1);

  outgoing->operation = operation;
  outgoing->log = *log;
  outgoing->n = n;
  outgoing->line = print (operation, log, n);
  return outgoing;
}

/* Sent ones without an answer, as they were. @damaged: one of them is not what was sent. */
static gboolean
take_sent (HutSyncJob *job, const char *stream, Take *take, gboolean *damaged, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_SENT, NULL);
  sqlite3_stmt *statement = hut_db_statement (job->db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  while (hut_db_step (job->db, statement, &row, error))
    {
      HutOperation *operation;
      HutUid log;

      if (!row)
        return TRUE;
      operation = hut_outbox_read (job->db, statement, job->vault, error);
      if (operation == NULL)
        {
          *damaged = TRUE;
          sqlite3_reset (statement);
          return FALSE;
        }
      log = hut_db_column_uid (statement, 13);
      g_ptr_array_add (
          take->taken,
          make_outgoing (operation, &log, sqlite3_column_int64 (statement, 14), take->print));
    }
  return FALSE;
}

static gboolean
is_too_long (const Take *take, const HutOperation *operation)
{
  static const HutUid nil = { { 0 } };
  g_autofree char *line = take->print (operation, &nil, G_MAXINT32);

  return strlen (line) > take->limits->line;
}

/* What cannot be sent: its place in the outbox, and why. */
typedef struct
{
  gint64 seq;
  HutUid op;
  gboolean damaged; /* else it is too long */
} Unfit;

/* Unsent ones, a few more than a push holds, so that the last group is seen whole. What cannot be
 * sent is put into @unfit. */
static GPtrArray *
read_unsent (HutSyncJob *job, const char *stream, guint limit, const Take *take, GArray *unfit,
             GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_UNSENT, NULL);
  sqlite3_stmt *statement = hut_db_statement (job->db, g_intern_string (sql), error);
  g_autoptr (GPtrArray) unsent =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_operation_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, stream);
  sqlite3_bind_int (statement, 2, limit);
  while (hut_db_step (job->db, statement, &row, error))
    {
      g_autoptr (GError) fault = NULL;
      HutOperation *operation;
      Unfit one;

      if (!row)
        return g_steal_pointer (&unsent);
      operation = hut_outbox_read (job->db, statement, job->vault, &fault);
      one = (Unfit){ .seq = sqlite3_column_int64 (statement, 0),
                     .op = hut_db_column_uid (statement, 2),
                     .damaged = operation == NULL };
      if (operation != NULL && !is_too_long (take, operation))
        {
          g_ptr_array_add (unsent, operation);
          continue;
        }
      g_message ("an operation is not sent: %s", fault != NULL ? fault->message : "too long");
      hut_operation_free (operation);
      g_array_append_val (unfit, one);
    }
  return NULL;
}

static gboolean
same_group (const HutOperation *a, const HutOperation *b)
{
  return !hut_uid_is_nil (&a->group) && hut_uid_equal (&a->group, &b->group);
}

static gboolean
number (HutSyncJob *job, const HutOutgoing *outgoing, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_NUMBER, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &outgoing->operation->op);
  hut_db_bind_uid (statement, 2, &outgoing->log);
  sqlite3_bind_int64 (statement, 3, outgoing->n);
  return hut_db_run (job->db, statement, error);
}

/* Whole groups of @unsent while they fit; a first group that is over the limits goes alone: it is
 * the server's to refuse. */
static void
fill_push (Take *take, GPtrArray *unsent, const HutUid *log, gint64 last, gboolean complete)
{
  gsize bytes = 0;

  for (guint first = 0, end; first < unsent->len; first = end)
    {
      guint kept = take->taken->len;

      for (end = first; end == first || (end < unsent->len &&
                                         same_group (unsent->pdata[first], unsent->pdata[end]));
           end++)
        {
          HutOutgoing *outgoing = make_outgoing (hut_operation_copy (unsent->pdata[end]), log,
                                                 last + take->taken->len + 1, take->print);

          bytes += strlen (outgoing->line) + 1;
          g_ptr_array_add (take->taken, outgoing);
        }
      if (kept > 0 && (take->taken->len > take->limits->lines || bytes > take->limits->bytes ||
                       (end == unsent->len && !complete)))
        {
          g_ptr_array_set_size (take->taken, kept);
          return;
        }
    }
}

static gboolean wait_damaged (HutSyncJob *job, const Unfit *one, GError **error);

/* Half a group is never sent. */
static gboolean
wait_unfit (HutSyncJob *job, GArray *unfit, GError **error)
{
  for (guint i = 0; i < unfit->len; i++)
    {
      const Unfit *one = &g_array_index (unfit, Unfit, i);
      sqlite3_stmt *statement = hut_db_statement (job->db, SQL_GROUP_OF, error);

      if (statement == NULL)
        return FALSE;
      hut_change_set_add_sync (job->changes);
      hut_db_bind_uid (statement, 1, &one->op);
      if (!wait_all (job, statement, "with-its-group", "another of its group cannot be sent",
                     error))
        return FALSE;
      if (one->damaged ? !wait_damaged (job, one, error)
                       : !hut_sync_set_waiting (job, &one->op, "too-large",
                                                "it is too long to be sent", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_unsent (HutSyncJob *job, const char *stream, Take *take, guint tries, GError **error)
{
  g_autofree char *setting = g_strconcat ("log-n/", stream, NULL);
  g_autofree char *log_text = hut_settings_get (job->db, "log");
  gint64 last = hut_settings_get_int (job->db, setting, 0);
  g_autoptr (GArray) unfit = g_array_new (FALSE, FALSE, sizeof (Unfit));
  guint limit = take->limits->lines + 100;
  g_autoptr (GPtrArray) unsent = read_unsent (job, stream, limit, take, unfit, error);
  g_autofree char *last_text = NULL;
  HutUid log;

  if (unsent == NULL)
    return FALSE;
  if (unfit->len > 0 && tries == 0)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                           "what cannot be sent cannot be put aside");
      return FALSE;
    }
  if (unfit->len > 0)
    return wait_unfit (job, unfit, error) && take_unsent (job, stream, take, tries - 1, error);
  if (log_text == NULL || !hut_uid_parse (log_text, &log))
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                           "the file has no log yet: it never met a server");
      return FALSE;
    }

  fill_push (take, unsent, &log, last, unsent->len < limit);
  for (guint i = 0; i < take->taken->len; i++)
    if (!number (job, take->taken->pdata[i], error))
      return FALSE;
  last_text = g_strdup_printf ("%" G_GINT64_FORMAT, last + take->taken->len);
  return hut_settings_set (job->db, setting, last_text, error);
}

static gboolean
take_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Take *take = data;
  HutSyncJob job = hut_sync_job (store, db, changes);
  g_autoptr (GError) failed = NULL;
  g_autofree char *stream = NULL;
  gboolean damaged = FALSE;

  if (job.vault == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the key of the personal fields is not at hand");
      return FALSE;
    }
  g_ptr_array_set_size (take->taken, 0);
  stream = next_stream (db, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (stream == NULL)
    return TRUE;
  if (!take_sent (&job, stream, take, &damaged, &failed))
    {
      /* It cannot be sent again as it was: the others go under a new log. */
      if (!damaged)
        g_propagate_error (error, g_steal_pointer (&failed));
      if (!damaged || !hut_sync_renew_log (&job, HUT_PAST_KNOWN, error))
        return FALSE;
      g_ptr_array_set_size (take->taken, 0);
    }
  return take->taken->len > 0 || take_unsent (&job, stream, take, UNFIT_TRIES, error);
}

GPtrArray *
hut_store_sync_take (HutStore *store, HutOutgoingPrint print, const HutPushLimits *limits,
                     GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_outgoing_free);
  Take take = { print, limits, taken };

  if (!hut_store_run (store, HUT_STORE_LATER, take_job, &take, error))
    return NULL;
  return g_steal_pointer (&taken);
}

/* ---- Settling ---- */

/* An operation of ours as it stands. */
typedef struct
{
  gint64 seq; /* 0: we have none of that uid */
  HutOpState state;
  const HutKind *kind;
  HutUid id;
  HutVerb verb;
} Known;

static gboolean
find (HutSyncJob *job, const HutUid *op, Known *known, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_FIND, error);
  gboolean row;

  *known = (Known){ 0 };
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, op);
  if (!hut_db_step (job->db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  known->seq = sqlite3_column_int64 (statement, 0);
  known->state = sqlite3_column_int (statement, 1);
  known->kind = hut_kind_find (hut_db_column_text (statement, 2));
  known->id = hut_db_column_uid (statement, 3);
  known->verb = sqlite3_column_int (statement, 4);
  sqlite3_reset (statement);
  return TRUE;
}

/* Found by its place: what names it may be damaged too. Its record is again as without it. */
static gboolean
wait_damaged (HutSyncJob *job, const Unfit *one, GError **error)
{
  Known known;

  return find (job, &one->op, &known, error) &&
         hut_outbox_wait_damaged (job->db, one->seq, error) &&
         (known.kind == NULL || hut_sync_replay (job, known.kind, &known.id, error));
}

static gboolean
mark_waiting (HutSyncJob *job, const HutUid *op, const char *answer, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_WAIT, error);

  if (statement == NULL)
    return FALSE;
  hut_change_set_add_sync (job->changes);
  hut_db_bind_uid (statement, 1, op);
  hut_db_bind_text (statement, 2, answer);
  sqlite3_bind_int64 (statement, 3, hut_time_now ());
  return hut_db_run (job->db, statement, error);
}

gboolean
hut_sync_set_waiting (HutSyncJob *job, const HutUid *op, const char *slug, const char *detail,
                      GError **error)
{
  g_autoptr (JsonObject) problem = json_object_new ();
  g_autofree char *type = g_strconcat ("urn:hutong:problem:", slug, NULL);
  g_autofree char *text = NULL;
  Known known;

  if (!find (job, op, &known, error))
    return FALSE;
  json_object_set_string_member (problem, "type", type);
  json_object_set_string_member (problem, "detail", detail);
  text = hut_json_print_object (problem);
  return mark_waiting (job, op, text, error) &&
         (known.kind == NULL || hut_sync_replay (job, known.kind, &known.id, error));
}

static const char why_dependent[] = "an earlier operation was refused";

static gboolean
wait_ops (HutSyncJob *job, const GArray *ops, const char *slug, const char *detail, GError **error)
{
  for (guint i = 0; i < ops->len; i++)
    if (!hut_sync_set_waiting (job, &g_array_index (ops, HutUid, i), slug, detail, error))
      return FALSE;
  return TRUE;
}

/* All that @statement finds. */
static gboolean
wait_all (HutSyncJob *job, sqlite3_stmt *statement, const char *slug, const char *detail,
          GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gboolean row = TRUE;

  while (row)
    {
      HutUid op;

      if (!hut_db_step (job->db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      op = hut_db_column_uid (statement, 0);
      g_array_append_val (ops, op);
    }
  return wait_ops (job, ops, slug, detail, error);
}

/* With a refused operation go its record's later ones. What is numbered already is the server's to
 * answer. */
static gboolean
wait_later (HutSyncJob *job, const Known *refused, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_LATER, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &refused->id);
  sqlite3_bind_int64 (statement, 2, refused->seq);
  return wait_all (job, statement, "depends-on", why_dependent, error);
}

/* Whether a value of @fields, a JSON text, is one of @uids. */
static gboolean
names_any (const char *fields, GHashTable *uids)
{
  const char *quote = fields;

  while (quote != NULL && (quote = strchr (quote, '"')) != NULL)
    {
      char text[HUT_UID_STRING_LEN + 1];
      HutUid uid;

      quote++;
      if (strnlen (quote, HUT_UID_STRING_LEN + 1) <= HUT_UID_STRING_LEN ||
          quote[HUT_UID_STRING_LEN] != '"')
        continue;
      g_strlcpy (text, quote, sizeof text);
      if (hut_uid_parse (text, &uid) && g_hash_table_contains (uids, &uid))
        return TRUE;
    }
  return FALSE;
}

/* With refused creates go those of what stands under them: one look at all that is unsent for all
 * of @refused, since a push may have hundreds. */
static gboolean
wait_under (HutSyncJob *job, GHashTable *refused, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (HutUid));
  sqlite3_stmt *statement;
  gboolean row = TRUE;

  if (g_hash_table_size (refused) == 0)
    return TRUE;
  statement = hut_db_statement (job->db, SQL_UNDER, error);
  if (statement == NULL)
    return FALSE;
  while (row)
    {
      HutUid op;

      if (!hut_db_step (job->db, statement, &row, error))
        return FALSE;
      if (!row || !names_any (hut_db_column_text (statement, 1), refused))
        continue;
      op = hut_db_column_uid (statement, 0);
      g_array_append_val (ops, op);
    }
  return wait_ops (job, ops, "depends-on", why_dependent, error);
}

/* What a merged operation met, kept for the card: {"lost":{},"lost_personal":{sealed}}. */
static char *
print_lost (HutSyncJob *job, const HutOutcome *outcome, const Known *known)
{
  g_autoptr (JsonObject) answer = NULL;
  g_autofree char *id = hut_uid_to_string (&known->id);

  if (outcome->lost == NULL && outcome->lost_personal == NULL)
    return NULL;
  answer = json_object_new ();
  if (outcome->lost != NULL)
    json_object_set_object_member (answer, "lost", json_object_ref (outcome->lost));
  if (outcome->lost_personal != NULL)
    json_object_set_object_member (
        answer, "lost_personal",
        hut_vault_seal_object (job->vault, known->kind->name, id, outcome->lost_personal));
  return hut_json_print_object (answer);
}

static gboolean
accept (HutSyncJob *job, const HutOutcome *outcome, const Known *known, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (job->db, SQL_ACCEPT, error);
  g_autofree char *lost = print_lost (job, outcome, known);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &outcome->op);
  sqlite3_bind_int64 (statement, 2, outcome->ver);
  sqlite3_bind_int64 (statement, 3, hut_time_now ());
  hut_db_bind_text (statement, 4, lost);
  return hut_db_run (job->db, statement, error);
}

static gboolean
refuse (HutSyncJob *job, const HutOutcome *outcome, const Known *known, GError **error)
{
  g_autofree char *answer =
      outcome->problem != NULL ? hut_json_print_object (outcome->problem) : g_strdup ("{}");

  return mark_waiting (job, &outcome->op, answer, error) && wait_later (job, known, error);
}

/* A refused create is added to @refused. */
static gboolean
settle_one (HutSyncJob *job, const HutOutcome *outcome, GHashTable *refused, GError **error)
{
  Known known;

  if (!find (job, &outcome->op, &known, error))
    return FALSE;
  /* A repeated answer, or one to an operation that was purged meanwhile. */
  if (known.seq == 0 || known.kind == NULL ||
      (known.state != HUT_OP_OUTBOX && known.state != HUT_OP_SENT))
    return TRUE;
  hut_change_set_add_sync (job->changes);
  hut_change_set_add (job->changes, known.kind, &known.id);
  if (outcome->type == HUT_OUTCOME_REFUSED ? !refuse (job, outcome, &known, error)
                                           : !accept (job, outcome, &known, error))
    return FALSE;
  if (outcome->type == HUT_OUTCOME_REFUSED && known.verb == HUT_VERB_CREATE && !known.kind->append)
    g_hash_table_add (refused, g_memdup2 (&known.id, sizeof known.id));
  return hut_sync_replay (job, known.kind, &known.id, error);
}

static gboolean
settle_job (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const GArray *outcomes = data;
  HutSyncJob job = hut_sync_job (store, db, changes);
  g_autoptr (GHashTable) refused =
      g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);

  for (guint i = 0; i < outcomes->len; i++)
    if (!settle_one (&job, &g_array_index (outcomes, HutOutcome, i), refused, error))
      return FALSE;
  return wait_under (&job, refused, error);
}

gboolean
hut_store_sync_settle (HutStore *store, const GArray *outcomes, GError **error)
{
  return hut_store_run (store, HUT_STORE_LATER, settle_job, (gpointer)outcomes, error);
}
