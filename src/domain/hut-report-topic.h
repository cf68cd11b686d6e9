/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* The topic under which a meeting is told how far the resolutions of earlier ones are: one that
 * comes from a resolution, either from one alone or from all of them. Agenda, minutes and wall go
 * by it. */

/* The topic that is about @resolution alone, else the first that is about all, or NULL. */
const HutRecord *hut_report_topic (const HutMeeting *meeting, const HutRecord *resolution);

/* The resolutions of earlier meetings that are reported under @topic (NULL: under none), in their
 * order: HutRecord, not owned; the caller's array. */
GPtrArray *hut_report_topic_resolutions (const HutMeeting *meeting, const HutRecord *topic);

/* A new topic for all of them, at the end of the agenda. RULE (translated) where there is one
 * already, or nothing to report. */
HutRecordPlan *hut_report_topic_plan_add (const HutMeetingActing *acting, GError **error);

G_END_DECLS
