/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three lists: resources, needs and projects, and what was matched. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entries-view.h"

struct _HutEntriesView
{
  GtkWidget parent_instance;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutEntriesView, hut_entries_view, GTK_TYPE_WIDGET)

static void
hut_entries_view_dispose (GObject *object)
{
  g_clear_object (&HUT_ENTRIES_VIEW (object)->browser);
  G_OBJECT_CLASS (hut_entries_view_parent_class)->dispose (object);
}

static void
hut_entries_view_class_init (HutEntriesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_entries_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_entries_view_init (HutEntriesView *self)
{
}

void
hut_entries_view_set_browser (HutEntriesView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_ENTRIES_VIEW (self));

  g_set_object (&self->browser, browser);
}

void
hut_entries_view_show (HutEntriesView *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_ENTRIES_VIEW (self));
}

gboolean
hut_entries_view_is_filled (HutEntriesView *self)
{
  return TRUE;
}
