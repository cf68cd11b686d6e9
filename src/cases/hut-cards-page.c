/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Headings and cards in a column. Filled only while it is mapped: a page that nobody sees reads
 * nothing. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-cards-page.h"

#include "widgets/hut-empty-page.h"

struct _HutCardsPage
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *column;
  GtkWidget *empty;
  GSignalGroup *browser_signals;
  HutCaseBrowser *browser;
  HutCardsFill fill;
  gpointer data;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (HutCardsPage, hut_cards_page, GTK_TYPE_WIDGET)

static void
fill_again (HutCardsPage *self)
{
  HutReader *reader = self->browser != NULL ? hut_case_browser_get_reader (self->browser) : NULL;
  GtkWidget *child;
  gboolean any;

  while ((child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_box_remove (GTK_BOX (self->column), child);
  if (reader != NULL)
    self->fill (self, reader, self->data);
  self->stale = FALSE;
  any = gtk_widget_get_first_child (self->column) != NULL;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), any ? self->scrolled : self->empty);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_STATE_HIDDEN, !any,
                               -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->empty), GTK_ACCESSIBLE_STATE_HIDDEN, any, -1);
}

static void
refresh (HutCardsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_again (self);
  else
    self->stale = TRUE;
}

static void
on_changed (HutCardsPage *self, HutChangeSet *changes)
{
  if (hut_change_set_has_sync (changes))
    refresh (self);
}

static void
hut_cards_page_map (GtkWidget *widget)
{
  HutCardsPage *self = HUT_CARDS_PAGE (widget);

  GTK_WIDGET_CLASS (hut_cards_page_parent_class)->map (widget);
  if (self->stale)
    fill_again (self);
}

static void
hut_cards_page_dispose (GObject *object)
{
  HutCardsPage *self = HUT_CARDS_PAGE (object);

  g_clear_object (&self->browser_signals);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_cards_page_parent_class)->dispose (object);
}

static void
hut_cards_page_class_init (HutCardsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_cards_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = hut_cards_page_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_cards_page_init (HutCardsPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->column = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                               "halign", GTK_ALIGN_CENTER, "width-request", 480, "margin-top", 24,
                               "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->column,
                                 "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scrolled);

  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
hut_cards_page_new (const char *icon, const char *title, const char *text, HutCardsFill fill,
                    gpointer data)
{
  HutCardsPage *self = g_object_new (HUT_TYPE_CARDS_PAGE, NULL);

  self->fill = fill;
  self->data = data;
  self->empty = hut_empty_page_new (icon, title, text);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  return GTK_WIDGET (self);
}

void
hut_cards_page_set_browser (HutCardsPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  g_set_object (&self->browser, browser);
  g_signal_group_set_target (self->browser_signals, browser);
  refresh (self);
}

static GtkWidget *
add_label (HutCardsPage *self, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "max-width-chars", 60, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->column), label);
  return label;
}

void
hut_cards_page_add_heading (HutCardsPage *self, const char *heading, const char *text)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  add_label (self, heading, "hut-title");
  add_label (self, text, "hut-dim");
}

void
hut_cards_page_add_note (HutCardsPage *self, const char *text)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  add_label (self, text, "hut-dim");
}

void
hut_cards_page_add (HutCardsPage *self, GtkWidget *card)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  gtk_box_append (GTK_BOX (self->column), card);
}
