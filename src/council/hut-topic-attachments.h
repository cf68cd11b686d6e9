/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* Opens the window of what is attached to the topic @topic of the meeting of @desk, or brings it to
 * the front: photographs and papers are added, seen and removed, and photographs marked as ones
 * that may be projected. It follows the meeting, and closes when the topic has gone. */
void hut_topic_attachments_open (GtkWidget *widget, HutMeetingDesk *desk, const HutUid *topic);

/* "Photographs and papers (3, 1 projected)" of the topic, or what offers to add the first: for a
 * button that opens the window. Free with g_free(). */
char *hut_topic_attachments_words (const HutMeeting *meeting, const HutUid *topic);

G_END_DECLS
