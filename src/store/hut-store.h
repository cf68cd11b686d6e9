/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "base/hut-vault.h"
#include "domain/hut-operation.h"
#include "store/hut-store-error.h"
#include "store/hut-write.h"

G_BEGIN_DECLS

/* The local database: one SQLite file per server and account, complete without any network.
 *
 * One writer thread owns the writing connection; everything that writes goes through it, a
 * person's save before an import or a pull. Readers have connections of their own (HutReader).
 * Thread-safe, but for the signal, which is emitted in the thread-default main context of the
 * thread that opened the store. */
#define HUT_TYPE_STORE (hut_store_get_type ())
G_DECLARE_FINAL_TYPE (HutStore, hut_store, HUT, STORE, GObject)

/* HutStore::changed (HutStore *store, HutChangeSet *changes): something was written, by us or by
 * sync; at most once a main loop iteration. */

/* Makes a new database for the street @code (9 digits) with its communities, departments and the
 * rest of what is shipped. @map_path may be NULL; it is copied in by name only. Fails where @path
 * exists (G_IO_ERROR_EXISTS) or the street has no code (REFUSED). The key of the personal fields
 * goes to @path with ".key" appended, mode 0600. */
gboolean hut_store_create (const char *path, const char *code, const char *map_path,
                           GError **error);

/* Opens @path, migrating it where it is older (a copy is made first, in the folder @path with
 * ".copies" appended, and kept 30 days). ABSENT, FOREIGN, TOO_NEW, CORRUPT as named. What an
 * import left unfinished is removed, or completed, before this returns. */
HutStore *hut_store_open (const char *path, GError **error);

/* Ends the writer after what is queued, and closes every connection. A later call fails with
 * FAILED. Idempotent; also done when the last reference goes. */
void hut_store_close (HutStore *store);

const char *hut_store_get_path (HutStore *store);
const char *hut_store_get_street (HutStore *store);      /* "110108014" */
const char *hut_store_get_street_name (HutStore *store); /* 清华园街道 */
const char *hut_store_get_stream (HutStore *store);      /* "street/110108014" */

/* The stream that records of @kind live in, for this street and account. */
const char *hut_store_get_home (HutStore *store, const HutKind *kind);

/* The vault of the personal fields, or NULL where the key is not at hand. Owned by the store. */
HutVault *hut_store_get_vault (HutStore *store);

/* Settings of this file ("map", "server", "account", ...): NULL where unset. */
char *hut_store_get_setting (HutStore *store, const char *name);
gboolean hut_store_set_setting (HutStore *store, const char *name, const char *value,
                                GError **error);

/* The map package that belongs to the file, or NULL. */
char *hut_store_get_map_path (HutStore *store);

/* The one write path. Everything in @write is applied in one transaction (row, outbox, history),
 * group by group: a group that a rule refuses fails the whole write with REFUSED and nothing is
 * written. Returns after the durable commit. Blocks: not for the main thread. @write is consumed
 * either way. */
gboolean hut_store_write (HutStore *store, HutWrite *write, GError **error);

/* The same from the main thread. Cancelled before it began, it answers CANCELLED and nothing is
 * written; later it is too late, and what was written is told as written. */
void hut_store_write_async (HutStore *store, HutWrite *write, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean hut_store_write_finish (HutStore *store, GAsyncResult *result, GError **error);

/* Takes back the write whose uid was @batch: operations that the server has not been sent are
 * withdrawn without a trace; the others are answered by operations guarded by the values that
 * they take back. REFUSED where somebody changed them since, or no step leads back. */
gboolean hut_store_undo (HutStore *store, const HutUid *batch, GError **error);
void hut_store_undo_async (HutStore *store, const HutUid *batch, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
gboolean hut_store_undo_finish (HutStore *store, GAsyncResult *result, GError **error);

/* Verification: integrity of the file, kinds against tables, the search index against the rows,
 * sums against the rows; of a file that never met a server, the rows against what was written.
 * FALSE with CORRUPT and what is wrong. */
gboolean hut_store_verify (HutStore *store, GError **error);

/* What can be put right where the file lies: indexes and the search index are made anew from the
 * rows, and changes that wait to be sent but are not what was written go to 待处理. Then verified
 * again: CORRUPT where a row itself is damaged. Reads and writes all of it: on a worker. */
gboolean hut_store_mend (HutStore *store, GError **error);

/* Writes the canonical dump of @stream (NULL: the street's) to @out: the server's rows (the
 * shadow where there are unsent changes); of a file that never met a server, its own. */
gboolean hut_store_dump (HutStore *store, const char *stream, GOutputStream *out, GError **error);

/* Makes a copy of the open database where the newest is older than a day; blocks for as long as
 * the disk needs, while others write on. Copies over 30 days old are removed. */
gboolean hut_store_copy_if_due (HutStore *store, GError **error);

/* The newest copy of @path that opens, or NULL: the way out of CORRUPT and TOO_NEW. */
char *hut_store_find_copy (const char *path);

/* Puts @copy (from hut_store_find_copy()) in the place of @path, or with @copy NULL a fresh
 * database that loads again from the server. The damaged file is kept beside it, with ".damaged"
 * and the time; operations that it had not sent are carried over as far as they can be read, and
 * @n_kept is set to how many. Where it fails, @path is as it was. */
gboolean hut_store_recover (const char *path, const char *copy, const char *street_code,
                            guint *n_kept, GError **error);

G_END_DECLS
