/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-line-list.h"
#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* What the lists of a meeting say, made of what is known of it: arrays of HutLine, owned by
 * the caller. @leads: this desk leads, so that rows offer what can be done. Translated. */

/* The agenda, in its order, with the step that stands open at the topic under discussion. */
GPtrArray *hut_meeting_lines_agenda (const HutMeetingView *view, gboolean leads);

typedef enum
{
  HUT_PRESENCE_ALL,
  HUT_PRESENCE_HERE,
  HUT_PRESENCE_ABSENT,
} HutPresence;

/* Members, by number, who came when and left when. */
GPtrArray *hut_meeting_lines_members (const HutMeetingView *view, HutPresence which,
                                      gboolean leads);

/* Who waits to speak, next first. */
GPtrArray *hut_meeting_lines_speakers (const HutMeetingView *view, gboolean leads);

/* The voters of a roll call: who is there and has not voted yet comes first. */
GPtrArray *hut_meeting_lines_voters (const HutMeetingView *view, const HutRecord *motion,
                                     gboolean leads);

/* "3:05" of a stretch of time; of one below zero "-0:12". Free with g_free(). */
char *hut_clock_words (HutTime stretch);

G_END_DECLS
