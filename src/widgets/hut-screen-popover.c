/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A popover with a button for each screen. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-screen-popover.h"

struct _HutScreenPopover
{
  GtkPopover parent_instance;
  GtkWidget *box;
  GListModel *monitors;
};

G_DEFINE_FINAL_TYPE (HutScreenPopover, hut_screen_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
on_clicked (GtkButton *button, HutScreenPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (button), "place"));
}

static void
add_screen (HutScreenPopover *self, HutMonitor *monitor)
{
  g_autofree char *words = hut_monitor_words (monitor);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_object_set_data_full (G_OBJECT (button), "place", hut_monitor_place (monitor), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
fill (HutScreenPopover *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (HutMonitor) monitor = g_list_model_get_item (self->monitors, i);

      add_screen (self, monitor);
    }
}

static void
hut_screen_popover_dispose (GObject *object)
{
  g_clear_object (&HUT_SCREEN_POPOVER (object)->monitors);
  G_OBJECT_CLASS (hut_screen_popover_parent_class)->dispose (object);
}

static void
hut_screen_popover_class_init (HutScreenPopoverClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  G_OBJECT_CLASS (klass)->dispose = hut_screen_popover_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_screen_popover_init (HutScreenPopover *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
}

void
hut_screen_popover_set_monitors (HutScreenPopover *self, GListModel *monitors)
{
  g_return_if_fail (HUT_IS_SCREEN_POPOVER (self));
  g_return_if_fail (self->monitors == NULL);

  self->monitors = g_object_ref (monitors);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
