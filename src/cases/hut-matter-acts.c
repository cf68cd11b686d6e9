/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Acts on a matter: asked for, gathered in a thread, written and told. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-acts.h"

#include "cases/hut-case-choices.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutCaseActions *actions;
  HutMatterVerb verb;
  HutUid id;
  GtkWidget *choice; /* of a prompt; owned by it */
} Asking;

static Asking *
asking_new (HutCaseActions *actions, HutMatterVerb verb, const HutUid *id)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->actions = g_object_ref (actions);
  asking->verb = verb;
  asking->id = *id;
  return asking;
}

static void
asking_free (gpointer data)
{
  g_object_unref (((Asking *)data)->actions);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static char *
done_words (HutMatterVerb verb, guint n)
{
  switch (verb)
    {
    case HUT_MATTER_LINK:
      return g_strdup (_ ("Linked to one matter"));
    case HUT_MATTER_UNLINK:
      return g_strdup (_ ("Unlinked from the matter"));
    case HUT_MATTER_NOT_SAME:
      return g_strdup (_ ("Not proposed again"));
    case HUT_MATTER_ASSIGN:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case of the matter assigned",
                                           "%u cases of the matter assigned", n),
                              n);
    }
}

static void
on_gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = 0;
  HutWrite *write = hut_matter_gather_finish (result, &n, &error);

  if (write != NULL)
    {
      words = done_words (asking->verb, n);
      hut_case_actions_write (asking->actions, write, words, HUT_ACT_TELL, NULL, NULL);
      return;
    }
  if (error->domain != HUT_DOMAIN_ERROR)
    {
      words = hut_case_actions_error_words (error);
      g_message ("Not done: %s", error->message);
      g_free (error->message);
      error->message = g_steal_pointer (&words);
    }
  hut_case_actions_tell_failed (asking->actions, error);
}

void
hut_matter_act (HutCaseActions *actions, HutMatterVerb verb, const HutUid *id, GArray *others,
                const char *unit)
{
  HutCaseBrowser *browser = hut_case_actions_get_browser (actions);

  hut_matter_gather_async (hut_case_browser_get_store (browser), verb, id, others, unit,
                           hut_case_browser_get_account (browser), NULL, on_gathered,
                           asking_new (actions, verb, id));
}

/* ---- Another case ---- */

static gboolean
on_other_named (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutReader *reader = hut_case_browser_get_reader (hut_case_actions_get_browser (asking->actions));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) other =
      reader != NULL ? hut_reader_find_case (reader, hut_prompt_get_text (prompt), &error) : NULL;

  hut_prompt_set_error (prompt, NULL);
  if (other == NULL)
    {
      hut_prompt_set_error (prompt, _ ("No case has this number."));
      return FALSE;
    }
  if (hut_uid_equal (&other->id, &asking->id))
    {
      hut_prompt_set_error (prompt, _ ("This is the case itself."));
      return FALSE;
    }
  g_array_append_val (ids, other->id);
  hut_matter_act (asking->actions, HUT_MATTER_LINK, &asking->id, ids, NULL);
  return TRUE;
}

void
hut_matter_ask_other (GtkWidget *widget, HutCaseActions *actions, const HutUid *id)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Link to Another Case"),
      _ ("Both keep their number, caller, clock, answer and place in the rates."), _ ("_Link"),
      on_other_named, asking_new (actions, HUT_MATTER_LINK, id), asking_free);

  hut_prompt_add_entry (prompt, _ ("Number or order number of the other case"), TRUE);
  hut_prompt_show (prompt);
}

/* ---- Together ---- */

static gboolean
on_lead_chosen (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *unit = hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (asking->choice));

  hut_prompt_set_error (prompt, unit == NULL ? _ ("Choose a unit.") : NULL);
  if (unit == NULL)
    return FALSE;
  hut_matter_act (asking->actions, HUT_MATTER_ASSIGN, &asking->id, NULL, unit);
  return TRUE;
}

void
hut_matter_ask_lead (GtkWidget *widget, HutCaseActions *actions, const HutUid *id)
{
  Asking *asking = asking_new (actions, HUT_MATTER_ASSIGN, id);
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Assign Together"),
      _ ("All cases of the matter that nobody leads yet are accepted and given to one unit."),
      _ ("_Assign"), on_lead_chosen, asking, asking_free);
  GtkWidget *row;

  asking->choice = hut_code_drop_down_new ();
  hut_case_choices_fill (HUT_CODE_DROP_DOWN (asking->choice),
                         hut_case_actions_get_browser (actions), "lead", _ ("(choose)"));
  row = hut_form_row_new (_ ("Lead"), asking->choice);
  hut_form_row_set_required (HUT_FORM_ROW (row), TRUE);
  hut_prompt_set_extra (prompt, row);
  hut_prompt_show (prompt);
}
