/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Steps and their prompts. A prompt keeps what the person saw (the state) and writes against it,
 * so a case that moved meanwhile is not moved again. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-detail-steps.h"

#include "cases/hut-case-choices.h"
#include "cases/hut-case-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* A prompt that is open. */
typedef struct
{
  HutCaseActions *actions;
  HutUid id;
  char *seen;
  char *next;
  HutCodeDropDown *choice; /* or NULL */
  GtkWidget *entry;        /* or NULL */
} Asking;

static Asking *
asking_new (HutCaseActions *actions, const HutRecord *record, const char *next)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->actions = g_object_ref (actions);
  asking->id = record->id;
  asking->seen = g_strdup (hut_record_get_text (record, "state"));
  asking->next = g_strdup (next);
  return asking;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->actions);
  g_free (asking->seen);
  g_free (asking->next);
  g_free (asking);
}

const char *
hut_case_main_step (const char *state)
{
  const char *const *next = hut_case_next_states (state);

  /* Opening a closed case again is no way on: it stands among the other steps. */
  if (g_strcmp0 (state, "closed") == 0)
    return NULL;
  return *next != NULL && !g_str_equal (*next, "void") ? *next : NULL;
}

void
hut_case_fill_steps (GtkBox *box, const char *state)
{
  const char *const *next = hut_case_next_states (state);
  const char *first = hut_case_main_step (state);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (; *next != NULL; next++)
    {
      GtkWidget *button;

      if (first != NULL && g_str_equal (*next, first))
        continue;
      button = gtk_button_new_with_mnemonic (hut_case_step_label (state, *next));
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.step-to");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", *next);
      gtk_box_append (box, button);
      hut_button_name_once (button);
    }
}

static gboolean
on_reason (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;

  hut_case_actions_step (asking->actions, &asking->id, asking->seen, asking->next,
                         hut_prompt_get_text (prompt));
  return TRUE;
}

static char *
plain_label (const char *mnemonic)
{
  g_auto (GStrv) parts = g_strsplit (mnemonic, "_", -1);

  return g_strjoinv ("", parts);
}

static void
ask_reason (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record, const char *next)
{
  const char *label = hut_case_step_label (hut_record_get_text (record, "state"), next);
  g_autofree char *title = plain_label (label);
  HutPrompt *prompt = hut_prompt_new (widget, title, hut_record_get_text (record, "title"), label,
                                      on_reason, asking_new (actions, record, next), asking_free);

  hut_prompt_add_entry (
      prompt, g_str_equal (next, "awaiting-call-back") ? _ ("_Answer") : _ ("_Reason"), TRUE);
  hut_prompt_set_destructive (prompt, g_str_equal (next, "void"));
  hut_prompt_show (prompt);
}

static gboolean
on_lead (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *lead = hut_code_drop_down_get_code (asking->choice);

  if (lead == NULL)
    {
      hut_prompt_set_error (prompt, _ ("Choose who leads."));
      return FALSE;
    }
  hut_case_actions_assign (asking->actions, &asking->id, asking->seen, lead,
                           hut_prompt_get_text (prompt));
  return TRUE;
}

static void
ask_lead (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record)
{
  Asking *asking = asking_new (actions, record, "assigned");
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Assign"), hut_record_get_text (record, "title"),
                                      _ ("_Assign"), on_lead, asking, asking_free);

  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_case_choices_fill (asking->choice, hut_case_actions_get_browser (actions), "lead",
                         _ ("(choose)"));
  hut_code_drop_down_set_code (asking->choice, hut_record_get_text (record, "lead"));
  hut_prompt_set_extra (prompt, hut_form_row_new (_ ("_Lead"), GTK_WIDGET (asking->choice)));
  hut_prompt_add_entry (prompt, _ ("_Reason, where a community's list does not have it"), FALSE);
  hut_prompt_show (prompt);
}

void
hut_case_take_step (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record,
                    const char *next)
{
  const char *state = hut_record_get_text (record, "state");

  if (!hut_case_step_allowed (state, next))
    return;
  if (hut_case_step_wants_words (state, next))
    ask_reason (widget, actions, record, next);
  else if (g_str_equal (next, "assigned"))
    ask_lead (widget, actions, record);
  else
    hut_case_actions_step (actions, &record->id, state, next, NULL);
}

/* ---- On record ---- */

static gboolean
on_recorded (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));

  if (*words == '\0')
    {
      hut_prompt_set_error (prompt, _ ("Say in words what was done; a tick is not enough."));
      gtk_widget_grab_focus (asking->entry);
      return FALSE;
    }
  hut_case_actions_record (asking->actions, &asking->id,
                           hut_code_drop_down_get_code (asking->choice), words);
  return TRUE;
}

void
hut_case_ask_record (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record)
{
  static const char *const codes[] = { "caller-contact", "attempt",      "interim",
                                       "told-caller",    "told-hotline", "note" };
  const HutField *field = hut_kind_field (&hut_kind_event, "code");
  Asking *asking = asking_new (actions, record, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Put on Record"), hut_record_get_text (record, "title"),
                      _ ("_Put on Record"), on_recorded, asking, asking_free);

  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    hut_code_drop_down_add (asking->choice, codes[i], hut_field_code_label (field, codes[i]));
  hut_code_drop_down_set_code (asking->choice, codes[0]);
  asking->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (asking->entry), TRUE);
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("_Step"), GTK_WIDGET (asking->choice)));
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("_Words"), asking->entry));
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
}
