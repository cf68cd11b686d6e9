/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* What was decided goes on (DOMAIN 4): a resolution becomes a task or a case, its progress is
 * noted, it is reported at a next meeting and rechecked on the spot. Plans as in
 * hut-meeting-plan.h; what follows the meeting is done on the resolution itself, which may be of
 * any meeting. */

/* What a resolution of @motion would say: topic, words, and nobody and no day yet. The caller's. */
HutRecord *hut_resolution_of_motion (const HutMeeting *meeting, const HutRecord *motion);

/* A new resolution with what @said (a record of kind resolution) says of it: words; topic, motion,
 * unit, assignee, day where there are such. Of a motion that was not carried there is none. Numbers
 * of telephones in its words are masked. */
HutRecordPlan *hut_resolution_plan_add (const HutMeetingActing *acting, const HutRecord *said,
                                        GError **error);
/* Words, unit, assignee and day, while it is carried out. */
HutRecordPlan *hut_resolution_plan_edit (const HutRecord *kept, const HutRecord *said,
                                         GError **error);

/* As a task of its unit or assignee; as a case that came from a council, in the place of its topic.
 * @acting is in its meeting. */
HutRecordPlan *hut_resolution_plan_to_task (const HutMeetingActing *acting,
                                            const HutRecord *resolution, GError **error);
HutRecordPlan *hut_resolution_plan_to_case (const HutMeetingActing *acting,
                                            const HutRecord *resolution, GError **error);

/* @percent: 0 to 100; @words: how far it is, may be NULL. */
HutRecordPlan *hut_resolution_plan_progress (const HutRecord *resolution, int percent,
                                             const char *words, GError **error);
HutRecordPlan *hut_resolution_plan_done (const HutRecord *resolution, const char *words,
                                         HutTime now, GError **error);

/* @acting's meeting, another than that of the resolution, was told how far it is: 100 of what was
 * carried out, whatever @percent; @words may be NULL. What is said again counts last. */
HutRecordPlan *hut_resolution_plan_report (const HutMeetingActing *acting,
                                           const HutRecord *resolution, int percent,
                                           const char *words, GError **error);

/* Somebody was on the spot: it holds, or it does not and is carried out further. @words: what was
 * found, not empty. */
typedef enum
{
  HUT_RECHECK_HOLDS,
  HUT_RECHECK_FAILS,
} HutRecheck;

HutRecordPlan *hut_resolution_plan_recheck (const HutRecord *resolution, HutRecheck result,
                                            const char *words, HutTime now, GError **error);

/* Given up, with the reason; and taken up again. */
HutRecordPlan *hut_resolution_plan_drop (const HutRecord *resolution, const char *why,
                                         GError **error);
HutRecordPlan *hut_resolution_plan_take_up (const HutRecord *resolution, GError **error);

G_END_DECLS
