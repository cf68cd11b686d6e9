/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-warning-rules.h"

G_BEGIN_DECLS

/* Plain warnings (DOMAIN 7): a count per category and community against the same weeks before.
 *
 * The week in question ends with a day. It is held against the whole weeks before it, and against
 * the same week of earlier years with the week to either side (a year is 52 or 53 weeks here, so
 * that weekdays agree): what came so in other years too is the season's, not news. Weeks that begin
 * before the file has cases are no baseline; under HUT_WARNING_LEAST_WEEKS of them nothing is said.
 *
 * Each comparison is the exact conditional test of hut-tail.h; a group's probability is the larger
 * of the two, so that a warning is right against both. Groups whose cases together (the week and
 * the weeks before) are fewer than the rule's minimum cannot warn and are not tested: as the test
 * is conditional on that sum, choosing by it costs nothing. Over the others the rule's correction
 * runs. Counts are taken as independent within a group: ten neighbours who call about one broken
 * pipe are what a warning is for, not noise.
 *
 * Plain structs, no I/O, no clock; a table may be used from one thread at a time. */

#define HUT_WARNING_LEAST_WEEKS 4
#define HUT_WARNING_MAX_WEEKS (26 + 5 * 3)

typedef struct
{
  HutTime from;
  HutTime until; /* not included */
} HutWarningWeek;

/* The week in question, then those before it from the newest to the oldest, then those of earlier
 * years; no two overlap. */
typedef struct
{
  HutWarningWeek weeks[1 + HUT_WARNING_MAX_WEEKS];
  guint n_before;
  guint n_years;
} HutWarningWeeks;

/* The weeks for the one that ends with the day of @time. @first: the time of the first case on
 * file, from which on the absence of cases says something. */
void hut_warning_weeks_plan (HutWarningWeeks *weeks, const HutWarningRules *rules, HutTime time,
                             HutTime first, GTimeZone *zone);

/* The counts. */
typedef struct _HutWarningTable HutWarningTable;

HutWarningTable *hut_warning_table_new (const HutWarningWeeks *weeks);
void hut_warning_table_free (HutWarningTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWarningTable, hut_warning_table_free)

const HutWarningWeeks *hut_warning_table_get_weeks (HutWarningTable *table);

/* Counts a case of the week numbered @week (0: the one in question). One without category or
 * community (NULL) belongs to no group: it is only counted as left out, where @week is 0. */
void hut_warning_table_add (HutWarningTable *table, guint week, const char *category,
                            const char *community);

typedef struct
{
  char *category;
  char *community; /* code */
  guint seen;
  guint n_before;
  guint *before; /* the weeks before, the oldest first */
  guint sum_before;
  guint n_years; /* weeks of earlier years */
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

HutWarnings *hut_warnings_find (HutWarningTable *table, const HutWarningRules *rules);
void hut_warnings_free (HutWarnings *warnings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWarnings, hut_warnings_free)

/* Words */

/* "9 this week, 1.4 a week in the 8 weeks before, 1.0 in the same weeks of earlier years; by chance
 * with a probability of about 0.002 %". Translated; free with g_free(). */
char *hut_warning_words (const HutWarning *warning);

/* The same of a kept warning: from what its record holds. */
char *hut_warning_kept_words (gint64 seen, gint64 expected_milli, gint64 tail_nano);

/* "0.002 %", "3 %", or "under 0.000001 %"; one digit that counts, rounded up. */
char *hut_probability_words (gint64 tail_nano);

/* "1.4" of 1375: one decimal, half up. */
char *hut_milli_words (gint64 milli);

G_END_DECLS
