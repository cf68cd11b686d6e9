/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The agenda of a meeting, to be worked on. Rows are made anew when what they say changes; the one
 * that has the keyboard keeps it. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-agenda-list.h"

#include "council/hut-agenda-row.h"
#include "council/hut-meeting-prompts.h"
#include "council/hut-sheets-window.h"
#include "council/hut-topic-attachments.h"
#include "council/hut-topic-form.h"
#include "domain/hut-topic-shift.h"

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
  HutUid added; /* by the form that is open: has the keyboard when it comes; or nil */
  char *shown;  /* what the rows say, to leave them alone where it stays */
};

G_DEFINE_FINAL_TYPE (HutAgendaList, hut_agenda_list, GTK_TYPE_WIDGET)

static const HutMeetingView *
view_of (HutAgendaList *self)
{
  return self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
}

/* ---- Rows ---- */

static GtkWidget *
row_of (HutAgendaList *self, const HutUid *topic)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (hut_uid_equal (hut_agenda_row_get_topic (GTK_WIDGET (row)), topic))
      return GTK_WIDGET (row);
  return NULL;
}

static gboolean
has_focus (HutAgendaList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* The row that has the keyboard, or else is selected. */
static GtkWidget *
own_row (HutAgendaList *self)
{
  GtkWidget *row = has_focus (self) ? gtk_widget_get_focus_child (GTK_WIDGET (self->list)) : NULL;

  return row != NULL ? row : GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
}

static char *
minutes_words (gint64 minutes)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong)minutes),
                          (int)minutes);
}

static void
append_records (GString *words, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = hut_record_dump_line (records->pdata[i]);

      g_string_append_printf (words, "%s\n", line);
    }
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
  append_records (words, view->meeting->motions);
  append_records (words, view->meeting->sheets);
  append_records (words, view->meeting->attachments);
  g_string_append_printf (words, "%s %d", hut_record_get_text (view->meeting->meeting, "rule"),
                          hut_record_get_int (view->meeting->meeting, "announced_at", 0) != 0);
  return g_string_free (words, FALSE);
}

static void
show_rows (HutAgendaList *self, const HutMeetingView *view)
{
  GtkWidget *own = own_row (self);
  gboolean focused = has_focus (self);
  HutUid topic = own != NULL ? *hut_agenda_row_get_topic (own) : (HutUid){ 0 };
  GtkListBoxRow *old;
  GtkWidget *row;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < view->agenda->items->len; i++)
    gtk_list_box_append (self->list, hut_agenda_row_new (view, &g_array_index (view->agenda->items,
                                                                               HutAgendaItem, i)));
  row = row_of (self, &self->added);
  if (row != NULL)
    self->added = (HutUid){ 0 };
  focused |= row != NULL;
  if (row == NULL && own != NULL)
    row = row_of (self, &topic);
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
  gtk_widget_set_visible (self->empty, view->agenda->items->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), view->agenda->items->len > 0);
  show_rows (self, view);
}

/* ---- Actions ---- */

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);

  g_autoptr (HutRecord) topic = NULL;

  if (self->desk == NULL)
    return;
  self->added = hut_uid_new ();
  topic = hut_record_new (&hut_kind_topic, &self->added, NULL);
  hut_topic_form_open_new (widget, self->desk, topic);
}

/* The topic that @parameter names; "" is that of the row with the keyboard. FALSE: none. */
static gboolean
read_topic (HutAgendaList *self, GVariant *parameter, HutUid *topic)
{
  const char *said = g_variant_get_string (parameter, NULL);
  GtkWidget *row = *said == '\0' ? own_row (self) : NULL;

  if (self->desk == NULL)
    return FALSE;
  if (row == NULL)
    return hut_uid_parse (said, topic);
  *topic = *hut_agenda_row_get_topic (row);
  return TRUE;
}

static void
do_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);
  HutUid topic;

  if (!read_topic (self, parameter, &topic))
    return;
  if (g_str_equal (name, "agenda.edit"))
    hut_topic_form_open (widget, self->desk, &topic);
  else if (g_str_equal (name, "agenda.motion"))
    hut_meeting_ask_motion (widget, self->desk, &topic, NULL);
  else if (g_str_equal (name, "agenda.sheets"))
    hut_sheets_window_open (widget, self->desk, &topic);
  else if (g_str_equal (name, "agenda.attachments"))
    hut_topic_attachments_open (widget, self->desk, &topic);
  else
    hut_meeting_desk_do_one (self->desk, hut_topic_plan_remove, &topic);
}

static void
do_edit_motion (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);
  const HutMeetingView *view = view_of (self);
  const HutRecord *motion;
  HutUid id;

  if (view == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  motion = hut_meeting_find (view->meeting, &id);
  if (motion != NULL && motion->kind == &hut_kind_motion)
    hut_meeting_ask_motion (widget, self->desk, NULL, motion);
}

static void
on_row_activated (HutAgendaList *self, GtkListBoxRow *row)
{
  if (self->desk != NULL)
    hut_topic_form_open (GTK_WIDGET (self), self->desk,
                         hut_agenda_row_get_topic (GTK_WIDGET (row)));
}

/* ---- Moving ---- */

typedef struct
{
  HutUid topic;
  HutUid other; /* nil: none */
  HutTopicShift shift;
} Shift;

static HutRecordPlan *
plan_shift (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Shift *shift = args;

  return hut_topic_plan_shift (acting, &shift->topic, shift->shift,
                               hut_uid_is_nil (&shift->other) ? NULL : &shift->other, error);
}

static HutTopicShift
shift_of (const char *name)
{
  static const char *const names[] = { "up", "down", "in", "out", "before", "after", "into" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (HutTopicShift)i;
  g_return_val_if_reached (HUT_SHIFT_UP);
}

static void
do_shift (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);
  Shift shift = { .shift = shift_of (strchr (name, '.') + 1) };

  if (read_topic (self, parameter, &shift.topic))
    hut_meeting_desk_do (self->desk, plan_shift, g_memdup2 (&shift, sizeof shift), g_free, NULL,
                         NULL);
}

static void
do_drop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAgendaList *self = HUT_AGENDA_LIST (widget);
  const char *dragged, *other, *how;
  Shift shift = { .shift = HUT_SHIFT_UP };

  g_variant_get (parameter, "(&s&s&s)", &dragged, &other, &how);
  if (self->desk == NULL || !hut_uid_parse (dragged, &shift.topic) ||
      !hut_uid_parse (other, &shift.other))
    return;
  shift.shift = shift_of (how);
  hut_meeting_desk_do (self->desk, plan_shift, g_memdup2 (&shift, sizeof shift), g_free, NULL,
                       NULL);
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
  static const char *const acts[] = { "agenda.edit", "agenda.motion", "agenda.sheets",
                                      "agenda.attachments", "agenda.remove" };
  static const struct
  {
    const char *action;
    guint key;
  } shifts[] = {
    { "agenda.up", GDK_KEY_Up },
    { "agenda.down", GDK_KEY_Down },
    { "agenda.in", GDK_KEY_Right },
    { "agenda.out", GDK_KEY_Left },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_agenda_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-agenda-list.ui");
  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, do_add);
  gtk_widget_class_install_action (widget_class, "agenda.edit-motion", "s", do_edit_motion);
  gtk_widget_class_install_action (widget_class, "agenda.drop", "(sss)", do_drop);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], "s", do_topic);
  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      gtk_widget_class_install_action (widget_class, shifts[i].action, "s", do_shift);
      gtk_widget_class_add_binding_action (widget_class, shifts[i].key, GDK_ALT_MASK,
                                           shifts[i].action, "s", "");
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "agenda.remove", "s", "");
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
