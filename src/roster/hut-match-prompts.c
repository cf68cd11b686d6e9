/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompts of a match. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-match-prompts.h"

#include "domain/hut-match-plan.h"
#include "roster/hut-roster-acting.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *match;
  HutMatchSide side;
  GPtrArray *projects; /* or NULL */
  HutCodeDropDown *choice;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->browser);
  hut_record_free (asking->match);
  g_clear_pointer (&asking->projects, g_ptr_array_unref);
  g_free (asking);
}

static Asking *
asking_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->widget = g_object_ref (widget);
  asking->browser = g_object_ref (browser);
  asking->match = hut_record_copy (match);
  return asking;
}

/* ---- Rating ---- */

static gboolean
on_rated (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  const char *code = hut_code_drop_down_get_code (asking->choice);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_match_plan_step (&acting, asking->match, HUT_MATCH_RATED, asking->side,
                                             code != NULL ? *code - '0' : 0, &error);

  return hut_page_answer (asking->widget, asking->browser, plan, error,
                          _ ("The rating is on record"), prompt, NULL, NULL);
}

void
hut_match_prompt_rate (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match,
                       HutMatchSide side)
{
  const char *const names[] = { _ ("1, poor"), _ ("2, not enough"), _ ("3, fair"), _ ("4, good"),
                                _ ("5, very good") };
  Asking *asking = asking_new (widget, browser, match);
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Rate the Match"),
                      side == HUT_MATCH_NEED_SIDE ? _ ("How was it for who needs?")
                                                  : _ ("How was it for who offers?"),
                      _ ("_Rate"), on_rated, asking, asking_free);

  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char code[] = { (char)('1' + i), '\0' };

      hut_code_drop_down_add (asking->choice, code, names[i]);
    }
  hut_code_drop_down_set_code (asking->choice, "5");
  hut_prompt_set_extra (prompt, hut_form_row_new (_ ("_Rating"), GTK_WIDGET (asking->choice)));
  hut_prompt_show (prompt);
}

/* ---- Dropping ---- */

static gboolean
on_dropped (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_match_plan_drop (&acting, asking->match, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (asking->widget, asking->browser, plan, error, _ ("The match was dropped"),
                          prompt, NULL, NULL);
}

void
hut_match_prompt_drop (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match)
{
  Asking *asking = asking_new (widget, browser, match);
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Drop the Match"),
                      _ ("Nothing comes of it. The steps that were taken stay on record."),
                      _ ("_Drop"), on_dropped, asking, asking_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

/* ---- Projects ---- */

static const HutRecord *
chosen_project (Asking *asking)
{
  const char *code = hut_code_drop_down_get_code (asking->choice);
  HutUid id;

  for (guint i = 0; code != NULL && hut_uid_parse (code, &id) && i < asking->projects->len; i++)
    if (hut_uid_equal (&((HutRecord *)asking->projects->pdata[i])->id, &id))
      return asking->projects->pdata[i];
  return NULL;
}

static gboolean
on_linked (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_match_plan_link (&acting, asking->match, chosen_project (asking), &error);

  return hut_page_answer (asking->widget, asking->browser, plan, error,
                          _ ("The match says of which project it is part"), prompt, NULL, NULL);
}

void
hut_match_prompt_link (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match,
                       GPtrArray *projects)
{
  Asking *asking = asking_new (widget, browser, match);
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Part of a Project"), NULL, _ ("_Save"), on_linked,
                                      asking, asking_free);

  asking->projects = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_add (asking->choice, NULL, _ ("(none)"));
  for (guint i = 0; i < projects->len; i++)
    {
      const HutRecord *project = projects->pdata[i];
      g_autofree char *id = hut_uid_to_string (&project->id);

      g_ptr_array_add (asking->projects, hut_record_copy (project));
      hut_code_drop_down_add (asking->choice, id, hut_record_get_text (project, "title"));
    }
  hut_code_drop_down_set_code (asking->choice, hut_record_get_text (match, "project"));
  hut_prompt_set_extra (prompt, hut_form_row_new (_ ("_Project"), GTK_WIDGET (asking->choice)));
  hut_prompt_show (prompt);
}
