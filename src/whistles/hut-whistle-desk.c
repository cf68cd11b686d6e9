/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading a whistle and working on it. One act is on its way at a time; the next is planned when
 * the whistle was read again after it. Main thread only; reading is on the browser's worker. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-desk.h"

#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"
#include "whistles/hut-evidence-job.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutWhistleDoing doing; /* evidence and told are its own */
  char *told;
} Act;

struct _HutWhistleDesk
{
  GObject parent_instance;
  HutCaseBrowser *browser;
  GSignalGroup *signals;
  HutUid id; /* nil: none */
  HutWhistleSight *sight;
  GError *error;
  GCancellable *reading; /* of the question on its way, or NULL */
  gboolean stale;        /* something changed since it was asked */
  GQueue acts;           /* Act, the first is on its way where @writing */
  gboolean writing;
  char *batch;      /* of the act that was written */
  GError *failure;  /* of the same, told after the reading */
  gboolean written; /* the first act has ended; to be told after the reading */
  guint serial;     /* of the whistle that is shown: what comes of an older one is dropped */
};

G_DEFINE_FINAL_TYPE (HutWhistleDesk, hut_whistle_desk, G_TYPE_OBJECT)

enum
{
  PROP_SETTLED = 1,
  N_PROPS,
};
enum
{
  CHANGED,
  TOLD,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void next_act (HutWhistleDesk *self);

char *
hut_whistle_error_words (const GError *error)
{
  if (error->domain != HUT_DOMAIN_ERROR)
    g_message ("Not done: %s", error->message);
  return hut_error_words (error, HUT_WHILE_WRITING,
                          _ ("A rule does not allow this step. Look at the whistle again."));
}

/* Something on its way for the whistle that was shown when it began. */
typedef struct
{
  HutWhistleDesk *desk; /* a reference */
  guint serial;
} Going;

static Going *
going_new (HutWhistleDesk *self)
{
  Going *going = g_new (Going, 1);

  *going = (Going){ g_object_ref (self), self->serial };
  return going;
}

static void
going_free (Going *going)
{
  g_object_unref (going->desk);
  g_free (going);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, going_free)

static void
act_free (Act *act)
{
  if (act->doing.free_args != NULL)
    act->doing.free_args (act->doing.args);
  if (act->doing.evidence != NULL)
    g_ptr_array_unref (act->doing.evidence);
  g_free (act->told);
  g_free (act);
}

/* ---- Reading ---- */

static void *
read_sight (HutReader *reader, void *id, GCancellable *cancellable, GError **error)
{
  return hut_reader_whistle_sight (reader, id, error);
}

static void
sight_free (gpointer sight)
{
  hut_whistle_sight_free (sight);
}

static void ask (HutWhistleDesk *self);

static void
tell_settled (HutWhistleDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

/* The first act has ended, well or not. */
static void
end_act (HutWhistleDesk *self)
{
  g_autoptr (GError) failure = g_steal_pointer (&self->failure);
  g_autofree char *batch = g_steal_pointer (&self->batch);
  Act *act = g_queue_pop_head (&self->acts);

  self->writing = FALSE;
  self->written = FALSE;
  if (failure == NULL && act->told != NULL)
    g_signal_emit (self, signals[TOLD], 0, act->told, batch);
  if (act->doing.done != NULL)
    act->doing.done (self, failure, act->doing.data);
  else if (failure != NULL)
    g_signal_emit (self, signals[REFUSED], 0, failure->message);
  act_free (act);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Going) going = data;
  HutWhistleDesk *self = going->desk;
  g_autoptr (GError) error = NULL;
  HutWhistleSight *sight = hut_case_query_read_finish (result, &error);

  if (going->serial != self->serial)
    {
      hut_whistle_sight_free (sight);
      return;
    }
  g_clear_object (&self->reading);
  if (self->stale)
    {
      hut_whistle_sight_free (sight);
      ask (self);
      return;
    }
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (sight != NULL || self->error == NULL)
    {
      hut_whistle_sight_free (self->sight);
      self->sight = sight;
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->written)
    end_act (self);
  next_act (self);
  tell_settled (self);
}

static void
ask (HutWhistleDesk *self)
{
  self->stale = FALSE;
  if (hut_uid_is_nil (&self->id) || self->browser == NULL)
    return;
  self->reading = g_cancellable_new ();
  hut_case_browser_read (self->browser, read_sight, g_memdup2 (&self->id, sizeof self->id), g_free,
                         sight_free, self->reading, on_read, going_new (self));
}

static void
ask_again (HutWhistleDesk *self)
{
  if (self->reading != NULL)
    self->stale = TRUE;
  else
    ask (self);
}

gboolean
hut_whistle_desk_concerned (HutChangeSet *changes)
{
  return hut_whistle_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_attachment);
}

static void
on_changed (HutWhistleDesk *self, HutChangeSet *changes)
{
  if (!hut_uid_is_nil (&self->id) && hut_whistle_desk_concerned (changes))
    ask_again (self);
}

/* ---- Acts ---- */

/* Whom a whistle can call, by code. */
static GHashTable *
departments_of (HutCaseBrowser *browser)
{
  GHashTable *departments = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *units = hut_case_browser_get_units (browser);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const HutRecord *unit = units->pdata[i];
      const char *code = hut_record_get_text (unit, "code");

      if (unit->kind == &hut_kind_department && code != NULL)
        g_hash_table_insert (departments, (gpointer)code,
                             (gpointer)hut_record_get_text (unit, "name"));
    }
  return departments;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Going) going = data;
  HutWhistleDesk *self = going->desk;
  g_autoptr (GError) error = NULL;

  if (g_async_result_is_tagged (result, hut_evidence_job_async))
    hut_evidence_job_finish (result, &error);
  else
    hut_store_write_finish (HUT_STORE (source), result, &error);
  if (going->serial != self->serial)
    return;
  if (error != NULL)
    {
      g_autofree char *words = hut_whistle_error_words (error);

      self->failure = g_error_new_literal (error->domain, error->code, words);
    }
  /* Told when the whistle was read after it: who is told sees what was done. */
  self->written = TRUE;
  ask_again (self);
}

/* The step that a plan puts on record, or NULL. */
static const HutUid *
step_of (const HutRecordPlan *plan)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      const HutPlannedRecord *planned = plan->records->pdata[i];

      if (planned->next->kind == &hut_kind_whistle_step)
        return &planned->next->id;
    }
  return NULL;
}

static void
write_plan (HutWhistleDesk *self, Act *act, const HutRecordPlan *plan)
{
  HutStore *store = hut_case_browser_get_store (self->browser);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  const HutUid *step = step_of (plan);

  self->batch = hut_uid_to_string (&batch);
  hut_write_plan (write, plan);
  if (act->doing.evidence != NULL && act->doing.evidence->len > 0 && step != NULL)
    hut_evidence_job_async (store, write, g_steal_pointer (&act->doing.evidence), &self->id, step,
                            on_written, going_new (self));
  else
    hut_store_write_async (store, write, NULL, on_written, going_new (self));
}

static gboolean
plan_act (HutWhistleDesk *self, Act *act)
{
  HutStore *store = hut_case_browser_get_store (self->browser);
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (GHashTable) departments = departments_of (self->browser);
  const HutWhistleActing acting = { .office = office,
                                    .account = hut_case_browser_get_account (self->browser),
                                    .stream = hut_store_get_stream (store),
                                    .departments = departments,
                                    .now = hut_right_now (),
                                    .clock_off = hut_right_now_get_off () };
  g_autoptr (HutRecordPlan) plan =
      act->doing.planner (&acting, self->sight->whistle, act->doing.args, &self->failure);

  if (plan != NULL)
    write_plan (self, act, plan);
  return plan != NULL;
}

static void
next_act (HutWhistleDesk *self)
{
  while (!self->writing && self->reading == NULL && self->sight != NULL &&
         !g_queue_is_empty (&self->acts))
    {
      self->writing = TRUE;
      if (!plan_act (self, g_queue_peek_head (&self->acts)))
        end_act (self);
    }
}

void
hut_whistle_desk_do (HutWhistleDesk *self, const HutWhistleDoing *doing)
{
  Act *act = g_new0 (Act, 1);

  act->doing = *doing;
  act->told = g_strdup (doing->told);
  g_queue_push_tail (&self->acts, act);
  next_act (self);
  tell_settled (self);
}

HutRecordPlan *
hut_whistle_desk_plan_raise (HutCaseBrowser *browser, const HutRecord *said,
                             const HutWhistleCall *calls, guint n_calls, GError **error)
{
  HutStore *store = hut_case_browser_get_store (browser);
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (GHashTable) departments = departments_of (browser);
  const HutWhistleActing acting = { .office = office,
                                    .account = hut_case_browser_get_account (browser),
                                    .stream = hut_store_get_stream (store),
                                    .departments = departments,
                                    .now = hut_right_now (),
                                    .clock_off = hut_right_now_get_off () };

  return hut_whistle_plan_raise (&acting, said, calls, n_calls, 0, error);
}

/* ---- The object ---- */

/* Each act is told of its end, also of this one. */
static void
give_up (HutWhistleDesk *self)
{
  Act *act;

  while ((act = g_queue_pop_head (&self->acts)) != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
          G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The whistle was left before this was on record."));

      if (act->doing.done != NULL)
        act->doing.done (self, error, act->doing.data);
      act_free (act);
    }
}

/* What is on its way comes too late from now on. */
static void
forget (HutWhistleDesk *self)
{
  self->serial++;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  give_up (self);
  self->writing = self->written = FALSE;
  g_clear_pointer (&self->batch, g_free);
  g_clear_error (&self->failure);
  g_clear_error (&self->error);
  g_clear_pointer (&self->sight, hut_whistle_sight_free);
}

void
hut_whistle_desk_show (HutWhistleDesk *self, const HutUid *id)
{
  forget (self);
  self->id = id != NULL ? *id : (HutUid){ 0 };
  ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
  tell_settled (self);
}

const HutWhistleSight *
hut_whistle_desk_get_sight (HutWhistleDesk *self)
{
  return self->sight;
}

HutCaseBrowser *
hut_whistle_desk_get_browser (HutWhistleDesk *self)
{
  return self->browser;
}

const GError *
hut_whistle_desk_get_error (HutWhistleDesk *self)
{
  return self->error;
}

gboolean
hut_whistle_desk_is_settled (HutWhistleDesk *self)
{
  return self->reading == NULL && !self->writing && g_queue_is_empty (&self->acts);
}

static void
hut_whistle_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SETTLED)
    g_value_set_boolean (value, hut_whistle_desk_is_settled (HUT_WHISTLE_DESK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_whistle_desk_dispose (GObject *object)
{
  HutWhistleDesk *self = HUT_WHISTLE_DESK (object);

  forget (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->browser);
  G_OBJECT_CLASS (hut_whistle_desk_parent_class)->dispose (object);
}

static void
hut_whistle_desk_class_init (HutWhistleDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = hut_whistle_desk_get_property;
  object_class->dispose = hut_whistle_desk_dispose;
  properties[PROP_SETTLED] =
      g_param_spec_boolean ("settled", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_whistle_desk_init (HutWhistleDesk *self)
{
  g_queue_init (&self->acts);
  self->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
}

HutWhistleDesk *
hut_whistle_desk_new (HutCaseBrowser *browser)
{
  HutWhistleDesk *self = g_object_new (HUT_TYPE_WHISTLE_DESK, NULL);

  self->browser = g_object_ref (browser);
  g_signal_group_set_target (self->signals, browser);
  return self;
}
