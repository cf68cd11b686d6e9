/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The forms of hours. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-service-form.h"

#include "domain/hut-service-proof.h"
#include "roster/hut-person-place.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutUid person;
  HutRecord *kept; /* that is put right; NULL: of new hours */
  HutCodeDropDown *how;
  GtkEditable *day, *began, *ended, *hours, *certifier, *words;
  HutSuggestEntry *lane;
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

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->kept = kept != NULL ? hut_record_copy (kept) : NULL;
  return form;
}

static HutFormRow *
row_of (gpointer control)
{
  return HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (control)));
}

static gboolean
is_certified (Form *form)
{
  return g_strcmp0 (hut_code_drop_down_get_code (form->how), "certified") == 0;
}

/* ---- What was filled in ---- */

static gboolean
fault (gpointer control, const char *why)
{
  hut_form_row_set_error (row_of (control), why);
  return FALSE;
}

/* The time "09:30" of the day that begins at @day. */
static gboolean
take_clock (GtkEditable *entry, HutTime day, HutRecord *said, const char *field)
{
  g_autofree char *text = hut_form_dup_text (entry);
  g_autofree char *date = hut_roster_day_words (day);
  g_autofree char *whole = g_strdup_printf ("%s %s", date, text != NULL ? text : "");
  HutTime time;

  if (text == NULL)
    return fault (entry, _ ("Write the time like 09:30."));
  if (!hut_time_parse (whole, hut_time_shown_zone (), &time) ||
      hut_time_day_start (time, hut_time_shown_zone (), 0) != day)
    return fault (entry, _ ("Write the time like 09:30."));
  hut_record_set_int (said, field, time);
  return TRUE;
}

/* Hours that somebody certifies have a day; a time only where that which is put right had one. */
static gboolean
take_certified (Form *form, HutTime day, HutRecord *said)
{
  g_autofree char *hours = hut_form_dup_text (form->hours);
  g_autofree char *certifier = hut_form_dup_text (form->certifier);
  HutTime kept_began = form->kept != NULL && hut_record_get_int (form->kept, "ended_at", 0) != 0
                           ? hut_record_get_int (form->kept, "began_at", 0)
                           : 0;
  gint64 minutes;

  if (hours == NULL || !hut_service_read_hours (hours, &minutes) || minutes == 0)
    return fault (form->hours, _ ("Write hours like 2.5 or 2:30, at most 24."));
  if (certifier == NULL)
    return fault (form->certifier, _ ("Who certifies these hours?"));
  hut_record_set_int (said, "minutes", minutes);
  hut_record_set_int (said, "began_at", day);
  if (kept_began != 0 && hut_time_day_start (kept_began, hut_time_shown_zone (), 0) == day)
    {
      hut_record_set_int (said, "began_at", kept_began);
      hut_record_set_int (said, "ended_at", kept_began + minutes * HUT_TIME_MINUTE);
    }
  hut_record_set_text (said, "certifier", certifier);
  return TRUE;
}

static gboolean
take_times (Form *form, HutTime day, HutRecord *said)
{
  gboolean began = take_clock (form->began, day, said, "began_at");
  gboolean ended = take_clock (form->ended, day, said, "ended_at");

  return began && ended;
}

static void
clear_faults (Form *form)
{
  gpointer controls[] = { form->day, form->began, form->ended, form->hours, form->certifier };

  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    hut_form_row_set_error (row_of (controls[i]), NULL);
  hut_form_row_set_error (row_of (form->lane), NULL);
}

/* NULL where something cannot be read; the form says what. */
static HutRecord *
take_said (Form *form)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_service, &id, NULL);
  g_autofree char *day_text = hut_form_dup_text (form->day);
  g_autofree char *words = hut_form_dup_text (form->words);
  const char *lane;
  HutTime day;

  clear_faults (form);
  if (day_text == NULL || !hut_person_read_day (day_text, hut_time_now (), &day))
    return fault (form->day, _ ("Write a day like 2026-11-27.")), NULL;
  if (!hut_person_place_get_code (form->lane, &lane))
    return fault (form->lane, _ ("Choose one of those that are offered, or write its code.")), NULL;
  hut_record_set (said, "person", hut_value_uid (&form->person));
  hut_record_set_text (said, "how", hut_code_drop_down_get_code (form->how));
  hut_record_set_text (said, "lane", lane);
  hut_record_set_text (said, "words", words);
  if (form->kept != NULL)
    hut_record_set (said, "activity", hut_value_copy (hut_record_get (form->kept, "activity")));
  if (!(is_certified (form) ? take_certified (form, day, said) : take_times (form, day, said)))
    return NULL;
  return g_steal_pointer (&said);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (HutRecord) said = take_said (form);
  g_autofree char *why = hut_form_dup_text (form->words);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = NULL;

  if (said != NULL)
    plan = form->kept != NULL ? hut_service_plan_correct (&acting, form->kept, said, why, &error)
                              : hut_service_plan_add (&acting, said, &error);
  return hut_page_answer (form->widget, form->browser, plan, error,
                          form->kept != NULL ? _ ("The hours were put right")
                                             : _ ("The hours are on record"),
                          prompt, NULL, NULL);
}

/* ---- The form ---- */

static void
on_how (Form *form)
{
  gboolean certified = is_certified (form);

  gtk_widget_set_visible (GTK_WIDGET (row_of (form->began)), !certified);
  gtk_widget_set_visible (GTK_WIDGET (row_of (form->ended)), !certified);
  gtk_widget_set_visible (GTK_WIDGET (row_of (form->hours)), certified);
  gtk_widget_set_visible (GTK_WIDGET (row_of (form->certifier)), certified);
}

static void
add_how (Form *form, GtkBox *box)
{
  GtkWidget *how = hut_code_drop_down_new ();
  const char *kept = form->kept != NULL ? hut_record_get_text (form->kept, "how") : NULL;

  form->how = HUT_CODE_DROP_DOWN (how);
  hut_code_drop_down_set_field (form->how, hut_kind_field (&hut_kind_service, "how"), NULL);
  hut_code_drop_down_set_code (form->how, kept != NULL ? kept : "check-in");
  gtk_box_append (box, hut_form_row_new (_ ("_Shown by"), how));
  g_signal_connect_swapped (how, "notify::code", G_CALLBACK (on_how), form);
}

static void
add_entries (Form *form, GtkBox *box)
{
  const HutRecord *kept = form->kept;
  HutTime began = kept != NULL ? hut_record_get_int (kept, "began_at", 0) : 0;
  HutTime ended = kept != NULL ? hut_record_get_int (kept, "ended_at", 0) : 0;
  HutTime at = kept != NULL ? hut_record_get_int (kept, "at", 0) : hut_time_now ();
  gint64 minutes = kept != NULL ? hut_service_minutes (kept) : 0;
  g_autofree char *day = hut_roster_day_words (began != 0 ? began : at);
  g_autofree char *from = ended != 0 ? hut_roster_clock_words (began) : NULL;
  g_autofree char *until = hut_roster_clock_words (ended);
  g_autofree char *hours = minutes > 0 ? hut_service_write_hours (minutes) : NULL;

  form->day = hut_form_row_add_entry (box, _ ("_Day"), day, TRUE);
  form->began = hut_form_row_add_entry (box, _ ("Checked _in"), from, TRUE);
  form->ended = hut_form_row_add_entry (box, _ ("Checked _out"), until, TRUE);
  form->hours = hut_form_row_add_entry (box, _ ("_Hours"), hours, TRUE);
  form->certifier =
      hut_form_row_add_entry (box, _ ("_Certified by"),
                              kept != NULL ? hut_record_get_text (kept, "certifier") : NULL, TRUE);
}

static void
open_form (Form *form, GtkWidget *widget, const HutPersonDossier *dossier, const char *title,
           const char *text, const char *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt = hut_prompt_new (widget, title, text, answer, on_answered, form, form_free);
  GtkWidget *lane = hut_person_place_new (dossier->lanes);

  form->person = dossier->person->id;
  add_how (form, GTK_BOX (box));
  add_entries (form, GTK_BOX (box));
  form->lane = HUT_SUGGEST_ENTRY (lane);
  hut_suggest_entry_set_name (form->lane, _ ("Lane"));
  if (form->kept != NULL)
    hut_person_place_set_code (form->lane, hut_record_get_text (form->kept, "lane"));
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("_Lane"), lane));
  form->words = hut_form_row_add_entry (GTK_BOX (box),
                                        form->kept != NULL ? _ ("_Reason") : _ ("_Service done"),
                                        NULL, form->kept != NULL);
  on_how (form);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->day));
}

void
hut_service_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutPersonDossier *dossier)
{
  open_form (form_new (widget, browser, NULL), widget, dossier, _ ("Enter Hours"),
             _ ("Hours are recorded as they were (volunteer regulation, 28): by check-in and "
                "check-out, or by somebody who certifies them."),
             _ ("_Enter"));
}

void
hut_service_form_open_correct (GtkWidget *widget, HutCaseBrowser *browser,
                               const HutPersonDossier *dossier, const HutRecord *service)
{
  open_form (form_new (widget, browser, service), widget, dossier, _ ("Correct Hours"),
             _ ("The old value stays on record and in view, with the reason."), _ ("_Correct"));
}

/* ---- Not at all ---- */

static gboolean
on_take_back_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_service_plan_take_back (&acting, form->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The hours count no more"),
                          prompt, NULL, NULL);
}

void
hut_service_form_ask_take_back (GtkWidget *widget, HutCaseBrowser *browser,
                                const HutRecord *service)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Did Not Take Place"), _ ("The entry stays on record, and counts no more."),
      _ ("Does Not _Count"), on_take_back_answered, form_new (widget, browser, service), form_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
