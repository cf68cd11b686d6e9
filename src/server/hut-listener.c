/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Connections. Each hangs on the address object that SoupServer is given for it, so that it is
 * found again from a message. It is ended by shutting its socket down, which SoupServer sees as
 * the end of input: closing it under SoupServer's hands would not be safe. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-listener.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_CONNECTIONS 256
#define SWEEP_SECONDS 5

#define HEAD_USEC (15 * G_USEC_PER_SEC)
#define READING_USEC (60 * G_USEC_PER_SEC)
#define WRITING_USEC (120 * G_USEC_PER_SEC)

struct _HutListener
{
  SoupServer *soup;
  GSocketService *service;
  GPtrArray *connections; /* Connection */
  guint sweep;
  char *address;
  char *socket_path; /* of a unix socket */
};

typedef struct
{
  HutListener *listener; /* NULL when it is gone */
  GSocket *socket;
  GSocketAddress *remote; /* which it hangs on */
  HutListenerState state;
  gboolean is_unix;
  gboolean spoken; /* a request's head has come */
  gint64 since;
} Connection;

#define CONNECTION_KEY "hut-connection"

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  g_object_set_data (G_OBJECT (connection->remote), CONNECTION_KEY, NULL);
  g_object_unref (connection->remote);
  g_object_unref (connection->socket);
  g_free (connection);
}

static void
shut_down (Connection *connection)
{
  g_socket_shutdown (connection->socket, TRUE, TRUE, NULL);
}

/* SoupServer has let go of it. */
static void
connection_gone (gpointer data, GObject *stream)
{
  Connection *connection = data;
  HutListener *listener = connection->listener;

  if (listener != NULL)
    {
      g_ptr_array_remove_fast (listener->connections, connection);
      if (!g_socket_service_is_active (listener->service) && listener->sweep != 0)
        g_socket_service_start (listener->service);
    }
  connection_free (connection);
}

static gint64
time_limit (const Connection *connection)
{
  switch (connection->state)
    {
    case HUT_LISTENER_READING:
      return connection->spoken ? READING_USEC : HEAD_USEC;
    case HUT_LISTENER_WRITING:
      return WRITING_USEC;
    case HUT_LISTENER_WORKING:
    default:
      return G_MAXINT64;
    }
}

static gboolean
sweep (gpointer data)
{
  HutListener *listener = data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < listener->connections->len; i++)
    {
      Connection *connection = g_ptr_array_index (listener->connections, i);

      if (now - connection->since > time_limit (connection))
        shut_down (connection);
    }
  return G_SOURCE_CONTINUE;
}

/* SoupServer looks into the addresses: a unix socket's would not do. */
static GSocketAddress *
make_address (GSocketAddress *real)
{
  if (real != NULL && G_IS_INET_SOCKET_ADDRESS (real))
    return g_object_ref (real);
  return g_inet_socket_address_new_from_string ("127.0.0.1", 0);
}

static gboolean
is_local (GSocketAddress *remote)
{
  if (!G_IS_INET_SOCKET_ADDRESS (remote))
    return G_IS_UNIX_SOCKET_ADDRESS (remote);
  return g_inet_address_get_is_loopback (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

static gboolean
take_connection (GSocketService *service, GSocketConnection *stream, GObject *source, gpointer data)
{
  HutListener *listener = data;
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (stream, NULL);
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (stream, NULL);
  g_autoptr (GSocketAddress) here = make_address (local);
  g_autoptr (GSocketAddress) there = NULL;
  Connection *connection;

  if (listener->socket_path == NULL && (remote == NULL || !is_local (remote)))
    {
      g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
      return TRUE;
    }
  there = make_address (remote);
  connection = g_new0 (Connection, 1);
  connection->listener = listener;
  connection->socket = g_object_ref (g_socket_connection_get_socket (stream));
  connection->remote = g_object_ref (there);
  connection->is_unix = listener->socket_path != NULL;
  connection->since = g_get_monotonic_time ();
  g_object_set_data (G_OBJECT (there), CONNECTION_KEY, connection);
  g_object_weak_ref (G_OBJECT (stream), connection_gone, connection);
  g_ptr_array_add (listener->connections, connection);
  if (listener->connections->len >= MAX_CONNECTIONS)
    g_socket_service_stop (listener->service);
  soup_server_accept_iostream (listener->soup, G_IO_STREAM (stream), here, there, NULL);
  return TRUE;
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, what);
  return FALSE;
}

static gboolean
listen_unix (HutListener *listener, const char *path, GError **error)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_unlink (path);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (listener->service), address,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL,
                                      error))
    return FALSE;
  listener->socket_path = g_strdup (path);
  listener->address = g_strconcat ("unix:", path, NULL);
  return TRUE;
}

/* "127.0.0.1:80": host and port, of loopback only. */
static GSocketAddress *
parse_loopback (const char *text, GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *host = colon != NULL ? g_strndup (text, colon - text) : NULL;
  g_autoptr (GSocketAddress) address = NULL;
  guint64 port;

  if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 0, 65535, &port, NULL))
    {
      fail (error, "an address to listen on is HOST:PORT or unix:PATH");
      return NULL;
    }
  if (g_str_equal (host, "localhost"))
    address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  else if (*host == '[' && g_str_has_suffix (host, "]"))
    {
      host[strlen (host) - 1] = '\0';
      address = g_inet_socket_address_new_from_string (host + 1, port);
    }
  else
    address = g_inet_socket_address_new_from_string (host, port);
  if (address != NULL && is_local (address))
    return g_steal_pointer (&address);
  fail (error, "without TLS only loopback addresses and unix sockets are listened on");
  return NULL;
}

static gboolean
listen_loopback (HutListener *listener, const char *text, GError **error)
{
  g_autoptr (GSocketAddress) address = parse_loopback (text, error);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autofree char *host = NULL;

  if (address == NULL || !g_socket_listener_add_address (
                             G_SOCKET_LISTENER (listener->service), address, G_SOCKET_TYPE_STREAM,
                             G_SOCKET_PROTOCOL_TCP, NULL, &effective, error))
    return FALSE;
  host = g_inet_address_to_string (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (effective)));
  listener->address =
      g_strdup_printf (strchr (host, ':') != NULL ? "[%s]:%u" : "%s:%u", host,
                       g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  return TRUE;
}

HutListener *
hut_listener_new (SoupServer *soup, const char *address, GError **error)
{
  HutListener *listener = g_new0 (HutListener, 1);
  gboolean listening;

  listener->soup = g_object_ref (soup);
  listener->service = g_socket_service_new ();
  listener->connections = g_ptr_array_new ();
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (listener->service), 128);
  listening = g_str_has_prefix (address, "unix:")
                  ? listen_unix (listener, address + strlen ("unix:"), error)
                  : listen_loopback (listener, address, error);
  if (!listening)
    {
      hut_listener_free (listener);
      return NULL;
    }
  g_signal_connect (listener->service, "incoming", G_CALLBACK (take_connection), listener);
  listener->sweep = g_timeout_add_seconds (SWEEP_SECONDS, sweep, listener);
  g_socket_service_start (listener->service);
  return listener;
}

void
hut_listener_stop (HutListener *listener)
{
  g_clear_handle_id (&listener->sweep, g_source_remove);
  g_socket_service_stop (listener->service);
  g_socket_listener_close (G_SOCKET_LISTENER (listener->service));
  if (listener->socket_path != NULL)
    g_unlink (listener->socket_path);
}

void
hut_listener_free (HutListener *listener)
{
  if (listener == NULL)
    return;
  hut_listener_stop (listener);
  for (guint i = 0; i < listener->connections->len; i++)
    {
      Connection *connection = g_ptr_array_index (listener->connections, i);

      shut_down (connection);
      connection->listener = NULL;
    }
  g_ptr_array_unref (listener->connections);
  g_object_unref (listener->service);
  g_object_unref (listener->soup);
  g_free (listener->address);
  g_free (listener->socket_path);
  g_free (listener);
}

const char *
hut_listener_get_address (HutListener *listener)
{
  return listener->address;
}

guint
hut_listener_count (HutListener *listener)
{
  return listener->connections->len;
}

static Connection *
find_connection (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);

  return remote != NULL ? g_object_get_data (G_OBJECT (remote), CONNECTION_KEY) : NULL;
}

void
hut_listener_set_state (SoupServerMessage *message, HutListenerState state)
{
  Connection *connection = find_connection (message);

  if (connection == NULL)
    return;
  connection->state = state;
  connection->spoken = TRUE;
  connection->since = g_get_monotonic_time ();
}

gboolean
hut_listener_is_unix (SoupServerMessage *message)
{
  Connection *connection = find_connection (message);

  return connection == NULL || connection->is_unix;
}

void
hut_listener_cut (SoupServerMessage *message)
{
  Connection *connection = find_connection (message);

  if (connection != NULL)
    shut_down (connection);
}
