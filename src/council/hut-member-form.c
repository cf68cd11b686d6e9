/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a member. The record with what is personal is read by its uid when the form opens.
 * Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-member-form.h"

#include "domain/hut-decision-words.h"
#include "domain/hut-member-plan.h"
#include "store/hut-member-work.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-person-entry.h"
#include "widgets/hut-personal-fields.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is typed as it is kept. */
static const struct
{
  const char *field;
  const char *label;
} entries[] = {
  { "number", N_ ("_Number") },
  { "name", N_ ("Na_me of the member") },
  { "household", N_ ("_Household or unit") },
  { "block", N_ ("_Block of seats") },
  { "screen_name", N_ ("Name on the _screen") },
  { "owner", N_ ("_Owner") },
};

static const HutPersonalField personal[] = {
  { "telephone", N_ ("_Telephone") },
  { "home_address", N_ ("Home add_ress") },
};

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  GPtrArray *members;
  HutUid body;
  HutRecord *kept; /* NULL: of a new one */
  GtkEditable *entries[G_N_ELEMENTS (entries)];
  HutPersonalFields *personal;
  HutPersonEntry *person; /* of a new one: who of the roster it is, or NULL */
  HutCodeDropDown *role;
  GtkWidget *area_row;
  GtkEditable *area;
  HutCodeDropDown *area_source;
  GtkCheckButton *developer;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->members, g_ptr_array_unref);
  g_clear_pointer (&form->personal, hut_personal_fields_free);
  g_clear_pointer (&form->kept, hut_record_free);
  g_free (form);
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser, GPtrArray *members)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->members = members != NULL ? g_ptr_array_ref (members) : NULL;
  return form;
}

/* ---- What was filled in ---- */

static void
take_text (HutRecord *said, const char *field, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  hut_record_set_text (said, field, *text != '\0' ? text : NULL);
}

static gboolean
take_area (Form *form, HutRecord *said)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (form->area)));
  gint64 area;

  hut_form_row_set_error (HUT_FORM_ROW (form->area_row), NULL);
  hut_record_set (said, "area", (HutValue)HUT_VALUE_INIT);
  if (*text == '\0')
    return TRUE;
  if (!hut_member_read_area (text, &area))
    {
      hut_form_row_set_error (HUT_FORM_ROW (form->area_row),
                              _ ("Square metres with two decimals at most, like 89.50."));
      return FALSE;
    }
  hut_record_set_int (said, "area", area);
  return TRUE;
}

static HutRecord *
take_said (Form *form)
{
  const HutUid fresh = hut_uid_new ();
  g_autoptr (HutRecord) said = form->kept != NULL ? hut_record_copy (form->kept)
                                                  : hut_record_new (&hut_kind_member, &fresh, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    take_text (said, entries[i].field, form->entries[i]);
  hut_personal_fields_take (form->personal, said);
  hut_record_set_text (said, "role", hut_code_drop_down_get_code (form->role));
  hut_record_set_text (said, "area_source", hut_code_drop_down_get_code (form->area_source));
  if (gtk_check_button_get_active (form->developer))
    hut_record_set_int (said, "developer", 1);
  else
    hut_record_set (said, "developer", (HutValue)HUT_VALUE_INIT);
  return take_area (form, said) ? g_steal_pointer (&said) : NULL;
}

static HutRecordPlan *
plan_said (Form *form, HutRecord *said, GError **error)
{
  HutReader *reader = hut_case_browser_get_reader (form->browser);
  const char *stream = hut_store_get_stream (hut_case_browser_get_store (form->browser));

  if (form->kept != NULL)
    return hut_member_plan_edit (form->kept, form->members, said, error);
  said->id = hut_member_new_id (reader, stream, &form->body, said);
  return hut_member_plan_add (&form->body, form->members, said, error);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = said != NULL ? plan_said (form, said, &error) : NULL;

  return hut_page_answer (form->widget, form->browser, plan, error,
                          form->kept != NULL ? _ ("The member was changed")
                                             : _ ("The member is on the roll"),
                          prompt, NULL, NULL);
}

/* ---- The form ---- */

static const char *
kept_text (Form *form, const char *field)
{
  return form->kept != NULL ? hut_record_get_text (form->kept, field) : NULL;
}

static HutCodeDropDown *
add_choice (Form *form, GtkBox *box, const char *label, const char *field, const char *none)
{
  GtkWidget *choice = hut_code_drop_down_new ();

  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (choice),
                                hut_kind_field (&hut_kind_member, field), none);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (choice), kept_text (form, field));
  gtk_box_append (box, hut_form_row_new (label, choice));
  return HUT_CODE_DROP_DOWN (choice);
}

/* "89.50", as it can be typed. */
static char *
area_text (Form *form)
{
  gint64 area = form->kept != NULL ? hut_record_get_int (form->kept, "area", -1) : -1;

  return area >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", area / 100, (int)(area % 100))
                   : NULL;
}

static void
add_right (Form *form, GtkBox *box)
{
  g_autofree char *area = area_text (form);

  form->role = add_choice (form, box, _ ("Ro_le"), "role", NULL);
  if (form->kept == NULL)
    hut_code_drop_down_set_code (form->role, "member");
  form->area = hut_form_row_add_entry (box, _ ("Exclusive _area in m²"), area, FALSE);
  form->area_row = gtk_widget_get_parent (GTK_WIDGET (form->area));
  form->area_source = add_choice (form, box, _ ("Area _known"), "area_source", _ ("(not said)"));
  form->developer =
      GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Not sol_d, or not handed over")));
  gtk_check_button_set_active (
      form->developer, form->kept != NULL && hut_record_get_int (form->kept, "developer", 0) == 1);
  gtk_box_append (box, GTK_WIDGET (form->developer));
  form->personal = hut_personal_fields_new (box, personal, G_N_ELEMENTS (personal), form->kept,
                                            HUT_PERSONAL_ASK_BELOW);
}

/* ---- From the roster ---- */

#define PROPOSED "hut-proposed"

/* What a person of the roster says of itself is proposed in the place of what another one did; what
 * was typed stays. */
static void
propose (GtkEditable *entry, const char *text)
{
  const char *typed = gtk_editable_get_text (entry);
  const char *before = g_object_get_data (G_OBJECT (entry), PROPOSED);

  if (*typed != '\0' && g_strcmp0 (typed, before) != 0)
    return;
  gtk_editable_set_text (entry, text != NULL ? text : "");
  g_object_set_data_full (G_OBJECT (entry), PROPOSED, g_strdup (text), g_free);
}

static GtkEditable *
entry_of (Form *form, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].field, field))
      return form->entries[i];
  return NULL;
}

static void
on_person (Form *form)
{
  HutReader *reader = hut_case_browser_get_reader (form->browser);
  g_autoptr (HutRecord) person = NULL;
  HutUid id;

  if (!hut_person_entry_get_person (form->person, &id))
    return;
  person = hut_reader_get (reader, &hut_kind_person, &id, NULL);
  if (person == NULL)
    return;
  propose (entry_of (form, "name"), hut_record_get_text (person, "name"));
  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    propose (hut_personal_fields_get_entry (form->personal, i),
             hut_record_get_text (person, personal[i].field));
}

static void
add_person (Form *form, GtkBox *box)
{
  form->person =
      HUT_PERSON_ENTRY (hut_person_entry_new (form->browser, _ ("Find in the roster of people")));
  g_signal_connect_swapped (form->person, "chosen", G_CALLBACK (on_person), form);
  gtk_box_append (box, hut_form_row_new (_ ("_From the roster: name or its letters"),
                                         GTK_WIDGET (form->person)));
}

static void
open_form (Form *form, const char *title, const char *answer)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt =
      hut_prompt_new (form->widget, title, NULL, answer, on_answered, form, form_free);

  gtk_widget_set_size_request (left, 260, -1);
  gtk_widget_set_size_request (right, 260, -1);
  if (form->kept == NULL)
    add_person (form, GTK_BOX (left));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    form->entries[i] = hut_form_row_add_entry (GTK_BOX (left), _ (entries[i].label),
                                               kept_text (form, entries[i].field), FALSE);
  add_right (form, GTK_BOX (right));
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);
  hut_prompt_set_extra (prompt, columns);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->entries[form->kept != NULL ? 1 : 0]));
}

void
hut_member_form_open_new (GtkWidget *widget, HutCaseBrowser *browser, const HutUid *body,
                          GPtrArray *members)
{
  Form *form = form_new (widget, browser, members);

  form->body = *body;
  open_form (form, _ ("New Member"), _ ("_Put on the Roll"));
}

void
hut_member_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutUid *id,
                      GPtrArray *members)
{
  HutRecord *kept =
      hut_reader_get (hut_case_browser_get_reader (browser), &hut_kind_member, id, NULL);
  Form *form;

  if (kept == NULL)
    return;
  form = form_new (widget, browser, members);
  form->kept = kept;
  open_form (form, _ ("Edit Member"), _ ("_Save"));
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_member_plan_void (form->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error,
                          _ ("The member was struck off the roll"), prompt, NULL, NULL);
}

void
hut_member_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = form_new (widget, browser, NULL);
  HutPrompt *prompt;

  form->kept = hut_record_copy (kept);
  prompt = hut_prompt_new (widget, _ ("Strike off the Roll"),
                           _ ("What the member took part in stays on record."), _ ("_Strike Off"),
                           on_void_answered, form, form_free);
  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
