/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* One field of many cases, or their voiding, as one batch: gathered on a worker, a thousand rows a
 * read, and written as one transaction. */

/* Called in the main context of the caller, from the second second on; @cancellable is NULL once
 * the writing has begun. @fraction below 0: how far is not known. */
typedef void (*HutCaseBulkProgress) (double fraction, GCancellable *cancellable, gpointer data);

/* Takes over @rowids (gint64). With @field NULL the cases are voided for the reason @value; @value
 * NULL empties the field. @data lives until @callback is called. */
void hut_case_bulk_async (HutStore *store, GArray *rowids, const char *field, const char *value,
                          HutCaseBulkProgress progress, gpointer progress_data,
                          GAsyncReadyCallback callback, gpointer data);

/* How many cases were written, and the uid text of their batch. */
gboolean hut_case_bulk_finish (GAsyncResult *result, guint *n_cases, char **batch, GError **error);

G_END_DECLS
