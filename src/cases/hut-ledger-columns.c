/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two lists of rows, one row a field; the order of the rows is the order of the columns. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-ledger-columns.h"

#include "cases/hut-case-words.h"
#include "exchange/hut-ledger.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutLedgerColumns
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *plain;
  GtkListBox *personal;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HutLedgerColumns, hut_ledger_columns, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- Rows ---- */

static const HutField *
field_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

static GtkCheckButton *
check_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

static void
on_toggled (HutLedgerColumns *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The same row @by places lower; what had the keyboard keeps it. */
static void
move_row (HutLedgerColumns *self, GtkListBoxRow *row, int by)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int to = gtk_list_box_row_get_index (row) + by;

  if (to < 0 || gtk_list_box_get_row_at_index (self->plain, to) == NULL)
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->plain, GTK_WIDGET (row));
  gtk_list_box_insert (self->plain, GTK_WIDGET (row), to);
  g_object_unref (row);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkListBoxRow *
row_around (GtkWidget *widget)
{
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW));
}

static void
on_up (GtkButton *button, HutLedgerColumns *self)
{
  move_row (self, row_around (GTK_WIDGET (button)), -1);
}

static void
on_down (GtkButton *button, HutLedgerColumns *self)
{
  move_row (self, row_around (GTK_WIDGET (button)), 1);
}

static gboolean
on_key (HutLedgerColumns *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row = focus != NULL ? row_around (focus) : NULL;

  if (GTK_IS_LIST_BOX_ROW (focus))
    row = GTK_LIST_BOX_ROW (focus);
  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  move_row (self, row, key == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_arrow (HutLedgerColumns *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static void
add_arrows (HutLedgerColumns *self, GtkWidget *line, const char *label)
{
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), label);
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), label);

  gtk_box_append (GTK_BOX (line), new_arrow (self, "hut-up-symbolic", up, G_CALLBACK (on_up)));
  gtk_box_append (GTK_BOX (line),
                  new_arrow (self, "hut-down-symbolic", down, G_CALLBACK (on_down)));
}

static GtkWidget *
new_row (HutLedgerColumns *self, const HutField *field, gboolean chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *label = hut_case_field_label (field);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), check);
  if (field->privacy != HUT_PRIVACY_PERSONAL)
    add_arrows (self, line, label);
  g_object_set_data (G_OBJECT (row), "field", (gpointer)field);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

/* ---- The object ---- */

static void
hut_ledger_columns_dispose (GObject *object)
{
  g_clear_pointer (&HUT_LEDGER_COLUMNS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_ledger_columns_parent_class)->dispose (object);
}

static void
hut_ledger_columns_class_init (HutLedgerColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_ledger_columns_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-ledger-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLedgerColumns, box);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerColumns, plain);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerColumns, personal);
}

static void
hut_ledger_columns_init (HutLedgerColumns *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hut_ledger_columns_new (void)
{
  return g_object_new (HUT_TYPE_LEDGER_COLUMNS, NULL);
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* NULL where a ledger has no such column. */
static const HutField *
find_column (const char *name)
{
  const HutField *field = hut_kind_field (&hut_kind_case, name);

  return field != NULL && hut_ledger_has_column (field) ? field : NULL;
}

void
hut_ledger_columns_choose (HutLedgerColumns *self, const char *const *names)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);

  g_return_if_fail (HUT_IS_LEDGER_COLUMNS (self));

  self->filling = TRUE;
  empty (self->plain);
  empty (self->personal);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const HutField *field = find_column (names[i]);

      if (field != NULL && field->privacy != HUT_PRIVACY_PERSONAL &&
          g_hash_table_add (chosen, (gpointer)field))
        gtk_list_box_append (self->plain, new_row (self, field, TRUE));
    }
  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    {
      const HutField *field = &hut_kind_case.fields[i];
      GtkListBox *list = field->privacy == HUT_PRIVACY_PERSONAL ? self->personal : self->plain;

      if (hut_ledger_has_column (field) && !g_hash_table_contains (chosen, field))
        gtk_list_box_append (list, new_row (self, field, FALSE));
    }
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The names of what is chosen in @list; how many. */
static guint
add_chosen (GtkListBox *list, GStrvBuilder *names)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (gtk_check_button_get_active (check_of (row)))
      {
        g_strv_builder_add (names, field_of (row)->name);
        n++;
      }
  return n;
}

GStrv
hut_ledger_columns_dup_chosen (HutLedgerColumns *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (HUT_IS_LEDGER_COLUMNS (self), NULL);

  add_chosen (self->plain, names);
  add_chosen (self->personal, names);
  return g_strv_builder_end (names);
}

gboolean
hut_ledger_columns_has_personal (HutLedgerColumns *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (HUT_IS_LEDGER_COLUMNS (self), FALSE);

  return add_chosen (self->personal, names) > 0;
}
