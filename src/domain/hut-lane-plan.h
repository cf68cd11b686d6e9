/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"
#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What people do with lanes and with the checks of lanes (DOMAIN 5), each as one plan. Who may
 * change what the store says, and the server. Errors are HUT_DOMAIN_ERROR_RULE, translated. Pure.
 */

/* A new lane as @said (kind lane) has it: code, name, community, line; with its @profile (kind
 * lane-profile), or NULL. @lanes: HutRecord of those that there are, since a code names one. */
HutRecordPlan *hut_lane_plan_add (const HutRosterActing *acting, GPtrArray *lanes,
                                  const HutRecord *said, const HutRecord *profile, GError **error);

/* @kept becomes as @said has it, and its profile @kept_profile (NULL: it has none) as @profile has
 * it; what does not change is not written, since not everybody may change a lane. The code stays.
 * An empty plan where nothing changes. */
HutRecordPlan *hut_lane_plan_edit (const HutRosterActing *acting, const HutRecord *kept,
                                   const HutRecord *said, const HutRecord *kept_profile,
                                   const HutRecord *profile, GError **error);

/* Another line of a lane: text as hut_shape_line_to_json() makes it; NULL takes it off. */
HutRecordPlan *hut_lane_plan_line (const HutRecord *kept, const char *line, GError **error);

/* There is no such lane any more; what was done there stays on record. */
HutRecordPlan *hut_lane_plan_void (const HutRecord *kept, const char *why, GError **error);

/* A visit at which a lane was held against @list, with what @said (kind lane-check) says: lane, at,
 * person, how, items, words. The version of @list is kept with it. An item may be left open, but
 * not all. */
HutRecordPlan *hut_lane_check_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                        const HutChecklist *list, GError **error);

/* What @kept says was in truth as @said has it. */
HutRecordPlan *hut_lane_check_plan_correct (const HutRosterActing *acting, const HutRecord *kept,
                                            const HutRecord *said, const HutChecklist *list,
                                            const char *why, GError **error);

G_END_DECLS
