/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"
#include "exchange/hut-demo-council.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A meeting of the demo street as it goes, for hut-demo-evening.c and hut-demo-vote.c. */
typedef struct
{
  HutDemoBody *body;
  HutMeeting *meeting;
  HutMeetingActing acting; /* now */
  GArray *present;         /* guint, places among the members, in no order but the chair first */
} HutDemoEvening;

/* Carries @plan (taken over) out; some seconds pass. FALSE where it is NULL, its error set. */
gboolean hut_demo_evening_act (HutDemoEvening *evening, HutRecordPlan *plan);

/* The member at @place of the roll; and one of the office, others of other numbers @n. */
const HutUid *hut_demo_evening_member (HutDemoEvening *evening, guint place);
const char *hut_demo_evening_staff (HutDemoEvening *evening, guint n);

/* What @object says: 0 where it does not; a field of @record with its choices made. */
gint64 hut_demo_evening_number (JsonObject *object, const char *member);
void hut_demo_evening_set_words (HutDemoEvening *evening, HutRecord *record, JsonObject *object,
                                 const char *member);

/* A motion on @topic from its words to its result, and the resolution that follows. */
gboolean hut_demo_evening_decide (HutDemoEvening *evening, const HutUid *topic, JsonObject *said,
                                  GError **error);

G_END_DECLS
