/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-data-dir.h"

G_BEGIN_DECLS

/* Takes what homes have queued over into the streams that show it. Each stream has a transaction of
 * its own, which writes no other; a ver that is there already is passed over, so that what is taken
 * over twice, after a crash or by two servers, has its effect once. */
typedef struct _HutFiller HutFiller;

HutFiller *hut_filler_new (HutDataDir *dir);
void hut_filler_free (HutFiller *filler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutFiller, hut_filler_free)

/* Takes over what waits, durably, and reads on a home for a stream that was given later. @heads
 * (stream → gint64 *) gets the seqs of those that were written. */
gboolean hut_filler_run (HutFiller *filler, HutLedger *ledger, GHashTable *heads, GError **error);

/* Strikes out of the queues what was taken over. @more: something waits still. */
gboolean hut_filler_settle (HutFiller *filler, HutLedger *ledger, gboolean *more, GError **error);

/* Both, until nothing waits. */
gboolean hut_filler_run_all (HutDataDir *dir, HutLedger *ledger, GError **error);

/* Makes the stream @target, which somebody is given from now on, and has it filled from every home
 * that is there; one that is there already stays as it is. Within a WRITE. */
gboolean hut_filler_give (HutStorage *storage, const char *target, GError **error);

G_END_DECLS
