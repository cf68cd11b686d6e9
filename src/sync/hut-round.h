/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hut-link.h"
#include "sync/hut-sync.h"

G_BEGIN_DECLS

/* What the steps of one round share. One thread; everything blocks. */
typedef struct
{
  HutStore *store;
  HutLink *link;
  GCancellable *cancellable; /* or NULL */
  HutSyncReport *report;
} HutRound;

/* Pushes until nothing is left to send; @sent counts what went up. */
gboolean hut_round_push (HutRound *round, guint *sent, GError **error);

/* Pulls until the server has no more. */
gboolean hut_round_pull (HutRound *round, GError **error);

/* Finds what differs from the server in @stream, and fetches it again. */
gboolean hut_round_repair (HutRound *round, const char *stream, GError **error);

/* Asks who we are, then pulls and pushes until both sides are quiet; counts what waits for a
 * person at its end. */
gboolean hut_round_run (HutRound *round, GError **error);

G_END_DECLS
