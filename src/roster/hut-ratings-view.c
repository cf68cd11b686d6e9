/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What lane chiefs say of those who work in their lanes, and what is missing. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-ratings-view.h"

struct _HutRatingsView
{
  GtkWidget parent_instance;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutRatingsView, hut_ratings_view, GTK_TYPE_WIDGET)

static void
hut_ratings_view_dispose (GObject *object)
{
  g_clear_object (&HUT_RATINGS_VIEW (object)->browser);
  G_OBJECT_CLASS (hut_ratings_view_parent_class)->dispose (object);
}

static void
hut_ratings_view_class_init (HutRatingsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_ratings_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_ratings_view_init (HutRatingsView *self)
{
}

void
hut_ratings_view_set_browser (HutRatingsView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_RATINGS_VIEW (self));

  g_set_object (&self->browser, browser);
}

gboolean
hut_ratings_view_is_filled (HutRatingsView *self)
{
  return TRUE;
}
