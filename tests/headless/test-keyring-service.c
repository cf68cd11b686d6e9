/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The key of the personal fields in a real keyring: GNOME's, on a bus and in a home of its own. The
 * desk opens the file in a new process each time, as libsecret keeps what it knows of a service.
 * Skips where gnome-keyring is not installed. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-store.h"

#include "store/hut-keyring.h"
#include "store/hut-store-key.h"

#include <gio/gio.h>
#include <string.h>

#define TELEPHONE "10012345678"
#define TITLE "路灯不亮"
#define SERVICE "org.freedesktop.secrets"
#define PASSWORD "the password of this desktop"

/* What a process is told: the file, and the case in it. */
#define PATH_NAME "HUTONG_TEST_PATH"
#define CASE_NAME "HUTONG_TEST_CASE"

typedef struct
{
  HutTestStore store;
  char *home;
  GTestDBus *bus;
  GDBusConnection *connection;
  GSubprocess *keyring;
} Fixture;

/* ---- The service ---- */

static gboolean
is_there (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      fixture->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", SERVICE), G_VARIANT_TYPE ("(b)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean there;

  g_assert_no_error (error);
  g_variant_get (answer, "(b)", &there);
  return there;
}

static void
wait_service (Fixture *fixture, gboolean there)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (is_there (fixture) != there)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (10 * 1000);
    }
}

/* As signing in to the desktop does it; the home is the test's own. */
static void
start_keyring (Fixture *fixture)
{
  static const char *const argv[] = { "gnome-keyring-daemon", "--foreground", "--unlock",
                                      "--components=secrets", NULL };
  static const char *const homes[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                       "XDG_RUNTIME_DIR" };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GOutputStream *password;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    g_subprocess_launcher_setenv (launcher, homes[i], fixture->home, TRUE);
  fixture->keyring = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  password = g_subprocess_get_stdin_pipe (fixture->keyring);
  g_output_stream_write_all (password, PASSWORD, strlen (PASSWORD), NULL, NULL, &error);
  g_output_stream_close (password, NULL, NULL);
  g_assert_no_error (error);
  wait_service (fixture, TRUE);
}

static void
stop_keyring (Fixture *fixture)
{
  g_subprocess_send_signal (fixture->keyring, SIGTERM);
  g_subprocess_wait (fixture->keyring, NULL, NULL);
  g_clear_object (&fixture->keyring);
  wait_service (fixture, FALSE);
}

static void
lock_keyring (Fixture *fixture)
{
  static const char *const login[] = { "/org/freedesktop/secrets/collection/login" };
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) locked = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_sync (
      fixture->connection, SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
      "Lock", g_variant_new ("(@ao)", g_variant_new_objv (login, 1)), G_VARIANT_TYPE ("(aoo)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  locked = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (locked), ==, 1);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  HutUid id;
  char text[HUT_UID_STRING_LEN + 1];

  hut_test_store_set_up (&fixture->store, NULL);
  id = hut_test_store_new_case (&fixture->store, TITLE);
  hut_test_store_edit (&fixture->store, &id, "telephone", TELEPHONE);
  hut_uid_print (&id, text);
  g_setenv (PATH_NAME, fixture->store.path, TRUE);
  g_setenv (CASE_NAME, text, TRUE);
  g_unsetenv ("SECRET_BACKEND");
  fixture->home = g_dir_make_tmp ("hutong-home-XXXXXX", NULL);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->connection =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);
  g_assert_nonnull (fixture->connection);
  start_keyring (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  const char *rm[] = { "rm", "-rf", fixture->home, NULL };

  stop_keyring (fixture);
  g_clear_object (&fixture->connection);
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
  g_spawn_sync (NULL, (char **)rm, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->home);
  hut_test_store_tear_down (&fixture->store, NULL);
}

/* ---- What a desk does, each in a process of its own ---- */

static HutStore *
open_desk (HutRecord **record)
{
  g_autoptr (GError) error = NULL;
  HutStore *store = hut_store_open (g_getenv (PATH_NAME), &error);
  HutReader *reader;
  HutUid id;

  g_assert_no_error (error);
  g_assert_true (hut_uid_parse (g_getenv (CASE_NAME), &id));
  reader = hut_reader_new (store, &error);
  g_assert_no_error (error);
  *record = hut_reader_get (reader, &hut_kind_case, &id, &error);
  g_assert_no_error (error);
  hut_reader_free (reader);
  return store;
}

static void
assert_file (HutStore *store, gboolean there)
{
  g_autofree char *file = g_strconcat (hut_store_get_path (store), ".key", NULL);

  g_assert_cmpint (g_file_test (file, G_FILE_TEST_EXISTS), ==, there);
}

static void
close_desk (HutStore *store, HutRecord *record)
{
  hut_record_free (record);
  hut_store_close (store);
  g_object_unref (store);
}

static void
desk_moves_the_key_there (void)
{
  HutRecord *record = NULL;
  HutStore *store = open_desk (&record);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hut_store_get_key_place (store), ==, HUT_KEY_IN_FILE);
  hut_store_move_key_to_keyring (store, &error);
  g_assert_no_error (error);
  assert_file (store, FALSE);
  close_desk (store, record);
}

static void
desk_reads_with_the_keyring (void)
{
  HutRecord *record = NULL;
  HutStore *store = open_desk (&record);

  g_assert_cmpint (hut_store_get_key_place (store), ==, HUT_KEY_IN_KEYRING);
  g_assert_cmpstr (hut_record_get_text (record, "telephone"), ==, TELEPHONE);
  close_desk (store, record);
}

/* libsecret returns no error from a prompt that nobody could show, which GLib complains of: once in
 * 0.20, and in 0.21 once more when the prompt's task ends. */
static gboolean
is_ours (const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
  return g_strcmp0 (domain, "GLib-GIO") != 0 ||
         (strstr (message, "g_task_return_error") == NULL &&
          strstr (message, "secret_service_real_prompt_async") == NULL);
}

/* Work goes on without what is personal, soon, and the key is not said to be lost. */
static void
desk_is_locked (void)
{
  gint64 begun = g_get_monotonic_time ();
  HutRecord *record = NULL;
  g_autoptr (GError) error = NULL;
  HutStore *store;

  g_test_log_set_fatal_handler (is_ours, NULL);
  store = open_desk (&record);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 3 * HUT_KEYRING_SOON * 1000);
  g_assert_cmpint (hut_store_get_key_place (store), ==, HUT_KEY_OUT_OF_REACH);
  g_assert_cmpstr (hut_record_get_text (record, "title"), ==, TITLE);
  g_assert_cmpstr (hut_record_get_text (record, "telephone"), ==, NULL);
  g_assert_false (hut_store_move_key_to_file (store, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED);
  assert_file (store, FALSE);
  close_desk (store, record);
}

static void
desk_moves_the_key_back (void)
{
  HutRecord *record = NULL;
  HutStore *store = open_desk (&record);
  g_autofree char *id = hut_store_get_setting (store, "key_id");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (id);
  g_assert_true (hut_store_move_key_to_file (store, &error));
  g_assert_no_error (error);
  assert_file (store, TRUE);
  kept = hut_keyring_get (id, hut_store_get_path (store), HUT_KEYRING_SOON, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, NULL);
  close_desk (store, record);
}

static void
desk_reads_with_the_file (void)
{
  HutRecord *record = NULL;
  HutStore *store = open_desk (&record);

  g_assert_cmpint (hut_store_get_key_place (store), ==, HUT_KEY_IN_FILE);
  g_assert_cmpstr (hut_record_get_text (record, "telephone"), ==, TELEPHONE);
  close_desk (store, record);
}

/* ---- The promises ---- */

static void
run_desk (const char *name)
{
  g_autofree char *path = g_strconcat ("/keyring-service/subprocess/", name, NULL);

  g_test_trap_subprocess (path, 90 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_the_key_goes_there_and_comes_back (Fixture *fixture, gconstpointer unused)
{
  run_desk ("moves-there");
  run_desk ("reads-with-the-keyring");
  stop_keyring (fixture);
  start_keyring (fixture);
  run_desk ("reads-with-the-keyring");
  run_desk ("moves-back");
  run_desk ("reads-with-the-file");
}

static void
test_a_closed_keyring_locks_and_opens_again (Fixture *fixture, gconstpointer unused)
{
  run_desk ("moves-there");
  lock_keyring (fixture);
  run_desk ("is-locked");
  stop_keyring (fixture);
  run_desk ("is-locked");
  start_keyring (fixture);
  run_desk ("reads-with-the-keyring");
}

static void
run_in_process (gconstpointer data)
{
  ((GTestFunc)data) ();
}

int
main (int argc, char **argv)
{
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *bus = g_find_program_in_path ("dbus-daemon");

  g_test_init (&argc, &argv, NULL);
  if (daemon == NULL || bus == NULL)
    {
      g_print ("1..0 # SKIP gnome-keyring or dbus-daemon is not installed\n");
      return 77;
    }
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/keyring-service/the-key-goes-there-and-comes-back",
        test_the_key_goes_there_and_comes_back);
  TEST ("/keyring-service/a-closed-keyring-locks-and-opens-again",
        test_a_closed_keyring_locks_and_opens_again);
#define DESK(name, func)                                                                           \
  g_test_add_data_func ("/keyring-service/subprocess/" name, func, run_in_process)
  DESK ("moves-there", desk_moves_the_key_there);
  DESK ("reads-with-the-keyring", desk_reads_with_the_keyring);
  DESK ("is-locked", desk_is_locked);
  DESK ("moves-back", desk_moves_the_key_back);
  DESK ("reads-with-the-file", desk_reads_with_the_file);
  return g_test_run ();
}
