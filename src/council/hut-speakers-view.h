/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The speakers' list: who speaks, with what he says as the clerk types it, who waits, or how long
 * each has spoken, and an entry that puts somebody on the list. Activates speech.ask (member,
 * stand), speech.begin, speech.withdraw (speech), speech.pause, speech.resume, speech.end,
 * speech.note (speech, text). Main thread. */
#define HUT_TYPE_SPEAKERS_VIEW (hut_speakers_view_get_type ())
G_DECLARE_FINAL_TYPE (HutSpeakersView, hut_speakers_view, HUT, SPEAKERS_VIEW, GtkWidget)

/* @view NULL: none; owned by the caller, who gives another before it goes. */
void hut_speakers_view_set_view (HutSpeakersView *self, const HutMeetingView *view, gboolean leads);

/* What was typed and is not on record yet goes there now. */
void hut_speakers_view_flush (HutSpeakersView *self);

/* Why somebody could not be put on the list; NULL clears it. */
void hut_speakers_view_tell (HutSpeakersView *self, const char *words);

/* Puts the keyboard into the entry. */
void hut_speakers_view_focus_entry (HutSpeakersView *self);

G_END_DECLS
