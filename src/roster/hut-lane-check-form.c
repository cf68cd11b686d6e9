/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a check. What it needs of the page is copied: the page may be shown something else
 * before the answer. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-check-form.h"

#include "domain/hut-lane-plan.h"
#include "roster/hut-lane-check-list.h"
#include "roster/hut-lane-lines.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-person-entry.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget; /* that tells; a reference */
  HutCaseBrowser *browser;
  HutRecord *place; /* of kind lane or grid */
  HutRecord *kept;  /* NULL: of a new one */
  HutChecklist *list;
  HutTime offset; /* of the server's clock */
  GtkEditable *when;
  HutCodeDropDown *person; /* of those who are responsible */
  HutPersonEntry *other;   /* somebody else */
  HutFormRow *other_row;
  HutCodeDropDown *how;
  HutLaneCheckList *items;
  GtkEditable *words;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->widget);
  g_clear_object (&form->browser);
  g_clear_pointer (&form->place, hut_record_free);
  g_clear_pointer (&form->kept, hut_record_free);
  g_clear_pointer (&form->list, hut_checklist_free);
  g_free (form);
}

/* ---- Writing ---- */

/* It is put right, not undone. */
static void
tell_added (GtkWidget *widget, const HutUid *id)
{
  hut_page_tell (widget, _ ("The check is on record"), NULL);
}

static void
tell_put_right (GtkWidget *widget, const HutUid *id)
{
  hut_page_tell (widget, _ ("The check was put right"), NULL);
}

/* ---- The answer ---- */

static gboolean
is_grid (Form *form)
{
  return form->place->kind == &hut_kind_grid;
}

/* FALSE: the time cannot be read. */
static gboolean
take_time (Form *form, HutTime now, HutRecord *said)
{
  g_autofree char *text = hut_form_dup_text (form->when);
  HutTime at;

  if (text == NULL || !hut_when_parse (text, now, hut_time_shown_zone (), &at))
    return FALSE;
  hut_record_set_int (said, is_grid (form) ? "began_at" : "at", at);
  return TRUE;
}

static gboolean
take_person (Form *form, HutUid *person)
{
  const char *code = hut_code_drop_down_get_code (form->person);

  return code != NULL ? hut_uid_parse (code, person)
                      : hut_person_entry_get_person (form->other, person);
}

static HutRecord *
take_said (Form *form)
{
  HutUid id = hut_uid_new (), person;
  HutRecord *said =
      hut_record_new (is_grid (form) ? &hut_kind_patrol : &hut_kind_lane_check, &id, NULL);
  g_autofree char *items = hut_lane_check_list_dup_items (form->items);
  g_autofree char *words = hut_form_dup_text (form->words);

  hut_record_set_text (said, is_grid (form) ? "grid" : "lane",
                       hut_record_get_text (form->place, "code"));
  if (take_person (form, &person))
    hut_record_set (said, "person", hut_value_uid (&person));
  hut_record_set_text (said, "how", hut_code_drop_down_get_code (form->how));
  hut_record_set_text (said, "items", items);
  hut_record_set_text (said, "words", words);
  return said;
}

static HutRecordPlan *
plan_of (Form *form, const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  const char *why = hut_record_get_text (said, "words");

  if (is_grid (form))
    return form->kept != NULL ? hut_patrol_plan_correct (acting, form->kept, said, NULL, why, error)
                              : hut_roster_plan_patrol (form->browser, acting, said, NULL, error);
  return form->kept != NULL
             ? hut_lane_check_plan_correct (acting, form->kept, said, form->list, why, error)
             : hut_lane_check_plan_add (acting, said, form->list, error);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  HutStore *store = hut_case_browser_get_store (form->browser);
  const HutRosterActing acting = { hut_store_get_stream (store),
                                   hut_case_browser_get_account (form->browser),
                                   hut_time_now () + form->offset };
  g_autoptr (HutRecord) said = take_said (form);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  if (!take_time (form, acting.now, said))
    {
      hut_prompt_set_error (prompt, _ ("When was it? Write it as 2026-11-27 14:05, or 14:05."));
      return FALSE;
    }
  plan = plan_of (form, &acting, said, &error);
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plan != NULL)
    {
      const HutRecord *check = ((HutPlannedRecord *)plan->records->pdata[0])->next;

      hut_page_write_with_evidence (
          form->widget, form->browser, plan, hut_lane_check_list_get_sources (form->items),
          check->kind, &check->id, NULL, prompt, form->kept != NULL ? tell_put_right : tell_added);
    }
  return FALSE;
}

/* ---- The form ---- */

static void
add_people (Form *form, const HutLaneAnswer *answer)
{
  GPtrArray *lines = hut_lane_people_lines (answer);

  for (guint i = 0; i < lines->len; i++)
    {
      const HutLine *line = lines->pdata[i];
      g_autofree char *words = g_strdup_printf ("%s · %s", line->title, line->chip);

      hut_code_drop_down_add (form->person, line->id, words);
    }
  hut_code_drop_down_add (form->person, NULL, _ ("(somebody else)"));
  /* The chief does, where there is one. */
  if (lines->len > 0)
    hut_code_drop_down_set_code (form->person, ((HutLine *)lines->pdata[0])->id);
  g_ptr_array_set_free_func (lines, (GDestroyNotify)hut_line_free);
  g_ptr_array_unref (lines);
}

static void
show_other (Form *form)
{
  gtk_widget_set_visible (GTK_WIDGET (form->other_row),
                          hut_code_drop_down_get_code (form->person) == NULL);
}

static void
on_person_changed (HutCodeDropDown *person, GParamSpec *pspec, gpointer data)
{
  show_other (data);
}

/* One who is not responsible any more is somebody else. */
static void
set_person (Form *form, const HutLaneAnswer *answer, const HutUid *person)
{
  g_autofree char *id = hut_uid_to_string (person);
  GPtrArray *lines = hut_lane_people_lines (answer);
  gboolean known = FALSE;

  for (guint i = 0; i < lines->len; i++)
    known |= g_strcmp0 (((const HutLine *)lines->pdata[i])->id, id) == 0;
  hut_code_drop_down_set_code (form->person, known ? id : NULL);
  hut_person_entry_set_person (form->other, known || hut_uid_is_nil (person) ? NULL : person);
  g_ptr_array_set_free_func (lines, (GDestroyNotify)hut_line_free);
  g_ptr_array_unref (lines);
}

static void
set_kept (Form *form, const HutLaneAnswer *answer)
{
  HutUid person = hut_roster_uid (form->kept, "person");
  g_autofree char *when =
      hut_time_format (hut_lane_check_time (form->kept), hut_time_shown_zone (), "%Y-%m-%d %H:%M");

  gtk_editable_set_text (form->when, when);
  set_person (form, answer, &person);
  hut_code_drop_down_set_code (form->how, hut_record_get_text (form->kept, "how"));
  hut_lane_check_list_set_items (form->items, hut_record_get_text (form->kept, "items"));
}

static GtkWidget *
new_first_line (Form *form, const HutLaneAnswer *answer)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *now = hut_time_format (answer->now, hut_time_shown_zone (), "%Y-%m-%d %H:%M");

  form->when = hut_form_row_add_entry (GTK_BOX (line), _ ("_When"), now, TRUE);
  form->person = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  add_people (form, answer);
  gtk_box_append (GTK_BOX (line), hut_form_row_new (_ ("W_ho"), GTK_WIDGET (form->person)));
  form->other = HUT_PERSON_ENTRY (hut_person_entry_new (form->browser, _ ("Who it was")));
  form->other_row = HUT_FORM_ROW (hut_form_row_new (_ ("N_ame"), GTK_WIDGET (form->other)));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (form->other_row));
  g_signal_connect (form->person, "notify::code", G_CALLBACK (on_person_changed), form);
  show_other (form);
  form->how = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->how, hut_kind_field (&hut_kind_lane_check, "how"), NULL);
  hut_code_drop_down_set_code (form->how, "desk");
  gtk_box_append (GTK_BOX (line),
                  hut_form_row_new (_ ("Ho_w it came here"), GTK_WIDGET (form->how)));
  return line;
}

static GtkWidget *
new_content (Form *form, const HutLaneAnswer *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), new_first_line (form, answer));
  form->items = HUT_LANE_CHECK_LIST (is_grid (form) ? hut_lane_check_list_new_hazards (form->list)
                                                    : hut_lane_check_list_new (form->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->items));
  form->words = hut_form_row_add_entry (
      GTK_BOX (box), form->kept != NULL ? _ ("Why it is _put right") : _ ("Wor_ds"), NULL,
      form->kept != NULL);
  if (form->kept != NULL)
    set_kept (form, answer);
  gtk_widget_set_size_request (box, 640, -1);
  return box;
}

void
hut_lane_check_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutLaneAnswer *answer,
                          const HutRecord *kept)
{
  HutStore *store = hut_case_browser_get_store (browser);
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  const char *name = hut_record_get_text (answer->sight->place, "name");
  /* Translators: the name of a lane. */
  g_autofree char *title =
      g_strdup_printf (kept != NULL ? _ ("Put Right the Check of %s") : _ ("Check of %s"), name);
  g_autofree char *text = NULL;
  Form *form = g_new0 (Form, 1);
  HutPrompt *prompt;

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  form->place = hut_record_copy (answer->sight->place);
  form->kept = kept != NULL ? hut_record_copy (kept) : NULL;
  form->list = is_grid (form) ? hut_checklist_of_hazards (office) : hut_checklist_of (office);
  form->offset = hut_reader_clock_offset (hut_case_browser_get_reader (browser));
  if (form->list == NULL)
    {
      hut_page_tell (widget, _ ("The office has no check-list that can be read."), NULL);
      form_free (form);
      return;
    }
  /* Translators: the version of a check-list. */
  text = g_strdup_printf (_ ("Held against the check-list of version %s."), form->list->version);
  prompt = hut_prompt_new (widget, title, text, _ ("_Save Check"), on_answered, form, form_free);
  hut_prompt_set_extra (prompt, new_content (form, answer));
  hut_prompt_show (prompt);
  hut_lane_check_list_start (form->items);
}
