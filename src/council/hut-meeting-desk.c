/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading a meeting and working on it. One act is on its way at a time; the next is planned when
 * the meeting was read again after it. Main thread only; reading is on the browser's worker. */

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
  GObject parent_instance;
  HutCaseBrowser *browser;
  GSignalGroup *signals;
  HutUid desk;
  HutUid id; /* nil: none */
  HutMeetingView *view;
  GError *error;
  GCancellable *reading; /* of the question on its way, or NULL */
  gboolean stale;        /* something changed since it was asked */
  GQueue acts;           /* Act, the first is on its way where @writing */
  gboolean writing;
  HutUid batch;     /* of the act that was written last */
  GError *failure;  /* of the act that was written, told after the reading */
  gboolean written; /* the first act has ended; to be told after the reading */
  guint serial;     /* of the meeting that is shown: what comes of an older one is dropped */
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

static void next_act (HutMeetingDesk *self);

/* Something on its way for the meeting that was shown when it began. */
typedef struct
{
  HutMeetingDesk *desk; /* a reference */
  guint serial;
} Going;

static Going *
going_new (HutMeetingDesk *self)
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

static void ask (HutMeetingDesk *self);

static void
tell_settled (HutMeetingDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

/* The first act has ended, well or not. */
static void
end_act (HutMeetingDesk *self)
{
  g_autoptr (GError) failure = g_steal_pointer (&self->failure);
  Act *act = g_queue_pop_head (&self->acts);

  self->writing = FALSE;
  self->written = FALSE;
  if (act->done != NULL)
    act->done (self, failure, act->data);
  else if (failure != NULL)
    g_signal_emit (self, signals[REFUSED], 0, failure->message);
  act_free (act);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Going) going = data;
  HutMeetingDesk *self = going->desk;
  g_autoptr (GError) error = NULL;
  HutMeetingView *view = hut_case_query_read_finish (result, &error);

  if (going->serial != self->serial)
    {
      hut_meeting_view_free (view);
      return;
    }
  g_clear_object (&self->reading);
  if (self->stale)
    {
      hut_meeting_view_free (view);
      ask (self);
      return;
    }
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (view != NULL || self->error == NULL)
    {
      hut_meeting_view_free (self->view);
      self->view = view;
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->written)
    end_act (self);
  next_act (self);
  tell_settled (self);
}

static void
ask (HutMeetingDesk *self)
{
  Question *question;

  self->stale = FALSE;
  if (hut_uid_is_nil (&self->id) || self->browser == NULL)
    return;
  question = g_new0 (Question, 1);
  question->id = self->id;
  question->office = hut_store_dup_office (hut_case_browser_get_store (self->browser));
  self->reading = g_cancellable_new ();
  hut_case_browser_read (self->browser, read_meeting, question, question_free, answer_free,
                         self->reading, on_read, going_new (self));
}

static void
ask_again (HutMeetingDesk *self)
{
  if (self->reading != NULL)
    self->stale = TRUE;
  else
    ask (self);
}

static void
on_changed (HutMeetingDesk *self, HutChangeSet *changes)
{
  if (hut_uid_is_nil (&self->id) ||
      !(hut_meeting_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule) ||
        hut_change_set_has_kind (changes, &hut_kind_attachment)))
    return;
  ask_again (self);
}

/* ---- Acts ---- */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Going) going = data;
  HutMeetingDesk *self = going->desk;
  g_autoptr (GError) error = NULL;

  hut_store_write_finish (HUT_STORE (source), result, &error);
  if (going->serial != self->serial)
    return;
  if (error != NULL)
    {
      g_autofree char *words = hut_council_error_words (error);

      self->failure = g_error_new_literal (error->domain, error->code, words);
    }
  /* Told when the meeting was read after it: who is told sees what was done. */
  self->written = TRUE;
  ask_again (self);
}

static gboolean
plan_act (HutMeetingDesk *self, const Act *act)
{
  HutStore *store = hut_case_browser_get_store (self->browser);
  const HutMeetingActing acting = { .meeting = self->view->meeting,
                                    .office = self->view->office,
                                    .account = hut_case_browser_get_account (self->browser),
                                    .stream = hut_store_get_stream (store),
                                    .desk = self->desk,
                                    .desk_name = hut_store_desk_name (),
                                    .now = hut_time_now () };
  g_autoptr (HutRecordPlan) plan = act->planner (&acting, act->args, &self->failure);
  HutWrite *write;

  if (plan == NULL)
    return FALSE;
  write = hut_write_new (HUT_WRITE_PERSON);
  self->batch = hut_write_get_batch (write);
  hut_write_plan (write, plan);
  hut_store_write_async (store, write, NULL, on_written, going_new (self));
  return TRUE;
}

static void
next_act (HutMeetingDesk *self)
{
  while (!self->writing && self->reading == NULL && self->view != NULL &&
         !g_queue_is_empty (&self->acts))
    {
      self->writing = TRUE;
      if (!plan_act (self, g_queue_peek_head (&self->acts)))
        end_act (self);
    }
}

void
hut_meeting_desk_do (HutMeetingDesk *self, HutMeetingPlanner planner, gpointer args,
                     GDestroyNotify free_args, HutMeetingDone done, gpointer data)
{
  Act *act = g_new0 (Act, 1);

  *act = (Act){ planner, args, free_args, done, data };
  g_queue_push_tail (&self->acts, act);
  next_act (self);
  tell_settled (self);
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
hut_meeting_desk_do_said (HutMeetingDesk *self, HutMeetingOfSaid plan, HutRecord *said,
                          HutMeetingDone done, gpointer data)
{
  OfSaid *of = g_new0 (OfSaid, 1);

  *of = (OfSaid){ plan, said };
  hut_meeting_desk_do (self, plan_said, of, of_said_free, done, data);
}

/* ---- The object ---- */

/* Each act is told of its end, also of this one. */
static void
give_up (HutMeetingDesk *self)
{
  Act *act;

  while ((act = g_queue_pop_head (&self->acts)) != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
          G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The meeting was left before this was on record."));

      if (act->done != NULL)
        act->done (self, error, act->data);
      act_free (act);
    }
}

/* What is on its way comes too late from now on. */
static void
forget (HutMeetingDesk *self)
{
  self->serial++;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  give_up (self);
  self->writing = self->written = FALSE;
  g_clear_error (&self->failure);
  g_clear_error (&self->error);
  g_clear_pointer (&self->view, hut_meeting_view_free);
}

void
hut_meeting_desk_show (HutMeetingDesk *self, const HutUid *id)
{
  forget (self);
  self->id = id != NULL ? *id : (HutUid){ 0 };
  ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
  tell_settled (self);
}

const HutMeetingView *
hut_meeting_desk_get_view (HutMeetingDesk *self)
{
  return self->view;
}

HutCaseBrowser *
hut_meeting_desk_get_browser (HutMeetingDesk *self)
{
  return self->browser;
}

gboolean
hut_meeting_desk_leads (HutMeetingDesk *self)
{
  return self->view != NULL && hut_meeting_is_led_by (self->view->meeting, &self->desk);
}

char *
hut_meeting_desk_dup_batch (HutMeetingDesk *self)
{
  return hut_uid_to_string (&self->batch);
}

const GError *
hut_meeting_desk_get_error (HutMeetingDesk *self)
{
  return self->error;
}

gboolean
hut_meeting_desk_is_settled (HutMeetingDesk *self)
{
  return self->reading == NULL && !self->writing && g_queue_is_empty (&self->acts);
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

  forget (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->browser);
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
  g_queue_init (&self->acts);
  self->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
}

HutMeetingDesk *
hut_meeting_desk_new (HutCaseBrowser *browser)
{
  HutMeetingDesk *self = g_object_new (HUT_TYPE_MEETING_DESK, NULL);

  self->browser = g_object_ref (browser);
  self->desk = hut_store_desk (hut_case_browser_get_store (browser));
  g_signal_group_set_target (self->signals, browser);
  return self;
}
