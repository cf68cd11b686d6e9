/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a motion, in a prompt. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-prompts.h"

#include "base/hut-json.h"
#include "domain/hut-motion-plan.h"
#include "hut-config.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutMeetingDesk *desk;
  HutRecord *said; /* with what the form does not ask */
  gboolean is_new;
  GtkEditable *title;
  HutCodeDropDown *method;
  HutCodeDropDown *subject;
  HutCodeDropDown *rule;
  GtkWidget *choices_row;
  GtkTextView *choices;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->desk);
  hut_record_free (form->said);
  g_free (form);
}

/* ---- Choices, a line each ---- */

static char *
choices_json (Form *form)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (form->choices);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      json_array_add_string_element (array, lines[i]);
  json_node_take_array (node, array);
  return hut_json_print (node);
}

static char *
choices_text (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? hut_json_parse (json, -1, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            json_array_get_string_element (array, i));
  return g_string_free (text, FALSE);
}

/* ---- What can be chosen ---- */

static void
offer_rules (Form *form, HutOffice *office)
{
  g_auto (GStrv) ids = hut_decision_rule_ids (office);

  hut_code_drop_down_add (form->rule, NULL, _ ("As the meeting"));
  hut_code_drop_down_add (form->subject, NULL, _ ("Nothing that the law gives to others"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, ids[i], NULL);

      if (rule == NULL)
        continue;
      hut_code_drop_down_add (form->rule, rule->id, rule->name);
      for (guint k = 0; k < rule->subjects->len; k++)
        {
          const HutDecisionSubject *subject = rule->subjects->pdata[k];

          hut_code_drop_down_add (form->subject, subject->id, subject->name);
        }
    }
}

static void
on_method (Form *form)
{
  gtk_widget_set_visible (form->choices_row,
                          g_strcmp0 (hut_code_drop_down_get_code (form->method), "poll") == 0);
}

/* ---- The answer ---- */

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRecord *said = hut_record_copy (form->said);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (form->title)));
  g_autofree char *choices = choices_json (form);

  hut_record_set_text (said, "title", title);
  hut_record_set_text (said, "method", hut_code_drop_down_get_code (form->method));
  hut_record_set_text (said, "subject", hut_code_drop_down_get_code (form->subject));
  hut_record_set_text (said, "rule", hut_code_drop_down_get_code (form->rule));
  hut_record_set_text (said, "choices",
                       gtk_widget_get_visible (form->choices_row) ? choices : NULL);
  hut_meeting_desk_do_said (form->desk, prompt,
                            form->is_new ? hut_motion_plan_add : hut_motion_plan_edit, said);
  return FALSE;
}

static GtkWidget *
new_choices (Form *form)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *text = choices_text (hut_record_get_text (form->said, "choices"));

  form->choices = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_accepts_tab (form->choices, FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (form->choices), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (form->choices));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 96);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choices, a line each"), -1);
  return scrolled;
}

static GtkWidget *
new_form (Form *form, HutOffice *office)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *method = hut_record_get_text (form->said, "method");

  form->title = hut_form_row_add_entry (GTK_BOX (box), _ ("_What is put to the vote"),
                                        hut_record_get_text (form->said, "title"), TRUE);
  form->method = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->method, hut_kind_field (&hut_kind_motion, "method"), NULL);
  hut_code_drop_down_set_code (form->method, method != NULL ? method : "hands");
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("_Method"), GTK_WIDGET (form->method)));
  form->choices_row = hut_form_row_new (_ ("C_hoices, a line each"), new_choices (form));
  gtk_box_append (GTK_BOX (box), form->choices_row);
  form->subject = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  form->rule = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  offer_rules (form, office);
  hut_code_drop_down_set_code (form->subject, hut_record_get_text (form->said, "subject"));
  hut_code_drop_down_set_code (form->rule, hut_record_get_text (form->said, "rule"));
  gtk_box_append (GTK_BOX (box),
                  hut_form_row_new (_ ("What is _decided"), GTK_WIDGET (form->subject)));
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("Decision _rule"), GTK_WIDGET (form->rule)));
  g_signal_connect_swapped (form->method, "notify::code", G_CALLBACK (on_method), form);
  on_method (form);
  return box;
}

void
hut_meeting_ask_motion (GtkWidget *parent, HutMeetingDesk *desk, const HutUid *topic,
                        const HutRecord *motion)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  const HutRecord *of =
      view != NULL && topic != NULL ? hut_meeting_find (view->meeting, topic) : NULL;
  const HutUid fresh = hut_uid_new ();
  Form *form;
  HutPrompt *prompt;

  if (view == NULL || (of == NULL && motion == NULL))
    return;
  form = g_new0 (Form, 1);
  form->desk = g_object_ref (desk);
  form->is_new = motion == NULL;
  form->said =
      motion != NULL ? hut_record_copy (motion) : hut_record_new (&hut_kind_motion, &fresh, NULL);
  if (form->is_new)
    {
      hut_record_set (form->said, "topic", hut_value_uid (topic));
      hut_record_set_text (form->said, "subject", hut_record_get_text (of, "subject"));
      hut_record_set_text (form->said, "title", hut_record_get_text (of, "title"));
    }
  prompt =
      hut_prompt_new (parent, form->is_new ? _ ("New motion") : _ ("Change the motion"),
                      _ ("What belongs to owners or residents is put to them: a council forms "
                         "an opinion on it."),
                      form->is_new ? _ ("_Make Ready") : _ ("_Save"), on_answered, form, form_free);
  hut_prompt_set_extra (prompt, new_form (form, view->office));
  hut_prompt_show (prompt);
}
