/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lanes take their lines from the roads of the map package; those of the demo street do. */

#include "base/hut-paths.h"
#include "exchange/hut-demo.h"
#include "exchange/hut-road-lines.h"
#include "geo/hut-shape-distance.h"
#include "geo/hut-shape-json.h"

#define NEAR 3.0 /* metres: the figures of a package are thinned a little */

static HutMapPackage *
open_package (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;
  HutMapPackage *package = hut_map_package_open (path, &error);

  g_assert_no_error (error);
  return package;
}

static const HutShape *
street_of (HutMapPackage *package)
{
  return ((HutMapArea *)hut_map_package_areas (package)->pdata[0])->shape;
}

static void
test_a_road_is_one_line_within_the_street (void)
{
  g_autoptr (HutMapPackage) package = open_package ();
  g_autoptr (GPtrArray) names = hut_road_names (package, NULL, NULL);
  const HutShape *street = street_of (package);

  g_assert_nonnull (names);
  g_assert_cmpuint (names->len, >=, 16);
  for (guint i = 0; i < names->len; i++)
    {
      const HutRoadName *road = names->pdata[i];
      g_autoptr (HutShape) line = hut_road_line (package, road->name, NULL, NULL);

      g_assert_nonnull (line);
      g_assert_cmpfloat (hut_shape_measure (line), <=, road->metres + 10);
      for (guint k = 0; k < line->points->len; k++)
        g_assert_cmpfloat (hut_shape_distance (street, g_array_index (line->points, HutPoint, k)),
                           <=, 35.1);
    }
}

static void
test_no_such_road_is_no_line (void)
{
  g_autoptr (HutMapPackage) package = open_package ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_road_line (package, "没有这条路", NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const char *name;
  HutShape *pieces;
} Search;

static gboolean
gather (const HutMapFeature *feature, gpointer data)
{
  Search *search = data;

  if (!hut_map_class_is_road (feature->class) || !g_str_equal (feature->name, search->name))
    return TRUE;
  for (guint i = 0; i < hut_shape_n_parts (feature->shape); i++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (feature->shape, i, &n);

      hut_shape_add_part (search->pieces, points, n);
    }
  return TRUE;
}

static void
assert_follows (const HutShape *line, const HutShape *road, double metres)
{
  for (guint i = 0; i < line->points->len; i++)
    g_assert_cmpfloat (hut_shape_distance (road, g_array_index (line->points, HutPoint, i)), <=,
                       metres);
}

/* The demo's lanes, against the roads of the map that goes with it: each point of a lane lies on a
 * road of its name; and the line that is chosen by that name is the same, or beside it where the
 * road has two carriageways. */
static void
test_the_demo_lanes_follow_the_roads_of_their_map (void)
{
  g_autoptr (HutMapPackage) package = open_package ();
  g_autoptr (HutDemo) demo = hut_demo_new (1, hut_time_now (), NULL);
  g_autoptr (GPtrArray) records = hut_demo_street_records (demo, NULL);
  HutBox box = hut_map_package_bounds (package);
  guint n_lanes = 0;

  g_assert_nonnull (records);
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *lane = records->pdata[i];
      g_autoptr (HutShape) pieces = hut_shape_new (HUT_SHAPE_LINE);
      g_autoptr (HutShape) line = NULL, road = NULL;
      Search search = { NULL, pieces };

      if (lane->kind != &hut_kind_lane)
        continue;
      n_lanes++;
      search.name = hut_record_get_text (lane, "name");
      line = hut_shape_from_json (HUT_SHAPE_LINE, hut_record_get_text (lane, "line"));
      g_assert_nonnull (line);
      g_assert_true (
          hut_map_package_query (package, &box, HUT_MAP_ZOOM_ALL, gather, &search, NULL, NULL));
      assert_follows (line, pieces, NEAR);
      road = hut_road_line (package, search.name, NULL, NULL);
      g_assert_nonnull (road);
      assert_follows (line, road, 40);
    }
  g_assert_cmpuint (n_lanes, ==, 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/road/is-one-line-within-the-street",
                   test_a_road_is_one_line_within_the_street);
  g_test_add_func ("/road/no-such-road-is-no-line", test_no_such_road_is_no_line);
  g_test_add_func ("/demo/lanes-follow-their-roads",
                   test_the_demo_lanes_follow_the_roads_of_their_map);
  return g_test_run ();
}
