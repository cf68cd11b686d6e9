/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"
#include "domain/hut-speakers.h"

G_BEGIN_DECLS

/* The speakers' list of a meeting, made of its speeches by the rules (hut-speakers.h), and what was
 * spoken by whom and for which side. Owned by one; speaks of the meeting's records. */
typedef struct
{
  const HutRecord *speech;
  const HutRecord *member; /* NULL: not known here */
  guint n_before;          /* speeches of this member before, in this meeting */
  HutTime spoken_before;   /* and their time, microseconds */
} HutSpeechPlace;

typedef struct
{
  GArray *waiting;                /* HutSpeechPlace: who is next comes first */
  HutTime spoken[HUT_STAND_NONE]; /* in the topic under discussion, by stand, microseconds; what the
                                     clock that runs has taken since is not in it */
  guint n_spoken[HUT_STAND_NONE]; /* of it, who has begun, whether or not he was interrupted */
  HutStand running;               /* of the clock that runs; HUT_STAND_NONE: none does */
  HutTime running_since;
} HutSpeechList;

/* Of the topic @topic (NULL: of what belongs to none); what was spoken before is of the whole
 * meeting. */
HutSpeechList *hut_speech_list_new (const HutMeeting *meeting, const HutRecord *topic,
                                    const HutSpeakerRules *rules);
void hut_speech_list_free (HutSpeechList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSpeechList, hut_speech_list_free)

/* What was spoken for @stand at @now, in the topic under discussion; microseconds. */
HutTime hut_speech_list_spoken (const HutSpeechList *list, HutStand stand, HutTime now);

/* How long @speech has taken at @now, its pauses left out; microseconds. */
HutTime hut_speech_spoken (const HutRecord *speech, HutTime now);

/* How much of its limit is left at @now; below zero where it is over; G_MAXINT64 without one. */
HutTime hut_speech_left (const HutRecord *speech, HutTime now);

/* The speeches and the time of @member (a uid's text) in the meeting, at @now. */
HutTime hut_speech_total (const HutMeeting *meeting, const HutUid *member, HutTime now,
                          guint *n_speeches);

G_END_DECLS
