/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a visit. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-visit-form.h"

#include "domain/hut-coverage.h"
#include "domain/hut-patrol-said.h"
#include "domain/hut-roster.h"
#include "domain/hut-visit-plan.h"
#include "roster/hut-roster-acting.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-person-entry.h"
#include "widgets/hut-personal-fields.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const HutPersonalField personal[] = {
  { "whom", N_ ("Who was _met"), "caller" },
  { "home_address", N_ ("Home add_ress") },
};

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept; /* NULL: of a new one */
  HutCodeDropDown *subject, *lane;
  HutPersonEntry *who;
  GtkEditable *unit, *day, *clock;
  HutPersonalFields *personal;
  GtkTextBuffer *opinion;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->widget);
  g_object_unref (form->browser);
  g_clear_pointer (&form->personal, hut_personal_fields_free);
  g_clear_pointer (&form->kept, hut_record_free);
  g_free (form);
}

/* ---- What was filled in ---- */

static void
take_text (HutRecord *said, const char *field, GtkEditable *entry)
{
  g_autofree char *text = hut_form_dup_text (entry);

  hut_record_set_text (said, field, text);
}

static gboolean
take_time (Form *form, HutRecord *said, GError **error)
{
  GTimeZone *zone = hut_time_zone (NULL);
  g_autofree char *clock = hut_form_dup_text (form->clock);
  HutTime now = hut_roster_acting_of (form->browser).now;
  int minutes = 0;
  gint64 day;

  if (!hut_day_read (gtk_editable_get_text (form->day), hut_time_day_number (now, zone), &day) ||
      (clock != NULL && !hut_clock_read (clock, &minutes)))
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("A day is typed as 27, 11-27 or 2026-11-27, a time as 8:30."));
      return FALSE;
    }
  hut_record_set_int (said, "at", hut_roster_day_start (day, zone) + minutes * HUT_TIME_MINUTE);
  return TRUE;
}

static HutRecord *
take_said (Form *form, GError **error)
{
  const HutUid fresh = hut_uid_new ();
  g_autoptr (HutRecord) said = form->kept != NULL ? hut_record_copy (form->kept)
                                                  : hut_record_new (&hut_kind_visit, &fresh, NULL);
  GtkTextIter start, end;
  g_autofree char *opinion = NULL;
  HutUid person;

  hut_record_set_text (said, "subject", hut_code_drop_down_get_code (form->subject));
  hut_record_set_text (said, "lane", hut_code_drop_down_get_code (form->lane));
  take_text (said, "unit", form->unit);
  hut_personal_fields_take (form->personal, said);
  hut_record_set (said, "person",
                  hut_person_entry_get_person (form->who, &person) ? hut_value_uid (&person)
                                                                   : (HutValue)HUT_VALUE_INIT);
  gtk_text_buffer_get_bounds (form->opinion, &start, &end);
  opinion = gtk_text_buffer_get_text (form->opinion, &start, &end, FALSE);
  hut_record_set_text (said, "opinion", opinion);
  return take_time (form, said, error) ? g_steal_pointer (&said) : NULL;
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) said = take_said (form, &error);
  HutRecordPlan *plan = NULL;

  if (said != NULL)
    plan = form->kept != NULL ? hut_visit_plan_edit (&acting, form->kept, said, &error)
                              : hut_visit_plan_add (&acting, said, &error);
  return hut_page_answer (form->widget, form->browser, plan, error,
                          form->kept != NULL ? _ ("The visit was changed")
                                             : _ ("The visit is on record"),
                          prompt, NULL, NULL);
}

/* ---- The form ---- */

static const char *
kept_text (Form *form, const char *field)
{
  return form->kept != NULL ? hut_record_get_text (form->kept, field) : NULL;
}

static void
add_choices (Form *form, GtkBox *box, const HutPatrolPosts *posts)
{
  form->subject = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->subject, hut_kind_field (&hut_kind_visit, "subject"), NULL);
  hut_code_drop_down_set_code (form->subject,
                               form->kept != NULL ? kept_text (form, "subject") : "shop");
  gtk_box_append (box, hut_form_row_new (_ ("Who is _visited"), GTK_WIDGET (form->subject)));
  form->lane = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_add (form->lane, NULL, _ ("(no lane)"));
  for (guint i = 0; posts != NULL && i < posts->posts->len; i++)
    {
      const HutPatrolPost *post = posts->posts->pdata[i];

      if (post->place->kind == &hut_kind_lane)
        hut_code_drop_down_add (form->lane, hut_record_get_text (post->place, "code"), post->name);
    }
  hut_code_drop_down_set_code (form->lane, kept_text (form, "lane"));
  gtk_box_append (box, hut_form_row_new (C_ ("visit", "_Lane"), GTK_WIDGET (form->lane)));
}

static void
add_who (Form *form, GtkBox *box)
{
  HutUid id = form->kept != NULL ? hut_roster_uid (form->kept, "person") : (HutUid){ { 0 } };

  form->who = HUT_PERSON_ENTRY (hut_person_entry_new (form->browser, _ ("Who made the visit")));
  hut_person_entry_set_person (form->who, hut_uid_is_nil (&id) ? NULL : &id);
  gtk_box_append (box, hut_form_row_new (_ ("Visited _by"), GTK_WIDGET (form->who)));
}

static void
add_when (Form *form, GtkBox *box)
{
  GTimeZone *zone = hut_time_zone (NULL);
  HutTime at = form->kept != NULL ? hut_record_get_int (form->kept, "at", 0)
                                  : hut_roster_acting_of (form->browser).now;
  g_autofree char *day = hut_time_format (at, zone, "%Y-%m-%d");
  g_autofree char *clock = form->kept != NULL ? hut_time_format (at, zone, "%H:%M") : NULL;

  form->day = hut_form_row_add_entry (box, C_ ("visit", "_Day"), day, TRUE);
  form->clock = hut_form_row_add_entry (box, C_ ("visit", "_Time"), clock, FALSE);
}

static GtkWidget *
new_opinion (Form *form)
{
  GtkWidget *text = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  const char *kept = kept_text (form, "opinion");

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Opinion that was heard"), -1);
  form->opinion = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_buffer_set_text (form->opinion, kept != NULL ? kept : "", -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 84);
  gtk_widget_add_css_class (scrolled, "hut-card");
  return hut_form_row_new (_ ("_Opinion that was heard"), scrolled);
}

void
hut_visit_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutPatrolPosts *posts,
                     const HutFindingRow *row)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt;

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->kept = row != NULL ? hut_record_copy (row->record) : NULL;
  prompt = hut_prompt_new (widget, row != NULL ? _ ("Edit Visit") : _ ("New Visit"), NULL,
                           _ ("_Save"), on_answered, form, form_free);
  add_choices (form, GTK_BOX (left), posts);
  form->unit =
      hut_form_row_add_entry (GTK_BOX (left), _ ("Shop or _unit"), kept_text (form, "unit"), FALSE);
  add_when (form, GTK_BOX (left));
  add_who (form, GTK_BOX (right));
  form->personal = hut_personal_fields_new (GTK_BOX (right), personal, G_N_ELEMENTS (personal),
                                            form->kept, HUT_PERSONAL_ASK_BELOW);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);
  gtk_box_append (GTK_BOX (all), columns);
  gtk_box_append (GTK_BOX (all), new_opinion (form));
  hut_prompt_set_extra (prompt, all);
  hut_prompt_show (prompt);
}
