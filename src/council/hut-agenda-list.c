/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The agenda of a meeting, to be worked on. Rows are made anew when what they say changes; the one
 * that has the keyboard keeps it. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-agenda-list.h"

#include "council/hut-topic-form.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutAgendaList
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *time;
  GtkListBox *list;
  GtkWidget *empty;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
  char *shown; /* what the rows say, to leave them alone where it stays */
};

G_DEFINE_FINAL_TYPE (HutAgendaList, hut_agenda_list, GTK_TYPE_WIDGET)

#define ROW_TOPIC "hut-topic"
#define INDENT 24

static const HutMeetingView *
view_of (HutAgendaList *self)
{
  return self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
}

/* ---- Rows ---- */

static const HutUid *
topic_of (GtkWidget *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), ROW_TOPIC) : NULL;
}

static GtkWidget *
row_of (HutAgendaList *self, const HutUid *topic)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (hut_uid_equal (topic_of (GTK_WIDGET (row)), topic))
      return GTK_WIDGET (row);
  return NULL;
}

/* The row that has the keyboard, or else is selected. */
static GtkWidget *
own_row (HutAgendaList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? row : GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
}

static char *
minutes_words (gint64 minutes)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong)minutes),
                          (int)minutes);
}

static GtkWidget *
new_row (const HutMeetingView *view, const HutAgendaItem *item)
{
  const HutRecord *topic = item->topic;
  const char *title = hut_record_get_text (topic, "title");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (item->number);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "label",
                                  title != NULL ? title : _ ("(without a title)"), NULL);
  g_autofree char *minutes = minutes_words (hut_record_get_int (topic, "minutes", 0));
  g_autofree char *words = g_strdup_printf ("%s %s, %s", item->number, title, minutes);
  GtkWidget *time = gtk_label_new (minutes);

  gtk_widget_add_css_class (number, "hut-dim");
  gtk_widget_add_css_class (number, "hut-number");
  gtk_widget_add_css_class (time, "hut-note");
  gtk_widget_set_margin_start (number, (int)item->depth * INDENT);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), time);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), ROW_TOPIC, g_memdup2 (&topic->id, sizeof topic->id),
                          g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

/* All that the rows would say. */
static char *
agenda_words (const HutMeetingView *view)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < view->agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (view->agenda->items, HutAgendaItem, i);
      g_autofree char *line = hut_record_dump_line (item->topic);

      g_string_append_printf (words, "%s %u %s\n", item->number, item->depth, line);
    }
  return g_string_free (words, FALSE);
}

static void
show_rows (HutAgendaList *self, const HutMeetingView *view)
{
  GtkWidget *own = own_row (self);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  HutUid topic = own != NULL ? *topic_of (own) : (HutUid){ 0 };
  GtkListBoxRow *old;
  GtkWidget *row;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < view->agenda->items->len; i++)
    gtk_list_box_append (self->list,
                         new_row (view, &g_array_index (view->agenda->items, HutAgendaItem, i)));
  row = own != NULL ? row_of (self, &topic) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  if (focused)
    gtk_widget_grab_focus (row);
}

static void
show_time (HutAgendaList *self, const HutMeetingView *view)
{
  g_autofree char *minutes = minutes_words (view->agenda->minutes);
  g_autofree char *end =
      view->agenda->planned_end != 0
          ? hut_time_format (view->agenda->planned_end, hut_time_shown_zone (), "%H:%M")
          : NULL;
  /* Translators: how long the agenda takes, and when it then ends. */
  g_autofree char *words =
      end != NULL ? g_strdup_printf (_ ("%s, until about %s"), minutes, end) : g_strdup (minutes);

  gtk_label_set_label (self->time, view->agenda->items->len > 0 ? words : "");
}

static void
show (HutAgendaList *self)
{
  const HutMeetingView *view = view_of (self);
  g_autofree char *words = NULL;

  if (view == NULL)
    return;
  words = agenda_words (view);
  show_time (self, view);
  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  show_rows (self, view);
  gtk_widget_set_visible (self->empty, view->agenda->items->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), view->agenda->items->len > 0);
}

/* ---- Actions ---- */

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);

  if (self->desk != NULL)
    hut_topic_form_open_new (widget, self->desk, NULL);
}

static void
do_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);
  GtkWidget *row = own_row (self);

  if (self->desk != NULL && row != NULL)
    hut_topic_form_open (widget, self->desk, topic_of (row));
}

static void
on_row_activated (HutAgendaList *self, GtkListBoxRow *row)
{
  if (self->desk != NULL)
    hut_topic_form_open (GTK_WIDGET (self), self->desk, topic_of (GTK_WIDGET (row)));
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);
  GtkWidget *row = own_row (self);

  if (self->desk != NULL && row != NULL)
    hut_meeting_desk_do_one (self->desk, hut_topic_plan_remove, topic_of (row));
}

/* ---- The widget ---- */

static void
hut_agenda_list_dispose (GObject *object)
{
  HutAgendaList *self = HUT_AGENDA_LIST (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (hut_agenda_list_parent_class)->dispose (object);
}

static void
hut_agenda_list_class_init (HutAgendaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_agenda_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-agenda-list.ui");
  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, do_add);
  gtk_widget_class_install_action (widget_class, "agenda.edit", NULL, do_edit);
  gtk_widget_class_install_action (widget_class, "agenda.remove", NULL, do_remove);
  gtk_widget_class_bind_template_child (widget_class, HutAgendaList, column);
  gtk_widget_class_bind_template_child (widget_class, HutAgendaList, time);
  gtk_widget_class_bind_template_child (widget_class, HutAgendaList, list);
  gtk_widget_class_bind_template_child (widget_class, HutAgendaList, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
hut_agenda_list_init (HutAgendaList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
}

void
hut_agenda_list_set_desk (HutAgendaList *self, HutMeetingDesk *desk)
{
  g_return_if_fail (HUT_IS_AGENDA_LIST (self));

  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->signals, desk);
  g_clear_pointer (&self->shown, g_free);
  show (self);
}
