/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The key of the personal fields moves between its file and the keyring, and is never lost on the
 * way. libsecret's own file stands for the service; each case runs in a process of its own, as
 * libsecret chooses its service once. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"
#include "hut-test-store.h"

#include "store/hut-keyring.h"
#include "store/hut-store-key.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define TELEPHONE "13912345678"

static void
with_keyring (HutTestStore *test)
{
  g_autofree char *path = g_build_filename (test->folder, "keyring", NULL);

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);
}

static void
without_keyring (void)
{
  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
}

static char *
key_file (HutTestStore *test)
{
  return g_strconcat (test->path, ".key", NULL);
}

static gboolean
file_is_there (HutTestStore *test)
{
  g_autofree char *file = key_file (test);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/* What stands in the telephone field, or NULL where it is locked. */
static char *
telephone_of (HutTestStore *test, const HutUid *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (test->reader, &hut_kind_case, id, &error);

  g_assert_no_error (error);
  return g_strdup (hut_record_get_text (record, "telephone"));
}

static HutUid
new_caller (HutTestStore *test)
{
  HutUid id = hut_test_store_new_case (test, "路灯不亮");

  hut_test_store_edit (test, &id, "telephone", TELEPHONE);
  return id;
}

static void
assert_opens (HutTestStore *test, const HutUid *id)
{
  g_autofree char *telephone = telephone_of (test, id);

  g_assert_cmpstr (telephone, ==, TELEPHONE);
}

static void
test_moves_there_and_back (HutTestStore *test, gconstpointer unused)
{
  HutUid id = new_caller (test);
  g_autoptr (GError) error = NULL;

  with_keyring (test);
  g_assert_cmpint (hut_store_get_key_place (test->store), ==, HUT_KEY_IN_FILE);
  g_assert_true (hut_store_move_key_to_keyring (test->store, &error));
  g_assert_no_error (error);
  g_assert_false (file_is_there (test));
  hut_test_store_reopen (test);
  g_assert_cmpint (hut_store_get_key_place (test->store), ==, HUT_KEY_IN_KEYRING);
  assert_opens (test, &id);
  /* Once more changes nothing. */
  g_assert_true (hut_store_move_key_to_keyring (test->store, &error));

  g_assert_true (hut_store_move_key_to_file (test->store, &error));
  g_assert_no_error (error);
  g_assert_true (file_is_there (test));
  hut_test_store_reopen (test);
  g_assert_cmpint (hut_store_get_key_place (test->store), ==, HUT_KEY_IN_FILE);
  assert_opens (test, &id);
}

static void
test_without_a_keyring_the_file_stays (HutTestStore *test, gconstpointer unused)
{
  HutUid id = new_caller (test);
  g_autoptr (GError) error = NULL;

  without_keyring ();
  g_assert_false (hut_store_move_key_to_keyring (test->store, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED);
  g_assert_true (file_is_there (test));
  hut_test_store_reopen (test);
  assert_opens (test, &id);
}

/* A copy that was made before the move knows no name of the key; its place tells it. */
static void
test_an_older_copy_opens_too (HutTestStore *test, gconstpointer unused)
{
  HutUid id = new_caller (test);
  g_autoptr (GError) error = NULL;

  with_keyring (test);
  g_assert_true (hut_store_move_key_to_keyring (test->store, &error));
  g_assert_true (hut_store_set_setting (test->store, "key_id", NULL, &error));
  g_assert_true (hut_store_set_setting (test->store, "key_check", NULL, &error));
  hut_test_store_reopen (test);
  assert_opens (test, &id);
}

static void
test_a_moved_database_finds_its_key (HutTestStore *test, gconstpointer unused)
{
  HutUid id = new_caller (test);
  g_autofree char *elsewhere = g_build_filename (test->folder, "elsewhere.db", NULL);
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutReader) reader = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  with_keyring (test);
  g_assert_true (hut_store_move_key_to_keyring (test->store, &error));
  g_clear_pointer (&test->reader, hut_reader_free);
  hut_store_close (test->store);
  g_assert_cmpint (g_rename (test->path, elsewhere), ==, 0);
  store = hut_store_open (elsewhere, &error);
  g_assert_no_error (error);
  reader = hut_reader_new (store, &error);
  record = hut_reader_get (reader, &hut_kind_case, &id, &error);
  g_assert_cmpstr (hut_record_get_text (record, "telephone"), ==, TELEPHONE);
  g_clear_pointer (&reader, hut_reader_free);
  hut_store_close (store);
  g_assert_cmpint (g_rename (elsewhere, test->path), ==, 0);
}

/* A key that is not ours would seal what nobody opens again. */
static void
test_another_key_is_not_taken (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  with_keyring (test);
  g_assert_true (hut_store_move_key_to_keyring (test->store, &error));
  id = hut_store_get_setting (test->store, "key_id");
  g_assert_true (hut_keyring_put (id, test->path, "other",
                                  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", HUT_KEYRING_SOON,
                                  &error));
  hut_test_store_reopen (test);
  g_assert_cmpint (hut_store_get_key_place (test->store), ==, HUT_KEY_OUT_OF_REACH);
}

/* Putting a damaged file right works on the file of the key: it is there again first. */
static void
test_recovery_brings_the_key_back (HutTestStore *test, gconstpointer unused)
{
  HutUid id = new_caller (test);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  guint n_kept;

  with_keyring (test);
  g_assert_true (hut_store_copy_if_due (test->store, &error));
  g_assert_true (hut_store_move_key_to_keyring (test->store, &error));
  g_clear_pointer (&test->reader, hut_reader_free);
  hut_store_close (test->store);
  g_clear_object (&test->store);
  copy = hut_store_find_copy (test->path);
  g_assert_true (hut_store_recover (test->path, copy, NULL, &n_kept, &error));
  g_assert_no_error (error);
  g_assert_true (file_is_there (test));
  test->store = hut_store_open (test->path, &error);
  test->reader = hut_reader_new (test->store, &error);
  assert_opens (test, &id);
}

/* A bus that takes the call and never answers. */
static void
test_a_service_that_hangs_does_not_hold_the_file (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (test->folder, "bus", NULL);
  g_autofree char *address = g_strconcat ("unix:path=", path, NULL);
  g_autofree char *file = key_file (test);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) place = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;
  gint64 begun;

  g_assert_true (g_socket_listener_add_address (listener, place, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error));
  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);

  /* The key is in its file: nobody is asked. */
  begun = g_get_monotonic_time ();
  hut_test_store_reopen (test);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, HUT_KEYRING_SOON * 1000);
  /* It is not: the file opens all the same, locked. */
  g_assert_cmpint (g_unlink (file), ==, 0);
  begun = g_get_monotonic_time ();
  hut_test_store_reopen (test);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 2 * HUT_KEYRING_SOON * 1000);
  g_assert_cmpint (hut_store_get_key_place (test->store), ==, HUT_KEY_NOWHERE);
}

typedef void (*Case) (HutTestStore *test, gconstpointer unused);

static void
run_apart (gconstpointer data)
{
  HutTestStore test = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  hut_test_store_set_up (&test, NULL);
  ((Case)data) (&test, NULL);
  hut_test_store_tear_down (&test, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, case) g_test_add_data_func (name, case, run_apart)
  ADD ("/key/moves-there-and-back", test_moves_there_and_back);
  ADD ("/key/without-a-keyring-the-file-stays", test_without_a_keyring_the_file_stays);
  ADD ("/key/an-older-copy-opens-too", test_an_older_copy_opens_too);
  ADD ("/key/a-moved-database-finds-its-key", test_a_moved_database_finds_its_key);
  ADD ("/key/another-key-is-not-taken", test_another_key_is_not_taken);
  ADD ("/key/recovery-brings-the-key-back", test_recovery_brings_the_key_back);
  ADD ("/key/a-service-that-hangs-does-not-hold-the-file",
       test_a_service_that_hangs_does_not_hold_the_file);
  return g_test_run ();
}
