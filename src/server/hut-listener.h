/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The door: takes connections on loopback or on a unix socket and hands them to a SoupServer, one
 * request each. It bounds how many there are and how long each may take, which SoupServer does
 * not. Main thread. */
typedef struct _HutListener HutListener;

typedef enum
{
  HUT_LISTENER_READING, /* the request: 15 s until its head is whole, 60 s for all of it */
  HUT_LISTENER_WORKING, /* nothing is expected of the client */
  HUT_LISTENER_WRITING, /* the answer: 120 s; of a live one since its last sign of life */
} HutListenerState;

/* @address: "127.0.0.1:PORT", "[::1]:PORT", "localhost:PORT" (port 0: any), or "unix:PATH". Any
 * other is refused: there is no TLS here. */
HutListener *hut_listener_new (SoupServer *soup, const char *address, GError **error);

/* Stops listening and cuts all connections. */
void hut_listener_free (HutListener *listener);

/* Stops listening; the connections that are there go on. */
void hut_listener_stop (HutListener *listener);

/* "127.0.0.1:40123", as printed when ready. Owned by the listener. */
const char *hut_listener_get_address (HutListener *listener);

guint hut_listener_count (HutListener *listener);

/* Where the connection of @message stands; its time begins anew. */
void hut_listener_set_state (SoupServerMessage *message, HutListenerState state);

/* Whether @message came over a unix socket: who is behind that is not seen. */
gboolean hut_listener_is_unix (SoupServerMessage *message);

/* Ends the connection of @message at once. */
void hut_listener_cut (SoupServerMessage *message);

G_END_DECLS
