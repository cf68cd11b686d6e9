/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was covered, day by day, the gaps, and what is planned. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-view.h"

#include "roster/hut-activity-page.h"
#include "roster/hut-coverage-month.h"
#include "roster/hut-shift-page.h"
#include "widgets/hut-stack.h"

struct _HutCoverageView
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkStack *views; /* "month", "shifts", "activities" */
  HutCoverageMonth *month;
  HutShiftPage *shifts;
  HutActivityPage *activities;
};

G_DEFINE_FINAL_TYPE (HutCoverageView, hut_coverage_view, GTK_TYPE_WIDGET)

static void
hut_coverage_view_dispose (GObject *object)
{
  g_clear_pointer (&HUT_COVERAGE_VIEW (object)->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_coverage_view_parent_class)->dispose (object);
}

static void
hut_coverage_view_class_init (HutCoverageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_coverage_view_dispose;
  g_type_ensure (HUT_TYPE_ACTIVITY_PAGE);
  g_type_ensure (HUT_TYPE_COVERAGE_MONTH);
  g_type_ensure (HUT_TYPE_SHIFT_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-coverage-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCoverageView, column);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageView, views);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageView, month);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageView, shifts);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageView, activities);
}

static void
hut_coverage_view_init (HutCoverageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->views);
}

void
hut_coverage_view_set_browser (HutCoverageView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_COVERAGE_VIEW (self));

  hut_coverage_month_set_browser (self->month, browser);
  hut_shift_page_set_browser (self->shifts, browser);
  hut_activity_page_set_browser (self->activities, browser);
}

gboolean
hut_coverage_view_is_filled (HutCoverageView *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (HUT_IS_COVERAGE_VIEW (self), FALSE);

  shown = gtk_stack_get_visible_child (self->views);
  if (shown == GTK_WIDGET (self->shifts))
    return hut_shift_page_is_filled (self->shifts);
  if (shown == GTK_WIDGET (self->activities))
    return hut_activity_page_is_filled (self->activities);
  return hut_coverage_month_is_filled (self->month);
}
