/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-measures.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* What a volunteer has done (DOMAIN 5, Beijing's volunteer regulation 28, 37). Hours come from
 * services that hold, by check-in and check-out or by who certified them; time that two of them
 * share is counted once. Points are for patrols that were done, for findings that were dealt with
 * and for whole hours. Pure. */
typedef struct
{
  gint64 minutes;
  gint64 overlap_minutes; /* entered twice, counted once: to be looked at */
  guint n_patrols;
  guint n_findings; /* that were dealt with */
  gint64 points;
  guint stars;              /* 0 to 5 */
  gint64 next_star_minutes; /* still missing to the next star; 0: there is none */
} HutVolunteerRecord;

/* @services, @patrols, @findings: HutRecord of these kinds, of anybody; what is of @person and
 * began in [@from, @until) counts. Stars and the way to the next are by these minutes: ask for all
 * time to know what somebody has. */
HutVolunteerRecord hut_volunteer_record (const HutUid *person, GPtrArray *services,
                                         GPtrArray *patrols, GPtrArray *findings,
                                         const HutRosterMeasures *measures, HutTime from,
                                         HutTime until);

G_END_DECLS
