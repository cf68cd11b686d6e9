/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A meeting as it is run from one laptop: its agenda at the left; who is there, who speaks, the
 * clock; the speakers' list, the presence or the roll call; the vote; and at the right what is
 * projected. Main thread. */
#define HUT_TYPE_MEETING_PAGE (hut_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (HutMeetingPage, hut_meeting_page, HUT, MEETING_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_meeting_page_set_desk (HutMeetingPage *self, HutMeetingDesk *desk);

/* What was typed and is not on record yet goes there now. */
void hut_meeting_page_flush (HutMeetingPage *self);

G_END_DECLS
