/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Descriptions of map sources: what is refused and why, the addresses they make, and where the
 * tiles of GCJ-02 lie. */

#include "exchange/hut-tile-source.h"

#include <math.h>
#include <string.h>

static HutTileSource *
describe (const char *address)
{
  HutTileSource *source = hut_tile_source_new (HUT_TILE_XYZ);

  g_free (source->name);
  source->name = g_strdup ("Streets");
  g_free (source->address);
  source->address = g_strdup (address);
  return source;
}

static void
test_good (void)
{
  static const char *const GOOD[] = {
    "https://tiles.example.org/{z}/{x}/{y}.png",
    "https://{s}.example.org/{z}/{x}/{-y}.jpg",
    "https://t{switch:0,1,2}.example.org/tile?l={z}&x={x}&y={y}&tk={key}",
    "http://localhost:8080/{z}/{x}/{y}",
    "http://127.0.0.1/{z}/{x}/{y}",
    "http://[::1]:81/{z}/{x}/{y}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (GOOD); i++)
    {
      g_autoptr (HutTileSource) source = describe (GOOD[i]);
      g_autoptr (GError) error = NULL;

      hut_tile_source_check (source, &error);
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *address;
    HutTileSourceError code;
  } BAD[] = {
    { "", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "tiles", HUT_TILE_SOURCE_ERROR_SCHEME },
    { "file:///etc/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_SCHEME },
    { "https://example.org/ {z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "https://example.org/\n{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "https:///{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "https://{x}.example.org/{z}/{y}", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "https://{key}.example.org/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "https://example.org/{z}/{x}/{y}#here", HUT_TILE_SOURCE_ERROR_ADDRESS },
    { "https://example.org/{z}/{x}.png", HUT_TILE_SOURCE_ERROR_MISSING },
    { "https://example.org/{z}/{y}/{-y}.png", HUT_TILE_SOURCE_ERROR_MISSING },
    { "https://example.org/{q}/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_UNKNOWN },
    { "https://example.org/{z}/{x}/{y", HUT_TILE_SOURCE_ERROR_UNKNOWN },
    { "https://example.org/z}/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_UNKNOWN },
    { "https://t{switch:}.example.org/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_UNKNOWN },
    { "https://t{switch:a,/}.example.org/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_UNKNOWN },
    { "https://me:word@example.org/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_LOGIN },
    { "http://example.org/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_UNENCRYPTED },
    { "http://localhost.example.org/{z}/{x}/{y}", HUT_TILE_SOURCE_ERROR_UNENCRYPTED },
    { "https://example.org/{z}/{x}/{y}?tk=0123456789", HUT_TILE_SOURCE_ERROR_SECRET },
    { "https://example.org/{z}/{x}/{y}?a=1&Access_Token=xyz", HUT_TILE_SOURCE_ERROR_SECRET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (HutTileSource) source = describe (BAD[i].address);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", BAD[i].address);
      g_assert_false (hut_tile_source_check (source, &error));
      g_assert_error (error, HUT_TILE_SOURCE_ERROR, (int)BAD[i].code);
    }
}

/* What the message says never holds what may be a key. */
static void
test_message_without_key (void)
{
  g_autoptr (HutTileSource) source = describe ("https://e.org/{z}/{x}/{y}?tk=5ecre7");
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_tile_source_check (source, &error));
  g_assert_null (strstr (error->message, "5ecre7"));
}

static void
test_unencrypted_by_choice (void)
{
  g_autoptr (HutTileSource) source = describe ("http://example.org/{z}/{x}/{y}");

  source->unencrypted = TRUE;
  g_assert_true (hut_tile_source_check (source, NULL));
}

static void
test_baidu (void)
{
  g_autoptr (HutTileSource) source = describe ("https://example.org/{z}/{x}/{y}");
  g_autoptr (GError) error = NULL;

  source->coords = HUT_COORDS_BD09;
  g_assert_false (hut_tile_source_check (source, &error));
  g_assert_error (error, HUT_TILE_SOURCE_ERROR, HUT_TILE_SOURCE_ERROR_COORDS);
}

static void
test_addresses (void)
{
  g_autoptr (HutTileSource) source = describe ("https://{s}.e.org/{z}/{x}/{y}/{-y}?k={key}");
  g_autofree char *first = hut_tile_source_url (source, (HutTile){ 3, 5, 1 }, 0, "a b&c");
  g_autofree char *second = hut_tile_source_url (source, (HutTile){ 3, 6, 1 }, 0, NULL);

  g_assert_cmpstr (first, ==, "https://a.e.org/3/5/1/6?k=a%20b%26c");
  g_assert_cmpstr (second, ==, "https://b.e.org/3/6/1/6?k=");
}

static void
test_tianditu (void)
{
  g_autoptr (HutTileSource) source = hut_tile_source_new (HUT_TILE_TIANDITU);
  g_autoptr (GError) error = NULL;
  g_autofree char *below = NULL, *names = NULL;

  g_free (source->name);
  source->name = g_strdup ("Tianditu");
  hut_tile_source_check (source, &error);
  g_assert_no_error (error);
  g_assert_true (hut_tile_source_needs_key (source));
  g_assert_cmpuint (hut_tile_source_n_layers (source), ==, 2);
  g_assert_cmpuint (source->min_zoom, ==, 1);

  below = hut_tile_source_url (source, (HutTile){ 15, 26985, 12417 }, 0, "abc");
  names = hut_tile_source_url (source, (HutTile){ 15, 26985, 12417 }, 1, "abc");
  g_assert_true (g_str_has_prefix (below, "https://t2.tianditu.gov.cn/vec_w/wmts?"));
  g_assert_nonnull (strstr (below, "LAYER=vec&"));
  g_assert_nonnull (strstr (below, "TILEMATRIX=15&TILEROW=12417&TILECOL=26985&tk=abc"));
  g_assert_nonnull (strstr (names, "/cva_w/wmts?"));

  source->min_zoom = 0;
  g_assert_false (hut_tile_source_check (source, &error));
  g_assert_error (error, HUT_TILE_SOURCE_ERROR, HUT_TILE_SOURCE_ERROR_ZOOM);
}

static void
test_kept (void)
{
  g_autoptr (HutTileSource) source = describe ("https://e.org/{z}/{x}/{y}");
  g_autoptr (HutTileSource) again = NULL;
  g_autofree char *line = NULL, *line_again = NULL;
  g_autoptr (GError) error = NULL;

  source->coords = HUT_COORDS_GCJ02;
  source->names = TRUE;
  source->max_zoom = 17;
  line = hut_tile_source_print (source);
  again = hut_tile_source_parse (line, &error);
  g_assert_no_error (error);
  line_again = hut_tile_source_print (again);
  g_assert_cmpstr (line, ==, line_again);

  g_assert_null (hut_tile_source_parse ("{}", &error));
  g_assert_error (error, HUT_TILE_SOURCE_ERROR, HUT_TILE_SOURCE_ERROR_FORM);
}

/* Across Beijing, from the far view to the nearest: a WGS-84 place, looked up in a grid of GCJ-02
 * and found back in the world, is where it was; and the shift is the one of hut_coords_convert().
 */
static void
test_grid_of_gcj (void)
{
  for (double lon = 115.5; lon < 117.5; lon += 0.173)
    for (double lat = 39.5; lat < 41; lat += 0.131)
      for (guint zoom = 9; zoom <= 20; zoom++)
        {
          HutMercator world = hut_mercator_project (hut_point_from_degrees (lon, lat));
          HutTilePlace there = hut_tile_grid_from_world (HUT_COORDS_GCJ02, zoom, world);
          HutMercator back = hut_tile_grid_to_world (HUT_COORDS_GCJ02, zoom, there);
          HutTilePlace plain = hut_tile_grid_from_world (HUT_COORDS_WGS84, zoom, world);
          double metre = 1 / (40075016.7 * cos (lat * G_PI / 180)), side = exp2 (zoom);
          double shift = hypot (there.x - plain.x, there.y - plain.y) / side / metre;

          g_assert_cmpfloat (hypot (back.x - world.x, back.y - world.y), <, 0.001 * metre);
          g_assert_cmpfloat (shift, >, 300);
          g_assert_cmpfloat (shift, <, 800);
        }
}

/* Outside China nothing is shifted. */
static void
test_grid_elsewhere (void)
{
  HutMercator world = hut_mercator_project (hut_point_from_degrees (2.35, 48.85));
  HutTilePlace gcj = hut_tile_grid_from_world (HUT_COORDS_GCJ02, 14, world);
  HutTilePlace wgs = hut_tile_grid_from_world (HUT_COORDS_WGS84, 14, world);

  g_assert_cmpfloat (hypot (gcj.x - wgs.x, gcj.y - wgs.y), <, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-source/good-addresses", test_good);
  g_test_add_func ("/tile-source/what-is-wrong-is-named", test_bad);
  g_test_add_func ("/tile-source/no-message-holds-a-key", test_message_without_key);
  g_test_add_func ("/tile-source/plain-http-by-choice-only", test_unencrypted_by_choice);
  g_test_add_func ("/tile-source/bd09-has-another-grid", test_baidu);
  g_test_add_func ("/tile-source/addresses", test_addresses);
  g_test_add_func ("/tile-source/tianditu", test_tianditu);
  g_test_add_func ("/tile-source/kept-as-a-line", test_kept);
  g_test_add_func ("/tile-source/gcj02-there-and-back", test_grid_of_gcj);
  g_test_add_func ("/tile-source/not-shifted-outside-china", test_grid_elsewhere);
  return g_test_run ();
}
