/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-private.h"

G_BEGIN_DECLS

/* The thread that owns the writing connection, with its two queues. Jobs run one after another,
 * each in one transaction; those a person waits for go first. The pieces of one import may share a
 * transaction, which ends as soon as anybody else's turn comes: fewer commits write the same page
 * of an index less often, and make fewer parts of the search index. */
typedef struct _HutWriter HutWriter;

/* On the thread, after a commit. */
typedef void (*HutWriterCommitted) (HutStore *store, HutChangeSet *changes);

/* @store and @db are borrowed, and outlive it. */
HutWriter *hut_writer_new (HutStore *store, HutDb *db, HutWriterCommitted committed);

/* Does what is queued, and ends the thread; what comes later is refused. */
void hut_writer_stop (HutWriter *writer);
void hut_writer_free (HutWriter *writer);

/* hut_store_run() and hut_store_run_task(). */
gboolean hut_writer_run (HutWriter *writer, HutStorePriority priority, HutStoreJob job,
                         gpointer data, GError **error);
void hut_writer_run_task (HutWriter *writer, HutStorePriority priority, HutStoreJob job,
                          GTask *task);

/* Runs @job LATER, in the transaction that all jobs of @share (not 0) have in common, and returns
 * before that is committed. Where one of them or a commit fails, what was not committed yet is
 * gone, and this and every later call for @share fails. Nothing is announced. */
gboolean hut_writer_run_shared (HutWriter *writer, gint64 share, HutStoreJob job, gpointer data,
                                GError **error);

/* Waits until all that ran for @share is durable; FALSE where it is not all there. */
gboolean hut_writer_settle (HutWriter *writer, gint64 share, GError **error);

G_END_DECLS
