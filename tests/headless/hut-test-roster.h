/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-calendar.h"
#include "domain/hut-roster.h"
#include "domain/hut-roster-measures.h"

G_BEGIN_DECLS

/* What the tests of the roster share: small rosters, by numbers of people and lanes. */

/* The shipped working calendar, and the shipped measures. */
HutCalendar *hut_test_calendar (void);
extern const HutRosterMeasures hut_test_measures;

/* Office time: "2026-11-26 09:00"; and the number of a day. */
HutTime hut_test_at (const char *text);
gint64 hut_test_roster_day (const char *text);

/* A new record of @kind without anything. */
HutRecord *hut_test_make (const HutKind *kind);

/* The uid of person @n, in the order of their numbers; the code of lane @n, "L1" for 0. */
HutUid hut_test_person (guint n);
const char *hut_test_lane (guint n);
void hut_test_set_person (HutRecord *record, guint n);

void hut_test_add_lane (HutRoster *roster, guint n);

/* @from, @until 0: always. */
void hut_test_add_role (HutRoster *roster, const char *code, guint person, guint lane, HutTime from,
                        HutTime until);
HutRecord *hut_test_add_patrol (HutRoster *roster, guint person, guint lane, HutTime began,
                                HutTime ended);

/* A patrol that puts @wrong right: it was in @lane, or did not take place. */
void hut_test_put_right (HutRoster *roster, const HutRecord *wrong, gboolean took_place,
                         guint lane);

G_END_DECLS
