/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said of a matter, and its end. Decided with bounded reads by index. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-prompts.h"

#include "cases/hut-case-choices.h"
#include "store/hut-matter-work.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutCaseActions *actions;
  HutUid id;
  GtkEditable *title;
  HutCodeDropDown *lead;
  GtkEditable *assignee;
  GtkEditable *text;
} Asking;

static void
asking_free (gpointer data)
{
  g_object_unref (((Asking *)data)->actions);
  g_free (data);
}

static HutReader *
reader_of (HutCaseActions *actions)
{
  return hut_case_browser_get_reader (hut_case_actions_get_browser (actions));
}

static gboolean
on_said (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *lead = hut_code_drop_down_get_code (asking->lead);
  HutMatterSaid said = { .title = gtk_editable_get_text (asking->title),
                         .lead = lead != NULL ? lead : "",
                         .assignee = gtk_editable_get_text (asking->assignee),
                         .text = gtk_editable_get_text (asking->text) };
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  if (!hut_write_matter_say (write, reader_of (asking->actions), &asking->id, &said, &error))
    {
      hut_prompt_set_error (prompt, error->message);
      return FALSE;
    }
  hut_case_actions_write (asking->actions, g_steal_pointer (&write), _ ("The matter was changed"),
                          HUT_ACT_TELL, NULL, NULL);
  return TRUE;
}

void
hut_matter_ask_said (GtkWidget *widget, HutCaseActions *actions, const HutRecord *matter)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkWidget *lead = hut_code_drop_down_new ();
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Change the Matter"),
                                      _ ("Its cases keep their own titles, units and answers."),
                                      _ ("_Save"), on_said, asking, asking_free);

  asking->actions = g_object_ref (actions);
  asking->id = matter->id;
  asking->title =
      hut_form_row_add_entry (box, _ ("_Title"), hut_record_get_text (matter, "title"), TRUE);
  asking->lead = HUT_CODE_DROP_DOWN (lead);
  hut_case_choices_fill (asking->lead, hut_case_actions_get_browser (actions), "lead",
                         _ ("(none)"));
  hut_code_drop_down_set_code (asking->lead, hut_record_get_text (matter, "lead"));
  gtk_box_append (box, hut_form_row_new (_ ("_Unit"), lead));
  asking->assignee = hut_form_row_add_entry (box, _ ("_Handled by"),
                                             hut_record_get_text (matter, "assignee"), FALSE);
  asking->text =
      hut_form_row_add_entry (box, _ ("_Words"), hut_record_get_text (matter, "text"), FALSE);
  hut_prompt_set_extra (prompt, GTK_WIDGET (box));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (asking->title));
}

/* Takes over @write. */
static void
finish (HutCaseActions *actions, HutWrite *write, gboolean decided, const char *told,
        const GError *error)
{
  if (decided)
    {
      hut_case_actions_write (actions, write, told, HUT_ACT_TELL, NULL, NULL);
      return;
    }
  hut_write_free (write);
  hut_case_actions_tell_failed (actions, error);
}

void
hut_matter_mark_done (HutCaseActions *actions, const HutUid *id)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  gboolean decided =
      hut_write_matter_done (write, reader_of (actions), id, hut_time_now (), &error);

  finish (actions, write, decided, _ ("The matter is done"), error);
}

void
hut_matter_open_again (HutCaseActions *actions, const HutUid *id)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  gboolean decided = hut_write_matter_reopen (write, reader_of (actions), id, &error);

  finish (actions, write, decided, _ ("The matter is open again"), error);
}
