/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-private.h"

G_BEGIN_DECLS

/* Parts of the verification, on a connection that is inside a read transaction. Only inside store/.
 * FALSE with CORRUPT and what is wrong. */

/* Each kind has its table, and a column for each field. */
gboolean hut_verify_kinds (HutDb *db, GError **error);

/* What waits to be sent is what was written. */
gboolean hut_verify_operations (HutDb *db, GError **error);

/* The rows of @stream as the server has them: the shadow of what has changes of ours on top; of a
 * file that never met a server, its own. Stops where @visit says FALSE. @vault NULL: personal
 * fields are passed over. */
typedef gboolean (*HutVerifyVisit) (const HutRecord *record, gpointer data, GError **error);
gboolean hut_verify_each_image (HutDb *db, HutVault *vault, const char *stream,
                                HutVerifyVisit visit, gpointer data, GError **error);

/* What a projected stream shows, by kind, then id (hut-store-sync-holdings.c); on any connection.
 */
typedef HutVerifyVisit HutHoldingVisit;
gboolean hut_holding_each (HutDb *db, const char *stream, HutHoldingVisit visit, gpointer data,
                           GError **error);

/* The hash that a row came with; 0: the stream shows none. */
gboolean hut_holding_hash (HutDb *db, const char *stream, const HutKind *kind, const HutUid *id,
                           guint64 *hash, GError **error);
gboolean hut_holding_set_hash (HutDb *db, const char *stream, const HutKind *kind, const HutUid *id,
                               guint64 hash, GError **error);

/* What people see of records that only such streams show, and that nobody changed here, is what was
 * sent; and inside a job, that it is so again. */
gboolean hut_holdings_verify (HutDb *db, HutVault *vault, GError **error);
gboolean hut_holdings_restore (HutStore *store, HutDb *db, HutChangeSet *changes, guint *n_restored,
                               GError **error);

/* Of a file that has met a server: what people see of records with unsent changes is the server's
 * row and those changes (hut-store-seen.c). */
gboolean hut_verify_seen (HutStore *store, HutDb *db, GError **error);

/* Inside a job: writes anew what is seen of such records where it is something else; of a file that
 * works alone, that of all. *@n_restored:
 * how many. */
gboolean hut_mend_seen (HutStore *store, HutDb *db, HutChangeSet *changes, guint *n_restored,
                        GError **error);

/* Rows against the sums that the server gave; of a file that never met one, against what was
 * written. */
gboolean hut_verify_sums (HutStore *store, HutDb *db, GError **error);

G_END_DECLS
