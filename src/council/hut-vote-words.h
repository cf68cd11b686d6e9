/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* What the card of a motion (hut-vote-card.h) says of it, by the motion's own decision rule. All
 * texts are the caller's. */

/* Of one that is not counted: who is there of whom it asks, how is voted, by which rule, and who
 * else must be asked. */
char *hut_vote_words_how (const HutMeetingView *view, const HutRecord *motion);

/* "Quorum reached", "7 more have to come"; NULL of a poll, where the rule asks for none, and where
 * it was counted. @reached may be NULL. */
char *hut_vote_words_quorum (const HutMeetingView *view, const HutRecord *motion,
                             gboolean *reached);

/* What is known of the count of an open vote; @known: it can be closed. */
char *hut_vote_words_count (const HutMeetingView *view, const HutRecord *motion, gboolean *known);

/* Of one that was counted: the arithmetic, the article, and to whom it goes; of a poll how many
 * chose what. NULL where nothing is known. */
char *hut_vote_words_why (const HutRecord *motion);

/* The choices of a poll. */
GStrv hut_vote_words_choices (const HutRecord *motion);

G_END_DECLS
