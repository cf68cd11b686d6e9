/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* OpenStreetMap XML: overlapping extracts, multi-polygons, and what is refused. */

#include "exchange/hut-map-class.h"
#include "exchange/hut-map-error.h"
#include "exchange/hut-osm-rings.h"
#include "hut-test-data.h"

#include <string.h>

#define OSM(body) "<?xml version=\"1.0\"?><osm version=\"0.6\">" body "</osm>"
#define NODE(id, version, lon, lat)                                                                \
  "<node id=\"" #id "\" version=\"" #version "\" lon=\"" #lon "\" lat=\"" #lat "\" "               \
  "timestamp=\"2020-01-0" #version "T00:00:00Z\" user=\"someone\" uid=\"7\"/>"

static char *
write_file (const char *dir, const char *name, const char *text)
{
  char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
read_text (HutOsm *osm, const char *dir, const char *text)
{
  g_autofree char *path = write_file (dir, "some.osm", text);
  g_autoptr (GError) error = NULL;

  hut_osm_read (osm, path, NULL, &error);
  g_assert_no_error (error);
}

static void
keep_node (const HutOsmNode *node, gpointer data)
{
  g_array_append_val ((GArray *)data, *node);
}

static void
test_newest_wins (void)
{
  char *dir = hut_test_make_dir ();
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (HutOsmNode));

  for (guint order = 0; order < 2; order++)
    {
      g_autoptr (HutOsm) osm = hut_osm_new ();
      const char *old = OSM (NODE (1, 1, 10, 20) NODE (2, 3, 11, 21) NODE (3, 1, 12, 22));
      const char *new = OSM (NODE (1, 2, 10.5, 20) NODE (
          2, 2, 99, 21) "<node id=\"3\" version=\"2\" visible=\"false\"/>");

      read_text (osm, dir, order ? new : old);
      read_text (osm, dir, order ? old : new);
      g_array_set_size (nodes, 0);
      hut_osm_foreach_node (osm, keep_node, nodes);
      g_assert_cmpuint (nodes->len, ==, 2);
      g_assert_cmpint (g_array_index (nodes, HutOsmNode, 0).point.lon, ==, 105000000);
      g_assert_cmpint (g_array_index (nodes, HutOsmNode, 1).point.lon, ==, 110000000);
      g_assert_cmpstr (hut_osm_newest (osm), ==, "2020-01-03");
    }

  hut_test_remove_dir (dir);
}

/* A square of 4 with a triangle in it; the square comes as two open ways. */
/* clang-format off */
#define SQUARES \
  NODE (1, 1, 0, 0) NODE (2, 1, 4, 0) NODE (3, 1, 4, 4) NODE (4, 1, 0, 4) \
  NODE (5, 1, 1, 1) NODE (6, 1, 2, 1) NODE (7, 1, 2, 2) \
  "<way id=\"10\" version=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/></way>" \
  "<way id=\"11\" version=\"1\"><nd ref=\"1\"/><nd ref=\"4\"/><nd ref=\"3\"/></way>" \
  "<way id=\"12\" version=\"1\"><nd ref=\"5\"/><nd ref=\"6\"/><nd ref=\"7\"/><nd ref=\"5\"/></way>"
/* clang-format on */

static void
keep_relation (const HutOsmRelation *relation, gpointer data)
{
  *(HutOsmRelation *)data = *relation;
}

static gboolean
assemble (const char *dir, const char *text, HutShape *area)
{
  g_autoptr (HutOsm) osm = hut_osm_new ();
  HutOsmRelation relation = { 0 };

  read_text (osm, dir, text);
  hut_osm_foreach_relation (osm, keep_relation, &relation);
  g_assert_cmpint (relation.id, ==, 20);
  return hut_osm_rings_assemble (osm, &relation, area);
}

static void
test_rings (void)
{
  char *dir = hut_test_make_dir ();
  g_autoptr (HutShape) whole = hut_shape_new (HUT_SHAPE_AREA);
  g_autoptr (HutShape) broken = hut_shape_new (HUT_SHAPE_AREA);

  g_assert_true (assemble (dir,
                           OSM (SQUARES "<relation id=\"20\" version=\"1\">"
                                        "<member type=\"way\" ref=\"10\" role=\"outer\"/>"
                                        "<member type=\"way\" ref=\"12\" role=\"inner\"/>"
                                        "<member type=\"way\" ref=\"11\" role=\"\"/>"
                                        "<member type=\"node\" ref=\"1\" role=\"label\"/>"
                                        "</relation>"),
                           whole));
  g_assert_cmpuint (hut_shape_n_parts (whole), ==, 2);
  g_assert_true (hut_shape_contains (whole, (HutPoint){ 30000000, 30000000 }));
  g_assert_false (hut_shape_contains (whole, (HutPoint){ 18000000, 14000000 }));

  /* half of the outer ring is missing: the inner one still closes */
  g_assert_false (assemble (dir,
                            OSM (SQUARES "<relation id=\"20\" version=\"1\">"
                                         "<member type=\"way\" ref=\"10\" role=\"outer\"/>"
                                         "<member type=\"way\" ref=\"99\" role=\"outer\"/>"
                                         "<member type=\"way\" ref=\"12\" role=\"outer\"/>"
                                         "</relation>"),
                            broken));
  g_assert_cmpuint (hut_shape_n_parts (broken), ==, 1);

  hut_test_remove_dir (dir);
}

static void
check_refused (const char *text, int code, const char *says)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *path = write_file (dir, "bad.osm", text);
  g_autoptr (HutOsm) osm = hut_osm_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_osm_read (osm, path, NULL, &error));
  g_assert_error (error, HUT_MAP_ERROR, code);
  if (!strstr (error->message, says) || !strstr (error->message, "bad.osm"))
    g_error ("\"%s\" does not say \"%s\"", error->message, says);
  hut_test_remove_dir (dir);
}

static void
test_refused (void)
{
  g_autoptr (HutOsm) osm = hut_osm_new ();
  g_autoptr (GError) error = NULL;

  check_refused ("", HUT_MAP_ERROR_EMPTY, "empty");
  check_refused ("id,lon,lat\n1,2,3\n", HUT_MAP_ERROR_FOREIGN, "not XML");
  check_refused ("<gpx/>", HUT_MAP_ERROR_FOREIGN, "no OpenStreetMap data");
  check_refused ("<osm><node id=\"1\" lon=\"1\" lat=\"2\"/>", HUT_MAP_ERROR_BROKEN, "cut short");
  check_refused (OSM ("<node id=\"1\" lon=\"1\"/>"), HUT_MAP_ERROR_BROKEN, "without id or place");
  check_refused (OSM ("<node id=\"1\" lon=\"999\" lat=\"0\"/>"), HUT_MAP_ERROR_BROKEN, "place");
  check_refused (OSM ("<way id=\"x\"/>"), HUT_MAP_ERROR_BROKEN, "without id");
  check_refused (OSM ("<bounds minlat=\"1\"/>"), HUT_MAP_ERROR_BROKEN, "bounds");
  check_refused ("<!DOCTYPE osm [<!ENTITY a \"aaaa\">]><osm>&a;</osm>", HUT_MAP_ERROR_FOREIGN,
                 "DOCTYPE");
  g_assert_false (hut_osm_read (osm, "no-such-file.osm", NULL, &error));
  g_assert_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_UNREADABLE);
}

static void
test_classes (void)
{
  static const char *const BRIDGE[] = { "highway", "primary", "bridge", "yes", NULL };
  static const char *const TUNNEL[] = { "railway", "subway", "tunnel", "yes", NULL };
  static const char *const RUIN[] = { "building", "no", NULL };
  static const char *const RING_ROAD[] = { "highway", "residential", NULL };
  static const char *const SQUARE[] = { "highway", "pedestrian", "area", "yes", NULL };
  HutMapClass class;

  g_assert_true (hut_map_class_from_tags (BRIDGE, HUT_SHAPE_LINE, &class));
  g_assert_cmpint (class, ==, HUT_MAP_PRIMARY);
  g_assert_cmpint (hut_map_class_layer (BRIDGE), ==, 1);
  g_assert_cmpint (hut_map_class_layer (TUNNEL), ==, -1);
  g_assert_false (hut_map_class_from_tags (RUIN, HUT_SHAPE_AREA, &class));
  g_assert_false (hut_map_class_from_tags (NULL, HUT_SHAPE_AREA, &class));
  g_assert_false (hut_map_class_closes (RING_ROAD));
  g_assert_true (hut_map_class_closes (SQUARE));
  g_assert_true (hut_map_class_from_tags (SQUARE, HUT_SHAPE_AREA, &class));
  g_assert_cmpint (class, ==, HUT_MAP_PAVED);

  /* small things are shown from near */
  g_assert_cmpuint (hut_map_class_min_zoom (HUT_MAP_BUILDING, 200), ==, 14);
  g_assert_cmpuint (hut_map_class_min_zoom (HUT_MAP_BUILDING, 8), >, 14);
  g_assert_cmpuint (hut_map_class_min_zoom (HUT_MAP_MOTORWAY, 0), ==, 5);
}

static void
count_object (const HutOsmWay *way, gpointer data)
{
  ++*(guint *)data;
}

static void
test_real_extracts (void)
{
  static const char *const NAMES[] = { "osm/qinghuayuan-tsinghua.osm", "osm/xueyuanlu-cau.osm",
                                       "osm/beitaipingzhuang-bupt.osm" };
  g_autoptr (HutOsm) osm = hut_osm_new ();
  guint n_ways = 0;
  HutOsmWay campus;

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = hut_test_data_file (NAMES[i]);
      g_autoptr (GError) error = NULL;

      if (!path)
        return;
      g_assert_true (hut_osm_read (osm, path, NULL, &error));
      g_assert_no_error (error);
    }

  hut_osm_foreach_way (osm, count_object, &n_ways);
  g_assert_cmpuint (n_ways, >, 2000);
  g_assert_cmpuint (hut_osm_bounds (osm)->len, ==, 3);
  g_assert_true (hut_osm_get_way (osm, 30663333, &campus));
  g_assert_cmpstr (hut_osm_tag (campus.tags, "amenity"), ==, "university");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/osm/the-newest-version-wins", test_newest_wins);
  g_test_add_func ("/osm/rings-of-ways", test_rings);
  g_test_add_func ("/osm/refused-with-file-and-line", test_refused);
  g_test_add_func ("/osm/tags-make-classes", test_classes);
  g_test_add_func ("/osm/real-extracts", test_real_extracts);
  return g_test_run ();
}
