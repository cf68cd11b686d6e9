/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-access.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* GET /v1/pull: a page of what came after the cursors, in the views that the caller is given.
 * Within a READ transaction, so that rows, count and sum are of one state.
 *
 * @epoch: the one that the client knows, or nil. @limit: lines at most. @beyond is set where a
 * cursor of this epoch stands after the stream's end: the client has seen what this database has
 * not, so it was put back without our noticing, and needs a new epoch. */
GString *hut_pull (HutLedger *ledger, const HutCaller *caller, GPtrArray *cursors,
                   const HutUid *epoch, guint limit, gboolean *beyond, GError **error);

/* GET /v1/sums: the sums of the buckets below @bucket, or the records of the smallest. Of a
 * stream that is not given in @view: HUT_PROBLEM_NOT_YOURS. */
char *hut_pull_sums (HutLedger *ledger, const HutCaller *caller, const char *stream, HutView view,
                     const char *bucket, GError **error);

/* All records as the lines of a dump, by kind, then id, full view. */
typedef gboolean (*HutDumpFunc) (const char *line, gpointer data);

gboolean hut_pull_dump (HutLedger *ledger, const char *stream, HutDumpFunc func, gpointer data,
                        GError **error);

G_END_DECLS
