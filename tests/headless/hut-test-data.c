/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The files that tests read and write: shared data that may be absent, and folders of their own. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"

#include <glib/gstdio.h>

char *
hut_test_data_file (const char *name)
{
  const char *set = g_getenv ("HUTONG_DATA");
  g_autofree char *beside = g_build_filename (SOURCE_ROOT, "..", "shared", "data", NULL);
  g_autofree char *path = g_build_filename (set != NULL && *set != '\0' ? set : beside, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_autofree char *message = g_strdup_printf ("the shared data has no %s", name);

  g_test_skip (message);
  return NULL;
}

char *
hut_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("hutong-test-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
hut_test_remove_dir (char *dir)
{
  if (dir == NULL)
    return;
  remove_tree (dir);
  g_free (dir);
}

char *
hut_test_source_file (const char *name)
{
  return g_build_filename (SOURCE_ROOT, name, NULL);
}
