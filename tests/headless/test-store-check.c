/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The daily look at a file: what it finds, when it is made, how it ends, and what is done about
 * what it found. */

#include "base/hut-paths.h"
#include "hut-test-store.h"
#include "store/hut-db.h"
#include "store/hut-store-check.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1790000000000000)
#define HOUR (60 * 60 * G_TIME_SPAN_SECOND)

static void
close_store (HutTestStore *test)
{
  g_clear_pointer (&test->reader, hut_reader_free);
  hut_store_close (test->store);
  g_clear_object (&test->store);
}

static void
add_cases (HutTestStore *test, guint n)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    hut_test_store_add_case (write, "路灯不亮");
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
}

static void
assert_look (HutTestStore *test, HutTime now, gboolean sound)
{
  g_autoptr (GError) error = NULL;

  if (hut_store_check_if_due (test->store, now, NULL, &error))
    g_assert_true (sound);
  else
    {
      g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
      g_assert_false (sound);
    }
}

/* Where a tree begins in the file. */
static gsize
place_of (HutTestStore *test, const char *name)
{
  g_autoptr (HutDb) db = hut_db_open (test->path, HUT_DB_READ, NULL);
  g_autofree char *sql =
      g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);

  return (gsize)(hut_db_get_int (db, sql, 0) - 1) *
         (gsize)hut_db_get_int (db, "PRAGMA page_size", 0);
}

static void
flip (HutTestStore *test, gsize place)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (test->path, &bytes, &length, NULL));
  g_assert_cmpuint (place, <, length);
  bytes[place] ^= 0x40;
  g_assert_true (g_file_set_contents (test->path, bytes, (gssize)length, NULL));
}

static void
test_a_flipped_bit_is_found (HutTestStore *test, gconstpointer unused)
{
  static const char *const trees[] = { "cases", "events", "cases_marks", "operation_record",
                                       "case_search_data" };

  add_cases (test, 300);
  for (guint i = 0; i < G_N_ELEMENTS (trees); i++)
    {
      gsize place = place_of (test, trees[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (place, >, 0);
      g_assert_true (hut_store_check (test->store, NULL, &error));
      g_assert_no_error (error);
      close_store (test);
      flip (test, place);
      hut_test_store_reopen (test);
      g_assert_false (hut_store_check (test->store, NULL, &error));
      g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
      close_store (test);
      flip (test, place);
      hut_test_store_reopen (test);
    }
}

static void
test_a_changed_letter_is_found (HutTestStore *test, gconstpointer unused)
{
  add_cases (test, 3);
  g_assert_false (hut_store_is_suspected (test->path));
  assert_look (test, NOW, TRUE);
  g_assert_false (hut_store_is_suspected (test->path));
  hut_test_store_change_behind (test->path, "UPDATE cases SET title = '路灯不明'");
  assert_look (test, NOW + 25 * HOUR, FALSE);
  g_assert_true (hut_store_is_suspected (test->path));
}

/* Sound or not: what is wrong at the second look of a day is found at the next day's. */
static void
test_once_a_day (HutTestStore *test, gconstpointer unused)
{
  add_cases (test, 3);
  assert_look (test, NOW, TRUE);
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at + 1");
  assert_look (test, NOW + HOUR, TRUE);
  assert_look (test, NOW + 25 * HOUR, FALSE);
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at - 1");
  assert_look (test, NOW + 26 * HOUR, FALSE);
  assert_look (test, NOW + 48 * HOUR, FALSE);
  assert_look (test, NOW + 50 * HOUR, TRUE);
  /* a clock that was set back */
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at + 1");
  assert_look (test, NOW, FALSE);
}

/* Who has the file verified need not wait for the next day. */
static void
test_a_verified_file_is_not_suspected (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  add_cases (test, 3);
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at + 1");
  assert_look (test, NOW, FALSE);
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at - 1");
  assert_look (test, NOW + HOUR, FALSE);
  g_assert_true (hut_store_verify (test->store, &error));
  assert_look (test, NOW + HOUR, TRUE);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* It takes far longer than until it is cancelled, and is over at once then. */
static void
test_cancelling_ends_it_at_once (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 whole, cut;

  add_cases (test, 2000);
  whole = g_get_monotonic_time ();
  g_assert_true (hut_store_check (test->store, NULL, &error));
  whole = g_get_monotonic_time () - whole;
  cut = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (hut_store_check_if_due (test->store, NOW, cancellable, &error));
  cut = g_get_monotonic_time () - cut;
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cut, <, whole / 2);
  /* and was no look */
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at + 1");
  assert_look (test, NOW, FALSE);
}

/* Between two pieces of an import the file is sound, but it is not the time for it. */
static void
test_an_import_is_no_damage (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutStaging *staging = hut_staging_begin (test->store, &error);

  add_cases (test, 3);
  for (guint piece = 0; piece < 3; piece++)
    {
      HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

      for (guint i = 0; i < 100; i++)
        hut_test_store_add_case (write, "导入的");
      hut_staging_add (staging, write, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (hut_store_check (test->store, NULL, &error));
      g_assert_no_error (error);
      assert_look (test, NOW, TRUE);
    }
  hut_staging_finish (staging, &error);
  g_assert_no_error (error);
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at + 1");
  assert_look (test, NOW, FALSE);
}

/* ---- Put right ---- */

static void
test_a_sound_file_stays (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutPutRight done;

  add_cases (test, 3);
  close_store (test);
  hut_store_put_right (test->path, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done.how, ==, HUT_PUT_RIGHT_SOUND);
  hut_test_store_reopen (test);
}

static void
test_a_damaged_change_waits (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "原来的字");
  g_autoptr (GError) error = NULL;
  HutPutRight done;

  hut_test_store_edit (test, &id, "title", "改过的字");
  hut_test_store_change_behind (
      test->path, "UPDATE operation SET fields = replace (fields, '改过', '改错') WHERE verb = 1");
  close_store (test);
  hut_store_put_right (test->path, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done.how, ==, HUT_PUT_RIGHT_MENDED);
  g_assert_cmpuint (done.mended.n_waiting, ==, 1);
  hut_test_store_reopen (test);
  assert_look (test, NOW, TRUE);
}

static void
test_a_changed_letter_is_written_anew (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutPutRight done;

  add_cases (test, 3);
  hut_test_store_change_behind (test->path, "UPDATE cases SET title = '路灯不明' WHERE rowid = 1");
  assert_look (test, NOW, FALSE);
  close_store (test);
  hut_store_put_right (test->path, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done.how, ==, HUT_PUT_RIGHT_MENDED);
  g_assert_cmpuint (done.mended.n_restored, ==, 1);
  hut_test_store_reopen (test);
  assert_look (test, NOW, TRUE);
}

/* Where the steps on record begin, a page is none any more. */
static void
break_page (HutTestStore *test)
{
  gsize place = place_of (test, "events");

  close_store (test);
  flip (test, place);
}

static void
test_a_broken_page_comes_from_the_copy (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutPutRight done;

  add_cases (test, 3);
  g_assert_true (hut_store_copy_if_due (test->store, &error));
  add_cases (test, 2);
  break_page (test);
  hut_store_put_right (test->path, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done.how, ==, HUT_PUT_RIGHT_RESTORED);
  g_assert_cmpuint (done.n_kept, ==, 2);
  g_assert_cmpuint (done.n_lost, ==, 0);
  g_assert_cmpint (done.copied_at, >, 0);
  hut_test_store_reopen (test);
  assert_look (test, NOW, TRUE);
}

static void
test_without_a_copy_it_is_said (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutPutRight done;

  add_cases (test, 3);
  break_page (test);
  g_assert_false (hut_store_put_right (test->path, &done, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  hut_test_store_reopen (test);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/store-check/" name, HutTestStore, NULL, hut_test_store_set_up, test,               \
              hut_test_store_tear_down)

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
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("migrations-follow-each-other", test_migrations_follow_each_other);
  ADD ("a-flipped-bit-is-found", test_a_flipped_bit_is_found);
  ADD ("a-changed-letter-is-found", test_a_changed_letter_is_found);
  ADD ("once-a-day-sound-or-not", test_once_a_day);
  ADD ("a-verified-file-is-not-suspected", test_a_verified_file_is_not_suspected);
  ADD ("cancelling-ends-it-at-once", test_cancelling_ends_it_at_once);
  ADD ("an-import-is-no-damage", test_an_import_is_no_damage);
  ADD ("put-right/a-sound-file-stays", test_a_sound_file_stays);
  ADD ("put-right/a-damaged-change-waits", test_a_damaged_change_waits);
  ADD ("put-right/a-changed-letter-is-written-anew", test_a_changed_letter_is_written_anew);
  ADD ("put-right/a-broken-page-comes-from-the-copy", test_a_broken_page_comes_from_the_copy);
  ADD ("put-right/without-a-copy-it-is-said", test_without_a_copy_it_is_said);
  return g_test_run ();
}
