/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompts of tasks. Decided with bounded reads by index when they are answered, written by
 * HutCaseActions. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-task-prompts.h"

#include "cases/hut-case-choices.h"
#include "widgets/hut-when.h"
#include "store/hut-store-office.h"
#include "store/hut-task-work.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutCaseActions *actions;
  HutUid id; /* of the task, or of the matter of a new one */
  gboolean has_matter;
  GtkEditable *title;
  HutCodeDropDown *unit;
  GtkEditable *assignee;
  GtkEditable *last; /* the time limit, or the reason */
} Asking;

static void
asking_free (gpointer data)
{
  g_object_unref (((Asking *)data)->actions);
  g_free (data);
}

static Asking *
asking_new (HutCaseActions *actions, const HutUid *id)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->actions = g_object_ref (actions);
  asking->has_matter = id != NULL;
  if (id != NULL)
    asking->id = *id;
  return asking;
}

/* ---- Writing ---- */

/* Who works; the office is held by @office. */
static HutTasking
tasking_of (Asking *asking, HutOffice **office)
{
  HutCaseBrowser *browser = hut_case_actions_get_browser (asking->actions);
  HutStore *store = hut_case_browser_get_store (browser);

  *office = hut_store_dup_office (store);
  return (HutTasking){ *office, hut_store_get_stream (store),
                       hut_case_browser_get_account (browser), hut_time_now () };
}

static HutReader *
reader_of (Asking *asking)
{
  return hut_case_browser_get_reader (hut_case_actions_get_browser (asking->actions));
}

/* Takes over @write. TRUE closes the prompt. */
static gboolean
finish (HutPrompt *prompt, Asking *asking, HutWrite *write, gboolean decided, const char *told,
        const GError *error)
{
  g_autofree char *words = NULL;

  if (decided)
    {
      hut_case_actions_write (asking->actions, write, told, HUT_ACT_TELL, NULL, NULL);
      return TRUE;
    }
  hut_write_free (write);
  words = error->domain == HUT_DOMAIN_ERROR || error->code == HUT_STORE_ERROR_ABSENT
              ? g_strdup (error->message)
              : hut_case_actions_error_words (error);
  hut_prompt_set_error (prompt, words);
  return FALSE;
}

static gboolean
on_done (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  g_autoptr (HutOffice) office = NULL;
  HutTasking tasking = tasking_of (asking, &office);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  gboolean decided = hut_write_task_done (write, reader_of (asking), &tasking, &asking->id,
                                          hut_prompt_get_text (prompt), &error);

  return finish (prompt, asking, write, decided, _ ("The task is done"), error);
}

static gboolean
on_handed_over (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  g_autoptr (HutOffice) office = NULL;
  HutTasking tasking = tasking_of (asking, &office);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  gboolean decided = hut_write_task_hand_over (
      write, reader_of (asking), &tasking, &asking->id, hut_code_drop_down_get_code (asking->unit),
      gtk_editable_get_text (asking->assignee), gtk_editable_get_text (asking->last), &error);

  return finish (prompt, asking, write, decided, _ ("The task was handed over"), error);
}

/* FALSE where there are words and they are no time. */
static gboolean
read_due (GtkEditable *entry, HutTime *due, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *due = 0;
  if (*text == '\0' || hut_when_parse (text, hut_time_now (), hut_time_shown_zone (), due))
    return TRUE;
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                       _ ("This is no time. Write it like “2026-11-23 09:30”."));
  return FALSE;
}

static gboolean
on_given (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutTaskGiven given = { .title = gtk_editable_get_text (asking->title),
                         .unit = hut_code_drop_down_get_code (asking->unit),
                         .assignee = gtk_editable_get_text (asking->assignee) };
  HutCaseBrowser *browser = hut_case_actions_get_browser (asking->actions);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  HutRecord *task = NULL;

  if (read_due (asking->last, &given.due_at, &error))
    task = hut_task_new (&given, hut_case_browser_get_account (browser), hut_time_now (), &error);
  if (task != NULL && asking->has_matter)
    hut_record_set (task, "matter", hut_value_uid (&asking->id));
  if (task != NULL)
    hut_write_create (write, task);
  return finish (prompt, asking, write, task != NULL, _ ("The task was given"), error);
}

/* ---- Forms ---- */

static void
add_who (GtkBox *box, Asking *asking, const char *unit, const char *assignee)
{
  GtkWidget *units = hut_code_drop_down_new ();

  asking->unit = HUT_CODE_DROP_DOWN (units);
  hut_case_choices_fill (asking->unit, hut_case_actions_get_browser (asking->actions), "lead",
                         _ ("(none)"));
  hut_code_drop_down_set_code (asking->unit, unit);
  gtk_box_append (box, hut_form_row_new (_ ("_Unit"), units));
  asking->assignee = hut_form_row_add_entry (box, _ ("_Handled by"), assignee, FALSE);
}

void
hut_task_ask_done (GtkWidget *widget, HutCaseActions *actions, const HutUid *id, const char *title)
{
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Task Done"), title, _ ("_Done"), on_done,
                                      asking_new (actions, id), asking_free);

  hut_prompt_add_entry (prompt, _ ("Result"), TRUE);
  hut_prompt_show (prompt);
}

void
hut_task_ask_hand_over (GtkWidget *widget, HutCaseActions *actions, const HutUid *id,
                        const char *title)
{
  Asking *asking = asking_new (actions, id);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  g_autoptr (HutRecord) task = hut_reader_get (reader_of (asking), &hut_kind_task, id, NULL);
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Hand the Task Over"), title, _ ("Hand _Over"),
                                      on_handed_over, asking, asking_free);

  add_who (box, asking, task != NULL ? hut_record_get_text (task, "unit") : NULL, NULL);
  asking->last = hut_form_row_add_entry (box, _ ("_Reason"), NULL, FALSE);
  hut_prompt_set_extra (prompt, GTK_WIDGET (box));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (asking->assignee));
}

void
hut_task_ask_new (GtkWidget *widget, HutCaseActions *actions, const HutUid *matter,
                  const char *assignee)
{
  Asking *asking = asking_new (actions, matter);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  HutPrompt *prompt = hut_prompt_new (
      widget, matter != NULL ? _ ("Add a Task") : _ ("Note Something to Do"),
      matter != NULL ? _ ("Work on the matter: what is to be done, by whom, until when?")
                     : _ ("Something that belongs to no case: what, for whom, until when?"),
      _ ("_Give Task"), on_given, asking, asking_free);

  asking->title = hut_form_row_add_entry (box, _ ("_Task"), NULL, TRUE);
  add_who (box, asking, NULL, assignee);
  asking->last = hut_form_row_add_entry (box, _ ("Un_til"), NULL, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->last), _ ("for example tomorrow 17:00"));
  hut_prompt_set_extra (prompt, GTK_WIDGET (box));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (asking->title));
}
