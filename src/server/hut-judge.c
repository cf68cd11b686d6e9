/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Judging an operation. It runs in the writer's thread, in its transaction; a refusal has written
 * nothing. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-judge.h"

#include "base/hut-json.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-department-reach.h"
#include "domain/hut-whistle.h"
#include "protocol/hut-limits.h"
#include "server/hut-number.h"
#include "server/hut-case-record.h"
#include "server/hut-patrol-record.h"
#include "server/hut-whistle-record.h"
#include "server/hut-desks.h"

typedef struct
{
  const HutJudge *judge;
  const HutPushLine *line;
  const HutOperation *operation;
  HutEntry *present;      /* NULL: there is no such record */
  HutCaseFacts facts;     /* what is on record of a case, where its step asks */
  HutMatterFacts matter;  /* the same of a matter */
  HutEntry *meeting;      /* of what belongs to one, where its step asks */
  HutEntry *motion;       /* of a ballot */
  HutDeskClaim desk;      /* that it speaks for */
  HutWhistleLook whistle; /* of what belongs to one */
  const char *again;      /* why a patrol is not entered again, or NULL */
  HutOperation *right;    /* the operation with its times set right, or NULL */
  HutOffice *office;      /* with them; not owned */
  HutRecord *next;        /* as it will stand */
  HutWriters *writers;
  HutWriter writer; /* who judges himself the last writer */
  gboolean changed; /* the record differs */
  gboolean touched; /* its writers differ */
  JsonObject *over; /* field → [op that lost, op that won] */
  HutResultLine *result;
} Trial;

static void
trial_clear (Trial *trial)
{
  hut_entry_free (trial->present);
  hut_entry_free (trial->meeting);
  hut_entry_free (trial->motion);
  hut_case_facts_clear (&trial->facts);
  hut_whistle_look_clear (&trial->whistle);
  hut_operation_free (trial->right);
  hut_record_free (trial->next);
  hut_writers_free (trial->writers);
  g_clear_pointer (&trial->over, json_object_unref);
  hut_result_line_free (trial->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

/* Always FALSE: the operation does not hold. */
static gboolean
refuse (Trial *trial, HutProblemSlug slug, const char *field, const char *detail)
{
  HutResultLine *result = trial->result;

  result->result = HUT_RESULT_REFUSED;
  result->seq = 0;
  result->problem = hut_problem_new (slug, detail, field);
  return FALSE;
}

static gint64
clamped_clock (const Trial *trial)
{
  return MIN (trial->operation->clock, trial->judge->now + HUT_CLOCK_AHEAD);
}

/* What he is not given, and what is not there, are refused alike. */
static gboolean
refuse_ungiven (Trial *trial)
{
  trial->result->ver = 0;
  return refuse (trial, HUT_PROBLEM_NOT_YOURS, NULL, HUT_JUDGE_UNGIVEN);
}

static gboolean
may_read (const Trial *trial, const HutField *field)
{
  const HutOperation *operation = trial->operation;

  return hut_access_may_field (trial->judge->caller, operation->stream, operation->kind, field,
                               HUT_ACCESS_READ);
}

/* Who writes, or guards by, what he is not shown could find out what stands there. */
static gboolean
touches_unshown (const Trial *trial)
{
  const HutOperation *operation = trial->operation;

  for (guint i = 0; i < operation->deltas->len; i++)
    if (!may_read (trial, g_array_index (operation->deltas, HutDelta, i).field))
      return TRUE;
  for (guint i = 0; i < operation->guards->len; i++)
    if (!may_read (trial, g_array_index (operation->guards, HutGuard, i).field))
      return TRUE;
  return FALSE;
}

/* What the operation does to the record as it stands. */
static HutAccess
access_of (const Trial *trial)
{
  const HutOperation *operation = trial->operation;

  if (operation->verb == HUT_VERB_VOID)
    return HUT_ACCESS_VOID;
  return operation->kind->append || (operation->verb == HUT_VERB_CREATE && trial->present == NULL)
             ? HUT_ACCESS_CREATE
             : HUT_ACCESS_CHANGE;
}

static const HutValue *
value_of (const HutRecord *record, const HutField *field)
{
  return &record->values[hut_kind_field_index (record->kind, field)];
}

static guint
count_values (const HutRecord *record)
{
  guint count = 0;

  for (guint i = 0; i < record->kind->n_fields; i++)
    count += record->values[i].type != HUT_VALUE_NONE;
  return count;
}

/* A create of what is there already, word for word. */
static gboolean
is_same_again (const Trial *trial)
{
  const HutOperation *operation = trial->operation;

  if (operation->verb != HUT_VERB_CREATE || trial->present == NULL)
    return FALSE;
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);

      if (delta->field->merge != HUT_MERGE_SERVER &&
          !hut_value_equal (&delta->new_value, value_of (trial->present->record, delta->field)))
        return FALSE;
    }
  return !operation->kind->append ||
         operation->deltas->len == count_values (trial->present->record);
}

static const char *
said_text (const HutOperation *operation, const char *name)
{
  const HutDelta *delta = hut_operation_delta (operation, hut_kind_field (operation->kind, name));

  return delta != NULL && delta->new_value.type == HUT_VALUE_TEXT ? delta->new_value.text : NULL;
}

/* What a whistle has once: a summons a unit, marks of each who gives them, a view of its unit. */
static gboolean
has_its_uid_in_whistle (const HutOperation *operation)
{
  gboolean is_summons = operation->kind == &hut_kind_summons;
  const char *of = said_text (operation, is_summons ? "whistle" : "summons");
  const char *what = operation->kind == &hut_kind_whistle_view
                         ? ""
                         : said_text (operation, is_summons ? "unit" : "who");
  HutUid parent, id;

  if (of == NULL || what == NULL || !hut_uid_parse (of, &parent))
    return FALSE;
  id = is_summons                          ? hut_summons_id (operation->stream, &parent, what)
       : operation->kind == &hut_kind_mark ? hut_mark_id (operation->stream, &parent, what)
                                           : hut_whistle_view_id (operation->stream, &parent);
  return hut_uid_equal (&id, &operation->id);
}

/* Kinds that are named by a code have the uid that the code makes, on every machine. */
static gboolean
has_its_uid (const Trial *trial)
{
  static const HutKind *const coded[] = { &hut_kind_community, &hut_kind_grid, &hut_kind_lane,
                                          &hut_kind_unit, &hut_kind_department };
  const HutOperation *operation = trial->operation;

  if (operation->verb == HUT_VERB_CREATE &&
      (operation->kind == &hut_kind_summons || operation->kind == &hut_kind_mark ||
       operation->kind == &hut_kind_whistle_view))
    return has_its_uid_in_whistle (operation);
  for (gsize i = 0; i < G_N_ELEMENTS (coded); i++)
    {
      const HutDelta *code;
      HutUid id;

      if (operation->kind != coded[i] || operation->verb != HUT_VERB_CREATE)
        continue;
      code = hut_operation_delta (operation, hut_kind_field (operation->kind, "code"));
      if (code == NULL || code->new_value.type != HUT_VALUE_TEXT)
        return FALSE;
      id = hut_uid_from_key (operation->stream, operation->kind->name, code->new_value.text);
      return hut_uid_equal (&id, &operation->id);
    }
  return TRUE;
}

/* What can be said without looking at the record. Nothing of a stream that is not given shows. */
static gboolean
check_stream (Trial *trial)
{
  const HutPushLine *line = trial->line;
  HutView view;

  if (trial->judge->shown == NULL && !hut_access_view (trial->judge->caller, line->stream, &view))
    return refuse_ungiven (trial);
  if (line->operation == NULL)
    return refuse (trial, line->fault->code, line->fault_field, line->fault->message);
  if (!hut_access_is_home (line->stream, line->operation->kind))
    return refuse (trial, HUT_PROBLEM_RULE, NULL, "records of this kind have another home");
  if (trial->judge->shown == NULL && touches_unshown (trial))
    return refuse (trial, HUT_PROBLEM_NOT_YOURS, NULL, "personal members are not shown to you");
  if (line->operation->verb != HUT_VERB_CREATE && line->operation->deltas->len == 0)
    return refuse (trial, HUT_PROBLEM_MALFORMED, NULL, "an operation without fields");
  return TRUE;
}

/* A step that came too late is told apart from one that never was allowed. */
static HutProblemSlug
slug_of_rule (const Trial *trial, const HutField *culprit)
{
  const HutOperation *operation = trial->operation;
  const HutDelta *delta;

  if (culprit == NULL || trial->present == NULL)
    return HUT_PROBLEM_RULE;
  for (guint i = 0; i < operation->guards->len; i++)
    {
      const HutGuard *guard = &g_array_index (operation->guards, HutGuard, i);

      if (guard->field == culprit &&
          !hut_value_equal (&guard->value, value_of (trial->present->record, culprit)))
        return HUT_PROBLEM_CHANGED;
    }
  delta = hut_operation_delta (operation, culprit);
  return culprit->merge == HUT_MERGE_GUARDED && delta != NULL &&
                 !hut_value_equal (&delta->old_value, value_of (trial->present->record, culprit))
             ? HUT_PROBLEM_CHANGED
             : HUT_PROBLEM_RULE;
}

static const HutRecord *
record_of (const HutEntry *entry)
{
  return entry != NULL ? entry->record : NULL;
}

static gboolean
check_record (Trial *trial)
{
  const HutJudge *judge = trial->judge;
  const HutOperation *operation = trial->operation;
  const HutRecord *present = trial->present != NULL ? trial->present->record : NULL;
  char account[HUT_UID_STRING_LEN + 1];
  const HutCouncilFacts council = { .meeting = record_of (trial->meeting),
                                    .motion = record_of (trial->motion) };
  const HutOperationContext context = { .imported = judge->imported,
                                        .facts = &trial->facts,
                                        .matter = &trial->matter,
                                        .council = &council,
                                        .whistle = &trial->whistle.facts,
                                        .office = trial->office,
                                        .account =
                                            hut_uid_print (&judge->caller->account, account) };
  const HutField *culprit = NULL;
  g_autoptr (GError) reason = NULL;

  if (judge->shown == NULL &&
      !hut_access_may (judge->caller, operation->stream, operation->kind, access_of (trial)))
    return refuse (trial, HUT_PROBLEM_NOT_YOURS, NULL, "your role does not write this");
  if (operation->kind->append && present != NULL && operation->verb == HUT_VERB_CREATE)
    return refuse (trial, HUT_PROBLEM_EXISTS, NULL, "it is on record with other content");
  if (!has_its_uid (trial))
    return refuse (trial, HUT_PROBLEM_RULE, "code", "the id is not the one that its code makes");
  if (!hut_operation_check (operation, present, &context, &culprit, &reason))
    return refuse (trial, slug_of_rule (trial, culprit), culprit != NULL ? culprit->name : NULL,
                   reason->message);
  if (trial->again != NULL)
    return refuse (trial, HUT_PROBLEM_CHANGED, "began_at", trial->again);
  return hut_desk_claim_holds (&trial->desk, judge->caller) ||
         refuse (trial, HUT_PROBLEM_NOT_YOURS,
                 operation->kind == &hut_kind_meeting ? "leader" : "desk",
                 "the desk is another account's or device's");
}

static void
set_pair (JsonObject *object, const HutField *field, JsonNode *first, JsonNode *second)
{
  JsonArray *pair = json_array_sized_new (2);

  json_array_add_element (pair, first);
  json_array_add_element (pair, second);
  json_object_set_array_member (object, field->name, pair);
}

static JsonNode *
uid_node (const HutUid *uid)
{
  g_autofree char *text = hut_uid_to_string (uid);

  return json_node_init_string (json_node_alloc (), text);
}

/* Two writers met on a field: who lost and who won, and what was at stake. */
static void
note_meeting (Trial *trial, const HutDelta *delta, const HutValue *present, const HutWriter *other,
              gboolean wins)
{
  gboolean personal = delta->field->privacy == HUT_PRIVACY_PERSONAL;
  JsonObject **lost = personal ? &trial->result->lost_personal : &trial->result->lost;

  if (trial->over == NULL)
    trial->over = json_object_new ();
  if (*lost == NULL)
    *lost = json_object_new ();
  set_pair (trial->over, delta->field, uid_node (wins ? &other->op : &trial->writer.op),
            uid_node (wins ? &trial->writer.op : &other->op));
  set_pair (*lost, delta->field, hut_field_to_json (delta->field, present),
            hut_field_to_json (delta->field, &delta->new_value));
  trial->result->result = HUT_RESULT_MERGED;
}

static void
set_field (Trial *trial, const HutDelta *delta, const HutWriter *before)
{
  HutValue *value = &trial->next->values[hut_kind_field_index (trial->next->kind, delta->field)];
  HutWriter writer = trial->writer;

  /* What was seen came before what was made of it, whatever the clocks say. */
  writer.clock = MAX (writer.clock, before->clock);
  hut_value_clear (value);
  *value = hut_value_copy (&delta->new_value);
  hut_writers_set (trial->writers, delta->field, &writer);
  trial->changed = trial->touched = TRUE;
}

static void
merge_field (Trial *trial, const HutDelta *delta)
{
  const HutValue *present = value_of (trial->next, delta->field);
  HutWriter other = hut_writers_get (trial->writers, delta->field);
  gboolean later = hut_writer_is_later (&trial->writer, &other);

  if (delta->field->merge == HUT_MERGE_SERVER)
    return;
  if (hut_value_equal (&delta->new_value, present))
    {
      if (later)
        hut_writers_set (trial->writers, delta->field, &trial->writer);
      trial->touched |= later;
    }
  else if (hut_value_equal (&delta->old_value, present))
    set_field (trial, delta, &other);
  else
    {
      note_meeting (trial, delta, present, &other, later);
      if (later)
        set_field (trial, delta, &other);
    }
}

/* Prepares the record as it will stand. */
static gboolean
merge (Trial *trial, GError **error)
{
  const HutOperation *operation = trial->operation;

  trial->writer = (HutWriter){ clamped_clock (trial), trial->judge->caller->device, operation->op };
  if (trial->present == NULL)
    {
      trial->next = hut_record_new (operation->kind, &operation->id, operation->stream);
      trial->writers = hut_writers_new (&trial->writer);
      hut_operation_apply (operation, trial->next);
      trial->changed = TRUE;
      return hut_number_give (trial->judge->ledger->storage, trial->next, trial->judge->now, error);
    }
  trial->next = hut_record_copy (trial->present->record);
  trial->writers = g_steal_pointer (&trial->present->writers);
  for (guint i = 0; i < operation->deltas->len; i++)
    merge_field (trial, &g_array_index (operation->deltas, HutDelta, i));
  return TRUE;
}

static void
set_tree (HutRecord *record, const char *name, JsonObject *object)
{
  g_autofree char *text = object != NULL ? hut_json_print_object (object) : NULL;

  hut_record_set_text (record, name, text);
}

/* History: what the operation meant, and on which fields it met another. */
static HutRecord *
make_change (const Trial *trial)
{
  const HutOperation *operation = trial->operation;
  const HutCaller *caller = trial->judge->caller;
  HutRecord *change = hut_record_new (&hut_kind_change, &operation->op, operation->stream);
  g_autoptr (JsonObject) fields = hut_operation_fields (operation, FALSE);
  g_autoptr (JsonObject) personal = hut_operation_fields (operation, TRUE);

  change->ver = 1;
  hut_record_set (change, "record", hut_value_uid (&operation->id));
  hut_record_set_text (change, "record_kind", operation->kind->name);
  hut_record_set_text (change, "verb", hut_verb_name (operation->verb));
  set_tree (change, "fields", fields);
  set_tree (change, "personal_fields", personal);
  set_tree (change, "over", trial->over);
  hut_record_set (change, "account", hut_value_uid (&caller->account));
  hut_record_set (change, "device", hut_value_uid (&caller->device));
  hut_record_set_int (change, "at",
                      CLAMP (operation->clock + trial->judge->offset, 0, trial->judge->now));
  hut_record_set_int (change, "received_at", trial->judge->now);
  return change;
}

/* The entry of the audit chain: which fields, never their values; of personal ones a keyed
 * commitment to the new value, so that it can be shown later what it was. */
static JsonObject *
make_audit_entry (const Trial *trial)
{
  const HutOperation *operation = trial->operation;
  JsonObject *entry = json_object_new (), *commitments = json_object_new ();
  JsonArray *fields = json_array_new ();
  g_autofree char *op = hut_uid_to_string (&operation->op);
  g_autofree char *id = hut_uid_to_string (&operation->id);
  g_autofree char *account = hut_uid_to_string (&trial->judge->caller->account);
  g_autofree char *device = hut_uid_to_string (&trial->judge->caller->device);

  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);

      if (delta->field->privacy == HUT_PRIVACY_PERSONAL)
        {
          g_autofree char *purpose = g_strdup_printf ("audit/%s/%s", id, delta->field->name);
          g_autofree char *text = hut_field_to_text (delta->field, &delta->new_value);
          g_autofree char *digest =
              hut_vault_digest (trial->judge->ledger->vault, purpose, text != NULL ? text : "");

          json_object_set_string_member (commitments, delta->field->name, digest);
        }
      else
        json_array_add_string_element (fields, delta->field->name);
    }
  json_object_set_string_member (entry, "account", account);
  json_object_set_string_member (entry, "device", device);
  json_object_set_int_member (entry, "at", trial->judge->now);
  json_object_set_string_member (entry, "op", op);
  json_object_set_string_member (entry, "verb", hut_verb_name (operation->verb));
  json_object_set_string_member (entry, "kind", operation->kind->name);
  json_object_set_string_member (entry, "id", id);
  json_object_set_array_member (entry, "fields", fields);
  json_object_set_object_member (entry, "personal", commitments);
  json_object_set_int_member (entry, "seq", trial->result->seq);
  json_object_set_int_member (entry, "ver", trial->result->ver);
  return entry;
}

/* Every update and void is history, and a create that met a record which was there. */
static gboolean
makes_history (const Trial *trial)
{
  return trial->present != NULL &&
         (trial->operation->verb != HUT_VERB_CREATE || trial->changed || trial->over != NULL);
}

/* The record and its history as they will be kept. FALSE without an error where one of them is
 * too large: then the operation is refused. */
static gboolean
prepare (Trial *trial, HutStored **record, HutStored **change, GError **error)
{
  HutLedger *ledger = trial->judge->ledger;
  g_autoptr (GError) trouble = NULL;

  if (trial->changed)
    *record = hut_ledger_prepare (ledger, trial->next, trial->writers, &trouble);
  if (trouble == NULL && makes_history (trial))
    {
      g_autoptr (HutRecord) history = make_change (trial);
      g_autoptr (HutWriters) writers = hut_writers_new (&trial->writer);

      *change = hut_ledger_prepare (ledger, history, writers, &trouble);
    }
  if (trouble == NULL)
    return TRUE;
  if (g_error_matches (trouble, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE))
    return refuse (trial, HUT_PROBLEM_TOO_LARGE, NULL, trouble->message);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Of a record that did not change, who wrote it last may have. */
static gboolean
write_writers (Trial *trial, GError **error)
{
  HutStored *stored = trial->present->stored;

  if (!trial->touched)
    return TRUE;
  g_free (stored->writers);
  stored->writers = hut_writers_print (trial->writers);
  return hut_storage_record_writers (trial->judge->ledger->storage, trial->operation->stream,
                                     stored, error);
}

static gboolean
write_all (Trial *trial, GError **error)
{
  HutStorage *storage = trial->judge->ledger->storage;
  const char *stream = trial->operation->stream;
  HutResultLine *result = trial->result;
  HutStored *old = trial->present != NULL ? trial->present->stored : NULL;
  g_autoptr (HutStored) record = NULL;
  g_autoptr (HutStored) change = NULL;
  g_autoptr (JsonObject) entry = NULL;
  g_autoptr (GError) trouble = NULL;

  if (trial->changed)
    trial->next->ver = old != NULL ? old->ver + 1 : 1;
  if (!prepare (trial, &record, &change, &trouble))
    {
      if (trouble == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (record == NULL ? !write_writers (trial, error)
                     : !hut_storage_record_put (storage, stream, record, old, error))
    return FALSE;
  if (change != NULL && !hut_storage_record_put (storage, stream, change, NULL, error))
    return FALSE;
  if (record != NULL && !hut_projector_note (trial->judge->projector, stream,
                                             record_of (trial->present), trial->next, error))
    return FALSE;
  if (!hut_desk_claim_write (storage, stream, &trial->desk, trial->judge->caller, error))
    return FALSE;
  result->ver = record != NULL ? record->ver : old->ver;
  result->seq = change != NULL ? change->seq : record != NULL ? record->seq : old->seq;
  entry = make_audit_entry (trial);
  return hut_ledger_audit (trial->judge->ledger, stream, entry, error);
}

/* The meeting, and the motion of a ballot, as they stand. */
static gboolean
load_council (Trial *trial, GError **error)
{
  const HutOperation *operation = trial->operation;
  HutLedger *ledger = trial->judge->ledger;
  HutUid meeting, motion;

  if (!hut_council_needs (operation, record_of (trial->present), &meeting, &motion))
    return TRUE;
  if (!hut_uid_is_nil (&meeting) && !hut_ledger_load (ledger, operation->stream, &hut_kind_meeting,
                                                      &meeting, &trial->meeting, error))
    return FALSE;
  return hut_uid_is_nil (&motion) || hut_ledger_load (ledger, operation->stream, &hut_kind_motion,
                                                      &motion, &trial->motion, error);
}

/* The record as it stands, and what its step asks for. */
static gboolean
load (Trial *trial, GError **error)
{
  const HutOperation *operation = trial->operation;
  HutLedger *ledger = trial->judge->ledger;

  if (!hut_ledger_load (ledger, operation->stream, operation->kind, &operation->id, &trial->present,
                        error) ||
      !load_council (trial, error) ||
      !hut_desk_claim_read (ledger->storage, operation, record_of (trial->present), &trial->desk,
                            error) ||
      !hut_whistle_record_read (ledger, operation, record_of (trial->present),
                                trial->judge->shown != NULL ? trial->judge->caller->unit : NULL,
                                &trial->whistle, error))
    return FALSE;
  if (trial->present == NULL)
    return hut_patrol_record_check (ledger, operation, &trial->again, error);
  trial->result->ver = trial->present->stored->ver;
  trial->result->seq = trial->present->stored->seq;
  if (hut_operation_needs_matter (operation, trial->judge->imported))
    return hut_matter_record_read (ledger, operation->stream, &operation->id, &trial->matter,
                                   error);
  if (!hut_operation_needs_facts (operation, trial->judge->imported))
    return TRUE;
  trial->office = hut_offices_get (trial->judge->offices, ledger, operation->stream, error);
  return trial->office != NULL &&
         hut_case_record_read (ledger, operation->stream, &operation->id, &trial->facts, error);
}

/* The record @id as it stands, where the caller is shown it; else NULL. */
static gboolean
find_shown (Trial *trial, const HutKind *kind, const HutUid *id, HutRecord **shown, GError **error)
{
  const HutJudge *judge = trial->judge;

  *shown = NULL;
  return hut_uid_is_nil (id) || hut_projector_show (judge->projector, trial->operation->stream,
                                                    kind, id, judge->shown, shown, error);
}

/* Whether it is within the reach of who is shown a part of the stream. */
static gboolean
check_reach (Trial *trial, gboolean *reached, GError **error)
{
  const HutOperation *operation = trial->operation;
  g_autoptr (HutRecord) seen = NULL;
  g_autoptr (HutRecord) summons = NULL;
  g_autoptr (HutRecord) step = NULL;
  HutUid summons_id, step_id;

  *reached = TRUE;
  if (trial->judge->shown == NULL)
    return TRUE;
  if (!find_shown (trial, operation->kind, &operation->id, &seen, error))
    return FALSE;
  *reached = (seen != NULL) == (trial->present != NULL) &&
             hut_department_needs (operation, record_of (trial->present), &summons_id, &step_id);
  if (!*reached)
    return TRUE;
  if (!find_shown (trial, &hut_kind_summons, &summons_id, &summons, error) ||
      !find_shown (trial, &hut_kind_whistle_step, &step_id, &step, error))
    return FALSE;
  *reached = hut_department_reaches (operation, record_of (trial->present), summons, step,
                                     trial->judge->caller->unit);
  return TRUE;
}

gboolean
hut_judge (const HutJudge *judge, const HutPushLine *line, HutResultLine **out, GError **error)
{
  g_auto (Trial) trial = { .judge = judge, .line = line, .operation = line->operation };
  gboolean reached;

  trial.result = hut_result_line_new (&line->op, line->n, HUT_RESULT_ACCEPTED);
  if (check_stream (&trial))
    {
      trial.right = hut_whistle_record_right_times (trial.operation, judge->offset, judge->now);
      if (trial.right != NULL)
        trial.operation = trial.right;
      if (!load (&trial, error) || !check_reach (&trial, &reached, error))
        return FALSE;
      if (!reached)
        refuse_ungiven (&trial);
      else if (!is_same_again (&trial) && check_record (&trial) &&
               (!merge (&trial, error) || !write_all (&trial, error)))
        return FALSE;
    }
  *out = g_steal_pointer (&trial.result);
  return TRUE;
}
