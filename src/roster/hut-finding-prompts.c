/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with findings. Main thread; a finding has a handful of photographs, by index. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-prompts.h"

#include "domain/hut-roster.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-case.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *finding;
  char *steward; /* or NULL */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->browser);
  hut_record_free (asking->finding);
  g_free (asking->steward);
  g_free (asking);
}

static Asking *
asking_new (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->widget = g_object_ref (widget);
  asking->browser = g_object_ref (browser);
  asking->finding = hut_record_copy (row->record);
  asking->steward = g_strdup (row->person);
  return asking;
}

static GPtrArray *
photos_of (Asking *asking)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *photos =
      hut_reader_parts_of (hut_case_browser_get_reader (asking->browser), &hut_kind_attachment,
                           &hut_kind_finding, &asking->finding->id, &error);

  if (photos == NULL)
    g_warning ("Cannot read the photographs: %s", error->message);
  return photos;
}

static void
finish (Asking *asking, HutPrompt *prompt, HutRecordPlan *plan, const char *told,
        HutPageWritten written, const HutUid *id, const GError *error)
{
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plan != NULL)
    hut_page_write (asking->widget, asking->browser, plan, told, prompt, written, id);
}

/* ---- Done, and not done ---- */

static gboolean
on_done (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  g_autoptr (GPtrArray) photos = photos_of (asking);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_finding_plan_done (&acting, asking->finding,
                                               hut_prompt_get_text (prompt), photos, &error);

  finish (asking, prompt, plan, _ ("The finding is done"), NULL, NULL, error);
  return FALSE;
}

void
hut_finding_prompt_done (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("The Finding Is Done"), hut_record_get_text (row->record, "words"),
                      _ ("_Done"), on_done, asking_new (widget, browser, row), asking_free);

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
      hut_finding_plan_reopen (&acting, asking->finding, hut_prompt_get_text (prompt), &error);

  finish (asking, prompt, plan, _ ("The finding is under way again"), NULL, NULL, error);
  return FALSE;
}

void
hut_finding_prompt_reopen (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Take the Finding Up Again"), hut_record_get_text (row->record, "words"),
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
  g_autoptr (HutRecord) lane = hut_roster_case_lane (asking->browser, asking->finding);
  g_autoptr (GPtrArray) photos = photos_of (asking);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_finding_plan_to_case (&acting, asking->finding, lane, asking->steward, photos, &error);
  HutUid id = plan != NULL ? hut_roster_case_of (plan) : (HutUid){ { 0 } };

  finish (asking, prompt, plan, _ ("The finding is a case"), hut_roster_case_show, &id, error);
  return FALSE;
}

void
hut_finding_prompt_to_case (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row)
{
  g_autofree char *text =
      g_strdup_printf (_ ("%s\n\nThe case has the lane, the steward and the photographs of the "
                          "finding, and the finding shows what becomes of it."),
                       hut_record_get_text (row->record, "words"));
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Make a Case of the Finding"), text, _ ("_Make a Case"),
                      on_to_case, asking_new (widget, browser, row), asking_free);

  hut_prompt_show (prompt);
}

void
hut_finding_set_route (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row,
                       const char *route)
{
  HutRosterActing acting = hut_roster_acting_of (browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_finding_plan_route (&acting, row->record, route, &error);

  if (plan != NULL)
    hut_page_write (widget, browser, plan, _ ("The finding goes another way"), NULL, NULL, NULL);
  else
    hut_page_tell (widget, error->message, NULL);
}
