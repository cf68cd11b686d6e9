/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Takes a picture of every projected screen for tools/wall-pictures, to be looked at:
 *
 *   wall-pictures DIR WIDTHxHEIGHT       writes DIR/KIND-N-WIDTHxHEIGHT.png, and DIR/panel.png
 */

#include "hut-wall-stage.h"

#include "base/hut-paths.h"
#include "council/hut-projector-panel.h"
#include "council/hut-projector-view.h"
#include "council/hut-wall-map.h"
#include "hut-config.h"
#include "hut-test-wall.h"
#include "mapview/hut-map-image.h"
#include "hut-test-store.h"

#include <libintl.h>
#include <locale.h>

static void
take (GtkWindow *window, HutProjectorView *view, const char *directory, const char *name)
{
  g_autofree char *file = NULL;

  for (guint page = 0; page < hut_projector_view_get_n_pages (view); page++)
    {
      g_autoptr (GdkTexture) texture = NULL;
      g_autofree char *path =
          page == 0 ? g_strdup_printf ("%s/%s-%dx%d.png", directory, name,
                                       gtk_widget_get_width (GTK_WIDGET (window)),
                                       gtk_widget_get_height (GTK_WIDGET (window)))
                    : g_strdup_printf ("%s/%s-page%u-%dx%d.png", directory, name, page + 1,
                                       gtk_widget_get_width (GTK_WIDGET (window)),
                                       gtk_widget_get_height (GTK_WIDGET (window)));

      hut_projector_view_set_page (view, page);
      hut_wall_stage_settle (window);
      texture = hut_wall_stage_capture (window);
      gdk_texture_save_to_png (texture, path);
      g_print ("%s\n", path);
    }
  hut_projector_view_set_page (view, 0);
}

/* ---- Pictures of a topic ---- */

/* A wall, a path, and what stands on it: bicycles anyhow before, a shed after. */
static GdkTexture *
draw_photo (gboolean after)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 900);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (HutMapImage) image = NULL;

  cairo_set_source_rgb (cr, 0.74, 0.83, 0.90);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.72, 0.50, 0.42);
  cairo_rectangle (cr, 0, 180, 1200, 380);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.62, 0.62, 0.60);
  cairo_rectangle (cr, 0, 560, 1200, 340);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.20, 0.24, 0.28);
  for (int i = 0; i < 8; i++)
    cairo_rectangle (cr, 120 + 125 * i, after ? 600 : 560 + (i * 53) % 170, 70, 130);
  cairo_fill (cr);
  if (after)
    {
      cairo_set_source_rgb (cr, 0.16, 0.44, 0.39);
      cairo_rectangle (cr, 80, 470, 1040, 50);
      cairo_rectangle (cr, 90, 520, 24, 230);
      cairo_rectangle (cr, 1086, 520, 24, 230);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  image = hut_map_image_new_for_surface (surface);
  return g_object_ref (hut_map_image_get_texture (image));
}

static void
add_picture (GListStore *pictures, HutWallPictureKind kind, GdkTexture *taken)
{
  g_autoptr (GdkTexture) texture = taken;
  g_autoptr (HutWallPicture) picture = NULL;

  if (texture == NULL)
    return;
  picture = hut_wall_picture_new (kind, GDK_PAINTABLE (texture));
  g_list_store_append (pictures, picture);
}

static GListModel *
make_pictures (HutTestWall *wall)
{
  GListStore *pictures = g_list_store_new (HUT_TYPE_WALL_PICTURE);
  g_autofree char *package = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;
  HutPoint place;

  hut_record_get_point (hut_meeting_find (wall->view->meeting, &wall->topic), "place", &place);
  add_picture (pictures, HUT_PICTURE_MAP, hut_wall_map_paint (package, place, 2, &error));
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  add_picture (pictures, HUT_PICTURE_BEFORE, draw_photo (FALSE));
  add_picture (pictures, HUT_PICTURE_AFTER, draw_photo (TRUE));
  return G_LIST_MODEL (pictures);
}

/* The operator's side, while the result of a vote is on. */
static void
take_panel (HutTestWall *wall, const char *directory)
{
  static const GdkRectangle places[] = { { 0, 0, 1440, 900 }, { 1440, 0, 1920, 1080 } };
  static const char *const connectors[] = { "eDP-1", "HDMI-1" };
  g_autoptr (GListStore) monitors = g_list_store_new (HUT_TYPE_MONITOR);
  g_autoptr (HutProjector) projector = hut_projector_new ();
  g_autoptr (HutScreenAsk) ask = hut_screen_ask_new (HUT_SCREEN_RESULT, &wall->opinion);
  GtkWidget *window = gtk_window_new ();
  HutWallWindow *output;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_strdup_printf ("%s/panel.png", directory);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (HutMonitor) monitor = hut_monitor_new (NULL, connectors[i], &places[i]);

      g_list_store_append (monitors, monitor);
    }
  hut_projector_set_view (projector, wall->view);
  hut_projector_show (projector, ask);
  output = hut_projector_window_new (projector, G_LIST_MODEL (monitors));
  gtk_widget_add_css_class (window, "hutong");
  gtk_window_set_child (GTK_WINDOW (window), hut_projector_panel_new (projector, output));
  hut_wall_stage_open (GTK_WINDOW (window), 340, 852);
  texture = hut_wall_stage_capture (GTK_WINDOW (window));
  gdk_texture_save_to_png (texture, path);
  g_print ("%s\n", path);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (output);
}

int
main (int argc, char **argv)
{
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutTestWall) wall = NULL;
  g_autoptr (GPtrArray) asks = NULL;
  g_autoptr (GListModel) pictures = NULL;
  GtkWidget *window, *view;
  int width, height;

  if (argc != 3 || sscanf (argv[2], "%dx%d", &width, &height) != 2)
    {
      g_printerr ("usage: wall-pictures DIR WIDTHxHEIGHT\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HUTONG_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  hut_wall_stage_style ();
  office = hut_test_load_office (NULL);
  wall = hut_test_wall_new (office);
  asks = hut_test_wall_asks (wall);
  pictures = make_pictures (wall);
  window = gtk_window_new ();
  view = hut_projector_view_new ();
  hut_projector_view_set_shape (HUT_PROJECTOR_VIEW (view), width, height);
  hut_projector_view_set_pictures (HUT_PROJECTOR_VIEW (view), pictures);
  gtk_window_set_child (GTK_WINDOW (window), view);
  hut_wall_stage_open (GTK_WINDOW (window), width, height);
  for (guint i = 0; i < asks->len; i++)
    {
      g_autoptr (HutScreen) screen =
          hut_screen_new (wall->view, asks->pdata[i], HUT_SCREEN_FOR_ALL);
      g_autofree char *name = hut_test_wall_name (asks, i);

      hut_projector_view_set_screen (HUT_PROJECTOR_VIEW (view), screen);
      take (GTK_WINDOW (window), HUT_PROJECTOR_VIEW (view), argv[1], name);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  take_panel (wall, argv[1]);
  return 0;
}
