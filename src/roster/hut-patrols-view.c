/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Patrols, what they found and what became of it, and visits: a list each. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrols-view.h"

#include "roster/hut-board-print.h"
#include "roster/hut-finding-list.h"
#include "roster/hut-patrol-list.h"
#include "roster/hut-patrol-print.h"
#include "roster/hut-visit-list.h"
#include "widgets/hut-stack.h"

struct _HutPatrolsView
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkStack *parts; /* "patrols", "findings", "visits" */
  HutPatrolList *patrols;
  HutFindingList *findings;
  HutVisitList *visits;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutPatrolsView, hut_patrols_view, GTK_TYPE_WIDGET)

static void
do_show_findings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolsView *self = HUT_PATROLS_VIEW (widget);
  HutUid id;

  if (!hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  gtk_stack_set_visible_child_name (self->parts, "findings");
  hut_finding_list_show_patrol (self->findings, &id);
}

/* The lanes are those that the list of patrols knows: it is read first. */
static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolsView *self = HUT_PATROLS_VIEW (widget);
  const HutPatrolPosts *posts = hut_patrol_list_get_posts (self->patrols);

  if (self->browser == NULL || posts == NULL)
    return;
  if (g_str_equal (name, "patrols.boards"))
    hut_board_print_open (widget, self->browser, posts);
  else
    hut_patrol_print_open (widget, self->browser, posts);
}

static void
hut_patrols_view_dispose (GObject *object)
{
  HutPatrolsView *self = HUT_PATROLS_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->browser);
  G_OBJECT_CLASS (hut_patrols_view_parent_class)->dispose (object);
}

static void
hut_patrols_view_class_init (HutPatrolsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_patrols_view_dispose;
  g_type_ensure (HUT_TYPE_PATROL_LIST);
  g_type_ensure (HUT_TYPE_FINDING_LIST);
  g_type_ensure (HUT_TYPE_VISIT_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "patrols.show-findings", "s", do_show_findings);
  gtk_widget_class_install_action (widget_class, "patrols.print-sheets", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "patrols.boards", NULL, do_print);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-patrols-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPatrolsView, box);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolsView, parts);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolsView, patrols);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolsView, findings);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolsView, visits);
}

static void
hut_patrols_view_init (HutPatrolsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->parts);
}

void
hut_patrols_view_set_browser (HutPatrolsView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PATROLS_VIEW (self));

  g_set_object (&self->browser, browser);
  hut_patrol_list_set_browser (self->patrols, browser);
  hut_finding_list_set_browser (self->findings, browser);
  hut_follow_list_set_browser (HUT_FOLLOW_LIST (self->visits), browser);
}

void
hut_patrols_view_step (HutPatrolsView *self)
{
  g_return_if_fail (HUT_IS_PATROLS_VIEW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->parts), "patrols") == 0)
    hut_patrol_list_step (self->patrols);
}

gboolean
hut_patrols_view_is_filled (HutPatrolsView *self)
{
  const char *part = gtk_stack_get_visible_child_name (self->parts);

  if (g_strcmp0 (part, "findings") == 0)
    return hut_follow_list_is_filled (HUT_FOLLOW_LIST (self->findings));
  if (g_strcmp0 (part, "visits") == 0)
    return hut_follow_list_is_filled (HUT_FOLLOW_LIST (self->visits));
  return hut_patrol_list_is_filled (self->patrols);
}
