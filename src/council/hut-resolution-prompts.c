/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Questions about resolutions. What a prompt is about is found again by its uid when it is
 * answered: it may have changed meanwhile. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-resolution-prompts.h"

#include "domain/hut-resolution-plan.h"
#include "hut-config.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include <glib/gi18n-lib.h>

#define MAX_DAYS_TEXT 10 /* "2026-11-27" */

typedef struct
{
  HutMeetingDesk *desk;
  HutRecord *said; /* a new one, or as it was when the prompt opened */
  GtkEditable *words, *assignee, *due, *percent;
  HutCodeDropDown *unit, *result;
} Form;

/* What was answered; @said is as it was found. */
typedef struct
{
  HutUid id;
  HutRecord *said;
  char *words;
  int percent;
  HutRecheck result;
} Answer;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->desk);
  hut_record_free (form->said);
  g_free (form);
}

static Form *
form_new (HutMeetingDesk *desk, HutRecord *said)
{
  Form *form = g_new0 (Form, 1);

  form->desk = g_object_ref (desk);
  form->said = said;
  return form;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  hut_record_free (answer->said);
  g_free (answer->words);
  g_free (answer);
}

static Answer *
answer_new (const Form *form, const char *words)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->id = form->said->id;
  answer->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  return answer;
}

static void
answer_it (Form *form, HutPrompt *prompt, HutMeetingPlanner planner, Answer *answer)
{
  hut_meeting_desk_do_asked (form->desk, prompt, planner, answer, answer_free);
}

/* As it stands now; RULE where it has gone. */
static const HutRecord *
find (const HutMeetingActing *acting, const Answer *answer, GError **error)
{
  const HutRecord *found = hut_meeting_resolution (acting->meeting, &answer->id);

  if (found == NULL)
    hut_meeting_refuse (error, _ ("This resolution is no longer there."));
  return found;
}

/* ---- A new one, and other words ---- */

static HutRecordPlan *
plan_new (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_resolution_plan_add (acting, ((const Answer *)args)->said, error);
}

static HutRecordPlan *
plan_edit (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;
  const HutRecord *kept = find (acting, answer, error);

  return kept != NULL ? hut_resolution_plan_edit (kept, answer->said, error) : NULL;
}

static char *
due_words (const HutRecord *said)
{
  HutTime due = hut_record_get_int (said, "due_at", 0);

  return due > 0 ? hut_time_format (due, hut_time_shown_zone (), "%Y-%m-%d") : NULL;
}

/* The end of the day that is written; FALSE where it is none. What was not touched stays to the
 * minute. */
static gboolean
read_day (const char *text, HutRecord *said)
{
  g_autofree char *before = due_words (said);
  HutTime day;

  if (g_strcmp0 (text, before) == 0)
    return TRUE;
  hut_record_set (said, "due_at", (HutValue)HUT_VALUE_INIT);
  if (*text == '\0')
    return TRUE;
  if (!hut_time_parse (text, hut_time_shown_zone (), &day))
    return FALSE;
  hut_record_set_int (said, "due_at",
                      strlen (text) <= MAX_DAYS_TEXT ? day + HUT_TIME_DAY - 1 : day);
  return TRUE;
}

static gboolean
take_form (Form *form, HutPrompt *prompt, HutMeetingPlanner planner)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (form->words)));
  g_autofree char *assignee = g_strstrip (g_strdup (gtk_editable_get_text (form->assignee)));
  g_autofree char *due = g_strstrip (g_strdup (gtk_editable_get_text (form->due)));
  Answer *answer = answer_new (form, NULL);

  answer->said = hut_record_copy (form->said);
  hut_record_set_text (answer->said, "title", words);
  hut_record_set_text (answer->said, "assignee", assignee);
  hut_record_set_text (answer->said, "unit", hut_code_drop_down_get_code (form->unit));
  if (!read_day (due, answer->said))
    {
      hut_prompt_set_error (prompt, _ ("The day is written as 2026-12-31."));
      answer_free (answer);
      return FALSE;
    }
  answer_it (form, prompt, planner, answer);
  return FALSE;
}

static gboolean
on_new (HutPrompt *prompt, gpointer data)
{
  return take_form (data, prompt, plan_new);
}

static gboolean
on_edit (HutPrompt *prompt, gpointer data)
{
  return take_form (data, prompt, plan_edit);
}

static void
offer_units (Form *form)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (form->desk));
  GPtrArray *lists[] = { hut_case_browser_get_communities (browser),
                         hut_case_browser_get_units (browser) };

  hut_code_drop_down_add (form->unit, NULL, _ ("None"));
  for (gsize k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; lists[k] != NULL && i < lists[k]->len; i++)
      hut_code_drop_down_add (form->unit, hut_record_get_text (lists[k]->pdata[i], "code"),
                              hut_record_get_text (lists[k]->pdata[i], "name"));
}

/* One that is on no list here stays what it is. */
static void
choose_unit (Form *form, const char *unit)
{
  hut_code_drop_down_set_code (form->unit, unit);
  if (g_strcmp0 (hut_code_drop_down_get_code (form->unit), unit) == 0)
    return;
  hut_code_drop_down_add (form->unit, unit, unit);
  hut_code_drop_down_set_code (form->unit, unit);
}

static GtkWidget *
new_form (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *day = due_words (form->said);

  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("What is to be _done"),
                                        hut_record_get_text (form->said, "title"), TRUE);
  form->unit = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  offer_units (form);
  choose_unit (form, hut_record_get_text (form->said, "unit"));
  gtk_box_append (GTK_BOX (box),
                  hut_form_row_new (_ ("_Unit responsible"), GTK_WIDGET (form->unit)));
  form->assignee = hut_form_row_add_entry (GTK_BOX (box), _ ("_Person responsible"),
                                           hut_record_get_text (form->said, "assignee"), FALSE);
  form->due = hut_form_row_add_entry (GTK_BOX (box), _ ("By which da_y"), day, FALSE);
  return box;
}

void
hut_resolution_ask_new (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *motion)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  const HutRecord *topic;
  HutRecord *said;
  HutUid fresh = hut_uid_new ();
  HutPrompt *prompt;
  Form *form;

  if (view == NULL)
    return;
  topic = hut_meeting_current_topic (view->meeting);
  said = motion != NULL ? hut_resolution_of_motion (view->meeting, motion)
                        : hut_record_new (&hut_kind_resolution, &fresh, NULL);
  if (motion == NULL && topic != NULL)
    hut_record_set (said, "topic", hut_value_uid (&topic->id));
  form = form_new (desk, said);
  prompt = hut_prompt_new (parent, _ ("New resolution"),
                           _ ("It is reported at the next meeting, and rechecked on the spot."),
                           _ ("_Put on Record"), on_new, form, form_free);
  hut_prompt_set_extra (prompt, new_form (form));
  hut_prompt_show (prompt);
}

void
hut_resolution_ask_edit (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  Form *form = form_new (desk, hut_record_copy (resolution));
  HutPrompt *prompt = hut_prompt_new (
      parent, _ ("Edit the resolution"),
      _ ("What it was before stays in its history. Minutes that are signed do not change."),
      _ ("_Save"), on_edit, form, form_free);

  hut_prompt_set_extra (prompt, new_form (form));
  hut_prompt_show (prompt);
}

/* ---- How far it is ---- */

static HutRecordPlan *
plan_progress (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;
  const HutRecord *kept = find (acting, answer, error);

  return kept != NULL ? hut_resolution_plan_progress (kept, answer->percent, answer->words, error)
                      : NULL;
}

static HutRecordPlan *
plan_report (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;
  const HutRecord *kept = find (acting, answer, error);

  return kept != NULL
             ? hut_resolution_plan_report (acting, kept, answer->percent, answer->words, error)
             : NULL;
}

/* Without an entry for it, it is carried out. */
static gboolean
take_percent (Form *form, HutPrompt *prompt, HutMeetingPlanner planner)
{
  gint64 percent = 100;
  Answer *answer;

  if (form->percent != NULL &&
      !g_ascii_string_to_signed (gtk_editable_get_text (form->percent), 10, 0, 100, &percent, NULL))
    {
      hut_prompt_set_error (prompt, _ ("Progress is a number from 0 to 100."));
      return FALSE;
    }
  answer = answer_new (form, hut_prompt_get_text (prompt));
  answer->percent = (int)percent;
  answer_it (form, prompt, planner, answer);
  return FALSE;
}

static gboolean
on_progress (HutPrompt *prompt, gpointer data)
{
  return take_percent (data, prompt, plan_progress);
}

static gboolean
on_report (HutPrompt *prompt, gpointer data)
{
  return take_percent (data, prompt, plan_report);
}

static void
add_percent (Form *form, HutPrompt *prompt)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *percent =
      g_strdup_printf ("%d", (int)hut_record_get_int (form->said, "progress", 0));

  form->percent = hut_form_row_add_entry (GTK_BOX (box), _ ("_Per cent"), percent, TRUE);
  hut_prompt_set_extra (prompt, box);
}

void
hut_resolution_ask_progress (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  Form *form = form_new (desk, hut_record_copy (resolution));
  HutPrompt *prompt =
      hut_prompt_new (parent, _ ("Progress"), hut_record_get_text (resolution, "title"),
                      _ ("_Save"), on_progress, form, form_free);

  add_percent (form, prompt);
  hut_prompt_add_entry (prompt, _ ("_How far it is"), FALSE);
  hut_prompt_show (prompt);
}

/* What was noted of it before stands there, to be read out. */
void
hut_resolution_ask_report (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  const char *words = hut_record_get_text (resolution, "progress_words");
  Form *form = form_new (desk, hut_record_copy (resolution));
  HutPrompt *prompt = hut_prompt_new (parent, _ ("Report to the meeting"),
                                      hut_record_get_text (resolution, "title"),
                                      _ ("_Put on Record"), on_report, form, form_free);

  if (g_strcmp0 (hut_record_get_text (resolution, "state"), "open") == 0)
    add_percent (form, prompt);
  hut_prompt_add_entry (prompt, _ ("_How far it is"), FALSE);
  if (words != NULL)
    hut_prompt_set_text (prompt, words);
  hut_prompt_show (prompt);
}

/* ---- Done, rechecked, given up ---- */

static HutRecordPlan *
plan_done (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;
  const HutRecord *kept = find (acting, answer, error);

  return kept != NULL ? hut_resolution_plan_done (kept, answer->words, acting->now, error) : NULL;
}

static HutRecordPlan *
plan_recheck (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;
  const HutRecord *kept = find (acting, answer, error);

  return kept != NULL
             ? hut_resolution_plan_recheck (kept, answer->result, answer->words, acting->now, error)
             : NULL;
}

static HutRecordPlan *
plan_drop (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Answer *answer = args;
  const HutRecord *kept = find (acting, answer, error);

  return kept != NULL ? hut_resolution_plan_drop (kept, answer->words, error) : NULL;
}

static gboolean
on_done (HutPrompt *prompt, gpointer data)
{
  answer_it (data, prompt, plan_done, answer_new (data, hut_prompt_get_text (prompt)));
  return FALSE;
}

static gboolean
on_recheck (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  Answer *answer = answer_new (form, hut_prompt_get_text (prompt));

  answer->result = g_strcmp0 (hut_code_drop_down_get_code (form->result), "fails") == 0
                       ? HUT_RECHECK_FAILS
                       : HUT_RECHECK_HOLDS;
  answer_it (form, prompt, plan_recheck, answer);
  return FALSE;
}

static gboolean
on_drop (HutPrompt *prompt, gpointer data)
{
  answer_it (data, prompt, plan_drop, answer_new (data, hut_prompt_get_text (prompt)));
  return FALSE;
}

static void
ask (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution, const char *title,
     const char *answer, HutPromptAnswered answered, const char *entry, gboolean required)
{
  HutPrompt *prompt =
      hut_prompt_new (parent, title, hut_record_get_text (resolution, "title"), answer, answered,
                      form_new (desk, hut_record_copy (resolution)), form_free);

  hut_prompt_add_entry (prompt, entry, required);
  hut_prompt_show (prompt);
}

void
hut_resolution_ask_done (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  ask (parent, desk, resolution, _ ("Carried out"), _ ("_Carried Out"), on_done,
       _ ("_What was done"), FALSE);
}

void
hut_resolution_ask_drop (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  ask (parent, desk, resolution, _ ("Give up the resolution"), _ ("_Give Up"), on_drop,
       _ ("_Reason"), TRUE);
}

void
hut_resolution_ask_recheck (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  Form *form = form_new (desk, hut_record_copy (resolution));
  HutPrompt *prompt =
      hut_prompt_new (parent, _ ("Recheck on the spot"), hut_record_get_text (resolution, "title"),
                      _ ("_Save"), on_recheck, form, form_free);

  form->result = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->result,
                                hut_kind_field (&hut_kind_resolution, "recheck_result"), NULL);
  hut_code_drop_down_set_code (form->result, "holds");
  hut_prompt_set_extra (prompt, hut_form_row_new (_ ("R_esult"), GTK_WIDGET (form->result)));
  hut_prompt_add_entry (prompt, _ ("_What was found"), TRUE);
  hut_prompt_show (prompt);
}
