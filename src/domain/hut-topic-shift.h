/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* How a person moves a topic on the agenda: by keyboard a step, by hand to where another stands. */
typedef enum
{
  HUT_SHIFT_UP,     /* before the one that stands above it, in the same part */
  HUT_SHIFT_DOWN,   /* behind the one that stands below it */
  HUT_SHIFT_IN,     /* becomes the last part of the one above it */
  HUT_SHIFT_OUT,    /* stands behind the one that it was part of */
  HUT_SHIFT_BEFORE, /* @other, in its part */
  HUT_SHIFT_AFTER,
  HUT_SHIFT_INTO, /* becomes the last part of @other */
} HutTopicShift;

/* A plan as hut_topic_plan_move() makes it; @other NULL but for the last three. */
HutRecordPlan *hut_topic_plan_shift (const HutMeetingActing *acting, const HutUid *topic,
                                     HutTopicShift shift, const HutUid *other, GError **error);

G_END_DECLS
