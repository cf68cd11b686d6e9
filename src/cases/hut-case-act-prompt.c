/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompt of an act, made from its arguments. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-act-prompt.h"

#include "cases/hut-case-act-menu.h"
#include "cases/hut-case-choices.h"
#include "cases/hut-case-input.h"
#include "widgets/hut-when.h"
#include "cases/hut-template-choice.h"
#include "store/hut-store-office.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 72

/* A prompt that is open. */
typedef struct
{
  HutCaseActions *actions;
  const HutCaseAct *act;
  HutUid id;
  char *seen;
  HutCaseActAsked asked; /* for many cases, else NULL */
  gpointer asked_data;
  GDestroyNotify asked_destroy;
  GPtrArray *rows;   /* HutFormRow, as the arguments; not owned */
  GPtrArray *inputs; /* what takes the input in each; not owned */
  char *now;         /* the time that is filled in where it has been */
  gboolean writing;
} Asking;

/* An act that is being written; the prompt may be closed meanwhile. */
typedef struct
{
  GWeakRef prompt;
  Asking *asking;
} Writing;

static void
asking_clear (gpointer data)
{
  Asking *asking = data;

  if (asking->asked_destroy != NULL)
    asking->asked_destroy (asking->asked_data);
  g_object_unref (asking->actions);
  g_free (asking->seen);
  g_free (asking->now);
  g_ptr_array_unref (asking->rows);
  g_ptr_array_unref (asking->inputs);
}

static void
asking_unref (gpointer data)
{
  g_rc_box_release_full (data, asking_clear);
}

/* ---- Reading what was filled in ---- */

/* FALSE with words for the person in @wrong. An empty input gives nothing. */
static gboolean
read_value (const Asking *asking, const HutActArgument *argument, GtkWidget *input,
            HutActValues *values, const char **wrong)
{
  g_autofree char *text = hut_case_input_get (input);
  g_autoptr (GError) error = NULL;
  HutTime time;

  if (*text == '\0')
    {
      *wrong = _ ("Fill this in.");
      return !argument->required;
    }
  if (argument->field.type == HUT_FIELD_TIME)
    {
      *wrong = _ ("This is no time. Write it like “tomorrow 17:00” or “2026-11-23 09:30”.");
      if (argument->ask == HUT_ASK_PAST && g_strcmp0 (text, asking->now) == 0)
        time = hut_time_now ();
      else if (!hut_when_parse (text, hut_time_now (), hut_time_shown_zone (), &time))
        return FALSE;
      hut_act_values_set (values, argument->field.name, hut_value_int (time));
      return TRUE;
    }
  *wrong = _ ("This cannot be read as it stands.");
  return hut_act_values_set_text (values, argument->field.name, text, &error);
}

static gboolean
read_values (Asking *asking, HutActValues *values)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < asking->act->n_arguments; i++)
    {
      HutFormRow *row = g_ptr_array_index (asking->rows, i);
      GtkWidget *input = g_ptr_array_index (asking->inputs, i);
      const char *wrong = NULL;
      gboolean fine = read_value (asking, &asking->act->arguments[i], input, values, &wrong);

      hut_form_row_set_error (row, fine ? NULL : wrong);
      if (!fine && first == NULL)
        first = GTK_WIDGET (row);
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  return first == NULL;
}

static void
writing_free (Writing *writing)
{
  g_weak_ref_clear (&writing->prompt);
  asking_unref (writing->asking);
  g_free (writing);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (HutPrompt) prompt = g_weak_ref_get (&writing->prompt);
  g_autoptr (GError) error = NULL;
  gboolean written = hut_case_actions_finish (HUT_CASE_ACTIONS (source), result, &error);

  if (written && prompt != NULL)
    gtk_window_close (GTK_WINDOW (prompt));
  else if (prompt != NULL)
    {
      g_autofree char *words = hut_case_actions_error_words (error);

      writing->asking->writing = FALSE;
      hut_prompt_set_error (prompt, words);
    }
  else if (!written)
    hut_case_actions_tell_failed (HUT_CASE_ACTIONS (source), error);
  writing_free (writing);
}

/* The prompt stays until it is written: what was typed is not lost to a full disk. */
static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  g_autoptr (HutActValues) values = hut_act_values_new (asking->act);
  g_autoptr (GError) error = NULL;
  Writing *writing;

  if (asking->writing)
    return FALSE;
  hut_prompt_set_error (prompt, NULL);
  if (!read_values (asking, values))
    return FALSE;
  if (asking->asked != NULL)
    {
      asking->asked (asking->act, g_steal_pointer (&values), asking->asked_data);
      return TRUE;
    }
  writing = g_new0 (Writing, 1);
  g_weak_ref_init (&writing->prompt, prompt);
  writing->asking = g_rc_box_acquire (asking);
  asking->writing = hut_case_actions_act (asking->actions, &asking->id, asking->seen, asking->act,
                                          values, on_written, writing, &error);
  if (asking->writing)
    return FALSE;
  hut_prompt_set_error (prompt, error->message);
  writing_free (writing);
  return FALSE;
}

/* ---- Controls ---- */

static GtkWidget *
new_long_text (GtkWidget **input)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *input =
      g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                    "top-margin", 8, "bottom-margin", 8, "left-margin", 8, "right-margin", 8, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), *input);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), TEXT_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

/* Open tasks of the case; a co-unit's answer is about co-units, the end of a task about tasks. */
static void
add_tasks (HutCodeDropDown *drop_down, HutCaseBrowser *browser, const HutCaseAct *act,
           const HutCaseFacts *facts)
{
  const char *role = g_str_equal (act->name, "finish-task") ? "task" : "co-unit";

  for (guint i = 0; facts != NULL && facts->tasks != NULL && i < facts->tasks->len; i++)
    {
      const HutRecord *task = g_ptr_array_index (facts->tasks, i);
      const char *title = hut_record_get_text (task, "title");
      const char *unit = hut_record_get_text (task, "unit");
      const char *name = unit != NULL ? hut_case_browser_unit_name (browser, unit) : NULL;
      char id[HUT_UID_STRING_LEN + 1];

      if (g_strcmp0 (hut_record_get_text (task, "role"), role) != 0 ||
          g_strcmp0 (hut_record_get_text (task, "state"), "done") == 0)
        continue;
      hut_uid_print (&task->id, id);
      hut_code_drop_down_add (drop_down, id,
                              name != NULL    ? name
                              : title != NULL ? title
                                              : _ ("Untitled"));
    }
}

static GtkWidget *
new_choice (const HutActArgument *argument, HutCaseBrowser *browser, const HutCaseAct *act,
            const HutCaseFacts *facts)
{
  HutCodeDropDown *choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());

  if (argument->ask == HUT_ASK_UNIT)
    hut_case_choices_fill (choice, browser, "lead", _ ("(choose)"));
  else if (argument->field.type == HUT_FIELD_CODE)
    hut_code_drop_down_set_field (choice, &argument->field, _ ("(choose)"));
  else
    hut_code_drop_down_add (choice, NULL, _ ("(choose)"));
  if (argument->ask == HUT_ASK_TASK)
    add_tasks (choice, browser, act, facts);
  if (argument->field.type == HUT_FIELD_BOOL)
    {
      hut_code_drop_down_add (choice, "true", _ ("Yes"));
      hut_code_drop_down_add (choice, "false", _ ("No"));
    }
  return GTK_WIDGET (choice);
}

static GtkWidget *
new_entry (const Asking *asking, const HutActArgument *argument)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  if (argument->ask == HUT_ASK_PAST)
    {
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("for example today 09:30"));
      gtk_editable_set_text (GTK_EDITABLE (entry), asking->now);
    }
  else if (argument->field.type == HUT_FIELD_TIME)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("for example tomorrow 17:00"));
  return entry;
}

/* What the case has already is shown, not asked for again. */
static void
fill_in (const HutActArgument *argument, GtkWidget *input, const HutRecord *record)
{
  static const char *const kept[] = { "lead", "assignee", "level", "route", "answer", NULL };
  /* What was answered before the case was opened again was not enough. */
  gboolean stale = record != NULL && g_str_equal (argument->field.name, "answer") &&
                   hut_record_get_int (record, "reopened", 0) > 0;
  const char *text = record != NULL && !stale && g_strv_contains (kept, argument->field.name)
                         ? hut_record_get_text (record, argument->field.name)
                         : NULL;

  if (text != NULL)
    hut_case_input_set (input, text);
}

static void
add_argument (Asking *asking, GtkBox *box, const HutActArgument *argument, const HutRecord *record,
              const HutCaseFacts *facts)
{
  HutCaseBrowser *browser = hut_case_actions_get_browser (asking->actions);
  GtkWidget *input;
  GtkWidget *child;
  GtkWidget *row;
  GtkWidget *templates;

  if (argument->ask == HUT_ASK_LONG || argument->ask == HUT_ASK_TEMPLATE)
    child = new_long_text (&input);
  else if (argument->ask == HUT_ASK_UNIT || argument->ask == HUT_ASK_TASK ||
           argument->field.type == HUT_FIELD_CODE || argument->field.type == HUT_FIELD_BOOL)
    child = input = new_choice (argument, browser, asking->act, facts);
  else
    child = input = new_entry (asking, argument);
  fill_in (argument, input, record);
  row = hut_form_row_new (hut_act_argument_label (argument), child);
  hut_form_row_set_required (HUT_FORM_ROW (row), argument->required);
  g_ptr_array_add (asking->rows, row);
  g_ptr_array_add (asking->inputs, input);
  gtk_box_append (box, row);
  templates = hut_template_choice_new (asking->actions, asking->act, argument, record, input);
  if (templates != NULL)
    gtk_box_append (box, templates);
}

/* ---- Asking ---- */

static void
do_at_once (HutCaseActions *actions, const HutRecord *record, const HutCaseAct *act)
{
  g_autoptr (HutActValues) values = hut_act_values_new (act);
  g_autoptr (GError) error = NULL;

  if (!hut_case_actions_act (actions, &record->id, hut_record_get_text (record, "state"), act,
                             values, NULL, NULL, &error))
    hut_case_actions_tell_failed (actions, error);
}

static char *
hint_words (HutCaseActions *actions, const HutRecord *record, const HutCaseFacts *facts,
            const HutCaseAct *act)
{
  HutStore *store = hut_case_browser_get_store (hut_case_actions_get_browser (actions));
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  const HutActing acting = { .record = record, .facts = facts, .office = office };
  const char *advice = hut_case_act_advice (act, &acting);

  return advice != NULL ? g_strdup_printf ("%s\n%s", hut_case_act_hint (act), advice)
                        : g_strdup (hut_case_act_hint (act));
}

static Asking *
asking_new (HutCaseActions *actions, const HutCaseAct *act)
{
  Asking *asking = g_rc_box_new0 (Asking);

  asking->actions = g_object_ref (actions);
  asking->act = act;
  asking->rows = g_ptr_array_new ();
  asking->inputs = g_ptr_array_new ();
  asking->now = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d %H:%M");
  return asking;
}

/* Takes over @asking. Of many, @record and @facts are NULL. */
static void
show_prompt (GtkWidget *widget, Asking *asking, const char *hint, const HutRecord *record,
             const HutCaseFacts *facts)
{
  const HutCaseAct *act = asking->act;
  g_autofree char *title = hut_case_act_title (act);
  HutPrompt *prompt =
      hut_prompt_new (widget, title, hint, title, on_answered, asking, asking_unref);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < act->n_arguments; i++)
    add_argument (asking, GTK_BOX (box), &act->arguments[i], record, facts);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_set_destructive (prompt, g_str_equal (act->name, "void"));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (g_ptr_array_index (asking->rows, 0));
}

void
hut_case_act_ask (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record,
                  const HutCaseFacts *facts, const HutCaseAct *act, HutActAsking how)
{
  g_autofree char *hint = NULL;
  Asking *asking;

  if (act->n_arguments == 0 || (how == HUT_ACT_AT_ONCE && hut_case_act_is_plain (act)))
    {
      do_at_once (actions, record, act);
      return;
    }
  asking = asking_new (actions, act);
  asking->id = record->id;
  asking->seen = g_strdup (hut_record_get_text (record, "state"));
  hint = hint_words (actions, record, facts, act);
  show_prompt (widget, asking, hint, record, facts);
}

void
hut_case_act_ask_for_many (GtkWidget *widget, HutCaseActions *actions, const HutCaseAct *act,
                           const char *text, HutCaseActAsked asked, gpointer data,
                           GDestroyNotify destroy)
{
  g_autofree char *hint = g_strdup_printf ("%s\n%s", text, hut_case_act_hint (act));
  Asking *asking = asking_new (actions, act);

  asking->asked = asked;
  asking->asked_data = data;
  asking->asked_destroy = destroy;
  show_prompt (widget, asking, hint, NULL, NULL);
}
