/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The printed map: true to scale, whole, explained, and nobody's data on it. */

#include "base/hut-paths.h"
#include "hut-test-store.h"
#include "report/hut-map-legend.h"
#include "report/hut-map-sheet.h"
#include "report/hut-street-overlay.h"

#include <math.h>

#define TELEPHONE "13800138000"
#define METRES_PER_POINT (0.0254 / 72)

/* Views from a house to a district, wide and high. */
static const struct
{
  double lon, lat, width, height;
} VIEWS[] = {
  { 116.3205, 40.0018, 0.0200, 0.0210 }, { 116.3205, 40.0018, 0.0010, 0.0003 },
  { 116.3100, 39.9950, 0.1000, 0.0200 }, { 116.3300, 40.0100, 0.0002, 0.0004 },
  { 116.4000, 39.9000, 0.5000, 0.4000 }, { 116.3205, 40.0018, 0.0000001, 0.0000001 },
};

static HutBox
box_of (guint i)
{
  HutBox box = HUT_BOX_EMPTY;

  hut_box_add_point (&box, hut_point_from_degrees (VIEWS[i].lon - VIEWS[i].width / 2,
                                                   VIEWS[i].lat - VIEWS[i].height / 2));
  hut_box_add_point (&box, hut_point_from_degrees (VIEWS[i].lon + VIEWS[i].width / 2,
                                                   VIEWS[i].lat + VIEWS[i].height / 2));
  return box;
}

/* Metres on the ground between two places of the map, @points apart, east and west of its middle.
 */
static double
ground (const HutMapPlan *plan, double points)
{
  double half = points / HUT_MAP_PLAN_PIXEL / hut_mercator_world (plan->frame.zoom) / 2;
  HutMercator a = plan->frame.centre, b = plan->frame.centre;

  a.x -= half;
  b.x += half;
  return hut_point_distance (hut_mercator_unproject (a), hut_mercator_unproject (b));
}

static void
test_scale (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    for (HutPageSize size = HUT_PAGE_A4; size <= HUT_PAGE_A3; size++)
      {
        HutBox box = box_of (i);
        HutPageSetup setup = hut_page_setup_new (size, hut_map_plan_turn (&box));
        HutMapPlan plan;

        hut_map_plan_fit (&plan, &box, 0, 0, hut_page_setup_get_inner_width (&setup),
                          hut_page_setup_get_inner_height (&setup) - 150);
        g_assert_cmpfloat (plan.bar, >, 40);
        g_assert_cmpfloat (plan.bar, <, 125);
        g_assert_cmpfloat_with_epsilon (ground (&plan, plan.bar) / plan.bar_metres, 1, 0.01);
        g_assert_cmpfloat_with_epsilon (ground (&plan, 100) / (100 * METRES_PER_POINT) / plan.ratio,
                                        1, 0.01);
      }
}

static void
test_whole_view (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    {
      HutBox box = box_of (i), view;
      HutMapPlan plan;

      hut_map_plan_fit (&plan, &box, 0, 0, 500, 400);
      view = hut_mercator_view (hut_mercator_unproject (plan.frame.centre), plan.frame.zoom,
                                500 / HUT_MAP_PLAN_PIXEL, 400 / HUT_MAP_PLAN_PIXEL);
      view = hut_box_grown (&view, 0.1);
      g_assert_true (hut_box_contains (&view, (HutPoint){ box.min_lon, box.min_lat }));
      g_assert_true (hut_box_contains (&view, (HutPoint){ box.max_lon, box.max_lat }));
    }
}

static void
test_round_numbers (void)
{
  static const double NOT_ROUND[] = { 1, 1.9, 2, 4.99, 5, 9.9, 10, 1234, 499999 };
  static const guint ROUND[] = { 1, 1, 2, 2, 5, 5, 10, 1000, 200000 };
  HutMapPlan plan = { .ratio = 12500 };
  g_autofree char *words = hut_map_plan_ratio_words (&plan);

  for (guint i = 0; i < G_N_ELEMENTS (ROUND); i++)
    g_assert_cmpuint (hut_map_plan_round (NOT_ROUND[i]), ==, ROUND[i]);
  g_assert_cmpstr (words, ==, "1:12,500");
}

static guint
count_signs (GPtrArray *legend, HutLegendSign sign, HutPin pin)
{
  guint n = 0;

  for (guint i = 0; i < legend->len; i++)
    {
      const HutLegendEntry *entry = g_ptr_array_index (legend, i);

      n += entry->sign == sign && (sign != HUT_LEGEND_PIN || entry->pin == pin);
      g_assert_cmpstr (entry->label, !=, "");
    }
  return n;
}

static void
test_legend (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, &error);

  g_assert_no_error (error);
  for (guint which = 0; which < 1 << (HUT_N_PINS + 1); which++)
    {
      gboolean clustered = which >> HUT_N_PINS;
      guint pins[HUT_N_PINS];
      HutBox box = box_of (which % 2);
      g_autoptr (GPtrArray) legend = NULL;
      HutMapPlan plan;

      for (guint pin = 0; pin < HUT_N_PINS; pin++)
        pins[pin] = which >> pin & 1 ? 3 : 0;
      hut_map_plan_fit (&plan, &box, 0, 0, 500, 400);
      legend = hut_map_legend_new (&plan, pins, clustered, package);
      for (guint pin = 0; pin < HUT_N_PINS; pin++)
        g_assert_cmpuint (count_signs (legend, HUT_LEGEND_PIN, pin), ==, pins[pin] > 0);
      g_assert_cmpuint (count_signs (legend, HUT_LEGEND_CLUSTER, 0), ==, clustered);
      g_assert_cmpuint (count_signs (legend, HUT_LEGEND_STREET, 0), ==, 1);
      g_assert_cmpuint (count_signs (legend, HUT_LEGEND_COMMUNITY, 0), ==,
                        plan.frame.zoom >= HUT_MAP_COMMUNITY_ZOOM);
    }
}

/* The room is kept before the map is placed: with all that can stand on it none is too many. */
static void
test_legend_has_room (void)
{
  static const struct
  {
    HutMapOverlayKind kind;
    gboolean lacking;
  } all[] = { { HUT_MAP_OVERLAY_COMMUNITY, FALSE },
              { HUT_MAP_OVERLAY_GRID, FALSE },
              { HUT_MAP_OVERLAY_LANE, FALSE },
              { HUT_MAP_OVERLAY_LANE, TRUE },
              { HUT_MAP_OVERLAY_POST, FALSE } };
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, NULL);
  g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
  const guint pins[HUT_N_PINS] = { 1, 1, 1, 1 };
  guint alone = hut_map_legend_most (NULL);

  overlay->package_areas = TRUE;
  for (guint i = 0; i <= G_N_ELEMENTS (all); i++)
    {
      HutBox box = box_of (0);
      HutPoint corners[] = { { box.min_lon, box.min_lat },
                             { box.max_lon, box.min_lat },
                             { box.max_lon, box.max_lat } };
      g_autoptr (GPtrArray) legend = NULL;
      HutMapPlan plan;

      g_assert_cmpuint (hut_map_legend_most (overlay), ==, alone + i);
      hut_map_plan_fit (&plan, &box, 0, 0, 500, 400);
      plan.frame.overlay = overlay;
      legend = hut_map_legend_new (&plan, pins, TRUE, package);
      g_assert_cmpuint (legend->len, >=, 6 + i);
      g_assert_cmpuint (legend->len, <=, hut_map_legend_most (overlay));
      if (i < G_N_ELEMENTS (all))
        {
          HutShape *shape = hut_shape_new (all[i].kind == HUT_MAP_OVERLAY_POST   ? HUT_SHAPE_POINT
                                           : all[i].kind == HUT_MAP_OVERLAY_LANE ? HUT_SHAPE_LINE
                                                                                 : HUT_SHAPE_AREA);

          hut_shape_add_part (shape, corners, all[i].kind == HUT_MAP_OVERLAY_POST ? 1 : 3);
          hut_map_overlay_add (overlay, all[i].kind, shape, "A", NULL, "A", all[i].lacking);
        }
    }
}

static void
add_case (HutTestStore *test, double lon, double lat)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_test_store_add_case (write, "call " TELEPHONE);
  g_autoptr (GError) error = NULL;

  hut_write_update (write, &hut_kind_case, &id);
  hut_write_set (write, "place", hut_value_point (hut_point_from_degrees (lon, lat)));
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
}

static HutPaper *
make_sheet (HutTestStore *test, const char *map_path, HutMapSheet *sheet)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (GError) error = NULL;
  HutPaper *paper;

  g_free (desk->map_path);
  desk->map_path = g_strdup (map_path);
  filter->text = g_strdup (TELEPHONE);
  sheet->filter = filter;
  paper = hut_map_sheet_new (sheet, desk, test->store, test->reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 1);
  return paper;
}

/* What the page's ink covers, in points. */
static cairo_rectangle_t
ink_of (HutPaper *paper)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t ink;

  hut_paper_draw_page (paper, 0, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_inside_the_page (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autofree char *broken = g_build_filename (test->folder, "broken.hutmap", NULL);
  const char *maps[] = { path, NULL, broken };

  g_assert_true (g_file_set_contents (broken, "no map", -1, NULL));
  add_case (test, 116.3205, 40.0018);
  add_case (test, 116.3205, 40.0018);
  add_case (test, 116.3149, 40.0118); /* near the edge */
  for (guint i = 0; i < 2 * 2 * G_N_ELEMENTS (maps); i++)
    {
      HutMapSheet sheet = { box_of (i % 2 == 0 ? 0 : 1), i / 2 % 2, i % 2,
                            .heat = (HutHeatBy)(i % 3) };
      g_autoptr (HutPaper) paper = make_sheet (test, maps[i / 4], &sheet);
      const HutPageSetup *setup = hut_paper_get_setup (paper);
      cairo_rectangle_t ink = ink_of (paper);

      g_assert_cmpfloat (ink.x, >=, setup->left - 1);
      g_assert_cmpfloat (ink.y, >=, 20);
      g_assert_cmpfloat (ink.x + ink.width, <=, setup->width - setup->right + 2);
      g_assert_cmpfloat (ink.y + ink.height, <=, setup->height - 20);
      /* and no less than that */
      g_assert_cmpfloat (ink.width, >=, setup->width - setup->left - setup->right - 2);
    }
}

/* The dots of @draw on white. */
static GBytes *
picture_of (void (*draw) (cairo_t *cr, gconstpointer data), gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 900);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw (cr, data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       900 * (gsize)cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return bytes;
}

static void
draw_page (cairo_t *cr, gconstpointer data)
{
  hut_paper_draw_page ((HutPaper *)data, 0, cr);
}

/* What the screen shows is on paper: with heat the sheet is another, by count than by lateness,
 * where cases are not all overdue. */
static void
test_heat (HutTestStore *test, gconstpointer unused)
{
  GBytes *pictures[HUT_HEAT_LATENESS + 1];

  add_case (test, 116.3205, 40.0018);
  add_case (test, 116.3205, 40.0018);
  for (HutHeatBy by = HUT_HEAT_NONE; by <= HUT_HEAT_LATENESS; by++)
    {
      HutMapSheet sheet = { box_of (0), .heat = by };
      g_autoptr (HutPaper) paper = make_sheet (test, NULL, &sheet);

      pictures[by] = picture_of (draw_page, paper);
    }
  g_assert_false (g_bytes_equal (pictures[HUT_HEAT_NONE], pictures[HUT_HEAT_COUNT]));
  g_assert_false (g_bytes_equal (pictures[HUT_HEAT_NONE], pictures[HUT_HEAT_LATENESS]));
  g_assert_false (g_bytes_equal (pictures[HUT_HEAT_COUNT], pictures[HUT_HEAT_LATENESS]));
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    g_bytes_unref (pictures[i]);
}

typedef struct
{
  HutLegendEntry entry;
  HutMapPlan plan;
} Sign;

static void
draw_sign (cairo_t *cr, gconstpointer data)
{
  const Sign *sign = data;

  hut_legend_entry_draw (&sign->entry, &sign->plan, NULL, cr);
}

/* The signs of the legend are drawn as on the map, but on nothing. */
static void
test_signs_without_heat (void)
{
  HutBox box = box_of (0);
  Sign sign = { .entry = { .sign = HUT_LEGEND_OVERLAY, .kind = HUT_MAP_OVERLAY_LANE } };
  HutMercator reach = { 0.001, 0.001 };
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (HutPointSet) points = NULL;
  g_autoptr (HutHeat) heat = NULL;
  HutPoint middle;
  guint8 pin = HUT_PIN_OVERDUE;
  guint32 id = 0;

  hut_map_plan_fit (&sign.plan, &box, 0, 0, 500, 400);
  before = picture_of (draw_sign, &sign);
  middle = hut_mercator_unproject (sign.plan.frame.centre);
  points = hut_point_set_new (&middle, &pin, &id, 1);
  heat = hut_heat_new (
      points, HUT_HEAT_COUNT, hut_heat_level (sign.plan.frame.zoom, 14),
      (HutMercator){ sign.plan.frame.centre.x - reach.x, sign.plan.frame.centre.y - reach.y },
      (HutMercator){ sign.plan.frame.centre.x + reach.x, sign.plan.frame.centre.y + reach.y });
  g_assert_cmpfloat (heat->most, ==, 1);
  sign.plan.frame.heat = heat;
  after = picture_of (draw_sign, &sign);
  g_assert_true (g_bytes_equal (before, after));
}

static void
add_part (HutWrite *write, const HutKind *kind, const char *field, const char *shape)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (kind, &id, NULL);

  hut_record_set_text (record, "code", "x1");
  hut_record_set_text (record, "name", "Part");
  if (shape != NULL)
    hut_record_set_text (record, field, shape);
  else
    hut_record_set (record, field, hut_value_point (hut_point_from_degrees (116.32, 40)));
  hut_write_create (write, record);
}

/* Each layer brings its own kind, and no other. */
static void
test_layers (HutTestStore *test, gconstpointer unused)
{
  static const HutStreetLayers layers[] = {
    [HUT_MAP_OVERLAY_COMMUNITY] = HUT_STREET_COMMUNITIES,
    [HUT_MAP_OVERLAY_GRID] = HUT_STREET_GRIDS,
    [HUT_MAP_OVERLAY_LANE] = HUT_STREET_LANES,
    [HUT_MAP_OVERLAY_POST] = HUT_STREET_POSTS,
  };
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  add_part (write, &hut_kind_lane, "line", "[[1163200000,400000000],[1163300000,400000000]]");
  add_part (write, &hut_kind_grid, "area",
            "[[[1163200000,400000000],[1163300000,400000000],[1163300000,400100000]]]");
  add_part (write, &hut_kind_unit, "place", NULL);
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
  for (guint kind = 0; kind < G_N_ELEMENTS (layers); kind++)
    {
      g_autoptr (HutMapOverlay) overlay =
          hut_street_overlay_new (test->reader, layers[kind], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (overlay->items->len, >, 0);
      for (guint i = 0; i < overlay->items->len; i++)
        g_assert_cmpuint (((HutMapOverlayItem *)overlay->items->pdata[i])->kind, ==, kind);
    }
}

static void
test_layer_names (void)
{
  HutStreetLayers layers;

  g_assert_true (hut_street_layers_parse ("lanes,posts", &layers));
  g_assert_cmpuint (layers, ==, HUT_STREET_LANES | HUT_STREET_POSTS);
  g_assert_true (hut_street_layers_parse ("communities,grids,lanes,posts", &layers));
  g_assert_cmpuint (layers, ==, 15);
  g_assert_false (hut_street_layers_parse ("lanes,poems", &layers));
  g_assert_false (hut_street_layers_parse ("lanes,", &layers));
  g_assert_false (hut_street_layers_parse ("", &layers));
}

static void
test_find_area (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  HutBox box = HUT_BOX_EMPTY, street = HUT_BOX_EMPTY;

  g_assert_true (hut_map_sheet_find_area (path, "110108014009", &box, &name, &error));
  g_assert_cmpstr (name, ==, "荷清苑社区");
  g_clear_pointer (&name, g_free);
  g_assert_true (hut_map_sheet_find_area (path, NULL, &street, &name, &error));
  g_assert_true (hut_box_intersects (&box, &street));
  g_clear_pointer (&name, g_free);
  g_assert_false (hut_map_sheet_find_area (path, "999", &box, &name, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hut_map_sheet_find_area (NULL, NULL, &box, &name, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-sheet/bar-and-ratio-are-true", test_scale);
  g_test_add_func ("/map-sheet/all-of-the-view-is-on-it", test_whole_view);
  g_test_add_func ("/map-sheet/its-numbers-are-round", test_round_numbers);
  g_test_add_func ("/map-sheet/the-legend-has-each-sign-shown-and-no-other", test_legend);
  g_test_add_func ("/map-sheet/the-legend-has-room-for-all", test_legend_has_room);
  g_test_add_func ("/map-sheet/an-area-is-found-by-its-code", test_find_area);
  g_test_add ("/map-sheet/nothing-stands-outside-the-page", HutTestStore, NULL,
              hut_test_store_set_up, test_inside_the_page, hut_test_store_tear_down);
  g_test_add_func ("/map-sheet/signs-of-the-legend-are-on-nothing", test_signs_without_heat);
  g_test_add_func ("/map-sheet/layers-have-names", test_layer_names);
  g_test_add ("/map-sheet/a-layer-is-what-was-asked-for", HutTestStore, NULL, hut_test_store_set_up,
              test_layers, hut_test_store_tear_down);
  g_test_add ("/map-sheet/heat-is-printed", HutTestStore, NULL, hut_test_store_set_up, test_heat,
              hut_test_store_tear_down);
  return g_test_run ();
}
