/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was covered, day by day, the gaps, and what is planned. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-view.h"

struct _HutCoverageView
{
  GtkWidget parent_instance;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutCoverageView, hut_coverage_view, GTK_TYPE_WIDGET)

static void
hut_coverage_view_dispose (GObject *object)
{
  g_clear_object (&HUT_COVERAGE_VIEW (object)->browser);
  G_OBJECT_CLASS (hut_coverage_view_parent_class)->dispose (object);
}

static void
hut_coverage_view_class_init (HutCoverageViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_coverage_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_coverage_view_init (HutCoverageView *self)
{
}

void
hut_coverage_view_set_browser (HutCoverageView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_COVERAGE_VIEW (self));

  g_set_object (&self->browser, browser);
}

gboolean
hut_coverage_view_is_filled (HutCoverageView *self)
{
  return TRUE;
}
