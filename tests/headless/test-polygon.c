/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shapes: what is inside, their compact form, many areas at once, and GeoJSON. */

#include "geo/hut-area-index.h"
#include "geo/hut-geojson.h"
#include "hut-test-data.h"

#include <math.h>
#include <string.h>

static HutShape *
make_area (const HutPoint *points, guint n)
{
  HutShape *area = hut_shape_new (HUT_SHAPE_AREA);

  g_assert_true (hut_shape_add_part (area, points, n));
  return area;
}

static HutShape *
make_square (gint32 west, gint32 south, gint32 side)
{
  HutPoint ring[] = {
    { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side }
  };

  return make_area (ring, 4);
}

static void
test_holes (void)
{
  g_autoptr (HutShape) area = make_square (0, 0, 100);
  HutPoint hole[] = { { 40, 40 }, { 40, 60 }, { 60, 60 }, { 60, 40 }, { 40, 40 } };
  HutPoint island[] = { { 45, 45 }, { 55, 45 }, { 55, 55 }, { 45, 55 } };
  HutPoint apart[] = { { 200, 0 }, { 210, 0 }, { 210, 10 } };

  g_assert_true (hut_shape_add_part (area, hole, 5));
  g_assert_true (hut_shape_add_part (area, island, 4));
  g_assert_true (hut_shape_add_part (area, apart, 3));
  g_assert_true (hut_shape_contains (area, (HutPoint){ 10, 10 }));
  g_assert_false (hut_shape_contains (area, (HutPoint){ 42, 50 }));
  g_assert_true (hut_shape_contains (area, (HutPoint){ 50, 50 }));
  g_assert_true (hut_shape_contains (area, (HutPoint){ 208, 2 }));
  g_assert_false (hut_shape_contains (area, (HutPoint){ 150, 50 }));
}

/* Triangles that cut a square any way hold each of its points once, edges and corners too. */
static void
test_shared_edges (void)
{
  HutPoint corners[] = { { 0, 0 }, { 40, 0 }, { 40, 40 }, { 0, 40 } };

  for (gint32 x = 1; x < 40; x += 3)
    for (gint32 y = 1; y < 40; y += 4)
      {
        HutShape *parts[4];

        for (guint i = 0; i < 4; i++)
          {
            HutPoint ring[] = { corners[i], corners[(i + 1) % 4], { x, y } };

            if (i % 2)
              ring[0] = corners[(i + 1) % 4], ring[1] = corners[i];
            parts[i] = make_area (ring, 3);
          }
        for (gint32 px = 0; px < 40; px++)
          for (gint32 py = 0; py < 40; py++)
            {
              guint holds = 0;

              for (guint i = 0; i < 4; i++)
                holds += hut_shape_contains (parts[i], (HutPoint){ px, py });
              g_assert_cmpuint (holds, ==, 1);
            }
        for (guint i = 0; i < 4; i++)
          hut_shape_free (parts[i]);
      }
}

static void
test_whole_world (void)
{
  HutPoint ring[] = { { -1800000000, -900000000 },
                      { 1800000000, -900000000 },
                      { 1800000000, 900000000 },
                      { -1800000000, 900000000 } };
  g_autoptr (HutShape) world = make_area (ring, 4);

  g_assert_true (hut_shape_contains (world, (HutPoint){ 1163200000, 400000000 }));
  g_assert_true (hut_shape_contains (world, (HutPoint){ -1799999999, -899999999 }));
}

static void
test_too_short (void)
{
  g_autoptr (HutShape) area = hut_shape_new (HUT_SHAPE_AREA);
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
  HutPoint ring[] = { { 1, 1 }, { 2, 2 }, { 1, 1 } }, dot[] = { { 5, 5 }, { 5, 5 } };

  g_assert_false (hut_shape_add_part (area, ring, 3));
  g_assert_false (hut_shape_add_part (line, dot, 2));
  g_assert_false (hut_shape_add_part (line, NULL, 0));
  g_assert_cmpuint (hut_shape_n_parts (area), ==, 0);
  g_assert_false (hut_shape_contains (area, (HutPoint){ 1, 1 }));
}

static void
test_measure (void)
{
  g_autoptr (HutShape) area = make_square (1163000000, 400000000, 100000);
  HutPoint hole[] = { { 1163020000, 400020000 },
                      { 1163070000, 400020000 },
                      { 1163070000, 400070000 },
                      { 1163020000, 400070000 } };
  double whole = 1111.95 * 1111.95 * cos (40.005 * G_PI / 180);
  HutPoint at;

  g_assert_cmpfloat_with_epsilon (hut_shape_measure (area), whole, whole / 1000);
  hut_shape_add_part (area, hole, 4);
  g_assert_cmpfloat_with_epsilon (hut_shape_measure (area), whole * 0.75, whole / 1000);
  at = hut_shape_label_point (area);
  g_assert_true (hut_shape_contains (area, at));
}

static void
test_code (void)
{
  g_autoptr (HutShape) area = make_square (1163000000, 400000000, 100000);
  g_autoptr (HutShape) back = hut_shape_new (HUT_SHAPE_POINT);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  HutPoint far[] = { { -1800000000, 900000000 }, { 1800000000, -900000000 }, { 7, -7 } };
  gsize length;

  hut_shape_add_part (area, far, 3);
  bytes = hut_shape_encode (area);
  copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  g_assert_true (hut_shape_decode (back, copy, length));
  g_assert_cmpuint (back->points->len, ==, 7);
  g_assert_cmpuint (back->ends->len, ==, 2);
  g_assert_cmpmem (back->points->data, 7 * sizeof (HutPoint), area->points->data,
                   7 * sizeof (HutPoint));
  g_assert_cmpmem (&back->box, sizeof (HutBox), &area->box, sizeof (HutBox));

  /* cut short, or with a byte too many, it is refused; with any byte changed, nothing breaks */
  for (gsize i = 0; i < length; i++)
    g_assert_false (hut_shape_decode (back, copy, i));
  for (gsize i = 0; i < length; i++)
    for (guint value = 0; value < 256; value += 5)
      {
        guint8 kept = copy[i];

        copy[i] = (guint8)value;
        hut_shape_decode (back, copy, length);
        copy[i] = kept;
      }
  copy = g_realloc (copy, length + 1);
  copy[length] = 0;
  g_assert_false (hut_shape_decode (back, copy, length + 1));
}

static void
test_index (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  HutShape *areas[101];
  guint ids[101];
  g_autoptr (HutAreaIndex) index = NULL;

  for (guint i = 0; i < 100; i++)
    {
      areas[i] = make_square ((i % 10) * 1000, (i / 10) * 1000, 1000);
      ids[i] = 500 + i;
    }
  areas[100] = make_square (0, 0, 20000);
  ids[100] = 1;
  index = hut_area_index_new (areas, ids, 101);

  for (guint i = 0; i < 20000; i++)
    {
      HutPoint point = { g_rand_int_range (rand, 0, 20000), g_rand_int_range (rand, 0, 20000) };
      gboolean inner = point.lon < 10000 && point.lat < 10000;
      guint id = 0;

      g_assert_true (hut_area_index_find (index, point, &id));
      g_assert_cmpuint (id, ==, inner ? 500 + point.lon / 1000 + point.lat / 1000 * 10 : 1);
    }
  g_assert_false (hut_area_index_find (index, (HutPoint){ -1, 5 }, ids));
  g_assert_false (hut_area_index_find (index, (HutPoint){ 20001, 5 }, ids));
}

static void
test_geojson (void)
{
  static const char TEXT[] =
      "{\"type\":\"FeatureCollection\",\"features\":["
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"街\",\"n\":3},\"geometry\":"
      "{\"type\":\"Polygon\",\"coordinates\":[[[116.3,40],[116.4,40,55],[116.4,40.1],[116.3,40]]]}}"
      ","
      "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null},"
      "{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,2]]},"
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiLineString\",\"coordinates\":"
      "[[[1,2],[3,4.00000004]],[[5,6],[7,8]]]}},"
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,-2]}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features = hut_geojson_parse (TEXT, -1, &error);
  HutGeojsonFeature *feature;

  g_assert_no_error (error);
  g_assert_cmpuint (features->len, ==, 3);
  feature = features->pdata[0];
  g_assert_cmpint (feature->shape->kind, ==, HUT_SHAPE_AREA);
  g_assert_cmpuint (feature->shape->points->len, ==, 3);
  g_assert_cmpstr (hut_geojson_get (feature, "name"), ==, "街");
  g_assert_null (hut_geojson_get (feature, "n"));
  feature = features->pdata[1];
  g_assert_cmpuint (hut_shape_n_parts (feature->shape), ==, 2);
  g_assert_cmpint (g_array_index (feature->shape->points, HutPoint, 1).lat, ==, 40000000);
  g_assert_null (hut_geojson_get (feature, "name"));
  feature = features->pdata[2];
  g_assert_cmpint (g_array_index (feature->shape->points, HutPoint, 0).lon, ==, 15000000);
}

static void
check_refused (const char *text, HutGeojsonError code, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_geojson_parse (text, -1, &error));
  g_assert_error (error, HUT_GEOJSON_ERROR, code);
  if (!strstr (error->message, says))
    g_error ("\"%s\" does not say \"%s\"", error->message, says);
}

#define FEATURES(second)                                                                           \
  "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}," second \
  "]}"

static void
test_geojson_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');

  check_refused ("", HUT_GEOJSON_ERROR_MALFORMED, "GeoJSON");
  check_refused ("{", HUT_GEOJSON_ERROR_MALFORMED, "not JSON");
  check_refused ("[]", HUT_GEOJSON_ERROR_MALFORMED, "not a GeoJSON object");
  check_refused ("{\"type\":\"FeatureCollection\"}", HUT_GEOJSON_ERROR_MALFORMED, "features");
  check_refused (FEATURES ("7"), HUT_GEOJSON_ERROR_MALFORMED, "feature 1: not an object");
  check_refused (FEATURES ("{\"type\":\"Feature\"}"), HUT_GEOJSON_ERROR_MALFORMED,
                 "feature 1: no geometry");
  check_refused (FEATURES ("{\"type\":\"Circle\",\"coordinates\":[1,2]}"),
                 HUT_GEOJSON_ERROR_MALFORMED, "feature 1: geometry of the unknown type \"Circle\"");
  check_refused (FEATURES ("{\"type\":\"Point\",\"coordinates\":[200,2]}"),
                 HUT_GEOJSON_ERROR_MALFORMED, "feature 1: a position");
  check_refused (FEATURES ("{\"type\":\"Point\",\"coordinates\":[\"1\",2]}"),
                 HUT_GEOJSON_ERROR_MALFORMED, "feature 1: a position");
  check_refused (FEATURES ("{\"type\":\"LineString\",\"coordinates\":[[1,2],3]}"),
                 HUT_GEOJSON_ERROR_MALFORMED, "feature 1: a position");
  check_refused (FEATURES ("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4]]]}"),
                 HUT_GEOJSON_ERROR_MALFORMED, "feature 1: a ring");
  check_refused (FEATURES ("{\"type\":\"Polygon\",\"coordinates\":[7]}"),
                 HUT_GEOJSON_ERROR_MALFORMED, "feature 1: coordinates");
  check_refused ("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
                 "{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}},\"features\":[]}",
                 HUT_GEOJSON_ERROR_UNSUPPORTED, "3857");
  check_refused (deep, HUT_GEOJSON_ERROR_TOO_LARGE, "levels");
  check_refused ("{\"type\":\"\\u0000\"}", HUT_GEOJSON_ERROR_MALFORMED, "U+0000");
  check_refused ("{\"type\":\"\xff\"}", HUT_GEOJSON_ERROR_MALFORMED, "UTF-8");
}

/* All streets of a district, as published: no point of a grid lies in more than a few (the polygons
 * overlap by their making), and the street of a known place is found. */
static void
test_real_streets (void)
{
  g_autofree char *path = hut_test_data_file ("haidian/haidian.geojson");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) features = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAreaIndex) index = NULL;
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
  guint ids[64], id = 64;
  gsize length;

  if (!path)
    return;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  features = hut_geojson_parse (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (features->len, ==, 29);
  for (guint i = 0; i < features->len; i++)
    {
      HutGeojsonFeature *feature = features->pdata[i];

      ids[i] = i;
      g_ptr_array_add (shapes, g_steal_pointer (&feature->shape));
      feature->shape = hut_shape_new (HUT_SHAPE_AREA);
    }
  index = hut_area_index_new ((HutShape **)shapes->pdata, ids, shapes->len);

  g_assert_true (hut_area_index_find (index, hut_point_from_degrees (116.3213, 40.0014), &id));
  g_assert_cmpstr (hut_geojson_get (features->pdata[id], "name"), ==, "清华园街道");
  g_assert_false (hut_area_index_find (index, hut_point_from_degrees (116.60, 39.9), &id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shape/holes-and-islands", test_holes);
  g_test_add_func ("/shape/a-shared-edge-counts-once", test_shared_edges);
  g_test_add_func ("/shape/the-whole-world", test_whole_world);
  g_test_add_func ("/shape/too-short-is-not-added", test_too_short);
  g_test_add_func ("/shape/measure-and-label", test_measure);
  g_test_add_func ("/shape/there-and-back-in-bytes", test_code);
  g_test_add_func ("/area-index/the-smallest-that-holds-it", test_index);
  g_test_add_func ("/geojson/read", test_geojson);
  g_test_add_func ("/geojson/refused-with-the-feature", test_geojson_refused);
  g_test_add_func ("/area-index/real-streets", test_real_streets);
  return g_test_run ();
}
