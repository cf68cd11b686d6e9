/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people of the roster: a list and the page of one. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-people-view.h"

struct _HutPeopleView
{
  GtkWidget parent_instance;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutPeopleView, hut_people_view, GTK_TYPE_WIDGET)

static void
hut_people_view_dispose (GObject *object)
{
  g_clear_object (&HUT_PEOPLE_VIEW (object)->browser);
  G_OBJECT_CLASS (hut_people_view_parent_class)->dispose (object);
}

static void
hut_people_view_class_init (HutPeopleViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_people_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_people_view_init (HutPeopleView *self)
{
}

void
hut_people_view_set_browser (HutPeopleView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PEOPLE_VIEW (self));

  g_set_object (&self->browser, browser);
}

void
hut_people_view_show (HutPeopleView *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_PEOPLE_VIEW (self));
}

gboolean
hut_people_view_is_filled (HutPeopleView *self)
{
  return TRUE;
}
