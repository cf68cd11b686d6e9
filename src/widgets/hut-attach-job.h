/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"
#include "widgets/hut-attach-sources.h"

G_BEGIN_DECLS

/* Files on their way to what they belong to: read, stripped and kept on a worker, and written as
 * one batch. What cannot be attached is told with its reason and costs the others nothing. */

/* What became of them. */
typedef struct
{
  guint n_kept;
  guint n_papers;     /* of those: kept as they are, with what they say of their author */
  char *batch;        /* uid text, or NULL where nothing was kept */
  GPtrArray *refused; /* char *: a line for people each */
} HutAttachResult;

void hut_attach_result_free (HutAttachResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAttachResult, hut_attach_result_free)

/* In the caller's main context, from the second second on. */
typedef void (*HutAttachProgress) (guint done, guint n, GCancellable *cancellable, gpointer data);

/* Attaches @sources (HutAttachSource, taken over) to the record @id of @of: see
 * hut_attachment_keep(). @progress_data lives until @callback. What was cancelled attached
 * nothing. */
void hut_attach_job_async (HutStore *store, const HutKind *of, const HutUid *id, GPtrArray *sources,
                           HutAttachProgress progress, gpointer progress_data,
                           GAsyncReadyCallback callback, gpointer data);
HutAttachResult *hut_attach_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
