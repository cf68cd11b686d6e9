/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the actions of the application do, in the one window that it has. Places and pages reach
 * each other through these names only. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "app/hut-about-window.h"
#include "app/hut-account-prompts.h"
#include "app/hut-accounts-window.h"
#include "app/hut-app-words.h"
#include "widgets/hut-file-picker.h"
#include "app/hut-preferences.h"
#include "app/hut-sources-window.h"
#include "app/hut-results-window.h"
#include "app/hut-rules-window.h"
#include "app/hut-seat-places.h"
#include "app/hut-server-window.h"
#include "app/hut-templates-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
new_case (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  hut_window_go_to_work (self);
  hut_work_page_new_case (hut_window_get_work (self));
}

/* The same with its place: longitude and latitude of a HutPoint. */
static void
new_case_at (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutPoint place;

  g_variant_get (parameter, "(ii)", &place.lon, &place.lat);
  if (self->desk == NULL || !hut_point_is_valid (place))
    return;
  hut_window_go_to_work (self);
  hut_work_page_new_case (hut_window_get_work (self));
  hut_work_page_set_place (hut_window_get_work (self), place);
}

static void
edit_selected (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;
  HutUid id;

  if (self->desk == NULL || !hut_case_browser_get_selected (hut_desk_get_browser (self->desk), &id))
    return;
  hut_window_go_to_work (self);
  hut_work_page_edit_case (hut_window_get_work (self), &id);
}

/* Whether the page with cases is open, and its keys mean something. */
static gboolean
shows_work (HutWindow *self)
{
  return self->desk != NULL &&
         g_str_equal (gtk_stack_get_visible_child_name (self->places), "work");
}

/* The window's keys go before those of what is in it: what stands there is told. */
static void
next_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (shows_work (self))
    hut_work_page_step (self->work);
  else if (self->desk != NULL && g_str_equal (self->place, "whistles"))
    hut_whistles_page_step (hut_window_get_whistles (self));
  else if (self->desk != NULL && g_str_equal (self->place, "roster"))
    hut_roster_page_step (hut_window_get_roster (self));
}

static void
other_steps (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (shows_work (data))
    hut_work_page_open_steps (((HutWindow *)data)->work);
}

static void
copy_results (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (shows_work (data))
    hut_window_copy_results (data);
}

static void
print_cases (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (shows_work (data) && !hut_work_page_print (((HutWindow *)data)->work))
    hut_window_tell (data, _ ("Select the cases in the list first"), NULL, NULL);
}

static void
pick_place (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  hut_window_go_to (self, "map");
  hut_work_page_pick_place (hut_window_get_work (self));
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL)
    hut_case_actions_undo (hut_desk_get_actions (self->desk),
                           g_variant_get_string (parameter, NULL));
}

static void
undo_last (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL && !hut_case_actions_undo_last (hut_desk_get_actions (self->desk)))
    hut_window_tell (self, _ ("There is nothing to undo"), NULL, NULL);
}

static void
refresh (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  hut_desk_refresh (self->desk);
  hut_case_browser_refresh (hut_desk_get_browser (self->desk));
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  hut_window_go_to (self, "import");
  hut_import_page_enter (hut_window_get_import (self));
}

static void
on_file_chosen (const char *path, gpointer data)
{
  hut_window_open (data, path, NULL);
}

static void
open_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const HutFileKind kinds[] = { { N_ ("Files of Hutong"), "*.db" }, { NULL, NULL } };

  hut_file_picker_open (GTK_WINDOW (data), _ ("Open a Street's File"), kinds, on_file_chosen, data);
}

static void
another_street (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_start (data);
}

static void
begin (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_begin_street (data, g_variant_get_string (parameter, NULL));
}

static void
begin_with_server (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((HutWindow *)data)->then_server = TRUE;
  hut_window_begin_street (data, g_variant_get_string (parameter, NULL));
}

static void
demo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_open_demo (data);
}

static void
use_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_use_copy (data);
}

static void
load_again (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_load_again (data);
}

static void
put_right (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_put_right (data);
}

static void
try_again (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_window_try_again (data);
}

static void
server (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL)
    hut_server_window_show (GTK_WINDOW (self), self->desk);
}

static void
accounts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL)
    hut_accounts_window_show (GTK_WINDOW (self), self->desk);
}

static void
rules (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL)
    hut_rules_window_show (GTK_WINDOW (self), self->desk);
}

/* The window of ours that lies over all others: a prompt asks for another one over it. */
static GtkWindow *
top_window (HutWindow *self)
{
  GtkWindow *top = GTK_WINDOW (self);
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found;

  do
    {
      found = FALSE;
      for (guint i = 0; !found && i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

          found = gtk_window_get_transient_for (window) == top &&
                  gtk_widget_get_visible (GTK_WIDGET (window));
          if (found)
            top = window;
        }
    }
  while (found);
  return top;
}

static void
templates (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL)
    hut_templates_window_show (top_window (self), self->desk,
                               g_variant_get_string (parameter, NULL));
}

static void
results (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk != NULL)
    hut_results_window_show (GTK_WINDOW (self), self->desk);
}

static void
own_password (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  if (hut_sync_get_account (hut_desk_get_sync (self->desk)) == NULL)
    hut_server_window_show (GTK_WINDOW (self), self->desk);
  else
    hut_account_prompt_own_password (GTK_WIDGET (self), self->desk);
}

static void
on_synced (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (hut_sync_now_finish (HUT_SYNC (source), result, NULL, &error))
    words = g_strdup (_ ("In step with the server"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = hut_app_words_error (error);
  if (words != NULL && self->desk != NULL)
    hut_window_tell (self, words, NULL, NULL);
}

static void
sync_now (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  if (self->desk == NULL)
    return;
  if (hut_sync_get_state (hut_desk_get_sync (self->desk)) == HUT_SYNC_STATE_SIGNED_OUT)
    hut_server_window_show (GTK_WINDOW (self), self->desk);
  else
    hut_sync_now_async (hut_desk_get_sync (self->desk), NULL, on_synced, g_object_ref (self));
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  hut_preferences_show (GTK_WINDOW (self), self->settings,
                        self->desk != NULL ? hut_desk_get_store (self->desk) : NULL);
}

static void
map_sources (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HutWindow *self = data;

  hut_sources_window_show (GTK_WINDOW (self), self->settings,
                           hut_work_page_get_place (hut_window_get_work (self)));
}

static void
on_map_file_chosen (const char *path, gpointer data)
{
  hut_window_use_map (data, path);
}

static void
map_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const HutFileKind kinds[] = { { N_ ("Map files"), "*.hutmap" }, { NULL, NULL } };

  if (((HutWindow *)data)->desk != NULL)
    hut_file_picker_open (GTK_WINDOW (data), _ ("Choose the Map of the Street"), kinds,
                          on_map_file_chosen, data);
}

static void
shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/hutong/Hutong/ui/app/hut-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, GTK_WINDOW (data));
  gtk_window_present (window);
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hut_about_window_show (GTK_WINDOW (data));
}

static void
close_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
}

static const HutWindowAction entries[] = {
  { "new-case", NULL, new_case, { "<Control>n", NULL } },
  { "new-case-at", "(ii)", new_case_at, { NULL } },
  { "edit-selected", NULL, edit_selected, { "<Control>e", NULL } },
  { "next-step", NULL, next_step, { "<Control>Return", "<Control>KP_Enter", NULL } },
  { "other-steps", NULL, other_steps, { "<Control><Shift>Return", NULL } },
  { "copy-results", NULL, copy_results, { "<Control><Shift>c", NULL } },
  { "print", NULL, print_cases, { "<Control>p", NULL } },
  { "pick-place", NULL, pick_place, { NULL } },
  { "undo", "s", undo, { NULL } },
  { "undo-last", NULL, undo_last, { NULL } },
  { "refresh", NULL, refresh, { NULL } },
  { "search", NULL, search, { "<Control>f", NULL } },
  { "import", NULL, import, { "<Control>i", NULL } },
  { "open", NULL, open_file, { "<Control>o", NULL } },
  { "another-street", NULL, another_street, { NULL } },
  { "begin", "s", begin, { NULL } },
  { "begin-with-server", "s", begin_with_server, { NULL } },
  { "demo", NULL, demo, { NULL } },
  { "use-copy", NULL, use_copy, { NULL } },
  { "load-again", NULL, load_again, { NULL } },
  { "put-right", NULL, put_right, { NULL } },
  { "try-again", NULL, try_again, { NULL } },
  { "server", NULL, server, { NULL } },
  { "accounts", NULL, accounts, { NULL } },
  { "rules", NULL, rules, { NULL } },
  { "results", NULL, results, { NULL } },
  { "templates", "s", templates, { NULL } },
  { "own-password", NULL, own_password, { NULL } },
  { "sync-now", NULL, sync_now, { "F5", NULL } },
  { "map-file", NULL, map_file, { NULL } },
  { "map-sources", NULL, map_sources, { NULL } },
  { "preferences", NULL, preferences, { "<Control>comma", NULL } },
  { "shortcuts", NULL, shortcuts, { "<Control>question", "F1", NULL } },
  { "about", NULL, about, { NULL } },
  { "quit", NULL, close_window, { "<Control>q", "<Control>w", NULL } },
  { NULL },
};

/* Places by number; and undo where no entry has the keyboard, which undoes its own typing. */
static void
add_shortcuts (HutWindow *self, GtkApplication *application)
{
  static const char *const place_keys[][2] = {
    { "app.go-to::today", "<Alt>1" },    { "app.go-to::mine", "<Alt>2" },
    { "app.go-to::map", "<Alt>3" },      { "app.go-to::cases", "<Alt>4" },
    { "app.go-to::matters", "<Alt>5" },  { "app.go-to::whistles", "<Alt>6" },
    { "app.go-to::council", "<Alt>7" },  { "app.go-to::roster", "<Alt>8" },
    { "app.go-to::insights", "<Alt>9" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (place_keys); i++)
    {
      const char *keys[] = { place_keys[i][1], NULL };

      gtk_application_set_accels_for_action (application, place_keys[i][0], keys);
    }
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_named_action_new ("app.undo-last")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
add_actions (HutWindow *self, GtkApplication *application, const HutWindowAction *added)
{
  for (; added->name != NULL; added++)
    {
      g_autofree char *detailed = g_strconcat ("app.", added->name, NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new (
          added->name, added->parameter != NULL ? G_VARIANT_TYPE (added->parameter) : NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (added->activate), self, 0);
      g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
      if (added->keys[0] != NULL)
        gtk_application_set_accels_for_action (application, detailed, added->keys);
    }
}

void
hut_window_add_actions (HutWindow *self, GtkApplication *application)
{
  add_actions (self, application, hut_window_ways);
  add_actions (self, application, entries);
  add_shortcuts (self, application);
}

static void
offer_actions (GtkApplication *application, const HutWindowAction *offered, HutSeatKind seat)
{
  for (; offered->name != NULL; offered++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (application), offered->name);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                     hut_seat_has_action (seat, offered->name));
    }
}

void
hut_window_offer_actions (HutWindow *self, HutSeatKind seat)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL)
    return;
  offer_actions (application, hut_window_ways, seat);
  offer_actions (application, entries, seat);
}
