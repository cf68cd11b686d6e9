/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* The resolutions of earlier meetings of a body in its next one: in preparation what is known of
 * them, and their place on the agenda; in the hall, and until the minutes are signed, their
 * reports. It hides itself where there are none. Property: most (int), as of HutLineList. Main
 * thread. */
#define HUT_TYPE_EARLIER_CARD (hut_earlier_card_get_type ())
G_DECLARE_FINAL_TYPE (HutEarlierCard, hut_earlier_card, HUT, EARLIER_CARD, GtkWidget)

/* Takes a reference of @desk; NULL: none. */
void hut_earlier_card_set_desk (HutEarlierCard *self, HutMeetingDesk *desk);

/* "3 in all, 1 reported"; NULL where there are none. The caller's. */
char *hut_earlier_words (const HutMeetingView *view);

G_END_DECLS
