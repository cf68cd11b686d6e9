/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of meetings. Rows and the words that they were made of stand in the same order; while
 * some are still to come, those behind them are there already. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meetings-list.h"

#include "council/hut-meeting-row.h"
#include "widgets/hut-frame-steps.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ROWS_A_FRAME 8

struct _HutMeetingsList
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkListBox *list;
  GPtrArray *lines; /* HutMeetingLine, or NULL */
  GPtrArray *words; /* char *, of each row that is there */
  guint next, end;  /* the lines that are to be made into rows */
  HutUid selected;  /* or nil */
  gboolean focus;   /* the selected row is to have the keyboard when it comes */
  gboolean following;
};

G_DEFINE_FINAL_TYPE (HutMeetingsList, hut_meetings_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* All that the row of @line would say. */
static char *
words_of (const HutMeetingLine *line)
{
  char id[HUT_UID_STRING_LEN + 1];

  return g_strdup_printf ("%s|%s|%s|%s|%" G_GINT64_FORMAT "|%u|%u", hut_uid_print (&line->id, id),
                          line->title, line->body, line->state, line->starts_at, line->n_topics,
                          line->n_open_resolutions);
}

static GtkWidget *
row_at (HutMeetingsList *self, guint at)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int)at));
}

static gboolean
has_focus (HutMeetingsList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static void
mark (HutMeetingsList *self, GtkWidget *row)
{
  self->following = TRUE;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  self->following = FALSE;
  if (self->focus)
    gtk_widget_grab_focus (row);
  self->focus = FALSE;
}

static gboolean
make_rows (gpointer data)
{
  HutMeetingsList *self = data;

  for (guint i = 0; i < ROWS_A_FRAME && self->next < self->end; i++, self->next++)
    {
      const HutMeetingLine *line = self->lines->pdata[self->next];
      GtkWidget *row = hut_meeting_row_new (line);

      gtk_list_box_insert (self->list, row, (int)self->next);
      g_ptr_array_insert (self->words, (int)self->next, words_of (line));
      if (hut_uid_equal (&line->id, &self->selected))
        mark (self, row);
    }
  return self->next < self->end;
}

/* How many rows from the start, and then from the end, say what the lines would. */
static void
find_same (HutMeetingsList *self, guint *head, guint *tail)
{
  guint n = self->words->len, most = MIN (n, self->lines->len);

  for (*head = 0; *head < most; *head += 1)
    {
      g_autofree char *words = words_of (self->lines->pdata[*head]);

      if (!g_str_equal (words, self->words->pdata[*head]))
        break;
    }
  for (*tail = 0; *tail < most - *head; *tail += 1)
    {
      g_autofree char *words = words_of (self->lines->pdata[self->lines->len - 1 - *tail]);

      if (!g_str_equal (words, self->words->pdata[n - 1 - *tail]))
        break;
    }
}

void
hut_meetings_list_set_lines (HutMeetingsList *self, GPtrArray *lines)
{
  guint head, tail;

  g_return_if_fail (HUT_IS_MEETINGS_LIST (self));

  hut_frame_steps_stop (GTK_WIDGET (self->list));
  self->focus = self->focus || has_focus (self);
  g_ptr_array_ref (lines);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  find_same (self, &head, &tail);
  self->following = TRUE;
  while (self->words->len > head + tail)
    {
      gtk_list_box_remove (self->list, row_at (self, head));
      g_ptr_array_remove_index (self->words, head);
    }
  self->following = FALSE;
  self->next = head;
  self->end = lines->len - tail;
  if (self->next < self->end)
    hut_frame_steps_start (GTK_WIDGET (self->list), make_rows, self, NULL);
  if (gtk_list_box_get_selected_row (self->list) != NULL && has_focus (self))
    self->focus = FALSE;
}

void
hut_meetings_list_select (HutMeetingsList *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_MEETINGS_LIST (self));

  self->selected = *id;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const HutMeetingLine *line = self->lines->pdata[i];
      /* Behind those to come the rows stand nearer by as many. */
      gboolean there = i < self->next || i >= self->end;
      guint at = i < self->next ? i : i - (self->end - self->next);

      if (there && hut_uid_equal (&line->id, id))
        mark (self, row_at (self, at));
    }
}

gboolean
hut_meetings_list_focus (HutMeetingsList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, HutMeetingsList *self)
{
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  const HutMeetingLine *line;
  g_autofree char *id = NULL;

  if (self->following || at < 0 || self->lines == NULL)
    return;
  if (at >= (int)self->next)
    at += (int)(self->end - self->next);
  line = self->lines->pdata[at];
  self->selected = line->id;
  id = hut_uid_to_string (&line->id);
  g_signal_emit (self, chosen_signal, 0, id);
}

static void
hut_meetings_list_dispose (GObject *object)
{
  HutMeetingsList *self = HUT_MEETINGS_LIST (object);

  if (self->list != NULL)
    hut_frame_steps_stop (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_meetings_list_parent_class)->dispose (object);
}

static void
hut_meetings_list_class_init (HutMeetingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_meetings_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_meetings_list_init (HutMeetingsList *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->scroller = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Meetings"), -1);
}
