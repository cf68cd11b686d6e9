/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-line-list.h"
#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* Speaking times in words, at @now; texts are free with g_free(). Translated. */

/* "for 3, 6:10 · against 2, 5:00", of all that @total holds. */
char *hut_speech_sides_words (const HutSpeechTotal *total, HutTime now);

/* "Speech 2 · 3:05 in all" of who has spoken @n times and @spoken long, the last among them;
 * "First speech" of the first. */
char *hut_speech_nth_words (guint n, HutTime spoken);

/* Who spoke, how often, for which side and how long: a line (hut-meeting-lines.h) for each member,
 * the longest first. */
GPtrArray *hut_speech_lines (const HutMeetingView *view, HutTime now);

G_END_DECLS
