/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The main views of one topic, as the clerk writes them down for the minutes, and what is attached
 * to it. What is typed goes on record by itself: it activates topic.note (ss: uid, text), and
 * topic.attachments (s: uid) where these are wanted. Main thread.
 *
 * Property: least (int): the height of the empty text in pixels; -1: one line. */
#define HUT_TYPE_TOPIC_NOTES (hut_topic_notes_get_type ())
G_DECLARE_FINAL_TYPE (HutTopicNotes, hut_topic_notes, HUT, TOPIC_NOTES, GtkWidget)

GtkWidget *hut_topic_notes_new (void);

/* Those of @topic (NULL: of none, it is hidden), under @heading. @leads: this desk leads the
 * meeting of @view; another one only reads, and so does everybody once the minutes are signed. */
void hut_topic_notes_show (HutTopicNotes *self, const HutMeetingView *view, const HutRecord *topic,
                           const char *heading, gboolean leads);

/* What was typed and is not on record yet goes there now. */
void hut_topic_notes_flush (HutTopicNotes *self);

G_END_DECLS
