/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pages of the window that are large: each is made when it is first asked for, or, so that
 * nobody waits for it then, one after the other when the window is ready and nothing else is to be
 * done. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "app/hut-place-lookup.h"

/* What a stack does not show must not be read aloud. */
static gpointer
add_page (HutWindow *self, GType type, const char *name)
{
  GtkWidget *page = g_object_new (type, NULL);

  gtk_stack_add_named (self->places, page, name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN,
                               gtk_stack_get_visible_child (self->places) != page, -1);
  return page;
}

/* What the whistles, the council and a page of insights wrote stands with what was done to cases:
 * one way back for all. */
static void
on_told (HutWindow *self, const char *message, const char *batch)
{
  if (self->desk != NULL)
    hut_case_actions_tell (hut_desk_get_actions (self->desk), message, batch);
}

HutWorkPage *
hut_window_get_work (HutWindow *self)
{
  if (self->work == NULL)
    {
      self->work = add_page (self, HUT_TYPE_WORK_PAGE, "work");
      hut_work_page_set_settings (self->work, self->settings);
      hut_work_page_set_desk (self->work, self->desk);
    }
  return self->work;
}

/* What forms ask of the map. */
static void
look_up (const char *words, GPtrArray *places, gpointer data)
{
  hut_place_lookup (HUT_WINDOW (data)->desk, words, places);
}

static char *
find_community (HutPoint place, gpointer data)
{
  return hut_place_lookup_community (HUT_WINDOW (data)->desk, place);
}

HutWhistlesPage *
hut_window_get_whistles (HutWindow *self)
{
  if (self->whistles == NULL)
    {
      self->whistles = add_page (self, HUT_TYPE_WHISTLES_PAGE, "whistles");
      g_signal_connect_object (self->whistles, "told", G_CALLBACK (on_told), self,
                               G_CONNECT_SWAPPED);
      hut_whistles_page_set_lookup (self->whistles, look_up, find_community, self);
      if (self->desk != NULL)
        hut_whistles_page_set_browser (self->whistles, hut_desk_get_browser (self->desk));
    }
  return self->whistles;
}

HutCouncilPage *
hut_window_get_council (HutWindow *self)
{
  if (self->council == NULL)
    {
      self->council = add_page (self, HUT_TYPE_COUNCIL_PAGE, "council");
      g_signal_connect_object (self->council, "told", G_CALLBACK (on_told), self,
                               G_CONNECT_SWAPPED);
      hut_council_page_set_lookup (self->council, look_up, self, NULL);
      if (self->desk != NULL)
        hut_council_page_set_browser (self->council, hut_desk_get_browser (self->desk));
    }
  return self->council;
}

HutRosterPage *
hut_window_get_roster (HutWindow *self)
{
  if (self->roster == NULL)
    {
      self->roster = add_page (self, HUT_TYPE_ROSTER_PAGE, "roster");
      g_signal_connect_object (self->roster, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
      hut_roster_page_set_lookup (self->roster, look_up, self, NULL);
      if (self->desk != NULL)
        hut_roster_page_set_browser (self->roster, hut_desk_get_browser (self->desk));
    }
  return self->roster;
}

HutInsightsPage *
hut_window_get_insights (HutWindow *self)
{
  if (self->insights == NULL)
    {
      self->insights = add_page (self, HUT_TYPE_INSIGHTS_PAGE, "insights");
      g_signal_connect_object (self->insights, "told", G_CALLBACK (on_told), self,
                               G_CONNECT_SWAPPED);
      if (self->desk != NULL)
        hut_insights_page_set_browser (self->insights, hut_desk_get_browser (self->desk));
    }
  return self->insights;
}

HutImportPage *
hut_window_get_import (HutWindow *self)
{
  if (self->import == NULL)
    {
      self->import = add_page (self, HUT_TYPE_IMPORT_PAGE, "import");
      hut_import_page_set_desk (self->import, self->desk);
    }
  return self->import;
}

void
hut_window_need_page (HutWindow *self, const char *page)
{
  if (g_str_equal (page, "work"))
    hut_window_get_work (self);
  else if (g_str_equal (page, "whistles"))
    hut_window_get_whistles (self);
  else if (g_str_equal (page, "council"))
    hut_window_get_council (self);
  else if (g_str_equal (page, "roster"))
    hut_window_get_roster (self);
  else if (g_str_equal (page, "insights"))
    hut_window_get_insights (self);
  else if (g_str_equal (page, "import"))
    hut_window_get_import (self);
}

void
hut_window_set_pages_desk (HutWindow *self, HutDesk *desk)
{
  if (self->work != NULL)
    hut_work_page_set_desk (self->work, desk);
  if (self->whistles != NULL)
    hut_whistles_page_set_browser (self->whistles,
                                   desk != NULL ? hut_desk_get_browser (desk) : NULL);
  if (self->council != NULL)
    hut_council_page_set_browser (self->council, desk != NULL ? hut_desk_get_browser (desk) : NULL);
  if (self->roster != NULL)
    hut_roster_page_set_browser (self->roster, desk != NULL ? hut_desk_get_browser (desk) : NULL);
  if (self->insights != NULL)
    hut_insights_page_set_browser (self->insights,
                                   desk != NULL ? hut_desk_get_browser (desk) : NULL);
  if (self->import != NULL)
    hut_import_page_set_desk (self->import, desk);
}

/* One at a time, the most likely first. */
static gboolean
make_next_page (gpointer data)
{
  HutWindow *self = data;

  if (self->work == NULL)
    hut_window_get_work (self);
  else if (self->whistles == NULL)
    hut_window_get_whistles (self);
  else if (self->council == NULL)
    hut_window_get_council (self);
  else if (self->roster == NULL)
    hut_window_get_roster (self);
  else if (self->insights == NULL)
    hut_window_get_insights (self);
  else if (self->import == NULL)
    hut_window_get_import (self);
  else
    {
      self->pages_source = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

void
hut_window_make_pages_later (HutWindow *self)
{
  if (self->pages_source == 0)
    self->pages_source = g_idle_add_full (G_PRIORITY_LOW, make_next_page, self, NULL);
}
