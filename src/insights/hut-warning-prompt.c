/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompts that answer a warning. Main thread only; the writer works in its own. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-warning-prompt.h"

#include "insights/hut-insights-page.h"
#include "store/hut-warning-work.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-person-entry.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TASK_DAYS 7 /* until when a task is given, where nobody says otherwise */

/* What can be done with a warning. */
typedef struct
{
  const char *verb;
  const char *title;
  const char *text;
  const char *button;
  const char *entry; /* NULL: something else is filled in */
  gboolean required;
  const char *told;
} Answer;

static const Answer answers[] = {
  { "accept", N_ ("Accept as Task"),
    N_ ("The warning becomes a task: who takes care of it, and until when?"), N_ ("_Give Task"),
    NULL, FALSE, N_ ("The warning is a task now") },
  { "dismiss", N_ ("Dismiss Warning"),
    N_ ("The reason stays on record. The warning comes again if the count doubles."),
    N_ ("_Dismiss"), N_ ("Reason"), TRUE, N_ ("The warning was dismissed") },
  { "done", N_ ("Task Done"), N_ ("What came of the task?"), N_ ("_Done"), N_ ("Result"), TRUE,
    N_ ("The task is done") },
  { "true", N_ ("Came True"), N_ ("Looking back: the warning was right."), N_ ("_Came True"),
    N_ ("What happened"), FALSE, N_ ("Marked: came true") },
  { "false", N_ ("False Alarm"), N_ ("Looking back: there was nothing behind the warning."),
    N_ ("_False Alarm"), N_ ("What it was"), FALSE, N_ ("Marked: false alarm") },
};

/* A prompt that is open, then a write on its way. */
typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  const Answer *answer;
  HutRecord *record; /* the warning as it is, or as it would be */
  HutRecord *kept;   /* as it stands on record, or NULL */
  HutRecord *task;   /* made of it, or NULL */
  HutCodeDropDown *unit;
  HutPersonEntry *assignee;
  GtkEditable *due;
  GtkEditable *title;
  char *batch;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->browser);
  g_clear_pointer (&asking->record, hut_record_free);
  g_clear_pointer (&asking->kept, hut_record_free);
  g_clear_pointer (&asking->task, hut_record_free);
  g_free (asking->batch);
  g_free (asking);
}

/* Writing */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;

  if (hut_store_write_finish (HUT_STORE (source), result, &error))
    hut_insights_page_tell (asking->widget, _ (asking->answer->told), asking->batch);
  else
    {
      g_warning ("Cannot answer a warning: %s", error->message);
      hut_insights_page_tell (asking->widget,
                              g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED)
                                  ? _ ("Somebody answered the warning meanwhile: look again")
                                  : _ ("The answer could not be kept: try again"),
                              NULL);
    }
  asking_free (asking);
}

static void
write_answer (Asking *from, const HutRecord *record, const HutRecord *task)
{
  Asking *asking = g_new0 (Asking, 1);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  asking->widget = g_object_ref (from->widget);
  asking->browser = g_object_ref (from->browser);
  asking->answer = from->answer;
  asking->batch = hut_uid_to_string (&batch);
  if (record->kind == &hut_kind_task)
    hut_write_task (write, from->task, record);
  else
    hut_write_warning (write, from->kept, record, task);
  hut_store_write_async (hut_case_browser_get_store (from->browser), write, NULL, on_written,
                         asking);
}

/* What was filled in */

static gboolean
accept (Asking *asking, HutRecord *record, const char *by, HutRecord **task, GError **error)
{
  HutTaskGiven given = { .title = gtk_editable_get_text (asking->title),
                         .unit = hut_code_drop_down_get_code (asking->unit),
                         .assignee = hut_person_entry_get_text (asking->assignee) };

  if (!hut_time_parse (gtk_editable_get_text (asking->due), hut_time_shown_zone (), &given.due_at))
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                           _ ("This is no time. Write it like “2026-11-23 09:30”."));
      return FALSE;
    }
  return hut_warning_accept (record, &given, by, hut_time_now (), task, error);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *verb = asking->answer->verb;
  const char *by = hut_case_browser_get_account (asking->browser);
  const char *text = asking->answer->entry != NULL ? hut_prompt_get_text (prompt) : NULL;
  gboolean about_task = g_str_equal (verb, "done");
  g_autoptr (HutRecord) record = hut_record_copy (about_task ? asking->task : asking->record);
  g_autoptr (HutRecord) task = NULL;
  g_autoptr (GError) error = NULL;
  HutTime now = hut_time_now ();
  gboolean done;

  if (g_str_equal (verb, "accept"))
    done = accept (asking, record, by, &task, &error);
  else if (about_task)
    done = hut_task_finish (record, text, now, &error);
  else if (g_str_equal (verb, "dismiss"))
    done = hut_warning_dismiss (record, text, by, now, &error);
  else
    done = hut_warning_judge (record, g_str_equal (verb, "true"), text, by, now, &error);
  hut_prompt_set_error (prompt, done ? NULL : error->message);
  if (done)
    write_answer (asking, record, task);
  return done;
}

/* The form of a task */

static void
add_units (HutCodeDropDown *drop_down, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *code = hut_record_get_text (records->pdata[i], "code");
      const char *name = hut_record_get_text (records->pdata[i], "name");

      if (code != NULL)
        hut_code_drop_down_add (drop_down, code, name != NULL ? name : code);
    }
}

static GtkWidget *
new_task_form (Asking *asking)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkWidget *unit = hut_code_drop_down_new ();
  HutTime now = hut_time_now ();
  g_autofree char *day =
      hut_time_format (hut_time_add_days (now, hut_time_shown_zone (), TASK_DAYS),
                       hut_time_shown_zone (), "%Y-%m-%d 17:00");

  asking->unit = HUT_CODE_DROP_DOWN (unit);
  hut_code_drop_down_add (asking->unit, NULL, _ ("(choose)"));
  add_units (asking->unit, hut_case_browser_get_communities (asking->browser));
  add_units (asking->unit, hut_case_browser_get_units (asking->browser));
  hut_code_drop_down_set_code (asking->unit, hut_record_get_text (asking->record, "community"));
  asking->title = hut_form_row_add_entry (box, _ ("_Task"),
                                          hut_record_get_text (asking->record, "title"), TRUE);
  gtk_box_append (box, hut_form_row_new (_ ("_Unit"), unit));
  asking->assignee = HUT_PERSON_ENTRY (hut_person_entry_new (asking->browser, _ ("Handled by")));
  gtk_box_append (box, hut_form_row_new (_ ("_Handled by"), GTK_WIDGET (asking->assignee)));
  asking->due = hut_form_row_add_entry (box, _ ("Un_til"), day, TRUE);
  return GTK_WIDGET (box);
}

/* Asking */

static const Answer *
find_answer (const char *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].verb, verb))
      return &answers[i];
  return NULL;
}

void
hut_warning_ask (GtkWidget *widget, HutCaseBrowser *browser, const HutWarningBrief *brief,
                 const HutUid *id, const char *verb)
{
  const Answer *answer = find_answer (verb);
  const HutRecord *kept, *task;
  g_autoptr (HutRecord) record = hut_warning_brief_record (brief, id, &kept);
  Asking *asking;
  HutPrompt *prompt;

  g_return_if_fail (answer != NULL);

  if (record == NULL)
    return;
  task = kept != NULL ? hut_warning_brief_task (brief, kept) : NULL;
  if (g_str_equal (verb, "done") && task == NULL)
    return;
  asking = g_new0 (Asking, 1);
  asking->widget = g_object_ref (widget);
  asking->browser = g_object_ref (browser);
  asking->answer = answer;
  asking->record = g_steal_pointer (&record);
  asking->kept = kept != NULL ? hut_record_copy (kept) : NULL;
  asking->task = task != NULL ? hut_record_copy (task) : NULL;
  prompt = hut_prompt_new (widget, _ (answer->title), _ (answer->text), _ (answer->button),
                           on_answered, asking, asking_free);
  if (answer->entry != NULL)
    hut_prompt_add_entry (prompt, _ (answer->entry), answer->required);
  else
    hut_prompt_set_extra (prompt, new_task_form (asking));
  hut_prompt_show (prompt);
  if (answer->entry == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (asking->title));
}
