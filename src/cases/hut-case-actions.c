/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The controller of the case pages. Everything that is written here goes through
 * hut_store_write_async(), one batch an act, and is told when it is durable. What was told can be
 * taken back in the order of telling. Many cases at once are gathered on a worker with a
 * connection of its own. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-actions.h"

#include "cases/hut-case-bulk.h"
#include "store/hut-case-work.h"
#include "store/hut-store-office.h"
#include "widgets/hut-error-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define REMEMBERED 50

struct _HutCaseActions
{
  GObject parent_instance;

  HutCaseBrowser *browser;
  GQueue batches; /* uid texts, the newest first */
};

G_DEFINE_FINAL_TYPE (HutCaseActions, hut_case_actions, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BROWSER,
  N_PROPS
};

enum
{
  TOLD,
  FAILED,
  PROGRESS,
  LEFT_OUT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static HutStore *
store_of (HutCaseActions *self)
{
  return hut_case_browser_get_store (self->browser);
}

/* ---- Telling ---- */

static void
tell (HutCaseActions *self, const char *message, const char *batch)
{
  if (batch != NULL)
    {
      g_queue_push_head (&self->batches, g_strdup (batch));
      while (self->batches.length > REMEMBERED)
        g_free (g_queue_pop_tail (&self->batches));
    }
  g_signal_emit (self, signals[TOLD], 0, message, batch);
}

void
hut_case_actions_tell (HutCaseActions *self, const char *message, const char *batch)
{
  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  tell (self, message, batch);
}

void
hut_case_actions_tell_failed (HutCaseActions *self, const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = hut_case_actions_error_words (error);
  g_message ("Not done: %s", error->message);
  g_signal_emit (self, signals[FAILED], 0, words);
}

char *
hut_case_actions_error_words (const GError *error)
{
  return hut_error_words (error, HUT_WHILE_WRITING,
                          _ ("A rule does not allow this step. Look at the case again."));
}

/* ---- One write ---- */

typedef struct
{
  char *message;
  char *batch;
  HutActTelling telling;
} Act;

static void
act_free (Act *act)
{
  g_free (act->message);
  g_free (act->batch);
  g_free (act);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  HutCaseActions *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  if (hut_store_write_finish (HUT_STORE (source), result, &error))
    {
      if (act->message != NULL)
        tell (self, act->message, act->batch);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (act->telling == HUT_ACT_TELL)
    hut_case_actions_tell_failed (self, error);
  g_task_return_error (task, error);
}

void
hut_case_actions_write (HutCaseActions *self, HutWrite *write, const char *message,
                        HutActTelling telling, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;
  HutUid batch;
  Act *act;

  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));
  g_return_if_fail (write != NULL);

  batch = hut_write_get_batch (write);
  act = g_new0 (Act, 1);
  act->message = g_strdup (message);
  act->batch = hut_uid_to_string (&batch);
  act->telling = telling;
  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, hut_case_actions_write);
  g_task_set_task_data (task, act, (GDestroyNotify)act_free);
  hut_store_write_async (store_of (self), write, NULL, on_written, task);
}

gboolean
hut_case_actions_finish (HutCaseActions *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Steps ---- */

HutRecord *
hut_case_actions_new_event (HutCaseActions *self, const HutUid *id, const char *code)
{
  char text[HUT_UID_STRING_LEN + 1];
  HutUid event = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_event, &event, NULL);

  hut_record_set_text (record, "case", hut_uid_print (id, text));
  hut_record_set_text (record, "code", code);
  hut_record_set_int (record, "at", hut_time_now ());
  hut_record_set_text (record, "by", hut_case_browser_get_account (self->browser));
  return record;
}

/* What was done, for a notice; NULL where the list of what is on record says it. */
static char *
done_words (HutCaseActions *self, const HutCasePlan *plan)
{
  const HutField *state = hut_kind_field (&hut_kind_case, "state");
  const char *next = plan->void_reason != NULL ? "void" : hut_case_plan_get_text (plan, "state");
  const char *lead = hut_case_plan_get_text (plan, "lead");
  const char *name = lead != NULL ? hut_case_browser_unit_name (self->browser, lead) : NULL;

  if (lead != NULL)
    /* Translators: a notice; %s is a unit. */
    return g_strdup_printf (_ ("Assigned: %s"), name != NULL ? name : lead);
  if (next != NULL)
    /* Translators: a notice; %s is the state that a case is in now. */
    return g_strdup_printf (_ ("The case is now: %s"), hut_field_code_label (state, next));
  return NULL;
}

/* The case with what is on record of it. */
static HutRecord *
read_case (HutReader *reader, const HutUid *id, HutCaseFacts *facts, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (reader, &hut_kind_case, id, &failed);

  if (record != NULL && hut_reader_case_facts (reader, id, facts, &failed))
    return g_steal_pointer (&record);
  if (failed != NULL)
    {
      g_autofree char *words = hut_case_actions_error_words (failed);

      g_message ("Not read: %s", failed->message);
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, words);
    }
  else
    g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                         _ ("The case is not there any more."));
  return NULL;
}

gboolean
hut_case_actions_act (HutCaseActions *self, const HutUid *id, const char *seen,
                      const HutCaseAct *act, const HutActValues *values,
                      GAsyncReadyCallback callback, gpointer data, GError **error)
{
  HutReader *reader;
  g_autoptr (HutRecord) record = NULL;
  g_auto (HutCaseFacts) facts = { 0 };
  g_autofree char *message = NULL;
  g_autoptr (HutOffice) office = NULL;
  HutCasePlan *plan;
  HutWrite *write;

  g_return_val_if_fail (HUT_IS_CASE_ACTIONS (self), FALSE);

  reader = hut_case_browser_get_reader (self->browser);
  office = hut_store_dup_office (store_of (self));
  record = read_case (reader, id, &facts, error);
  if (record == NULL)
    return FALSE;
  hut_record_set_text (record, "state", seen);
  plan = hut_case_act_plan (act,
                            &(HutActing){ .record = record,
                                          .facts = &facts,
                                          .office = office,
                                          .account = hut_case_browser_get_account (self->browser),
                                          .stream = hut_store_get_stream (store_of (self)),
                                          .now = hut_time_now () },
                            values, error);
  if (plan == NULL)
    return FALSE;
  message = done_words (self, plan);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_case_plan (write, plan);
  hut_case_actions_write (self, write, message, callback != NULL ? HUT_ACT_QUIETLY : HUT_ACT_TELL,
                          callback, data);
  return TRUE;
}

void
hut_case_actions_record (HutCaseActions *self, const HutUid *id, const char *code,
                         const char *words)
{
  HutWrite *write;
  HutRecord *event;

  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  event = hut_case_actions_new_event (self, id, code);
  hut_record_set_text (event, "words", words);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_create (write, event);
  hut_case_actions_write (self, write, NULL, HUT_ACT_TELL, NULL, NULL);
}

void
hut_case_actions_note_shown (HutCaseActions *self, const HutUid *id)
{
  hut_case_actions_record (self, id, "shown", NULL);
}

/* ---- Many at once ---- */

static void
on_bulk_progress (double fraction, GCancellable *cancellable, gpointer data)
{
  g_signal_emit (data, signals[PROGRESS], 0, fraction, cancellable);
}

static void
tell_done (HutCaseActions *self, guint n, const char *batch)
{
  g_autofree char *message =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case changed", "%u cases changed", n), n);

  tell (self, message, batch);
}

static void
on_bulk_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseActions) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  HutBulk *bulk = hut_case_bulk_finish (result, &error);
  guint n;

  g_signal_emit (self, signals[PROGRESS], 0, 1.0, NULL);
  if (bulk == NULL)
    {
      hut_case_actions_tell_failed (self, error);
      return;
    }
  n = hut_bulk_get_n_done (bulk);
  batch = hut_uid_to_string (hut_bulk_get_batch (bulk));
  if (n > 0)
    tell_done (self, n, batch);
  if (hut_bulk_get_refusals (bulk)->len > 0)
    g_signal_emit (self, signals[LEFT_OUT], 0, n, hut_bulk_get_refusals (bulk));
}

static void
run_bulk (HutCaseActions *self, HutBulk *bulk, GAsyncReadyCallback done)
{
  hut_case_bulk_async (bulk, on_bulk_progress, self, done, g_object_ref (self));
}

void
hut_case_actions_act_on_all (HutCaseActions *self, GArray *rowids, const HutCaseAct *act,
                             HutActValues *values)
{
  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  run_bulk (self, hut_bulk_new_act (store_of (self), rowids, act, values), on_bulk_done);
}

void
hut_case_actions_set_all (HutCaseActions *self, GArray *rowids, const char *field,
                          const char *value)
{
  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  run_bulk (self, hut_bulk_new_field (store_of (self), rowids, field, hut_value_text (value)),
            on_bulk_done);
}

/* ---- Answers ---- */

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseActions) self = data;
  g_autoptr (GError) error = NULL;

  if (hut_store_answer_finish (HUT_STORE (source), result, &error))
    tell (self, _ ("Answered"), NULL);
  else
    hut_case_actions_tell_failed (self, error);
}

void
hut_case_actions_answer_conflict (HutCaseActions *self, gint64 conflict, HutConflictAnswer answer)
{
  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  hut_store_answer_conflict_async (store_of (self), conflict, answer, NULL, on_answered,
                                   g_object_ref (self));
}

void
hut_case_actions_answer_waiting (HutCaseActions *self, const HutUid *op, HutWaitingAnswer answer)
{
  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  hut_store_answer_waiting_async (store_of (self), op, answer, NULL, on_answered,
                                  g_object_ref (self));
}

/* ---- Undo ---- */

/* One that stays is told like any refusal; of many there is a list. */
static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseActions) self = data;
  g_autoptr (GError) error = NULL;
  HutBulk *bulk = hut_case_bulk_finish (result, &error);
  GPtrArray *left = bulk != NULL ? hut_bulk_get_refusals (bulk) : NULL;
  guint n = bulk != NULL ? hut_bulk_get_n_done (bulk) : 0;

  g_signal_emit (self, signals[PROGRESS], 0, 1.0, NULL);
  if (bulk == NULL)
    {
      hut_case_actions_tell_failed (self, error);
      return;
    }
  if (n > 0)
    tell (self, _ ("Taken back"), NULL);
  if (n == 0 && left->len == 1)
    g_signal_emit (self, signals[FAILED], 0, ((HutBulkRefusal *)left->pdata[0])->why);
  else if (left->len > 0)
    g_signal_emit (self, signals[LEFT_OUT], 0, n, left);
}

void
hut_case_actions_undo (HutCaseActions *self, const char *batch)
{
  GList *link;
  HutUid uid;

  g_return_if_fail (HUT_IS_CASE_ACTIONS (self));

  if (batch == NULL || !hut_uid_parse (batch, &uid))
    return;
  link = g_queue_find_custom (&self->batches, batch, (GCompareFunc)g_strcmp0);
  if (link != NULL)
    {
      g_free (link->data);
      g_queue_delete_link (&self->batches, link);
    }
  run_bulk (self, hut_bulk_new_undo (store_of (self), &uid), on_undone);
}

gboolean
hut_case_actions_undo_last (HutCaseActions *self)
{
  g_autofree char *batch = NULL;

  g_return_val_if_fail (HUT_IS_CASE_ACTIONS (self), FALSE);

  batch = g_strdup (g_queue_peek_head (&self->batches));
  hut_case_actions_undo (self, batch);
  return batch != NULL;
}

/* ---- The object ---- */

static void
hut_case_actions_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_BROWSER)
    g_value_set_object (value, HUT_CASE_ACTIONS (object)->browser);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_actions_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_BROWSER)
    HUT_CASE_ACTIONS (object)->browser = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_actions_finalize (GObject *object)
{
  HutCaseActions *self = HUT_CASE_ACTIONS (object);

  g_clear_object (&self->browser);
  g_queue_clear_full (&self->batches, g_free);
  G_OBJECT_CLASS (hut_case_actions_parent_class)->finalize (object);
}

static void
hut_case_actions_class_init (HutCaseActionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = hut_case_actions_get_property;
  object_class->set_property = hut_case_actions_set_property;
  object_class->finalize = hut_case_actions_finalize;

  properties[PROP_BROWSER] =
      g_param_spec_object ("browser", NULL, NULL, HUT_TYPE_CASE_BROWSER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_CANCELLABLE);
  signals[LEFT_OUT] = g_signal_new ("left-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_PTR_ARRAY);
}

static void
hut_case_actions_init (HutCaseActions *self)
{
  g_queue_init (&self->batches);
}

HutCaseActions *
hut_case_actions_new (HutCaseBrowser *browser)
{
  return g_object_new (HUT_TYPE_CASE_ACTIONS, "browser", browser, NULL);
}

HutCaseBrowser *
hut_case_actions_get_browser (HutCaseActions *self)
{
  g_return_val_if_fail (HUT_IS_CASE_ACTIONS (self), NULL);

  return self->browser;
}
