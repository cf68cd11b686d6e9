/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"

G_BEGIN_DECLS

/* What the rates would be if cases turned out well. Nothing is written anywhere. */

/* @item as it would be: called back, contacted, resolved, and of the best grade. */
HutRateCase hut_what_if_good (const HutRateCase *item);

/* What one supposes of a case. */
typedef enum
{
  HUT_WHAT_IF_AS_IT_IS,
  HUT_WHAT_IF_RESOLVED,  /* called back, contacted and resolved; graded as it is, if it is */
  HUT_WHAT_IF_SATISFIED, /* hut_what_if_good() */
} HutWhatIfChoice;

/* Counts @item, which @count holds, as one supposes it to be. */
void hut_what_if_turn (HutRateCount *count, const HutRateCase *item, HutWhatIfChoice choice);

/* A case that costs a rate, or may still be called back, and what the score gains where it turns
 * out well (in thousand-millionths of the whole, as hut_rates_score(); 0 where there is no score
 * before or after). */
typedef struct
{
  guint index; /* in the set */
  gint64 gain;
} HutWhatIf;

/* All such cases of @set, what gains most first; those that gain the same in the set's order. */
GArray *hut_what_if_rank (const HutRateSet *set, const HutRateRules *rules,
                          const HutRatePreset *preset);

/* The counts of @set where the first @n of @ranked have turned out well. */
HutRateCount hut_what_if_count (const HutRateSet *set, const GArray *ranked, guint n);

/* How many of @ranked, from the first on, have to turn out well for the score to reach @tenths; 0
 * where it does already, or all of them do not do it. */
guint hut_what_if_reach (const HutRateSet *set, const GArray *ranked, const HutRateRules *rules,
                         const HutRatePreset *preset, int tenths);

G_END_DECLS
