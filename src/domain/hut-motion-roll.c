/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who votes on a motion. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-motion-roll.h"

#include "domain/hut-meeting-plan.h"

HutMotionRoll *
hut_motion_roll_new (const HutMeeting *meeting, const HutRecord *motion, HutOffice *office)
{
  HutMotionRoll *roll = g_new0 (HutMotionRoll, 1);

  roll->rule = hut_meeting_rule (meeting, motion, office);
  roll->voters = hut_voters_new (meeting->members, roll->rule);
  roll->attendance = hut_attendance_new (meeting, roll->voters, roll->rule);
  return roll;
}

void
hut_motion_roll_free (HutMotionRoll *roll)
{
  if (roll == NULL)
    return;
  hut_attendance_free (roll->attendance);
  hut_voters_free (roll->voters);
  hut_decision_rule_free (roll->rule);
  g_free (roll);
}
