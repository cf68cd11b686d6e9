/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl bench on few cases: it measures everything, answers in JSON that others read, and
 * leaves nothing behind. How fast it is, is not asked here: that depends on the machine. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* Without a display there is no window to measure. */
static const char *const names[] = { "insert",    "search",    "list-page",   "query-open",
                                     "query-all", "map-frame", "map-points",  "map-picture",
                                     "start",     "memory",    "memory-peak", "import",
                                     "save" };

static char *
run_bench (const char *tmp, int code, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  g_ptr_array_add (argv, (char *)g_getenv ("HUTONGCTL"));
  g_ptr_array_add (argv, (char *)"bench");
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *)arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_setenv (launcher, "TMPDIR", tmp, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, code);
  return out;
}

static gboolean
is_number_or_null (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  g_assert_nonnull (node);
  return JSON_NODE_HOLDS_NULL (node) || isfinite (json_node_get_double (node));
}

static void
check_line (const char *line, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, name);
  g_assert_nonnull (json_object_get_string_member (object, "unit"));
  g_assert_cmpfloat (json_object_get_double_member (object, "median"), >, 0);
  g_assert_true (is_number_or_null (object, "goal"));
  g_assert_true (is_number_or_null (object, "peer_median"));
  g_assert_true (json_object_has_member (object, "peer"));
  g_assert_true (json_object_has_member (object, "higher_is_better"));
}

static void
assert_empty (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);

  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_all (void)
{
  static const char *const arguments[] = { "all", "--cases", "800", "--json", NULL };
  g_autofree char *tmp = g_dir_make_tmp ("hutong-test-XXXXXX", NULL);
  g_autofree char *out = run_bench (tmp, 0, arguments);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (names) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check_line (lines[i], names[i]);
  assert_empty (tmp);
  g_assert_cmpint (g_rmdir (tmp), ==, 0);
}

static void
test_usage (void)
{
  static const char *const wrong[][4] = { { "nothing", NULL },
                                          { "--cases", "0", NULL },
                                          { "search", "--fast", NULL } };
  g_autofree char *tmp = g_dir_make_tmp ("hutong-test-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *out = run_bench (tmp, 2, wrong[i]);

      g_assert_cmpstr (out, ==, "");
    }
  assert_empty (tmp);
  g_assert_cmpint (g_rmdir (tmp), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/measures-everything", test_all);
  g_test_add_func ("/bench/wrong-usage", test_usage);
  return g_test_run ();
}
