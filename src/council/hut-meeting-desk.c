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
  HutWorkDesk parent_instance;
  HutUid desk;
  HutUid id;    /* nil: none */
  HutUid batch; /* of the act that was written last */
};

G_DEFINE_FINAL_TYPE (HutMeetingDesk, hut_meeting_desk, HUT_TYPE_WORK_DESK)

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
make_question (HutWorkDesk *desk)
{
  HutMeetingDesk *self = HUT_MEETING_DESK (desk);
  Question *question = g_new0 (Question, 1);

  question->id = self->id;
  question->office = hut_store_dup_office (
      hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (self))));
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
begin_act (HutWorkDesk *desk, gpointer data, HutWorkTicket *ticket, GError **error)
{
  HutMeetingDesk *self = HUT_MEETING_DESK (desk);
  const Act *act = data;
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self));
  HutStore *store = hut_case_browser_get_store (browser);
  const HutMeetingView *view = hut_work_desk_get_answer (HUT_WORK_DESK (self));
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
act_ended (HutWorkDesk *desk, gpointer data, const GError *failure)
{
  HutMeetingDesk *self = HUT_MEETING_DESK (desk);
  const Act *act = data;

  if (act->done != NULL)
    act->done (self, failure, act->data);
  else if (failure != NULL)
    hut_work_desk_refuse (desk, failure);
}

void
hut_meeting_desk_do (HutMeetingDesk *self, HutMeetingPlanner planner, gpointer args,
                     GDestroyNotify free_args, HutMeetingDone done, gpointer data)
{
  Act *act = g_new0 (Act, 1);

  *act = (Act){ planner, args, free_args, done, data };
  hut_work_desk_do (HUT_WORK_DESK (self), act);
}

static void
on_asked_done (HutMeetingDesk *self, const GError *failure, gpointer wait)
{
  hut_work_desk_end_wait (HUT_WORK_DESK (self), wait, failure);
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
  hut_work_desk_show (HUT_WORK_DESK (self), !hut_uid_is_nil (&self->id));
}

const HutMeetingView *
hut_meeting_desk_get_view (HutMeetingDesk *self)
{
  return hut_work_desk_get_answer (HUT_WORK_DESK (self));
}

gboolean
hut_meeting_desk_leads (HutMeetingDesk *self)
{
  const HutMeetingView *view = hut_work_desk_get_answer (HUT_WORK_DESK (self));

  return view != NULL && hut_meeting_is_led_by (view->meeting, &self->desk);
}

char *
hut_meeting_desk_dup_batch (HutMeetingDesk *self)
{
  return hut_uid_to_string (&self->batch);
}

static void
hut_meeting_desk_class_init (HutMeetingDeskClass *klass)
{
  HutWorkDeskClass *desk_class = HUT_WORK_DESK_CLASS (klass);

  desk_class->question = make_question;
  desk_class->read = read_meeting;
  desk_class->free_question = question_free;
  desk_class->free_answer = answer_free;
  desk_class->concerned = is_concerned;
  desk_class->begin = begin_act;
  desk_class->ended = act_ended;
  desk_class->free_act = act_free;
  desk_class->left = N_ ("The meeting was left before this was on record.");
}

static void
hut_meeting_desk_init (HutMeetingDesk *self)
{
}

HutMeetingDesk *
hut_meeting_desk_new (HutCaseBrowser *browser)
{
  HutMeetingDesk *self = g_object_new (HUT_TYPE_MEETING_DESK, NULL);

  hut_work_desk_set_browser (HUT_WORK_DESK (self), browser);
  self->desk = hut_store_desk (hut_case_browser_get_store (browser));
  return self;
}
