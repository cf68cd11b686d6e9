/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompt of a view. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-view-prompt.h"

#include "whistles/hut-summons-lines.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define FORM_WIDTH 420

static void
set_text (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

/* A prompt that is open. What it asks is not owned. */
typedef struct
{
  HutWhistleDesk *desk;
  char *unit;
  HutCodeDropDown *needed, *clear, *how;
  HutFormRow *needed_row;
  GtkEditable *words, *by;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->desk);
  g_free (form->unit);
  g_free (form);
}

/* What was filled in; its own. */
typedef struct
{
  char *unit;
  HutWhistleViews views;
  char *needed, *clear, *words, *by, *how;
} Viewed;

static void
viewed_free (gpointer data)
{
  Viewed *viewed = data;

  g_free (viewed->unit);
  g_free (viewed->needed);
  g_free (viewed->clear);
  g_free (viewed->words);
  g_free (viewed->by);
  g_free (viewed->how);
  g_free (viewed);
}

static HutRecordPlan *
plan_view (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args, GError **error)
{
  const Viewed *viewed = args;

  return hut_whistle_plan_view (acting, whistle, viewed->unit, &viewed->views, error);
}

static gboolean
on_view (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  const char *needed = hut_code_drop_down_get_code (form->needed);
  const char *clear = hut_code_drop_down_get_code (form->clear);
  Viewed *viewed;

  hut_form_row_set_error (form->needed_row, needed == NULL && clear == NULL
                                                ? _ ("Answer one of them at least.")
                                                : NULL);
  if (needed == NULL && clear == NULL)
    return FALSE;
  viewed = g_new0 (Viewed, 1);
  viewed->unit = g_strdup (form->unit);
  viewed->needed = g_strdup (needed);
  viewed->clear = g_strdup (clear);
  viewed->words = hut_form_dup_text (form->words);
  viewed->by = hut_form_dup_text (form->by);
  viewed->how = form->how != NULL ? g_strdup (hut_code_drop_down_get_code (form->how)) : NULL;
  viewed->views =
      (HutWhistleViews){ viewed->needed, viewed->clear, viewed->words, viewed->by, viewed->how };
  hut_whistle_desk_do (form->desk, &(HutWhistleDoing){ .planner = plan_view,
                                                       .args = viewed,
                                                       .free_args = viewed_free,
                                                       .told = _ ("Its view is on record"),
                                                       .prompt = prompt });
  return FALSE;
}

static HutCodeDropDown *
add_answer (GtkBox *box, const char *label, const char *field, HutFormRow **row)
{
  HutCodeDropDown *answer = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());

  hut_code_drop_down_set_field (answer, hut_kind_field (&hut_kind_whistle_view, field),
                                _ ("(not said)"));
  *row = HUT_FORM_ROW (hut_form_row_new (label, GTK_WIDGET (answer)));
  gtk_widget_set_hexpand (GTK_WIDGET (*row), TRUE);
  gtk_box_append (box, GTK_WIDGET (*row));
  return answer;
}

/* How it was told, but for what a unit enters itself. */
static HutCodeDropDown *
add_how (GtkBox *box)
{
  const HutField *field = hut_kind_field (&hut_kind_whistle_view, "how");
  HutCodeDropDown *how = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());

  for (const HutCode *at = field->codes; at->code != NULL; at++)
    if (!g_str_equal (at->code, "desk"))
      hut_code_drop_down_add (how, at->code, hut_field_code_label (field, at->code));
  hut_code_drop_down_set_code (how, "telephone");
  gtk_box_append (box, hut_form_row_new (_ ("_How"), GTK_WIDGET (how)));
  return how;
}

static GtkWidget *
new_line (GtkBox *box)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 12, "homogeneous", TRUE, NULL);

  gtk_box_append (box, line);
  return line;
}

static GtkWidget *
new_form (Form *form, const HutRecord *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkBox *first = GTK_BOX (new_line (GTK_BOX (box)));
  /* On its own desktop it is who is signed in, unless somebody else is named. */
  gboolean own =
      hut_whistle_desk_unit (hut_work_desk_get_browser (HUT_WORK_DESK (form->desk))) != NULL;
  HutFormRow *row;
  GtkBox *last;

  gtk_widget_set_size_request (box, FORM_WIDTH, -1);
  form->needed = add_answer (first, _ ("Was it _needed"), "needed", &form->needed_row);
  form->clear = add_answer (first, _ ("Was the task _clear"), "clear", &row);
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("_In words"), NULL, FALSE);
  last = GTK_BOX (new_line (GTK_BOX (box)));
  form->by = hut_form_row_add_entry (last, _ ("Who _said it"), NULL, FALSE);
  if (own)
    set_text (form->by, hut_case_browser_get_account (
                            hut_work_desk_get_browser (HUT_WORK_DESK (form->desk))));
  else
    form->how = add_how (last);
  if (view == NULL)
    return box;
  hut_code_drop_down_set_code (form->needed, hut_record_get_text (view, "needed"));
  hut_code_drop_down_set_code (form->clear, hut_record_get_text (view, "clear"));
  set_text (form->words, hut_record_get_text (view, "words"));
  set_text (form->by, hut_record_get_text (view, "by"));
  if (form->how != NULL && g_strcmp0 (hut_record_get_text (view, "how"), "desk") != 0)
    hut_code_drop_down_set_code (form->how, hut_record_get_text (view, "how"));
  return box;
}

void
hut_view_ask (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);
  const HutRecord *called =
      sight != NULL ? hut_whistle_find_summons (sight->whistle, summons) : NULL;
  g_autofree char *title = NULL;
  HutPrompt *prompt;
  Form *form;

  if (called == NULL)
    return;
  form = g_new0 (Form, 1);
  form->desk = g_object_ref (desk);
  form->unit = g_strdup (hut_record_get_text (called, "unit"));
  title = g_strdup_printf (
      _ ("Its view of the whistle: %s"),
      hut_summons_unit_name (hut_work_desk_get_browser (HUT_WORK_DESK (desk)), form->unit));
  prompt = hut_prompt_new (widget, title,
                           _ ("Feedback for the district, which assesses both sides; it ranks no "
                              "street."),
                           _ ("_Put on Record"), on_view, form, form_free);
  hut_prompt_set_extra (prompt, new_form (form, hut_whistle_view (sight->whistle, called)));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->needed));
}
