/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Takes pictures of the map for tools/map-pictures: at five zooms, in each scheme, without and with
 * a source of tiles below, by the renderer and at the scale that the environment says.
 *
 *   map-pictures DIR PACKAGE [DATABASE]      writes DIR/SCHEME-GROUND-zoomZZ-Nx-RENDERER.png
 *   map-pictures --compare A.png B.png       whether two renderers agree on a picture
 *
 * Exits 1 where a picture is blank, has a seam, or differs; 77 where the renderer is not to be
 * had. */

#include "hut-map-stage.h"

#include "hut-test-tiles.h"

#include "hut-config.h"
#include "store/hut-reader.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define WIDTH 800
#define HEIGHT 600
#define MOST_DIFFERENT 0.02 /* of all dots: edges of letters and discs */
#define CLEARLY 48          /* of 255 in one channel */
#define SEAM 0.6            /* of a row or column that is a hairline, */
#define ALIKE 10            /* of 255 in each channel */
#define UNBROKEN 0.2        /* and of its longest piece */
#define N_POINTS 300        /* where no database is given */

static const double ZOOMS[] = { 13.2, 14.6, 16, 17.3, 18.8 };
static const char *const SCHEMES[] = { "light", "dark", "print" };
static const char *const GROUNDS[] = { "package", "tiles" };
static guint n_faults;

static const guint8 *
dot_at (cairo_surface_t *picture, int x, int y)
{
  return cairo_image_surface_get_data (picture) +
         (gsize)y * cairo_image_surface_get_stride (picture) + (gsize)4 * x;
}

static void
fault (const char *name, const char *what)
{
  g_printerr ("%s: %s\n", name, what);
  n_faults++;
}

/* ---- What may be wrong with a picture ---- */

static gboolean
is_blank (cairo_surface_t *picture)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);

  for (int y = 0; y < cairo_image_surface_get_height (picture); y += 3)
    for (int x = 0; x < cairo_image_surface_get_width (picture); x += 3)
      {
        guint32 dot;

        memcpy (&dot, dot_at (picture, x, y), 4);
        if (dot >> 24 != 0xff)
          return TRUE;
        g_hash_table_add (colours, GUINT_TO_POINTER (dot));
      }
  return g_hash_table_size (colours) < 24;
}

/* Whether the dot at (@x, @y) stands out from the two beside it, which a step between two colours
 * never does. */
static gboolean
stands_out (cairo_surface_t *picture, int x, int y, int dx, int dy)
{
  const guint8 *a = dot_at (picture, x - dx, y - dy), *b = dot_at (picture, x + dx, y + dy);
  const guint8 *dot = dot_at (picture, x, y);

  for (guint i = 0; i < 3; i++)
    if (dot[i] + 6 < MIN (a[i], b[i]) || dot[i] > MAX (a[i], b[i]) + 6)
      return TRUE;
  return FALSE;
}

/* Whether two dots have one colour, nearly. */
static gboolean
are_alike (const guint8 *a, const guint8 *b)
{
  for (guint i = 0; i < 3; i++)
    if (ABS ((int)a[i] - b[i]) > ALIKE)
      return FALSE;
  return TRUE;
}

/* Whether a row or column, from (@x, @y) on by @dx, @dy, is a hairline: what shows between two
 * tiles. Of what is drawn on purpose nothing stands out for so long in one colour: dashes change
 * it. */
static gboolean
is_seam (cairo_surface_t *picture, int x, int y, int dx, int dy)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  int length = dx > 0 ? width : height, n = 0, run = 0, longest = 0;

  for (int i = 0; i < length; i++)
    {
      int at_x = x + i * dx, at_y = y + i * dy;
      gboolean goes_on = run > 0 && are_alike (dot_at (picture, at_x, at_y),
                                               dot_at (picture, at_x - dx, at_y - dy));

      run = !stands_out (picture, at_x, at_y, dy, dx) ? 0 : goes_on ? run + 1 : 1;
      n += run > 1;
      longest = MAX (longest, run);
    }
  return n > length * SEAM && longest > length * UNBROKEN;
}

static void
find_seam (cairo_surface_t *picture, const char *name)
{
  for (int x = 1; x + 1 < cairo_image_surface_get_width (picture); x++)
    if (is_seam (picture, x, 0, 0, 1))
      fault (name, "has a seam, from top to bottom");
  for (int y = 1; y + 1 < cairo_image_surface_get_height (picture); y++)
    if (is_seam (picture, 0, y, 1, 0))
      fault (name, "has a seam, from side to side");
}

/* The part of the dots on which the two clearly differ; 1 where their sizes do. */
static double
difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  if (cairo_image_surface_get_width (b) != width || cairo_image_surface_get_height (b) != height)
    return 1;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *first = dot_at (a, x, y), *second = dot_at (b, x, y);
        int most = 0;

        for (guint i = 0; i < 3; i++)
          most = MAX (most, ABS ((int)first[i] - second[i]));
        n += most > CLEARLY;
      }
  return (double)n / width / height;
}

static int
compare (const char *first, const char *second)
{
  cairo_surface_t *a = cairo_image_surface_create_from_png (first);
  cairo_surface_t *b = cairo_image_surface_create_from_png (second);
  double share = difference (a, b);

  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  g_print ("%.3f %%\t%s\n", share * 100, first);
  if (share <= MOST_DIFFERENT)
    return 0;
  g_printerr ("%s and %s differ on %.1f %% of their dots\n", first, second, share * 100);
  return 1;
}

/* ---- Taking them ---- */

/* Places and standings that are the same each time, within the street. */
static HutPointSet *
make_points (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  HutPoint points[N_POINTS];
  guint8 pins[N_POINTS];
  guint32 ids[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    {
      points[i] = hut_point_from_degrees (g_rand_double_range (random, 116.3112, 116.3300),
                                          g_rand_double_range (random, 39.9935, 40.0110));
      pins[i] = MIN (g_rand_int_range (random, 0, 12) / 2, HUT_PIN_DONE);
      ids[i] = i;
    }
  return hut_point_set_new (points, pins, ids, N_POINTS);
}

/* The cases of @path that are not void. */
static HutPointSet *
read_points (const char *path)
{
  g_autoptr (GError) error = NULL;
  HutStore *store = hut_store_open (path, &error);
  g_autoptr (HutReader) reader = store != NULL ? hut_reader_new (store, &error) : NULL;
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autofree HutPoint *points = NULL;
  g_autofree guint8 *pins = NULL;
  g_autofree guint32 *ids = NULL;
  guint n = 0;

  if (reader != NULL)
    set = hut_reader_cases (reader, filter, hut_time_now (), NULL, &error);
  if (set == NULL)
    g_error ("%s", error->message);
  points = g_new (HutPoint, set->n_marks + 1);
  pins = g_new (guint8, set->n_marks + 1);
  ids = g_new (guint32, set->n_marks + 1);
  for (guint i = 0; i < set->n_marks; i++)
    if (set->marks[i].place.lon != G_MININT32)
      {
        points[n] = set->marks[i].place;
        pins[n] = set->marks[i].standing;
        ids[n++] = i;
      }
  g_clear_pointer (&reader, hut_reader_free);
  hut_store_close (store);
  g_object_unref (store);
  return hut_point_set_new (points, pins, ids, n);
}

static void
set_source (HutMapStage *stage, HutTestTiles *tiles)
{
  g_autoptr (HutTileSource) source = tiles != NULL ? hut_tile_source_new (HUT_TILE_XYZ) : NULL;

  if (source != NULL)
    {
      g_free (source->name);
      source->name = g_strdup ("Tiles");
      g_free (source->address);
      source->address = hut_test_tiles_template (tiles, "");
      source->names = TRUE;
      g_free (source->attribution);
      source->attribution = g_strdup ("© 图源");
    }
  hut_map_view_set_source (stage->view, source, NULL);
}

static void
take (HutMapStage *stage, const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  cairo_surface_t *picture;

  hut_map_stage_settle (stage);
  hut_map_stage_wait (80); /* for the labels in the corners */
  hut_map_stage_settle (stage);
  picture = hut_map_stage_capture (GTK_WIDGET (stage->view));
  if (is_blank (picture))
    fault (name, "is blank");
  find_seam (picture, name);
  if (cairo_surface_write_to_png (picture, path) != CAIRO_STATUS_SUCCESS)
    fault (name, "cannot be written");
  cairo_surface_destroy (picture);
}

/* As the window does where the desktop is dark. */
static void
set_dark (gboolean dark)
{
  static GtkCssProvider *tokens;

  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", dark, NULL);
  if (tokens == NULL)
    {
      tokens = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (tokens),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  if (dark)
    gtk_css_provider_load_from_resource (tokens, "/org/hutong/Hutong/schemes/dark.css");
  else
    gtk_css_provider_load_from_data (tokens, "", 0);
}

static void
take_all (HutMapStage *stage, const char *dir, const char *renderer)
{
  g_autoptr (HutTestTiles) tiles = hut_test_tiles_start ();
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (stage->view));

  for (guint ground = 0; ground < G_N_ELEMENTS (GROUNDS); ground++)
    {
      set_source (stage, ground > 0 ? tiles : NULL);
      for (guint scheme = 0; scheme < G_N_ELEMENTS (SCHEMES); scheme++)
        {
          set_dark (scheme == HUT_MAP_SCHEME_DARK);
          hut_map_view_set_scheme (stage->view, scheme);
          for (guint i = 0; i < G_N_ELEMENTS (ZOOMS); i++)
            {
              g_autofree char *name =
                  g_strdup_printf ("%s-%s-zoom%04.1f-%dx-%s.png", SCHEMES[scheme], GROUNDS[ground],
                                   ZOOMS[i], scale, renderer);

              hut_map_view_show_point (stage->view, hut_point_from_degrees (116.3195, 40.0021),
                                       ZOOMS[i]);
              take (stage, dir, name);
            }
        }
    }
}

/* The window's language, icons and style. */
static void
prepare (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HUTONG_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  gtk_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/hutong/Hutong/icons");
  gtk_css_provider_load_from_resource (style, "/org/hutong/Hutong/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  const char *wanted = g_getenv ("GSK_RENDERER");
  HutMapStage stage;
  g_autoptr (HutPointSet) points = NULL;
  GskRenderer *renderer;

  if (argc == 4 && g_str_equal (argv[1], "--compare"))
    return compare (argv[2], argv[3]);
  if (argc < 3 || argc > 4)
    return 2;
  prepare ();
  stage = hut_map_stage_open (argv[2], WIDTH, HEIGHT);
  renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (stage.view)));
  if (wanted != NULL && g_str_has_suffix (wanted, "gl"))
    wanted = "gl"; /* whatever this GTK calls it */
  if ((g_strcmp0 (wanted, "gl") == 0) == (strstr (G_OBJECT_TYPE_NAME (renderer), "Cairo") != NULL))
    {
      g_printerr ("the renderer %s is not to be had here\n", wanted);
      return 77;
    }
  points = argc > 3 ? read_points (argv[3]) : make_points ();
  hut_map_view_set_points (stage.view, points);
  take_all (&stage, argv[1], wanted);
  hut_map_stage_close (&stage);
  return n_faults > 0;
}
