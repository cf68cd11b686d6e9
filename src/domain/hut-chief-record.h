/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-coverage.h"

G_BEGIN_DECLS

/* What lane chiefs did, for the lane-chief office and for each chief himself (DOMAIN 5): who
 * patrolled, checked and rated, and what became of what was handed up. Nothing is taken on trust:
 * what has no result on record is open. Pure. */
typedef struct
{
  HutUid chief;
  GPtrArray *lanes; /* HutRecord of the roster; not owned */
  guint n_rated;    /* of these lanes: with a rating of the month */
  guint n_patrols;  /* that the chief did in the time */
  guint n_checks;   /* likewise */
  guint n_up;       /* handed up from the lanes in the time */
  guint n_open;     /* handed up from the lanes at any time, and open */
} HutChiefRecord;

/* Of all who are chiefs of lanes at the end of [@from, @until), in the order of their first lanes.
 * @month: "2026-11", of the ratings; @handed_up: HutRecord of kind finding, of any lane. Owned
 * array of HutChiefRecord. */
GPtrArray *hut_chief_records (const HutRoster *roster, GPtrArray *handed_up, const char *month,
                              HutTime from, HutTime until);

/* Whether @finding is open: it is not done, or there is no word on what was done. */
gboolean hut_finding_is_open (const HutRecord *finding);

G_END_DECLS
