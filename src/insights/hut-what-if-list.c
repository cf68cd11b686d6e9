/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of what-if. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-what-if-list.h"

#include "widgets/hut-gradual-fill.h"
#include "insights/hut-what-if-row.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ROWS_A_FRAME 2

struct _HutWhatIfList
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *note;
  GtkStack *stack;
  GtkListView *list;
  GListStore *items;   /* what the list shows */
  GPtrArray *supposed; /* HutWhatIfItem: what it is to show */
  HutGradualFill *fill;
};

G_DEFINE_FINAL_TYPE (HutWhatIfList, hut_what_if_list, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_choice (HutWhatIfList *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->supposed->len; i++)
    any = any || hut_what_if_item_get_choice (self->supposed->pdata[i]) != HUT_WHAT_IF_AS_IT_IS;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.reset", any);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhatIfList *self = HUT_WHAT_IF_LIST (widget);

  for (guint i = 0; i < self->supposed->len; i++)
    {
      HutWhatIfItem *item = g_ptr_array_index (self->supposed, i);

      g_signal_handlers_block_by_func (item, on_choice, self);
      hut_what_if_item_set_choice (item, HUT_WHAT_IF_AS_IT_IS);
      g_signal_handlers_unblock_by_func (item, on_choice, self);
    }
  on_choice (self);
}

static void
setup_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (HUT_TYPE_WHAT_IF_ROW, NULL));
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  hut_what_if_row_set_item (HUT_WHAT_IF_ROW (gtk_list_item_get_child (list_item)),
                            gtk_list_item_get_item (list_item));
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  hut_what_if_row_set_item (HUT_WHAT_IF_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_activated (HutWhatIfList *self, guint position)
{
  g_autoptr (HutWhatIfItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  char id[HUT_UID_STRING_LEN + 1];

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s",
                                hut_uid_print (&hut_what_if_item_get_row (item)->id, id));
}

static void
hut_what_if_list_dispose (GObject *object)
{
  HutWhatIfList *self = HUT_WHAT_IF_LIST (object);

  g_clear_pointer (&self->fill, hut_gradual_fill_free);
  g_clear_pointer (&self->supposed, g_ptr_array_unref);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hut_what_if_list_parent_class)->dispose (object);
}

static void
hut_what_if_list_class_init (HutWhatIfListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_what_if_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "what-if.reset", NULL, reset);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/insights/hut-what-if-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfList, column);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfList, note);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfList, stack);
  gtk_widget_class_bind_template_child (widget_class, HutWhatIfList, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_what_if_list_init (HutWhatIfList *self)
{
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
  self->items = g_list_store_new (HUT_TYPE_WHAT_IF_ITEM);
  self->supposed = g_ptr_array_new ();
  self->fill = hut_gradual_fill_new (GTK_WIDGET (self), self->items, ROWS_A_FRAME);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.reset", FALSE);
}

/* What was supposed of @item's case before it was read anew. */
static HutWhatIfChoice
former_choice (HutWhatIfList *self, HutWhatIfItem *item)
{
  for (guint i = 0; i < self->supposed->len; i++)
    {
      HutWhatIfItem *former = g_ptr_array_index (self->supposed, i);

      if (hut_uid_equal (&hut_what_if_item_get_row (former)->id,
                         &hut_what_if_item_get_row (item)->id))
        return hut_what_if_item_get_choice (former);
    }
  return HUT_WHAT_IF_AS_IT_IS;
}

void
hut_what_if_list_fill (HutWhatIfList *self, GPtrArray *items, guint n_all)
{
  g_autofree char *note = NULL;

  g_return_if_fail (HUT_IS_WHAT_IF_LIST (self));

  for (guint i = 0; i < items->len; i++)
    {
      HutWhatIfItem *item = g_ptr_array_index (items, i);

      hut_what_if_item_set_choice (item, former_choice (self, item));
      g_signal_connect_object (item, "notify::choice", G_CALLBACK (on_choice), self,
                               G_CONNECT_SWAPPED);
    }
  g_ptr_array_unref (self->supposed);
  self->supposed = g_ptr_array_ref (items);
  hut_gradual_fill_start (self->fill, items);
  note = n_all > items->len
             ? g_strdup_printf (_ ("The %u that cost most, of %u; nothing is written"), items->len,
                                n_all)
             : g_strdup (_ ("Suppose, and see the rates move; nothing is written"));
  gtk_label_set_label (self->note, note);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  on_choice (self);
}

guint
hut_what_if_list_turn (HutWhatIfList *self, HutRateCount *count)
{
  guint n = 0;

  g_return_val_if_fail (HUT_IS_WHAT_IF_LIST (self), 0);

  for (guint i = 0; i < self->supposed->len; i++)
    {
      HutWhatIfItem *item = g_ptr_array_index (self->supposed, i);

      hut_what_if_turn (count, hut_what_if_item_get_case (item),
                        hut_what_if_item_get_choice (item));
      n += hut_what_if_item_get_choice (item) != HUT_WHAT_IF_AS_IT_IS;
    }
  return n;
}

gboolean
hut_what_if_list_is_filled (HutWhatIfList *self)
{
  g_return_val_if_fail (HUT_IS_WHAT_IF_LIST (self), TRUE);

  return hut_gradual_fill_is_done (self->fill);
}
