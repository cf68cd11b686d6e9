/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The writer's transactions that several pieces of an import share: they never make anybody wait,
 * and count as a whole or not at all. And what becomes of what is cancelled. */

#include "hut-test-store.h"

#include "store/hut-writer.h"

#include <glib/gstdio.h>

#define ONE 7
#define OTHER 8
#define PATIENCE (10 * G_USEC_PER_SEC)

static gboolean
keep (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  return hut_settings_set (db, data, "kept", error);
}

static gboolean
fail (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FULL, "no room");
  return hut_settings_set (db, data, "half done", NULL) && FALSE;
}

/* Whether another connection sees the setting. */
static gboolean
is_durable (HutTestStore *test, const char *name)
{
  g_autoptr (GError) error = NULL;
  HutDb *db = hut_db_open (test->path, HUT_DB_READ, &error);
  g_autofree char *value = NULL;

  g_assert_no_error (error);
  value = hut_settings_get (db, name);
  hut_db_close (db);
  return value != NULL;
}

static void
share (HutTestStore *test, gint64 whose, const char *name)
{
  g_autoptr (GError) error = NULL;

  hut_writer_run_shared (hut_store_get_writer (test->store), whose, keep, (gpointer)name, &error);
  g_assert_no_error (error);
}

static void
settle (HutTestStore *test, gint64 whose)
{
  g_autoptr (GError) error = NULL;

  hut_writer_settle (hut_store_get_writer (test->store), whose, &error);
  g_assert_no_error (error);
}

static void
test_settled_is_durable (HutTestStore *test, gconstpointer unused)
{
  share (test, ONE, "first");
  share (test, ONE, "second");
  settle (test, ONE);
  g_assert_true (is_durable (test, "first"));
  g_assert_true (is_durable (test, "second"));
}

static void
test_a_save_ends_what_is_shared (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  share (test, ONE, "imported");
  hut_store_set_setting (test->store, "saved", "by a person", &error);
  g_assert_no_error (error);
  g_assert_true (is_durable (test, "saved"));
  g_assert_true (is_durable (test, "imported"));
  share (test, ONE, "imported later");
  settle (test, ONE);
  g_assert_true (is_durable (test, "imported later"));
}

static void
test_it_ends_by_itself (HutTestStore *test, gconstpointer unused)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  share (test, ONE, "alone");
  while (!is_durable (test, "alone") && g_get_monotonic_time () < end)
    g_thread_yield ();
  g_assert_true (is_durable (test, "alone"));
}

static void
assert_spoilt (HutTestStore *test, HutStoreJob job, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      hut_writer_run_shared (hut_store_get_writer (test->store), ONE, job, (gpointer)name, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FULL);
}

static void
test_a_failure_takes_the_whole_with_it (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  share (test, ONE, "before");
  assert_spoilt (test, fail, "failing");
  assert_spoilt (test, keep, "after");
  g_assert_false (hut_writer_settle (hut_store_get_writer (test->store), ONE, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FULL);
  g_assert_false (is_durable (test, "before"));
  g_assert_false (is_durable (test, "failing"));
  g_assert_false (is_durable (test, "after"));
  share (test, OTHER, "of another");
  settle (test, OTHER);
  g_assert_true (is_durable (test, "of another"));
}

static void
test_closing_keeps_what_was_done (HutTestStore *test, gconstpointer unused)
{
  share (test, ONE, "last");
  hut_test_store_reopen (test);
  g_assert_true (is_durable (test, "last"));
}

#define LARGE 20000000

static gboolean
keep_large (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  return hut_db_execute (db,
                         "INSERT OR REPLACE INTO setting (name, value) "
                         "VALUES ('large', zeroblob (" G_STRINGIFY (LARGE) "))",
                         error);
}

/* What the log holds is brought into the file, and its room used again. */
static void
test_the_log_does_not_grow_with_every_save (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *path = g_strconcat (test->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  for (guint i = 0; i < 3; i++)
    {
      hut_writer_run (hut_store_get_writer (test->store), HUT_STORE_FIRST, keep_large, NULL,
                      &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, LARGE);
  g_assert_cmpint (info.st_size, <, 2 * LARGE);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **ended = data;

  *ended = g_object_ref (result);
}

/* Writes a case that is cancelled before it begins, or when it is done and not told yet. Returns
 * what who asked is told; @there: whether it was written. */
static gboolean
write_cancelled (HutTestStore *test, gboolean before, gboolean *there, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HutRecord) record = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_test_store_add_case (write, "路灯不亮");

  if (before)
    g_cancellable_cancel (cancellable);
  hut_store_write_async (test->store, write, cancellable, on_written, &result);
  g_assert_true (hut_store_set_setting (test->store, "after", "it", NULL));
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  *there = record != NULL;
  return hut_store_write_finish (test->store, result, error);
}

static void
test_what_was_written_is_told_as_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gboolean there, told = write_cancelled (test, FALSE, &there, &error);

  g_assert_no_error (error);
  g_assert_true (told);
  g_assert_true (there);
}

static void
test_cancelled_before_it_began_is_not_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gboolean there, told = write_cancelled (test, TRUE, &there, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (told);
  g_assert_false (there);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/writer/" name, HutTestStore, NULL, hut_test_store_set_up, function,                \
              hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("settled-is-durable", test_settled_is_durable);
  ADD ("a-save-ends-what-is-shared", test_a_save_ends_what_is_shared);
  ADD ("what-is-shared-ends-by-itself", test_it_ends_by_itself);
  ADD ("a-failure-takes-the-whole-with-it", test_a_failure_takes_the_whole_with_it);
  ADD ("the-log-does-not-grow-with-every-save", test_the_log_does_not_grow_with_every_save);
  ADD ("closing-keeps-what-was-done", test_closing_keeps_what_was_done);
  ADD ("what-was-written-is-told-as-written", test_what_was_written_is_told_as_written);
  ADD ("cancelled-before-it-began-is-not-written", test_cancelled_before_it_began_is_not_written);
  return g_test_run ();
}
