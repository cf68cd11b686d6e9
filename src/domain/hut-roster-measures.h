/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* What the office asks of its lanes and gives its volunteers (DOMAIN 5): the rule `roster`
 * (data/rules/office.json). The rhythm is patrol on working days, check weekly, rate monthly. */
typedef struct
{
  int stewards;          /* that a lane needs, 0 to 20 */
  int grid_workers;      /* that a grid needs, 0 to 20 */
  gboolean working_days; /* patrols are due on working days; FALSE: on every day */
  int check_days;        /* days from one check of a lane to the next, 1 to 366 */
  int rate_months;       /* months from one rating to the next, 1 to 12 */
  int qualify_visits;    /* checks in a row at which all no's hold, 1 to 20 */
  int points_patrol;     /* for a patrol that was done, 0 to 1000 */
  int points_finding;    /* for a finding that was dealt with */
  int points_hour;       /* for each whole hour of service */
  int stars[5];          /* hours from which on a volunteer has so many stars, ascending */
} HutRosterMeasures;

/* HUT_DOMAIN_ERROR_MALFORMED (translated) names the member that cannot be read. */
gboolean hut_roster_measures_read (HutRosterMeasures *measures, JsonNode *value, GError **error);

/* Those of the office as they stand; NULL: as shipped. */
void hut_roster_measures_of (HutOffice *office, HutRosterMeasures *measures);

G_END_DECLS
