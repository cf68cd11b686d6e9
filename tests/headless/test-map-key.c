/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keys of map sources where the desktop has no keyring. */

#include "store/hut-map-key.h"

#include <glib/gstdio.h>

#define ID "01980000-0000-7000-8000-000000000001"
#define KEY "s3cr3t0fth30ff1c3"

static char *
file_of_key (void)
{
  return g_build_filename (g_get_user_config_dir (), "hutong", "map-keys", ID, NULL);
}

static void
test_file (void)
{
  g_autofree char *path = file_of_key ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf facts;

  g_assert_true (hut_map_key_put (ID, "Tianditu", KEY, &error));
  g_assert_no_error (error);
  found = hut_map_key_get (ID, NULL);
  g_assert_cmpstr (found, ==, KEY);
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0700);
}

static void
test_forgotten (void)
{
  g_autofree char *path = file_of_key ();

  g_assert_true (hut_map_key_put (ID, "Tianditu", KEY, NULL));
  g_assert_true (hut_map_key_put (ID, "Tianditu", "", NULL));
  g_assert_null (hut_map_key_get (ID, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (hut_map_key_forget (ID, NULL));
}

/* An id that would lead out of the folder is none. */
static void
test_id_is_no_path (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_map_key_put ("../../key", "Tianditu", KEY, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED);
  g_assert_null (hut_map_key_get ("../../key", NULL));
}

int
main (int argc, char **argv)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map-key/a-file-that-only-its-owner-reads", test_file);
  g_test_add_func ("/map-key/forgotten", test_forgotten);
  g_test_add_func ("/map-key/an-id-is-no-path", test_id_is_no_path);
  return g_test_run ();
}
