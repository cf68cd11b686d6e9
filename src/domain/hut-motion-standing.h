/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-motion-count.h"

G_BEGIN_DECLS

/* How a motion stands before it is counted: whom its rule asks, who is there, how many have voted,
 * and never for what. Operator and wall show it (DOMAIN 4: "present n of base N, what is missing").
 * Pure. */
typedef struct
{
  gint64 base;    /* who may vote; frozen when the vote opened, before as it is now */
  gint64 present; /* of them, the same way */
  gint64 in;      /* have voted */
  gint64 out;     /* could vote and have not: of those present, or of all where the rule asks all */
  HutDecision decision; /* quorum and what is missing to it; for whom votes are in is not in it */
} HutMotionStanding;

void hut_motion_standing (const HutMeeting *meeting, const HutRecord *motion,
                          const HutMotionRoll *roll, HutTime now, HutMotionStanding *standing);

/* "Quorum reached", "7 more have to come"; NULL where the rule asks for none. The caller's. */
char *hut_motion_quorum_words (const HutMotionRoll *roll, const HutMotionStanding *standing);

G_END_DECLS
