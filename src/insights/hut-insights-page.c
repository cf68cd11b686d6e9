/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The frame of the place: a head with the switcher, and the stack. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-insights-page.h"

#include "insights/hut-insight-paper.h"
#include "insights/hut-losses-page.h"
#include "insights/hut-rates-page.h"
#include "insights/hut-warnings-page.h"
#include "widgets/hut-stack.h"

struct _HutInsightsPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkStack *pages;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutInsightsPage, hut_insights_page, GTK_TYPE_WIDGET)

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The sub-pages by their names in the stack. */
static const struct
{
  const char *name;
  void (*set_browser) (GtkWidget *page, HutCaseBrowser *browser);
  gboolean (*is_filled) (GtkWidget *page);
} sub_pages[] = {
  { "rates", hut_rates_page_set_browser, hut_rates_page_is_filled },
  { "losses", hut_losses_page_set_browser, hut_losses_page_is_filled },
  { "warnings", hut_warnings_page_set_browser, hut_warnings_page_is_filled },
};

static void
save_brief (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutInsightsPage *self = HUT_INSIGHTS_PAGE (widget);

  if (self->browser != NULL)
    hut_insight_paper_open (
        widget, self->browser,
        g_str_equal (name, "insights.daily") ? HUT_PAPER_DAILY : HUT_PAPER_WEEKLY, NULL);
}

static void
hut_insights_page_dispose (GObject *object)
{
  g_clear_object (&HUT_INSIGHTS_PAGE (object)->browser);
  g_clear_pointer (&HUT_INSIGHTS_PAGE (object)->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_insights_page_parent_class)->dispose (object);
}

static void
hut_insights_page_class_init (HutInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_insights_page_dispose;
  g_type_ensure (HUT_TYPE_RATES_PAGE);
  g_type_ensure (HUT_TYPE_LOSSES_PAGE);
  g_type_ensure (HUT_TYPE_WARNINGS_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/insights/hut-insights-page.ui");
  gtk_widget_class_install_action (widget_class, "insights.daily", NULL, save_brief);
  gtk_widget_class_install_action (widget_class, "insights.weekly", NULL, save_brief);
  gtk_widget_class_bind_template_child (widget_class, HutInsightsPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutInsightsPage, pages);

  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_insights_page_init (HutInsightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
}

void
hut_insights_page_set_browser (HutInsightsPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_INSIGHTS_PAGE (self));

  g_set_object (&self->browser, browser);
  for (guint i = 0; i < G_N_ELEMENTS (sub_pages); i++)
    sub_pages[i].set_browser (gtk_stack_get_child_by_name (self->pages, sub_pages[i].name),
                              browser);
}

void
hut_insights_page_show (HutInsightsPage *self, const char *name)
{
  g_return_if_fail (HUT_IS_INSIGHTS_PAGE (self));

  gtk_stack_set_visible_child_name (self->pages, name);
}

void
hut_insights_page_tell (GtkWidget *widget, const char *message, const char *batch)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, HUT_TYPE_INSIGHTS_PAGE);

  if (page != NULL)
    g_signal_emit (page, signals[TOLD], 0, message, batch);
}

gboolean
hut_insights_page_is_filled (HutInsightsPage *self)
{
  const char *name;

  g_return_val_if_fail (HUT_IS_INSIGHTS_PAGE (self), FALSE);

  name = gtk_stack_get_visible_child_name (self->pages);
  for (guint i = 0; i < G_N_ELEMENTS (sub_pages); i++)
    if (g_strcmp0 (sub_pages[i].name, name) == 0)
      return sub_pages[i].is_filled (gtk_stack_get_visible_child (self->pages));
  return TRUE;
}
