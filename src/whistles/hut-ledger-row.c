/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the ledger, used again for other entries. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-ledger-row.h"

#include "widgets/hut-chip.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutLedgerRow
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *title;
  HutChip *chip;
  GtkLabel *when;
  GtkWidget *note, *said, *papers;
  HutLedgerItem *item;
};

G_DEFINE_FINAL_TYPE (HutLedgerRow, hut_ledger_row, GTK_TYPE_WIDGET)

static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLedgerRow *self = HUT_LEDGER_ROW (widget);
  char id[HUT_UID_STRING_LEN + 1];

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "app.show-whistle", "s",
                                hut_uid_print (hut_ledger_item_get_whistle (self->item), id));
}

static void
show_wrapped (GtkWidget *label, const char *text)
{
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
name_row (HutLedgerRow *self, const char *chip)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *const parts[] = {
    hut_ledger_item_get_title (self->item), chip,
    hut_ledger_item_get_when (self->item),  hut_ledger_item_get_note (self->item),
    hut_ledger_item_get_said (self->item),  hut_ledger_item_get_papers (self->item)
  };
  g_autoptr (GString) name = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? C_ ("parts of a row", ", ") : "",
                              parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                    -1);
}

void
hut_ledger_row_set_item (HutLedgerRow *self, HutLedgerItem *item)
{
  const char *chip, *tone, *icon;

  g_return_if_fail (HUT_IS_LEDGER_ROW (self));

  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  chip = hut_ledger_item_get_chip (item, &tone, &icon);
  gtk_label_set_label (self->title, hut_ledger_item_get_title (item));
  hut_chip_set (self->chip, chip, icon, tone);
  gtk_label_set_label (self->when, hut_ledger_item_get_when (item));
  show_wrapped (self->note, hut_ledger_item_get_note (item));
  show_wrapped (self->said, hut_ledger_item_get_said (item));
  show_wrapped (self->papers, hut_ledger_item_get_papers (item));
  name_row (self, chip);
}

/* ---- The widget ---- */

static void
hut_ledger_row_dispose (GObject *object)
{
  g_clear_object (&HUT_LEDGER_ROW (object)->item);
  g_clear_pointer (&HUT_LEDGER_ROW (object)->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_ledger_row_parent_class)->dispose (object);
}

static void
hut_ledger_row_class_init (HutLedgerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_ledger_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.open", NULL, do_open);
}

static void
hut_ledger_row_init (HutLedgerRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->title =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "hut-strong");
  self->chip = HUT_CHIP (hut_chip_new ("", "", "done"));
  gtk_widget_set_valign (GTK_WIDGET (self->chip), GTK_ALIGN_CENTER);
  self->when = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "hut-note");
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "hut-number");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->chip));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->when));
  gtk_box_append (GTK_BOX (self->column), head);
  self->note = hut_wrapped_label_new ("", "hut-note");
  self->said = hut_wrapped_label_new ("", NULL);
  self->papers = hut_wrapped_label_new ("", "hut-note");
  gtk_box_append (GTK_BOX (self->column), self->note);
  gtk_box_append (GTK_BOX (self->column), self->said);
  gtk_box_append (GTK_BOX (self->column), self->papers);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

GtkWidget *
hut_ledger_row_new (void)
{
  return g_object_new (HUT_TYPE_LEDGER_ROW, NULL);
}
