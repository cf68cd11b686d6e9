/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"

G_BEGIN_DECLS

/* What a case lacks for its next step, in words (translated), in the order in which it is done.
 * Before work: who leads and where it is. Before the answer: what must be on record
 * (hut-case-lacks.h). An owned array of texts. */
GPtrArray *hut_case_missing (const HutRecord *record, const HutCaseFacts *facts);

G_END_DECLS
