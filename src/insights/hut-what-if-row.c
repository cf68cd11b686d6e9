/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of what-if. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-what-if-row.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define N_CHOICES (HUT_WHAT_IF_SATISFIED + 1)

struct _HutWhatIfRow
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GtkLabel *title;
  GtkLabel *gain;
  GtkLabel *words;
  GtkToggleButton *as_it_is;
  GtkToggleButton *resolved;
  GtkToggleButton *satisfied;
  HutWhatIfItem *item;
  gboolean showing; /* the buttons follow the item */
};

G_DEFINE_FINAL_TYPE (HutWhatIfRow, hut_what_if_row, GTK_TYPE_WIDGET)

static void
show_choice (HutWhatIfRow *self)
{
  GtkToggleButton *buttons[N_CHOICES] = { self->as_it_is, self->resolved, self->satisfied };

  self->showing = TRUE;
  gtk_toggle_button_set_active (buttons[hut_what_if_item_get_choice (self->item)], TRUE);
  self->showing = FALSE;
}

static void
on_toggled (HutWhatIfRow *self, GtkToggleButton *button)
{
  GtkToggleButton *buttons[N_CHOICES] = { self->as_it_is, self->resolved, self->satisfied };

  if (self->showing || self->item == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_CHOICES; i++)
    if (buttons[i] == button)
      hut_what_if_item_set_choice (self->item, (HutWhatIfChoice)i);
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhatIfRow *self = HUT_WHAT_IF_ROW (widget);
  char id[HUT_UID_STRING_LEN + 1];

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_uid_print (&hut_what_if_item_get_row (self->item)->id, id));
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Each button says of which case it supposes what. */
static void
name_all (HutWhatIfRow *self, const char *title)
{
  GtkToggleButton *buttons[N_CHOICES] = { self->as_it_is, self->resolved, self->satisfied };
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *summary = g_strdup_printf (C_ ("case summary", "%s, %s"), title,
                                              hut_what_if_item_get_words (self->item));

  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *name = g_strdup_printf (
          C_ ("case summary", "%s, %s"), gtk_button_get_label (GTK_BUTTON (buttons[i])), title);

      hut_button_set_name (GTK_WIDGET (buttons[i]), name);
    }
  set_name (GTK_WIDGET (self), summary);
  if (row != NULL)
    set_name (row, summary);
}

static void
hut_what_if_row_dispose (GObject *object)
{
  HutWhatIfRow *self = HUT_WHAT_IF_ROW (object);

  hut_what_if_row_set_item (self, NULL);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_what_if_row_parent_class)->dispose (object);
}

static void
hut_what_if_row_class_init (HutWhatIfRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_what_if_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_case);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-what-if-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, grid);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, title);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, gain);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, words);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, as_it_is);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, resolved);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfRow, satisfied);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
hut_what_if_row_init (HutWhatIfRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hut_what_if_row_set_item (HutWhatIfRow *self, HutWhatIfItem *item)
{
  const char *title;

  g_return_if_fail (HUT_IS_WHAT_IF_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::choice", G_CALLBACK (show_choice), self);
  title = hut_what_if_item_get_row (item)->title;
  if (title == NULL)
    title = _ ("No title");
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->gain, hut_what_if_item_get_gain (item));
  gtk_label_set_label (self->words, hut_what_if_item_get_words (item));
  name_all (self, title);
  show_choice (self);
}
