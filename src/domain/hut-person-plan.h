/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What people do with the people of the roster and with what these do (DOMAIN 5), each as one plan.
 * Errors are HUT_DOMAIN_ERROR_RULE, translated. Pure. */

/* Somebody new with what @said (a record of kind person) says, who gets the uid of @said; and
 * @kept as @said says. */
HutRecordPlan *hut_person_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                    GError **error);
HutRecordPlan *hut_person_plan_change (const HutRosterActing *acting, const HutRecord *kept,
                                       const HutRecord *said, GError **error);

/* @kept leaves on @when; those of @roles (HutRecord, all of the person's) that are held then end
 * with it. What was done stays on record. And comes back: the roles stay ended. */
HutRecordPlan *hut_person_plan_leave (const HutRosterActing *acting, const HutRecord *kept,
                                      GPtrArray *roles, HutTime when, GError **error);
HutRecordPlan *hut_person_plan_return (const HutRosterActing *acting, const HutRecord *kept,
                                       GError **error);

/* @kept was entered by mistake. Refused where @roles or @done (patrols, services, ...) say that
 * there is such a person: that one leaves. */
HutRecordPlan *hut_person_plan_void (const HutRecord *kept, GPtrArray *roles, guint done,
                                     const char *why, GError **error);

/* A person takes on what @said (a record of kind role: person, code, lane or grid, unit, community,
 * from, until, words) says. Refused where one of @roles is the same at the same place and time, and
 * where @person has left. */
HutRecordPlan *hut_role_plan_begin (const HutRosterActing *acting, const HutRecord *person,
                                    GPtrArray *roles, const HutRecord *said, GError **error);

/* @role is held until @until, which is the first time at which it is no longer; and was a mistake.
 */
HutRecordPlan *hut_role_plan_end (const HutRosterActing *acting, const HutRecord *role,
                                  HutTime until, const char *words, GError **error);
HutRecordPlan *hut_role_plan_void (const HutRecord *role, const char *why, GError **error);

G_END_DECLS
