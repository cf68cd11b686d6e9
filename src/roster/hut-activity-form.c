/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The forms of posts and activities. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-activity-form.h"

#include "domain/hut-activity-plan.h"
#include "domain/hut-person-alike.h"
#include "domain/hut-service-proof.h"
#include "roster/hut-person-place.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MOST_PLACES 100000

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept;   /* the activity; NULL: a new one */
  HutRecord *person; /* who signs up, or NULL */
  GPtrArray *signups;
  HutPageWritten written;
  HutCodeDropDown *kind;
  HutSuggestEntry *lane;
  GtkEditable *title, *address, *from, *until, *places, *skills, *words, *certifier, *hours;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->kept, hut_record_free);
  g_clear_pointer (&form->person, hut_record_free);
  g_clear_pointer (&form->signups, g_ptr_array_unref);
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

static gboolean
fault (gpointer control, const char *why)
{
  hut_form_row_set_error (HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (control))), why);
  return why == NULL;
}

/* ---- An activity ---- */

static gboolean
take_time (GtkEditable *entry, HutRecord *said, const char *field)
{
  g_autofree char *text = hut_form_dup_text (entry);
  HutTime time;

  fault (entry, NULL);
  if (text == NULL)
    {
      hut_record_set (said, field, (HutValue)HUT_VALUE_INIT);
      return TRUE;
    }
  if (!hut_when_parse (text, hut_right_now (), hut_time_shown_zone (), &time))
    return fault (entry, _ ("Write a day and a time, like 2026-11-28 09:00."));
  hut_record_set_int (said, field, time);
  return TRUE;
}

static gboolean
take_number (GtkEditable *entry, HutRecord *said, const char *field)
{
  g_autofree char *text = hut_form_dup_text (entry);
  guint64 number;

  fault (entry, NULL);
  if (text == NULL)
    {
      hut_record_set (said, field, (HutValue)HUT_VALUE_INIT);
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 0, MOST_PLACES, &number, NULL))
    return fault (entry, _ ("Write a number."));
  hut_record_set_int (said, field, (gint64)number);
  return TRUE;
}

static gboolean
take_lane (Form *form, HutRecord *said)
{
  const char *code = NULL;

  fault (form->lane, NULL);
  if (!hut_person_place_get_code (form->lane, &code))
    return fault (form->lane, _ ("There is no lane of this name."));
  hut_record_set_text (said, "lane", code);
  return TRUE;
}

static gboolean
take (Form *form, HutRecord *said)
{
  g_autofree char *title = hut_form_dup_text (form->title);
  g_autofree char *address = hut_form_dup_text (form->address);
  g_autofree char *words = hut_form_dup_text (form->words);
  g_autofree char *skills = hut_form_dup_text (form->skills);
  g_autofree char *list = hut_person_read_skills (skills);

  hut_record_set_text (said, "title", title);
  hut_record_set_text (said, "kind", hut_code_drop_down_get_code (form->kind));
  hut_record_set_text (said, "address", address);
  hut_record_set_text (said, "words", words);
  hut_record_set_text (said, "skills", list);
  return take_lane (form, said) && take_time (form->from, said, "from") &&
         take_time (form->until, said, "until") && take_number (form->places, said, "places");
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = form->kept != NULL
                                   ? hut_record_copy (form->kept)
                                   : hut_record_new (&hut_kind_activity, &id, acting.stream);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  if (!take (form, said))
    return FALSE;
  plan = form->kept != NULL ? hut_activity_plan_edit (&acting, form->kept, said, &error)
                            : hut_activity_plan_add (&acting, said, &error);
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plan == NULL)
    return FALSE;
  if (form->kept == NULL)
    id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  else
    id = form->kept->id;
  hut_page_write (form->widget, form->browser, plan,
                  form->kept != NULL ? _ ("The activity is changed") : _ ("The activity is open"),
                  prompt, form->written, &id);
  return FALSE;
}

/* As hut_when_parse() reads it. */
static char *
time_words (const HutRecord *kept, const char *field)
{
  HutTime time = kept != NULL ? hut_record_get_int (kept, field, 0) : 0;

  return time != 0 ? hut_time_format (time, hut_time_shown_zone (), "%Y-%m-%d %H:%M") : NULL;
}

static void
fill (Form *form, GtkBox *box, GHashTable *lanes)
{
  const HutRecord *kept = form->kept;
  g_autofree char *from = time_words (kept, "from");
  g_autofree char *until = time_words (kept, "until");
  g_autofree char *skills =
      kept != NULL ? hut_person_skill_words (hut_record_get_text (kept, "skills"), _ (", ")) : NULL;
  gint64 n = kept != NULL ? hut_record_get_int (kept, "places", 0) : 0;
  g_autofree char *places = n > 0 ? g_strdup_printf ("%d", (int)n) : NULL;
  GtkWidget *kind = hut_code_drop_down_new ();
  GtkWidget *lane = hut_person_place_new (lanes);

#define kept_text(field) (kept != NULL ? hut_record_get_text (kept, field) : NULL)
  form->title = hut_form_row_add_entry (box, _ ("_Title"), kept_text ("title"), TRUE);
  form->kind = HUT_CODE_DROP_DOWN (kind);
  hut_code_drop_down_set_field (form->kind, hut_kind_field (&hut_kind_activity, "kind"), NULL);
  hut_code_drop_down_set_code (form->kind, kept != NULL ? kept_text ("kind") : "activity");
  gtk_box_append (box, hut_form_row_new (C_ ("activity", "_Kind"), kind));
  form->from = hut_form_row_add_entry (box, _ ("_From (day and time)"), from, FALSE);
  form->until = hut_form_row_add_entry (box, _ ("_Until (day and time)"), until, FALSE);
  form->places = hut_form_row_add_entry (box, _ ("_Places to be filled"), places, FALSE);
  form->skills = hut_form_row_add_entry (box, _ ("_Skills asked for"), skills, FALSE);
  form->lane = HUT_SUGGEST_ENTRY (lane);
  hut_person_place_set_code (form->lane, kept_text ("lane"));
  gtk_box_append (box, hut_form_row_new (_ ("_Lane"), lane));
  form->address = hut_form_row_add_entry (box, _ ("_Address"), kept_text ("address"), FALSE);
  form->words = hut_form_row_add_entry (box, _ ("_Words"), kept_text ("words"), FALSE);
#undef kept_text
}

void
hut_activity_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                        GHashTable *lanes, HutPageWritten written)
{
  Form *form = form_new (widget, browser, kept);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  HutPrompt *prompt = hut_prompt_new (
      widget, kept != NULL ? _ ("Edit the Activity") : _ ("New Post or Activity"),
      kept != NULL ? NULL : _ ("What is to be done, when, and by how many?"),
      kept != NULL ? _ ("_Save") : _ ("_Open for Sign-up"), on_answered, form, form_free);

  form->written = written;
  fill (form, GTK_BOX (box), lanes);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

/* ---- Signing up ---- */

static HutRecordPlan *
plan_signing (Form *form, const char *words, GError **error)
{
  HutRosterActing acting = hut_roster_acting_of (form->browser);

  return hut_signup_plan_sign (&acting, form->kept, form->person, form->signups, words, error);
}

static gboolean
on_signing_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = plan_signing (form, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error, _ ("Signed up"), prompt, NULL,
                          NULL);
}

static GPtrArray *
copy_signups (GPtrArray *signups)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < signups->len; i++)
    g_ptr_array_add (copies, hut_record_copy (signups->pdata[i]));
  return copies;
}

void
hut_activity_form_sign (GtkWidget *widget, HutCaseBrowser *browser, const HutActivityAnswer *answer,
                        const HutUid *person)
{
  g_autoptr (GPtrArray) signups = hut_activity_answer_signups (answer);
  g_autoptr (GError) error = NULL;
  g_autofree char *lacks = NULL;
  Form *form = form_new (widget, browser, answer->activity);
  HutRecordPlan *plan;
  HutPrompt *prompt;

  form->signups = copy_signups (signups);
  form->person = hut_reader_bare_person (hut_case_browser_get_reader (browser), person, NULL);
  if (form->person == NULL)
    {
      form_free (form);
      return;
    }
  plan = plan_signing (form, NULL, &error);
  lacks = hut_activity_lacks (form->kept, form->person);
  if (plan != NULL || lacks == NULL)
    {
      if (plan != NULL)
        hut_page_write (widget, browser, plan, _ ("Signed up"), NULL, NULL, NULL);
      else
        hut_page_tell (widget, error->message, NULL);
      form_free (form);
      return;
    }
  prompt = hut_prompt_new (widget, _ ("Sign Up All the Same?"), error->message, _ ("_Sign Up"),
                           on_signing_answered, form, form_free);
  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_show (prompt);
}

/* ---- Who came ---- */

/* "2.5" as minutes; 0 where that is none. */
static gboolean
on_came_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autofree char *certifier = hut_form_dup_text (form->certifier);
  g_autofree char *hours = hut_form_dup_text (form->hours);
  gint64 minutes = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  fault (form->hours, NULL);
  if (certifier != NULL &&
      (hours == NULL || !hut_service_read_hours (hours, &minutes) || minutes == 0))
    return fault (form->hours, _ ("Write hours like 2.5 or 2:30, at most 24."));
  plans = hut_signup_plan_came (&acting, form->kept, form->signups, certifier, minutes, &error);
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plans != NULL)
    hut_page_write_all (form->widget, form->browser, plans,
                        certifier != NULL ? _ ("Who came, and the hours, are on record")
                                          : _ ("Who came is on record"),
                        prompt, NULL, NULL);
  return FALSE;
}

/* As long as the activity is planned to last. */
static char *
hours_of (const HutRecord *activity)
{
  gint64 minutes =
      (hut_record_get_int (activity, "until", 0) - hut_record_get_int (activity, "from", 0)) /
      HUT_TIME_MINUTE;

  if (hut_record_get_int (activity, "from", 0) == 0 || minutes < 1 || minutes > 1440)
    return NULL;
  return hut_service_write_hours (minutes);
}

void
hut_activity_form_came (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *activity,
                        GPtrArray *signups)
{
  Form *form = form_new (widget, browser, activity);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *hours = hours_of (activity);
  g_autofree char *text = g_strdup_printf (_ ("Came: %u. Hours count only where somebody certifies "
                                              "them; without a name none are entered."),
                                           signups->len);
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Who Came"), text, _ ("_On Record"),
                                      on_came_answered, form, form_free);

  form->signups = copy_signups (signups);
  form->certifier = hut_form_row_add_entry (GTK_BOX (box), _ ("_Certified by"), NULL, FALSE);
  form->hours = hut_form_row_add_entry (GTK_BOX (box), _ ("_Hours of each"), hours, FALSE);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->certifier));
}

static GPtrArray *
services_of (Form *form, GError **error)
{
  HutUid person = hut_roster_uid (form->signups->pdata[0], "person");

  return hut_reader_done_by (hut_case_browser_get_reader (form->browser), &hut_kind_service,
                             &person, error);
}

static HutRecordPlan *
plan_absent (Form *form, const char *why, GError **error)
{
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (GPtrArray) services = services_of (form, error);

  return services != NULL ? hut_signup_plan_absent (&acting, form->kept, form->signups->pdata[0],
                                                    services, why, error)
                          : NULL;
}

static gboolean
on_absent_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = plan_absent (form, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error,
                          _ ("It is on record, and the hours are back"), prompt, NULL, NULL);
}

void
hut_activity_form_absent (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *activity,
                          const HutRecord *signup)
{
  Form *form = form_new (widget, browser, activity);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutPrompt *prompt;

  form->signups = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_ptr_array_add (form->signups, hut_record_copy (signup));
  plan = plan_absent (form, NULL, &error);
  if (plan != NULL)
    {
      hut_page_write (widget, browser, plan, _ ("It is on record"), NULL, NULL, NULL);
      form_free (form);
      return;
    }
  prompt = hut_prompt_new (widget, _ ("Did Not Come"), error->message, _ ("_Take the Hours Back"),
                           on_absent_answered, form, form_free);
  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_show (prompt);
}
