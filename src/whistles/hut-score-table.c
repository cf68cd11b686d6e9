/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table of scores: some dozens of lines, sorted here. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-score-table.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-gradual-fill.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Each has seventeen cells. */
#define ROWS_A_FRAME 1

struct _HutScoreTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *empty;
  GListStore *items;
  HutGradualFill *fill;
};

G_DEFINE_FINAL_TYPE (HutScoreTable, hut_score_table, GTK_TYPE_WIDGET)

static guint open_signal;

/* The titles, and what they mean in full. */
static const struct
{
  const char *title, *tip;
} columns[HUT_N_SCORE_COLUMNS] = {
  [HUT_SCORE_COLUMN_UNIT] = { NC_ ("score column", "Unit"), NULL },
  [HUT_SCORE_COLUMN_CALLED] = { NC_ ("score column", "Called"), N_ ("How often it was called") },
  [HUT_SCORE_COLUMN_ANSWERED] = { NC_ ("score column", "Answered"),
                                  N_ ("Answered in time, of those whose answer was due") },
  [HUT_SCORE_COLUMN_IN_TIME] = { NC_ ("score column", "There"),
                                 N_ ("On the spot in time, of those who were due there") },
  [HUT_SCORE_COLUMN_DISPUTED] = { NC_ ("score column", "Disputed"),
                                  N_ ("Disputed with a reason, whatever came of it") },
  [HUT_SCORE_COLUMN_REFUSED] = { NC_ ("score column", "Refused"), N_ ("Refused without a reason") },
  [HUT_SCORE_COLUMN_DONE] = { NC_ ("score column", "Done"), N_ ("Done") },
  [HUT_SCORE_COLUMN_SENT_BACK] = { NC_ ("score column", "Sent back"),
                                   N_ ("Sent back by the street, times") },
  [HUT_SCORE_COLUMN_SUPERVISED] = { NC_ ("score column", "Supervised"),
                                    N_ ("Supervision reports issued") },
  [HUT_SCORE_COLUMN_MINUTES] = { NC_ ("score column", "Minutes"),
                                 N_ ("Minutes from the call until it was on the spot: the median "
                                     "of those who came") },
  [HUT_SCORE_COLUMN_TIMELY] = { NC_ ("score column", "Timely"),
                                N_ ("The street’s marks for timeliness, the mean of 1 to 5") },
  [HUT_SCORE_COLUMN_EFFECTIVE] = { NC_ ("score column", "Effective"),
                                   N_ ("The street’s marks for the effect, the mean of 1 to 5") },
  [HUT_SCORE_COLUMN_ATTITUDE] = { NC_ ("score column", "Attitude"),
                                  N_ ("The street’s marks for the attitude, the mean of 1 to 5") },
  [HUT_SCORE_COLUMN_OTHERS] = { NC_ ("score column", "Others"),
                                N_ ("The marks of those whom the district has asked, the mean of 1 "
                                    "to 5") },
  [HUT_SCORE_COLUMN_NEEDED] = { NC_ ("score column", "Needed"),
                                N_ ("Its view: the whistle was needed, of those it spoke of") },
  [HUT_SCORE_COLUMN_CLEAR] = { NC_ ("score column", "Clear"),
                               N_ ("Its view: the task was clear, of those it spoke of") },
  [HUT_SCORE_COLUMN_UNMARKED] = { NC_ ("score column", "To mark"),
                                  N_ ("Has ended, and the street has not marked it yet") },
};

static const char *
title_of (HutScoreColumn column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "score column", columns[column].title);
}

/* ---- Cells ---- */

static void
on_cell (GtkButton *button, GtkListItem *list_item)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), HUT_TYPE_SCORE_TABLE);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  g_signal_emit (table, open_signal, 0, gtk_list_item_get_item (list_item), column);
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  GtkWidget *button;

  if (GPOINTER_TO_UINT (column) == HUT_SCORE_COLUMN_UNIT)
    {
      gtk_list_item_set_child (list_item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize",
                                                        PANGO_ELLIPSIZE_END, "wrap", TRUE,
                                                        "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines",
                                                        2, "width-chars", 22, NULL));
      return;
    }
  button = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_END, NULL);
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_add_css_class (button, "hut-number");
  g_object_set_data (G_OBJECT (button), "column", column);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_cell), list_item, 0);
  gtk_list_item_set_child (list_item, button);
}

/* A row is read by its name. */
static void
bind_unit (GtkWidget *label, HutScoreItem *item)
{
  const char *name = hut_score_item_get_name (item);

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_widget_get_parent (label))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* "交通支队, there 3/4: came late or not at all": what it is, and what the button opens. */
static void
bind_figure (GtkWidget *button, HutScoreItem *item, HutScoreColumn column)
{
  const char *words = hut_score_item_get_words (item, column);
  HutScoreFigure figure;
  gboolean opens = hut_score_item_get_opens (item, column, &figure);
  g_autofree char *name =
      opens ? g_strdup_printf (_ ("%s, %s %s: %s"), hut_score_item_get_name (item),
                               title_of (column), words, hut_score_figure_label (figure))
            /* Translators: a unit; what is counted; its figure. */
            : g_strdup_printf (C_ ("score", "%s, %s %s"), hut_score_item_get_name (item),
                               title_of (column), words);

  gtk_button_set_label (GTK_BUTTON (button), words);
  gtk_widget_set_tooltip_text (button, opens ? hut_score_figure_label (figure) : NULL);
  gtk_widget_set_sensitive (button, opens);
  hut_button_set_name (button, name);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  HutScoreItem *item = gtk_list_item_get_item (list_item);
  HutScoreColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (column == HUT_SCORE_COLUMN_UNIT)
    bind_unit (child, item);
  else
    bind_figure (child, item, column);
}

/* ---- Order ---- */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  HutScoreItem *left = (HutScoreItem *)a, *right = (HutScoreItem *)b;
  HutScoreColumn column = GPOINTER_TO_UINT (data);
  int x, y;

  if (column == HUT_SCORE_COLUMN_UNIT)
    return g_utf8_collate (hut_score_item_get_name (left), hut_score_item_get_name (right));
  x = hut_score_item_get_rank (left, column);
  y = hut_score_item_get_rank (right, column);
  return (x > y) - (x < y);
}

static GtkColumnViewColumn *
add_column (HutScoreTable *self, HutScoreColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (column), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GUINT_TO_POINTER (column));
  made = gtk_column_view_column_new (title_of (column), factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_expand (made, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
  return made;
}

/* Numbers stand at the right, and so do their titles: GTK has no setting for these, nor for what
 * they mean. */
static void
dress_titles (HutScoreTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (self->view));

  for (guint column = 0; title != NULL && column < HUT_N_SCORE_COLUMNS; column++)
    {
      if (column != HUT_SCORE_COLUMN_UNIT)
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      if (columns[column].tip != NULL)
        gtk_widget_set_tooltip_text (title, _ (columns[column].tip));
      title = gtk_widget_get_next_sibling (title);
    }
}

static void
on_row (HutScoreTable *self, guint position)
{
  g_autoptr (HutScoreItem) item = g_list_model_get_item (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view))), position);

  if (item != NULL)
    g_signal_emit (self, open_signal, 0, item, HUT_SCORE_COLUMN_CALLED);
}

/* ---- The widget ---- */

static void
hut_score_table_dispose (GObject *object)
{
  HutScoreTable *self = HUT_SCORE_TABLE (object);

  g_clear_pointer (&self->fill, hut_gradual_fill_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hut_score_table_parent_class)->dispose (object);
}

static void
hut_score_table_class_init (HutScoreTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_score_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  open_signal = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, HUT_TYPE_SCORE_ITEM, G_TYPE_UINT);
}

static void
make_view (HutScoreTable *self)
{
  GtkColumnViewColumn *unit = NULL;
  GtkSortListModel *sorted;

  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "hut-figures");
  gtk_widget_add_css_class (self->view, "narrow");
  for (guint column = 0; column < HUT_N_SCORE_COLUMNS; column++)
    {
      GtkColumnViewColumn *made = add_column (self, column);

      if (column == HUT_SCORE_COLUMN_UNIT)
        unit = made;
    }
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (g_object_ref (self->items)),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view),
                             GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted))));
  dress_titles (self);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), unit, GTK_SORT_ASCENDING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scores, unit by unit"), -1);
  /* GTK has a list inside, which is read by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (self->view)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scores, unit by unit"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_row), self, G_CONNECT_SWAPPED);
}

static void
hut_score_table_init (HutScoreTable *self)
{
  self->items = g_list_store_new (HUT_TYPE_SCORE_ITEM);
  self->fill = hut_gradual_fill_new (GTK_WIDGET (self), self->items, ROWS_A_FRAME);
  make_view (self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->empty = hut_empty_page_new (
      "hut-whistle-symbolic", _ ("No whistle in this period"),
      _ ("Choose another period. Departments stand here once they were whistled for."));
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
hut_score_table_fill (HutScoreTable *self, GPtrArray *items)
{
  g_return_if_fail (HUT_IS_SCORE_TABLE (self));

  g_ptr_array_sort_with_data (items, in_order,
                              gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)));
  g_list_store_remove_all (self->items);
  gtk_widget_set_visible (self->empty, items->len == 0);
  gtk_widget_set_visible (self->scroller, items->len > 0);
  hut_gradual_fill_start (self->fill, items);
}

gboolean
hut_score_table_is_filled (HutScoreTable *self)
{
  g_return_val_if_fail (HUT_IS_SCORE_TABLE (self), TRUE);

  return hut_gradual_fill_is_done (self->fill);
}
