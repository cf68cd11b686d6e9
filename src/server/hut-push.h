/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-access.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* POST /v1/push: all lines of a body in one transaction, in their order; groups hold or fall
 * together, and one bad operation blocks no other. */
typedef struct
{
  GString *body;     /* the lines of the results */
  GHashTable *heads; /* stream → its seq (gint64 *), of those that were written */
  gboolean shows;    /* something was queued for others (hut-filler.h) */
  gint64 mark;       /* of the commit: to be made safe before the answer goes out */
} HutPushAnswer;

void hut_push_answer_free (HutPushAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPushAnswer, hut_push_answer_free)

/* @client_clock: the Hutong-Clock of the request, 0 where it had none. HUT_PROBLEM_ERROR where the
 * push as a whole cannot be taken, HUT_STORAGE_ERROR where it could not be kept: then nothing of
 * it is. */
HutPushAnswer *hut_push (HutLedger *ledger, const HutCaller *caller, const char *bytes,
                         gsize length, gint64 client_clock, gint64 now, GError **error);

G_END_DECLS
