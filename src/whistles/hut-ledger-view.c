/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of the ledger. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-ledger-view.h"

#include "whistles/hut-ledger-row.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-gradual-fill.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ROWS_A_FRAME 2

struct _HutLedgerView
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *count;
  HutCodeDropDown *unit;
  GtkWidget *list_frame;
  GtkWidget *list;
  GtkWidget *empty;
  GListStore *items;
  HutGradualFill *fill;
  GPtrArray *all;   /* HutLedgerItem, of all units */
  GPtrArray *shown; /* of the chosen one; or NULL before the first */
  gboolean filling; /* the drop-down is being filled */
};

G_DEFINE_FINAL_TYPE (HutLedgerView, hut_ledger_view, GTK_TYPE_WIDGET)

/* ---- Rows ---- */

static void
setup_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, hut_ledger_row_new ());
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  hut_ledger_row_set_item (HUT_LEDGER_ROW (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item));
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  hut_ledger_row_set_item (HUT_LEDGER_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_activate (HutLedgerView *self, guint position)
{
  g_autoptr (HutLedgerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  char id[HUT_UID_STRING_LEN + 1];

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-whistle", "s",
                                hut_uid_print (hut_ledger_item_get_whistle (item), id));
}

/* ---- Showing ---- */

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!hut_ledger_item_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
show_count (HutLedgerView *self, guint n)
{
  g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);

  gtk_label_set_label (self->count, words);
  gtk_widget_set_visible (self->list_frame, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
}

static void
show_chosen (HutLedgerView *self)
{
  const char *unit = hut_code_drop_down_get_code (self->unit);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->all->len; i++)
    if (unit == NULL || g_str_equal (hut_ledger_item_get_unit (self->all->pdata[i]), unit))
      g_ptr_array_add (chosen, g_object_ref (self->all->pdata[i]));
  show_count (self, chosen->len);
  if (is_same (self->shown, chosen))
    return;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (chosen);
  hut_gradual_fill_start (self->fill, self->shown);
}

static void
on_unit (HutLedgerView *self)
{
  if (!self->filling)
    show_chosen (self);
}

/* Those that stand in it; who was chosen stays chosen. */
static void
fill_units (HutLedgerView *self)
{
  g_autofree char *kept = g_strdup (hut_code_drop_down_get_code (self->unit));
  const char *last = NULL;
  gboolean found = FALSE;

  self->filling = TRUE;
  hut_code_drop_down_clear (self->unit);
  hut_code_drop_down_add (self->unit, NULL, _ ("All units"));
  for (guint i = 0; i < self->all->len; i++)
    {
      const char *unit = hut_ledger_item_get_unit (self->all->pdata[i]);

      if (g_strcmp0 (unit, last) != 0)
        hut_code_drop_down_add (self->unit, unit, hut_ledger_item_get_title (self->all->pdata[i]));
      found |= g_strcmp0 (unit, kept) == 0;
      last = unit;
    }
  hut_code_drop_down_set_code (self->unit, found ? kept : NULL);
  self->filling = FALSE;
}

void
hut_ledger_view_show (HutLedgerView *self, GPtrArray *ledger, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_LEDGER_VIEW (self));

  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < ledger->len; i++)
    g_ptr_array_add (self->all, hut_ledger_item_new (ledger->pdata[i], browser));
  fill_units (self);
  show_chosen (self);
}

gboolean
hut_ledger_view_is_filled (HutLedgerView *self)
{
  g_return_val_if_fail (HUT_IS_LEDGER_VIEW (self), TRUE);

  return hut_gradual_fill_is_done (self->fill);
}

/* ---- The widget ---- */

static void
hut_ledger_view_dispose (GObject *object)
{
  HutLedgerView *self = HUT_LEDGER_VIEW (object);

  g_clear_pointer (&self->fill, hut_gradual_fill_free);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_ledger_view_parent_class)->dispose (object);
}

static void
hut_ledger_view_class_init (HutLedgerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_ledger_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/whistles/hut-ledger-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLedgerView, column);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerView, count);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerView, unit);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerView, list_frame);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerView, list);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerView, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_unit);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, setup_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row);
}

static void
hut_ledger_view_init (HutLedgerView *self)
{
  GtkSelectionModel *model;

  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_code_drop_down_set_name (self->unit, _ ("Unit"));
  self->filling = FALSE;
  self->items = g_list_store_new (HUT_TYPE_LEDGER_ITEM);
  self->fill = hut_gradual_fill_new (GTK_WIDGET (self), self->items, ROWS_A_FRAME);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), model);
  g_object_unref (model);
}
