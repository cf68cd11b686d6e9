/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Real processes for the tests of sync. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-server.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

char *
hut_test_program (const char *name)
{
  const char *build = g_getenv ("HUTONG_BUILD");

  return g_build_filename (build != NULL ? build : "build", name, NULL);
}

static char **
collect (const char *first, va_list list)
{
  GPtrArray *argv = g_ptr_array_new ();
  char *argument;

  g_ptr_array_add (argv, (char *)first);
  while ((argument = va_arg (list, char *)) != NULL)
    g_ptr_array_add (argv, argument);
  g_ptr_array_add (argv, NULL);
  return (char **)g_ptr_array_free (argv, FALSE);
}

/* What goes wrong here is often meant to: $HUTONG_VERBOSE shows what is said about it. */
static GSpawnFlags
quiet (void)
{
  return g_getenv ("HUTONG_VERBOSE") != NULL ? G_SPAWN_DEFAULT : G_SPAWN_STDERR_TO_DEV_NULL;
}

int
hut_test_run (char **output, const char *first, ...)
{
  g_autofree char **argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  va_list list;

  va_start (list, first);
  argv = collect (first, list);
  va_end (list);
  g_spawn_sync (NULL, argv, NULL,
                quiet () | (output == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : G_SPAWN_DEFAULT), NULL,
                NULL, output, NULL, &status, &error);
  g_assert_no_error (error);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/* A test that dies takes its processes with it; so does a thread: only the main one starts them. */
static void
die_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

GPid
hut_test_spawn (const char *first, ...)
{
  g_autofree char **argv = NULL;
  g_autoptr (GError) error = NULL;
  GPid pid = 0;
  va_list list;

  va_start (list, first);
  argv = collect (first, list);
  va_end (list);
  g_spawn_async (NULL, argv, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | quiet (), die_with_parent,
                 NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

guint16
hut_test_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return port;
}

char *
hut_test_server_url (guint16 port)
{
  return g_strdup_printf ("http://127.0.0.1:%u", port);
}

static gboolean
answers (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);

  return connection != NULL;
}

void
hut_test_server_start (HutTestServer *server)
{
  g_autofree char *program = hut_test_program ("src/server/hutong-server");
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", server->port);

  g_assert_cmpint (server->pid, ==, 0);
  server->pid = hut_test_spawn (program, "serve", "--data", server->data, "--listen", listen, NULL);
  for (int tries = 0; !answers (server->port); tries++)
    {
      g_assert_cmpint (tries, <, 1000);
      g_assert_cmpint (waitpid (server->pid, NULL, WNOHANG), ==, 0);
      g_usleep (10 * 1000);
    }
}

void
hut_test_server_kill (HutTestServer *server)
{
  if (server->pid == 0)
    return;
  kill (server->pid, SIGKILL);
  waitpid (server->pid, NULL, 0);
  server->pid = 0;
}

static void
add_user (HutTestServer *server, const char *program, const char *name, const char *role)
{
  g_assert_cmpint (hut_test_run (NULL, program, "user", "add", "--data", server->data, name,
                                 "--role", role, "--password-file", server->password_file, NULL),
                   ==, 0);
}

HutTestServer *
hut_test_server_new (void)
{
  HutTestServer *server = g_new0 (HutTestServer, 1);
  g_autofree char *program = hut_test_program ("src/server/hutong-server");
  g_autoptr (GError) error = NULL;

  server->folder = g_dir_make_tmp ("hutong-sync-XXXXXX", &error);
  g_assert_no_error (error);
  server->data = g_build_filename (server->folder, "server", NULL);
  server->password_file = g_build_filename (server->folder, "password", NULL);
  g_file_set_contents (server->password_file, HUT_TEST_PASSWORD "\n", -1, &error);
  g_assert_no_error (error);
  server->port = hut_test_free_port ();
  g_assert_cmpint (hut_test_run (NULL, program, "init", "--data", server->data, "--street",
                                 HUT_TEST_STREET, NULL),
                   ==, 0);
  add_user (server, program, "wang", "clerk");
  add_user (server, program, "li", "clerk");
  add_user (server, program, "boss", "admin");
  hut_test_server_start (server);
  return server;
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
hut_test_server_free (HutTestServer *server)
{
  hut_test_server_kill (server);
  if (g_getenv ("HUTONG_KEEP") == NULL)
    remove_folder (server->folder);
  else
    g_printerr ("# kept: %s\n", server->folder);
  g_free (server->folder);
  g_free (server->data);
  g_free (server->password_file);
  g_free (server);
}

char *
hut_test_server_dump (HutTestServer *server, const char *stream)
{
  g_autofree char *program = hut_test_program ("src/server/hutong-server");
  char *output = NULL;

  g_assert_cmpint (
      hut_test_run (&output, program, "dump", "--data", server->data, "--stream", stream, NULL), ==,
      0);
  return output;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    {
      g_unlink (to);
      return;
    }
  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The epoch file last. */
static const char *const data_files[] = { "hutong.db", "hutong.db-wal", "hutong.db-shm", "epoch" };

static void
copy_data (HutTestServer *server, const char *name, gsize n_files, gboolean back)
{
  g_assert_cmpint (server->pid, ==, 0);
  for (gsize i = 0; i < n_files; i++)
    {
      g_autofree char *own = g_build_filename (server->data, data_files[i], NULL);
      g_autofree char *kept = g_strdup_printf ("%s/%s-%s", server->folder, name, data_files[i]);

      if (back)
        copy_file (kept, own);
      else
        copy_file (own, kept);
    }
}

void
hut_test_server_copy (HutTestServer *server, const char *name)
{
  copy_data (server, name, G_N_ELEMENTS (data_files), FALSE);
}

void
hut_test_server_put_back (HutTestServer *server, const char *name, HutTestCopy what)
{
  copy_data (server, name, G_N_ELEMENTS (data_files) - (what == HUT_TEST_DATABASE), TRUE);
}
