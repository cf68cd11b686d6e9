/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle.h"

G_BEGIN_DECLS

/* When a unit did what, of the steps of its summons, and what its clock counts (DOMAIN 3: each
 * department has its own; an interim report restarts nothing, a dispute does not stop it). Times
 * are moments, so midnight is nothing to them, and they are those at which a thing took place: as
 * was told, or else as it was entered, which the server holds against its own clock. Pure. */

/* 0: it did not happen. */
typedef struct
{
  HutTime called;   /* the first call */
  HutTime answered; /* accepted, disputed, refused, or come without a word: the first of them */
  HutTime accepted;
  HutTime disputed; /* the last dispute */
  HutTime refused;
  HutTime ruled; /* the last ruling */
  HutTime arrived;
  HutTime reported;   /* the last interim report */
  HutTime done;       /* nothing was sent back since */
  HutTime released;   /* let go: by the street, or since a dispute was ruled for it */
  gboolean ruled_for; /* the last ruling was for the unit: it need not have come */
  guint n_reminders, n_reports, n_sent_back, n_supervised;
  gboolean told;            /* some of it was told by telephone, on the spot or in writing */
  const HutRecord *arrival; /* the step of it, or NULL; owned by the whistle */
  const HutRecord *last;    /* the last step of the unit's own, or NULL; the same */
} HutSummonsTimes;

void hut_summons_times (const HutWhistle *whistle, const HutRecord *summons,
                        HutSummonsTimes *times);

typedef enum
{
  HUT_SUMMONS_TO_ANSWER,  /* until the answer is due */
  HUT_SUMMONS_TO_ARRIVAL, /* until it is due on the spot */
  HUT_SUMMONS_ON_SPOT,    /* since it came */
  HUT_SUMMONS_TAKEN,      /* stopped: from the call to the end of its work */
} HutSummonsCount;

typedef struct
{
  HutSummonsCount counts;
  gint64 span;   /* microseconds; below 0: by how much it is over */
  gboolean late; /* red: what it counts to is over */
} HutSummonsClock;

HutSummonsClock hut_summons_clock (const HutRecord *summons, const HutSummonsTimes *times,
                                   HutTime now);

/* Whether it answered, or came, after the time that was set, or has not yet and it is past; by how
 * much, in microseconds; 0: in time, or no time was set. A unit that was released before that time
 * is not late, nor one that disputed before it and was found right, however long that took. */
gint64 hut_summons_late_answer (const HutRecord *summons, const HutSummonsTimes *times,
                                HutTime now);
gint64 hut_summons_late_arrival (const HutRecord *summons, const HutSummonsTimes *times,
                                 HutTime now);

/* The next moment after @now at which its clock turns, 0: none. What shows clocks wakes then. */
HutTime hut_summons_next_turn (const HutRecord *summons, HutTime now);

G_END_DECLS
