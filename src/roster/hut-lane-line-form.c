/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a lane’s line. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-line-form.h"

#include "domain/hut-lane-plan.h"
#include "roster/hut-lane-line-editor.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept;
  HutLaneLineEditor *editor;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->kept, hut_record_free);
  g_free (form);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autofree char *line = hut_lane_line_editor_dup_line (form->editor);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  if (hut_lane_line_editor_is_begun (form->editor))
    {
      hut_prompt_set_error (prompt, _ ("A line needs two points or more."));
      return FALSE;
    }
  plan = hut_lane_plan_line (form->kept, line, &error);
  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The line was changed"),
                          prompt, NULL, NULL);
}

void
hut_lane_line_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  /* Translators: the name of a lane. */
  g_autofree char *title = g_strdup_printf (_ ("Line of %s"), hut_record_get_text (kept, "name"));
  Form *form = g_new0 (Form, 1);
  HutPrompt *prompt;

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->kept = hut_record_copy (kept);
  form->editor =
      HUT_LANE_LINE_EDITOR (hut_lane_line_editor_new (hut_case_browser_get_store (browser), kept));
  prompt = hut_prompt_new (widget, title, NULL, _ ("_Save Line"), on_answered, form, form_free);
  hut_prompt_set_extra (prompt, GTK_WIDGET (form->editor));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->editor));
}
