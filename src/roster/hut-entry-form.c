/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The forms of a line of the three lists. Whom to turn to is masked until somebody asks. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entry-form.h"

#include "domain/hut-entry-plan.h"
#include "mapview/hut-place-picker.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-page.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-person-entry.h"
#include "widgets/hut-personal-fields.h"
#include "widgets/hut-suggest-entry.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const HutPersonalField contact[] = {
  { "contact", N_ ("Whom to turn t_o, with telephone") },
};

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept; /* as it is, or begins */
  gboolean is_new;
  GStrv categories;
  HutEntryWritten written;
  GtkEditable *title;
  HutSuggestEntry *category;
  GtkEditable *tags;
  HutCodeDropDown *community;
  GtkEditable *address;
  GtkEditable *from, *until, *due; /* @due: of a project, else NULL */
  GtkEditable *capacity;
  GtkEditable *unit;
  HutPersonEntry *person;
  HutPersonalFields *contact;
  HutCodeDropDown *level;
  GtkEditable *words;
  HutPlacePicker *place;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->contact, hut_personal_fields_free);
  g_clear_pointer (&form->kept, hut_record_free);
  g_strfreev (form->categories);
  g_free (form);
}

/* ---- What was filled in ---- */

static void
take_text (HutRecord *said, const char *field, GtkEditable *entry)
{
  g_autofree char *text = hut_form_dup_text (entry);

  hut_record_set_text (said, field, text);
}

static GtkWidget *
row_of (GtkEditable *entry)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (entry), HUT_TYPE_FORM_ROW);
}

/* A day is meant from its beginning, or to its end. */
static gboolean
take_day (HutRecord *said, const char *field, GtkEditable *entry, gboolean to_end)
{
  g_autofree char *text = hut_form_dup_text (entry);
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime time = 0;
  gboolean good = text == NULL || hut_when_parse (text, hut_time_now (), zone, &time);

  if (entry == NULL)
    return TRUE;
  hut_form_row_set_error (HUT_FORM_ROW (row_of (entry)),
                          good ? NULL : _ ("Write a day, for example 2026-11-27 or “tomorrow”."));
  hut_record_set (said, field, (HutValue)HUT_VALUE_INIT);
  if (good && text != NULL)
    hut_record_set_int (said, field,
                        to_end ? hut_time_day_start (time, zone, 1) - 1
                               : hut_time_day_start (time, zone, 0));
  return good;
}

static gboolean
take_capacity (HutRecord *said, GtkEditable *entry)
{
  g_autofree char *text = hut_form_dup_text (entry);
  gint64 number = 0;
  gboolean good = text == NULL || g_ascii_string_to_signed (text, 10, 1, 1000000, &number, NULL);

  hut_form_row_set_error (HUT_FORM_ROW (row_of (entry)), good ? NULL : _ ("A number, 1 or more."));
  hut_record_set (said, "capacity", (HutValue)HUT_VALUE_INIT);
  if (good && text != NULL)
    hut_record_set_int (said, "capacity", number);
  return good;
}

/* FALSE where a name stands there that nobody, or more than one, has. */
static gboolean
take_person (Form *form, HutRecord *said)
{
  g_autofree char *text = g_strstrip (g_strdup (hut_person_entry_get_text (form->person)));
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (form->person), HUT_TYPE_FORM_ROW);
  HutUid id;
  gboolean there = hut_person_entry_get_person (form->person, &id);

  hut_record_set (said, "person", there ? hut_value_uid (&id) : (HutValue)HUT_VALUE_INIT);
  hut_form_row_set_error (
      HUT_FORM_ROW (row),
      there || *text == '\0' ? NULL
                             : _ ("Choose one of the people that are offered, or leave it empty."));
  return there || *text == '\0';
}

static void
take_place (Form *form, HutRecord *said)
{
  HutPoint place;

  if (hut_place_picker_get_place (form->place, &place))
    hut_record_set (said, "place", hut_value_point (place));
  else
    hut_record_set (said, "place", (HutValue)HUT_VALUE_INIT);
}

/* NULL where something is wrong, which the fields say. */
static HutRecord *
take_said (Form *form)
{
  g_autoptr (HutRecord) said = hut_record_copy (form->kept);
  g_autofree char *words = hut_form_dup_text (form->tags);
  g_autofree char *unit = hut_form_dup_text (form->unit);
  g_autofree char *tags = words != NULL ? hut_tags_from_words (words) : NULL;
  g_autofree char *category = g_strstrip (g_strdup (hut_suggest_entry_get_text (form->category)));
  gboolean good;

  take_text (said, "title", form->title);
  hut_record_set_text (said, "category", *category != '\0' ? category : NULL);
  hut_record_set_text (said, "tags", tags);
  hut_record_set_text (said, "community", hut_code_drop_down_get_code (form->community));
  take_text (said, "address", form->address);
  hut_record_set_text (said, "unit",
                       hut_case_names_unit_kept (hut_case_browser_get_names (form->browser), unit));
  take_text (said, "words", form->words);
  hut_record_set_text (said, "level", hut_code_drop_down_get_code (form->level));
  hut_personal_fields_take (form->contact, said);
  take_place (form, said);
  good = take_day (said, "from", form->from, FALSE);
  good = take_day (said, "until", form->until, TRUE) && good;
  good = take_day (said, "due_at", form->due, TRUE) && good;
  good = take_capacity (said, form->capacity) && good;
  good = take_person (form, said) && good;
  return good ? g_steal_pointer (&said) : NULL;
}

static void
on_written (GtkWidget *widget, const HutUid *id)
{
  g_autofree char *text = hut_uid_to_string (id);

  gtk_widget_activate_action (widget, "roster.show-entry", "s", text);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = NULL;

  if (said != NULL && form->is_new)
    plan = hut_entry_plan_add (&acting, said, &error);
  else if (said != NULL)
    plan = hut_entry_plan_edit (&acting, form->kept, said, &error);
  return hut_page_answer (
      form->widget, form->browser, plan, error,
      form->is_new ? _ ("It stands on the list") : _ ("The list says it now"), prompt,
      form->is_new ? form->written != NULL ? form->written : on_written : NULL, &said->id);
}

/* ---- The form ---- */

static const char *
kept_text (Form *form, const char *field)
{
  return hut_record_get_text (form->kept, field);
}

static void
on_category_typed (HutSuggestEntry *entry, const char *text, gpointer data)
{
  Form *form = data;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *typed = g_utf8_casefold (text, -1);

  for (guint i = 0; form->categories[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (form->categories[i], -1);

      if (strstr (folded, typed) != NULL && !g_str_equal (folded, typed))
        g_ptr_array_add (words, form->categories[i]);
    }
  g_ptr_array_add (words, NULL);
  hut_suggest_entry_set_suggestions (entry, (const char *const *)words->pdata);
}

static GtkWidget *
new_line (GtkBox *box)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 12, "homogeneous", TRUE, NULL);

  gtk_box_append (box, line);
  return line;
}

static void
add_what (Form *form, GtkBox *box)
{
  g_autofree char *tags = hut_tags_to_words (kept_text (form, "tags"));
  GtkWidget *category = hut_suggest_entry_new ();

  form->title = hut_form_row_add_entry (box, _ ("_Title"), kept_text (form, "title"), TRUE);
  form->category = HUT_SUGGEST_ENTRY (category);
  hut_suggest_entry_set_name (form->category, _ ("Subject area, of one or two levels"));
  hut_suggest_entry_set_text (
      form->category, kept_text (form, "category") != NULL ? kept_text (form, "category") : "");
  g_signal_connect (category, "typed", G_CALLBACK (on_category_typed), form);
  gtk_box_append (box, hut_form_row_new (_ ("Subject _area, for example 场地/室内"), category));
  form->tags = hut_form_row_add_entry (box, _ ("Ta_gs, with spaces between"), tags, FALSE);
}

static void
add_community (Form *form, GtkBox *box)
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
  hut_code_drop_down_set_code (form->community, kept_text (form, "community"));
  gtk_box_append (box, hut_form_row_new (_ ("_Community"), GTK_WIDGET (form->community)));
}

static void
add_when (Form *form, GtkBox *box)
{
  gboolean project = g_strcmp0 (kept_text (form, "list"), "project") == 0;
  GtkWidget *line = new_line (box);
  g_autofree char *from = hut_roster_day_words (hut_record_get_int (form->kept, "from", 0));
  g_autofree char *until = hut_roster_day_words (hut_record_get_int (form->kept, "until", 0));
  g_autofree char *due = hut_roster_day_words (hut_record_get_int (form->kept, "due_at", 0));
  gint64 capacity = hut_record_get_int (form->kept, "capacity", 0);
  g_autofree char *number = capacity > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, capacity) : NULL;

  form->from = hut_form_row_add_entry (GTK_BOX (line), _ ("_From (day)"), from, FALSE);
  form->until = hut_form_row_add_entry (GTK_BOX (line), _ ("_Until (day)"), until, FALSE);
  line = new_line (box);
  form->capacity = hut_form_row_add_entry (GTK_BOX (line), _ ("Ca_pacity"), number, FALSE);
  if (project)
    form->due = hut_form_row_add_entry (GTK_BOX (line), _ ("_Due (day)"), due, FALSE);
  form->level = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->level, hut_kind_field (&hut_kind_entry, "level"),
                                _ ("(none)"));
  hut_code_drop_down_set_code (form->level, kept_text (form, "level"));
  gtk_box_append (GTK_BOX (line),
                  hut_form_row_new (_ ("_Level of the committee"), GTK_WIDGET (form->level)));
}

static void
add_whom (Form *form, GtkBox *box)
{
  HutUid id = hut_roster_uid (form->kept, "person");

  form->unit =
      hut_form_row_add_entry (box, _ ("U_nit"),
                              hut_case_names_unit_words (hut_case_browser_get_names (form->browser),
                                                         kept_text (form, "unit")),
                              FALSE);
  form->person =
      HUT_PERSON_ENTRY (hut_person_entry_new (form->browser, _ ("Person of the roster")));
  hut_person_entry_set_person (form->person, hut_uid_is_nil (&id) ? NULL : &id);
  gtk_box_append (box,
                  hut_form_row_new (_ ("P_erson: name or its letters"), GTK_WIDGET (form->person)));
  form->contact = hut_personal_fields_new (box, contact, G_N_ELEMENTS (contact), form->kept,
                                           HUT_PERSONAL_ASK_BESIDE);
}

static void
find_places (const char *words, GPtrArray *places, gpointer widget)
{
  hut_roster_page_find_places (widget, words, places);
}

static void
add_place (Form *form, GtkBox *box)
{
  GtkWidget *picker = hut_place_picker_new (hut_case_browser_get_store (form->browser));
  GtkWidget *row = hut_form_row_new (_ ("P_lace on the map"), picker);
  HutPoint place;

  form->place = HUT_PLACE_PICKER (picker);
  hut_place_picker_set_lookup (form->place, find_places, g_object_ref (form->widget),
                               g_object_unref);
  if (hut_record_get_point (form->kept, "place", &place))
    hut_place_picker_set_place (form->place, &place);
  gtk_widget_set_vexpand (row, TRUE);
  gtk_box_append (box, row);
}

static GtkWidget *
new_fields (Form *form)
{
  GtkBox *both = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24));
  GtkBox *left = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  GtkBox *right = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));

  gtk_widget_set_size_request (GTK_WIDGET (left), 400, -1);
  gtk_widget_set_size_request (GTK_WIDGET (right), 400, -1);
  add_what (form, left);
  add_when (form, left);
  add_whom (form, left);
  form->words = hut_form_row_add_entry (left, _ ("_Words"), kept_text (form, "words"), FALSE);
  add_community (form, right);
  form->address =
      hut_form_row_add_entry (right, _ ("Addre_ss in words"), kept_text (form, "address"), FALSE);
  add_place (form, right);
  gtk_box_append (both, GTK_WIDGET (left));
  gtk_box_append (both, GTK_WIDGET (right));
  return GTK_WIDGET (both);
}

static Form *
form_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = g_new0 (Form, 1);

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->kept = hut_record_copy (kept);
  return form;
}

static void
open_form (Form *form, const char *title, const char *answer, const char *const *categories)
{
  HutPrompt *prompt =
      hut_prompt_new (form->widget, title, NULL, answer, on_answered, form, form_free);

  form->categories = categories != NULL ? g_strdupv ((char **)categories) : g_new0 (char *, 1);
  hut_prompt_set_extra (prompt, new_fields (form));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

void
hut_entry_form_open_new (GtkWidget *widget, HutCaseBrowser *browser, const char *list,
                         const char *const *categories, HutEntryWritten written)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_entry, &id, NULL);
  Form *form;

  hut_record_set_text (said, "list", list);
  form = form_new (widget, browser, said);
  form->is_new = TRUE;
  form->written = written;
  open_form (form,
             g_str_equal (list, "resource") ? _ ("New Resource")
             : g_str_equal (list, "need")   ? _ ("New Need")
                                            : _ ("New Project"),
             _ ("_Put on the List"), categories);
}

void
hut_entry_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                     const char *const *categories)
{
  open_form (form_new (widget, browser, kept), _ ("Edit Line of the List"), _ ("_Save"),
             categories);
}

/* ---- Small prompts ---- */

static gboolean
on_progress_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autofree char *words = hut_form_dup_text (form->words);
  g_autofree char *text = hut_form_dup_text (form->capacity);
  g_autoptr (GError) error = NULL;
  gint64 progress = -1;
  HutRecordPlan *plan;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, 100, &progress, NULL))
    progress = -1;
  plan = hut_entry_plan_progress (&acting, form->kept, (int)progress, words, &error);
  return hut_page_answer (form->widget, form->browser, plan, error, _ ("The progress is on record"),
                          prompt, NULL, NULL);
}

void
hut_entry_form_ask_progress (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Form *form = form_new (widget, browser, kept);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, hut_record_get_int (kept, "progress", 0));
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Progress of the Project"), hut_record_get_text (kept, "title"),
                      _ ("_Save"), on_progress_answered, form, form_free);

  form->capacity = hut_form_row_add_entry (GTK_BOX (box), _ ("_Per cent"), number, TRUE);
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("_How far it is"), NULL, TRUE);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->capacity));
}

static gboolean
on_void_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutRosterActing acting = hut_roster_acting_of (form->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_entry_plan_void (&acting, form->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (form->widget, form->browser, plan, error,
                          _ ("It was struck off the list"), prompt, NULL, NULL);
}

void
hut_entry_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Strike Off the List"),
      _ ("It was entered by mistake. What is over is closed instead, and stays on the list."),
      _ ("_Strike Off"), on_void_answered, form_new (widget, browser, kept), form_free);

  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
