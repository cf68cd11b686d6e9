/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-calendar.h"
#include "domain/hut-roster-measures.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* A month's schedule as it is proposed (DOMAIN 5): on each day on which a patrol is due, each lane
 * by its code gets one of its stewards: who is free on that day of the week and has no other lane
 * on the day; of these who has the fewest patrols in the month so far, then whose last is the
 * longest ago, then by uid. What is planned already stands, and counts. Pure. */
typedef struct
{
  const HutRecord *lane;
  HutTime day;    /* its first instant */
  HutUid person;  /* nil: nobody can */
  guint n_before; /* patrols that he has in the month before this one */
  char *reason;   /* for people: why he, or why nobody */
} HutShiftProposal;

/* From the day number @from until before @end; what is planned from @first on, the month's first
 * day, counts. @available: uid (HutUid) of a person → the days of
 * the week that the person is free on, as flags 1 << ISO day (Monday 1); who is not in it always
 * is. Owned array of HutShiftProposal, by day and lane. */
GPtrArray *hut_shift_plan_propose (const HutRoster *roster, GHashTable *available,
                                   const HutRosterMeasures *measures, HutCalendar *calendar,
                                   GTimeZone *zone, gint64 first, gint64 from, gint64 end);

/* Whether @person is free on the weekday of the day number @day, by @available as above. */
gboolean hut_shift_is_available (GHashTable *available, const HutUid *person, gint64 day);

/* The days of the week in a person's field `available` ([1,3,5]) as such flags; of none, of
 * something else, and of NULL all of them. */
guint hut_shift_days (const char *available);

G_END_DECLS
