/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"
#include "domain/hut-speakers.h"

G_BEGIN_DECLS

/* How long each spoke in a meeting, and each side (DOMAIN 4: total speaking time per person is
 * shown). Of everything that was begun, whether or not it was interrupted, points of order among
 * it; each member's sum is hut_speech_total(). Speaks of the meeting's records. Pure. */
typedef struct
{
  HutUid id;                      /* the member's */
  const HutRecord *member;        /* NULL: not known here */
  guint n_spoken[HUT_STAND_NONE]; /* speeches, by stand */
  HutTime spoken[HUT_STAND_NONE]; /* microseconds; what the clock that runs has taken since is not
                                     in it */
  HutStand running;               /* of his clock that runs; HUT_STAND_NONE: none does */
  HutTime running_since;
} HutSpeechTotal;

typedef struct
{
  GArray *members;    /* HutSpeechTotal: who spoke longest comes first */
  HutSpeechTotal all; /* of all together, by side; no member */
} HutSpeechTotals;

HutSpeechTotals *hut_speech_totals_new (const HutMeeting *meeting);
void hut_speech_totals_free (HutSpeechTotals *totals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSpeechTotals, hut_speech_totals_free)

/* What was spoken for @stand at @now, or with HUT_STAND_NONE in all; microseconds. */
HutTime hut_speech_total_spoken (const HutSpeechTotal *total, HutStand stand, HutTime now);

/* Speeches of all stands. */
guint hut_speech_total_count (const HutSpeechTotal *total);

/* That of @member; NULL: has not spoken. */
const HutSpeechTotal *hut_speech_totals_of (const HutSpeechTotals *totals, const HutUid *member);

G_END_DECLS
