/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The frame of the place: its views, and the way from one to another. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-roster-page.h"

#include "roster/hut-check-ins-view.h"
#include "roster/hut-coverage-view.h"
#include "roster/hut-entries-view.h"
#include "roster/hut-lanes-view.h"
#include "roster/hut-patrols-view.h"
#include "roster/hut-people-import.h"
#include "roster/hut-people-view.h"
#include "roster/hut-ratings-view.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-stack.h"

struct _HutRosterPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkStack *views;
  HutPeopleView *people;
  HutLanesView *lanes;
  HutEntriesView *entries;
  HutCaseBrowser *browser;
  HutAddressLookup lookup;
  gpointer lookup_data;
  GDestroyNotify lookup_destroy;
};

G_DEFINE_FINAL_TYPE (HutRosterPage, hut_roster_page, GTK_TYPE_WIDGET)

typedef void (*SetBrowser) (gpointer view, HutCaseBrowser *browser);
typedef gboolean (*IsFilled) (gpointer view);

/* The views by their names in the stack. */
static const struct
{
  const char *name;
  SetBrowser set_browser;
  IsFilled is_filled;
} views[] = {
  { "people", (SetBrowser)hut_people_view_set_browser, (IsFilled)hut_people_view_is_filled },
  { "lanes", (SetBrowser)hut_lanes_view_set_browser, (IsFilled)hut_lanes_view_is_filled },
  { "coverage", (SetBrowser)hut_coverage_view_set_browser, (IsFilled)hut_coverage_view_is_filled },
  { "patrols", (SetBrowser)hut_patrols_view_set_browser, (IsFilled)hut_patrols_view_is_filled },
  { "ratings", (SetBrowser)hut_ratings_view_set_browser, (IsFilled)hut_ratings_view_is_filled },
  { "check-ins", (SetBrowser)hut_check_ins_view_set_browser,
    (IsFilled)hut_check_ins_view_is_filled },
  { "entries", (SetBrowser)hut_entries_view_set_browser, (IsFilled)hut_entries_view_is_filled },
};

/* ---- Actions ---- */

static void
do_show_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_roster_page_show_view (HUT_ROSTER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
do_show_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_roster_page_show_lane (HUT_ROSTER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
do_show_uid (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutRosterPage *self = HUT_ROSTER_PAGE (widget);
  HutUid id;

  if (!hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  if (g_str_equal (name, "roster.show-person"))
    hut_roster_page_show_person (self, &id);
  else
    hut_roster_page_show_entry (self, &id);
}

static void
do_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutRosterPage *self = HUT_ROSTER_PAGE (widget);
  HutRosterList list;

  if (self->browser != NULL &&
      hut_roster_list_parse (g_variant_get_string (parameter, NULL), &list))
    hut_people_import_open (widget, self->browser, list);
}

/* ---- The widget ---- */

static void
hut_roster_page_dispose (GObject *object)
{
  HutRosterPage *self = HUT_ROSTER_PAGE (object);

  hut_roster_page_set_lookup (self, NULL, NULL, NULL);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_roster_page_parent_class)->dispose (object);
}

static void
hut_roster_page_class_init (HutRosterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_roster_page_dispose;
  g_type_ensure (HUT_TYPE_PEOPLE_VIEW);
  g_type_ensure (HUT_TYPE_LANES_VIEW);
  g_type_ensure (HUT_TYPE_COVERAGE_VIEW);
  g_type_ensure (HUT_TYPE_PATROLS_VIEW);
  g_type_ensure (HUT_TYPE_RATINGS_VIEW);
  g_type_ensure (HUT_TYPE_CHECK_INS_VIEW);
  g_type_ensure (HUT_TYPE_ENTRIES_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-roster-page.ui");
  hut_page_class_tells (widget_class);
  gtk_widget_class_install_action (widget_class, "roster.show-view", "s", do_show_view);
  gtk_widget_class_install_action (widget_class, "roster.show-lane", "s", do_show_lane);
  gtk_widget_class_install_action (widget_class, "roster.import", "s", do_import);
  gtk_widget_class_install_action (widget_class, "roster.show-person", "s", do_show_uid);
  gtk_widget_class_install_action (widget_class, "roster.show-entry", "s", do_show_uid);
  gtk_widget_class_bind_template_child (widget_class, HutRosterPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutRosterPage, views);
  gtk_widget_class_bind_template_child (widget_class, HutRosterPage, people);
  gtk_widget_class_bind_template_child (widget_class, HutRosterPage, lanes);
  gtk_widget_class_bind_template_child (widget_class, HutRosterPage, entries);
}

static void
hut_roster_page_init (HutRosterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->views);
}

/* ---- From outside ---- */

void
hut_roster_page_set_browser (HutRosterPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_ROSTER_PAGE (self));

  g_set_object (&self->browser, browser);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    views[i].set_browser (gtk_stack_get_child_by_name (self->views, views[i].name), browser);
}

void
hut_roster_page_show_view (HutRosterPage *self, const char *view)
{
  g_return_if_fail (HUT_IS_ROSTER_PAGE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, view))
      gtk_stack_set_visible_child_name (self->views, view);
}

void
hut_roster_page_show_person (HutRosterPage *self, const HutUid *id)
{
  hut_roster_page_show_view (self, "people");
  hut_people_view_show (self->people, id);
}

void
hut_roster_page_show_lane (HutRosterPage *self, const char *code)
{
  hut_roster_page_show_view (self, "lanes");
  hut_lanes_view_show (self->lanes, code);
}

void
hut_roster_page_show_entry (HutRosterPage *self, const HutUid *id)
{
  hut_roster_page_show_view (self, "entries");
  hut_entries_view_show (self->entries, id);
}

void
hut_roster_page_step (HutRosterPage *self)
{
  g_return_if_fail (HUT_IS_ROSTER_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "patrols") == 0)
    hut_patrols_view_step (HUT_PATROLS_VIEW (gtk_stack_get_visible_child (self->views)));
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "ratings") == 0)
    hut_ratings_view_step (HUT_RATINGS_VIEW (gtk_stack_get_visible_child (self->views)));
}

void
hut_roster_page_focus_view (HutRosterPage *self)
{
  g_return_if_fail (HUT_IS_ROSTER_PAGE (self));

  gtk_widget_child_focus (gtk_stack_get_visible_child (self->views), GTK_DIR_TAB_FORWARD);
}

void
hut_roster_page_set_lookup (HutRosterPage *self, HutAddressLookup lookup, gpointer data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_ROSTER_PAGE (self));

  if (self->lookup_destroy != NULL)
    self->lookup_destroy (self->lookup_data);
  self->lookup = lookup;
  self->lookup_data = data;
  self->lookup_destroy = destroy;
}

void
hut_roster_page_find_places (GtkWidget *widget, const char *words, GPtrArray *places)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, HUT_TYPE_ROSTER_PAGE);
  HutRosterPage *self = page != NULL ? HUT_ROSTER_PAGE (page) : NULL;

  if (self != NULL && self->lookup != NULL)
    self->lookup (words, places, self->lookup_data);
}

gboolean
hut_roster_page_is_filled (HutRosterPage *self)
{
  const char *shown;

  g_return_val_if_fail (HUT_IS_ROSTER_PAGE (self), FALSE);

  shown = gtk_stack_get_visible_child_name (self->views);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].name, shown) == 0)
      return views[i].is_filled (gtk_stack_get_visible_child (self->views));
  return FALSE;
}
