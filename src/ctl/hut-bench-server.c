/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A real server to measure against. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench-server.h"

#include "ctl/hut-bench.h"

#include <signal.h>

#define PATIENCE (10 * G_TIME_SPAN_SECOND) /* until it answers */
#define TRY_AGAIN 10000                    /* µs */

char *
hut_bench_find_server (void)
{
  static const char *const places[] = { "hutong-server", "../server/hutong-server", NULL };

  return hut_bench_find_program (places);
}

static guint16
free_port (GError **error)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, error);

  g_socket_listener_close (listener);
  return port;
}

static gboolean
run (GError **error, const char *const *argv)
{
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, error);

  return process != NULL && g_subprocess_wait_check (process, NULL, error);
}

HutBenchServer *
hut_bench_server_new (const char *dir, const char *street, GError **error)
{
  g_autoptr (HutBenchServer) server = g_new0 (HutBenchServer, 1);
  guint16 port = free_port (error);

  if (port == 0)
    return NULL;
  server->program = hut_bench_find_server ();
  server->data = g_build_filename (dir, "server", NULL);
  server->password_file = g_build_filename (dir, "password", NULL);
  server->url = g_strdup_printf ("http://127.0.0.1:%u", port);
  if (!g_file_set_contents_full (server->password_file, HUT_BENCH_PASSWORD "\n", -1,
                                 G_FILE_SET_CONTENTS_NONE, 0600, error) ||
      !run (error, (const char *const[]){ server->program, "init", "--data", server->data,
                                          "--street", street, NULL }))
    return NULL;
  return g_steal_pointer (&server);
}

gboolean
hut_bench_server_add (HutBenchServer *server, const char *name, const char *role, const char *unit,
                      GError **error)
{
  const char *argv[] = { server->program,
                         "user",
                         "add",
                         "--data",
                         server->data,
                         name,
                         "--role",
                         role,
                         "--password-file",
                         server->password_file,
                         unit != NULL ? "--unit" : NULL,
                         unit,
                         NULL };

  return run (error, argv);
}

static gboolean
answers (HutBenchServer *server)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_uri (client, server->url, 80, NULL, NULL);

  return connection != NULL;
}

gboolean
hut_bench_server_start (HutBenchServer *server, GError **error)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  const char *listen = server->url + strlen ("http://");

  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, error, server->program,
                                      "serve", "--data", server->data, "--listen", listen, NULL);
  if (server->process == NULL)
    return FALSE;
  while (!answers (server))
    {
      if (g_get_monotonic_time () > end)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                               "the server does not answer");
          return FALSE;
        }
      g_usleep (TRY_AGAIN);
    }
  return TRUE;
}

void
hut_bench_server_free (HutBenchServer *server)
{
  if (server == NULL)
    return;
  if (server->process != NULL)
    {
      g_subprocess_send_signal (server->process, SIGTERM);
      g_subprocess_wait (server->process, NULL, NULL);
      g_object_unref (server->process);
    }
  g_free (server->program);
  g_free (server->data);
  g_free (server->password_file);
  g_free (server->url);
  g_free (server);
}
