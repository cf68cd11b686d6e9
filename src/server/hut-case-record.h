/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-facts.h"
#include "domain/hut-matter.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* What is on record of the case @id of @stream, in the order of the stream: who
 * assigned it is the account that wrote the change (its uid as text), whatever
 * the event says. In the storage's transaction; @facts is cleared by the
 * caller, also after an error. */
gboolean hut_case_record_read (HutLedger *ledger, const char *stream, const HutUid *id,
                               HutCaseFacts *facts, GError **error);

/* The cases and tasks of the matter @id, counted. */
gboolean hut_matter_record_read (HutLedger *ledger, const char *stream, const HutUid *id,
                                 HutMatterFacts *facts, GError **error);

G_END_DECLS
