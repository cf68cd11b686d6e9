/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* The thread that moves contents of attachments beside the rounds, so that no record waits for one.
 * It begins when it is told to, and again by itself when something that failed is due; while the
 * server cannot be reached it waits to be told. */
typedef struct _HutBlobMover HutBlobMover;

HutBlobMover *hut_blob_mover_new (HutStore *store, const char *url);

/* There may be something to move; @access is the token of the moment. From any thread. */
void hut_blob_mover_go (HutBlobMover *mover, const char *access);

/* Cuts what is under way, and waits for the thread's end. */
void hut_blob_mover_free (HutBlobMover *mover);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutBlobMover, hut_blob_mover_free)

G_END_DECLS
