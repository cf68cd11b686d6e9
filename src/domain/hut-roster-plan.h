/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record-plan.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* What people do with patrols, findings and hours (DOMAIN 5), each as one plan. What
 * was done is put right by a new record that says why; the old one stays. Errors are
 * HUT_DOMAIN_ERROR_RULE, translated. Pure. */
typedef struct
{
  const char *stream;  /* the street's, where the records are at home */
  const char *account; /* or NULL in a file without accounts */
  HutTime now;         /* by the server's clock, as far as it is known here */
} HutRosterActing;

/* A patrol that was done, with what @said (a record of kind patrol) says of it: lane or grid,
 * person, began_at, ended_at, how, words; and @findings (records of kind finding with words, item,
 * place, address, route, result), or NULL. @there: what hut_reader_patrols_like() finds, or NULL:
 * one that stands is refused, one that was taken back or put right is entered again. */
HutRecordPlan *hut_patrol_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                    GPtrArray *findings, GPtrArray *there, GError **error);

/* @kept was in truth what @said says, and what was found on it (@findings: HutRecord, or NULL) with
 * it; or it did not take place. What puts another right is there once (hut_correction_id()). */
HutRecordPlan *hut_patrol_plan_correct (const HutRosterActing *acting, const HutRecord *kept,
                                        const HutRecord *said, GPtrArray *findings, const char *why,
                                        GError **error);
HutRecordPlan *hut_patrol_plan_take_back (const HutRosterActing *acting, const HutRecord *kept,
                                          const char *why, GError **error);

/* A finding becomes a case that came from a patrol, with its lane; @lane (its record, or NULL)
 * gives the name and the community, @steward the name of who found it, or NULL. Its route is up
 * from then on. @photos: what is attached to the finding (HutRecord), of which the case has its
 * own; or NULL. */
HutRecordPlan *hut_finding_plan_to_case (const HutRosterActing *acting, const HutRecord *finding,
                                         const HutRecord *lane, const char *steward,
                                         GPtrArray *photos, GError **error);

/* Which way it goes: "near", "enforcement" or "up". */
HutRecordPlan *hut_finding_plan_route (const HutRosterActing *acting, const HutRecord *finding,
                                       const char *route, GError **error);

/* It was dealt with; what the enforcement team did is shown by @photos (or NULL) from before and
 * after. And it was not, as turned out: a case that was made of it is let go, there may be another.
 */
HutRecordPlan *hut_finding_plan_done (const HutRosterActing *acting, const HutRecord *finding,
                                      const char *result, GPtrArray *photos, GError **error);
HutRecordPlan *hut_finding_plan_reopen (const HutRosterActing *acting, const HutRecord *finding,
                                        const char *why, GError **error);

/* The photograph @attachment of @finding shows what was "before" or is "after", or neither (NULL);
 * and it is taken off. Not of one that the enforcement team has done: its photographs show that. */
HutRecordPlan *hut_finding_plan_date_photo (const HutRecord *finding, const HutRecord *attachment,
                                            const char *moment, GError **error);
HutRecordPlan *hut_finding_plan_remove_photo (const HutRecord *finding, const HutRecord *attachment,
                                              GError **error);

/* Hours of a volunteer with what @said (a record of kind service) says: person, how, began_at and
 * ended_at or minutes, certifier, activity, lane, words; and put right. */
HutRecordPlan *hut_service_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                     GError **error);
HutRecordPlan *hut_service_plan_correct (const HutRosterActing *acting, const HutRecord *kept,
                                         const HutRecord *said, const char *why, GError **error);

/* These hours did not take place: the entry stays, and counts no more. */
HutRecordPlan *hut_service_plan_take_back (const HutRosterActing *acting, const HutRecord *kept,
                                           const char *why, GError **error);

G_END_DECLS
