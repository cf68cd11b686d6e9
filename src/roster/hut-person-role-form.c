/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The forms of a role. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-role-form.h"

#include "domain/hut-person-plan.h"
#include "roster/hut-person-place.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *person;
  GPtrArray *roles;  /* HutRecord, of the person */
  GHashTable *lanes; /* code → name */
  GHashTable *grids;
  HutRecord *role; /* that is ended or void; or NULL */
  HutCodeDropDown *code;
  HutSuggestEntry *place;
  GtkWidget *place_row;
  GtkEditable *from, *until, *words;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->person, hut_record_free);
  g_clear_pointer (&form->roles, g_ptr_array_unref);
  g_clear_pointer (&form->lanes, g_hash_table_unref);
  g_clear_pointer (&form->grids, g_hash_table_unref);
  g_clear_pointer (&form->role, hut_record_free);
  g_free (form);
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  return form;
}

/* ---- What was filled in ---- */

/* Fills @field with the day in @entry, later by @days; FALSE where it is none, and the row says so.
 */
static gboolean
take_day (GtkEditable *entry, HutRecord *said, const char *field, int days)
{
  g_autofree char *text = hut_form_dup_text (entry);
  HutFormRow *row = HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (entry)));
  HutTime day = 0;

  hut_form_row_set_error (row, NULL);
  if (text == NULL)
    return TRUE;
  if (!hut_person_read_day (text, hut_time_now (), &day))
    {
      hut_form_row_set_error (row, _ ("Write a day like 2026-11-27."));
      return FALSE;
    }
  hut_record_set_int (said, field, hut_time_day_start (day, hut_time_shown_zone (), days));
  return TRUE;
}

static gboolean
is_of_grid (Form *form)
{
  return g_strcmp0 (hut_code_drop_down_get_code (form->code), "grid-worker") == 0;
}

static gboolean
take_place (Form *form, HutRecord *said)
{
  const char *code;

  hut_form_row_set_error (HUT_FORM_ROW (form->place_row), NULL);
  if (!hut_person_place_get_code (form->place, &code))
    {
      hut_form_row_set_error (HUT_FORM_ROW (form->place_row),
                              _ ("Choose one of those that are offered, or write its code."));
      return FALSE;
    }
  hut_record_set_text (said, is_of_grid (form) ? "grid" : "lane", code);
  return TRUE;
}

static HutRecord *
take_said (Form *form)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_role, &id, NULL);
  g_autofree char *words = hut_form_dup_text (form->words);
  gboolean placed = take_place (form, said);
  gboolean begun = take_day (form->from, said, "from", 0);
  /* The day that is named is the last. */
  gboolean ended = take_day (form->until, said, "until", 1);

  hut_record_set_text (said, "code", hut_code_drop_down_get_code (form->code));
  hut_record_set_text (said, "words", words);
  hut_record_set_text (said, "community", hut_record_get_text (form->person, "community"));
  return placed && begun && ended ? g_steal_pointer (&said) : NULL;
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      said != NULL ? hut_role_plan_begin (&acting, form->person, form->roles, said, &error) : NULL;

  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The role was given"),
                          prompt, NULL, NULL);
}

/* ---- The form ---- */

static void
on_code (Form *form)
{
  hut_person_place_set_names (form->place, is_of_grid (form) ? form->grids : form->lanes);
  g_object_set (form->place_row, "label", is_of_grid (form) ? _ ("_Grid") : _ ("_Lane"), NULL);
}

/* Code → name, without those of @without. */
static GHashTable *
names_without (GHashTable *places, GHashTable *without)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer code, name;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &code, &name))
    if (without == NULL || !g_hash_table_contains (without, code))
      g_hash_table_insert (names, g_strdup (code), g_strdup (name));
  return names;
}

static GtkWidget *
new_box (Form *form)
{
  g_autofree char *today = hut_roster_day_words (hut_time_now ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *code = hut_code_drop_down_new ();

  form->code = HUT_CODE_DROP_DOWN (code);
  hut_code_drop_down_set_field (form->code, hut_kind_field (&hut_kind_role, "code"), NULL);
  hut_code_drop_down_set_code (form->code, "steward");
  gtk_box_append (GTK_BOX (box), hut_form_row_new (_ ("_Role of the person"), code));
  form->place = HUT_SUGGEST_ENTRY (hut_person_place_new (form->lanes));
  form->place_row = hut_form_row_new (_ ("_Lane"), GTK_WIDGET (form->place));
  hut_suggest_entry_set_name (form->place, _ ("Lane or grid"));
  gtk_box_append (GTK_BOX (box), form->place_row);
  form->from = hut_form_row_add_entry (GTK_BOX (box), _ ("_From"), today, TRUE);
  form->until = hut_form_row_add_entry (GTK_BOX (box), _ ("_Until, the last day"), NULL, FALSE);
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("_Words"), NULL, FALSE);
  g_signal_connect_swapped (code, "notify::code", G_CALLBACK (on_code), form);
  return box;
}

void
hut_person_role_form_open (GtkWidget *widget, HutCaseBrowser *browser,
                           const HutPersonDossier *dossier)
{
  Form *form = form_new (widget, browser);
  HutPrompt *prompt;

  form->person = hut_record_copy (dossier->person);
  form->roles = g_ptr_array_ref (dossier->roles);
  form->lanes = g_hash_table_ref (dossier->lanes);
  form->grids = names_without (dossier->places, dossier->lanes);
  prompt = hut_prompt_new (widget, _ ("Give a Role"),
                           _ ("A person may have several at one time. A steward and a lane chief "
                              "have a lane, a grid worker has a grid."),
                           _ ("_Give"), on_answered, form, form_free);
  hut_prompt_set_extra (prompt, new_box (form));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->place));
}

/* ---- The end ---- */

static gboolean
on_end_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (HutRecord) said = hut_record_copy (form->role);
  g_autofree char *words = hut_form_dup_text (form->words);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = NULL;

  hut_record_set (said, "until", (HutValue)HUT_VALUE_INIT);
  if (take_day (form->until, said, "until", 1))
    plan = hut_role_plan_end (&acting, form->role, hut_record_get_int (said, "until", 0), words,
                              &error);
  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The role has an end"),
                          prompt, NULL, NULL);
}

void
hut_person_role_form_ask_end (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *role)
{
  g_autofree char *today = hut_roster_day_words (hut_time_now ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Form *form = form_new (widget, browser);
  HutPrompt *prompt;

  form->role = hut_record_copy (role);
  prompt = hut_prompt_new (widget, _ ("End the Role"), NULL, _ ("_End"), on_end_answered, form,
                           form_free);
  form->until = hut_form_row_add_entry (GTK_BOX (box), _ ("_Until, the last day"), today, TRUE);
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("_Words"),
                                        hut_record_get_text (role, "words"), FALSE);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->until));
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_role_plan_void (form->role, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The role is void"), prompt,
                          NULL, NULL);
}

void
hut_person_role_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *role)
{
  Form *form = form_new (widget, browser);
  HutPrompt *prompt;

  form->role = hut_record_copy (role);
  prompt = hut_prompt_new (widget, _ ("Void"),
                           _ ("For a role that never was. One that was held is ended instead."),
                           _ ("_Void"), on_void_answered, form, form_free);
  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
