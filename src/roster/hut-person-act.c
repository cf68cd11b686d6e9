/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A person leaves, comes back, or was entered by mistake. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-act.h"

#include "domain/hut-person-plan.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *person;
  GPtrArray *roles;
  guint done;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->widget);
  g_object_unref (act->browser);
  hut_record_free (act->person);
  g_ptr_array_unref (act->roles);
  g_free (act);
}

static Act *
act_new (GtkWidget *widget, HutCaseBrowser *browser, const HutPersonDossier *dossier)
{
  Act *act = g_new0 (Act, 1);

  act->widget = g_object_ref (widget);
  act->browser = g_object_ref (browser);
  act->person = hut_record_copy (dossier->person);
  act->roles = g_ptr_array_ref (dossier->roles);
  act->done = hut_person_dossier_done (dossier);
  return act;
}

static gboolean
on_leave_answered (HutPrompt *prompt, gpointer data)
{
  Act *act = data;
  HutRosterActing acting = hut_roster_acting_of (act->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutTime day = 0;

  if (!hut_person_read_day (hut_prompt_get_text (prompt), acting.now, &day))
    {
      hut_prompt_set_error (prompt, _ ("Write a day like 2026-11-27."));
      return FALSE;
    }
  plan = hut_person_plan_leave (&acting, act->person, act->roles, day, &error);
  return hut_page_answer (act->widget, act->browser, plan, error, _ ("The person has left"), prompt,
                          NULL, NULL);
}

void
hut_person_act_leave (GtkWidget *widget, HutCaseBrowser *browser, const HutPersonDossier *dossier)
{
  g_autofree char *today = hut_roster_day_words (hut_time_now ());
  Act *act = act_new (widget, browser, dossier);
  HutPrompt *prompt =
      hut_prompt_new (widget, C_ ("person", "Left"),
                      _ ("The roles end with that day. What the person did stays on record; what "
                         "is personal is wiped after the time that the office has set."),
                      _ ("Ha_s Left"), on_leave_answered, act, act_free);

  hut_prompt_add_entry (prompt, C_ ("person left", "Since"), TRUE);
  hut_prompt_set_text (prompt, today);
  hut_prompt_show (prompt);
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Act *act = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_person_plan_void (act->person, act->roles, act->done,
                                              hut_prompt_get_text (prompt), &error);

  return hut_page_answer (act->widget, act->browser, plan, error, _ ("The entry is void"), prompt,
                          NULL, NULL);
}

void
hut_person_act_void (GtkWidget *widget, HutCaseBrowser *browser, const HutPersonDossier *dossier)
{
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Void"),
                      _ ("For who was entered by mistake. Who did something here leaves instead."),
                      _ ("_Void"), on_void_answered, act_new (widget, browser, dossier), act_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

void
hut_person_act_return (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *person)
{
  HutRosterActing acting = hut_roster_acting_of (browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_person_plan_return (&acting, person, &error);

  if (plan != NULL)
    hut_page_write (widget, browser, plan, _ ("The person is here again"), NULL, NULL, NULL);
  else
    hut_page_tell (widget, error->message, NULL);
}
