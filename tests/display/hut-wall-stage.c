/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A wall on a stage; see the header. */

#include "hut-wall-stage.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

typedef struct
{
  GtkWindow *window;
  int width, height;
  int frames;
} Waiting;

void
hut_wall_stage_wait_until (gboolean (*is) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!is (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static gboolean
has_size (gpointer data)
{
  Waiting *waiting = data;

  return gtk_widget_get_width (GTK_WIDGET (waiting->window)) == waiting->width &&
         gtk_widget_get_height (GTK_WIDGET (waiting->window)) == waiting->height;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Waiting *waiting = data;

  waiting->frames++;
  gtk_widget_queue_draw (widget);
  return waiting->frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_drawn (gpointer data)
{
  return ((Waiting *)data)->frames >= 3;
}

void
hut_wall_stage_settle (GtkWindow *window)
{
  Waiting waiting = { .window = window };

  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, &waiting, NULL);
  hut_wall_stage_wait_until (has_drawn, &waiting);
}

void
hut_wall_stage_open (GtkWindow *window, int width, int height)
{
  Waiting waiting = { window, width, height, 0 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  hut_wall_stage_wait_until (has_size, &waiting);
  hut_wall_stage_settle (window);
}

GdkTexture *
hut_wall_stage_capture (GtkWindow *window)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  GskRenderNode *node;
  GdkTexture *texture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  gsk_render_node_unref (node);
  return texture;
}

void
hut_wall_stage_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/hutong/Hutong/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/hutong/Hutong/icons");
}
