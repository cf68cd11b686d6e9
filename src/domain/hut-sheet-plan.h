/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* Opinion sheets (DOMAIN 4): what households say of a topic beforehand, one a household and topic.
 * Plans as in hut-meeting-plan.h. */

/* The sheet of @household on @topic; one that came before is changed. @view: "for", "against" or
 * "other"; @text: may be NULL, and is asked for of another view. Numbers of telephones are masked.
 */
HutRecordPlan *hut_sheet_plan_put (const HutMeetingActing *acting, const HutUid *topic,
                                   const char *household, const char *view, const char *text,
                                   GError **error);
/* It was entered by mistake. */
HutRecordPlan *hut_sheet_plan_remove (const HutMeetingActing *acting, const HutUid *sheet,
                                      GError **error);

/* The uid of the sheet of @household on @topic. */
HutUid hut_sheet_id (const char *stream, const HutUid *topic, const char *household);

typedef struct
{
  guint n_households; /* that answered */
  guint n_for, n_against, n_other;
  guint n_asked; /* households among the members; 0 where none is entered */
} HutSheetCount;

/* Of the topic @topic. */
void hut_sheet_count (const HutMeeting *meeting, const HutUid *topic, HutSheetCount *count);

G_END_DECLS
