/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl bench on few cases: it measures everything, answers in JSON that others read, and
 * leaves nothing behind. How fast it is, is not asked here: that depends on the machine. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* Without a display there is no window to measure, without the shared data no address. */
static const char *const names[] = { "insert",      "search",      "list-page",   "query-open",
                                     "query-all",   "list-middle", "list-end",    "filter",
                                     "rates",       "similar",     "warnings",    "map-frame",
                                     "map-heat",    "map-points",  "map-memory",  "map-change",
                                     "map-picture", "start",       "memory",      "memory-peak",
                                     "import",      "save",        "bulk-assign", "bulk-undo",
                                     "bulk-hold" };

static char *
run (const char *tmp, int code, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  g_ptr_array_add (argv, (char *)g_getenv ("HUTONGCTL"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *)arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_setenv (launcher, "TMPDIR", tmp, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "HUTONG_DATA");
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
  g_assert_cmpfloat (json_object_get_double_member (object, "median"), >=, 0);
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
remove_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_all (void)
{
  static const char *const arguments[] = { "bench", "all", "--cases", "800", "--json", NULL };
  g_autofree char *tmp = g_dir_make_tmp ("hutong-test-XXXXXX", NULL);
  g_autofree char *out = run (tmp, 0, arguments);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (names) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check_line (lines[i], names[i]);
  assert_empty (tmp);
  g_assert_cmpint (g_rmdir (tmp), ==, 0);
}

/* A file that was there is looked at, and left as it is. */
static void
test_given (void)
{
  g_autofree char *tmp = g_dir_make_tmp ("hutong-test-XXXXXX", NULL);
  g_autofree char *db = g_build_filename (tmp, "street.db", NULL);
  const char *const dump[] = { "--db", db, "dump", NULL };
  const char *const init[] = { "--db", db, "init", "--street", "110108012", NULL };
  const char *const bench[] = { "--db", db, "bench", "insert", "save", "search", "--json", NULL };
  g_autofree char *made = run (tmp, 0, init);
  g_autofree char *before = run (tmp, 0, dump);
  g_autofree char *measured = run (tmp, 0, bench);
  g_autofree char *after = run (tmp, 0, dump);

  g_assert_cmpstr (made, ==, "");
  g_assert_true (g_str_has_prefix (measured, "{\"name\":\"search\""));
  g_assert_cmpstr (before, ==, after);
  remove_files (tmp);
}

static void
test_usage (void)
{
  static const char *const wrong[][4] = { { "bench", "nothing", NULL },
                                          { "bench", "--cases", "0", NULL },
                                          { "bench", "search", "--fast", NULL } };
  g_autofree char *tmp = g_dir_make_tmp ("hutong-test-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *out = run (tmp, 2, wrong[i]);

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
  g_test_add_func ("/bench/leaves-a-given-file-alone", test_given);
  g_test_add_func ("/bench/wrong-usage", test_usage);
  return g_test_run ();
}
