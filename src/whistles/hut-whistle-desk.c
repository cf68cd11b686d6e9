/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whistle that is looked at and worked on: what is read of it, and how an act on it is written
 * (widgets/hut-work-desk.h). Main thread only. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-desk.h"

#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-evidence-job.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutWhistleDoing doing; /* evidence and told are its own; no prompt */
  char *told;
  HutPromptWait *wait; /* or NULL */
} Act;

struct _HutWhistleDesk
{
  HutWorkDesk parent_instance;
  HutUid id;   /* nil: none */
  char *batch; /* of the act that was written */
};

G_DEFINE_FINAL_TYPE (HutWhistleDesk, hut_whistle_desk, HUT_TYPE_WORK_DESK)

enum
{
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

char *
hut_whistle_error_words (const GError *error)
{
  if (error->domain != HUT_DOMAIN_ERROR)
    g_message ("Not done: %s", error->message);
  return hut_error_words (error, HUT_WHILE_WRITING,
                          _ ("A rule does not allow this step. Look at the whistle again."));
}

static void
act_free (gpointer data)
{
  Act *act = data;

  if (act->doing.free_args != NULL)
    act->doing.free_args (act->doing.args);
  if (act->doing.evidence != NULL)
    g_ptr_array_unref (act->doing.evidence);
  g_free (act->told);
  g_free (act);
}

/* ---- Reading ---- */

static gpointer
make_question (HutWorkDesk *desk)
{
  HutWhistleDesk *self = HUT_WHISTLE_DESK (desk);

  return g_memdup2 (&self->id, sizeof self->id);
}

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

gboolean
hut_whistle_desk_concerned (HutChangeSet *changes)
{
  return hut_whistle_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_attachment);
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
on_written (GObject *source, GAsyncResult *result, gpointer ticket)
{
  g_autoptr (GError) error = NULL;
  GError *failure = NULL;

  if (g_async_result_is_tagged (result, hut_evidence_job_async))
    hut_evidence_job_finish (result, &error);
  else
    hut_store_write_finish (HUT_STORE (source), result, &error);
  if (error != NULL)
    {
      g_autofree char *words = hut_whistle_error_words (error);

      failure = g_error_new_literal (error->domain, error->code, words);
    }
  hut_work_desk_written (ticket, failure);
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
write_plan (HutWhistleDesk *self, Act *act, const HutRecordPlan *plan, HutWorkTicket *ticket)
{
  HutStore *store = hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (self)));
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  const HutUid *step = step_of (plan);

  g_free (self->batch);
  self->batch = hut_uid_to_string (&batch);
  hut_write_plan (write, plan);
  if (act->doing.evidence != NULL && act->doing.evidence->len > 0 && step != NULL)
    hut_evidence_job_async (store, write, g_steal_pointer (&act->doing.evidence), &hut_kind_whistle,
                            &self->id, step, on_written, ticket);
  else
    hut_store_write_async (store, write, NULL, on_written, ticket);
}

const char *
hut_whistle_desk_unit (HutCaseBrowser *browser)
{
  const HutSeat *seat = hut_case_browser_get_seat (browser);

  return seat->kind == HUT_SEAT_DEPARTMENT ? seat->code : NULL;
}

/* Who acts in @home; @office and @departments are the caller's. */
static HutWhistleActing
acting_at (HutCaseBrowser *browser, const char *home, HutOffice *office, GHashTable *departments)
{
  return (HutWhistleActing){ .office = office,
                             .account = hut_case_browser_get_account (browser),
                             .stream = home,
                             .unit = hut_whistle_desk_unit (browser),
                             .departments = departments,
                             .now = hut_right_now (),
                             .clock_off = hut_right_now_get_off () };
}

static gboolean
begin_act (HutWorkDesk *desk, gpointer data, HutWorkTicket *ticket, GError **error)
{
  HutWhistleDesk *self = HUT_WHISTLE_DESK (desk);
  Act *act = data;
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self));
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_case_browser_get_store (browser));
  g_autoptr (GHashTable) departments = departments_of (browser);
  const HutWhistleSight *sight = hut_work_desk_get_answer (HUT_WORK_DESK (self));
  const HutWhistleActing acting =
      acting_at (browser, sight->whistle->whistle->stream, office, departments);
  g_autoptr (HutRecordPlan) plan =
      act->doing.planner (&acting, sight->whistle, act->doing.args, error);

  if (plan != NULL)
    write_plan (self, act, plan, ticket);
  return plan != NULL;
}

static void
act_ended (HutWorkDesk *desk, gpointer data, const GError *failure)
{
  HutWhistleDesk *self = HUT_WHISTLE_DESK (desk);
  Act *act = data;

  if (failure == NULL && act->told != NULL)
    g_signal_emit (self, signals[TOLD], 0, act->told, self->batch);
  if (act->wait != NULL)
    hut_work_desk_end_wait (desk, act->wait, failure);
  if (act->doing.done != NULL)
    act->doing.done (self, failure, act->doing.data);
  else if (act->wait == NULL && failure != NULL)
    hut_work_desk_refuse (desk, failure);
}

void
hut_whistle_desk_do (HutWhistleDesk *self, const HutWhistleDoing *doing)
{
  Act *act = g_new0 (Act, 1);

  act->doing = *doing;
  act->told = g_strdup (doing->told);
  act->wait = doing->prompt != NULL ? hut_prompt_wait (doing->prompt) : NULL;
  hut_work_desk_do (HUT_WORK_DESK (self), act);
}

HutRecordPlan *
hut_whistle_desk_plan_raise (HutCaseBrowser *browser, const HutRecord *said,
                             const HutWhistleCall *calls, guint n_calls, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_case_browser_get_store (browser));
  g_autoptr (GHashTable) departments = departments_of (browser);
  const char *home = hut_store_get_stream (hut_case_browser_get_store (browser));
  const HutWhistleActing acting = acting_at (browser, home, office, departments);

  return hut_whistle_plan_raise (&acting, said, calls, n_calls, 0, error);
}

/* ---- The object ---- */

void
hut_whistle_desk_show (HutWhistleDesk *self, const HutUid *id)
{
  self->id = id != NULL ? *id : (HutUid){ 0 };
  hut_work_desk_show (HUT_WORK_DESK (self), !hut_uid_is_nil (&self->id));
}

const HutWhistleSight *
hut_whistle_desk_get_sight (HutWhistleDesk *self)
{
  return hut_work_desk_get_answer (HUT_WORK_DESK (self));
}

static void
hut_whistle_desk_finalize (GObject *object)
{
  g_free (HUT_WHISTLE_DESK (object)->batch);
  G_OBJECT_CLASS (hut_whistle_desk_parent_class)->finalize (object);
}

static void
hut_whistle_desk_class_init (HutWhistleDeskClass *klass)
{
  HutWorkDeskClass *desk_class = HUT_WORK_DESK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hut_whistle_desk_finalize;
  desk_class->question = make_question;
  desk_class->read = read_sight;
  desk_class->free_question = g_free;
  desk_class->free_answer = sight_free;
  desk_class->concerned = hut_whistle_desk_concerned;
  desk_class->begin = begin_act;
  desk_class->ended = act_ended;
  desk_class->free_act = act_free;
  desk_class->left = N_ ("The whistle was left before this was on record.");
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_whistle_desk_init (HutWhistleDesk *self)
{
}

HutWhistleDesk *
hut_whistle_desk_new (HutCaseBrowser *browser)
{
  HutWhistleDesk *self = g_object_new (HUT_TYPE_WHISTLE_DESK, NULL);

  hut_work_desk_set_browser (HUT_WORK_DESK (self), browser);
  return self;
}
