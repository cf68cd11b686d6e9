/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-attendance.h"
#include "domain/hut-office.h"

G_BEGIN_DECLS

/* Who may vote on a motion and who of them is there, by the decision rule of the motion, which may
 * be another than the meeting's: a council's hall has members, a motion in it households. Not
 * thread-safe; owned by one; speaks of the meeting's records, which stay longer. */
typedef struct
{
  HutDecisionRule *rule; /* NULL: none is named or known */
  HutVoters *voters;
  HutAttendance *attendance; /* as it is now */
} HutMotionRoll;

/* @motion NULL: by the rule of the meeting. */
HutMotionRoll *hut_motion_roll_new (const HutMeeting *meeting, const HutRecord *motion,
                                    HutOffice *office);
void hut_motion_roll_free (HutMotionRoll *roll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMotionRoll, hut_motion_roll_free)

G_END_DECLS
