/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* Writes @write (taken over) with @sources (HutAttachSource, taken over) as evidence of the record
 * @id of @of (see hut_attachment_keep()), which may be in @write too; of a whistle, of its step
 * @step, else NULL; of a check, of the items that the sources name. The files are read, stripped
 * and kept on a worker; what is too much to hold together goes into groups after it. Together or
 * not at all: where one cannot be taken, nothing is written, and the error (HUT_DOMAIN_ERROR_RULE)
 * says which and why, for people; other errors are the store's. */
void hut_evidence_job_async (HutStore *store, HutWrite *write, GPtrArray *sources,
                             const HutKind *of, const HutUid *id, const HutUid *step,
                             GAsyncReadyCallback callback, gpointer data);
gboolean hut_evidence_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
