/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every projected screen beside the other, and the operator's panel, of an evening whose private
 * fields are full: for test-wall-tree, which reads it as a screen reader does. */

#include "hut-wall-stage.h"

#include "council/hut-projector-panel.h"
#include "council/hut-projector-view.h"
#include "hut-config.h"
#include "hut-test-store.h"
#include "hut-test-wall.h"

#include <libintl.h>
#include <locale.h>

static gboolean
on_close (GtkWindow *window, gpointer loop)
{
  g_main_loop_quit (loop);
  return FALSE;
}

static GtkWidget *
make_views (HutTestWall *wall)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GPtrArray) asks = hut_test_wall_asks (wall);

  for (guint i = 0; i < asks->len; i++)
    {
      g_autoptr (HutScreen) screen =
          hut_screen_new (wall->view, asks->pdata[i], HUT_SCREEN_FOR_ALL);
      GtkWidget *view = hut_projector_view_new ();

      hut_projector_view_set_screen (HUT_PROJECTOR_VIEW (view), screen);
      gtk_widget_set_size_request (view, 320, 180);
      gtk_grid_attach (GTK_GRID (grid), view, (int)i % 4, (int)i / 4, 1, 1);
    }
  return grid;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GListStore) monitors = g_list_store_new (HUT_TYPE_MONITOR);
  g_autoptr (HutProjector) projector = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutTestWall) wall = NULL;
  GtkWidget *window, *box;
  HutWallWindow *output;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HUTONG_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  hut_wall_stage_style ();
  office = hut_test_load_office (NULL);
  wall = hut_test_wall_new (office);
  hut_test_wall_fill_private (wall);
  projector = hut_projector_new ();
  hut_projector_set_view (projector, wall->view);
  output = hut_projector_window_new (projector, G_LIST_MODEL (monitors));
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), hut_projector_panel_new (projector, output));
  gtk_box_append (GTK_BOX (box), make_views (wall));
  gtk_widget_add_css_class (window, "hutong");
  gtk_window_set_title (GTK_WINDOW (window), "投影");
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_signal_connect (window, "close-request", G_CALLBACK (on_close), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_print ("ready\n");
  g_main_loop_run (loop);
  g_object_unref (output);
  return 0;
}
