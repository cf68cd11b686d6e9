/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-coverage.h"

G_BEGIN_DECLS

/* The coverage of all lanes, or of all grids, on each of some days that follow one another: what a
 * calendar shows. Each cell says what hut_coverage_new() says of the place on the day; it is
 * counted by looking once at each patrol and role, since a year of them would be looked through for
 * each day. Pure. */
typedef struct
{
  HutCover cover;
  guint n_patrols; /* done on the day */
  guint n_people;  /* stewards of a lane, workers of a grid, on the day; each counted once */
} HutCoverCell;

typedef struct
{
  gint64 first; /* number of the first day */
  guint n_days;
  gint64 today;        /* number of the day that it is; later ones have not begun */
  const HutKind *kind; /* lane or grid */
  GPtrArray *lanes;    /* HutRecord of the kind, of the roster and in its order; not owned */
  gboolean *due;       /* of each day: a patrol is due */
  HutCoverCell *cells; /* lane by lane, n_days of each */
} HutCoverSpan;

/* @kind: lane or grid. What is later than @now does not count. The roster is kept by the caller as
 * long. */
HutCoverSpan *hut_cover_span_new (const HutRoster *roster, const HutKind *kind,
                                  const HutRosterMeasures *measures, HutCalendar *calendar,
                                  GTimeZone *zone, gint64 first, guint n_days, HutTime now);
void hut_cover_span_free (HutCoverSpan *span);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCoverSpan, hut_cover_span_free)

/* @lane: its place in @lanes; @day: from 0. */
const HutCoverCell *hut_cover_span_cell (const HutCoverSpan *span, guint lane, guint day);

/* A patrol was due, and nobody came, or has come yet; a day that has not begun wants nothing. */
gboolean hut_cover_span_is_gap (const HutCoverSpan *span, guint lane, guint day);

/* Of the days from @day on, @n_days of them, that have begun: how often a lane was to be patrolled,
 * and how often it was. */
typedef struct
{
  guint n_due;
  guint n_done;
} HutCoverCount;

HutCoverCount hut_cover_span_count (const HutCoverSpan *span, guint day, guint n_days);

/* The number of the first day of the month that lies @months after that of the day @number, and
 * how many days it has. */
gint64 hut_month_first_day (gint64 number, int months, guint *n_days);

/* "2026-11", the month of the day @number. Free with g_free(). */
char *hut_month_code (gint64 number);

G_END_DECLS
