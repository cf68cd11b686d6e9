/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What people do with visits 走访 of shops, units and residents (DOMAIN 5), each as one plan: who
 * was visited is personal, the opinion that was heard is not, and is followed until done. Errors
 * are HUT_DOMAIN_ERROR_RULE, translated. Pure. */

/* A visit with what @said (kind visit) says: lane, subject, unit, whom, home_address, place, at,
 * person, opinion. A shop or unit has its name, a resident who it was or where. */
HutRecordPlan *hut_visit_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                   GError **error);

/* @kept was in truth what @said says. What became of its opinion stays. */
HutRecordPlan *hut_visit_plan_edit (const HutRosterActing *acting, const HutRecord *kept,
                                    const HutRecord *said, GError **error);
HutRecordPlan *hut_visit_plan_void (const HutRecord *kept, const char *why, GError **error);

/* Its opinion becomes a case with the lane (its record, or NULL); who was visited, and where a
 * resident lives, are the caller's of the case, personal there as here. */
HutRecordPlan *hut_visit_plan_to_case (const HutRosterActing *acting, const HutRecord *kept,
                                       const HutRecord *lane, GError **error);

/* How far it is; and with @done, that it is done. */
HutRecordPlan *hut_visit_plan_follow (const HutRosterActing *acting, const HutRecord *kept,
                                      const char *words, gboolean done, GError **error);

/* It was not done, as turned out. A case that was made of it is let go: there may be another. */
HutRecordPlan *hut_visit_plan_reopen (const HutRosterActing *acting, const HutRecord *kept,
                                      const char *why, GError **error);

G_END_DECLS
