/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What the page of the three rates asks, and what it is told. Both are made in one thread and read
 * in another, and belong to one at a time. */
typedef struct
{
  HutRateRules *rules;
  char *preset; /* one of the rules' */
  HutRatePeriod period;
  HutRatePeriod before; /* what it is compared with */
  HutTime now;
} HutRatesQuestion;

void hut_rates_question_free (HutRatesQuestion *question);

typedef struct
{
  HutRateRules *rules;
  const HutRatePreset *preset; /* of @rules */
  HutRatePeriod period;
  HutRatePeriod before;
  HutRateLine *total;
} HutRatesAnswer;

/* Counts: on a worker, a HutReadFunc of a HutRatesQuestion. */
void *hut_rates_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                             GError **error);
void hut_rates_answer_free (HutRatesAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRatesAnswer, hut_rates_answer_free)

G_END_DECLS
