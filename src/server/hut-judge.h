/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "protocol/hut-push-line.h"
#include "protocol/hut-result-line.h"
#include "server/hut-access.h"
#include "server/hut-ledger.h"
#include "server/hut-offices.h"
#include "server/hut-projector.h"

G_BEGIN_DECLS

/* The detail with which everything is refused that is not given, be it there or not. */
#define HUT_JUDGE_UNGIVEN "the stream is not given to this account"

/* One operation judged against the record as it stands, and written where it holds (DESIGN 5):
 * unchanged there, applied; changed to the same, nothing; else the later clock wins, and what
 * lost is kept in history. */
typedef struct
{
  HutLedger *ledger;
  HutOffices *offices;
  HutProjector *projector; /* is told what is written */
  const HutCaller *caller;
  const char *shown; /* the stream in which the caller is shown records of the line's, which is not
                        given to him otherwise; NULL: it is */
  gint64 now;        /* the server's time of receipt, microseconds UTC */
  gint64 offset;     /* what to add to the client's clock to have ours */
  gboolean imported; /* its group holds an `imported` event for the record */
} HutJudge;

/* What became of it. Without `row`, and n as in the line; seq and ver are those of the home,
 * whoever asks. FALSE only where the storage failed: then nothing may be kept. */
gboolean hut_judge (const HutJudge *judge, const HutPushLine *line, HutResultLine **result,
                    GError **error);

G_END_DECLS
