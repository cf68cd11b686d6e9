/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-data-dir.h"

G_BEGIN_DECLS

/* The threads that work on the storage, so that the main loop never waits for it: one that writes,
 * three that read, one that hashes passwords (Argon2id takes 64 MiB: one at a time), two that move
 * contents of attachments, so that records never wait for those. Each has its
 * own connection. */
typedef struct _HutWorkers HutWorkers;

typedef enum
{
  HUT_LANE_WRITE,
  HUT_LANE_READ,
  HUT_LANE_PASSWORD, /* reads too */
  HUT_LANE_BLOB,     /* reads, and waits for the disk with contents of attachments */
} HutLane;

/* Runs in the lane's thread. */
typedef void (*HutWorkFunc) (HutLedger *ledger, gpointer data);

/* Runs in the main context of hut_workers_new(). */
typedef void (*HutDoneFunc) (gpointer data);

HutWorkers *hut_workers_new (HutDataDir *dir, GError **error);

/* Waits for what was given to them, calls nothing more, and closes the connections. */
void hut_workers_free (HutWorkers *workers);

/* FALSE with HUT_PROBLEM_BUSY where too much is waiting; then neither function is called. */
gboolean hut_workers_run (HutWorkers *workers, HutLane lane, HutWorkFunc work, HutDoneFunc done,
                          gpointer data, GError **error);

G_END_DECLS
