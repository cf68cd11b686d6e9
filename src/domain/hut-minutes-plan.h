/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* What people do with the minutes of a meeting (hut-meeting-plan.h says how): drafted from what
 * happened, edited, approved, signed; signed minutes are never changed, and corrected by an
 * addendum. */

/* Writes the draft from what happened, over the one that was there. @unit_names: as in
 * HutMinutesSource, may be NULL. */
HutRecordPlan *hut_minutes_plan_draft (const HutMeetingActing *acting, GHashTable *unit_names,
                                       GError **error);

/* The clerk's text. Telephone numbers in it are masked. */
HutRecordPlan *hut_minutes_plan_edit (const HutMeetingActing *acting, const char *text,
                                      GError **error);

/* Only of a meeting that is closed: the log is taken once more, as it then stands. @by: who. */
HutRecordPlan *hut_minutes_plan_approve (const HutMeetingActing *acting, const char *by,
                                         GError **error);
/* Back to the draft. */
HutRecordPlan *hut_minutes_plan_reopen (const HutMeetingActing *acting, GError **error);

/* Text and log stand as they are, with their SHA-256. */
HutRecordPlan *hut_minutes_plan_sign (const HutMeetingActing *acting, const char *by,
                                      GError **error);

HutRecordPlan *hut_minutes_plan_addendum (const HutMeetingActing *acting, const char *text,
                                          GError **error);

G_END_DECLS
