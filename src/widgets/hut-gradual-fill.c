/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Filling a list over several frames. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-gradual-fill.h"

struct _HutGradualFill
{
  GtkWidget *widget; /* frees the fill */
  GListStore *store;
  guint step;
  GPtrArray *items; /* while it goes on */
  guint at;         /* so many are in their places */
  guint tick;
};

HutGradualFill *
hut_gradual_fill_new (GtkWidget *widget, GListStore *store, guint step)
{
  HutGradualFill *fill = g_new0 (HutGradualFill, 1);

  fill->widget = widget;
  fill->store = g_object_ref (store);
  fill->step = step;
  return fill;
}

static void
stop (HutGradualFill *fill)
{
  if (fill->tick != 0)
    gtk_widget_remove_tick_callback (fill->widget, fill->tick);
  fill->tick = 0;
  g_clear_pointer (&fill->items, g_ptr_array_unref);
}

void
hut_gradual_fill_free (HutGradualFill *fill)
{
  stop (fill);
  g_object_unref (fill->store);
  g_free (fill);
}

/* FALSE: nothing is left to do. */
static gboolean
take_step (HutGradualFill *fill)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (fill->store));
  guint n_new = MIN (fill->step, fill->items->len - fill->at);
  guint n_gone = MIN (fill->step, n_old - fill->at);

  g_list_store_splice (fill->store, fill->at, n_gone, fill->items->pdata + fill->at, n_new);
  fill->at += n_new;
  return fill->at < fill->items->len ||
         fill->at < g_list_model_get_n_items (G_LIST_MODEL (fill->store));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HutGradualFill *fill = data;

  if (take_step (fill))
    return G_SOURCE_CONTINUE;
  fill->tick = 0;
  g_clear_pointer (&fill->items, g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

void
hut_gradual_fill_start (HutGradualFill *fill, GPtrArray *items)
{
  stop (fill);
  fill->items = g_ptr_array_ref (items);
  fill->at = 0;
  fill->tick = gtk_widget_add_tick_callback (fill->widget, on_tick, fill, NULL);
}

gboolean
hut_gradual_fill_is_done (HutGradualFill *fill)
{
  return fill->items == NULL;
}
