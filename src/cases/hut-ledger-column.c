/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One row of the columns. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-ledger-column.h"

#include "cases/hut-case-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutLedgerColumn
{
  GtkListBoxRow parent_instance;

  GtkWidget *check;
  const HutField *field;
};

G_DEFINE_FINAL_TYPE (HutLedgerColumn, hut_ledger_column, GTK_TYPE_LIST_BOX_ROW)

enum
{
  TOGGLED,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_toggled (HutLedgerColumn *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
do_toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (HUT_LEDGER_COLUMN (widget)->check);

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
do_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, g_str_equal (name, "column.up") ? -1 : 1);
}

static void
hut_ledger_column_class_init (HutLedgerColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "column.toggle", NULL, do_toggle);
  gtk_widget_class_install_action (widget_class, "column.up", NULL, do_move);
  gtk_widget_class_install_action (widget_class, "column.down", NULL, do_move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "column.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "column.down",
                                       NULL);
}

static void
hut_ledger_column_init (HutLedgerColumn *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
new_arrow (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_arrows (GtkBox *line, const char *label)
{
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), label);
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), label);

  gtk_box_append (line, new_arrow ("hut-up-symbolic", up, "column.up"));
  gtk_box_append (line, new_arrow ("hut-down-symbolic", down, "column.down"));
}

GtkWidget *
hut_ledger_column_new (const HutField *field, gboolean chosen, gboolean ordered)
{
  HutLedgerColumn *self = g_object_new (HUT_TYPE_LEDGER_COLUMN, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *label = hut_case_field_label (field);

  self->field = field;
  self->check = gtk_check_button_new_with_label (label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), chosen);
  gtk_widget_set_hexpand (self->check, TRUE);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->check);
  if (ordered)
    add_arrows (GTK_BOX (line), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const HutField *
hut_ledger_column_get_field (HutLedgerColumn *self)
{
  g_return_val_if_fail (HUT_IS_LEDGER_COLUMN (self), NULL);

  return self->field;
}

gboolean
hut_ledger_column_is_chosen (HutLedgerColumn *self)
{
  g_return_val_if_fail (HUT_IS_LEDGER_COLUMN (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}
