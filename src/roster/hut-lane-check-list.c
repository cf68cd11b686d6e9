/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows of a check-list, and how many of them are answered. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-check-list.h"

#include "base/hut-json.h"
#include "roster/hut-lane-check-row.h"
#include "widgets/hut-attach-sources.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MOST_HIGH 420

struct _HutLaneCheckList
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *count;
  GtkWidget *rows; /* a box */
};

G_DEFINE_FINAL_TYPE (HutLaneCheckList, hut_lane_check_list, GTK_TYPE_WIDGET)

static HutLaneCheckRow *
next_row (GtkWidget *from)
{
  while (from != NULL && !HUT_IS_LANE_CHECK_ROW (from))
    from = gtk_widget_get_next_sibling (from);
  return from != NULL ? HUT_LANE_CHECK_ROW (from) : NULL;
}

#define EACH_ROW(self, row)                                                                        \
  HutLaneCheckRow *row = next_row (gtk_widget_get_first_child ((self)->rows));                     \
  row != NULL;                                                                                     \
  row = next_row (gtk_widget_get_next_sibling (GTK_WIDGET (row)))

static void
show_count (HutLaneCheckList *self)
{
  guint n = 0, answered = 0;
  g_autofree char *words = NULL;

  for (EACH_ROW (self, row))
    {
      n++;
      answered += hut_lane_check_row_get_answer (row) != NULL;
    }
  /* Translators: items of a check-list. */
  words = g_strdup_printf (_ ("%u of %u answered"), answered, n);
  gtk_label_set_label (self->count, words);
}

static void
on_rest (HutLaneCheckList *self)
{
  for (EACH_ROW (self, row))
    if (hut_lane_check_row_get_answer (row) == NULL)
      hut_lane_check_row_set_answer (row, "yes");
  show_count (self);
}

static void
add_heading (HutLaneCheckList *self, const char *text)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "margin-top", 8, NULL);

  gtk_widget_add_css_class (label, "hut-strong");
  gtk_box_append (GTK_BOX (self->rows), label);
}

static void
add_items (HutLaneCheckList *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const HutChecklistItem *item = items->pdata[i];
      GtkWidget *row = hut_lane_check_row_new (item->code, item->name);

      g_signal_connect_object (row, "answered", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->rows), row);
    }
}

static void
hut_lane_check_list_dispose (GObject *object)
{
  g_clear_pointer (&HUT_LANE_CHECK_LIST (object)->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_lane_check_list_parent_class)->dispose (object);
}

static void
hut_lane_check_list_class_init (HutLaneCheckListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_lane_check_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_head (HutLaneCheckList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *note =
      g_object_new (GTK_TYPE_LABEL, "label", _ ("Keys: 1 yes, 2 partly, 3 no, 0 open"), "xalign",
                    0.0, "hexpand", TRUE, "wrap", TRUE, NULL);
  GtkWidget *rest = gtk_button_new_with_mnemonic (_ ("The _Rest: Yes"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (note, "hut-note");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "hut-number");
  g_signal_connect_object (rest, "clicked", G_CALLBACK (on_rest), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), note);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), rest);
  gtk_box_append (GTK_BOX (self->column), head);
  hut_button_name_once (head);
}

static void
hut_lane_check_list_init (HutLaneCheckList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  add_head (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HIGH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->rows);
  gtk_box_append (GTK_BOX (self->column), scrolled);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

GtkWidget *
hut_lane_check_list_new (const HutChecklist *list)
{
  HutLaneCheckList *self = g_object_new (HUT_TYPE_LANE_CHECK_LIST, NULL);

  add_heading (self, _ ("Ten no’s"));
  add_items (self, list->noes);
  if (list->haves->len > 0)
    {
      add_heading (self, _ ("Ten haves"));
      add_items (self, list->haves);
    }
  show_count (self);
  return GTK_WIDGET (self);
}

GtkWidget *
hut_lane_check_list_new_hazards (const HutChecklist *list)
{
  HutLaneCheckList *self = g_object_new (HUT_TYPE_LANE_CHECK_LIST, NULL);

  add_heading (self, _ ("Hazards"));
  add_items (self, list->noes);
  add_items (self, list->haves);
  for (EACH_ROW (self, row))
    hut_lane_check_row_set_attaching (row, FALSE);
  show_count (self);
  return GTK_WIDGET (self);
}

char *
hut_lane_check_list_dup_items (HutLaneCheckList *self)
{
  g_autoptr (JsonObject) items = json_object_new ();

  for (EACH_ROW (self, row))
    {
      const char *answer = hut_lane_check_row_get_answer (row);

      if (answer != NULL)
        json_object_set_string_member (items, hut_lane_check_row_get_code (row), answer);
    }
  return hut_json_print_object (items);
}

void
hut_lane_check_list_set_items (HutLaneCheckList *self, const char *items)
{
  g_autoptr (JsonNode) node = items != NULL ? hut_json_parse (items, -1, NULL) : NULL;
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (EACH_ROW (self, row))
    hut_lane_check_row_set_answer (
        row,
        object != NULL ? hut_json_get_string (object, hut_lane_check_row_get_code (row)) : NULL);
  show_count (self);
}

GPtrArray *
hut_lane_check_list_get_sources (HutLaneCheckList *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attach_source_free);

  for (EACH_ROW (self, row))
    {
      GPtrArray *sources = hut_lane_check_row_get_sources (row);

      for (guint i = 0; i < sources->len; i++)
        {
          HutAttachSource *source = hut_attach_source_copy (sources->pdata[i]);

          source->item = g_strdup (hut_lane_check_row_get_code (row));
          g_ptr_array_add (all, source);
        }
    }
  return all;
}

void
hut_lane_check_list_start (HutLaneCheckList *self)
{
  for (EACH_ROW (self, row))
    if (hut_lane_check_row_get_answer (row) == NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}
