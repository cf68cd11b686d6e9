/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* The attachments of topics: what of them may stand on the projected screen, and as what. Plans as
 * in hut-meeting-plan.h. They are made by who keeps the content (exchange/hut-attachment.h), and
 * nobody but the office sees them until somebody says so. */

/* Whether it is a photograph: what else is attached is never projected. */
gboolean hut_attachment_is_photograph (const HutRecord *attachment);

/* How many belong to the topic @topic, and how many of these may be projected. */
void hut_attachment_count (const HutMeeting *meeting, const HutUid *topic, guint *n,
                           guint *n_public);

/* The photograph may stand on the projected screen, or may not any more. */
HutRecordPlan *hut_attachment_plan_publish (const HutMeetingActing *acting,
                                            const HutUid *attachment, GError **error);
HutRecordPlan *hut_attachment_plan_withhold (const HutMeetingActing *acting,
                                             const HutUid *attachment, GError **error);

/* The photograph shows what was "before" or is "after"; NULL: neither. */
HutRecordPlan *hut_attachment_plan_date (const HutMeetingActing *acting, const HutUid *attachment,
                                         const char *moment, GError **error);

/* It is taken off the topic. */
HutRecordPlan *hut_attachment_plan_remove (const HutMeetingActing *acting, const HutUid *attachment,
                                           GError **error);

G_END_DECLS
