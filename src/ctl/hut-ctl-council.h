/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl-desk.h"
#include "domain/hut-meeting-plan.h"

G_BEGIN_DECLS

/* A meeting that a command works at, read whole, and who acts on it from this desk. */
typedef struct
{
  HutCtlDesk desk;
  HutOffice *office;
  HutMeeting *meeting;
  HutMeetingActing acting; /* of now */
} HutCtlMeeting;

/* Opens @db and finds the meeting @name (hut_reader_find_meeting()). FALSE, with the reason on
 * stderr and *@code set, where it can't be; to be cleared all the same. */
gboolean hut_ctl_meeting_open (HutCtlMeeting *at, const char *db, const char *name, int *code);
void hut_ctl_meeting_clear (HutCtlMeeting *at);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutCtlMeeting, hut_ctl_meeting_clear)

/* Writes @plan (taken over), and reads the meeting again. Returns the exit code. */
int hut_ctl_meeting_write (HutCtlMeeting *at, HutRecordPlan *plan);

G_END_DECLS
