/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-what-if.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What the page of the three rates asks, and what it is told. Both are made in one thread and read
 * in another, and belong to one at a time. */
typedef struct
{
  HutRateRules *rules;
  char *preset; /* one of the rules', or NULL: the one that is used by default */
  HutRatePeriod period;
  HutRatePeriod before; /* what it is compared with */
  HutRatesBy by;        /* what the lines are grouped by */
  HutTime now;
} HutRatesQuestion;

void hut_rates_question_free (HutRatesQuestion *question);

/* A case that costs a rate, or may: what the score gains, and its row. */
typedef struct
{
  HutRateCase item; /* without its texts */
  gint64 gain;
  HutCaseRow *row; /* NULL once it is taken */
} HutCostlyCase;

/* So many are read with their rows: more than a person goes through. */
#define HUT_COSTLY_MAX 40

typedef struct
{
  HutRateRules *rules;
  const HutRatePreset *preset; /* of @rules */
  HutRatePeriod period;
  HutRatePeriod before;
  HutRatesBy by;
  HutRateLine *total;
  GPtrArray *lines;  /* HutRateLine; none by nothing */
  GArray *lost;      /* guint: how many cases of each line cost a rate */
  GPtrArray *costly; /* HutCostlyCase: the first of those that cost most */
  guint n_costly;    /* all of them */
  guint reach;       /* so many of them turned out well bring the score to @reach_tenths; or 0 */
  int reach_tenths;
} HutRatesAnswer;

/* Counts: on a worker, a HutReadFunc of a HutRatesQuestion. */
void *hut_rates_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                             GError **error);
void hut_rates_answer_free (HutRatesAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRatesAnswer, hut_rates_answer_free)

G_END_DECLS
