/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl bench hour, for seconds and on few cases: what is asked is that the window and the
 * bench understand each other. How fast it is depends on the machine. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* name → JsonObject of the lines in @out */
static GHashTable *
read_results (const char *out)
{
  GHashTable *results =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)json_node_unref);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node = json_from_string (lines[i], &error);
      const char *name;

      g_assert_no_error (error);
      name = json_object_get_string_member (json_node_get_object (node), "name");
      g_hash_table_insert (results, g_strdup (name), node);
    }
  return results;
}

static double
median_of (GHashTable *results, const char *name)
{
  JsonNode *node = g_hash_table_lookup (results, name);

  g_assert_nonnull (node);
  return json_object_get_double_member (json_node_get_object (node), "median");
}

static void
test_frames_are_told_by_three_clocks (void)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "ctl", "hutongctl", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program, "bench",
      "hour", "--cases", "800", "--minutes", "0.1", "--json", NULL);
  g_autofree char *out = NULL;
  g_autoptr (GHashTable) results = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  results = read_results (out);

  g_assert_cmpfloat (median_of (results, "hour-frames"), >, 2);
  g_assert_cmpfloat (median_of (results, "hour-memory"), >, 10);
  g_assert_cmpfloat (median_of (results, "hour-run"), >, 0);
  g_assert_cmpfloat (median_of (results, "hour-run"), <=, median_of (results, "hour-own"));
  /* The clocks are not read in the same moment. */
  g_assert_cmpfloat (median_of (results, "hour-own"), <=, median_of (results, "hour-wall") + 1);
  g_assert_cmpfloat (median_of (results, "hour-run-over"), <=,
                     median_of (results, "hour-own-over"));
  g_assert_cmpfloat (median_of (results, "hour-wall-over"), <=, median_of (results, "hour-frames"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench-hour/frames-are-told-by-three-clocks",
                   test_frames_are_told_by_three_clocks);
  return g_test_run ();
}
