/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The motions of a topic, one at a time: made ready, put to the vote, counted by its method, its
 * verdict with arithmetic and article. The verdict takes the keyboard when it is there, so that it
 * is read aloud. Activates motion.new (topic), motion.edit, motion.open, motion.close,
 * motion.reopen, motion.publish, motion.withdraw (motion), motion.count ((susss): motion, 1 or 2,
 * block, count, counter), council.new-resolution (motion). Main thread. */
#define HUT_TYPE_VOTE_CARD (hut_vote_card_get_type ())
G_DECLARE_FINAL_TYPE (HutVoteCard, hut_vote_card, HUT, VOTE_CARD, GtkWidget)

/* @topic: of the view; NULL: none is chosen. */
void hut_vote_card_set_view (HutVoteCard *self, const HutMeetingView *view, const HutRecord *topic,
                             gboolean leads);

/* Why the count cannot be closed, or another refusal; NULL clears it. */
void hut_vote_card_tell (HutVoteCard *self, const char *words);

G_END_DECLS
