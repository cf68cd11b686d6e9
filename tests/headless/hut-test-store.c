/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fixture of the tests of store/ and what stands on it. */

#include "hut-test-store.h"

#include "store/hut-db.h"
#include "store/hut-office-load.h"

#include <glib/gstdio.h>

void
hut_test_store_set_up (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  test->folder = g_dir_make_tmp ("hutong-test-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->folder, "street.db", NULL);
  hut_store_create (test->path, "110108014", NULL, &error);
  g_assert_no_error (error);
  hut_test_store_reopen (test);
}

static void
close_all (HutTestStore *test)
{
  g_clear_pointer (&test->reader, hut_reader_free);
  if (test->store != NULL)
    hut_store_close (test->store);
  g_clear_object (&test->store);
}

void
hut_test_store_reopen (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;

  close_all (test);
  test->store = hut_store_open (test->path, &error);
  g_assert_no_error (error);
  test->reader = hut_reader_new (test->store, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
hut_test_store_tear_down (HutTestStore *test, gconstpointer unused)
{
  close_all (test);
  remove_folder (test->folder);
  g_free (test->path);
  g_free (test->folder);
}

HutUid
hut_test_store_add_case (HutWrite *write, const char *title)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_write_create (write, record);
  return id;
}

HutUid
hut_test_store_new_case (HutTestStore *test, const char *title)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_test_store_add_case (write, title);

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return id;
}

HutUid
hut_test_store_edit (HutTestStore *test, const HutUid *id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  hut_write_update (write, &hut_kind_case, id);
  hut_write_set (write, field, hut_value_text (text));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return batch;
}

HutOffice *
hut_test_load_office (GPtrArray *rules)
{
  g_autoptr (GError) error = NULL;
  HutOffice *office = hut_office_load (rules, &error);

  g_assert_no_error (error);
  return office;
}

gint64
hut_test_day (const char *text)
{
  HutTime time;

  if (!hut_time_parse (text, NULL, &time))
    g_error ("not a day: %s", text);
  return hut_time_day_number (time, hut_time_zone (NULL));
}

void
hut_test_store_change_behind (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDb) db = hut_db_open (path, HUT_DB_WRITE, &error);

  g_assert_no_error (error);
  hut_db_execute (db, sql, &error);
  g_assert_no_error (error);
}
