/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which contents are to be moved: from the moment in which the server has an attachment until the
 * content is settled, also across restarts; and how one comes in, in parts. */

#define G_LOG_DOMAIN "hutong-test"

#include "store/hut-blob-part.h"
#include "store/hut-blob-sweep.h"
#include "store/hut-blobs.h"
#include "store/hut-change-set.h"
#include "sync/hut-test-peer.h"

#include <glib/gstdio.h>
#include <string.h>

static void
tear_down (HutTestStore *test, gconstpointer unused)
{
  hut_peer_assert_sound (test);
  hut_test_store_tear_down (test, unused);
}

static char *
name_of (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static HutRecord *
attachment_of (const char *content, gint64 at)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_attachment, &id, HUT_PEER_STREET);
  g_autofree char *name = name_of (content);
  HutUid owner = hut_uid_new ();

  hut_record_set (record, "case", hut_value_uid (&owner));
  hut_record_set_text (record, "name", "现场.jpg");
  hut_record_set_text (record, "sha256", name);
  hut_record_set_int (record, "size", (gint64)strlen (content));
  hut_record_set_int (record, "at", at);
  record->ver = 1;
  return record;
}

static void
arrive (HutTestStore *test, gint64 seq, HutRecord *record)
{
  hut_peer_pull (test, seq, hut_arrival_new_put (record));
}

/* The contents that are due, by their names, in this order. */
static void
assert_due (HutTestStore *test, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) due = hut_store_sync_blobs_due (test->store, hut_time_now (), 100, &error);
  const char *content;
  guint n = 0, count;
  va_list list;

  g_assert_no_error (error);
  va_start (list, test);
  while ((content = va_arg (list, const char *)) != NULL)
    {
      g_autofree char *name = name_of (content);

      g_assert_cmpuint (n, <, due->len);
      g_assert_cmpstr (g_array_index (due, HutBlobTurn, n).name, ==, name);
      n++;
    }
  va_end (list);
  g_assert_cmpuint (due->len, ==, n);
  hut_store_sync_blobs_count (test->store, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count, >=, n);
}

static void
settle (HutTestStore *test, const char *content, HutBlobEnd end)
{
  g_autofree char *name = name_of (content);
  g_autoptr (GError) error = NULL;

  hut_store_sync_blob_settle (test->store, name, end, &error);
  g_assert_no_error (error);
}

static void
test_the_newest_comes_first_until_it_is_settled (HutTestStore *test, gconstpointer unused)
{
  arrive (test, 1, attachment_of ("old", 100));
  arrive (test, 2, attachment_of ("new", 300));
  arrive (test, 3, attachment_of ("middle", 200));
  assert_due (test, "new", "middle", "old", NULL);
  settle (test, "new", HUT_BLOB_CAME);
  assert_due (test, "middle", "old", NULL);
  hut_test_store_reopen (test);
  assert_due (test, "middle", "old", NULL);
}

static void
test_what_failed_waits_and_others_do_not (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *name = name_of ("new");
  HutTime later = hut_time_now () + 3600 * (HutTime)G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;
  HutTime due;

  arrive (test, 1, attachment_of ("old", 100));
  arrive (test, 2, attachment_of ("new", 300));
  g_assert_true (hut_store_sync_blob_later (test->store, name, later, &error));
  assert_due (test, "old", NULL);
  settle (test, "old", HUT_BLOB_CAME);
  hut_test_store_reopen (test);
  assert_due (test, NULL);
  g_assert_true (hut_store_sync_blobs_next_due (test->store, &due, &error));
  g_assert_cmpint (due, ==, later);
  /* A clock that was ahead, and was set right. */
  g_assert_true (hut_store_sync_blob_later (test->store, name, later + 30 * HUT_TIME_DAY, &error));
  assert_due (test, "new", NULL);
}

static void
test_ours_waits_until_the_server_has_its_record (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *ours = attachment_of ("ours", 100);
  HutRecord *servers = hut_record_copy (ours);
  g_autoptr (GError) error = NULL;

  ours->ver = 0;
  hut_write_create (write, ours);
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
  assert_due (test, NULL);
  hut_peer_accept_all (test);
  arrive (test, 1, servers);
  assert_due (test, "ours", NULL);
}

static void
test_what_is_named_anew_is_looked_at_anew (HutTestStore *test, gconstpointer unused)
{
  HutRecord *first = attachment_of ("same", 100);
  HutRecord *changed = hut_record_copy (first);

  arrive (test, 1, first);
  settle (test, "same", HUT_BLOB_CAME);
  assert_due (test, NULL);
  arrive (test, 2, attachment_of ("same", 200));
  assert_due (test, "same", NULL);
  settle (test, "same", HUT_BLOB_WENT);
  changed->ver = 2;
  hut_record_set_text (changed, "void_reason", "重复");
  arrive (test, 3, changed);
  assert_due (test, "same", NULL);
}

static void
test_what_is_void_is_not_moved (HutTestStore *test, gconstpointer unused)
{
  HutRecord *record = attachment_of ("void", 100);

  hut_record_set_text (record, "void_reason", "重复");
  arrive (test, 1, record);
  assert_due (test, NULL);
}

static void
test_a_server_that_was_put_back_is_asked_anew (HutTestStore *test, gconstpointer unused)
{
  HutRecord *record = attachment_of ("ours", 100);
  HutRecord *again = hut_record_copy (record);

  arrive (test, 1, record);
  settle (test, "ours", HUT_BLOB_WENT);
  hut_peer_join (test, HUT_PEER_EPOCH_2, "full");
  arrive (test, 1, again);
  assert_due (test, "ours", NULL);
}

static void
on_changed (HutStore *store, HutChangeSet *changes, gpointer ids)
{
  g_autoptr (GArray) named = hut_change_set_get_ids (changes, &hut_kind_attachment);

  if (named != NULL)
    g_array_append_vals (ids, named->data, named->len);
}

static void
test_whoever_shows_it_hears_that_it_came (HutTestStore *test, gconstpointer unused)
{
  HutRecord *record = attachment_of ("picture", 100);
  HutUid id = record->id;
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (HutUid));

  arrive (test, 1, record);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (test->store, "changed", G_CALLBACK (on_changed), told);
  settle (test, "picture", HUT_BLOB_CAME);
  while (told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (hut_uid_equal (&g_array_index (told, HutUid, 0), &id));
}

/* ---- Parts ---- */

static HutBlobPart *
open_part (HutTestStore *test, const char *name)
{
  g_autoptr (GError) error = NULL;
  HutBlobPart *part = hut_blob_part_open (test->path, name, &error);

  g_assert_no_error (error);
  return part;
}

static void
add (HutBlobPart *part, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  hut_blob_part_add (part, bytes, &error);
  g_assert_no_error (error);
}

static void
test_a_content_comes_in_parts_and_stays_between_them (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *name = name_of ("one two");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  HutBlobPart *part = open_part (test, name);

  add (part, "one");
  /* As another process would. */
  g_assert_null (hut_blob_part_open (test->path, name, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_BUSY);
  g_clear_error (&error);
  hut_blob_part_close (part);
  bytes = hut_blobs_read (test->path, name, &error);
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT);
  g_clear_error (&error);

  part = open_part (test, name);
  g_assert_cmpint (hut_blob_part_size (part), ==, 3);
  add (part, " two");
  hut_blob_part_finish (part, &error);
  g_assert_no_error (error);
  hut_blob_part_close (part);
  bytes = hut_blobs_read (test->path, name, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "one two", 7);
}

static void
test_another_content_leaves_nothing (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *name = name_of ("one two");
  g_autofree char *whole = hut_blobs_path (test->path, name);
  g_autofree char *half = g_strconcat (whole, HUT_BLOB_PART, NULL);
  g_autoptr (GError) error = NULL;
  HutBlobPart *part = open_part (test, name);

  add (part, "one tow");
  g_assert_false (hut_blob_part_finish (part, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  hut_blob_part_close (part);
  g_assert_false (g_file_test (whole, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
}

static void
test_parts_that_nobody_names_are_swept (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *named = name_of ("named");
  g_autofree char *nobodys = name_of ("nobody's");
  g_autoptr (GError) error = NULL;
  HutBlobPart *part;

  arrive (test, 1, attachment_of ("named", 100));
  part = open_part (test, named);
  add (part, "na");
  hut_blob_part_close (part);
  part = open_part (test, nobodys);
  add (part, "no");
  hut_blob_part_close (part);
  hut_store_sweep_blobs (test->store, &error);
  g_assert_no_error (error);
  part = open_part (test, named);
  g_assert_cmpint (hut_blob_part_size (part), ==, 2);
  hut_blob_part_close (part);
  part = open_part (test, nobodys);
  g_assert_cmpint (hut_blob_part_size (part), ==, 0);
  hut_blob_part_close (part);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/blobs/" name, HutTestStore, NULL, hut_peer_set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-newest-comes-first-until-it-is-settled",
       test_the_newest_comes_first_until_it_is_settled);
  ADD ("what-failed-waits-and-others-do-not", test_what_failed_waits_and_others_do_not);
  ADD ("ours-waits-until-the-server-has-its-record",
       test_ours_waits_until_the_server_has_its_record);
  ADD ("what-is-named-anew-is-looked-at-anew", test_what_is_named_anew_is_looked_at_anew);
  ADD ("what-is-void-is-not-moved", test_what_is_void_is_not_moved);
  ADD ("a-server-that-was-put-back-is-asked-anew", test_a_server_that_was_put_back_is_asked_anew);
  ADD ("whoever-shows-it-hears-that-it-came", test_whoever_shows_it_hears_that_it_came);
  ADD ("a-content-comes-in-parts-and-stays-between-them",
       test_a_content_comes_in_parts_and_stays_between_them);
  ADD ("another-content-leaves-nothing", test_another_content_leaves_nothing);
  ADD ("parts-that-nobody-names-are-swept", test_parts_that_nobody_names_are_swept);
  return g_test_run ();
}
