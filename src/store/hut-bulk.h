/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* One act, or one field, for many cases: one batch in one transaction, which hut_store_undo() takes
 * back as one. Each case is decided by itself; those to which the act is refused are left out and
 * told with the reason. What somebody changed between the deciding and the writing is left out
 * too, never overwritten.
 *
 * Made in one thread, run in another, then read in the first; only the progress may be read while
 * it runs. */
typedef struct _HutBulk HutBulk;

/* A case that was left out. */
typedef struct
{
  gint64 rowid;
  HutUid id;
  char *number; /* NULL where it has none yet */
  char *title;
  char *why; /* translated, in words for people */
} HutBulkRefusal;

/* Takes over @rowids (gint64) and @values. */
HutBulk *hut_bulk_new_act (HutStore *store, GArray *rowids, const HutCaseAct *act,
                           HutActValues *values);

/* Sets @field of each, NONE empties it. Takes over @rowids and @value. For what no act does. */
HutBulk *hut_bulk_new_field (HutStore *store, GArray *rowids, const char *field, HutValue value);

/* Takes back the batch @batch, case by case: what was changed since is left as it stands, and told
 * like a refusal. */
HutBulk *hut_bulk_new_undo (HutStore *store, const HutUid *batch);

void hut_bulk_free (HutBulk *bulk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutBulk, hut_bulk_free)

/* Decides on a reader of its own, and writes. Blocks: not for the main thread. Where it is
 * cancelled, or fails, nothing is written. Once only. */
gboolean hut_bulk_run (HutBulk *bulk, GCancellable *cancellable, GError **error);

/* From 0 to 1, of deciding and writing together; from any thread. */
double hut_bulk_get_progress (HutBulk *bulk);

/* How many cases were written (of what is taken back, how many groups), and their batch: of an undo
 * the one that was taken back. */
guint hut_bulk_get_n_done (HutBulk *bulk);
const HutUid *hut_bulk_get_batch (HutBulk *bulk);

/* HutBulkRefusal, in the order of the cases. Owned by @bulk; take a reference to keep it. */
GPtrArray *hut_bulk_get_refusals (HutBulk *bulk);

G_END_DECLS
