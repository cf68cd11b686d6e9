/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the office draws over the map: shapes from records, and their picture. */

#include "geo/hut-shape-distance.h"
#include "geo/hut-shape-json.h"
#include "report/hut-map-painter.h"

#include <math.h>

#define WIDTH 400
#define HEIGHT 300

static const HutPoint MIDDLE = { 1163200000, 400000000 };

/* A place so many pixels east and south of the middle. */
static HutPoint
at (const HutMapFrame *frame, double x, double y)
{
  double world = hut_mercator_world (frame->zoom);

  return hut_mercator_unproject (
      (HutMercator){ frame->centre.x + x / world, frame->centre.y + y / world });
}

static HutMapFrame
make_frame (HutMapScheme scheme)
{
  return (HutMapFrame){ .centre = hut_mercator_project (MIDDLE),
                        .zoom = 16,
                        .width = WIDTH,
                        .height = HEIGHT,
                        .scale = 1,
                        .scheme = scheme,
                        .without_names = TRUE };
}

static HutShape *
make_line (const HutMapFrame *frame, double y)
{
  HutShape *line = hut_shape_new (HUT_SHAPE_LINE);
  HutPoint points[] = { at (frame, -150, y), at (frame, 150, y) };

  g_assert_true (hut_shape_add_part (line, points, G_N_ELEMENTS (points)));
  return line;
}

static cairo_surface_t *
paint (const HutMapFrame *frame)
{
  g_autoptr (HutMapPainter) painter = hut_map_painter_new (NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  g_autoptr (GError) error = NULL;

  hut_map_painter_paint (painter, frame, surface, NULL, &error);
  g_assert_no_error (error);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *)(data + y * cairo_image_surface_get_stride (surface) + 4 * x);
}

/* How many dots of the row differ from the ground. */
static guint
count_painted (cairo_surface_t *surface, HutMapScheme scheme, int row)
{
  guint32 ground = 0xff000000 | hut_map_scheme_ink (scheme, HUT_MAP_INK_GROUND) >> 8;
  guint n = 0;

  for (int x = 0; x < WIDTH; x++)
    n += pixel (surface, x, row) != ground;
  return n;
}

/* A lane with nobody for it is told from the others without colour: its band has gaps. */
static void
test_lane_without_chief (void)
{
  for (guint scheme = 0; scheme < HUT_N_MAP_SCHEMES; scheme++)
    {
      HutMapFrame frame = make_frame (scheme);
      g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
      cairo_surface_t *surface;
      guint whole, broken;

      hut_map_overlay_add (overlay, HUT_MAP_OVERLAY_LANE, make_line (&frame, -50), "a", NULL, NULL,
                           FALSE);
      hut_map_overlay_add (overlay, HUT_MAP_OVERLAY_LANE, make_line (&frame, 50), "b", NULL, NULL,
                           TRUE);
      frame.overlay = overlay;
      surface = paint (&frame);
      whole = count_painted (surface, scheme, HEIGHT / 2 - 50);
      broken = count_painted (surface, scheme, HEIGHT / 2 + 50);
      g_assert_cmpuint (whole, >=, 300);
      g_assert_cmpuint (broken, >, 120);
      g_assert_cmpuint (broken, <, 240);
      g_assert_cmpuint (count_painted (surface, scheme, HEIGHT / 2), ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* How often the row changes from ground to painted: the pieces of a line. */
static guint
count_pieces (cairo_surface_t *surface, HutMapScheme scheme, int row)
{
  guint32 ground = 0xff000000 | hut_map_scheme_ink (scheme, HUT_MAP_INK_GROUND) >> 8;
  guint n = 0;

  for (int x = 1; x < WIDTH; x++)
    n += pixel (surface, x - 1, row) == ground && pixel (surface, x, row) != ground;
  return n;
}

/* How many dots high the line is at its middle. */
static guint
count_height (cairo_surface_t *surface, HutMapScheme scheme, int middle)
{
  guint32 ground = 0xff000000 | hut_map_scheme_ink (scheme, HUT_MAP_INK_GROUND) >> 8;
  guint n = 0;

  for (int y = middle - 20; y < middle + 20; y++)
    n += pixel (surface, WIDTH / 2 - 140, y) != ground;
  return n;
}

/* How lanes stand is told by their lines alone: unbroken, narrow, in long pieces, in short ones;
 * and by colours that are four. */
static void
test_lanes_by_how_they_stand (void)
{
  static const HutMapLaneStand stands[] = { HUT_MAP_LANE_GOOD, HUT_MAP_LANE_RESTS,
                                            HUT_MAP_LANE_SHORT, HUT_MAP_LANE_BAD };

  for (guint scheme = 0; scheme < HUT_N_MAP_SCHEMES; scheme++)
    {
      HutMapFrame frame = make_frame (scheme);
      g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
      guint pieces[G_N_ELEMENTS (stands)], heights[G_N_ELEMENTS (stands)];
      guint32 colours[G_N_ELEMENTS (stands)];
      cairo_surface_t *surface;

      for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
        hut_map_overlay_add_lane (overlay, make_line (&frame, -90 + 60 * (int)i), "L1", "a", NULL,
                                  FALSE, stands[i]);
      frame.overlay = overlay;
      surface = paint (&frame);
      for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
        {
          int row = HEIGHT / 2 - 90 + 60 * (int)i;

          pieces[i] = count_pieces (surface, scheme, row);
          heights[i] = count_height (surface, scheme, row);
          colours[i] = pixel (surface, WIDTH / 2 - 148, row);
          for (guint k = 0; k < i; k++)
            g_assert_cmphex (colours[i], !=, colours[k]);
        }
      g_assert_cmpuint (pieces[0], ==, 1);
      g_assert_cmpuint (pieces[1], ==, 1);
      g_assert_cmpuint (heights[1] * 2, <, heights[0] + 2);
      g_assert_cmpuint (pieces[2], >, 3);
      g_assert_cmpuint (pieces[3], >, pieces[2] + 3);
      cairo_surface_destroy (surface);
    }
}

/* Each way to stand has words of its own, by coverage and by checks. */
static void
test_stands_have_words (void)
{
  for (HutMapLanesBy by = HUT_MAP_LANES_BY_COVERAGE; by < HUT_N_MAP_LANES_BY; by++)
    for (HutMapLaneStand stand = HUT_MAP_LANE_GOOD; stand < HUT_N_MAP_LANE_STANDS; stand++)
      {
        g_assert_nonnull (hut_map_lane_stand_label (by, stand));
        for (HutMapLaneStand other = HUT_MAP_LANE_GOOD; other < stand; other++)
          g_assert_cmpstr (hut_map_lane_stand_label (by, stand), !=,
                           hut_map_lane_stand_label (by, other));
      }
  g_assert_null (hut_map_lane_stand_label (HUT_MAP_LANES_BY_CHIEF, HUT_MAP_LANE_GOOD));
}

static void
test_the_nearest_lane_is_found (void)
{
  HutMapFrame frame = make_frame (HUT_MAP_SCHEME_LIGHT);
  g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
  double metres = hut_point_distance (at (&frame, 0, 0), at (&frame, 8, 0));
  const HutMapOverlayItem *found;

  hut_map_overlay_add_lane (overlay, make_line (&frame, -6), "L1", NULL, NULL, FALSE, 0);
  hut_map_overlay_add_lane (overlay, make_line (&frame, 6), "L2", NULL, NULL, FALSE, 0);
  found = hut_map_overlay_lane_at (overlay, at (&frame, 0, 2), metres);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->code, ==, "L2");
  g_assert_null (hut_map_overlay_lane_at (overlay, at (&frame, 0, 60), metres));
}

static void
test_post (void)
{
  HutMapFrame frame = make_frame (HUT_MAP_SCHEME_LIGHT);
  g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
  HutShape *point = hut_shape_new (HUT_SHAPE_POINT);
  cairo_surface_t *surface;
  HutPoint place = at (&frame, 30, 20);
  guint32 ink = 0xff000000 | hut_map_scheme_ink (frame.scheme, HUT_MAP_INK_POST) >> 8;

  hut_shape_add_part (point, &place, 1);
  hut_map_overlay_add (overlay, HUT_MAP_OVERLAY_POST, point, "post", NULL, "E", FALSE);
  frame.overlay = overlay;
  frame.without_names = FALSE;
  surface = paint (&frame);
  g_assert_cmphex (pixel (surface, WIDTH / 2 + 30 - 6, HEIGHT / 2 + 20 - 6), ==, ink);
  g_assert_cmpuint (count_painted (surface, frame.scheme, HEIGHT / 2 - 20), ==, 0);
  cairo_surface_destroy (surface);
}

/* How many dots the names change. */
static guint
count_names (HutMapFrame frame)
{
  cairo_surface_t *with = NULL, *without = NULL;
  guint n = 0;

  frame.without_names = FALSE;
  with = paint (&frame);
  frame.without_names = TRUE;
  without = paint (&frame);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += pixel (with, x, y) != pixel (without, x, y);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
  return n;
}

/* From near a lane is named with its chief, from farther by its name alone, from far not at all. */
static void
test_names_by_zoom (void)
{
  HutMapFrame frame = make_frame (HUT_MAP_SCHEME_LIGHT);
  g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
  guint counts[3];

  hut_map_overlay_add (overlay, HUT_MAP_OVERLAY_LANE, make_line (&frame, 0), "IIII", "IIIIIIIIIIII",
                       NULL, FALSE);
  frame.overlay = overlay;
  for (guint i = 0; i < 3; i++)
    {
      frame.zoom = 16 - i * 1.0;
      counts[i] = count_names (frame);
    }
  g_assert_cmpuint (counts[0], >, counts[1] * 2);
  g_assert_cmpuint (counts[1], >, 0);
  g_assert_cmpuint (counts[2], ==, 0);
}

/* Two lanes of one place: the second name is left out where it would lie over the first. */
static void
test_names_never_overlap (void)
{
  HutMapFrame frame = make_frame (HUT_MAP_SCHEME_LIGHT);
  guint counts[2];

  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();

      for (guint i = 0; i < n; i++)
        hut_map_overlay_add (overlay, HUT_MAP_OVERLAY_LANE, make_line (&frame, i),
                             i == 0 ? "MMMMMMMMMMMMMMMMMMM" : "WWWWWWWWWWWWWWWWWWW", NULL, NULL,
                             FALSE);
      frame.overlay = overlay;
      counts[n - 1] = count_names (frame);
    }
  g_assert_cmpuint (counts[0], >, 100);
  g_assert_cmpuint (counts[1], <, counts[0] * 5 / 4);
}

static void
test_shapes_of_records (void)
{
  g_autoptr (HutShape) line =
      hut_shape_from_json (HUT_SHAPE_LINE, "[[1163200000,400000000],[1163210000,400000000]]");
  g_autoptr (HutShape) lines =
      hut_shape_from_json (HUT_SHAPE_LINE, "[[[1163200000,400000000],[1163210000,400000000]],"
                                           "[[1163220000,400000000],[1163230000,400000000]]]");
  g_autoptr (HutShape) area = hut_shape_from_json (
      HUT_SHAPE_AREA, "[[[1163200000,400000000],[1163210000,400000000],[1163210000,400010000],"
                      "[1163200000,400000000]]]");

  g_assert_cmpuint (hut_shape_n_parts (line), ==, 1);
  g_assert_cmpuint (hut_shape_n_parts (lines), ==, 2);
  g_assert_cmpuint (area->points->len, ==, 3);
}

static void
test_broken_shapes (void)
{
  static const char *const BROKEN[] = {
    "",
    "x",
    "{}",
    "[]",
    "[[]]",
    "[[1,2]]",
    "[[1,2],[3]]",
    "[[1,2],[3,4,5]]",
    "[[1,2],[3.5,4]]",
    "[[1,2],[\"3\",4]]",
    "[[1,2],[1800000001,4]]",
    "[[1,2],[9223372036854775807,4]]",
    "[[[1,2],[3,4]],[[1,2],null]]",
    "null",
  };

  g_assert_null (hut_shape_from_json (HUT_SHAPE_LINE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (BROKEN); i++)
    {
      g_assert_null (hut_shape_from_json (HUT_SHAPE_LINE, BROKEN[i]));
      g_assert_null (hut_shape_from_json (HUT_SHAPE_AREA, BROKEN[i]));
    }
}

/* Against the great circle, to the nearest place of a line and of an area. */
static void
test_distances (void)
{
  g_autoptr (HutShape) line =
      hut_shape_from_json (HUT_SHAPE_LINE, "[[1163200000,400000000],[1163300000,400000000]]");
  g_autoptr (HutShape) area = hut_shape_from_json (
      HUT_SHAPE_AREA, "[[[1163200000,400000000],[1163300000,400000000],[1163300000,400100000],"
                      "[1163200000,400100000]]]");
  HutPoint north = { 1163250000, 400005000 }, west = { 1163190000, 400000000 };
  HutPoint south = { 1163250000, 399995000 }, foot = { 1163250000, 400000000 };
  HutPoint end = { 1163200000, 400000000 };

  g_assert_cmpfloat (fabs (hut_shape_distance (line, north) - hut_point_distance (north, foot)), <,
                     0.1);
  g_assert_cmpfloat (fabs (hut_shape_distance (line, west) - hut_point_distance (west, end)), <,
                     0.1);
  g_assert_cmpfloat (hut_shape_distance (area, north), ==, 0);
  g_assert_cmpfloat (fabs (hut_shape_distance (area, south) - hut_point_distance (south, foot)), <,
                     0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-overlay/a-lane-without-a-chief-has-gaps", test_lane_without_chief);
  g_test_add_func ("/map-overlay/lanes-are-told-by-how-they-stand", test_lanes_by_how_they_stand);
  g_test_add_func ("/map-overlay/each-stand-has-words", test_stands_have_words);
  g_test_add_func ("/map-overlay/the-nearest-lane-is-found", test_the_nearest_lane_is_found);
  g_test_add_func ("/map-overlay/a-post-stands-at-its-place", test_post);
  g_test_add_func ("/map-overlay/the-chief-is-named-from-near", test_names_by_zoom);
  g_test_add_func ("/map-overlay/no-name-lies-over-another", test_names_never_overlap);
  g_test_add_func ("/shape-json/as-records-keep-them", test_shapes_of_records);
  g_test_add_func ("/shape-json/broken-ones-are-none", test_broken_shapes);
  g_test_add_func ("/shape-distance/as-the-great-circle", test_distances);
  return g_test_run ();
}
