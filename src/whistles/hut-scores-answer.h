/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-rules.h"
#include "domain/hut-scores.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What the page of scores asks, and its answer. Plain values. */
typedef struct
{
  HutRatePeriod period;
  HutWhistleTimes times;
} HutScoresQuestion;

typedef struct
{
  HutRatePeriod period;
  HutWhistleTimes times;
  HutScores *scores;
  GPtrArray *ledger; /* HutLedgerEntry */
} HutScoresAnswer;

/* For a page's feed (HutPageQuestion): reads all whistles of the period. On a worker. */
void *hut_scores_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                              GError **error);
void hut_scores_answer_free (HutScoresAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutScoresAnswer, hut_scores_answer_free)

G_END_DECLS
