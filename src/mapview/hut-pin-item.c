/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A pin as a list item; see the header. Its one action, pin.activate, is the same as Enter. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-pin-item.h"

struct _HutPinItem
{
  GtkWidget parent_instance;

  HutMark mark;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutPinItem, hut_pin_item, GTK_TYPE_WIDGET)

static void
on_activate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
hut_pin_item_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
hut_pin_item_class_init (HutPinItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = hut_pin_item_snapshot;
  signals[ACTIVATED] = g_signal_new ("activated", HUT_TYPE_PIN_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "pin.activate", NULL, on_activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "pin.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "pin.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "pin.activate", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
hut_pin_item_init (HutPinItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

HutPinItem *
hut_pin_item_new (void)
{
  return g_object_new (HUT_TYPE_PIN_ITEM, NULL);
}

void
hut_pin_item_set (HutPinItem *self, const HutMark *mark, const char *name, gboolean selected)
{
  self->mark = *mark;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

const HutMark *
hut_pin_item_get_mark (HutPinItem *self)
{
  return &self->mark;
}
