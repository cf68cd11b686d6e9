/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Attachments are known by their content, kept once, held against their name, and cost nothing
 * where they are damaged. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"
#include "hut-test-store.h"

#include "exchange/hut-attachment.h"
#include "exchange/hut-exchange-error.h"
#include "store/hut-attachment-check.h"
#include "store/hut-blob-sweep.h"
#include "store/hut-blobs.h"
#include "store/hut-reader-lane.h"
#include "store/hut-reader-parts.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define PDF "%PDF-1.4\n%%EOF\n"
#define OPEN_WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define OPEN_EXCEL "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define DAY (24 * 60 * 60)

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static HutAttachment *
new_paper (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  HutAttachment *attachment = hut_attachment_new (bytes, name, &error);

  g_assert_no_error (error);
  return attachment;
}

/* Attaches a paper; the batch. */
static HutUid
attach (HutTestStore *test, const HutUid *id, const char *text)
{
  g_autoptr (HutAttachment) attachment = new_paper (text, "回复.pdf");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_attachment_keep (attachment, test->store, write, &hut_kind_case, id, &error));
  g_assert_no_error (error);
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
  return batch;
}

static char *
path_of (HutTestStore *test, const char *name)
{
  g_autofree char *folder = hut_blobs_folder (test->path);
  char part[] = { name[0], name[1], '\0' };

  return g_build_filename (folder, part, name, NULL);
}

static guint
count_faults (HutTestStore *test, gboolean damaged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = hut_store_check_attachments (test->store, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    n += ((HutAttachmentFault *)faults->pdata[i])->damaged == damaged;
  return n;
}

/* ---- Content ---- */

static void
test_kept_once_and_read_back (HutTestStore *test, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (PDF);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hut_blobs_keep (test->path, bytes, &error);
  g_autofree char *again = hut_blobs_keep (test->path, bytes, &error);
  g_autoptr (GBytes) back = hut_blobs_read (test->path, name, &error);
  g_autofree char *path = path_of (test, name);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, again);
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_nlink, ==, 1);
}

static void
test_damage_is_told_and_mended_by_the_same_bytes (HutTestStore *test, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (PDF);
  g_autofree char *name = hut_blobs_keep (test->path, bytes, NULL);
  g_autofree char *path = path_of (test, name);
  g_autofree char *again = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "other bytes", -1, NULL));
  g_assert_null (hut_blobs_read (test->path, name, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  again = hut_blobs_keep (test->path, bytes, &error);
  back = hut_blobs_read (test->path, name, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, back));
}

static void
test_an_absent_one_is_told (HutTestStore *test, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (PDF);
  g_autofree char *name = hut_blobs_keep (test->path, bytes, NULL);
  g_autofree char *path = path_of (test, name);
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  g_assert_null (hut_blobs_read (test->path, name, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT);
}

/* Records come from elsewhere, and so do the names in them. */
static void
test_a_name_leads_nowhere_else (HutTestStore *test, gconstpointer data)
{
  const char *names[] = { NULL,
                          "",
                          "..",
                          "../../street.db.key",
                          "ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789",
                          "/etc/passwd/6789abcdef0123456789abcdef0123456789abcdef0123456789abcd" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_blobs_read (test->path, names[i], &error));
      g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
    }
}

static void
test_too_large_is_refused (HutTestStore *test, gconstpointer data)
{
  g_autofree char *content = g_malloc0 (HUT_BLOB_MAX + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = hut_blobs_folder (test->path);
  g_autoptr (GError) error = NULL;

  memcpy (content, PDF, strlen (PDF));
  bytes = g_bytes_new_static (content, HUT_BLOB_MAX + 1);
  g_assert_null (hut_attachment_new (bytes, "a.pdf", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (hut_blobs_keep (test->path, bytes, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* ---- Forms and names ---- */

static void
test_known_by_content_not_by_name (void)
{
  const struct
  {
    const char *content;
    const char *name;
    const char *type;
  } forms[] = {
    { PDF, "photo.jpg", "application/pdf" },
    { "PK\x03\x04....word/document.xml", "a", OPEN_WORD },
    { "PK\x03\x04....xl/workbook.xml", "a.docx", OPEN_EXCEL },
    { "PK\x03\x04....OFD.xml", "a.zip", "application/ofd" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "汇总.XLS", "application/vnd.ms-excel" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "回复.wps", "application/msword" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "setup.msi", NULL },
    { "PK\x03\x04....AndroidManifest.xml", "a.docx", NULL },
    { "MZ\x90", "a.pdf", NULL },
    { "#!/bin/sh\n", "a.jpg", NULL },
    { "", "a.jpg", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (forms[i].content);
      const HutMediaType *type = hut_media_type_guess (bytes, forms[i].name);

      g_assert_cmpstr (type != NULL ? type->type : NULL, ==, forms[i].type);
    }
}

static void
test_what_we_do_not_take_is_refused (void)
{
  g_autoptr (GBytes) program = bytes_of ("MZ\x90");
  g_autoptr (GBytes) cut = bytes_of ("\xff\xd8\xff\xe0");
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_attachment_new (program, "a.pdf", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (hut_attachment_new (cut, "a.jpg", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (hut_attachment_read ("/dev/zero", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT);
}

static void
test_names_are_made_safe (void)
{
  const struct
  {
    const char *name;
    const char *safe;
  } names[] = {
    { "现场照片.JPG", "现场照片.jpg" },
    { "/srv/照片/现场.jpeg", "现场.jpg" },
    { "C:\\照片\\现场.jpg", "现场.jpg" },
    { "现场.exe", "现场.exe.jpg" },
    { "../../etc/passwd", "passwd.jpg" },
    { "...jpg", "photo.jpg" },
    { "", "photo.jpg" },
    { NULL, "photo.jpg" },
    { "a\u202egpj.exe.jpg", "agpj.exe.jpg" },
    { "a\nb\t\x01.jpg", "ab.jpg" },
    { "来电13912345678现场.jpg", "来电***现场.jpg" },
    { "\xff\xfe.jpg", "\uFFFD\uFFFD.jpg" },
  };
  const HutMediaType *jpeg = hut_media_type_find ("image/jpeg");
  g_autofree char *long_name = g_strnfill (5000, 'a');
  g_autofree char *shortened = hut_attachment_safe_name (long_name, jpeg);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = hut_attachment_safe_name (names[i].name, jpeg);

      g_assert_cmpstr (safe, ==, names[i].safe);
    }
  g_assert_cmpuint (strlen (shortened), ==, 104);
}

/* ---- Records ---- */

static void
test_belongs_to_its_case_and_comes_back_when_undone (HutTestStore *test, gconstpointer data)
{
  HutUid id = hut_test_store_new_case (test, "路灯不亮");
  HutUid other = hut_test_store_new_case (test, "占道经营");
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const HutRecord *record;
  HutWrite *write;
  HutUid removal;

  attach (test, &id, PDF);
  parts = hut_reader_case_parts (test->reader, &hut_kind_attachment, &id, &error);
  none = hut_reader_case_parts (test->reader, &hut_kind_attachment, &other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  record = parts->pdata[0];
  g_assert_cmpstr (hut_record_get_text (record, "name"), ==, "回复.pdf");
  g_assert_cmpstr (hut_record_get_text (record, "media_type"), ==, "application/pdf");
  g_assert_cmpint (hut_record_get_int (record, "size", 0), ==, strlen (PDF));

  write = hut_write_new (HUT_WRITE_PERSON);
  removal = hut_write_get_batch (write);
  hut_write_void (write, &hut_kind_attachment, &record->id, "另一件的照片");
  g_assert_true (hut_store_write (test->store, write, &error));
  g_clear_pointer (&none, g_ptr_array_unref);
  none = hut_reader_case_parts (test->reader, &hut_kind_attachment, &id, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (hut_store_undo (test->store, &removal, &error));
  g_assert_no_error (error);
  g_clear_pointer (&none, g_ptr_array_unref);
  none = hut_reader_case_parts (test->reader, &hut_kind_attachment, &id, &error);
  g_assert_cmpuint (none->len, ==, 1);
}

static void
test_a_check_finds_what_is_missing_and_what_is_damaged (HutTestStore *test, gconstpointer data)
{
  HutUid id = hut_test_store_new_case (test, "路灯不亮");
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  attach (test, &id, PDF "1");
  attach (test, &id, PDF "2");
  attach (test, &id, PDF "3");
  g_assert_cmpuint (count_faults (test, TRUE) + count_faults (test, FALSE), ==, 0);
  parts = hut_reader_case_parts (test->reader, &hut_kind_attachment, &id, NULL);
  first = path_of (test, hut_record_get_text (parts->pdata[0], "sha256"));
  second = path_of (test, hut_record_get_text (parts->pdata[1], "sha256"));
  g_unlink (first);
  g_assert_true (g_file_set_contents (second, PDF "x", -1, NULL));
  g_assert_cmpuint (count_faults (test, FALSE), ==, 1);
  g_assert_cmpuint (count_faults (test, TRUE), ==, 1);
}

/* ---- What nobody names any more ---- */

static void
age (const char *path, guint days)
{
  time_t then = g_get_real_time () / G_USEC_PER_SEC - days * DAY;
  struct utimbuf times = { then, then };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
sweep (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_store_sweep_blobs (test->store, &error));
  g_assert_no_error (error);
}

static void
test_a_sweep_takes_only_what_nobody_named_for_thirty_days (HutTestStore *test, gconstpointer data)
{
  HutUid id = hut_test_store_new_case (test, "路灯不亮");
  g_autoptr (GBytes) kept = bytes_of (PDF "1");
  g_autoptr (GBytes) lost = bytes_of (PDF "2");
  HutUid taken_back;
  g_autofree char *kept_name = hut_blobs_keep (test->path, kept, NULL);
  g_autofree char *lost_name = hut_blobs_keep (test->path, lost, NULL);
  g_autofree char *kept_path = path_of (test, kept_name);
  g_autofree char *lost_path = path_of (test, lost_name);
  g_autofree char *aside = g_strconcat (lost_path, HUT_BLOB_ASIDE, NULL);
  g_autoptr (GBytes) back = NULL;

  attach (test, &id, PDF "1");
  taken_back = attach (test, &id, PDF "2");
  age (kept_path, 400);
  age (lost_path, 400);
  g_assert_true (hut_store_undo (test->store, &taken_back, NULL));

  /* However old: a copy of yesterday names it still. */
  sweep (test);
  sweep (test);
  back = hut_blobs_read (test->path, lost_name, NULL);
  g_assert_nonnull (back);
  age (aside, 29);
  sweep (test);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  age (aside, 31);
  sweep (test);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept_path, G_FILE_TEST_EXISTS));
}

static void
test_what_is_named_again_comes_back (HutTestStore *test, gconstpointer data)
{
  HutUid id = hut_test_store_new_case (test, "路灯不亮");
  HutUid batch = attach (test, &id, PDF);
  g_autoptr (GPtrArray) parts =
      hut_reader_case_parts (test->reader, &hut_kind_attachment, &id, NULL);
  g_autofree char *path = path_of (test, hut_record_get_text (parts->pdata[0], "sha256"));

  g_assert_true (hut_store_undo (test->store, &batch, NULL));
  sweep (test);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  attach (test, &id, PDF);
  sweep (test);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_faults (test, FALSE), ==, 0);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

/* The photographs of a check of a lane come with its page, each with the item that it shows. */
static void
test_a_photograph_shows_an_item_of_a_check (HutTestStore *test, gconstpointer data)
{
  HutTime now = hut_time_now ();
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new (), other = hut_uid_new ();
  HutUid lane_id = hut_uid_from_key (hut_store_get_stream (test->store), hut_kind_lane.name, "L1");
  HutRecord *lane = hut_record_new (&hut_kind_lane, &lane_id, NULL);
  HutRecord *check = hut_record_new (&hut_kind_lane_check, &id, NULL);
  g_autoptr (HutAttachment) attachment = new_paper (PDF, "photo.pdf");
  g_autoptr (HutLaneSight) sight = NULL;
  g_autoptr (GError) error = NULL;
  HutUid of;

  hut_record_set_text (lane, "code", "L1");
  hut_record_set_text (lane, "name", "L1");
  hut_write_create (write, lane);
  hut_record_set_text (check, "lane", "L1");
  hut_record_set_int (check, "at", now - HUT_TIME_HOUR);
  hut_record_set_text (check, "items", "{\"no-parking\":\"no\"}");
  hut_write_create (write, check);
  g_assert_true (
      hut_attachment_keep_check (attachment, test->store, write, &id, "no-parking", &error));
  g_assert_no_error (error);
  g_assert_true (
      hut_attachment_keep_check (attachment, test->store, write, &other, "no-wires", &error));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);

  sight = hut_reader_lane (test->reader, "L1", FALSE, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sight->photographs->len, ==, 1);
  of = hut_roster_uid (sight->photographs->pdata[0], "lane_check");
  g_assert_true (hut_uid_equal (&of, &id));
  g_assert_cmpstr (hut_record_get_text (sight->photographs->pdata[0], "item"), ==, "no-parking");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/blobs/kept-once-and-read-back", test_kept_once_and_read_back);
  ADD ("/blobs/damage-is-told-and-mended-by-the-same-bytes",
       test_damage_is_told_and_mended_by_the_same_bytes);
  ADD ("/blobs/an-absent-one-is-told", test_an_absent_one_is_told);
  ADD ("/blobs/a-name-leads-nowhere-else", test_a_name_leads_nowhere_else);
  ADD ("/blobs/too-large-is-refused", test_too_large_is_refused);
  g_test_add_func ("/attachment/known-by-content-not-by-name", test_known_by_content_not_by_name);
  g_test_add_func ("/attachment/what-we-do-not-take-is-refused",
                   test_what_we_do_not_take_is_refused);
  g_test_add_func ("/attachment/names-are-made-safe", test_names_are_made_safe);
  ADD ("/attachment/belongs-to-its-case-and-comes-back-when-undone",
       test_belongs_to_its_case_and_comes_back_when_undone);
  ADD ("/attachment/a-check-finds-what-is-missing-and-what-is-damaged",
       test_a_check_finds_what_is_missing_and_what_is_damaged);
  ADD ("/blobs/a-sweep-takes-only-what-nobody-named-for-thirty-days",
       test_a_sweep_takes_only_what_nobody_named_for_thirty_days);
  ADD ("/blobs/what-is-named-again-comes-back", test_what_is_named_again_comes_back);
  ADD ("/attachment/shows-an-item-of-a-check", test_a_photograph_shows_an_item_of_a_check);
  return g_test_run ();
}
