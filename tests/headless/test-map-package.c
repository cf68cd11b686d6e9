/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Map packages: built, read, queried, refused; and the shipped one of the demo street. */

#include "base/hut-paths.h"
#include "exchange/hut-map-build.h"
#include "exchange/hut-map-error.h"
#include "exchange/hut-map-format.h"
#include "exchange/hut-map-writer.h"
#include "geo/hut-geojson.h"
#include "hut-test-data.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char *dir;

static char *
in_dir (const char *name)
{
  return g_build_filename (dir, name, NULL);
}

/* Lines of all sizes, from a few metres to half the globe, in all places. */
static HutMapWriter *
make_writer (guint n_lines, GArray *boxes)
{
  HutMapWriter *writer = hut_map_writer_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  hut_map_writer_set (writer, "bounds", "1163000000 399900000 1163400000 400200000");
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (HutShape) shape = hut_shape_new (HUT_SHAPE_LINE);
      gint32 side = 1 << g_rand_int_range (rand, 6, 31);
      gint64 width = g_rand_int_range (rand, 1, side), height = g_rand_int_range (rand, 1, side);
      HutPoint ends[2];

      ends[0].lon = g_rand_int_range (rand, 1000000000, 1300000000);
      ends[0].lat = g_rand_int_range (rand, 300000000, 500000000);
      ends[1].lon = (gint32)MIN (ends[0].lon + width, HUT_POINT_LON_MAX);
      ends[1].lat = (gint32)MIN (ends[0].lat + height, HUT_POINT_LAT_MAX);
      hut_shape_add_part (shape, ends, 2);
      hut_map_writer_add (writer, HUT_MAP_MOTORWAY, 0, NULL, shape);
      if (boxes)
        g_array_append_val (boxes, shape->box);
    }

  return writer;
}

static gboolean
keep_id (const HutMapFeature *feature, gpointer data)
{
  g_assert_false (g_hash_table_contains (data, GINT_TO_POINTER ((int)feature->id)));
  g_hash_table_add (data, GINT_TO_POINTER ((int)feature->id));
  return TRUE;
}

/* Each query answers what a look at every rectangle answers. */
static void
test_query (void)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (HutBox));
  g_autoptr (HutMapWriter) writer = make_writer (3000, boxes);
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_dir ("query.hutmap");

  hut_map_writer_save (writer, path, NULL, &error);
  g_assert_no_error (error);
  package = hut_map_package_open (path, &error);
  g_assert_no_error (error);

  for (guint round = 0; round < 60; round++)
    {
      gint32 side = 1 << g_rand_int_range (rand, 14, 29);
      gint32 west = g_rand_int_range (rand, 1000000000, 1200000000);
      gint32 south = g_rand_int_range (rand, 300000000, 450000000);
      HutBox box = { west, south, west + side, south + side };

      g_hash_table_remove_all (found);
      g_assert_true (hut_map_package_query (package, &box, 18, keep_id, found, NULL, &error));
      for (guint i = 0; i < boxes->len; i++)
        g_assert_cmpint (hut_box_intersects (&g_array_index (boxes, HutBox, i), &box), ==,
                         g_hash_table_contains (found, GINT_TO_POINTER (i + 1)));
    }
}

static gboolean
stop_at_once (const HutMapFeature *feature, gpointer data)
{
  ++*(guint *)data;
  return FALSE;
}

static void
test_query_ends (void)
{
  g_autoptr (HutMapWriter) writer = make_writer (500, NULL);
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_dir ("ends.hutmap");
  HutBox all = { 0, 0, 1800000000, 900000000 };
  guint n = 0;

  g_assert_true (hut_map_writer_save (writer, path, NULL, &error));
  package = hut_map_package_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (hut_map_package_query (package, &all, 18, stop_at_once, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (hut_map_package_query (package, &all, 3, stop_at_once, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 1); /* no motorway is shown at zoom 3 */

  g_cancellable_cancel (cancellable);
  g_assert_false (hut_map_package_query (package, &all, 18, stop_at_once, &n, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
check_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_map_package_open (path, &error));
  g_assert_error (error, HUT_MAP_ERROR, code);
}

static void
change (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
save_package (const char *path, guint n_lines)
{
  g_autoptr (HutMapWriter) writer = make_writer (n_lines, NULL);
  g_autoptr (GError) error = NULL;

  hut_map_writer_save (writer, path, NULL, &error);
  g_assert_no_error (error);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *sql;
    int code;
  } CHANGES[] = {
    { "PRAGMA application_id = 7", HUT_MAP_ERROR_FOREIGN },
    { "PRAGMA user_version = 2", HUT_MAP_ERROR_TOO_NEW },
    { "PRAGMA user_version = 0", HUT_MAP_ERROR_BROKEN },
    { "DELETE FROM feature", HUT_MAP_ERROR_EMPTY },
    { "DELETE FROM meta", HUT_MAP_ERROR_BROKEN },
    { "UPDATE meta SET value = '1 2 x'", HUT_MAP_ERROR_BROKEN },
    { "UPDATE meta SET value = '1999999999 2 1999999999 3'", HUT_MAP_ERROR_BROKEN },
    { "DROP TABLE area", HUT_MAP_ERROR_BROKEN },
    { "CREATE VIEW v AS SELECT 1", HUT_MAP_ERROR_BROKEN },
    { "INSERT INTO area VALUES (1, 'street', '', '', 0, x'00')", HUT_MAP_ERROR_BROKEN },
  };
  g_autofree char *path = in_dir ("refused.hutmap");
  g_autofree char *bytes = NULL;
  gsize length;

  check_refused ("no-such.hutmap", HUT_MAP_ERROR_UNREADABLE);
  check_refused (dir, HUT_MAP_ERROR_UNREADABLE);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  check_refused (path, HUT_MAP_ERROR_EMPTY);
  g_assert_true (g_file_set_contents (path, "PK\3\4 something else", -1, NULL));
  check_refused (path, HUT_MAP_ERROR_FOREIGN);

  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    {
      save_package (path, 50);
      change (path, CHANGES[i].sql);
      check_refused (path, CHANGES[i].code);
    }

  save_package (path, 2000);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, length / 2, NULL));
  check_refused (path, HUT_MAP_ERROR_BROKEN);
  g_assert_true (g_file_set_contents (path, bytes, 100, NULL));
  check_refused (path, HUT_MAP_ERROR_BROKEN);
}

/* A package with a byte changed anywhere is refused, or read without harm. */
static void
test_damaged (void)
{
  g_autofree char *path = in_dir ("damaged.hutmap");
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  HutBox all = { 0, 0, 1800000000, 900000000 };
  gsize length;

  save_package (path, 300);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint round = 0; round < 150; round++)
    {
      gsize at = g_rand_int_range (rand, 0, (gint32)length);
      char kept = bytes[at];
      HutMapPackage *package;

      bytes[at] = (char)g_rand_int_range (rand, 0, 256);
      g_assert_true (g_file_set_contents (path, bytes, length, NULL));
      package = hut_map_package_open (path, NULL);
      if (package)
        {
          g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

          hut_map_package_query (package, &all, 18, keep_id, found, NULL, NULL);
          hut_map_package_free (package);
        }
      bytes[at] = kept;
    }
}

static const char SMALL_OSM[] =
    "<osm version=\"0.6\"><bounds minlat=\"40\" minlon=\"116.3\" maxlat=\"40.01\" "
    "maxlon=\"116.31\"/>"
    "<node id=\"1\" version=\"1\" user=\"secret-mapper\" lon=\"116.301\" lat=\"40.001\"/>"
    "<node id=\"2\" version=\"1\" user=\"secret-mapper\" lon=\"116.305\" lat=\"40.001\"/>"
    "<node id=\"3\" version=\"1\" lon=\"116.305\" lat=\"40.004\"/>"
    "<node id=\"4\" version=\"1\" lon=\"117.5\" lat=\"41\"/>"
    "<node id=\"5\" version=\"1\" lon=\"117.6\" lat=\"41\"/>"
    "<way id=\"1\" version=\"1\" user=\"secret-mapper\"><nd ref=\"1\"/><nd ref=\"2\"/>"
    "<nd ref=\"3\"/><nd ref=\"1\"/><tag k=\"building\" v=\"yes\"/><tag k=\"name\" v=\"楼\"/></way>"
    "<way id=\"2\" version=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"77\"/>"
    "<tag k=\"highway\" v=\"primary\"/></way>"
    "<way id=\"3\" version=\"1\"><nd ref=\"4\"/><nd ref=\"5\"/>"
    "<tag k=\"highway\" v=\"primary\"/></way>"
    "<node id=\"6\" version=\"1\" lon=\"116.302\" lat=\"40.002\"><tag k=\"barrier\" v=\"gate\"/>"
    "<tag k=\"name\" v=\"东门\"/></node>"
    "<node id=\"7\" version=\"1\" lon=\"116.303\" lat=\"40.002\">"
    "<tag k=\"addr:street\" v=\"某路\"/><tag k=\"addr:housenumber\" v=\"28\"/></node></osm>";

static const char SMALL_BOUNDARY[] =
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"某街道\",\"code\":\"110108099\","
    "\"approximate\":true},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
    "[[[116.3,40],[116.31,40],[116.31,40.01],[116.3,40.01],[116.3,40]]]}}";

static const char SMALL_EXTRA[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"highway\":\"secondary\"},\"geometry\":"
    "{\"type\":\"LineString\",\"coordinates\":[[116.301,40.002],[116.302,40.002]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"highway\":\"secondary\",\"name\":\"外路\"},"
    "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[116.312,40.002],[116.32,40.002]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"class\":\"lane\",\"name\":\"巷\"},\"geometry\":"
    "{\"type\":\"LineString\",\"coordinates\":[[116.301,40.003],[116.302,40.003]]}}]}";

static char *
write_text (const char *name, const char *text)
{
  char *path = in_dir (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gboolean
keep_classes (const HutMapFeature *feature, gpointer data)
{
  g_string_append_printf (data, "%d%s ", feature->class, feature->name);
  return TRUE;
}

static void
test_build (void)
{
  g_autofree char *osm = write_text ("a.osm", SMALL_OSM);
  g_autofree char *boundary = write_text ("b.geojson", SMALL_BOUNDARY);
  g_autofree char *extra = write_text ("c.geojson", SMALL_EXTRA);
  g_autofree char *out = in_dir ("built.hutmap");
  g_autofree char *again = in_dir ("again.hutmap");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const char *osms[] = { osm, NULL }, *extras[] = { extra, NULL };
  HutMapSources sources = { osms, boundary, extras };
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GString) classes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const HutMapArea *area;
  HutMapCounts counts;
  HutBox bounds;
  gsize n_first, n_second;

  hut_map_build (&sources, out, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_features, ==, 5);
  g_assert_cmpuint (counts.n_roads, ==, 3);
  g_assert_cmpuint (counts.n_buildings, ==, 1);
  g_assert_cmpuint (counts.n_areas, ==, 1);
  g_assert_cmpuint (counts.n_broken_ways, ==, 1);
  g_assert_cmpuint (counts.n_left_out, ==, 2); /* one far away, one that the extract tells better */

  package = hut_map_package_open (out, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hut_map_package_get (package, "name"), ==, "某街道");
  g_assert_cmpstr (hut_map_package_get (package, "attribution"), ==,
                   "© OpenStreetMap contributors");
  g_assert_null (hut_map_package_get (package, "colour"));
  area = hut_map_package_areas (package)->pdata[0];
  g_assert_cmpstr (area->code, ==, "110108099");
  g_assert_cmpstr (area->kind, ==, "street");
  g_assert_true (area->approximate);
  bounds = hut_map_package_bounds (package);
  g_assert_cmpint (bounds.max_lon, ==, 1163100000);
  hut_map_package_query (package, &bounds, 20, keep_classes, classes, NULL, &error);
  g_assert_nonnull (strstr (classes->str, "20楼 "));
  g_assert_nonnull (strstr (classes->str, "43巷 "));

  /* gates and house numbers are known for addresses, and never drawn */
  g_assert_null (strstr (classes->str, "东门"));
  g_string_truncate (classes, 0);
  hut_map_package_query (package, &bounds, HUT_MAP_ZOOM_ALL, keep_classes, classes, NULL, &error);
  g_assert_nonnull (strstr (classes->str, "63东门 "));
  g_assert_nonnull (strstr (classes->str, "64某路28号 "));

  /* the same sources make the same bytes, and nobody's name is among them */
  g_assert_true (hut_map_build (&sources, again, NULL, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (out, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (again, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
  g_assert_null (memmem (first, n_first, "secret-mapper", strlen ("secret-mapper")));
}

/* A road of a village, and its name. */
#define ROAD(n, tags)                                                                              \
  "<way id=\"" n "\" version=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/>"                                 \
  "<tag k=\"highway\" v=\"residential\"/>" tags "</way>"
#define TAG(key, value) "<tag k=\"" key "\" v=\"" value "\"/>"

static void
test_names_are_chinese (void)
{
  static const char OSM[] =
      "<osm version=\"0.6\"><bounds minlat=\"40\" minlon=\"116.3\" maxlat=\"40.01\" "
      "maxlon=\"116.31\"/>"
      "<node id=\"1\" version=\"1\" lon=\"116.301\" lat=\"40.001\"/>"
      "<node id=\"2\" version=\"1\" lon=\"116.305\" lat=\"40.001\"/>"
      "<node id=\"3\" version=\"1\" lon=\"116.303\" lat=\"40.002\">" TAG ("addr:street", "Some Lu")
          TAG ("addr:housenumber",
               "28") "</node>"
                     "<way id=\"9\" version=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/><nd "
                     "ref=\"1\"/>" TAG ("building", "yes") TAG ("name", "SOHO") "</way>" ROAD (
                         "1", TAG ("name", "王庄路 (wángzhuāng lù)"))
                         ROAD ("2", TAG ("name", "Second Lu") TAG ("name:zh", "二路"))
                             ROAD ("3", TAG ("name", "3rd Ring road"))
                                 ROAD ("4", TAG ("name", "四路（北段）")) "</osm>";
  g_autofree char *osm = write_text ("names.osm", OSM);
  g_autofree char *boundary = write_text ("b.geojson", SMALL_BOUNDARY);
  g_autofree char *out = in_dir ("names.hutmap");
  const char *osms[] = { osm, NULL }, *extras[] = { NULL };
  HutMapSources sources = { osms, boundary, extras };
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  HutMapCounts counts;
  HutBox bounds;

  hut_map_build (&sources, out, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_roads, ==, 4); /* the third is drawn, too */
  package = hut_map_package_open (out, &error);
  g_assert_no_error (error);
  bounds = hut_map_package_bounds (package);
  hut_map_package_query (package, &bounds, HUT_MAP_ZOOM_ALL, keep_classes, names, NULL, &error);
  g_assert_nonnull (strstr (names->str, "王庄路 "));
  g_assert_nonnull (strstr (names->str, "二路 "));
  g_assert_nonnull (strstr (names->str, "四路（北段） "));
  g_assert_nonnull (strstr (names->str, "SOHO "));
  g_assert_null (strstr (names->str, "zhu"));
  g_assert_null (strstr (names->str, "Lu"));
  g_assert_null (strstr (names->str, "Ring"));
}

static guint
count_files (void)
{
  GDir *handle = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (handle))
    n++;
  g_dir_close (handle);
  return n;
}

static void
test_build_fails_cleanly (void)
{
  g_autofree char *osm = write_text ("a.osm", SMALL_OSM);
  g_autofree char *bad = write_text ("bad.osm", "<osm><node");
  g_autofree char *empty = write_text ("empty.osm", "<osm/>");
  g_autofree char *points =
      write_text ("points.geojson", "{\"type\":\"Point\",\"coordinates\":[1,2]}");
  g_autofree char *out = write_text ("kept.hutmap", "what was there");
  g_autofree char *kept = NULL;
  const char *good_osm[] = { osm, NULL }, *bad_osm[] = { osm, bad, NULL };
  const char *empty_osm[] = { empty, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HutMapSources sources = { bad_osm, NULL, NULL };
  guint n_files = count_files ();

  g_assert_false (hut_map_build (&sources, out, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_BROKEN);
  g_clear_error (&error);

  sources.osm = empty_osm;
  g_assert_false (hut_map_build (&sources, out, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_EMPTY);
  g_clear_error (&error);

  sources.osm = good_osm;
  sources.boundary = points;
  g_assert_false (hut_map_build (&sources, out, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_EMPTY);
  g_clear_error (&error);

  sources.boundary = NULL;
  g_assert_false (
      hut_map_build (&sources, "no-such-folder/x.hutmap", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_WRITE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (hut_map_build (&sources, out, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_cmpuint (count_files (), ==, n_files);
  g_assert_true (g_file_get_contents (out, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was there");
}

static const HutShape *
find_area (HutMapPackage *package, const char *code)
{
  GPtrArray *areas = hut_map_package_areas (package);

  for (guint i = 0; i < areas->len; i++)
    if (strcmp (((HutMapArea *)areas->pdata[i])->code, code) == 0)
      return ((HutMapArea *)areas->pdata[i])->shape;

  return NULL;
}

/* The demo street: its ten communities cover it without overlap. */
/* A file of one geometry with @coordinates, perhaps in another system. */
#define GEOMETRY(crs, type, coordinates)                                                           \
  "{\"type\":\"Feature\"," crs "\"properties\":{\"highway\":\"primary\"},\"geometry\":"            \
  "{\"type\":\"" type "\",\"coordinates\":" coordinates "}}"

typedef enum
{
  AS_OSM,
  AS_GEOJSON,
  AS_BOUNDARY,
} Source;

/* What every source is refused for, and that the words name the file and what is wrong. */
static void
test_sources_are_refused (void)
{
  static const struct
  {
    Source source;
    const char *text;
    const char *says;
  } cases[] = {
    { AS_OSM, "", "empty" },
    { AS_OSM, "<osm version=\"0.6\"><node id=\"1\" lon=\"116.3\" lat=\"40\"", "cut" },
    { AS_OSM, "<gpx version=\"1.1\"></gpx>", "no OpenStreetMap data" },
    { AS_OSM, "PK\3\4 a workbook", "XML" },
    { AS_OSM, GEOMETRY ("", "LineString", "[[116.3,40],[116.4,40]]"), "XML" },
    { AS_GEOJSON, "", "GeoJSON" },
    { AS_GEOJSON, "{\"type\":\"FeatureCollection\",\"features\":[", "not JSON" },
    { AS_GEOJSON, "<osm version=\"0.6\"></osm>", "not JSON" },
    { AS_GEOJSON, "{\"name\":\"no map\"}", "geometry without type" },
    { AS_GEOJSON, GEOMETRY ("", "LineString", "[[12950000,4850000],[12951000,4850000]]"),
      "metres of a projection" },
    { AS_GEOJSON, GEOMETRY ("", "LineString", "[[40,116.3],[40,116.4]]"), "latitude first" },
    { AS_GEOJSON,
      GEOMETRY ("\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}},", "LineString",
                "[[116.3,40],[116.4,40]]"),
      "EPSG::3857" },
    { AS_GEOJSON, GEOMETRY ("", "LineString", "[[116.3,\"40\"],[116.4,40]]"), "a position" },
    { AS_BOUNDARY, GEOMETRY ("", "LineString", "[[116.3,40],[116.4,40]]"), "no area" },
    { AS_BOUNDARY, GEOMETRY ("", "Polygon", "[[[116.3,40]]]"), "" },
    { AS_BOUNDARY, "{\"type\":\"FeatureCollection\",\"features\":[]}", "no area" },
  };
  g_autofree char *good = write_text ("a.osm", SMALL_OSM);
  g_autofree char *out = in_dir ("never.hutmap");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bad = write_text ("strange.file", cases[i].text);
      const char *good_files[] = { good, NULL }, *bad_files[] = { bad, NULL };
      HutMapSources sources = { cases[i].source == AS_OSM ? bad_files : good_files,
                                cases[i].source == AS_BOUNDARY ? bad : NULL,
                                cases[i].source == AS_GEOJSON ? bad_files : NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (hut_map_build (&sources, out, NULL, NULL, NULL, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "strange.file"));
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
    }
}

/* A figure that makes no sense costs itself, not the map. */
static void
test_garbage_figures_are_passed_over (void)
{
  g_autofree char *path = in_dir ("garbage.hutmap");
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  HutBox all = { 0, 0, 1800000000, 900000000 };

  save_package (path, 50);
  change (path, "UPDATE feature SET shape = x'ffffffffffffffffffff' WHERE id = 7");
  change (path, "UPDATE feature SET shape = zeroblob(1000000) WHERE id = 8");
  change (path, "UPDATE feature SET class = 9999 WHERE id = 9");
  change (path, "UPDATE feature SET shape = 'text' WHERE id = 10");
  package = hut_map_package_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (hut_map_package_query (package, &all, 18, keep_id, found, NULL, &error));
  g_assert_cmpuint (g_hash_table_size (found), ==, 46);
}

/* All streets of a district, with three extracts and the roads between. */
static void
test_a_district_is_one_package (void)
{
  g_autofree char *boundary = hut_test_data_file ("haidian/haidian.geojson");
  g_autofree char *roads = hut_test_data_file ("osm/beijing-roads.geojson");
  g_autofree char *one = hut_test_data_file ("osm/qinghuayuan-tsinghua.osm");
  g_autofree char *two = hut_test_data_file ("osm/xueyuanlu-cau.osm");
  g_autofree char *three = hut_test_data_file ("osm/beitaipingzhuang-bupt.osm");
  g_autofree char *out = in_dir ("district.hutmap");
  const char *osms[] = { one, two, three, NULL }, *extras[] = { roads, NULL };
  HutMapSources sources = { osms, boundary, extras };
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  HutMapCounts counts;
  gint64 start = g_get_monotonic_time ();
  guint n_coded = 0;

  if (!boundary || !roads || !one || !two || !three)
    return;
  hut_map_build (&sources, out, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%u features in %.1f s", counts.n_features,
                  (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (counts.n_areas, ==, 29);
  g_assert_cmpuint (counts.n_features, >, 12000);

  package = hut_map_package_open (out, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hut_map_package_get (package, "name"), ==, "海淀区");
  for (guint i = 0; i < 29; i++)
    {
      const HutMapArea *area = hut_map_package_areas (package)->pdata[i];

      g_assert_cmpstr (area->kind, ==, "street");
      n_coded += g_str_has_prefix (area->code, "110108") && strlen (area->code) == 9;
      g_assert_false (g_str_has_suffix (area->name, "镇"));
    }
  g_assert_cmpuint (n_coded, ==, 29);
  g_assert_nonnull (find_area (package, "110108024")); /* 东升地区, 东升镇 in the file */
}

static void
test_demo_package (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, &error);
  const HutShape *street, *communities[10];
  guint inside = 0, once = 0;

  g_assert_no_error (error);
  street = find_area (package, "110108014");
  g_assert_nonnull (street);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *code = g_strdup_printf ("110108014%03u", i + 1);

      communities[i] = find_area (package, code);
      g_assert_nonnull (communities[i]);
    }

  for (gint32 lon = street->box.min_lon; lon < street->box.max_lon; lon += 2347)
    for (gint32 lat = street->box.min_lat; lat < street->box.max_lat; lat += 2351)
      if (hut_shape_contains (street, (HutPoint){ lon, lat }))
        {
          guint holds = 0;

          for (guint i = 0; i < 10; i++)
            holds += hut_shape_contains (communities[i], (HutPoint){ lon, lat });
          inside++;
          once += holds == 1;
        }
  g_assert_cmpuint (inside, >, 4000);
  g_assert_cmpuint (once, >=, inside * 999 / 1000);
}

/* The demo street's boundary, which is derived, beside a published one. */
static void
test_demo_boundary (void)
{
  g_autofree char *truth_path = hut_test_data_file ("haidian/haidian.geojson");
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autofree char *text = NULL;
  g_autoptr (HutMapPackage) package = NULL;
  g_autoptr (GPtrArray) features = NULL;
  const HutShape *street, *truth = NULL;
  guint both = 0, either = 0;
  HutBox box;
  gsize length;

  if (!truth_path)
    return;

  package = hut_map_package_open (path, NULL);
  g_assert_nonnull (package);
  street = find_area (package, "110108014");
  g_assert_true (g_file_get_contents (truth_path, &text, &length, NULL));
  features = hut_geojson_parse (text, length, NULL);
  for (guint i = 0; i < features->len; i++)
    if (g_strcmp0 (hut_geojson_get (features->pdata[i], "name"), "清华园街道") == 0)
      truth = ((HutGeojsonFeature *)features->pdata[i])->shape;
  g_assert_nonnull (truth);

  box = street->box;
  hut_box_add_box (&box, &truth->box);
  for (gint32 lon = box.min_lon; lon < box.max_lon; lon += 1009)
    for (gint32 lat = box.min_lat; lat < box.max_lat; lat += 1013)
      {
        gboolean ours = hut_shape_contains (street, (HutPoint){ lon, lat });
        gboolean theirs = hut_shape_contains (truth, (HutPoint){ lon, lat });

        both += ours && theirs;
        either += ours || theirs;
      }

  g_test_message ("intersection over union: %.3f", both / (double)either);
  g_assert_cmpfloat (both / (double)either, >, 0.9);
}

/* The shipped package is what its sources make. */
static void
test_demo_reproducible (void)
{
  g_autofree char *osm = hut_test_data_file ("osm/qinghuayuan-tsinghua.osm");
  g_autofree char *roads = osm ? hut_test_data_file ("osm/beijing-roads.geojson") : NULL;
  g_autofree char *boundary = hut_paths_data_file ("demo/110108014-boundary.geojson");
  g_autofree char *path = hut_paths_data_file ("demo/110108014.hutmap");
  g_autofree char *out = in_dir ("110108014.hutmap");
  const char *osms[] = { osm, NULL }, *extras[] = { roads, NULL };
  HutMapSources sources = { osms, boundary, extras };
  g_autoptr (HutMapPackage) ours = NULL;
  g_autoptr (HutMapPackage) shipped = NULL;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  HutBox all = { 0, 0, 1800000000, 900000000 };

  if (!roads)
    return;

  hut_map_build (&sources, out, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ours = hut_map_package_open (out, &error);
  g_assert_no_error (error);
  shipped = hut_map_package_open (path, &error);
  g_assert_no_error (error);
  hut_map_package_query (ours, &all, 20, keep_classes, first, NULL, NULL);
  hut_map_package_query (shipped, &all, 20, keep_classes, second, NULL, NULL);
  g_assert_cmpuint (first->len, >, 1000);
  g_assert_cmpstr (first->str, ==, second->str);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = hut_test_make_dir ();
  g_test_add_func ("/map-package/a-query-misses-nothing", test_query);
  g_test_add_func ("/map-package/a-query-can-end-early", test_query_ends);
  g_test_add_func ("/map-package/refused-with-what-is-wrong", test_refused);
  g_test_add_func ("/map-package/damage-does-no-harm", test_damaged);
  g_test_add_func ("/map-build/from-free-data", test_build);
  g_test_add_func ("/map-build/names-are-the-chinese-ones", test_names_are_chinese);
  g_test_add_func ("/map-build/fails-cleanly", test_build_fails_cleanly);
  g_test_add_func ("/map-build/sources-are-refused-with-what-is-wrong", test_sources_are_refused);
  g_test_add_func ("/map-package/garbage-figures-are-passed-over",
                   test_garbage_figures_are_passed_over);
  g_test_add_func ("/map-build/a-district-is-one-package", test_a_district_is_one_package);
  g_test_add_func ("/demo/communities-cover-the-street", test_demo_package);
  g_test_add_func ("/demo/boundary-near-the-published-one", test_demo_boundary);
  g_test_add_func ("/demo/the-shipped-package-is-what-its-sources-make", test_demo_reproducible);
  result = g_test_run ();
  hut_test_remove_dir (dir);
  return result;
}
