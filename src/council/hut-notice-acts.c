/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with public notices. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-notice-acts.h"

#include "council/hut-notice-lines.h"
#include "domain/hut-notice-plan.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

void
hut_notice_install (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc func)
{
  static const char *const names[] = { "notice.post", "notice.take-down", "notice.strike" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], "s", func);
}

/* What an act is about, and what was said to it. */
typedef struct
{
  HutMeetingDesk *desk; /* while it is asked; else NULL */
  HutUid of;
  char *words; /* where it hangs, or why it is struck out */
} About;

static About *
about_new (HutMeetingDesk *desk, const HutUid *of, const char *words)
{
  About *about = g_new0 (About, 1);

  about->desk = desk != NULL ? g_object_ref (desk) : NULL;
  about->of = *of;
  about->words = g_strdup (words);
  return about;
}

static void
about_free (gpointer data)
{
  About *about = data;

  g_clear_object (&about->desk);
  g_free (about->words);
  g_free (about);
}

/* Asks @planner for what was said in the prompt. */
static gboolean
answer (HutPrompt *prompt, const About *asked, HutMeetingPlanner planner)
{
  hut_meeting_desk_do_asked (asked->desk, prompt, planner,
                             about_new (NULL, &asked->of, hut_prompt_get_text (prompt)),
                             about_free);
  return FALSE;
}

/* ---- Put up ---- */

static gboolean
is_of_meeting (const HutMeeting *meeting, const HutUid *id)
{
  return hut_uid_equal (&meeting->meeting->id, id);
}

static HutRecordPlan *
plan_post (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const About *about = args;

  return is_of_meeting (acting->meeting, &about->of)
             ? hut_notice_plan_post_meeting (acting, about->words, error)
             : hut_notice_plan_post_result (acting, &about->of, about->words, error);
}

static gboolean
on_post (HutPrompt *prompt, gpointer data)
{
  return answer (prompt, data, plan_post);
}

/* Where it was announced is the first place that it hangs at. */
static void
propose_place (HutPrompt *prompt, const HutMeetingView *view)
{
  const char *where = hut_record_get_text (view->meeting->meeting, "announced_where");

  if (where != NULL && !hut_notice_hangs_of_meeting (view))
    hut_prompt_set_text (prompt, where);
}

static void
ask_post (GtkWidget *parent, HutMeetingDesk *desk, const HutMeetingView *view, const HutUid *id)
{
  gboolean of_meeting = is_of_meeting (view->meeting, id);
  HutPrompt *prompt = hut_prompt_new (
      parent, of_meeting ? _ ("Put up the notice") : _ ("Put up the result"),
      of_meeting ? _ ("It hangs until the day of the meeting is over. Put on record each place at "
                      "which a sheet hangs.")
                 : _ ("The days are counted from today, as the decision rule asks."),
      _ ("_Put Up"), on_post, about_new (desk, id, NULL), about_free);

  hut_prompt_add_entry (prompt, _ ("_Where it hangs"), TRUE);
  if (of_meeting)
    propose_place (prompt, view);
  hut_prompt_show (prompt);
}

/* ---- Taken down, or struck out ---- */

/* The notice of that uid, or the last that was put up of that motion's result. */
static const HutRecord *
find (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  GPtrArray *notices = acting->meeting->notices;

  for (guint i = notices->len; i-- > 0;)
    if (hut_uid_equal (&((HutRecord *)notices->pdata[i])->id, id) ||
        hut_meeting_is_of (notices->pdata[i], "motion", id))
      return notices->pdata[i];
  hut_meeting_refuse (error, _ ("This notice does not hang."));
  return NULL;
}

static HutRecordPlan *
plan_take_down (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const About *about = args;
  const HutRecord *notice = find (acting, &about->of, error);

  return notice != NULL ? hut_notice_plan_take_down (notice, acting->office, acting->now, error)
                        : NULL;
}

static HutRecordPlan *
plan_strike (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const About *about = args;
  const HutRecord *notice = find (acting, &about->of, error);

  return notice != NULL ? hut_notice_plan_strike (notice, about->words, error) : NULL;
}

static gboolean
on_strike (HutPrompt *prompt, gpointer data)
{
  return answer (prompt, data, plan_strike);
}

static void
ask_strike (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *id)
{
  HutPrompt *prompt = hut_prompt_new (
      parent, _ ("Strike Out the Notice"),
      _ ("For one that never hung there, or of a meeting that does not take place. It stays on "
         "record, struck out, and counts no more."),
      _ ("_Strike Out"), on_strike, about_new (desk, id, NULL), about_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

void
hut_notice_act (GtkWidget *parent, HutMeetingDesk *desk, const char *name, const char *id,
                HutMeetingDone done, gpointer data, GDestroyNotify free_data)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  HutUid uid;

  if (view != NULL && hut_uid_parse (id, &uid))
    {
      if (g_str_equal (name, "notice.take-down"))
        {
          hut_meeting_desk_do (desk, plan_take_down, about_new (NULL, &uid, NULL), about_free, done,
                               data);
          return;
        }
      if (g_str_equal (name, "notice.post"))
        ask_post (parent, desk, view, &uid);
      else
        ask_strike (parent, desk, &uid);
    }
  if (free_data != NULL)
    free_data (data);
}
