/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-sync.h"
#include "sync/hut-http.h"

G_BEGIN_DECLS

/* Moving contents of attachments: those that the server lacks of ours go up, those that are not
 * here come down, in pieces, one content after the other, the newest first. One that fails is left
 * for later, and the next one is taken. */
typedef struct
{
  guint up;
  guint down;
} HutBlobCounts;

/* Moves all that is due, in the calling thread, which blocks; @http has the access token. FALSE
 * where going on makes no sense now: the network, the token, the local file; what was moved until
 * then is counted. Errors are of HUT_SYNC_ERROR, or G_IO_ERROR_CANCELLED. */
gboolean hut_blob_moving_run (HutStore *store, HutHttp *http, GCancellable *cancellable,
                              HutBlobCounts *counts, GError **error);

G_END_DECLS
