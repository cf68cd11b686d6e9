/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window of the case pages alone: filter bar, list and panel, and the pages of what waits for an
 * answer. Tests drive it, people look at it:
 *   case-window DATABASE [cases|conflicts|waiting] */

#include "base/hut-paths.h"
#include "cases/hut-case-filter-bar.h"
#include "cases/hut-case-list-view.h"
#include "cases/hut-case-panel.h"
#include "cases/hut-conflicts-page.h"
#include "cases/hut-waiting-page.h"
#include "widgets/hut-toast.h"

#include "hut-config.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

typedef struct
{
  GMainLoop *loop;
  HutStore *store;
  HutCaseBrowser *browser;
  HutCaseActions *actions;
  GtkWidget *window;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *panel;
  GtkWidget *toasts;
} Desk;

static void
on_told (HutCaseActions *actions, const char *message, const char *batch, Desk *desk)
{
  g_autofree char *action = batch != NULL ? g_strdup_printf ("app.undo::%s", batch) : NULL;

  hut_toast_overlay_show (HUT_TOAST_OVERLAY (desk->toasts), message,
                          batch != NULL ? dgettext (GETTEXT_PACKAGE, "Undo") : NULL, action);
}

static void
on_failed (HutCaseActions *actions, const char *message, Desk *desk)
{
  hut_toast_overlay_show (HUT_TOAST_OVERLAY (desk->toasts), message, NULL, NULL);
}

static void
show_case (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Desk *desk = data;
  HutUid id;

  if (hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    hut_case_browser_select (desk->browser, &id);
}

static void
new_case (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_case_panel_new_case (HUT_CASE_PANEL (((Desk *)data)->panel));
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_case_actions_undo (((Desk *)data)->actions, g_variant_get_string (parameter, NULL));
}

/* There is no map here: the place is a fixed one. */
static void
pick_place (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutPoint point = { 1163260000, 400030000 };

  hut_case_panel_set_place (HUT_CASE_PANEL (((Desk *)data)->panel), &point);
}

static void
on_search (GtkEditable *entry, Desk *desk)
{
  hut_case_browser_set_text (desk->browser, gtk_editable_get_text (entry));
}

static void
add_actions (Desk *desk)
{
  static const GActionEntry entries[] = {
    { "show-case", show_case, "s", NULL, NULL, { 0 } },
    { "new-case", new_case, NULL, NULL, NULL, { 0 } },
    { "undo", undo, "s", NULL, NULL, { 0 } },
    { "pick-place", pick_place, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), desk);
  gtk_widget_insert_action_group (desk->window, "app", G_ACTION_GROUP (group));
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  gtk_css_provider_load_from_resource (provider, "/org/hutong/Hutong/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/hutong/Hutong/icons");
}

static GtkWidget *
new_cases_page (Desk *desk)
{
  GtkWidget *bar = hut_case_filter_bar_new ();
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  desk->list = hut_case_list_view_new ();
  desk->panel = hut_case_panel_new ();
  hut_case_filter_bar_set_actions (HUT_CASE_FILTER_BAR (bar), desk->actions);
  hut_case_list_view_set_actions (HUT_CASE_LIST_VIEW (desk->list), desk->actions);
  hut_case_panel_set_actions (HUT_CASE_PANEL (desk->panel), desk->actions);
  gtk_widget_set_vexpand (desk->list, TRUE);
  gtk_box_append (GTK_BOX (left), bar);
  gtk_box_append (GTK_BOX (left), desk->list);
  gtk_paned_set_start_child (GTK_PANED (paned), left);
  gtk_paned_set_end_child (GTK_PANED (paned), desk->panel);
  gtk_paned_set_position (GTK_PANED (paned), 640);
  return paned;
}

static GtkWidget *
new_page (Desk *desk, const char *name)
{
  GtkWidget *page;

  if (g_strcmp0 (name, "conflicts") == 0)
    {
      page = hut_conflicts_page_new ();
      hut_cards_page_set_actions (HUT_CARDS_PAGE (page), desk->actions);
      return page;
    }
  if (g_strcmp0 (name, "waiting") == 0)
    {
      page = hut_waiting_page_new ();
      hut_cards_page_set_actions (HUT_CARDS_PAGE (page), desk->actions);
      return page;
    }
  return new_cases_page (desk);
}

static gboolean
on_close (GtkWindow *window, Desk *desk)
{
  g_main_loop_quit (desk->loop);
  return FALSE;
}

static void
build_window (Desk *desk, const char *page)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (dgettext (GETTEXT_PACKAGE, "_New Case"));

  desk->window = gtk_window_new ();
  desk->toasts = hut_toast_overlay_new ();
  desk->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (desk->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dgettext (GETTEXT_PACKAGE, "Search cases"), -1);
  g_signal_connect (desk->search, "search-changed", G_CALLBACK (on_search), desk);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.new-case");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), desk->search);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), button);
  gtk_window_set_titlebar (GTK_WINDOW (desk->window), header);
  gtk_window_set_title (GTK_WINDOW (desk->window), dgettext (GETTEXT_PACKAGE, "Cases"));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1080, 760);
  gtk_widget_add_css_class (desk->window, "hutong");
  add_actions (desk);
  hut_toast_overlay_set_child (HUT_TOAST_OVERLAY (desk->toasts), new_page (desk, page));
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->toasts);
  g_signal_connect (desk->window, "close-request", G_CALLBACK (on_close), desk);
  g_signal_connect (desk->actions, "told", G_CALLBACK (on_told), desk);
  g_signal_connect (desk->actions, "failed", G_CALLBACK (on_failed), desk);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Desk desk = { 0 };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, hut_paths_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (argc < 2)
    {
      g_printerr ("usage: case-window DATABASE [cases|conflicts|waiting]\n");
      return 2;
    }
  gtk_init ();
  load_style ();

  desk.store = hut_store_open (argv[1], &error);
  if (desk.store != NULL)
    desk.browser = hut_case_browser_new (desk.store, &error);
  if (desk.browser == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  desk.actions = hut_case_actions_new (desk.browser);
  build_window (&desk, argc > 2 ? argv[2] : NULL);
  gtk_window_present (GTK_WINDOW (desk.window));
  desk.loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (desk.loop);

  gtk_window_destroy (GTK_WINDOW (desk.window));
  g_object_unref (desk.actions);
  hut_case_browser_close (desk.browser);
  g_object_unref (desk.browser);
  hut_store_close (desk.store);
  g_object_unref (desk.store);
  g_main_loop_unref (desk.loop);
  return 0;
}
