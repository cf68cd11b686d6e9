/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The data folder over time: restarts, restored copies, migrations, tampering. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "base/hut-paths.h"
#include "hut-test-data.h"
#include "server/sqlite/hut-sqlite.h"
#include "server/sqlite/hut-storage-sqlite.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  HutTestOffice *office;
  HutCaller *clerk;
  char *copy;
} Fixture;

static guint n_migrations; /* that are shipped */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  fixture->clerk = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->copy = g_build_filename (fixture->office->parent, "copy", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->copy);
  hut_caller_free (fixture->clerk);
  hut_test_office_free (fixture->office);
}

static void
add_case (Fixture *fixture)
{
  g_autoptr (HutOperation) create = hut_test_case ("case", TEST_NOW);
  g_autoptr (HutResultLine) result = hut_test_push_one (fixture->office, fixture->clerk, create);

  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
}

static HutUid
epoch_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HutUid epoch;

  hut_data_dir_read_epoch (fixture->office->ledger.storage, &epoch, &error);
  g_assert_no_error (error);
  return epoch;
}

static void
reopen (Fixture *fixture)
{
  hut_test_office_close (fixture->office);
  hut_test_office_open (fixture->office);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, length, &error);
  g_assert_no_error (error);
}

static char *
file_of (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->office->path, name, NULL);
}

static void
test_a_restart_keeps_the_epoch (Fixture *fixture, gconstpointer data)
{
  HutUid before = epoch_of (fixture), after;

  add_case (fixture);
  reopen (fixture);
  reopen (fixture);
  after = epoch_of (fixture);
  g_assert_true (hut_uid_equal (&before, &after));
}

static void
test_an_older_copy_begins_a_new_epoch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = file_of (fixture, "hutong.db");
  HutUid before = epoch_of (fixture), restored, later;

  add_case (fixture);
  hut_test_office_close (fixture->office);
  copy_file (database, fixture->copy);
  hut_test_office_open (fixture->office);
  add_case (fixture);
  hut_test_office_close (fixture->office);
  copy_file (fixture->copy, database);
  hut_test_office_open (fixture->office);
  restored = epoch_of (fixture);
  g_assert_false (hut_uid_equal (&before, &restored));

  /* Once: the next start finds both of one time. */
  add_case (fixture);
  reopen (fixture);
  later = epoch_of (fixture);
  g_assert_true (hut_uid_equal (&restored, &later));
}

static void
test_the_same_copy_put_back_keeps_the_epoch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = file_of (fixture, "hutong.db");
  HutUid before = epoch_of (fixture), after;

  add_case (fixture);
  hut_test_office_close (fixture->office);
  copy_file (database, fixture->copy);
  copy_file (fixture->copy, database);
  hut_test_office_open (fixture->office);
  after = epoch_of (fixture);
  g_assert_true (hut_uid_equal (&before, &after));
}

static void
test_a_missing_or_damaged_epoch_file_begins_a_new_epoch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_of (fixture, "epoch");
  HutUid first = epoch_of (fixture), second, third;

  hut_test_office_close (fixture->office);
  g_unlink (path);
  hut_test_office_open (fixture->office);
  second = epoch_of (fixture);
  g_assert_false (hut_uid_equal (&first, &second));

  hut_test_office_close (fixture->office);
  g_assert_true (g_file_set_contents (path, "garbage", -1, NULL));
  hut_test_office_open (fixture->office);
  third = epoch_of (fixture);
  g_assert_false (hut_uid_equal (&second, &third));
}

/* One of the two places is cut by a crash: the other holds. */
static void
test_a_cut_write_of_the_mark_keeps_the_epoch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_of (fixture, "epoch");
  HutUid before = epoch_of (fixture), after;

  for (int place = 0; place < 2; place++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      add_case (fixture);
      hut_test_office_close (fixture->office);
      copy_file (path, fixture->copy);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpuint (length, ==, 1024);
      memset (bytes + place * 512 + 20, '#', 200);
      g_assert_true (g_file_set_contents (path, bytes, length, NULL));
      hut_test_office_open (fixture->office);
      after = epoch_of (fixture);
      g_assert_true (hut_uid_equal (&before, &after));
    }
}

static void
test_init_makes_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *full = g_build_filename (fixture->office->parent, "full", NULL);
  g_autofree char *inside = g_build_filename (full, "something", NULL);
  g_autofree char *fresh = g_build_filename (fixture->office->parent, "fresh", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint names = 0;

  g_assert_false (hut_data_dir_init (fixture->office->path, "110108014", none, &error));
  g_assert_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (full, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", -1, NULL));
  g_assert_false (hut_data_dir_init (full, "110108014", none, &error));
  g_assert_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (fresh, 0700), ==, 0);
  g_assert_true (hut_data_dir_init (fresh, "110108014", none, &error));
  dir = g_dir_open (fixture->office->parent, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    names++;
  g_assert_cmpuint (names, ==, 3);
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

static void
test_the_data_is_its_owners_alone (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "hutong.db", "key", "epoch" };

  assert_mode (fixture->office->path, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = file_of (fixture, names[i]);

      assert_mode (path, 0600);
    }
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *database = file_of (fixture, "hutong.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (HutSqlite) sqlite = hut_sqlite_open (database, HUT_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  hut_sqlite_exec (sqlite, sql, &error);
  g_assert_no_error (error);
}

static void
assert_cannot_open (Fixture *fixture, HutStorageError code)
{
  g_autoptr (HutDataDir) dir = hut_data_dir_open (fixture->office->path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_data_dir_open_writer (dir, &error));
  g_assert_error (error, HUT_STORAGE_ERROR, (int)code);
  g_clear_error (&error);
  g_assert_null (hut_data_dir_open_reader (dir, &error));
  g_assert_error (error, HUT_STORAGE_ERROR, (int)code);
}

static void
test_a_newer_database_is_refused_and_unharmed (Fixture *fixture, gconstpointer data)
{
  hut_test_office_close (fixture->office);
  run_sql (fixture, "PRAGMA user_version = 99");
  assert_cannot_open (fixture, HUT_STORAGE_ERROR_TOO_NEW);
  {
    g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %u", n_migrations);

    run_sql (fixture, sql);
  }
  hut_test_office_open (fixture->office);
}

static void
test_another_programs_database_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = file_of (fixture, "hutong.db");

  hut_test_office_close (fixture->office);
  run_sql (fixture, "PRAGMA application_id = 7");
  assert_cannot_open (fixture, HUT_STORAGE_ERROR_CORRUPT);
  copy_file (database, fixture->copy);
  g_assert_true (
      g_file_set_contents (database, "not a database, but long enough to look at it", -1, NULL));
  assert_cannot_open (fixture, HUT_STORAGE_ERROR_CORRUPT);
  copy_file (fixture->copy, database);
  run_sql (fixture, "PRAGMA application_id = 1215657043");
  hut_test_office_open (fixture->office);
}

/* The file of a migration that is no shipped one. */
static char *
migration_after (guint later)
{
  g_autofree char *name =
      g_strdup_printf ("migrations/server-sqlite/%03u-test-only.sql", n_migrations + later);

  return hut_paths_data_file (name);
}

/* A later form of the database than the shipped ones, made up: a copy of the old one is kept. */
static void
test_a_migration_keeps_a_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *later = migration_after (1);
  g_autofree char *copy = g_strdup_printf ("form-%u-", n_migrations);
  g_autofree char *backup = file_of (fixture, "backup");
  g_autoptr (GDir) dir = NULL;

  hut_test_office_close (fixture->office);
  g_assert_true (g_file_set_contents (later, "CREATE TABLE later (x INTEGER) STRICT;", -1, NULL));
  hut_test_office_open (fixture->office);
  dir = g_dir_open (backup, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_true (g_str_has_prefix (g_dir_read_name (dir), copy));
  add_case (fixture);
  hut_test_office_close (fixture->office);

  /* And one that fails leaves the database as it was. */
  g_assert_true (g_file_set_contents (later, "-- nothing", -1, NULL));
  {
    g_autofree char *broken = migration_after (2);
    g_autoptr (HutDataDir) data_dir = hut_data_dir_open (fixture->office->path, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (broken, "CREATE TABLE a (x); nonsense;", -1, NULL));
    g_assert_null (hut_data_dir_open_writer (data_dir, &error));
    g_assert_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED);
    g_unlink (broken);
  }
  hut_test_office_open (fixture->office);
}

static void
assert_found_out (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hut_test_office_close (fixture->office);
  run_sql (fixture, sql);
  hut_test_office_open (fixture->office);
  g_assert_false (hut_ledger_verify (&fixture->office->ledger, TEST_STREET, &error));
  g_assert_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT);
}

static void
test_tampering_with_a_row_is_found_out (Fixture *fixture, gconstpointer data)
{
  add_case (fixture);
  assert_found_out (fixture, "UPDATE record SET row = replace (row, 'case', 'cast')"
                             " WHERE kind = 'case'");
}

static void
test_a_removed_record_is_found_out (Fixture *fixture, gconstpointer data)
{
  add_case (fixture);
  add_case (fixture);
  assert_found_out (fixture, "DELETE FROM record WHERE seq = 11");
}

static void
test_tampering_with_the_audit_is_found_out (Fixture *fixture, gconstpointer data)
{
  add_case (fixture);
  add_case (fixture);
  assert_found_out (fixture, "UPDATE audit SET text = replace (text, 'create', 'update')"
                             " WHERE n = 2");
}

static void
test_personal_values_stand_in_the_audit_as_commitments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("case", TEST_NOW);
  g_autofree char *database = file_of (fixture, "hutong.db");
  g_autofree char *bytes = NULL;
  gsize length;

  hut_test_set (create, "telephone", "13900001111");
  hut_result_line_free (hut_test_push_one (fixture->office, fixture->clerk, create));
  hut_test_office_close (fixture->office);
  g_assert_true (g_file_get_contents (database, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "13900001111", 11));
  g_assert_nonnull (memmem (bytes, length, "\"personal\":{\"telephone\":\"", 25));
  hut_test_office_open (fixture->office);
}

#define ADD(name, func) g_test_add ("/data/" name, Fixture, NULL, set_up, func, tear_down)

static void
copy_shipped (const char *shipped, const char *folder, const char *name)
{
  g_autofree char *from = g_build_filename (shipped, name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (to);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  copy_file (from, to);
}

static void
copy_migrations (const char *shipped, const char *folder)
{
  g_autofree char *path = g_build_filename (shipped, "migrations/server-sqlite", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_build_filename ("migrations/server-sqlite", file, NULL);

      copy_shipped (shipped, folder, name);
      n_migrations++;
    }
}

/* The shipped data in a folder of the test's own, so that migrations can be added to it. */
static char *
own_data (void)
{
  static const char *const names[] = { "divisions/beijing-streets.csv",
                                       "divisions/beijing-villages.csv", "departments.json" };
  char *folder = hut_test_make_dir ();
  const char *shipped = g_getenv ("HUTONG_PKGDATA");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    copy_shipped (shipped, folder, names[i]);
  copy_migrations (shipped, folder);
  g_setenv ("HUTONG_PKGDATA", folder, TRUE);
  return folder;
}

int
main (int argc, char *argv[])
{
  char *folder;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = own_data ();
  ADD ("a-restart-keeps-the-epoch", test_a_restart_keeps_the_epoch);
  ADD ("an-older-copy-begins-a-new-epoch", test_an_older_copy_begins_a_new_epoch);
  ADD ("the-same-copy-put-back-keeps-the-epoch", test_the_same_copy_put_back_keeps_the_epoch);
  ADD ("a-missing-or-damaged-epoch-file-begins-a-new-epoch",
       test_a_missing_or_damaged_epoch_file_begins_a_new_epoch);
  ADD ("a-cut-write-of-the-mark-keeps-the-epoch", test_a_cut_write_of_the_mark_keeps_the_epoch);
  ADD ("init-makes-all-or-nothing", test_init_makes_all_or_nothing);
  ADD ("the-data-is-its-owners-alone", test_the_data_is_its_owners_alone);
  ADD ("a-newer-database-is-refused-and-unharmed", test_a_newer_database_is_refused_and_unharmed);
  ADD ("another-programs-database-is-refused", test_another_programs_database_is_refused);
  ADD ("tampering-with-a-row-is-found-out", test_tampering_with_a_row_is_found_out);
  ADD ("a-removed-record-is-found-out", test_a_removed_record_is_found_out);
  ADD ("tampering-with-the-audit-is-found-out", test_tampering_with_the_audit_is_found_out);
  ADD ("personal-values-stand-in-the-audit-as-commitments",
       test_personal_values_stand_in_the_audit_as_commitments);
  ADD ("a-migration-keeps-a-copy", test_a_migration_keeps_a_copy);
  status = g_test_run ();
  hut_test_remove_dir (folder);
  return status;
}
