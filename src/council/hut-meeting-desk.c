/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting that is looked at and worked on: what is read of it, and how an act on it is written
 * (widgets/hut-work-desk.h). Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-desk.h"

#include "council/hut-council-words.h"
#include "hut-config.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"
#include "widgets/hut-work-desk.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutMeetingPlanner planner;
  gpointer args;
  GDestroyNotify free_args;
  HutMeetingDone done;
  gpointer data;
} Act;

struct _HutMeetingDesk
{
  GObject parent_instance;
  HutUid desk;
  HutUid id; /* nil: none */
  HutWorkDesk *work;
  HutUid batch; /* of the act that was written last */
};

G_DEFINE_FINAL_TYPE (HutMeetingDesk, hut_meeting_desk, G_TYPE_OBJECT)

enum
{
  PROP_SETTLED = 1,
  N_PROPS,
};
enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
act_free (gpointer data)
{
  Act *act = data;

  if (act->free_args != NULL)
    act->free_args (act->args);
  g_free (act);
}

/* ---- Reading ---- */

typedef struct
{
  HutUid id;
  HutOffice *office;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  hut_office_unref (question->office);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  hut_meeting_view_free (data);
}

static void *
read_meeting (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  HutMeeting *meeting = hut_reader_meeting (reader, &question->id, error);

  return meeting != NULL ? hut_meeting_view_new (meeting, question->office, hut_time_now ()) : NULL;
}

static gpointer
make_question (gpointer owner)
{
  HutMeetingDesk *self = owner;
  Question *question = g_new0 (Question, 1);

  question->id = self->id;
  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_work_desk_get_browser (self->work)));
  return question;
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_meeting_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule) ||
         hut_change_set_has_kind (changes, &hut_kind_attachment);
}

/* ---- Acts ---- */

static void
on_written (GObject *source, GAsyncResult *result, gpointer ticket)
{
  g_autoptr (GError) error = NULL;
  GError *failure = NULL;

  hut_store_write_finish (HUT_STORE (source), result, &error);
  if (error != NULL)
    {
      g_autofree char *words = hut_council_error_words (error);

      failure = g_error_new_literal (error->domain, error->code, words);
    }
  hut_work_desk_written (ticket, failure);
}

static gboolean
begin_act (gpointer owner, gpointer data, HutWorkTicket *ticket, GError **error)
{
  HutMeetingDesk *self = owner;
  const Act *act = data;
  HutCaseBrowser *browser = hut_work_desk_get_browser (self->work);
  HutStore *store = hut_case_browser_get_store (browser);
  const HutMeetingView *view = hut_work_desk_get_answer (self->work);
  const HutMeetingActing acting = { .meeting = view->meeting,
                                    .office = view->office,
                                    .account = hut_case_browser_get_account (browser),
                                    .stream = hut_store_get_stream (store),
                                    .desk = self->desk,
                                    .desk_name = hut_store_desk_name (),
                                    .now = hut_time_now () };
  g_autoptr (HutRecordPlan) plan = act->planner (&acting, act->args, error);
  HutWrite *write;

  if (plan == NULL)
    return FALSE;
  write = hut_write_new (HUT_WRITE_PERSON);
  self->batch = hut_write_get_batch (write);
  hut_write_plan (write, plan);
  hut_store_write_async (store, write, NULL, on_written, ticket);
  return TRUE;
}

static void
act_ended (gpointer owner, gpointer data, const GError *failure)
{
  HutMeetingDesk *self = owner;
  const Act *act = data;

  if (act->done != NULL)
    act->done (self, failure, act->data);
  else if (failure != NULL && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[REFUSED], 0, failure->message);
}

static void
tell_changed (gpointer owner)
{
  g_signal_emit (owner, signals[CHANGED], 0);
}

static void
tell_settled (gpointer owner)
{
  g_object_notify_by_pspec (owner, properties[PROP_SETTLED]);
}

static const HutWorkDeskWay way = {
  .question = make_question,
  .read = read_meeting,
  .free_question = question_free,
  .free_answer = answer_free,
  .concerned = is_concerned,
  .begin = begin_act,
  .ended = act_ended,
  .free_act = act_free,
  .changed = tell_changed,
  .settled = tell_settled,
  .left = N_ ("The meeting was left before this was on record."),
};

void
hut_meeting_desk_do (HutMeetingDesk *self, HutMeetingPlanner planner, gpointer args,
                     GDestroyNotify free_args, HutMeetingDone done, gpointer data)
{
  Act *act = g_new0 (Act, 1);

  *act = (Act){ planner, args, free_args, done, data };
  hut_work_desk_do (self->work, act);
}

static void
on_asked_done (HutMeetingDesk *self, const GError *failure, gpointer wait)
{
  hut_prompt_wait_end (wait, failure != NULL ? failure->message : NULL);
}

void
hut_meeting_desk_do_asked (HutMeetingDesk *self, HutPrompt *prompt, HutMeetingPlanner planner,
                           gpointer args, GDestroyNotify free_args)
{
  hut_meeting_desk_do (self, planner, args, free_args, on_asked_done, hut_prompt_wait (prompt));
}

static HutRecordPlan *
plan_plain (const HutMeetingActing *acting, gpointer args, GError **error)
{
  HutMeetingPlain *plan = args;

  return (*plan) (acting, error);
}

void
hut_meeting_desk_do_plain (HutMeetingDesk *self, HutMeetingPlain plan)
{
  hut_meeting_desk_do (self, plan_plain, g_memdup2 (&plan, sizeof plan), g_free, NULL, NULL);
}

typedef struct
{
  HutMeetingOfOne plan;
  HutUid id;
} OfOne;

static HutRecordPlan *
plan_one (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const OfOne *one = args;

  return one->plan (acting, &one->id, error);
}

void
hut_meeting_desk_do_one (HutMeetingDesk *self, HutMeetingOfOne plan, const HutUid *id)
{
  const OfOne one = { plan, *id };

  hut_meeting_desk_do (self, plan_one, g_memdup2 (&one, sizeof one), g_free, NULL, NULL);
}

typedef struct
{
  HutMeetingOfSaid plan;
  HutRecord *said;
} OfSaid;

static void
of_said_free (gpointer data)
{
  OfSaid *of = data;

  hut_record_free (of->said);
  g_free (of);
}

static HutRecordPlan *
plan_said (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const OfSaid *of = args;

  return of->plan (acting, of->said, error);
}

void
hut_meeting_desk_do_said (HutMeetingDesk *self, HutPrompt *prompt, HutMeetingOfSaid plan,
                          HutRecord *said)
{
  OfSaid *of = g_new0 (OfSaid, 1);

  *of = (OfSaid){ plan, said };
  hut_meeting_desk_do_asked (self, prompt, plan_said, of, of_said_free);
}

/* ---- The object ---- */

void
hut_meeting_desk_show (HutMeetingDesk *self, const HutUid *id)
{
  self->id = id != NULL ? *id : (HutUid){ 0 };
  hut_work_desk_show (self->work, !hut_uid_is_nil (&self->id));
}

const HutMeetingView *
hut_meeting_desk_get_view (HutMeetingDesk *self)
{
  return hut_work_desk_get_answer (self->work);
}

HutCaseBrowser *
hut_meeting_desk_get_browser (HutMeetingDesk *self)
{
  return hut_work_desk_get_browser (self->work);
}

gboolean
hut_meeting_desk_leads (HutMeetingDesk *self)
{
  const HutMeetingView *view = hut_work_desk_get_answer (self->work);

  return view != NULL && hut_meeting_is_led_by (view->meeting, &self->desk);
}

char *
hut_meeting_desk_dup_batch (HutMeetingDesk *self)
{
  return hut_uid_to_string (&self->batch);
}

const GError *
hut_meeting_desk_get_error (HutMeetingDesk *self)
{
  return hut_work_desk_get_error (self->work);
}

gboolean
hut_meeting_desk_is_settled (HutMeetingDesk *self)
{
  return hut_work_desk_is_settled (self->work);
}

static void
hut_meeting_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SETTLED)
    g_value_set_boolean (value, hut_meeting_desk_is_settled (HUT_MEETING_DESK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_meeting_desk_dispose (GObject *object)
{
  HutMeetingDesk *self = HUT_MEETING_DESK (object);

  g_clear_pointer (&self->work, hut_work_desk_free);
  G_OBJECT_CLASS (hut_meeting_desk_parent_class)->dispose (object);
}

static void
hut_meeting_desk_class_init (HutMeetingDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_meeting_desk_get_property;
  object_class->dispose = hut_meeting_desk_dispose;
  properties[PROP_SETTLED] =
      g_param_spec_boolean ("settled", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_meeting_desk_init (HutMeetingDesk *self)
{
}

HutMeetingDesk *
hut_meeting_desk_new (HutCaseBrowser *browser)
{
  HutMeetingDesk *self = g_object_new (HUT_TYPE_MEETING_DESK, NULL);

  self->work = hut_work_desk_new (self, &way, browser);
  self->desk = hut_store_desk (hut_case_browser_get_store (browser));
  return self;
}
