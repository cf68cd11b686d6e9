/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading one thing, and doing acts on it in turn. Main thread; reading is on the browser's worker.
 */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-work-desk.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutWorkDesk *owner; /* of this, not owned */
  HutCaseBrowser *browser;
  GSignalGroup *signals;
  gboolean something; /* is shown */
  gpointer answer;
  GError *error;
  GCancellable *reading; /* of the question on its way, or NULL */
  gboolean stale;        /* something changed since it was asked */
  GQueue acts;           /* the first is on its way where @writing */
  gboolean writing;
  GError *failure;  /* of the act that was written, told after the reading */
  gboolean written; /* the first act has ended; to be told after the reading */
  guint serial;     /* of what is shown: what comes of an older one is dropped */
} HutWorkDeskPrivate;

typedef HutWorkDeskPrivate Desk;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HutWorkDesk, hut_work_desk, G_TYPE_OBJECT)

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

static Desk *
desk_of (HutWorkDesk *self)
{
  return hut_work_desk_get_instance_private (self);
}

static HutWorkDeskClass *
class_of (Desk *desk)
{
  return HUT_WORK_DESK_GET_CLASS (desk->owner);
}

/* Something on its way for what was shown when it began. */
struct _HutWorkTicket
{
  HutWorkDesk *owner; /* a reference, which holds the rest */
  Desk *desk;
  guint serial;
};

static HutWorkTicket *
ticket_new (Desk *desk)
{
  HutWorkTicket *ticket = g_new (HutWorkTicket, 1);

  *ticket = (HutWorkTicket){ g_object_ref (desk->owner), desk, desk->serial };
  return ticket;
}

static void
ticket_free (HutWorkTicket *ticket)
{
  g_object_unref (ticket->owner);
  g_free (ticket);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWorkTicket, ticket_free)

static void ask (Desk *desk);

static void
tell_settled (Desk *desk)
{
  g_object_notify_by_pspec (G_OBJECT (desk->owner), properties[PROP_SETTLED]);
}

static void
clear_answer (Desk *desk)
{
  if (desk->answer != NULL)
    class_of (desk)->free_answer (g_steal_pointer (&desk->answer));
}

/* ---- Acts ---- */

/* The first act has ended, well or not. */
static void
end_act (Desk *desk)
{
  g_autoptr (GError) failure = g_steal_pointer (&desk->failure);
  gpointer act = g_queue_pop_head (&desk->acts);

  desk->writing = desk->written = FALSE;
  class_of (desk)->ended (desk->owner, act, failure);
  class_of (desk)->free_act (act);
}

static gboolean
begin_act (Desk *desk)
{
  g_autoptr (HutWorkTicket) ticket = ticket_new (desk);

  if (!class_of (desk)->begin (desk->owner, g_queue_peek_head (&desk->acts), ticket,
                               &desk->failure))
    return FALSE;
  g_steal_pointer (&ticket);
  return TRUE;
}

static void
next_act (Desk *desk)
{
  while (!desk->writing && desk->reading == NULL && desk->answer != NULL &&
         !g_queue_is_empty (&desk->acts))
    {
      desk->writing = TRUE;
      if (!begin_act (desk))
        end_act (desk);
    }
}

/* Each act is told of its end, also of this one. */
static void
give_up (Desk *desk)
{
  gpointer act;

  while ((act = g_queue_pop_head (&desk->acts)) != NULL)
    {
      g_autoptr (GError) error =
          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ (class_of (desk)->left));

      class_of (desk)->ended (desk->owner, act, error);
      class_of (desk)->free_act (act);
    }
}

/* ---- Reading ---- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWorkTicket) ticket = data;
  Desk *desk = ticket->desk;
  g_autoptr (GError) error = NULL;
  gpointer answer = hut_case_query_read_finish (result, &error);
  gboolean late = ticket->serial != desk->serial;

  if (!late)
    g_clear_object (&desk->reading);
  if (late || desk->stale)
    {
      if (answer != NULL)
        class_of (desk)->free_answer (answer);
      if (!late)
        ask (desk);
      return;
    }
  g_clear_error (&desk->error);
  desk->error = g_steal_pointer (&error);
  if (answer != NULL || desk->error == NULL)
    {
      clear_answer (desk);
      desk->answer = answer;
    }
  g_signal_emit (desk->owner, signals[CHANGED], 0);
  if (desk->written)
    end_act (desk);
  next_act (desk);
  tell_settled (desk);
}

static void
ask (Desk *desk)
{
  desk->stale = FALSE;
  if (!desk->something)
    return;
  desk->reading = g_cancellable_new ();
  hut_case_browser_read (desk->browser, class_of (desk)->read,
                         class_of (desk)->question (desk->owner), class_of (desk)->free_question,
                         class_of (desk)->free_answer, desk->reading, on_read, ticket_new (desk));
}

static void
ask_again (Desk *desk)
{
  if (desk->reading != NULL)
    desk->stale = TRUE;
  else
    ask (desk);
}

static void
on_changed (HutCaseBrowser *browser, HutChangeSet *changes, gpointer data)
{
  Desk *desk = data;

  if (desk->something && class_of (desk)->concerned (changes))
    ask_again (desk);
}

void
hut_work_desk_written (HutWorkTicket *taken, GError *failure)
{
  g_autoptr (HutWorkTicket) ticket = taken;
  Desk *desk = ticket->desk;

  if (ticket->serial != desk->serial)
    {
      g_clear_error (&failure);
      return;
    }
  desk->failure = failure;
  /* Told when the thing was read after it: who is told sees what was done. */
  desk->written = TRUE;
  ask_again (desk);
}

/* ---- The object ---- */

/* What is on its way comes too late from now on. */
static void
forget (Desk *desk)
{
  desk->serial++;
  if (desk->reading != NULL)
    g_cancellable_cancel (desk->reading);
  g_clear_object (&desk->reading);
  give_up (desk);
  desk->writing = desk->written = FALSE;
  g_clear_error (&desk->failure);
  g_clear_error (&desk->error);
  clear_answer (desk);
}

static void
hut_work_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SETTLED)
    g_value_set_boolean (value, hut_work_desk_is_settled (HUT_WORK_DESK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_work_desk_dispose (GObject *object)
{
  Desk *desk = desk_of (HUT_WORK_DESK (object));

  forget (desk);
  g_clear_object (&desk->signals);
  g_clear_object (&desk->browser);
  G_OBJECT_CLASS (hut_work_desk_parent_class)->dispose (object);
}

static void
hut_work_desk_class_init (HutWorkDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = hut_work_desk_get_property;
  object_class->dispose = hut_work_desk_dispose;
  properties[PROP_SETTLED] =
      g_param_spec_boolean ("settled", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_work_desk_init (HutWorkDesk *self)
{
  Desk *desk = desk_of (self);

  desk->owner = self;
  g_queue_init (&desk->acts);
}

void
hut_work_desk_set_browser (HutWorkDesk *self, HutCaseBrowser *browser)
{
  Desk *desk = desk_of (self);

  g_return_if_fail (desk->browser == NULL);

  desk->browser = g_object_ref (browser);
  desk->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_data (desk->signals, "changed", G_CALLBACK (on_changed), desk, NULL, 0);
  g_signal_group_set_target (desk->signals, browser);
}

HutCaseBrowser *
hut_work_desk_get_browser (HutWorkDesk *self)
{
  return desk_of (self)->browser;
}

void
hut_work_desk_show (HutWorkDesk *self, gboolean something)
{
  Desk *desk = desk_of (self);

  forget (desk);
  desk->something = something;
  ask (desk);
  g_signal_emit (self, signals[CHANGED], 0);
  tell_settled (desk);
}

gpointer
hut_work_desk_get_answer (HutWorkDesk *self)
{
  return desk_of (self)->answer;
}

const GError *
hut_work_desk_get_error (HutWorkDesk *self)
{
  return desk_of (self)->error;
}

void
hut_work_desk_do (HutWorkDesk *self, gpointer act)
{
  Desk *desk = desk_of (self);

  g_queue_push_tail (&desk->acts, act);
  next_act (desk);
  tell_settled (desk);
}

void
hut_work_desk_refuse (HutWorkDesk *self, const GError *failure)
{
  if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[REFUSED], 0, failure->message);
}

void
hut_work_desk_end_wait (HutWorkDesk *self, HutPromptWait *wait, const GError *failure)
{
  if (!hut_prompt_wait_end (wait, failure != NULL ? failure->message : NULL) && failure != NULL)
    hut_work_desk_refuse (self, failure);
}

gboolean
hut_work_desk_is_settled (HutWorkDesk *self)
{
  Desk *desk = desk_of (self);

  return desk->reading == NULL && !desk->writing && g_queue_is_empty (&desk->acts);
}
