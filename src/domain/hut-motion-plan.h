/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"
#include "domain/hut-motion-count.h"

G_BEGIN_DECLS

/* What people do with a motion (hut-meeting-plan.h says how): it is made ready, put to the vote,
 * counted, its result announced. Before it is announced it can be voted on again. */

/* A new motion with what @said (a record of kind motion) says of it: topic, title, method, and
 * where they are other than the topic's and the meeting's, subject and rule; choices of a poll. */
HutRecordPlan *hut_motion_plan_add (const HutMeetingActing *acting, const HutRecord *said,
                                    GError **error);
/* While nobody votes yet; what @said leaves open is filled in as in a new one. */
HutRecordPlan *hut_motion_plan_edit (const HutMeetingActing *acting, const HutRecord *said,
                                     GError **error);

/* Who may vote and who is there is frozen. Not without a decision rule, but a poll; and only by
 * roll call where the rule measures areas: other counts do not know whose a vote is. */
HutRecordPlan *hut_motion_plan_open (const HutMeetingActing *acting, const HutUid *motion,
                                     GError **error);

/* @which: 1 or 2, of a count by two; 1 of one that one counts. @counter: who; may be NULL where one
 * counts. */
HutRecordPlan *hut_motion_plan_count (const HutMeetingActing *acting, const HutUid *motion,
                                      guint which, const char *counter, const HutCount *count,
                                      GError **error);
/* Of a show of hands, the block @block (NULL: the whole hall, where no block has a count). Nothing
 * is spoiled in it. */
HutRecordPlan *hut_motion_plan_block (const HutMeetingActing *acting, const HutUid *motion,
                                      const char *block, const HutCount *count, GError **error);
/* The same by a desk that does not lead: put on record for the leading desk. */
HutRecordPlan *hut_motion_plan_tally (const HutMeetingActing *acting, const HutUid *motion,
                                      const char *block, const HutCount *count, GError **error);

/* Of a roll call: @choice is a code of hut_codes_ballot. Cast once; then corrected, with the
 * reason.
 */
HutRecordPlan *hut_motion_plan_ballot (const HutMeetingActing *acting, const HutUid *motion,
                                       const HutUid *member, const char *choice, GError **error);
HutRecordPlan *hut_motion_plan_correct (const HutMeetingActing *acting, const HutUid *motion,
                                        const HutUid *member, const char *choice, const char *why,
                                        GError **error);

/* The vote is closed, and what was counted put on record with its verdict. The counts must agree,
 * and fit who is there. */
HutRecordPlan *hut_motion_plan_close (const HutMeetingActing *acting, const HutUid *motion,
                                      GError **error);
/* To be counted again. */
HutRecordPlan *hut_motion_plan_reopen (const HutMeetingActing *acting, const HutUid *motion,
                                       GError **error);
HutRecordPlan *hut_motion_plan_publish (const HutMeetingActing *acting, const HutUid *motion,
                                        GError **error);
HutRecordPlan *hut_motion_plan_withdraw (const HutMeetingActing *acting, const HutUid *motion,
                                         GError **error);

/* The uid of the ballot on @motion of the voter of whom @member is known longest. */
HutUid hut_ballot_id (const char *stream, const HutUid *motion, const HutUid *member);

G_END_DECLS
