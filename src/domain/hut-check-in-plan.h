/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What people do with the double check-in (DOMAIN 6), each as one plan: see hut-roster-plan.h. What
 * is wrong is struck off with a reason and entered anew. */

/* A thing that was done, with what @said (a record of kind check-in, whose uid it keeps) says:
 * subject, unit or person, community, task, motto, activity, words, at, evidence. Without its day
 * or its evidence it does not count yet. */
HutRecordPlan *hut_check_in_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                      GError **error);

/* Day and evidence of what was entered without them. */
HutRecordPlan *hut_check_in_plan_prove (const HutRosterActing *acting, const HutRecord *kept,
                                        HutTime at, const char *evidence, GError **error);

/* It was not so, for the reason @why. */
HutRecordPlan *hut_check_in_plan_void (const HutRosterActing *acting, const HutRecord *kept,
                                       const char *why, GError **error);

G_END_DECLS
