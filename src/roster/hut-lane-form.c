/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a lane. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-form.h"

#include "domain/hut-lane-plan.h"
#include "roster/hut-roster-acting.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *field;
  const char *label;
} profile_rows[] = {
  { "sanitation",   N_ ("_Sanitation") },
  { "greening",     N_ ("_Greening") },
  { "property",     N_ ("_Property firm") },
  { "enforcement",  N_ ("_Enforcement") },
  { "grid_workers", N_ ("Grid _workers") },
  { "shops",        N_ ("S_hops") },
  { "units",        N_ ("_Units") },
  { "words",        N_ ("Wor_ds") },
};
/* clang-format on */

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept;    /* NULL: of a new one */
  HutRecord *profile; /* NULL: none is kept */
  HutPageWritten made;
  GtkEditable *code;
  GtkEditable *name;
  HutCodeDropDown *community;
  GtkEditable *rows[G_N_ELEMENTS (profile_rows)];
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->kept, hut_record_free);
  g_clear_pointer (&form->profile, hut_record_free);
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

static HutRecord *
take_lane (Form *form)
{
  HutUid id = hut_uid_new ();
  HutRecord *said = form->kept != NULL ? hut_record_copy (form->kept)
                                       : hut_record_new (&hut_kind_lane, &id, NULL);
  g_autofree char *code = hut_form_dup_text (form->code);
  g_autofree char *name = hut_form_dup_text (form->name);

  if (form->kept == NULL)
    hut_record_set_text (said, "code", code);
  hut_record_set_text (said, "name", name);
  hut_record_set_text (said, "community", hut_code_drop_down_get_code (form->community));
  return said;
}

static HutRecord *
take_profile (Form *form)
{
  HutUid id = hut_uid_new ();
  HutRecord *profile = hut_record_new (&hut_kind_lane_profile, &id, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (profile_rows); i++)
    {
      g_autofree char *text = hut_form_dup_text (form->rows[i]);

      hut_record_set_text (profile, profile_rows[i].field, text);
    }
  return profile;
}

/* The void lane of the code that is said, which comes back under it; NULL: there is none. */
static HutRecord *
read_gone (Form *form, const HutRosterActing *acting, const HutRecord *said)
{
  const char *code = hut_record_get_text (said, "code");
  HutUid id = hut_uid_from_key (acting->stream, hut_kind_lane.name, code != NULL ? code : "");

  return hut_reader_get (hut_case_browser_get_reader (form->browser), &hut_kind_lane, &id, NULL);
}

static HutRecordPlan *
plan_lane (Form *form, const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (HutRecord) gone = NULL;

  if (form->kept != NULL)
    return hut_lane_plan_edit (form->kept, said, error);
  lanes = hut_reader_list (hut_case_browser_get_reader (form->browser), &hut_kind_lane, NULL);
  gone = read_gone (form, acting, said);
  return hut_lane_plan_add (acting, lanes, gone, said, error);
}

/* The profile that is on record under the code: a lane that comes back has the one that it had. */
static HutRecord *
read_profile (Form *form, const HutRosterActing *acting, const char *code)
{
  HutUid id = hut_lane_profile_id (acting->stream, code);

  if (form->kept != NULL)
    return form->profile != NULL ? hut_record_copy (form->profile) : NULL;
  return hut_reader_get (hut_case_browser_get_reader (form->browser), &hut_kind_lane_profile, &id,
                         NULL);
}

/* The lane and its profile, each a plan of its own; NULL with @error. */
static GPtrArray *
plans_of (Form *form, GError **error)
{
  const HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (HutRecord) said = take_lane (form);
  g_autoptr (HutRecord) profile = take_profile (form);
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_plan_free);
  HutRecordPlan *lane = plan_lane (form, &acting, said, error);
  g_autoptr (HutRecord) kept = NULL;

  if (lane == NULL)
    return NULL;
  g_ptr_array_add (plans, lane);
  kept = read_profile (form, &acting, hut_record_get_text (said, "code"));
  g_ptr_array_add (
      plans, hut_lane_plan_profile (&acting, hut_record_get_text (said, "code"), kept, profile));
  for (guint i = plans->len; i-- > 0;)
    if (((HutRecordPlan *)plans->pdata[i])->records->len == 0)
      g_ptr_array_remove_index (plans, i);
  return g_steal_pointer (&plans);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = plans_of (form, &error);
  HutRecordPlan *first;
  HutUid id;

  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plans == NULL)
    return FALSE;
  if (plans->len == 0)
    return TRUE;
  first = plans->pdata[0];
  id = ((HutPlannedRecord *)first->records->pdata[0])->next->id;
  hut_page_write_all (form->widget, form->browser, plans,
                      form->kept != NULL ? _ ("The lane was changed") : _ ("The lane was made"),
                      prompt, form->made, &id);
  return FALSE;
}

/* Everybody of the office makes lanes; an account that may not change them keeps their profiles. */
static gboolean
may_change (Form *form)
{
  return form->kept == NULL || hut_seat_may (hut_case_browser_get_seat (form->browser),
                                             &hut_kind_lane, HUT_ACCESS_CHANGE);
}

static const char *
note_of (Form *form)
{
  if (form->kept == NULL)
    return _ ("Its line is drawn afterwards, from the map or by hand.");
  return may_change (form) ? NULL
                           : _ ("The name and the community are changed by the administrator. What "
                                "works in the lane you can change here.");
}

static void
add_communities (Form *form, GtkBox *box)
{
  GPtrArray *communities = hut_case_browser_get_communities (form->browser);

  form->community = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_add (form->community, NULL, _ ("(none)"));
  for (guint i = 0; communities != NULL && i < communities->len; i++)
    {
      const char *code = hut_record_get_text (communities->pdata[i], "code");
      const char *name = hut_record_get_text (communities->pdata[i], "name");

      if (code != NULL)
        hut_code_drop_down_add (form->community, code, name != NULL ? name : code);
    }
  hut_code_drop_down_set_code (
      form->community, form->kept != NULL ? hut_record_get_text (form->kept, "community") : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (form->community), may_change (form));
  gtk_box_append (box, hut_form_row_new (_ ("_Community"), GTK_WIDGET (form->community)));
}

static GtkWidget *
new_content (Form *form)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *sides[2];

  for (guint i = 0; i < 2; i++)
    {
      sides[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      gtk_widget_set_size_request (sides[i], 280, -1);
      gtk_box_append (GTK_BOX (columns), sides[i]);
    }
  form->code = hut_form_row_add_entry (
      GTK_BOX (sides[0]), _ ("C_ode"),
      form->kept != NULL ? hut_record_get_text (form->kept, "code") : NULL, form->kept == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (form->code), form->kept == NULL);
  form->name = hut_form_row_add_entry (
      GTK_BOX (sides[0]), _ ("_Name"),
      form->kept != NULL ? hut_record_get_text (form->kept, "name") : NULL, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (form->name), may_change (form));
  add_communities (form, GTK_BOX (sides[0]));
  for (gsize i = 0; i < G_N_ELEMENTS (profile_rows); i++)
    form->rows[i] = hut_form_row_add_entry (
        GTK_BOX (sides[i < 2 ? 0 : 1]), _ (profile_rows[i].label),
        form->profile != NULL ? hut_record_get_text (form->profile, profile_rows[i].field) : NULL,
        FALSE);
  return columns;
}

void
hut_lane_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                    const HutRecord *profile, HutPageWritten made)
{
  Form *form = form_new (widget, browser, kept);
  HutPrompt *prompt =
      hut_prompt_new (widget, kept != NULL ? _ ("Edit Lane") : _ ("New Lane"), note_of (form),
                      kept != NULL ? _ ("_Save") : _ ("_Make Lane"), on_answered, form, form_free);

  form->made = made;
  form->profile = profile != NULL ? hut_record_copy (profile) : NULL;
  hut_prompt_set_extra (prompt, new_content (form));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (kept == NULL        ? form->code
                                     : may_change (form) ? form->name
                                                         : form->rows[0]));
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_lane_plan_void (form->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The lane was taken away"),
                          prompt, NULL, NULL);
}

void
hut_lane_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Take the Lane Away"),
      _ ("It is no longer patrolled and checked. What was done there stays on "
         "record."),
      _ ("_Take Away"), on_void_answered, form_new (widget, browser, kept), form_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
