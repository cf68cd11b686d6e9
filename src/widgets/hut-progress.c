/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Label, bar and cancel. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-progress.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutProgress
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *bar;
  GtkWidget *button;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HutProgress, hut_progress, GTK_TYPE_WIDGET)

static void
on_cancel (GtkButton *button, HutProgress *self)
{
  gtk_widget_set_sensitive (self->button, FALSE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
hut_progress_dispose (GObject *object)
{
  HutProgress *self = HUT_PROGRESS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (hut_progress_parent_class)->dispose (object);
}

static void
hut_progress_class_init (HutProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_progress_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_progress_init (HutProgress *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->bar =
      g_object_new (GTK_TYPE_PROGRESS_BAR, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_cancel), self, 0);
  hut_button_name_once (self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hut_progress_new (void)
{
  return g_object_new (HUT_TYPE_PROGRESS, NULL);
}

void
hut_progress_show (HutProgress *self, const char *text, double fraction, GCancellable *cancellable)
{
  g_return_if_fail (HUT_IS_PROGRESS (self));

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  if (fraction < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), MIN (fraction, 1.0));
  g_set_object (&self->cancellable, cancellable);
  gtk_widget_set_visible (self->button, cancellable != NULL);
  gtk_widget_set_sensitive (self->button,
                            cancellable != NULL && !g_cancellable_is_cancelled (cancellable));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
hut_progress_hide (HutProgress *self)
{
  g_return_if_fail (HUT_IS_PROGRESS (self));

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
