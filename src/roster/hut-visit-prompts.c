/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with visits. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-visit-prompts.h"

#include "domain/hut-visit-plan.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-case.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *visit;
  GtkCheckButton *done; /* or NULL */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->browser);
  hut_record_free (asking->visit);
  g_free (asking);
}

static Asking *
asking_new (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->widget = g_object_ref (widget);
  asking->browser = g_object_ref (browser);
  asking->visit = hut_record_copy (row->record);
  return asking;
}

static void
finish (Asking *asking, HutPrompt *prompt, HutRecordPlan *plan, const char *told,
        HutPageWritten written, const HutUid *id, const GError *error)
{
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plan != NULL)
    hut_page_write (asking->widget, asking->browser, plan, told, prompt, written, id);
}

static gboolean
on_follow (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  gboolean done = gtk_check_button_get_active (asking->done);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_visit_plan_follow (&acting, asking->visit, hut_prompt_get_text (prompt), done, &error);

  finish (asking, prompt, plan, done ? _ ("The opinion is done") : _ ("It is on record"), NULL,
          NULL, error);
  return FALSE;
}

void
hut_visit_prompt_follow (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  Asking *asking = asking_new (widget, browser, row);
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Follow Up"), hut_record_get_text (row->record, "opinion"),
                      _ ("_Save"), on_follow, asking, asking_free);
  GtkWidget *done = gtk_check_button_new_with_mnemonic (_ ("It is _done"));

  asking->done = GTK_CHECK_BUTTON (done);
  gtk_check_button_set_active (asking->done, row->stand == HUT_STAND_SOLVED);
  hut_prompt_set_extra (prompt, done);
  hut_prompt_add_entry (prompt, _ ("What was done"), TRUE);
  if (row->stand == HUT_STAND_SOLVED && hut_record_get_text (row->of_case, "answer") != NULL)
    hut_prompt_set_text (prompt, hut_record_get_text (row->of_case, "answer"));
  hut_prompt_show (prompt);
}

static gboolean
on_reopen (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_visit_plan_reopen (&acting, asking->visit, hut_prompt_get_text (prompt), &error);

  finish (asking, prompt, plan, _ ("The opinion is under way again"), NULL, NULL, error);
  return FALSE;
}

void
hut_visit_prompt_reopen (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Take the Opinion Up Again"), hut_record_get_text (row->record, "opinion"),
      _ ("_Take Up Again"), on_reopen, asking_new (widget, browser, row), asking_free);

  hut_prompt_add_entry (prompt, _ ("Why it is not done"), TRUE);
  hut_prompt_show (prompt);
}

/* ---- A case ---- */

static gboolean
on_to_case (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  g_autoptr (HutRecord) lane = hut_roster_case_lane (asking->browser, asking->visit);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_visit_plan_to_case (&acting, asking->visit, lane, &error);
  HutUid id = plan != NULL ? hut_roster_case_of (plan) : (HutUid){ { 0 } };

  finish (asking, prompt, plan, _ ("The opinion is a case"), hut_roster_case_show, &id, error);
  return FALSE;
}

void
hut_visit_prompt_to_case (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Make a Case of the Opinion"), hut_record_get_text (row->record, "opinion"),
      _ ("_Make a Case"), on_to_case, asking_new (widget, browser, row), asking_free);

  hut_prompt_show (prompt);
}

/* ---- Taken off ---- */

static gboolean
on_void (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_visit_plan_void (asking->visit, hut_prompt_get_text (prompt), &error);

  finish (asking, prompt, plan, _ ("The visit was taken off"), NULL, NULL, error);
  return FALSE;
}

void
hut_visit_prompt_void (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Take the Visit Off"), _ ("It stays on record, with the reason."),
                      _ ("_Take Off"), on_void, asking_new (widget, browser, row), asking_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
