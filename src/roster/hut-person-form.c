/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a person. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-form.h"

#include "domain/hut-mask.h"
#include "domain/hut-person-alike.h"
#include "domain/hut-person-plan.h"
#include "domain/hut-shift-plan.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-words.h"
#include "store/hut-reader-people.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-personal-fields.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define EVERY_DAY 0xfe

/* What is typed as it is kept. */
static const struct
{
  const char *field;
  const char *label;
} entries[] = {
  { "name", N_ ("_Name of the person") },
  { "unit", N_ ("_Unit of the person") },
  { "skills", N_ ("_Skills") },
  { "training", N_ ("_Training") },
  { "volunteer_number", N_ ("_Volunteer number") },
  { "note", N_ ("N_ote") },
};

enum
{
  NAME,
  UNIT,
  SKILLS,
  TRAINING,
  NUMBER,
  NOTE
};

static const HutPersonalField personal[] = {
  { "telephone", N_ ("Te_lephone") },
  { "id_number", N_ ("_Identity number") },
  { "home_address", N_ ("Home add_ress") },
};

static const struct
{
  const char *field;
  const char *label;
} days[] = {
  { "trained_at", N_ ("Trained on") },
  { "agreement_from", N_ ("Agreement from") },
  { "agreement_until", N_ ("Agreement until") },
};

static const struct
{
  const char *field;
  const char *label;
} consents[] = {
  { "consent_name", N_ ("The name may be published") },
  { "consent_telephone", N_ ("The telephone may be published") },
};

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept; /* NULL: of somebody new */
  HutUid fresh;    /* the uid of somebody new */
  HutPageWritten added;
  HutPrompt *prompt; /* owns this */
  GtkEditable *entries[G_N_ELEMENTS (entries)];
  HutPersonalFields *personal;
  HutCodeDropDown *community;
  GtkCheckButton *weekdays[7];
  GtkEditable *days[G_N_ELEMENTS (days)];
  GtkCheckButton *consents[G_N_ELEMENTS (consents)];
  GtkWidget *alike_box;
  HutLineList *alike;
  char *proposed; /* name and telephone for which somebody alike was proposed; or NULL */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->kept, hut_record_free);
  g_clear_pointer (&form->personal, hut_personal_fields_free);
  g_free (form->proposed);
  g_free (form);
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->kept = kept != NULL ? hut_record_copy (kept) : NULL;
  form->fresh = hut_uid_new ();
  return form;
}

/* ---- What was filled in ---- */

static void
take_unit (Form *form, HutRecord *said)
{
  g_autofree char *text = hut_form_dup_text (form->entries[UNIT]);

  hut_record_set_text (said, "unit",
                       hut_case_names_unit_kept (hut_case_browser_get_names (form->browser), text));
}

static void
take_weekdays (Form *form, HutRecord *said)
{
  GString *list = g_string_new ("[");
  guint n = 0;

  for (guint i = 0; i < 7; i++)
    if (gtk_check_button_get_active (form->weekdays[i]))
      g_string_append_printf (list, "%s%u", n++ > 0 ? "," : "", i + 1);
  g_string_append_c (list, ']');
  /* Every day and none say the same: that no day is ruled out. */
  hut_record_set_text (said, "available", n > 0 && n < 7 ? list->str : NULL);
  g_string_free (list, TRUE);
}

/* The last day of the agreement counts: it is kept as the first instant at which it is over. */
static gboolean
take_days (Form *form, HutRecord *said)
{
  gboolean right = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = hut_form_dup_text (form->days[i]);
      HutFormRow *row = HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (form->days[i])));
      HutTime day = 0;

      hut_form_row_set_error (row, NULL);
      hut_record_set (said, days[i].field, (HutValue)HUT_VALUE_INIT);
      if (text == NULL)
        continue;
      if (!hut_person_read_day (text, hut_time_now (), &day))
        {
          hut_form_row_set_error (row, _ ("Write a day like 2026-11-27."));
          right = FALSE;
          continue;
        }
      if (g_str_equal (days[i].field, "agreement_until"))
        day = hut_time_day_start (day, hut_time_shown_zone (), 1);
      hut_record_set_int (said, days[i].field, day);
    }
  return right;
}

static void
take_texts (Form *form, HutRecord *said)
{
  g_autofree char *skills = hut_form_dup_text (form->entries[SKILLS]);
  g_autofree char *list = hut_person_read_skills (skills);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *text = hut_form_dup_text (form->entries[i]);

      hut_record_set_text (said, entries[i].field, text);
    }
  hut_record_set_text (said, "skills", list);
  take_unit (form, said);
  hut_personal_fields_take (form->personal, said);
}

/* NULL where something cannot be read; the form says what. */
static HutRecord *
take_said (Form *form)
{
  g_autoptr (HutRecord) said = form->kept != NULL
                                   ? hut_record_copy (form->kept)
                                   : hut_record_new (&hut_kind_person, &form->fresh, NULL);

  take_texts (form, said);
  take_weekdays (form, said);
  hut_record_set_text (said, "community", hut_code_drop_down_get_code (form->community));
  for (gsize i = 0; i < G_N_ELEMENTS (consents); i++)
    if (gtk_check_button_get_active (form->consents[i]))
      hut_record_set_int (said, consents[i].field, 1);
    else
      hut_record_set (said, consents[i].field, (HutValue)HUT_VALUE_INIT);
  return take_days (form, said) ? g_steal_pointer (&said) : NULL;
}

/* ---- Who may be the same ---- */

static HutLine *
line_of (Form *form, const HutRecord *person)
{
  g_autofree char *id = hut_uid_to_string (&person->id);
  HutLine *line = hut_line_new (id);
  const char *community = hut_record_get_text (person, "community");
  const char *name =
      community != NULL ? hut_case_browser_community_name (form->browser, community) : NULL;
  g_autofree char *telephone =
      hut_mask_value ("telephone", hut_record_get_text (person, "telephone"));

  line->title = g_strdup (hut_record_get_text (person, "name"));
  line->note = g_strdup_printf ("%s · %s", name != NULL ? name : _ ("(no community)"),
                                telephone != NULL ? telephone : _ ("(no telephone)"));
  if (hut_record_get_int (person, "left_at", 0) != 0)
    {
      line->chip = g_strdup (C_ ("person", "Left"));
      line->chip_icon = "hut-close-symbolic";
      line->chip_tone = "done";
    }
  return line;
}

/* What somebody alike is looked for by; once proposed for it, the answer stands. */
static char *
looked_for (const HutRecord *said)
{
  const char *telephone = hut_record_get_text (said, "telephone");

  return g_strdup_printf ("%s\t%s", hut_record_get_text (said, "name"),
                          telephone != NULL ? telephone : "");
}

static gboolean
is_as_kept (Form *form, const HutRecord *said)
{
  return form->kept != NULL &&
         hut_value_equal (hut_record_get (form->kept, "name"), hut_record_get (said, "name")) &&
         hut_value_equal (hut_record_get (form->kept, "telephone"),
                          hut_record_get (said, "telephone"));
}

/* TRUE where somebody is proposed, and the person has to answer once more. */
static gboolean
propose (Form *form, const HutRecord *said)
{
  HutReader *reader = hut_case_browser_get_reader (form->browser);
  g_autofree char *key = looked_for (said);
  g_autoptr (GPtrArray) alike = NULL;
  GPtrArray *lines;

  if (reader == NULL || is_as_kept (form, said) || g_strcmp0 (form->proposed, key) == 0)
    return FALSE;
  alike = hut_reader_people_alike (reader, said, NULL);
  gtk_widget_set_visible (form->alike_box, alike != NULL && alike->len > 0);
  if (alike == NULL || alike->len == 0)
    return FALSE;
  lines = g_ptr_array_new ();
  for (guint i = 0; i < alike->len; i++)
    g_ptr_array_add (lines, line_of (form, alike->pdata[i]));
  hut_line_list_set_lines (form->alike, lines);
  g_free (form->proposed);
  form->proposed = g_steal_pointer (&key);
  hut_prompt_set_answer (form->prompt, form->kept == NULL ? _ ("_Add Anyway") : _ ("_Save Anyway"));
  hut_button_name_once (GTK_WIDGET (form->prompt));
  return TRUE;
}

static void
on_known (HutLineList *list, const char *id, Form *form)
{
  HutUid uid;

  if (!hut_uid_parse (id, &uid))
    return;
  if (form->added != NULL)
    form->added (form->widget, &uid);
  else
    gtk_widget_activate_action (form->widget, "roster.show-person", "s", id);
  gtk_window_close (GTK_WINDOW (form->prompt));
}

/* ---- The answer ---- */

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecordPlan) plan = NULL;

  if (said != NULL)
    plan = form->kept != NULL ? hut_person_plan_change (&acting, form->kept, said, &error)
                              : hut_person_plan_add (&acting, said, &error);
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plan == NULL || propose (form, said))
    return FALSE;
  hut_page_write (form->widget, form->browser, g_steal_pointer (&plan),
                  form->kept != NULL ? _ ("The person was changed")
                                     : _ ("The person is in the roster"),
                  prompt, form->added, &said->id);
  return FALSE;
}

/* ---- The form ---- */

static const char *
kept_text (Form *form, const char *field)
{
  return form->kept != NULL ? hut_record_get_text (form->kept, field) : NULL;
}

static void
add_community (Form *form, GtkBox *box)
{
  GPtrArray *communities = hut_case_browser_get_communities (form->browser);
  GtkWidget *choice = hut_code_drop_down_new ();

  form->community = HUT_CODE_DROP_DOWN (choice);
  hut_code_drop_down_add (form->community, NULL, _ ("(not said)"));
  for (guint i = 0; i < communities->len; i++)
    hut_code_drop_down_add (form->community, hut_record_get_text (communities->pdata[i], "code"),
                            hut_record_get_text (communities->pdata[i], "name"));
  hut_code_drop_down_set_code (form->community, kept_text (form, "community"));
  gtk_box_append (box, hut_form_row_new (_ ("_Community"), choice));
}

static void
add_weekdays (Form *form, GtkBox *box)
{
  const char *available = kept_text (form, "available");
  guint kept = available != NULL ? hut_shift_days (available) : EVERY_DAY;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < 7; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (hut_person_weekday (i + 1));

      form->weekdays[i] = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (form->weekdays[i], (kept & 2u << i) != 0);
      gtk_box_append (GTK_BOX (row), check);
    }
  gtk_box_append (box, hut_form_row_new (_ ("Free days"), row));
}

static void
add_days (Form *form, GtkBox *box)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      HutTime day = form->kept != NULL ? hut_record_get_int (form->kept, days[i].field, 0) : 0;
      gboolean last = g_str_equal (days[i].field, "agreement_until");
      g_autofree char *text = hut_roster_day_words (day != 0 && last ? day - 1 : day);

      form->days[i] = hut_form_row_add_entry (box, _ (days[i].label), text, FALSE);
      gtk_widget_set_hexpand (gtk_widget_get_parent (GTK_WIDGET (form->days[i])), TRUE);
    }
}

static void
add_consents (Form *form, GtkBox *box)
{
  for (gsize i = 0; i < G_N_ELEMENTS (consents); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ (consents[i].label));

      form->consents[i] = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (form->consents[i],
                                   form->kept != NULL &&
                                       hut_record_get_int (form->kept, consents[i].field, 0) != 0);
      gtk_box_append (box, check);
    }
}

static void
add_entry (Form *form, GtkBox *box, guint which)
{
  const char *kept = kept_text (form, entries[which].field);
  g_autofree char *skills = which == SKILLS ? hut_person_skill_words (kept, "、") : NULL;
  const char *text =
      which == SKILLS ? skills
      : which == UNIT ? hut_case_names_unit_words (hut_case_browser_get_names (form->browser), kept)
                      : kept;

  form->entries[which] =
      hut_form_row_add_entry (box, _ (entries[which].label), text, which == NAME);
}

static GtkWidget *
new_alike (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *words = gtk_label_new (_ ("Somebody like this is known already. Choose who it is, or "
                                       "answer once more if it is somebody else."));
  GtkWidget *list = g_object_new (HUT_TYPE_LINE_LIST, "most", 160, NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "hut-notice");
  gtk_widget_add_css_class (words, "soon");
  gtk_widget_add_css_class (list, "hut-card");
  gtk_widget_set_overflow (list, GTK_OVERFLOW_HIDDEN);
  form->alike = HUT_LINE_LIST (list);
  form->alike_box = box;
  hut_line_list_set_name (form->alike, _ ("Who it may be"));
  g_signal_connect (list, "activated", G_CALLBACK (on_known), form);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
new_columns (Form *form)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *dates = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_size_request (left, 260, -1);
  gtk_widget_set_size_request (right, 380, -1);
  add_entry (form, GTK_BOX (left), NAME);
  add_entry (form, GTK_BOX (left), UNIT);
  add_community (form, GTK_BOX (left));
  form->personal = hut_personal_fields_new (GTK_BOX (left), personal, G_N_ELEMENTS (personal),
                                            form->kept, HUT_PERSONAL_ASK_BELOW);
  add_entry (form, GTK_BOX (left), NOTE);
  add_entry (form, GTK_BOX (right), SKILLS);
  add_weekdays (form, GTK_BOX (right));
  add_entry (form, GTK_BOX (right), TRAINING);
  add_days (form, GTK_BOX (dates));
  gtk_box_append (GTK_BOX (right), dates);
  add_entry (form, GTK_BOX (right), NUMBER);
  add_consents (form, GTK_BOX (right));
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);
  return columns;
}

static void
open_form (Form *form, const char *title, const char *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  form->prompt = hut_prompt_new (form->widget, title, NULL, answer, on_answered, form, form_free);
  gtk_box_append (GTK_BOX (box), new_columns (form));
  gtk_box_append (GTK_BOX (box), new_alike (form));
  hut_prompt_set_extra (form->prompt, box);
  hut_prompt_show (form->prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->entries[NAME]));
}

void
hut_person_form_open_new (GtkWidget *widget, HutCaseBrowser *browser, HutPageWritten added)
{
  Form *form = form_new (widget, browser, NULL);

  form->added = added;
  open_form (form, _ ("New Person"), _ ("_Add"));
}

void
hut_person_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *person)
{
  open_form (form_new (widget, browser, person), _ ("Edit Person"), _ ("_Save"));
}
