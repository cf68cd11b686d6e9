/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What makes a file of an older version one of this. */

#include "hut-test-store.h"

#include "base/hut-paths.h"
#include "store/hut-store-private.h"

/* Only what is numbered after the version of a file is run on it, so that no number may be left for
 * later. The ninth was never given. */
static void
test_migrations_follow_each_other (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *folder = hut_paths_data_file ("migrations/client");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  gboolean numbered[100] = { [9] = TRUE };
  g_autoptr (HutDb) db = hut_db_open (test->path, HUT_DB_READ, &error);
  gint64 newest = hut_db_get_int (db, "PRAGMA user_version", -1);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gint64 number = g_ascii_strtoll (name, NULL, 10);

      g_assert_cmpint (number, <, G_N_ELEMENTS (numbered));
      g_assert_false (numbered[number]);
      numbered[number] = TRUE;
    }
  g_assert_cmpint (newest, >=, 14);
  for (gint64 i = 1; i <= newest; i++)
    g_assert_true (numbered[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/migrations/follow-each-other", HutTestStore, NULL, hut_test_store_set_up,
              test_migrations_follow_each_other, hut_test_store_tear_down);
  return g_test_run ();
}
