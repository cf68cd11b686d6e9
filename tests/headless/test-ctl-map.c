/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl map and hutongctl geo as scripts use them. */

#include "hut-test-data.h"

#include <gio/gio.h>
#include <string.h>

/* Runs hutongctl with the words of @command; what it prints. @code is the exit it must have. What
 * it says to stderr must be one line where the exit is 1. */
static char *
run (const char *command, int code)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;
  char *out = NULL;

  g_ptr_array_add (argv, (char *)g_getenv ("HUTONGCTL"));
  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  process =
      g_subprocess_newv ((const char *const *)argv->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &messages, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, code);
  if (code == 0)
    g_assert_cmpstr (messages, ==, "");
  if (code == 1)
    g_assert_true (strchr (messages, '\n') == messages + strlen (messages) - 1);
  if (code == 2)
    g_assert_nonnull (strstr (messages, "usage: "));
  if (code != 0)
    g_assert_cmpstr (out, ==, "");
  return out;
}

static void
check (const char *command, const char *answer)
{
  g_autofree char *out = run (command, 0);

  g_assert_cmpstr (out, ==, answer);
}

static void
test_geo (void)
{
  check ("geo convert --from wgs84 --to gcj02 116.404 39.915", "116.4102445 39.9164043\n");
  check ("geo convert --from gcj02 --to wgs84 116.4102445 39.9164043", "116.4040000 39.9150000\n");
  check ("geo convert --from gcj02 --to bd09 116.404 39.915", "116.4103695 39.9213370\n");
  check ("geo convert --from bd09 --to bd09 116.404 39.915", "116.4040000 39.9150000\n");
  check ("geo convert 116.404 39.915 --to wgs84 --from wgs84", "116.4040000 39.9150000\n");
  check ("geo convert --from bd09 --to wgs84 -76.612 39.29", "-76.6120000 39.2900000\n");
}

static void
test_geo_usage (void)
{
  static const char *const COMMANDS[] = {
    "geo",
    "geo turn",
    "geo convert --from wgs84 116.4 39.9",
    "geo convert --from wgs84 --to mars 116.4 39.9",
    "geo convert --from wgs84 --to bd09 116.4",
    "geo convert --from wgs84 --to bd09 116.4 39.9 5",
    "geo convert --from wgs84 --to bd09 116.4x 39.9",
    "geo convert --from wgs84 --to bd09 216.4 39.9",
    "geo convert --from wgs84 --to bd09 nan 39.9",
    "geo convert 116.4 39.9 --from wgs84 --to",
  };

  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_free (run (COMMANDS[i], 2));
}

/* An empty street with the shipped map. */
static void
test_find (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *map = hut_test_source_file ("data/demo/110108014.hutmap");
  g_autofree char *init =
      g_strdup_printf ("--db %s/a.db init --street 110108014 --map %s", dir, map);
  g_autofree char *known = g_strdup_printf (
      "--db %s/a.db geo find 北京市海淀区成府路与中关村东路交叉口 --limit 1 --json", dir);
  g_autofree char *unknown = g_strdup_printf ("--db %s/a.db geo find 没有的地方 --json", dir);
  g_autofree char *answer = NULL;

  g_free (run (init, 0));
  answer = run (known, 0);
  g_assert_true (g_str_has_prefix (answer, "{\"lon\":116.326"));
  g_assert_nonnull (strstr (answer, "\"lat\":39.991"));
  g_assert_nonnull (strstr (answer, "\"sure\":\"exact\",\"why\":\"crossing\""));
  g_assert_true (strchr (answer, '\n') == answer + strlen (answer) - 1);
  g_free (run (unknown, 1));
  hut_test_remove_dir (dir);
}

static void
test_map (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *osm = g_build_filename (dir, "a.osm", NULL);
  g_autofree char *boundary = g_build_filename (dir, "b.geojson", NULL);
  g_autofree char *out = g_build_filename (dir, "c.hutmap", NULL);
  g_autofree char *good =
      g_strdup_printf ("map build --osm %s %s --boundary %s --out %s", osm, osm, boundary, out);
  g_autofree char *wrong =
      g_strdup_printf ("map build --osm %s --boundary %s --out %s", boundary, boundary, out);
  g_autofree char *absent =
      g_strdup_printf ("map build --osm %s.no --boundary %s --out %s", osm, boundary, out);
  g_autofree char *nowhere =
      g_strdup_printf ("map build --osm %s --boundary %s --out %s/no/c", osm, boundary, dir);
  g_autofree char *stray = g_strdup_printf ("map build %s --out %s", osm, out);
  g_autofree char *no_out = g_strdup_printf ("map build --osm %s", osm);
  g_autofree char *answer = NULL;

  g_assert_true (g_file_set_contents (
      osm,
      "<osm><node id=\"1\" lon=\"116.301\" lat=\"40.001\"/>"
      "<node id=\"2\" lon=\"116.305\" lat=\"40.001\"/><way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/>"
      "<tag k=\"highway\" v=\"primary\"/></way></osm>",
      -1, NULL));
  g_assert_true (g_file_set_contents (
      boundary, "{\"type\":\"Polygon\",\"coordinates\":[[[116.3,40],[116.31,40],[116.31,40.01]]]}",
      -1, NULL));

  g_free (run (wrong, 1));
  g_free (run (absent, 1));
  g_free (run (nowhere, 1));
  g_free (run (stray, 2));
  g_free (run (no_out, 2));
  g_free (run ("map", 2));
  g_free (run ("map build --osm", 2));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));

  answer = run (good, 0);
  g_assert_nonnull (strstr (answer, "1 features (1 roads"));
  g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
  hut_test_remove_dir (dir);
}

static void
test_source (void)
{
  g_autofree char *file =
      g_test_build_filename (G_TEST_DIST, "fuzz", "corpus-mbtiles", "table.mbtiles", NULL);
  g_autofree char *good = g_strdup_printf ("map source check %s", file);
  g_autofree char *as_json = g_strdup_printf ("map source check %s --zoom 1 --json", file);
  g_autofree char *answer = run (good, 0), *json = run (as_json, 0);

  g_assert_true (g_str_has_prefix (answer, "tile 2/3/1: image/png, 70 bytes, "));
  g_assert_nonnull (strstr (json, "\"type\":\"image/png\""));
  g_free (run ("map source check /nowhere.mbtiles", 1));
  g_free (run ("map source check https://example.org/{z}/{x}.png", 1));
  g_free (run ("map source check http://example.org/{z}/{x}/{y}.png", 1));
  g_free (run ("map source check https://example.org/{z}/{x}/{y}?tk=123", 1));
  g_free (run ("map source check http://127.0.0.1:1/{z}/{x}/{y}.png", 1));
  g_free (run ("map source check tianditu", 1));
  g_free (run ("map source", 2));
  g_free (run ("map source check", 2));
  g_free (run ("map source check a b", 2));
  g_free (run ("map source check tianditu --at here", 2));
  g_free (run ("map source check tianditu --zoom 40", 2));
  g_free (run ("map source check tianditu --coords mars", 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl-geo/converts", test_geo);
  g_test_add_func ("/ctl-geo/says-how-it-is-used", test_geo_usage);
  g_test_add_func ("/ctl-geo/finds-an-address-or-says-that-it-cannot", test_find);
  g_test_add_func ("/ctl-map/builds-or-says-why-not", test_map);
  g_test_add_func ("/ctl-map/checks-a-source-or-says-why-not", test_source);
  return g_test_run ();
}
