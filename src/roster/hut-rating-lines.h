/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-rating-answer.h"

G_BEGIN_DECLS

/* What the view of ratings says, in words. Main thread. */

/* What the lane-chief office has to see: where something is missing. */
typedef enum
{
  HUT_RATING_GAP_RATING, /* lanes without a rating of the month */
  HUT_RATING_GAP_CHECK,  /* lanes whose check is due */
  HUT_RATING_GAP_CHIEF,  /* lanes without a chief */
  HUT_RATING_GAP_UP,     /* handed up, and still open */
  HUT_N_RATING_GAPS,
} HutRatingGap;

const char *hut_rating_gap_label (HutRatingGap gap);

/* Its rows: HutLine whose id is "lane:CODE", or, of what was handed up, "finding:CODE#N" and
 * "case:UID". */
GPtrArray *hut_rating_gap_lines (const HutRatingAnswer *answer, HutRatingGap gap);

/* How many those are; without making them. */
guint hut_rating_count_gaps (const HutRatingAnswer *answer, HutRatingGap gap);

/* The lanes with how they are rated: HutLine whose id is the code. */
GPtrArray *hut_rating_lane_lines (const HutRatingAnswer *answer);

/* The chiefs with their record of the month: HutLine whose id is the uid. */
GPtrArray *hut_rating_chief_lines (const HutRatingAnswer *answer);

/* "4.25", or a dash, of hundredths as hut_rating_mean() gives them. Free with g_free(). */
char *hut_rating_mean_words (int mean);

/* The names of a chief’s lanes. Free with g_free(). */
char *hut_rating_lanes_words (const HutChiefRecord *record);

/* Of what was handed up: where it stands, "no evidence, still open" where nothing is on record.
 * Free with g_free(). */
char *hut_rating_handed_words (const HutHandedUp *handed);

G_END_DECLS
