/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-season.h"
#include "domain/hut-warning-rules.h"

G_BEGIN_DECLS

/* What plain warnings are made of: cases by week, category and community. Which weeks are compared
 * is decided here; what the counts say: insight/hut-warning.h. Plain structs, no I/O, no clock;
 * used by one thread at a time. */

/* Of earlier years so many weeks to either side may count too: with fewer, few cases could ever be
 * out of the ordinary; with more, the season is another. */
#define HUT_WARNING_BESIDE 2
#define HUT_WARNING_MAX_WEEKS (26 + 5 * (2 * HUT_WARNING_BESIDE + 1))

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
  guint8 beside[1 + HUT_WARNING_MAX_WEEKS]; /* of earlier years: how many weeks to the side */
  guint n_before;
  guint n_years;
} HutWarningWeeks;

/* The weeks for the one that ends with the day of @time: as many whole ones before it as the rule
 * says, and of earlier years the same one with two to either side (a year is 52 or 53 weeks
 * here, so that weekdays agree). @first: the time of the first case on file; a week that begins
 * before it is left out, since there the absence of cases says nothing. */
void hut_warning_weeks_plan (HutWarningWeeks *weeks, const HutWarningRules *rules, HutTime time,
                             HutTime first, GTimeZone *zone);

/* The cases of one category and community, by week in the order of HutWarningWeeks. */
typedef struct
{
  const char *category;
  const char *community; /* code */
  guint counts[1 + HUT_WARNING_MAX_WEEKS];
} HutWarningCell;

typedef struct
{
  HutWarningWeeks weeks;
  GStringChunk *names; /* equal texts are the same pointer */
  GHashTable *cells;   /* HutWarningCell, by its two names; each is its own key */
  guint n_cases;       /* of the week in question */
  guint n_left_out;    /* of these, without category or community: in no cell */
} HutWarningCounts;

HutWarningCounts *hut_warning_counts_new (const HutWarningWeeks *weeks);
void hut_warning_counts_free (HutWarningCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWarningCounts, hut_warning_counts_free)

/* Counts a case of the week numbered @week (0: the one in question); category and community may be
 * NULL. */
void hut_warning_counts_add (HutWarningCounts *counts, guint week, const char *category,
                             const char *community);

G_END_DECLS
