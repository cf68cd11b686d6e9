/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-private.h"
#include "store/hut-store-sync.h"

G_BEGIN_DECLS

/* What the files of hut-store-sync share; inside a job on the writer thread. */
typedef struct
{
  HutStore *store;
  HutDb *db;
  HutVault *vault;
  HutChangeSet *changes;
} HutSyncJob;

HutSyncJob hut_sync_job (HutStore *store, HutDb *db, HutChangeSet *changes);

#define HUT_SYNC_KEPT (90 * HUT_TIME_DAY) /* of accepted operations */

/* ---- Rows and what is on top of them (hut-store-sync-replay.c) ---- */

/* The server's row of a record as it is held: the shadow where there is one; what a projected
 * stream shows of it where the home is not held. */
typedef struct
{
  HutRecord *old;    /* the row as people see it, or NULL */
  HutRecord *server; /* the server's, or NULL */
  guint64 hash;      /* of the home's; 0: it is not held */
} HutHeld;

void hut_held_clear (HutHeld *held);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutHeld, hut_held_clear)

gboolean hut_sync_read_held (HutSyncJob *job, const HutKind *kind, const HutUid *id, HutHeld *held,
                             GError **error);

/* The row as people should see it: @server (or NULL) with our operations on top. NULL and no error
 * where nothing is left to see. Only reads: on any connection. */
HutRecord *hut_sync_replayed (HutSyncJob *job, const HutUid *id, const HutRecord *server,
                              GError **error);

/* Writes the row anew: the home's, @server (NULL: it is held no longer, and what a projected stream
 * shows takes its place) with our operations on top that it does not hold yet. Keeps shadow, hash
 * and the stream's sum and count. @held is what was read before. */
gboolean hut_sync_write_held (HutSyncJob *job, const HutKind *kind, const HutUid *id,
                              const HutHeld *held, const HutRecord *server, GError **error);

/* The same where the home is not held, and @image is shown (NULL: nothing is). */
gboolean hut_sync_write_shown (HutSyncJob *job, const HutKind *kind, const HutUid *id,
                               const HutHeld *held, const HutRecord *image, GError **error);

/* Both, with the server's row as it is: after our operations on it changed their state. */
gboolean hut_sync_replay (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error);

/* Adds a row's hash to the sum of its stream, or takes it away. */
gboolean hut_sync_count_row (HutSyncJob *job, const char *stream, guint64 old_hash,
                             guint64 new_hash, GError **error);

/* ---- What projected streams show (hut-store-sync-holdings.c) ---- */

/* The stream @stream shows @record (with its ver there, its stream its home), or shows it no
 * longer; with the stream's sum and count, and what people see. */
gboolean hut_holding_put (HutSyncJob *job, const char *stream, const HutRecord *record,
                          GError **error);
gboolean hut_holding_remove (HutSyncJob *job, const char *stream, const HutKind *kind,
                             const HutUid *id, GError **error);
gboolean hut_holding_remove_all (HutSyncJob *job, const HutKind *kind, const HutUid *id,
                                 GError **error);

/* What is shown where the home is not held; NULL and no error: nothing. */
HutRecord *hut_holding_get (HutSyncJob *job, const HutKind *kind, const HutUid *id, GError **error);

/* ---- Streams (hut-store-sync-streams.c) ---- */

/* A fresh log, numbers from 1; unanswered operations lose theirs; where the server LOST its past,
 * the accepted ones of 90 days are to be sent again. */
gboolean hut_sync_renew_log (HutSyncJob *job, HutPast past, GError **error);

/* ---- Up (hut-store-sync-push.c) ---- */

/* To 待处理, with a problem of our own making. */
gboolean hut_sync_set_waiting (HutSyncJob *job, const HutUid *op, const char *slug,
                               const char *detail, GError **error);

/* ---- Conflicts (hut-store-sync-conflicts.c) ---- */

/* Makes the cards of @change where it or what it met is ours. */
gboolean hut_sync_make_cards (HutSyncJob *job, const HutRecord *change, GError **error);

G_END_DECLS
