/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of the agenda. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-agenda-row.h"

#include "council/hut-rule-choice.h"
#include "council/hut-topic-attachments.h"
#include "domain/hut-attachment-plan.h"
#include "domain/hut-sheet-plan.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-row-menu.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TOPIC "hut-topic"
#define INDENT 24

const HutUid *
hut_agenda_row_get_topic (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), TOPIC);
}

/* ---- Dragging ---- */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autofree char *id = hut_uid_to_string (hut_agenda_row_get_topic (row));

  return gdk_content_provider_new_typed (G_TYPE_STRING, id);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static const char *
how_at (GtkWidget *row, double x, double y)
{
  if (x > gtk_widget_get_width (row) / 2.0)
    return "into";
  return y < gtk_widget_get_height (row) / 2.0 ? "before" : "after";
}

static void
mark (GtkWidget *row, const char *how)
{
  static const char *const marks[][2] = { { "before", "hut-drop-before" },
                                          { "after", "hut-drop-after" },
                                          { "into", "hut-drop-into" } };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (how, marks[i][0]) == 0)
      gtk_widget_add_css_class (row, marks[i][1]);
    else
      gtk_widget_remove_css_class (row, marks[i][1]);
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  mark (row, how_at (row, x, y));
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target, gpointer data)
{
  mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const char *dragged = g_value_get_string (value);
  g_autofree char *own = hut_uid_to_string (hut_agenda_row_get_topic (row));
  HutUid id;

  mark (row, NULL);
  if (dragged == NULL || !hut_uid_parse (dragged, &id) || g_str_equal (dragged, own))
    return FALSE;
  gtk_widget_activate_action (row, "agenda.drop", "(sss)", dragged, own, how_at (row, x, y));
  return TRUE;
}

static void
add_dragging (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), NULL);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), NULL);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* ---- Words ---- */

static char *
minutes_words (gint64 minutes)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong)minutes),
                          (int)minutes);
}

/* "Opinions: 12 of 60 households; in favour 8, opposed 3, other 1". */
static char *
sheets_words (const HutMeetingView *view, const HutUid *topic)
{
  HutSheetCount count;

  hut_sheet_count (view->meeting, topic, &count);
  if (count.n_households == 0)
    return NULL;
  return g_strdup_printf (_ ("Opinion sheets: %u households; in favour %u, opposed %u, other %u"),
                          count.n_households, count.n_for, count.n_against, count.n_other);
}

static char *
source_words (const HutRecord *topic)
{
  const char *kind = hut_record_get_text (topic, "source_kind");
  const char *proposer = hut_record_get_text (topic, "proposer");
  const HutField *field = hut_kind_field (&hut_kind_topic, "source_kind");

  if (kind != NULL && proposer != NULL)
    return g_strdup_printf (_ ("%s · proposed by %s"), hut_field_code_label (field, kind),
                            proposer);
  if (proposer != NULL)
    return g_strdup_printf (_ ("proposed by %s"), proposer);
  return kind != NULL ? g_strdup (hut_field_code_label (field, kind)) : NULL;
}

/* ---- The row ---- */

static void
add_note (GtkWidget *column, const char *text, const char *style)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "label", text, NULL);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (column), label);
}

static void
add_link (GtkWidget *column, const char *text, const char *action, const HutUid *id)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  g_autofree char *uid = hut_uid_to_string (id);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_add_css_class (button, "flush");
  gtk_box_append (GTK_BOX (column), button);
}

static void
add_motions (GtkWidget *column, const HutMeetingView *view, const HutUid *topic)
{
  for (guint i = 0; i < view->meeting->motions->len; i++)
    {
      const HutRecord *motion = view->meeting->motions->pdata[i];
      const char *method = hut_record_get_text (motion, "method");
      g_autofree char *words = NULL;

      if (!hut_meeting_is_of (motion, "topic", topic))
        continue;
      words = g_strdup_printf (
          _ ("Motion: %s (%s)"), hut_record_get_text (motion, "title"),
          hut_field_code_label (hut_kind_field (&hut_kind_motion, "method"), method));
      add_link (column, words, "agenda.edit-motion", &motion->id);
    }
}

static void
add_attachments (GtkWidget *column, const HutMeetingView *view, const HutUid *topic)
{
  g_autofree char *words = hut_topic_attachments_words (view->meeting, topic);
  guint n, n_public;

  hut_attachment_count (view->meeting, topic, &n, &n_public);
  if (n > 0)
    add_link (column, words, "agenda.attachments", topic);
}

/* Only while a notice is out there is something to say of it. */
static GtkWidget *
new_notice_chip (const HutMeetingView *view, const HutRecord *topic)
{
  if (hut_record_get_int (view->meeting->meeting, "announced_at", 0) == 0)
    return NULL;
  return hut_record_get_int (topic, "announced", 0) == 1
             ? hut_chip_new (C_ ("notice", "Announced"), "hut-done-symbolic", "at-work")
             : hut_chip_new (_ ("Not in the notice"), "hut-overdue-symbolic", "overdue");
}

static GMenuModel *
make_menu (gpointer row)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autofree char *uid = hut_uid_to_string (hut_agenda_row_get_topic (row));

  hut_row_menu_append (menu, _ ("Edit…"), "agenda.edit", uid);
  hut_row_menu_append (menu, _ ("Prepare a Motion…"), "agenda.motion", uid);
  hut_row_menu_append (menu, _ ("Opinion Sheets…"), "agenda.sheets", uid);
  hut_row_menu_append (menu, _ ("Photographs and Papers…"), "agenda.attachments", uid);
  hut_row_menu_append (moves, _ ("Earlier (Alt+Up)"), "agenda.up", uid);
  hut_row_menu_append (moves, _ ("Later (Alt+Down)"), "agenda.down", uid);
  hut_row_menu_append (moves, _ ("Part of the One above (Alt+Right)"), "agenda.in", uid);
  hut_row_menu_append (moves, _ ("An Item of Its Own (Alt+Left)"), "agenda.out", uid);
  hut_row_menu_append (moves, _ ("Take off the Agenda"), "agenda.remove", uid);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_column (const HutMeetingView *view, const HutRecord *topic, const char *title)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *source = source_words (topic);
  g_autofree char *subject =
      hut_subject_choice_words (view->office, hut_record_get_text (topic, "subject"),
                                hut_record_get_text (view->meeting->meeting, "rule"));
  g_autofree char *sheets = sheets_words (view, &topic->id);

  gtk_widget_set_hexpand (column, TRUE);
  add_note (column, title, "hut-strong");
  add_note (column, hut_record_get_text (topic, "text"), "hut-dim");
  add_note (column, source, "hut-note");
  add_note (column, subject, "hut-soon");
  add_motions (column, view, &topic->id);
  if (sheets != NULL)
    add_link (column, sheets, "agenda.sheets", &topic->id);
  add_attachments (column, view, &topic->id);
  return column;
}

GtkWidget *
hut_agenda_row_new (const HutMeetingView *view, const HutAgendaItem *item)
{
  const HutRecord *topic = item->topic;
  const char *said = hut_record_get_text (topic, "title");
  const char *title = said != NULL ? said : _ ("(without a title)");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "label", item->number, "valign",
                                    GTK_ALIGN_START, "width-chars", 3, "xalign", 0.0, NULL);
  GtkWidget *chip = new_notice_chip (view, topic);
  g_autofree char *minutes = minutes_words (hut_record_get_int (topic, "minutes", 0));
  g_autofree char *name =
      g_strdup_printf ("%s %s, %s%s%s", item->number, title, minutes, chip != NULL ? ", " : "",
                       chip != NULL ? hut_chip_get_label (HUT_CHIP (chip)) : "");
  GtkWidget *time =
      g_object_new (GTK_TYPE_LABEL, "label", minutes, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *menu;

  gtk_widget_add_css_class (number, "hut-dim");
  gtk_widget_add_css_class (number, "hut-number");
  gtk_widget_add_css_class (time, "hut-note");
  gtk_widget_set_margin_start (number, (int)item->depth * INDENT);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), new_column (view, topic, title));
  if (chip != NULL)
    {
      gtk_widget_set_valign (chip, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), chip);
    }
  gtk_box_append (GTK_BOX (box), time);
  menu = hut_row_menu_new (make_menu, row);
  gtk_widget_set_valign (menu, GTK_ALIGN_START);
  hut_row_menu_set_title (menu, title);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), TOPIC, g_memdup2 (&topic->id, sizeof topic->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_dragging (row);
  return row;
}
