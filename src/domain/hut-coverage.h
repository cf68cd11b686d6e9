/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-calendar.h"
#include "domain/hut-roster-measures.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* What was covered on a day (DOMAIN 5): a place is covered that has its people, and where a patrol
 * was done if one was due. Only patrols that were done count, never planned ones. Pure. */
typedef enum
{
  HUT_COVER_COVERED,
  HUT_COVER_RESTS,     /* it has its people, and no patrol is due on the day */
  HUT_COVER_NO_PATROL, /* it has its people, and none of them came */
  HUT_COVER_TOO_FEW,   /* too few people, and yet a patrol where one was due */
  HUT_COVER_BARE,      /* too few people, and no patrol */
  HUT_N_COVERS,
} HutCover;

/* "covered", "rests", "no-patrol", "too-few", "uncovered"; and for people, translated. Static. */
const char *hut_cover_name (HutCover cover);
const char *hut_cover_label (HutCover cover);

typedef struct
{
  const HutRecord *place; /* lane or grid, of the roster */
  HutCover cover;
  guint n_people;      /* stewards of a lane, workers of a grid, on the day; each counted once */
  guint n_vacant;      /* how many more it needs */
  gboolean has_chief;  /* of a lane */
  guint n_patrols;     /* done on the day */
  HutTime last_patrol; /* the last that was done until then; 0: none is known */
  HutTime last_check;  /* of a lane; 0: none is known */
  gboolean check_due;  /* of a lane: the last check is longer ago than the rhythm wants */
  gboolean rating_due; /* of a lane with a chief: no rating of the months that are over */
} HutPlaceCover;

/* A person in two places at the same time. */
typedef struct
{
  HutUid person;
  const HutRecord *first; /* patrols that were done; or shifts of one day */
  const HutRecord *second;
  gboolean planned;
} HutRosterClash;

typedef struct
{
  GArray *places;  /* HutPlaceCover, in the order of the roster */
  GArray *clashes; /* HutRosterClash, by time */
  gboolean due;    /* a patrol is due on the day */
  gboolean ahead;  /* the day has not begun: nothing can be covered on it */
  guint n[HUT_N_COVERS];
  guint n_vacant;
} HutCoverage;

/* @day: its number (hut_time_day_number()) in @zone. What is later than @now does not count. */
HutCoverage *hut_coverage_new (const HutRoster *roster, const HutRosterMeasures *measures,
                               HutCalendar *calendar, GTimeZone *zone, gint64 day, HutTime now);
void hut_coverage_free (HutCoverage *coverage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCoverage, hut_coverage_free)

/* The first instant of the day @day in @zone. */
HutTime hut_roster_day_start (gint64 day, GTimeZone *zone);

/* HutRosterClash, by time, of all patrols of @roster that stand and of its shifts. */
GArray *hut_roster_clashes (const HutRoster *roster);

G_END_DECLS
