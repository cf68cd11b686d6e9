/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A map on a stage; see the header. */

#include "hut-map-stage.h"

#include "base/hut-paths.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

char *
hut_map_stage_package (void)
{
  return hut_paths_data_file ("demo/110108014.hutmap");
}

HutMapStage
hut_map_stage_open (const char *package, int width, int height)
{
  HutMapStage stage = { gtk_window_new (), HUT_MAP_VIEW (hut_map_view_new ()) };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_decorated (GTK_WINDOW (stage.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), width, height);
  gtk_window_set_child (GTK_WINDOW (stage.window), GTK_WIDGET (stage.view));
  hut_map_view_set_package (stage.view, package);
  gtk_window_present (GTK_WINDOW (stage.window));
  hut_map_stage_settle (&stage);
  return stage;
}

void
hut_map_stage_close (HutMapStage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  hut_map_stage_wait (20);
}

static gboolean
on_time (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
hut_map_stage_wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
hut_map_stage_settle (HutMapStage *stage)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  do
    {
      hut_map_stage_wait (10);
      if (g_get_monotonic_time () > end)
        g_error ("the map was not painted in time");
    }
  while (!hut_map_view_is_settled (stage->view));
}

cairo_surface_t *
hut_map_stage_capture (GtkWidget *layer)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (layer), height = gtk_widget_get_height (layer);
  int scale = gtk_widget_get_scale_factor (layer);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (layer));
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface;
  GskRenderNode *node;

  gtk_snapshot_scale (snapshot, scale, scale);
  GTK_WIDGET_GET_CLASS (layer)->snapshot (layer, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  if (!node) /* it draws nothing */
    return surface;

  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, width * scale, height * scale));
  gsk_render_node_unref (node);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found)
        return found;
    }

  return NULL;
}

GtkWidget *
hut_map_stage_layer (HutMapStage *stage, GType type)
{
  return find_by_type (GTK_WIDGET (stage->view), type);
}

ShumateViewport *
hut_map_stage_viewport (HutMapStage *stage)
{
  return shumate_map_get_viewport (SHUMATE_MAP (hut_map_stage_layer (stage, SHUMATE_TYPE_MAP)));
}
