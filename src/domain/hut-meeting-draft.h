/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* A meeting before it is announced (hut-meeting-plan.h says how plans are made): it is called, and
 * what was said of it is changed, until the notice has gone out. Pure. */

/* A new meeting of @body with what @said (a record of kind meeting) says of it; kind and decision
 * rule are the body's where it says none. */
HutRecordPlan *hut_meeting_plan_create (const HutRecord *said, const HutRecord *body,
                                        HutOffice *office, GError **error);

/* @said: the meeting with what was changed of it. What stands in the notice stands while it is out;
 * chair and recorder can be others until it is closed. */
HutRecordPlan *hut_meeting_plan_edit (const HutMeetingActing *acting, const HutRecord *said,
                                      GError **error);

/* It does not take place; before it was opened. */
HutRecordPlan *hut_meeting_plan_cancel (const HutMeetingActing *acting, const char *reason,
                                        GError **error);

G_END_DECLS
