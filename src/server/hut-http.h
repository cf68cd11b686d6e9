/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-data-dir.h"

G_BEGIN_DECLS

/* The server: PROTOCOL over HTTP, for one data folder, in one process. Main thread; the storage
 * works elsewhere (hut-workers.h). */
typedef struct _HutHttp HutHttp;

/* Listens on @address (hut_listener_new()). @dir must outlive it. */
HutHttp *hut_http_new (HutDataDir *dir, const char *address, GError **error);

/* Stops listening, cuts what is open, and waits for what is being written. */
void hut_http_free (HutHttp *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutHttp, hut_http_free)

/* Where it listens: "127.0.0.1:40123". */
const char *hut_http_get_address (HutHttp *http);

/* Takes no new connection; @done is called when the last one has ended, or after @seconds. */
void hut_http_stop (HutHttp *http, guint seconds, GSourceFunc done, gpointer data);

G_END_DECLS
