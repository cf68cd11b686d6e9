/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a topic: its words, its minutes, what is decided with who decides that, and its
 * place. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-topic-form.h"

#include "council/hut-council-page.h"
#include "council/hut-rule-choice.h"
#include "council/hut-source-entry.h"
#include "mapview/hut-place-picker.h"
#include "store/hut-topic-source.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutMeetingDesk *desk;
  HutOffice *office;
  HutRecord *said; /* as it begins */
  gboolean is_new;
  char *meeting_rule;
  GtkLabel *source_words;
  GtkEditable *title;
  GtkTextView *text;
  GtkSpinButton *minutes;
  HutCodeDropDown *subject;
  GtkLabel *subject_words;
  GtkEditable *proposer;
  HutPlacePicker *place;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->desk);
  g_clear_pointer (&form->office, hut_office_unref);
  g_clear_pointer (&form->said, hut_record_free);
  g_free (form->meeting_rule);
  g_free (form);
}

static char *
text_of (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
set_text (HutRecord *said, const char *field, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  hut_record_set_text (said, field, *stripped != '\0' ? stripped : NULL);
}

static void
set_place (HutRecord *said, HutPlacePicker *picker)
{
  HutPoint place;

  if (hut_place_picker_get_place (picker, &place))
    hut_record_set (said, "place", hut_value_point (place));
  else
    hut_record_set (said, "place", (HutValue)HUT_VALUE_INIT);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRecord *said = hut_record_copy (form->said);
  g_autofree char *text = text_of (form->text);

  hut_prompt_set_error (prompt, NULL);
  set_text (said, "title", gtk_editable_get_text (form->title));
  set_text (said, "text", text);
  set_text (said, "proposer", gtk_editable_get_text (form->proposer));
  hut_record_set_int (said, "minutes", gtk_spin_button_get_value_as_int (form->minutes));
  hut_record_set_text (said, "subject", hut_code_drop_down_get_code (form->subject));
  set_place (said, form->place);
  if (form->is_new && hut_record_get_text (said, "source_kind") == NULL &&
      hut_record_get_text (said, "proposer") != NULL)
    hut_record_set_text (said, "source_kind", "proposal");
  hut_meeting_desk_do_said (form->desk, prompt,
                            form->is_new ? hut_topic_plan_add : hut_topic_plan_edit, said);
  return FALSE;
}

static void
show_subject (Form *form)
{
  g_autofree char *words = hut_subject_choice_words (
      form->office, hut_code_drop_down_get_code (form->subject), form->meeting_rule);

  gtk_label_set_label (form->subject_words,
                       words != NULL ? words : _ ("Nothing that the law gives to somebody else."));
}

static void
on_subject_changed (HutCodeDropDown *choice, GParamSpec *pspec, gpointer data)
{
  show_subject (data);
}

/* ---- Where it comes from ---- */

static void
show_source (Form *form)
{
  const char *kind = hut_record_get_text (form->said, "source_kind");
  const HutField *field = hut_kind_field (&hut_kind_topic, "source_kind");
  g_autofree char *words =
      kind != NULL
          ? g_strdup_printf (_ ("Comes from: %s. What the topic says is public: write no name, "
                                "telephone or house number."),
                             hut_field_code_label (field, kind))
          : NULL;

  gtk_label_set_label (form->source_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (form->source_words), words != NULL);
}

/* One that has none leaves that which is there. */
static void
show_place (Form *form, const HutRecord *topic)
{
  HutPoint place;

  if (hut_record_get_point (topic, "place", &place))
    hut_place_picker_set_place (form->place, &place);
}

/* A title that a person typed stays. */
static void
on_source_chosen (HutSourceEntry *entry, const char *kind, const char *id, gpointer data)
{
  Form *form = data;
  HutReader *reader =
      hut_case_browser_get_reader (hut_work_desk_get_browser (HUT_WORK_DESK (form->desk)));
  g_autoptr (HutRecord) topic = NULL;
  HutUid uid;

  if (!hut_uid_parse (id, &uid))
    return;
  topic = hut_reader_topic_from (reader, kind, &uid, NULL);
  if (topic == NULL)
    return;
  hut_record_set_text (form->said, "source_kind", kind);
  hut_record_set_text (form->said, "source", id);
  show_place (form, topic);
  if (*gtk_editable_get_text (form->title) == '\0' && hut_record_get_text (topic, "title") != NULL)
    gtk_editable_set_text (form->title, hut_record_get_text (topic, "title"));
  show_source (form);
}

static void
add_source (Form *form, GtkBox *box)
{
  GtkWidget *entry = hut_source_entry_new (hut_work_desk_get_browser (HUT_WORK_DESK (form->desk)),
                                           _ ("Find what it comes from"));

  g_signal_connect (entry, "chosen", G_CALLBACK (on_source_chosen), form);
  gtk_box_append (
      box, hut_form_row_new (_ ("_From a case, matter, warning, lane, resolution or list"), entry));
  form->source_words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars",
                                     48, "width-chars", 40, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (form->source_words), "hut-note");
  gtk_box_append (box, GTK_WIDGET (form->source_words));
  show_source (form);
}

/* ---- The form ---- */

static void
add_text (Form *form, GtkBox *box)
{
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  const char *text = hut_record_get_text (form->said, "text");

  form->text = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (form->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (form->text, FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (form->text), text != NULL ? text : "", -1);
  g_object_set (form->text, "top-margin", 8, "bottom-margin", 8, "left-margin", 8, "right-margin",
                8, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 80);
  gtk_widget_add_css_class (frame, "hut-input");
  gtk_box_append (box, hut_form_row_new (_ ("Te_xt"), frame));
}

static void
add_minutes (Form *form, GtkBox *box)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 600, 5);

  form->minutes = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_value (form->minutes, (double)hut_record_get_int (form->said, "minutes", 15));
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  gtk_box_append (box, hut_form_row_new (_ ("_Minutes"), spin));
}

static void
add_subject (Form *form, GtkBox *box)
{
  GtkWidget *subject = hut_code_drop_down_new ();

  form->subject = HUT_CODE_DROP_DOWN (subject);
  hut_subject_choice_fill (form->subject, form->office, _ ("(nothing of these)"));
  hut_code_drop_down_set_code (form->subject, hut_record_get_text (form->said, "subject"));
  gtk_box_append (box, hut_form_row_new (_ ("What is _decided"), subject));
  form->subject_words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                      "max-width-chars", 48, "width-chars", 40, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (form->subject_words), "hut-note");
  gtk_box_append (box, GTK_WIDGET (form->subject_words));
  show_subject (form);
  g_signal_connect (form->subject, "notify::code", G_CALLBACK (on_subject_changed), form);
}

static void
find_places (const char *words, GPtrArray *places, gpointer widget)
{
  hut_council_page_find_places (widget, words, places);
}

static void
add_place (Form *form, GtkWidget *widget, GtkBox *box)
{
  GtkWidget *picker = hut_place_picker_new (
      hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (form->desk))));
  GtkWidget *row = hut_form_row_new (_ ("P_lace on the map (may be projected)"), picker);

  form->place = HUT_PLACE_PICKER (picker);
  hut_place_picker_set_lookup (form->place, find_places, g_object_ref (widget), g_object_unref);
  show_place (form, form->said);
  gtk_widget_set_vexpand (row, TRUE);
  gtk_box_append (box, row);
}

/* What was announced is shown, and cannot be typed into. */
static void
freeze (Form *form)
{
  if (form->is_new || hut_record_get_int (form->said, "announced", 0) == 0)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (form->title), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (form->subject), FALSE);
  gtk_text_view_set_editable (form->text, FALSE);
}

static void
open_form (GtkWidget *widget, Form *form)
{
  GtkBox *both = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24));
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkBox *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gboolean announced = hut_record_get_int (form->said, "announced", 0) == 1;
  HutPrompt *prompt = hut_prompt_new (
      widget, form->is_new ? _ ("New Topic") : _ ("Edit Topic"),
      announced && !form->is_new ? _ ("The topic was announced: its words stand as they are.")
                                 : NULL,
      form->is_new ? _ ("_Add Topic") : _ ("_Save"), on_answered, form, form_free);

  gtk_widget_set_size_request (GTK_WIDGET (box), 440, -1);
  add_source (form, box);
  form->title =
      hut_form_row_add_entry (box, _ ("_Title"), hut_record_get_text (form->said, "title"), TRUE);
  add_text (form, box);
  add_subject (form, box);
  gtk_box_append (box, GTK_WIDGET (line));
  add_minutes (form, line);
  form->proposer = hut_form_row_add_entry (line, _ ("_Proposed by"),
                                           hut_record_get_text (form->said, "proposer"), FALSE);
  gtk_widget_set_hexpand (gtk_widget_get_parent (GTK_WIDGET (form->proposer)), TRUE);
  gtk_box_append (both, GTK_WIDGET (box));
  add_place (form, widget, both);
  freeze (form);
  hut_prompt_set_extra (prompt, GTK_WIDGET (both));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

static Form *
form_new (HutMeetingDesk *desk, const HutMeetingView *view)
{
  Form *form = g_new0 (Form, 1);

  form->desk = g_object_ref (desk);
  form->office = hut_office_ref (view->office);
  form->meeting_rule = g_strdup (hut_record_get_text (view->meeting->meeting, "rule"));
  return form;
}

void
hut_topic_form_open_new (GtkWidget *widget, HutMeetingDesk *desk, const HutRecord *said)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  HutUid id = hut_uid_new ();
  Form *form;

  if (view == NULL)
    return;
  form = form_new (desk, view);
  form->is_new = TRUE;
  form->said = said != NULL ? hut_record_copy (said) : hut_record_new (&hut_kind_topic, &id, NULL);
  open_form (widget, form);
}

void
hut_topic_form_open (GtkWidget *widget, HutMeetingDesk *desk, const HutUid *topic)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  const HutRecord *kept = view != NULL ? hut_meeting_find (view->meeting, topic) : NULL;
  Form *form;

  if (kept == NULL || kept->kind != &hut_kind_topic)
    return;
  form = form_new (desk, view);
  form->said = hut_record_copy (kept);
  open_form (widget, form);
}
