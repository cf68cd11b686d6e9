/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-rules.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* What is known of the whistle that an operation is about, from the storage, and its times set
 * right. In the writer's thread. */
typedef struct
{
  HutEntry *whistle; /* NULL: not there */
  HutEntry *summons;
  HutWhistleFacts facts; /* of these */
} HutWhistleLook;

void hut_whistle_look_clear (HutWhistleLook *look);

/* Fills @look, cleared before, where the operation asks for it; @unit: the department that writes,
 * NULL: the street. In the storage's transaction; @look is cleared by the caller, also after an
 * error. */
gboolean hut_whistle_record_read (HutLedger *ledger, const HutOperation *operation,
                                  const HutRecord *present, const char *unit, HutWhistleLook *look,
                                  GError **error);

/* A copy of @operation whose times are those of our clock, where it writes of a whistle and its
 * desktop's clock is wrong: what was entered, what is due and what was told are all by that clock,
 * so all are moved by @offset (what to add to it to have ours) less what the desktop has moved them
 * by already (`clock_off`), and nothing was entered after @now. NULL: it stands as it is. */
HutOperation *hut_whistle_record_right_times (const HutOperation *operation, gint64 offset,
                                              gint64 now);

G_END_DECLS
