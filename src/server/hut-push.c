/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A push. Three steps: the lines are read; their numbers are held against the logs, before
 * anything is applied; then unit by unit (a group, or one operation alone) is judged, and what
 * became of it is kept for a repeat. Runs in the writer's thread. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-push.h"

#include "base/hut-json.h"
#include "domain/hut-record-plan.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"
#include "server/hut-judge.h"
#include "server/hut-push-log.h"

/* What the desktop plans to hold together is taken. */
G_STATIC_ASSERT (HUT_RECORD_PLAN_MOST <= HUT_GROUP_MAX_LINES);

typedef struct
{
  HutLedger *ledger;
  const HutCaller *caller;
  gint64 now;
  gint64 offset;
  GPtrArray *lines;          /* HutPushLine */
  GHashTable *groups;        /* the groups that were seen */
  GHashTable *refused;       /* uids of records with a refused operation */
  GHashTable *never_created; /* uids of records whose create was refused */
  HutPushLogs *logs;
  HutOffices *offices;
  HutProjector *projector;
  char *shown; /* the stream that shows the caller what others keep, or NULL */
  HutPushAnswer *answer;
} Push;

/* A line in a unit. */
typedef struct
{
  const HutPushLine *line;
  HutResultLine *result;
  HutPushGiven given; /* NOT_GIVEN: nothing is kept of it */
  gboolean known;     /* its result was read, not made */
  gboolean twin;      /* its op stands in the unit before it: a fault of the group */
} Item;

static void
push_clear (Push *push)
{
  g_clear_pointer (&push->lines, g_ptr_array_unref);
  g_clear_pointer (&push->groups, g_hash_table_unref);
  g_clear_pointer (&push->refused, g_hash_table_unref);
  g_clear_pointer (&push->never_created, g_hash_table_unref);
  hut_push_logs_free (push->logs);
  hut_offices_free (push->offices);
  hut_projector_free (push->projector);
  g_free (push->shown);
  hut_push_answer_free (push->answer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Push, push_clear)

static void
clear_item (gpointer data)
{
  hut_result_line_free (((Item *)data)->result);
}

void
hut_push_answer_free (HutPushAnswer *answer)
{
  if (answer == NULL)
    return;
  g_string_free (answer->body, TRUE);
  g_hash_table_unref (answer->heads);
  g_free (answer);
}

static GPtrArray *
read_lines (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_push_line_free);
  HutLines reader = hut_lines_init (bytes, length);
  const char *text;
  gsize size;

  while (hut_lines_next (&reader, &text, &size))
    {
      HutPushLine *line;

      if (lines->len == HUT_PUSH_MAX_LINES)
        {
          g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE,
                               "more than 500 operations");
          return NULL;
        }
      line = hut_push_line_parse (text, size, error);
      if (line == NULL)
        {
          g_prefix_error (error, "line %u: ", reader.number);
          return NULL;
        }
      g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}

static HutResultLine *
make_refusal (const HutPushLine *line, HutProblemSlug slug, const char *detail)
{
  HutResultLine *result = hut_result_line_new (&line->op, line->n, HUT_RESULT_REFUSED);

  result->problem = hut_problem_new (slug, detail, NULL);
  return result;
}

static HutResultLine *
make_ungiven (const HutPushLine *line)
{
  return make_refusal (line, HUT_PROBLEM_NOT_YOURS, HUT_JUDGE_UNGIVEN);
}

static HutResultLine *
read_result (Push *push, const HutPushLine *line, const HutStoredOperation *kept, GError **error)
{
  g_autoptr (HutResultLine) result = hut_result_line_parse (kept->result, -1, error);
  g_autofree char *op = hut_uid_to_string (&line->op);
  g_autofree char *text = NULL;
  gsize length;

  if (result == NULL)
    return NULL;
  result->n = line->n;
  if (kept->lost_personal == NULL)
    return g_steal_pointer (&result);
  text = hut_vault_open (push->ledger->vault, "result", op, "lost_personal",
                         g_bytes_get_data (kept->lost_personal, &length),
                         g_bytes_get_size (kept->lost_personal), error);
  result->lost_personal = text != NULL ? hut_json_parse_object (text, -1, error) : NULL;
  return result->lost_personal != NULL ? g_steal_pointer (&result) : NULL;
}

/* An operation that the server knows already has the result that it had, for its own account and
 * the same content. */
static gboolean
find_known (Push *push, Item *item, GError **error)
{
  g_autoptr (HutStoredOperation) kept = NULL;
  const HutPushLine *line = item->line;

  if (!hut_storage_operation_get (push->ledger->storage, line->stream, &line->op, &kept, error))
    return FALSE;
  if (kept == NULL)
    return TRUE;
  item->known = TRUE;
  if (hut_uid_equal (&kept->account, &push->caller->account) &&
      g_str_equal (kept->content, line->content_hash))
    item->result = read_result (push, line, kept, error);
  else if (item->given == HUT_PUSH_SHOWN)
    item->result = make_ungiven (line);
  else
    item->result = make_refusal (line, HUT_PROBLEM_EXISTS, "the op is another operation's");
  return item->result != NULL;
}

static gboolean
builds_on_refused (const Push *push, const HutOperation *operation)
{
  if (g_hash_table_contains (push->refused, &operation->id))
    return TRUE;
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      HutUid target;

      if (delta->field->type == HUT_FIELD_UID && delta->new_value.type == HUT_VALUE_TEXT &&
          hut_uid_parse (delta->new_value.text, &target) &&
          g_hash_table_contains (push->never_created, &target))
        return TRUE;
    }
  return FALSE;
}

static void
note_refusal (Push *push, const Item *item)
{
  const HutOperation *operation = item->line->operation;

  if (item->result->result != HUT_RESULT_REFUSED || operation == NULL || !item->given)
    return;
  g_hash_table_add (push->refused, g_memdup2 (&operation->id, sizeof operation->id));
  if (operation->verb == HUT_VERB_CREATE && item->result->ver == 0)
    g_hash_table_add (push->never_created, g_memdup2 (&operation->id, sizeof operation->id));
}

static const char *
new_text (const HutOperation *operation, const char *field)
{
  const HutDelta *delta = hut_operation_delta (operation, hut_kind_field (operation->kind, field));

  return delta != NULL && delta->new_value.type == HUT_VALUE_TEXT ? delta->new_value.text : NULL;
}

/* Whether an `imported` event in the unit names the record and a file. */
static gboolean
is_imported (GArray *unit, const HutUid *id)
{
  g_autofree char *text = hut_uid_to_string (id);

  for (guint i = 0; i < unit->len; i++)
    {
      const HutOperation *operation = g_array_index (unit, Item, i).line->operation;

      if (operation != NULL && operation->kind == &hut_kind_event &&
          g_strcmp0 (new_text (operation, "code"), "imported") == 0 &&
          g_strcmp0 (new_text (operation, "case"), text) == 0 &&
          new_text (operation, "file") != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
judge_item (Push *push, GArray *unit, Item *item, GError **error)
{
  const HutOperation *operation = item->line->operation;
  HutJudge judge = { .ledger = push->ledger,
                     .offices = push->offices,
                     .projector = push->projector,
                     .caller = push->caller,
                     .shown = item->given == HUT_PUSH_SHOWN ? push->shown : NULL,
                     .now = push->now,
                     .offset = push->offset };

  if (operation != NULL && builds_on_refused (push, operation))
    {
      item->result = make_refusal (item->line, HUT_PROBLEM_DEPENDS_ON, NULL);
      return TRUE;
    }
  judge.imported =
      operation != NULL && operation->kind == &hut_kind_case && is_imported (unit, &operation->id);
  return hut_judge (&judge, item->line, &item->result, error);
}

/* What forbids the group as a whole. */
static const char *
group_fault (Push *push, GArray *unit, HutProblemSlug *slug)
{
  const HutPushLine *first = g_array_index (unit, Item, 0).line;
  gsize bytes = 0;

  *slug = HUT_PROBLEM_MALFORMED;
  if (hut_uid_is_nil (&first->group))
    return NULL;
  if (!g_hash_table_add (push->groups, g_memdup2 (&first->group, sizeof first->group)))
    return "the lines of a group must follow each other";
  for (guint i = 0; i < unit->len; i++)
    {
      const Item *item = &g_array_index (unit, Item, i);

      bytes += item->line->length;
      if (!g_str_equal (item->line->stream, first->stream))
        return "a group has one stream";
      if (item->twin)
        return "an op stands twice in a group";
    }
  *slug = HUT_PROBLEM_TOO_LARGE;
  return unit->len > HUT_GROUP_MAX_LINES || bytes > HUT_GROUP_MAX_BYTES
             ? "a group over 100 lines or 512 KiB"
             : NULL;
}

/* Of what the caller is only shown: nothing of the home's count, and the record as he is shown it;
 * @with_row, or only its ver. */
static gboolean
show_result (Push *push, Item *item, gboolean with_row, GError **error)
{
  const HutOperation *operation = item->line->operation;
  HutResultLine *result = item->result;
  g_autoptr (HutRecord) shown = NULL;

  result->seq = 0;
  if (!hut_projector_show (push->projector, operation->stream, operation->kind, &operation->id,
                           push->shown, &shown, error))
    return FALSE;
  result->ver = shown != NULL ? shown->ver : 0;
  if (shown != NULL && with_row)
    result->row = hut_record_row (shown);
  return TRUE;
}

/* The record as it stands, in the caller's view. */
static gboolean
add_row (Push *push, Item *item, GError **error)
{
  const HutOperation *operation = item->line->operation;
  HutResultLine *result = item->result;
  g_autoptr (HutEntry) entry = NULL;
  HutView view;

  if (operation == NULL || !item->given || (result->result == HUT_RESULT_ACCEPTED && !item->known))
    return TRUE;
  if (item->given == HUT_PUSH_SHOWN)
    return show_result (push, item, TRUE, error);
  if (!hut_access_view (push->caller, operation->stream, &view))
    return TRUE;
  if (!hut_ledger_load (push->ledger, operation->stream, operation->kind, &operation->id, &entry,
                        error))
    return FALSE;
  if (entry == NULL)
    return TRUE;
  result->ver = entry->stored->ver;
  result->row = hut_record_row (entry->record);
  if (view == HUT_VIEW_FULL)
    result->personal = hut_record_personal (entry->record);
  return TRUE;
}

/* Keeps what became of the line, for a repeat. */
static gboolean
keep_result (Push *push, Item *item, GError **error)
{
  const HutPushLine *line = item->line;
  HutResultLine *result = item->result;
  HutStoredOperation kept = { .op = line->op, .account = push->caller->account };
  JsonObject *lost_personal = g_steal_pointer (&result->lost_personal);
  gboolean stored;

  if (line->operation != NULL)
    {
      kept.kind = line->operation->kind;
      kept.id = line->operation->id;
    }
  kept.content = line->content_hash;
  kept.result = hut_result_line_print (result);
  if (lost_personal != NULL)
    {
      g_autofree char *op = hut_uid_to_string (&line->op);
      g_autofree char *text = hut_json_print_object (lost_personal);

      kept.lost_personal =
          hut_vault_seal (push->ledger->vault, "result", op, "lost_personal", text);
    }
  result->lost_personal = lost_personal;
  stored = hut_storage_operation_add (push->ledger->storage, line->stream, &kept, error);
  g_free (kept.result);
  g_clear_pointer (&kept.lost_personal, g_bytes_unref);
  return stored;
}

static gboolean
finish_item (Push *push, Item *item, GError **error)
{
  g_autofree char *text = NULL;

  if (item->given && item->result->seq > 0 && !item->known)
    g_hash_table_insert (push->answer->heads, g_strdup (item->line->stream), NULL);
  if (item->given)
    {
      if (item->given == HUT_PUSH_SHOWN && !item->known && item->line->operation != NULL &&
          !show_result (push, item, FALSE, error))
        return FALSE;
      if ((!item->known && !item->twin && !keep_result (push, item, error)) ||
          !hut_push_logs_add (push->logs, item->line, error) || !add_row (push, item, error))
        return FALSE;
    }
  note_refusal (push, item);
  text = hut_result_line_print (item->result);
  g_string_append (push->answer->body, text);
  g_string_append_c (push->answer->body, '\n');
  return TRUE;
}

static gboolean
judge_lines (Push *push, GArray *unit, gboolean *refused, GError **error)
{
  HutProblemSlug slug;
  const char *fault = group_fault (push, unit, &slug);

  for (guint i = 0; i < unit->len; i++)
    {
      Item *item = &g_array_index (unit, Item, i);

      if (!item->given)
        item->result = make_ungiven (item->line);
      else if (!find_known (push, item, error))
        return FALSE;
      else if (!item->known && fault != NULL)
        item->result = make_refusal (item->line, slug, fault);
      else if (!item->known && !judge_item (push, unit, item, error))
        return FALSE;
      if (item->result->result != HUT_RESULT_REFUSED)
        continue;
      *refused = TRUE;
      note_refusal (push, item);
    }
  return TRUE;
}

/* One refused, all refused: what held by itself falls with its group. */
static void
refuse_rest (GArray *unit)
{
  for (guint i = 0; i < unit->len; i++)
    {
      Item *item = &g_array_index (unit, Item, i);

      if (item->known || item->result->result == HUT_RESULT_REFUSED)
        continue;
      hut_result_line_free (item->result);
      item->result = make_refusal (item->line, HUT_PROBLEM_WITH_ITS_GROUP, NULL);
    }
}

static gboolean
writes_rules (GArray *unit)
{
  for (guint i = 0; i < unit->len; i++)
    {
      const HutOperation *operation = g_array_index (unit, Item, i).line->operation;

      if (operation != NULL && operation->kind == &hut_kind_rule)
        return TRUE;
    }
  return FALSE;
}

static gboolean
judge_unit (Push *push, GArray *unit, GError **error)
{
  HutStorage *storage = push->ledger->storage;
  gboolean alone = unit->len == 1;
  gboolean refused = FALSE;

  if (!alone && !hut_storage_part_begin (storage, error))
    return FALSE;
  if (!judge_lines (push, unit, &refused, error))
    return FALSE;
  if (!alone &&
      !(refused ? hut_storage_part_undo (storage, error) : hut_storage_part_keep (storage, error)))
    return FALSE;
  if (writes_rules (unit))
    hut_offices_forget (push->offices);
  if (refused && !alone)
    hut_projector_drop (push->projector);
  else if (!hut_projector_run (push->projector, &push->answer->shows, error))
    return FALSE;
  if (refused)
    refuse_rest (unit);
  for (guint i = 0; i < unit->len; i++)
    if (!finish_item (push, &g_array_index (unit, Item, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
has_op (GArray *unit, const HutPushLine *line)
{
  for (guint i = 0; i < unit->len; i++)
    if (hut_uid_equal (&g_array_index (unit, Item, i).line->op, &line->op) &&
        g_str_equal (g_array_index (unit, Item, i).line->stream, line->stream))
      return TRUE;
  return FALSE;
}

/* The line at @at and those that follow it in its group. */
static GArray *
take_unit (Push *push, guint *at)
{
  GArray *unit = g_array_new (FALSE, TRUE, sizeof (Item));
  const HutPushLine *first = g_ptr_array_index (push->lines, *at);

  g_array_set_clear_func (unit, clear_item);
  do
    {
      Item item = { .line = g_ptr_array_index (push->lines, *at) };

      if (unit->len > 0 &&
          (hut_uid_is_nil (&first->group) || !hut_uid_equal (&item.line->group, &first->group)))
        break;
      item.twin = has_op (unit, item.line);
      item.given = hut_push_logs_given (push->logs, item.line->stream);
      g_array_append_val (unit, item);
    }
  while (++*at < push->lines->len);
  return unit;
}

static gboolean
read_heads (Push *push, GError **error)
{
  GHashTableIter iter;
  gpointer stream;

  g_hash_table_iter_init (&iter, push->answer->heads);
  while (g_hash_table_iter_next (&iter, &stream, NULL))
    {
      HutStreamState state;
      gboolean found;

      if (!hut_storage_stream_state (push->ledger->storage, stream, &state, &found, error))
        return FALSE;
      g_hash_table_iter_replace (&iter, g_memdup2 (&state.seq, sizeof state.seq));
    }
  return TRUE;
}

static gboolean
judge_all (Push *push, GError **error)
{
  guint at = 0;

  if (!hut_push_logs_check (push->logs, push->lines, error))
    return FALSE;
  while (at < push->lines->len)
    {
      g_autoptr (GArray) unit = take_unit (push, &at);

      if (!judge_unit (push, unit, error))
        return FALSE;
    }
  return hut_push_logs_save (push->logs, error) && read_heads (push, error);
}

static GHashTable *
uid_set (void)
{
  return g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
}

HutPushAnswer *
hut_push (HutLedger *ledger, const HutCaller *caller, const char *bytes, gsize length,
          gint64 client_clock, gint64 now, GError **error)
{
  g_auto (Push) push = { .ledger = ledger, .caller = caller, .now = now };

  push.offset = client_clock > 0 ? now - client_clock : 0;
  push.lines = read_lines (bytes, length, error);
  if (push.lines == NULL)
    return NULL;
  push.groups = uid_set ();
  push.refused = uid_set ();
  push.never_created = uid_set ();
  push.offices = hut_offices_new ();
  push.logs = hut_push_logs_new (ledger->storage, caller);
  push.projector = hut_projector_new (ledger);
  push.shown = hut_access_projection (caller);
  push.answer = g_new0 (HutPushAnswer, 1);
  push.answer->body = g_string_new (NULL);
  push.answer->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!hut_storage_begin (ledger->storage, HUT_STORAGE_WRITE, error))
    return NULL;
  if (!judge_all (&push, error))
    {
      hut_storage_rollback (ledger->storage);
      return NULL;
    }
  if (!hut_storage_commit (ledger->storage, &push.answer->mark, error))
    return NULL;
  return g_steal_pointer (&push.answer);
}
