/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tests' own helpers: where shared data is looked for, and what happens without it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"

#include <glib/gstdio.h>

static void
test_found_where_the_environment_says (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *file = g_build_filename (dir, "there.csv", NULL);

  g_assert_true (g_file_set_contents (file, "a,b\n", -1, NULL));
  g_setenv ("HUTONG_DATA", dir, TRUE);

  g_autofree char *found = hut_test_data_file ("there.csv");

  g_assert_cmpstr (found, ==, file);
  hut_test_remove_dir (dir);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
absent_file (void)
{
  g_setenv ("HUTONG_DATA", "/nonexistent", TRUE);
  g_assert_null (hut_test_data_file ("no/such.csv"));
}

/* The skip is seen from outside, in a second run of this program. */
static void
test_absent_skips_with_a_message (void)
{
  const char *argv[] = { "/proc/self/exe", "absent", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "# SKIP the shared data has no no/such.csv"));
}

int
main (int argc, char *argv[])
{
  gboolean absent = argc == 2 && g_str_equal (argv[1], "absent");

  g_test_init (&argc, &argv, NULL);
  if (absent)
    g_test_add_func ("/data/absent-file", absent_file);
  else
    {
      g_test_add_func ("/data/found-where-the-environment-says",
                       test_found_where_the_environment_says);
      g_test_add_func ("/data/absent-skips-with-a-message", test_absent_skips_with_a_message);
    }
  return g_test_run ();
}
