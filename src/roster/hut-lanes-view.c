/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lanes and grids: a list and the page of one. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lanes-view.h"

struct _HutLanesView
{
  GtkWidget parent_instance;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutLanesView, hut_lanes_view, GTK_TYPE_WIDGET)

static void
hut_lanes_view_dispose (GObject *object)
{
  g_clear_object (&HUT_LANES_VIEW (object)->browser);
  G_OBJECT_CLASS (hut_lanes_view_parent_class)->dispose (object);
}

static void
hut_lanes_view_class_init (HutLanesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_lanes_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_lanes_view_init (HutLanesView *self)
{
}

void
hut_lanes_view_set_browser (HutLanesView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_LANES_VIEW (self));

  g_set_object (&self->browser, browser);
}

void
hut_lanes_view_show (HutLanesView *self, const char *code)
{
  g_return_if_fail (HUT_IS_LANES_VIEW (self));
}

gboolean
hut_lanes_view_is_filled (HutLanesView *self)
{
  return TRUE;
}
