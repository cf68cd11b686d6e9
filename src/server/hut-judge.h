/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "protocol/hut-push-line.h"
#include "protocol/hut-result-line.h"
#include "server/hut-access.h"
#include "server/hut-ledger.h"
#include "server/hut-offices.h"

G_BEGIN_DECLS

/* One operation judged against the record as it stands, and written where it holds (DESIGN 5):
 * unchanged there, applied; changed to the same, nothing; else the later clock wins, and what
 * lost is kept in history. */
typedef struct
{
  HutLedger *ledger;
  HutOffices *offices;
  const HutCaller *caller;
  gint64 now;        /* the server's time of receipt, microseconds UTC */
  gint64 offset;     /* what to add to the client's clock to have ours */
  gboolean imported; /* its group holds an `imported` event for the record */
} HutJudge;

/* What became of it. Without `row`, and n as in the line. FALSE only where the storage failed:
 * then nothing may be kept. */
gboolean hut_judge (const HutJudge *judge, const HutPushLine *line, HutResultLine **result,
                    GError **error);

G_END_DECLS
