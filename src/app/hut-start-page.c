/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first start. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-start-page.h"

#include "app/hut-street.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutStartPage
{
  GtkWidget parent_instance;
  GtkSearchEntry *search;
  GtkListView *list;
  GtkWidget *begin;
  GtkWidget *begin_server;
  GtkFilter *filter;
  GtkSingleSelection *selection; /* NULL before the streets are read */
  char *text;
};

G_DEFINE_FINAL_TYPE (HutStartPage, hut_start_page, GTK_TYPE_WIDGET)

static gboolean
matches (gpointer item, gpointer data)
{
  HutStartPage *self = data;

  return self->text == NULL || *self->text == '\0' || hut_street_matches (item, self->text);
}

static void
on_search_changed (HutStartPage *self)
{
  g_free (self->text);
  self->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_selected (HutStartPage *self)
{
  gboolean some = gtk_single_selection_get_selected_item (self->selection) != NULL;

  gtk_widget_set_sensitive (self->begin, some);
  gtk_widget_set_sensitive (self->begin_server, some);
}

static void
activate_with_street (HutStartPage *self, const char *action)
{
  HutStreet *street =
      self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  if (street != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", hut_street_get_code (street));
}

static void
on_begin (HutStartPage *self)
{
  activate_with_street (self, "app.begin");
}

static void
on_begin_with_server (HutStartPage *self)
{
  activate_with_street (self, "app.begin-with-server");
}

/* A row: the street, its district, its code. */
static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *district = gtk_label_new (NULL);
  GtkWidget *code = gtk_label_new (NULL);

  gtk_widget_add_css_class (name, "hut-strong");
  gtk_widget_add_css_class (district, "hut-dim");
  gtk_widget_add_css_class (code, "hut-note");
  gtk_label_set_xalign (GTK_LABEL (district), 0);
  gtk_widget_set_hexpand (district, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), district);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  HutStreet *street = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *district = gtk_widget_get_next_sibling (name);
  g_autofree char *words = NULL;

  gtk_label_set_label (GTK_LABEL (name), hut_street_get_name (street));
  gtk_label_set_label (GTK_LABEL (district), hut_street_get_district (street));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), hut_street_get_code (street));
  words = g_strdup_printf ("%s, %s, %s", hut_street_get_name (street),
                           hut_street_get_district (street), hut_street_get_code (street));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
hut_start_page_dispose (GObject *object)
{
  HutStartPage *self = HUT_START_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (hut_start_page_parent_class)->dispose (object);
}

static void
hut_start_page_class_init (HutStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_start_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutStartPage, search);
  gtk_widget_class_bind_template_child (widget_class, HutStartPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutStartPage, begin);
  gtk_widget_class_bind_template_child (widget_class, HutStartPage, begin_server);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_begin);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_with_server);
}

static void
hut_start_page_init (HutStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_start_page_enter (HutStartPage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *streets;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (self->selection != NULL)
    return;
  streets = hut_street_list_new (&error);
  if (error != NULL)
    g_warning ("cannot read the streets: %s", error->message);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (gtk_filter_list_model_new (streets, g_object_ref (self->filter))));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  on_selected (self);
}
