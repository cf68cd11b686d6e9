/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutong-server serve: until it is told to stop. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-commands.h"

#include "hut-config.h"
#include "server/hut-service.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

/* Seconds that requests have to end when the server stops. */
#define STOP_SECONDS 10

typedef struct
{
  HutService *service;
  GMainLoop *loop;
} Serving;

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
stop (gpointer data)
{
  Serving *serving = data;

  hut_service_stop (serving->service, STOP_SECONDS, quit, serving->loop);
  return G_SOURCE_CONTINUE;
}

static void
serve (HutService *service)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Serving serving = { service, loop };
  guint term = g_unix_signal_add (SIGTERM, stop, &serving);
  guint interrupt = g_unix_signal_add (SIGINT, stop, &serving);

  g_print ("listening on %s\n", hut_service_get_address (service));
  g_main_loop_run (loop);
  g_source_remove (term);
  g_source_remove (interrupt);
}

int
hut_command_serve (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  g_autofree char *address = NULL;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, N_ ("the server's data folder"), "DIR" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &address,
      N_ ("127.0.0.1:PORT (0 is any that is free), or unix:PATH"), "ADDRESS" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HutDataDir) dir = NULL;
  g_autoptr (HutService) service = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!hut_command_parse (&argc, &argv, entries, "serve",
                          _ ("Serves a street's data to its desktops, on this machine or behind a "
                             "proxy that does TLS. A database that was put back to an older copy "
                             "is noticed by the file epoch beside it: put back hutong.db alone, "
                             "without -wal and -shm."),
                          0, &status))
    return status;
  if (data == NULL || address == NULL)
    return hut_command_misused (_ ("serve needs --data and --listen"));
  dir = hut_data_dir_open (data, &error);
  if (dir == NULL || (service = hut_service_new (dir, address, &error)) == NULL)
    return hut_command_fail (NULL, error);
  serve (service);
  return 0;
}
