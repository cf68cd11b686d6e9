/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The forms of a check-in. Its record and its photographs are written together or not at all. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-form.h"

#include "domain/hut-check-in-plan.h"
#include "domain/hut-check-in.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-evidence-row.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-person-entry.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept;          /* that is proven or struck off, or NULL */
  HutUid person;            /* nil: not given */
  char *unit;               /* or NULL */
  HutCodeDropDown *subject; /* where it is asked, or NULL */
  HutPersonEntry *who;
  GtkWidget *who_row;
  GtkEditable *which;
  GtkWidget *which_row;
  HutCodeDropDown *task;
  HutCodeDropDown *motto;
  GtkEditable *words;
  GtkEditable *day;
  GtkWidget *day_row;
  GtkEditable *evidence;
  HutEvidenceRow *files;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->kept, hut_record_free);
  g_free (form->unit);
  g_free (form);
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->kept = kept != NULL ? hut_record_copy (kept) : NULL;
  return form;
}

/* ---- Writing ---- */

/* Writes @plan (taken over) with what was chosen as evidence of the check-in @id. */
static void
write_with (Form *form, HutPrompt *prompt, HutRecordPlan *plan, const HutUid *id, const char *told)
{
  hut_page_write_with_evidence (form->widget, form->browser, plan,
                                hut_evidence_row_get_sources (form->files), &hut_kind_check_in, id,
                                told, prompt, NULL);
}

/* ---- What was filled in ---- */

/* FALSE where what stands there is no day. Nothing: 0. */
static gboolean
read_day (Form *form, const HutRosterActing *acting, HutTime *at)
{
  g_autofree char *text = hut_form_dup_text (form->day);
  gboolean good = TRUE;

  *at = 0;
  if (text != NULL)
    good = hut_when_parse (text, acting->now, hut_time_shown_zone (), at);
  /* A day alone is its end of work, which may be still to come today. */
  if (good && *at > acting->now &&
      hut_time_day_number (*at, hut_time_shown_zone ()) ==
          hut_time_day_number (acting->now, hut_time_shown_zone ()))
    *at = acting->now;
  hut_form_row_set_error (HUT_FORM_ROW (form->day_row),
                          good ? NULL : _ ("Write a day, for example 2026-11-27 or “yesterday”."));
  return good;
}

/* Words of evidence; where there are none, that files were given. */
static char *
dup_evidence (Form *form)
{
  char *words = hut_form_dup_text (form->evidence);
  g_autoptr (GPtrArray) sources = hut_evidence_row_get_sources (form->files);

  if (words != NULL || sources->len == 0)
    return words;
  return g_strdup (_ ("See the photographs and papers"));
}

static gboolean
is_unit (Form *form)
{
  if (form->subject != NULL)
    return g_strcmp0 (hut_code_drop_down_get_code (form->subject), "unit") == 0;
  return form->unit != NULL;
}

static void
set_community (Form *form, HutRecord *said, const HutUid *person)
{
  HutReader *reader = hut_case_browser_get_reader (form->browser);
  g_autoptr (HutRecord) record =
      reader != NULL ? hut_reader_get (reader, &hut_kind_person, person, NULL) : NULL;

  if (record != NULL)
    hut_record_set_text (said, "community", hut_record_get_text (record, "community"));
}

static void
set_whose (Form *form, HutRecord *said)
{
  gboolean unit = is_unit (form);
  g_autofree char *typed = unit && form->which != NULL ? hut_form_dup_text (form->which) : NULL;
  const HutCaseNames *names = hut_case_browser_get_names (form->browser);
  HutUid person = form->person;

  hut_record_set_text (said, "subject", unit ? "unit" : "member");
  if (unit)
    {
      hut_record_set_text (
          said, "unit", form->unit != NULL ? form->unit : hut_case_names_unit_kept (names, typed));
      hut_record_set_text (said, "task", hut_check_in_task_name (HUT_CHECK_IN_THING));
      return;
    }
  hut_record_set_text (said, "task", hut_code_drop_down_get_code (form->task));
  if (hut_uid_is_nil (&person) && form->who != NULL)
    hut_person_entry_get_person (form->who, &person);
  if (hut_uid_is_nil (&person))
    return;
  hut_record_set (said, "person", hut_value_uid (&person));
  set_community (form, said, &person);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_check_in, &id, NULL);
  g_autofree char *words = hut_form_dup_text (form->words);
  g_autofree char *evidence = dup_evidence (form);
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutTime at;

  hut_prompt_set_error (prompt, NULL);
  if (!read_day (form, &acting, &at))
    return FALSE;
  set_whose (form, said);
  hut_record_set_text (said, "motto", hut_code_drop_down_get_code (form->motto));
  hut_record_set_text (said, "words", words);
  hut_record_set_text (said, "evidence", evidence);
  if (at != 0)
    hut_record_set_int (said, "at", at);
  plan = hut_check_in_plan_add (&acting, said, &error);
  if (plan == NULL)
    hut_prompt_set_error (prompt, error->message);
  else
    write_with (form, prompt, plan, &id, _ ("The check-in is on record"));
  return FALSE;
}

static gboolean
on_proven (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autofree char *evidence = dup_evidence (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutTime at;

  hut_prompt_set_error (prompt, NULL);
  if (!read_day (form, &acting, &at))
    return FALSE;
  plan = hut_check_in_plan_prove (&acting, form->kept, at, evidence, &error);
  if (plan == NULL)
    hut_prompt_set_error (prompt, error->message);
  else
    write_with (form, prompt, plan, &form->kept->id, _ ("The evidence is on record"));
  return FALSE;
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_check_in_plan_void (&acting, form->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error,
                          _ ("The check-in was struck off"), prompt, NULL, NULL);
}

/* ---- The prompts ---- */

static void
on_subject (Form *form)
{
  gboolean unit = is_unit (form);

  gtk_widget_set_visible (form->who_row, !unit);
  gtk_widget_set_visible (form->which_row, unit);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (form->task)), !unit);
}

/* Whose it is, where that is not known yet. */
static void
add_whose (Form *form, GtkBox *box)
{
  form->subject = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->subject, hut_kind_field (&hut_kind_check_in, "subject"),
                                NULL);
  hut_code_drop_down_set_code (form->subject, "member");
  gtk_box_append (box, hut_form_row_new (_ ("Who _checks in"), GTK_WIDGET (form->subject)));
  form->who = HUT_PERSON_ENTRY (hut_person_entry_new (form->browser, _ ("Name of the member")));
  form->who_row = hut_form_row_new (_ ("_Member: name or its letters"), GTK_WIDGET (form->who));
  gtk_box_append (box, form->who_row);
  form->which = hut_form_row_add_entry (box, _ ("Name of the _unit"), NULL, FALSE);
  form->which_row = gtk_widget_get_parent (GTK_WIDGET (form->which));
}

static void
add_task (Form *form, GtkBox *box, const char *task)
{
  GtkWidget *row;

  form->task = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  for (HutCheckInTask i = HUT_CHECK_IN_CALL; i < HUT_N_CHECK_IN_TASKS; i++)
    hut_code_drop_down_add (form->task, hut_check_in_task_name (i), hut_check_in_task_label (i));
  hut_code_drop_down_set_code (form->task,
                               task != NULL && hut_check_in_task_parse (task) != HUT_CHECK_IN_THING
                                   ? task
                                   : hut_check_in_task_name (HUT_CHECK_IN_CALL));
  row = hut_form_row_new (_ ("W_hat is done"), GTK_WIDGET (form->task));
  gtk_widget_set_visible (row, form->unit == NULL);
  gtk_box_append (box, row);
}

static void
add_proof (Form *form, GtkBox *box, HutTime at, const char *evidence)
{
  g_autofree char *today = hut_time_format (at, hut_time_shown_zone (), "%Y-%m-%d");

  form->day = hut_form_row_add_entry (box, _ ("_Day"), today, FALSE);
  form->day_row = gtk_widget_get_parent (GTK_WIDGET (form->day));
  form->evidence = hut_form_row_add_entry (box, _ ("_Evidence in words"), evidence, FALSE);
  form->files = HUT_EVIDENCE_ROW (hut_evidence_row_new ());
  gtk_box_append (box, GTK_WIDGET (form->files));
}

void
hut_check_in_form_open_new (GtkWidget *widget, HutCaseBrowser *browser,
                            const HutCheckInWhose *whose)
{
  Form *form = form_new (widget, browser, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gboolean asked = whose->person == NULL && whose->unit == NULL;
  g_autofree char *name =
      whose->person != NULL
          ? hut_reader_person_name (hut_case_browser_get_reader (browser), whose->person)
          : g_strdup (
                hut_case_names_unit_words (hut_case_browser_get_names (browser), whose->unit));
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("New Check-in"),
      name != NULL ? name : _ ("A unit checks in with the street, a member with the community."),
      _ ("_Check In"), on_answered, form, form_free);

  if (whose->person != NULL)
    form->person = *whose->person;
  form->unit = g_strdup (whose->unit);
  gtk_widget_set_size_request (box, 420, -1);
  if (asked)
    add_whose (form, GTK_BOX (box));
  add_task (form, GTK_BOX (box), whose->task);
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("_What it was"), NULL, TRUE);
  add_proof (form, GTK_BOX (box), hut_roster_acting_of (browser).now, NULL);
  form->motto = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->motto, hut_kind_field (&hut_kind_check_in, "motto"),
                                _ ("(none)"));
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("M_otto"), GTK_WIDGET (form->motto)));
  hut_prompt_set_extra (prompt, box);
  if (asked)
    {
      g_signal_connect_swapped (form->subject, "notify::code", G_CALLBACK (on_subject), form);
      if (whose->task != NULL && hut_check_in_task_parse (whose->task) == HUT_CHECK_IN_THING)
        hut_code_drop_down_set_code (form->subject, "unit");
      on_subject (form);
    }
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (asked && !is_unit (form) ? GTK_WIDGET (form->who)
                         : asked                  ? GTK_WIDGET (form->which)
                                                  : GTK_WIDGET (form->words));
}

void
hut_check_in_form_ask_proof (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = form_new (widget, browser, kept);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutTime now = hut_roster_acting_of (browser).now;
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Add Evidence"), hut_record_get_text (kept, "words"), _ ("_Save"),
                      on_proven, form, form_free);

  gtk_widget_set_size_request (box, 420, -1);
  add_proof (form, GTK_BOX (box), hut_record_get_int (kept, "at", now),
             hut_record_get_text (kept, "evidence"));
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->evidence));
}

void
hut_check_in_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Strike Off the Check-in"),
      _ ("It no longer counts, and stays on record with the reason. Enter anew what is right."),
      _ ("_Strike Off"), on_void_answered, form_new (widget, browser, kept), form_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
