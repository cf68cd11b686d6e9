/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"
#include "domain/hut-roster-measures.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* How a lane stands by its checks (DOMAIN 5): it qualifies when all no's hold at so many visits in
 * a row; one visit at which one does not hold ends it. A check that left an item open does not
 * hold. Pure. */
typedef struct
{
  gboolean qualifies;
  HutTime since;           /* the visit by which it qualified; 0: it does not */
  guint n_row;             /* visits in a row, to the last, at which all no's held */
  guint n_visits;          /* all that stand */
  const HutRecord *last;   /* of the checks given; NULL: none */
  const HutRecord *before; /* the one before it */
} HutLaneStanding;

/* @checks: HutRecord of kind lane-check of the one lane, in any order; those after @until do not
 * count. */
HutLaneStanding hut_lane_standing (GPtrArray *checks, const HutChecklist *list,
                                   const HutRosterMeasures *measures, HutTime until);

/* What an item was at two visits, side by side: the answers, or NULL where it was left open. */
typedef struct
{
  const HutChecklistItem *item;
  char *first;
  char *second;
} HutLaneDifference;

/* All items of @list in their order; either check may be NULL. Owned array of HutLaneDifference. */
GPtrArray *hut_lane_compare (const HutRecord *first, const HutRecord *second,
                             const HutChecklist *list);

G_END_DECLS
