/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Live hints of a server (server-sent events), read by a thread of their own. A hint only says
 * that a pull would bring something: a lost one costs nothing but the wait for the next pull. */
typedef struct _HutLive HutLive;

/* Called from the thread at each hint. */
typedef void (*HutLiveFunc) (gpointer data);

/* Opens GET /v1/live at @url with the access token. @data must live until hut_live_free(). */
HutLive *hut_live_new (const char *url, const char *access, HutLiveFunc hint, gpointer data);

/* Whether it still listens: the connection may have ended, the token expired. */
gboolean hut_live_is_alive (HutLive *live);

/* Ends the thread and waits for it. */
void hut_live_free (HutLive *live);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLive, hut_live_free)

G_END_DECLS
