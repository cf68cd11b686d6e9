/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Patrols, what they found and what became of it, and visits. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrols-view.h"

struct _HutPatrolsView
{
  GtkWidget parent_instance;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutPatrolsView, hut_patrols_view, GTK_TYPE_WIDGET)

static void
hut_patrols_view_dispose (GObject *object)
{
  g_clear_object (&HUT_PATROLS_VIEW (object)->browser);
  G_OBJECT_CLASS (hut_patrols_view_parent_class)->dispose (object);
}

static void
hut_patrols_view_class_init (HutPatrolsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_patrols_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_patrols_view_init (HutPatrolsView *self)
{
}

void
hut_patrols_view_set_browser (HutPatrolsView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PATROLS_VIEW (self));

  g_set_object (&self->browser, browser);
}

gboolean
hut_patrols_view_is_filled (HutPatrolsView *self)
{
  return TRUE;
}
