/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Questions before an act. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-prompts.h"

#include "domain/hut-motion-plan.h"
#include "hut-config.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include <glib/gi18n-lib.h>

/* What a prompt is about; lives as long as it. */
typedef struct
{
  HutMeetingDesk *desk;
  HutUid first, second;
  HutCodeDropDown *choice;
} Asking;

static Asking *
asking_new (HutMeetingDesk *desk, const HutUid *first, const HutUid *second)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->desk = g_object_ref (desk);
  if (first != NULL)
    asking->first = *first;
  if (second != NULL)
    asking->second = *second;
  return asking;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->desk);
  g_free (asking);
}

/* What was answered: plain values of an act. */
typedef struct
{
  HutUid first, second;
  char *text, *code;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->text);
  g_free (answer->code);
  g_free (answer);
}

static Answer *
answer_new (const Asking *asking, const char *text, const char *code)
{
  Answer *answer = g_new0 (Answer, 1);

  *answer = (Answer){ asking->first, asking->second, g_strdup (text), g_strdup (code) };
  return answer;
}

/* ---- Leading and closing ---- */

static HutRecordPlan *
plan_lead (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_meeting_plan_lead (acting, error);
}

static gboolean
on_lead (HutPrompt *prompt, gpointer data)
{
  hut_meeting_desk_do_asked (((Asking *)data)->desk, prompt, plan_lead, NULL, NULL);
  return FALSE;
}

void
hut_meeting_ask_lead (GtkWidget *parent, HutMeetingDesk *desk)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  const char *leader =
      view != NULL ? hut_record_get_text (view->meeting->meeting, "leader_name") : NULL;
  g_autofree char *text =
      leader != NULL
          ? g_strdup_printf (_ ("%s leads this meeting. From when you take over, only this desk "
                                "writes presence, speeches and votes. What %s has written and not "
                                "sent by then is not counted: it waits there for an answer."),
                             leader, leader)
          : g_strdup (_ ("Only the leading desk writes presence, speeches and votes. Others can "
                         "watch, and count a block of a show of hands."));

  hut_prompt_show (hut_prompt_new (parent, _ ("Lead the meeting from this desk"), text,
                                   leader != NULL ? _ ("_Take Over") : _ ("_Lead"), on_lead,
                                   asking_new (desk, NULL, NULL), asking_free));
}

static HutRecordPlan *
plan_close (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_meeting_plan_close (acting, error);
}

static gboolean
on_close (HutPrompt *prompt, gpointer data)
{
  hut_meeting_desk_do_asked (((Asking *)data)->desk, prompt, plan_close, NULL, NULL);
  return FALSE;
}

void
hut_meeting_ask_close (GtkWidget *parent, HutMeetingDesk *desk)
{
  HutPrompt *prompt = hut_prompt_new (
      parent, _ ("Close the meeting"),
      _ ("After this nobody comes, speaks or votes any more. Minutes and notices follow."),
      _ ("_Close the Meeting"), on_close, asking_new (desk, NULL, NULL), asking_free);

  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

/* ---- A proxy ---- */

static HutRecordPlan *
plan_proxy (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;

  return hut_meeting_plan_arrive (acting, &answer->first, answer->text, error);
}

static gboolean
on_proxy (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;

  hut_meeting_desk_do_asked (asking->desk, prompt, plan_proxy,
                             answer_new (asking, hut_prompt_get_text (prompt), NULL), answer_free);
  return FALSE;
}

void
hut_meeting_ask_proxy (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *member)
{
  HutPrompt *prompt =
      hut_prompt_new (parent, _ ("By a proxy"),
                      _ ("Who stands for the member, with a letter that is kept with the meeting."),
                      _ ("_Arrives"), on_proxy, asking_new (desk, member, NULL), asking_free);

  hut_prompt_add_entry (prompt, _ ("_Name of the proxy"), TRUE);
  hut_prompt_show (prompt);
}

/* ---- A ballot that was misheard ---- */

static HutRecordPlan *
plan_correct (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;

  return hut_motion_plan_correct (acting, &answer->first, &answer->second, answer->code,
                                  answer->text, error);
}

static gboolean
on_correct (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;

  hut_meeting_desk_do_asked (asking->desk, prompt, plan_correct,
                             answer_new (asking, hut_prompt_get_text (prompt),
                                         hut_code_drop_down_get_code (asking->choice)),
                             answer_free);
  return FALSE;
}

void
hut_meeting_ask_correction (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *motion,
                            const HutUid *member)
{
  Asking *asking = asking_new (desk, motion, member);
  HutPrompt *prompt = hut_prompt_new (parent, _ ("Correct a ballot"),
                                      _ ("The ballot as it was entered stays on record, with the "
                                         "correction and its reason."),
                                      _ ("_Correct"), on_correct, asking, asking_free);

  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (asking->choice, hut_kind_field (&hut_kind_ballot, "choice"), NULL);
  hut_code_drop_down_set_code (asking->choice, "yes");
  hut_prompt_set_extra (prompt, hut_form_row_new (_ ("_Ballot"), GTK_WIDGET (asking->choice)));
  hut_prompt_add_entry (prompt, _ ("_Reason"), TRUE);
  hut_prompt_show (prompt);
}
