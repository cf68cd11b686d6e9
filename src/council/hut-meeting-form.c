/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a meeting, new or kept. Bodies are read by their index when it opens, the members for
 * the chair on a worker. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-form.h"

#include "council/hut-council-page.h"
#include "council/hut-council-words.h"
#include "council/hut-rule-choice.h"
#include "domain/hut-meeting-draft.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-office.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-suggest-entry.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SUGGESTIONS 8

typedef struct
{
  GtkWidget *widget; /* outlives the prompt, which is modal to its window */
  HutCaseBrowser *browser;
  HutMeetingDesk *desk; /* NULL: of a new one */
  HutOffice *office;
  HutRecord *kept;    /* NULL: of a new one */
  GPtrArray *bodies;  /* HutRecord */
  GPtrArray *members; /* of the body that is chosen; NULL: not read yet */
  GCancellable *reading;
  HutPrompt *prompt;
  GtkEditable *title;
  HutCodeDropDown *body;
  HutCodeDropDown *rule;
  GtkLabel *rule_words;
  HutCodeDropDown *form;
  GtkEditable *place;
  GtkWidget *when_row;
  GtkEditable *when;
  GtkWidget *chair_row;
  HutSuggestEntry *chair;
  GtkEditable *recorder;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  if (form->reading != NULL)
    g_cancellable_cancel (form->reading);
  g_clear_object (&form->reading);
  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_object (&form->desk);
  g_clear_pointer (&form->office, hut_office_unref);
  g_clear_pointer (&form->kept, hut_record_free);
  g_clear_pointer (&form->bodies, g_ptr_array_unref);
  g_clear_pointer (&form->members, g_ptr_array_unref);
  g_free (form);
}

static const HutRecord *
chosen_body (Form *form)
{
  const char *code = hut_code_drop_down_get_code (form->body);
  HutUid id;

  if (code == NULL || !hut_uid_parse (code, &id))
    return NULL;
  for (guint i = 0; i < form->bodies->len; i++)
    if (hut_uid_equal (&((const HutRecord *)form->bodies->pdata[i])->id, &id))
      return form->bodies->pdata[i];
  return NULL;
}

/* ---- The chair ---- */

static void *
read_members (HutReader *reader, void *body, GCancellable *cancellable, GError **error)
{
  return hut_reader_members (reader, body, error);
}

static const HutRecord *
find_member (Form *form, const char *id)
{
  for (guint i = 0; form->members != NULL && id != NULL && i < form->members->len; i++)
    {
      g_autofree char *text = hut_uid_to_string (&((HutRecord *)form->members->pdata[i])->id);

      if (g_str_equal (text, id))
        return form->members->pdata[i];
    }
  return NULL;
}

static void
on_members (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *members = hut_case_query_read_finish (result, &error);
  Form *form = data;
  const HutRecord *chair;
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the form may be gone */
  g_clear_pointer (&form->members, g_ptr_array_unref);
  form->members = members;
  chair = find_member (form, form->kept != NULL ? hut_record_get_text (form->kept, "chair") : NULL);
  if (chair == NULL || *hut_suggest_entry_get_text (form->chair) != '\0')
    return;
  words = hut_member_words (chair);
  hut_suggest_entry_set_text (form->chair, words);
}

static void
ask_members (Form *form)
{
  const HutRecord *body = chosen_body (form);

  if (form->reading != NULL)
    g_cancellable_cancel (form->reading);
  g_clear_object (&form->reading);
  g_clear_pointer (&form->members, g_ptr_array_unref);
  if (body == NULL)
    return;
  form->reading = g_cancellable_new ();
  hut_case_browser_read (form->browser, read_members, g_memdup2 (&body->id, sizeof body->id),
                         g_free, (GDestroyNotify)g_ptr_array_unref, form->reading, on_members,
                         form);
}

static void
on_chair_typed (HutSuggestEntry *entry, const char *text, gpointer data)
{
  Form *form = data;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *typed = g_utf8_casefold (text, -1);

  for (guint i = 0; form->members != NULL && i < form->members->len && words->len < SUGGESTIONS;
       i++)
    {
      char *name = hut_member_words (form->members->pdata[i]);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (*typed != '\0' && strstr (folded, typed) != NULL)
        g_ptr_array_add (words, name);
      else
        g_free (name);
    }
  g_ptr_array_add (words, NULL);
  hut_suggest_entry_set_suggestions (entry, (const char *const *)words->pdata);
}

/* FALSE where a name stands there that no member has. */
static gboolean
take_chair (Form *form, HutRecord *said)
{
  g_autofree char *text = g_strstrip (g_strdup (hut_suggest_entry_get_text (form->chair)));

  if (form->members == NULL && form->kept != NULL)
    return TRUE; /* not read: stays as it is */
  hut_record_set (said, "chair", (HutValue)HUT_VALUE_INIT);
  if (*text == '\0')
    return TRUE;
  for (guint i = 0; form->members != NULL && i < form->members->len; i++)
    {
      const HutRecord *member = form->members->pdata[i];
      g_autofree char *words = hut_member_words (member);

      if (!g_str_equal (words, text) &&
          g_strcmp0 (hut_record_get_text (member, "name"), text) != 0 &&
          g_strcmp0 (hut_record_get_text (member, "number"), text) != 0)
        continue;
      hut_record_set (said, "chair", hut_value_uid (&member->id));
      return TRUE;
    }
  hut_form_row_set_error (HUT_FORM_ROW (form->chair_row),
                          _ ("No member of the body is called so. Choose one from the list."));
  return FALSE;
}

/* ---- What was filled in ---- */

static void
take_text (HutRecord *said, const char *field, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  hut_record_set_text (said, field, *text != '\0' ? text : NULL);
}

static gboolean
take_when (Form *form, HutRecord *said)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (form->when)));
  HutTime time;

  hut_record_set (said, "starts_at", (HutValue)HUT_VALUE_INIT);
  if (*text == '\0')
    return TRUE;
  if (strchr (text, ':') == NULL ||
      !hut_when_parse (text, hut_time_now (), hut_time_shown_zone (), &time))
    {
      hut_form_row_set_error (
          HUT_FORM_ROW (form->when_row),
          _ ("Write day and time, for example “2026-12-08 14:00” or “tomorrow 14:00”."));
      return FALSE;
    }
  hut_record_set_int (said, "starts_at", time);
  return TRUE;
}

/* NULL where something is no time, or nobody's name; the form says what. */
static HutRecord *
take_said (Form *form)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = form->kept != NULL ? hut_record_copy (form->kept)
                                                  : hut_record_new (&hut_kind_meeting, &id, NULL);
  const HutRecord *body = chosen_body (form);
  gboolean good;

  hut_form_row_set_error (HUT_FORM_ROW (form->when_row), NULL);
  hut_form_row_set_error (HUT_FORM_ROW (form->chair_row), NULL);
  take_text (said, "title", form->title);
  hut_record_set_text (said, "body", hut_code_drop_down_get_code (form->body));
  hut_record_set_text (said, "kind", body != NULL ? hut_record_get_text (body, "kind") : NULL);
  hut_record_set_text (said, "rule", hut_code_drop_down_get_code (form->rule));
  hut_record_set_text (said, "form", hut_code_drop_down_get_code (form->form));
  take_text (said, "place_name", form->place);
  take_text (said, "recorder", form->recorder);
  good = take_when (form, said);
  return take_chair (form, said) && good ? g_steal_pointer (&said) : NULL;
}

static void
show_new (GtkWidget *widget, const HutUid *id)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, HUT_TYPE_COUNCIL_PAGE);

  if (page != NULL)
    hut_council_page_show_meeting (HUT_COUNCIL_PAGE (page), id);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  hut_prompt_set_error (prompt, NULL);
  if (said == NULL)
    return FALSE;
  if (form->desk != NULL)
    {
      hut_meeting_desk_do_said (form->desk, prompt, hut_meeting_plan_edit, g_steal_pointer (&said));
      return FALSE;
    }
  plan = hut_meeting_plan_create (said, chosen_body (form), form->office, &error);
  if (plan == NULL)
    hut_prompt_set_error (prompt, error->message);
  else
    hut_page_write (form->widget, form->browser, plan, _ ("The meeting was made"), prompt, show_new,
                    &said->id);
  return FALSE;
}

/* ---- The form ---- */

static void
show_rule (Form *form)
{
  g_autofree char *words =
      hut_rule_choice_words (form->office, hut_code_drop_down_get_code (form->rule));

  gtk_label_set_label (form->rule_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (form->rule_words), words != NULL);
}

/* What the body usually goes by. */
static void
on_body_changed (HutCodeDropDown *choice, GParamSpec *pspec, gpointer data)
{
  Form *form = data;
  const HutRecord *body = chosen_body (form);

  if (body != NULL)
    hut_code_drop_down_set_code (form->rule, hut_record_get_text (body, "rule"));
  hut_suggest_entry_set_text (form->chair, "");
  ask_members (form);
}

static void
on_rule_changed (HutCodeDropDown *choice, GParamSpec *pspec, gpointer data)
{
  show_rule (data);
}

static HutCodeDropDown *
add_choice (GtkBox *box, const char *label)
{
  GtkWidget *choice = hut_code_drop_down_new ();

  gtk_box_append (box, hut_form_row_new (label, choice));
  return HUT_CODE_DROP_DOWN (choice);
}

static const char *
kept_text (Form *form, const char *field)
{
  return form->kept != NULL ? hut_record_get_text (form->kept, field) : NULL;
}

static void
add_left (Form *form, GtkBox *box)
{
  form->title = hut_form_row_add_entry (box, _ ("_Title"), kept_text (form, "title"), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (form->title),
                                  _ ("for example Third council on parking"));
  form->body = add_choice (box, _ ("_Body"));
  for (guint i = 0; i < form->bodies->len; i++)
    {
      const HutRecord *body = form->bodies->pdata[i];
      g_autofree char *id = hut_uid_to_string (&body->id);

      hut_code_drop_down_add (form->body, id, hut_record_get_text (body, "name"));
    }
  form->rule = add_choice (box, _ ("Decision _rule"));
  hut_rule_choice_fill (form->rule, form->office, NULL);
  form->rule_words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars",
                                   36, "width-chars", 30, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (form->rule_words), "hut-note");
  gtk_box_append (box, GTK_WIDGET (form->rule_words));
}

static void
add_right (Form *form, GtkBox *box)
{
  gint64 starts_at = form->kept != NULL ? hut_record_get_int (form->kept, "starts_at", 0) : 0;
  g_autofree char *when =
      starts_at != 0 ? hut_time_format (starts_at, hut_time_shown_zone (), "%Y-%m-%d %H:%M") : NULL;

  form->when = hut_form_row_add_entry (box, _ ("Be_gins"), when, FALSE);
  form->when_row = gtk_widget_get_parent (GTK_WIDGET (form->when));
  gtk_entry_set_placeholder_text (GTK_ENTRY (form->when), _ ("for example tomorrow 14:00"));
  form->place = hut_form_row_add_entry (box, _ ("_Place"), kept_text (form, "place_name"), FALSE);
  form->form = add_choice (box, _ ("_Form"));
  hut_code_drop_down_set_field (form->form, hut_kind_field (&hut_kind_meeting, "form"), NULL);
  hut_code_drop_down_set_code (form->form,
                               form->kept != NULL ? kept_text (form, "form") : "assembly");
  form->chair = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  form->chair_row = hut_form_row_new (_ ("_Chair"), GTK_WIDGET (form->chair));
  g_signal_connect (form->chair, "typed", G_CALLBACK (on_chair_typed), form);
  gtk_box_append (box, form->chair_row);
  form->recorder =
      hut_form_row_add_entry (box, _ ("_Minutes taken by"), kept_text (form, "recorder"), FALSE);
}

static void
fill_in (Form *form)
{
  const HutRecord *first = form->bodies->len > 0 ? form->bodies->pdata[0] : NULL;
  g_autofree char *first_id = first != NULL ? hut_uid_to_string (&first->id) : NULL;

  hut_code_drop_down_set_code (form->body,
                               form->kept != NULL ? kept_text (form, "body") : first_id);
  on_body_changed (form->body, NULL, form);
  if (kept_text (form, "rule") != NULL)
    hut_code_drop_down_set_code (form->rule, kept_text (form, "rule"));
  show_rule (form);
  g_signal_connect (form->body, "notify::code", G_CALLBACK (on_body_changed), form);
  g_signal_connect (form->rule, "notify::code", G_CALLBACK (on_rule_changed), form);
}

/* What was announced is shown, and cannot be typed into. */
static void
freeze (Form *form)
{
  GtkWidget *frozen[] = { GTK_WIDGET (form->title), GTK_WIDGET (form->body),
                          GTK_WIDGET (form->rule),  GTK_WIDGET (form->when),
                          GTK_WIDGET (form->place), GTK_WIDGET (form->form) };
  const char *state = kept_text (form, "state");

  if (state == NULL || g_str_equal (state, "draft"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (frozen); i++)
    gtk_widget_set_sensitive (frozen[i], FALSE);
}

static void
open_form (Form *form, const char *title, const char *text, const char *answer)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  form->prompt = hut_prompt_new (form->widget, title, text, answer, on_answered, form, form_free);
  gtk_widget_set_size_request (left, 300, -1);
  gtk_widget_set_size_request (right, 300, -1);
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);
  add_left (form, GTK_BOX (left));
  add_right (form, GTK_BOX (right));
  fill_in (form);
  freeze (form);
  hut_prompt_set_extra (form->prompt, columns);
  hut_prompt_show (form->prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->office = hut_store_dup_office (hut_case_browser_get_store (browser));
  form->bodies = hut_reader_list (hut_case_browser_get_reader (browser), &hut_kind_body, NULL);
  if (form->bodies == NULL)
    form->bodies = g_ptr_array_new ();
  return form;
}

void
hut_meeting_form_open_new (GtkWidget *widget, HutCaseBrowser *browser)
{
  Form *form = form_new (widget, browser);

  if (form->bodies->len == 0)
    {
      form_free (form);
      hut_page_tell (widget, _ ("Make the body first that meets, under Bodies."), NULL);
      gtk_widget_activate_action (widget, "council.new-body", NULL);
      return;
    }
  open_form (form, _ ("New Meeting"), _ ("Who meets, when, where, and by which rule?"),
             _ ("_Make Meeting"));
}

void
hut_meeting_form_open (GtkWidget *widget, HutMeetingDesk *desk)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  Form *form;

  if (view == NULL)
    return;
  form = form_new (widget, hut_work_desk_get_browser (HUT_WORK_DESK (desk)));
  form->desk = g_object_ref (desk);
  form->kept = hut_record_copy (view->meeting->meeting);
  open_form (form, _ ("Edit Meeting"),
             g_strcmp0 (kept_text (form, "state"), "draft") == 0
                 ? NULL
                 : _ ("The notice has gone out: what stands in it stays."),
             _ ("_Save"));
}
