/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-data-dir.h"

G_BEGIN_DECLS

/* The server: PROTOCOL over HTTP, for one data folder, in one process. Main thread; the storage
 * works elsewhere (hut-workers.h). */
typedef struct _HutService HutService;

/* Listens on @address (hut_listener_new()). @dir must outlive it. */
HutService *hut_service_new (HutDataDir *dir, const char *address, GError **error);

/* Stops listening, cuts what is open, and waits for what is being written. */
void hut_service_free (HutService *service);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutService, hut_service_free)

/* Where it listens: "127.0.0.1:40123". */
const char *hut_service_get_address (HutService *service);

/* Takes no new connection; @done is called when the last one has ended, or after @seconds. */
void hut_service_stop (HutService *service, guint seconds, GSourceFunc done, gpointer data);

G_END_DECLS
