/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a body. Communities are the browser's, lanes are read by their table. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-body-form.h"

#include "council/hut-rule-choice.h"
#include "domain/hut-body-plan.h"
#include "store/hut-store-office.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutOffice *office;
  HutRecord *kept; /* NULL: of a new one */
  HutPageWritten written;
  GtkEditable *name;
  HutCodeDropDown *kind;
  HutCodeDropDown *rule;
  GtkLabel *rule_words;
  HutCodeDropDown *level;
  HutCodeDropDown *community;
  HutCodeDropDown *lane;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->office, hut_office_unref);
  g_clear_pointer (&form->kept, hut_record_free);
  g_free (form);
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->office = hut_store_dup_office (hut_case_browser_get_store (browser));
  form->kept = kept != NULL ? hut_record_copy (kept) : NULL;
  return form;
}

static HutRecord *
take_said (Form *form)
{
  HutUid id = hut_uid_new ();
  HutRecord *said = form->kept != NULL ? hut_record_copy (form->kept)
                                       : hut_record_new (&hut_kind_body, &id, NULL);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (form->name)));

  hut_record_set_text (said, "name", *name != '\0' ? name : NULL);
  hut_record_set_text (said, "kind", hut_code_drop_down_get_code (form->kind));
  hut_record_set_text (said, "rule", hut_code_drop_down_get_code (form->rule));
  hut_record_set_text (said, "level", hut_code_drop_down_get_code (form->level));
  hut_record_set_text (said, "community", hut_code_drop_down_get_code (form->community));
  hut_record_set_text (said, "lane", hut_code_drop_down_get_code (form->lane));
  return said;
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = form->kept != NULL
                            ? hut_body_plan_edit (form->kept, said, form->office, &error)
                            : hut_body_plan_add (said, form->office, &error);

  return hut_page_answer (form->widget, form->browser, plan, error,
                          form->kept != NULL ? _ ("The body was changed") : _ ("The body was made"),
                          prompt, form->written, &said->id);
}

static void
show_rule (Form *form)
{
  g_autofree char *words =
      hut_rule_choice_words (form->office, hut_code_drop_down_get_code (form->rule));

  gtk_label_set_label (form->rule_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (form->rule_words), words != NULL);
}

static void
on_rule_changed (HutCodeDropDown *choice, GParamSpec *pspec, gpointer data)
{
  show_rule (data);
}

/* The rule that such a body usually goes by. */
static void
on_kind_changed (HutCodeDropDown *choice, GParamSpec *pspec, gpointer data)
{
  Form *form = data;
  gint64 today = hut_time_day_number (hut_time_now (), hut_office_get_zone (form->office));
  const char *rule =
      hut_body_usual_rule (form->office, hut_code_drop_down_get_code (form->kind), today);

  if (rule != NULL)
    hut_code_drop_down_set_code (form->rule, rule);
  show_rule (form);
}

static HutCodeDropDown *
add_choice (Form *form, GtkBox *box, const char *label, const char *field, const char *none)
{
  GtkWidget *choice = hut_code_drop_down_new ();
  const HutField *codes = hut_kind_field (&hut_kind_body, field);

  if (codes->codes != NULL)
    hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (choice), codes, none);
  else if (none != NULL)
    hut_code_drop_down_add (HUT_CODE_DROP_DOWN (choice), NULL, none);
  gtk_box_append (box, hut_form_row_new (label, choice));
  return HUT_CODE_DROP_DOWN (choice);
}

static void
add_records (HutCodeDropDown *choice, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *code = hut_record_get_text (records->pdata[i], "code");
      const char *name = hut_record_get_text (records->pdata[i], "name");

      if (code != NULL)
        hut_code_drop_down_add (choice, code, name != NULL ? name : code);
    }
}

static void
set_kept (Form *form, HutCodeDropDown *choice, const char *field, const char *usual)
{
  const char *code = form->kept != NULL ? hut_record_get_text (form->kept, field) : usual;

  hut_code_drop_down_set_code (choice, code);
}

static void
add_place (Form *form, GtkBox *box)
{
  g_autoptr (GPtrArray) lanes =
      hut_reader_list (hut_case_browser_get_reader (form->browser), &hut_kind_lane, NULL);

  form->level = add_choice (form, box, _ ("_Level of the body"), "level", NULL);
  set_kept (form, form->level, "level", "community");
  form->community = add_choice (form, box, _ ("_Community"), "community", _ ("(none)"));
  add_records (form->community, hut_case_browser_get_communities (form->browser));
  set_kept (form, form->community, "community", NULL);
  form->lane = add_choice (form, box, _ ("La_ne"), "lane", _ ("(none)"));
  add_records (form->lane, lanes);
  set_kept (form, form->lane, "lane", NULL);
}

static void
fill (Form *form, GtkBox *box)
{
  form->name = hut_form_row_add_entry (
      box, _ ("_Name"), form->kept != NULL ? hut_record_get_text (form->kept, "name") : NULL, TRUE);
  form->kind = add_choice (form, box, _ ("_Kind of body"), "kind", NULL);
  set_kept (form, form->kind, "kind", "council");
  form->rule = add_choice (form, box, _ ("Decision _rule"), "rule", NULL);
  hut_rule_choice_fill (form->rule, form->office, NULL);
  form->rule_words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars",
                                   48, "width-chars", 40, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (form->rule_words), "hut-note");
  gtk_box_append (box, GTK_WIDGET (form->rule_words));
  set_kept (form, form->rule, "rule", NULL);
  if (form->kept == NULL)
    on_kind_changed (form->kind, NULL, form);
  show_rule (form);
  g_signal_connect (form->kind, "notify::code", G_CALLBACK (on_kind_changed), form);
  g_signal_connect (form->rule, "notify::code", G_CALLBACK (on_rule_changed), form);
  add_place (form, box);
}

void
hut_body_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                    HutPageWritten written)
{
  Form *form = form_new (widget, browser, kept);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt = hut_prompt_new (
      widget, kept != NULL ? _ ("Edit Body") : _ ("New Body"),
      kept != NULL ? NULL : _ ("Who deliberates, and by which rule does it decide?"),
      kept != NULL ? _ ("_Save") : _ ("_Make Body"), on_answered, form, form_free);

  form->written = written;
  fill (form, GTK_BOX (box));
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->name));
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_body_plan_void (form->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The body was dissolved"),
                          prompt, NULL, NULL);
}

void
hut_body_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Dissolve the Body"),
      _ ("It deliberates no more. Its meetings and members stay on record."), _ ("_Dissolve"),
      on_void_answered, form_new (widget, browser, kept), form_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
