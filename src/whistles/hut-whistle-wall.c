/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A board on a wall. The setting "wall-screen" is the one of the council's projector: an office has
 * one screen on its wall. Main thread, but for the writing of it. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-wall.h"

#include "store/hut-reader.h"
#include "whistles/hut-whistle-board.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SCREEN "wall-screen"

struct _HutWhistleWall
{
  HutWallWindow *window;
  HutWhistleDesk *desk; /* NULL while nothing is on */
  HutUid id;            /* of the whistle that is */
};

/* ---- The keys of the window ---- */

static void
leave (gpointer data)
{
  g_autoptr (HutWallWindow) window = data;

  hut_wall_window_set_on (window, FALSE);
}

/* The window still has to end with the key. */
static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_idle_add_once (leave, g_object_ref (((HutWhistleWall *)data)->window));
  return TRUE;
}

static gboolean
on_f11 (GtkWidget *widget, GVariant *args, gpointer data)
{
  hut_wall_window_toggle_fullscreen (((HutWhistleWall *)data)->window);
  return TRUE;
}

static void
add_key (GtkEventController *controller, guint key, GtkShortcutFunc func, HutWhistleWall *wall)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                        gtk_callback_action_new (func, wall, NULL)));
}

static GtkWidget *
make_board (gpointer data)
{
  HutWhistleWall *wall = data;
  GtkWidget *board = hut_whistle_board_new (wall->desk);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (controller, GDK_KEY_Escape, on_escape, wall);
  add_key (controller, GDK_KEY_F11, on_f11, wall);
  gtk_widget_add_controller (board, controller);
  return board;
}

static const HutWallContent content = {
  .title = N_ ("Live Board"),
  .style = "hutong",
  .make = make_board,
};

/* ---- The wall ---- */

static void
on_standing (HutWallWindow *window, GParamSpec *pspec, HutWhistleWall *wall)
{
  if (hut_wall_window_get_standing (window) == HUT_WALL_OFF)
    g_clear_object (&wall->desk);
}

HutWhistleWall *
hut_whistle_wall_new (void)
{
  HutWhistleWall *wall = g_new0 (HutWhistleWall, 1);

  wall->window = hut_wall_window_new (&content, wall, NULL);
  g_signal_connect (wall->window, "notify::standing", G_CALLBACK (on_standing), wall);
  return wall;
}

void
hut_whistle_wall_free (HutWhistleWall *wall)
{
  if (wall == NULL)
    return;
  hut_whistle_wall_leave (wall);
  g_signal_handlers_disconnect_by_data (wall->window, wall);
  g_object_unref (wall->window);
  g_clear_object (&wall->desk);
  g_free (wall);
}

HutWallWindow *
hut_whistle_wall_get_window (HutWhistleWall *wall)
{
  return wall->window;
}

/* ---- Which screen ---- */

static void
write_screen (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!hut_store_set_setting (source, SCREEN, data, &error))
    g_warning ("the screen of the board could not be kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
keep_screen (HutCaseBrowser *browser, const char *place)
{
  g_autoptr (GTask) task = g_task_new (hut_case_browser_get_store (browser), NULL, NULL, NULL);

  g_task_set_task_data (task, g_strdup (place), g_free);
  g_task_run_in_thread (task, write_screen);
}

/* One that is kept and not there is not waited for: the board is asked for now. */
static char *
kept_screen (HutWhistleWall *wall, HutCaseBrowser *browser)
{
  HutReader *reader = hut_case_browser_get_reader (browser);
  g_autofree char *place = reader != NULL ? hut_reader_get_setting (reader, SCREEN) : NULL;
  g_autoptr (HutMonitor) there =
      hut_monitor_find (hut_wall_window_get_monitors (wall->window), place);

  return there != NULL ? g_steal_pointer (&place) : NULL;
}

void
hut_whistle_wall_show (HutWhistleWall *wall, HutCaseBrowser *browser, const HutUid *id,
                       const char *place, int width, int height)
{
  g_autofree char *screen = place != NULL ? g_strdup (place) : kept_screen (wall, browser);
  GtkWindow *window = hut_wall_window_get_window (wall->window);

  if (place == NULL && window != NULL && hut_uid_equal (&wall->id, id))
    {
      gtk_window_present (window);
      return;
    }
  hut_whistle_wall_leave (wall);
  if (place != NULL)
    keep_screen (browser, place);
  wall->id = *id;
  wall->desk = hut_whistle_desk_new (browser);
  hut_whistle_desk_show (wall->desk, id);
  hut_wall_window_set_place (wall->window, screen);
  hut_wall_window_set_size (wall->window, width, height);
  hut_wall_window_set_on (wall->window, TRUE);
  window = hut_wall_window_get_window (wall->window);
  if (window != NULL)
    gtk_window_present (window);
}

void
hut_whistle_wall_leave (HutWhistleWall *wall)
{
  hut_wall_window_set_on (wall->window, FALSE);
}

gboolean
hut_whistle_wall_is_settled (HutWhistleWall *wall)
{
  GtkWidget *board = hut_wall_window_get_child (wall->window);

  return board == NULL || hut_whistle_board_is_settled (HUT_WHISTLE_BOARD (board));
}
