/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table of rates: some dozens of lines, sorted here. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rate-table.h"

#include "domain/hut-rate-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-gradual-fill.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Each has seven cells. */
#define ROWS_A_FRAME 2

struct _HutRateTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *empty;
  GListStore *items;
  HutGradualFill *fill;
};

G_DEFINE_FINAL_TYPE (HutRateTable, hut_rate_table, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const titles[HUT_N_RATE_COLUMNS] = {
  NC_ ("column", "Name"),       NC_ ("column", "Counted"),      NC_ ("column", "Response"),
  NC_ ("column", "Resolution"), NC_ ("column", "Satisfaction"), NC_ ("column", "Score"),
  NC_ ("column", "Lost"),
};

static const char *
title_of (HutRateColumn column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[column]);
}

static gboolean
is_count (HutRateColumn column)
{
  return column == HUT_RATE_COLUMN_COUNTED || column == HUT_RATE_COLUMN_LOST;
}

/* "91.2% ▲ 0.4" */
static char *
cell_words (HutRateLineItem *item, HutRateColumn column)
{
  int figure = hut_rate_line_item_get_figure (item, column);
  int moved = hut_rate_line_item_get_movement (item, column);
  g_autofree char *words = NULL;
  g_autofree char *sign = NULL;

  if (is_count (column))
    return g_strdup_printf ("%d", figure);
  if (figure == HUT_NO_FIGURE)
    return g_strdup ("—");
  words = column == HUT_RATE_COLUMN_SCORE ? hut_tenths_print (figure) : hut_rate_words (figure);
  if (moved == HUT_NO_FIGURE || moved == 0)
    return g_steal_pointer (&words);
  sign = hut_rate_movement_sign (moved);
  return g_strdup_printf ("%s  %s", words, sign);
}

/* "东升社区, resolution 62.1%: not resolved 3": what it is, and what the button opens. */
static char *
cell_name (HutRateLineItem *item, HutRateColumn column)
{
  g_autofree char *words = cell_words (item, column);

  return g_strdup_printf (_ ("%s, %s %s: %s %u"), hut_rate_line_item_get_name (item),
                          title_of (column), words,
                          hut_rate_figure_label (hut_rate_line_item_get_opens (item, column)),
                          hut_rate_line_item_get_opens_count (item, column));
}

static char *
cell_tip (HutRateLineItem *item, HutRateColumn column)
{
  return g_strdup_printf ("%s %u",
                          hut_rate_figure_label (hut_rate_line_item_get_opens (item, column)),
                          hut_rate_line_item_get_opens_count (item, column));
}

static void
on_cell (GtkButton *button, GtkListItem *list_item)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), HUT_TYPE_RATE_TABLE);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  g_signal_emit (table, signals[OPEN], 0, gtk_list_item_get_item (list_item), column);
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  GtkWidget *button;

  if (GPOINTER_TO_UINT (column) == HUT_RATE_COLUMN_NAME)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize",
                                       PANGO_ELLIPSIZE_END, "wrap", TRUE, "wrap-mode",
                                       PANGO_WRAP_WORD_CHAR, "lines", 2, "width-chars", 8, NULL);

      gtk_list_item_set_child (list_item, label);
      return;
    }
  button = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_END, NULL);
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_add_css_class (button, "hut-number");
  g_object_set_data (G_OBJECT (button), "column", column);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_cell), list_item, 0);
  gtk_list_item_set_child (list_item, button);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  HutRateLineItem *item = gtk_list_item_get_item (list_item);
  HutRateColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *tip = NULL;

  if (column == HUT_RATE_COLUMN_NAME)
    {
      GtkWidget *cell = gtk_widget_get_parent (child);

      gtk_label_set_label (GTK_LABEL (child), hut_rate_line_item_get_name (item));
      /* A row is read by its name. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      hut_rate_line_item_get_name (item), -1);
      return;
    }
  words = cell_words (item, column);
  name = cell_name (item, column);
  tip = cell_tip (item, column);
  gtk_button_set_label (GTK_BUTTON (child), words);
  gtk_widget_set_tooltip_text (child, tip);
  gtk_widget_set_sensitive (child, hut_rate_line_item_get_opens_count (item, column) > 0);
  hut_button_set_name (child, name);
}

/* For sorting: without a figure comes after all that have one. */
static int
rank_of (HutRateLineItem *item, HutRateColumn column)
{
  int figure = hut_rate_line_item_get_figure (item, column);

  return figure == HUT_NO_FIGURE ? G_MAXINT : figure;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  HutRateLineItem *left = (HutRateLineItem *)a, *right = (HutRateLineItem *)b;
  HutRateColumn column = GPOINTER_TO_UINT (data);
  int x, y;

  if (column == HUT_RATE_COLUMN_NAME)
    return g_utf8_collate (hut_rate_line_item_get_name (left), hut_rate_line_item_get_name (right));
  x = rank_of (left, column);
  y = rank_of (right, column);
  return (x > y) - (x < y);
}

static GtkColumnViewColumn *
add_column (HutRateTable *self, HutRateColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (column), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GUINT_TO_POINTER (column));
  made = gtk_column_view_column_new (title_of (column), factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_expand (made, column == HUT_RATE_COLUMN_NAME);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
  g_object_unref (sorter);
  return made;
}

/* Numbers stand at the right, and so do their titles: GTK has no setting for these. */
static void
align_titles (HutRateTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (self->view);
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (title = gtk_widget_get_next_sibling (title); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

static void
on_row (HutRateTable *self, guint position)
{
  g_autoptr (HutRateLineItem) item = g_list_model_get_item (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view))), position);

  if (item != NULL)
    g_signal_emit (self, signals[OPEN], 0, item, HUT_RATE_COLUMN_COUNTED);
}

static void
hut_rate_table_dispose (GObject *object)
{
  HutRateTable *self = HUT_RATE_TABLE (object);

  g_clear_pointer (&self->fill, hut_gradual_fill_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hut_rate_table_parent_class)->dispose (object);
}

static void
hut_rate_table_class_init (HutRateTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_rate_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, HUT_TYPE_RATE_LINE_ITEM, G_TYPE_UINT);
}

static void
hut_rate_table_init (HutRateTable *self)
{
  GtkSortListModel *sorted;
  GtkColumnViewColumn *score = NULL;

  self->items = g_list_store_new (HUT_TYPE_RATE_LINE_ITEM);
  self->fill = hut_gradual_fill_new (GTK_WIDGET (self), self->items, ROWS_A_FRAME);
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "hut-figures");
  for (guint column = 0; column < HUT_N_RATE_COLUMNS; column++)
    {
      GtkColumnViewColumn *made = add_column (self, column);

      if (column == HUT_RATE_COLUMN_SCORE)
        score = made;
    }
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (g_object_ref (self->items)),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view),
                             GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted))));
  align_titles (self);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), score, GTK_SORT_ASCENDING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rates, line by line"), -1);
  /* GTK has a list inside, which is read by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (self->view)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rates, line by line"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_row), self, G_CONNECT_SWAPPED);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "hscrollbar-policy",
                                 GTK_POLICY_AUTOMATIC, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->empty =
      g_object_new (GTK_TYPE_LABEL, "label",
                    _ ("No case counts in this period. Choose another one."), "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->empty, "hut-dim");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

static int
in_order (gconstpointer a, gconstpointer b, gpointer sorter)
{
  return gtk_sorter_compare (sorter, *(gpointer *)a, *(gpointer *)b);
}

/* In their order, after all that were there are gone: a row that came before others in view would
 * move them out of it. */
void
hut_rate_table_fill (HutRateTable *self, GPtrArray *items)
{
  g_return_if_fail (HUT_IS_RATE_TABLE (self));

  g_ptr_array_sort_with_data (items, in_order,
                              gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)));
  g_list_store_remove_all (self->items);
  gtk_widget_set_visible (self->empty, items->len == 0);
  hut_gradual_fill_start (self->fill, items);
}

gboolean
hut_rate_table_is_filled (HutRateTable *self)
{
  g_return_val_if_fail (HUT_IS_RATE_TABLE (self), TRUE);

  return hut_gradual_fill_is_done (self->fill);
}
