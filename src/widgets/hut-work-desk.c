/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading one thing, and doing acts on it in turn. Main thread; reading is on the browser's worker.
 */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-work-desk.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWorkDesk
{
  GObject *owner; /* not owned */
  const HutWorkDeskWay *way;
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
};

/* Something on its way for what was shown when it began. It holds the owner, and so the desk. */
struct _HutWorkTicket
{
  GObject *owner;
  HutWorkDesk *desk;
  guint serial;
};

static HutWorkTicket *
ticket_new (HutWorkDesk *desk)
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

static void ask (HutWorkDesk *desk);

static void
clear_answer (HutWorkDesk *desk)
{
  if (desk->answer != NULL)
    desk->way->free_answer (g_steal_pointer (&desk->answer));
}

/* ---- Acts ---- */

/* The first act has ended, well or not. */
static void
end_act (HutWorkDesk *desk)
{
  g_autoptr (GError) failure = g_steal_pointer (&desk->failure);
  gpointer act = g_queue_pop_head (&desk->acts);

  desk->writing = desk->written = FALSE;
  desk->way->ended (desk->owner, act, failure);
  desk->way->free_act (act);
}

static gboolean
begin_act (HutWorkDesk *desk)
{
  g_autoptr (HutWorkTicket) ticket = ticket_new (desk);

  if (!desk->way->begin (desk->owner, g_queue_peek_head (&desk->acts), ticket, &desk->failure))
    return FALSE;
  g_steal_pointer (&ticket);
  return TRUE;
}

static void
next_act (HutWorkDesk *desk)
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
give_up (HutWorkDesk *desk)
{
  gpointer act;

  while ((act = g_queue_pop_head (&desk->acts)) != NULL)
    {
      g_autoptr (GError) error =
          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ (desk->way->left));

      desk->way->ended (desk->owner, act, error);
      desk->way->free_act (act);
    }
}

/* ---- Reading ---- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWorkTicket) ticket = data;
  HutWorkDesk *desk = ticket->desk;
  g_autoptr (GError) error = NULL;
  gpointer answer = hut_case_query_read_finish (result, &error);
  gboolean late = ticket->serial != desk->serial;

  if (!late)
    g_clear_object (&desk->reading);
  if (late || desk->stale)
    {
      if (answer != NULL)
        desk->way->free_answer (answer);
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
  desk->way->changed (desk->owner);
  if (desk->written)
    end_act (desk);
  next_act (desk);
  desk->way->settled (desk->owner);
}

static void
ask (HutWorkDesk *desk)
{
  desk->stale = FALSE;
  if (!desk->something)
    return;
  desk->reading = g_cancellable_new ();
  hut_case_browser_read (desk->browser, desk->way->read, desk->way->question (desk->owner),
                         desk->way->free_question, desk->way->free_answer, desk->reading, on_read,
                         ticket_new (desk));
}

static void
ask_again (HutWorkDesk *desk)
{
  if (desk->reading != NULL)
    desk->stale = TRUE;
  else
    ask (desk);
}

static void
on_changed (HutCaseBrowser *browser, HutChangeSet *changes, gpointer data)
{
  HutWorkDesk *desk = data;

  if (desk->something && desk->way->concerned (changes))
    ask_again (desk);
}

void
hut_work_desk_written (HutWorkTicket *taken, GError *failure)
{
  g_autoptr (HutWorkTicket) ticket = taken;
  HutWorkDesk *desk = ticket->desk;

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

/* ---- From outside ---- */

HutWorkDesk *
hut_work_desk_new (gpointer owner, const HutWorkDeskWay *way, HutCaseBrowser *browser)
{
  HutWorkDesk *desk = g_new0 (HutWorkDesk, 1);

  desk->owner = owner;
  desk->way = way;
  desk->browser = g_object_ref (browser);
  g_queue_init (&desk->acts);
  desk->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_data (desk->signals, "changed", G_CALLBACK (on_changed), desk, NULL, 0);
  g_signal_group_set_target (desk->signals, browser);
  return desk;
}

/* What is on its way comes too late from now on. */
static void
forget (HutWorkDesk *desk)
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

void
hut_work_desk_free (HutWorkDesk *desk)
{
  if (desk == NULL)
    return;
  forget (desk);
  g_object_unref (desk->signals);
  g_object_unref (desk->browser);
  g_free (desk);
}

HutCaseBrowser *
hut_work_desk_get_browser (HutWorkDesk *desk)
{
  return desk->browser;
}

void
hut_work_desk_show (HutWorkDesk *desk, gboolean something)
{
  forget (desk);
  desk->something = something;
  ask (desk);
  desk->way->changed (desk->owner);
  desk->way->settled (desk->owner);
}

gpointer
hut_work_desk_get_answer (HutWorkDesk *desk)
{
  return desk->answer;
}

const GError *
hut_work_desk_get_error (HutWorkDesk *desk)
{
  return desk->error;
}

void
hut_work_desk_do (HutWorkDesk *desk, gpointer act)
{
  g_queue_push_tail (&desk->acts, act);
  next_act (desk);
  desk->way->settled (desk->owner);
}

gboolean
hut_work_desk_is_settled (HutWorkDesk *desk)
{
  return desk->reading == NULL && !desk->writing && g_queue_is_empty (&desk->acts);
}
