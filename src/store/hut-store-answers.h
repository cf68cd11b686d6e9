/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* What a person answers: conflicts by field, and operations that the server refused (待处理).
 * Each call blocks until the durable commit; the _async twin is for the main thread. */

typedef enum
{
  HUT_ANSWER_KEEP,  /* what stands now is right: the card goes */
  HUT_ANSWER_OTHER, /* the value that lost is right: a new operation sets it */
} HutConflictAnswer;

gboolean hut_store_answer_conflict (HutStore *store, gint64 conflict, HutConflictAnswer answer,
                                    GError **error);
void hut_store_answer_conflict_async (HutStore *store, gint64 conflict, HutConflictAnswer answer,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

typedef enum
{
  HUT_WAITING_DROP,  /* ours was wrong: give it up; history keeps that it was given up */
  HUT_WAITING_RETRY, /* send it again as a new operation based on what stands now */
} HutWaitingAnswer;

/* Operations that the server refused as a group are answered as one: any of them stands for all. */

gboolean hut_store_answer_waiting (HutStore *store, const HutUid *op, HutWaitingAnswer answer,
                                   GError **error);
void hut_store_answer_waiting_async (HutStore *store, const HutUid *op, HutWaitingAnswer answer,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/* The end of either. */
gboolean hut_store_answer_finish (HutStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
