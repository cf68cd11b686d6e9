/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What a case lacks for its next step, in words (translated, static), in the order in which it is
 * done. Before work: who leads and where it is. Before the answer: what must be on record
 * (regulation on complaints 15): the caller contacted and told, the hotline told where its order
 * it is; no step towards a caller who cannot be reached by telephone.
 * @history: HutHistoryEntry. Free the array alone. */
GPtrArray *hut_case_missing (const HutRecord *record, GPtrArray *history);

G_END_DECLS
