/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list. Rows and the words that they were made of stand in the same order; while
 * some are still to come, those behind them are there already. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-row-list.h"

#include "widgets/hut-frame-steps.h"

#define ROWS_A_FRAME 8

struct _HutRowList
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkListBox *list;
  const HutRowListHow *how;
  gpointer data;    /* of how */
  GPtrArray *lines; /* or NULL */
  GPtrArray *words; /* char *, of each row that is there */
  guint next, end;  /* the lines that are to be made into rows */
  HutUid selected;  /* or nil */
  gboolean focus;   /* the selected row is to have the keyboard when it comes */
  gboolean following;
};

G_DEFINE_FINAL_TYPE (HutRowList, hut_row_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* All that the row of line number @at would say, and which it is. */
static char *
words_of (HutRowList *self, guint at)
{
  g_autofree char *words = self->how->words (self->lines->pdata[at], self->data);
  char id[HUT_UID_STRING_LEN + 1];

  return g_strdup_printf ("%s|%s", hut_uid_print (self->how->id (self->lines->pdata[at]), id),
                          words);
}

static GtkWidget *
row_at (HutRowList *self, guint at)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int)at));
}

static gboolean
has_focus (HutRowList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static void
mark (HutRowList *self, GtkWidget *row)
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
  HutRowList *self = data;

  for (guint i = 0; i < ROWS_A_FRAME && self->next < self->end; i++, self->next++)
    {
      gconstpointer line = self->lines->pdata[self->next];
      GtkWidget *row = self->how->row (line, self->data);

      gtk_list_box_insert (self->list, row, (int)self->next);
      g_ptr_array_insert (self->words, (int)self->next, words_of (self, self->next));
      if (hut_uid_equal (self->how->id (line), &self->selected))
        mark (self, row);
    }
  return self->next < self->end;
}

/* How many rows from the start, and then from the end, say what the lines would. */
static void
find_same (HutRowList *self, guint *head, guint *tail)
{
  guint n = self->words->len, most = MIN (n, self->lines->len);

  for (*head = 0; *head < most; *head += 1)
    {
      g_autofree char *words = words_of (self, *head);

      if (!g_str_equal (words, self->words->pdata[*head]))
        break;
    }
  for (*tail = 0; *tail < most - *head; *tail += 1)
    {
      g_autofree char *words = words_of (self, self->lines->len - 1 - *tail);

      if (!g_str_equal (words, self->words->pdata[n - 1 - *tail]))
        break;
    }
}

void
hut_row_list_set_how (HutRowList *self, const HutRowListHow *how, gpointer data, const char *name)
{
  g_return_if_fail (HUT_IS_ROW_LIST (self));

  self->how = how;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
hut_row_list_set_lines (HutRowList *self, GPtrArray *lines)
{
  guint head, tail;

  g_return_if_fail (HUT_IS_ROW_LIST (self));

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
hut_row_list_select (HutRowList *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_ROW_LIST (self));

  self->selected = *id;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      /* Behind those to come the rows stand nearer by as many. */
      gboolean there = i < self->next || i >= self->end;
      guint at = i < self->next ? i : i - (self->end - self->next);

      if (there && hut_uid_equal (self->how->id (self->lines->pdata[i]), id))
        mark (self, row_at (self, at));
    }
}

gboolean
hut_row_list_focus (HutRowList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, HutRowList *self)
{
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  g_autofree char *id = NULL;

  if (self->following || at < 0 || self->lines == NULL)
    return;
  if (at >= (int)self->next)
    at += (int)(self->end - self->next);
  self->selected = *self->how->id (self->lines->pdata[at]);
  id = hut_uid_to_string (&self->selected);
  g_signal_emit (self, chosen_signal, 0, id);
}

static void
hut_row_list_dispose (GObject *object)
{
  HutRowList *self = HUT_ROW_LIST (object);

  if (self->list != NULL)
    hut_frame_steps_stop (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_row_list_parent_class)->dispose (object);
}

static void
hut_row_list_class_init (HutRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_row_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_row_list_init (HutRowList *self)
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
}
