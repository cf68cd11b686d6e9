/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of opinion sheets. What is put goes through the desk, and comes back with it. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-sheets-window.h"

#include "widgets/hut-line-list.h"
#include "council/hut-council-words.h"
#include "domain/hut-sheet-plan.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SUGGESTIONS 8

struct _HutSheetsWindow
{
  GtkWindow parent_instance;
  GtkLabel *topic_title;
  GtkLabel *count;
  HutFormRow *household_row;
  HutSuggestEntry *household;
  HutCodeDropDown *view;
  GtkEditable *words;
  GtkLabel *error;
  HutLineList *list;
  HutMeetingDesk *desk;
  HutUid topic;
};

#define HUT_TYPE_SHEETS_WINDOW (hut_sheets_window_get_type ())
G_DECLARE_FINAL_TYPE (HutSheetsWindow, hut_sheets_window, HUT, SHEETS_WINDOW, GtkWindow)
G_DEFINE_FINAL_TYPE (HutSheetsWindow, hut_sheets_window, GTK_TYPE_WINDOW)

/* ---- Showing ---- */

static const HutMeeting *
meeting_of (HutSheetsWindow *self)
{
  const HutMeetingView *view = self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;

  return view != NULL ? view->meeting : NULL;
}

static HutLine *
line_of (const HutRecord *sheet)
{
  g_autofree char *id = hut_uid_to_string (&sheet->id);
  HutLine *line = hut_line_new (id);
  const char *view = hut_record_get_text (sheet, "view");
  gboolean for_it = g_strcmp0 (view, "for") == 0;

  line->title = g_strdup (hut_record_get_text (sheet, "household"));
  line->note = g_strdup (hut_record_get_text (sheet, "text"));
  line->chip = g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_sheet, "view"), view));
  line->chip_icon = for_it ? "hut-done-symbolic" : "";
  line->chip_tone = for_it ? "good" : g_strcmp0 (view, "against") == 0 ? "soon" : "at-work";
  hut_line_add_button (line, g_strdup (_ ("Remove")), "sheets.remove", NULL);
  return line;
}

static void
show_count (HutSheetsWindow *self, const HutMeeting *meeting)
{
  HutSheetCount count;
  g_autofree char *words = NULL;

  hut_sheet_count (meeting, &self->topic, &count);
  if (count.n_households == 0)
    words = g_strdup (_ ("No sheet yet. Enter them one household after the other: who, which view, "
                         "and the words, then Enter."));
  else
    words =
        count.n_asked > 0
            ? g_strdup_printf (_ ("%u of %u households: in favour %u, opposed %u, another view %u"),
                               count.n_households, count.n_asked, count.n_for, count.n_against,
                               count.n_other)
            : g_strdup_printf (_ ("%u households: in favour %u, opposed %u, another view %u"),
                               count.n_households, count.n_for, count.n_against, count.n_other);
  gtk_label_set_label (self->count, words);
}

static void
show (HutSheetsWindow *self)
{
  const HutMeeting *meeting = meeting_of (self);
  const HutRecord *topic = meeting != NULL ? hut_meeting_find (meeting, &self->topic) : NULL;
  GPtrArray *lines;

  if (topic == NULL)
    return;
  lines = g_ptr_array_new ();
  for (guint i = 0; i < meeting->sheets->len; i++)
    if (hut_meeting_is_of (meeting->sheets->pdata[i], "topic", &self->topic))
      g_ptr_array_add (lines, line_of (meeting->sheets->pdata[i]));
  gtk_label_set_label (self->topic_title, hut_record_get_text (topic, "title"));
  show_count (self, meeting);
  hut_line_list_set_lines (self->list, lines);
}

/* ---- Entering ---- */

static void
on_household_typed (HutSheetsWindow *self, const char *text)
{
  const HutMeeting *meeting = meeting_of (self);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; meeting != NULL && i < meeting->members->len && found->len < SUGGESTIONS; i++)
    {
      const char *household = hut_record_get_text (meeting->members->pdata[i], "household");

      if (household != NULL && *text != '\0' && strstr (household, text) != NULL &&
          !g_ptr_array_find_with_equal_func (found, household, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer)household);
    }
  g_ptr_array_add (found, NULL);
  hut_suggest_entry_set_suggestions (self->household, (const char *const *)found->pdata);
}

typedef struct
{
  HutUid topic;
  char *household;
  char *view;
  char *text;
  GWeakRef window;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->household);
  g_free (put->view);
  g_free (put->text);
  g_weak_ref_clear (&put->window);
  g_free (put);
}

static HutRecordPlan *
plan_put (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Put *put = args;

  return hut_sheet_plan_put (acting, &put->topic, put->household, put->view, put->text, error);
}

/* What was put is out of the way for the next; what was not stays, with the reason. */
static void
on_put (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  Put *put = data;
  g_autoptr (HutSheetsWindow) self = g_weak_ref_get (&put->window);

  if (self == NULL)
    return;
  gtk_label_set_label (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  if (error != NULL)
    return;
  hut_suggest_entry_set_text (self->household, "");
  gtk_editable_set_text (self->words, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->household_row));
}

static void
do_put (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutSheetsWindow *self = HUT_SHEETS_WINDOW (widget);
  Put *put = g_new0 (Put, 1);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));

  put->topic = self->topic;
  put->household = g_strdup (hut_suggest_entry_get_text (self->household));
  put->view = g_strdup (hut_code_drop_down_get_code (self->view));
  put->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  g_weak_ref_init (&put->window, self);
  hut_meeting_desk_do (self->desk, plan_put, put, put_free, on_put, put);
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutUid id;

  if (hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    hut_meeting_desk_do_one (HUT_SHEETS_WINDOW (widget)->desk, hut_sheet_plan_remove, &id);
}

/* ---- The window ---- */

static void
hut_sheets_window_dispose (GObject *object)
{
  g_clear_object (&HUT_SHEETS_WINDOW (object)->desk);
  G_OBJECT_CLASS (hut_sheets_window_parent_class)->dispose (object);
}

static void
hut_sheets_window_class_init (HutSheetsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_sheets_window_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-sheets-window.ui");
  gtk_widget_class_install_action (widget_class, "sheets.put", NULL, do_put);
  gtk_widget_class_install_action (widget_class, "sheets.remove", "s", do_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "sheets.put",
                                       NULL);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, topic_title);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, count);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, household_row);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, household);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, words);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, error);
  gtk_widget_class_bind_template_child (widget_class, HutSheetsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_household_typed);
}

static void
hut_sheets_window_init (HutSheetsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_code_drop_down_set_field (self->view, hut_kind_field (&hut_kind_sheet, "view"), NULL);
  hut_code_drop_down_set_code (self->view, "for");
  hut_line_list_set_name (self->list, _ ("Opinion sheets"));
}

void
hut_sheets_window_open (GtkWidget *widget, HutMeetingDesk *desk, const HutUid *topic)
{
  HutSheetsWindow *self =
      g_object_new (HUT_TYPE_SHEETS_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);

  self->desk = g_object_ref (desk);
  self->topic = *topic;
  g_signal_connect_object (desk, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->household_row));
}
