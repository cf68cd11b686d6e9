/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-warning-counts.h"

G_BEGIN_DECLS

/* Plain warnings (DOMAIN 7): a count per category and community against the same weeks before.
 *
 * The week in question is held against the weeks before it, and against the same weeks of earlier
 * years (domain/hut-warning-counts.h): what came so in other years too is the season's, not news.
 * Where these hold under twenty cases, the weeks beside them count too, the nearest first: a season
 * that sets in changes from week to week, but a few cases need more than one week to be judged by.
 * How many weeks are taken depends on earlier years alone, so the comparison stays exact.
 * With fewer than HUT_WARNING_LEAST_WEEKS weeks before it nothing is said.
 *
 * Each comparison is the exact conditional test of hut-tail.h; a group's probability is the larger
 * of the two, so that a warning is right against both. Groups whose cases together (the week and
 * the weeks before) are fewer than the rule's minimum cannot warn and are not tested: as the test
 * is conditional on that sum, choosing by it costs nothing. Over the others the rule's correction
 * runs. Counts are taken as independent within a group: ten neighbours who call about one broken
 * pipe are what a warning is for, not noise.
 *
 * Plain structs, no I/O, no clock. */

#define HUT_WARNING_LEAST_WEEKS 4

typedef struct
{
  char *category;
  char *community; /* code */
  guint seen;
  guint n_before;
  guint *before; /* the weeks before, the oldest first */
  guint sum_before;
  guint n_years; /* weeks of earlier years that it is held against */
  guint sum_years;
  double tail;           /* that so many come by chance: the larger of the two */
  gboolean held_by_year; /* it is that against earlier years */
} HutWarning;

void hut_warning_free (HutWarning *warning);

/* What a week is expected to bring by the comparison that holds the warning, and its probability,
 * as records keep them: thousandths, and thousand-millionths rounded up. */
gint64 hut_warning_expected_milli (const HutWarning *warning);
gint64 hut_warning_tail_nano (const HutWarning *warning);

typedef struct
{
  GPtrArray *warnings; /* HutWarning, the least probable first */
  guint n_tested;      /* groups that were tested */
  guint n_cases;       /* of the week */
  guint n_left_out;    /* of these, without category or community */
  gboolean too_short;  /* the file does not reach back far enough for any */
} HutWarnings;

HutWarnings *hut_warnings_find (const HutWarningCounts *counts, const HutWarningRules *rules);
void hut_warnings_free (HutWarnings *warnings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWarnings, hut_warnings_free)

/* Words */

/* "9 this week, 1.4 a week in the 8 weeks before, 1.0 in the same weeks of earlier years; by chance
 * with a probability of about 0.002%". Translated; free with g_free(). */
char *hut_warning_words (const HutWarning *warning);

/* "9 this week, 1.4 expected", for where there is little room. */
char *hut_warning_short_words (const HutWarning *warning);

/* hut_warning_words() of a kept warning: from what its record holds. */
char *hut_warning_kept_words (gint64 seen, gint64 expected_milli, gint64 tail_nano);

/* "0.002%", "3%", or "under 0.000001%"; one digit that counts, rounded up. */
char *hut_probability_words (gint64 tail_nano);

/* "1.4" of 1375: one decimal, half up. */
char *hut_milli_words (gint64 milli);

G_END_DECLS
