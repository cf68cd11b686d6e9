/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the projector has on, in a window of its own. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-window.h"

#include "council/hut-projector-keys.h"
#include "council/hut-projector-view.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
show_screen (GtkWidget *child, HutProjector *projector)
{
  HutProjectorView *view = HUT_PROJECTOR_VIEW (child);
  const HutScreen *screen = hut_projector_get_screen (projector);

  hut_projector_view_set_pictures (view, hut_projector_pictures_of (projector, screen));
  hut_projector_view_set_screen (view, screen);
  hut_projector_view_set_page (view, hut_projector_get_page (projector));
}

/* ---- Its keys: it may have the keyboard ---- */

#define KEYS "hut-projector-keys"
#define PROJECTOR "hut-projector"

static gboolean
is_there (gpointer data)
{
  return TRUE;
}

static void
turn (gpointer data, HutProjectorTurn what)
{
  hut_projector_turn (g_object_get_data (data, PROJECTOR),
                      hut_projector_view_get_n_pages (HUT_PROJECTOR_VIEW (data)), what);
}

static const HutProjectorKeysOf keys_of = { is_there, is_there, turn };

/* The view comes into its window, or leaves it. */
static void
on_root (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  HutProjectorKeys *keys = g_object_steal_data (G_OBJECT (view), KEYS);

  hut_projector_keys_free (keys);
  if (root != NULL)
    g_object_set_data (G_OBJECT (view), KEYS,
                       hut_projector_keys_new (GTK_WIDGET (root), &keys_of, view));
}

static GtkWidget *
make_view (gpointer data)
{
  GtkWidget *view = hut_projector_view_new ();

  gtk_widget_set_cursor_from_name (view, "none");
  g_object_set_data_full (G_OBJECT (view), PROJECTOR, g_object_ref (data), g_object_unref);
  g_signal_connect (view, "notify::root", G_CALLBACK (on_root), NULL);
  return view;
}

static void
put_view (GtkWidget *child, int width, int height, gpointer data)
{
  hut_projector_view_set_shape (HUT_PROJECTOR_VIEW (child), width, height);
  show_screen (child, data);
}

static const HutWallContent content = {
  .title = N_ ("Projection"),
  .make = make_view,
  .put = put_view,
};

static void
on_projector_changed (HutProjector *projector, HutWallWindow *wall)
{
  GtkWidget *child = hut_wall_window_get_child (wall);

  if (child != NULL)
    show_screen (child, projector);
}

HutWallWindow *
hut_projector_window_new (HutProjector *projector, GListModel *monitors)
{
  HutWallWindow *wall = hut_wall_window_new (&content, projector, monitors);

  g_object_set_data_full (G_OBJECT (wall), "projector", g_object_ref (projector), g_object_unref);
  g_signal_connect_object (projector, "changed", G_CALLBACK (on_projector_changed), wall, 0);
  return wall;
}
