/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ways from what one page names to where it is shown or begun: a case, a matter, a whistle, a
 * lane, the list behind a figure. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "domain/hut-matter-rules.h"
#include "store/hut-store-office.h"

/* FALSE, and nothing happens, where @parameter is not a uid. */
static gboolean
read_uid (GVariant *parameter, HutUid *id)
{
  return hut_uid_parse (g_variant_get_string (parameter, NULL), id);
}

static void
go_to (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  hut_window_go_to (self, g_variant_get_string (parameter, NULL));
  /* Who walks through the sidebar stays there; by key or from a card one arrives in the page. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)))
    return;
  if (g_str_equal (self->place, "mine"))
    hut_mine_page_focus_list (self->mine);
  else if (g_str_equal (self->place, "map"))
    hut_work_page_focus_map (self->work);
  else if (g_str_equal (self->place, "whistles"))
    hut_whistles_page_focus_list (hut_window_get_whistles (self));
  else if (g_str_equal (self->place, "council"))
    hut_council_page_focus_list (hut_window_get_council (self));
  else if (g_str_equal (self->place, "roster"))
    hut_roster_page_focus_view (hut_window_get_roster (self));
}

/* A sub-page of the insights. */
static void
show_insight (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  hut_window_go_to (self, "insights");
  hut_insights_page_show (hut_window_get_insights (self), g_variant_get_string (parameter, NULL));
}

/* Those whose caller had another case not long before, by the office's rule. */
static HutCaseKin
calling_again (HutWindow *self)
{
  HutStore *store = hut_case_browser_get_store (hut_desk_get_browser (self->desk));
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  HutMatterRules rules;

  hut_matter_rules_of (office, &rules);
  return (HutCaseKin){ .kin = HUT_KIN_CALLING_AGAIN, .days = rules.returning_days };
}

/* The lists behind the numbers of Today. */
static void
show_list (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const received[] = { "received", NULL };
  HutWindow *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  if (self->desk == NULL)
    return;
  filter->open = TRUE;
  if (g_str_equal (name, "overdue"))
    filter->due = HUT_DUE_OVERDUE;
  else if (g_str_equal (name, "due-today"))
    filter->due = HUT_DUE_TODAY;
  else if (g_str_equal (name, "returning"))
    filter->due = HUT_DUE_RETURNING;
  else if (g_str_equal (name, "contact"))
    filter->due = HUT_DUE_CONTACT;
  else if (g_str_equal (name, "retry"))
    filter->due = HUT_DUE_RETRY;
  else if (g_str_equal (name, "calling-again"))
    filter->kin = calling_again (self);
  else if (g_str_equal (name, "unassigned"))
    filter->due = HUT_DUE_UNASSIGNED;
  else if (g_str_equal (name, "to-accept"))
    {
      filter->open = FALSE;
      filter->states = g_strdupv ((char **)received);
    }
  hut_case_browser_set_filter (hut_desk_get_browser (self->desk), filter);
  hut_window_go_to (self, "cases");
  hut_work_page_focus_list (hut_window_get_work (self));
}

/* The cases behind a figure of a page: a filter as canonical JSON. */
static void
show_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) filter =
      hut_case_filter_from_json (g_variant_get_string (parameter, NULL), &error);

  if (filter == NULL)
    {
      g_warning ("A page asked for cases: %s", error->message);
      return;
    }
  if (self->desk == NULL)
    return;
  hut_case_browser_set_filter (hut_desk_get_browser (self->desk), filter);
  hut_window_go_to (self, "cases");
  hut_work_page_focus_list (hut_window_get_work (self));
}

/* A case is shown where cases are shown: in the place that is open, or in the list. */
void
hut_window_go_to_work (HutWindow *self)
{
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->places), "work"))
    hut_window_go_to (self, "cases");
}

static void
show_case (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutUid id;

  if (self->desk == NULL || !read_uid (parameter, &id))
    return;
  hut_window_go_to_work (self);
  hut_work_page_show_case (hut_window_get_work (self), &id);
}

static void
show_matter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutUid id;

  if (self->desk == NULL || !read_uid (parameter, &id))
    return;
  hut_window_go_to (self, "matters");
  hut_matters_page_show (self->matters, &id);
}

/* A case, a matter or a warning becomes a topic: "case/UID". */
static void
new_topic (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  hut_window_go_to (self, "council");
  hut_council_page_new_topic (hut_window_get_council (self),
                              g_variant_get_string (parameter, NULL));
}

/* A person or a line of the three lists, by uid, or a lane by its code; in the roster. */
static void
show_in_roster (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  HutUid id;

  if (self->desk == NULL)
    return;
  hut_window_go_to (self, "roster");
  if (g_str_equal (name, "show-lane"))
    hut_roster_page_show_lane (hut_window_get_roster (self),
                               g_variant_get_string (parameter, NULL));
  else if (!read_uid (parameter, &id))
    return;
  else if (g_str_equal (name, "show-person"))
    hut_roster_page_show_person (hut_window_get_roster (self), &id);
  else
    hut_roster_page_show_entry (hut_window_get_roster (self), &id);
}

static void
show_whistle (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutUid id;

  if (self->desk == NULL || !read_uid (parameter, &id))
    return;
  hut_window_go_to (self, "whistles");
  hut_whistles_page_show_whistle (hut_window_get_whistles (self), &id);
  /* A notification asks for it, too. */
  gtk_window_present (GTK_WINDOW (self));
}

/* Those behind a figure of hut-score-figures.h. */
static void
show_whistles (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutScoreFigure figure;

  if (self->desk == NULL ||
      !hut_score_figure_find (g_variant_get_string (parameter, NULL), &figure))
    return;
  hut_window_go_to (self, "whistles");
  hut_whistles_page_show_figure (hut_window_get_whistles (self), figure);
}

/* The whistle that is shown goes onto the wall. */
static void
whistle_board (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL && g_str_equal (self->place, "whistles"))
    hut_whistles_page_open_board (hut_window_get_whistles (self));
}

/* A case, a matter, a lane, a warning or a resolution is whistled for: "case/UID". */
static void
new_whistle (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  hut_window_go_to (self, "whistles");
  hut_whistles_page_new_whistle (hut_window_get_whistles (self),
                                 parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

/* At a place: longitude and latitude of a HutPoint. */
static void
new_whistle_at (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutPoint place;

  g_variant_get (parameter, "(ii)", &place.lon, &place.lat);
  if (self->desk == NULL || !hut_point_is_valid (place))
    return;
  hut_window_go_to (self, "whistles");
  hut_whistles_page_new_whistle_at (hut_window_get_whistles (self), place);
}

static void
show_on_map (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutUid id;

  if (self->desk == NULL || !read_uid (parameter, &id))
    return;
  hut_window_go_to (self, "map");
  hut_work_page_show_on_map (hut_window_get_work (self), &id);
}

static void
edit_case (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutUid id;

  if (self->desk == NULL || !read_uid (parameter, &id))
    return;
  hut_window_go_to_work (self);
  hut_work_page_edit_case (hut_window_get_work (self), &id);
}

const HutWindowAction hut_window_ways[] = {
  { "go-to", "s", go_to, { NULL } },
  { "show-list", "s", show_list, { NULL } },
  { "show-filter", "s", show_filter, { NULL } },
  { "show-insight", "s", show_insight, { NULL } },
  { "show-case", "s", show_case, { NULL } },
  { "show-matter", "s", show_matter, { NULL } },
  { "show-on-map", "s", show_on_map, { NULL } },
  { "show-whistle", "s", show_whistle, { NULL } },
  { "show-whistles", "s", show_whistles, { NULL } },
  { "new-topic", "s", new_topic, { NULL } },
  { "show-lane", "s", show_in_roster, { NULL } },
  { "show-person", "s", show_in_roster, { NULL } },
  { "show-entry", "s", show_in_roster, { NULL } },
  { "whistle-board", NULL, whistle_board, { "<Control>l", NULL } },
  { "blow", NULL, new_whistle, { "<Control>b", NULL } },
  { "new-whistle", "s", new_whistle, { NULL } },
  { "new-whistle-at", "(ii)", new_whistle_at, { NULL } },
  { "edit-case", "s", edit_case, { NULL } },
  { NULL },
};
