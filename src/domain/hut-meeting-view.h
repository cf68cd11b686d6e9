/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-agenda.h"
#include "domain/hut-attendance.h"
#include "domain/hut-speech-list.h"
#include "domain/hut-speech-totals.h"

G_BEGIN_DECLS

/* A meeting as it is looked at: its records, and what is made of them, at one moment. Window,
 * command line and projector read it. Owned by one; not changed once it is made. */
typedef struct
{
  HutMeeting *meeting;
  HutOffice *office;
  HutDecisionRule *rule; /* of the meeting; NULL: none is named or known */
  HutSpeakerRules speakers;
  HutVoters *voters;
  HutAttendance *attendance;
  HutAgenda *agenda;
  HutSpeechList *list; /* of the topic under discussion */
  HutSpeechTotals *totals;
  HutTime made_at;
} HutMeetingView;

/* Takes over @meeting; takes a reference of @office. */
HutMeetingView *hut_meeting_view_new (HutMeeting *meeting, HutOffice *office, HutTime now);
void hut_meeting_view_free (HutMeetingView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMeetingView, hut_meeting_view_free)

/* How a member is called in the office: "12 Wang Fang", number and name; free with g_free(). On the
 * projected screen others are called otherwise (hut-screen.h). */
char *hut_member_words (const HutRecord *member);

G_END_DECLS
