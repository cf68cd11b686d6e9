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

/* A new lane as @said (kind lane) has it: code, name, community, line. @lanes: HutRecord of those
 * that there are, since a code names one. @gone: the one of this code that was taken away, or NULL:
 * it comes back as @said has it. */
HutRecordPlan *hut_lane_plan_add (const HutRosterActing *acting, GPtrArray *lanes,
                                  const HutRecord *gone, const HutRecord *said, GError **error);

/* @kept becomes as @said has it; what does not change is not written. The code stays. An empty plan
 * where nothing changes. */
HutRecordPlan *hut_lane_plan_edit (const HutRecord *kept, const HutRecord *said, GError **error);

/* The profile @kept (NULL: it has none) of the lane of code @lane becomes as @profile (kind
 * lane-profile) has it; a plan of its own, since not everybody who writes profiles may change
 * lanes. Empty where nothing changes. */
HutRecordPlan *hut_lane_plan_profile (const HutRosterActing *acting, const char *lane,
                                      const HutRecord *kept, const HutRecord *profile);

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
