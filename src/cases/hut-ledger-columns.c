/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two lists of rows, one row a field; the order of the rows is the order of the columns. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-ledger-columns.h"

#include "cases/hut-ledger-column.h"
#include "exchange/hut-ledger.h"

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

static void
on_toggled (HutLedgerColumns *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The same row elsewhere; what has the keyboard keeps it. */
static void
on_move (HutLedgerColumns *self, int by, GtkListBoxRow *row)
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
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    gtk_widget_grab_focus (focus);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (HutLedgerColumns *self, const HutField *field, gboolean chosen)
{
  gboolean personal = field->privacy == HUT_PRIVACY_PERSONAL;
  GtkWidget *row = hut_ledger_column_new (field, chosen, !personal);

  g_signal_connect_object (row, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  if (!personal)
    g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (personal ? self->personal : self->plain, row);
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-ledger-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLedgerColumns, box);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerColumns, plain);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerColumns, personal);
}

static void
hut_ledger_columns_init (HutLedgerColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
        add_row (self, field, TRUE);
    }
  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    {
      const HutField *field = &hut_kind_case.fields[i];

      if (hut_ledger_has_column (field) && !g_hash_table_contains (chosen, field))
        add_row (self, field, FALSE);
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
    if (hut_ledger_column_is_chosen (HUT_LEDGER_COLUMN (row)))
      {
        g_strv_builder_add (names, hut_ledger_column_get_field (HUT_LEDGER_COLUMN (row))->name);
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
