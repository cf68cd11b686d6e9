/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* What hangs out, where, and until when (DOMAIN 4). Plans as in hut-meeting-plan.h. */

/* The notice of the meeting, which stays up to the day of the meeting; and the notice of a result,
 * of the motion @motion whose result was announced, which stays up as long as its decision rule
 * asks, by the office's calendar, or with no end where it asks for nothing. @where: not empty. */
HutRecordPlan *hut_notice_plan_post_meeting (const HutMeetingActing *acting, const char *where,
                                             GError **error);
HutRecordPlan *hut_notice_plan_post_result (const HutMeetingActing *acting, const HutUid *motion,
                                            const char *where, GError **error);

/* Not before it has hung out its days. */
HutRecordPlan *hut_notice_plan_take_down (const HutRecord *notice, HutOffice *office, HutTime now,
                                          GError **error);

/* It never hung there. */
HutRecordPlan *hut_notice_plan_strike (const HutRecord *notice, const char *reason, GError **error);

/* Until when a result that was put up at @posted stays up, the last instant of its last day; 0
 * where the rule of @motion does not say. */
HutTime hut_notice_until (const HutMeeting *meeting, const HutRecord *motion, HutOffice *office,
                          HutTime posted);

/* The last day on which the result of @motion is to be put up (hut_time_day_number()); FALSE where
 * the rule asks for nothing, or it hangs out already. */
gboolean hut_notice_result_latest (const HutMeeting *meeting, const HutRecord *motion,
                                   HutOffice *office, gint64 *latest);

/* Whether it may come down: it hangs, and its last day is over at @now. */
gboolean hut_notice_may_come_down (const HutRecord *notice, HutOffice *office, HutTime now);

G_END_DECLS
