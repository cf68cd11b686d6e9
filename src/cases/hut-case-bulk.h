/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-bulk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A HutBulk beside the main loop. */

/* Called in the main context of the caller, from the second second on. */
typedef void (*HutCaseBulkProgress) (double fraction, GCancellable *cancellable, gpointer data);

/* Takes over @bulk. @data lives until @callback is called. */
void hut_case_bulk_async (HutBulk *bulk, HutCaseBulkProgress progress, gpointer progress_data,
                          GAsyncReadyCallback callback, gpointer data);

/* What became of it, owned by @result; NULL with the error, and nothing was written. */
HutBulk *hut_case_bulk_finish (GAsyncResult *result, GError **error);

G_END_DECLS
