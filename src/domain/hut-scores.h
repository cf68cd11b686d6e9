/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-times.h"
#include "domain/hut-whistle.h"

G_BEGIN_DECLS

/* What the whistles of a period say of the departments that were called, for the district that
 * assesses both sides (DOMAIN 3), and of the mechanism itself. From records only. Pure. */

/* The marks of one kind: exact, in whole numbers. */
typedef struct
{
  guint n;
  guint sum;
} HutMarkSum;

/* The mean in hundredths, rounded half up; -1 where nobody gave one. */
int hut_mark_mean (const HutMarkSum *sum);

/* Whether the street is asked to mark the part of @summons: its whistle has ended, and it came,
 * refused, or was late; who was let go before the time that was set, without having come, has done
 * nothing to be marked. And whether it has not marked it yet. */
gboolean hut_summons_marks_asked (const HutWhistle *whistle, const HutRecord *summons);
gboolean hut_summons_is_unmarked (const HutWhistle *whistle, const HutRecord *summons);

typedef struct
{
  char *unit;         /* code */
  guint n_called;     /* summonses that are not void */
  guint n_answer_due; /* of them: an answer was asked for and its time is past, or it came */
  guint n_answered;   /* of these: in time */
  guint n_due;        /* its time to be on the spot is past, or it came; not those who were released
                         before, without having come */
  guint n_in_time;    /* of these: on the spot in time */
  guint n_done;
  guint n_released;
  guint n_disputed; /* that disputed, whatever came of it */
  guint n_refused;
  guint n_sent_back;  /* times */
  guint n_supervised; /* 督办 reports */
  guint n_unmarked;   /* see hut_summons_is_unmarked() */
  HutTime median;     /* from the call until it was on the spot, of those who came: microseconds; of
                         an even number the mean of the middle two, rounded down; -1: nobody came */
  HutMarkSum timely, effective, attitude; /* the street's */
  HutMarkSum others;                      /* all marks of whom the district has asked */
  guint n_views;                          /* whistles of which it said what it thinks */
  guint n_needed, n_not_needed, n_clear,
      n_not_clear; /* of these; the rest said partly, or nothing */
} HutUnitScore;

typedef enum
{
  HUT_GAUGE_NONE, /* no case was received */
  HUT_GAUGE_LOW,  /* the mechanism sleeps */
  HUT_GAUGE_FINE,
  HUT_GAUGE_HIGH, /* the daily mechanism is broken */
} HutGauge;

typedef struct
{
  GPtrArray *units; /* HutUnitScore, by code */
  guint n_whistles;
  guint n_by_occasion[4]; /* in the order of hut_codes_occasion */
  guint n_ended;
  gint64 n_cases;
  gint64 gauge_milli; /* whistles per 100 cases, in thousandths, rounded half up; -1: no case */
  HutGauge gauge;
} HutScores;

/* @whistles: HutWhistle, those of the period; @n_cases: received in it. As at @now. */
HutScores *hut_scores_new (GPtrArray *whistles, gint64 n_cases, const HutWhistleTimes *times,
                           HutTime now);
void hut_scores_free (HutScores *scores);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutScores, hut_scores_free)

/* "none", "low", "fine", "high"; and where it stands in words, translated. Static. */
const char *hut_gauge_name (HutGauge gauge);
const char *hut_gauge_words (HutGauge gauge);

G_END_DECLS
