/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* Posts to be filled and activities to take part in, and who signs up for them (DOMAIN 5): there
 * are only so many places, and work that needs a skill wants people who have it and were trained
 * for it (Beijing’s volunteer regulation, 28, 37). Who came has hours where somebody certifies
 * them. Errors are HUT_DOMAIN_ERROR_RULE, translated. Pure. */

/* A new one with what @said (a record of kind activity) says: title, kind, lane, community, place,
 * address, from, until, places, skills, unit, words; and @kept as @said says. */
HutRecordPlan *hut_activity_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                      GError **error);
HutRecordPlan *hut_activity_plan_edit (const HutRosterActing *acting, const HutRecord *kept,
                                       const HutRecord *said, GError **error);

/* It was held, is called off, or is open again. */
HutRecordPlan *hut_activity_plan_set_state (const HutRosterActing *acting, const HutRecord *kept,
                                            const char *state, GError **error);

/* How many are signed up or came, of @signups (HutRecord of kind signup of the activity). */
guint hut_activity_count (GPtrArray *signups);

/* The skills that @activity asks for and @person (a record of kind person) has not, and whether the
 * training for them lacks; NULL: nothing lacks. In words, translated; free with g_free(). */
char *hut_activity_lacks (const HutRecord *activity, const HutRecord *person);

/* @person signs up; of one who withdrew, again. @signups: of the activity. Where something lacks,
 * @words has to say why the person takes part all the same; else it may be NULL. */
HutRecordPlan *hut_signup_plan_sign (const HutRosterActing *acting, const HutRecord *activity,
                                     const HutRecord *person, GPtrArray *signups, const char *words,
                                     GError **error);
HutRecordPlan *hut_signup_plan_withdraw (const HutRosterActing *acting, const HutRecord *signup,
                                         GError **error);

/* Those of @signups (HutRecord) came; each has @minutes of service where @certifier is not NULL,
 * who answers for them, from when the activity began. Not for what has not been yet. Plans
 * (HutRecordPlan), to be written as one batch. */
GPtrArray *hut_signup_plan_came (const HutRosterActing *acting, const HutRecord *activity,
                                 GPtrArray *signups, const char *certifier, gint64 minutes,
                                 GError **error);

/* @signup did not come. @services: HutRecord of kind service of the person: what was certified for
 * this activity is taken back, with @why. */
HutRecordPlan *hut_signup_plan_absent (const HutRosterActing *acting, const HutRecord *activity,
                                       const HutRecord *signup, GPtrArray *services,
                                       const char *why, GError **error);

/* The uid that makes the same record on every machine. */
HutUid hut_signup_id (const char *stream, const HutUid *activity, const HutUid *person);

G_END_DECLS
